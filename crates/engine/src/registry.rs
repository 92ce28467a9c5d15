//! Container registries by their hosts: how a person logs in to each, and how its images are kept.

/// Whose registry a host is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Registry<'a> {
    /// Docker's own, which an image name need not name.
    Docker,
    /// Amazon ECR, in a region.
    Amazon {
        /// The region, for example `eu-central-1`.
        region: &'a str,
    },
    /// Google's Artifact Registry, or the older Container Registry.
    Google,
    /// Azure's, by its name.
    Azure {
        /// The name before `.azurecr.io`.
        name: &'a str,
    },
    /// GitHub's.
    Github,
    /// GitLab's own for its users.
    Gitlab,
    /// Any other.
    Other,
}

impl<'a> Registry<'a> {
    /// The registry of a host; `None` is Docker's own.
    pub fn of(host: Option<&'a str>) -> Self {
        let Some(host) = host.filter(|host| *host != "docker.io") else { return Self::Docker };
        if let Some(region) = host.split_once(".dkr.ecr.").and_then(|(_, rest)| rest.split_once(".amazonaws.com")) {
            return Self::Amazon { region: region.0 };
        }
        if host.ends_with("-docker.pkg.dev") || host == "gcr.io" || host.ends_with(".gcr.io") {
            return Self::Google;
        }
        if let Some(name) = host.strip_suffix(".azurecr.io") {
            return Self::Azure { name };
        }
        match host {
            "ghcr.io" => Self::Github,
            "registry.gitlab.com" => Self::Gitlab,
            _ => Self::Other,
        }
    }

    /// The user and the command that prints a short-lived password, where the registry's own program makes one.
    pub fn token(self) -> Option<(&'static str, String)> {
        match self {
            Self::Amazon { region } => Some(("AWS", ["aws ecr get-login-password --region ", region].concat())),
            Self::Google => Some(("oauth2accesstoken", "gcloud auth print-access-token".to_owned())),
            Self::Azure { name } => {
                let command =
                    ["az acr login --name ", name, " --expose-token --output tsv --query accessToken"].concat();
                Some(("00000000-0000-0000-0000-000000000000", command))
            }
            Self::Docker | Self::Github | Self::Gitlab | Self::Other => None,
        }
    }

    /// What a lasting user and password are for the registry, in a few words.
    pub const fn credentials(self) -> &'static str {
        match self {
            Self::Docker => "your user name and an access token",
            Self::Amazon { .. } => "an access key id and its secret access key",
            Self::Google => "_json_key and the JSON key of a service account",
            Self::Azure { .. } => "a service principal's id and its password",
            Self::Github => "your user name and a token that may write packages",
            Self::Gitlab => "the name and the token of a deploy token",
            Self::Other => "a user and a password that may push",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Registry;

    #[test]
    fn a_host_says_whose_registry_it_is() {
        let eu = Registry::Amazon { region: "eu-central-1" };
        for (host, registry) in [
            (None, Registry::Docker),
            (Some("docker.io"), Registry::Docker),
            (Some("123456789012.dkr.ecr.eu-central-1.amazonaws.com"), eu),
            (Some("123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn"), Registry::Amazon { region: "cn-north-1" }),
            (Some("europe-west3-docker.pkg.dev"), Registry::Google),
            (Some("eu.gcr.io"), Registry::Google),
            (Some("acme.azurecr.io"), Registry::Azure { name: "acme" }),
            (Some("ghcr.io"), Registry::Github),
            (Some("registry.gitlab.com"), Registry::Gitlab),
            (Some("localhost:5000"), Registry::Other),
            (Some("notgcr.io"), Registry::Other),
        ] {
            assert_eq!(Registry::of(host), registry, "{host:?}");
        }
    }
}
