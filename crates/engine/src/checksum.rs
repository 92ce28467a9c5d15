//! The checksums by which ZenML recognises a build (`BuildConfiguration.compute_settings_checksum`,
//! `PreparedPipelineBuild.checksum`).

mod md5;

use crate::build_configuration::BuildConfiguration;
use crate::client::Client;
use crate::docker_settings::DockerSettings;
use crate::dockerfile::given;
use crate::outcome::Build;
use crate::raised::Raised;
use crate::requirements::{Found, Gathered, find};
use crate::rules::SettingsText;
use crate::value::PythonValue;
use md5::Md5;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The text that stands for the settings in their checksum: every field but `prevent_build_reuse`.
pub fn settings_json(client: &Client<'_>, configuration: &BuildConfiguration) -> String {
    let mut dump = configuration.settings.model_dump(client.rules());
    dump.remove("prevent_build_reuse");
    let dump = PythonValue::Dict(dump);
    match client.rules().settings_text() {
        SettingsText::AsDeclared => dump.to_json(),
        SettingsText::Compact => dump.to_compact_json(),
        SettingsText::Sorted => dump.to_sorted_json(),
    }
}

/// The checksum of one image's settings and of all that comes into the build with them.
///
/// # Errors
/// The first exception of ZenML's: requirements that could not be gathered, a missing Dockerfile, or a digest that
/// nobody can ask for.
pub fn settings_checksum(
    client: &Client<'_>,
    configuration: &BuildConfiguration,
    gathered: &Gathered,
) -> Result<String, Raised> {
    if let Some(raised) = gathered.raised.first() {
        return Err(raised.clone());
    }
    let settings = &configuration.settings;
    let mut md5 = Md5::new();
    md5.update(&settings_json(client, configuration));
    md5.update(configuration.entrypoint().unwrap_or_default());
    for (path, content) in &configuration.extra_files {
        md5.update(path);
        md5.update(content);
    }
    gathered.files.iter().for_each(|file| md5.update(&file.text()));
    let rules = client.rules();
    if rules.hashes_dockerfile() {
        md5.update(own_dockerfile(client, configuration)?.unwrap_or_default());
    }
    let has_digest = asks_for_parent_digest(client, settings);
    if has_digest && rules.needs_engine_for_digest() && !client.has_container_engine {
        return Err(Raised::NoContainerEngine);
    }
    if let Some(digest) = client.parent_image_digest.filter(|_| has_digest) {
        md5.update(digest);
    }
    Ok(md5.finish())
}

/// Whether the digest under which the registry knows the parent image is asked for, to be part of the checksum.
pub(crate) fn asks_for_parent_digest(client: &Client<'_>, settings: &DockerSettings) -> bool {
    given(settings.parent_image.as_deref()).is_some()
        && client.container_registry().is_some()
        && client.rules().hashes_parent_digest(settings.skip_build)
}

/// The checksum of one image's settings as it counts for the whole build once `build` is done: in some releases the
/// options of ZenML's build are left behind in the settings.
///
/// # Errors
/// As [`settings_checksum`].
pub fn checksum_after_build(
    client: &Client<'_>,
    configuration: &BuildConfiguration,
    gathered: &Gathered,
    build: Option<&Build>,
) -> Result<String, Raised> {
    let mut configuration = Cow::Borrowed(configuration);
    if let Some(build) = build.filter(|_| client.rules().hashes_build_after_pull()) {
        configuration.to_mut().settings.leave_build_options(&build.options);
    }
    settings_checksum(client, &configuration, gathered)
}

/// The text of the person's own Dockerfile; `None` where the settings name none.
///
/// # Errors
/// There is no file at its path.
pub(crate) fn own_dockerfile<'a>(
    client: &Client<'a>,
    configuration: &BuildConfiguration,
) -> Result<Option<&'a str>, Raised> {
    let Some(path) = given(configuration.settings.dockerfile.as_deref()) else { return Ok(None) };
    match find(client.project, path) {
        Found::File(text) => Ok(Some(text)),
        Found::Folder => Err(Raised::DockerfileIsFolder { path: path.into() }),
        Found::Nothing => Err(Raised::DockerfileMissing { path: path.into() }),
    }
}

/// The checksum of all images of a run: their keys and settings checksums, in order.
pub fn build_checksum<'a>(images: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut md5 = Md5::new();
    for (key, checksum) in images {
        md5.update(key);
        md5.update(checksum);
    }
    md5.finish()
}

/// The checksum of the integrations that a stack needs (`compute_stack_checksum`): a server refuses to run a build whose
/// stack has others by now.
pub fn stack_checksum(client: &Client<'_>) -> String {
    let flavors = client.components().filter_map(|component| client.flavor(component));
    integrations_checksum(&flavors.filter_map(|flavor| flavor.integration.as_deref()).collect())
}

/// The same of integrations that a server names; those that come with ZenML itself (`built-in`) are not among them.
pub fn integrations_checksum(integrations: &BTreeSet<&str>) -> String {
    let mut md5 = Md5::new();
    integrations.iter().for_each(|integration| md5.update(integration));
    md5.finish()
}
