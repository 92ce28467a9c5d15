//! What ZenML does with a compiled pipeline before the run (`Pipeline._create_snapshot`, `build_utils`).

use super::compile::compile;
use super::dynamic::calls;
use super::image::{StepImage, static_images};
use super::required::required_builds;
use super::snapshot::Snapshot;
use super::{Cause, Pipeline, PipelineError, Stage};
use crate::build_configuration::BuildConfiguration;
use crate::checksum::{build_checksum, checksum_after_build, settings_checksum};
use crate::client::Client;
use crate::code::{Code, requires_download_from_code_repository, requires_included_code, should_prevent_build_reuse};
use crate::docker_settings::DockerSettings;
use crate::plan::{Planned, plan};
use crate::raised::Raised;
use crate::requirements::{Gathered, gather};
use crate::rules::Rules;
use crate::situation::Situation;

/// A pipeline on its way to a run. Where ZenML stops, the rest is worked out as far as it goes.
#[derive(Debug, Clone, PartialEq)]
pub struct Submission {
    /// The compiled pipeline.
    pub snapshot: Snapshot,
    /// What ZenML raises, the first one first: it reports that alone.
    pub errors: Vec<PipelineError>,
    /// The images that the components ask for, in ZenML's order; the same key may come twice.
    pub required: Vec<RequiredBuild>,
    /// Whether ZenML looks for an existing build that it may reuse.
    pub looks_for_build: bool,
    /// The images, each key once. Empty where nothing needs an image.
    pub items: Vec<BuildItem>,
    /// Whether the code is uploaded to the artifact store.
    pub uploads_code: bool,
    /// The image of each step of a static pipeline, of each call of a dynamic one.
    pub step_images: Vec<StepImage>,
}

/// An image that a component asks for (`PreparedBuildItem`).
#[derive(Debug, Clone, PartialEq)]
pub struct RequiredBuild {
    /// What it is built from.
    pub configuration: BuildConfiguration,
    /// Its requirements files.
    pub gathered: Gathered,
    /// Its checksum, or what ZenML raises when it works it out.
    pub settings_checksum: Result<String, Raised>,
}

/// An image of a build (`BuildItem`).
#[derive(Debug, Clone, PartialEq)]
pub struct BuildItem {
    /// Its position in [`Submission::required`].
    pub required: usize,
    /// The position in [`Submission::items`] of an earlier one with the same checksum, whose image it shares.
    pub shared_with: Option<usize>,
    /// The image.
    pub planned: Planned,
}

/// What happens with a pipeline from its definition to the image of each step. It never fails: see
/// [`Submission::errors`].
pub fn submit(pipeline: &Pipeline, client: &Client<'_>) -> Submission {
    submit_in(pipeline, client, None)
}

/// The same of a pipeline in a situation: what was worked out for its settings is not worked out again.
pub(super) fn submit_in(pipeline: &Pipeline, client: &Client<'_>, situation: Option<&Situation<'_>>) -> Submission {
    let (snapshot, mut errors) = compile(pipeline, client, situation);
    let raise = |errors: &mut Vec<PipelineError>, stage, cause| errors.push(PipelineError { stage, cause });
    let settings = snapshot.docker_settings(client.rules());
    let repository = client.code_repository().is_some();

    let (configurations, refused) = required_builds(&snapshot, client);
    let refused = if refused.is_empty() && !configurations.is_empty() {
        snapshot.refused(client.rules())
    } else {
        Some(&refused[..])
    };
    if let Some(refusals) = refused.filter(|refusals| !refusals.is_empty()) {
        raise(&mut errors, Stage::Verify, Cause::Refused(refusals.to_vec()));
    }
    if !configurations.is_empty() && requires_download_from_code_repository(client.rules(), &settings) && !repository {
        raise(
            &mut errors,
            Stage::Verify,
            Cause::NeedsCodeRepository(client.local_repository().map(|(_, checkout)| checkout)),
        );
    }

    // Mostly an image has the settings of the pipeline.
    let known = |configuration: &BuildConfiguration| {
        let plain = situation.filter(|_| configuration.extra_requirements_files.is_empty());
        plain.filter(|situation| situation.settings == configuration.settings)
    };
    let required = configurations.into_iter().map(|configuration| match known(&configuration) {
        Some(situation) => RequiredBuild::with(client, configuration, situation.gathered.clone()),
        None => RequiredBuild::of(client, configuration),
    });
    let required: Vec<RequiredBuild> = required.collect();
    let allowed = !pipeline.with_options.last().is_some_and(|call| call.prevent_build_reuse);
    let registry = client.container_registry().is_some() || !client.rules().compares_registry();
    let searches = errors.is_empty()
        && allowed
        && may_reuse(client.rules(), &settings, repository)
        && !required.is_empty()
        && registry;
    let sums_first = searches || client.rules().sums_up_before_building();
    if sums_first {
        for raised in required.iter().filter_map(|build| build.settings_checksum.as_ref().err()) {
            raise(&mut errors, Stage::Checksum, Cause::Raised(raised.clone()));
        }
    }
    if let Some(refusals) = snapshot.refused_on_reuse(client.rules()).filter(|_| allowed) {
        let stage = if client.rules().sums_up_before_building() { Stage::Checksum } else { Stage::Verify };
        raise(&mut errors, stage, Cause::Refused(refusals.to_vec()));
    }
    let looks_for_build = searches && errors.is_empty();

    let items = items(client, &snapshot, &required);
    for (position, build) in required.iter().enumerate() {
        let sum = build.settings_checksum.as_ref().err().filter(|_| !sums_first);
        let planned = items.iter().find(|item| item.required == position);
        let planned = planned.and_then(|item| item.planned.raised.as_ref());
        for raised in sum.into_iter().chain(planned) {
            raise(&mut errors, Stage::Build, Cause::Raised(raised.clone()));
        }
    }
    let uploads_code = !items.is_empty() && uploads_code(client, &settings, &required);
    let mut submission =
        Submission { errors, required, looks_for_build, items, uploads_code, step_images: Vec::new(), snapshot };
    submission.step_images =
        if pipeline.dynamic { calls(pipeline, client, &submission) } else { static_images(client, &submission) };
    submission
}

/// Whether the settings let ZenML take an earlier build.
pub(crate) fn may_reuse(rules: Rules, settings: &[&DockerSettings], repository: bool) -> bool {
    !should_prevent_build_reuse(settings)
        && !requires_included_code(settings, repository)
        && (repository || rules.reuses_without_code_repository())
}

/// The images of a build: the same checksum is built once (`create_pipeline_build`).
fn items(client: &Client<'_>, snapshot: &Snapshot, required: &[RequiredBuild]) -> Vec<BuildItem> {
    let mut items: Vec<BuildItem> = Vec::new();
    for (position, build) in required.iter().enumerate() {
        let key = build.configuration.image_key();
        if items.iter().any(|item| item.planned.image.key == key) {
            continue;
        }
        let same = |item: &BuildItem| {
            let checksum = required.get(item.required).map(|other| &other.settings_checksum);
            item.shared_with.is_none() && checksum == Some(&build.settings_checksum)
        };
        let shared_with = items.iter().position(same).filter(|_| build.settings_checksum.is_ok());
        let planned = match shared_with.and_then(|earlier| items.get(earlier)) {
            Some(earlier) => {
                let mut planned = earlier.planned.clone();
                planned.image.shared_with = Some(core::mem::replace(&mut planned.image.key, key));
                Planned { raised: None, ..planned }
            }
            None => plan(client, &snapshot.name, &build.configuration, &build.gathered),
        };
        items.push(BuildItem { required: position, shared_with, planned });
    }
    items
}

/// `should_upload_code` of a build.
fn uploads_code(client: &Client<'_>, settings: &[&DockerSettings], required: &[RequiredBuild]) -> bool {
    let repository = client.code_repository().is_some();
    let contains_code = required.iter().any(|build| Code::of(&build.configuration.settings, repository).include);
    let from_repository = |settings: &DockerSettings| repository && settings.allow_download_from_code_repository;
    let mut others = settings.iter().filter(|settings| !from_repository(settings));
    !(contains_code && client.rules().uploads_code_once())
        && others.any(|settings| settings.allow_download_from_artifact_store)
}

impl RequiredBuild {
    /// Gathers what goes into an image and sums it up.
    pub fn of(client: &Client<'_>, configuration: BuildConfiguration) -> Self {
        let gathered = gather(client, &configuration.settings, &configuration.extra_requirements_files);
        Self::with(client, configuration, gathered)
    }

    fn with(client: &Client<'_>, configuration: BuildConfiguration, gathered: Gathered) -> Self {
        let settings_checksum = settings_checksum(client, &configuration, &gathered);
        Self { configuration, gathered, settings_checksum }
    }
}

impl Submission {
    /// The checksum of the build as a whole; `None` if there is none, or if one of its images has none.
    pub fn build_checksum(&self) -> Option<String> {
        let checksum =
            |build: &RequiredBuild| Some((build.configuration.image_key(), build.settings_checksum.clone().ok()?));
        let images: Option<Vec<(String, String)>> = self.required.iter().map(checksum).collect();
        let images = images.filter(|images| !images.is_empty())?;
        Some(build_checksum(images.iter().map(|(key, checksum)| (key.as_str(), checksum.as_str()))))
    }

    /// The checksum under which the build is kept. Some releases put their options into the settings of what they build
    /// before they work it out.
    pub fn checksum_after_build(&self, client: &Client<'_>) -> Option<String> {
        if !client.rules().hashes_build_after_pull() {
            return self.build_checksum();
        }
        let images = self.required.iter().enumerate().map(|(position, build)| {
            let built = self.items.iter().find(|item| item.required == position && item.shared_with.is_none());
            let built = built.and_then(|item| item.planned.image.plan.build());
            let checksum = checksum_after_build(client, &build.configuration, &build.gathered, built);
            Some((build.configuration.image_key(), checksum.ok()?))
        });
        let images: Vec<(String, String)> = images.collect::<Option<_>>()?;
        Some(build_checksum(images.iter().map(|(key, checksum)| (key.as_str(), checksum.as_str()))))
    }

    /// The image of a key.
    pub fn item(&self, key: &str) -> Option<&BuildItem> {
        self.items.iter().find(|item| item.planned.image.key == key)
    }
}
