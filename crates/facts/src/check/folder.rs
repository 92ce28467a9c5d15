//! Folders in which steps write, and the users who do.

use crate::facts::Facts;
use crate::inside::{Folder, Inside};
use crate::place::{Found, Place};
use crate::verdict::{Answer, Standing};
use crate::words::shown;
use engine::contract::Writer;

/// The verdict on a folder for whoever writes there.
pub(super) fn writable(path: &str, writer: &Writer, facts: &Facts) -> Answer {
    let Some(inside) = facts.inside() else { return without_probe(writer, facts) };
    let place = inside.markers.place;
    let who = match writer {
        Writer::OfImage => None,
        Writer::Anybody => Some(Account { uid: u64::MAX, gid: u64::MAX }),
        Writer::Named(user) => match account(user, inside) {
            Some(account) => Some(account),
            None => {
                let found = ["there is no user ", &shown(user), " in the image"].concat();
                return Answer::new(Standing::Missing, found, [place]);
            }
        },
    };
    let mut looked = inside.folders.iter().filter(|found| found.value.path == path);
    let Some(Found { value: folder, .. }) = looked.next() else {
        return Answer::new(Standing::Unverified, "nobody looked at this folder", [place]);
    };
    let answer = judged(folder, who.as_ref(), inside, place);
    // ZenML's configuration may be set to lie elsewhere.
    let elsewhere = inside.folders.iter().map(|found| &found.value);
    let elsewhere = elsewhere.filter(|other| other.path != path && !other.path.starts_with(&[path, "/"].concat()));
    for other in elsewhere {
        let of_other = judged(other, who.as_ref(), inside, place);
        if answer.standing == Standing::Satisfied && of_other.standing != Standing::Satisfied {
            let found = [&shown(&other.path), ", where ZENML_CONFIG_PATH points: ", &of_other.found].concat();
            return Answer { found, ..of_other };
        }
    }
    answer
}

/// Somebody by number.
struct Account {
    uid: u64,
    gid: u64,
}

/// The verdict on one folder for somebody; for whoever the probe ran as where nobody is named.
fn judged(folder: &Folder, who: Option<&Account>, inside: &Inside, place: Place) -> Answer {
    let usable = match who {
        None => folder.writable,
        Some(account) => account.uid == 0 || permits(folder, account),
    };
    let uid = who.map_or(inside.uid, |account| account.uid);
    let user = if uid == u64::MAX { "any user".to_owned() } else { ["user ", &uid.to_string()].concat() };
    let owner = [&folder.uid.to_string(), ":", &folder.gid.to_string(), " with ", &octal(folder.mode)].concat();
    let (standing, found) = match (usable, folder.exists) {
        (true, true) => (Standing::Satisfied, [&user, " can write there"].concat()),
        (true, false) => (Standing::Satisfied, ["it is not there, and ", &user, " can make it"].concat()),
        (false, true) => (Standing::Wrong, ["it belongs to ", &owner, ", and ", &user, " cannot write there"].concat()),
        (false, false) => (Standing::Missing, ["it is not there, and ", &user, " cannot make it"].concat()),
    };
    Answer::new(standing, found, [place])
}

/// Whether permissions let somebody write and enter.
const fn permits(folder: &Folder, account: &Account) -> bool {
    let bits = if account.uid == folder.uid {
        folder.mode >> 6
    } else if account.gid == folder.gid {
        folder.mode >> 3
    } else {
        folder.mode
    };
    bits & 0o3 == 0o3
}

fn octal(mode: u32) -> String {
    let digits = [9, 6, 3, 0].map(|shift| char::from_digit((mode >> shift) & 7, 8).unwrap_or('?'));
    digits.into_iter().collect()
}

/// A user by name or number, perhaps with a group: `app`, `1000`, `app:staff`, `1000:1000`.
fn account(user: &str, inside: &Inside) -> Option<Account> {
    let (name, group) = user.split_once(':').map_or((user, None), |(name, group)| (name, Some(group)));
    let known = inside.users.iter().find(|(known, uid, _)| known == name || uid.to_string() == name);
    let group = group.and_then(|group| group.parse().ok());
    match known {
        Some((_, uid, gid)) => Some(Account { uid: *uid, gid: group.unwrap_or(*gid) }),
        // A number needs no account.
        None => Some(Account { uid: name.parse().ok()?, gid: group.unwrap_or(0) }),
    }
}

/// What an image's configuration alone says.
fn without_probe(writer: &Writer, facts: &Facts) -> Answer {
    let users = facts.image(|image| image.user.as_ref());
    match (writer, users.as_slice()) {
        (Writer::OfImage, [first, rest @ ..]) if rest.iter().all(|other| other.value == first.value) => {
            let user = first.value.as_str();
            if is_root(user) {
                return Answer::new(Standing::Satisfied, "the image's user is root", [first.place]);
            }
            let found = ["the image's user is ", &shown(user), ", and who may write where is not said"].concat();
            Answer::new(Standing::Unverified, found, [first.place])
        }
        (Writer::OfImage, [_, ..]) => Answer::unverified("the texts contradict each other about the image's user"),
        _ => Answer::unverified("nothing that was given has looked into the image's folders"),
    }
}

/// Whether a user, as configurations write it, is root.
pub(crate) fn is_root(user: &str) -> bool {
    matches!(user.split(':').next().unwrap_or_default().trim(), "" | "0" | "root")
}

/// The verdict on a user by name.
pub(super) fn user(name: &str, facts: &Facts) -> Answer {
    match facts.inside() {
        Some(inside) => {
            let place = [inside.markers.place];
            match inside.users.iter().find(|(known, _, _)| known == name) {
                Some((_, uid, _)) => Answer::new(Standing::Satisfied, ["user ", &uid.to_string()].concat(), place),
                None => Answer::new(Standing::Missing, "there is no such user in the image", place),
            }
        }
        None => Answer::unverified("nothing that was given lists the image's users"),
    }
}
