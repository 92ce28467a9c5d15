//! What the page gives for a link is what `slipway render` gives for it, byte for byte.

use std::{collections::BTreeMap, env, fs, path::Path, process::Command};

use serde_json::json;

use crate::person::Person;

const LINKS: &str = include_str!("../../crates/engine/tests/cases/links/v1.txt");

/// Saves every document of every tab, in every form, and answers with their names and texts.
const SAVE_ALL: &str = "
const done = arguments[arguments.length - 1];
const { createObjectURL } = URL, { click } = HTMLAnchorElement.prototype;
const saved = [];
let blob;
URL.createObjectURL = offered => { blob = offered; return 'data:,'; };
HTMLAnchorElement.prototype.click = function () { saved.push(blob.text().then(text => [this.download, text])); };
const pause = () => new Promise(resolve => setTimeout(resolve));
const save = () => document.querySelectorAll('.listing .icon-save').forEach(icon => icon.closest('button').click());
(async () => {
  for (const tab of document.querySelectorAll('[role=tab]')) {
    tab.click();
    await pause();
    save();
    for (const form of document.querySelectorAll('#panel input[type=radio]:not(:checked)')) {
      form.click();
      await pause();
      save();
    }
    document.querySelector('#panel input[type=radio]')?.click();
    await pause();
  }
  Object.assign(URL, { createObjectURL });
  Object.assign(HTMLAnchorElement.prototype, { click });
  done(await Promise.all(saved));
})();";

/// The files that the program writes for a link.
fn rendered(link: &str, folder: &Path) -> BTreeMap<String, String> {
    let _ = fs::remove_dir_all(folder);
    let output = Command::new(env!("CARGO_BIN_EXE_slipway"))
        .args(["render", link, "--output"])
        .arg(folder)
        .output()
        .expect("the program runs");
    // Some of the links hold what ZenML refuses.
    assert!(matches!(output.status.code(), Some(0 | 1)), "{link}: {output:?}");
    let files = fs::read_dir(folder).expect("there are files").map(|file| file.expect("a file"));
    files
        .map(|file| {
            let text = fs::read_to_string(file.path()).expect("a file is text");
            (file.file_name().to_string_lossy().into_owned(), text)
        })
        .collect()
}

/// What differs between the files of the program and those that the page saves; `None` where nothing does.
async fn difference(person: &Person, files: &BTreeMap<String, String>) -> Option<String> {
    let saved = person.browser.client.execute_async(SAVE_ALL, vec![]).await.expect("everything can be saved");
    let saved = saved.as_array().expect("a list");
    let of = |name: &str| {
        saved.iter().filter(|pair| pair[0] == name).map(|pair| pair[1].as_str().unwrap_or_default()).collect::<Vec<_>>()
    };
    let other = files.iter().find(|(name, text)| !of(name).contains(&text.as_str()));
    other.map(|(name, text)| format!("{name}: the program writes {text:?}, the page {:?}", of(name)))
}

#[tokio::test]
async fn every_golden_link_gives_the_bytes_of_the_program() {
    let person = Person::at("").await;
    person.whole_page().await;
    let folder = env::temp_dir().join(format!("slipway-rendering-{}", std::process::id()));
    let mut compared = 0;
    for line in LINKS.lines() {
        let parts: Vec<&str> = line.split('\t').collect();
        let [name, link, _] = parts.as_slice() else { panic!("{line}") };
        let files = rendered(link, &folder);
        assert!(files.len() > 3, "{name}: {files:?}");
        person.ask("location.hash = arguments[0]", json!([link])).await;
        // The page opens a link in its own time; each look takes some of it.
        let mut left = difference(&person, &files).await;
        for _ in 0..50 {
            if left.is_some() {
                left = difference(&person, &files).await;
            }
        }
        assert_eq!(left, None, "{name}");
        compared += files.len();
    }
    fs::remove_dir_all(&folder).expect("the files are gone");
    assert!(LINKS.lines().count() >= 150 && compared > 1_000, "{compared}");
    assert_eq!(person.browser.complaints().await, [""; 0]);
}
