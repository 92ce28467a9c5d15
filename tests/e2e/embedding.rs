//! What a page around a frame can do, what it cannot, and the dialog that writes its lines.

use serde_json::json;

use crate::{
    person::Person,
    portals::{LINK, enter, kept, plain, text},
    support::{Browser, eventually, origin},
};

/// An element, and a script of the host that is a file of the page's own origin.
fn element(attributes: &str) -> String {
    format!(
        "<slipway-configurator link=\"{}\" {attributes}></slipway-configurator><script src=\"{}/embed.js\" defer></script>",
        LINK.replace('&', "&amp;"),
        origin()
    )
}

/// Waits until the element can be asked.
async fn ready(browser: &Browser) {
    let script = "const done = arguments[0]; customElements.whenDefined('slipway-configurator')
        .then(() => document.querySelector('slipway-configurator').ready).then(() => done(true));";
    browser.client.execute_async(script, vec![]).await.expect("the element gets ready");
}

async fn asked(browser: &Browser, call: &str) -> serde_json::Value {
    let script = format!(
        "const done = arguments[0], e = document.querySelector('slipway-configurator');
        Promise.resolve().then(() => {call}).then(done, error => done(error.message));"
    );
    browser.client.execute_async(&script, vec![]).await.expect("the script runs")
}

#[tokio::test]
async fn a_host_loads_asks_and_hears_and_gets_no_secret() {
    let secret = "ghp_16C7e42F292c6912E7710c838347Ae178B4a";
    let host = plain("talk", "", &element("view=full"));
    let browser = Browser::start().await;
    browser.client.goto(&host.origin()).await.expect("the portal opens");
    ready(&browser).await;
    let listen = "window.heard = []; for (const kind of ['change', 'size', 'error'])
        document.querySelector('slipway-configurator').addEventListener(`slipway-${kind}`, e => heard.push([kind, e.detail]));";
    browser.client.execute(listen, vec![]).await.expect("the script runs");
    let other = "v=1&zenml=0.98.0&goal=let_zenml_build&requirements=pandas";
    assert_eq!(asked(&browser, &format!("e.load('{other}')")).await, json!({}));
    let outputs = eventually("the outputs", async || {
        let outputs = asked(&browser, "e.get('outputs')").await;
        outputs["outputs"]["docker_settings.py"].as_str().filter(|text| text.contains("pandas")).map(str::to_owned)
    });
    outputs.await;
    assert_eq!(asked(&browser, "e.load('v=9&zenml=0.98.0')").await, "broken-link");
    let link = asked(&browser, "e.get('link')").await;
    assert!(link["link"].as_str().expect("a link").contains("requirements=pandas"), "{link}");
    // A person types a secret into the frame: nothing of what the host hears holds it.
    enter(&browser, 0).await;
    let put = "const area = document.getElementById('environment'); area.value = arguments[0];
        area.dispatchEvent(new InputEvent('input', { bubbles: true }));";
    browser
        .client
        .execute(put, vec![json!(format!("GITHUB_TOKEN={secret}\nHF_HOME=/opt/hf"))])
        .await
        .expect("it is typed");
    assert_eq!(kept(&browser).await, json!([0, 0]));
    browser.client.enter_parent_frame().await.expect("there is a page around");
    let heard = eventually("the change", async || {
        let heard = browser.client.execute("return JSON.stringify(heard)", vec![]).await.expect("the script runs");
        heard.as_str().filter(|text| text.contains("HF_HOME")).map(str::to_owned)
    })
    .await;
    let outputs = asked(&browser, "e.get('outputs')").await.to_string();
    let link = asked(&browser, "e.get('link')").await.to_string();
    assert!(![heard, outputs, link].concat().contains(secret));
}

#[tokio::test]
async fn locks_and_read_only_hold_against_a_person_and_show_why() {
    let host = plain("locks", "", &element("lock=parent_image,goal"));
    let browser = Browser::start().await;
    browser.client.goto(&host.origin()).await.expect("the portal opens");
    ready(&browser).await;
    enter(&browser, 0).await;
    let script = "
        const field = document.getElementById('parent_image');
        field.value = 'evil.example/image';
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        return [field.matches(':disabled'), field.closest('.field').innerText];";
    let told = browser.client.execute(script, vec![]).await.expect("the script runs");
    assert_eq!(told[0], true);
    assert!(told[1].as_str().expect("a text").contains("The page around this one has fixed it"), "{told}");
    eventually("the fixed value", async || text(&browser).await.contains("ml/train:v1").then_some(())).await;
    assert!(!text(&browser).await.contains("evil.example"));
    let host = plain("readonly", "", &element("readonly=1"));
    browser.client.goto(&host.origin()).await.expect("the portal opens");
    ready(&browser).await;
    enter(&browser, 0).await;
    let form = browser.client.execute("return document.querySelector('.form').checkVisibility()", vec![]).await;
    assert_eq!(form.expect("the script runs"), false);
    assert!(text(&browser).await.contains("ml/train:v1"));
}

/// Bodies of a host that try to have something launched or kept, by links, options, messages and frames.
fn attempts() -> Vec<String> {
    let page = origin();
    let frame = |rest: &str| format!("<iframe width=600 height=400 src=\"{page}/{rest}\"></iframe>");
    let mut all: Vec<String> = [
        "embed.html?launch=1#v=1&zenml=0.98.0",
        "embed.html?launch=1&origin=*#v=1&zenml=0.98.0&launch=1",
        "embed.html?c=v=1%26zenml=0.98.0%26launch=True",
        "embed.html?tab=launch#v=1&zenml=0.98.0",
        "embed.html?view=launch#v=1&zenml=0.98.0&server=https://evil.example&token=abc",
        "embed.html?origin=javascript:alert(1)#v=1&zenml=0.98.0",
        "embed.html?preset=%3Cscript%3E&lock=%00#v=1&zenml=0.98.0",
        "embed.html#v=1&zenml=0.98.0&shown=%3Cimg%20src%3Dx%20onerror%3DlocalStorage.a%3D1%3E",
        "embed.html#v=1&zenml=0.98.0&parent_image=%3Cscript%3ElocalStorage.a=1%3C/script%3E",
        "embed.html#v=1&zenml=0.98.0&compare.x",
        "index.html#v=1&zenml=0.98.0&launch=1",
        "?c=v%3D1%26zenml%3D0.98.0",
    ]
    .iter()
    .map(|rest| frame(&rest.replace('&', "&amp;")))
    .collect();
    all.extend([format!("<object data=\"{page}/index.html\"></object>"), format!("<embed src=\"{page}/\">")]);
    all
}

/// Messages that try the same, through the port of the element and past it.
const MESSAGES: [&str; 8] = [
    "{slipway:1,id:'1',type:'launch',payload:{}}",
    "{slipway:1,id:'1',type:'store',payload:{key:'a',value:'b'}}",
    "{slipway:1,id:'1',type:'setToken',payload:{token:'x'}}",
    "{slipway:1,id:'1',type:'connect',payload:{server:'https://evil.example'}}",
    "{slipway:1,id:'1',type:'load',payload:{link:'v=1&zenml=0.98.0&launch=1&server=https://evil.example'}}",
    "{slipway:1,id:'1',type:'setView',payload:{view:'launch'}}",
    "{slipway:1,id:'1',type:'get',payload:{what:'state'}}",
    "{slipway:1,id:'1',type:'init',payload:{launch:true,capabilities:['launch']}}",
];

#[tokio::test]
async fn nothing_is_launched_or_kept_whatever_a_host_tries() {
    let attempts = attempts();
    assert!(attempts.len() + MESSAGES.len() >= 20);
    let browser = Browser::start().await;
    let allowed =
        [origin(), "http://localhost:".to_owned(), "chrome-error:".to_owned(), "data:".to_owned(), "about:".to_owned()];
    for body in attempts {
        let host = plain("attempts", "", &body);
        browser.client.goto(&host.origin()).await.expect("the portal opens");
        tokio::time::sleep(std::time::Duration::from_millis(1_500)).await;
        quiet(&browser, &allowed, &body).await;
    }
    // A message that the host sends itself: it has a port of its own for that.
    let host = plain(
        "messages",
        "",
        &format!("<iframe width=600 height=400 src=\"{}/embed.html?origin=ORIGIN#{}\"></iframe>", origin(), LINK),
    );
    browser.client.goto(&host.origin()).await.expect("the portal opens");
    let talk = format!("
        const done = arguments[0], frame = document.querySelector('iframe');
        const {{ port1, port2 }} = new MessageChannel();
        const answers = [];
        port1.onmessage = e => answers.push(e.data);
        const begin = () => frame.contentWindow.postMessage({{ slipway: 1, type: 'init' }}, '*', [port2]);
        addEventListener('message', e => {{ if (e.data?.type === 'ready' && !answers.begun) {{ answers.begun = true; begin();
            for (const message of [{}]) {{ port1.postMessage(message); frame.contentWindow.postMessage(message, '*'); }}
            setTimeout(() => done(answers.map(a => a.type + ' ' + (a.payload?.code ?? ''))), 1500); }} }});
        frame.src = frame.src.replace('ORIGIN', encodeURIComponent(location.origin));", MESSAGES.join(","));
    let answers = browser.client.execute_async(&talk, vec![]).await.expect("the script runs");
    let refused = answers
        .as_array()
        .expect("a list")
        .iter()
        .filter(|answer| answer.as_str().is_some_and(|text| text.starts_with("error")))
        .count();
    assert_eq!(refused, 7, "{answers}");
    quiet(&browser, &allowed, "messages").await;
}

/// Nobody but the page's server and the host was asked for anything, and nothing is kept at the page's origin.
async fn quiet(browser: &Browser, allowed: &[String], attempt: &str) {
    let strange: Vec<String> = browser
        .requests()
        .await
        .into_iter()
        .filter(|address| !allowed.iter().any(|start| address.starts_with(start)))
        .collect();
    assert_eq!(strange, [""; 0], "{attempt}");
    if !browser.is_chromium() {
        return;
    }
    let usage = browser.devtools("Storage.getUsageAndQuota", json!({ "origin": origin() })).await;
    assert_eq!(usage["usage"], 0, "{attempt}: {usage}");
}

#[tokio::test]
async fn the_dialog_writes_lines_that_show_what_its_preview_shows() {
    let person = Person::at(&format!("#{LINK}")).await;
    person.point_at("Share").await;
    person.point_at("Embed in a page…").await;
    let lines = async |kind: &str| {
        let choose = "const list = document.getElementById('dialog-first'); list.value = arguments[0];
            list.dispatchEvent(new Event('change', { bubbles: true }));";
        eventually("the dialog", async || {
            let there = person
                .ask("return document.querySelector('[data-dialog=embed] #embed-lines') !== null", json!([]))
                .await;
            there.as_bool().filter(|there| *there)
        })
        .await;
        person.ask(choose, json!([kind])).await;
        person
            .ask("return document.getElementById('embed-lines').value", json!([]))
            .await
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    let html = lines("HTML").await;
    assert!(html.contains("<slipway-configurator link=\"v=1&amp;k=") && html.contains("view=\"outputs\""), "{html}");
    assert_eq!(person.browser.violations().await, [""; 0]);
    assert!(lines("Sphinx").await.starts_with(".. raw:: html"));
    assert!(lines("Markdown").await.starts_with("[![Open in Slipway]"));
    let frame = lines("HTML, no script").await;
    let preview = person.ask("return document.querySelector('.embed-preview').src", json!([])).await;
    let preview = preview.as_str().expect("an address").replace('&', "&amp;");
    assert!(frame.contains(preview.as_str()), "{preview}: {frame}");
    enter(&person.browser, 0).await;
    eventually("the preview", async || text(&person.browser).await.contains("ml/train:v1").then_some(())).await;
}
