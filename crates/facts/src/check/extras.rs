//! Extras: what they bring has to be installed as well, as far as the image's own metadata tells.

use super::distribution;
use crate::distribution::Distribution;
use crate::known::Known;
use crate::verdict::{Answer, Standing};
use crate::words::shown;
use packaging::Requirement;

/// How far extras may lead to further extras.
const DEEPEST: usize = 20;

/// The verdict on a requirement with extras, whose distribution itself is as it has to be.
pub(super) fn answer(
    requirement: &Requirement,
    chosen: &Distribution,
    satisfied: Answer,
    known: &Known<'_>,
    asked: &mut Vec<String>,
) -> Answer {
    let Some(metadata) = &chosen.extras else {
        let names = requirement.extras.join(", ");
        let found = [&satisfied.found, ", its extra ", &names, " cannot be seen in this list"].concat();
        return Answer { standing: Standing::Unverified, found, ..satisfied }
            .remark("The probe and pip inspect tell what an extra brings");
    };
    let mut answer = satisfied;
    for extra in &requirement.extras {
        let key = [requirement.name.normalized(), "[", &normal(extra), "]"].concat();
        if asked.contains(&key) || asked.len() >= DEEPEST {
            continue;
        }
        asked.push(key);
        if !metadata.provided.iter().any(|provided| normal(provided) == normal(extra)) {
            answer.remarks.push(["It has no extra ", &shown(extra), ", which installers pass over"].concat());
        }
        for text in &metadata.requires {
            worsen(&mut answer, text, extra, known, asked);
        }
    }
    answer
}

/// Takes in what a requirement of an extra adds.
fn worsen(answer: &mut Answer, text: &str, extra: &str, known: &Known<'_>, asked: &mut Vec<String>) {
    let Ok(needed) = Requirement::parse(text) else { return };
    let Some(marker) = &needed.marker else { return };
    // Without the extra it is the distribution's own business, not the extra's.
    let (with, without) = (known.environments.holds(marker, Some(extra)), known.environments.holds(marker, None));
    if with == Some(false) || without == Some(true) {
        return;
    }
    let of_extra = distribution::installed(&needed, known, asked);
    let standing = if with.is_none() && of_extra.standing.fails() { Standing::Unverified } else { of_extra.standing };
    if standing < answer.standing {
        answer.standing = standing;
    }
    if standing < Standing::Satisfied {
        let specifiers = needed.specifiers.to_string();
        let name = shown(needed.name.written());
        answer.found =
            [&answer.found, ", its extra ", extra, " needs ", &name, &specifiers, ": ", &of_extra.found].concat();
        answer.places.extend(of_extra.places);
    }
}

/// An extra's name as it is compared (PEP 685).
fn normal(extra: &str) -> String {
    packaging::DistributionName::parse(extra).map_or_else(|| extra.to_owned(), |name| name.normalized().to_owned())
}
