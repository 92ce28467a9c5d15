//! What a person does in the column of steps.

use std::time::{Duration, Instant};

use serde_json::json;
use zenml_server::Server;

use crate::{person::Person, support::eventually};

/// What everything is launched on, unless a test says something else.
pub const IMAGE: &str = "registry.example.com/team/train:2.0";
/// The image of the step that trains.
pub const GPU: &str = "registry.example.com/team/train-gpu:2.0";
/// A configuration that reuses the image.
pub const REUSE: &str = "#v=1&zenml=0.98.0&goal=reuse&python=3.11&parent_image=registry.example.com/team/train:2.0";

/// Longer than any run of these tests takes, on a machine that others use too.
const RUN: Duration = Duration::from_secs(180);

/// Opens the page at the tab.
pub async fn open(link: &str) -> Person {
    let person = Person::at(link).await;
    show(&person).await;
    person
}

/// Goes to the tab, as soon as its part is there.
pub async fn show(person: &Person) {
    person.whole_page().await;
    person.point_at("Launch").await;
    eventually("the column", async || (!person.text_at(".launch").await.is_empty()).then_some(())).await;
}

/// Logs in with the key of the service account.
pub async fn log_in(person: &Person, server: &Server) {
    person.put_in("Address of the ZenML server", &server.address()).await;
    person.put_in("API key", &server.seed.key).await;
    person.point_at("Connect").await;
    says(person, "It can start runs").await;
}

/// Waits until the server has taken the login.
pub async fn is_logged_in(person: &Person) {
    eventually("a login", async || {
        person
            .ask("return document.getElementById('launch-address') === null", json!([]))
            .await
            .as_bool()
            .filter(|yes| *yes)
    })
    .await;
}

/// Opens the page and logs in.
pub async fn connected(server: &Server, link: &str) -> Person {
    let person = open(link).await;
    log_in(&person, server).await;
    person
}

/// Chooses a pipeline and a snapshot. The only project is chosen by itself.
pub async fn choose(person: &Person, pipeline: &str, snapshot: &str) {
    select(person, "Pipeline on the server", pipeline).await;
    select(person, "Snapshot", &format!("{snapshot}, ")).await;
    says(person, "Runs on the stack").await;
}

/// Looks the plan over and starts it.
pub async fn launch(person: &Person) {
    person.point_at("Launch…").await;
    start(person).await;
}

/// Starts what is looked over. A call of the plan has the same name as the button.
pub async fn start(person: &Person) {
    let press = "const found = [...document.querySelectorAll('.launch-confirm button')].find(b => b.innerText === 'Start the run');
        found?.click();
        return !!found;";
    eventually("the button", async || person.ask(press, json!([])).await.as_bool().filter(|done| *done)).await;
}

/// Chooses what begins with a text in a list that unfolds.
pub async fn select(person: &Person, label: &str, text: &str) {
    eventually(&format!("{text:?} in {label:?}"), async || {
        person.ask(SELECT, json!([label, text])).await.as_bool().filter(|done| *done)
    })
    .await;
}

/// Puts a text into a field of the column.
pub async fn put(person: &Person, label: &str, text: &str) {
    eventually(&format!("a field {label:?}"), async || {
        person.ask(PUT, json!([label, text])).await.as_bool().filter(|done| *done)
    })
    .await;
}

/// What stands in a field of the column.
pub async fn value(person: &Person, label: &str) -> String {
    let script =
        "const label = [...document.querySelectorAll('.launch label')].find(l => l.innerText === arguments[0]);
        return label?.control?.value ?? '';";
    person.ask(script, json!([label])).await.as_str().unwrap_or_default().to_owned()
}

/// Waits until a field of the column holds a text.
pub async fn has_value(person: &Person, label: &str, text: &str) {
    eventually(&format!("{text:?} in {label:?}"), async || (value(person, label).await == text).then_some(())).await;
}

/// What was sent since this was last asked that makes or starts something.
pub async fn orders(person: &Person) -> Vec<String> {
    let sent = person.browser.requests().await.into_iter();
    let makes = |url: &String| {
        url.ends_with("/pipeline_builds") || url.ends_with("/pipeline_snapshots") || url.ends_with("/runs")
    };
    // The question whether the server can start runs is the start of a snapshot that nobody has.
    sent.filter(makes).filter(|url| !url.contains("/00000000-0000-0000-0000-000000000000/")).collect()
}

/// Waits until the column says something, and returns everything that it says.
pub async fn says(person: &Person, part: &str) -> String {
    let mut said = String::new();
    let found = async || {
        said = person.text_at(".launch").await;
        said.contains(part).then_some(())
    };
    eventually_within(RUN, part, found).await;
    said
}

/// Waits until the run has a status, and returns what the column says then.
pub async fn run_says(person: &Person, status: &str) -> String {
    let found = async || (person.text_at(".launch-run .launch-status").await == status).then_some(());
    eventually_within(RUN, status, found).await;
    person.text_at(".launch").await
}

/// What the browser complained of, without its note that a server refused something: that is its to do, also where the page
/// asks in order to be refused.
pub async fn complaints(person: &Person) -> Vec<String> {
    let complaints = person.browser.complaints().await.into_iter();
    complaints
        .filter(|line| !line.contains("Failed to load resource: the server responded with a status of 4"))
        .collect()
}

/// Waits for a field of the form that holds a text.
pub async fn field_with(person: &Person, label: &str, text: &str) {
    eventually(&format!("{text:?} in {label:?}"), async || {
        (person.ask(VALUE, json!([label])).await == text).then_some(())
    })
    .await;
}

/// Waits until there is no field of this name.
pub async fn without_field(person: &Person, label: &str) {
    eventually(&format!("no {label:?}"), async || person.ask(VALUE, json!([label])).await.is_null().then_some(()))
        .await;
}

async fn eventually_within(patience: Duration, what: &str, mut ask: impl AsyncFnMut() -> Option<()>) {
    let started = Instant::now();
    while ask().await.is_none() {
        assert!(started.elapsed() < patience, "waited {patience:?} for {what:?}");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

const SELECT: &str = "
const label = [...document.querySelectorAll('.launch label')].find(l => l.innerText === arguments[0]);
const select = label?.control;
const options = select ? [...select.options] : [];
const option = options.find(o => o.text === arguments[1]) ?? options.find(o => o.text.startsWith(arguments[1]));
if (!option || select.disabled) return false;
select.value = option.value;
select.dispatchEvent(new Event('change', { bubbles: true }));
return true;";

const PUT: &str = "
const label = [...document.querySelectorAll('.launch label')].find(l => l.innerText === arguments[0]);
if (!label?.control) return false;
label.control.value = arguments[1];
label.control.dispatchEvent(new InputEvent('input', { bubbles: true }));
label.control.dispatchEvent(new Event('change', { bubbles: true }));
return true;";

const VALUE: &str = "
const label = [...document.querySelectorAll('.form label')].find(l => l.textContent === arguments[0]);
return label?.control?.value ?? null;";

/// Presses a button in the row of a list that holds a text.
pub async fn press_in(person: &Person, row: &str, button: &str) {
    let press = "const row = [...document.querySelectorAll('.launch li li, .launch ul > li')].find(li => li.innerText.includes(arguments[0])
          && [...li.querySelectorAll('button')].some(b => b.innerText === arguments[1]));
        const found = row && [...row.querySelectorAll('button')].find(b => b.innerText === arguments[1]);
        found?.click();
        return !!found;";
    eventually(&format!("{button:?} beside {row:?}"), async || {
        person.ask(press, json!([row, button])).await.as_bool().filter(|done| *done)
    })
    .await;
}
