//! What a person types behind `slipway`.

use std::path::PathBuf;

use engine::commands::Tool;

use crate::failure::Failure;

/// What the program does, and how it is asked for.
pub const HELP: &str = "\
slipway: what follows from a link to a ZenML pipeline's image

  slipway render LINK [--output FOLDER] [--only NAME] [--tool docker|podman|buildah|kaniko]
      prints every document, or writes them into a folder; --only prints one document and nothing else

  slipway render LINK --format html|markdown [--only NAME] [--tool TOOL] [--page ADDRESS]
      prints them as a piece of HTML or Markdown for a page without scripts and frames, without what looks secret, under
      a badge that opens the configuration; the page is that of the link's own address, or the one at ADDRESS

  slipway check-link LINK
      says what the link sets, whether its checksum holds, and what is wrong with the configuration

LINK is a whole address, the text behind its #, the path of a *.slipway.json file, or - for standard input.

Ends with 0 when all is well, with 1 when something in the configuration is an error, and with 2 when the link or the
arguments cannot be used.
";

/// What is asked for.
#[derive(Debug, PartialEq)]
pub enum Task {
    /// The documents of a link.
    Render(Render),
    /// What a link sets.
    CheckLink(String),
    /// The help text.
    Help,
    /// The program's version.
    Version,
}

/// Which documents go where.
#[derive(Debug, PartialEq)]
pub struct Render {
    /// The link as typed.
    pub link: String,
    /// The folder that the documents are written into; `None` for standard output.
    pub output: Option<PathBuf>,
    /// The name of the one document that is wanted.
    pub only: Option<String>,
    /// The tool whose commands are wanted.
    pub tool: Tool,
    /// For what the documents are written.
    pub format: Format,
    /// The address of the page; `None` for that of the link.
    pub page: Option<String>,
}

/// For what documents are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// As they are.
    #[default]
    Text,
    /// A piece of HTML.
    Html,
    /// Markdown.
    Markdown,
}

impl Task {
    /// Reads the words behind the program's name.
    pub fn read(words: &[String]) -> Result<Self, Failure> {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        match words.as_slice() {
            [] | ["help" | "--help" | "-h", ..] | [_, "--help" | "-h"] => Ok(Self::Help),
            ["--version" | "-V", ..] => Ok(Self::Version),
            ["check-link", link] => Ok(Self::CheckLink((*link).to_owned())),
            ["check-link", ..] => Err(usage("check-link takes one link")),
            ["render", rest @ ..] => Render::read(rest).map(Self::Render),
            [other, ..] => Err(usage(&format!("there is no `{other}`"))),
        }
    }
}

impl Render {
    fn read(words: &[&str]) -> Result<Self, Failure> {
        let (mut link, mut output, mut only, mut tool) = (None, None, None, None);
        let (mut format, mut page) = (None, None);
        let mut words = words.iter();
        while let Some(word) = words.next() {
            // `--output=FOLDER` and `--output FOLDER`.
            let (name, value) = word.split_once('=').filter(|_| word.starts_with("--")).unzip();
            let mut value_of = |option: &str| {
                let value = value.or_else(|| words.next().copied());
                value.ok_or_else(|| usage(&format!("{option} needs a value")))
            };
            let taken = match name.unwrap_or(word) {
                option @ "--output" => output.replace(PathBuf::from(value_of(option)?)).is_some(),
                option @ "--only" => only.replace(value_of(option)?.to_owned()).is_some(),
                option @ "--tool" => tool.replace(tool_of(value_of(option)?)?).is_some(),
                option @ "--format" => format.replace(format_of(value_of(option)?)?).is_some(),
                option @ "--page" => page.replace(page_of(value_of(option)?)?).is_some(),
                option if option.starts_with("--") => return Err(usage(&format!("render has no {option}"))),
                _ => link.replace((*word).to_owned()).is_some(),
            };
            if taken {
                return Err(usage(&format!("`{word}` is one too many")));
            }
        }
        let link = link.ok_or_else(|| usage("render takes a link"))?;
        let format = format.unwrap_or_default();
        match (format, &output, &page) {
            (Format::Text, _, Some(_)) => Err(usage("--page goes with --format")),
            (Format::Html | Format::Markdown, Some(_), _) => Err(usage("--format prints, and --output writes files")),
            _ => Ok(Self { link, output, only, tool: tool.unwrap_or(Tool::Docker), format, page }),
        }
    }
}

fn tool_of(name: &str) -> Result<Tool, Failure> {
    let found = Tool::ALL.into_iter().find(|tool| tool.label().eq_ignore_ascii_case(name));
    found.ok_or_else(|| usage(&format!("there is no tool `{name}`: docker, podman, buildah or kaniko")))
}

fn format_of(name: &str) -> Result<Format, Failure> {
    match name {
        "text" => Ok(Format::Text),
        "html" => Ok(Format::Html),
        "markdown" => Ok(Format::Markdown),
        other => Err(usage(&format!("there is no format `{other}`: html or markdown"))),
    }
}

fn page_of(address: &str) -> Result<String, Failure> {
    match address.starts_with("https://") || address.starts_with("http://") {
        true => Ok(address.split(['#', '?']).next().unwrap_or_default().to_owned()),
        false => Err(usage("--page takes an address that begins with https://")),
    }
}

fn usage(reason: &str) -> Failure {
    Failure::Said(format!("{reason}; `slipway --help` says how it is used"))
}

#[cfg(test)]
mod tests {
    use super::{Format, Render, Task};
    use engine::commands::Tool;

    fn read(typed: &str) -> Result<Task, String> {
        let words: Vec<String> = typed.split_whitespace().map(String::from).collect();
        Task::read(&words).map_err(|failure| failure.to_string())
    }

    #[test]
    fn options_stand_in_any_order_and_a_link_may_hold_an_equals_sign() {
        let plain = Render {
            link: "v=1&zenml=0.98.0".into(),
            output: None,
            only: None,
            tool: Tool::Docker,
            format: Format::Text,
            page: None,
        };
        assert_eq!(read("render v=1&zenml=0.98.0"), Ok(Task::Render(plain)));
        let full = || {
            let (output, only) = (Some("out".into()), Some("Dockerfile".to_owned()));
            Ok(Task::Render(Render {
                link: "-".into(),
                output,
                only,
                tool: Tool::Podman,
                format: Format::Text,
                page: None,
            }))
        };
        assert_eq!(read("render --output out - --tool podman --only Dockerfile"), full());
        assert_eq!(read("render --output=out --tool=Podman --only=Dockerfile -"), full());
        assert_eq!(read("check-link x"), Ok(Task::CheckLink("x".into())));
        assert_eq!((read(""), read("render --help"), read("-V")), (Ok(Task::Help), Ok(Task::Help), Ok(Task::Version)));
    }

    #[test]
    fn what_is_missing_or_too_much_is_named() {
        let cases = [
            ("fly", "no `fly`"),
            ("render", "takes a link"),
            ("render a b", "`b`"),
            ("render a --output", "--output needs a value"),
            ("render a --output x --output y", "too many"),
            ("render a --tool rkt", "no tool `rkt`"),
            ("render a --format pdf", "no format `pdf`"),
            ("render a --page javascript:x --format html", "https://"),
            ("render a --page https://host/", "--format"),
            ("render a --format html --output x", "--output"),
            ("render a --colour", "no --colour"),
            ("check-link", "one link"),
            ("check-link a b", "one link"),
        ];
        for (typed, reason) in cases {
            let told = read(typed).expect_err(typed);
            assert!(told.contains(reason) && told.contains("--help"), "{typed}: {told}");
        }
    }
}
