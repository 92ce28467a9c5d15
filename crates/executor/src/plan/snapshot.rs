//! The copy of the snapshot, with our Docker settings.

use super::docker;
use crate::Json;
use crate::source::Source;
use crate::wish::{PIPELINE_IMAGE, Wish, image_key};

/// What is copied of the snapshot's metadata as it is, besides configurations.
const COPIED: [&str; 8] = [
    "run_name_template",
    "client_environment",
    "client_version",
    "server_version",
    "pipeline_version_hash",
    "pipeline_spec",
    // Without it or a code reference a step cannot import the pipeline's code.
    "code_path",
    "source_code",
];

/// The body that makes it (`PipelineSnapshotRequest`), without build and name.
pub fn body(source: &Source, wish: &Wish) -> Json {
    let (summary, metadata) = (&source.snapshot.summary, source.snapshot.metadata());
    let pipeline_image = wish.image(PIPELINE_IMAGE);
    let mut configuration = metadata.get("pipeline_configuration").clone();
    replace(&mut configuration, &|old| Some(docker::settings(old, Some(&wish.docker), pipeline_image)));
    let mut steps = metadata.get("step_configurations").clone();
    for (name, step) in steps.entries_mut() {
        let image = wish.image(&image_key(source, name)).to_owned();
        let own = wish.docker_of(name);
        // What holds for the step as a whole. The server works it out anew, but asks for it.
        if let Some(config) = step.slot("config") {
            replace(config, &|old| (!old.is_null()).then(|| docker::settings(old, own.or(Some(&wish.docker)), &image)));
        }
        // What the step itself sets. A step that sets nothing takes over the pipeline's, unless it gets an image of its own.
        if let Some(overrides) = step.slot("step_config_overrides") {
            let differs = image != pipeline_image || own.is_some_and(|own| !own.is_empty());
            replace(overrides, &|old| (!old.is_null() || differs).then(|| docker::settings(old, own, &image)));
        }
    }
    let mut body = Json::object([
        ("project", Json::text(&summary.project)),
        ("pipeline", Json::text(&summary.pipeline.id)),
        ("stack", summary.stack.as_ref().map_or(Json::Null, |stack| Json::text(&stack.id))),
        ("is_dynamic", summary.dynamic.into()),
        ("source_snapshot", Json::text(&summary.id)),
        ("pipeline_configuration", configuration),
        ("step_configurations", steps),
        ("code_reference", code_reference(source.snapshot.resources().get("code_reference"))),
    ]);
    COPIED.iter().for_each(|key| body.set(key, metadata.get(key).clone()));
    body
}

/// Replaces the Docker settings in a configuration by what comes of them; `None` leaves them out.
fn replace(configuration: &mut Json, settings: &dyn Fn(&Json) -> Option<Json>) {
    let Some(docker) = settings(configuration.at(&["settings", "docker"])) else { return };
    match configuration.slot("settings") {
        Some(all) => all.set("docker", docker),
        None => configuration.set("settings", Json::object([("docker", docker)])),
    }
}

/// The reference to the code: nested where it is read, flat where it is written.
fn code_reference(json: &Json) -> Json {
    if json.is_null() {
        return Json::Null;
    }
    let body = json.get("body");
    Json::object([
        ("commit", body.get("commit").clone()),
        ("subdirectory", body.get("subdirectory").clone()),
        ("code_repository", body.at(&["code_repository", "id"]).clone()),
    ])
}
