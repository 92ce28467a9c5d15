//! A workflow of GitHub Actions.

use crate::commands::option::{self, BuildOption};
use crate::document::{Document, Language, Line};
use crate::place::{Origin, Place};
use crate::quote::{single_line, yaml};
use crate::recipe::{self, holds_code, is_pushable, registry_of};
use crate::registry::Registry;
use crate::situation::Situation;
use crate::value::printable;

/// How many blanks stand before the inputs of an action.
const INPUT: usize = 10;

/// Options that may come several times, and the inputs of docker/build-push-action for them.
const LISTS: &[(&str, &str)] = &[
    ("--build-arg", "build-args"),
    ("--label", "labels"),
    ("--annotation", "annotations"),
    ("--cache-from", "cache-from"),
    ("--cache-to", "cache-to"),
    ("--secret", "secrets"),
    ("--add-host", "add-hosts"),
];

/// The workflow. Who logs in is said by two secrets of the repository, `REGISTRY_USERNAME` and `REGISTRY_PASSWORD`.
pub fn github(situation: &Situation<'_>) -> Document {
    let mut writer = Writer { document: Document::new("image.yaml", Language::Yaml) };
    let image = recipe::image_name(situation);
    writer.lines("# .github/workflows/image.yaml, beside it in the repository's root: Dockerfile, requirements.txt, .dockerignore");
    writer.lines("name: Image for ZenML\non:\n  workflow_dispatch:\n  push:\n    branches: [main]");
    if !holds_code(situation) {
        writer.lines("    paths: [Dockerfile, requirements.txt]");
    }
    let registry = Registry::of(registry_of(&image));
    writer.lines("permissions:\n  contents: read");
    if registry == Registry::Github {
        writer.line(2, "packages: write", &[Place::ImageName.into()]);
    }
    writer.lines("jobs:\n  image:\n    runs-on: ubuntu-latest\n    steps:");
    writer.lines("      - uses: actions/checkout@v4");
    let platform = situation.config.target.platform.trim();
    if !matches!(platform, "" | "linux/amd64") {
        writer.line(6, "- uses: docker/setup-qemu-action@v3", &[Place::Platform.into()]);
    }
    writer.lines("      - uses: docker/setup-buildx-action@v3");
    writer.lines("      - uses: docker/login-action@v3\n        with:");
    if let Some(registry) = registry_of(&image) {
        writer.input("registry", &scalar(registry), &[Place::ImageName.into()]);
    }
    if registry == Registry::Github {
        // GitHub's own registry takes the workflow's own token.
        writer.input("username", "${{ github.actor }}", &[Place::ImageName.into()]);
        writer.input("password", "${{ github.token }}", &[Place::ImageName.into()]);
    } else {
        let secrets = ["# Two secrets of the repository: ", registry.credentials()].concat();
        writer.line(INPUT, &secrets, &[Place::ImageName.into()]);
        writer.input("username", "${{ secrets.REGISTRY_USERNAME }}", &[Origin::Recipe]);
        writer.input("password", "${{ secrets.REGISTRY_PASSWORD }}", &[Origin::Recipe]);
    }
    writer.lines("      - uses: docker/build-push-action@v6\n        with:\n          context: .");
    if !is_pushable(&image) {
        writer.line(
            INPUT,
            "# The image name has no registry yet that it could be pushed to",
            &[Place::ImageName.into()],
        );
    }
    writer.input("tags", &scalar(&single_line(&image)), &[Place::ImageName.into()]);
    writer.input("push", "true", &[Origin::Recipe]);
    writer.options(option::of_recipe(situation));
    writer.document
}

/// A workflow in the making.
struct Writer {
    document: Document,
}

impl Writer {
    /// Lines that every such workflow has.
    fn lines(&mut self, text: &str) {
        for line in text.lines() {
            self.document.push(line, Origin::Recipe);
        }
    }

    fn line(&mut self, indent: usize, text: &str, origins: &[Origin]) {
        self.document.lines.push(Line { text: [&" ".repeat(indent), text].concat(), origins: origins.to_vec() });
    }

    /// An input of an action; the value is YAML.
    fn input(&mut self, name: &str, value: &str, origins: &[Origin]) {
        self.line(INPUT, &[name, ": ", value].concat(), origins);
    }

    /// The options as inputs of docker/build-push-action, which has a name of its own for each.
    fn options(&mut self, options: Vec<BuildOption>) {
        for (option, input) in LISTS {
            self.list(input, options.iter().filter(|given| given.name == *option));
        }
        for option in options {
            let origins = [option.origin];
            let value = option.value.as_deref().map_or_else(|| "true".to_owned(), scalar);
            match option.name.as_str() {
                name if LISTS.iter().any(|(option, _)| *option == name) => {}
                "--platform" => self.input("platforms", &value, &origins),
                "--pull" | "--no-cache" | "--shm-size" | "--target" | "--network" | "--provenance" | "--sbom" => {
                    self.input(option.name.trim_start_matches('-'), &value, &origins);
                }
                name => {
                    let comment = format!("# docker/build-push-action has no input for {}", single_line(name));
                    self.line(INPUT, &comment, &origins);
                }
            }
        }
    }

    /// An input of several lines, one for each value.
    fn list<'a>(&mut self, input: &str, options: impl Iterator<Item = &'a BuildOption>) {
        let values: Vec<(String, Origin)> = options
            .map(|option| {
                let value = single_line(option.value.as_deref().unwrap_or_default());
                (without_expressions(&value), option.origin.clone())
            })
            .collect();
        let origins: Vec<Origin> = values.iter().take(1).map(|(_, origin)| origin.clone()).collect();
        // A block keeps every letter as it is, but knows no escapes.
        let is_block = values.iter().all(|(value, _)| !value.starts_with(' ') && value.chars().all(printable));
        if values.is_empty() {
            return;
        }
        if is_block {
            self.input(input, "|", &origins);
            for (value, origin) in values {
                self.line(INPUT + 2, &value, &[origin]);
            }
        } else {
            let joined: Vec<String> = values.into_iter().map(|(value, _)| value).collect();
            self.input(input, &yaml::text(&joined.join("\n")), &origins);
        }
    }
}

fn scalar(text: &str) -> String {
    yaml::text(&without_expressions(text))
}

/// GitHub evaluates what stands in `${{ }}`; an expression that is the two braces themselves keeps them.
fn without_expressions(text: &str) -> String {
    text.replace("${{", "${{ '${{' }}")
}
