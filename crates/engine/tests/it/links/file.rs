//! A configuration as a file.

use super::random::Random;
use engine::share::{Carrier, FILE_ENDING, decode, encode, open_file};
use engine::{Config, Field};

fn written() -> (Config, String) {
    let mut config = Config::new("0.98.0", "3.12");
    config.settings.type_text(Field::Environment, "GREETING=\"hello\"\nHF_TOKEN=hf_abcDEF123456789abcdef");
    let file = encode(&config).file().unwrap();
    (config, file)
}

#[test]
fn a_file_is_json_that_says_what_it_is_and_holds_the_text_of_a_link() {
    let (config, file) = written();
    let json: serde_json::Value = serde_json::from_str(&file).unwrap();
    let expected = serde_json::json!({ "format": "slipway", "version": 1, "text": encode(&config).text });
    assert_eq!(json, expected);
    assert!(file.ends_with("}\n") && !file.contains("hf_abc"));
    assert_eq!(FILE_ENDING, ".slipway.json");
    assert_eq!(open_file(&file), decode(&encode(&config).text, Carrier::File));
}

#[test]
fn files_of_random_configurations_open_as_they_were() {
    let mut random = Random::of_links(31);
    for _ in 0..100 {
        let shared = encode(&random.config());
        let opened = open_file(&shared.file().unwrap()).unwrap();
        assert_eq!(encode(&opened.config).text, shared.text);
    }
}

#[test]
fn a_file_holds_what_no_link_can() {
    let mut config = Config::new("0.98.0", "3.12");
    let many: Vec<String> = (0..20_000).map(|number| format!("distribution-{number}")).collect();
    config.settings.type_text(Field::Requirements, many.join("\n"));
    let shared = encode(&config);
    assert!(shared.link().is_err());
    let opened = open_file(&shared.file().unwrap()).unwrap();
    assert_eq!(encode(&opened.config).text, shared.text);
    config.settings.type_text(Field::Requirements, many.join("\n") + "\none-more");
    assert!(encode(&config).file().unwrap_err().why.contains("20000 requirements"));
}

#[test]
fn a_file_that_is_none_is_refused_with_a_reason() {
    let text = encode(&Config::new("0.98.0", "3.12")).text;
    let of_text = |text: &str| format!("{{\"format\": \"slipway\", \"version\": 1, \"text\": \"{text}\"}}");
    let cases = [
        (String::new(), "empty"),
        ("{".to_owned(), "JSON"),
        ("{\"format\": \"slipway\", \"version\": 1".to_owned(), "JSON"),
        ("{}".to_owned(), "format"),
        ("{\"format\": \"other\", \"version\": 1, \"text\": \"\"}".to_owned(), "format"),
        ("{\"format\": \"slipway\", \"version\": 2, \"text\": \"\"}".to_owned(), "version"),
        ("{\"format\": \"slipway\", \"version\": 1}".to_owned(), "no text"),
        ("{\"format\": \"slipway\", \"version\": 1, \"text\": 1}".to_owned(), "no text"),
        (of_text(""), "empty"),
        (of_text(&text.replace("0.98.0", "0.98.1")), "altered"),
        (of_text("v=1&zenml=0.98.0&environment.A=1%0AUSER%20root"), "line breaks"),
        (of_text("v=1&zenml=0.98.0&user=%E2%80%AEtoor"), "invisible"),
        (of_text(&["v=1&zenml=0.98.0", &"&tag=1".repeat(40_000)].concat()), "40000 things"),
        (of_text(&["v=1&zenml=0.98.0", &"&unknown=1".repeat(20_001)].concat()), "20000 things"),
        ("[1]".to_owned(), "version"),
        ("x".repeat(4 * 1024 * 1024 + 1), "4194304"),
    ];
    for (content, reason) in cases {
        let why = open_file(&content).expect_err(reason).why;
        assert!(why.contains(reason), "{reason}: {why}");
    }
}

#[test]
fn a_file_that_holds_a_link_alone_and_members_of_a_later_version_are_read() {
    let shared = encode(&Config::new("0.98.0", "3.12"));
    for content in [
        format!("https://slipway.example.com/#{}\n", shared.text),
        shared.packed(),
        format!("\n {{\"name\": \"x\", \"text\": {:?}, \"version\": 1, \"format\": \"slipway\"}}\n", shared.packed()),
    ] {
        assert_eq!(open_file(&content).map(|opened| encode(&opened.config).text), Ok(shared.text.clone()), "{content}");
    }
}
