//! Each distribution once: merged texts and verdicts are those of Python's packaging 26.3.

use super::problems::outcome_of;
use engine::config::ComponentType;
use engine::outcome::{Resolved, Verdict};
use engine::{Config, Field, Origin, Place};

/// The resolution of typed requirements alone.
fn resolution(requirements: &str, edit: impl FnOnce(&mut Config)) -> Vec<Resolved> {
    let requirements = requirements.to_owned();
    let outcome = outcome_of(|config| {
        config.settings.type_text(Field::Requirements, requirements);
        config.settings.type_text(Field::InstallStackRequirements, "False");
        edit(config);
    });
    outcome.resolution
}

fn check(requirements: &str, merged: &str, verdict: Verdict) {
    let found = resolution(requirements, |_| {});
    let found: Vec<(&str, Verdict)> = found.iter().map(|one| (one.merged.as_str(), one.verdict)).collect();
    assert_eq!(found, [(merged, verdict)], "{requirements}");
}

#[test]
fn requirements_of_one_distribution_are_merged() {
    check("pandas==2.2.2", "pandas==2.2.2", Verdict::Pinned);
    check("pandas", "pandas", Verdict::Open);
    check("pyarrow>=15\nPyArrow<18", "pyarrow<18,>=15", Verdict::Open);
    check("typer[all]~=0.12\ntyper[standard]", "typer[all,standard]~=0.12", Verdict::Open);
    check("zope.interface>=5\nzope-interface<7\nZope_Interface!=6", "zope.interface!=6,<7,>=5", Verdict::Open);
    check("a~=1.4,!=1.4.2\na>=1.4", "a!=1.4.2,>=1.4,~=1.4", Verdict::Open);
    check("a>=1,<=1", "a<=1,>=1", Verdict::Pinned);
    check("a>=2\na<1", "a<1,>=2", Verdict::Impossible);
    check("a @ https://example.com/a.zip\na>=1", "a @ https://example.com/a.zip", Verdict::Unknown);
    check("a==1 \\\n  --hash=sha256:00 # why", "a==1", Verdict::Pinned);
}

#[test]
fn markers_decide_for_the_image() {
    let torch = "torch==2.4.0 ; platform_machine == \"x86_64\"";
    let merged = "torch==2.4.0; platform_machine == \"x86_64\"";
    check(torch, merged, Verdict::Pinned);
    check("a>1 ; python_version >= '3.9'\na<3", "a<3,>1", Verdict::Open);
    check("a ; python_version < '3.10'\na>=2", "a>=2", Verdict::Open);
    check("a>=2 ; sys_platform == 'win32'\na<1", "a<1", Verdict::Open);
    for (platform, verdict) in [
        ("linux/arm64", Verdict::NotApplicable),
        ("linux/arm64/v8", Verdict::NotApplicable),
        ("linux/amd64", Verdict::Pinned),
        ("", Verdict::Pinned),
    ] {
        let found = resolution(torch, |config| config.target.platform = platform.into());
        let found: Vec<(&str, Verdict)> = found.iter().map(|one| (one.merged.as_str(), one.verdict)).collect();
        assert_eq!(found, [(merged, verdict)], "{platform}");
    }
}

#[test]
fn lines_that_are_no_requirement_are_left_out() {
    let lines = "--pre\n-r other.txt\n./wheels/a.whl\nhttps://example.com/a.zip\n# why\npandas=1\n";
    assert_eq!(resolution(lines, |_| {}), []);
}

#[test]
fn a_distribution_knows_everybody_who_asks_for_it() {
    let outcome = outcome_of(|config| {
        config.settings.type_text(Field::Requirements, "Kubernetes<30");
        config.settings.type_text(Field::RequiredIntegrations, "aws");
    });
    let found = outcome.resolution.iter().find(|resolved| resolved.name == "kubernetes");
    let found = found.map(|found| (found.merged.as_str(), found.verdict, found.requirements.clone()));
    let registry = Origin::Component(ComponentType::ContainerRegistry, "aws".into());
    let orchestrator = Origin::Component(ComponentType::Orchestrator, "kubernetes".into());
    let requirements = vec![
        ("kubernetes".to_owned(), registry),
        ("kubernetes>=21.7,<26".to_owned(), orchestrator),
        ("kubernetes".to_owned(), Origin::Integration("aws".into())),
        ("Kubernetes<30".to_owned(), Origin::Place(Place::Field(Field::Requirements))),
    ];
    assert_eq!(found, Some(("kubernetes<26,<30,>=21.7", Verdict::Open, requirements)));
    let names: Vec<&str> = outcome.resolution.iter().map(|resolved| resolved.name.as_str()).collect();
    assert!(names.is_sorted() && names.windows(2).all(|pair| pair[0] != pair[1]), "{names:?}");
}
