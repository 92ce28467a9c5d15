//! What is not understood is listed with its line, and what is not concerned stays.

use crate::texts::{imported, notices, on_top, value};
use engine::config::{Component, ComponentType, Config, Goal};
use engine::diff::ConfigChange;
use engine::value::Dict;
use engine::{Field, Place, PythonValue, share};
use importing::{Kind, NoticeKind, Unknown};

fn field(name: &str, nearest: &str) -> NoticeKind {
    NoticeKind::UnknownField { name: name.into(), nearest: Some(nearest.into()) }
}

#[test]
fn mistyped_fields_and_keys_have_a_suggestion() {
    let found = imported("DockerSettings(\n  apt_package=['git'],\n  requirments=['x'],\n  user='me',\n)", "");
    let expected = [(2, field("apt_package", "apt_packages")), (3, field("requirments", "requirements"))];
    assert_eq!(notices(&found), expected);
    assert_eq!(found.notices[0].suggestion().as_deref(), Some("Did you mean apt_packages?"));
    assert_eq!((found.notices[1].column, found.notices[1].span.length), (3, "requirments".len()));
    let found = imported(
        "setings:\n  docker: {}\nsettings:\n  dokcer: {}\n  docker:\n    build_config:\n      build_option: {}\nparameters: {}\n",
        "",
    );
    let key = |name: &str, nearest: &str| NoticeKind::UnknownKey { name: name.into(), nearest: Some(nearest.into()) };
    let expected = [
        (1, key("setings", "settings")),
        (4, key("dokcer", "docker")),
        (7, NoticeKind::Empty("build_config")),
        (7, field("build_option", "build_options")),
        (8, NoticeKind::Unrelated("parameters".into())),
    ];
    assert_eq!(notices(&found), expected);
}

#[test]
fn what_only_running_tells_is_listed_and_the_rest_is_taken() {
    let found = imported(
        "import os\nfrom x import IMAGE\nTAG = os.environ['TAG']\nif TAG:\n    PACKAGES = ['git']\nelse:\n    PACKAGES = []\nLIST = ['a']\nLIST.append('b')\n\
         s = DockerSettings(\n    parent_image=f'train:{TAG}',\n    dockerfile=IMAGE,\n    user=os.getenv('USER'),\n    apt_packages=PACKAGES,\n    required_integrations=LIST,\n    \
         requirements=['torch', get(), *more],\n    environment={'A': '1', TAG: '2', 'B': 1 if TAG else 2, 'C': b'x', 'D': 10**30},\n    **other,\n)\n",
        "settings.py",
    );
    assert_eq!(value(&found, Field::Requirements), Some(PythonValue::texts(["torch"])));
    let environment: Dict = [("A", PythonValue::text("1"))].into_iter().collect();
    assert_eq!(value(&found, Field::Environment), Some(PythonValue::Dict(environment)));
    let set: Vec<Field> = found.config.settings.iter().map(|(field, _)| field).collect();
    assert_eq!(set, [Field::Requirements, Field::Environment]);
    let unknown = |line, why| (line, NoticeKind::Unknown(why));
    let expected = [
        unknown(5, Unknown::Conditional("PACKAGES".into())),
        unknown(9, Unknown::Conditional("LIST".into())),
        unknown(11, Unknown::Formatted),
        unknown(12, Unknown::Name("x.IMAGE".into())),
        unknown(13, Unknown::Call("os.getenv".into())),
        unknown(16, Unknown::Call("get".into())),
        unknown(16, Unknown::Operation),
        (17, NoticeKind::KeyNotText),
        unknown(17, Unknown::Operation),
        unknown(17, Unknown::Bytes),
        unknown(17, Unknown::Operation),
        unknown(18, Unknown::Name("other".into())),
    ];
    let mut ours = notices(&found);
    // Names that get different values are said where they are used.
    ours.iter_mut().for_each(|(line, kind)| match kind {
        NoticeKind::Unknown(Unknown::Conditional(name)) if name == "PACKAGES" => *line = 5,
        NoticeKind::Unknown(Unknown::Conditional(_)) => *line = 9,
        _ => {}
    });
    ours.sort_by_key(|(line, _)| *line);
    assert_eq!(ours, expected);
}

#[test]
fn broken_texts_change_nothing_and_say_where() {
    let mut present = Config::new("0.98.0", "3.12");
    present.settings.type_text(Field::User, "me");
    for (text, kind, line, column) in [
        ("settings:\n  docker: [\n", Kind::RunConfigurationYaml, 3, 1),
        ("settings:\n  docker: a: b\n", Kind::RunConfigurationYaml, 2, 12),
        ("{\"settings\": {\"docker\": }}", Kind::RunConfigurationJson, 1, 25),
        ("[project]\nname = x\n", Kind::Pyproject, 2, 8),
        ("v=1&k=00000000&zenml=0.98.0", Kind::Slipway, 1, 1),
        ("hello", Kind::Python, 1, 1),
    ] {
        let found = on_top(text, kind, &present);
        assert_eq!((&found.config, found.changes.len()), (&present, 0), "{text}");
        let [notice] = &found.notices[..] else { panic!("{:?}", found.notices) };
        assert_eq!((notice.line, notice.column), (line, column), "{text} {notice:?}");
        assert_eq!(notice.severity, engine::Severity::Error);
    }
}

#[test]
fn what_a_text_does_not_name_stays_and_is_listed() {
    let mut present = Config::new("0.98.0", "3.12");
    present.goal = Goal::LetZenmlBuild;
    present.settings.type_text(Field::AptPackages, "git");
    present.settings.type_text(Field::User, "me");
    present.stack.components.push(Component::new(ComponentType::Orchestrator, "kubernetes"));
    present.project.files.push(("x".into(), "y".into()));
    let found = on_top(
        "settings: {docker: {user: you}}\nsteps: {fit: {settings: {docker: {apt_packages: [curl]}}}}",
        Kind::RunConfigurationYaml,
        &present,
    );
    assert_eq!(found.kept, [Place::Field(Field::AptPackages)]);
    let change = |place, before: Option<&str>, after: &str| {
        let [before, after] = [before, Some(after)].map(|text| text.map(str::to_owned));
        ConfigChange { place, part: "", before, after }
    };
    let expected = [
        change(Place::Field(Field::User), Some("me"), "you"),
        change(Place::Step(0, None), None, "fit"),
        change(Place::Step(0, Some(Field::AptPackages)), None, "curl"),
    ];
    assert_eq!(found.changes, expected);
    assert_eq!(
        (found.config.stack.clone(), found.config.project.clone()),
        (present.stack.clone(), present.project.clone())
    );
}

#[test]
fn an_image_to_run_on_as_it_is_is_no_recipes() {
    let goal = |text: &str, goal: Goal| {
        let mut present = Config::new("0.98.0", "3.12");
        present.goal = goal;
        on_top(text, Kind::Python, &present).config.goal
    };
    let prebuilt = "DockerSettings(parent_image='registry.example.com/x:1', skip_build=True)";
    assert_eq!(goal(prebuilt, Goal::BringYourOwn), Goal::Reuse);
    assert_eq!(goal(prebuilt, Goal::LetZenmlBuild), Goal::LetZenmlBuild);
    // The image that the recipe makes.
    assert_eq!(
        goal("DockerSettings(parent_image='zenml:0.98.0-py3.12', skip_build=True)", Goal::BringYourOwn),
        Goal::BringYourOwn
    );
    assert_eq!(goal("DockerSettings(requirements=['x'])", Goal::BringYourOwn), Goal::BringYourOwn);
}

#[test]
fn several_pipelines_and_settings_that_nothing_uses_are_said() {
    let found = imported(
        "a = DockerSettings(user='a')\nb = DockerSettings(user='b')\n\n@pipeline(settings={'docker': a})\ndef one(): ...\n\n@pipeline(settings={'docker': a})\ndef two(): ...\n\n\
         @step(enable_cache=False, step_operator='gpu')\ndef fit(): ...\n\nfoo(x if y else DockerSettings())\none.with_options(config_path='run.yaml')\n",
        "",
    );
    assert_eq!(
        (found.config.project.pipeline_name.as_str(), value(&found, Field::User)),
        ("one", Some(PythonValue::text("a")))
    );
    assert_eq!((found.config.steps[0].name.as_str(), found.config.steps[0].step_operator.as_str()), ("fit", "gpu"));
    let expected = [
        (2, NoticeKind::OtherSettings),
        (8, NoticeKind::OtherPipeline("two".into())),
        (10, NoticeKind::Unrelated("enable_cache".into())),
        (13, NoticeKind::OtherSettings),
        (14, NoticeKind::Unfollowed("run.yaml".into())),
    ];
    assert_eq!(notices(&found), expected);
}

#[test]
fn a_link_is_the_whole_configuration() {
    let mut shared = Config::new("0.75.0", "3.11");
    shared.settings.set(Field::AptPackages, PythonValue::texts(["git"]));
    let link = share::encode(&shared).text;
    let found = on_top(&format!("https://slipway.example.com/#{link}"), Kind::Slipway, &Config::new("0.98.0", "3.12"));
    assert_eq!(found.config, shared);
    let places: Vec<Place> = found.changes.into_iter().map(|change| change.place).collect();
    assert_eq!(places, [Place::Release, Place::Python, Place::Field(Field::AptPackages)]);
}

#[test]
fn two_functions_are_two_steps_also_where_they_give_them_one_name() {
    let text = "@step(name='fit', settings={'docker': {'user': 'a'}})\ndef one(): ...\n\n@step(name='fit', settings={'docker': {'user': 'b'}})\ndef two(): ...\n\ntwo.with_options(step_operator='gpu')\n";
    let steps = |imported: &importing::Imported| -> Vec<(String, Option<PythonValue>, String)> {
        let of = |step: &engine::config::Step| {
            (step.name.clone(), step.settings.value(Field::User), step.step_operator.clone())
        };
        imported.config.steps.iter().map(of).collect()
    };
    let once = imported(text, "");
    let user = |name: &str| Some(PythonValue::text(name));
    let expected = [("fit".into(), user("a"), String::new()), ("fit".into(), user("b"), "gpu".into())];
    assert_eq!(steps(&once), expected);
    let twice = on_top(text, Kind::Python, &once.config);
    assert_eq!((steps(&twice), twice.changes), (expected.into(), Vec::new()));
    // In a run configuration the second one is called by its invocation id.
    let text = "steps: {fit_2: {settings: {docker: {user: c}}}}";
    let third = on_top(text, Kind::RunConfigurationYaml, &once.config);
    assert_eq!(
        third.changes.iter().map(|change| &change.place).collect::<Vec<_>>(),
        [&Place::Step(1, Some(Field::User))]
    );
}
