//! The plan's commands in a shell.

use crate::carrier::Carrier;
use crate::person::{IMAGE, address, begin, connection, expect, follow, identity, source};
use engine::PythonValue;
use executor::launch::Proof;
use executor::run_status::RunStatus;
use executor::{Address, Identity, Plan, Wish, script};
use std::io::Write;
use std::process::{Command, Stdio};
use zenml_server::Server;

/// What the commands print in a shell that they are pasted into.
fn pasted(server: &Server, plan: &Plan, address: &Address, identity: Identity) -> String {
    let text = script(plan, address, identity).text();
    assert!(!text.contains(&server.seed.key));
    let mut shell = Command::new("sh")
        .env("ZENML_API_KEY", &server.seed.key)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    shell.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = shell.wait_with_output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{errors}\n{text}");
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

pub fn same_run(server: &Server) {
    let source = source(server, "one_image");
    let mut wish = Wish::on(&source, IMAGE);
    wish.docker.insert("prevent_build_reuse", PythonValue::Bool(true));
    let plan = Plan::new(&source, &wish, "0.98.0");
    let identity = identity();
    let run = pasted(server, &plan, &address(server), identity);
    // The same launch from here is the same run, and so is the same script again.
    let carrier = Carrier::default();
    let launched = carrier.carry(&mut connection(server), begin(plan.clone(), identity)).unwrap();
    assert_eq!((launched.run.id.as_str(), launched.proof), (run.as_str(), Proof::Holds));
    assert_eq!(pasted(server, &plan, &address(server), identity), run);
    expect(server, &follow(server, &carrier, &run), &RunStatus::Completed);
}
