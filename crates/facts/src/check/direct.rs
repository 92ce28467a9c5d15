//! Requirements with an address: whether what is installed comes from there.

use crate::distribution::Distribution;
use crate::verdict::{Answer, Standing};
use crate::words::shown;

/// The verdict on `name @ address`, whose distribution is there.
pub(super) fn compare(address: &str, chosen: &Distribution, answer: Answer) -> Answer {
    let unverified = |found: String, answer: Answer| Answer { standing: Standing::Unverified, found, ..answer };
    let Some(direct) = &chosen.direct else {
        let found = [&answer.found, ", where it was installed from is not said"].concat();
        return unverified(found, answer);
    };
    let (wanted, revision) = split(address);
    if !same(wanted, &direct.url) {
        let found = [&answer.found, ", installed from ", &shown(&direct.url)].concat();
        return unverified(found, answer);
    }
    match (revision, &direct.commit) {
        (None, None) => Answer { standing: Standing::Satisfied, ..answer },
        (Some(revision), Some(commit)) if is_commit(revision) && commit.starts_with(revision) => {
            Answer { standing: Standing::Satisfied, ..answer }
        }
        (Some(revision), Some(commit)) if is_commit(revision) => {
            let found = [&answer.found, ", of the commit ", &shown(commit)].concat();
            Answer { standing: Standing::Wrong, found, ..answer }
        }
        (_, commit) => {
            let commit = commit.as_deref().map(|commit| [", of the commit ", &shown(commit)].concat());
            let found = [&answer.found, &commit.unwrap_or_default(), ", whether that is the one is not known"].concat();
            unverified(found, answer)
        }
    }
}

/// An address without its scheme's prefix and fragment, and the revision: `git+https://host/path@revision#egg=name`.
fn split(address: &str) -> (&str, Option<&str>) {
    let address = address.split('#').next().unwrap_or_default();
    let Some((_, rest)) = address.split_once('+').filter(|(scheme, _)| scheme.bytes().all(|b| b.is_ascii_alphabetic()))
    else {
        return (address, None);
    };
    let path = rest.rfind('/').unwrap_or_default();
    match rest.rfind('@').filter(|at| *at > path).and_then(|at| rest.split_at_checked(at)) {
        Some((address, revision)) => (address, Some(revision.trim_start_matches('@'))),
        None => (rest, None),
    }
}

fn same(one: &str, other: &str) -> bool {
    let plain = |text: &str| text.trim_end_matches('/').trim_end_matches(".git").to_ascii_lowercase();
    plain(one) == plain(other)
}

fn is_commit(revision: &str) -> bool {
    revision.len() >= 7 && revision.bytes().all(|byte| byte.is_ascii_hexdigit())
}
