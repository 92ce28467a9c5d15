//! ZenML's logic: nothing makes it fail, every line has its reason, and what is written is read as the same.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use ::engine::commands::{Tool, commands, find_image};
use ::engine::config::{Checkout, CommandResult, Component, ComponentType, Config, Goal, Step};
use ::engine::share::{Carrier, decode, encode, is_link};
use ::engine::{Catalog, Document, PythonValue, ROWS, Situation, secret as secrets, snippet, workflow};

/// A value and its text are the same value.
pub fn json(text: &str) {
    let Some(value) = PythonValue::from_json(text) else { return };
    for text in [value.to_json(), value.to_sorted_json(), value.to_compact_json()] {
        // Python's JSON has numbers that no number is equal to, and pydantic writes none for them.
        let again = PythonValue::from_json(&text);
        assert!(again.is_some() || text.contains("null") || text.contains("NaN"), "{text}");
    }
    let _ = (value.repr(), value.to_text(), value.truth());
}

/// What was read is written as a text that is read as the same.
pub fn link(text: &str) {
    let _ = is_link(text);
    for carrier in [Carrier::Link, Carrier::File] {
        let Ok(opened) = decode(text, carrier) else { continue };
        let shared = encode(&opened.config);
        let again = match decode(&shared.text, Carrier::File) {
            Ok(again) => again,
            Err(refused) => panic!("{}: {}", shared.text, refused.why),
        };
        assert!(again.checked);
        assert_eq!(encode(&again.config).text, shared.text);
        let _ = shared.link();
    }
}

/// Everything that follows from a link.
pub fn outcome(text: &str) {
    if let Ok(opened) = decode(text, Carrier::File) {
        follow(&opened.config);
    }
}

/// Everything that follows from texts in controls: a line says which, the lines up to the next such line what is typed.
pub fn controls(text: &str) {
    let mut config = Config::new("0.98.0", "3.11");
    for part in text.split("\n--") {
        let Some((head, body)) = part.split_once('\n') else { continue };
        let head = head.trim_start_matches('-');
        let number = head.bytes().fold(0_usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(byte)));
        type_into(&mut config, number, body);
    }
    follow(&config);
}

/// A parent image with any name.
pub fn image_reference(text: &str) {
    let mut config = Config::new("0.98.0", "3.11");
    config.goal = Goal::LetZenmlBuild;
    config.settings.type_text(::engine::Field::ParentImage, text);
    follow(&config);
}

/// What was withheld is not secret any more.
pub fn secret(text: &str) {
    let (name, value) = text.split_once('=').unwrap_or(("", text));
    if let Some(withheld) = secrets::withhold(name, value) {
        assert!(secrets::is_withheld(&withheld), "{withheld}");
        assert_eq!(secrets::withhold(name, &withheld), None, "{withheld}");
    }
    if let Some(redacted) = secrets::redact(value) {
        assert_eq!(secrets::redact(&redacted), None, "{redacted}");
    }
}

fn type_into(config: &mut Config, number: usize, body: &str) {
    let rows = ROWS.len();
    match number % (rows + 12) {
        field if field < rows => config.settings.type_text(ROWS[field].field, body),
        other => match other - rows {
            0 => config.release = body.into(),
            1 => config.python = body.into(),
            2 => config.project.pipeline_name = body.into(),
            3 => config.project.code_repository = body.into(),
            4 => config.goal = Goal::ALL[number / rows % 3],
            5 => config
                .project
                .files
                .push((["requirements.txt", "pyproject.toml", "Dockerfile"][number / rows % 3].into(), body.into())),
            6 => {
                let command = ["pip freeze", "uv pip freeze", "uv export"][number / rows % 3];
                config
                    .project
                    .commands
                    .push((command.into(), CommandResult { stdout: body.into(), ..CommandResult::default() }));
            }
            7 => config.stack.components.push(Component {
                requirements: body.into(),
                apt_packages: body.into(),
                ..Component::new(ComponentType::ALL[number / rows % 15], body)
            }),
            8 => config.stack.components.push(Component::new(ComponentType::Orchestrator, body)),
            9 => {
                let mut step = Step { name: body.into(), ..Step::default() };
                step.settings.type_text(ROWS[number / rows % rows].field, body);
                config.steps.push(step);
            }
            10 => config.project.checkout = Checkout::ALL[number / rows % 3],
            _ => config.project.dynamic = !config.project.dynamic,
        },
    }
}

/// Everything that the page shows of a Config.
fn follow(config: &Config) {
    let release = config.release.trim();
    let nearest = catalog::nearest(release).unwrap_or("0.98.0");
    let Some(catalog) = shipped(nearest) else { return };
    let outcome = ::engine::outcome(config, catalog);
    let keys: BTreeSet<&str> = outcome.images.iter().map(|image| image.key.as_str()).collect();
    assert!(!keys.is_empty() && keys.len() == outcome.images.len(), "{keys:?}");
    for problem in &outcome.problems {
        assert!(!problem.message().is_empty() && !problem.place.id().is_empty());
        let _ = problem.hint();
    }
    let _ = outcome.container_engine.message();
    let situation = Situation::of(config, catalog);
    let mut documents = vec![snippet::python(&situation), snippet::yaml(&situation), snippet::json(&situation)];
    documents.extend([find_image(), workflow::github(&situation)]);
    documents.extend(Tool::ALL.map(|tool| commands(&situation, &outcome.images, tool)));
    documents.extend([outcome.stack_requirements, outcome.integration_requirements, outcome.project_requirements]);
    for image in &outcome.images {
        let Some(build) = image.plan.build() else { continue };
        reasoned(&build.dockerfile);
        build.requirements_files.iter().for_each(|file| reasoned(file));
    }
    documents.extend(
        outcome.recipe.into_iter().flat_map(|recipe| [recipe.dockerfile, recipe.requirements, recipe.dockerignore]),
    );
    for document in &documents {
        reasoned(document);
    }
}

fn reasoned(document: &Document) {
    for line in &document.lines {
        assert!(!line.origins.is_empty(), "{}: {}", document.name, line.text);
    }
}

/// The catalog of a release, read once.
fn shipped(release: &str) -> Option<&'static Catalog> {
    static CATALOGS: OnceLock<Vec<Catalog>> = OnceLock::new();
    let all = CATALOGS.get_or_init(|| catalog::releases().iter().filter_map(|name| catalog::catalog(name)).collect());
    all.iter().find(|catalog| catalog.release.to_string() == release)
}
