//! The build record: our images under the source's keys.

use crate::Json;
use crate::source::Source;
use crate::stack::stack_checksum;
use crate::wish::Wish;

/// The body that makes it (`PipelineBuildRequest`).
pub fn body(source: &Source, wish: &Wish, version: &str) -> Json {
    let (summary, build) = (&source.snapshot.summary, source.build.as_ref());
    let downloads = source.snapshot.downloads_code() && !wish.code_in_images;
    let image = |(key, image): &(String, String)| {
        let item = Json::object([
            ("image", Json::text(image.trim())),
            ("dockerfile", Json::Null),
            ("requirements", Json::Null),
            ("settings_checksum", Json::Null),
            ("contains_code", Json::Bool(!downloads)),
            ("requires_code_download", Json::Bool(downloads)),
        ]);
        (key.clone(), item)
    };
    let stack = summary.stack.as_ref().map(|stack| Json::text(&stack.id));
    let text = |text: Option<&String>| text.map_or(Json::Null, Json::text);
    // The server refuses a build whose stack needs other integrations by now; whether our images have them nobody knows.
    let unchanged = |checksum: &&String| **checksum == stack_checksum(&source.components);
    Json::object([
        ("project", Json::text(&summary.project)),
        ("pipeline", Json::text(&summary.pipeline.id)),
        // Without a stack, or as a local one, nobody but the SDK could run it.
        ("stack", stack.unwrap_or(Json::Null)),
        ("is_local", false.into()),
        ("contains_code", Json::Bool(!downloads)),
        // Without a release the start ends in a server error.
        ("zenml_version", text(build.and_then(|build| build.zenml_version.as_ref()).or(Some(&version.to_owned())))),
        ("python_version", text(build.and_then(|build| build.python_version.as_ref()))),
        ("images", Json::Object(wish.images.iter().map(image).collect())),
        // By its checksum the SDK finds a build again: with the source's the next run from CI would get our images.
        ("checksum", Json::Null),
        ("stack_checksum", text(build.and_then(|build| build.stack_checksum.as_ref()).filter(unchanged))),
    ])
}
