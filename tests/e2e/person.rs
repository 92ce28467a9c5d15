//! A person at the keyboard: finds things by the names on screen, goes to them with Tab, and never touches a mouse.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::support::{Browser, eventually};

/// More stops than a page may have between two things a person wants.
const STOPS: usize = 400;

/// What a person perceives of the control that has the focus.
struct Control {
    name: String,
    group: String,
    state: String,
    /// `input`, `select`, `summary`, …
    kind: String,
}

/// A person in front of a browser.
pub struct Person {
    /// The browser, for what a person cannot see.
    pub browser: Browser,
}

impl Person {
    /// Sits down at a new browser and opens the page; `fragment` is empty, or starts with `#`.
    pub async fn at(fragment: &str) -> Self {
        let person = Self { browser: Browser::start().await };
        person.open(fragment).await;
        person
    }

    /// Opens the page and waits until it can be used.
    pub async fn open(&self, fragment: &str) {
        self.browser.open(fragment).await;
        self.ready().await;
    }

    /// Waits until the page can be used.
    pub async fn ready(&self) {
        eventually("the form", async || self.ask(READY, json!([])).await.as_bool().filter(|ready| *ready)).await;
    }

    /// Waits until the part of the page that follows the first screen is there, too.
    pub async fn whole_page(&self) {
        let script = "return [...document.querySelectorAll('.group button')].some(b => b.innerText.includes('Add a step') || b.textContent.includes('Add a step'))";
        eventually("the whole page", async || self.ask(script, json!([])).await.as_bool().filter(|there| *there)).await;
    }

    /// Presses one key.
    pub async fn press(&self, key: Key) {
        if matches!(key, Key::Tab) {
            // A field for files would take what WebDriver types for names.
            return self.browser.press_tab().await;
        }
        self.write(&char::from(key).to_string()).await;
    }

    /// Types where the focus is.
    pub async fn write(&self, text: &str) {
        let focused = self.browser.client.active_element().await.expect("something has the focus");
        focused.send_keys(text).await.expect("keys can be sent");
    }

    /// Goes on with Tab until the control of this name has the focus.
    pub async fn go_to(&self, name: &str) {
        self.go_to_one(&format!("a control named {name:?}"), |control| control.name == name).await;
    }

    /// Writes into a field in place of what is there.
    pub async fn fill(&self, name: &str, text: &str) {
        self.go_to_field(name).await;
        self.write(&format!("{}a{}{}", char::from(Key::Control), char::from(Key::Null), char::from(Key::Delete))).await;
        self.write(text).await;
    }

    /// Chooses in a list that unfolds, by arrow keys, until its value is this one.
    pub async fn pick(&self, name: &str, value: &str) {
        self.go_to(name).await;
        self.press(Key::Home).await;
        self.arrow_until(Key::Down, &format!("{value:?} in {name:?}"), |control| control.state == value).await;
    }

    /// Chooses one of a few that are all in sight.
    pub async fn choose(&self, group: &str, name: &str) {
        self.go_to_one(&format!("the choice {group:?}"), |control| control.group == group).await;
        self.arrow_until(Key::Right, &format!("{name:?} in {group:?}"), |control| control.name == name).await;
        self.press(Key::Space).await;
    }

    /// Ticks a box.
    pub async fn tick(&self, name: &str) {
        self.go_to(name).await;
        self.press(Key::Space).await;
    }

    /// Unfolds a part of the form, if it is folded.
    pub async fn unfold(&self, name: &str) {
        let what = format!("a part of the form named {name:?}");
        self.go_to_one(&what, |control| control.name == name && control.kind == "summary").await;
        if self.focused().await.state == "closed" {
            self.press(Key::Enter).await;
        }
    }

    /// Searches for an integration and chooses it.
    pub async fn choose_integration(&self, name: &str) {
        self.fill("Search integrations", name).await;
        self.tick(name).await;
    }

    /// Opens an output.
    pub async fn look_at(&self, output: &str) {
        self.go_to_one("the tabs of the outputs", |control| control.group == "Outputs").await;
        self.arrow_until(Key::Right, &format!("the tab {output:?}"), |control| control.name == output).await;
    }

    /// The text of an output on screen, by its heading, as copying would give it.
    pub async fn text_of(&self, heading: &str) -> String {
        let what = format!("the output {heading:?}");
        eventually(&what, async || self.ask(LISTING, json!([heading])).await.as_str().map(str::to_owned)).await
    }

    /// The headings of the outputs that are on screen.
    pub async fn outputs(&self) -> Vec<String> {
        let headings =
            self.ask("return [...document.querySelectorAll('.listing h3')].map(h => h.innerText)", json!([]));
        headings.await.as_array().expect("a list").iter().filter_map(Value::as_str).map(str::to_owned).collect()
    }

    /// The names of the tabs.
    pub async fn tabs(&self) -> Vec<String> {
        let script = format!("{NAMES} return [...document.querySelectorAll('[role=tab]')].map(name)");
        let tabs = self.ask(&script, json!([])).await;
        tabs.as_array().expect("a list").iter().filter_map(Value::as_str).map(str::to_owned).collect()
    }

    /// The problems shown beneath a field, by the field's label.
    pub async fn problems_at(&self, label: &str) -> String {
        let what = format!("a problem at {label:?}");
        eventually(&what, async || {
            let text = self.ask(PROBLEMS, json!([label])).await;
            text.as_str().filter(|text| !text.is_empty()).map(str::to_owned)
        })
        .await
    }

    /// What stands in a field.
    pub async fn value_of(&self, name: &str) -> String {
        self.go_to_field(name).await;
        self.focused().await.state
    }

    /// The part of the address after `#`, once it follows what was done. The page writes it after a moment of quiet.
    pub async fn link(&self) -> String {
        let mut before = String::new();
        eventually("an address that stays", async || {
            let now = self.ask("return location.hash", json!([])).await.as_str().unwrap_or_default().to_owned();
            let stays = !now.is_empty() && now == before;
            before = now;
            tokio::time::sleep(std::time::Duration::from_millis(600)).await;
            stays.then(|| before.clone())
        })
        .await
    }

    /// Puts a text into a field at once, as pasting does.
    pub async fn paste(&self, name: &str, text: &str) {
        self.go_to_field(name).await;
        let script =
            "const e = document.activeElement; e.select(); document.execCommand('insertText', false, arguments[0]);";
        self.ask(script, json!([text])).await;
    }

    /// Keeps the texts that the page offers for download from now on, instead of saving them.
    pub async fn record_downloads(&self) {
        let script = "window.saved = []; URL.createObjectURL = blob => { saved.push(blob); return 'data:,'; };";
        self.ask(script, json!([])).await;
    }

    /// The texts that were offered for download, which are then forgotten.
    pub async fn downloads(&self) -> Vec<String> {
        let script = "const done = arguments[0]; Promise.all(saved.splice(0).map(blob => blob.text())).then(done);";
        let texts = self.browser.client.execute_async(script, vec![]).await.expect("the texts can be read");
        texts.as_array().expect("a list").iter().filter_map(Value::as_str).map(str::to_owned).collect()
    }

    /// Presses what has this name, with a pointer.
    pub async fn point_at(&self, name: &str) {
        let script = format!("{NAMES} {POINT}");
        let what = format!("something to press named {name:?}");
        eventually(&what, async || self.ask(&script, json!([name])).await.as_bool().filter(|found| *found)).await;
    }

    /// Puts a text into a field at once, wherever the focus is.
    pub async fn put_in(&self, name: &str, text: &str) {
        let script = format!("{NAMES} {PUT}");
        let what = format!("a field named {name:?}");
        eventually(&what, async || self.ask(&script, json!([name, text])).await.as_bool().filter(|found| *found)).await;
    }

    /// Drops a file on the page.
    pub async fn drop_file(&self, name: &str, text: &str) {
        let script = "const data = new DataTransfer();
            data.items.add(new File([arguments[1]], arguments[0]));
            document.querySelector('main').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));";
        self.ask(script, json!([name, text])).await;
    }

    /// Waits until the control of this name has the focus.
    pub async fn focus_on(&self, name: &str) {
        eventually(&format!("the focus on {name:?}"), async || (self.focused().await.name == name).then_some(())).await;
    }

    /// The text of the first element that a selector fits.
    pub async fn text_at(&self, selector: &str) -> String {
        let script = "return document.querySelector(arguments[0])?.innerText ?? ''";
        self.ask(script, json!([selector])).await.as_str().unwrap_or_default().to_owned()
    }

    /// Runs a script in the page.
    pub async fn ask(&self, script: &str, arguments: Value) -> Value {
        let arguments = arguments.as_array().cloned().unwrap_or_default();
        self.browser.client.execute(script, arguments).await.expect("the script runs")
    }

    /// Goes to the field of this name; a part of the form may have the same one.
    async fn go_to_field(&self, name: &str) {
        let what = format!("a field named {name:?}");
        self.go_to_one(&what, |control| control.name == name && control.kind != "summary").await;
    }

    async fn focused(&self) -> Control {
        let found = self.ask(&format!("{NAMES} {FOCUSED}"), json!([])).await;
        let text = |key: &str| found[key].as_str().unwrap_or_default().to_owned();
        Control { name: text("name"), group: text("group"), state: text("state"), kind: text("kind") }
    }

    async fn go_to_one(&self, what: &str, wanted: impl Fn(&Control) -> bool) {
        for _ in 0..STOPS {
            if wanted(&self.focused().await) {
                return;
            }
            self.press(Key::Tab).await;
        }
        panic!("Tab never comes to {what}");
    }

    async fn arrow_until(&self, key: Key, what: &str, wanted: impl Fn(&Control) -> bool) {
        for _ in 0..STOPS {
            if wanted(&self.focused().await) {
                return;
            }
            self.press(key).await;
        }
        panic!("arrow keys never come to {what}");
    }
}

const READY: &str = "return document.querySelector('[role=tablist] [role=tab]') !== null";

/// How a control's name is found: as assistive technology does, as far as this page needs it.
const NAMES: &str = "
const words = e => e ? e.innerText.trim().replace(/\\s+/g, ' ') : '';
const first = e => words([...e.children].find(c => !c.matches('input, select, textarea')) ?? e);
const byId = ids => (ids ?? '').split(' ').filter(Boolean).map(id => words(document.getElementById(id))).join(' ');
const name = e => {
  if (e.ariaLabel) return e.ariaLabel;
  if (e.matches('summary')) return words(e.querySelector('h3')) || e.firstChild.textContent.trim();
  if (e.matches('[role=tab]')) return e.firstChild.textContent.trim();
  if (e.labels?.length) return e.labels[0].contains(e) ? first(e.labels[0]) : words(e.labels[0]);
  return byId(e.getAttribute('aria-labelledby')) || words(e);
};";

const FOCUSED: &str = "
const e = document.activeElement;
const group = e.closest('[role=radiogroup], [role=tablist], fieldset');
const groupName = !group ? '' : group.matches('fieldset') ? words(group.querySelector('legend'))
  : group.ariaLabel || byId(group.getAttribute('aria-labelledby'));
const state = e.matches('summary') ? (e.parentElement.open ? 'open' : 'closed') : String(e.value ?? '');
return { name: name(e), group: groupName, state, kind: e.localName };";

const POINT: &str = "
const all = [...document.querySelectorAll('button, summary, [role=tab], input[type=radio], input[type=checkbox]')];
const found = all.find(e => (e.checkVisibility() || e.labels?.[0]?.checkVisibility()) && name(e) === arguments[0]);
found?.click();
return !!found;";

const PUT: &str = "
const all = [...document.querySelectorAll('input, textarea')];
const found = all.find(e => name(e) === arguments[0]);
if (!found) return false;
found.value = arguments[1];
found.dispatchEvent(new InputEvent('input', { bubbles: true }));
return true;";

const LISTING: &str = "
const listing = [...document.querySelectorAll('.listing')].find(l => l.querySelector('h3')?.innerText === arguments[0]);
if (!listing) return null;
return [...listing.querySelectorAll('.line code')].map(line => line.textContent).join('\\n');";

const PROBLEMS: &str = "
const label = [...document.querySelectorAll('.field label, .field .field-name')].find(l => l.innerText === arguments[0]);
return label?.closest('.field').querySelector('.field-problems').innerText ?? '';";
