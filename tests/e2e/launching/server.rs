//! The server that the tests share, which is started once, and what it says when it is asked without a page.

use std::{process::Command, sync::OnceLock};

use serde_json::{Value, json};
use tokio::sync::{RwLock, RwLockReadGuard, RwLockWriteGuard};
use zenml_server::{Server, Setup};

use super::column::{GPU, IMAGE};
use crate::support::origin;

/// How it is set up for the page of these tests.
pub fn setup() -> Setup {
    // One folder, made anew each time: nothing is left behind but that. Not inside of this repository, whose ignore file would count.
    let port = origin().rsplit(':').next().unwrap_or_default().to_owned();
    let state = std::env::temp_dir().join(format!("slipway-end-to-end-{port}"));
    Setup { origins: vec![origin()], state: Some(state), ..Setup::default() }
}

fn server() -> &'static RwLock<Server> {
    static SERVER: OnceLock<RwLock<Server>> = OnceLock::new();
    SERVER.get_or_init(|| {
        let server = Server::start(&setup());
        let others = ["train:1.0", "train-gpu:1.0"].map(|name| format!("registry.example.com/team/{name}"));
        server.set_images(&[IMAGE.to_owned(), GPU.to_owned(), others[0].clone(), others[1].clone()]);
        RwLock::new(server)
    })
}

/// The server, together with other tests.
pub async fn shared() -> RwLockReadGuard<'static, Server> {
    server().read().await
}

/// The server, for a test that disturbs it.
pub async fn alone() -> RwLockWriteGuard<'static, Server> {
    server().write().await
}

/// What the server replies to a question of its interface, with the service account's key.
pub fn ask(server: &Server, path: &str) -> Value {
    let output = Command::new("curl")
        .args(["--silent", "--show-error", "--fail-with-body", "--oauth2-bearer", &server.seed.key])
        .arg(format!("{}/api/v1{path}", server.address()))
        .output()
        .expect("curl can be started");
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{path}: {error}: {output:?}"))
}

/// A token of the login with the key.
pub fn token(server: &Server) -> String {
    let output = Command::new("curl")
        .args(["--silent", "--show-error", "--fail-with-body", "--data-urlencode"])
        .arg(format!("password={}", server.seed.key))
        .arg(format!("{}/api/v1/login", server.address()))
        .output()
        .expect("curl can be started");
    let answer: Value = serde_json::from_slice(&output.stdout).expect("a login answers in JSON");
    answer["access_token"].as_str().unwrap_or_else(|| panic!("no token: {answer}")).to_owned()
}

/// Leaves a build with an image that holds code.
pub fn make_build(server: &Server, image: &str, release: &str) {
    let images = json!({ "orchestrator": { "image": image, "contains_code": true, "requires_code_download": false } });
    let body = json!({
        "project": server.seed.project, "stack": server.seed.stack("team"), "is_local": false, "contains_code": true,
        "zenml_version": release, "python_version": "3.11.7", "images": images,
    });
    let status = Command::new("curl")
        .args(["--silent", "--fail", "--output", "/dev/null", "--oauth2-bearer", &server.seed.key])
        .args(["--json", &body.to_string()])
        .arg(format!("{}/api/v1/pipeline_builds", server.address()))
        .status();
    assert!(status.expect("curl can be started").success(), "the build is made");
}

/// The runs of a pipeline, the newest first.
pub fn runs(server: &Server, pipeline: &str) -> Vec<Value> {
    let project = &server.seed.project;
    let page =
        ask(server, &format!("/runs?project={project}&pipeline={pipeline}&sort_by=desc:created&size=100&hydrate=true"));
    page["items"].as_array().cloned().expect("a page has items")
}

/// The runs of a pipeline whose names begin with a text, the newest first.
pub fn runs_named(server: &Server, pipeline: &str, name: &str) -> Vec<Value> {
    let begins = |run: &Value| run["name"].as_str().is_some_and(|found| found.starts_with(name));
    runs(server, pipeline).into_iter().filter(begins).collect()
}

/// The images of the build of a run, each behind its key, sorted.
pub fn images(server: &Server, run: &Value) -> Vec<String> {
    let build =
        ask(server, &format!("/pipeline_builds/{}", run["resources"]["build"]["id"].as_str().expect("a build")));
    let images = build["metadata"]["images"].as_object().cloned().expect("a build has images");
    let mut images: Vec<String> =
        images.iter().map(|(key, image)| format!("{key} {}", image["image"].as_str().unwrap_or_default())).collect();
    images.sort();
    images
}
