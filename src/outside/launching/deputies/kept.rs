//! What the browser keeps of orders, which hold nothing to log in with.

use super::super::kept;
use crate::launch::{Kept, Launching, Through};
use executor::Deputy;
use executor::deputy::Handed;
use leptos::prelude::*;

/// Fills in where the last orders went. It asks nobody.
pub fn remember_orders(launching: Launching) {
    let deputed = launching.deputed;
    let orders: Vec<Kept<Handed>> = kept::all();
    for order in orders.iter().rev() {
        let handed = &order.item;
        match &handed.deputy {
            Deputy::Gateway => {
                deputed.reach(Through::Gateway).address.set(handed.address.origin().to_owned());
            }
            Deputy::Github { owner, repository, workflow, reference, .. } => {
                let reach = deputed.reach(Through::Github);
                reach.address.set(handed.address.origin().to_owned());
                reach.target.set([owner, "/", repository].concat());
                reach.workflow.set(workflow.clone());
                reach.reference.set(reference.clone());
            }
            Deputy::Gitlab { project, reference } => {
                let reach = deputed.reach(Through::Gitlab);
                reach.address.set(handed.address.origin().to_owned());
                reach.target.set(project.clone());
                reach.reference.set(reference.clone());
            }
        }
    }
    deputed.earlier.set(orders);
}

/// Keeps an order as far as it is.
pub(super) fn keep_order(launching: Launching, handed: &Handed, over: bool) {
    kept::keep(launching.deputed.earlier, handed, over);
}

/// Forgets an order.
pub fn forget_order(launching: Launching, handed: &Handed) {
    kept::forget(launching.deputed.earlier, handed);
}
