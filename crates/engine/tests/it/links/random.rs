//! Configurations drawn at random, the same ones on every run.

use engine::config::{Checkout, CommandResult, Component, ComponentType, Config, Goal, RecipeBase, Step};
use engine::field::{Kind, ROWS};
use engine::settings::Settings;
use engine::value::{Dict, PythonValue};

/// Texts that are easy to get wrong.
const TEXTS: &[&str] = &[
    "",
    "a",
    "~",
    "~a",
    "~null",
    "null",
    "None",
    "True",
    "False",
    "true",
    "0",
    "-1",
    "007",
    "1.5",
    "1e5",
    " ",
    " a ",
    "a b",
    "a,b",
    ",",
    "a\nb",
    "\n",
    "a=b",
    "=",
    "&",
    "a&b=c",
    "#",
    "%",
    "%41",
    "%2541",
    "+",
    "a+b",
    "..",
    "../x",
    "v=1",
    "k=0",
    "\"",
    "'",
    "\\",
    "[]",
    "{}",
    "~[]",
    "é",
    "日本語",
    "😀",
    "\u{202e}abc",
    "\u{0}",
    "\u{7f}",
    "a\tb",
    "pandas==2.2.2",
    "pyarrow>=15,<18",
    "./x",
    "/opt/hf",
    "torch==2.4.0 ; platform_machine == \"x86_64\"",
    "registry.example.com/ml/train@sha256:0123",
    "https://u:p@example.com/simple",
    "ghp_0123456789abcdefghijABCDEFGHIJ012345",
    "<withheld>",
    "a.",
    "a-",
    "a_",
    "a/",
    "$HOME",
    "${TOKEN}",
    "*",
    "ends with )",
];

/// Names, some of which promise a secret.
const NAMES: &[&str] =
    &["A", "HF_HOME", "API_TOKEN", "x.y", "", "~x", "a=b", "é", "extra-index-url", "PASSWORD", "*", "."];

/// A source of numbers (SplitMix64).
pub struct Random {
    state: u64,
    /// What stands between the parts of a text.
    glue: &'static str,
    texts: Vec<&'static str>,
}

impl Random {
    /// A source of its own.
    pub fn new(seed: u64) -> Self {
        Self { state: seed, glue: "", texts: TEXTS.to_vec() }
    }

    /// A source whose texts are made of words.
    pub fn of_words(seed: u64) -> Self {
        Self { glue: " ", ..Self::new(seed) }
    }

    /// A source whose texts a link may hold, and that are no secrets.
    pub fn of_links(seed: u64) -> Self {
        let unfit = |text: &str| text.chars().any(|letter| letter.is_control() || letter == '\u{202e}');
        let secret = |text: &str| text.contains("ghp_") || text.contains("u:p@");
        let texts = TEXTS.iter().copied().filter(|text| !unfit(text) && !secret(text)).collect();
        Self { texts, ..Self::of_words(seed) }
    }

    /// A number below a limit.
    pub fn below(&mut self, limit: usize) -> usize {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % u64::try_from(limit).unwrap_or(1)).unwrap_or_default()
    }

    /// One of some values.
    pub fn of<T: Copy>(&mut self, all: &[T]) -> T {
        let position = self.below(all.len());
        all.iter().copied().nth(position).unwrap_or_else(|| unreachable!("the position is below the length"))
    }

    fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    fn text(&mut self) -> String {
        let texts = self.texts.clone();
        let mut text = self.of(&texts).to_owned();
        while self.once_in(4) {
            text.push_str(self.glue);
            text.push_str(self.of(&texts));
        }
        text
    }

    /// A text, but mostly none.
    fn seldom(&mut self) -> String {
        if self.once_in(4) { self.text() } else { String::new() }
    }

    fn value(&mut self, depth: usize) -> PythonValue {
        match self.below(if depth == 0 { 5 } else { 8 }) {
            0 => PythonValue::None,
            1 => PythonValue::Bool(self.once_in(2)),
            2 => PythonValue::Int(self.of(&[0, 1, -1, 512, i64::MAX, i64::MIN])),
            3 => PythonValue::Float(self.of(&[0.5, 1.0, -0.0, 1e16, 1e-7, f64::INFINITY, f64::NEG_INFINITY, f64::MAX])),
            4 | 5 => PythonValue::Text(self.text()),
            6 => PythonValue::List((0..self.below(4)).map(|_| self.value(depth - 1)).collect()),
            _ => PythonValue::Dict(
                (0..self.below(4))
                    .map(|_| (self.of(NAMES), self.value(depth - 1)))
                    .collect::<Vec<_>>()
                    .into_iter()
                    .collect::<Dict>(),
            ),
        }
    }

    fn typed(&mut self, kind: Kind) -> String {
        match kind {
            Kind::Lines => (0..self.below(4)).map(|_| self.text() + "\n").collect(),
            Kind::Pairs => (0..self.below(4))
                .map(|_| [self.of(NAMES), self.of(&["=", self.glue]), &self.text(), "\n"].concat())
                .collect(),
            Kind::Choice(choices) if self.once_in(2) => self.of(choices).to_owned(),
            Kind::Flag if self.once_in(2) => self.of(&["True", "False"]).to_owned(),
            _ => self.text(),
        }
    }

    fn settings(&mut self) -> Settings {
        let mut settings = Settings::default();
        let rarity = self.of(&[2, 6, 20]);
        for row in ROWS {
            if !self.once_in(rarity) {
                continue;
            }
            if self.once_in(2) {
                let text = self.typed(row.kind);
                settings.type_text(row.field, text);
            } else {
                let value = self.value(3);
                settings.set(row.field, value);
            }
        }
        settings
    }

    fn component(&mut self) -> Component {
        let component_type = self.of(&ComponentType::ALL);
        Component {
            name: self.seldom(),
            is_local: self.once_in(3),
            uri: self.seldom(),
            default_repository: self.seldom(),
            requirements: self.seldom(),
            apt_packages: self.seldom(),
            always_build_pipeline_image: self.once_in(4),
            unrecognised: self.unrecognised(&["future", "future.part", "é"]),
            ..Component::new(component_type, self.text())
        }
    }

    fn step(&mut self) -> Step {
        Step {
            name: self.text(),
            settings: self.settings(),
            step_operator: self.seldom(),
            unrecognised: self.unrecognised(&["future", "future.part", "é"]),
        }
    }

    /// A configuration.
    pub fn config(&mut self) -> Config {
        let release = match self.below(20) {
            0 => self.of(&["", "1.0.0", "0.98"]),
            _ => self.of(catalog::releases()),
        };
        let mut config = Config::new(release, self.of(&["3.12", "3.9", "", "three"]));
        config.goal = self.of(&Goal::ALL);
        config.stack.components = (0..self.below(5)).map(|_| self.component()).collect();
        config.stack.uses_sql_store = self.once_in(4);
        config.project.pipeline_name = self.seldom();
        config.project.dynamic = self.once_in(4);
        config.project.code_repository = self.seldom();
        config.project.checkout = self.of(&[Checkout::Clean, Checkout::Clean, Checkout::Dirty, Checkout::Unpushed]);
        config.project.files = (0..self.of(&[0, 0, 0, 1, 2])).map(|_| (self.text(), self.text())).collect();
        config.project.commands = (0..self.of(&[0, 0, 0, 1, 2])).map(|_| (self.text(), self.result())).collect();
        config.target.platform = self.seldom();
        config.target.registry = self.seldom();
        config.target.repository = self.seldom();
        config.target.tag = self.seldom();
        config.target.recipe_base = self.of(&RecipeBase::ALL);
        config.settings = self.settings();
        config.steps = (0..self.of(&[0, 0, 0, 1, 2])).map(|_| self.step()).collect();
        config.unrecognised = self.unrecognised(&["future", "step_layers", "stack.future", "settings.x", "é"]);
        config
    }

    /// Keys of a later version; mostly none. A value that is empty is given on as the literal of an empty text.
    fn unrecognised(&mut self, keys: &[&str]) -> Vec<(String, String)> {
        (0..self.of(&[0, 0, 0, 1, 2])).map(|_| (self.of(keys).to_owned(), self.text() + "x")).collect()
    }

    fn result(&mut self) -> CommandResult {
        CommandResult { stdout: self.text(), stderr: self.seldom(), return_code: self.of(&[0, 0, 1, -9]) }
    }
}
