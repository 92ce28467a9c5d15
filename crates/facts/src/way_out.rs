//! The way out: the smallest Dockerfile on top of an image that makes it satisfy its contract, the commands for it, and the
//! settings that let ZenML build what is missing.

mod commands;
mod dockerfile;
mod installer;
mod setting;

pub use setting::let_zenml_build;

use crate::facts::Facts;
use crate::verdict::Verdict;
use engine::contract::{ImageContract, Need, Requirement};
use engine::{Document, Severity};

/// What makes an image do.
#[derive(Debug, Clone, PartialEq)]
pub struct WayOut {
    /// A Dockerfile on top of the image; without a line where nothing can be mended so.
    pub dockerfile: Document,
    /// The commands that build and push it, and check it again; without a line where there is no Dockerfile.
    pub commands: Document,
    /// What a Dockerfile on top cannot mend, and what to do instead.
    pub left: Vec<Left>,
}

/// Something that no layer on top of an image mends.
#[derive(Debug, Clone, PartialEq)]
pub struct Left {
    /// What has to be so.
    pub requirement: Requirement,
    /// What to do, in a sentence without a full stop.
    pub instead: String,
}

/// The way out for one image: its contract, the verdicts on it, and the facts that they are from.
pub fn way_out(contract: &ImageContract, verdicts: &[Verdict], facts: &Facts) -> WayOut {
    let failing: Vec<&Verdict> = verdicts.iter().filter(|verdict| verdict.standing.fails()).collect();
    let mut left = Vec::new();
    let dockerfile = dockerfile::write(contract, verdicts, facts, &mut left);
    for verdict in failing {
        if verdict.requirement.severity != Severity::Note
            && let Some(instead) = instead(verdict)
        {
            left.push(Left { requirement: verdict.requirement.clone(), instead });
        }
    }
    let commands = commands::write(contract, &dockerfile);
    WayOut { dockerfile, commands, left }
}

/// What to do about what no Dockerfile on top mends.
fn instead(verdict: &Verdict) -> Option<String> {
    Some(match &verdict.requirement.need {
        Need::Python(python) => {
            let python = python.to_string();
            ["Start from an image with Python ", &python, ", for example python:", &python, "-slim-bookworm"].concat()
        }
        Need::Platform(platform) => ["Build the image for ", platform, ", with --platform ", platform].concat(),
        Need::NoSecret => {
            "Build the image anew without them, and make them worthless: a layer on top hides nothing".to_owned()
        }
        Need::Program(name) if !matches!(*name, "python" | "apt-get") => {
            ["Start from an image that has ", name].concat()
        }
        Need::Program("apt-get") => "Start from an image of Debian or Ubuntu".to_owned(),
        Need::Digest(None) => "Name the image by its digest in parent_image".to_owned(),
        Need::Digest(Some(_)) => {
            "Look at the image that the settings name, or name the one that was looked at".to_owned()
        }
        Need::Registry { host, .. } => ["Push the image to ", host].concat(),
        _ => return None,
    })
}
