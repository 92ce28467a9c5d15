//! What a launch would be, of the configuration and everything that was chosen and typed.

use super::Launching;
use crate::session::{Session, Slice, slice};
use engine::{Catalog, Situation};
use executor::preflight::{self, Finding, preflight};
use executor::{Plan, Wish};
use leptos::prelude::*;
use std::sync::Arc;

/// A launch as it would be now.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// What speaks against it.
    pub findings: Vec<Finding>,
    /// What it would do.
    pub plan: Plan,
}

/// The launch as it would be now; none as long as no snapshot is chosen, or where ZenML is to build.
pub fn draft(session: Session, launching: Launching) -> Slice<Option<Arc<Draft>>> {
    // What the server's release ships.
    let ships = slice(move || {
        let version = launching.probe.with(|probe| probe.as_ref().map(|probe| probe.server.version.clone()));
        Arc::new(version.as_deref().and_then(catalog::nearest).and_then(catalog::catalog).unwrap_or_default())
    });
    slice(move || ships.with(|ships| of(session, launching, ships)))
}

fn of(session: Session, launching: Launching, ships: &Catalog) -> Option<Arc<Draft>> {
    let (probe, source) = (launching.probe.get()?, launching.source.get()?);
    let mut wish = session
        .catalog()
        .with(|catalog| session.config().with(|config| Wish::of(&Situation::of(config, catalog), &source)))?;
    wish.code_in_images = launching.code_in_images.get();
    wish.run.name = launching.run_name.with(|name| name.trim().to_owned());
    wish.run.enable_cache = launching.caching.with(|caching| match caching.as_str() {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    });
    wish.run.parameters = launching.parameters(&source);
    let situation = preflight::Situation { probe: &probe, source: &source, wish: &wish, catalog: ships };
    let findings = preflight(&situation);
    Some(Arc::new(Draft { findings, plan: Plan::new(&source, &wish, &probe.server.version) }))
}
