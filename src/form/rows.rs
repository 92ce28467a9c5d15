//! The fields of a section, from the field table: what matters for the goal first, the rest folded.

use super::field::{LabelOf, Unset, Words, field, label_id};
use super::{project, target};
use crate::controls::{Named, area, choice, segments, text};
use crate::session::{Session, slice};
use engine::config::{Config, Goal, RecipeBase};
use engine::field::{Kind, Section};
use engine::{Field, Place, ROWS, Row};
use leptos::prelude::*;

/// Where a field stands in its section.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rank {
    First,
    More,
    Absent,
}

/// The fields of a section.
pub fn section(session: Session, section: Section) -> AnyView {
    let ranks = slice(move || {
        session.config().with(|config| {
            let rows = ROWS.iter().filter(|row| row.section == section);
            rows.map(|row| (row.field, rank(config, row))).collect::<Vec<_>>()
        })
    });
    let fields = move || {
        ranks.with(|ranks| {
            let of = |rank| ranks.iter().filter(move |(_, other)| *other == rank).map(|(field, _)| *field);
            let first = of(Rank::First).map(|field| row(session, field.row())).collect_view();
            let rest: Vec<Field> = of(Rank::More).collect();
            (first, (!rest.is_empty()).then(|| more(session, rest)))
        })
    };
    view! {
        {target::before(session, section)}
        {fields}
        {(section == Section::Dependencies).then(|| project::texts(session))}
    }
    .into_any()
}

/// The fields that are folded, and how many of them are set.
fn more(session: Session, fields: Vec<Field>) -> AnyView {
    let rows = fields.iter().map(|field| row(session, field.row())).collect_view();
    let total = fields.len();
    let set = slice(move || {
        session.config().with(|config| fields.iter().filter(|field| config.settings.get(**field).is_some()).count())
    });
    let badge =
        move || Some(set.get()).filter(|set| *set > 0).map(|set| view! { <span class="badge">{set} " set"</span> });
    view! {
        <details class="more">
            <summary>"More settings (" {total} ")" {badge}</summary>
            <div class="fields">{rows}</div>
        </details>
    }
    .into_any()
}

/// One row of the table as a field.
fn row(session: Session, row: &'static Row) -> AnyView {
    let binding = session.typed(row.field);
    let label_of = match row.kind {
        Kind::Flag => LabelOf::Group,
        Kind::Lines | Kind::Pairs => LabelOf::Whole,
        _ => LabelOf::Half,
    };
    let words = Words {
        label: row.label.into(),
        key: row.key,
        help: row.help,
        default: row.default,
        example: row.example,
        label_of,
    };
    let set = Signal::derive(move || binding.value.with(|text| !text.is_empty()));
    let unset = Unset { set, unset: Callback::new(move |()| binding.set.run(String::new())) };
    field(session, Place::Field(row.field), words, Some(unset), |tie| match row.kind {
        Kind::Flag => {
            let label = label_id(&tie.id);
            segments(tie, label, switch(row.default), set, binding)
        }
        Kind::Choice(choices) => {
            let unset = (String::new(), ["Default (", row.default, ")"].concat());
            let choices = choices.iter().map(|choice| ((*choice).to_owned(), choice_name(choice)));
            let choices: Vec<Named> = std::iter::once(unset).chain(choices).collect();
            choice(tie, Signal::stored(choices), ToOwned::to_owned, binding)
        }
        Kind::Lines | Kind::Pairs => area(tie, binding),
        Kind::Text | Kind::Number | Kind::Words => text(tie, true, binding),
    })
}

/// The three positions of a switch: unset is one of its own, because ZenML sees the difference.
fn switch(default: &str) -> Vec<Named> {
    let default = if default.is_empty() { "Default".to_owned() } else { ["Default (", default, ")"].concat() };
    vec![(String::new(), default), ("True".into(), "On".into()), ("False".into(), "Off".into())]
}

fn choice_name(choice: &str) -> String {
    match choice {
        "True" => "On".into(),
        "False" => "Off".into(),
        other => other.to_owned(),
    }
}

/// Where a field stands under a configuration.
fn rank(config: &Config, row: &Row) -> Rank {
    if row.field == Field::RequiredIntegrations {
        // It has a group of its own.
        return Rank::Absent;
    }
    if row.deprecated {
        return if config.settings.get(row.field).is_some() { Rank::First } else { Rank::Absent };
    }
    if first(config, row.field) { Rank::First } else { Rank::More }
}

fn first(config: &Config, field: Field) -> bool {
    use Field::{
        AllowDownloadFromArtifactStore, AllowDownloadFromCodeRepository, AllowIncludingFilesInImages, AptPackages,
        BuildArgs, Dockerfile, Environment, ImageTag, InstallStackRequirements, LocalProjectInstallCommand,
        ParentImage, PreventBuildReuse, PythonPackageInstaller, PythonPackageInstallerArgs, Requirements,
        RuntimeEnvironment, SkipBuild, TargetRepository, User,
    };
    let code =
        matches!(field, AllowDownloadFromArtifactStore | AllowDownloadFromCodeRepository | AllowIncludingFilesInImages);
    let content = matches!(
        field,
        AptPackages
            | Environment
            | InstallStackRequirements
            | LocalProjectInstallCommand
            | PythonPackageInstaller
            | PythonPackageInstallerArgs
            | Requirements
            | RuntimeEnvironment
            | User
    );
    match config.goal {
        Goal::Reuse => code || field == ParentImage,
        Goal::BringYourOwn => {
            code || content || (field == ParentImage && config.target.recipe_base == RecipeBase::ParentImage)
        }
        Goal::LetZenmlBuild => {
            let build = matches!(
                field,
                BuildArgs | Dockerfile | ImageTag | ParentImage | PreventBuildReuse | SkipBuild | TargetRepository
            );
            code || content || build
        }
    }
}
