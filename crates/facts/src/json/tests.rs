//! What is read as JSON, whole and piece by piece.

use super::{Broken, Json, Progress, Record, Value};

/// Reads a text in steps of some bytes; the document or why there is none, and the records.
fn read(text: &str, step: usize) -> (Result<Value, (Broken, usize)>, Vec<Record>) {
    let mut json = Json::new(0, 1);
    let mut records = Vec::new();
    loop {
        let until = json.at() + step;
        match json.step(text, until, |record| records.push(record)) {
            Progress::More => {}
            Progress::Done(value) => return (Ok(value), records),
            Progress::Broken(broken) => return (Err((broken, json.line())), records),
        }
    }
}

#[test]
fn every_size_of_step_reads_the_same() {
    let text = r#"{"spdxVersion": "SPDX-2.3", "packages": [{"name": "a\u00e9\ud83d\udc0d\n", "files": [[{}], "]"], "n": -1.5e3},
        {"name": "b", "ok": [true, false, null]}], "metadata": {"components": [{"name": "tool"}]}, "x": []}"#;
    let (whole, records) = read(text, text.len());
    let names: Vec<_> = records.iter().map(|record| (record.list, record.index, record.line)).collect();
    assert_eq!(names, [("packages", 0, 1), ("packages", 1, 2)]);
    assert_eq!(records[0].value.text("name"), Some("aé🐍\n"));
    assert_eq!((records[0].value.has("files"), records[0].value.has("n")), (false, true));
    let whole = whole.unwrap();
    assert_eq!(whole.list("packages"), []);
    assert_eq!(whole.at(&["metadata", "components"]).unwrap().items()[0].text("name"), Some("tool"));
    for step in 1..40 {
        let (value, again) = read(text, step);
        assert_eq!(value, Ok(whole.clone()), "{step}");
        assert_eq!(again.len(), 2);
    }
}

#[test]
fn what_is_no_json_is_said_with_its_line() {
    for (text, broken, line) in [
        ("{\"a\":\n[1, 2", Broken::Ends, 2),
        ("{\"a\": \"b", Broken::Ends, 1),
        ("{\"a\": tr", Broken::Ends, 1),
        ("{\"a\": \"\\u00", Broken::Ends, 1),
        ("[INFO] x", Broken::Unexpected, 1),
        ("{\n'a': 1}", Broken::Unexpected, 2),
        ("[1 2]", Broken::Unexpected, 1),
        ("[1,]", Broken::Unexpected, 1),
        ("{\"a\": 1]", Broken::Unexpected, 1),
        ("{\"a\" 1}", Broken::Unexpected, 1),
        ("{\"a\": 1,}", Broken::Unexpected, 1),
    ] {
        assert_eq!(read(text, 1000).0, Err((broken, line)), "{text}");
    }
    assert_eq!(read(&"[".repeat(100_000), 7).0, Err((Broken::TooDeep, 1)));
}

#[test]
fn a_line_that_a_terminal_wrapped_is_put_together() {
    let mut json = Json::new(0, 1);
    let text = "{\"na\nme\": \"num\r\npy\"}";
    let Progress::Done(value) = json.step(text, 1000, |_| ()) else { panic!("no document") };
    assert_eq!((value.text("name"), json.wrapped()), (Some("numpy"), 2));
}
