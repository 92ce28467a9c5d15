//! What a run is told.

use crate::Json;
use crate::identity::Identity;
use crate::run::LAUNCH;
use crate::wish::RunOptions;

/// The run configuration (`PipelineRunConfiguration`). The server refuses images, Docker settings and schedules in it, so
/// that there is no way to put them in.
pub fn configuration(options: &RunOptions) -> Json {
    let mut configuration = Json::object([]);
    if !options.name.trim().is_empty() {
        configuration.set("run_name", options.name.trim().into());
    }
    if let Some(enabled) = options.enable_cache {
        configuration.set("enable_cache", enabled.into());
    }
    for (step, name, value) in &options.parameters {
        let path = match step {
            Some(step) => vec!["steps", step, "parameters"],
            None => vec!["parameters"],
        };
        put(&mut configuration, &path, name, value.clone());
    }
    configuration
}

/// The configuration of the run of a launch. The run says in its `extra` of which one it is, so that it can be found again
/// when the reply to its start is lost.
pub fn of_launch(configuration: &Json, launch: Identity) -> Json {
    let mut configuration = configuration.clone();
    put(&mut configuration, &["extra"], LAUNCH, Json::text(launch.to_string()));
    configuration
}

/// Sets a key of the object at the end of a path, which is made where it is missing.
pub fn put(json: &mut Json, path: &[&str], key: &str, value: Json) {
    let Some((first, rest)) = path.split_first() else {
        json.set(key, value);
        return;
    };
    if json.slot(first).is_none() {
        json.set(first, Json::object([]));
    }
    if let Some(inner) = json.slot(first) {
        put(inner, rest, key, value);
    }
}
