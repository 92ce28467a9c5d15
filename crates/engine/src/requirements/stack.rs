//! What the components of the stack bring into an image (`Stack.requirements`, `Stack.apt_packages`).

use super::sourced::merged;
use crate::catalog::{Flavor, Integration, Locality};
use crate::client::Client;
use crate::code::Code;
use crate::config::Component;
use crate::docker_settings::DockerSettings;
use crate::place::Origin;
use crate::situation::Sourced;

/// The requirements of all components, each once and sorted.
pub fn stack_requirements(client: &Client<'_>) -> Vec<Sourced> {
    let requirements = client.components().flat_map(|component| component_requirements(client, component));
    merged(requirements.collect())
}

/// What an image installs for the stack: the requirements of all components and, if it fetches its code from there, of
/// the code repository. Nothing where the settings leave it out.
pub fn installed_stack_requirements(client: &Client<'_>, settings: &DockerSettings) -> Vec<Sourced> {
    if !settings.install_stack_requirements {
        return Vec::new();
    }
    let mut requirements = stack_requirements(client);
    requirements.extend(code_repository_requirements(client, settings));
    merged(requirements)
}

/// The apt packages of all components, in ZenML's order and with its repetitions.
pub fn stack_apt_packages(client: &Client<'_>) -> Vec<Sourced> {
    let packages = client.components().flat_map(|component| {
        let integration = integration_of(client, client.flavor(component));
        let mut packages = integration.map_or_else(Vec::new, |integration| integration.apt_packages.clone());
        packages.extend(lines(&component.apt_packages));
        sourced(packages, &origin(component))
    });
    packages.collect()
}

fn code_repository_requirements(client: &Client<'_>, settings: &DockerSettings) -> Vec<Sourced> {
    let Some(name) = client.code_repository() else { return Vec::new() };
    if !Code::of(settings, true).download_from_code_repository {
        return Vec::new();
    }
    let flavor = client.catalog.code_repository(name);
    let integration = flavor.and_then(|flavor| flavor.requirements_integration.as_deref());
    let integration = integration.and_then(|name| client.catalog.integration(name));
    sourced(requirements_of(client, integration), &Origin::CodeRepository(name.into()))
}

fn component_requirements(client: &Client<'_>, component: &Component) -> Vec<Sourced> {
    let flavor = client.flavor(component);
    let mut requirements = requirements_of(client, integration_of(client, flavor));
    // A component that runs containers on the client's machine reaches the client's database from inside them (R17).
    if let Some(flavor) = flavor.filter(|flavor| flavor.adds_local_zenml && client.stack.uses_sql_store) {
        let local = match flavor.local {
            Locality::Local => true,
            Locality::Remote => false,
            Locality::Configured => component.is_local,
        };
        requirements.extend(local.then(|| format!("zenml[local]=={}", client.release)));
    }
    requirements.extend(lines(&component.requirements));
    sourced(requirements, &origin(component))
}

/// The integration that a component of a flavor brings along (`get_integration_for_module`).
fn integration_of<'a>(client: &Client<'a>, flavor: Option<&Flavor>) -> Option<&'a Integration> {
    client.catalog.integration(flavor?.requirements_integration.as_deref()?)
}

fn requirements_of(client: &Client<'_>, integration: Option<&Integration>) -> Vec<String> {
    integration.map_or_else(Vec::new, |integration| integration.requirements_on(client.python).to_vec())
}

fn origin(component: &Component) -> Origin {
    Origin::Component(component.component_type, component.flavor.clone())
}

/// The lines of a text that a person typed for a custom flavor.
fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn sourced(texts: Vec<String>, origin: &Origin) -> Vec<Sourced> {
    texts.into_iter().map(|text| Sourced { text, origins: vec![origin.clone()] }).collect()
}
