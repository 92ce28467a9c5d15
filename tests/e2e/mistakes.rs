//! Mistakes: each is named at its field, nothing typed is lost, and the rest of the output stays.

use crate::person::Person;

/// Types something wrong and holds what is said of it.
async fn said_of(person: &Person, field: &str, typed: &str, words: &[&str]) {
    person.fill(field, typed).await;
    let said = person.problems_at(field).await;
    for word in words {
        assert!(said.contains(word), "{field}: {typed:?} says {said:?}, nothing of {word:?}");
    }
    assert_eq!(person.value_of(field).await, typed, "nothing that was typed is lost");
}

#[tokio::test]
async fn malformed_texts_are_named_at_their_fields_and_the_rest_stays() {
    let person = Person::at("").await;
    person.choose("What do you want to do?", "Let ZenML build it").await;
    person.unfold("Environment").await;
    said_of(&person, "Requirements", "numpy\npandas==", &["pandas==", "2"]).await;
    said_of(&person, "apt packages", "git\nLibGL 1", &["LibGL 1"]).await;
    said_of(&person, "Environment", "HF-HOME=/opt/hf", &["HF-HOME"]).await;
    said_of(&person, "Parent image", "Registry.example.com/ML:1:2", &["Registry.example.com/ML:1:2"]).await;
    person.look_at("Dockerfile").await;
    let dockerfile = person.text_of("Dockerfile").await;
    assert!(dockerfile.contains("uv pip install"), "{dockerfile}");
    assert!(dockerfile.contains("'git' 'LibGL 1'"), "{dockerfile}");
}

#[tokio::test]
async fn what_the_release_does_not_have_is_named() {
    let link =
        "#v=1&zenml=0.98.0&goal=let_zenml_build&python=2.7&stack.orchestrator=kubernets&required_integrations=xgbost";
    let person = Person::at(link).await;
    let at = async |label: &str| person.problems_at(label).await;
    assert!(at("Python").await.contains("2.7"));
    let orchestrator = at("Orchestrator").await;
    assert!(orchestrator.contains("kubernets") && orchestrator.contains("kubernetes"), "{orchestrator}");
    let integrations = at("Search integrations").await;
    assert!(integrations.contains("xgbost") && integrations.contains("xgboost"), "{integrations}");
    assert!(person.text_of("Dockerfile").await.starts_with("FROM "));
}

#[tokio::test]
async fn a_broken_link_is_refused_and_what_was_there_stays() {
    let person = Person::at("").await;
    person.fill("Requirements", "pandas==2.2.2").await;
    let link = person.link().await;
    for broken in [
        link.get(..link.len() - 4).expect("a link is ASCII").to_owned(),
        "#v=99&zenml=0.98.0".into(),
        "#v=1&k=00000000&zenml=0.98.0&a=b".into(),
    ] {
        person.browser.open(&broken).await;
        assert_eq!(person.value_of("Requirements").await, "pandas==2.2.2", "{broken}");
        let notice = person.ask("return document.body.innerText.includes('link')", serde_json::json!([])).await;
        assert_eq!(notice, true, "{broken}");
    }
}
