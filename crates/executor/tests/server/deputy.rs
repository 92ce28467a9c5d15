//! A gateway before the server: the pipeline is run with the SDK, and the page never sees ZenML's key.

use crate::carrier::{Carrier, PAGE};
use crate::person::{IMAGE, connection, identity};
use engine::config::{Config, Goal};
use engine::situation::Situation;
use engine::{Field, PythonValue};
use executor::launch::{Proof, ProofQuery};
use executor::run_status::RunStatus;
use executor::wish::RunOptions;
use executor::{Address, Connection, Credential, Deputy, Failure, Identity, Json, Order};
use std::{env, fs, path::Path, process::Command, thread, time::Duration};
use zenml_server::{Gateway, Server};

fn with(gateway: &Gateway, token: &str) -> Connection {
    Connection::to_deputy(Address::parse(&gateway.address()).unwrap(), Credential::token(token).unwrap(), PAGE)
}

fn ordered(goal: Goal, pipeline: &str, rows: &str, launch: Identity) -> Order {
    let mut config = Config::new("0.98.0", "3.11");
    config.goal = goal;
    config.settings.set(Field::ParentImage, PythonValue::text(IMAGE));
    let parameters = vec![(Some("load".into()), "rows".into(), Json::Number(rows.into()))];
    let catalog = catalog::catalog("0.98.0").unwrap();
    Order::of(&Situation::of(&config, &catalog), pipeline, &RunOptions { parameters, ..RunOptions::default() }, launch)
}

pub fn gateway(server: &Server) {
    let mut gateway = Gateway::start(server, &server.state().join("project"), "training", &[PAGE]);
    let carrier = Carrier::default();
    let mut of_gateway = with(&gateway, gateway.token());
    let offer = carrier.carry(&mut of_gateway, Deputy::Gateway.offer()).unwrap();
    assert_eq!(offer.pipelines, ["dynamic", "one_image", "two_images"]);

    // A wrong token, and orders that cannot be run.
    let refused = carrier.carry(&mut with(&gateway, "another-token"), Deputy::Gateway.offer()).unwrap_err();
    assert_eq!(refused, Failure::Lapsed);
    for (order, said) in [
        (
            ordered(Goal::Reuse, "nowhere", "5", identity()),
            "there is no 'nowhere' here, but dynamic, one_image, two_images",
        ),
        (ordered(Goal::LetZenmlBuild, "one_image", "5", identity()), "this gateway builds no images"),
    ] {
        let failure = carrier.carry(&mut of_gateway, Deputy::Gateway.start(&order)).unwrap_err();
        assert!(failure.said().is_some_and(|words| words.contains(said)), "{failure:?}");
    }

    // The same order twice is one run, on our image.
    let order = ordered(Goal::Reuse, "one_image", "5", identity());
    let started = carrier.carry(&mut of_gateway, Deputy::Gateway.start(&order)).unwrap();
    let again = carrier.carry(&mut of_gateway, Deputy::Gateway.start(&order)).unwrap();
    assert_eq!(started.id, again.id);
    assert_eq!(started.id, Some(order.launch.to_string()));
    let id = started.id.unwrap();
    let progress = ended(&gateway, &carrier, &mut of_gateway, &id);
    assert_eq!(progress.status, RunStatus::Completed, "{progress:?}\n{}", server.log());
    let run = progress.run.unwrap();
    assert!(progress.page.is_some_and(|page| page.ends_with(&run)));
    let images = [("orchestrator".to_owned(), IMAGE.to_owned())];
    assert_eq!(carrier.carry(&mut connection(server), ProofQuery::new(&run, &images)), Proof::Holds);
    let lines = carrier.carry(&mut of_gateway, Deputy::Gateway.lines(&id, 0).unwrap()).unwrap();
    assert!(lines.lines.contains(&format!("load: 5 rows of s3://data in {IMAGE}")), "{lines:?}");
    let more = carrier.carry(&mut of_gateway, Deputy::Gateway.lines(&id, lines.after).unwrap()).unwrap();
    assert_eq!((more.lines.len(), more.after), (0, lines.after));
    let late = carrier.carry(&mut of_gateway, Deputy::Gateway.stop(&id)).unwrap_err();
    assert!(matches!(&late, Failure::Conflict(detail) if detail.text.contains("already completed")), "{late:?}");

    // What ZenML refuses reaches the page.
    let order = ordered(Goal::Reuse, "one_image", "\"many\"", identity());
    let id = carrier.carry(&mut of_gateway, Deputy::Gateway.start(&order)).unwrap().id.unwrap();
    let progress = ended(&gateway, &carrier, &mut of_gateway, &id);
    assert_eq!(progress.status, RunStatus::Failed);
    assert!(!progress.reason.is_empty(), "{progress:?}");

    gateway.stop();
    let failure =
        carrier.carry(&mut of_gateway, Deputy::Gateway.offer()).unwrap_err().knocked(carrier.knock(&of_gateway));
    assert!(failure.message().contains("cannot be reached"), "{failure:?}");
}

/// The script of the generated workflows is run as CI would.
pub fn script(server: &Server) {
    let catalog = catalog::catalog("0.98.0").unwrap();
    let config = Config::new("0.98.0", "3.11");
    let deputy = Deputy::Gitlab { project: "1".into(), reference: "main".into() };
    let files = deputy.files(&Situation::of(&config, &catalog), "training");
    let folder = server.state().join("ci");
    fs::create_dir_all(&folder).unwrap();
    fs::copy(server.state().join("project/training.py"), folder.join("training.py")).unwrap();
    fs::write(folder.join("launch.py"), files[1].text()).unwrap();
    let run = |order: &Order| {
        let mut command = server.in_repository(&folder.join("launch.py"));
        let command = command.arg("training").current_dir(&folder).env("SLIPWAY_LAUNCH", order.json().to_string());
        let output = command.output().unwrap();
        let said = [output.stdout, output.stderr].map(|text| String::from_utf8(text).unwrap());
        (output.status.success(), said.concat())
    };
    let (worked, said) = run(&ordered(Goal::Reuse, "one_image", "4", identity()));
    assert!(worked && said.contains("The run is completed"), "{said}");
    let id = said.lines().find_map(|line| line.strip_prefix("Run ")).unwrap();
    let images = [("orchestrator".to_owned(), IMAGE.to_owned())];
    assert_eq!(Carrier::default().carry(&mut connection(server), ProofQuery::new(id, &images)), Proof::Holds);
    let (worked, said) = run(&ordered(Goal::Reuse, "nowhere", "4", identity()));
    assert!(!worked && said.contains("training has no pipeline 'nowhere'"), "{said}");
}

/// Holds the gateway against its description, with a tool that makes requests of its own from that.
pub fn contract(server: &Server) {
    let schemathesis = env::var("SLIPWAY_SCHEMATHESIS").unwrap_or_else(|_| panic!("`cargo xtask test` brings it"));
    let folder = server.state().join("contract");
    fs::create_dir_all(&folder).unwrap();
    // A pipeline without steps: every launch of it fails before anything runs.
    fs::write(folder.join("nothing.py"), "from zenml import pipeline\n\n\n@pipeline\ndef nothing():\n    pass\n")
        .unwrap();
    let gateway = Gateway::start(server, &folder, "nothing", &[PAGE]);
    let description = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../gateway/openapi.json");
    let mut command = Command::new(schemathesis);
    command.current_dir(&folder).arg("run").arg(description).args(["--url", &gateway.address()]);
    command.arg("--header").arg(format!("Authorization: Bearer {}", gateway.token()));
    // What ZenML's own model refuses is no part of a description.
    command.args(["--exclude-checks", "positive_data_acceptance", "--max-examples", "20", "--seed", "1", "--no-color"]);
    let output = command.args(["--generation-database", "none"]).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && said.contains("Tested: 5"), "{said}\n{}", gateway.log());
}

/// How a launch ended.
fn ended(gateway: &Gateway, carrier: &Carrier, connection: &mut Connection, id: &str) -> executor::deputy::Progress {
    loop {
        let progress = carrier.carry(connection, Deputy::Gateway.progress(id));
        let progress = progress.unwrap_or_else(|failure| panic!("{failure:?}\n{}", gateway.log()));
        if progress.status.is_finished() {
            return progress;
        }
        thread::sleep(Duration::from_secs(1));
    }
}
