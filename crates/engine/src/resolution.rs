//! Each distribution once, over all sources of requirements.

use crate::outcome::Resolved;
use crate::situation::Situation;

/// Every distribution that a requirement names, sorted by normalised name.
pub fn resolution(_situation: &Situation<'_>) -> Vec<Resolved> {
    Vec::new()
}
