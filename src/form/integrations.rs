//! The integrations: chosen ones as chips, all of them in a list that can be searched by name and by what they bring.

use super::field::{LabelOf, Unset, Words, field};
use crate::controls::{Tie, text};
use crate::session::{Binding, Session, slice};
use engine::catalog::{Catalog, Integration};
use engine::{Field, Place, PythonValue};
use leptos::prelude::*;

/// The integrations.
pub fn integrations(session: Session) -> AnyView {
    let value = session.value(Field::RequiredIntegrations);
    let chosen = slice(move || value.value.with(|value| names(value.as_ref())));
    let choose = Callback::new(move |(name, chosen_now): (String, bool)| {
        let mut names = chosen.get_untracked();
        names.retain(|other| *other != name);
        if chosen_now {
            names.push(name);
        }
        value.set.run((!names.is_empty()).then(|| PythonValue::texts(names)));
    });
    let row = Field::RequiredIntegrations.row();
    let words = Words {
        label: "Search integrations".into(),
        key: row.key,
        help: row.help,
        default: row.default,
        example: "name or package, for example torch",
        label_of: LabelOf::Whole,
    };
    let set = Signal::derive(move || value.value.with(Option::is_some));
    let unset = Unset { set, unset: Callback::new(move |()| value.set.run(None)) };
    let place = Place::Field(Field::RequiredIntegrations);
    field(session, place, words, Some(unset), move |tie| chooser(session, tie, chosen, choose))
}

fn chooser(session: Session, tie: Tie, chosen: Memo<Vec<String>>, choose: Callback<(String, bool)>) -> AnyView {
    let query = RwSignal::new(String::new());
    let search = Binding { value: query.into(), set: Callback::new(move |text| query.set(text)) };
    let all = slice(move || session.catalog().with(|catalog| catalog.integrations.clone()));
    let words = slice(move || {
        query.with(|query| query.to_lowercase().split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    });
    let none = move || {
        let found = all.with(|all| words.with(|words| all.iter().any(|integration| matches(integration, words))));
        (!found).then_some("No integration has such a name or brings such a package")
    };
    view! {
        <div class="chooser">
            <ul class="chips" aria-label="Chosen integrations">
                <For
                    each=move || chosen.get()
                    key=Clone::clone
                    children=move |name| chip(session, name, choose)
                />
            </ul>
            <div class="search">{text(tie, true, search)}</div>
            <div class="chooser-list" role="group" aria-label="All integrations">
                <For
                    each=move || all.get()
                    key=|integration| integration.name.clone()
                    children=move |integration| entry(integration, words, chosen, choose)
                />
                <p class="aside" role="status">{none}</p>
            </div>
        </div>
    }
    .into_any()
}

/// A chosen integration, and the button that takes it away.
fn chip(session: Session, name: String, choose: Callback<(String, bool)>) -> AnyView {
    let known = {
        let name = name.clone();
        move || {
            session.catalog().with(|catalog: &std::sync::Arc<Catalog>| catalog.integration(&name).is_some()).to_string()
        }
    };
    let label = String::from("Remove ") + &name;
    let shown = name.clone();
    view! {
        <li data-known=known>
            <span>{shown}</span>
            <button type="button" aria-label=label on:click=move |_| choose.run((name.clone(), false))>
                <span class="icon icon-close" aria-hidden="true"></span>
            </button>
        </li>
    }
    .into_any()
}

/// An integration to choose, and what it brings.
fn entry(
    integration: Integration,
    words: Memo<Vec<String>>,
    chosen: Memo<Vec<String>>,
    choose: Callback<(String, bool)>,
) -> AnyView {
    let name = integration.name.clone();
    let mut brings = integration.requirements.join(", ");
    if !integration.apt_packages.is_empty() {
        brings.push_str(" · apt: ");
        brings.push_str(&integration.apt_packages.join(", "));
    }
    let checked = {
        let name = name.clone();
        move || chosen.with(|chosen| chosen.contains(&name))
    };
    let shown = name.clone();
    view! {
        <label hidden=move || words.with(|words| !matches(&integration, words))>
            <input
                type="checkbox"
                prop:checked=checked
                on:change:target=move |event| choose.run((name.clone(), event.target().checked()))
            />
            <code>{shown}</code>
            <span class="brings">{brings}</span>
        </label>
    }
    .into_any()
}

/// Whether an integration has each of the words in its name or in what it brings.
fn matches(integration: &Integration, words: &[String]) -> bool {
    let brought = || integration.requirements.iter().chain(&integration.apt_packages);
    words.iter().all(|word| {
        integration.name.contains(word.as_str()) || brought().any(|text| text.to_lowercase().contains(word.as_str()))
    })
}

/// The names in a value, each once; a text alone is one name, as ZenML would not take it but the person should see it.
fn names(value: Option<&PythonValue>) -> Vec<String> {
    match value {
        Some(PythonValue::List(items)) => {
            let mut names: Vec<String> = Vec::new();
            for name in items.iter().map(PythonValue::to_text) {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            names
        }
        Some(PythonValue::None) | None => Vec::new(),
        Some(other) => vec![other.to_text()],
    }
}
