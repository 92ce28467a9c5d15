//! Texts as terminals, logs, other systems and nobody's programs make them: clear messages, nothing lost, never a panic.

use std::collections::BTreeSet;

use engine::contract::ImageContract;
use facts::report::{self, Checked};
use facts::{Facts, NoticeKind, Reader, Reading, Standing, way_out};

use super::lists::read;
use super::recordings::{recording, text};
use super::stacks::{contract_of, stacks};

const FILES: [&str; 17] = [
    "probe.json",
    "pip-freeze.txt",
    "pip-list.txt",
    "pip-list.json",
    "uv-freeze.txt",
    "uv-list.txt",
    "uv-list.json",
    "cyclonedx-bom.json",
    "cyclonedx.json",
    "dpkg-l.txt",
    "dpkg-query.txt",
    "dpkg-query-plain.txt",
    "inspect.json",
    "history.json",
    "history.txt",
    "buildah-inspect.json",
    "oci-config.json",
];

/// The xorshift generator of 64 bits, so that every run sees the same.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % limit.max(1)
    }
}

fn of_bytes(bytes: Vec<u8>) -> Facts {
    Facts::read([("pasted".to_owned(), bytes)])
}

/// Names and versions, Debian's and Python's.
fn packages(facts: &Facts) -> BTreeSet<(String, String)> {
    let python = |reading: &Reading| {
        reading.distributions.iter().map(|one| (one.name.clone(), one.version.clone().unwrap_or_default())).collect()
    };
    let debian = |reading: &Reading| {
        reading.debian_packages.iter().map(|one| (one.value.name.clone(), one.value.version.clone())).collect()
    };
    let each = |reading: &Reading| -> Vec<(String, String)> {
        let (python, debian): (Vec<_>, Vec<_>) = (python(reading), debian(reading));
        python.into_iter().chain(debian).collect()
    };
    facts.readings.iter().flat_map(each).collect()
}

/// What a stack asks for.
fn contract() -> ImageContract {
    let (name, config) = stacks().into_iter().nth(2).expect("a stack");
    contract_of(&config, name)
}

/// Everything that follows from facts.
fn everything(facts: &Facts, contract: &ImageContract) {
    let contracts = std::slice::from_ref(contract);
    let verdicts = facts::check(contracts, facts);
    let checked = Checked { contracts, facts, verdicts: &verdicts, strict: true };
    for document in [report::markdown(&checked), report::json(&checked), report::junit(&checked)] {
        for line in &document.lines {
            assert!(!line.text.contains(['\n', '\r', '\u{1b}', '\0']), "{}: {:?}", document.name, line.text);
        }
    }
    let json: Result<serde_json::Value, _> = serde_json::from_str(&report::json(&checked).text());
    assert!(json.is_ok(), "{json:?}");
    let way_out = way_out(contract, &verdicts, facts);
    assert!(way_out.dockerfile.lines.iter().all(|line| !line.text.contains(['\n', '\r'])));
    assert!(!facts::summary(&verdicts).sentence().is_empty());
}

#[test]
fn what_stands_around_a_payload_takes_nothing_from_it() {
    let recording = recording("full");
    for file in FILES {
        let plain = text(&recording, file);
        let expected = packages(&read(&[(file, plain)]));
        let prompt = format!("user@host:~$ docker run --rm --entrypoint python IMG ...\n{plain}\nuser@host:~$ \n");
        let log = format!("2026-11-25 10:00:00,123 INFO starting\n[INFO] running step\n{plain}");
        let colours: String = plain.lines().map(|line| format!("\u{1b}[32m{line}\u{1b}[0m\u{1b}[K\r\n")).collect();
        let stamped: String = plain.lines().map(|line| format!("2026-11-25T10:00:00.1234567Z {line}\n")).collect();
        let wide: Vec<u8> = plain.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let fence = format!("```\n{plain}\n```\n");
        for (what, bytes) in [
            ("a prompt", prompt.into_bytes()),
            ("a log", log.into_bytes()),
            ("colours", colours.into_bytes()),
            ("times", stamped.into_bytes()),
            ("PowerShell's encoding", [b"\xff\xfe".as_slice(), &wide].concat()),
            ("a byte order mark", [b"\xef\xbb\xbf", plain.as_bytes()].concat()),
            ("carriage returns", plain.replace('\n', "\r\n").into_bytes()),
            ("a fence", fence.into_bytes()),
        ] {
            let facts = of_bytes(bytes);
            let found = packages(&facts);
            let lost: Vec<_> = expected.difference(&found).collect();
            let more: Vec<_> = found.difference(&expected).collect();
            assert!(lost.is_empty() && more.is_empty(), "{file} in {what}: lost {lost:?}, more {more:?}");
        }
    }
}

#[test]
fn a_text_that_breaks_off_says_so_and_proves_no_absence() {
    let recording = recording("full");
    let contract = contract();
    for file in FILES.into_iter().filter(|file| file.ends_with(".json")) {
        let plain = text(&recording, file);
        for part in 1..20 {
            let cut = plain.len() * part / 20;
            let Some(beginning) = plain.get(..cut).filter(|text| !text.trim().is_empty()) else { continue };
            let facts = read(&[(file, beginning)]);
            let notices: Vec<_> = facts.all_notices().collect();
            let said = notices.iter().any(|(place, notice)| {
                matches!(notice.kind, NoticeKind::Truncated | NoticeKind::Unrecognised | NoticeKind::Unusable(_))
                    && place.line <= beginning.lines().count() + 1
            });
            assert!(said, "{file} cut at {cut}: {notices:?}");
            for verdict in facts::check(std::slice::from_ref(&contract), &facts) {
                let of_package = verdict.requirement.id().contains('.') && verdict.requirement.check.rule() != "C19";
                assert!(
                    !(of_package && verdict.standing == Standing::Missing),
                    "{file} cut at {cut}: {} is missing: {}",
                    verdict.requirement.id(),
                    verdict.found
                );
            }
            everything(&facts, &contract);
        }
    }
}

#[test]
fn no_text_makes_anything_panic() {
    let recording = recording("full");
    let contract = contract();
    let mut random = Random(0x51_1b_3a_77_95_0d_c4_21);
    for file in FILES {
        let plain = text(&recording, file).as_bytes();
        let beginning = plain.get(..plain.len().min(20_000)).unwrap_or_default();
        for _ in 0..12 {
            let mut bytes = beginning.to_vec();
            for _ in 0..=random.below(12) {
                let at = random.below(bytes.len());
                match random.below(4) {
                    0 => bytes[at] = b"{}[]\",:\\\n\r\x1b\0\xff"[random.below(13)],
                    1 => drop(bytes.drain(at..(at + random.below(200)).min(bytes.len()))),
                    2 => bytes.truncate(at.max(1)),
                    _ => {
                        let from = random.below(bytes.len());
                        let piece = bytes[from..(from + random.below(300)).min(bytes.len())].to_vec();
                        bytes.splice(at..at, piece);
                    }
                }
                if bytes.is_empty() {
                    bytes.push(b'\n');
                }
            }
            everything(&of_bytes(bytes), &contract);
        }
    }
    let pieces = [
        "{",
        "}",
        "[",
        "]",
        "\"",
        ":",
        ",",
        "null",
        "-",
        "1e",
        "\\u",
        "\\ud800",
        "FROM",
        " ",
        "\n",
        "ii ",
        "Package Version",
        "zenml",
        "==",
        "0.98.0",
        "@",
        " ; ",
        "[[package]]",
        "name = \"",
        "marker",
        "\"packages\":",
        "\"components\":[",
        "slipway_probe",
        "RUN pip install ",
        "<<EOF",
        "\\\n",
        "\t",
        "\u{1b}[",
        "\u{feff}",
        "é",
        "purl",
        "pkg:pypi/a@1",
        "%",
        "CREATED BY",
        "IMAGE ",
        "..",
        "'",
        "`",
        "|",
        "<script>",
    ];
    for _ in 0..1500 {
        let text: String = (0..=random.below(40)).map(|_| pieces[random.below(pieces.len())]).collect();
        everything(&of_bytes(text.into_bytes()), &contract);
    }
}

#[test]
fn deep_nesting_ends_with_a_message() {
    for open in ["[", "{\"a\":", "{\"components\":[{\"components\":["] {
        let facts = of_bytes(open.repeat(200_000).into_bytes());
        // A list of lists is no document that anybody prints; it is not even begun.
        let expected = if open == "[" { NoticeKind::Unrecognised } else { NoticeKind::TooDeep };
        assert!(facts.all_notices().any(|(_, notice)| notice.kind == expected), "{open}");
        assert_eq!(facts.unusable(), ["pasted"]);
    }
}

#[test]
fn hostile_names_are_said_with_their_lines_and_stay_on_them() {
    let list = r#"[{"name": "numpy", "version": "1"},
 {"name": "../../etc/passwd", "version": "1"},
 {"name": "a\nFROM evil", "version": "1"},
 {"name": "<script>alert(1)</script>", "version": "1"},
 {"name": "torch", "version": "2.4\u001b[31m\nUSER root"}]"#;
    let facts = read(&[("list.json", list)]);
    let bad: Vec<usize> = facts
        .all_notices()
        .filter(|(_, notice)| matches!(notice.kind, NoticeKind::BadName(_)))
        .map(|(place, _)| place.line)
        .collect();
    assert_eq!(bad, [2, 3, 4]);
    let names: Vec<&str> = facts.readings[0].distributions.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["numpy", "torch"]);
    everything(&facts, &contract());
}

#[test]
fn a_distribution_that_is_listed_twice_is_said_and_judged_with_care() {
    use engine::contract::{Check, Need};
    let list = "numpy==1.26.4\nscipy==1.0\nnumpy==2.0.0\n";
    let facts = read(&[("freeze.txt", list)]);
    let (place, notice) = facts.all_notices().next().expect("it is said");
    assert_eq!(
        (place.line, &notice.kind),
        (3, &NoticeKind::Duplicate("numpy".into(), vec!["1.26.4".into(), "2.0.0".into()]))
    );
    let standing = |text: &str| {
        super::lists::verdict(Check::Project, Need::Distribution(text.into()), &[("freeze.txt", list)]).standing
    };
    assert_eq!(standing("numpy<2"), Standing::Unverified);
    assert_eq!(standing("numpy<3"), Standing::Satisfied);
    assert_eq!(standing("numpy<1"), Standing::Wrong);
}

#[test]
fn what_is_recognised_and_of_no_use_says_why_and_what_to_run_instead() {
    for (text, said, run) in [
        (r#"{"spdxVersion": "SPDX-3.0", "packages": []}"#, "SPDX 3", "spdx-json@2.3"),
        (r#"{"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": []}"#, "SPDX 3", "2.3"),
        (r#"{"payload": "eyJ9", "payloadType": "application/vnd.in-toto+json", "signatures": []}"#, "envelope", "jq"),
        (r#"{"schemaVersion": 2, "layers": [], "config": {}}"#, "manifest", "image inspect"),
        (r#"{"matches": [], "source": {}}"#, "vulnerabilities", "SBOM"),
        ("[]", "no such image", "Pull"),
        (r#"[{"Id": "1", "Config": {}, "State": {}}]"#, "container", "image inspect"),
        (
            r#"[{"base_url": "https://conda.example.com", "name": "numpy", "version": "1.0", "channel": "main"}]"#,
            "conda",
            "pip list",
        ),
        (r#"{"hello": "world"}"#, "another kind", "probe"),
        ("", "nothing in it", "Paste"),
        ("What is this?\nA poem.\n", "none of the formats", "probe"),
        (
            "docker: Error response from daemon: pull access denied for x, repository does not exist.\n",
            "cannot have the image",
            "Log in",
        ),
    ] {
        let facts = read(&[("pasted", text)]);
        let messages: Vec<String> = facts
            .all_notices()
            .map(|(_, notice)| format!("{}. {}", notice.message(), notice.hint().unwrap_or_default()))
            .collect();
        assert!(messages.iter().any(|message| message.contains(said) && message.contains(run)), "{text}: {messages:?}");
        assert_eq!(facts.unusable(), ["pasted"], "{text}");
    }
}

#[test]
fn reading_piece_by_piece_gives_the_same_and_tells_how_far_it_is() {
    let recording = recording("full");
    for file in FILES {
        let bytes = text(&recording, file).as_bytes().to_vec();
        let whole = facts::read(file, 0, bytes.clone());
        // A byte at a time is for what is short.
        for step in [1, 7, 1000, 65_536].into_iter().filter(|step| *step > 7 || bytes.len() < 20_000) {
            let mut reader = Reader::new(file, 0, bytes.clone());
            let mut last = 0;
            while reader.step(step) {
                let (at, length) = reader.progress();
                assert!(at > last && at <= length, "{file}: {at} of {length} after {last}");
                last = at;
            }
            assert_eq!(reader.progress().0, reader.progress().1, "{file}");
            assert_eq!(reader.finish(), whole, "{file} by {step}");
        }
    }
}
