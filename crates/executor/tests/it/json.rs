//! JSON is given back as it came.

use crate::replay::{lines, names};
use executor::Json;

#[test]
fn every_reply_of_a_server_is_written_as_it_was_read() {
    let mut count = 0;
    for name in names() {
        for line in lines(&name) {
            assert_eq!(Json::parse(&line).map(|json| json.to_string()).as_ref(), Some(&line), "{name}");
            count += 1;
        }
    }
    assert!(count > 100, "{count} replies");
}

#[test]
fn numbers_are_not_touched_and_keys_keep_their_order() {
    for text in [
        "18446744073709551616",
        "-0.0",
        "1e16",
        "1E+400",
        "0.1000",
        r#"{"b":1,"a":{"z":[],"y":{}},"b2":null}"#,
        "[1,2.50,true,false,null,\"é\u{1f40d}\u{2028}\"]",
        r#""\"\\\n\r\t\u0001""#,
    ] {
        assert_eq!(Json::parse(text).map(|json| json.to_string()).as_deref(), Some(text));
        // The indented form says the same.
        assert_eq!(Json::parse(&Json::parse(text).unwrap().pretty()), Json::parse(text));
    }
}

#[test]
fn escapes_mean_what_they_mean_to_python() {
    // Right: `json.dumps(json.loads(text), ensure_ascii=False)`.
    for (text, expected) in [
        (r#""\u00e9\ud83d\udc0d\/\b\f""#, "\"é\u{1f40d}/\\u0008\\u000c\""),
        (" [ 1 , 2 ] ", "[1,2]"),
        ("{ \"a\" : { } }", r#"{"a":{}}"#),
    ] {
        assert_eq!(Json::parse(text).map(|json| json.to_string()).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn what_is_no_json_is_no_value() {
    // Python's `json.loads` with `parse_constant` set to refuse, and RFC 8259 §9 for the depth, refuse all of them.
    for text in [
        "",
        " ",
        "nul",
        "NaN",
        "Infinity",
        "-",
        "01",
        "1.",
        ".5",
        "1e",
        "+1",
        "0x1",
        "[1,]",
        "[,1]",
        "{\"a\"}",
        "{\"a\":}",
        "{a:1}",
        "{\"a\":1,}",
        "'a'",
        "\"a",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\ud800\"",
        "\"\n\"",
        "[1] 2",
        "\u{feff}1",
        "true false",
    ] {
        assert_eq!(Json::parse(text), None, "{text}");
    }
    assert_eq!(Json::parse(&"[".repeat(100_000)), None);
    assert_eq!(Json::parse(&(r#"{"a":"#.repeat(1000) + "1" + &"}".repeat(1000))), None);
}

#[test]
fn what_is_not_there_is_null() {
    let json = Json::parse(r#"{"a":{"b":"c","b":"d"},"n":7,"e":""}"#).unwrap();
    assert_eq!(json.at(&["a", "b"]).as_text(), Some("c"));
    assert!(json.at(&["a", "x", "y"]).is_null() && json.at(&["n", "x"]).is_null());
    assert_eq!((json.get("n").as_count(), json.get("a").as_count()), (Some(7), None));
    assert_eq!((json.get("e").as_text(), json.get("e").to_text()), (Some(""), None));
    let mut json = json;
    json.set("n", Json::Null);
    json.set("z", true.into());
    assert_eq!(json.to_string(), r#"{"a":{"b":"c","b":"d"},"n":null,"e":"","z":true}"#);
}
