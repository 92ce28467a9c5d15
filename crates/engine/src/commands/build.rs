//! The commands of one build.

use super::option::{self, BuildOption, Owner};
use super::tool::Tool;
use crate::document::{Document, Line};
use crate::field::Field;
use crate::outcome::{Build, OwnBuild};
use crate::place::{Origin, Place};
use crate::quote::{shell, single_line};
use crate::recipe::{self, is_pushable, registry_of};
use crate::situation::Situation;

/// One image to be built.
pub(super) struct Job {
    /// What has to be at hand, in a few words.
    preparation: Line,
    options: Vec<BuildOption>,
    /// The Dockerfile, where it is not the one in the context.
    dockerfile: Option<Line>,
    image: Line,
    /// A shell word.
    context: Line,
    pushed: bool,
}

/// The build of a recipe, with its login and the name that can never mean another image.
pub(super) fn recipe(document: &mut Document, situation: &Situation<'_>, tool: Tool) {
    let image = recipe::image_name(situation);
    let job = Job {
        preparation: line("# In the folder with Dockerfile, requirements.txt and .dockerignore", Origin::Recipe),
        options: option::of_recipe(situation),
        dockerfile: None,
        pushed: is_pushable(&image),
        image: line(&image, Place::ImageName.into()),
        context: line(".", Origin::Recipe),
    };
    if job.pushed && tool != Tool::Kaniko {
        let registry = registry_of(&image).map(|registry| format!(" {}", shell::word(registry))).unwrap_or_default();
        document.push(format!("{} login{registry}", tool.program()), Place::ImageName.into());
    }
    write(document, &job, tool);
    if job.pushed {
        document.push("# The same image by a name that never changes, for parent_image", Place::ImageName.into());
        document.push(digest(&image, tool), Place::ImageName.into());
    } else {
        document.push("# It stays on this machine until the image name has a registry", Place::ImageName.into());
    }
}

/// The command that tells an image's digest.
pub(super) fn digest(image: &str, tool: Tool) -> String {
    let image = shell::word(image);
    match tool {
        Tool::Docker => format!("docker buildx imagetools inspect {image} --format '{{{{.Manifest.Digest}}}}'"),
        Tool::Podman => format!("podman image inspect {image} --format '{{{{index .RepoDigests 0}}}}'"),
        Tool::Buildah | Tool::Kaniko => format!("skopeo inspect --format '{{{{.Digest}}}}' docker://{image}"),
    }
}

impl Job {
    /// A build of ZenML's.
    pub fn zenml(situation: &Situation<'_>, build: &Build, name: &str) -> Self {
        let folder = if build.source_root { "the source root" } else { "an empty folder" };
        let preparation = match build.requirements_files.as_slice() {
            [] => format!("# With the Dockerfile in {folder}, and from there"),
            _ => format!("# With the Dockerfile and the requirements files in {folder}, and from there"),
        };
        Self {
            preparation: line(&preparation, Origin::Zenml),
            options: option::of_build(situation.config, &build.options, Owner::Main),
            dockerfile: None,
            image: line(name, Origin::Zenml),
            context: line(".", Origin::Zenml),
            pushed: build.pushed,
        }
    }

    /// The build of a Dockerfile of the person's own.
    pub fn own(situation: &Situation<'_>, build: &OwnBuild) -> Self {
        let context = match &build.context {
            Some(context) => line(&shell::word(context), Field::BuildContextRoot.into()),
            // The Dockerfile is all that such a build may see.
            None => line("\"$(mktemp -d)\"", Origin::Zenml),
        };
        let options = build.options.as_ref();
        Self {
            preparation: line("# From where the pipeline is started", Origin::Zenml),
            options: options
                .map(|options| option::of_build(situation.config, options, Owner::Parent))
                .unwrap_or_default(),
            dockerfile: Some(line(&build.dockerfile, Field::Dockerfile.into())),
            image: line(&build.name, Origin::Zenml),
            context,
            pushed: build.pushed,
        }
    }
}

/// Writes a build, and the push where the tool does not push while it builds.
pub(super) fn write(document: &mut Document, job: &Job, tool: Tool) {
    document.lines.push(job.preparation.clone());
    if tool == Tool::Kaniko {
        document.push("# in a container of the kaniko executor that has this folder as /workspace", Origin::Zenml);
    }
    let verb = match tool {
        Tool::Docker => " buildx build",
        Tool::Podman | Tool::Buildah => " build",
        Tool::Kaniko => "",
    };
    let (known, unknown): (Vec<_>, Vec<_>) = job.options.iter().partition(|option| tool.knows(&option.name));
    for option in unknown {
        let comment = format!("# {} has no {}", tool.label(), single_line(&option.name));
        document.push(comment, option.origin.clone());
    }
    let origins = job.image.origins.clone();
    let mut words = vec![Line { text: format!("{}{verb}", tool.program()), origins: origins.clone() }];
    words.extend(known.into_iter().map(|option| written(option, tool)));
    if let Some(dockerfile) = &job.dockerfile {
        let option = if tool == Tool::Kaniko { "--dockerfile" } else { "--file" };
        words.push(with_value(option, dockerfile));
    }
    words.push(with_value(if tool == Tool::Kaniko { "--destination" } else { "--tag" }, &job.image));
    match tool {
        Tool::Docker => {
            let option = if job.pushed { "--push" } else { "--load" };
            words.push(Line { text: option.to_owned(), origins: origins.clone() });
            words.push(job.context.clone());
        }
        Tool::Podman | Tool::Buildah => words.push(job.context.clone()),
        Tool::Kaniko => {
            if !job.pushed {
                words.push(Line { text: "--no-push".to_owned(), origins: origins.clone() });
            }
            let context = if job.context.text == "." { "dir:///workspace" } else { &job.context.text };
            words.push(Line { text: format!("--context {context}"), origins: job.context.origins.clone() });
        }
    }
    push_command(document, words);
    if job.pushed && matches!(tool, Tool::Podman | Tool::Buildah) {
        let text = format!("{} push {}", tool.program(), shell::word(&single_line(&job.image.text)));
        document.lines.push(Line { text, origins });
    }
}

/// One command over several lines, so that each part can say why it is there.
fn push_command(document: &mut Document, words: Vec<Line>) {
    let count = words.len();
    for (position, word) in words.into_iter().enumerate() {
        let indent = if position == 0 { "" } else { "    " };
        let end = if position + 1 == count { "" } else { " \\" };
        document.lines.push(Line { text: format!("{indent}{}{end}", word.text), origins: word.origins });
    }
}

fn written(option: &BuildOption, tool: Tool) -> Line {
    let name = match option.name.as_str() {
        "--platform" if tool == Tool::Kaniko => "--custom-platform",
        name => name,
    };
    let name = shell::word(name);
    let text = option.value.as_ref().map_or_else(|| name.clone(), |value| format!("{name} {}", shell::word(value)));
    Line { text, origins: vec![option.origin.clone()] }
}

fn with_value(option: &str, value: &Line) -> Line {
    Line { text: format!("{option} {}", shell::word(&single_line(&value.text))), origins: value.origins.clone() }
}

fn line(text: &str, origin: Origin) -> Line {
    Line { text: text.to_owned(), origins: vec![origin] }
}
