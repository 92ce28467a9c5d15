//! Workflows that build and push the recipe's image where there is no Docker.

mod github;
mod gitlab;

pub use github::github;
pub use gitlab::gitlab;
