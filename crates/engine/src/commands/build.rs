//! The commands of one build.

use super::kaniko;
use super::login;
use super::option::{self, BuildOption, Owner, cache_repository};
use super::tool::Tool;
use crate::document::{Document, Line};
use crate::field::Field;
use crate::outcome::{Build, OwnBuild};
use crate::place::{Origin, Place};
use crate::quote::{shell, single_line};
use crate::recipe::{self, is_pushable};
use crate::situation::Situation;

/// One image to be built.
pub(super) struct Job {
    /// What has to be at hand, in a few words.
    preparation: Line,
    options: Vec<BuildOption>,
    /// The Dockerfile, where it is not the one in the context.
    pub(super) dockerfile: Option<Line>,
    pub(super) image: Line,
    /// A shell word.
    pub(super) context: Line,
    /// The folder of the context; `None` where the Dockerfile is all that the build may see.
    pub(super) folder: Option<String>,
    pub(super) pushed: bool,
}

/// The build of a recipe, with its login and the name that can never mean another image.
pub(super) fn recipe(document: &mut Document, situation: &Situation<'_>, tool: Tool) {
    let job = Job::recipe(situation);
    let image = &job.image.text;
    if job.pushed {
        login::write(document, image, tool);
    }
    write(document, &job, tool);
    if job.pushed {
        document.push("# The same image by a name that never changes, for parent_image", Place::ImageName.into());
        document.push(digest(image, tool), Place::ImageName.into());
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
    /// The build of a recipe.
    pub fn recipe(situation: &Situation<'_>) -> Self {
        let image = recipe::image_name(situation);
        Self {
            preparation: line("# In the folder with Dockerfile, requirements.txt and .dockerignore", Origin::Recipe),
            options: option::of_recipe(situation),
            dockerfile: None,
            pushed: is_pushable(&image),
            image: line(&image, Place::ImageName.into()),
            context: line(".", Origin::Recipe),
            folder: Some(".".to_owned()),
        }
    }

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
            folder: Some(".".to_owned()),
            pushed: build.pushed,
        }
    }

    /// The build of a Dockerfile of the person's own.
    pub fn own(situation: &Situation<'_>, build: &OwnBuild) -> Self {
        let context = match &build.context {
            Some(context) => line(&shell::word(&single_line(context)), Field::BuildContextRoot.into()),
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
            folder: build.context.as_deref().map(single_line),
            pushed: build.pushed,
        }
    }
}

/// Writes a build, and the push where the tool does not push while it builds.
pub(super) fn write(document: &mut Document, job: &Job, tool: Tool) {
    document.lines.push(job.preparation.clone());
    let (known, unknown): (Vec<_>, Vec<_>) = job.options.iter().partition(|option| tool.knows(&option.name));
    for option in unknown {
        let comment = ["# ", tool.label(), " has no ", &single_line(&option.name)].concat();
        document.push(comment, option.origin.clone());
    }
    if tool == Tool::Kaniko {
        return kaniko::write(document, job, &known);
    }
    let verb = if tool == Tool::Docker { " buildx build" } else { " build" };
    let origins = job.image.origins.clone();
    let own = |text: &str| Line { text: text.to_owned(), origins: origins.clone() };
    let mut words = vec![own(&[tool.program(), verb].concat())];
    if tool == Tool::Buildah && known.iter().any(|option| option.name.starts_with("--cache-")) {
        // Without layers of its own Buildah looks at no cache.
        words.push(own("--layers"));
    }
    words.extend(known.into_iter().map(|option| written(option, tool)));
    if let Some(dockerfile) = &job.dockerfile {
        words.push(with_value("--file", dockerfile));
    }
    words.push(with_value("--tag", &job.image));
    if tool == Tool::Docker {
        words.push(own(if job.pushed { "--push" } else { "--load" }));
    }
    words.push(job.context.clone());
    push_command(document, words);
    if job.pushed && tool != Tool::Docker {
        let text = [tool.program(), " push ", &shell::word(&single_line(&job.image.text))].concat();
        document.lines.push(Line { text, origins });
    }
}

/// One command over several lines, so that each part can say why it is there.
fn push_command(document: &mut Document, words: Vec<Line>) {
    let count = words.len();
    for (position, word) in words.into_iter().enumerate() {
        let indent = if position == 0 { "" } else { "    " };
        let end = if position + 1 == count { "" } else { " \\" };
        document.lines.push(Line { text: [indent, &word.text, end].concat(), origins: word.origins });
    }
}

fn written(option: &BuildOption, tool: Tool) -> Line {
    let name = shell::word(&option.name);
    let value = option.value.as_deref().map(|value| match option.name.as_str() {
        "--cache-from" | "--cache-to" if tool != Tool::Docker => cache_repository(value),
        _ => value,
    });
    let text = value.map_or_else(|| name.clone(), |value| [&name, " ", &shell::word(value)].concat());
    Line { text, origins: vec![option.origin.clone()] }
}

fn with_value(option: &str, value: &Line) -> Line {
    Line { text: [option, " ", &shell::word(&single_line(&value.text))].concat(), origins: value.origins.clone() }
}

fn line(text: &str, origin: Origin) -> Line {
    Line { text: text.to_owned(), origins: vec![origin] }
}
