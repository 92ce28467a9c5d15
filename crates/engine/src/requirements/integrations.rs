//! What `required_integrations` brings into an image, always for Linux.

use super::sourced::merged;
use crate::catalog::Integration;
use crate::client::Client;
use crate::place::Origin;
use crate::situation::Sourced;

/// The requirements of integrations, each once and sorted, and the first name that the release does not know.
pub fn integration_requirements(client: &Client<'_>, names: &[String]) -> (Vec<Sourced>, Option<String>) {
    let mut requirements = Vec::new();
    let mut unknown = None;
    for name in names {
        // ZenML takes an empty name for all integrations.
        let selected: &[Integration] = if name.is_empty() {
            &client.catalog.integrations
        } else {
            client.catalog.integration(name).map_or(&[], core::slice::from_ref)
        };
        if selected.is_empty() {
            unknown.get_or_insert_with(|| name.clone());
        }
        for integration in selected {
            let origin = Origin::Integration(integration.name.clone());
            let texts = integration.requirements_on(client.python).iter().cloned();
            requirements.extend(texts.map(|text| Sourced { text, origins: vec![origin.clone()] }));
        }
    }
    (merged(requirements), unknown)
}

/// The apt packages of integrations, in their order and with repetitions, and the first name that has none because the
/// release does not know it. The empty name is unknown here.
pub fn integration_apt_packages(client: &Client<'_>, names: &[String]) -> (Vec<Sourced>, Option<String>) {
    let mut packages = Vec::new();
    let mut unknown = None;
    for name in names {
        match client.catalog.integration(name) {
            Some(integration) => {
                let origins = vec![Origin::Integration(name.clone())];
                let texts = integration.apt_packages.iter().cloned();
                packages.extend(texts.map(|text| Sourced { text, origins: origins.clone() }));
            }
            None => {
                unknown.get_or_insert_with(|| name.clone());
            }
        }
    }
    (packages, unknown)
}
