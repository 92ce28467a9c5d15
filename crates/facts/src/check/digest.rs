//! An image's name: its digest, and the registry that it is in.

use crate::facts::Facts;
use crate::place::{Found, Place};
use crate::verdict::{Answer, Standing};
use crate::words::shown;

/// The verdict on the digest: whether the facts are of the image of that digest, or which digest the name could have.
pub(super) fn answer(wanted: Option<&str>, image: &str, facts: &Facts) -> Answer {
    let found: Vec<&Found<String>> = facts.image(|image| image.digests.as_ref()).into_iter().flatten().collect();
    let digest = |found: &Found<String>| found.value.split_once('@').map(|(_, digest)| digest.to_owned());
    match wanted {
        None => {
            let name = repository(image);
            let of_name = found.iter().find(|found| repository(&found.value) == name);
            match of_name {
                Some(found) => {
                    let text = ["the name has none; it is ", &shown(&found.value)].concat();
                    Answer::new(Standing::Wrong, text, [found.place])
                }
                None => Answer::new(Standing::Wrong, "the name has none", []),
            }
        }
        Some(wanted) if found.iter().any(|found| digest(found).as_deref() == Some(wanted)) => {
            Answer::new(Standing::Satisfied, "what was given is of this image", found.iter().map(|found| found.place))
        }
        Some(_) if !found.is_empty() => {
            let others: Vec<String> = found.iter().map(|found| shown(&found.value)).collect();
            let text = ["what was given is of another image: ", &others.join(", ")].concat();
            Answer::new(Standing::Wrong, text, found.iter().map(|found| found.place))
        }
        Some(_) => Answer::unverified("nothing that was given says which image it is of"),
    }
}

/// The verdict on whether an image can be pulled from a registry.
pub(super) fn registry(host: &str, image: &str, facts: &Facts) -> Answer {
    // Kubernetes sets it in every container; nothing else does.
    let in_cluster = facts.readings.iter().find_map(|reading| {
        let names = &reading.inside.as_deref()?.variable_names;
        names.iter().any(|name| name == "KUBERNETES_SERVICE_HOST").then_some(reading.source)
    });
    if let Some(source) = in_cluster {
        return Answer::new(
            Standing::Satisfied,
            "the probe ran in a cluster, which has pulled it",
            [Place::whole(source)],
        );
    }
    let lists = facts.image(|image| image.digests.as_ref());
    if lists.is_empty() {
        return Answer::unverified("nothing that was given says where it was pushed");
    }
    let found: Vec<&Found<String>> = lists.into_iter().flatten().collect();
    let places = found.iter().map(|found| found.place);
    if found.is_empty() {
        let looked = facts.readings.iter().filter(|reading| reading.image.digests.is_some());
        let text = "it has no digest, so that it was neither pushed nor pulled where it was inspected";
        return Answer::new(Standing::Missing, text, looked.map(|reading| Place::whole(reading.source)));
    }
    let name = repository(image);
    if found.iter().any(|found| repository(&found.value) == name) {
        let text = ["it has a digest at ", &shown(host), ", whether the machines of the run may pull it is not known"];
        return Answer::new(Standing::Unverified, text.concat(), places);
    }
    let others: Vec<String> = found.iter().map(|found| shown(&found.value)).collect();
    let text = ["where it was inspected it is known as ", &others.join(", ")].concat();
    Answer::new(Standing::Unverified, text, places)
}

/// A name without tag and digest; Docker's own registry and library may be left out.
fn repository(image: &str) -> &str {
    let name = image.split('@').next().unwrap_or_default();
    let slash = name.rfind('/').map_or(0, |slash| slash + 1);
    let end = name.get(slash..).and_then(|last| last.find(':')).map_or(name.len(), |colon| slash + colon);
    let name = name.get(..end).unwrap_or_default();
    let name = name.strip_prefix("docker.io/").unwrap_or(name);
    name.strip_prefix("library/").unwrap_or(name)
}
