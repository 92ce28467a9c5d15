//! `slipway render`.

use std::{collections::BTreeMap, fs};

use crate::program::{BY_HAND, cases, folder, link_of, slipway, told};

#[test]
fn the_files_are_those_that_zenml_writes() {
    for case in ["aws-training", "google-cloud"] {
        let out = folder(case);
        let output = slipway(&["render", &link_of(case), "--output", out.to_str().unwrap()], "");
        let (code, paths, errors) = told(&output);
        assert_eq!((code, errors.as_str()), (Some(0), ""), "{case}");
        for file in fs::read_dir(cases().join(case)).unwrap() {
            let file = file.unwrap();
            let name = file.file_name().to_string_lossy().into_owned();
            // The cases' files have no leading dot, so that nobody overlooks them.
            let written = match name.strip_prefix("zenml_") {
                Some(_) => format!(".{}", name.trim_end_matches(".txt")),
                None if name == "Dockerfile" => name.clone(),
                None => continue,
            };
            let expected = fs::read(file.path()).unwrap();
            assert_eq!(fs::read(out.join(&written)).unwrap(), expected, "{case}: {written}");
            assert!(paths.contains(&format!("{written}\n")), "{paths}");
        }
    }
}

#[test]
fn every_golden_link_gives_its_recorded_bytes() {
    let read = |name: &str| fs::read_to_string(cases().join("links").join(name)).unwrap();
    let (links, outputs) = (read("v1.txt"), read("outputs.txt"));
    let mut compared = 0;
    for (link, recorded) in links.lines().zip(outputs.lines()) {
        let out = folder("golden");
        let output = slipway(&["render", link.split('\t').nth(1).unwrap(), "--output", out.to_str().unwrap()], "");
        let (code, paths, errors) = told(&output);
        // Some of the links hold what ZenML refuses.
        assert!(matches!(code, Some(0 | 1)), "{link}: {errors}");
        let expected: BTreeMap<&str, &str> =
            recorded.split('\t').nth(1).unwrap().split(' ').filter_map(|pair| pair.rsplit_once('=')).collect();
        assert_eq!(paths.lines().count(), expected.len(), "{link}");
        for (name, digest) in expected {
            let mut crc = flate2::Crc::new();
            crc.update(&fs::read(out.join(name)).unwrap());
            assert_eq!(format!("{:08x}", crc.sum()), digest, "{link}: {name}");
        }
        compared += 1;
    }
    assert!(compared >= 150);
}

#[test]
fn one_document_is_printed_as_it_is_and_several_under_their_names() {
    let link = link_of("aws-training");
    let expected = fs::read_to_string(cases().join("aws-training/Dockerfile")).unwrap();
    let (code, one, _) = told(&slipway(&["render", "--only", "Dockerfile", &link], ""));
    assert_eq!((code, &one), (Some(0), &expected));
    let (_, all, _) = told(&slipway(&["render", &link], ""));
    assert!(all.starts_with(&format!("==> Dockerfile <==\n{}", expected.trim_end())), "{all}");
    assert!(all.contains("\n\n==> docker_settings.py <==\n"), "{all}");
}

#[test]
fn the_commands_are_those_of_the_tool_that_is_asked_for() {
    let link = "v=1&zenml=0.98.0&registry=registry.example.com";
    for (words, program) in [(&[][..], "docker buildx build"), (&["--tool", "buildah"][..], "buildah build")] {
        let words = [&["render", link, "--only", "build.sh"][..], words].concat();
        let (_, script, _) = told(&slipway(&words, ""));
        assert!(script.contains(program), "{script}");
    }
}

#[test]
fn a_link_comes_in_many_ways() {
    let (_, expected, _) = told(&slipway(&["render", BY_HAND], ""));
    assert!(expected.contains("registry.example.com/ml/train:v1"));
    let file = folder("ways").join("train.slipway.json");
    let text = format!("{{\"format\": \"slipway\", \"version\": 1, \"text\": \"{BY_HAND}\"}}");
    fs::write(&file, &text).unwrap();
    let other = file.with_file_name("link");
    fs::write(&other, format!("{BY_HAND}\n")).unwrap();
    let address = format!("https://slipway.example.com/#{BY_HAND}");
    let ways = [
        (address.as_str(), ""),
        (&format!("#{BY_HAND}"), ""),
        ("-", address.as_str()),
        ("-", text.as_str()),
        (file.to_str().unwrap(), ""),
        (other.to_str().unwrap(), ""),
    ];
    for (link, input) in ways {
        let (code, documents, _) = told(&slipway(&["render", link], input));
        assert_eq!((code, &documents), (Some(0), &expected), "{link}");
    }
}

#[test]
fn a_page_without_scripts_gets_html_or_markdown_with_a_badge_and_no_secret() {
    let secret = "ghp_16C7e42F292c6912E7710c838347Ae178B4a";
    let link = format!("https://slipway.example.com/tool/?theme=dark#{BY_HAND}&environment.GITHUB_TOKEN={secret}");
    let (code, html, _) = told(&slipway(&["render", &link, "--format", "html"], ""));
    assert_eq!(code, Some(0));
    assert!(html.contains("<img src=\"https://slipway.example.com/tool/badge.svg\""), "{html}");
    assert!(html.contains("parent_image=&quot;registry.example.com/ml/train:v1&quot;"), "{html}");
    let (_, markdown, _) =
        told(&slipway(&["render", &link, "--format=markdown", "--page", "https://other.example.com"], ""));
    assert!(
        markdown.starts_with(
            "[![Open in Slipway](<https://other.example.com/badge.svg>)](<https://other.example.com#v=1&k="
        ),
        "{markdown}"
    );
    assert!(!html.contains(secret) && !markdown.contains(secret));
    let words = ["render", BY_HAND, "--format", "markdown", "--only", "docker_settings.py"];
    let (_, alone, _) = told(&slipway(&words, ""));
    assert!(alone.starts_with("`docker_settings.py`\n\n```python\n"), "{alone}");
}

#[test]
fn errors_of_the_configuration_are_said_and_the_documents_are_there_all_the_same() {
    let (code, documents, errors) =
        told(&slipway(&["render", "v=1&zenml=0.98.0&goal=let_zenml_build&skip_build=True"], ""));
    assert_eq!(code, Some(1));
    assert!(documents.contains("skip_build=True"), "{documents}");
    assert!(errors.contains("error: ") && errors.contains("no image to run on"), "{errors}");
}

#[test]
fn what_cannot_be_used_ends_with_2_and_prints_no_document() {
    let cut = link_of("aws-training");
    let file = folder("unusable").join("file");
    fs::write(&file, "").unwrap();
    let within = file.join("folder");
    let cases: [(&[&str], &str); 8] = [
        (&["render", cut.get(..200).unwrap()], "200 characters"),
        (&["render", "v=2&zenml=0.98.0"], "version 2"),
        (&["render", "nothing"], "version"),
        (&["render", "nothing.slipway.json"], "nothing.slipway.json"),
        (&["render", "-"], "empty"),
        (&["render", BY_HAND, "--only", "Makefile"], "docker_settings.py"),
        (&["render", BY_HAND, "--output", within.to_str().unwrap()], "cannot be written"),
        (&["render"], "--help"),
    ];
    for (words, reason) in cases {
        let (code, documents, errors) = told(&slipway(words, ""));
        assert_eq!((code, documents.as_str()), (Some(2), ""), "{words:?}");
        assert!(errors.starts_with("error: ") && errors.contains(reason), "{words:?}: {errors}");
    }
}

#[test]
fn help_and_version_are_answers() {
    let (code, help, _) = told(&slipway(&["--help"], ""));
    assert!(code == Some(0) && help.contains("check-link LINK") && help.contains("Ends with 0"));
    let (code, version, _) = told(&slipway(&["--version"], ""));
    assert_eq!((code, version), (Some(0), format!("slipway {}\n", env!("CARGO_PKG_VERSION"))));
}
