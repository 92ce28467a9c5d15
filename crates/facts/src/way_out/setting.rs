//! The alternative: settings with which ZenML builds what is missing on top of the image.

use crate::facts::Facts;
use crate::verdict::{Standing, Verdict};
use engine::config::{Config, Goal};
use engine::contract::{ImageContract, Need};
use engine::{Catalog, Document, Field, Situation, snippet};

/// The settings, where a build of ZenML's mends all that fails and is needed: distributions and Debian packages, on an image
/// that brings ZenML, Python and an installer and whose user may install. `None` otherwise, and where ZenML builds already.
pub fn let_zenml_build(
    config: &Config,
    catalog: &Catalog,
    contract: &ImageContract,
    verdicts: &[Verdict],
    facts: &Facts,
) -> Option<Document> {
    if config.goal == Goal::LetZenmlBuild || contract.image.is_empty() {
        return None;
    }
    let failing = || verdicts.iter().filter(|verdict| verdict.standing.fails());
    let needed = || failing().filter(|verdict| verdict.requirement.severity == engine::Severity::Error);
    let mended = |verdict: &Verdict| match &verdict.requirement.need {
        Need::Distribution(_) => verdict.requirement.check != engine::contract::Check::Zenml,
        Need::AptPackage(_) => true,
        _ => false,
    };
    // ZenML's Dockerfile installs as the image's user, who has to be root for that.
    let as_root = super::dockerfile::user(facts).is_none_or(|user| crate::check::is_root(&user));
    if !as_root
        || needed().next().is_none()
        || !needed().all(mended)
        || verdicts.iter().all(|one| one.standing != Standing::Satisfied)
    {
        return None;
    }
    let mut changed = config.clone();
    changed.goal = Goal::LetZenmlBuild;
    changed.settings.unset(Field::SkipBuild);
    changed.settings.type_text(Field::ParentImage, &contract.image);
    Some(snippet::python(&Situation::of(&changed, catalog)))
}
