//! Services besides a ZenML server, held against what their documentation says of requests and replies.

use crate::wish::reusing;
use engine::config::{Component, ComponentType, Goal, Step};
use engine::situation::Situation;
use engine::{Field, PythonValue};
use executor::deputy::Handed;
use executor::order::parameters;
use executor::run_status::RunStatus;
use executor::wish::RunOptions;
use executor::{Address, Answer, Connection, Credential, Failure, Identity, Json, Operation, Order, Reply, Request};
use executor::{Deputy, Exchange, Turn};
use std::io::Write;
use std::process::{Command, Stdio};

/// What the page of a browser may send to GitHub from another origin (its documentation on CORS), besides what any page may.
const HEADERS_OF_GITHUB: [&str; 3] = ["Accept", "Authorization", "Content-Type"];

fn github() -> Deputy {
    Deputy::Github {
        owner: "team".into(),
        repository: "pipelines".into(),
        workflow: "launch.yaml".into(),
        reference: "main".into(),
        enterprise: false,
    }
}

fn gitlab() -> Deputy {
    Deputy::Gitlab { project: "group/project".into(), reference: "main".into() }
}

fn launch() -> Identity {
    Identity::of_random([7; 16])
}

fn order() -> Order {
    let mut config = reusing("registry.example.com/team/train:2.0");
    let mut step = Step { name: "train".into(), ..Step::default() };
    step.settings.set(Field::ParentImage, PythonValue::text("registry.example.com/team/gpu:1"));
    config.steps.push(step);
    let run = RunOptions {
        enable_cache: Some(false),
        parameters: vec![(Some("load".into()), "rows".into(), Json::Number("5".into()))],
        ..RunOptions::default()
    };
    let catalog = catalog::catalog("0.98.0").unwrap();
    Order::of(&Situation::of(&config, &catalog), " training ", &run, launch())
}

/// Carries an operation with these replies, and returns what was sent.
fn carry<O: Operation>(operation: O, replies: &[(u16, &str)]) -> (O::Outcome, Vec<Request>) {
    let address = Address::parse("https://service.example.com").unwrap();
    let mut connection = Connection::to_deputy(address, Credential::token("hush").unwrap(), "https://page.example.com");
    let mut replies = replies.iter();
    let (mut exchange, mut sent) = (Exchange::new(operation), Vec::new());
    loop {
        match exchange.turn(&connection) {
            Turn::Send(request, awaiting) => {
                assert!(!awaiting.call().shown(connection.address()).contains("hush"));
                assert!(!awaiting.call().curl(connection.address()).contains("hush"));
                sent.push(request);
                let answer = replies.next().map_or(Answer::Nothing, |(status, body)| {
                    Answer::Reply(Reply { status: *status, body: (*body).to_owned() })
                });
                exchange = awaiting.answer(&mut connection, answer);
            }
            Turn::Pause(_, waiting) => exchange = waiting,
            Turn::Done(outcome) => return (outcome, sent),
        }
    }
}

fn header<'a>(request: &'a Request, name: &str) -> Option<&'a str> {
    request.headers.iter().find(|(header, _)| *header == name).map(|(_, value)| value.as_str())
}

#[test]
fn an_order_is_zenmls_run_configuration_with_its_docker_settings() {
    let json = order().json();
    assert_eq!(json.get("pipeline").as_text(), Some("training"));
    assert_eq!(json.get("id").to_text(), Some(launch().to_string()));
    let configuration = json.get("run_configuration");
    let docker = configuration.at(&["settings", "docker"]);
    assert_eq!(docker.get("parent_image").as_text(), Some("registry.example.com/team/train:2.0"));
    assert!(docker.get("skip_build").is_true());
    let of_step = configuration.at(&["steps", "train", "settings", "docker"]);
    assert_eq!(of_step.get("parent_image").as_text(), Some("registry.example.com/team/gpu:1"));
    assert_eq!(configuration.at(&["steps", "load", "parameters", "rows"]), &Json::Number("5".into()));
    assert_eq!(configuration.get("enable_cache"), &Json::Bool(false));
    assert_eq!(configuration.at(&["extra", "slipway_launch"]).to_text(), Some(launch().to_string()));

    // Where ZenML builds, the SDK may: the settings say nothing of an image that exists.
    let mut config = reusing("");
    config.goal = Goal::LetZenmlBuild;
    config.settings.set(Field::ParentImage, PythonValue::text("python:3.11"));
    let catalog = catalog::catalog("0.98.0").unwrap();
    let order = Order::of(&Situation::of(&config, &catalog), "training", &RunOptions::default(), launch());
    let json = order.json();
    let docker = json.at(&["run_configuration", "settings", "docker"]);
    assert_eq!(docker.to_string(), r#"{"parent_image":"python:3.11"}"#);
}

#[test]
fn github_gets_one_input_and_only_headers_that_it_allows_across_origins() {
    let details = r#"{"workflow_run_id":7,"run_url":"https://api.github.com/repos/team/pipelines/actions/runs/7","html_url":"https://github.com/team/pipelines/actions/runs/7"}"#;
    let (started, sent) = carry(github().start(&order()), &[(200, details)]);
    let started = started.unwrap();
    assert_eq!(started.id.as_deref(), Some("7"));
    assert_eq!(started.page.as_deref(), Some("https://github.com/team/pipelines/actions/runs/7"));
    let [request] = sent.as_slice() else { panic!() };
    let end = "/repos/team/pipelines/actions/workflows/launch.yaml/dispatches";
    assert_eq!((request.method.name(), request.url.as_str()), ("POST", &*format!("https://service.example.com{end}")));
    assert!(request.headers.iter().all(|(name, _)| HEADERS_OF_GITHUB.contains(name)), "{:?}", request.headers);
    assert_eq!(header(request, "Authorization"), Some("Bearer hush"));
    let body = Json::parse(request.body.as_ref().unwrap()).unwrap();
    assert_eq!((body.get("ref").as_text(), body.get("return_run_details")), (Some("main"), &Json::Bool(true)));
    let inputs = body.get("inputs").entries();
    assert_eq!(inputs.len(), 1);
    assert_eq!(Json::parse(inputs[0].1.as_text().unwrap()), Some(order().json()));
}

#[test]
fn a_github_that_tells_no_run_is_asked_for_it_by_its_title() {
    let (started, _) = carry(github().start(&order()), &[(204, "")]);
    assert_eq!(started.unwrap().id, None);
    let other = Identity::NIL;
    let runs = format!(
        r#"{{"total_count":2,"workflow_runs":[{{"id":8,"display_title":"Slipway {other}","html_url":"https://github.com/8"}},
           {{"id":7,"display_title":"Slipway {}","html_url":"https://github.com/7"}}]}}"#,
        launch()
    );
    let (found, sent) = carry(github().find().unwrap(), &[(200, &runs)]);
    assert_eq!(found.unwrap().of(launch()).unwrap().id.as_deref(), Some("7"));
    let query = "/actions/workflows/launch.yaml/runs?event=workflow_dispatch&branch=main&per_page=50";
    assert!(sent[0].url.ends_with(query), "{}", sent[0].url);
}

#[test]
fn gitlab_gets_its_trigger_token_in_a_form_and_in_no_header() {
    let reply = r#"{"id":246,"status":"created","web_url":"https://gitlab.example.com/group/project/-/pipelines/246"}"#;
    let (started, sent) = carry(gitlab().start(&order()), &[(201, reply)]);
    assert_eq!(started.unwrap().id.as_deref(), Some("246"));
    let request = &sent[0];
    assert_eq!(request.url, "https://service.example.com/api/v4/projects/group%2Fproject/trigger/pipeline");
    assert_eq!(header(request, "Content-Type"), Some("application/x-www-form-urlencoded"));
    assert_eq!(header(request, "Authorization"), None);
    let body = request.body.as_ref().unwrap();
    assert!(body.starts_with("token=hush&ref=main&variables%5BSLIPWAY_LAUNCH%5D=%7B%22id%22%3A%22"), "{body}");
    assert!(gitlab().find().is_none() && Deputy::Gateway.find().is_none() && gitlab().abilities().two_secrets);
}

#[test]
fn a_gateway_gets_the_order_under_the_key_of_the_launch() {
    let (started, sent) =
        carry(Deputy::Gateway.start(&order()), &[(201, r#"{"id":"x","page":"javascript:alert(1)"}"#)]);
    let started = started.unwrap();
    assert_eq!((started.id.as_deref(), started.page), (Some("x"), None), "no page opens but a web page");
    assert_eq!(sent[0].url, "https://service.example.com/launches");
    assert_eq!(header(&sent[0], "Idempotency-Key"), Some(launch().to_string().as_str()));
    assert_eq!(Json::parse(sent[0].body.as_ref().unwrap()), Some(order().json()));
    let (lines, sent) = carry(Deputy::Gateway.lines("x", 2).unwrap(), &[(200, r#"{"lines":["c"],"after":3}"#)]);
    assert_eq!((lines.unwrap().after, sent[0].url.rsplit('/').next()), (3, Some("logs?after=2")));
}

/// The status that a reply means.
fn check(deputy: &Deputy, reply: &str, status: &RunStatus) {
    let (progress, sent) = carry(deputy.progress("7"), &[(200, reply)]);
    assert_eq!(&progress.unwrap().status, status, "{reply}");
    assert_eq!(sent[0].method.name(), "GET");
}

#[test]
fn the_words_of_each_service_are_understood() {
    for (status, conclusion, expected) in [
        ("queued", "null", RunStatus::Queued),
        ("waiting", "null", RunStatus::Queued),
        ("in_progress", "null", RunStatus::Running),
        ("completed", r#""success""#, RunStatus::Completed),
        ("completed", r#""failure""#, RunStatus::Failed),
        ("completed", r#""cancelled""#, RunStatus::Cancelled),
        ("completed", r#""timed_out""#, RunStatus::Failed),
    ] {
        check(&github(), &format!(r#"{{"id":7,"status":"{status}","conclusion":{conclusion}}}"#), &expected);
    }
    for (status, expected) in [
        ("created", RunStatus::Queued),
        ("preparing", RunStatus::Provisioning),
        ("running", RunStatus::Running),
        ("success", RunStatus::Completed),
        ("failed", RunStatus::Failed),
        ("canceled", RunStatus::Cancelled),
    ] {
        check(&gitlab(), &format!(r#"{{"id":7,"status":"{status}"}}"#), &expected);
    }
    check(&Deputy::Gateway, r#"{"id":"7","status":"provisioning"}"#, &RunStatus::Provisioning);
    check(&Deputy::Gateway, r#"{"id":"7","status":"hibernating"}"#, &RunStatus::Other("hibernating".into()));
}

#[test]
fn a_start_that_may_have_worked_is_not_sent_again_by_itself() {
    let (failed, sent) = carry(github().start(&order()), &[]);
    let Err(failure @ Failure::NoAnswer(_)) = failed else { panic!("{failed:?}") };
    assert_eq!(sent.len(), 1);
    assert!(failure.hints().iter().all(|hint| !hint.contains("ZENML_SERVER")), "{:?}", failure.hints());
    let (failed, sent) = carry(gitlab().start(&order()), &[(500, r#"{"message":"500 Internal Server Error"}"#)]);
    assert!(matches!(failed, Err(Failure::Server { status: 500, .. })) && sent.len() == 1);
}

#[test]
fn the_services_own_words_about_a_refusal_are_kept() {
    for (status, body, said) in [
        (
            404,
            r#"{"message":"Not Found","documentation_url":"https://docs.github.com/rest","status":"404"}"#,
            "Not Found",
        ),
        (422, r#"{"message":"Unexpected inputs provided: [\"launch\"]","status":"422"}"#, "Unexpected inputs provided"),
        (400, r#"{"message":{"base":["Reference not found"]}}"#, "Reference not found"),
        (422, r#"{"detail":"pipeline: no such pipeline"}"#, "no such pipeline"),
    ] {
        let (failed, _) = carry(github().start(&order()), &[(status, body)]);
        let said_by_server = failed.unwrap_err().said().unwrap_or_default();
        assert!(said_by_server.contains(said), "{body}: {said_by_server}");
    }
}

/// What the project's own script says of a workflow, by the schema of its service.
fn judged(service: &str, text: &str) -> Json {
    let python = std::env::var_os("SLIPWAY_SCHEMAS_PYTHON").unwrap_or_else(|| panic!("`cargo xtask test` names it"));
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../xtask/python/check_workflows.py");
    let request = Json::object([("service", service.into()), ("text", text.into())]).to_string();
    let mut child = Command::new(python).arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(request.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    Json::parse(String::from_utf8(output.stdout).unwrap().trim()).unwrap()
}

#[test]
fn the_workflows_are_what_their_services_take_and_run_the_script() {
    let catalog = catalog::catalog("0.98.0").unwrap();
    let mut config = reusing("registry.example.com/team/train:2.0");
    for (kind, flavor) in [(ComponentType::Orchestrator, "kubernetes"), (ComponentType::ArtifactStore, "s3")] {
        config.stack.components.push(Component::new(kind, flavor));
    }
    let situation = Situation::of(&config, &catalog);
    for (service, deputy, name) in [("github", github(), "launch.yaml"), ("gitlab", gitlab(), ".gitlab-ci.yml")] {
        let files = deputy.files(&situation, "training; rm -rf /");
        let [workflow, script] = files.as_slice() else { panic!() };
        assert_eq!((workflow.name.as_str(), script.name.as_str()), (name, "launch.py"));
        let judged = judged(service, &workflow.text());
        assert_eq!(judged.get("errors").items(), [], "{}", workflow.text());
        let scripts: Vec<&str> = judged.get("scripts").items().iter().filter_map(Json::as_text).collect();
        let lines: Vec<&str> = scripts.iter().flat_map(|script| script.lines()).collect();
        let expected = [
            "pip install zenml==0.98.0",
            "zenml integration install kubernetes s3 --yes",
            "python launch.py trainingrm-rf",
        ];
        assert_eq!(lines, expected);
        // The order is in the environment and in no command.
        assert!(scripts.iter().all(|script| !script.contains("${{") && !script.contains("SLIPWAY_LAUNCH")));
    }
    assert_eq!(Deputy::Gateway.files(&situation, "training"), []);
}

#[test]
fn an_order_for_gitlab_holds_no_dollar_that_it_would_take_for_a_variable() {
    let mut order = order();
    order.pipeline = "costs $HOME".into();
    let (_, sent) = carry(gitlab().start(&order), &[(201, r#"{"id":1}"#)]);
    let body = sent[0].body.as_ref().unwrap();
    assert!(!body.contains("%24") && body.contains("costs%20%5Cu0024HOME"), "{body}");
}

#[test]
fn what_a_service_starts_is_asked_before_and_tells_whether_the_token_is_good() {
    let (offer, sent) = carry(Deputy::Gateway.offer(), &[(200, r#"{"pipelines":["training"]}"#)]);
    assert_eq!(
        (offer.unwrap().pipelines, sent[0].url.as_str()),
        (vec!["training".to_owned()], "https://service.example.com/pipelines")
    );
    let workflow =
        r#"{"id":161335,"name":"Launch","path":".github/workflows/launch.yaml","state":"disabled_manually"}"#;
    let (offer, sent) = carry(github().offer(), &[(200, workflow)]);
    assert_eq!(offer.unwrap().dormant, "disabled_manually");
    assert!(sent[0].url.ends_with("/repos/team/pipelines/actions/workflows/launch.yaml"), "{}", sent[0].url);
    assert!(sent[0].headers.iter().all(|(name, _)| HEADERS_OF_GITHUB.contains(name)), "{:?}", sent[0].headers);
    let (offer, sent) = carry(gitlab().offer(), &[(200, r#"{"id":3,"path_with_namespace":"group/project"}"#)]);
    assert_eq!(offer.unwrap().dormant, "");
    assert!(sent[0].url.ends_with("/api/v4/projects/group%2Fproject"), "{}", sent[0].url);
    let (offer, _) = carry(Deputy::Gateway.offer(), &[(200, r#"{"hello":"world"}"#)]);
    assert!(matches!(offer, Err(Failure::Malformed(_))));
}

#[test]
fn an_enterprise_server_has_its_interface_below_a_path_of_its_own() {
    let at = |text: &str| Deputy::is_enterprise(&Address::parse(text).unwrap());
    assert!(!at("https://api.github.com") && !at("https://api.team.ghe.com") && at("https://github.example.com"));
    let Deputy::Github { owner, repository, workflow, reference, .. } = github() else { panic!() };
    let deputy = Deputy::Github { owner, repository, workflow, reference, enterprise: true };
    let (_, sent) = carry(deputy.stop("7"), &[(202, "{}")]);
    assert_eq!(sent[0].url, "https://service.example.com/api/v3/repos/team/pipelines/actions/runs/7/cancel");
}

#[test]
fn what_is_kept_of_an_order_leads_to_the_same_service_and_holds_nothing_to_log_in_with() {
    for deputy in [Deputy::Gateway, github(), gitlab()] {
        let handed = Handed {
            deputy,
            address: Address::parse("https://api.example.com").unwrap(),
            launch: launch(),
            pipeline: "training".into(),
            images: order().images,
            id: Some("7".into()),
            page: Some("https://example.com/7".into()),
        };
        assert_eq!(Handed::parse(&handed.text()), Some(handed.clone()));
        let lost = Handed { id: None, page: None, ..handed };
        assert_eq!(Handed::parse(&lost.text()), Some(lost.clone()));
        let script = lost.text().replace(r#""page":null"#, r#""page":"javascript:alert(1)""#);
        assert_eq!(Handed::parse(&script).map(|handed| handed.page), Some(None));
    }
    for text in ["", "{}", r#"{"service":["github"],"address":"https://a.example.com"}"#] {
        assert_eq!(Handed::parse(text), None);
    }
}

#[test]
fn what_speaks_against_an_order_is_said_before_it_is_sent() {
    let said = |deputy: &Deputy, order: &Order, offered: &[String]| {
        let objections = deputy.objections(order, offered).into_iter();
        objections.map(|objection| objection.message).collect::<Vec<_>>()
    };
    assert_eq!(said(&Deputy::Gateway, &order(), &["training".to_owned()]), [""; 0]);
    assert_eq!(said(&Deputy::Gateway, &order(), &["other".to_owned()]), ["The gateway has no pipeline of this name"]);
    let images = order().images;
    assert_eq!(
        images,
        [
            (None, "registry.example.com/team/train:2.0".to_owned()),
            (Some("train".to_owned()), "registry.example.com/team/gpu:1".to_owned())
        ]
    );
    let mut bad = order();
    bad.pipeline.clear();
    bad.images = vec![(None, String::new()), (Some("train".into()), "registry.example.com/Team:1".into())];
    let found = said(&github(), &bad, &[]);
    assert_eq!(found.len(), 3, "{found:?}");
    bad.images.clear();
    assert!(said(&gitlab(), &bad, &[]).iter().any(|message| message.contains("ZenML is to build")));
}

#[test]
fn parameters_are_read_line_by_line() {
    let read = parameters("# a note\nload.rows = 5\n\n source=s3://a=b\nload.names = [\"x\"]").unwrap();
    assert_eq!(
        read,
        [
            (Some("load".to_owned()), "rows".to_owned(), Json::Number("5".into())),
            (None, "source".to_owned(), Json::text("s3://a=b")),
            (Some("load".to_owned()), "names".to_owned(), Json::List(vec![Json::text("x")])),
        ]
    );
    for (text, line) in [("rows", 1), ("a=1\n= 3", 2), (".a=1", 1)] {
        assert_eq!(parameters(text), Err(line), "{text}");
    }
}

#[test]
fn a_failure_is_said_as_its_service_means_it_and_a_command_holds_no_token() {
    let deputies = [Deputy::Gateway, github(), gitlab()];
    for deputy in &deputies {
        let (failed, _) = carry(deputy.progress("7"), &[(401, r#"{"message":"Bad credentials"}"#)]);
        let failure = failed.unwrap_err();
        assert_eq!(deputy.message(&failure), "The token is not accepted");
        assert!(
            !deputy.hints(&failure).is_empty() && deputy.hints(&failure).iter().all(|hint| !hint.contains("Log in"))
        );
        let commands = deputy.commands(&order(), &Address::parse("https://service.example.com").unwrap()).text();
        assert!(commands.contains(&["$", deputy.variable()].concat()) && !commands.contains("hush"), "{commands}");
    }
    let (failed, _) = carry(github().start(&order()), &[(404, r#"{"message":"Not Found"}"#)]);
    assert!(github().message(&failed.unwrap_err()).contains("hides it from this token"));
}
