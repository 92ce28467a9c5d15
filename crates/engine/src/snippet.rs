//! Settings as code.

use crate::settings::Settings;
use crate::situation::Situation;

/// The settings that a person exports for the goal.
pub fn exported(situation: &Situation<'_>) -> Settings {
    situation.config.settings.clone()
}
