//! How long facts about an image take, natively and as Wasm in Chromium.

use std::collections::BTreeMap;

use super::engine::{native, wasm};
use crate::{command::run_reading, failure::Failure, tools};

/// What is measured: its name, what it is, and the longest that it may take in Chromium, in milliseconds.
const ROWS: [(&str, &str, f64); 3] = [
    ("sbom", "an SPDX document of 10 MB, read, judged and reported", 1_000.0),
    ("list", "a list of 1,000 distributions, read, judged and reported", 50.0),
    ("piece", "the longest of its pieces of 256 KiB, and the end", 200.0),
];

/// Prints the figures; answers with what does not hold.
///
/// # Errors
/// A program that cannot be built or does not end well.
pub fn run() -> Result<Vec<String>, Failure> {
    tools::for_wasm_in_chromium()?;
    let mut figures = BTreeMap::new();
    run_reading("Measuring facts natively", native().args(["--", "facts"]), |line| take(line, "", &mut figures))?;
    let mut in_chromium = wasm("facts_about_images_are_measured");
    run_reading("Measuring facts in Chromium", &mut in_chromium, |line| take(line, "wasm ", &mut figures))?;
    println!("\nMilliseconds (native: processor time; Chromium: time by the clock)");
    for (name, about, most) in ROWS {
        let of = |before: &str| figures.get(&[before, name].concat()).copied().unwrap_or(f64::NAN);
        println!("{about:<60}{:>10.1}{:>10.1}   at most {most}", of(""), of("wasm "));
    }
    Ok(broken(&figures))
}

/// A line `facts WHAT MILLISECONDS`.
fn take(line: &str, before: &str, figures: &mut BTreeMap<String, f64>) {
    let Some((_, rest)) = line.split_once("facts ") else { return };
    let mut words = rest.split_whitespace();
    if let (Some(what), Some(Ok(time))) = (words.next(), words.next().map(str::parse)) {
        figures.insert([before, what].concat(), time);
    }
}

/// What has to hold and does not.
fn broken(figures: &BTreeMap<String, f64>) -> Vec<String> {
    let mut broken = Vec::new();
    for (name, about, most) in ROWS {
        for before in ["", "wasm "] {
            match figures.get(&[before, name].concat()) {
                Some(time) if *time <= most => {}
                Some(time) => broken.push(format!("{before}{about} takes {time:.0} ms, at most {most}")),
                None => broken.push(format!("there is no figure of {before}{about}")),
            }
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_slow_or_missing_is_said() {
        let mut figures = BTreeMap::new();
        for line in ["facts sbom 200.5", "log: facts list 3", "facts piece 20", "running 1 test"] {
            take(line, "", &mut figures);
            take(line, "wasm ", &mut figures);
        }
        assert_eq!(figures.len(), 6);
        assert!(broken(&figures).is_empty());
        figures.insert("wasm sbom".into(), 1_001.0);
        figures.remove("list");
        assert_eq!(broken(&figures).len(), 2);
    }
}
