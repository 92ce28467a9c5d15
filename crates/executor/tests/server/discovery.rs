//! What is on the server.

use crate::carrier::Carrier;
use crate::person::{connection, source};
use engine::config::{ComponentType, Config, Goal};
use engine::reuse::Condition;
use engine::{Field, PythonValue};
use executor::build::{Build, Caveat};
use executor::parameter::{Kind, Parameter};
use executor::pipeline::Pipeline;
use executor::project::Project;
use executor::reuse::{explain, find};
use executor::run::Run;
use executor::snapshot::Snapshot;
use executor::stack::{Component, Stack};
use executor::{Ask, Json, Page, Search, SourceQuery};
use zenml_server::Server;

pub fn lists(server: &Server) {
    let (carrier, mut connection) = (Carrier::default(), connection(server));
    let all = Search::default();
    let project = carrier.carry(&mut connection, Project::list(&all)).unwrap();
    assert_eq!((project.total, project.items[0].name.as_str()), (1, "default"));
    let project = project.items[0].id.clone();
    assert_eq!(project, server.seed.project);

    let stacks = carrier.carry(&mut connection, Stack::list(&Search { name: "ha".into(), ..all.clone() })).unwrap();
    let [stack] = stacks.items.as_slice() else { panic!("{stacks:?}") };
    let flavors: Vec<(&str, &str)> = stack
        .components
        .iter()
        .map(|component| (component.component_type.as_str(), component.flavor.as_str()))
        .collect();
    assert_eq!(
        (stack.name.as_str(), flavors.as_slice()),
        (
            "half_local",
            &[("artifact_store", "local"), ("container_registry", "default"), ("orchestrator", "processes")][..]
        )
    );

    let two = Search { size: 2, ..all.clone() };
    let pipelines = carrier.carry(&mut connection, Pipeline::list(&project, &two)).unwrap();
    assert_eq!((pipelines.total, pipelines.total_pages, pipelines.items.len()), (3, 2, 2));
    let rest = carrier.carry(&mut connection, Pipeline::list(&project, &Search { page: 2, ..two })).unwrap();
    assert_eq!((rest.index, rest.items.len()), (2, 1));
    let dynamic = Search { name: "dyn".into(), ..all.clone() };
    let pipelines = carrier.carry(&mut connection, Pipeline::list(&project, &dynamic)).unwrap();
    let [pipeline] = pipelines.items.as_slice() else { panic!("{pipelines:?}") };

    let versions = Search { name: "v1".into(), ..all.clone() };
    let snapshots = carrier.carry(&mut connection, Snapshot::list(&project, &pipeline.id, &versions)).unwrap();
    let [snapshot] = snapshots.items.as_slice() else { panic!("{snapshots:?}") };
    assert!(snapshot.dynamic && snapshot.runnable);
    assert_eq!((snapshot.name.as_str(), snapshot.pipeline.name.as_str()), ("v1", "dynamic"));

    let hundred = Search { size: 100, ..all.clone() };
    let builds: Ask<Page<Build>> = Build::list(&project, None, Some(server.seed.stack("team")), &hundred);
    let builds = carrier.carry(&mut connection, builds).unwrap();
    // Only the SDK gives a build a checksum. The pipelines with one image share a build.
    let mut of_sdk = builds.items.iter().filter(|build| build.checksum.is_some());
    let build = of_sdk.find(|build| build.images.len() == 1).unwrap();
    let image = build.image("orchestrator").unwrap();
    assert_eq!(image.image, "registry.example.com/team/train:1.0");
    let python = build.python_version.clone().unwrap();
    assert_eq!(build.caveats(image, "0.98.0", &python), []);
    let expected = [Caveat::Release("0.98.0".into()), Caveat::Python(python)];
    assert_eq!(build.caveats(image, "0.97.0", "3.9"), expected);

    let runs = carrier.carry(&mut connection, Run::list(&project, Some(&pipeline.id), &all));
    assert!(runs.is_ok(), "{runs:?}");
    carrier.keep(server, "lists");
}

pub fn components(server: &Server) {
    let catalog = catalog::catalog("0.98.0").unwrap();
    let (carrier, mut connection) = (Carrier::default(), connection(server));
    for (stack, custom, local) in [("team", false, false), ("half_local", false, true), ("own_flavor", true, false)] {
        let ask: Ask<Page<Component>> = Ask::new(Component::of_stack(server.seed.stack(stack)));
        let components = carrier.carry(&mut connection, ask).unwrap().items;
        let any =
            |is: &dyn Fn(&Component) -> Option<bool>| components.iter().any(|component| is(component) == Some(true));
        assert_eq!(any(&|component| component.is_custom), custom, "{stack}");
        assert_eq!(any(&|component| component.is_local(&catalog)), local, "{stack}");
        let registry = components.iter().find(|component| component.kind() == Some(ComponentType::ContainerRegistry));
        let registry = registry.unwrap().in_form(&catalog).unwrap();
        assert_eq!((registry.name.as_str(), registry.uri.as_str()), ("registry", "registry.example.com/team"));
    }
    carrier.keep(server, "components");
}

pub fn parameters(server: &Server) {
    for name in ["one_image", "two_images", "dynamic"] {
        let carrier = Carrier::default();
        carrier.carry(&mut connection(server), SourceQuery::new(server.seed.snapshot(name))).unwrap();
        carrier.keep(server, &format!("source-{}", name.replace('_', "-")));
    }
    let described = |name: &str| {
        let parameters = Parameter::all(&source(server, name).snapshot);
        let one = |parameter: Parameter| (parameter.step, parameter.name, parameter.kind, parameter.value);
        parameters.into_iter().map(one).collect::<Vec<_>>()
    };
    let number = |text: &str| Some(Json::Number(text.into()));
    let load = || Some("load".to_owned());
    assert_eq!(
        described("one_image"),
        [
            (load(), "rows".into(), Kind::Integer, number("3")),
            (load(), "pause".into(), Kind::Number, number("0.0")),
            (load(), "source".into(), Kind::Text, Some("s3://data".into())),
        ]
    );
    assert_eq!(described("dynamic"), [(None, "rows".into(), Kind::Integer, number("3"))]);
}

/// The settings with which the pipelines were published.
fn published(server: &Server) -> Config {
    let python = source(server, "one_image").build.unwrap().python_version.unwrap();
    let mut config = Config::new("0.98.0", python.rsplit_once('.').unwrap().0);
    config.goal = Goal::Reuse;
    config.settings.set(Field::ParentImage, PythonValue::text("registry.example.com/team/train:1.0"));
    config
}

pub fn reuse(server: &Server) {
    let catalog = catalog::catalog("0.98.0").unwrap();
    let source = source(server, "one_image");
    let build = source.build.unwrap();
    let team = server.seed.stack("team");
    // The server is asked as ZenML asks it.
    let found = |stack: &str, change: &dyn Fn(&mut Config)| {
        let mut config = published(server);
        for component in &source.components {
            config.stack.components.extend(component.in_form(&catalog));
        }
        change(&mut config);
        let ask = find(&config, &catalog, &server.seed.project, (stack, &source.components)).unwrap();
        let carrier = Carrier::default();
        let page = carrier.carry(&mut connection(server), ask).unwrap();
        page.items.into_iter().next().map(|build| build.id)
    };
    assert_eq!(found(team, &|_| {}), Some(build.id.clone()));
    assert_eq!(found(server.seed.stack("other"), &|_| {}), None);
    assert_eq!(found(team, &|config| config.python = "3.9".into()), None);
    let on = |stack: &str, change: &dyn Fn(&mut Config)| {
        let mut config = published(server);
        for component in &source.components {
            config.stack.components.extend(component.in_form(&catalog));
        }
        change(&mut config);
        explain(&config, &catalog, &build, Some((stack, &source.components)))
    };
    let explanation = on(team, &|_| {});
    assert!(explanation.reused(), "{explanation:?}");
    let other_image = PythonValue::text("registry.example.com/team/train:2.0");
    let explanation = on(team, &|config| config.settings.set(Field::ParentImage, other_image.clone()));
    assert_eq!(explanation.failing, [Condition::Checksum]);
    assert!(!explanation.differences.is_empty());
    let explanation = on(server.seed.stack("other"), &|config| config.python = "3.9".into());
    assert_eq!(explanation.failing, [Condition::StackId, Condition::PythonVersion]);
}
