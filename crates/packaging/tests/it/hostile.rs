//! No input panics, and none takes time that grows with the square of its length.

use packaging::{Marker, MarkerEnvironment, Requirement, RequirementsFile, SpecifierSet, Version, meet};

use crate::random::Random;

const FRAGMENTS: &[&str] = &[
    "torch",
    "a",
    "1",
    "0",
    "99999999999999999999",
    ".",
    "-",
    "_",
    "!",
    "+",
    "*",
    "v",
    "rc",
    "post",
    "dev",
    "==",
    "===",
    "=",
    "!=",
    "~=",
    "<",
    ">",
    ">=",
    ",",
    ";",
    "(",
    ")",
    "[",
    "]",
    "@",
    " ",
    "\t",
    "\n",
    "\r",
    "\\",
    "\\\n",
    "'",
    "\"",
    "#",
    " #",
    "\u{a0}",
    "\u{2028}",
    "\u{1c}",
    "é",
    "\u{17f}",
    "\u{212a}",
    "\0",
    "\\x4",
    "\\N{",
    "\\777",
    "\\ud800",
    "and",
    " or ",
    "in",
    "not ",
    "extra",
    "extras",
    "os_name",
    "os.name",
    "python_version",
    "'3.11'",
    "-",
    "--",
    "-e ",
    "-r",
    "-i ",
    "-C",
    "--hash=",
    "sha256:0",
    "--no-binary ",
    ":all:,",
    ":none:,",
    "--pre",
    "--no-index",
    "https://",
    "file:",
    "git+ssh://",
    "/",
    "..",
    "../",
    ".whl",
    ".zip",
    ".tar",
    "%41",
    "%",
    "egg=",
    "&",
    "${HOME}",
    "\u{feff}",
];

#[test]
fn no_text_of_fragments_panics() {
    let mut random = Random::new(7);
    for _ in 0..40_000 {
        read_as_everything(&random.text(FRAGMENTS, 16));
    }
}

#[test]
fn no_bytes_panic_as_a_file() {
    let mut random = Random::new(11);
    let starts: [&[u8]; 5] = [b"", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"# coding: latin-1\n"];
    for round in 0..4000 {
        let mut bytes = starts[round % starts.len()].to_vec();
        bytes.extend((0..random.below(60)).map(|_| u8::try_from(random.below(256)).unwrap()));
        let _ = RequirementsFile::from_bytes(&bytes);
    }
}

/// A quadratic step would make this test last for minutes instead of seconds.
#[test]
fn a_long_row_of_one_thing_is_read_in_passing() {
    for unit in [
        "1",
        "9",
        "1.",
        ".0",
        ",",
        ">=1,",
        "!=1.1,",
        "===,",
        "(",
        ")",
        "[",
        "a,",
        "a[",
        "@",
        ";",
        "'",
        "\"",
        "\\",
        "\\\n",
        " ",
        "\n",
        "#",
        " #",
        "-",
        " -",
        "- ",
        "-e ",
        "--pre ",
        " --hash=sha256:0",
        ":all:,",
        ":none:,",
        "/",
        "../",
        "a/",
        "%41",
        "&egg=",
        "coding",
        "ſ",
        "os_name=='' and ",
        "os_name=='' or (",
    ] {
        let body = unit.repeat((1 << 15) / unit.len());
        for prefix in ["", "torch", "torch; ", "torch>=", "torch[", "--no-binary ", "https://h/#", "# ", "os_name == '"]
        {
            read_as_everything(&[prefix, &body].concat());
        }
    }
}

fn read_as_everything(text: &str) {
    if let Some(version) = Version::parse(text) {
        assert_eq!(Version::parse(&version.to_string()).as_ref(), Some(&version));
        assert_eq!(Version::parse(&version.canonical()).as_ref(), Some(&version));
    }
    if let Ok(set) = SpecifierSet::parse(text) {
        meet(&[&set, &set]);
        set.contains_text("1.0", None);
        assert_eq!(SpecifierSet::parse(&set.to_string()).as_ref(), Ok(&set));
    }
    if let Ok(marker) = Marker::parse(text) {
        let _ = marker.evaluate(&MarkerEnvironment::linux("3.11", "x86_64"), Some("gpu"));
        assert_eq!(Marker::parse(&marker.to_string()), Ok(marker));
    }
    match Requirement::parse(text) {
        Ok(requirement) => assert_eq!(Requirement::parse(&requirement.to_string()), Ok(requirement)),
        Err(error) => assert!(text.get(error.span.start..error.span.start + error.span.length).is_some(), "{text:?}"),
    }
    let file = RequirementsFile::read(text);
    assert!(file.entries.is_sorted_by(|one, two| one.line < two.line));
}
