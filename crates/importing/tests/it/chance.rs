//! Configurations of every release by chance, the same ones on every run, with the texts that quoting usually gets wrong.

use engine::config::{Component, ComponentType, Config, Goal, RecipeBase, Step};
use engine::field::{Kind, ROWS};
use engine::settings::Settings;
use engine::value::Dict;
use engine::{Field, PythonValue};

/// Texts that mean something else in one of the languages.
const TEXTS: &[&str] = &[
    "",
    " ",
    "no",
    "Yes",
    "on",
    "y",
    "null",
    "~",
    "true",
    "1",
    "1e3",
    "1e+16",
    "0o7",
    "012",
    "0x1f",
    "3.12",
    ".5",
    "-1",
    "1_000",
    "12:30:45",
    "2024-01-01",
    "2024-01-01T00:00:00Z",
    "=",
    "<<",
    "-",
    "- a",
    "? a",
    ": a",
    "a: b",
    "a:",
    "a #b",
    "#a",
    "&a",
    "*a",
    "!a",
    "!!str a",
    "|",
    ">",
    "%a",
    "@a",
    "`a`",
    "[a]",
    "{a}",
    "a, b",
    "'",
    "\"",
    "'\"",
    "it's",
    "say \"hi\"",
    "\\",
    "a\\",
    "\\n",
    "a\nb",
    "a\n",
    "\n",
    "a\r\nb",
    "a\tb",
    "\ta",
    " a ",
    "\u{0}",
    "\u{7}\u{1b}",
    "\u{7f}",
    "\u{85}",
    "\u{a0}",
    "\u{ad}",
    "\u{2028}",
    "\u{202e}abc",
    "\u{feff}",
    "\u{fffe}",
    "\u{e000}",
    "\u{1f680}",
    "\u{10ffff}",
    "größe",
    "日本",
    "e\u{301}",
    "$HOME",
    "${X}",
    "$(x)",
    "{x}",
    "%(x)s",
    "pandas==2.2.2",
    "torch==2.4.0 ; platform_machine == \"x86_64\"",
    "typer[all]~=0.12",
    "pyarrow>=15,<18",
    "a @ https://example.com/a.zip#egg=a",
    "-r more.txt",
    "--hash=sha256:ab",
    "git",
    "libgomp1",
    "linux/amd64",
    "/opt/hf",
    "registry.example.com/ml/train:1.0",
    "python:3.12-slim",
    "zenml",
    "1000:1000",
    "pip install --no-deps .",
    "type=cache,target=/root/.cache/uv",
    "https://user:pass@example.com/simple?a=b&c=d",
    "--",
    "---",
    "...",
];

/// Numbers that are written in different ways.
const FLOATS: &[f64] = &[0.0, -0.0, 1.0, 0.1, 1e16, 1e15, 1.5e300, 5e-324, 1e-5, 123_456_789.5, -2.5];

/// A source of chance that anybody can repeat (Knuth's MMIX constants).
pub struct Chance(u64);

impl Chance {
    /// Another source for another seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below a bound.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("it fits") % bound
    }

    fn one<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }

    /// A text of any kind, also one that makes no sense.
    pub fn text(&mut self) -> String {
        match self.below(4) {
            0 => format!("{}{}", self.one(TEXTS), self.one(TEXTS)),
            1 => (0..self.below(120)).map(|_| *self.one(&['a', ' ', '-', '\'', 'é', ':'])).collect(),
            _ => (*self.one(TEXTS)).to_owned(),
        }
    }

    fn texts(&mut self) -> PythonValue {
        let count = self.below(6);
        PythonValue::texts((0..count).map(|_| self.text()).collect::<Vec<_>>())
    }

    /// A value of any kind, nested a few levels deep.
    pub fn any(&mut self, depth: usize) -> PythonValue {
        match self.below(if depth == 0 { 6 } else { 8 }) {
            0 => PythonValue::None,
            1 => PythonValue::Bool(self.below(2) == 0),
            2 => PythonValue::Int(*self.one(&[0, 1, -1, 64, i64::MAX, i64::MIN])),
            3 => PythonValue::Float(*self.one(FLOATS)),
            6 => PythonValue::List((0..self.below(4)).map(|_| self.any(depth - 1)).collect()),
            7 => self.dict(depth - 1),
            _ => PythonValue::text(self.text()),
        }
    }

    fn dict(&mut self, depth: usize) -> PythonValue {
        let count = self.below(4);
        PythonValue::Dict((0..count).map(|_| (self.text(), self.any(depth))).collect::<Dict>())
    }

    fn flag(&mut self) -> PythonValue {
        match self.below(6) {
            0 => PythonValue::Int(1),
            1 => PythonValue::Float(0.0),
            2 => PythonValue::text(*self.one(&["yes", "OFF", "t"])),
            number => PythonValue::Bool(number % 2 == 0),
        }
    }

    /// A value that ZenML takes for a field.
    fn value(&mut self, field: Field) -> PythonValue {
        match (field, field.row().kind) {
            (Field::Requirements, _) if self.below(3) == 0 => PythonValue::text(self.text()),
            (Field::ReplicateLocalPythonEnvironment, _) => match self.below(3) {
                0 => PythonValue::text("uv_freeze"),
                1 => self.texts(),
                _ => PythonValue::Bool(true),
            },
            (Field::BuildFurtherOptions | Field::ParentFurtherOptions, _) => {
                let names = ["platform", "target", "add_host", "_x", "größe", "a b", "on"];
                let count = self.below(4);
                PythonValue::Dict((0..count).map(|_| (*self.one(&names), self.any(2))).collect())
            }
            (_, Kind::Flag) => self.flag(),
            (_, Kind::Text) => PythonValue::text(self.text()),
            (_, Kind::Number) => {
                self.one(&[PythonValue::Int(64), PythonValue::Float(64.0), PythonValue::text("128")]).clone()
            }
            (_, Kind::Choice(choices)) => PythonValue::text(*self.one(choices)),
            (_, Kind::Lines | Kind::Words) => self.texts(),
            (_, Kind::Pairs) => self.dict(2),
        }
    }

    fn settings(&mut self) -> Settings {
        let mut settings = Settings::default();
        let share = 2 + self.below(12);
        for row in ROWS {
            if self.below(share) == 0 {
                let value = self.value(row.field);
                settings.set(row.field, value);
            }
        }
        settings
    }

    fn config(&mut self, goal: Goal, release: &str) -> Config {
        let mut config = Config::new(release, *self.one(&["3.10", "3.11", "3.12", "3.13"]));
        config.goal = goal;
        config.settings = self.settings();
        config.project.pipeline_name = self.text();
        config.project.dynamic = self.below(2) == 0;
        config.target.recipe_base = *self.one(&RecipeBase::ALL);
        config.target.registry = (*self.one(&["", "registry.example.com/ml/", "a\nb"])).into();
        config.target.tag = if self.below(2) == 0 { String::new() } else { self.text() };
        let mut registry = Component::new(ComponentType::ContainerRegistry, "default");
        registry.uri = (*self.one(&["", "localhost:5000", "registry.example.com"])).into();
        config.stack.components = vec![Component::new(ComponentType::Orchestrator, "kubernetes"), registry];
        for number in 0..self.below(3) {
            // No two steps have one name, also not as functions.
            let name = format!("{}{number}", self.text());
            config.steps.push(Step {
                name,
                settings: self.settings(),
                step_operator: String::new(),
                ..Step::default()
            });
        }
        config
    }
}

/// Configurations of all goals and releases.
pub fn configs(count: usize) -> impl Iterator<Item = Config> {
    let mut chance = Chance(7);
    let releases = catalog::releases();
    (0..count)
        .map(move |position| chance.config(Goal::ALL[position % Goal::ALL.len()], releases[position % releases.len()]))
}
