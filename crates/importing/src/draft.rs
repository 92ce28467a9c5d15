//! The configuration that an import makes, and what it has to say, while it is made.

use crate::notice::{Notice, NoticeKind, Unknown};
use crate::read::Read;
use crate::{Imported, Span};
use engine::config::{Config, Goal, Step};
use engine::diff::configs;
use engine::nearest::nearest;
use engine::pipeline::{Invocation, invocations};
use engine::recipe::image_name;
use engine::settings::Settings;
use engine::value::Dict;
use engine::{Catalog, Field, Place, PythonValue, Severity, Situation};
use std::collections::{BTreeMap, BTreeSet};

/// How many notices are listed one by one. Nobody reads more, and each costs a search for the name that was meant.
const MOST_NOTICES: usize = 400;

/// How many values one import takes: aliases and variables can stand for more than the text is long.
const MOST_VALUES: usize = 50_000;

/// Whose settings are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Target {
    /// The pipeline's.
    Pipeline,
    /// Those of a step of the draft, by position.
    Step(usize),
}

impl Target {
    /// The place of a field.
    pub(crate) fn place(self, field: Field) -> Place {
        match self {
            Self::Pipeline => Place::Field(field),
            Self::Step(position) => Place::Step(position, Some(field)),
        }
    }
}

/// An import that is being made.
pub(crate) struct Draft<'a> {
    /// The configuration.
    pub config: Config,
    /// What the present release ships.
    pub catalog: &'a Catalog,
    text: &'a str,
    present: &'a Config,
    notices: Vec<(Span, Severity, NoticeKind)>,
    unlisted: usize,
    taken: Vec<(Span, Place)>,
    values: usize,
    named: BTreeSet<(Target, Field)>,
    /// Whose settings the text is about.
    whole: BTreeSet<Target>,
    /// Where the step of an invocation id stands.
    steps: BTreeMap<String, usize>,
    /// Where steps stand that no function of the text has taken, by their own name.
    unclaimed: BTreeMap<String, Vec<usize>>,
    /// Whether what is read now goes over settings that the same text has set before, as ZenML merges them.
    pub overlays: bool,
}

impl<'a> Draft<'a> {
    pub(crate) fn new(text: &'a str, present: &'a Config, catalog: &'a Catalog) -> Self {
        let (mut steps, mut unclaimed) = (BTreeMap::new(), BTreeMap::<String, Vec<usize>>::new());
        for (position, Invocation { name, id }) in invocations(present).into_iter().enumerate() {
            steps.insert(id, position);
            unclaimed.entry(name).or_default().push(position);
        }
        Self {
            config: present.clone(),
            catalog,
            text,
            present,
            notices: Vec::new(),
            unlisted: 0,
            taken: Vec::new(),
            values: MOST_VALUES,
            named: BTreeSet::new(),
            whole: BTreeSet::new(),
            overlays: false,
            steps,
            unclaimed,
        }
    }

    /// Something that an import of the image's settings lost or could not read.
    pub(crate) fn warn(&mut self, span: Span, kind: NoticeKind) {
        self.note(span, Severity::Warning, kind);
    }

    /// Something that does not concern the image, or a choice that was made.
    pub(crate) fn remark(&mut self, span: Span, kind: NoticeKind) {
        self.note(span, Severity::Note, kind);
    }

    /// The place where a text stops being one of its kind.
    pub(crate) fn refuse(&mut self, span: Span, what: &'static str) {
        self.note(span, Severity::Error, NoticeKind::Broken(what));
    }

    /// Nothing in the text is about images.
    pub(crate) fn refuse_all(&mut self) {
        self.note(Span { start: 0, length: 0 }, Severity::Error, NoticeKind::Nothing);
    }

    pub(crate) fn note(&mut self, span: Span, severity: Severity, kind: NoticeKind) {
        if self.notices.len() < MOST_NOTICES {
            self.notices.push((span, severity, kind));
        } else {
            self.unlisted += 1;
        }
    }

    /// The known name that a mistyped one probably means; none once the notices are not listed any more.
    pub(crate) fn nearest<'n>(&self, typed: &str, known: impl Iterator<Item = &'n str>) -> Option<String> {
        (self.notices.len() < MOST_NOTICES).then(|| nearest(typed, known))?
    }

    /// Takes one value from what an import may hold.
    pub(crate) fn spend(&mut self) -> Result<(), Unknown> {
        self.values = self.values.checked_sub(1).ok_or(Unknown::TooMuch)?;
        Ok(())
    }

    /// The settings of a target.
    pub(crate) fn settings(&mut self, target: Target) -> Option<&mut Settings> {
        match target {
            Target::Pipeline => Some(&mut self.config.settings),
            Target::Step(position) => self.config.steps.get_mut(position).map(|step| &mut step.settings),
        }
    }

    /// Says that the text is about all settings of a target.
    pub(crate) fn begin(&mut self, target: Target) {
        self.whole.insert(target);
    }

    /// Says that a part of the text decides something.
    pub(crate) fn take(&mut self, span: Span, place: Place) {
        self.taken.push((span, place));
    }

    /// Sets a field to what a part of the text says.
    pub(crate) fn set(&mut self, span: Span, target: Target, field: Field, value: PythonValue) {
        self.take(span, target.place(field));
        self.put(target, field, value);
    }

    /// Sets a field to what several parts of the text say.
    pub(crate) fn put(&mut self, target: Target, field: Field, value: PythonValue) {
        let is_new = self.named.insert((target, field));
        let value = match (self.overlays && !is_new, value) {
            (true, PythonValue::None) => return,
            (true, PythonValue::Dict(over)) => {
                let below = self.settings(target).and_then(|settings| settings.value(field));
                PythonValue::Dict(merged(below, over))
            }
            (_, value) => value,
        };
        if let Some(settings) = self.settings(target) {
            // What was typed and means the same stays as it was typed.
            let same = |present: PythonValue| present == value || present.repr() == value.repr();
            if !settings.value(field).is_some_and(same) {
                settings.set(field, value);
            }
        }
    }

    /// The step of an invocation id, made where there is none.
    pub(crate) fn step(&mut self, id: &str) -> usize {
        self.steps.get(id).copied().unwrap_or_else(|| self.add_step(id, id))
    }

    /// The step that a function of a program is, made where there is none. Two functions are two steps, also where both
    /// give the step one name.
    pub(crate) fn step_of_function(&mut self, function: &str, name: &str) -> usize {
        if let Some(same) = self.unclaimed.get_mut(name).filter(|same| !same.is_empty()) {
            // An export names functions by the invocation id.
            let of_id = self.steps.get(function).and_then(|position| same.iter().position(|other| other == position));
            return same.remove(of_id.unwrap_or_default());
        }
        self.add_step(function, name)
    }

    fn add_step(&mut self, id: &str, name: &str) -> usize {
        let position = self.config.steps.len();
        self.config.steps.push(Step { name: name.to_owned(), ..Step::default() });
        self.steps.entry(id.to_owned()).or_insert(position);
        position
    }

    /// Settings that name an image to run on as it is are no recipe's: the goal is to run on it, unless it is the image
    /// that the recipe makes.
    fn follow_goal(&mut self) {
        let named = |field| self.named.contains(&(Target::Pipeline, field));
        let value = |field| self.config.settings.value(field).filter(|_| named(field));
        let skips = value(Field::SkipBuild).is_some_and(|skips| skips.truth());
        let Some(PythonValue::Text(image)) = value(Field::ParentImage).filter(|_| skips) else { return };
        let of_recipe = image_name(&Situation::of(self.present, self.catalog));
        if self.config.goal == Goal::BringYourOwn && !image.is_empty() && image != of_recipe {
            self.config.goal = Goal::Reuse;
        }
    }

    pub(crate) fn finish(mut self) -> Imported {
        self.follow_goal();
        let mut kept = Vec::new();
        for target in &self.whole {
            let settings = match *target {
                Target::Pipeline => Some(&self.config.settings),
                Target::Step(position) => self.config.steps.get(position).map(|step| &step.settings),
            };
            let fields = settings.into_iter().flat_map(Settings::iter).map(|(field, _)| field);
            let others = fields.filter(|field| !self.named.contains(&(*target, *field)));
            kept.extend(others.map(|field| target.place(field)));
        }
        let mut notices = self.notices;
        if self.unlisted > 0 {
            let end = Span { start: self.text.len(), length: 0 };
            notices.push((end, Severity::Warning, NoticeKind::Unlisted(self.unlisted)));
        }
        Imported {
            changes: configs(self.present, &self.config),
            read: Read::all(self.text, self.taken),
            notices: placed(self.text, notices),
            kept,
            config: self.config,
        }
    }
}

/// Entries over those that are there: dicts in them are merged, all else is replaced (`dict_utils.recursive_update`).
fn merged(below: Option<PythonValue>, over: Dict) -> Dict {
    let Some(PythonValue::Dict(mut result)) = below else { return over };
    for (key, value) in over {
        let value = match (value, result.get(&key)) {
            (PythonValue::Dict(inner), below) => PythonValue::Dict(merged(below.cloned(), inner)),
            (value, _) => value,
        };
        result.insert(key, value);
    }
    result
}

/// The notices in the order of the text, with line and column.
fn placed(text: &str, mut notices: Vec<(Span, Severity, NoticeKind)>) -> Vec<Notice> {
    notices.sort_by_key(|(span, ..)| span.start);
    let mut letters = text.char_indices().peekable();
    let (mut line, mut column) = (1, 1);
    let mut found = Vec::with_capacity(notices.len());
    for (span, severity, kind) in notices {
        while let Some((_, letter)) = letters.next_if(|(at, _)| *at < span.start) {
            let breaks = match letter {
                '\n' => true,
                '\r' => letters.peek().is_none_or(|(_, next)| *next != '\n'),
                _ => false,
            };
            if breaks {
                line += 1;
                column = 1;
            } else {
                column += 1;
            }
        }
        found.push(Notice { severity, line, column, span, kind });
    }
    found
}
