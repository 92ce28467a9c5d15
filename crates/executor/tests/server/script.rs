//! The plan's commands in a shell.

use crate::person::address;
use executor::{Identity, Plan, script};
use std::io::Write;
use std::process::{Command, Stdio};
use zenml_server::Server;

/// What the commands print in a shell that they are pasted into.
pub fn pasted(server: &Server, plan: &Plan, identity: Identity) -> String {
    let text = script(plan, &address(server), identity).text();
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
