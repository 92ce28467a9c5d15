//! Validated values into the fields of [`DockerSettings`].

use super::before::code_switches;
use super::schemas::DOCKER_SETTINGS;
use super::{DockerBuildConfig, DockerBuildOptions, DockerSettings, ExportMethod, Installer, Replicate, Requirements};
use crate::rules::Rules;
use crate::value::{Dict, PythonValue};

impl DockerSettings {
    /// The settings of fields that are set and valid.
    pub(super) fn read(set: Dict, rules: Rules) -> Self {
        let fields = Fields { set: &set, rules };
        let source_files = fields.text("source_files");
        // The older modes as the switches that took their place: they say the same.
        let modes = source_files.as_deref().filter(|_| rules.has_source_file_modes());
        let (include, download) = modes.and_then(code_switches).unzip();
        Self {
            parent_image: fields.text("parent_image"),
            image_tag: fields.text("image_tag"),
            dockerfile: fields.text("dockerfile"),
            build_context_root: fields.text("build_context_root"),
            parent_image_build_config: fields.build_config("parent_image_build_config"),
            skip_build: fields.flag("skip_build"),
            prevent_build_reuse: fields.flag("prevent_build_reuse"),
            target_repository: fields.text("target_repository"),
            python_package_installer: fields.installer("python_package_installer"),
            python_package_installer_args: fields.dict("python_package_installer_args"),
            python_package_installer_cache_mount: fields.text("python_package_installer_cache_mount"),
            disable_automatic_requirements_detection: fields.flag("disable_automatic_requirements_detection"),
            replicate_local_python_environment: fields.replicate("replicate_local_python_environment"),
            pyproject_path: fields.text("pyproject_path"),
            pyproject_export_command: fields.texts("pyproject_export_command"),
            requirements: fields.requirements("requirements"),
            required_integrations: fields.texts("required_integrations").unwrap_or_default(),
            install_stack_requirements: fields.flag("install_stack_requirements"),
            install_deployment_requirements: fields.flag("install_deployment_requirements"),
            local_project_install_command: fields.text("local_project_install_command"),
            apt_packages: fields.texts("apt_packages").unwrap_or_default(),
            environment: fields.dict("environment"),
            runtime_environment: fields.dict("runtime_environment"),
            user: fields.text("user"),
            build_config: fields.build_config("build_config"),
            allow_including_files_in_images: include.unwrap_or(fields.flag("allow_including_files_in_images")),
            allow_download_from_code_repository: download.unwrap_or(fields.flag("allow_download_from_code_repository")),
            allow_download_from_artifact_store: fields.flag("allow_download_from_artifact_store"),
            build_options: fields.dict("build_options"),
            dockerignore: fields.text("dockerignore"),
            copy_files: fields.flag("copy_files"),
            copy_global_config: fields.flag("copy_global_config"),
            source_files,
            required_hub_plugins: fields.texts("required_hub_plugins").unwrap_or_default(),
            set,
        }
    }

    /// `model_dump(mode="json")`: every field with its value or its default, in the order of ZenML's class.
    pub fn model_dump(&self, rules: Rules) -> Dict {
        DOCKER_SETTINGS.dump(&self.set, rules)
    }
}

/// Typed access to validated fields. The table of fields has made sure of the types; anything else would be nothing.
struct Fields<'a> {
    set: &'a Dict,
    rules: Rules,
}

impl Fields<'_> {
    fn value(&self, name: &str) -> PythonValue {
        if let Some(value) = self.set.get(name) {
            return value.clone();
        }
        let attribute = DOCKER_SETTINGS.attribute(name, self.rules);
        attribute.map_or(PythonValue::None, |attribute| (attribute.default)(self.rules))
    }

    fn flag(&self, name: &str) -> bool {
        self.value(name) == PythonValue::Bool(true)
    }

    fn text(&self, name: &str) -> Option<String> {
        text(self.value(name))
    }

    fn texts(&self, name: &str) -> Option<Vec<String>> {
        texts(self.value(name))
    }

    fn dict(&self, name: &str) -> Dict {
        dict(self.value(name)).unwrap_or_default()
    }

    fn installer(&self, name: &str) -> Installer {
        if self.text(name).as_deref() == Some(Installer::Uv.key()) { Installer::Uv } else { Installer::Pip }
    }

    fn replicate(&self, name: &str) -> Option<Replicate> {
        match self.value(name) {
            PythonValue::Bool(freeze) => Some(Replicate::Freeze(freeze)),
            PythonValue::Text(key) => {
                ExportMethod::ALL.into_iter().find(|method| method.key() == key).map(Replicate::Method)
            }
            other => texts(other).map(Replicate::Command),
        }
    }

    fn requirements(&self, name: &str) -> Option<Requirements> {
        match self.value(name) {
            PythonValue::Text(path) => Some(Requirements::File(path)),
            other => texts(other).map(|list| Requirements::List(list.into())),
        }
    }

    fn build_config(&self, name: &str) -> Option<DockerBuildConfig> {
        let fields = dict(self.value(name))?;
        Some(DockerBuildConfig {
            build_options: fields.get("build_options").cloned().and_then(dict).map(|set| DockerBuildOptions { set }),
            dockerignore: fields.get("dockerignore").cloned().and_then(text),
        })
    }
}

fn text(value: PythonValue) -> Option<String> {
    match value {
        PythonValue::Text(text) => Some(text),
        _ => None,
    }
}

fn texts(value: PythonValue) -> Option<Vec<String>> {
    match value {
        PythonValue::List(items) => Some(items.iter().cloned().filter_map(text).collect()),
        _ => None,
    }
}

fn dict(value: PythonValue) -> Option<Dict> {
    match value {
        PythonValue::Dict(dict) => Some(dict),
        _ => None,
    }
}
