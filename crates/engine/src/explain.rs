//! What a line of a Dockerfile does, in a sentence: for every line that ZenML, of any release, or a recipe writes.

mod environment;
mod run;

use crate::document::{Document, Line};
use crate::field::Field;
use crate::place::{Origin, Place};

/// The sentence for a line of a Dockerfile, by its position; `None` for a blank line. Backticks mark what is code.
pub fn explain(dockerfile: &Document, position: usize) -> Option<String> {
    let line = dockerfile.lines.get(position)?;
    let text = line.text.trim();
    if text.is_empty() {
        return None;
    }
    if let Some(comment) = text.strip_prefix('#') {
        return Some(if comment.starts_with(" syntax=") {
            "Asks the builder for a version of the Dockerfile language that knows cache mounts".to_owned()
        } else if comment.starts_with(" Left out") {
            "Says what was typed and cannot be written into a Dockerfile".to_owned()
        } else {
            "A comment for people, which the builder passes over".to_owned()
        });
    }
    let before = position.checked_sub(1).and_then(|before| dockerfile.lines.get(before));
    if before.is_some_and(|before| before.text.ends_with(" \\")) {
        return Some(continued(text));
    }
    let (instruction, rest) = text.split_once(' ').unwrap_or((text, ""));
    Some(match instruction {
        "FROM" => from(line, rest),
        "WORKDIR" => [
            "Makes ",
            &code(rest),
            " the folder in which everything below and every step happens; it is created where it is missing",
        ]
        .concat(),
        "ARG" => [
            "Lets the build command give a value to ",
            &code(rest),
            "; it holds only while the image is built, but the image's history shows it",
        ]
        .concat(),
        "ENV" => environment::explain(line, rest),
        "COPY" => copy(line, rest),
        "RUN" => run::explain(line, rest),
        "USER" => ["Runs the steps as ", &code(rest), ", who has to exist in the image"].concat(),
        "ENTRYPOINT" => "Makes this the program of the container, whatever command the step is started with".to_owned(),
        _ => "Belongs to the line above it, which holds a line break".to_owned(),
    })
}

fn from(line: &Line, image: &str) -> String {
    let why = match line.origins.first() {
        Some(Origin::Place(Place::Field(Field::ParentImage))) => ", the parent image that is set",
        Some(Origin::Place(Place::Field(Field::Dockerfile))) => ", which your own Dockerfile is built as before",
        Some(Origin::Place(Place::Release)) => ", ZenML's own image for the release and the Python",
        _ => "",
    };
    ["Starts from ", &code(image), why].concat()
}

fn copy(line: &Line, rest: &str) -> String {
    if rest.starts_with("--from=astral/uv") {
        return "Takes the program uv out of its own image".to_owned();
    }
    match rest {
        ". ." if line.origins == [Origin::Zenml] => {
            "Copies the build context: your code where ZenML puts it into the image, otherwise only the files that \
             ZenML wrote for the build"
                .to_owned()
        }
        ". ." => "Copies your code into the image, all but what the ignore file leaves out".to_owned(),
        _ => {
            let file = rest.trim_end_matches(" .");
            let what = match file {
                "requirements.txt" => "the requirements of stack, integrations and project in one file",
                ".zenml_local_requirements" => "the frozen environment of the machine that started the pipeline",
                ".zenml_stack_integration_requirements" => "what the components of the stack need",
                ".zenml_integration_requirements" => "what the required integrations need",
                ".zenml_pyproject_requirements" => "the export of the pyproject.toml",
                ".zenml_user_requirements" => "the requirements of the project",
                ".zenml_deployment_requirements" => "what serving the pipeline needs",
                _ => "further requirements that a component of the stack asks for",
            };
            ["Copies ", &code(file), " into the image: ", what].concat()
        }
    }
}

/// A line of a command over several.
fn continued(text: &str) -> String {
    let word = text.trim_end_matches('\\').trim();
    if word.starts_with("&& DEBIAN_FRONTEND") {
        "Installs the packages below without questions, and without those that are only recommended".to_owned()
    } else if word.starts_with("&& rm -rf /var/lib/apt/lists") {
        "Takes the package lists away again, so that they do not stay in this layer".to_owned()
    } else {
        ["Installs the Debian package ", &code(word)].concat()
    }
}

/// A text as code, on one line and not too long.
fn code(text: &str) -> String {
    const LONGEST: usize = 80;
    let line = text.lines().next().unwrap_or_default();
    let mut letters = line.chars();
    let mut shown: String = letters.by_ref().take(LONGEST).collect();
    if letters.next().is_some() || line.len() < text.len() {
        shown.push('…');
    }
    ["`", &shown.replace('`', "'"), "`"].concat()
}
