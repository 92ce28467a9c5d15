//! The keyboard alone: everything is reached, nothing holds the focus, and the focus is always seen.

use fantoccini::key::Key;
use serde_json::json;

use crate::{
    finding::find,
    person::Person,
    projects::{builds_what_zenml_builds, case, program},
    support::eventually,
};

/// Where the focus is: what it is on, whether it is seen there, and whether it is on the page at all.
const SEEN: &str = "
const e = document.activeElement;
if (!e || e === document.body) return null;
const label = e.labels?.[0];
const shown = e.matches('.visually-hidden, .goal input, .segments input') && label ? label : e;
const place = shown.getBoundingClientRect();
// Not wholly behind something (WCAG 2.2, 2.4.11): one of a few places of it is in the open.
const at = [0.1, 0.5, 0.9].flatMap(x => [0.1, 0.5, 0.9].map(y => [place.left + x * place.width, place.top + y * place.height]));
const hits = at.map(([x, y]) => document.elementFromPoint(x, y)).filter(Boolean);
const open = hits.some(hit => shown.contains(hit) || label?.contains(hit));
const marks = s => s.outlineStyle !== 'none' && s.outlineWidth !== '0px' || s.boxShadow !== 'none';
const marked = [e, shown, e.parentElement].some(one => marks(getComputedStyle(one)));
const inside = place.right > 0 && place.bottom > 0 && place.left < innerWidth && place.top < innerHeight;
const what = `${e.localName}#${e.id}.${e.className} ${e.ariaLabel ?? e.innerText?.slice(0, 30) ?? ''}`;
return { what, fault: !inside ? 'out of sight' : !open ? `behind ${hits[0]?.className}` : !marked ? 'without a mark' : '' };";

#[tokio::test]
async fn the_focus_goes_through_the_whole_page_and_is_always_seen() {
    for width in [1280, 360] {
        let person = Person::at("").await;
        person.browser.resize(width, 900).await;
        person.whole_page().await;
        let mut stops = Vec::new();
        let mut left = false;
        for _ in 0..400 {
            person.browser.press_tab().await;
            let seen = person.ask(SEEN, json!([])).await;
            let Some(what) = seen["what"].as_str() else {
                left = true;
                break;
            };
            assert_eq!(seen["fault"], "", "{width} px, after {:?}: {what}", stops.last());
            stops.push(what.to_owned());
            if stops.len() > 60 && stops.first() == stops.last() {
                left = true;
                break;
            }
        }
        assert!(left && stops.len() > 60, "{width} px: {} stops, the last {:?}", stops.len(), stops.last());
    }
}

#[tokio::test]
async fn a_training_on_aws_through_palette_import_comparison_undo_copy_and_archive() {
    let person = Person::at("").await;
    find(&person, "let zenml build").await;
    person.pick("Python", "3.11").await;
    for flavor in [
        "kubernetes use as orchestrator",
        "s3 use as artifact store",
        "aws use as container registry",
        "kaniko use as image builder",
        "sagemaker use as step operator",
        "mlflow use as experiment tracker",
    ] {
        find(&person, flavor).await;
    }
    person.fill("Address", "123456789012.dkr.ecr.eu-central-1.amazonaws.com").await;
    find(&person, "import: python").await;
    person.focus_on("Text to import").await;
    let settings = program(&case("aws-training", "case.json")["docker_settings"]);
    let pipeline = "\n\n@pipeline(settings={\"docker\": docker_settings})\ndef training():\n    pass\n";
    person.write(&format!("{settings}{pipeline}")).await;
    eventually("the preview", async || person.text_at("dialog").await.contains("would change").then_some(())).await;
    person.go_to("Take over").await;
    person.press(Key::Enter).await;
    builds_what_zenml_builds(&person, "aws-training").await;

    // What a change does is seen, and undone.
    person.fill("apt packages", "git\nlibgomp1\nlibgl1\ncurl").await;
    person.look_at("Changes").await;
    eventually("the changed line", async || person.text_at("#panel").await.contains("curl").then_some(())).await;
    person.write(&format!("{}z{}", char::from(Key::Control), char::from(Key::Null))).await;
    builds_what_zenml_builds(&person, "aws-training").await;

    // What there is to take away is taken away.
    person
        .ask("window.copied = []; navigator.clipboard.writeText = async text => { copied.push(text); };", json!([]))
        .await;
    person.look_at("Dockerfile").await;
    person.go_to("Copy Dockerfile").await;
    person.press(Key::Enter).await;
    let dockerfile = person.text_of("Dockerfile").await;
    let copied = person.ask("return copied", json!([])).await;
    assert_eq!(copied[0].as_str().map(str::trim_end), Some(dockerfile.trim_end()));
    person.record_downloads().await;
    person.go_to("Download all").await;
    person.press(Key::Enter).await;
    let archive = person.downloads().await;
    assert!(archive.first().is_some_and(|text| text.starts_with("PK") && text.contains("Dockerfile")), "{archive:?}");
    assert_eq!(person.browser.complaints().await, [""; 0]);
}
