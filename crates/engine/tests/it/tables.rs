//! Tables with every combination of what decides, each row as the real ZenML answers it.

use crate::adapter_tables;
use crate::cases::check;
use engine::config::{Component, ComponentType, Config, Goal};
use engine::container_engine::{EngineUse, Unneeded};
use engine::{Field, Outcome, outcome};

#[test]
fn the_code_comes_from_where_zenml_takes_it() {
    check(include_bytes!("../cases/code-0.98.0.jsonl.gz"), 64, adapter_tables::actual);
    check(include_bytes!("../cases/code-0.94.5.jsonl.gz"), 64, adapter_tables::actual);
}

#[test]
fn a_container_engine_is_asked_what_zenml_asks_it() {
    check(include_bytes!("../cases/container_engine-0.98.0.jsonl.gz"), 64, adapter_tables::actual);
    // The last release that cannot do without an engine where the parent image has a digest to ask for.
    check(include_bytes!("../cases/container_engine-0.94.5.jsonl.gz"), 64, adapter_tables::actual);
}

/// The outcome of a run on these components.
fn run(components: &[(ComponentType, &str)], release: &str, change: impl FnOnce(&mut Config)) -> Outcome {
    let catalog = catalog::nearest(release).and_then(catalog::catalog).unwrap();
    let mut config = Config::new(release, "3.11");
    config.goal = Goal::LetZenmlBuild;
    config.stack.components = components.iter().map(|(kind, flavor)| Component::new(*kind, *flavor)).collect();
    change(&mut config);
    outcome(&config, &catalog)
}

#[test]
fn whether_the_machine_that_starts_a_run_needs_an_engine_is_said_with_its_reason() {
    use ComponentType::{ContainerRegistry, ImageBuilder, Orchestrator};
    let kubernetes = (Orchestrator, "kubernetes");
    let parent = |config: &mut Config| config.settings.type_text(Field::ParentImage, "registry.example.com/a:1");
    let skip = |config: &mut Config| {
        parent(config);
        config.settings.type_text(Field::SkipBuild, "True");
    };
    let check = |outcome: Outcome, uses: &[EngineUse], unneeded: Option<Unneeded>, message: &str| {
        let found = &outcome.container_engine;
        let told = found.message().unwrap_or_default();
        assert_eq!((found.uses.as_slice(), &found.unneeded), (uses, &unneeded), "{told}");
        let told = told.strip_prefix("The machine that starts the run needs ").unwrap_or(&told);
        assert_eq!(told, message);
    };
    let needs = "Docker or Podman, to ask for the digest of the parent image";
    check(run(&[kubernetes], "0.98.0", |_| {}), &[EngineUse::Build], None, "Docker or Podman, to build");
    let all = [kubernetes, (ContainerRegistry, "default"), (ImageBuilder, "kaniko")];
    let elsewhere = || Some(Unneeded::BuiltElsewhere("kaniko".into()));
    let by_kaniko = "no Docker or Podman: `kaniko` builds elsewhere";
    check(run(&all, "0.98.0", |_| {}), &[], elsewhere(), by_kaniko);
    check(run(&all, "0.98.0", parent), &[EngineUse::ParentDigest { required: false }], elsewhere(), by_kaniko);
    check(run(&all, "0.94.5", parent), &[EngineUse::ParentDigest { required: true }], None, needs);
    let nothing_built = || Some(Unneeded::NothingBuilt);
    check(run(&all, "0.98.0", skip), &[], nothing_built(), "no Docker or Podman: nothing is built");
    check(run(&all, "0.94.5", skip), &[EngineUse::ParentDigest { required: true }], None, needs);
    let in_docker = run(&[(Orchestrator, "local_docker")], "0.98.0", skip);
    check(in_docker, &[EngineUse::Run], nothing_built(), "Docker or Podman, to run the steps");
    let no_containers = "no Docker or Podman: nothing in the stack runs containers";
    check(run(&[(Orchestrator, "local")], "0.98.0", |_| {}), &[], Some(Unneeded::NoContainers), no_containers);
}
