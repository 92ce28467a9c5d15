//! What an order would be, of the configuration and everything that was typed.

use crate::launch::{Launching, Ready, Through};
use crate::session::{Session, Slice, slice};
use engine::{Severity, Situation};
use executor::deputy::Objection;
use executor::order::{Order, parameters};
use executor::wish::RunOptions;
use leptos::prelude::*;
use std::sync::Arc;

/// An order as it would be now.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Where it would go.
    pub ready: Arc<Ready>,
    /// It.
    pub order: Order,
    /// What speaks against it.
    pub objections: Vec<Objection>,
}

/// The order as it would be now; none as long as no service is connected.
pub fn draft(session: Session, launching: Launching, way: Through) -> Slice<Option<Arc<Draft>>> {
    let reach = launching.deputed.reach(way);
    slice(move || {
        let deputed = launching.deputed;
        let (ready, identity) = (reach.ready.get()?, deputed.identity.get()?);
        let typed = deputed.parameters.with(|text| parameters(text));
        let run = RunOptions {
            name: launching.run_name.with(|name| name.trim().to_owned()),
            enable_cache: launching.caching.with(|caching| match caching.as_str() {
                "true" => Some(true),
                "false" => Some(false),
                _ => None,
            }),
            parameters: typed.clone().unwrap_or_default(),
        };
        let order = session.catalog().with(|catalog| {
            session.config().with(|config| {
                let situation = Situation::of(config, catalog);
                deputed.pipeline.with(|pipeline| Order::of(&situation, pipeline, &run, identity))
            })
        });
        let mut objections = ready.deputy.objections(&order, &ready.offer.pipelines);
        if let Err(line) = typed {
            objections.insert(
                0,
                Objection {
                    severity: Severity::Error,
                    about: "parameters".to_owned(),
                    message: ["Line ", &line.to_string(), " of the parameters is none"].concat(),
                    hint: "Write each on a line of its own, as in `load.rows = 5`".to_owned(),
                },
            );
        }
        if !ready.offer.dormant.is_empty() {
            objections.insert(
                0,
                Objection {
                    severity: Severity::Error,
                    about: "workflow".to_owned(),
                    message: ["GitHub says `", &ready.offer.dormant, "` of the workflow, so it takes no orders"]
                        .concat(),
                    hint: "Enable it on its page in the repository, and connect again".to_owned(),
                },
            );
        }
        Some(Arc::new(Draft { ready, order, objections }))
    })
}
