//! Settings of single steps.

use super::{Expected, Typed, check, component, fields, problems};
use engine::config::{Checkout, ComponentType, Config, Goal, Step};
use engine::problem::NoEffect;
use engine::{Field, ProblemKind, PythonValue};

/// A step with typed fields.
fn step(config: &mut Config, typed: Typed<'_>) {
    let mut step = Step { name: "trainer".into(), ..Step::default() };
    typed.iter().for_each(|(field, text)| step.settings.type_text(*field, *text));
    config.steps.push(step);
}

/// The problems of a sound configuration with fields of the pipeline and of a step.
fn steps(what: &str, pipeline: Typed<'_>, of_step: Typed<'_>, expected: Expected<'_>) {
    check(
        what,
        |config| {
            fields(config, pipeline);
            step(config, of_step);
        },
        expected,
    );
}

const PREBUILT: Typed<'_> = &[(Field::SkipBuild, "True"), (Field::ParentImage, "registry.example.com/train:1")];

#[test]
fn what_a_step_adds_to_an_image_that_it_takes_over_is_lost() {
    let adds = &[(Field::Requirements, "torch"), (Field::AptPackages, "git")];
    let lost = ["Warning steps.1.requirements NoEffect", "Warning steps.1.apt_packages NoEffect"];
    steps("inherited", PREBUILT, adds, &lost);
    steps("built", &[], adds, &[]);
    let own = &[(Field::SkipBuild, "False"), (Field::Requirements, "torch")];
    steps("its own build", PREBUILT, own, &[]);
    let kind = |config: &mut Config| {
        fields(config, PREBUILT);
        step(config, adds);
    };
    assert_eq!(problems(kind)[0].kind, ProblemKind::NoEffect(NoEffect::InheritedSkipBuild));
    check(
        "own image",
        |config| {
            config.goal = Goal::BringYourOwn;
            step(config, adds);
        },
        &lost,
    );
}

#[test]
fn a_step_that_skips_the_build_needs_its_own_parent_image() {
    steps(
        "inherited",
        PREBUILT,
        &[(Field::SkipBuild, "True")],
        &["Error steps.1.parent_image SkipBuildWithoutParentImage"],
    );
    steps("both", &[], PREBUILT, &[]);
}

#[test]
fn what_pipeline_and_step_say_together_may_be_refused() {
    let install = &[(Field::LocalProjectInstallCommand, "pip install .")];
    let forbid = &[(Field::AllowIncludingFilesInImages, "False")];
    let command = ["Error steps.1.local_project_install_command LocalInstallWithoutFiles"];
    steps("install", forbid, install, &command);
    steps(
        "forbid",
        install,
        forbid,
        &[
            "Error steps.1.allow_including_files_in_images LocalInstallWithoutFiles",
            "Note local_project_install_command BuiltEveryRun",
        ],
    );
}

#[test]
fn a_value_that_a_step_cannot_have_is_shown_at_the_step() {
    steps("flag", &[], &[(Field::SkipBuild, "perhaps")], &["Error steps.1.skip_build Refused"]);
}

#[test]
fn a_step_cannot_take_back_what_the_pipeline_sets() {
    let reset = |config: &mut Config| {
        step(config, &[]);
        config.steps[0].settings.set(Field::User, PythonValue::None);
    };
    check("nothing to take back", reset, &[]);
    check(
        "user",
        |config| {
            fields(config, &[(Field::User, "1000")]);
            reset(config);
        },
        &["Warning steps.1.user NoEffect"],
    );
}

#[test]
fn steps_of_a_dynamic_pipeline_have_images_where_the_orchestrator_starts_them() {
    let dynamic = |orchestrator: &'static str| {
        move |config: &mut Config| {
            config.project.dynamic = true;
            component(config, ComponentType::Orchestrator).flavor = orchestrator.into();
            step(config, &[(Field::AptPackages, "git")]);
        }
    };
    check("kubernetes", dynamic("kubernetes"), &[]);
    check("ssh", dynamic("ssh"), &["Warning steps.1.apt_packages NoEffect"]);
}

#[test]
fn a_step_operator_must_be_in_the_stack() {
    let operator = |flavor: &'static str| {
        move |config: &mut Config| {
            component(config, ComponentType::StepOperator).flavor = flavor.into();
            config.steps.push(Step { step_operator: "sagemaker".into(), ..Step::default() });
        }
    };
    check("there", operator("sagemaker"), &[]);
    check("another", operator("vertex"), &["Error steps.1 UnknownStepOperator"]);
}

#[test]
fn code_that_may_only_come_from_a_repository_needs_one() {
    let only_repository =
        &[(Field::AllowIncludingFilesInImages, "False"), (Field::AllowDownloadFromArtifactStore, "False")];
    check("none", |config| fields(config, only_repository), &["Error code_repository NeedsCodeRepository"]);
    check(
        "github",
        |config| {
            fields(config, only_repository);
            config.project.code_repository = "github".into();
        },
        &[],
    );
    for checkout in [Checkout::Dirty, Checkout::Unpushed] {
        let repository = |config: &mut Config| {
            config.project.code_repository = "github".into();
            config.project.checkout = checkout;
        };
        let needed = |config: &mut Config| {
            fields(config, only_repository);
            repository(config);
        };
        check("needed", needed, &["Error checkout NeedsCodeRepository"]);
        check("not needed", repository, &["Warning checkout UnusedCodeRepository"]);
    }
}
