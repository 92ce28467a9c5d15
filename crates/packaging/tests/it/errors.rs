//! Where a requirement stops being one, and which of the reasons is given.

use packaging::ParseErrorKind::{self, *};
use packaging::{EntryKind, OptionError, Reading, Requirement, RequirementsFile, Span};

/// The part of the line between `«` and `»` is what the error points at.
#[test]
fn an_error_points_at_the_place_that_is_wrong() {
    check("«»", NameExpected);
    check("«==1.0»", NameExpected);
    check("«-torch»", NameExpected);
    check("torch«-»", TrailingText);
    check("torch«[gpu»", ExtrasUnclosed);
    check("torch[gpu «»cpu]", ExtraCommaMissing);
    check("torch[gpu,«»]", ExtraExpected);
    check("torch @«»", UrlExpected);
    check("torch @ https://h/a.zip «os_name == 'posix'»", UrlTrailingText);
    check("torch «=2.0»", SingleEquals);
    check("torch «=>2.0»", SingleEquals);
    check("torch >=2,«~=2»", SpecifierInvalid);
    check("torch «>=»", SpecifierInvalid);
    check("torch «>=2.»*", WildcardMisplaced);
    check("torch «>=2.0+»cu121", LocalMisplaced);
    check("torch «(>=2 »", SpecifiersUnclosed);
    check("torch >=2 «<3»", TrailingText);
    check("torch >=2 «# why»", TrailingText);
    check("torch;«»", MarkerOperandExpected);
    check("torch; «python >= '3'»", MarkerOperandExpected);
    check("torch; os_name «= 'posix'»", MarkerOperatorExpected);
    check("torch; os_name «not »'posix'", MarkerNotWithoutIn);
    check("torch; os_name == «'posix»", MarkerQuoteUnclosed);
    check(r"torch; os_name == «'\xg'»", MarkerLiteralInvalid);
    check("torch; «(os_name == 'posix'»", MarkerUnclosed);
    check("torch; os_name == 'posix' «or_else»", TrailingText);
    check("«été»", NameExpected);
}

#[test]
fn every_reason_says_what_to_do() {
    for kind in [NameExpected, SingleEquals, UrlInvalid, EggInvalid, WheelNameInvalid, MarkerTooDeep] {
        let words = kind.to_string();
        assert!(words.len() > 10 && !words.ends_with('.'), "{words}");
    }
}

#[test]
fn parentheses_beyond_all_measure_are_refused() {
    let marker = format!("torch; {}os_name == 'posix'", "(".repeat(100_000));
    assert_eq!(Requirement::parse(&marker).unwrap_err().kind, MarkerTooDeep);
}

#[test]
fn a_file_goes_on_after_lines_that_pip_refuses() {
    let file =
        RequirementsFile::read("torch\n--upgrade\n--hash=md5:0\npandas =2 ; os_name == 'x'\nnumpy ; what\n./dir\n");
    let lines: Vec<usize> = file.entries.iter().map(|entry| entry.line).collect();
    assert_eq!(lines, [1, 2, 3, 4, 5, 6]);
    let refused = |index: usize| match &file.entries[index].kind {
        EntryKind::Invalid { error, .. } => error.clone(),
        kind => panic!("{kind:?}"),
    };
    assert_eq!(refused(1), OptionError::Unknown("--upgrade".to_owned()));
    assert_eq!(refused(2), OptionError::HashInvalid("md5:0".to_owned()));
    let wrong = |index: usize| match &file.entries[index].kind {
        EntryKind::Requirement(line) => match &line.reading {
            Reading::Invalid(error) => {
                line.text.get(error.span.start..error.span.start + error.span.length).unwrap().to_owned()
            }
            reading => panic!("{reading:?}"),
        },
        kind => panic!("{kind:?}"),
    };
    assert_eq!(wrong(3), "=2");
    assert_eq!(wrong(4), "what");
}

fn check(marked: &str, kind: ParseErrorKind) {
    let (before, rest) = marked.split_once('«').unwrap();
    let (wrong, after) = rest.split_once('»').unwrap();
    let line = [before, wrong, after].concat();
    let error = Requirement::parse(&line).unwrap_err();
    let span = Span { start: before.len(), length: wrong.len() };
    assert_eq!((error.span, error.kind), (span, kind), "{line}");
}
