//! What a frame and the page around it say: recorded sequences, and what must change nothing and leak nothing.

use embedding::conversation::{Act, Conversation};

/// The recordings, by name. What was recorded once stays: pages out there talk like that.
const RECORDED: [(&str, &str); 5] = [
    ("sized by anybody", include_str!("../cases/conversations/sized-by-anybody.txt")),
    ("known host", include_str!("../cases/conversations/known-host.txt")),
    ("nobody answers", include_str!("../cases/conversations/nobody-answers.txt")),
    ("foreign windows", include_str!("../cases/conversations/foreign-windows.txt")),
    ("too many", include_str!("../cases/conversations/too-many.txt")),
];

/// One frame, and a clock that only goes when it is told to.
struct Scene {
    talk: Conversation,
    now: u64,
}

/// An act in the words of the recordings.
fn told(act: &Act) -> String {
    match act {
        Act::ToParent(text, origin) => format!("{origin} {text}"),
        Act::TakePort => "takes the port".into(),
        Act::Say(text) => text.clone(),
        Act::Theme(theme) => format!("theme {}", theme.as_deref().unwrap_or("auto")),
        Act::View(view) => format!("view {}", view.key()),
        Act::Focus => "focus".into(),
        Act::Load { id, link } => format!("loads {link} for {id}"),
        Act::AskLink { id } => format!("asks for the link for {id}"),
        Act::AskOutputs { id } => format!("asks for the outputs for {id}"),
    }
}

impl Scene {
    /// What follows from a line of a recording.
    fn play(&mut self, line: &str) -> Vec<String> {
        let (kind, rest) = line.split_once(' ').unwrap_or((line, ""));
        let acts = match kind {
            "frame" => {
                self.talk = Conversation::new(rest.strip_prefix("of").expect("whose").trim(), "f1");
                self.talk.knock().into_iter().collect()
            }
            "knock" => (0..rest.parse().expect("how often")).filter_map(|_| self.talk.knock()).collect(),
            "window" => {
                let mut words = rest.splitn(4, ' ');
                let (origin, who, port) = (words.next().unwrap(), words.next().unwrap(), words.next().unwrap());
                let (of_parent, has_port) = (who == "parent", port == "port");
                self.talk.heard_at_window(origin, of_parent, has_port, words.next().unwrap(), self.now)
            }
            "port" => self.talk.heard_at_port(rest, self.now),
            "repeat" => {
                let (count, text) = rest.split_once(' ').expect("how often and what");
                let count: usize = count.parse().expect("a number");
                (0..count).flat_map(|_| self.talk.heard_at_port(text, self.now)).collect()
            }
            "height" => self.talk.measured(rest.parse().expect("a height"), self.now).into_iter().collect(),
            "change" => self.talk.changed(rest, 0, 1).into_iter().collect(),
            "wait" => {
                self.now += rest.parse::<u64>().expect("milliseconds");
                Vec::new()
            }
            other => panic!("nothing is called {other}"),
        };
        let mut lines: Vec<(String, usize)> = Vec::new();
        for line in acts.iter().map(told) {
            match lines.last_mut() {
                Some((last, count)) if *last == line => *count += 1,
                _ => lines.push((line, 1)),
            }
        }
        lines.into_iter().map(|(line, count)| if count > 1 { format!("{line} {count} times") } else { line }).collect()
    }
}

fn scene() -> Scene {
    Scene { talk: Conversation::new("", "f1"), now: 1_000_000 }
}

#[test]
fn recorded_conversations_go_as_they_went() {
    for (name, text) in RECORDED {
        let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
        let mut scene = scene();
        let mut position = 0;
        while position < lines.len() {
            let said = scene.play(lines[position]);
            position += 1;
            let expected: Vec<&str> = lines[position..].iter().map_while(|line| line.strip_prefix("> ")).collect();
            assert_eq!(said, expected, "{name}: {}", lines[position - 1]);
            position += expected.len();
        }
    }
}

/// Texts that are no message, or one that nobody should follow.
fn hostile() -> Vec<String> {
    let mut all: Vec<String> = [
        "",
        "null",
        "1",
        "\"ping\"",
        "[]",
        "{}",
        "{",
        "{\"slipway\":1}",
        "{\"type\":\"ping\"}",
        "{\"slipway\":\"1\",\"type\":\"ping\"}",
        "{\"slipway\":1.0,\"type\":\"ping\"}",
        "{\"slipway\":2,\"type\":\"ping\"}",
        "{\"slipway\":-1,\"type\":\"ping\"}",
        "{\"slipway\":true,\"type\":\"ping\"}",
        "{\"slipway\":1,\"type\":1}",
        "{\"slipway\":1,\"type\":null}",
        "{\"slipway\":1,\"type\":\"\"}",
        "{\"slipway\":1,\"type\":\"launch\"}",
        "{\"slipway\":1,\"type\":\"LOAD\",\"payload\":{\"link\":\"v=1\"}}",
        "{\"slipway\":1,\"type\":\"load\"}",
        "{\"slipway\":1,\"type\":\"load\",\"payload\":[]}",
        "{\"slipway\":1,\"type\":\"load\",\"payload\":{\"link\":1}}",
        "{\"slipway\":1,\"type\":\"get\",\"payload\":{\"what\":\"state\"}}",
        "{\"slipway\":1,\"type\":\"get\",\"payload\":{\"what\":\"secrets\"}}",
        "{\"slipway\":1,\"type\":\"get\",\"payload\":{\"what\":\"__proto__\"}}",
        "{\"slipway\":1,\"type\":\"setTheme\",\"payload\":{\"theme\":\"url(javascript:1)\"}}",
        "{\"slipway\":1,\"type\":\"setView\",\"payload\":{\"view\":\"launch\"}}",
        "{\"slipway\":1,\"type\":\"store\",\"payload\":{\"key\":\"a\",\"value\":\"b\"}}",
        "{\"slipway\":1,\"id\":\"<script>\",\"type\":\"ping\"}",
        "{\"slipway\":1,\"id\":{},\"type\":\"ping\"}",
        "{\"__proto__\":{\"slipway\":1,\"type\":\"ping\"}}",
        "{\"slipway\":1,\"type\":\"init\"}",
        "{\"slipway\":1,\"type\":\"size\",\"payload\":{\"height\":99999}}",
    ]
    .map(str::to_owned)
    .into();
    all.push(format!("{{\"slipway\":1,\"id\":\"{}\",\"type\":\"ping\"}}", "x".repeat(65)));
    all.push(format!("{{\"slipway\":1,\"type\":\"load\",\"payload\":{{\"link\":\"{}\"}}}}", "x".repeat(70_000)));
    all.push("[".repeat(60_000));
    all.push("{\"a\":".repeat(10_000));
    all
}

#[test]
fn hostile_messages_change_nothing_and_leak_nothing() {
    let all = hostile();
    assert!(all.len() >= 30);
    for text in &all {
        let mut scene = Scene { talk: Conversation::new("https://docs.example.com", "f1"), now: 0 };
        scene.talk.heard_at_window("https://docs.example.com", true, true, "{\"slipway\":1,\"type\":\"init\"}", 0);
        let acts = scene.talk.heard_at_port(text, 1);
        let short: String = text.chars().take(80).collect();
        // Only a refusal with a code is said: no act, and nothing of what was sent comes back.
        let [Act::Say(answer)] = acts.as_slice() else { panic!("{short}: {acts:?}") };
        let codes = ["malformed", "unknown-type", "unusable-value"];
        let allowed =
            codes.map(|code| format!("{{\"slipway\":1,\"type\":\"error\",\"payload\":{{\"code\":\"{code}\"}}}}"));
        assert!(allowed.contains(answer), "{short}: {answer}");
    }
    for text in &all {
        let mut scene = Scene { talk: Conversation::new("", "f1"), now: 0 };
        // At the window, before anything has begun, all but a whole `init` is passed over without a word.
        let acts = scene.talk.heard_at_window("https://evil.example", true, true, text, 1);
        let begins = text == "{\"slipway\":1,\"type\":\"init\"}";
        assert_eq!(acts, if begins { vec![Act::TakePort] } else { Vec::new() });
    }
}

#[test]
fn an_origin_that_is_none_counts_as_unknown() {
    for origin in
        ["null", "*", "https://", "https://a.example/", "javascript:alert(1)", "https://A.example", "https://a b"]
    {
        let mut talk = Conversation::new(origin, "f1");
        assert!(matches!(talk.knock(), Some(Act::ToParent(_, to)) if to == "*"), "{origin}");
    }
}

#[test]
fn an_answer_that_is_too_long_is_none() {
    let talk = Conversation::new("https://docs.example.com", "f1");
    let long = [("Dockerfile".to_owned(), "x".repeat(70_000))];
    assert!(matches!(talk.outputs("1", &long), Act::Say(text) if text.contains("too-long") && text.len() < 100));
}
