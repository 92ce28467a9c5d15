//! Finding flavors and integrations by name, by what they bring, and by what they are for.

mod availability;
mod words;

pub use availability::Availability;

use crate::catalog::{Catalog, Flavor, Integration};
use crate::config::ComponentType;
use crate::release::PythonVersion;

/// Something that was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Found<'a> {
    /// A flavor of a stack component.
    Flavor(&'a Flavor),
    /// An integration.
    Integration(&'a Integration),
}

/// A find, with how well it fits: smaller is better.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Find<'a> {
    /// What was found.
    pub found: Found<'a>,
    /// The rank, from 0 for the very name.
    pub rank: usize,
}

/// What a component or an integration brings into an image.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Brings {
    /// Requirements, in the order of ZenML's source.
    pub requirements: Vec<String>,
    /// Debian packages.
    pub apt_packages: Vec<String>,
}

/// The flavors and integrations of a release that fit all words of a query, the best first; everything for an empty one.
/// Words are compared from their start, without regard to case.
pub fn search<'a>(query: &str, catalog: &'a Catalog) -> Vec<Find<'a>> {
    let terms: Vec<String> = words_of(query).collect();
    let flavors = catalog.flavors.iter().map(|flavor| (Found::Flavor(flavor), texts_of_flavor(catalog, flavor)));
    let integrations = catalog.integrations.iter().map(|one| (Found::Integration(one), texts_of_integration(one)));
    let mut finds: Vec<Find<'a>> = flavors
        .chain(integrations)
        .filter_map(|(found, texts)| Some(Find { found, rank: texts.rank(&terms)? }))
        .collect();
    finds.sort_by_key(|find| find.rank);
    finds
}

/// What a flavor brings (`StackComponent.requirements`), on a Python version.
pub fn brought_by(catalog: &Catalog, python: PythonVersion, flavor: &Flavor) -> Brings {
    let integration = flavor.requirements_integration.as_deref().and_then(|name| catalog.integration(name));
    integration.map_or_else(Brings::default, |integration| of_integration(python, integration))
}

/// What an integration brings, on a Python version.
pub fn of_integration(python: PythonVersion, integration: &Integration) -> Brings {
    Brings {
        requirements: integration.requirements_on(python).to_vec(),
        apt_packages: integration.apt_packages.clone(),
    }
}

/// The words of something, by how much they say about it.
struct Texts {
    name: String,
    display: Vec<String>,
    tasks: Vec<String>,
    packages: Vec<String>,
    kind: Vec<String>,
}

impl Texts {
    /// The sum over all terms; `None` if one fits nothing.
    fn rank(&self, terms: &[String]) -> Option<usize> {
        let name: Vec<String> = words_of(&self.name).collect();
        let mut rank = 0;
        for term in terms {
            let starts = |words: &[String]| words.iter().any(|word| word.starts_with(term.as_str()));
            let is = |words: &[String]| words.contains(term);
            rank += match () {
                () if self.name == *term => 0,
                () if is(&name) => 1,
                () if is(&self.display) || is(&self.tasks) => 2,
                () if is(&self.packages) => 3,
                () if starts(&name) || self.name.starts_with(term.as_str()) => 4,
                () if starts(&self.display) || starts(&self.tasks) => 5,
                () if is(&self.kind) => 6,
                () if starts(&self.packages) => 7,
                () if starts(&self.kind) => 8,
                () => return None,
            };
        }
        Some(rank)
    }
}

fn texts_of_flavor(catalog: &Catalog, flavor: &Flavor) -> Texts {
    let integration = flavor.requirements_integration.as_deref().and_then(|name| catalog.integration(name));
    let requirements = integration.map(|integration| integration.requirements.as_slice()).unwrap_or_default();
    Texts {
        name: flavor.name.clone(),
        display: words_of(&flavor.display_name).collect(),
        tasks: words_of(words::of(&flavor.name)).collect(),
        packages: distributions(requirements),
        kind: words_of(words::of_type(flavor.component_type)).collect(),
    }
}

fn texts_of_integration(integration: &Integration) -> Texts {
    Texts {
        name: integration.name.clone(),
        display: Vec::new(),
        tasks: words_of(words::of(&integration.name)).collect(),
        packages: distributions(&integration.requirements),
        kind: Vec::new(),
    }
}

/// The names of the distributions of requirements, whole and in parts.
fn distributions(requirements: &[String]) -> Vec<String> {
    let end = |letter: char| !(letter.is_ascii_alphanumeric() || "-_.".contains(letter));
    let names = requirements.iter().filter_map(|line| line.split(end).next());
    names.flat_map(|name| core::iter::once(name.to_lowercase()).chain(words_of(name))).collect()
}

/// The words of a text in small letters.
fn words_of(text: &str) -> impl Iterator<Item = String> {
    let parts = text.split(|letter: char| !(letter.is_alphanumeric() || letter == '+'));
    parts.filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// Whether a name can be found by more than itself.
pub fn has_words(name: &str) -> bool {
    !words::of(name).is_empty()
}

/// The words that say what the flavors of a type are for.
pub fn tasks_of(component_type: ComponentType) -> &'static str {
    words::of_type(component_type)
}
