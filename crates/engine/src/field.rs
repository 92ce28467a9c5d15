//! The table of `DockerSettings` fields: form, link, snippets, undo and problems all walk it. A new field is one row.

mod kind;
mod page;
mod rows;

pub use kind::Kind;
pub use rows::{Field, ROWS};

use crate::release::Release;

/// One field of `DockerSettings`, nested ones included.
#[derive(Debug)]
pub struct Row {
    /// The field.
    pub field: Field,
    /// ZenML's name; for a nested field the names joined by dots. The same text is the link's key and the control's id.
    pub key: &'static str,
    /// Its name on screen.
    pub label: &'static str,
    /// The part of the form it belongs to.
    pub section: Section,
    /// What values it takes and how they are typed.
    pub kind: Kind,
    /// What it does, in our own words.
    pub help: &'static str,
    /// An example of a value, as typed.
    pub example: &'static str,
    /// What counts when it is unset, in words; empty for nothing.
    pub default: &'static str,
    /// The release that brought it.
    pub since: Release,
    /// Whether its values may be secret.
    pub secret: Secrecy,
    /// Whether the field is deprecated by ZenML: shown only where it is set.
    pub deprecated: bool,
}

/// The parts of the form, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// What everything starts from.
    BaseImage,
    /// Python requirements and how they are installed.
    Dependencies,
    /// Packages of the operating system and the user.
    System,
    /// Environment variables.
    Environment,
    /// How the build is done and what comes out.
    Build,
    /// Where the pipeline's code comes from.
    Code,
}

/// Whether a field's values may be secret and so stay out of links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Secrecy {
    /// Never.
    Open,
    /// A value that looks secret, by its name or its form, is withheld.
    Guarded,
}

impl Section {
    /// Every section, in the order of the form.
    pub const ALL: [Self; 6] =
        [Self::BaseImage, Self::Dependencies, Self::System, Self::Environment, Self::Build, Self::Code];

    /// Its heading.
    pub const fn label(self) -> &'static str {
        match self {
            Self::BaseImage => "Base image",
            Self::Dependencies => "Dependencies",
            Self::System => "System",
            Self::Environment => "Environment",
            Self::Build => "Build",
            Self::Code => "Code",
        }
    }
}

impl Field {
    /// Its row in the table.
    pub fn row(self) -> &'static Row {
        #[allow(clippy::indexing_slicing, reason = "each variant is made from the row at its own position")]
        let row = &ROWS[self as usize];
        row
    }

    /// ZenML's name, with dots for a nested field.
    pub fn key(self) -> &'static str {
        self.row().key
    }

    /// The names on the way to the field, the outermost first.
    pub fn path(self) -> impl Iterator<Item = &'static str> {
        self.key().split('.')
    }

    /// The field whose name is nearest to a mistyped one (ZenML passes over names that it does not know); `None` where none
    /// is near. A nested name is looked for among the nested ones.
    pub fn nearest(typed: &str) -> Option<Self> {
        Self::from_key(&crate::nearest::nearest(typed, ROWS.iter().map(|row| row.key))?)
    }

    /// The field of a key.
    pub fn from_key(key: &str) -> Option<Self> {
        ROWS.iter().find(|row| row.key == key).map(|row| row.field)
    }
}

#[cfg(test)]
mod tests {
    use super::{Field, ROWS, Release};

    #[test]
    fn a_mistyped_name_finds_its_field() {
        for (typed, expected) in [
            ("apt_package", Some(Field::AptPackages)),
            ("requirments", Some(Field::Requirements)),
            ("parent-image", Some(Field::ParentImage)),
            ("build_config.build_options.build_arg", Some(Field::BuildArgs)),
            ("python_package_installer_arg", Some(Field::PythonPackageInstallerArgs)),
            ("something_else", None),
            ("", None),
        ] {
            assert_eq!(Field::nearest(typed), expected, "{typed}");
        }
    }

    #[test]
    fn every_row_is_found_by_its_field_and_by_its_key() {
        for row in ROWS {
            assert_eq!(row.field.row().key, row.key);
            assert_eq!(Field::from_key(row.key), Some(row.field));
            for text in [row.label, row.help, row.example, row.default] {
                assert!(!text.trim().is_empty(), "{}", row.key);
            }
            assert!(
                row.field.page().starts_with("https://docs.zenml.io/") && row.field.page().contains('#'),
                "{}",
                row.key
            );
            assert!(row.since >= Release::new(0, 43, 1), "{}", row.key);
        }
    }
}
