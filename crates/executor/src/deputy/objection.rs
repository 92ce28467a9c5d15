//! What speaks against an order, before anything is sent.

use super::Deputy;
use crate::order::Order;
use crate::preflight::{Fact, Finding, Spot};
use engine::Severity;
use engine::check::{fault_of_image, moves};

/// Something that speaks against an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objection {
    /// How much: an error keeps the order from being sent.
    pub severity: Severity,
    /// What it is about.
    pub about: String,
    /// What is so.
    pub message: String,
    /// What to do.
    pub hint: String,
}

impl Deputy {
    /// Everything that speaks against an order, the worst first. `pipelines` are those that the service offers; empty for a service that
    /// does not say.
    pub fn objections(&self, order: &Order, pipelines: &[String]) -> Vec<Objection> {
        let mut found = Vec::new();
        let mut say = |severity, about: &str, message: &str, hint: &str| {
            let [about, message, hint] = [about, message, hint].map(str::to_owned);
            found.push(Objection { severity, about, message, hint });
        };
        if order.pipeline.is_empty() {
            say(Severity::Error, "pipeline", "No pipeline is named", "Name it as its function or its `name` says");
        } else if !pipelines.is_empty() && !pipelines.contains(&order.pipeline) {
            say(Severity::Error, "pipeline", "The gateway has no pipeline of this name", "Choose one that it offers");
        }
        for (step, image) in &order.images {
            let about = step.as_ref().map_or("image".into(), |step| format!("image of {step}"));
            let fact = if image.is_empty() {
                Some((Severity::Error, Fact::ImageMissing))
            } else if let Some(part) = fault_of_image(image) {
                Some((Severity::Error, Fact::ImageUnreadable(image.clone(), part)))
            } else {
                moves(image).then(|| (Severity::Warning, Fact::ImageMoves(image.clone())))
            };
            if let Some((severity, fact)) = fact {
                let finding = Finding { severity, spot: Spot::Image(String::new()), fact };
                say(severity, &about, &finding.message(), &finding.hint());
            }
        }
        if order.images.iter().all(|(step, _)| step.is_some()) {
            let (message, hint) = match self {
                Self::Gateway => (
                    "ZenML is to build the image, which the gateway of this project refuses",
                    "Choose an image that exists, or use a gateway of yours that builds",
                ),
                _ => (
                    "ZenML is to build the image, where the job runs",
                    "The job needs a container engine, or a stack with an image builder that is remote",
                ),
            };
            say(Severity::Warning, "image", message, hint);
        }
        if self.is_too_long(order) {
            let hint = "Keep settings that do not change in the pipeline's own code";
            say(Severity::Error, "order", "The order is longer than GitHub takes as an input", hint);
        }
        found.sort_by_key(|objection| objection.severity);
        found
    }
}
