//! The kinds of case that can be made.

use engine::Release;

/// A kind of case: its name, the scripts that make and answer it, and the first release that the scripts can ask.
#[derive(Debug, PartialEq)]
pub struct Kind {
    pub name: &'static str,
    pub make: &'static str,
    /// `None` where the first script knows the answer.
    pub answer: Option<&'static str>,
    pub since: Release,
}

const fn kind(name: &'static str, make: &'static str, answer: Option<&'static str>) -> Kind {
    Kind { name, make, answer, since: Release::new(0, 55, 5) }
}

/// What ZenML builds from settings.
pub const SETTINGS: &Kind = &ALL[0];

const PIPELINES: Option<&str> = Some("oracle_pipelines.py");
const TABLES: Option<&str> = Some("oracle_tables.py");
const PROGRAMS: Option<&str> = Some("load_programs.py");

/// Every kind.
pub static ALL: [Kind; 11] = [
    kind("settings", "gen_cases.py", Some("oracle.py")),
    Kind { since: Release::new(0, 91, 1), ..kind("pipeline", "gen_pipelines.py", PIPELINES) },
    Kind { since: Release::new(0, 68, 1), ..kind("reuse", "gen_pipelines.py", PIPELINES) },
    kind("snippets", "gen_snippets.py", Some("oracle_snippets.py")),
    Kind { since: Release::new(0, 94, 3), ..kind("code", "gen_tables.py", TABLES) },
    Kind { since: Release::new(0, 94, 3), ..kind("container_engine", "gen_tables.py", TABLES) },
    // Texts that are imported, and what the engine exports.
    kind("program", "gen_programs.py", PROGRAMS),
    kind("yaml", "gen_importing.py", None),
    kind("python", "gen_importing.py", None),
    kind("toml", "gen_importing.py", None),
    kind("json", "gen_importing.py", None),
];

impl Kind {
    /// Whether it is made of the settings of one build.
    pub fn is_of_settings(&self) -> bool {
        self.make == SETTINGS.make
    }

    /// Whether the engine writes what is asked about into the cases themselves.
    pub fn has_snippets(&self) -> bool {
        self.name == "snippets"
    }
}
