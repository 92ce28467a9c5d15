//! The web servers whose configurations are tested.

use super::debian::Need;
use crate::command::on_path;

/// nginx.
pub const NGINX: Need = Need { name: "nginx", present: || on_path("nginx").is_some(), packages: &["nginx-light"] };

/// Caddy.
pub const CADDY: Need = Need { name: "Caddy (caddy)", present: || on_path("caddy").is_some(), packages: &["caddy"] };
