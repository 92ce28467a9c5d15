//! How long something takes: the median of several runs.

use crate::configuration::{SIZES, catalog, configuration};
use crate::work;

/// How long something is measured, in milliseconds, and the fewest times.
const LONG_ENOUGH: f64 = 400.0;
const FEWEST: usize = 7;

/// How long each time takes at least: many steps of the coarsest clock.
const LONG_ENOUGH_AT_ONCE: f64 = 5.0;

/// One figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// What was done: `same` outputs as ZenML's, or the `complete` outcome.
    pub what: &'static str,
    /// How many requirements the configuration has.
    pub requirements: usize,
    /// The median, in milliseconds.
    pub milliseconds: f64,
}

impl Figure {
    /// The figure as one line: what, how many, how long.
    pub fn line(&self) -> String {
        format!("figure {} {} {:.6}", self.what, self.requirements, self.milliseconds)
    }
}

/// Measures everything with a clock that counts milliseconds.
pub fn all(clock: impl Fn() -> f64) -> Vec<Figure> {
    let Some(catalog) = catalog() else { return Vec::new() };
    let mut figures = Vec::new();
    for (what, work) in [("same", work::same as fn(&_, &_) -> usize), ("complete", work::complete)] {
        for requirements in SIZES {
            let config = configuration(requirements);
            let milliseconds = median(&clock, || work(&config, &catalog));
            figures.push(Figure { what, requirements, milliseconds });
        }
    }
    figures
}

/// The median time of one run. A clock may be coarse, so that short runs are counted by the hundred.
pub fn median<T>(clock: impl Fn() -> f64, run: impl Fn() -> T) -> f64 {
    let timed = |count: u32| {
        let began = clock();
        for _ in 0..count {
            std::hint::black_box(run());
        }
        clock() - began
    };
    let mut count = 1;
    while timed(count) < LONG_ENOUGH_AT_ONCE {
        count *= 2;
    }
    let mut times: Vec<f64> = Vec::new();
    let mut total = 0.0;
    while times.len() < FEWEST || total < LONG_ENOUGH {
        let time = timed(count);
        total += time;
        times.push(time / f64::from(count));
    }
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}
