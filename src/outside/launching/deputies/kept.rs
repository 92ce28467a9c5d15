//! What the browser keeps of orders, which hold nothing to log in with.

use crate::launch::{Launching, Ordered, Through};
use browser::clock;
use browser::storage::{self, Area};
use executor::Deputy;
use executor::deputy::Handed;
use leptos::prelude::*;

/// What orders are kept under, before their identity.
const ORDER: &str = "slipway.order.";
/// How many are kept.
const MOST: usize = 5;

/// Fills in where the last orders went. It asks nobody.
pub fn remember_orders(launching: Launching) {
    let deputed = launching.deputed;
    let orders = all();
    for order in orders.iter().rev() {
        let handed = &order.handed;
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
    let known = launching.deputed.earlier.with_untracked(|earlier| {
        earlier.iter().find(|order| order.handed.launch == handed.launch).map(|order| order.time)
    });
    let time = known.unwrap_or_else(clock::now);
    let state = if over { "over" } else { "open" };
    let text = [&time.to_string(), "\n", state, "\n", &handed.text()].concat();
    // A full storage keeps what it has; the order goes on.
    storage::write(Area::Browser, &key(handed), &text);
    let mut orders = all();
    for forgotten in orders.split_off(MOST.min(orders.len())) {
        storage::remove(Area::Browser, &key(&forgotten.handed));
    }
    launching.deputed.earlier.set(orders);
}

/// Forgets an order.
pub fn forget_order(launching: Launching, handed: &Handed) {
    storage::remove(Area::Browser, &key(handed));
    launching.deputed.earlier.set(all());
}

/// Every order that is kept, the newest first.
fn all() -> Vec<Ordered> {
    let keys = storage::keys(Area::Browser, ORDER).into_iter();
    let mut orders: Vec<Ordered> = keys.filter_map(|key| read(&[ORDER, &key].concat())).collect();
    orders.sort_by_key(|order| std::cmp::Reverse(order.time));
    orders
}

fn read(key: &str) -> Option<Ordered> {
    let text = storage::read(Area::Browser, key)?;
    let mut lines = text.splitn(3, '\n');
    let (time, state) = (lines.next()?.parse().ok()?, lines.next()?);
    Some(Ordered { time, over: state == "over", handed: Handed::parse(lines.next()?)? })
}

fn key(handed: &Handed) -> String {
    [ORDER, &handed.launch.to_string()].concat()
}
