//! Every link that was ever given out opens for ever: lines are added to the files, none is changed.

use super::picture::picture;
use super::unpacked::by_flate2;
use engine::commands::Tool;
use engine::share::{Carrier, decode, encode};
use engine::{Config, PythonValue, Situation, documents, outcome};

/// A name, a link and the picture of its configuration, made by an encoder of its own from the description of the
/// format (`xtask/python/golden_links.py`).
const LINKS: &str = include_str!("../../cases/links/v1.txt");

/// For each line of the links the CRC-32 of each document that follows from it. They were written by this engine and
/// looked through: their purpose is that what a link gives stays what it was. Where a document changes on purpose, its
/// lines may change with it; the reason belongs into the commit.
const OUTPUTS: &str = include_str!("../../cases/links/outputs.txt");

/// How many lines of a file are sealed, and the CRC-32 of their text. A seal is never changed and never taken out: a
/// change of a line that is under one was a mistake. New lines get a new seal.
struct Seal(&'static str, usize, u32);

const SEALS: &[Seal] = &[
    Seal(LINKS, 91, 0x0af2_7d70),
    Seal(LINKS, 211, 0xd938_3a59),
    Seal(LINKS, 212, 0xaadb_a00d),
    Seal(BY_HAND, 22, 0x673a_c9d4),
    Seal(MANGLED, 102, 0xcc88_4445),
    Seal(HOSTILE, 49, 0xaa15_23a9),
];

const BY_HAND: &str = include_str!("../../cases/links/by_hand.jsonl");
const MANGLED: &str = include_str!("../../cases/links/mangled.jsonl");
const HOSTILE: &str = include_str!("../../cases/links/hostile.jsonl");

struct Golden {
    name: &'static str,
    link: &'static str,
    expected: PythonValue,
}

fn goldens() -> impl Iterator<Item = Golden> {
    LINKS.lines().map(|line| {
        let parts: Vec<&str> = line.split('\t').collect();
        let [name, link, expected] = parts.as_slice() else { panic!("{line}") };
        Golden { name, link, expected: PythonValue::from_json(expected).expect("a picture is JSON") }
    })
}

fn opened(golden: &Golden) -> Config {
    let opened =
        decode(golden.link, Carrier::Link).unwrap_or_else(|refused| panic!("{}: {}", golden.name, refused.why));
    assert!(opened.checked, "{}", golden.name);
    opened.config
}

#[test]
fn every_golden_link_opens_as_its_configuration() {
    assert!(goldens().count() >= 150);
    goldens().for_each(|golden| assert_eq!(picture(&opened(&golden)), golden.expected, "{}", golden.name));
}

#[test]
fn every_golden_link_is_still_written_as_it_was() {
    for golden in goldens() {
        let shared = encode(&opened(&golden));
        // What zlib makes of a text may change; the text may not.
        if golden.link.starts_with("v1z.") {
            assert_eq!(by_flate2(&shared.packed()), by_flate2(golden.link), "{}", golden.name);
        } else {
            assert_eq!(shared.text, golden.link, "{}", golden.name);
        }
    }
}

#[test]
fn every_field_has_golden_links() {
    for row in engine::ROWS {
        assert!(goldens().filter(|golden| golden.name == row.key).count() > 1, "{}", row.key);
    }
}

#[test]
#[allow(clippy::disallowed_methods, reason = "what is new is put where a person can look at it")]
fn every_golden_link_gives_the_documents_that_it_gave() {
    let given: String = goldens().map(|golden| given(&golden) + "\n").collect();
    let new = concat!(env!("CARGO_TARGET_TMPDIR"), "/outputs.txt");
    std::fs::write(new, &given).expect("it can be written");
    for (now, recorded) in given.lines().zip(OUTPUTS.lines()) {
        assert_eq!(now, recorded, "all that is given now stands in {new}");
    }
    assert_eq!(given.lines().count(), OUTPUTS.lines().count(), "look through what is new in {new}, and copy it");
}

/// The line of a golden link: its name, and each document with the checksum of its text.
fn given(golden: &Golden) -> String {
    let config = opened(golden);
    let catalog = catalog::for_release(&config.release);
    let documents = documents(&Situation::of(&config, &catalog), &outcome(&config, &catalog), Tool::Docker)
        .into_iter()
        .map(|document| format!("{}={:08x}", document.name, crc32(document.text().as_bytes())));
    let documents: Vec<String> = documents.collect();
    format!("{}\t{}", golden.name, documents.join(" "))
}

#[test]
fn no_sealed_line_was_changed() {
    for Seal(file, lines, expected) in SEALS {
        let sealed: Vec<&str> = file.split_inclusive('\n').take(*lines).collect();
        assert_eq!(sealed.len(), *lines);
        assert_eq!(format!("{:08x}", crc32(sealed.concat().as_bytes())), format!("{expected:08x}"), "{lines} lines");
    }
    for file in [LINKS, BY_HAND, MANGLED, HOSTILE] {
        let sealed = SEALS.iter().filter(|Seal(text, ..)| *text == file).map(|Seal(_, lines, _)| *lines).max();
        let lines = file.lines().count();
        assert_eq!(sealed, Some(lines), "new lines need a seal: {lines}, 0x{:08x}", crc32(file.as_bytes()));
    }
}

#[test]
fn a_seal_finds_a_changed_line() {
    let changed = LINKS.replacen("zenml=0.98.0", "zenml=0.98.1", 1);
    assert_ne!(crc32(changed.as_bytes()), crc32(LINKS.as_bytes()));
}

fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}
