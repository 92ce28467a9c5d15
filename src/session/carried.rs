//! The configuration as others get it.

use engine::Config;
use engine::share::{self, Refused, Shared, Withheld};

/// The text of a configuration, and the link that it makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// The text, and what is left out of it.
    pub shared: Shared,
    /// What stands behind `#`, or why there is no link.
    pub link: Result<String, Refused>,
}

/// What a configuration is to others, with the values that may travel although they look secret.
pub fn carried(config: &Config, allowed: &[Withheld]) -> Carried {
    let shared = share::encode_allowing(config, allowed);
    let link = shared.link();
    Carried { shared, link }
}
