//! The release page in Chromium: from a keystroke to all outputs, and a first visit on a phone.

use crate::{failure::Failure, test};

/// A figure, what it is, and the most it may be, in milliseconds; none where it is for information.
type Row = (&'static str, &'static str, Option<f64>);

const TYPING: [Row; 9] = [
    ("200-median", "200 requirements: median of a keystroke", None),
    ("200-p95", "200 requirements: 95 of 100 keystrokes", Some(8.0)),
    ("200-longest-task", "200 requirements: longest task over 50 ms", Some(50.0)),
    ("200-slow-median", "200 requirements, a quarter of the speed: median", None),
    ("200-slow-p95", "200 requirements, a quarter of the speed: 95 of 100", Some(40.0)),
    ("200-slow-longest-task", "200 requirements, a quarter of the speed: longest task over 50 ms", None),
    ("2000-median", "2,000 requirements: median", None),
    ("2000-p95", "2,000 requirements: 95 of 100", Some(50.0)),
    ("2000-longest-task", "2,000 requirements: longest task over 50 ms", None),
];

const LOADING: [Row; 2] = [
    ("first-paint", "1.6 Mbit/s, 150 ms, a quarter of the speed: first paint", Some(960.0)),
    ("interactive", "the same: the page can be used", Some(2600.0)),
];

/// Types, and says what takes too long.
///
/// # Errors
/// A page that cannot be built or measured.
pub fn typing() -> Result<Vec<String>, Failure> {
    measure("typing::typing", &TYPING)
}

/// Visits, and says what takes too long.
///
/// # Errors
/// A page that cannot be built or measured.
pub fn loading() -> Result<Vec<String>, Failure> {
    measure("loading::loading", &LOADING)
}

fn measure(name: &str, rows: &[Row]) -> Result<Vec<String>, Failure> {
    let mut figures: Vec<(String, f64)> = Vec::new();
    test::measurement(name, |line| {
        let words = line.split_once("figure ").and_then(|(_, rest)| rest.split_once(' '));
        if let Some((what, Ok(time))) = words.map(|(what, time)| (what, time.trim().parse())) {
            figures.push((what.to_owned(), time));
        }
    })?;
    let mut broken = Vec::new();
    for (key, about, limit) in rows {
        let Some((_, time)) = figures.iter().find(|(name, _)| name == key) else {
            broken.push(format!("{about}: not measured"));
            continue;
        };
        let most = limit.map(|limit| format!(" (at most {limit} ms)")).unwrap_or_default();
        println!("{time:>9.1} ms  {about}{most}");
        if limit.is_some_and(|limit| *time > limit) {
            broken.push(format!("{about}: {time} ms{most}"));
        }
    }
    Ok(broken)
}
