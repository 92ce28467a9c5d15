//! A job of GitLab CI.

use crate::commands::{self, Tool};
use crate::document::{Document, Language, Line};
use crate::place::{Origin, Place};
use crate::quote::{shell, yaml};
use crate::recipe::{self, holds_code, is_pushable, registry_of};
use crate::registry::Registry;
use crate::situation::Situation;
use crate::value::printable;

/// The job. Buildah builds in it: it needs neither Docker nor a runner whose jobs are privileged, and its commands are
/// those of the other panel. (Kaniko, which did the same, is no longer maintained.)
pub fn gitlab(situation: &Situation<'_>) -> Document {
    let mut document = Document::new(".gitlab-ci.yml", Language::Yaml);
    let image = recipe::image_name(situation);
    let mut lines = |indent: usize, text: &str, origin: Origin| {
        for line in text.lines() {
            document.push([&" ".repeat(indent), line].concat(), origin.clone());
        }
    };
    lines(0, "# .gitlab-ci.yml, beside it: Dockerfile, requirements.txt, .dockerignore", Origin::Recipe);
    lines(0, "build-image:", Origin::Recipe);
    lines(2, "image: quay.io/buildah/stable:latest", Origin::Recipe);
    lines(2, "variables:", Origin::Recipe);
    lines(4, "# Both are for jobs that may not mount or start anything", Origin::Recipe);
    lines(4, "STORAGE_DRIVER: vfs\nBUILDAH_ISOLATION: chroot", Origin::Recipe);
    lines(4, "# Some services run no images in the newer format", Origin::Recipe);
    lines(4, "BUILDAH_FORMAT: docker", Origin::Recipe);
    lines(2, "rules:", Origin::Recipe);
    lines(4, "- if: $CI_PIPELINE_SOURCE == \"web\"", Origin::Recipe);
    lines(4, "- if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH", Origin::Recipe);
    if !holds_code(situation) {
        lines(6, "changes: [Dockerfile, requirements.txt]", Origin::Recipe);
    }
    let platform = situation.config.target.platform.trim();
    if !matches!(platform, "" | "linux/amd64") {
        lines(2, "# The runner has to be one of the platform, or be able to emulate it", Place::Platform.into());
    }
    lines(2, "script:", Origin::Recipe);
    if is_pushable(&image) {
        login(&image, &mut lines);
    } else {
        lines(4, "# The image name has no registry yet that it could be pushed to", Place::ImageName.into());
    }
    let build = commands::build_of_recipe(situation, Tool::Buildah);
    document.lines.extend(commands_as_items(build));
    document
}

fn login(image: &str, lines: &mut impl FnMut(usize, &str, Origin)) {
    let place = || Place::ImageName.into();
    let host = registry_of(image);
    let registry = Registry::of(host);
    let host = shell::word(host.unwrap_or("docker.io"));
    let item = match (registry, registry.token()) {
        // A password of Amazon's lasts twelve hours, so it has to be made here.
        (Registry::Amazon { .. }, Some((user, command))) => {
            lines(4, "# Two variables of the project: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY", place());
            lines(4, "- dnf install --assumeyes awscli2", place());
            [&command, " | buildah login --username ", user, " --password-stdin ", &host].concat()
        }
        (Registry::Gitlab, _) => {
            ["echo \"$CI_REGISTRY_PASSWORD\" | buildah login --username \"$CI_REGISTRY_USER\" --password-stdin ", &host]
                .concat()
        }
        _ => {
            let comment = ["# Two variables of the project: ", registry.credentials()].concat();
            lines(4, &comment, place());
            ["echo \"$REGISTRY_PASSWORD\" | buildah login --username \"$REGISTRY_USERNAME\" --password-stdin ", &host]
                .concat()
        }
    };
    lines(4, &["- ", &yaml::text(&item)].concat(), place());
}

/// Commands as items of `script`.
fn commands_as_items(lines: Vec<Line>) -> Vec<Line> {
    let mut items = Vec::new();
    let mut command: Vec<Line> = Vec::new();
    for line in lines {
        if command.is_empty() && line.text.starts_with("# ") {
            items.push(Line { text: ["    ", &line.text].concat(), ..line });
            continue;
        }
        let continues = line.text.ends_with(" \\");
        command.push(line);
        if !continues {
            items.extend(item(core::mem::take(&mut command)));
        }
    }
    items
}

/// A command over several lines is a block, which keeps every letter but knows no escapes; any other is one scalar.
fn item(command: Vec<Line>) -> Vec<Line> {
    if command.len() > 1 && command.iter().all(|line| line.text.chars().all(printable)) {
        let origins = command.first().map(|line| line.origins.clone()).unwrap_or_default();
        let mut block = vec![Line { text: "    - |".to_owned(), origins }];
        block.extend(command.into_iter().map(|line| Line { text: ["      ", &line.text].concat(), ..line }));
        return block;
    }
    let texts: Vec<&str> = command.iter().map(|line| line.text.as_str()).collect();
    let text = ["    - ", &yaml::text(&texts.join("\n"))].concat();
    vec![Line { text, origins: command.into_iter().flat_map(|line| line.origins).collect() }]
}
