//! What an `ENV` line does.

use super::code;
use crate::document::Line;
use crate::field::Field;
use crate::place::{Origin, Place};

/// The variables that ZenML and recipes set themselves.
const KNOWN: &[(&str, &str)] = &[
    ("ZENML_ENABLE_REPO_INIT_WARNINGS", "Keeps ZenML from warning that /app was never initialised"),
    ("ZENML_CONFIG_PATH", "Keeps ZenML's own files below /app, where the user of the steps may write"),
    (
        "ZENML_LOGGING_COLORS_DISABLED",
        "Takes over from the machine that starts the pipeline whether the log has colours",
    ),
    ("ZENML_REQUIRES_CODE_DOWNLOAD", "Tells the step that it has to fetch its code before it starts"),
    ("UV_SYSTEM_PYTHON", "Lets uv install into the Python of the image, which is in no virtual environment"),
    ("PIP_BREAK_SYSTEM_PACKAGES", "Lets pip install into a Python that Debian keeps for itself"),
    ("UV_BREAK_SYSTEM_PACKAGES", "Lets uv install into a Python that Debian keeps for itself"),
    ("UV_PYTHON_INSTALL_DIR", "Says where uv keeps the Python that it fetches, so that every user can read it"),
    ("VIRTUAL_ENV", "Names the virtual environment, so that pip and uv install into it"),
    ("PATH", "Puts the virtual environment first, so that `python` is its Python without any preparation"),
];

/// The sentence; what a person sets is told by where it was set, also under a name that is known here.
pub(super) fn explain(line: &Line, rest: &str) -> String {
    let name = rest.split('=').next().unwrap_or_default();
    match line.origins.first() {
        Some(Origin::Place(Place::Field(Field::Environment))) => {
            ["Sets ", &code(name), " for the rest of the build and for every run"].concat()
        }
        Some(Origin::Place(Place::Field(Field::RuntimeEnvironment))) => {
            ["Sets ", &code(name), " for every run, after everything is installed"].concat()
        }
        _ => {
            let known = KNOWN.iter().find(|(known, _)| *known == name).map(|(_, sentence)| (*sentence).to_owned());
            known.unwrap_or_else(|| ["Sets the environment variable ", &code(name)].concat())
        }
    }
}
