//! Texts made to do harm are refused, and what is shown stays.

use super::random::Random;
use engine::Config;
use engine::share::{Carrier, Start, compare, decode, decode_comparison, diagnosis, encode, open_file, salvage};
use serde_json::Value;

/// Name, parts with how often each comes, and why it is refused.
const HOSTILE: &str = include_str!("../../cases/links/hostile.jsonl");

fn texts() -> impl Iterator<Item = (String, String, String)> {
    HOSTILE.lines().map(|line| {
        let record: Value = serde_json::from_str(line).expect("a record is JSON");
        let part = |part: &Value| {
            let times = usize::try_from(part[1].as_u64().unwrap()).unwrap();
            part[0].as_str().unwrap().repeat(times)
        };
        let text: String = record["parts"].as_array().unwrap().iter().map(part).collect();
        (record["name"].as_str().unwrap().to_owned(), text, record["refused"].as_str().unwrap().to_owned())
    })
}

#[test]
fn every_hostile_text_is_refused_with_its_reason() {
    assert!(texts().count() > 40);
    for (name, text, reason) in texts() {
        let refused = decode(&text, Carrier::Link).expect_err(&name);
        assert!(refused.why.contains(&reason), "{name}: {}", refused.why);
        assert!(refused.why.len() < 300, "{name}: {}", refused.why);
    }
}

#[test]
fn a_hostile_link_leaves_the_draft_as_it_is() {
    let mut draft = Config::new("0.97.0", "3.11");
    draft.settings.set(engine::Field::User, engine::PythonValue::text("draft"));
    let kept = encode(&draft).text;
    // Two good configurations where one is needed are no harm to a page: it opens them as a comparison.
    for (name, text, _) in texts().filter(|(_, text, _)| decode_comparison(text).is_err()) {
        let start = Start::new(&text, Some(&kept), Config::new("0.98.0", "3.12"), &[]);
        assert_eq!((start.config, start.from_link), (draft.clone(), false), "{name}");
    }
}

#[test]
fn nothing_that_reads_texts_fails_on_a_hostile_one() {
    for (_, text, _) in texts() {
        let _ = (salvage(&text), diagnosis(&text), open_file(&text), decode_comparison(&text));
        let _ = (decode(&text, Carrier::Draft), decode_comparison(&format!("compare.{text}.{text}")));
    }
    let mut random = Random::new(12);
    let letters: Vec<char> = "v1z.=&%25{}[]~\"#k\u{e9}\u{0}AZaz09-_+/compare".chars().collect();
    for _ in 0..5_000 {
        let drawn: String = (0..random.below(60)).map(|_| random.of(&letters)).collect();
        for text in [drawn.clone(), format!("v1z.{drawn}"), format!("v=1&zenml=0.98.0&{drawn}"), format!("{{{drawn}")] {
            let _ = (decode(&text, Carrier::Link), salvage(&text), diagnosis(&text), open_file(&text));
            let _ = decode_comparison(&format!("compare.{text}"));
        }
    }
}

#[test]
fn a_link_is_offered_up_to_a_length_and_without_line_breaks() {
    let mut long = Config::new("0.98.0", "3.12");
    let mut random = Random::new(13);
    let drawn: String = (0..8_000).map(|_| char::from(b'!' + random.below(90) as u8)).collect();
    let lines: Vec<String> =
        drawn.as_bytes().chunks(100).map(|line| String::from_utf8_lossy(line).into_owned()).collect();
    long.settings.type_text(engine::Field::Requirements, lines.join("\n"));
    let shared = encode(&long);
    assert!(shared.link().unwrap_err().why.contains("8000"));
    assert!(compare(&shared, &shared).unwrap_err().why.contains("8000"));
    assert!(open_file(&shared.file().unwrap()).is_ok());

    let mut broken = Config::new("0.98.0", "3.12");
    broken.settings.type_text(engine::Field::User, "a\nb");
    assert!(encode(&broken).link().is_err() && encode(&broken).file().is_err());
    assert!(decode(&encode(&broken).text, Carrier::Draft).is_ok());
}
