//! Which images are built and how (`PipelineDockerImageBuilder.build_docker_image`, branch by branch).

use crate::build_configuration::BuildConfiguration;
use crate::client::Client;
use crate::code::Code;
use crate::docker_settings::{DockerBuildOptions, DockerSettings, Replicate, Requirements};
use crate::dockerfile::{dockerfile, given};
use crate::field::Field;
use crate::outcome::{Build, Image, OwnBuild, Plan};
use crate::place::Place;
use crate::raised::Raised;
use crate::requirements::{Found, Gathered, below_root, find, integration_apt_packages, stack_apt_packages};
use crate::rules::{DEFAULT_REPOSITORY, Rules};
use crate::situation::Sourced;

/// An image and what ZenML raises on the way to it. The plan is worked out as far as it goes: without an image builder
/// it is that of the local one, which ZenML then registers by itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// The image.
    pub image: Image,
    /// The first exception.
    pub raised: Option<Raised>,
}

/// The way to the image of a build configuration. `pipeline` is the pipeline's name.
pub fn plan(client: &Client<'_>, pipeline: &str, configuration: &BuildConfiguration, gathered: &Gathered) -> Planned {
    Planner { client, settings: &configuration.settings, configuration, gathered, raised: None }.plan(pipeline)
}

struct Planner<'a> {
    client: &'a Client<'a>,
    settings: &'a DockerSettings,
    configuration: &'a BuildConfiguration,
    gathered: &'a Gathered,
    raised: Option<Raised>,
}

impl Planner<'_> {
    fn plan(mut self, pipeline: &str) -> Planned {
        let code = Code::of(self.settings, self.client.code_repository().is_some());
        let tag = self.tag(pipeline);
        let target = self.in_registry(&format!("{}:{tag}", self.repository()), true);
        let (name, plan) = if self.settings.skip_build {
            match given(self.settings.parent_image.as_deref()) {
                Some(parent_image) => (parent_image.to_owned(), Plan::ParentAsIs),
                None => (String::new(), Plan::Refused),
            }
        } else {
            self.look_for_dockerfile();
            if self.client.image_builder().is_none() {
                self.raise(Raised::NoImageBuilder);
            }
            let plan = self.build(&tag, &target, code);
            (target, plan)
        };
        let key = self.configuration.image_key();
        let code = code.source(self.settings);
        Planned { image: Image { key, name, plan, code, shared_with: None }, raised: self.raised }
    }

    fn build(&mut self, tag: &str, target: &str, code: Code) -> Plan {
        let include = code.include;
        let needed = requires_zenml_build(self.client.rules(), self.configuration, code);
        let parent_image = self.parent_image();
        match (given(self.settings.dockerfile.as_deref()), needed) {
            (Some(path), true) => {
                let first = self.own_build(path, self.intermediate(tag));
                let parent = Sourced { text: first.name.clone(), origins: vec![Field::Dockerfile.into()] };
                Plan::OnOwnDockerfile { build: self.zenml_build(&parent, include), first }
            }
            (Some(path), false) => {
                let first = OwnBuild { pushed: self.has_registry(), ..self.own_build(path, target.to_owned()) };
                Plan::OwnDockerfile { first }
            }
            (None, true) => Plan::OnParent { build: self.zenml_build(&parent_image, include) },
            (None, false) if parent_image.text == self.default_parent_image() => {
                self.raise(Raised::NothingToRunOn);
                Plan::Refused
            }
            (None, false) => Plan::ParentRetagged { parent_image: parent_image.text },
        }
    }

    /// The build of the person's own Dockerfile. One that ZenML builds on stays on this machine if that is where the
    /// second build happens.
    fn own_build(&self, path: &str, name: String) -> OwnBuild {
        let config = self.settings.parent_image_build_config.clone().unwrap_or_default();
        let mut options = config.build_options;
        if self.client.rules().reads_settings_build_options() {
            let set = options.map(|options| options.set).filter(|set| !set.is_empty());
            options = Some(DockerBuildOptions { set: set.unwrap_or_else(|| self.settings.build_options.clone()) });
        }
        OwnBuild {
            name,
            dockerfile: path.to_owned(),
            context: self.settings.build_context_root.clone(),
            dockerignore: config.dockerignore,
            options,
            pushed: self.has_registry() && !self.client.builds_locally(),
        }
    }

    /// ZenML's own build on a parent image.
    fn zenml_build(&mut self, parent_image: &Sourced, include: bool) -> Build {
        let config = self.settings.build_config.clone().unwrap_or_default();
        let (apt_packages, unknown) = apt_packages(self.client, self.settings);
        if let Some(name) = unknown {
            self.raise(Raised::UnknownIntegration { name });
        }
        Build {
            dockerfile: dockerfile(
                self.client,
                parent_image,
                self.settings,
                &self.gathered.files,
                &apt_packages,
                self.configuration.entrypoint(),
            ),
            requirements_files: self.gathered.files.clone(),
            source_root: include,
            dockerignore: config.dockerignore.filter(|path| !path.is_empty()).or(self.settings.dockerignore.clone()),
            options: config
                .build_options
                .unwrap_or_default()
                .with_pull(self.pulls(&parent_image.text), self.client.rules()),
            looks_for_parent_image: self.may_be_pulled(&parent_image.text) && self.client.builds_locally(),
            pushed: self.has_registry(),
        }
    }

    /// Whether the builder fetches the parent image anew (R7).
    fn pulls(&self, parent_image: &str) -> bool {
        let is_there = self.client.builds_locally() && self.client.parent_image_is_local;
        self.may_be_pulled(parent_image) && !is_there
    }

    /// Whether the parent image comes from somewhere else: ZenML's own does not change, and the image of the person's own
    /// Dockerfile may never have left this machine.
    fn may_be_pulled(&self, parent_image: &str) -> bool {
        let own = given(self.settings.dockerfile.as_deref()).is_some();
        let stays_local = self.client.rules().knows_local_first_image() && self.client.builds_locally();
        let never_pushed = own && (!self.has_registry() || stays_local);
        parent_image != self.default_parent_image() && !never_pushed
    }

    /// The parent image of the settings, or ZenML's own.
    fn parent_image(&self) -> Sourced {
        match given(self.settings.parent_image.as_deref()) {
            Some(image) => Sourced { text: image.to_owned(), origins: vec![Field::ParentImage.into()] },
            None => Sourced {
                text: self.default_parent_image(),
                origins: vec![Place::Release.into(), Place::Python.into()],
            },
        }
    }

    fn default_parent_image(&self) -> String {
        self.client.rules().default_parent_image(self.client.python)
    }

    /// The name of the image of the person's own Dockerfile when ZenML builds another one on it.
    fn intermediate(&self, tag: &str) -> String {
        let tag = self.own_tag(format!("{tag}-intermediate-build"));
        self.in_registry(&format!("{}:{tag}", self.repository()), !self.client.builds_locally())
    }

    fn repository(&self) -> &str {
        if !self.client.rules().has_registry_repository() {
            return self.settings.target_repository.as_deref().unwrap_or_default();
        }
        let registry = self.client.container_registry();
        given(self.settings.target_repository.as_deref())
            .or_else(|| given(registry.map(|registry| registry.default_repository.as_str())))
            .unwrap_or(DEFAULT_REPOSITORY)
    }

    /// The name with the registry in front, if it goes there.
    fn in_registry(&self, name: &str, pushed: bool) -> String {
        match self.client.container_registry() {
            Some(registry) if pushed => [registry.uri.trim_end_matches('/'), "/", name].concat(),
            _ => name.to_owned(),
        }
    }

    fn has_registry(&self) -> bool {
        self.client.container_registry().is_some()
    }

    /// The tag: the one that is set, letter for letter, or one of ZenML's from the names of pipeline and step.
    fn tag(&mut self, pipeline: &str) -> String {
        if let Some(tag) = given(self.settings.image_tag.as_deref()) {
            return tag.to_owned();
        }
        let mut tag = pipeline.to_owned();
        for part in self.configuration.step().into_iter().chain([self.configuration.key.as_str()]) {
            tag.push('-');
            tag.push_str(part);
        }
        let tag = self.own_tag(tag);
        if tag.is_empty() {
            self.raise(Raised::EmptyTag);
        }
        tag
    }

    /// A tag of ZenML's making, with what a tag may not hold left out, unless the release has no thought of that.
    fn own_tag(&self, tag: String) -> String {
        if self.client.rules().sanitizes_tags() { sanitized_tag(&tag) } else { tag }
    }

    fn look_for_dockerfile(&mut self) {
        let path = given(self.settings.dockerfile.as_deref()).filter(|_| self.client.rules().looks_for_dockerfile());
        if let Some(path) = path.filter(|path| !matches!(find(self.client.project, path), Found::File(_))) {
            self.raise(Raised::DockerfileNotFound { path: below_root(path) });
        }
    }

    fn raise(&mut self, raised: Raised) {
        self.raised.get_or_insert(raised);
    }
}

/// Whether anything asks for an image of ZenML's own (R3). Neither `user` nor `runtime_environment` does.
pub fn requires_zenml_build(rules: Rules, configuration: &BuildConfiguration, code: Code) -> bool {
    let settings = &configuration.settings;
    settings.requirements.as_ref().is_some_and(Requirements::given)
        || given(settings.pyproject_path.as_deref()).is_some()
        || !settings.required_integrations.is_empty()
        || settings.replicate_local_python_environment.as_ref().and_then(Replicate::command).is_some()
        || settings.install_stack_requirements
        || given(settings.local_project_install_command.as_deref()).is_some()
        || !settings.apt_packages.is_empty()
        || !settings.environment.is_empty()
        || code.include
        || (rules.builds_for_code_download() && code.download)
        || (rules.builds_for_hub_plugins() && !settings.required_hub_plugins.is_empty())
        || configuration.entrypoint().is_some()
        || !configuration.extra_files.is_empty()
        || !configuration.extra_requirements_files.is_empty()
}

/// The apt packages of an image in ZenML's order and with its repetitions, and the first integration that the release
/// does not know.
pub fn apt_packages(client: &Client<'_>, settings: &DockerSettings) -> (Vec<Sourced>, Option<String>) {
    let own = settings.apt_packages.iter();
    let origins = vec![Field::AptPackages.into()];
    let mut packages: Vec<Sourced> =
        own.map(|package| Sourced { text: package.clone(), origins: origins.clone() }).collect();
    if settings.install_stack_requirements {
        packages.extend(stack_apt_packages(client));
    }
    if !client.rules().installs_apt_packages_of_integrations() {
        return (packages, None);
    }
    let (integrations, unknown) = integration_apt_packages(client, &settings.required_integrations);
    packages.extend(integrations);
    (packages, unknown)
}

/// `ContainerEngine.sanitize_tag`: what a tag may not hold is left out.
fn sanitized_tag(tag: &str) -> String {
    let allowed = |letter: &char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '.' | '-');
    let mut tag: String = tag.chars().filter(allowed).take(128).collect();
    if tag.starts_with(['-', '.']) {
        tag.replace_range(..1, "_");
    }
    tag
}
