//! What ZenML makes of given values before pydantic looks at them: older names and forms become today's.

use super::Rule;
use super::validator::Validator;
use crate::raised::Raised;
use crate::value::{Dict, PythonValue};

/// The switches that took the place of `source_files`.
const ALLOW_INCLUDING: &str = "allow_including_files_in_images";
const ALLOW_REPOSITORY: &str = "allow_download_from_code_repository";
const ALLOW_ARTIFACT_STORE: &str = "allow_download_from_artifact_store";

/// Names of the Docker SDK and of the fields that took their place (`BUILD_OPTION_CONVERSIONS`).
pub(crate) const SDK_ARGUMENTS: [(&str, &str); 4] =
    [("buildargs", "build_args"), ("cachefrom", "cache_from"), ("nocache", "no_cache"), ("shmsize", "shm_size")];

/// The mode of `source_files` before 0.64.0 when none is set.
pub(super) const DOWNLOAD_OR_INCLUDE: &str = "download_or_include";

/// The older forms of where the code comes from become those of the release.
pub(super) fn source_files(value: PythonValue, validator: &mut Validator) -> Option<Dict> {
    let PythonValue::Dict(mut given) = value else { return validator.refuse("model_type") };
    if validator.rules.has_source_file_modes() {
        migrate_copy_files(&mut given);
    } else {
        migrate_source_files(&mut given, validator);
    }
    Some(given)
}

/// What a mode of `source_files` means: whether code may be put into the image, and whether it may be fetched from the
/// code repository.
pub(super) fn code_switches(mode: &str) -> Option<(bool, bool)> {
    match mode {
        "download" => Some((false, true)),
        "include" => Some((true, false)),
        DOWNLOAD_OR_INCLUDE => Some((true, true)),
        "ignore" => Some((false, false)),
        _ => None,
    }
}

/// `DockerSettings._migrate_source_files`, since 0.64.0: the mode becomes three switches, unless one of them is given.
fn migrate_source_files(given: &mut Dict, validator: &mut Validator) {
    let switched =
        [ALLOW_INCLUDING, ALLOW_REPOSITORY, ALLOW_ARTIFACT_STORE].iter().any(|name| given.contains_key(name));
    let mode = given.get("source_files").filter(|mode| **mode != PythonValue::None);
    let (Some(mode), false) = (mode, switched) else { return };
    let switches = match mode {
        PythonValue::Text(mode) => code_switches(mode),
        _ => None,
    };
    let Some((include, download)) = switches else {
        return validator.refuse_by(Rule::SourceFileMode(mode.to_text()));
    };
    given.insert(ALLOW_INCLUDING, PythonValue::Bool(include));
    given.insert(ALLOW_REPOSITORY, PythonValue::Bool(download));
    given.insert(ALLOW_ARTIFACT_STORE, PythonValue::Bool(false));
}

/// `DockerSettings._migrate_copy_files`, until 0.64.0: a plain yes or no becomes a mode, unless one is given.
fn migrate_copy_files(given: &mut Dict) {
    let mode = match given.get("copy_files") {
        Some(PythonValue::Bool(true)) => "include",
        Some(PythonValue::Bool(false)) => "ignore",
        _ => return,
    };
    if given.get("source_files").is_none_or(|present| !present.truth()) {
        given.insert("source_files", PythonValue::text(mode));
    }
}

/// `DockerBuildOptions._migrate_sdk_arguments`: a text is read as JSON, and a name of the Docker SDK becomes the field's
/// unless both are given.
pub(super) fn sdk_arguments(value: PythonValue, validator: &mut Validator) -> Option<Dict> {
    let given = match value {
        PythonValue::Dict(given) => Some(given),
        PythonValue::Text(text) => match PythonValue::from_json(&text) {
            Some(PythonValue::Dict(given)) => Some(given),
            _ => None,
        },
        _ => None,
    };
    let Some(mut given) = given else {
        validator.raised.get_or_insert(Raised::UnusableBuildOptions);
        return None;
    };
    for (argument, name) in SDK_ARGUMENTS {
        if !given.contains_key(name)
            && let Some(value) = given.remove(argument)
        {
            given.insert(name, value);
        }
    }
    Some(given)
}
