//! What values a field takes, and how each is typed and shown.

use crate::value::{Dict, PythonValue};

/// The kind of a field decides its control and its typed form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `bool`: a switch.
    Flag,
    /// `str`: one line.
    Text,
    /// `int`: one line.
    Number,
    /// One of a few texts.
    Choice(&'static [&'static str]),
    /// `list[str]`: one item per line; blank lines are none.
    Lines,
    /// `list[str]`: the words of one line.
    Words,
    /// `dict[str, Any]`: `NAME=value` per line; a name alone has the value `None`.
    Pairs,
}

impl Kind {
    /// The value that a typed text means. Every text means one: what ZenML would refuse is kept as text, so that its
    /// refusal is shown at the field.
    pub fn read(self, text: &str) -> PythonValue {
        match self {
            Self::Flag => match text {
                "True" => PythonValue::Bool(true),
                "False" => PythonValue::Bool(false),
                other => PythonValue::text(other),
            },
            Self::Text => PythonValue::text(text),
            Self::Choice(_) => match text {
                "True" => PythonValue::Bool(true),
                "False" => PythonValue::Bool(false),
                other => PythonValue::text(other),
            },
            Self::Number => text.trim().parse().map_or_else(|_| PythonValue::text(text), PythonValue::Int),
            Self::Lines => PythonValue::texts(lines(text)),
            Self::Words => PythonValue::texts(text.split_whitespace()),
            Self::Pairs => PythonValue::Dict(lines(text).map(pair).collect::<Dict>()),
        }
    }

    /// The text that shows a value in the control. For a value that the control cannot express it is the nearest
    /// readable text; it is only written back when the person edits it.
    pub fn show(self, value: &PythonValue) -> String {
        match (self, value) {
            (Self::Lines, PythonValue::List(items)) => joined(items, "\n"),
            (Self::Words, PythonValue::List(items)) => joined(items, " "),
            (Self::Pairs, PythonValue::Dict(entries)) => {
                let lines: Vec<String> = entries
                    .iter()
                    .map(|(name, value)| match value {
                        PythonValue::None => name.to_owned(),
                        value => format!("{name}={}", value.to_text()),
                    })
                    .collect();
                lines.join("\n")
            }
            (_, PythonValue::None) => String::new(),
            (_, value) => value.to_text(),
        }
    }
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

fn pair(line: &str) -> (String, PythonValue) {
    match line.split_once('=') {
        Some((name, value)) => (name.trim_end().to_owned(), PythonValue::text(value)),
        None => (line.to_owned(), PythonValue::None),
    }
}

fn joined(items: &[PythonValue], separator: &str) -> String {
    let texts: Vec<String> = items.iter().map(PythonValue::to_text).collect();
    texts.join(separator)
}

#[cfg(test)]
mod tests {
    use super::Kind;
    use crate::value::{Dict, PythonValue};

    #[test]
    fn blank_lines_are_no_items_and_a_name_alone_has_no_value() {
        assert_eq!(Kind::Lines.read("git\n\n  libgomp1 \n"), PythonValue::texts(["git", "libgomp1"]));
        let pairs: Dict =
            [("index-url", PythonValue::text("https://a/?b=c")), ("system", PythonValue::None)].into_iter().collect();
        assert_eq!(Kind::Pairs.read("index-url=https://a/?b=c\nsystem\n"), PythonValue::Dict(pairs));
    }

    #[test]
    fn what_is_shown_is_read_back_as_the_same_value() {
        let cases = [
            (Kind::Lines, "a\nb"),
            (Kind::Words, "uv export --no-hashes"),
            (Kind::Pairs, "A=1\nsystem\nB=x=y"),
            (Kind::Text, "python:3.12"),
            (Kind::Number, "64"),
            (Kind::Flag, "False"),
        ];
        for (kind, text) in cases {
            assert_eq!(kind.show(&kind.read(text)), text);
        }
    }
}
