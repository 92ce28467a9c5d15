//! What a server is started with.

use std::path::PathBuf;

/// How a server is set up.
#[derive(Debug, Clone)]
pub struct Setup {
    /// The origins that it answers across origins (`ZENML_SERVER_CORS_ALLOW_ORIGINS`).
    pub origins: Vec<String>,
    /// Whether it can start runs.
    pub workload_manager: bool,
    /// Whether it knows its own address, without which runs fail at their start.
    pub knows_address: bool,
    /// How it wants to be logged in to (`AuthScheme`).
    pub auth_scheme: &'static str,
    /// The folder for everything that is written; `None` for one of its own. It is made anew.
    pub state: Option<PathBuf>,
    /// With what it signs tokens, 64 hexadecimal digits: with another one those that were given out are invalid.
    pub secret: String,
}

impl Default for Setup {
    /// A server that can start runs, for pages of no other origin.
    fn default() -> Self {
        Self {
            origins: Vec::new(),
            workload_manager: true,
            knows_address: true,
            auth_scheme: "OAUTH2_PASSWORD_BEARER",
            state: None,
            secret: "0123456789abcdef".repeat(4),
        }
    }
}

impl Setup {
    /// The variables that say so.
    pub(crate) fn variables(&self) -> Vec<(&'static str, String)> {
        // Without the variable a server answers pages of every origin.
        let origins = if self.origins.is_empty() { "http://nobody.invalid".to_owned() } else { self.origins.join(",") };
        let mut variables = vec![
            ("ZENML_SERVER_CORS_ALLOW_ORIGINS", origins),
            ("ZENML_SERVER_AUTH_SCHEME", self.auth_scheme.to_owned()),
            ("ZENML_SERVER_JWT_SECRET_KEY", self.secret.clone()),
        ];
        if self.knows_address {
            variables.push(("ZENML_SERVER_SERVER_URL", "own".to_owned()));
        }
        if self.workload_manager {
            let source = "zenml.zen_server.pipeline_execution.in_memory_workload_manager.InMemoryWorkloadManager";
            variables.push(("ZENML_SERVER_WORKLOAD_MANAGER_IMPLEMENTATION_SOURCE", source.to_owned()));
        }
        variables
    }
}
