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

  slipway check LINK --facts FILE… [--image NAME] [--format markdown|json|junit] [--strict] [--mend FOLDER]
      says whether an image does, by what other programs print about it: Slipway's probe, image inspect, image history, pip
      list, pip freeze, pip inspect, SBOMs, dpkg, lock files, a Dockerfile; --strict counts what could not be verified as
      failed; --mend writes a Dockerfile on top of the image that brings what is missing

LINK is a whole address, the text behind its #, the path of a *.slipway.json file, or - for standard input.

Ends with 0 when all is well, with 1 when something in the configuration is an error or the image does not do, and with 2
when the link, the files or the arguments cannot be used.
";

/// What is asked for.
#[derive(Debug, PartialEq)]
pub enum Task {
    /// The documents of a link.
    Render(Render),
    /// What a link sets.
    CheckLink(String),
    /// Whether an image does.
    Check(Check),
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
    pub format: Shape,
    /// The address of the page; `None` for that of the link.
    pub page: Option<String>,
}

/// For what documents are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shape {
    /// As they are.
    #[default]
    Text,
    /// A piece of HTML.
    Html,
    /// Markdown.
    Markdown,
}

/// What is held against what.
#[derive(Debug, PartialEq)]
pub struct Check {
    /// The link as typed.
    pub link: String,
    /// The files with what programs print; `-` for standard input.
    pub facts: Vec<String>,
    /// The image's name, where steps run on several.
    pub image: Option<String>,
    /// How the report is written.
    pub format: Format,
    /// Whether what could not be verified counts as failed.
    pub strict: bool,
    /// The folder that a mending Dockerfile is written into.
    pub mend: Option<PathBuf>,
}

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// To be read and pasted.
    Markdown,
    /// For programs.
    Json,
    /// For CI services.
    Junit,
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
            ["check", rest @ ..] => Check::read(rest).map(Self::Check),
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
                option @ "--format" => format.replace(shape_of(value_of(option)?)?).is_some(),
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
            (Shape::Text, _, Some(_)) => Err(usage("--page goes with --format")),
            (Shape::Html | Shape::Markdown, Some(_), _) => Err(usage("--format prints, and --output writes files")),
            _ => Ok(Self { link, output, only, tool: tool.unwrap_or(Tool::Docker), format, page }),
        }
    }
}

impl Check {
    fn read(words: &[&str]) -> Result<Self, Failure> {
        let (mut link, mut image, mut format, mut mend) = (None, None, None, None);
        let (mut facts, mut strict, mut takes_files) = (Vec::new(), false, false);
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let (name, value) = word.split_once('=').filter(|_| word.starts_with("--")).unzip();
            let mut value_of = |option: &str| {
                let value = value.or_else(|| words.next().copied());
                value.ok_or_else(|| usage(&format!("{option} needs a value")))
            };
            let option = name.unwrap_or(word);
            // `--facts A B`: files follow until the next option.
            if !option.starts_with("--") && takes_files {
                facts.push((*word).to_owned());
                continue;
            }
            takes_files = option == "--facts";
            let taken = match option {
                "--facts" => {
                    facts.push(value_of(option)?.to_owned());
                    false
                }
                "--image" => image.replace(value_of(option)?.to_owned()).is_some(),
                "--format" => format.replace(format_of(value_of(option)?)?).is_some(),
                "--mend" => mend.replace(PathBuf::from(value_of(option)?)).is_some(),
                "--strict" => core::mem::replace(&mut strict, true),
                option if option.starts_with("--") => return Err(usage(&format!("check has no {option}"))),
                _ => link.replace((*word).to_owned()).is_some(),
            };
            if taken {
                return Err(usage(&format!("`{word}` is one too many")));
            }
        }
        let link = link.ok_or_else(|| usage("check takes a link, before --facts"))?;
        if facts.is_empty() {
            return Err(usage("check takes --facts with at least one file"));
        }
        if link == "-" && facts.iter().any(|path| path == "-") {
            return Err(usage("the link and the facts cannot both come from standard input"));
        }
        Ok(Self { link, facts, image, format: format.unwrap_or(Format::Markdown), strict, mend })
    }
}

fn format_of(name: &str) -> Result<Format, Failure> {
    match name {
        "markdown" => Ok(Format::Markdown),
        "json" => Ok(Format::Json),
        "junit" => Ok(Format::Junit),
        other => Err(usage(&format!("there is no format `{other}`: markdown, json or junit"))),
    }
}

fn tool_of(name: &str) -> Result<Tool, Failure> {
    let found = Tool::ALL.into_iter().find(|tool| tool.label().eq_ignore_ascii_case(name));
    found.ok_or_else(|| usage(&format!("there is no tool `{name}`: docker, podman, buildah or kaniko")))
}

fn shape_of(name: &str) -> Result<Shape, Failure> {
    match name {
        "text" => Ok(Shape::Text),
        "html" => Ok(Shape::Html),
        "markdown" => Ok(Shape::Markdown),
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
    use super::{Check, Format, Render, Shape, Task};
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
            format: Shape::Text,
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
                format: Shape::Text,
                page: None,
            }))
        };
        assert_eq!(read("render --output out - --tool podman --only Dockerfile"), full());
        assert_eq!(read("render --output=out --tool=Podman --only=Dockerfile -"), full());
        assert_eq!(read("check-link x"), Ok(Task::CheckLink("x".into())));
        assert_eq!((read(""), read("render --help"), read("-V")), (Ok(Task::Help), Ok(Task::Help), Ok(Task::Version)));
    }

    #[test]
    fn files_of_facts_follow_their_option_and_end_with_the_next() {
        let check = |facts: &[&str], format, strict, image: Option<&str>, mend: Option<&str>| {
            let facts = facts.iter().map(|path| (*path).to_owned()).collect();
            let (image, mend) = (image.map(String::from), mend.map(Into::into));
            Ok(Task::Check(Check { link: "v=1&x=1".into(), facts, image, format, strict, mend }))
        };
        assert_eq!(read("check v=1&x=1 --facts a"), check(&["a"], Format::Markdown, false, None, None));
        assert_eq!(
            read("check --format json v=1&x=1 --facts a - --facts=b --strict --image=i --mend out"),
            check(&["a", "-", "b"], Format::Json, true, Some("i"), Some("out"))
        );
        assert_eq!(read("check v=1&x=1 --facts a --format=junit"), check(&["a"], Format::Junit, false, None, None));
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
            ("check", "takes a link"),
            ("check x", "at least one file"),
            ("check x --facts", "--facts needs a value"),
            ("check x --facts a --format yaml", "no format `yaml`"),
            ("check x --facts a --colour", "--colour"),
            ("check x --strict --strict --facts a", "too many"),
            ("check - --facts -", "both"),
            ("check-link", "one link"),
            ("check-link a b", "one link"),
        ];
        for (typed, reason) in cases {
            let told = read(typed).expect_err(typed);
            assert!(told.contains(reason) && told.contains("--help"), "{typed}: {told}");
        }
    }
}
