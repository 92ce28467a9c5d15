//! The states that the page can be in: nothing to object to in any of them, and pictures of those that show it best.

use std::{collections::BTreeSet, env, fs, path::PathBuf};

use fantoccini::key::Key;
use serde_json::json;

use crate::{person::Person, support::eventually};

/// Set by `cargo xtask pictures`: then the pictures are made.
const WRITE: &str = "SLIPWAY_WRITE_PICTURES";

const WIDTHS: [u32; 3] = [360, 800, 1280];
const SCHEMES: [&str; 2] = ["light", "dark"];

/// Something that a person does.
enum Do {
    /// Presses what has this name.
    Press(&'static str),
    /// Puts a text into the field of this name.
    Fill(&'static str, &'static str),
    /// Presses a key together with Control.
    Control(char),
    /// Types where the focus is.
    Write(&'static str),
}
use Do::{Control, Fill, Press, Write};

/// A state: its name, the link that it begins with, and what is done there.
type State = (&'static str, &'static str, &'static [Do]);

const CLOSE: Do = Press("Close what is said about the link");

/// Case A of the tests of projects, on one step operator.
const AWS: &str = "#v=1&zenml=0.98.0&goal=let_zenml_build&python=3.11&stack.orchestrator=kubernetes&stack.artifact_store=s3&stack.container_registry=aws&stack.container_registry.uri=123456789012.dkr.ecr.eu-central-1.amazonaws.com&stack.image_builder=kaniko&stack.step_operator=sagemaker&stack.experiment_tracker=mlflow&pipeline=training&requirements=pandas%3D%3D2.2.2&requirements=pyarrow%3E%3D15,%3C18&requirements=typer%5Ball%5D~%3D0.12&requirements=torch%3D%3D2.4.0%20%3B%20platform_machine%20%3D%3D%20%22x86_64%22&required_integrations=sklearn,xgboost,pytorch,huggingface&apt_packages=git,libgomp1,libgl1&environment.HF_HOME=/opt/hf&environment.TOKENIZERS_PARALLELISM=false";

const STEPS: &str = "#v=1&zenml=0.98.0&goal=let_zenml_build&python=3.12&stack.orchestrator=kubernetes&stack.artifact_store=s3&stack.container_registry=aws&stack.container_registry.uri=123456789012.dkr.ecr.eu-central-1.amazonaws.com&stack.image_builder=kaniko&stack.step_operator=sagemaker&requirements=pandas%3D%3D2.2.2&environment.A=1&step=trainer&step.step_operator=sagemaker&step.requirements=torch&step.environment.B=2&step=evaluate&step.apt_packages=git";

const REUSED: &str = "#v=1&zenml=0.98.0&goal=reuse&python=3.11&parent_image=registry.example.com/team/train:2.0";

const PROBLEMS: &str = "#v=1&zenml=0.98.0&python=2.7&goal=let_zenml_build&stack.orchestrator=nope&requirements=%3D%3D1";

const SUSPECT: &str = "#v=1&zenml=0.98.0&goal=let_zenml_build&python=3.12&parent_image=registry.example.org/x:v1&requirements=pandas%3D%3D2.2.2&environment.HF_TOKEN=%3Cwithheld%3E&python_package_installer_args.index-url=https://example.org/simple&future_key=3";

const REFUSED: &str = "#v=1&k=00000000&zenml=0.98.0&goal=let_zenml_build&user=somebody";

const PROGRAM: &str = "from zenml.config import DockerSettings

docker = DockerSettings(
    parent_image='registry.example.com/ml/train:v1',
    requirements=['pandas==2.2.2', 'torch'],
    apt_package=['git'],
    environment={'HF_HOME': '/opt/hf', 'TOKEN': os.environ['TOKEN']},
)
";

/// Every state. A new part of the page brings rows.
#[rustfmt::skip]
const STATES: &[State] = &[
    ("empty", "", &[]),
    ("let-zenml-build", "", &[Press("Let ZenML build it")]),
    ("reuse", "", &[Press("Reuse an image")]),
    ("dockerfile", AWS, &[CLOSE]),
    ("requirements", AWS, &[CLOSE, Press("Requirements")]),
    ("resolution", AWS, &[CLOSE, Press("Requirements"), Press("Resolution")]),
    ("settings", AWS, &[CLOSE, Press("Settings")]),
    ("settings-yaml", AWS, &[CLOSE, Press("Settings"), Press("YAML")]),
    ("build", AWS, &[CLOSE, Press("Build")]),
    ("plan", STEPS, &[CLOSE, Press("Plan")]),
    ("checklist", "", &[Fill("Requirements", "pandas==2.2.2\ntorch"), Press("Checklist")]),
    ("launch", "", &[Press("Launch")]),
    ("launch-github", "", &[Press("Launch"), Press("GitHub Actions"), Press("What each of them can do"), Press("Files for the repository")]),
    ("launch-gitlab", REUSED, &[CLOSE, Press("Launch"), Press("GitLab CI"), Press("Connect")]),
    ("launch-without-address", REUSED, &[CLOSE, Press("Launch"), Press("User and password"), Press("Connect")]),
    ("check-image", "", &[Press("Checklist"), Press("Check an image")]),
    ("verdicts", "", &[Fill("Requirements", "pandas==2.2.2\ntorch"), Press("Checklist"), Press("Check an image"), Fill("What it prints", "zenml==0.98.0\npandas==2.2.1\n"), Press("Read it")]),
    ("changes", AWS, &[CLOSE, Fill("Requirements", "pandas==2.2.3\npyarrow>=15,<18"), Press("Changes")]),
    ("nothing-changed", "", &[Press("Changes")]),
    ("problems", PROBLEMS, &[CLOSE, Press("Problems")]),
    ("no-problems", "", &[Press("Problems")]),
    ("only-what-is-set", AWS, &[CLOSE, Press("Show only what is set")]),
    ("steps", STEPS, &[CLOSE, Press("Steps")]),
    ("own-build", "", &[Fill("Requirements", "pandas==2.2.2"), Press("Build")]),
    ("suspect-link", SUSPECT, &[]),
    ("refused-link", REFUSED, &[]),
    ("share", AWS, &[CLOSE, Press("Share")]),
    ("share-withheld", SUSPECT, &[CLOSE, Press("Share")]),
    ("kept-configurations", "", &[Press("Kept configurations")]),
    ("help", "", &[Press("Help and shortcuts")]),
    ("palette", "", &[Control('k')]),
    ("palette-found", "", &[Control('k'), Write("s3")]),
    ("palette-nothing-found", "", &[Control('k'), Write("xyzzy")]),
    ("no-integration-found", "", &[Fill("Search integrations", "xyzzy")]),
    ("import", "", &[Press("Import")]),
    ("import-preview", "", &[Press("Import"), Fill("Text to import", PROGRAM)]),
    ("import-refused", "", &[Press("Import"), Fill("Text to import", "from zenml.config import DockerSettings")]),
    ("undone", "", &[Fill("Requirements", "pandas==2.2.2"), Press("Undo")]),
];

/// The states that are in `docs/pictures`.
const PICTURES: [&str; 11] = [
    "empty",
    "dockerfile",
    "requirements",
    "plan",
    "checklist",
    "verdicts",
    "changes",
    "problems",
    "share",
    "palette-found",
    "import-preview",
];

/// Brings the page into a state, as somebody who comes for the first time.
async fn reach(person: &Person, (name, link, doings): &State) {
    person.ask("localStorage.clear(); sessionStorage.clear();", json!([])).await;
    person.browser.client.goto("about:blank").await.expect("a blank page");
    person.open(link).await;
    person.whole_page().await;
    let refused = person.text_at(".strip").await.contains("cannot be opened");
    assert_eq!(refused, *name == "refused-link", "{name}");
    for doing in *doings {
        match doing {
            Press(what) => person.point_at(what).await,
            Fill(field, text) => person.put_in(field, text).await,
            Control(key) => person.write(&format!("{}{key}{}", char::from(Key::Control), char::from(Key::Null))).await,
            Write(text) => person.write(text).await,
        }
    }
    // A line that flashes keeps the colours in which it began when the scheme changes under it.
    eventually(&format!("an end of what moves in {name}"), async || {
        person.ask("return document.getAnimations().length === 0", json!([])).await.as_bool().filter(|still| *still)
    })
    .await;
}

/// Looks at the page as it is now in both colour schemes and at every width.
pub async fn nothing_to_object_to(person: &Person, name: &str) {
    for width in WIDTHS {
        person.browser.resize(width, 900).await;
        for scheme in SCHEMES {
            person.browser.prefer(scheme).await;
            // From the top: what happens to be half under a bar that stays in sight is not too small a target.
            person.ask("scrollTo(0, 0)", json!([])).await;
            assert_eq!(person.browser.violations().await, [""; 0], "{name}, {scheme}, {width} px");
        }
    }
    for width in [320, 360, 800, 1280] {
        person.browser.resize(width, 900).await;
        let wider = person.ask("return document.documentElement.scrollWidth > innerWidth", json!([])).await;
        assert_eq!(wider, false, "{name}, {width} px: the page scrolls sideways");
    }
}

/// Some of the states, so that several browsers share the work.
async fn some_states(part: usize) {
    let person = Person::at("").await;
    for state in STATES.iter().skip(part).step_by(3) {
        reach(&person, state).await;
        nothing_to_object_to(&person, state.0).await;
        person.browser.prefer("light").await;
    }
    assert_eq!(person.browser.complaints().await, [""; 0]);
}

#[tokio::test]
async fn nothing_to_object_to_in_a_first_third_of_the_states() {
    assert!(STATES.len() >= 25);
    some_states(0).await;
}

#[tokio::test]
async fn nothing_to_object_to_in_a_second_third_of_the_states() {
    some_states(1).await;
}

#[tokio::test]
async fn nothing_to_object_to_in_a_last_third_of_the_states() {
    some_states(2).await;
}

/// Scrolls to the top, or on narrow pages to the outputs.
const IN_SIGHT: &str = "
scrollTo(0, 0);
if (!arguments[0] && innerWidth < 1100) document.querySelector('.outputs').scrollIntoView();";

/// Every picture's name: the state, the width, and the scheme.
fn pictures() -> BTreeSet<String> {
    let of =
        |name| WIDTHS.into_iter().flat_map(move |width| SCHEMES.map(|scheme| format!("{name}-{width}-{scheme}.webp")));
    PICTURES.into_iter().flat_map(of).collect()
}

#[tokio::test]
async fn every_main_state_has_its_pictures() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/pictures");
    if env::var_os(WRITE).is_some() {
        fs::create_dir_all(&folder).expect("a folder for pictures");
        let person = Person::at("").await;
        for state in STATES.iter().filter(|(name, ..)| PICTURES.contains(name)) {
            reach(&person, state).await;
            for width in WIDTHS {
                person.browser.resize(width, 900).await;
                for scheme in SCHEMES {
                    person.browser.prefer(scheme).await;
                    // Narrow pages begin with the form: a picture of an output shows the output.
                    person.ask(IN_SIGHT, json!([state.0 == "empty"])).await;
                    let picture = person.browser.picture().await;
                    fs::write(folder.join(format!("{}-{width}-{scheme}.webp", state.0)), picture).expect("a file");
                }
            }
            person.browser.prefer("light").await;
            person.browser.resize(1280, 900).await;
        }
    }
    let there = fs::read_dir(&folder).expect("there are pictures: `cargo xtask pictures` makes them");
    let there: BTreeSet<String> = there.map(|file| file.unwrap().file_name().to_string_lossy().into_owned()).collect();
    assert_eq!(there, pictures());
}
