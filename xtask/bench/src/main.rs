//! Prints the native figures: `bench` those of the engine, `bench hostile` those of hostile inputs.

use std::time::Instant;

use bench::{hostile, measure};

fn main() {
    let began = Instant::now();
    let clock = || began.elapsed().as_secs_f64() * 1000.0;
    if std::env::args().nth(1).as_deref() == Some("hostile") {
        hostile::all(clock).iter().for_each(|figure| println!("{}", figure.line()));
    } else {
        measure::all(clock).iter().for_each(|figure| println!("{}", figure.line()));
    }
}
