//! The plan as a drawing.

use super::{catalog, program, random};
use engine::config::{Component, ComponentType, Config, Goal, Step};
use engine::drawing::{self, Drawing};
use engine::{Field, Situation, outcome};
use std::collections::BTreeSet;

fn drawn(config: &Config) -> Drawing {
    let catalog = catalog();
    drawing::drawing(&Situation::of(config, &catalog), &outcome(config, &catalog))
}

/// A training on AWS whose trainer has an image of its own.
fn training() -> Config {
    let mut config = Config::new("0.98.0", "3.12");
    config.goal = Goal::LetZenmlBuild;
    let registry = Component::new(ComponentType::ContainerRegistry, "aws");
    config.stack.components = vec![
        Component::new(ComponentType::Orchestrator, "kubernetes"),
        Component::new(ComponentType::ArtifactStore, "s3"),
        Component { uri: "123456789012.dkr.ecr.eu-central-1.amazonaws.com".into(), ..registry },
        Component::new(ComponentType::ImageBuilder, "kaniko"),
        Component::new(ComponentType::StepOperator, "sagemaker"),
    ];
    let mut trainer = Step { name: "trainer".into(), step_operator: "sagemaker".into(), ..Step::default() };
    trainer.settings.type_text(Field::Requirements, "torch");
    config.steps.push(trainer);
    config
}

#[test]
fn a_training_on_aws_is_told_in_sentences() {
    let registry = "123456789012.dkr.ecr.eu-central-1.amazonaws.com";
    let [first, trainer] =
        ["pipeline-orchestrator", "pipeline-trainer-orchestrator"].map(|tag| format!("{registry}/zenml:{tag}"));
    assert_eq!(
        drawing::sentences(&drawn(&training())),
        [
            "Image builder kaniko starts from parent image zenmldocker/zenml:0.98.0-py3.12".to_owned(),
            format!("Image builder kaniko builds image {first}"),
            format!("Image builder kaniko builds image {trainer}"),
            format!("All other steps run on image {first}"),
            "All other steps fetch the code from the artifact store s3".to_owned(),
            format!("Step trainer runs on image {trainer}"),
            "Step trainer fetches the code from the artifact store s3".to_owned(),
            format!("Image {first} is pushed to the registry {registry}"),
            format!("Image {trainer} is pushed to the registry {registry}"),
            "All other steps run in the orchestrator kubernetes".to_owned(),
            "Step trainer runs in the step operator sagemaker".to_owned(),
        ]
    );
}

#[test]
fn bringing_an_image_and_reusing_one_are_drawn_as_well() {
    let mut config = super::recipe::prebuilt();
    let sentences = drawing::sentences(&drawn(&config));
    for sentence in [
        "You builds your image registry.example.com/ml/train:1.0",
        "Your code has to be in your image registry.example.com/ml/train:1.0",
        "Your image registry.example.com/ml/train:1.0 is pushed to the registry registry.example.com",
    ] {
        let sentence = sentence.replace("You builds", "You build");
        assert!(sentences.contains(&sentence), "{sentences:#?}");
    }
    config.goal = Goal::Reuse;
    config.settings.type_text(Field::ParentImage, "ours:1");
    let sentences = drawing::sentences(&drawn(&config));
    assert!(sentences.contains(&"All steps run on image as it is ours:1".to_owned()), "{sentences:#?}");
}

#[test]
fn every_edge_goes_to_the_right_and_no_two_nodes_share_a_place() {
    let configs = random::configs(300).chain([training(), super::recipe::prebuilt()]);
    for config in configs {
        let drawing = drawn(&config);
        let places: BTreeSet<(usize, usize)> = drawing.nodes.iter().map(|node| (node.column, node.row)).collect();
        assert_eq!(places.len(), drawing.nodes.len(), "{drawing:#?}");
        assert!(drawing.nodes.iter().all(|node| !node.origins.is_empty()));
        for edge in &drawing.edges {
            assert!(drawing.nodes[edge.from].column < drawing.nodes[edge.to].column, "{edge:?} in {drawing:#?}");
        }
        // Nothing floats about but what nobody uses.
        assert!(drawing::sentences(&drawing).len() >= drawing.edges.len());
    }
}

/// Python's XML reader is strict: a character that is not escaped, or that XML cannot hold, is an error.
#[test]
fn every_drawing_is_xml_that_says_itself() {
    let texts: Vec<String> = random::configs(200)
        .chain([training()])
        .map(|config| serde_json::json!(drawing::svg(&drawn(&config)).text()).to_string())
        .collect();
    let read = "import json, sys\n\
        from xml.etree import ElementTree\n\
        svg = '{http://www.w3.org/2000/svg}'\n\
        for line in sys.stdin:\n\
        \x20   text = json.loads(line)\n\
        \x20   root = ElementTree.fromstring(text)\n\
        \x20   assert root.find(svg + 'title').text and root.find(svg + 'desc').text\n\
        \x20   assert 'style' not in text and '#333' not in text\n\
        \x20   print(len(root.findall(svg + 'g')))\n";
    let answers = program::python(&["-c", read], &texts.join("\n"));
    let counts: Vec<usize> = answers.lines().map(|line| line.parse().expect("a number")).collect();
    assert_eq!(counts.len(), 201);
    let drawing = drawn(&training());
    assert_eq!(counts.last(), Some(&(drawing.nodes.len() + drawing.edges.len())));
}
