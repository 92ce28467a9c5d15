//! What in a configuration is not a person's to decide, and what is worth saying because of that.

use engine::config::Config;
use engine::{Field, Place, Problem, ProblemKind, PythonValue, Severity};

/// A place that is fixed.
#[derive(Debug, Clone, PartialEq)]
pub struct Lock {
    /// The place. A component of the stack stands for all of its type, a field also for that of each step.
    pub place: Place,
    /// Why, in the owner's words.
    pub words: String,
}

/// What an owner decided.
#[derive(Debug, Clone, PartialEq)]
pub struct Owner {
    /// What is fixed.
    pub locks: Vec<Lock>,
    /// What the fixed places hold.
    pub fixed: Config,
    /// Whether everything is fixed.
    pub read_only: bool,
    /// The images that may be a parent, whole or with `*` at the end; empty for any.
    pub parent_images: Vec<String>,
    /// The registries that images may come from and go to, each also with what is below it; empty for any.
    pub registries: Vec<String>,
}

/// What a frame that shows something and takes nothing says.
const READ_ONLY: &str = "This page only shows it";

impl Owner {
    /// Why a place is fixed; `None` where it is not.
    pub fn lock(&self, place: &Place) -> Option<&str> {
        if self.read_only {
            return Some(READ_ONLY);
        }
        self.locks.iter().find(|lock| covers(&lock.place, place)).map(|lock| lock.words.as_str())
    }

    /// Puts into a configuration what is fixed; what was otherwise in it.
    pub fn keep(&self, config: &mut Config) -> Vec<Problem> {
        if self.read_only {
            let same = *config == self.fixed;
            config.clone_from(&self.fixed);
            return if same { Vec::new() } else { vec![broken(Place::Link, READ_ONLY)] };
        }
        let mut problems = Vec::new();
        for lock in &self.locks {
            let mut kept = config.clone();
            copy(&lock.place, &self.fixed, &mut kept);
            if kept != *config {
                problems.push(broken(lock.place.clone(), &lock.words));
                *config = kept;
            }
        }
        problems
    }

    /// What in a configuration the owner does not allow.
    pub fn problems(&self, config: &Config) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut settings = vec![(Place::Field(Field::ParentImage), &config.settings)];
        let steps = config.steps.iter().enumerate();
        settings
            .extend(steps.map(|(position, step)| (Place::Step(position, Some(Field::ParentImage)), &step.settings)));
        for (place, settings) in settings {
            let Some(PythonValue::Text(image)) = settings.value(Field::ParentImage) else { continue };
            if !self.parent_images.is_empty() && !self.parent_images.iter().any(|pattern| fits(pattern, &image)) {
                problems.push(refused(place, &image, &self.parent_images));
            } else if !self.of_registry(&image) {
                problems.push(refused(place, &image, &self.registries));
            }
        }
        if !config.target.registry.trim().is_empty() && !self.of_registry(&config.target.registry) {
            problems.push(refused(Place::ImageName, &config.target.registry, &self.registries));
        }
        let registries = config.stack.of(engine::config::ComponentType::ContainerRegistry).enumerate();
        for (position, registry) in registries.filter(|(_, registry)| !registry.uri.trim().is_empty()) {
            if !self.of_registry(&registry.uri) {
                let place = Place::Component(registry.component_type, position);
                problems.push(refused(place, &registry.uri, &self.registries));
            }
        }
        problems
    }

    fn of_registry(&self, name: &str) -> bool {
        let name = name.trim();
        let below = |registry: &String| {
            name.strip_prefix(registry.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.registries.is_empty() || self.registries.iter().any(below)
    }
}

fn fits(pattern: &str, image: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(start) => image.trim().starts_with(start),
        None => image.trim() == pattern,
    }
}

fn broken(place: Place, words: &str) -> Problem {
    Problem::new(Severity::Warning, place, ProblemKind::LockedByOwner(words.to_owned()))
}

fn refused(place: Place, found: &str, allowed: &[String]) -> Problem {
    let kind = ProblemKind::NotAllowedByOwner { found: found.trim().to_owned(), allowed: allowed.join(", ") };
    Problem::new(Severity::Warning, place, kind)
}

/// Whether a lock at one place holds for another.
fn covers(lock: &Place, place: &Place) -> bool {
    match (lock, place) {
        (Place::Component(one, _), Place::Component(other, _)) => one == other,
        (Place::Field(one), Place::Step(_, Some(other))) => one == other,
        (lock, place) => lock == place,
    }
}

/// Puts what one configuration holds at a place into another. A place that holds nothing of its own is left alone.
pub(crate) fn copy(place: &Place, from: &Config, to: &mut Config) {
    match place {
        Place::Goal => to.goal = from.goal,
        Place::Release => to.release.clone_from(&from.release),
        Place::Python => to.python.clone_from(&from.python),
        Place::Component(kind, _) => {
            if !to.stack.of(*kind).eq(from.stack.of(*kind)) {
                to.stack.components.retain(|component| component.component_type != *kind);
                to.stack.components.extend(from.stack.of(*kind).cloned());
            }
        }
        Place::SqlStore => to.stack.uses_sql_store = from.stack.uses_sql_store,
        Place::PipelineName => to.project.pipeline_name.clone_from(&from.project.pipeline_name),
        Place::Dynamic => to.project.dynamic = from.project.dynamic,
        Place::CodeRepository => to.project.code_repository.clone_from(&from.project.code_repository),
        Place::Checkout => to.project.checkout = from.project.checkout,
        Place::RecipeBase => to.target.recipe_base = from.target.recipe_base,
        Place::Platform => to.target.platform.clone_from(&from.target.platform),
        Place::ImageName => {
            to.target.registry.clone_from(&from.target.registry);
            to.target.repository.clone_from(&from.target.repository);
            to.target.tag.clone_from(&from.target.tag);
        }
        Place::Field(field) => {
            if to.settings.get(*field) != from.settings.get(*field) {
                // Keywords and all: as the one who fixed it wrote it.
                match from.settings.value(*field) {
                    Some(value) => to.settings.set(*field, value),
                    None => to.settings.unset(*field),
                }
            }
            to.steps.iter_mut().for_each(|step| step.settings.unset(*field));
        }
        Place::Step(..) | Place::ProjectFile(_) | Place::Command(_) | Place::Link | Place::Import => {}
    }
}

/// The place of an id that a lock may name.
pub fn place_of(id: &str) -> Option<Place> {
    let known = [
        Place::Goal,
        Place::Release,
        Place::Python,
        Place::SqlStore,
        Place::PipelineName,
        Place::Dynamic,
        Place::CodeRepository,
        Place::Checkout,
        Place::RecipeBase,
        Place::Platform,
        Place::ImageName,
    ];
    let components = engine::config::ComponentType::ALL.map(|kind| Place::Component(kind, 0));
    let mut places = known.into_iter().chain(components);
    places.find(|place| place.id() == id).or_else(|| Field::from_key(id).map(Place::Field))
}

/// Every id that a lock may name.
pub fn ids() -> Vec<String> {
    let fields = engine::ROWS.iter().map(|row| row.key.to_owned());
    let others =
        ["goal", "zenml", "python", "stack.uses_sql_store", "pipeline", "dynamic", "code_repository", "checkout"];
    let others = others.into_iter().chain(["recipe_base", "platform", "image"]).map(str::to_owned);
    let components = engine::config::ComponentType::ALL.map(|kind| Place::Component(kind, 0).id());
    others.chain(components).chain(fields).collect()
}
