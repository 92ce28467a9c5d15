//! What goes into one file: the splitter gives each set of parts that share functions a Wasm of its own. Loaded one by one they would cost a request each; here those that are needed together travel
//! together, as custom sections of one of them.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap},
    fs,
    path::Path,
};

use wasm_encoder::{CustomSection, Section as _};

use crate::failure::{Explain, Failure};

/// The name of the custom sections in which the others of a file are.
pub(super) const SECTION: &str = "chunk";

/// The parts that every page loads, in this order; what they need is there for whatever part comes later.
const EARLY: [&str; 2] = ["links", "rest"];

/// The file of what several later parts need.
const SHARED: &str = "shared";

/// One file: Wasm modules that are needed together.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Pack {
    /// What the file is named after: the part in it, or [`SHARED`].
    pub(super) name: String,
    /// The splitter's names of the modules. The last one carries the others.
    pub(super) modules: Vec<String>,
    /// The names of the packs that have to be there too.
    pub(super) after: Vec<String>,
}

/// Puts the splitter's modules together. It gets, for each part, the modules that the part needs, the part's own among them.
pub(super) fn packs(needs: &HashMap<String, Vec<String>>) -> Vec<Pack> {
    let mut users: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (part, modules) in needs {
        for module in modules {
            users.entry(module).or_default().insert(part);
        }
    }
    let mut contents: BTreeMap<&str, Vec<String>> = needs.keys().map(|part| (part.as_str(), Vec::new())).collect();
    for (module, users) in &users {
        let early = EARLY.into_iter().find(|part| users.contains(part));
        let only = users.first().copied().filter(|_| users.len() == 1);
        contents.entry(early.or(only).unwrap_or(SHARED)).or_default().push((*module).to_owned());
    }
    let mut packs: Vec<Pack> = Vec::new();
    let parts = contents.keys().copied().filter(|name| !EARLY.contains(name) && *name != SHARED);
    let order: Vec<&str> = EARLY.into_iter().chain([SHARED]).chain(parts).collect();
    for name in order {
        let Some(mut modules) = contents.get(name).filter(|modules| !modules.is_empty()).cloned() else { continue };
        // The part's own module comes last.
        modules.sort_by_key(|module| *module == own(name));
        let before = packs.iter().map(|pack| pack.name.as_str());
        let after = before.filter(|before| EARLY.contains(before) || *before == SHARED).map(str::to_owned).collect();
        packs.push(Pack { name: name.to_owned(), modules, after });
    }
    packs
}

/// The splitter's name of a part's own module.
fn own(part: &str) -> String {
    format!("split_{part}")
}

/// The bytes of a pack, of its modules in `folder`.
///
/// # Errors
/// A module that cannot be read.
pub(super) fn bytes(pack: &Pack, folder: &Path) -> Result<Vec<u8>, Failure> {
    let read = |module: &String| {
        let path = folder.join(module).with_extension("small");
        fs::read(&path).explain(path.display())
    };
    let Some((carrier, others)) = pack.modules.split_last() else {
        return Err(Failure::new(format!("nothing is in the file {}", pack.name)));
    };
    let mut bytes = read(carrier)?;
    for other in others {
        CustomSection { name: Cow::Borrowed(SECTION), data: Cow::Owned(read(other)?) }.append_to(&mut bytes);
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needs(needs: &[(&str, &[&str])]) -> HashMap<String, Vec<String>> {
        let owned = |names: &[&str]| names.iter().copied().map(str::to_owned).collect();
        needs.iter().map(|(part, modules)| ((*part).to_owned(), owned(modules))).collect()
    }

    #[test]
    fn what_is_needed_together_is_one_file() {
        let packs = packs(&needs(&[
            ("links", &["chunk_1", "split_links"]),
            ("rest", &["chunk_1", "chunk_2", "split_rest", "chunk_3"]),
            ("dialogs", &["chunk_3", "chunk_4", "split_dialogs"]),
            ("checks", &["chunk_4", "split_checks"]),
        ]));
        let shown: Vec<String> = packs
            .iter()
            .map(|pack| format!("{}: {} after {}", pack.name, pack.modules.join(" "), pack.after.join(" ")))
            .collect();
        assert_eq!(
            shown,
            [
                "links: chunk_1 split_links after ",
                "rest: chunk_2 chunk_3 split_rest after links",
                "shared: chunk_4 after links rest",
                "checks: split_checks after links rest shared",
                "dialogs: split_dialogs after links rest shared",
            ]
        );
    }

    #[test]
    fn the_others_are_sections_of_the_last() {
        let folder = std::env::temp_dir().join(format!("slipway-pack-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let empty = wasm_encoder::Module::new().finish();
        for name in ["chunk_1", "split_rest"] {
            fs::write(folder.join(name).with_extension("small"), &empty).unwrap();
        }
        let modules = vec!["chunk_1".to_owned(), "split_rest".to_owned()];
        let bytes = bytes(&Pack { name: "rest".to_owned(), modules, after: Vec::new() }, &folder).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        let mut expected = empty.clone();
        // A custom section: its number, its length, its name's length, its name, what is in it.
        expected.extend([0, 14, 5]);
        expected.extend(SECTION.bytes());
        expected.extend(empty);
        assert_eq!(bytes, expected);
    }
}
