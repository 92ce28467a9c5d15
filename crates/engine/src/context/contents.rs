//! The files of a build, before any folder is looked at.

use crate::document::{Document, Language, Line};
use crate::field::Field;
use crate::outcome::{Build, OwnBuild};
use crate::place::Origin;
use crate::recipe::holds_code;
use crate::settings::Settings;
use crate::situation::Situation;
use crate::value::PythonValue;

/// The ignore file of a folder where none is named.
const IGNORE: &str = ".dockerignore";

/// What a build of ZenML's sends: the files that are written for it by name, and the folder of which an ignore file
/// decides.
pub fn contents(build: &Build) -> Document {
    let mut document = empty();
    document.push("Dockerfile", Origin::Zenml);
    for file in &build.requirements_files {
        let mut origins: Vec<Origin> = Vec::new();
        for origin in file.lines.iter().flat_map(|line| &line.origins) {
            if !origins.contains(origin) {
                origins.push(origin.clone());
            }
        }
        if origins.is_empty() {
            origins.push(Origin::Zenml);
        }
        document.lines.push(Line { text: file.name.clone(), origins });
    }
    if build.source_root {
        let text = folder("your source root", build.dockerignore.as_deref());
        document.push(text, Field::AllowIncludingFilesInImages.into());
    }
    document
}

/// What the build of a person's own Dockerfile sends.
pub fn own_contents(build: &OwnBuild) -> Document {
    let mut document = empty();
    document.push(build.dockerfile.clone(), Field::Dockerfile.into());
    if let Some(context) = &build.context {
        document.push(folder(context, build.dockerignore.as_deref()), Field::BuildContextRoot.into());
    }
    document
}

/// What the build of the recipe sends.
pub fn recipe_contents(situation: &Situation<'_>) -> Document {
    let mut document = empty();
    for name in ["Dockerfile", IGNORE, "requirements.txt"] {
        document.push(name, Origin::Recipe);
    }
    if holds_code(situation) {
        document.push(folder("the folder with your code", None), Origin::Recipe);
    }
    document
}

/// The path of the ignore file that counts for the main build: the one that is named, or that of the folder.
pub fn ignore_file(settings: &Settings) -> String {
    let named = [Field::BuildDockerignore, Field::Dockerignore].into_iter().filter_map(|field| settings.value(field));
    let mut named = named.filter_map(|value| match value {
        PythonValue::Text(path) if !path.is_empty() => Some(path),
        _ => None,
    });
    named.next().unwrap_or_else(|| IGNORE.to_owned())
}

fn empty() -> Document {
    Document::new("context.txt", Language::Plain)
}

fn folder(name: &str, ignore: Option<&str>) -> String {
    ["Everything in ", name, " but what ", ignore.unwrap_or(IGNORE), " leaves out"].concat()
}
