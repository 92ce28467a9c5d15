//! Launching through GitHub and GitLab, with stand-ins on loopback: nothing here was ever sent to either service.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicUsize, Ordering},
};

use serde_json::{Value, json};

use super::column::{self, IMAGE, REUSE};
use super::secrets::WRITTEN;
use super::stand_in::{Received, StandIn};
use crate::{person::Person, states::nothing_to_object_to};

/// What a page of another origin may send, as GitHub's documentation lists it.
const HEADERS_OF_GITHUB: &str =
    "Authorization, Content-Type, If-Match, If-Modified-Since, If-None-Match, If-Unmodified-Since, X-Requested-With";
/// The workflow, at an address that is an Enterprise Server's.
const WORKFLOW: &str = "/api/v3/repos/team/pipelines/actions/workflows/launch.yaml";
const RUN: &str = "/api/v3/repos/team/pipelines/actions/runs/7";

/// Answers what GitHub's documentation says, but for the dispatch.
fn github(request: &Received) -> Option<(u16, String)> {
    if request.header("authorization") != "Bearer github_pat_good" {
        return Some((401, r#"{"message":"Bad credentials","status":"401"}"#.into()));
    }
    let known = request.line == format!("GET {WORKFLOW}");
    let reply = if known { r#"{"id":161335,"state":"active"}"# } else { r#"{"message":"Not Found","status":"404"}"# };
    Some((if known { 200 } else { 404 }, reply.into()))
}

fn run(status: &str, conclusion: &str) -> Option<(u16, String)> {
    let conclusion = if conclusion.is_empty() { Value::Null } else { conclusion.into() };
    let page = "https://github.example.com/team/pipelines/actions/runs/7";
    Some((200, json!({ "id": 7, "status": status, "conclusion": conclusion, "html_url": page }).to_string()))
}

async fn connect_github(person: &Person, server: &StandIn, token: &str) {
    column::put(person, "Repository", "team/pipelines").await;
    column::put(person, "Address of the interface", &server.address()).await;
    column::put(person, "Fine-grained token", token).await;
    person.point_at("Connect").await;
}

/// The page with a pipeline that is ready to be launched.
async fn through_github(server: &StandIn) -> Person {
    let person = column::open(REUSE).await;
    person.point_at("GitHub Actions").await;
    connect_github(&person, server, "github_pat_good").await;
    column::says(&person, "The token is good, and the workflow is there").await;
    column::put(&person, "Pipeline", "training").await;
    column::put(&person, "Parameters", "load.rows = 5").await;
    column::says(&person, "Nothing speaks against this launch").await;
    person
}

/// The order in the body of a dispatch.
fn order(dispatch: &Received) -> Value {
    let body: Value = serde_json::from_str(&dispatch.body).expect("JSON");
    serde_json::from_str(body["inputs"]["launch"].as_str().expect("one input")).expect("JSON")
}

async fn clean(person: &Person, token: &str) {
    let written = person.ask(WRITTEN, json!([])).await;
    assert!(!written.as_str().expect("a text").contains(token), "{token:?} is in what the page wrote");
}

#[tokio::test]
async fn a_workflow_is_dispatched_once_followed_and_its_run_cancelled() {
    let asked = AtomicUsize::new(0);
    let server = StandIn::start(HEADERS_OF_GITHUB, move |request| match request.line.as_str() {
        line if line == format!("POST {WORKFLOW}/dispatches") => {
            let page = "https://github.example.com/team/pipelines/actions/runs/7";
            Some((200, json!({ "workflow_run_id": 7, "run_url": "https://x", "html_url": page }).to_string()))
        }
        line if line == format!("GET {RUN}") => match asked.fetch_add(1, Ordering::Relaxed) {
            0 => run("queued", ""),
            1 => run("in_progress", ""),
            _ => run("completed", "cancelled"),
        },
        line if line == format!("POST {RUN}/cancel") => Some((202, "{}".into())),
        _ => github(request),
    });
    let person = column::open(REUSE).await;
    person.record_downloads().await;
    person.point_at("GitHub Actions").await;
    person.point_at("Connect").await;
    column::says(&person, "No repository is named").await;
    connect_github(&person, &server, "github_pat_bad").await;
    let said = column::says(&person, "The token is not accepted").await;
    assert!(said.contains("Make another fine-grained token"), "{said}");
    column::put(&person, "Workflow", "other.yaml").await;
    connect_github(&person, &server, "github_pat_good").await;
    column::says(&person, "knows no such repository or workflow, or hides it from this token").await;
    nothing_to_object_to(&person, "launch-github-unknown").await;
    column::put(&person, "Workflow", "launch.yaml").await;
    connect_github(&person, &server, "github_pat_good").await;
    column::says(&person, "The token is good, and the workflow is there").await;
    person.point_at("Files for the repository").await;
    column::put(&person, "Module", "train.flows").await;
    column::says(&person, "python launch.py train.flows").await;
    person.point_at("Download launch.yaml").await;
    person.point_at("Download launch.py").await;
    person.point_at("Files for the repository").await;
    column::put(&person, "Pipeline", "training").await;
    person.point_at("Launch…").await;
    let said = column::says(&person, "Start this run?").await;
    for part in ["team/pipelines", "launch.yaml", "training", IMAGE] {
        assert!(said.contains(part), "{part}: {said}");
    }
    nothing_to_object_to(&person, "launch-github-confirm").await;
    let press = "const start = [...document.querySelectorAll('button')].find(b => b.innerText === 'Start the run');
        start.click(); start.click(); start.dispatchEvent(new MouseEvent('dblclick', { bubbles: true })); start.click();";
    person.ask(press, json!([])).await;
    column::run_says(&person, "Queued").await;
    clean(&person, "github_pat_").await;
    person.point_at("Stop the run").await;
    column::run_says(&person, "Cancelled").await;
    let [dispatch] = &server.received(&format!("POST {WORKFLOW}"))[..] else { panic!("one dispatch") };
    let order = order(dispatch);
    assert_eq!(order["pipeline"], "training");
    assert_eq!(order["run_configuration"]["settings"]["docker"]["parent_image"], IMAGE);
    assert_eq!(server.received(&format!("POST {RUN}/cancel")).len(), 1);
    let link = person.ask("return document.querySelector('.launch-facts a').href", json!([])).await;
    assert_eq!(link, "https://github.example.com/team/pipelines/actions/runs/7");
    let downloads = person.downloads().await;
    assert!(downloads.len() >= 2 && !downloads.iter().any(|text| text.contains("github_pat_")), "{downloads:?}");
    let complaints = person.browser.console().await;
    assert!(!complaints.iter().any(|line| line.contains("github_pat_")), "{complaints:?}");
}

#[tokio::test]
async fn a_dispatch_whose_reply_is_lost_is_looked_for_before_it_is_sent_again() {
    // What was dispatched, and whether the list of runs shows it.
    let dispatched = Arc::new(Mutex::new(None::<String>));
    let shows = Arc::new(AtomicUsize::new(0));
    let (known, visible) = (Arc::clone(&dispatched), Arc::clone(&shows));
    let server = StandIn::start(HEADERS_OF_GITHUB, move |request| match request.line.as_str() {
        line if line == format!("POST {WORKFLOW}/dispatches") => {
            let id = order(request)["id"].as_str().map(str::to_owned);
            let first = known.lock().unwrap().replace(id.unwrap_or_default()).is_none();
            // The first time it says nothing, the second time it takes the order as servers did before they told the run.
            if first { None } else { Some((204, String::new())) }
        }
        line if line.starts_with(&format!("GET {WORKFLOW}/runs?event=workflow_dispatch")) => {
            let id = known.lock().unwrap().clone().unwrap_or_default();
            let title = if visible.load(Ordering::Relaxed) > 0 { format!("Slipway {id}") } else { "another".into() };
            let run = json!({ "id": 7, "display_title": title, "html_url": "https://github.example.com/7" });
            Some((200, json!({ "total_count": 1, "workflow_runs": [run] }).to_string()))
        }
        line if line == format!("GET {RUN}") => run("completed", "success"),
        _ => github(request),
    });
    let person = through_github(&server).await;
    column::launch(&person).await;
    column::says(&person, "It may have been started all the same").await;
    let dispatches = || server.received(&format!("POST {WORKFLOW}"));
    assert_eq!(dispatches().len(), 1);
    person.point_at("Look for its run").await;
    column::says(&person, "There is no run of this launch").await;
    nothing_to_object_to(&person, "launch-github-lost").await;

    // After a reload it is still only looked for, with a token that is asked for again.
    shows.store(1, Ordering::Relaxed);
    person.open("").await;
    column::show(&person).await;
    person.point_at("GitHub Actions").await;
    assert_eq!(column::value(&person, "Repository").await, "team/pipelines");
    connect_github(&person, &server, "github_pat_good").await;
    column::run_says(&person, "Completed").await;
    assert_eq!(dispatches().len(), 1);

    // A reply without the run: it is found by its title.
    column::put(&person, "Pipeline", "training").await;
    column::launch(&person).await;
    column::says(&person, "Its run is looked for").await;
    column::run_says(&person, "Completed").await;
    let dispatches = dispatches();
    assert_eq!(dispatches.len(), 2);
    assert_ne!(order(&dispatches[0])["id"], order(&dispatches[1])["id"], "another launch has another identity");
}

#[tokio::test]
async fn a_pipeline_of_gitlab_is_triggered_with_a_token_that_starts_and_followed_with_one_that_reads() {
    const PROJECT: &str = "/api/v4/projects/group%2Fproject";
    let stopped = Arc::new(AtomicUsize::new(0));
    let cancelled = Arc::clone(&stopped);
    let server = StandIn::start("*, Authorization", move |request| {
        let page = "https://gitlab.example.com/group/project/-/pipelines/7";
        let pipeline = |status: &str| json!({ "id": 7, "status": status, "web_url": page }).to_string();
        let reads = request.header("authorization") == "Bearer glpat-reads";
        Some(match request.line.as_str() {
            line if line == format!("POST {PROJECT}/trigger/pipeline") => {
                match request.body.starts_with("token=glptt-starts&") && request.header("authorization").is_empty() {
                    true => (201, pipeline("created")),
                    false => (404, r#"{"message":"404 Not Found"}"#.into()),
                }
            }
            _ if !reads => (401, r#"{"message":"401 Unauthorized"}"#.into()),
            line if line == format!("GET {PROJECT}") => (200, r#"{"id":3}"#.into()),
            line if line == format!("POST {PROJECT}/pipelines/7/cancel") => {
                cancelled.store(1, Ordering::Relaxed);
                (201, pipeline("canceled"))
            }
            line if line == format!("GET {PROJECT}/pipelines/7") => {
                (200, pipeline(if cancelled.load(Ordering::Relaxed) > 0 { "canceled" } else { "running" }))
            }
            _ => (404, r#"{"message":"404 Not Found"}"#.into()),
        })
    });
    let person = column::open(REUSE).await;
    person.point_at("GitLab CI").await;
    let connect = async |starts: &str, reads: &str| {
        column::put(&person, "Project", "group/project").await;
        column::put(&person, "Address of GitLab", &server.address()).await;
        column::put(&person, "Trigger token", starts).await;
        column::put(&person, "Access token", reads).await;
        person.point_at("Connect").await;
    };
    connect("glptt-wrong", "glpat-wrong").await;
    column::says(&person, "The token is not accepted").await;

    // Without a token that reads, only the start tells whether the other one is good, and only the link how far it is.
    connect("glptt-wrong", "").await;
    column::says(&person, "Nothing was sent yet").await;
    column::put(&person, "Pipeline", "training").await;
    column::launch(&person).await;
    let said = column::says(&person, "GitLab knows no such project or branch").await;
    assert!(said.contains("Nothing was started"), "{said}");
    person.point_at("Back").await;
    person.point_at("Change").await;
    connect("glptt-starts", "").await;
    column::says(&person, "Launch…").await;
    column::launch(&person).await;
    column::says(&person, "It is not followed here: that needs an access token").await;
    let link = person.ask("return document.querySelector('.launch-facts a').href", json!([])).await;
    assert_eq!(link, "https://gitlab.example.com/group/project/-/pipelines/7");
    nothing_to_object_to(&person, "launch-gitlab-started").await;

    person.point_at("Change").await;
    connect("glptt-starts", "glpat-reads").await;
    column::run_says(&person, "Running").await;
    clean(&person, "glpt").await;
    clean(&person, "glpat-").await;
    person.point_at("Stop the run").await;
    column::run_says(&person, "Cancelled").await;
    let triggers = server.received(&format!("POST {PROJECT}/trigger"));
    assert_eq!(triggers.iter().filter(|trigger| trigger.body.contains("glptt-starts")).count(), 1);
    assert_eq!(stopped.load(Ordering::Relaxed), 1);
}
