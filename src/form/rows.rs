//! The fields of a section, from the field table: what matters for the goal first, the rest folded.

use super::field::{LabelOf, Words, field, label_id};
use super::group::more;
use super::{project, target};
use crate::controls::{Named, area, choice, segments, text};
use crate::markup::{Content, Element, live};
use crate::session::{Scope, Session, slice};
use engine::config::{Config, Goal, RecipeBase};
use engine::field::{Kind, Section};
use engine::{Field, ROWS, Release, Row};

/// The release from which every shipped catalog is.
const OLDEST: Release = Release::new(0, 55, 5);

/// Where a field stands in its section.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rank {
    First,
    More,
    Absent,
}

/// The fields of a section.
pub fn section(session: Session, section: Section) -> Content {
    let ranks = slice(move || {
        session.config().with(|config| {
            let rows = ROWS.iter().filter(|row| row.section == section);
            rows.map(|row| (row.field, rank(config, row))).collect::<Vec<_>>()
        })
    });
    let fields = live(move || {
        let ranks = ranks.get();
        let of = |rank| ranks.iter().filter(move |(_, other)| *other == rank).map(|(field, _)| *field);
        let first: Content = of(Rank::First).map(|field| row(session, Scope::Pipeline, field.row())).collect();
        let rest: Vec<Field> = of(Rank::More).collect();
        let rest = (!rest.is_empty()).then(|| folded(session, rest));
        Content::Several(vec![first, rest.into()])
    });
    let texts = (section == Section::Dependencies).then(|| project::texts(session));
    Content::Several(vec![target::before(session, section), fields, texts.into()])
}

/// The fields that are folded away.
fn folded(session: Session, fields: Vec<Field>) -> Element {
    let rows: Content = fields.iter().map(|field| row(session, Scope::Pipeline, field.row())).collect();
    let label = ["More settings (", &fields.len().to_string(), ")"].concat();
    let set = move || {
        session.config().with(|config| fields.iter().filter(|field| config.settings.get(**field).is_some()).count())
    };
    more(session, &label, set, false, rows)
}

/// One row of the table as a field of the pipeline's settings, or of a step's.
pub fn row(session: Session, scope: Scope, row: &'static Row) -> Element {
    let binding = session.typed(scope, row.field);
    let label_of = match row.kind {
        Kind::Flag => LabelOf::Group,
        Kind::Lines | Kind::Pairs => LabelOf::Whole,
        _ => LabelOf::Half,
    };
    let words = Words {
        label: row.label.to_owned(),
        key: row.key,
        help: row.help,
        // Switches and lists name their default themselves.
        default: if matches!(row.kind, Kind::Flag | Kind::Choice(_)) { "" } else { row.default },
        example: row.example,
        since: Some(row.since).filter(|since| *since > OLDEST),
        label_of,
    };
    field(session, scope.place(row.field), words, Some(binding), |tie| {
        let control = match row.kind {
            Kind::Flag => segments(tie, &label_id(&tie.id), switch(row.default), true, binding),
            Kind::Choice(choices) => choice(tie, move || chosen_from(row, choices), ToOwned::to_owned, binding),
            Kind::Lines | Kind::Pairs => area(tie, binding),
            Kind::Text | Kind::Number | Kind::Words => text(tie, binding),
        };
        control.into()
    })
}

fn chosen_from(row: &Row, choices: &[&str]) -> Vec<Named> {
    let unset = (String::new(), ["Default (", row.default, ")"].concat());
    let choices = choices.iter().map(|choice| ((*choice).to_owned(), choice_name(choice)));
    std::iter::once(unset).chain(choices).collect()
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
