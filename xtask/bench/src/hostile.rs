//! Inputs of one mebibyte that are made to be slow, for everything that reads text.

use engine::share::{Carrier, decode, encode};
use engine::{Field, PythonValue};
use packaging::{Marker, MarkerEnvironment, Requirement, RequirementsFile, SpecifierSet, Version, meet};

use crate::configuration::{catalog, configuration};

/// The length of each input.
const LENGTH: usize = 1 << 20;

/// The slowest input of one reader.
#[derive(Debug, Clone, PartialEq)]
pub struct Slowest {
    /// What reads it.
    pub reader: &'static str,
    /// What the input is made of.
    pub input: String,
    /// How long it takes, in milliseconds: the best of three.
    pub milliseconds: f64,
}

impl Slowest {
    /// The figure as one line.
    pub fn line(&self) -> String {
        format!("hostile {} {:.1} {:?}", self.reader, self.milliseconds, self.input)
    }
}

/// What inputs are made of: each piece is repeated to the full length behind each start. `{n}` is a number that counts up.
struct Parts {
    starts: &'static [&'static str],
    pieces: &'static [&'static str],
}

/// Versions, specifiers, requirements, markers and what else a line of a requirements file may hold.
const PACKAGING: Parts = Parts {
    starts: &[
        "",
        "a",
        "a; ",
        "a>=",
        "a==",
        "a[",
        "a @ ",
        "--no-binary ",
        "-e ",
        "https://h/#",
        "# ",
        "os_name == '",
        "1.0",
        "1.0+",
        "1!",
        "\u{feff}",
        "a>=0.dev0,<90000\n",
    ],
    pieces: &[
        "1",
        "9",
        "0",
        "1.",
        ".0",
        ".{n}",
        "1!",
        "a",
        "a.",
        "a-",
        "_",
        "-",
        "+",
        "+1",
        "+{n}",
        "v",
        "rc1",
        ".post1",
        ".dev1",
        ",",
        ">=1,",
        "!=1.1,",
        "!={n},",
        "=={n},",
        "=={n}.*,",
        "!={n}.*,",
        "==1.*,",
        "===,",
        "==={n},",
        "~=1.0,",
        ">1,<1,",
        ">={n},",
        "<{n},",
        "(",
        ")",
        "[",
        "]",
        "a,",
        "b{n},",
        "a[",
        "a[b]",
        "@",
        " @ ",
        ";",
        "; ",
        "'",
        "\"",
        "\\",
        "\\\n",
        "\\x41",
        "\\N{",
        " ",
        "\t",
        "\n",
        "\r",
        "\r\n",
        "\u{2028}",
        "a\n",
        "a{n}\n",
        "a==1\n",
        "a=={n}\n",
        "a!={n}\n",
        "a!={n}.*\n",
        "a>={n}\n",
        "a<{n}\n",
        "a==={n}\n",
        "a[b{n}]\n",
        "a[b{n}]>={n},!=2\n",
        "#",
        " #",
        "#\n",
        "a # b\n",
        "-",
        " -",
        "- ",
        "--",
        "-e ",
        "-e a\n",
        "-e a{n}\n",
        "-r a\n",
        "-c a\n",
        "-i ",
        "-i a\n",
        "--pre ",
        "--pre\n",
        "--hash",
        "--x\n",
        " --hash=sha256:0",
        " --hash=sha256:{n}",
        "a --hash=sha256:{n}\n",
        "a --config-settings a{n}=1\n",
        " --config-settings a{n}=1",
        "--no-binary a{n}\n",
        "--no-binary a{n},b,c ",
        "--only-binary :all:\n",
        "--no-binary :none:\n",
        "--only-final a{n}\n",
        "--extra-index-url https://h/{n}\n",
        "--use-feature fast-deps\n",
        "--trusted-host a{n}\n",
        "-f a{n}\n",
        ":all:,",
        ":none:,",
        "/",
        "../",
        "a/",
        "./",
        "%41",
        "%",
        "%25",
        "&",
        "=",
        "&egg=",
        "https://",
        "https://h/a{n}.zip\n",
        "https://h/a{n}-1-py3-none-any.whl\n",
        "a{n}.whl\n",
        "a{n} @ https://h/\n",
        "a{n} @ git+ssh://h/\n",
        "git+ssh://",
        "coding",
        "# coding: x\n",
        "é",
        "ſ",
        "\u{1f600}",
        "\0",
        "os_name=='' and ",
        "os_name=='' or (",
        "os_name=='{n}' or ",
        "not in ",
        "in ",
        "extra == '{n}' and ",
        "a; os_name == 'posix'\n",
        "a{n}; python_version < '3.{n}'\n",
        "a; sys_platform in '{n}'\n",
        "${A}",
        "${A{n}}\n",
        "'1'",
    ],
};

/// Links and drafts.
const LINKS: Parts = Parts {
    starts: &[
        "",
        "#",
        "%23",
        "v=1&",
        "v=1&zenml=0.98.0&user=",
        "v=1&zenml=0.98.0&user=~",
        "v=1&k=00000000&zenml=0.98.0&user=",
        "v=1&zenml=0.98.0&requirements=",
        "v=1&zenml=0.98.0&environment.A=~[",
        "v=1&zenml=0.98.0&environment=~{",
        "v=1&zenml=0.98.0",
        "v=1&zenml=0.98.0&step=a",
        "v=1&zenml=0.98.0&file=a&file.text=",
        "v=1&zenml=0.98.0&command=pip%20freeze&command.stdout=",
    ],
    pieces: &[
        "a",
        "&",
        "=",
        "%",
        "%25",
        "%41",
        "%2",
        "%0A",
        "+",
        "+%25",
        "#",
        "%23",
        " ",
        "\n",
        "&amp;",
        "~",
        "[",
        "{",
        "\"",
        "{\"a\":",
        "\"a{n}\":1,",
        "\"a{n}\",",
        "1,",
        "null,",
        "\\u0041",
        "é",
        "\u{1f600}",
        "&user=a",
        "&environment.a{n}=1",
        "&environment.a=1",
        "&build_config.build_options.labels.a{n}=1",
        "&apt_packages=a",
        "&apt_packages=a{n}",
        "&requirements=a{n}",
        "&step=a",
        "&step=a{n}&step.user=b",
        "&step.environment.a{n}=1",
        "&stack.orchestrator=a{n}",
        "&stack.orchestrator.requirements=a{n}",
        "&file=a{n}&file.text=b",
        "&file=a{n}",
        "&command=a{n}&command.stdout=b",
        "&x{n}=1",
        "&zenml=1",
        "&goal=reuse",
        "a,",
        "a{n},",
        "-----BEGIN ",
        "://",
        "a:",
        "a:b@",
        "ghp_",
        "token=",
        "https://a:b@h/%0A",
        "password={n}%0A",
        "AKIA",
        ".",
        "eyJ",
    ],
};

const JSON: Parts = Parts {
    starts: &["", "[", "{\"a\":", "\"", "{", "-", "1."],
    pieces: &[
        "[",
        "{",
        "\"",
        "\\u0041",
        "\\ud83d",
        "\\\"",
        "{\"a\":",
        "[[",
        "1",
        "0",
        "-",
        "1e",
        "e",
        ".",
        "1,",
        "1e9,",
        "1.5,",
        "null,",
        "true,",
        "\"a\",",
        "\"a{n}\":1,",
        "\"a\":1,",
        " ",
        "\n",
        ",",
        "NaN,",
        "-Infinity,",
        "é",
        "[],",
        "{},",
        "\u{1f600}",
        "123456789012345678901234567890,",
    ],
};

/// Texts of single controls.
const CONTROLS: Parts = Parts {
    starts: &["", "a=", "registry.example.com/", "FOO="],
    pieces: &[
        "a",
        "A",
        "a/",
        "a:",
        "a@",
        "@sha256:",
        ".",
        "-",
        "_",
        "/",
        ":",
        "é",
        "ß",
        "\u{1f600}",
        "'",
        "\"",
        "\\",
        "\n",
        "\r",
        " ",
        "a\n",
        "a{n}\n",
        "A{n}=1\n",
        "A=1\n",
        "A{n}=$B\n",
        "A\n",
        "A={n}\n",
        "A=https://u:p@h/{n}\n",
        "TOKEN{n}=ghp_a{n}\n",
        "=\n",
        "${A}",
        "${A{n}}",
        "{",
        "}",
        "{}",
        "{{",
        "{directory}",
        "$",
        "://",
        "u:p@",
        "a=\n",
        "torch",
        "git\n",
        "sklearn\n",
        "\0",
        "--a ",
        "\u{2028}",
    ],
};

/// A reader, what it is called, and what it is given.
type Reader = (&'static str, &'static Parts, fn(&str));

const READERS: &[Reader] = &[
    ("version", &PACKAGING, version),
    ("specifier", &PACKAGING, specifier),
    ("requirement", &PACKAGING, requirement),
    ("marker", &PACKAGING, marker),
    ("requirements_file", &PACKAGING, |text| drop(RequirementsFile::read(text))),
    ("requirements_file_bytes", &PACKAGING, |text| drop(RequirementsFile::from_bytes(text.as_bytes()))),
    ("link", &LINKS, |text| drop(decode(text, Carrier::Link))),
    ("file", &LINKS, draft),
    ("json", &JSON, |text| drop(PythonValue::from_json(text))),
    ("requirements", &PACKAGING, |text| outcome(Field::Requirements, text)),
    ("apt_packages", &CONTROLS, |text| outcome(Field::AptPackages, text)),
    ("required_integrations", &CONTROLS, |text| outcome(Field::RequiredIntegrations, text)),
    ("environment", &CONTROLS, |text| outcome(Field::Environment, text)),
    ("parent_image", &CONTROLS, |text| outcome(Field::ParentImage, text)),
    ("image_tag", &CONTROLS, |text| outcome(Field::ImageTag, text)),
    ("labels", &CONTROLS, |text| outcome(Field::BuildLabels, text)),
    ("installer_args", &CONTROLS, |text| outcome(Field::PythonPackageInstallerArgs, text)),
    ("export_command", &CONTROLS, export_command),
    ("requirements_output", &PACKAGING, requirements_output),
];

/// Finds the slowest input of every reader, or only of those that are named.
pub fn each(only: &[String], clock: impl Fn() -> f64, mut found: impl FnMut(Slowest)) {
    for (reader, parts, read) in
        READERS.iter().filter(|(name, ..)| only.is_empty() || only.iter().any(|only| only == name))
    {
        let mut slowest = Slowest { reader, input: String::new(), milliseconds: 0.0 };
        let starts = parts.starts.iter();
        for (start, piece) in starts.flat_map(|start| parts.pieces.iter().map(move |piece| (start, piece))) {
            let text = repeated(start, piece);
            let time = || {
                let began = clock();
                read(&text);
                clock() - began
            };
            let mut milliseconds = time();
            for _ in 0..2 {
                if milliseconds > slowest.milliseconds {
                    milliseconds = milliseconds.min(time());
                }
            }
            if milliseconds > slowest.milliseconds {
                slowest = Slowest { reader, input: format!("{start}{piece}…"), milliseconds };
            }
        }
        found(slowest);
    }
}

/// A text of the full length.
fn repeated(start: &str, piece: &str) -> String {
    let mut text = String::with_capacity(LENGTH);
    text.push_str(start);
    for number in 0_usize.. {
        let piece = piece.replace("{n}", &number.to_string());
        if text.len() + piece.len() > LENGTH {
            break;
        }
        text.push_str(&piece);
    }
    text
}

/// A draft is read and written again.
fn draft(text: &str) {
    if let Ok(opened) = decode(text, Carrier::File) {
        std::hint::black_box(encode(&opened.config));
    }
}

fn version(text: &str) {
    if let Some(version) = Version::parse(text) {
        std::hint::black_box((version.to_string(), version.canonical(), version == version.clone()));
    }
}

fn specifier(text: &str) {
    if let Ok(set) = SpecifierSet::parse(text) {
        std::hint::black_box((meet(&[&set, &set]), set.contains_text("1.0", None), set.to_string()));
    }
}

fn requirement(text: &str) {
    if let Ok(requirement) = Requirement::parse(text) {
        std::hint::black_box(requirement.to_string());
    }
}

fn marker(text: &str) {
    if let Ok(marker) = Marker::parse(text) {
        let environment = MarkerEnvironment::linux("3.11", "x86_64");
        std::hint::black_box((marker.to_string(), marker.evaluate(&environment, Some("gpu")).ok()));
    }
}

/// A whole outcome with the text in one field.
fn outcome(field: Field, text: &str) {
    let Some(catalog) = catalog() else { return };
    let mut config = configuration(0);
    config.settings.type_text(field, text);
    std::hint::black_box(engine::outcome(&config, &catalog));
}

fn export_command(text: &str) {
    let Some(catalog) = catalog() else { return };
    let mut config = configuration(0);
    config.settings.type_text(Field::PyprojectPath, "pyproject.toml");
    config.settings.type_text(Field::PyprojectExportCommand, text);
    config.project.files.push(("pyproject.toml".into(), String::new()));
    std::hint::black_box(engine::outcome(&config, &catalog));
}

fn requirements_output(text: &str) {
    let Some(catalog) = catalog() else { return };
    let mut config = configuration(0);
    config.settings.type_text(Field::ReplicateLocalPythonEnvironment, "True");
    let result = engine::config::CommandResult { stdout: text.into(), ..Default::default() };
    config.project.commands.push(("pip freeze".into(), result));
    std::hint::black_box(engine::outcome(&config, &catalog));
}
