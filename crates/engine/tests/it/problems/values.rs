//! Names and values that a field cannot have, or should not.

use super::{check, component, fields, problems, short, typed};
use engine::config::{ComponentType, Config, Goal};
use engine::problem::ReferencePart;
use engine::value::Dict;
use engine::{Field, ProblemKind, PythonValue};

#[test]
fn apt_packages_have_debian_names() {
    typed(
        Field::AptPackages,
        "git\nlibGL1\n\ncurl wget",
        &["Error apt_packages:2 BadAptPackage", "Error apt_packages:4 BadAptPackage"],
    );
    typed(Field::AptPackages, "git\nlibgomp1=12.2.0-14\ng++:amd64\n${TOOLS}", &["Note apt_packages FilledOnClient"]);
}

#[test]
fn names_of_variables_are_checked_with_their_line() {
    for field in [Field::Environment, Field::BuildArgs] {
        let key = field.key();
        typed(field, "A=1\nB-C=2", &[&format!("Warning {key}:2 BadVariableName")]);
        typed(field, "A=1\n\nB C=2", &[&format!("Error {key}:3 BadVariableName")]);
        typed(field, "=2", &[&format!("Error {key}:1 BadVariableName")]);
        typed(field, "1A=2", &[&format!("Warning {key}:1 BadVariableName")]);
        typed(field, "A", &[&format!("Warning {key}:1 VariableWithoutValue")]);
        typed(field, "A=1\nB=2\nA=3", &[&format!("Warning {key}:3 RepeatedName")]);
        typed(field, "_A1=\nb=c=d", &[]);
    }
    typed(Field::Environment, "a=1\nA=2", &["Warning environment:2 RepeatedName"]);
    typed(Field::BuildArgs, "a=1\nA=2", &[]);
    typed(Field::BuildLabels, "com.example/team=vision", &[]);
    typed(Field::BuildLabels, "team", &["Warning build_config.build_options.labels:1 VariableWithoutValue"]);
}

#[test]
fn a_quote_or_line_break_breaks_the_env_line() {
    typed(Field::Environment, "GREETING=it's", &["Error environment:1 BreaksEnvironmentLine"]);
    typed(Field::RuntimeEnvironment, "GREETING=it's", &["Error runtime_environment:1 BreaksEnvironmentLine"]);
    typed(Field::Environment, "GREETING=\"hello\"", &[]);
    typed(Field::BuildArgs, "GREETING=it's", &[]);
    let two_lines = |config: &mut Config| {
        let values: Dict = [("A", PythonValue::text("1\n2"))].into_iter().collect();
        config.settings.set(Field::Environment, PythonValue::Dict(values));
    };
    check("line break", two_lines, &["Error environment:1 BreaksEnvironmentLine"]);
}

#[test]
fn a_secret_in_the_image_is_named_but_not_shown() {
    typed(
        Field::Environment,
        "HF_HOME=/opt\nHF_TOKEN=hf_abcdefghijklmnopqrstuvwxyz0123",
        &["Warning environment:2 SecretInImage"],
    );
    typed(Field::BuildArgs, "DB_PASSWORD=hunter2", &["Warning build_config.build_options.build_args:1 SecretInImage"]);
    typed(
        Field::PythonPackageInstallerArgs,
        "index-url=https://user:hunter2@packages.example.com/simple",
        &["Warning python_package_installer_args:1 SecretInImage"],
    );
    typed(Field::PythonPackageInstallerArgs, "index-url=https://packages.example.com/simple", &[]);
    typed(Field::Environment, "HF_TOKEN=<withheld>", &["Warning environment:1 Withheld"]);
    let found = problems(|config| {
        let line = "--extra-index-url https://user:hunter2@packages.example.com/simple";
        config.settings.type_text(Field::Requirements, line);
    });
    assert_eq!(found.iter().map(short).collect::<Vec<_>>(), ["Warning requirements:1 SecretInImage"]);
    assert!(!found[0].message().contains("hunter2"));
}

#[test]
fn names_of_images_are_checked_part_by_part() {
    for (image, part) in [
        ("Registry.example.com:port/ml/train:1", ReferencePart::Registry),
        ("registry.example.com/ML/train:1", ReferencePart::Repository),
        ("registry.example.com/ml/train:-1", ReferencePart::Tag),
        ("registry.example.com/ml/train@sha256:12", ReferencePart::Digest),
    ] {
        let found = problems(|config| {
            fields(config, &[(Field::ParentImage, image), (Field::PythonPackageInstaller, "pip")]);
        });
        let expected = [ProblemKind::BadImageReference { reference: image.into(), part }];
        assert_eq!(found.into_iter().map(|problem| problem.kind).collect::<Vec<_>>(), expected);
    }
    let with_pip = |image| {
        move |config: &mut Config| {
            fields(config, &[(Field::ParentImage, image), (Field::PythonPackageInstaller, "pip")])
        }
    };
    check("variable", with_pip("registry.example.com/${TEAM}/train:${TAG}"), &["Note parent_image FilledOnClient"]);
    check("port", with_pip("registry.example.com:5000/ml/train:1"), &[]);
    typed(Field::TargetRepository, "Training", &["Error target_repository BadImageReference"]);
    typed(Field::TargetRepository, "ml/training", &[]);
    typed(Field::ImageTag, "v1 beta", &["Error image_tag BadImageReference"]);
    typed(Field::ImageTag, "v1", &[]);
    let registry = |uri: &'static str| {
        move |config: &mut Config| component(config, ComponentType::ContainerRegistry).uri = uri.into()
    };
    check("address", registry("https://registry.example.com"), &["Error stack.container_registry BadImageReference"]);
    check("address", registry("localhost:5000"), &[]);
    let target = |goal, tag: &'static str| {
        move |config: &mut Config| {
            config.goal = goal;
            config.target.registry = "registry.example.com/ml".into();
            config.target.repository = "train".into();
            config.target.tag = tag.into();
        }
    };
    check("recipe", target(Goal::BringYourOwn, "a:b"), &["Error image BadImageReference"]);
    check("recipe", target(Goal::BringYourOwn, "v1"), &[]);
    check("no recipe", target(Goal::LetZenmlBuild, "a:b"), &[]);
}

#[test]
fn an_image_to_run_on_should_not_move() {
    let run_on = |image: &'static str| {
        move |config: &mut Config| fields(config, &[(Field::ParentImage, image), (Field::SkipBuild, "True")])
    };
    for image in ["registry.example.com/train", "registry.example.com/train:latest"] {
        check(image, run_on(image), &["Warning parent_image MovingTag"]);
    }
    let elsewhere = ["Warning parent_image MovingTag", "Note parent_image OtherRegistry"];
    check("port", run_on("registry.example.com:5000/train"), &elsewhere);
    check("tag", run_on("registry.example.com/train:1"), &[]);
}

#[test]
fn what_zenml_refuses_is_named_at_its_field() {
    typed(Field::SkipBuild, "maybe", &["Error skip_build Refused"]);
    typed(Field::PythonPackageInstaller, "conda", &["Error python_package_installer Refused"]);
    typed(Field::BuildShmSize, "much", &["Error build_config.build_options.shm_size Refused"]);
    typed(Field::BuildFurtherOptions, "pull=maybe", &["Error build_config.build_options.* Refused"]);
    typed(Field::SourceFiles, "somewhere", &["Error source_files Refused"]);
    typed(Field::SourceFiles, "include", &["Note source_files BuiltEveryRun"]);
    let number = |config: &mut Config| {
        let items = vec![PythonValue::text("git"), PythonValue::Int(1)];
        config.settings.set(Field::AptPackages, PythonValue::List(items.into()));
    };
    check("number", number, &["Error apt_packages:2 Refused", "Error apt_packages:2 BadAptPackage"]);
    let list = |config: &mut Config| config.settings.set(Field::BuildArgs, PythonValue::texts(["A=1"]));
    check("list", list, &["Error build_config.build_options.build_args Refused"]);
}
