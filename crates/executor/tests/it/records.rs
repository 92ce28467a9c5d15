//! Records as they are read from replies.

use crate::replay::{connection, logged_in, recorded, replay_on, success};
use executor::build::{Build, BuildImage, Caveat};
use executor::log::Log;
use executor::parameter::{Kind, Parameter};
use executor::record::Record;
use executor::run_status::RunStatus;
use executor::snapshot::Snapshot;
use executor::source::SourceQuery;
use executor::stack::{Component, Stack};
use executor::{Answer, Ask, Call, Failure, Json, Page, Reply, Search, Source};

/// The source of a seeded pipeline, as recorded.
pub fn source(name: &str) -> Source {
    let recording = format!("source-{name}");
    let id = id_of(&recorded(&recording)[1].call);
    success(&recording, SourceQuery::new(&id))
}

/// The id at the end of a call's path.
pub fn id_of(call: &str) -> String {
    let path = call.split('?').next().unwrap();
    path.split('/').find(|part| part.len() == 36 && part.matches('-').count() == 4).unwrap().to_owned()
}

/// The reply of a recording to the call that begins so.
pub fn reply(name: &str, beginning: &str) -> Json {
    let said = recorded(name).into_iter().find(|said| said.call.starts_with(beginning)).unwrap();
    let Answer::Reply(reply) = said.answer else { panic!() };
    reply.json().unwrap()
}

#[test]
fn lists_come_in_pages() {
    let stacks = Page::<Stack>::read(&reply("lists", "GET /api/v1/stacks")).unwrap();
    assert_eq!((stacks.total, stacks.index, stacks.total_pages), (1, 1, 1));
    let kinds: Vec<&str> = stacks.items[0].components.iter().map(|component| component.flavor.as_str()).collect();
    assert_eq!(kinds, ["local", "default", "processes"]);
    let snapshots = Page::<Snapshot>::read(&reply("lists", "GET /api/v1/pipeline_snapshots")).unwrap();
    assert!(snapshots.items[0].dynamic && snapshots.items[0].runnable);
}

#[test]
fn a_search_asks_the_server_and_names_what_it_searches_for() {
    let target = |search: Search| match executor::Operation::next(Stack::list(&search)) {
        executor::Step::Call(call, _) => call.target(),
        _ => panic!(),
    };
    let all = "/api/v1/stacks?hydrate=true&sort_by=asc%3Aname&page=1&size=20";
    assert_eq!(target(Search::default()), all);
    let search = Search { page: 3, size: 50, name: " gte:x & y ".into() };
    let expected = "/api/v1/stacks?hydrate=true&sort_by=asc%3Aname&page=3&size=50&name=contains%3Agte%3Ax%20%26%20y";
    assert_eq!(target(search), expected);
}

#[test]
fn components_keep_what_decides_about_images_and_nothing_else() {
    let catalog = catalog::catalog("0.98.0").unwrap();
    let mut custom = Vec::new();
    for said in recorded("components").into_iter().filter(|said| said.call.contains("/components?")) {
        let Answer::Reply(reply) = said.answer else { panic!() };
        let components = Page::<Component>::read(&reply.json().unwrap()).unwrap().items;
        let registry = components.iter().find(|component| component.component_type == "container_registry").unwrap();
        assert_eq!(registry.in_form(&catalog).unwrap().uri, "registry.example.com/team");
        custom.extend(components.into_iter().filter(|component| component.is_custom == Some(true)));
    }
    assert_eq!(custom.iter().map(|component| component.flavor.as_str()).collect::<Vec<_>>(), ["own_processes"]);
}

#[test]
fn a_component_of_a_type_that_is_newer_than_this_program_is_left_out_of_the_form() {
    let json = r#"{"id":"1","name":"x","body":{"type":"teleporter","flavor_name":"x","integration":"built-in"}}"#;
    let component = Component::read(&Json::parse(json).unwrap()).unwrap();
    let catalog = catalog::catalog("0.98.0").unwrap();
    assert_eq!((component.in_form(&catalog), component.integration), (None, None));
}

#[test]
fn a_source_is_a_snapshot_with_its_build_and_its_components() {
    let source = source("two-images");
    let keys: Vec<&str> = source.build.iter().flat_map(|build| &build.images).map(|image| image.key.as_str()).collect();
    assert_eq!(keys, ["orchestrator", "train.orchestrator"]);
    assert_eq!(source.components.len(), 3);
    assert!(source.snapshot.downloads_code());
}

#[test]
fn a_source_without_a_build_or_a_stack_is_still_a_source() {
    let mut said = recorded("source-one-image");
    let Answer::Reply(reply) = &mut said[1].answer else { panic!() };
    let mut json = reply.json().unwrap();
    let resources = json.slot("resources").unwrap();
    resources.set("build", Json::Null);
    resources.set("stack", Json::Null);
    reply.body = json.to_string();
    let id = id_of(&said[1].call);
    let (source, ..) = replay_on(&mut connection(), said, SourceQuery::new(&id));
    let source = source.unwrap();
    assert_eq!((source.build, source.components.len()), (None, 0));
}

#[test]
fn parameters_have_types_values_and_words() {
    let parameters = Parameter::all(&source("one-image").snapshot);
    let [rows, pause, from] = parameters.as_slice() else { panic!("{parameters:?}") };
    assert_eq!((&rows.kind, rows.shown().as_str()), (&Kind::Integer, "3"));
    assert_eq!((&pause.kind, pause.shown().as_str()), (&Kind::Number, "0.0"));
    assert_eq!((&from.kind, from.shown().as_str()), (&Kind::Text, "s3://data"));
    for (parameter, typed, expected) in [
        (rows, " 12 ", Ok("12")),
        (rows, "12345678901234567890123", Ok("12345678901234567890123")),
        (rows, "1.5", Err("a whole number")),
        (rows, "many", Err("a whole number")),
        (rows, "", Err("a whole number")),
        (pause, "1.50", Ok("1.50")),
        (pause, "true", Err("a number")),
        (from, " s3://other ", Ok("\" s3://other \"")),
        (from, "", Ok("\"\"")),
    ] {
        let read = parameter.read(typed).map(|json| json.to_string());
        assert_eq!(read.as_deref().map_err(String::as_str), expected, "{typed}");
    }
}

#[test]
fn schemas_of_every_kind_are_understood() {
    // As pydantic writes them for `Optional[int]`, `Literal`, an enum, a list, `Union[int, str]` and `bool`.
    let schema = r##"{"properties":{
        "a":{"anyOf":[{"type":"integer"},{"type":"null"}],"default":null},
        "b":{"enum":["x","y"],"type":"string","default":"x"},
        "c":{"$ref":"#/$defs/Colour"},
        "d":{"items":{"type":"string"},"type":"array","description":"Words"},
        "e":{"anyOf":[{"type":"integer"},{"type":"string"}]},
        "f":{"type":"boolean"}},"$defs":{"Colour":{"enum":[1,2],"type":"integer"}}}"##;
    let parameters = described(schema, r#"{"a":null,"b":"y","c":2,"d":["p"],"e":1,"f":false}"#);
    let kinds: Vec<(Kind, bool, String)> =
        parameters.iter().map(|parameter| (parameter.kind.clone(), parameter.nullable, parameter.shown())).collect();
    let number = |text: &str| Json::Number(text.into());
    assert_eq!(
        kinds,
        [
            (Kind::Integer, true, "null".into()),
            (Kind::Choice(vec!["x".into(), "y".into()]), false, "y".into()),
            (Kind::Choice(vec![number("1"), number("2")]), false, "2".into()),
            (Kind::Json, false, r#"["p"]"#.into()),
            (Kind::Json, false, "1".into()),
            (Kind::Boolean, false, "false".into()),
        ]
    );
    let [optional, choice, colour, list, _, flag] = parameters.as_slice() else { panic!() };
    assert_eq!((optional.read("null"), optional.takes()), (Ok(Json::Null), "a whole number, or `null`".into()));
    assert_eq!((choice.read("y"), choice.read("z")), (Ok("y".into()), Err("one of `x`, `y`".into())));
    assert_eq!(colour.read("1"), Ok(number("1")));
    assert_eq!((list.read("[1"), list.description.as_str()), (Err("a value in JSON".into()), "Words"));
    assert_eq!((flag.read("true"), flag.read("yes")), (Ok(true.into()), Err("`true` or `false`".into())));
    assert!(optional.accepts(&Json::Null) && !choice.accepts(&"z".into()) && list.accepts(&Json::Null));
    // Before ZenML 0.94 there are only values.
    let kinds: Vec<Kind> =
        described("{}", r#"{"a":1,"b":"x","c":true,"d":null}"#).into_iter().map(|p| p.kind).collect();
    assert_eq!(kinds, [Kind::Number, Kind::Text, Kind::Boolean, Kind::Json]);
}

/// The parameters of a step with a schema and values.
fn described(schema: &str, values: &str) -> Vec<Parameter> {
    let mut json = reply("source-one-image", "GET /api/v1/pipeline_snapshots");
    let steps = json.slot("metadata").and_then(|metadata| metadata.slot("step_configurations"));
    let step = steps.and_then(|steps| steps.slot("load")).unwrap();
    step.slot("spec").unwrap().set("parameter_spec", Json::parse(schema).unwrap());
    step.slot("config").unwrap().set("parameters", Json::parse(values).unwrap());
    Parameter::all(&Record::read(&json).unwrap())
}

#[test]
fn an_image_of_a_build_comes_with_what_is_worth_knowing() {
    let image = |image: &str, contains_code: bool| BuildImage {
        key: "orchestrator".into(),
        image: image.into(),
        settings_checksum: None,
        dockerfile: None,
        requirements: None,
        contains_code,
        requires_code_download: !contains_code,
    };
    let mut build = Build::read(&reply("source-one-image", "GET /api/v1/pipeline_builds")).unwrap();
    build.python_version = Some("3.11.7".into());
    let caveats = |image: &BuildImage, build: &Build| build.caveats(image, "0.98.0", "3.11");
    assert_eq!(caveats(&image("a/b:1.0", false), &build), []);
    assert_eq!(caveats(&image("a/b", true), &build), [Caveat::ContainsCode, Caveat::Moving]);
    build.is_local = true;
    build.zenml_version = Some("0.97.0".into());
    build.python_version = Some("3.1.2".into());
    let expected = [Caveat::Local, Caveat::Release("0.97.0".into()), Caveat::Python("3.1.2".into())];
    assert_eq!(caveats(&image("a/b@sha256:0", false), &build), expected);
    assert!(expected.iter().all(|caveat| !caveat.message().is_empty()));
}

#[test]
fn every_status_of_zenml_is_known() {
    // `[status.value for status in zenml.enums.ExecutionStatus]`, those for which `is_finished` and `is_successful` hold.
    let all = "initializing provisioning queued running failed completed cached skipped retrying retried cancelling \
               cancelled paused resuming stopped stopping";
    let select = |holds: fn(&RunStatus) -> bool| {
        all.split(' ').filter(|key| holds(&RunStatus::of_key(key))).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(select(RunStatus::is_finished), "failed completed cached skipped retried cancelled stopped");
    assert_eq!(select(RunStatus::is_successful), "completed cached skipped");
    assert_eq!(select(|status| matches!(status, RunStatus::Other(_))), "");
    assert_eq!(RunStatus::of_key("levitating"), RunStatus::Other("levitating".into()));
    assert_eq!(RunStatus::of_key("levitating").label(), "levitating");
}

#[test]
fn what_was_seen_of_a_log_does_not_come_again_whichever_way_its_store_works() {
    let said = recorded("logs");
    let id = id_of(&said[1].call);
    let (page, _, rest) = replay_on(&mut connection(), said, Log::new(&id).read());
    let page = page.unwrap();
    assert!(page.entries.iter().any(|entry| entry.message.starts_with("load: 3 rows")) && !page.more);
    let (page, ..) = replay_on(&mut connection(), rest, page.log.read());
    assert_eq!(page.unwrap().entries, []);

    // A store that says where to go on is not read from its beginning again.
    let ask = |log: Log, reply: &str, target: &str| {
        let said = crate::replay::Said {
            call: format!("GET {target}"),
            body: Json::Null,
            answer: Answer::Reply(Reply { status: 200, body: reply.into() }),
        };
        replay_on(&mut logged_in(), vec![said], log.read()).0.unwrap()
    };
    let one = r#"{"items":[{"message":"one"}],"before":null,"after":"here"}"#;
    let first = ask(Log::new("7"), one, "/api/v1/logs/7/entries?limit=1000");
    assert_eq!((first.entries.len(), first.more), (1, true));
    let empty = r#"{"items":[],"before":null,"after":null}"#;
    let second = ask(first.log, empty, "/api/v1/logs/7/entries?after=here&limit=1000");
    assert_eq!((second.entries.len(), second.more), (0, false));
    let third = ask(second.log, one, "/api/v1/logs/7/entries?after=here&limit=1000");
    assert_eq!(third.entries.len(), 1);
}

#[test]
fn a_reply_that_lacks_something_is_malformed_and_says_what() {
    for name in ["source-one-image", "source-dynamic"] {
        let mut said = recorded(name);
        let id = id_of(&said[1].call);
        said[1].answer = Answer::Reply(Reply { status: 200, body: r#"{"id":"1"}"#.into() });
        let outcome = replay_on(&mut connection(), said, SourceQuery::new(&id)).0;
        assert_eq!(outcome, Err(Failure::Malformed("the snapshot's `metadata`")));
    }
    let project = Ask::<Page<Snapshot>>::new(Call::get(&["current-user"]));
    let said = recorded("probe").into_iter().skip(1).collect();
    assert_eq!(replay_on(&mut connection(), said, project).0, Err(Failure::Malformed("`items`")));
}
