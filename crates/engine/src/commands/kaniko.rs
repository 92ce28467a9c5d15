//! Kaniko as a pod: the build context goes in through its standard input.

use super::build::Job;
use super::login::SECRET;
use super::option::BuildOption;
use crate::document::{Document, Line};
use crate::place::Origin;
use crate::quote::{json, shell, single_line};

/// The last release of the executor.
const IMAGE: &str = "gcr.io/kaniko-project/executor:v1.24.0";

/// Writes the build as one command for kubectl. The pod is described in JSON, one argument per line, so that each can
/// say why it is there.
pub(super) fn write(document: &mut Document, job: &Job, options: &[&BuildOption]) {
    document.push("# Nobody maintains kaniko any more: Buildah needs no Docker either", Origin::Zenml);
    let mut arguments = vec![Line { text: "--context=tar://stdin".into(), origins: job.context.origins.clone() }];
    arguments.extend(options.iter().flat_map(|option| written(option)));
    arguments.extend(job.dockerfile.as_ref().map(|file| with_value("--dockerfile", file)));
    arguments.push(with_value("--destination", &job.image));
    if !job.pushed {
        arguments.push(Line { text: "--no-push".into(), origins: job.image.origins.clone() });
    }
    let mut pod = Pod { document };
    pod.line(["tar --create --gzip ", &files(job), " | kubectl run kaniko --rm --stdin --restart=Never \\"].concat());
    pod.line(["    --image=", IMAGE, " --overrides='{"].concat());
    pod.line("  \"apiVersion\": \"v1\", \"spec\": { \"containers\": [{".to_owned());
    let image = json::text(IMAGE);
    pod.line(["    \"name\": \"kaniko\", \"image\": ", &image, ", \"stdin\": true, \"stdinOnce\": true,"].concat());
    pod.line("    \"args\": [".to_owned());
    let count = arguments.len();
    for (position, argument) in arguments.into_iter().enumerate() {
        let comma = if position + 1 == count { "" } else { "," };
        let text = json::text(&single_line(&argument.text)).replace('\'', "'\\''");
        pod.document.lines.push(Line { text: ["      ", &text, comma].concat(), origins: argument.origins });
    }
    if job.pushed {
        pod.line("    ], \"volumeMounts\": [{ \"name\": \"login\", \"mountPath\": \"/kaniko/.docker/\" }]".to_owned());
        pod.line("  }], \"volumes\": [{ \"name\": \"login\", \"secret\": {".to_owned());
        let items = "\"items\": [{ \"key\": \".dockerconfigjson\", \"path\": \"config.json\" }]";
        pod.line(["    \"secretName\": \"", SECRET, "\", ", items].concat());
        pod.line("  } }] }".to_owned());
    } else {
        pod.line("    ]".to_owned());
        pod.line("  }] }".to_owned());
    }
    pod.line("}'".to_owned());
}

/// A command in the making.
struct Pod<'a> {
    document: &'a mut Document,
}

impl Pod<'_> {
    fn line(&mut self, text: String) {
        self.document.push(text, Origin::Zenml);
    }
}

/// What tar packs: the context, or of a build without one the Dockerfile alone, which has to be in it.
fn files(job: &Job) -> String {
    let file = job.dockerfile.as_ref().map(|file| shell::word(&single_line(&file.text)));
    match (file, job.folder.as_deref()) {
        (None, _) => ".".to_owned(),
        (Some(file), None) => file,
        (Some(file), Some(folder)) => {
            ["--directory ", &shell::word(folder), " . --directory \"$PWD\" ", &file].concat()
        }
    }
}

fn written(option: &BuildOption) -> Vec<Line> {
    let line = |text: String| Line { text, origins: vec![option.origin.clone()] };
    let value = option.value.as_deref().unwrap_or_default();
    match option.name.as_str() {
        "--platform" => vec![line(["--custom-platform=", value].concat())],
        // One place for both directions.
        "--cache-from" | "--cache-to" => {
            let repository = super::option::cache_repository(value);
            vec![line("--cache=true".to_owned()), line(["--cache-repo=", repository].concat())]
        }
        name => vec![line([name, "=", value].concat())],
    }
}

fn with_value(option: &str, value: &Line) -> Line {
    Line { text: [option, "=", &value.text].concat(), origins: value.origins.clone() }
}
