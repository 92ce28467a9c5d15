//! How long texts of one mebibyte take that are made to be slow.

use super::engine::native;
use crate::{command, failure::Failure};

/// The longest time for a reader of text, in milliseconds of processor time.
const LIMIT: f64 = 200.0;

/// Readers whose inputs are texts; the others are whole outcomes, for which there is no limit.
const READERS: [&str; 9] = [
    "version",
    "specifier",
    "requirement",
    "marker",
    "requirements_file",
    "requirements_file_bytes",
    "link",
    "file",
    "json",
];

/// Prints the slowest input of each reader.
///
/// # Errors
/// The program that measures cannot be built.
pub fn run() -> Result<Vec<String>, Failure> {
    println!("\nThe slowest of many texts of 1 MiB, in milliseconds of processor time (native)");
    let mut broken = Vec::new();
    let mut measure = native();
    measure.args(["--", "hostile"]).args(READERS);
    command::run_reading("Measuring hostile texts natively (some minutes)", &mut measure, |line| {
        let mut words = line.split_whitespace().skip(1);
        let (Some(reader), Some(time)) = (words.next(), words.next().and_then(|time| time.parse::<f64>().ok())) else {
            return;
        };
        if time > LIMIT {
            broken.push(format!("{reader} takes {time} ms for a text of 1 MiB, at most {LIMIT}"));
        }
    })?;
    Ok(broken)
}
