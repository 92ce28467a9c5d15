//! Dockerfiles: what of them is settings, and what is not.

use crate::texts::{imported, notices, on_top, value};
use engine::config::RecipeBase;
use engine::value::Dict;
use engine::{Config, Field, PythonValue};
use importing::{Kind, NoticeKind};

fn pairs<const COUNT: usize>(pairs: [(&str, &str); COUNT]) -> Option<PythonValue> {
    Some(PythonValue::Dict(pairs.map(|(name, value)| (name, PythonValue::text(value))).into_iter().collect::<Dict>()))
}

fn texts<const COUNT: usize>(texts: [&str; COUNT]) -> Option<PythonValue> {
    Some(PythonValue::texts(texts))
}

#[test]
fn a_dockerfile_becomes_image_packages_variables_and_user() {
    let found = imported(
        "ARG PYTHON=3.11\nFROM --platform=linux/amd64 python:${PYTHON}-slim\n\
         ENV HF_HOME=/opt/hf\nARG PYTHON\nENV GREETING=\"it's ${PYTHON:-there}\" \\\n    PATH_LIKE=$HF_HOME/bin\nENV OLDER with spaces\n\
         RUN apt-get update && apt-get install -y --no-install-recommends git 'libgomp1=12*' && rm -rf /var/lib/apt/lists/*\n\
         RUN --mount=type=cache,target=/root/.cache/pip \\\n    pip install --no-cache-dir --extra-index-url https://x/simple \\\n    'torch>=2' numpy==1.26.4 \"pandas[all]\"\n\
         LABEL team=vision\nWORKDIR /app\nCOPY . .\nUSER zenml\n",
        "Dockerfile",
    );
    assert_eq!(value(&found, Field::ParentImage), Some(PythonValue::text("python:3.11-slim")));
    assert_eq!(value(&found, Field::AptPackages), texts(["git", "libgomp1=12*"]));
    assert_eq!(value(&found, Field::Requirements), texts(["torch>=2", "numpy==1.26.4", "pandas[all]"]));
    // Inside the stage the argument of before is known because the stage names it.
    let environment =
        [("HF_HOME", "/opt/hf"), ("GREETING", "it's 3.11"), ("PATH_LIKE", "/opt/hf/bin"), ("OLDER", "with spaces")];
    assert_eq!(value(&found, Field::Environment), pairs(environment));
    assert_eq!(value(&found, Field::BuildLabels), pairs([("team", "vision")]));
    assert_eq!(value(&found, Field::PythonPackageInstaller), Some(PythonValue::text("pip")));
    assert_eq!(value(&found, Field::PythonPackageInstallerArgs), pairs([("extra-index-url", "https://x/simple")]));
    let mount = PythonValue::text("type=cache,target=/root/.cache/pip");
    assert_eq!(value(&found, Field::PythonPackageInstallerCacheMount), Some(mount));
    assert_eq!(value(&found, Field::User), Some(PythonValue::text("zenml")));
    assert_eq!((found.config.python.as_str(), found.config.target.platform.as_str()), ("3.11", "linux/amd64"));
    assert_eq!(found.config.target.recipe_base, RecipeBase::ParentImage);
    assert_eq!(notices(&found), [(14, NoticeKind::DoneByZenml("COPY".into()))]);
}

#[test]
fn what_has_no_counterpart_is_said_with_its_line() {
    let found = imported(
        "FROM ubuntu:24.04\nRUN apt-get update \\\n && apt-get install -y curl \\\n && curl -fsSL https://x | sh \\\n && useradd -m me\n\
         RUN pip install -r requirements.txt -e . && uv pip install --system ./wheels/x.whl jax\nCOPY models /models\nSHELL [\"bash\", \"-c\"]\n\
         ENTRYPOINT [\"python\"]\nEXPOSE 80\nADDD x\nENV TOKEN=$SECRET\nARG BUILD\n",
        "",
    );
    assert_eq!(value(&found, Field::AptPackages), texts(["curl"]));
    assert_eq!(value(&found, Field::Requirements), texts(["jax"]));
    assert_eq!(value(&found, Field::PythonPackageInstaller), Some(PythonValue::text("uv")));
    let command = |text: &str| NoticeKind::Command(text.into());
    let expected = [
        (4, command("curl -fsSL https://x")),
        (4, command("sh")),
        (5, command("useradd -m me")),
        (6, NoticeKind::Unfollowed("requirements.txt".into())),
        (6, NoticeKind::LocalRequirement(".".into())),
        (6, NoticeKind::LocalRequirement("./wheels/x.whl".into())),
        (7, NoticeKind::Instruction("COPY models".into())),
        (8, NoticeKind::Instruction("SHELL".into())),
        (9, NoticeKind::DoneByZenml("ENTRYPOINT".into())),
        (10, NoticeKind::Instruction("EXPOSE".into())),
        (11, NoticeKind::UnknownKey { name: "ADDD".into(), nearest: Some("ADD".into()) }),
        (12, NoticeKind::UnknownVariable("SECRET".into())),
        (13, NoticeKind::UnknownVariable("BUILD".into())),
    ];
    assert_eq!(notices(&found), expected);
}

#[test]
fn only_the_last_stage_and_those_it_starts_from_count() {
    let found = imported(
        "FROM golang:1.22 AS build\nRUN go build\nFROM python:3.12 AS base\nENV A=1\nFROM base\nENV B=2\nCOPY --from=build /x /usr/bin/x\nFROM BASE as final\nRUN <<EOF\npip install x\nset -e\nEOF\n",
        "",
    );
    assert_eq!(value(&found, Field::ParentImage), Some(PythonValue::text("python:3.12")));
    assert_eq!(value(&found, Field::Environment), pairs([("A", "1")]));
    assert_eq!(value(&found, Field::Requirements), texts(["x"]));
    let expected =
        [(1, NoticeKind::OtherStage("build".into())), (5, NoticeKind::OtherStage("the stage on base".into()))];
    assert_eq!(notices(&found), expected);
}

#[test]
fn exec_form_and_the_escape_directive_are_read() {
    let found =
        imported("# escape=`\nFROM a\nRUN [\"pip\", \"install\", \"a b==1\", \"c\"]\nRUN pip install d `\n  e\n", "");
    assert_eq!(value(&found, Field::Requirements), texts(["a b==1", "c", "d", "e"]));
    assert_eq!(notices(&found), [(3, NoticeKind::UnreadableRequirement("a b==1".into()))]);
}

#[test]
fn a_text_without_a_stage_changes_nothing() {
    let present = Config::new("0.98.0", "3.12");
    let found = on_top("RUN x\n", Kind::Dockerfile, &present);
    assert_eq!(found.config, present);
    assert!(!found.notices.is_empty());
}
