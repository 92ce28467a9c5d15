//! Stacks and their components.

use crate::Json;
use crate::call::Call;
use crate::operation::{Ask, Malformed};
use crate::record::{Page, Record, Reference, Search};
use engine::catalog::{Catalog, Locality};
use engine::checksum::integrations_checksum;
use engine::config::{self, ComponentType};
use std::collections::BTreeSet;

/// More components than any stack has.
const ALL: &str = "1000";

/// A stack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stack {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its components, by type as the server orders them.
    pub components: Vec<Component>,
}

/// A component of a stack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Component {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its type, ZenML's key.
    pub component_type: String,
    /// Its flavor.
    pub flavor: String,
    /// The integration that the flavor belongs to; `None` for a built-in or a custom one.
    pub integration: Option<String>,
    /// Whether the flavor is the person's own; `None` where the list of stacks leaves that open.
    pub is_custom: Option<bool>,
    /// What its configuration says that the form asks for too; empty where the list of stacks leaves that open.
    pub configuration: Configuration,
}

/// The parts of a component's configuration that decide about images. The rest is not kept: it may hold secrets.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Configuration {
    /// A container registry's address.
    pub uri: String,
    /// A container registry's default repository.
    pub default_repository: String,
    /// A Kubernetes orchestrator's `always_build_pipeline_image`.
    pub always_build_pipeline_image: bool,
}

impl Stack {
    /// The stacks of a server with their components.
    pub fn list(search: &Search) -> Ask<Page<Self>> {
        search.of(Call::get(&["stacks"]).with("hydrate", "true").with("sort_by", "asc:name"))
    }
}

impl Component {
    /// The components of a stack with all that is known of them.
    pub fn of_stack(stack: &str) -> Call {
        let call = Call::get(&["components"]).with("stack_id", stack);
        call.with("hydrate", "true").with("page", "1").with("size", ALL)
    }

    /// Its type; `None` for one that is newer than this program.
    pub fn kind(&self) -> Option<ComponentType> {
        ComponentType::from_key(&self.component_type)
    }

    /// Whether it runs on the machine of whoever starts the run, so that a server cannot use it; `None` where its
    /// configuration or code decides, of which only the server knows.
    pub fn is_local(&self, catalog: &Catalog) -> Option<bool> {
        match catalog.flavor(self.kind()?, &self.flavor).filter(|_| self.is_custom != Some(true))?.local {
            Locality::Local => Some(true),
            Locality::Remote => Some(false),
            Locality::Configured => None,
        }
    }

    /// The component as the form has it; `None` for a type that is newer than this program.
    pub fn in_form(&self, catalog: &Catalog) -> Option<config::Component> {
        let mut component = config::Component::new(self.kind()?, &self.flavor);
        if self.name != self.flavor {
            component.name.clone_from(&self.name);
        }
        component.is_local = self.is_local(catalog).unwrap_or(false);
        component.uri.clone_from(&self.configuration.uri);
        component.default_repository.clone_from(&self.configuration.default_repository);
        component.always_build_pipeline_image = self.configuration.always_build_pipeline_image;
        Some(component)
    }
}

/// The checksum of a stack by which a server notices that it needs other integrations by now (`compute_stack_checksum`).
pub fn stack_checksum(components: &[Component]) -> String {
    let integrations: BTreeSet<&str> =
        components.iter().filter_map(|component| component.integration.as_deref()).collect();
    integrations_checksum(&integrations)
}

impl Record for Stack {
    fn read(json: &Json) -> Result<Self, Malformed> {
        let Reference { id, name } = Reference::read(json)?;
        let types = json.at(&["metadata", "components"]).entries();
        let components = types.iter().flat_map(|(_, of_type)| of_type.items()).map(Component::read);
        Ok(Self { id, name, components: components.collect::<Result<_, _>>()? })
    }
}

impl Record for Component {
    fn read(json: &Json) -> Result<Self, Malformed> {
        let Reference { id, name } = Reference::read(json)?;
        let body = json.get("body");
        let integration = body.get("integration").to_text().filter(|name| name != "built-in");
        let configuration = json.at(&["metadata", "configuration"]);
        let text = |key: &str| configuration.get(key).to_text().unwrap_or_default();
        let is_custom = match json.at(&["resources", "flavor", "body", "is_custom"]) {
            Json::Bool(is_custom) => Some(*is_custom),
            _ => None,
        };
        Ok(Self {
            id,
            name,
            component_type: body.get("type").to_text().ok_or(Malformed("`type`"))?,
            flavor: body.get("flavor_name").to_text().ok_or(Malformed("`flavor_name`"))?,
            integration,
            is_custom,
            configuration: Configuration {
                uri: text("uri"),
                default_repository: text("default_repository"),
                always_build_pipeline_image: configuration.get("always_build_pipeline_image").is_true(),
            },
        })
    }
}
