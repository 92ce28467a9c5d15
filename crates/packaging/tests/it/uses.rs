//! The everyday uses that other crates make: names, environments of images, files from bytes.

use packaging::{
    DecodeError, DistributionName, EntryKind, Marker, MarkerEnvironment, MarkerError, Reading, Requirement,
    RequirementsFile,
};

#[test]
fn names_are_equal_in_their_normal_form_and_shown_as_written() {
    let one = DistributionName::parse("Typing_Extensions").unwrap();
    let two = DistributionName::parse("typing-extensions").unwrap();
    assert_eq!(one, two);
    assert_eq!((one.to_string().as_str(), one.normalized()), ("Typing_Extensions", "typing-extensions"));
    for wrong in ["", "-a", "a-", "a.", "a b", "é", " a"] {
        assert!(DistributionName::parse(wrong).is_none(), "{wrong:?}");
    }
}

#[test]
fn an_image_answers_markers_with_its_python_and_platform() {
    let image = MarkerEnvironment::linux("3.11", "aarch64");
    for (marker, holds) in [
        ("python_version == '3.11' and python_full_version == '3.11.0'", true),
        ("python_version >= '3.9' and sys_platform == 'linux' and os_name == 'posix'", true),
        ("platform_machine == 'x86_64'", false),
        ("implementation_name == 'cpython' and platform_python_implementation == 'CPython'", true),
        ("extra == 'GPU_all'", true),
    ] {
        assert_eq!(Marker::parse(marker).unwrap().evaluate(&image, Some("gpu.ALL")), Ok(holds), "{marker}");
    }
    let unknown = Marker::parse("'gpu' in extras").unwrap().evaluate(&image, None);
    assert_eq!(unknown, Err(MarkerError::UndefinedName("extras".to_owned())));
}

#[test]
fn the_patch_number_of_an_image_is_kept() {
    let image = MarkerEnvironment::linux("3.12.7", "x86_64");
    assert_eq!((image.python_version.as_str(), image.python_full_version.as_str()), ("3.12", "3.12.7"));
}

#[test]
fn a_requirement_is_written_as_packaging_writes_it() {
    for (line, text) in [
        ("Torch [ gpu , a ] >= 2 , < 3 ; (os_name=='posix')", "Torch[a,gpu]<3,>=2; os_name == \"posix\""),
        ("torch@https://h/t.whl ;extra=='A_b'", "torch @ https://h/t.whl ; extra == \"a-b\""),
    ] {
        assert_eq!(Requirement::parse(line).unwrap().to_string(), text);
    }
}

#[test]
fn requirements_of_a_file_are_those_among_its_entries() {
    let cases = std::io::read_to_string(flate2::read::GzDecoder::new(
        &include_bytes!("../cases/requirements_file.jsonl.gz")[..],
    ));
    let (mut found, mut others) = (0, 0);
    for line in cases.unwrap().lines() {
        let case: serde_json::Value = serde_json::from_str(line).unwrap();
        let Some(text) = case["text"].as_str() else { continue };
        let entries = RequirementsFile::read(text).entries;
        let requirements: Vec<_> = RequirementsFile::requirements(text).collect();
        assert_eq!(requirements.len(), entries.len(), "{text}");
        for (requirement, entry) in requirements.iter().zip(&entries) {
            let expected = match &entry.kind {
                EntryKind::Requirement(line) => match &line.reading {
                    Reading::Pep508(requirement) => Some(&**requirement),
                    _ => None,
                },
                _ => None,
            };
            assert_eq!(requirement.as_ref(), expected, "{text}");
            *if expected.is_some() { &mut found } else { &mut others } += 1;
        }
    }
    assert!(found > 200 && others > 100, "{found} requirements, {others} others");
}

#[test]
fn a_byte_order_mark_or_a_comment_gives_the_encoding() {
    let utf16: Vec<u8> = "\u{feff}torch # é".encode_utf16().flat_map(u16::to_be_bytes).collect();
    for bytes in [
        b"\xef\xbb\xbftorch".as_slice(),
        b"# coding: latin-1\ntorch # \xe9",
        b"\n# vim: fileencoding=cp1252\ntorch # \x80",
        &utf16,
    ] {
        let file = RequirementsFile::from_bytes(bytes).unwrap();
        let [entry] = file.entries.as_slice() else { panic!("{file:?}") };
        let EntryKind::Requirement(line) = &entry.kind else { panic!("{entry:?}") };
        assert!(matches!(&line.reading, Reading::Pep508(requirement) if requirement.name.written() == "torch"));
    }
    assert_eq!(RequirementsFile::from_bytes(b"\xff"), Err(DecodeError::Malformed("UTF-8")));
    assert_eq!(
        RequirementsFile::from_bytes(b"# coding: klingon\n"),
        Err(DecodeError::UnknownEncoding("klingon".to_owned()))
    );
}

#[test]
fn parentheses_that_say_nothing_are_gone() {
    let plain = Marker::parse("os_name == 'a' and (os_name == 'b' or os_name == 'c')");
    for text in [
        "((os_name == 'a' and (os_name == 'b' or os_name == 'c')))",
        "(os_name == 'a') and ((os_name == 'b') or ((os_name == 'c')))",
        "((os_name == 'a')) and (((os_name == 'b' or os_name == 'c')))",
    ] {
        assert_eq!(Marker::parse(text), plain, "{text}");
    }
    assert_ne!(Marker::parse("os_name == 'a' and os_name == 'b' or os_name == 'c'"), plain);
}
