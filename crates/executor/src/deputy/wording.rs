//! Names, and what a failure means where it is no ZenML server that says so.

use super::Deputy;
use crate::failure::Failure;

impl Deputy {
    /// What it is called.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Gateway => "Gateway",
            Self::Github { .. } => "GitHub Actions",
            Self::Gitlab { .. } => "GitLab CI",
        }
    }

    /// The variable from which commands read the token that starts a run.
    pub const fn variable(&self) -> &'static str {
        match self {
            Self::Gateway => "SLIPWAY_TOKEN",
            Self::Github { .. } => "GITHUB_TOKEN",
            Self::Gitlab { .. } => "GITLAB_TRIGGER_TOKEN",
        }
    }

    /// What is so.
    pub fn message(&self, failure: &Failure) -> String {
        let message = match (self, failure) {
            (_, Failure::Lapsed) => "The token is not accepted",
            (Self::Github { .. }, Failure::NotFound(_)) => {
                "GitHub knows no such repository or workflow, or hides it from this token"
            }
            (Self::Gitlab { .. }, Failure::NotFound(_)) => {
                "GitLab knows no such project or branch, or hides it from this token"
            }
            (Self::Gateway, Failure::NotFound(_)) => "The gateway has nothing of that name or id",
            (Self::Gateway, Failure::Invalid(_)) => "The gateway refuses this order",
            (Self::Github { .. }, Failure::Invalid(_)) => "GitHub refuses this order",
            (_, Failure::Forbidden(_)) => "The token does not allow this",
            (_, Failure::Conflict(_)) => "It is too late or too early for this",
            (Self::Gateway, Failure::Server { status: 502, .. }) => "The gateway could not do it at the ZenML server",
            _ => return failure.message(),
        };
        message.to_owned()
    }

    /// What to do, the likeliest first.
    pub fn hints(&self, failure: &Failure) -> Vec<String> {
        let hints: &[&str] = match (self, failure) {
            (Self::Gateway, Failure::Lapsed) => {
                &["Fill in the token that whoever runs the gateway set as `SLIPWAY_TOKEN`"]
            }
            (Self::Github { .. }, Failure::Lapsed) => {
                &["Make another fine-grained token; this one is wrong or has lapsed"]
            }
            (Self::Gitlab { .. }, Failure::Lapsed) => &["Make another access token; this one is wrong or has lapsed"],
            (Self::Github { .. }, Failure::NotFound(_) | Failure::Forbidden(_)) => &[
                "Give the token read and write access to the repository's Actions",
                "Commit the workflow to the default branch, below `.github/workflows`: GitHub knows it only from there",
            ],
            (Self::Github { .. }, Failure::Invalid(_)) => {
                &["Commit the workflow that is shown here to this branch: it is the one that takes the input `launch`"]
            }
            (Self::Gitlab { .. }, Failure::NotFound(_)) => {
                &["Check the project's path, and that the token is one of this project's"]
            }
            (Self::Gitlab { .. }, Failure::Forbidden(_)) => {
                &["Give the access token the scope `read_api`, and `api` to cancel"]
            }
            (Self::Gitlab { .. }, Failure::Refused(_)) => {
                &["Commit the pipeline that is shown here to this branch: it has the job for triggers"]
            }
            (Self::Gateway, Failure::NotFound(_)) => {
                &["It may have been started anew since: it knows what was ordered until it ends"]
            }
            (Self::Gateway, Failure::Conflict(_)) => &["A run can be stopped once it runs, and until it ends"],
            (Self::Gateway, Failure::Invalid(_)) => &["Its own words say which part; change that and try again"],
            _ => return failure.hints(),
        };
        hints.iter().map(|hint| (*hint).to_owned()).collect()
    }
}
