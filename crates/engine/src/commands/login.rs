//! The command that logs in to the registry of an image.

use super::tool::Tool;
use crate::document::Document;
use crate::place::Place;
use crate::quote::shell;
use crate::recipe::registry_of;
use crate::registry::Registry;

/// The name of the Kubernetes secret with the login, for kaniko.
pub(super) const SECRET: &str = "regcred";

/// Writes the login. Where the registry's own program makes a password that lasts some hours, that is what logs in.
pub(super) fn write(document: &mut Document, image: &str, tool: Tool) {
    let host = registry_of(image);
    let registry = Registry::of(host);
    let origin = || Place::ImageName.into();
    if tool == Tool::Kaniko {
        let server = shell::word(host.unwrap_or("https://index.docker.io/v1/"));
        let secret = ["kubectl create secret docker-registry ", SECRET, " --docker-server=", &server].concat();
        let login = match registry.token() {
            Some((user, command)) => {
                document.push("# Anew when the password runs out, after some hours", origin());
                [" --docker-username=", user, " --docker-password=\"$(", &command, ")\""].concat()
            }
            None => {
                document.push(["# Once, with ", registry.credentials()].concat(), origin());
                " --docker-username=\"$REGISTRY_USERNAME\" --docker-password=\"$REGISTRY_PASSWORD\"".to_owned()
            }
        };
        document.push([secret, login].concat(), origin());
        return;
    }
    // Podman and Buildah know no registry that is meant when none is named.
    let unnamed = if tool == Tool::Docker { "" } else { "docker.io" };
    let host = host.map_or_else(|| unnamed.to_owned(), shell::word);
    let login = [tool.program(), " login ", &host].concat();
    let text = match registry.token() {
        Some((user, command)) => {
            [&command, " | ", tool.program(), " login --username ", user, " --password-stdin ", &host].concat()
        }
        None => login.trim_end().to_owned(),
    };
    document.push(text, origin());
}
