//! Plugins of ZenML's hub, which before 0.64.0 were looked up there (`_get_hub_requirements`).

use crate::client::Client;
use crate::docker_settings::DockerSettings;
use crate::raised::Raised;

/// What the first plugin raises: a name that is none, or else that the hub is gone.
pub(super) fn hub_plugin_raises(client: &Client<'_>, settings: &DockerSettings) -> Option<Raised> {
    let plugin = settings.required_hub_plugins.first().filter(|_| client.rules().asks_hub())?;
    Some(if is_plugin(plugin) { Raised::HubGone } else { Raised::BadHubPlugin { plugin: plugin.clone() } })
}

/// Whether a text is `(AUTHOR/)PLUGIN(==VERSION)` (`parse_plugin_name`).
fn is_plugin(text: &str) -> bool {
    let mut parts = text.split("==");
    let (name, more) = (parts.next().unwrap_or_default(), parts.nth(1));
    let mut parts = name.rsplit('/');
    let (plugin, further) = (parts.next().unwrap_or_default(), parts.nth(1));
    more.is_none() && further.is_none() && !plugin.is_empty()
}

#[cfg(test)]
mod tests {
    use super::is_plugin;

    #[test]
    fn a_plugin_has_at_most_one_author_and_one_version() {
        for plugin in ["a", "a==1", "b/a", "b/a==1", "/a", "a==", "a=1"] {
            assert!(is_plugin(plugin), "{plugin}");
        }
        for text in ["", "==1", "b/", "c/b/a", "a==1==2", "b/==1"] {
            assert!(!is_plugin(text), "{text}");
        }
    }
}
