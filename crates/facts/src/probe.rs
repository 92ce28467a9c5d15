//! The probe, and the commands that run it in a container of an image.

use engine::commands::Tool;
use engine::quote::shell::word;
use engine::{Document, Language, Origin};

/// The probe itself: a Python file of the standard library alone, for Python 3.8 and later.
pub const PROBE: &str = include_str!("../probe/probe.py");

/// Where a container of the image is started.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Host {
    /// Docker on this machine.
    Docker,
    /// Podman on this machine.
    Podman,
    /// A Kubernetes cluster.
    Kubernetes,
}

impl Host {
    /// Every host, in the order of the page.
    pub const ALL: [Self; 3] = [Self::Docker, Self::Podman, Self::Kubernetes];

    /// Its name on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Docker => "Docker",
            Self::Podman => "Podman",
            Self::Kubernetes => "Kubernetes",
        }
    }

    /// What starts a container of an image that reads from standard input and runs the words behind it.
    fn start(self, image: &str, interactive: bool) -> String {
        let image = word(image);
        let input = if interactive { " -i" } else { "" };
        match self {
            Self::Docker => format!("docker run --rm{input} --entrypoint python {image}"),
            Self::Podman => format!("podman run --rm{input} --entrypoint python {image}"),
            // Without --rm and a terminal, kubectl would not wait for what the pod prints.
            Self::Kubernetes => {
                format!("kubectl run slipway-probe --quiet --rm -i --restart=Never --image={image} --command -- python")
            }
        }
    }
}

/// One command with the whole probe in it, to be pasted into a POSIX shell. The image needs no shell, and nothing is stored.
pub fn command(image: &str, host: Host) -> Document {
    let mut document = Document::new("probe.sh", Language::Shell);
    let source = PROBE.trim_end();
    let text = [&host.start(image, false), " -c ", &word(source)].concat();
    for line in text.split('\n') {
        document.push(line, Origin::Zenml);
    }
    document
}

/// The command for a probe that was saved as `probe.py`, for any shell; what it prints goes into a file.
pub fn command_with_file(image: &str, host: Host) -> String {
    [&host.start(image, true), " - < probe.py > probe.json"].concat()
}

/// The commands that tell what the probe cannot see: the image's configuration and history.
pub fn further_commands(image: &str, tool: Tool) -> Vec<String> {
    let image = word(image);
    match tool {
        Tool::Docker | Tool::Podman => {
            let program = tool.program();
            let format = if tool == Tool::Docker { "'{{json .}}'" } else { "json" };
            vec![
                format!("{program} image inspect {image} > inspect.json"),
                format!("{program} history --no-trunc --format {format} {image} > history.json"),
            ]
        }
        Tool::Buildah => vec![format!("buildah inspect --type image {image} > inspect.json")],
        Tool::Kaniko => vec![format!("skopeo inspect --config docker://{image} > config.json")],
    }
}
