//! What a link sets.

use super::random::Random;
use engine::config::{Component, ComponentType, Config};
use engine::share::{Carrier, Given, Remark, decode, encode, given};
use engine::{Field, Place};

fn of(link: &str) -> Vec<Given> {
    decode(link, Carrier::Link).unwrap_or_else(|refused| panic!("{link}: {}", refused.why)).given()
}

#[test]
fn everything_that_a_link_sets_is_in_the_list_in_its_order() {
    let link = "v=1&zenml=0.98.0&stack.alerter=slack&stack.alerter=discord&stack.alerter.uri=x&pipeline=train&tag=v1\
                &parent_image=registry.example.com/ml/train:v1&skip_build=True&requirements=~[%22pandas%22,%22%22%5D\
                &environment.A=~null&step=load&step.user=zenml&later=1";
    let list: Vec<(String, String, Place)> =
        of(link).into_iter().map(|given| (given.key, given.text, given.place)).collect();
    let alerter = |rank| Place::Component(ComponentType::Alerter, rank);
    let expected = [
        ("zenml", "0.98.0", Place::Release),
        ("goal", "bring_your_own", Place::Goal),
        ("python", "3.12", Place::Python),
        ("stack.alerter", "slack", alerter(0)),
        ("stack.alerter", "discord", alerter(1)),
        ("stack.alerter.uri", "x", alerter(1)),
        ("pipeline", "train", Place::PipelineName),
        ("tag", "v1", Place::ImageName),
        ("parent_image", "registry.example.com/ml/train:v1", Place::Field(Field::ParentImage)),
        ("skip_build", "True", Place::Field(Field::SkipBuild)),
        ("requirements", "[\"pandas\",\"\"]", Place::Field(Field::Requirements)),
        ("environment.A", "null", Place::Field(Field::Environment)),
        ("step", "load", Place::Step(0, None)),
        ("step.user", "zenml", Place::Step(0, Some(Field::User))),
        ("later", "1", Place::Link),
    ];
    let expected = expected.map(|(key, text, place)| (key.to_owned(), text.to_owned(), place));
    assert_eq!(list, expected);
}

#[test]
fn other_registries_and_indexes_stand_out_and_the_usual_do_not() {
    let link = "v=1&zenml=0.98.0&parent_image=registry.evil.example/x&requirements=--index-url%20https://evil.example/simple\
                &step=a&step.parent_image=python:3.12&step.environment.PIP_INDEX_URL=https://two.example/simple&x.y=1";
    let remarks: Vec<(String, Vec<Remark>)> = of(link)
        .into_iter()
        .filter(|given| !given.remarks.is_empty())
        .map(|given| (given.key, given.remarks))
        .collect();
    let expected = [
        ("parent_image", Remark::Registry("registry.evil.example".into())),
        ("requirements", Remark::Index("evil.example".into())),
        ("step.environment.PIP_INDEX_URL", Remark::Index("two.example".into())),
        ("x.y", Remark::Unrecognised),
    ];
    assert_eq!(remarks, expected.map(|(key, remark)| (key.to_owned(), vec![remark])));
}

#[test]
fn the_list_has_as_many_items_as_the_link_has_pairs() {
    let mut random = Random::of_links(41);
    for _ in 0..300 {
        let config = random.config();
        // The version and the checksum are no items.
        assert_eq!(given(&config).len() + 1, encode(&config).text.matches('&').count());
    }
}

#[test]
fn a_value_that_looks_secret_is_shown_to_whoever_has_it() {
    let mut config = Config::new("0.98.0", "3.12");
    config.settings.type_text(Field::Environment, "HF_TOKEN=hf_abcDEF123456789abcdef");
    config.stack.components.push(Component::new(ComponentType::Orchestrator, "kubernetes"));
    assert!(given(&config).iter().any(|given| given.text == "hf_abcDEF123456789abcdef"));
    let received = of(&encode(&config).text);
    assert!(received.iter().any(|given| given.remarks == [Remark::Withheld] && given.text == "<withheld>"));
}
