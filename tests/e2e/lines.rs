//! The lines of an output while it changes: they keep their names, one of them stays in the order of Tab, and the new ones are marked.

use serde_json::json;

use crate::{person::Person, support::eventually};

/// What is so of the lines of the list of the project: the texts, whether each is named by its place, the places in the order of Tab and those
/// that are marked.
const LINES: &str = "
const list = document.querySelector('[role=listbox][aria-labelledby=project-requirements]');
const lines = [...(list?.children ?? [])];
const places = wanted => lines.flatMap((line, at) => wanted(line) ? [at] : []);
return {
  texts: lines.map(line => line.querySelector('code').textContent),
  named: lines.every((line, at) => line.id === `project-requirements-${at}`),
  stops: places(line => line.tabIndex === 0),
  marked: places(line => line.dataset.changed === 'true'),
};";

async fn type_in(person: &Person, text: &str) {
    let script = "const field = document.getElementById('requirements'); field.value = arguments[0];
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));";
    person.ask(script, json!([text])).await;
}

#[tokio::test]
async fn lines_that_move_keep_their_order_and_only_new_ones_are_marked() {
    let person = Person::at("#v=1&zenml=0.98.0").await;
    person.whole_page().await;
    person.look_at("Requirements").await;
    let steps = [
        ("bbb\nccc\nddd", json!([])),
        // One more at the head, in the middle, and at the end; fewer; others.
        ("aaa\nbbb\nccc\nddd", json!([0])),
        ("aaa\nbbb\nbbc\nccc\nddd", json!([2])),
        ("aaa\nbbb\nbbc\nccc\nddd\neee", json!([5])),
        ("bbb\nccc\nddd\neee", json!([])),
        ("bbb\nxxx\nyyy\neee", json!([1, 2])),
        ("yyy", json!([])),
    ];
    for (typed, marked) in steps {
        type_in(&person, typed).await;
        let expected: Vec<&str> = typed.lines().collect();
        eventually(typed, async || (person.ask(LINES, json!([])).await["texts"] == json!(expected)).then_some(()))
            .await;
        let lines = person.ask(LINES, json!([])).await;
        assert_eq!(
            (&lines["named"], &lines["stops"], &lines["marked"]),
            (&json!(true), &json!([0]), &marked),
            "{typed}"
        );
    }
}
