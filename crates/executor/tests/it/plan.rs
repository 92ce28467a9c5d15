//! What a launch will send.

use crate::records::source;
use crate::replay::recorded;
use engine::PythonValue;
use engine::value::Dict;
use executor::call::Body;
use executor::plan::Stage;
use executor::{Identity, Json, Plan, Source, Wish};

const IMAGE: &str = "registry.example.com/team/train:2.0";

/// The bodies of a plan: of the build, the copy and the run.
fn bodies(plan: &Plan) -> [Json; 3] {
    let calls = plan.calls(Identity::NIL, ("BUILD", "COPY"));
    let json = |wanted: Stage| {
        let (_, call) = calls.iter().find(|(stage, _)| *stage == wanted).unwrap();
        let Body::Json(json) = &call.body else { panic!() };
        json.clone()
    };
    [json(Stage::Build), json(Stage::Snapshot), json(Stage::Run)]
}

fn plan(source: &Source, wish: &Wish) -> Plan {
    Plan::new(source, wish, "0.98.0")
}

/// Every `settings.docker` in a body, with the way to it.
fn docker_settings(json: &Json, way: &str, found: &mut Vec<(String, Json)>) {
    for (key, value) in json.entries() {
        let way = format!("{way}.{key}");
        if way.ends_with(".settings.docker") {
            found.push((way, value.clone()));
        } else {
            docker_settings(value, &way, found);
        }
    }
}

#[test]
fn the_bodies_are_those_that_the_real_server_accepted() {
    for (name, recording) in [("one-image", "launch-one-image"), ("two-images", "launch-two-images")] {
        let source = source(name);
        let mut wish = Wish::on(&source, IMAGE);
        if name == "two-images" {
            wish.set_image("train.orchestrator", "registry.example.com/team/train-gpu:2.0");
        }
        let [build, copy, _] = bodies(&plan(&source, &wish));
        let said = recorded(recording);
        let sent = |call: &str| said.iter().find(|said| said.call == call).unwrap().body.clone();
        assert_eq!(build, sent("POST /api/v1/pipeline_builds"), "{name}");
        let mut recorded = sent("POST /api/v1/pipeline_snapshots");
        recorded.set("build", "BUILD".into());
        assert_eq!(copy, recorded, "{name}");
    }
}

#[test]
fn the_checksum_is_never_copied_and_the_code_path_always() {
    for name in ["one-image", "two-images", "dynamic"] {
        let source = source(name);
        let [build, copy, _] = bodies(&plan(&source, &Wish::on(&source, IMAGE)));
        assert!(source.build.as_ref().is_some_and(|build| build.checksum.is_some()), "the source has one");
        assert_eq!(build.get("checksum"), &Json::Null);
        assert!(build.get("images").entries().iter().all(|(_, image)| image.get("settings_checksum").is_null()));
        assert_eq!(copy.get("code_path"), source.snapshot.metadata().get("code_path"));
        assert!(copy.get("code_path").as_text().is_some());
    }
}

#[test]
fn every_docker_setting_names_an_image_and_skips_the_build() {
    for (name, gpu) in
        [("one-image", IMAGE), ("two-images", "registry.example.com/team/other@sha256:0"), ("dynamic", IMAGE)]
    {
        let source = source(name);
        let mut wish = Wish::on(&source, IMAGE);
        wish.set_image("train.orchestrator", gpu);
        let [build, copy, _] = bodies(&plan(&source, &wish));
        let mut found = Vec::new();
        docker_settings(&copy, "", &mut found);
        assert!(found.len() >= 2, "{found:?}");
        for (way, docker) in found {
            let expected = if way.contains(".train.") { gpu } else { IMAGE };
            assert_eq!(docker.get("parent_image").as_text(), Some(expected), "{way}");
            assert!(docker.get("skip_build").is_true(), "{way}");
        }
        for (key, image) in build.get("images").entries() {
            let expected = if key.starts_with("train.") { gpu } else { IMAGE };
            assert_eq!(image.get("image").as_text(), Some(expected), "{key}");
        }
    }
}

#[test]
fn what_is_not_replaced_is_copied_letter_for_letter() {
    let source = source("two-images");
    let [_, copy, _] = bodies(&plan(&source, &Wish::on(&source, IMAGE)));
    let without_docker = |json: &Json, part: &str| {
        let mut part = json.get(part).clone();
        strip(&mut part);
        part
    };
    for part in ["pipeline_configuration", "step_configurations", "pipeline_spec", "client_environment", "source_code"]
    {
        assert_eq!(without_docker(&copy, part), without_docker(source.snapshot.metadata(), part), "{part}");
    }
}

/// Takes every `docker` out.
fn strip(json: &mut Json) {
    if json.slot("docker").is_some() {
        json.set("docker", Json::Null);
    }
    json.entries_mut().for_each(|(_, value)| strip(value));
}

#[test]
fn switches_of_the_code_stay_and_those_of_a_build_go() {
    let source = with_docker(
        r#"{"parent_image":"a:1","skip_build":true,"allow_download_from_artifact_store":false,"apt_packages":["git"]}"#,
    );
    let [_, copy, _] = bodies(&plan(&source, &Wish::on(&source, IMAGE)));
    let docker = |copy: &Json| copy.at(&["pipeline_configuration", "settings", "docker"]).to_string();
    let expected =
        format!(r#"{{"allow_download_from_artifact_store":false,"parent_image":"{IMAGE}","skip_build":true}}"#);
    assert_eq!(docker(&copy), expected);

    let mut wish = Wish::on(&source, IMAGE);
    wish.docker = [("source_files", PythonValue::text("download"))].into_iter().collect::<Dict>();
    let [_, copy, _] = bodies(&plan(&source, &wish));
    // ZenML passes over `source_files` next to one of the switches.
    assert_eq!(docker(&copy), format!(r#"{{"source_files":"download","parent_image":"{IMAGE}","skip_build":true}}"#));
}

/// The source with one image, with other Docker settings.
fn with_docker(docker: &str) -> Source {
    crate::preflight::changed("one-image", |json| {
        let configuration = json.slot("metadata").and_then(|metadata| metadata.slot("pipeline_configuration"));
        let settings = configuration.and_then(|configuration| configuration.slot("settings")).unwrap();
        settings.set("docker", Json::parse(docker).unwrap());
    })
}

#[test]
fn a_step_gets_an_image_of_its_own_in_build_and_settings() {
    let source = source("one-image");
    let mut wish = Wish::on(&source, IMAGE);
    wish.set_image("load.orchestrator", "registry.example.com/team/load:1.0");
    let [build, copy, _] = bodies(&plan(&source, &wish));
    let keys: Vec<&str> = build.get("images").entries().iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(keys, ["orchestrator", "load.orchestrator"]);
    let docker = copy.at(&["step_configurations", "load", "step_config_overrides", "settings", "docker"]);
    assert_eq!(docker.get("parent_image").as_text(), Some("registry.example.com/team/load:1.0"));
}

#[test]
fn a_stack_that_needs_other_integrations_by_now_gives_no_checksum() {
    let mut source = source("one-image");
    let [build, ..] = bodies(&plan(&source, &Wish::on(&source, IMAGE)));
    assert_eq!(build.get("stack_checksum").as_text(), Some("d41d8cd98f00b204e9800998ecf8427e"));
    source.components[0].integration = Some("aws".into());
    let [build, ..] = bodies(&plan(&source, &Wish::on(&source, IMAGE)));
    assert!(build.get("stack_checksum").is_null());
}

#[test]
fn a_reference_to_a_code_repository_is_written_flat() {
    let source = crate::preflight::changed("one-image", |json| {
        let nested =
            r#"{"id":"1","body":{"commit":"abc","subdirectory":"src","code_repository":{"id":"2","name":"repo"}}}"#;
        json.slot("resources").unwrap().set("code_reference", Json::parse(nested).unwrap());
    });
    let [_, copy, _] = bodies(&plan(&source, &Wish::on(&source, IMAGE)));
    let expected = r#"{"commit":"abc","subdirectory":"src","code_repository":"2"}"#;
    assert_eq!(copy.get("code_reference").to_string(), expected);
}

#[test]
fn an_image_that_holds_the_code_says_so() {
    let source = source("one-image");
    let mut wish = Wish::on(&source, IMAGE);
    wish.code_in_images = true;
    let [build, ..] = bodies(&plan(&source, &wish));
    let image = build.at(&["images", "orchestrator"]);
    assert!(image.get("contains_code").is_true() && !image.get("requires_code_download").is_true());
    assert!(build.get("contains_code").is_true());
}

#[test]
fn the_name_follows_from_everything_that_is_in_the_copy() {
    let source = source("one-image");
    let name = |wish: &Wish| plan(&source, wish).name;
    let first = name(&Wish::on(&source, IMAGE));
    assert!(first.starts_with("slipway-train-2.0-"), "{first}");
    assert_eq!(name(&Wish::on(&source, IMAGE)), first);
    let mut other = Wish::on(&source, IMAGE);
    other.docker.insert("prevent_build_reuse", PythonValue::Bool(true));
    assert_ne!(name(&other), first);
    // What only the run is told makes no other copy.
    let mut run = Wish::on(&source, IMAGE);
    run.run.enable_cache = Some(false);
    assert_eq!(name(&run), first);
    let digest = Wish::on(&source, &format!("registry.example.com/Team/tra in@sha256:{}", "a".repeat(64)));
    let name = name(&digest);
    assert!(
        name.len() < 100 && name.chars().all(|letter| letter.is_ascii_alphanumeric() || "-._".contains(letter)),
        "{name}"
    );
}

#[test]
fn a_run_is_told_its_parameters_and_nothing_of_images() {
    let source = source("one-image");
    let mut wish = Wish::on(&source, IMAGE);
    let one = Json::Number("1".into());
    wish.run.name = " by hand {date} ".into();
    wish.run.enable_cache = Some(true);
    wish.run.parameters = vec![
        (Some("load".into()), "rows".into(), one.clone()),
        (Some("load".into()), "pause".into(), one.clone()),
        (Some("report".into()), "x".into(), one.clone()),
        (None, "rows".into(), one),
    ];
    let [.., run] = bodies(&plan(&source, &wish));
    let expected = r#"{"run_configuration":{"run_name":"by hand {date}","enable_cache":true,"steps":{"load":{"parameters":{"rows":1,"pause":1}},"report":{"parameters":{"x":1}}},"parameters":{"rows":1},"extra":{"slipway_launch":"00000000-0000-0000-0000-000000000000"}}}"#;
    assert_eq!(run.to_string(), expected);
}

#[test]
fn each_order_has_a_key_of_its_own_which_follows_from_the_launch() {
    let source = source("one-image");
    let plan = plan(&source, &Wish::on(&source, IMAGE));
    let keys = |launch: u8| -> Vec<String> {
        let calls = plan.calls(Identity::of_random([launch; 16]), ("BUILD", "COPY"));
        calls.iter().filter_map(|(_, call)| call.key).map(|key| key.to_string()).collect()
    };
    let (one, other) = (keys(1), keys(2));
    assert_eq!(one, keys(1));
    let mut all = [one, other].concat();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 6);
}

#[test]
fn what_is_shown_says_where_the_secret_will_be_and_not_what_it_is() {
    let source = source("one-image");
    let address = executor::Address::parse("https://zenml.example.com").unwrap();
    let calls = plan(&source, &Wish::on(&source, IMAGE)).calls(Identity::NIL, ("BUILD_ID", "SNAPSHOT_ID"));
    let shown: Vec<String> = calls.iter().map(|(_, call)| call.shown(&address)).collect();
    assert!(shown[0].starts_with("GET https://zenml.example.com/api/v1/pipeline_snapshots?project="));
    assert!(shown[3].starts_with("POST https://zenml.example.com/api/v1/pipeline_snapshots/SNAPSHOT_ID/runs\nAuthorization: Bearer <access token>\nContent-Type: application/json\nIdempotency-Key: "));
    assert!(shown[3].contains("\n\n{\n  \"run_configuration\": {"), "{}", shown[3]);
    let login = executor::Call::login().shown(&address);
    assert!(login.contains("x-www-form-urlencoded") && login.ends_with("<your key, or your name and password>"));
}
