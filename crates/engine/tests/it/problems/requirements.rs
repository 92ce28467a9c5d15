//! Requirements that cannot be read, name files, or exclude each other.

use super::{check, component, fields, problems, typed};
use engine::config::{CommandResult, ComponentType, Config};
use engine::{Field, Origin, Place, ProblemKind, PythonValue};

#[test]
fn a_requirement_that_cannot_be_read_is_named_with_its_line() {
    const FIELD: Field = Field::Requirements;
    typed(FIELD, "pandas==2.2.2\n# why\nnumpy=1", &["Error requirements:3 UnreadableRequirement"]);
    typed(FIELD, "torch==2.4.0 ; python_version", &["Error requirements:1 UnreadableRequirement"]);
    typed(FIELD, "--global-option x", &["Error requirements:1 UnreadableRequirement"]);
    for sound in [
        "pandas==2.2.2\npyarrow>=15,<18\ntyper[all]~=0.12\ntorch==2.4.0 ; platform_machine == \"x86_64\"",
        "--extra-index-url https://packages.example.com/simple\n--no-binary :all:",
        "https://example.com/a-1.0-py3-none-any.whl\ngit+https://example.com/a.git@v1#egg=a",
        "-e git+https://example.com/a.git#egg=a\n-r https://example.com/requirements.txt",
        "a==1 \\\n  --hash=sha256:00\n# the end",
    ] {
        typed(FIELD, sound, &[]);
    }
    typed(FIELD, "pandas==${PANDAS}", &["Note requirements FilledOnClient"]);
    typed(
        FIELD,
        "a==1 \\\n  --hash=sha256:00 \\\r\n  --hash=sha256:01\n\nb=1\n# c \\\nd=1",
        &["Error requirements:5 UnreadableRequirement", "Error requirements:7 UnreadableRequirement"],
    );
    let found = problems(|config| config.settings.type_text(FIELD, "numpy=1"));
    assert_eq!(found[0].message(), "`numpy=1` cannot be read as a requirement, because of `=1`");
    let custom = |config: &mut Config| {
        let component = component(config, ComponentType::StepOperator);
        component.flavor = "ours".into();
        component.requirements = "fine\nnot fine".into();
    };
    check("custom flavor", custom, &["Error stack.step_operator:2 UnreadableRequirement"]);
}

#[test]
fn a_file_with_requirements_is_read_where_it_lies() {
    let file = |text: &'static str| {
        move |config: &mut Config| {
            config.settings.set(Field::Requirements, PythonValue::text("requirements.txt"));
            config.project.files.push(("requirements.txt".into(), text.into()));
        }
    };
    check("bad line", file("a\nb=1\n"), &["Error file.requirements.txt:2 UnreadableRequirement"]);
    check("good lines", file("a\nb==1\n"), &[]);
    let missing = |config: &mut Config| config.settings.set(Field::Requirements, PythonValue::text("requirements.txt"));
    check("no file", missing, &["Warning requirements MissingFile"]);
}

#[test]
fn requirements_that_name_files_are_not_there_when_zenml_installs() {
    for line in ["-r other.txt", "-c constraints.txt", "-e .", "-e ./pkg[dev]", "./wheels/a-1.0-py3-none-any.whl"] {
        typed(Field::Requirements, line, &["Warning requirements:1 RequirementNeedsFile"]);
    }
    typed(Field::Requirements, "a @ file:///srv/a.whl", &["Warning requirements:1 RequirementNeedsFile"]);
    typed(Field::Requirements, "a @ https://example.com/a.whl", &[]);
}

#[test]
fn commands_that_zenml_would_run_need_their_output() {
    const FIELD: Field = Field::ReplicateLocalPythonEnvironment;
    let freeze = |code: Option<i32>| {
        move |config: &mut Config| {
            config.settings.type_text(FIELD, "True");
            let result = |return_code| CommandResult { return_code, ..Default::default() };
            config.project.commands.extend(code.map(|code| ("pip freeze".into(), result(code))));
        }
    };
    check("not given", freeze(None), &["Warning replicate_local_python_environment MissingOutput"]);
    check("failed", freeze(Some(1)), &["Error replicate_local_python_environment CommandFailed"]);
    check("given", freeze(Some(0)), &[]);
    let pyproject = |config: &mut Config| {
        config.settings.type_text(Field::PyprojectPath, "sub/pyproject.toml");
        config.project.files.push(("sub/pyproject.toml".into(), String::new()));
    };
    check("export", pyproject, &["Warning pyproject_path MissingOutput"]);
    let message = problems(pyproject)[0].message();
    assert!(message.contains("`uv export --format=requirements-txt --directory=$ROOT/sub "), "{message}");
    check(
        "no file",
        |config| config.settings.type_text(Field::PyprojectPath, "pyproject.toml"),
        &["Warning pyproject_path MissingFile", "Warning pyproject_path MissingOutput"],
    );
    check(
        "placeholder",
        |config| {
            pyproject(config);
            config.settings.type_text(Field::PyprojectExportCommand, "uv export {folder}");
        },
        &["Error pyproject_export_command BadPlaceholder"],
    );
}

#[test]
fn requirements_that_no_version_meets_are_named_with_both_origins() {
    let typed = |text: &'static str| {
        move |config: &mut Config| {
            fields(config, &[(Field::RequiredIntegrations, "huggingface"), (Field::Requirements, text)]);
        }
    };
    check("apart", typed("pandas\ndatasets>=4"), &["Error requirements RequirementsCannotMeet"]);
    check("together", typed("pandas\ndatasets>=3"), &[]);
    check("elsewhere", typed("datasets>=4 ; sys_platform == 'win32'"), &[]);
    let requirements = vec![
        ("datasets>=2.16.0,<4.0.0".to_owned(), Origin::Integration("huggingface".into())),
        ("datasets>=4".to_owned(), Origin::Place(Place::Field(Field::Requirements))),
    ];
    let kind = ProblemKind::RequirementsCannotMeet { name: "datasets".into(), requirements };
    let found = problems(typed("datasets>=4"));
    assert_eq!(found[0].kind, kind);
    let message = "No version of `datasets` meets `datasets>=2.16.0,<4.0.0` (Integration huggingface) and `datasets>=4` \
        (Requirements)";
    assert_eq!(found[0].message(), message);
}
