//! The `.dockerignore` of a recipe.

use crate::document::{Document, Language};
use crate::place::Origin;

/// What stays out of the image, by reason.
const GROUPS: &[(&str, &[&str])] = &[
    ("Version control and editors", &[".git", ".github", ".idea", ".vscode"]),
    (
        "Environments, caches and results",
        &[
            ".venv",
            "venv",
            "**/__pycache__",
            "**/*.pyc",
            "**/.ipynb_checkpoints",
            ".mypy_cache",
            ".pytest_cache",
            ".ruff_cache",
            "**/*.egg-info",
        ],
    ),
    ("What may hold secrets", &["**/.env", "**/.env.*", "**/*.pem", "**/*.key"]),
    ("The recipe itself", &["Dockerfile", ".dockerignore"]),
];

/// With code: everything but what no image needs. Without: nothing but `requirements.txt`. ZenML's own folder `.zen`
/// marks the source root and so stays with the code.
pub(super) fn dockerignore(holds_code: bool) -> Document {
    let mut document = Document::new(".dockerignore", Language::Plain);
    if !holds_code {
        for line in ["# The image takes nothing from this folder but its requirements", "*", "!requirements.txt"] {
            document.push(line, Origin::Recipe);
        }
        return document;
    }
    for (reason, patterns) in GROUPS {
        document.push(format!("# {reason}"), Origin::Recipe);
        for pattern in *patterns {
            document.push(*pattern, Origin::Recipe);
        }
    }
    document.push("# ZenML finds the source root by this folder", Origin::Recipe);
    document.push("!.zen", Origin::Recipe);
    document
}
