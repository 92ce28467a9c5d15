//! The nodes and edges of a plan.

use super::{Drawing, Edge, Node, NodeKind};
use crate::config::{Component, ComponentType, Goal};
use crate::field::Field;
use crate::outcome::{CodeSource, Image, Outcome, Plan, StepOutcome};
use crate::place::{Origin, Place};
use crate::recipe::{registry_of, start_image};
use crate::situation::Situation;

/// The drawing of an outcome.
pub fn drawing(situation: &Situation<'_>, outcome: &Outcome) -> Drawing {
    let mut drawing = Drawing::default();
    let mut images: Vec<(String, usize)> = Vec::new();
    let pushes = |image: &Image| match &image.plan {
        Plan::OnParent { build } | Plan::OnOwnDockerfile { build, .. } => build.pushed,
        Plan::OwnDockerfile { first } => first.pushed,
        Plan::ParentRetagged { .. } => registry_of(&image.name).is_some(),
        Plan::ParentAsIs | Plan::Refused => false,
    };
    for image in outcome.images.iter().filter(|image| image.shared_with.is_none()) {
        let node = image_node(&mut drawing, situation, image);
        images.push((image.key.clone(), node));
        if situation.config.goal == Goal::BringYourOwn {
            recipe(&mut drawing, situation, node);
        } else {
            build(&mut drawing, situation, image, node);
            if pushes(image) {
                push(&mut drawing, situation, node);
            }
        }
    }
    let key_of = |key: &str| {
        let shared = outcome.images.iter().find(|image| image.key == key);
        shared.and_then(|image| image.shared_with.clone()).unwrap_or_else(|| key.to_owned())
    };
    let node_of = |key: &str| images.iter().find(|(known, _)| *known == key_of(key)).map(|(_, node)| *node);
    steps(&mut drawing, situation, outcome, &node_of);
    code(&mut drawing, situation, outcome, &node_of);
    drawing.arrange();
    drawing
}

fn image_node(drawing: &mut Drawing, situation: &Situation<'_>, image: &Image) -> usize {
    let (label, origins) = match (&image.plan, situation.config.goal) {
        (_, Goal::BringYourOwn) => ("Your image", vec![Place::ImageName.into()]),
        (Plan::ParentAsIs, _) => ("Image as it is", vec![Field::ParentImage.into()]),
        (Plan::Refused, _) => ("No image", vec![Field::ParentImage.into()]),
        _ => ("Image", vec![Origin::Zenml]),
    };
    drawing.node(NodeKind::Image, label.to_owned(), image.name.clone(), origins)
}

/// Who builds the image of a recipe, and on what.
fn recipe(drawing: &mut Drawing, situation: &Situation<'_>, image: usize) {
    let base = start_image(situation);
    let start = drawing.node(NodeKind::Start, "Starting image".to_owned(), base, vec![Place::RecipeBase.into()]);
    let builder = drawing.node(NodeKind::Builder, "You".to_owned(), String::new(), vec![Place::Goal.into()]);
    drawing.edge(start, builder, "starts from");
    drawing.edge(builder, image, "builds");
    if let Some(host) = drawing.nodes.get(image).and_then(|node| registry_of(&node.detail)).map(str::to_owned) {
        let registry = drawing.node(NodeKind::Registry, "Registry".to_owned(), host, vec![Place::ImageName.into()]);
        drawing.edge(image, registry, "pushed to");
    }
}

/// Who builds an image of ZenML's, and on what.
fn build(drawing: &mut Drawing, situation: &Situation<'_>, image: &Image, node: usize) {
    let (start, label, does) = match &image.plan {
        Plan::ParentAsIs | Plan::Refused => return,
        Plan::ParentRetagged { parent_image } => (parent(drawing, parent_image), "tags", "tags"),
        Plan::OwnDockerfile { first } => (dockerfile(drawing, &first.dockerfile), "reads", "builds"),
        Plan::OnOwnDockerfile { first, .. } => (dockerfile(drawing, &first.dockerfile), "builds first", "builds"),
        Plan::OnParent { build } => {
            let from = build.dockerfile.lines.first().map(|line| line.text.trim_start_matches("FROM ").to_owned());
            (parent(drawing, &from.unwrap_or_default()), "starts from", "builds")
        }
    };
    let component = situation.config.stack.of(ComponentType::ImageBuilder).next();
    let builder = match component {
        Some(component) if component.flavor != "local" => drawing.node(
            NodeKind::Builder,
            "Image builder".to_owned(),
            component.flavor.clone(),
            vec![origin(component)],
        ),
        _ => {
            let place = Place::Component(ComponentType::ImageBuilder, 0);
            drawing.node(
                NodeKind::Builder,
                "Container engine".to_owned(),
                "on the client".to_owned(),
                vec![place.into()],
            )
        }
    };
    drawing.edge(start, builder, label);
    drawing.edge(builder, node, does);
}

fn parent(drawing: &mut Drawing, image: &str) -> usize {
    drawing.node(NodeKind::Start, "Parent image".to_owned(), image.to_owned(), vec![Field::ParentImage.into()])
}

fn dockerfile(drawing: &mut Drawing, path: &str) -> usize {
    drawing.node(NodeKind::Start, "Your Dockerfile".to_owned(), path.to_owned(), vec![Field::Dockerfile.into()])
}

fn push(drawing: &mut Drawing, situation: &Situation<'_>, image: usize) {
    let Some(component) = situation.config.stack.of(ComponentType::ContainerRegistry).next() else { return };
    let label = "Registry".to_owned();
    let registry = drawing.node(NodeKind::Registry, label, component.uri.clone(), vec![origin(component)]);
    drawing.edge(image, registry, "pushed to");
}

/// The steps with settings of their own, and all the others as one.
fn steps(drawing: &mut Drawing, situation: &Situation<'_>, outcome: &Outcome, node_of: &dyn Fn(&str) -> Option<usize>) {
    let orchestrator = situation.config.stack.of(ComponentType::Orchestrator).next();
    let place = || Place::Component(ComponentType::Orchestrator, 0).into();
    let all = if outcome.steps.is_empty() { "All steps" } else { "All other steps" };
    let others = drawing.node(NodeKind::Step, all.to_owned(), String::new(), vec![Place::PipelineName.into()]);
    if let Some(image) = node_of("orchestrator") {
        drawing.edge(image, others, "runs");
    }
    let runner = |drawing: &mut Drawing| {
        let detail = orchestrator.map_or("whichever you have", |component| &component.flavor).to_owned();
        drawing.node(NodeKind::Runner, "Orchestrator".to_owned(), detail, vec![place()])
    };
    let node = runner(drawing);
    drawing.edge(others, node, "run in");
    for (position, step) in outcome.steps.iter().enumerate() {
        let origins = vec![Place::Step(position, None).into()];
        let node = drawing.node(NodeKind::Step, "Step".to_owned(), step.name.clone(), origins);
        if let Some(image) = image_of(drawing, step, position, node_of) {
            drawing.edge(image, node, "runs");
        }
        let runner = match &step.step_operator {
            Some(name) => {
                let origins = vec![Place::Step(position, None).into()];
                drawing.node(NodeKind::Runner, "Step operator".to_owned(), name.clone(), origins)
            }
            None => runner(drawing),
        };
        drawing.edge(node, runner, "runs in");
    }
}

/// The image of a step: one of the run, or its own parent image.
fn image_of(
    drawing: &mut Drawing,
    step: &StepOutcome,
    position: usize,
    node_of: &dyn Fn(&str) -> Option<usize>,
) -> Option<usize> {
    if let Some(node) = step.image_key.as_deref().and_then(node_of) {
        return Some(node);
    }
    let image = step.image.clone()?;
    let origins = vec![Place::Step(position, Some(Field::ParentImage)).into()];
    Some(drawing.node(NodeKind::Image, "Image as it is".to_owned(), image, origins))
}

/// Where the code comes from: into the image when it is built, or to the steps when they start.
fn code(drawing: &mut Drawing, situation: &Situation<'_>, outcome: &Outcome, node_of: &dyn Fn(&str) -> Option<usize>) {
    let from = |source: CodeSource, image: Option<usize>, drawing: &mut Drawing| {
        let (label, detail, origin, does): (&str, String, Origin, _) = match source {
            CodeSource::CodeRepository => {
                let flavor = situation.config.project.code_repository.trim().to_owned();
                ("Code repository", flavor, Place::CodeRepository.into(), "fetched by")
            }
            CodeSource::ArtifactStore => {
                let store = situation.config.stack.of(ComponentType::ArtifactStore).next();
                let flavor = store.map(|component| component.flavor.clone()).unwrap_or_default();
                let place = Place::Component(ComponentType::ArtifactStore, 0);
                ("Artifact store", flavor, place.into(), "code fetched by")
            }
            CodeSource::Image => ("Your code", String::new(), Field::AllowIncludingFilesInImages.into(), "copied into"),
            CodeSource::Yours => ("Your code", String::new(), Origin::Recipe, "has to be in"),
        };
        let node = drawing.node(NodeKind::Code, label.to_owned(), detail, vec![origin]);
        let steps: Vec<usize> = match source {
            CodeSource::Image | CodeSource::Yours => image.into_iter().collect(),
            _ => drawing
                .edges
                .iter()
                .filter(|edge| Some(edge.from) == image && edge.label == "runs")
                .map(|edge| edge.to)
                .collect(),
        };
        steps.into_iter().for_each(|step| drawing.edge(node, step, does));
    };
    for image in outcome.images.iter().filter(|image| image.shared_with.is_none()) {
        from(image.code, node_of(&image.key), drawing);
    }
}

fn origin(component: &Component) -> Origin {
    Origin::Component(component.component_type, component.flavor.clone())
}

impl Drawing {
    /// A node, the same one for the same thing.
    fn node(&mut self, kind: NodeKind, label: String, detail: String, origins: Vec<Origin>) -> usize {
        let same = |node: &Node| node.kind == kind && node.label == label && node.detail == detail;
        if let Some(known) = self.nodes.iter().position(same) {
            return known;
        }
        self.nodes.push(Node { kind, label, detail, origins, column: kind.column(), row: 0 });
        self.nodes.len() - 1
    }

    fn edge(&mut self, from: usize, to: usize, label: &'static str) {
        let edge = Edge { from, to, label };
        if !self.edges.contains(&edge) {
            self.edges.push(edge);
        }
    }

    /// Gives each node its place: without columns that hold nothing, in each column by kind and then in order.
    fn arrange(&mut self) {
        // Code that goes into an image stands before it, code that a step fetches beside the images.
        for edge in &self.edges {
            let into_image = self.nodes.get(edge.to).is_some_and(|node| node.kind == NodeKind::Image);
            if let Some(code) = self.nodes.get_mut(edge.from).filter(|node| into_image && node.kind == NodeKind::Code) {
                code.column = NodeKind::Builder.column();
            }
        }
        let mut used: Vec<usize> = self.nodes.iter().map(|node| node.column).collect();
        used.sort_unstable();
        used.dedup();
        let mut order: Vec<usize> = (0..self.nodes.len()).collect();
        order.sort_by_key(|position| {
            self.nodes.get(*position).map(|node| (matches!(node.kind, NodeKind::Registry | NodeKind::Code), node.kind))
        });
        let mut rows = vec![0; used.len()];
        for position in order {
            let Some(node) = self.nodes.get_mut(position) else { continue };
            node.column = used.iter().position(|column| *column == node.column).unwrap_or_default();
            if let Some(row) = rows.get_mut(node.column) {
                node.row = *row;
                *row += 1;
            }
        }
    }
}
