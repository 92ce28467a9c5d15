//! The Docker settings of the copy.

use crate::Json;
use engine::PythonValue;
use engine::value::Dict;

/// The switches that the running container reads, and not only a build: they stay as they were.
const KEPT: [&str; 3] =
    ["allow_including_files_in_images", "allow_download_from_code_repository", "allow_download_from_artifact_store"];

/// What stands for all three of them; ZenML passes over it next to one of them.
const SOURCE_FILES: &str = "source_files";

/// Settings for a prebuilt image: the switches of the old ones, what a person sets, the image and `skip_build`. Anything
/// else only concerns builds, and none is made.
pub fn settings(old: &Json, wanted: Option<&Dict>, image: &str) -> Json {
    let mut settings = Json::object([]);
    if !wanted.is_some_and(|wanted| wanted.contains_key(SOURCE_FILES)) {
        let kept = old.entries().iter().filter(|(key, _)| KEPT.contains(&key.as_str()));
        kept.for_each(|(key, value)| settings.set(key, value.clone()));
    }
    for (key, value) in wanted.into_iter().flat_map(Dict::iter) {
        settings.set(key, of_python(value));
    }
    settings.set("parent_image", Json::text(image.trim()));
    settings.set("skip_build", true.into());
    settings
}

/// A Python value as JSON, as pydantic writes it.
pub fn of_python(value: &PythonValue) -> Json {
    Json::parse(&value.to_compact_json()).unwrap_or(Json::Null)
}
