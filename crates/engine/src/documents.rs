//! Every document that a goal gives, in the order of the page: page and program walk the same list.

use crate::commands::{self, Tool};
use crate::config::Goal;
use crate::document::Document;
use crate::outcome::{Outcome, Recipe};
use crate::situation::Situation;
use crate::{snippet, workflow};

/// What documents are about; the page has a tab for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Output {
    /// The Dockerfile, and the recipe's ignore file.
    Dockerfile,
    /// The requirements files that are written, then what stack, integrations and project bring, each as a list.
    Requirements,
    /// The settings as Python, as YAML and as JSON.
    Settings,
    /// The commands that build, tag and push; for reuse also the Python that finds an image.
    Commands,
    /// The workflow that builds where there is no Docker.
    Workflow,
}

impl Output {
    /// The outputs of a goal, in the order of the page.
    pub const fn of(goal: Goal) -> &'static [Self] {
        match goal {
            Goal::BringYourOwn => {
                &[Self::Dockerfile, Self::Requirements, Self::Commands, Self::Workflow, Self::Settings]
            }
            Goal::LetZenmlBuild => &[Self::Dockerfile, Self::Requirements, Self::Settings, Self::Commands],
            Goal::Reuse => &[Self::Settings, Self::Commands, Self::Requirements],
        }
    }

    /// Its documents, also those without a line. The commands are those of one tool.
    pub fn documents(self, situation: &Situation<'_>, outcome: &Outcome, tool: Tool) -> Vec<Document> {
        match self {
            Self::Dockerfile => dockerfiles(outcome),
            Self::Requirements => requirements(outcome),
            Self::Settings => vec![snippet::python(situation), snippet::yaml(situation), snippet::json(situation)],
            Self::Commands => {
                let mut documents = vec![commands::commands(situation, &outcome.images, tool)];
                documents.extend((situation.config.goal == Goal::Reuse).then(commands::find_image));
                documents
            }
            Self::Workflow => vec![workflow::github(situation)],
        }
    }
}

/// All documents of a goal that have a line. No two have the same name.
pub fn documents(situation: &Situation<'_>, outcome: &Outcome, tool: Tool) -> Vec<Document> {
    let outputs = Output::of(situation.config.goal).iter();
    let documents = outputs.flat_map(|output| output.documents(situation, outcome, tool));
    documents.filter(|document| !document.lines.is_empty()).collect()
}

fn dockerfiles(outcome: &Outcome) -> Vec<Document> {
    match &outcome.recipe {
        Some(Recipe { dockerfile, dockerignore, .. }) => vec![dockerfile.clone(), dockerignore.clone()],
        None => {
            let build = outcome.image().and_then(|image| image.plan.build());
            build.map(|build| build.dockerfile.clone()).into_iter().collect()
        }
    }
}

fn requirements(outcome: &Outcome) -> Vec<Document> {
    let mut documents = match &outcome.recipe {
        Some(Recipe { requirements, .. }) => vec![requirements.clone()],
        None => {
            let build = outcome.image().and_then(|image| image.plan.build());
            let files = build.into_iter().flat_map(|build| &build.requirements_files);
            files.map(|file| Document::clone(file)).collect()
        }
    };
    let lists = [&outcome.stack_requirements, &outcome.integration_requirements, &outcome.project_requirements];
    documents.extend(lists.into_iter().cloned());
    documents
}
