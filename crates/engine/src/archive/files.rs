//! Which files a goal gives out.

use crate::commands::{self, Tool};
use crate::config::Goal;
use crate::contract;
use crate::document::Document;
use crate::drawing;
use crate::outcome::Outcome;
use crate::situation::Situation;
use crate::snippet;
use crate::workflow;

/// A file of the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path in the archive, with slashes; no two files have the same.
    pub path: String,
    /// What it holds.
    pub text: String,
}

/// The files of the goal: those of the build, the settings, the checklist and the drawing; and the link, unless it is
/// empty.
pub fn files(situation: &Situation<'_>, outcome: &Outcome, link: &str) -> Vec<File> {
    let mut files = Files(Vec::new());
    match (situation.config.goal, &outcome.recipe) {
        (Goal::BringYourOwn, Some(recipe)) => {
            for document in [&recipe.dockerfile, &recipe.requirements, &recipe.dockerignore] {
                files.add("", document);
            }
            files.add("", &commands::commands(situation, &outcome.images, Tool::Docker));
            files.add(".github/workflows/", &workflow::github(situation));
            files.add("", &workflow::gitlab(situation));
        }
        (Goal::LetZenmlBuild, _) => {
            for image in &outcome.images {
                let folder = [&folder(&image.key), "/"].concat();
                for build in image.plan.build().into_iter().filter(|_| image.shared_with.is_none()) {
                    files.add(&folder, &build.dockerfile);
                    build.requirements_files.iter().for_each(|file| files.add(&folder, file));
                }
            }
            files.add("", &commands::commands(situation, &outcome.images, Tool::Docker));
        }
        _ => files.add("", &commands::find_image()),
    }
    if situation.config.goal != Goal::LetZenmlBuild {
        files.add("", &contract::markdown(&contract::contract(situation, outcome)));
    }
    files.add("", &snippet::python(situation));
    files.add("", &snippet::yaml(situation));
    files.add("", &snippet::json(situation));
    files.add("", &drawing::svg(&drawing::drawing(situation, outcome)));
    if !link.is_empty() {
        files.push("link.txt".to_owned(), [link, "\n"].concat());
    }
    files.0
}

/// Files in the making.
struct Files(Vec<File>);

impl Files {
    fn add(&mut self, folder: &str, document: &Document) {
        self.push([folder, &document.name].concat(), document.text());
    }

    /// A path that is taken gets a number.
    fn push(&mut self, path: String, text: String) {
        let mut free = path.clone();
        let mut number = 2;
        while self.0.iter().any(|file| file.path == free) {
            free = [&path, "-", &number.to_string()].concat();
            number += 1;
        }
        self.0.push(File { path: free, text });
    }
}

/// An image key as the name of a folder: only what no system has a meaning for.
fn folder(key: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.');
    let name: String = key.chars().map(|letter| if plain(letter) { letter } else { '_' }).collect();
    if name.starts_with('.') { ["_", &name].concat() } else { name }
}
