//! What belongs to a section besides `DockerSettings`: what a recipe starts from, the finished image, the project.

use super::field::{LabelOf, Words, field, label_id};
use crate::controls::{Named, Tie, check, choice, text};
use crate::session::{Binding, Session, slice};
use engine::Place;
use engine::config::{Config, Goal, RecipeBase};
use engine::field::Section;
use leptos::prelude::*;

/// The fields that stand before those of the table.
pub fn before(session: Session, section: Section) -> AnyView {
    match section {
        Section::BaseImage => only(session, Goal::BringYourOwn, recipe_base),
        Section::Build => {
            (only(session, Goal::BringYourOwn, image_name), platform(session), pipeline(session)).into_any()
        }
        Section::Code => code_repository(session),
        Section::Dependencies | Section::System | Section::Environment => ().into_any(),
    }
}

/// Fields that are there for one goal alone.
fn only(session: Session, goal: Goal, fields: fn(Session) -> AnyView) -> AnyView {
    let there = slice(move || session.config().with(|config| config.goal == goal));
    (move || there.get().then(|| fields(session))).into_any()
}

fn recipe_base(session: Session) -> AnyView {
    let binding = session.binding(
        Place::RecipeBase,
        |config| config.target.recipe_base.key().to_owned(),
        |config, key| {
            let base = RecipeBase::ALL.into_iter().find(|base| base.key() == key);
            config.target.recipe_base = base.unwrap_or_default();
        },
    );
    let choices: Vec<Named> = RecipeBase::ALL.map(|base| (base.key().to_owned(), base_name(base).to_owned())).into();
    let words = Words::new("Starting image", "What your Dockerfile builds on", "");
    field(session, Place::RecipeBase, words, None, |tie| {
        choice(tie, Signal::stored(choices), ToOwned::to_owned, binding)
    })
}

const fn base_name(base: RecipeBase) -> &'static str {
    match base {
        RecipeBase::Python => "Plain Python",
        RecipeBase::Zenml => "ZenML's own image",
        RecipeBase::Pytorch => "PyTorch with CUDA",
        RecipeBase::Cuda => "CUDA, without Python",
        RecipeBase::ParentImage => "An image of yours (parent image)",
    }
}

/// Registry, repository and tag of the image that a recipe makes.
fn image_name(session: Session) -> AnyView {
    let part = move |get: fn(&Config) -> &String, get_mut: fn(&mut Config) -> &mut String| {
        bind(session, Place::ImageName, get, get_mut)
    };
    let registry = part(|config| &config.target.registry, |config| &mut config.target.registry);
    let repository = part(|config| &config.target.repository, |config| &mut config.target.repository);
    let tag = part(|config| &config.target.tag, |config| &mut config.target.tag);
    let help = "Where the finished image is pushed. What is empty comes from the stack's registry or is made up";
    let words = Words { label_of: LabelOf::Group, ..Words::new("Finished image", help, "") };
    field(session, Place::ImageName, words, None, |tie| {
        let label = label_id(&tie.id);
        let rest = |name: &str| [&tie.id, ".", name].concat();
        let repository =
            captioned("Repository", Tie { example: "train", ..Tie::plain(rest("repository")) }, repository);
        let tag = captioned("Tag", Tie { example: "v1", ..Tie::plain(rest("tag")) }, tag);
        let registry = captioned("Registry", Tie { example: "registry.example.com/ml", ..tie }, registry);
        view! { <div class="image-name" role="group" aria-labelledby=label>{registry} {repository} {tag}</div> }
            .into_any()
    })
}

/// A control with a small label of its own, inside a group.
fn captioned(caption: &'static str, tie: Tie, binding: Binding<String>) -> AnyView {
    view! {
        <label>
            <span>{caption}</span>
            {text(tie, true, binding)}
        </label>
    }
    .into_any()
}

fn platform(session: Session) -> AnyView {
    let binding =
        bind(session, Place::Platform, |config| &config.target.platform, |config| &mut config.target.platform);
    let choices = [
        ("", "As the builder"),
        ("linux/amd64", "linux/amd64 (most clusters)"),
        ("linux/arm64", "linux/arm64 (Graviton, Apple silicon)"),
    ];
    let choices: Vec<Named> = choices.map(|(value, name)| (value.to_owned(), name.to_owned())).into();
    let words = Words::new("Platform", "The processor that the steps run on", "");
    field(session, Place::Platform, words, None, |tie| choice(tie, Signal::stored(choices), ToOwned::to_owned, binding))
}

/// The pipeline's name and whether it is a dynamic one.
fn pipeline(session: Session) -> AnyView {
    let name = bind(
        session,
        Place::PipelineName,
        |config| &config.project.pipeline_name,
        |config| &mut config.project.pipeline_name,
    );
    let dynamic = session.binding(
        Place::Dynamic,
        |config| config.project.dynamic,
        |config, dynamic| config.project.dynamic = dynamic,
    );
    let words = Words::new("Pipeline name", "Becomes part of the image's tag", "training_pipeline");
    let name = field(session, Place::PipelineName, words, None, |tie| text(tie, true, name));
    let words = Words {
        label_of: LabelOf::Group,
        ..Words::new("Kind of pipeline", "A dynamic one decides its steps while it runs", "")
    };
    let dynamic = field(session, Place::Dynamic, words, None, |tie| check(tie.id, "Dynamic pipeline", dynamic));
    (name, dynamic).into_any()
}

fn code_repository(session: Session) -> AnyView {
    let binding = bind(
        session,
        Place::CodeRepository,
        |config| &config.project.code_repository,
        |config| &mut config.project.code_repository,
    );
    let choices = slice(move || {
        let none = (String::new(), "None".to_owned());
        session.catalog().with(|catalog| {
            let known = catalog.code_repositories.iter().map(|known| (known.name.clone(), known.name.clone()));
            std::iter::once(none).chain(known).collect::<Vec<Named>>()
        })
    });
    let help = "One that is registered with ZenML; its checkout must be clean and pushed when a run starts";
    field(session, Place::CodeRepository, Words::new("Code repository", help, ""), None, |tie| {
        choice(tie, choices.into(), ToOwned::to_owned, binding)
    })
}

/// A text of the configuration.
pub fn bind(
    session: Session,
    place: Place,
    get: fn(&Config) -> &String,
    get_mut: fn(&mut Config) -> &mut String,
) -> Binding<String> {
    session.binding(place, move |config| get(config).clone(), move |config, text| *get_mut(config) = text)
}
