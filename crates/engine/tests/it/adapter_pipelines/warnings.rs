//! ZenML's warnings on the way to a run, each once.

use engine::Release;
use engine::client::Client;
use engine::config::ComponentType;
use engine::docker_settings::{DockerSettings, Requirements};
use engine::pipeline::{BuildItem, Pipeline, Stage, StepImage, Submission};
use engine::raised::Raised;
use engine::requirements::{Found, find};

/// The warnings, in the order in which ZenML comes to write them.
pub fn warnings(client: &Client<'_>, pipeline: &Pipeline, submission: &Submission) -> Vec<String> {
    let stopped = submission.errors.first().map(|error| error.stage);
    let mut found = Vec::new();
    // Otherwise each checksum is worked out right before its build.
    let searches = submission.looks_for_build || stopped == Some(Stage::Checksum);
    let checksums_first = client.rules().sums_up_before_building() || searches;
    if stopped.is_none_or(|stage| stage >= Stage::Checksum) {
        if pipeline.with_options.last().is_some_and(|call| call.prevent_build_reuse) {
            found.push(
                "zenml.pipelines.pipeline_definition: Passing `prevent_build_reuse=True` to \
                 `pipeline.with_options(...)` is deprecated. Use `DockerSettings.prevent_build_reuse` instead."
                    .to_owned(),
            );
        }
        for (position, build) in submission.required.iter().enumerate() {
            if build.settings_checksum.is_err() {
                break;
            }
            found.extend(of_checksum(client, &build.configuration.settings));
            let mut built =
                submission.items.iter().filter(|item| item.required == position && item.shared_with.is_none());
            if let Some(item) = built.next().filter(|_| !checksums_first) {
                if item.planned.raised != Some(Raised::NoImageBuilder) {
                    let generated = item.planned.image.plan.build().is_some();
                    found.extend(of_build(client, &build.configuration.settings, generated));
                }
                if item.planned.raised.is_some() {
                    break;
                }
            }
        }
    }
    if checksums_first && stopped.is_none_or(|stage| stage >= Stage::Build) {
        let builds = |item: &&BuildItem| item.planned.raised != Some(Raised::NoImageBuilder);
        for item in submission.items.iter().filter(|item| item.shared_with.is_none()).take_while(builds) {
            let settings = &submission.required[item.required].configuration.settings;
            found.extend(of_build(client, settings, item.planned.image.plan.build().is_some()));
            if item.planned.raised.is_some() {
                break;
            }
        }
    }
    if stopped.is_none() && pipeline.dynamic {
        let built = !submission.items.is_empty();
        found.extend(submission.step_images.iter().flat_map(|step| of_run(client, step, built)));
    }
    let mut once: Vec<String> = Vec::new();
    for text in found {
        if !once.contains(&text) {
            once.push(text);
        }
    }
    once
}

/// Those of working out a checksum.
pub fn of_checksum(client: &Client<'_>, settings: &DockerSettings) -> Option<String> {
    let image = settings.parent_image.as_deref().filter(|image| !image.is_empty() && !settings.skip_build)?;
    let asked = client.rules().hashes_parent_digest(settings.skip_build);
    let unknown = asked && client.container_registry().is_some() && client.parent_image_digest.is_none();
    // The reference's older environments collect none of these.
    (unknown && client.release >= Release::new(0, 85, 0)).then(|| {
        format!(
            "zenml.config.build_configuration: Unable to fetch parent image digest for image `{image}`. This may lead \
             to ZenML reusing existing builds even though a new version of the parent image has been pushed. Most likely \
             you can fix this error by making sure the parent image is pushed to the container registry of your active \
             stack `stack-name`."
        )
    })
}

/// Those of one build.
fn of_build(client: &Client<'_>, settings: &DockerSettings, generated: bool) -> Vec<String> {
    let mut found = Vec::new();
    let own_parent = filled(&settings.parent_image)
        && settings.parent_image != Some(client.rules().default_parent_image(client.python));
    if filled(&settings.dockerfile) && own_parent && !settings.skip_build {
        found.push(
            "zenml.utils.pipeline_docker_image_builder: You've specified both a Dockerfile and a custom parent image, \
             ignoring the parent image."
                .to_owned(),
        );
    }
    let named = settings.replicate_local_python_environment.as_ref().is_some_and(|value| value.command().is_some())
        || settings.requirements.as_ref().is_some_and(Requirements::given)
        || filled(&settings.pyproject_path);
    let lies_there = |path| !matches!(find(client.project, path), Found::Nothing);
    let lies_there = ["requirements.txt", "pyproject.toml"].into_iter().any(lies_there);
    if generated && !named && settings.disable_automatic_requirements_detection && lies_there {
        found.push(
            "zenml.utils.pipeline_docker_image_builder: Detected `requirements.txt` or `pyproject.toml` files in the \
             source root. In future versions of ZenML, these will be automatically picked up and installed in Docker \
             images by default. To disable this behavior and keep the current behavior, set \
             `DockerSettings.disable_automatic_requirements_detection` to `True`. If you want to enable this behavior \
             right away, you can do so by setting `DockerSettings.disable_automatic_requirements_detection` to `False`."
                .to_owned(),
        );
    }
    found
}

/// Those of one call while a dynamic pipeline runs.
fn of_run(client: &Client<'_>, step: &StepImage, built: bool) -> Vec<String> {
    let (id, mut found) = (&step.invocation_id, Vec::new());
    let Some(started) = &step.started else { return found };
    if started.settings_ignored && client.release >= Release::new(0, 93, 1) {
        let module = if client.release >= Release::new(0, 94, 4) { "compilation" } else { "runner" };
        let image = match &started.template {
            Some(template) => format!("template {template}"),
            None => "the pipeline".into(),
        };
        found.push(format!(
            "zenml.execution.pipeline.dynamic.{module}: Custom Docker settings specified for step {id} will be \
             ignored. The image built for {image} will be used instead."
        ));
    }
    // With SSH the orchestrator's own steps are processes in the container of the pipeline.
    let otherwise = |flavor: &str| flavor == "ssh" || client.rules().finds_image_by_invocation(flavor);
    let otherwise = client.stack.of(ComponentType::Orchestrator).any(|component| otherwise(&component.flavor));
    let asks = started.isolated && step.key.is_some() && (step.step_operator.is_some() || !otherwise);
    let as_is = started.settings.skip_build && client.rules().starts_steps_on_parent_image();
    if asks && built && !as_is && started.template.is_none() {
        found.push(format!(
            "zenml.config.step_run_info: Unable to find config template for step {id}. Falling back to the pipeline \
             image."
        ));
    }
    found
}

fn filled(text: &Option<String>) -> bool {
    text.as_ref().is_some_and(|text| !text.is_empty())
}
