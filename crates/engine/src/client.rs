//! The machine that a run is started from, as far as builds depend on it: what ZenML asks its `Client`, the file
//! system and the container engine.

use crate::catalog::{Catalog, Flavor};
use crate::config::{Checkout, Component, ComponentType, Project, Stack};
use crate::release::{PythonVersion, Release};
use crate::rules::Rules;

/// Everything outside of the settings that decides about a build.
#[derive(Debug, Clone, Copy)]
pub struct Client<'a> {
    /// The release of ZenML.
    pub release: Release,
    /// What it ships, or, for a release without a catalog, what the last one of its minor ships.
    pub catalog: &'a Catalog,
    /// The client's Python, which the image's is made to match.
    pub python: PythonVersion,
    /// The active stack.
    pub stack: &'a Stack,
    /// The source root and what lies in it.
    pub project: &'a Project,
    /// The digest under which the registry knows the parent image; `None` when nobody can tell.
    pub parent_image_digest: Option<&'a str>,
    /// Whether the parent image was built on this machine and never came from a registry.
    pub parent_image_is_local: bool,
    /// Whether Docker or Podman runs on this machine.
    pub has_container_engine: bool,
    /// The environment variables; `None` when nobody can tell.
    pub environment: Option<&'a [(String, String)]>,
    /// Where ZenML's own installation has the entrypoint of the Spark step operator, which is part of a checksum.
    pub spark_entrypoint: &'a str,
}

impl<'a> Client<'a> {
    /// A client on the release of the catalog that knows nothing of the parent image.
    pub const fn new(catalog: &'a Catalog, python: PythonVersion, stack: &'a Stack, project: &'a Project) -> Self {
        Self {
            release: catalog.release,
            catalog,
            python,
            stack,
            project,
            parent_image_digest: None,
            parent_image_is_local: false,
            has_container_engine: true,
            environment: None,
            spark_entrypoint: "",
        }
    }

    /// The facts of the release.
    pub const fn rules(&self) -> Rules {
        Rules::of(self.release)
    }

    /// The components in the order in which ZenML's `Stack` visits them: by type, then as chosen.
    pub fn components(&self) -> impl Iterator<Item = &'a Component> + use<'a> {
        let stack = self.stack;
        ComponentType::ALL.into_iter().flat_map(move |component_type| stack.of(component_type))
    }

    /// The flavor of a component; `None` for one of the person's own.
    pub fn flavor(&self, component: &Component) -> Option<&'a Flavor> {
        self.catalog.flavor(component.component_type, &component.flavor)
    }

    /// The stack's container registry.
    pub fn container_registry(&self) -> Option<&'a Component> {
        self.stack.of(ComponentType::ContainerRegistry).next()
    }

    /// The stack's image builder.
    pub fn image_builder(&self) -> Option<&'a Component> {
        self.stack.of(ComponentType::ImageBuilder).next()
    }

    /// Whether images are built on this machine (`is_building_locally`): the `local` builder does, and so does the one
    /// that ZenML takes when the stack has none.
    pub fn builds_locally(&self) -> bool {
        self.image_builder().is_none_or(|builder| match self.flavor(builder) {
            Some(flavor) => flavor.name == "local",
            None => builder.is_local,
        })
    }

    /// The flavor of the code repository that code can be fetched from; `None` without one, and for one whose checkout
    /// has changes that are not in the repository (`verify_local_repository_context`).
    pub fn code_repository(&self) -> Option<&'a str> {
        self.local_repository().filter(|(_, checkout)| *checkout == Checkout::Clean).map(|(flavor, _)| flavor)
    }

    /// The flavor of the code repository of the source root and how its checkout stands; `None` without one
    /// (`find_active_code_repository`).
    pub fn local_repository(&self) -> Option<(&'a str, Checkout)> {
        let flavor = self.project.code_repository.trim();
        (!flavor.is_empty()).then_some((flavor, self.project.checkout))
    }
}
