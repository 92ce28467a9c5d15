//! What looks secret is in nothing that is given away, unless the person allows that one value.

use super::secrets::{HARMLESS, SECRET, pairs};
use super::unpacked::by_flate2;
use engine::commands::Tool;
use engine::config::{CommandResult, Component, ComponentType, Config, Goal};
use engine::problem::ProblemKind;
use engine::secret::{WITHHELD, withhold};
use engine::share::{Carrier, Shared, Withheld, compare, decode, diagnosis, encode, encode_allowing, redacted};
use engine::value::{Dict, PythonValue};
use engine::{Field, Place, Situation, documents, outcome};

/// Fields that hold names with values, and may hold secrets.
const GUARDED: [Field; 6] = [
    Field::Environment,
    Field::RuntimeEnvironment,
    Field::BuildArgs,
    Field::ParentBuildArgs,
    Field::PythonPackageInstallerArgs,
    Field::BuildOptions,
];

/// A Config that holds a value wherever a secret may stand.
fn holding(name: &str, value: &str) -> Config {
    let mut config = Config::new("0.98.0", "3.12");
    for field in GUARDED {
        let entries: Dict = [(name.to_owned(), PythonValue::text(value))].into_iter().collect();
        config.settings.set(field, PythonValue::Dict(entries));
    }
    let line = format!("{name}={value}");
    config.project.files = vec![(".env".into(), format!("A=1\n{line}\nB=2\n"))];
    let result = CommandResult { stdout: line.clone(), stderr: line.clone(), return_code: 1 };
    config.project.commands = vec![("pip freeze".into(), result)];
    config.steps.push(engine::config::Step {
        name: "train".into(),
        settings: config.settings.clone(),
        ..Default::default()
    });
    config.unrecognised.push((format!("later.{name}"), value.to_owned()));
    config
}

/// The parts of a value that are not in its withheld form.
fn cores<'a>(value: &'a str, withheld: &str) -> Vec<&'a str> {
    let mut rest = value;
    let mut cores = Vec::new();
    for kept in withheld.split(WITHHELD) {
        let at = if kept.is_empty() { rest.len() } else { rest.find(kept).unwrap_or(rest.len()) };
        cores.push(&rest[..at]);
        rest = rest.get(at + kept.len()..).unwrap_or_default();
    }
    cores
}

/// Everything that is given away of a Config.
fn given_away(config: &Config) -> Vec<(&'static str, String)> {
    let shared = encode(config);
    let readable = |shared: &Shared| percent_decoded(&shared.text);
    let mut all =
        vec![("readable link", readable(&shared)), ("packed link", percent_decoded(&by_flate2(&shared.packed())))];
    // A file cannot hold what no link may, a line break in a variable say.
    all.extend(shared.file().ok().map(|file| ("file", percent_decoded(&file))));
    all.extend(compare(&shared, &shared).ok().map(|link| ("comparison", percent_decoded(&by_flate2(&link[8..])))));
    all.push(("diagnosis", diagnosis(&shared.text[..shared.text.len() - 1])));
    all.push(("message of a developer", format!("{shared:?}")));
    let mut received = redacted(config, &[]).unwrap();
    for goal in Goal::ALL {
        received.goal = goal;
        let catalog = catalog::for_release(&received.release);
        let found = documents(&Situation::of(&received, &catalog), &outcome(&received, &catalog), Tool::Docker);
        all.extend(found.iter().map(|document| ("document", document.text())));
    }
    all
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digits: String = [rest.next(), rest.next()].into_iter().flatten().map(char::from).collect();
                u8::from_str_radix(&digits, 16).unwrap_or(b'%')
            }
            byte => byte,
        });
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[test]
fn no_secret_of_the_lists_is_in_anything_that_is_given_away() {
    let (mut searched, mut leaks) = (0, Vec::<(&str, &str, &str)>::new());
    // Some passwords are words that a document has anyway.
    let usual: String = given_away(&holding("NAME", "value")).into_iter().map(|(_, text)| text).collect();
    for (name, value) in SECRET.into_iter().flat_map(pairs) {
        let withheld = withhold(name, value).unwrap();
        let cores = cores(value, &withheld).into_iter().filter(|core| core.len() > 5 && !usual.contains(core));
        let cores: Vec<&str> = cores.collect();
        for (what, text) in given_away(&holding(name, value)) {
            for core in &cores {
                searched += 1;
                if text.contains(core) && !leaks.iter().any(|(leaked, ..)| leaked == core) {
                    leaks.push((*core, name, what));
                }
            }
        }
    }
    assert_eq!(leaks, []);
    assert!(searched > 4_000, "{searched}");
}

#[test]
fn a_document_for_ones_own_use_keeps_the_value() {
    let mut config = Config::new("0.98.0", "3.12");
    config.settings.type_text(Field::Environment, "HF_TOKEN=hf_abcDEF123456789abcdef");
    let catalog = catalog::for_release("0.98.0");
    let texts = |config: &Config| -> String {
        let found = documents(&Situation::of(config, &catalog), &outcome(config, &catalog), Tool::Docker);
        found.iter().map(engine::Document::text).collect()
    };
    assert!(texts(&config).contains("hf_abcDEF123456789abcdef"));
    let shown = texts(&redacted(&config, &[]).unwrap());
    assert!(shown.contains(WITHHELD) && !shown.contains("hf_abc"), "{shown}");
}

#[test]
fn what_is_harmless_travels_as_it_is() {
    let (mut travelled, mut all) = (0, 0);
    for (name, value) in HARMLESS.into_iter().flat_map(pairs) {
        let mut config = Config::new("0.98.0", "3.12");
        let entries: Dict = [(name.to_owned(), PythonValue::text(value))].into_iter().collect();
        config.settings.set(Field::Environment, PythonValue::Dict(entries));
        all += 1;
        travelled += usize::from(encode(&config).withheld.is_empty());
    }
    assert!(travelled * 20 >= all * 19, "{travelled} of {all}");
}

#[test]
fn a_value_that_the_person_ticked_travels_and_no_other() {
    let mut config = Config::new("0.98.0", "3.12");
    config.settings.type_text(Field::Environment, "API_KEY=first-value-1\nHF_TOKEN=second-value-2");
    config
        .settings
        .type_text(Field::Requirements, "--extra-index-url https://me:third-value-3@packages.example.com/simple");
    config.settings.type_text(Field::BuildArgs, "API_KEY=first-value-1");
    let shared = encode(&config);
    let names: Vec<(Place, &str)> = shared.withheld.iter().map(|one| (one.place.clone(), one.name.as_str())).collect();
    let expected = [
        (Place::Field(Field::Requirements), "--extra-index-url https://<withheld>@packages.example.com/simple"),
        (Place::Field(Field::Environment), "API_KEY"),
        (Place::Field(Field::Environment), "HF_TOKEN"),
        (Place::Field(Field::BuildArgs), "API_KEY"),
    ];
    assert_eq!(names, expected);
    for (ticked, value) in [(0, "third-value-3"), (1, "first-value-1"), (2, "second-value-2")] {
        let allowed = [shared.withheld[ticked].clone()];
        let text = encode_allowing(&config, &allowed);
        let decoded = percent_decoded(&text.text);
        assert_eq!(text.withheld.len(), 3);
        assert_eq!(decoded.matches(value).count(), 1, "{decoded}");
        assert_eq!(decoded.matches("-value-").count(), 1, "{decoded}");
        assert_eq!(redacted(&config, &allowed), decode(&text.text, Carrier::Link).map(|opened| opened.config));
    }
    let whole = encode_allowing(&config, &shared.withheld);
    assert_eq!(whole.withheld, []);
    // Whoever opens it has the values, and shares them no further without a tick of their own.
    assert_eq!(encode(&decode(&whole.text, Carrier::Link).unwrap().config).withheld.len(), 4);
}

#[test]
fn a_tick_holds_for_the_value_that_was_ticked_alone() {
    let mut config = Config::new("0.98.0", "3.12");
    config.settings.type_text(Field::Environment, "API_KEY=first-value-1");
    let allowed: Vec<Withheld> = encode(&config).withheld;
    assert_eq!(encode_allowing(&config, &allowed).withheld, []);
    config.settings.type_text(Field::Environment, "API_KEY=other-value-2");
    let shared = encode_allowing(&config, &allowed);
    assert_eq!(shared.withheld.len(), 1);
    assert!(!shared.text.contains("other-value"), "{}", shared.text);
}

#[test]
fn what_was_withheld_is_named_where_it_stands_until_it_is_filled_in() {
    let registry = Component {
        uri: "https://u:secret-1@registry.example.com".into(),
        ..Component::new(ComponentType::ContainerRegistry, "default")
    };
    let mut config = Config::new("0.98.0", "3.12");
    config.stack.components.push(registry);
    config.target.registry = "https://u:secret-2@registry.example.com".into();
    config.settings.type_text(Field::ParentImage, "docker://u:secret-3@registry.example.com/x");
    config.settings.type_text(Field::Environment, "A=1\nTOKEN=secret-4");
    config.project.files.push(("pip.conf".into(), "[global]\nindex-url = https://u:secret-5@x.example.com\n".into()));
    let received = redacted(&config, &[]).unwrap();
    let catalog = catalog::for_release("0.98.0");
    let places = |config: &Config| -> Vec<(Place, Option<usize>)> {
        let problems = outcome(config, &catalog).problems.into_iter();
        let withheld = problems.filter(|problem| matches!(problem.kind, ProblemKind::Withheld(_)));
        withheld.map(|problem| (problem.place, problem.line)).collect()
    };
    let expected = [
        (Place::Component(ComponentType::ContainerRegistry, 0), Some(1)),
        (Place::ProjectFile("pip.conf".into()), Some(2)),
        (Place::ImageName, Some(1)),
        (Place::Field(Field::ParentImage), Some(1)),
        (Place::Field(Field::Environment), Some(2)),
    ];
    assert_eq!(places(&received), expected);
    assert_eq!(places(&config), []);
}
