//! Python's packaging rules: what is read can be written and read again, and errors have a place in the text.

use ::packaging::{
    EntryKind, Marker, MarkerEnvironment, ParseError, Reading, Requirement, RequirementLine, RequirementsFile, SpecifierSet,
    Verdict, Version, culprits, meet,
};

/// A version and its two texts are the same version.
pub fn version(text: &str) {
    let Some(version) = Version::parse(text) else { return };
    for text in [version.to_string(), version.canonical()] {
        assert_eq!(Version::parse(&text).as_ref(), Some(&version), "{text}");
    }
}

/// A set and its text are the same set, and every question about it has an answer.
pub fn specifier(text: &str) {
    match SpecifierSet::parse(text) {
        Ok(set) => {
            let again = SpecifierSet::parse(&set.to_string());
            assert_eq!(again.as_ref(), Ok(&set));
            let versions: Vec<Version> =
                ["0", "1.0", "1.0.post1", "2!1", "1.0a1"].into_iter().filter_map(Version::parse).collect();
            for version in &versions {
                let contained = set.contains(version, Some(true));
                assert_eq!(contained, set.contains_text(&version.to_string(), Some(true)));
            }
            set.filter(&versions, None);
            assert_eq!(meet(&[&set]), meet(&[&set, &set, &SpecifierSet::default()]));
            let impossible = meet(&[&set]) == Verdict::Impossible;
            assert_eq!(culprits(&[&SpecifierSet::default(), &set]), if impossible { vec![1] } else { vec![] });
        }
        Err(error) => placed(text, &error),
    }
}

/// A requirement and its text are the same requirement.
pub fn requirement(text: &str) {
    match Requirement::parse(text) {
        Ok(requirement) if escapes(text) => drop(requirement.to_string()),
        Ok(requirement) => assert_eq!(Requirement::parse(&requirement.to_string()), Ok(requirement)),
        Err(error) => placed(text, &error),
    }
}

/// A marker and its text are the same marker, with the same answer.
pub fn marker(text: &str) {
    match Marker::parse(text) {
        Ok(marker) => {
            let again = Marker::parse(&marker.to_string());
            assert!(escapes(text) || again.as_ref() == Ok(&marker), "{marker}");
            for python in ["3.11", "3.8"] {
                let environment = MarkerEnvironment::linux(python, "x86_64");
                let _ = marker.evaluate(&environment, Some("gpu"));
            }
        }
        Err(error) => placed(text, &error),
    }
}

/// A file is read to its end, at once and line by line.
pub fn requirements_file(bytes: &[u8]) {
    let _ = RequirementsFile::from_bytes(bytes);
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let file = RequirementsFile::read(text);
    assert!(file.entries.is_sorted_by(|one, two| one.line < two.line));
    assert!(file.entries.iter().cloned().eq(RequirementsFile::entries(text)));
    let requirements = file.entries.iter().map(|entry| match &entry.kind {
        EntryKind::Requirement(RequirementLine { reading: Reading::Pep508(requirement), .. }) => Some(&**requirement),
        _ => None,
    });
    assert!(requirements.eq(RequirementsFile::requirements(text).collect::<Vec<_>>().iter().map(Option::as_ref)));
}

/// Whether a text may hold an escape of Python's. packaging writes the value of one as it is, so that the text of such a
/// marker may be none.
fn escapes(text: &str) -> bool {
    text.contains('\\')
}

fn placed(text: &str, error: &ParseError) {
    let span = error.span.start..error.span.start + error.span.length;
    assert!(text.get(span.clone()).is_some(), "{span:?} is no place in {text:?}");
    assert!(!error.to_string().is_empty());
}
