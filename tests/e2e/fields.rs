//! Every field of every release: on the page with help, in the link, in the snippets, and in what an import reads.

use catalog::releases;
use engine::config::Goal;
use engine::share::{Carrier, decode, encode};
use engine::{Catalog, Config, ROWS, Row, Situation, snippet};
use importing::{Kind, import};
use serde_json::json;

use crate::{person::Person, support::eventually};

/// The rows of the fields that a release's own list has. Options without a name of their own go where the named ones go.
fn rows_of(catalog: &Catalog) -> Vec<&'static Row> {
    let has = |key: &str, row: &Row| {
        catalog.settings_fields.iter().any(|(field, python_type)| {
            let entry = key.strip_prefix(field.as_str()).is_some_and(|rest| rest.starts_with('.'));
            field == key || entry && python_type == "Dict[str, Any]"
        }) || row.key.ends_with(".*") && row.since <= catalog.release
    };
    ROWS.iter().filter(|row| has(row.key, row)).collect()
}

/// Each field that is alone in the settings, with its example, because some exclude one another.
fn alone(release: &str, catalog: &Catalog, row: &Row) -> Config {
    let mut config = Config::new(release, catalog.python_versions.last().expect("a Python").to_string());
    config.goal = Goal::LetZenmlBuild;
    config.settings.type_text(row.field, row.example);
    let value = config.settings.value(row.field).expect("the example sets the field");
    config.settings.set(row.field, value);
    config
}

#[test]
fn every_field_of_every_release_is_in_links_and_snippets_and_comes_back_from_both() {
    for release in releases() {
        let catalog = catalog::for_release(release);
        for row in rows_of(&catalog) {
            let config = alone(release, &catalog, row);
            let about = format!("{release}: {}", row.key);
            let link = encode(&config);
            assert!(link.withheld.is_empty(), "{about}: the example looks secret");
            assert_eq!(decode(&link.text, Carrier::Link).expect(&about).config, config, "{about}");
            let situation = Situation::of(&config, &catalog);
            let empty = Config { settings: engine::settings::Settings::default(), ..config.clone() };
            for (kind, document) in [
                (Kind::Python, snippet::python(&situation)),
                (Kind::Python, snippet::with_options(&situation)),
                (Kind::RunConfigurationYaml, snippet::yaml(&situation)),
                (Kind::RunConfigurationJson, snippet::json(&situation)),
            ] {
                let text = document.text();
                let imported = import(&text, kind, &empty, &catalog);
                assert_eq!(
                    imported.config.settings.keywords(),
                    config.settings.keywords(),
                    "{about}: {text}\n{:?}",
                    imported.notices
                );
            }
        }
    }
}

/// The controls of the page: ids, with the words that explain each.
const CONTROLS: &str = "
return [...document.querySelectorAll('.form .field[data-place], .form .field')].map(field => {
  const control = field.querySelector('[id]:not([id$=-label]):not([id$=-help])');
  const described = (id => id && document.getElementById(id)?.textContent)(`${control?.id}-help`);
  return [control?.id ?? '', described ?? ''];
});";

#[tokio::test]
async fn every_field_of_every_release_is_on_the_page_with_its_help() {
    let person = Person::at("").await;
    person.whole_page().await;
    for release in releases() {
        let catalog = catalog::for_release(release);
        let rows = rows_of(&catalog);
        let mut config = Config::new(*release, catalog.python_versions.last().expect("a Python").to_string());
        config.goal = Goal::LetZenmlBuild;
        rows.iter().for_each(|row| config.settings.type_text(row.field, row.example));
        person.ask("location.hash = arguments[0]", json!([encode(&config).text])).await;
        eventually(&format!("the form of {release}"), async || {
            let shown = person.ask("return document.getElementById('zenml').value", json!([])).await;
            (shown == *release).then_some(())
        })
        .await;
        let controls = person.ask(CONTROLS, json!([])).await;
        let controls = controls.as_array().expect("a list");
        let is_there = |row: &&Row| {
            controls
                .iter()
                .any(|control| control[0] == row.key && control[1].as_str().is_some_and(|help| help.contains(row.help)))
        };
        let missing: Vec<&str> = rows.iter().filter(|row| !is_there(row)).map(|row| row.key).collect();
        assert_eq!(missing, [""; 0], "{release}");
    }
}
