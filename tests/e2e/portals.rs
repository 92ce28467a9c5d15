//! The page inside others: sites that documentation generators build and plain pages of another origin, with and without script.

use std::{fs, path::Path, process::Command};

use embedding::{
    options::View,
    snippet::{Host as Kind, Wish, snippet},
};
use engine::{Document, Language, Origin};
use serde_json::{Value, json};

use crate::support::{Browser, Host, eventually, folder, origin, variable};

pub const LINK: &str = "v=1&zenml=0.98.0&goal=reuse&parent_image=registry.example.com/ml/train:v1";
const SETTING: &str = "parent_image=\"registry.example.com/ml/train:v1\"";

/// What each host allows: the page's own files and nothing inline.
fn strict() -> String {
    let page = origin();
    format!("default-src 'none'; script-src {page}; frame-src {page}; style-src 'self'; img-src 'self'")
}

fn outputs() -> Wish {
    Wish { view: View::Outputs, theme: String::new(), read_only: false, locks: Vec::new() }
}

/// The lines that a person pastes into a page of a kind.
fn lines(kind: Kind, wish: &Wish) -> String {
    let mut document = Document::new("docker_settings.py", Language::Python);
    document.push(SETTING, Origin::Recipe);
    snippet(kind, wish, &format!("{}/", origin()), LINK, &[document])
}

fn page(attributes: &str, body: &str) -> String {
    format!(
        "<!doctype html><html lang=en {attributes}><head><meta charset=utf-8><meta name=viewport content=\"width=device-width\"><title>A portal</title></head><body><h1>Portal</h1>{body}</body></html>"
    )
}

/// A plain portal with some body.
pub fn plain(name: &str, attributes: &str, body: &str) -> Host {
    let folder = folder(name);
    fs::write(folder.join("index.html"), page(attributes, body)).expect("the page can be written");
    Host::start(&folder, &strict())
}

/// Goes into the frame at a position, of all that the page has, also inside the element.
pub async fn enter(browser: &Browser, position: usize) {
    let script = "
        const all = [...document.querySelectorAll('iframe, slipway-configurator')]
            .map(e => e.localName === 'iframe' ? e : e.shadowRoot?.querySelector('iframe'));
        const found = all[arguments[0]];
        return found?.checkVisibility() ? found : null;";
    let found = eventually("the frame", async || {
        let found = browser.client.execute(script, vec![json!(position)]).await.expect("the script runs");
        found.as_object().and_then(|element| element.values().next().cloned())
    })
    .await;
    let id = found.as_str().expect("an element").to_owned();
    let element = fantoccini::elements::Element::from_element_id(browser.client.clone(), id.into());
    element.enter_frame().await.expect("the frame can be entered");
}

pub async fn text(browser: &Browser) -> String {
    let text = browser.client.execute("return document.body?.innerText ?? ''", vec![]).await.expect("the script runs");
    text.as_str().unwrap_or_default().to_owned()
}

/// Waits until a frame shows the setting, and goes back to the page around it.
async fn shows(browser: &Browser, position: usize) {
    enter(browser, position).await;
    eventually("the setting in the frame", async || {
        let ready = browser.client.execute("return document.querySelector('.line') !== null", vec![]).await;
        let ready = ready.expect("the script runs").as_bool() == Some(true);
        (ready && text(browser).await.contains(SETTING)).then_some(())
    })
    .await;
    assert_eq!(kept(browser).await, json!([0, 0]), "a frame keeps something");
    browser.client.enter_parent_frame().await.expect("there is a page around");
}

/// How many things the frame keeps, or nothing where it may not even ask.
pub async fn kept(browser: &Browser) -> Value {
    let script = "
        const count = area => { try { return self[area].length; } catch { return 0; } };
        return [count('localStorage'), count('sessionStorage')];";
    browser.client.execute(script, vec![]).await.expect("the script runs")
}

/// The heights of the frames inside elements.
async fn heights(browser: &Browser) -> Vec<i64> {
    let script = "return [...document.querySelectorAll('slipway-configurator')]
        .map(e => e.shadowRoot?.querySelector('iframe')?.offsetHeight ?? 0)";
    let heights = browser.client.execute(script, vec![]).await.expect("the script runs");
    heights.as_array().expect("a list").iter().filter_map(Value::as_i64).collect()
}

/// The element's frame takes the height of its content and stays there.
async fn rests(browser: &Browser) {
    let mut before = heights(browser).await;
    eventually(&format!("a height that stays, not {:?}", heights(browser).await), async || {
        tokio::time::sleep(std::time::Duration::from_millis(400)).await;
        let now = heights(browser).await;
        let stays = now == before && now.iter().all(|height| *height > 240);
        before = now;
        stays.then_some(())
    })
    .await;
}

async fn at(browser: &Browser, address: &str) {
    browser.client.goto(address).await.expect("the portal can be opened");
}

#[tokio::test]
async fn a_plain_page_of_another_origin_holds_a_frame_and_an_element() {
    for kind in [Kind::Frame, Kind::Html] {
        let host = plain("plain", "", &lines(kind, &outputs()));
        let browser = Browser::start().await;
        at(&browser, &host.origin()).await;
        shows(&browser, 0).await;
        if kind == Kind::Html {
            rests(&browser).await;
        }
        let entries = browser.client.execute("return history.length", vec![]).await.expect("the script runs");
        browser.client.refresh().await.expect("the host reloads");
        shows(&browser, 0).await;
        let after = browser.client.execute("return history.length", vec![]).await.expect("the script runs");
        assert_eq!(entries, after, "a frame wrote history");
        let complaints: Vec<String> = browser.complaints().await;
        // The element's sandbox keeps the frame from leading its host elsewhere, and is no wall against its own origin.
        let ours = |text: &&String| !text.contains("favicon") && !text.contains("can escape its sandboxing");
        assert_eq!(complaints.iter().filter(ours).collect::<Vec<_>>(), [""; 0]);
    }
}

/// What a generator's site is: with the looks of most, or dark and from right to left.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Looks {
    Usual,
    DarkRightToLeft,
}

/// The sites that generators build, and the kind of lines with a script that they take.
const SITES: [(&str, Kind); 2] = [("mkdocs", Kind::MkDocs), ("sphinx", Kind::Sphinx)];

/// Both ways of every site: its name, its host, and whether it is the way with a script.
fn sites(name: &str, looks: Looks, wish: &Wish, change: impl Fn(String) -> String) -> Vec<(String, Host, bool)> {
    let (folder, python) = (folder(name), variable("SLIPWAY_PORTALS_PYTHON"));
    let ways = SITES.into_iter().flat_map(|(generator, script)| [(generator, Kind::Frame), (generator, script)]);
    ways.map(|(generator, kind)| {
        let scripted = kind != Kind::Frame;
        let site = folder.join(generator).join(if scripted { "c" } else { "b" });
        build(&python, generator, &site, looks, &change(lines(kind, wish)));
        (format!("{generator} {kind:?}"), Host::start(&site.join("out"), ""), scripted)
    })
    .collect()
}

#[tokio::test]
async fn sites_of_documentation_generators_hold_two_of_both_also_narrow_and_reloaded() {
    let two = |lines: String| [&lines, "\n\n", &lines.replace("train:v1", "other:v2")].concat();
    for (site, host, scripted) in sites("sites", Looks::Usual, &outputs(), two) {
        let browser = Browser::start().await;
        at(&browser, &host.origin()).await;
        shows(&browser, 0).await;
        if scripted {
            rests(&browser).await;
        }
        browser.client.refresh().await.expect("the host reloads");
        shows(&browser, 0).await;
        enter(&browser, 1).await;
        eventually("the other setting", async || text(&browser).await.contains("ml/other:v2").then_some(())).await;
        browser.client.enter_parent_frame().await.expect("there is a page around");
        browser.resize(320, 800).await;
        shows(&browser, 0).await;
        fits(&browser, &site).await;
    }
}

#[tokio::test]
async fn dark_sites_from_right_to_left_hold_both() {
    let wish = Wish { theme: "dark".into(), ..outputs() };
    for (site, host, _) in sites("dark-sites", Looks::DarkRightToLeft, &wish, |lines| lines) {
        let browser = Browser::start().await;
        at(&browser, &host.origin()).await;
        shows(&browser, 0).await;
        let told = fits(&browser, &site).await;
        assert_eq!((told[2].as_str(), told[3].as_str()), (Some("dark"), Some("ltr")), "{site}");
    }
}

#[tokio::test]
async fn sites_hold_both_with_a_sandbox_and_without_storage() {
    let sandboxed = |lines: String| lines.replace("<iframe ", "<iframe sandbox=\"allow-scripts\" ");
    for (_, host, _) in sites("closed-sites", Looks::Usual, &outputs(), sandboxed) {
        let browser = Browser::start_with(&without_storage()).await;
        at(&browser, &host.origin()).await;
        shows(&browser, 0).await;
    }
}

/// What the frame says of its shape: nothing is too wide, and axe-core finds nothing.
async fn fits(browser: &Browser, host: &str) -> Value {
    enter(browser, 0).await;
    let script = "
        const root = document.scrollingElement;
        return [root.scrollWidth - root.clientWidth, getComputedStyle(document.documentElement).colorScheme,
            document.documentElement.dataset.theme ?? '', getComputedStyle(document.body).direction];";
    let told = browser.client.execute(script, vec![]).await.expect("the script runs");
    assert_eq!(told[0], 0, "{host}: something is too wide");
    assert_eq!(browser.violations().await, [""; 0], "{host}");
    browser.client.enter_parent_frame().await.expect("there is a page around");
    told
}

fn without_storage() -> Value {
    json!({ "profile.default_content_setting_values.cookies": 2, "profile.cookie_controls_mode": 1 })
}

/// Has a generator build a site of one page with some lines in it.
fn build(python: &str, name: &str, site: &Path, looks: Looks, lines: &str) {
    fs::create_dir_all(site.join("in")).expect("a folder can be made");
    let other = looks == Looks::DarkRightToLeft;
    let mut command = Command::new(python);
    match name {
        "mkdocs" => {
            let theme = if other { "  direction: rtl\n  palette:\n    scheme: slate\n" } else { "" };
            let settings = format!(
                "site_name: Portal\ndocs_dir: in\nsite_dir: out\ntheme:\n  name: material\n  font: false\n{theme}"
            );
            fs::write(site.join("mkdocs.yml"), settings).expect("a file can be written");
            fs::write(site.join("in/index.md"), format!("# Portal\n\n{lines}\n")).expect("a file can be written");
            command.args(["-m", "mkdocs", "build", "--quiet"]);
        }
        _ => {
            fs::write(site.join("in/conf.py"), "project = 'Portal'\n").expect("a file can be written");
            let raw = |lines: &str| match lines.starts_with("..") {
                true => lines.to_owned(),
                false => format!(".. raw:: html\n\n   {lines}"),
            };
            // Sphinx's own theme has neither; its page can.
            let head = if other {
                raw("<script>document.documentElement.dir = 'rtl'; document.body.style.background = '#111';</script>")
            } else {
                String::new()
            };
            let lines: Vec<String> = lines
                .split("\n\n<")
                .map(|part| match part.starts_with(['<', '.']) {
                    true => raw(part),
                    false => raw(&["<", part].concat()),
                })
                .collect();
            fs::write(site.join("in/index.rst"), format!("Portal\n======\n\n{head}\n\n{}\n", lines.join("\n\n")))
                .expect("a file can be written");
            command.args(["-m", "sphinx", "-q", "in", "out"]);
        }
    }
    let built = command.current_dir(site).output().expect("the generator runs");
    assert!(built.status.success(), "{name}: {built:?}");
}

#[tokio::test]
async fn a_sandbox_without_an_origin_and_blocked_storage_change_nothing() {
    let sandboxed = lines(Kind::Frame, &outputs()).replace("<iframe ", "<iframe sandbox=\"allow-scripts\" ");
    let browser = Browser::start_with(&without_storage()).await;
    let host = plain("sandboxed", "", &sandboxed);
    at(&browser, &host.origin()).await;
    shows(&browser, 0).await;
    for kind in [Kind::Frame, Kind::Html] {
        let host = plain("blocked", "", &lines(kind, &outputs()));
        at(&browser, &host.origin()).await;
        shows(&browser, 0).await;
        enter(&browser, 0).await;
        let script = "try { return localStorage.length; } catch (error) { return error.name; }";
        let blocked = browser.client.execute(script, vec![]).await.expect("the script runs");
        assert_eq!(blocked, "SecurityError", "storage is not blocked, so this shows nothing");
        browser.client.enter_parent_frame().await.expect("there is a page around");
    }
}

#[tokio::test]
async fn two_elements_are_two() {
    let other = lines(Kind::Html, &outputs()).replace("train:v1", "other:v2");
    let host = plain("two", "", &[lines(Kind::Html, &outputs()), other].concat());
    let browser = Browser::start().await;
    at(&browser, &host.origin()).await;
    shows(&browser, 0).await;
    rests(&browser).await;
    enter(&browser, 1).await;
    eventually("the other setting", async || text(&browser).await.contains("ml/other:v2").then_some(())).await;
}

#[tokio::test]
async fn narrow_dark_and_right_to_left_hosts_hold_a_frame_that_fits() {
    let browser = Browser::start().await;
    for (attributes, theme, width) in [("", "", 320), ("", "dark", 1280), ("dir=rtl", "", 800)] {
        browser.resize(width, 800).await;
        for kind in [Kind::Frame, Kind::Html] {
            let host = plain("shapes", attributes, &lines(kind, &Wish { theme: theme.into(), ..outputs() }));
            at(&browser, &host.origin()).await;
            shows(&browser, 0).await;
            let told = fits(&browser, &format!("{attributes} {width} {kind:?}")).await;
            assert_eq!((told[2].as_str(), told[3].as_str()), (Some(theme), Some("ltr")));
        }
    }
}

#[tokio::test]
async fn the_text_is_there_before_the_wasm() {
    // A page whose Wasm never comes.
    let without = folder("without-wasm");
    for file in fs::read_dir(variable("SLIPWAY_DIST")).expect("the page is built") {
        let path = file.expect("a file").path();
        let is_wasm = path.to_string_lossy().contains(".wasm");
        if let (true, Some(name)) = (path.is_file() && !is_wasm, path.file_name()) {
            fs::copy(&path, without.join(name)).expect("a file can be copied");
        }
    }
    let early = Host::start(&without, "");
    for kind in [Kind::Frame, Kind::Html] {
        let portal = folder("early");
        let lines = lines(kind, &outputs()).replace(&origin(), &early.origin());
        fs::write(portal.join("index.html"), page("", &lines)).expect("the page can be written");
        let host = Host::start(&portal, "");
        let browser = Browser::start().await;
        at(&browser, &host.origin()).await;
        if kind == Kind::Frame {
            enter(&browser, 0).await;
        }
        eventually("the text", async || text(&browser).await.contains(SETTING).then_some(())).await;
        let wasm = "return document.querySelector('.line') !== null";
        assert_eq!(browser.client.execute(wasm, vec![]).await.expect("the script runs"), false);
    }
}
