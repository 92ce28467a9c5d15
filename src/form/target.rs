//! What belongs to a section besides `DockerSettings`: what a recipe starts from, the finished image, the project.

use super::field::{Words, field, label_id};
use super::offers::Preset;
use super::preset::preset;
use crate::controls::{Named, Tie, check, choice, text};
use crate::markup::{Content, Element, element, live};
use crate::session::{Binding, Session, slice};
use engine::Place;
use engine::config::{Checkout, Config, Goal, RecipeBase};
use engine::field::Section;

/// The fields that stand before those of the table.
pub fn before(session: Session, section: Section) -> Content {
    match section {
        Section::BaseImage => Content::Several(vec![
            only(session, Goal::BringYourOwn, recipe_base),
            only(session, Goal::LetZenmlBuild, |session| {
                let place = Place::Field(engine::Field::ParentImage);
                preset(session, Preset::Image, "Common base images", "image-preset", place)
            }),
        ]),
        Section::Build => Content::Several(vec![
            only(session, Goal::BringYourOwn, image_name),
            platform(session).into(),
            pipeline_name(session).into(),
            dynamic(session).into(),
        ]),
        Section::Code => Content::Several(vec![code_repository(session).into(), checkout(session)]),
        Section::Dependencies | Section::System | Section::Environment => Content::Nothing,
    }
}

/// Fields that are there for one goal alone.
fn only(session: Session, goal: Goal, fields: fn(Session) -> Element) -> Content {
    let there = slice(move || session.config().with(|config| config.goal == goal));
    live(move || there.get().then(|| fields(session)))
}

fn recipe_base(session: Session) -> Element {
    let binding = session.binding(
        Place::RecipeBase,
        |config| config.target.recipe_base.key().to_owned(),
        |config, key| {
            let base = RecipeBase::ALL.into_iter().find(|base| base.key() == key);
            config.target.recipe_base = base.unwrap_or_default();
        },
    );
    let choices = || RecipeBase::ALL.map(|base| (base.key().to_owned(), base_name(base).to_owned())).into();
    let words = Words::new("Starting image", "What your Dockerfile builds on", "");
    field(session, Place::RecipeBase, words, None, |tie| choice(tie, choices, ToOwned::to_owned, binding).into())
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
fn image_name(session: Session) -> Element {
    let part = move |get: fn(&Config) -> &String, get_mut: fn(&mut Config) -> &mut String| {
        bind(session, Place::ImageName, get, get_mut)
    };
    let registry = part(|config| &config.target.registry, |config| &mut config.target.registry);
    let repository = part(|config| &config.target.repository, |config| &mut config.target.repository);
    let tag = part(|config| &config.target.tag, |config| &mut config.target.tag);
    let all = session.binding(
        Place::ImageName,
        |Config { target, .. }| [target.registry.as_str(), &target.repository, &target.tag].concat(),
        |Config { target, .. }, text| {
            if text.is_empty() {
                [&mut target.registry, &mut target.repository, &mut target.tag].into_iter().for_each(String::clear);
            }
        },
    );
    let help = "Where the finished image is pushed. What is empty comes from the stack's registry or is made up";
    let words = Words::new("Finished image", help, "").group();
    field(session, Place::ImageName, words, Some(all), |tie| {
        let other = |name: &str, example| Tie { example, ..Tie::plain([&tie.id, ".", name].concat()) };
        element("div")
            .class("image-name")
            .set("role", "group")
            .set("aria-labelledby", &label_id(&tie.id))
            .child(captioned("Registry", &Tie { example: "registry.example.com/ml", ..tie.clone() }, registry))
            .child(captioned("Repository", &other("repository", "train"), repository))
            .child(captioned("Tag", &other("tag", "v1"), tag))
            .into()
    })
}

/// A control with a small label of its own, inside a group.
fn captioned(caption: &str, tie: &Tie, binding: Binding) -> Element {
    element("label").child(element("span").child(caption)).child(text(tie, binding))
}

fn platform(session: Session) -> Element {
    let binding =
        bind(session, Place::Platform, |config| &config.target.platform, |config| &mut config.target.platform);
    let choices = || -> Vec<Named> {
        let choices = [
            ("", "As the builder"),
            ("linux/amd64", "linux/amd64 (most clusters)"),
            ("linux/arm64", "linux/arm64 (Graviton, Apple silicon)"),
        ];
        choices.map(|(value, name)| (value.to_owned(), name.to_owned())).into()
    };
    let words = Words::new("Platform", "The processor that the steps run on", "");
    field(session, Place::Platform, words, Some(binding), |tie| choice(tie, choices, ToOwned::to_owned, binding).into())
}

fn pipeline_name(session: Session) -> Element {
    let binding = bind(
        session,
        Place::PipelineName,
        |config| &config.project.pipeline_name,
        |config| &mut config.project.pipeline_name,
    );
    let words = Words::new("Pipeline name", "Becomes part of the image's tag", "training_pipeline");
    field(session, Place::PipelineName, words, Some(binding), |tie| text(tie, binding).into())
}

fn dynamic(session: Session) -> Element {
    let binding = session.switch(
        Place::Dynamic,
        |config| config.project.dynamic,
        |config, dynamic| config.project.dynamic = dynamic,
    );
    let words = Words::new("Kind of pipeline", "A dynamic one decides its steps while it runs", "").group();
    field(session, Place::Dynamic, words, Some(binding), |tie| check(&tie.id, "Dynamic pipeline", binding).into())
}

fn code_repository(session: Session) -> Element {
    let binding = bind(
        session,
        Place::CodeRepository,
        |config| &config.project.code_repository,
        |config| &mut config.project.code_repository,
    );
    let choices = move || -> Vec<Named> {
        session.catalog().with(|catalog| {
            let known = catalog.code_repositories.iter().map(|known| (known.name.clone(), known.name.clone()));
            std::iter::once((String::new(), "None".to_owned())).chain(known).collect()
        })
    };
    let help = "One that is registered with ZenML";
    field(session, Place::CodeRepository, Words::new("Code repository", help, ""), Some(binding), |tie| {
        choice(tie, choices, ToOwned::to_owned, binding).into()
    })
}

/// How the checkout stands, where there is a code repository.
fn checkout(session: Session) -> Content {
    let there = slice(move || session.config().with(|config| !config.project.code_repository.is_empty()));
    let binding = session.binding(
        Place::Checkout,
        |config| config.project.checkout.key().to_owned(),
        |config, key| {
            let checkout = Checkout::ALL.into_iter().find(|checkout| checkout.key() == key);
            config.project.checkout = checkout.unwrap_or_default();
        },
    );
    let choices = || Checkout::ALL.map(|state| (state.key().to_owned(), checkout_name(state).to_owned())).into();
    let help = "How your copy of the repository stands when a run starts";
    live(move || {
        there.get().then(|| {
            field(session, Place::Checkout, Words::new("Checkout", help, ""), None, |tie| {
                choice(tie, choices, ToOwned::to_owned, binding).into()
            })
        })
    })
}

const fn checkout_name(checkout: Checkout) -> &'static str {
    match checkout {
        Checkout::Clean => "Everything committed and pushed",
        Checkout::Dirty => "Changed or untracked files",
        Checkout::Unpushed => "Commits that are not pushed",
    }
}

/// A text of the configuration.
fn bind(
    session: Session,
    place: Place,
    get: fn(&Config) -> &String,
    get_mut: fn(&mut Config) -> &mut String,
) -> Binding {
    session.binding(place, move |config| get(config).clone(), move |config, text| *get_mut(config) = text)
}
