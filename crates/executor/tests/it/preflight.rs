//! What speaks against a launch; the server's own answers to each are in the tests with one.

use crate::records::{id_of, source};
use crate::replay::{connection, recorded, replay_on, success};
use engine::{PythonValue, Severity};
use executor::preflight::{Fact, Finding, Situation, may_start};
use executor::probe::{Launching, Probe};
use executor::stack::Component;
use executor::{Answer, Failure, Json, ProbeQuery, Source, SourceQuery, Wish, preflight};

/// A recorded source whose snapshot is changed before it is read.
pub fn changed(name: &str, change: impl Fn(&mut Json)) -> Source {
    let mut said = recorded(&format!("source-{name}"));
    let Answer::Reply(reply) = &mut said[1].answer else { panic!() };
    let mut json = reply.json().unwrap();
    change(&mut json);
    reply.body = json.to_string();
    let id = id_of(&said[1].call);
    replay_on(&mut connection(), said, SourceQuery::new(&id)).0.unwrap()
}

fn findings(probe: &Probe, source: &Source, wish: &Wish) -> Vec<Finding> {
    let catalog = catalog::catalog("0.98.0").unwrap();
    preflight(&Situation { probe, source, wish, catalog: &catalog })
}

/// Changes one thing and says what is found.
fn check(change: impl Fn(&mut Probe, &mut Source, &mut Wish), severity: Severity, fact: Fact) {
    let (mut probe, mut source) = (success("probe", ProbeQuery::default()), source("one-image"));
    let mut wish = Wish::on(&source, "registry.example.com/team/train:2.0");
    assert_eq!(findings(&probe, &source, &wish), []);
    change(&mut probe, &mut source, &mut wish);
    let found = findings(&probe, &source, &wish);
    let [finding] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((finding.severity, &finding.fact), (severity, &fact));
    assert_eq!(may_start(&found), severity != Severity::Error);
    for text in [finding.message(), finding.hint()] {
        assert!(!text.is_empty() && !text.ends_with('.'), "{text}");
    }
}

#[test]
fn a_server_that_cannot_start_runs_is_an_error_and_one_that_does_not_say_a_warning() {
    use Severity::{Error, Note, Warning};
    check(|probe, _, _| probe.launching = Launching::NoWorkloadManager, Error, Fact::NoWorkloadManager);
    check(|probe, _, _| probe.launching = Launching::TooOld, Error, Fact::ServerTooOld("0.98.0".into()));
    let unknown = Launching::Unknown(Failure::TooLarge);
    check(move |probe, _, _| probe.launching = unknown.clone(), Warning, Fact::LaunchingUnknown);
    check(|probe, _, _| probe.server.active = false, Error, Fact::ServerNotActive);
    check(|probe, _, _| probe.server.server_url.clear(), Error, Fact::NoServerUrl);
    let differs = Fact::ReleaseDiffers { snapshot: "0.98.0".into(), server: "0.97.0".into() };
    check(|probe, _, _| probe.server.version = "0.97.0".into(), Note, differs);
}

/// The component of a type.
fn component<'a>(source: &'a mut Source, component_type: &str) -> &'a mut Component {
    source.components.iter_mut().find(|component| component.component_type == component_type).unwrap()
}

#[test]
fn a_stack_that_the_server_would_refuse_is_an_error() {
    use Severity::{Error, Warning};
    let custom = Fact::CustomFlavor("shared_folder".into());
    check(|_, source, _| component(source, "artifact_store").is_custom = Some(true), Error, custom);
    let local = |_: &mut Probe, source: &mut Source, _: &mut Wish| {
        component(source, "artifact_store").flavor = "local".into();
    };
    check(local, Error, Fact::LocalComponent("local".into()));
    let twice = |_: &mut Probe, source: &mut Source, _: &mut Wish| {
        let again = component(source, "container_registry").clone();
        source.components.extend([again.clone(), again]);
    };
    check(twice, Error, Fact::SeveralOfOneType("container_registry".into()));
    let without = |_: &mut Probe, source: &mut Source, _: &mut Wish| {
        source.components.retain(|component| component.component_type != "container_registry");
    };
    check(without, Warning, Fact::NoContainerRegistry);
    let integration =
        |_: &mut Probe, source: &mut Source, _: &mut Wish| source.components[0].integration = Some("aws".into());
    check(integration, Warning, Fact::StackChanged);
    check(|_, source, _| source.snapshot.summary.stack = None, Error, Fact::StackGone);
}

#[test]
fn code_that_nobody_can_fetch_is_an_error_unless_the_image_holds_it() {
    let without = || changed("one-image", |json| json.slot("metadata").unwrap().set("code_path", Json::Null));
    check(|_, source, _| *source = without(), Severity::Error, Fact::NoCode);
    let forbidden = || {
        changed("one-image", |json| {
            let configuration = json.slot("metadata").and_then(|metadata| metadata.slot("pipeline_configuration"));
            let docker =
                configuration.and_then(|json| json.slot("settings")).and_then(|json| json.slot("docker")).unwrap();
            docker.set("allow_download_from_artifact_store", false.into());
        })
    };
    check(|_, source, _| *source = forbidden(), Severity::Error, Fact::NoCode);
    let held = |_: &mut Probe, source: &mut Source, wish: &mut Wish| {
        *source = without();
        source.build.as_mut().unwrap().images[0].contains_code = true;
        wish.code_in_images = true;
    };
    let image = source("one-image").build.unwrap().images[0].image.clone();
    check(held, Severity::Warning, Fact::CodeWasInImage(image));
}

#[test]
fn a_snapshot_with_nothing_to_run_is_an_error() {
    check(|_, source, _| source.build.as_mut().unwrap().images.clear(), Severity::Error, Fact::NoImages);
    check(|_, source, _| source.build = None, Severity::Error, Fact::BuildGone);
    let empty =
        || changed("one-image", |json| json.slot("metadata").unwrap().set("step_configurations", Json::object([])));
    check(|_, source, _| *source = empty(), Severity::Error, Fact::NoSteps);
}

#[test]
fn a_dynamic_pipeline_needs_its_parameters() {
    let probe = success("probe", ProbeQuery::default());
    let source = changed("dynamic", |json| {
        let spec = json.slot("metadata").and_then(|metadata| metadata.slot("pipeline_spec")).unwrap();
        spec.set("parameters", Json::object([]));
        let rows = spec.slot("input_schema").and_then(|schema| schema.slot("properties")).unwrap();
        rows.set("rows", Json::object([("type", "integer".into())]));
        let configuration = json.slot("metadata").and_then(|metadata| metadata.slot("pipeline_configuration")).unwrap();
        configuration.set("parameters", Json::object([]));
    });
    let mut wish = Wish::on(&source, "registry.example.com/team/train:2.0");
    wish.docker.insert("prevent_build_reuse", PythonValue::Bool(true));
    let found = findings(&probe, &source, &wish);
    assert!(matches!(found.as_slice(), [Finding { fact: Fact::ParameterMissing, .. }]), "{found:?}");
    wish.run.parameters = vec![(None, "rows".into(), Json::Number("1".into()))];
    assert_eq!(findings(&probe, &source, &wish), []);
}
