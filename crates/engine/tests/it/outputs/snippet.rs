//! Settings as Python, YAML and JSON, loaded by the real ZenML.

use super::{catalog, program, random, texts};
use engine::config::{Goal, Step};
use engine::{Config, Document, Field, Place, PythonValue, Situation, snippet};
use serde_json::{Value, json};

/// JSON by another writer than the engine's: what ZenML makes of it is what the snippets have to give.
fn reference(value: &PythonValue) -> String {
    match value {
        PythonValue::None => "null".into(),
        PythonValue::Bool(flag) => flag.to_string(),
        PythonValue::Int(number) => number.to_string(),
        PythonValue::Float(number) => serde_json::to_string(number).expect("a number"),
        PythonValue::Text(text) => serde_json::to_string(text).expect("a text"),
        PythonValue::List(items) => {
            format!("[{}]", items.iter().map(reference).collect::<Vec<_>>().join(","))
        }
        PythonValue::Dict(entries) => {
            let entries = entries
                .iter()
                .map(|(key, value)| format!("{}:{}", serde_json::to_string(key).expect("a text"), reference(value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(","))
        }
    }
}

fn request(kind: &str, text: &str) -> Value {
    json!({ "kind": kind, "text": text })
}

/// The snippets in all forms.
fn exported(situation: &Situation<'_>) -> [Value; 4] {
    let python = snippet::python(situation);
    let mut with_options = request("with_options", &snippet::with_options(situation).text());
    with_options["pipeline"] = json!(pipeline(&python));
    [
        request("python", &python.text()),
        with_options,
        request("yaml", &snippet::yaml(situation).text()),
        request("json", &snippet::json(situation).text()),
    ]
}

/// What a Python snippet calls the pipeline.
fn pipeline(python: &Document) -> String {
    let mut functions = python.lines.iter().filter_map(|line| line.text.strip_prefix("def ")?.strip_suffix("():"));
    functions.next_back().expect("the snippet has a pipeline").to_owned()
}

#[test]
fn every_language_loads_in_zenml_to_what_is_set() {
    let catalog = catalog();
    let configs: Vec<Config> = random::let_zenml_build(500).collect();
    let mut snippets = Vec::new();
    for config in &configs {
        let situation = Situation::of(config, &catalog);
        snippets.push(request("json", &reference(&PythonValue::Dict(config.settings.keywords()))));
        snippets.extend(exported(&situation));
    }
    let answers = program::load(&snippets);
    let mut loaded = 0;
    for (config, answers) in configs.iter().zip(answers.chunks(5)) {
        if answers[0].starts_with("{\"error\"") {
            // A combination that ZenML refuses is refused in every language.
            assert!(answers.iter().all(|answer| answer.starts_with("{\"error\"")), "{answers:#?}");
            continue;
        }
        loaded += 1;
        for (answer, language) in answers[1..].iter().zip(["Python", "with_options", "YAML", "JSON"]) {
            assert_eq!(answer, &answers[0], "{language} of {:?}", config.settings);
        }
        let answer: Value = serde_json::from_str(&answers[0]).expect("an answer is JSON");
        let set: Vec<&str> =
            answer["set"].as_array().expect("a list").iter().filter_map(|name| name.as_str()).collect();
        for (name, _) in config.settings.keywords().iter() {
            assert!(set.contains(&name), "{name} is not among {set:?}");
        }
    }
    assert!(loaded >= 300, "only {loaded} of {} are valid", configs.len());
}

#[test]
fn the_settings_of_a_step_load_as_its_own() {
    let catalog = catalog();
    let mut config = Config::new("0.98.0", "3.12");
    config.goal = Goal::LetZenmlBuild;
    config.settings.type_text(Field::AptPackages, "git");
    let mut trainer = Step { name: "trainer".into(), ..Step::default() };
    trainer.settings.type_text(Field::Requirements, "torch==2.4.0");
    trainer.step_operator = "sagemaker".into();
    config.steps = vec![Step { name: "loader".into(), ..Step::default() }, trainer];
    let situation = Situation::of(&config, &catalog);
    let (python, yaml) = (snippet::python(&situation), snippet::yaml(&situation));
    assert!(
        texts(&python).contains(&"@step(step_operator=\"sagemaker\", settings={\"docker\": trainer_docker_settings})")
    );
    let line = yaml.lines.iter().find(|line| line.text.ends_with("torch==2.4.0")).expect("the requirement");
    assert_eq!(line.origins, [Place::Step(1, Some(Field::Requirements)).into()]);
    for mut request in exported(&situation) {
        request["name"] = json!("trainer");
        let answers = program::load(&[request]);
        let answer: Value = serde_json::from_str(&answers[0]).expect("an answer is JSON");
        assert_eq!(answer["set"], json!(["requirements"]));
        assert_eq!(answer["model"]["requirements"], json!(["torch==2.4.0"]));
        assert_eq!(answer["step_operator"], json!("sagemaker"));
    }
}

#[test]
fn steps_of_one_name_and_steps_without_one_are_told_apart() {
    let catalog = catalog();
    let mut config = Config::new("0.98.0", "3.12");
    config.goal = Goal::LetZenmlBuild;
    config.project.dynamic = true;
    let step = |name: &str| Step { name: name.into(), step_operator: "sagemaker".into(), ..Step::default() };
    config.steps = vec![step("trainer"), step("trainer"), step(""), step("docker_settings")];
    let situation = Situation::of(&config, &catalog);
    let python = snippet::python(&situation);
    for line in [
        "@step(step_operator=\"sagemaker\")",
        "def trainer():",
        "def trainer_2():",
        "def step_3():",
        "@step(name=\"docker_settings\", step_operator=\"sagemaker\")",
        "def step_4():",
        "@pipeline(dynamic=True, depends_on=[trainer, trainer_2, step_3, step_4], settings={\"docker\": docker_settings})",
    ] {
        assert!(texts(&python).contains(&line), "{line} in {:#?}", texts(&python));
    }
    let yaml = snippet::yaml(&situation);
    let names: Vec<&str> =
        texts(&yaml).into_iter().filter(|line| line.starts_with("  ") && !line.starts_with("   ")).collect();
    assert_eq!(names, ["  docker: {}", "  trainer:", "  trainer_2:", "  step_3:", "  docker_settings:"]);
    program::load(&exported(&situation))
        .iter()
        .for_each(|answer| assert!(answer.starts_with("{\"model\""), "{answer}"));
}

/// Case B (`tests/cases/prebuilt-run`): the run on the finished image.
#[test]
fn bringing_an_image_exports_the_image_and_the_code_switches_alone() {
    let mut config = super::recipe::prebuilt();
    config.settings.unset(Field::AllowIncludingFilesInImages);
    check_exported(&config, include_str!("../../cases/prebuilt-run/case.json"));
}

/// Case D (`tests/cases/reuse`), with settings that only a build would use.
#[test]
fn reuse_exports_nothing_that_needs_a_build() {
    let case = include_str!("../../cases/reuse/case.json");
    let case_settings: Value = serde_json::from_str(case).expect("a case is JSON");
    let image = case_settings["docker_settings"]["parent_image"].as_str().expect("the case has an image");
    let mut config = Config::new("0.98.0", "3.12");
    config.goal = Goal::Reuse;
    config.settings.type_text(Field::ParentImage, image);
    config.settings.type_text(Field::Requirements, "pandas");
    config.settings.type_text(Field::PyprojectPath, "pyproject.toml");
    check_exported(&config, case);
}

fn check_exported(config: &Config, case: &str) {
    let catalog = catalog();
    let situation = Situation::of(config, &catalog);
    let case: Value = serde_json::from_str(case).expect("a case is JSON");
    let mut requests = vec![request("json", &case["docker_settings"].to_string())];
    requests.extend(exported(&situation));
    let answers = program::load(&requests);
    assert!(answers[0].starts_with("{\"model\""), "{}", answers[0]);
    for answer in &answers[1..] {
        assert_eq!(answer, &answers[0]);
    }
}

#[test]
fn each_line_leads_to_what_set_it() {
    let catalog = catalog();
    let mut config = super::recipe::prebuilt();
    config.settings.type_text(Field::BuildArgs, "A=1");
    let expected = [
        ("    parent_image=", Place::ImageName),
        ("    skip_build=True,", Place::Goal),
        ("    allow_download_from_artifact_store=False,", Place::Field(Field::AllowDownloadFromArtifactStore)),
    ];
    let python = snippet::python(&Situation::of(&config, &catalog));
    for (beginning, place) in expected {
        let line = python.lines.iter().find(|line| line.text.starts_with(beginning)).expect(beginning);
        assert_eq!(line.origins, [place.into()]);
    }
    config.goal = Goal::LetZenmlBuild;
    let yaml = snippet::yaml(&Situation::of(&config, &catalog));
    let line = yaml.lines.iter().find(|line| line.text.ends_with("A: \"1\"")).expect("the build argument");
    assert_eq!((line.text.as_str(), &line.origins[..]), ("          A: \"1\"", &[Field::BuildArgs.into()][..]));
}

#[test]
fn a_name_that_python_cannot_have_is_an_argument() {
    let catalog = catalog();
    let mut config = Config::new("0.98.0", "3.12");
    config.goal = Goal::LetZenmlBuild;
    for (name, decorator, function) in [
        ("", "@pipeline(settings={\"docker\": docker_settings})", "def my_pipeline():"),
        ("training", "@pipeline(settings={\"docker\": docker_settings})", "def training():"),
        (
            "my pipeline",
            "@pipeline(name=\"my pipeline\", settings={\"docker\": docker_settings})",
            "def my_pipeline():",
        ),
        ("pipeline", "@pipeline(name=\"pipeline\", settings={\"docker\": docker_settings})", "def my_pipeline():"),
    ] {
        config.project.pipeline_name = name.into();
        let python = snippet::python(&Situation::of(&config, &catalog));
        assert!(texts(&python).contains(&decorator) && texts(&python).contains(&function), "{name}");
    }
}
