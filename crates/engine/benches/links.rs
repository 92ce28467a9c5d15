//! How long links take: `cargo bench -p engine`. Prints the median and the longest of each, in microseconds.

#![allow(
    clippy::disallowed_types,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a measurement looks at the clock and prints"
)]

use engine::share::{Carrier, decode, encode, open_file, salvage};
use std::time::Instant;

const GOLDEN: &str = include_str!("../tests/cases/links/v1.txt");
const HOSTILE: &str = include_str!("../tests/cases/links/hostile.jsonl");

fn main() {
    let links: Vec<&str> = GOLDEN.lines().filter_map(|line| line.split('\t').nth(1)).collect();
    measure("reading a golden link", &links, |link| drop(decode(link, Carrier::Link)));
    let configs: Vec<_> = links.iter().map(|link| decode(link, Carrier::Link).unwrap().config).collect();
    measure("writing its text", &configs, |config| drop(encode(config)));
    let shared: Vec<_> = configs.iter().map(encode).collect();
    measure("packing it", &shared, |shared| drop(shared.packed()));
    measure("making the link", &shared, |shared| drop(shared.link()));
    let hostile: Vec<(String, String)> = HOSTILE.lines().map(parts).collect();
    measure("refusing a hostile text", &hostile, |(_, text)| drop(decode(text, Carrier::Link)));
    measure("salvaging a hostile text", &hostile, |(_, text)| drop(salvage(text)));
    measure("refusing it as a file", &hostile, |(_, text)| drop(open_file(text)));
    let (name, longest) = hostile
        .iter()
        .map(|(name, text)| (name, time(&|| drop(decode(text, Carrier::Link)))))
        .max_by(|one, other| one.1.total_cmp(&other.1))
        .unwrap();
    println!("the longest is {name}: {longest:.0}");
}

fn parts(line: &str) -> (String, String) {
    let record: serde_json::Value = serde_json::from_str(line).unwrap();
    let part = |part: &serde_json::Value| {
        part[0].as_str().unwrap().repeat(usize::try_from(part[1].as_u64().unwrap()).unwrap())
    };
    let text = record["parts"].as_array().unwrap().iter().map(part).collect();
    (record["name"].as_str().unwrap().to_owned(), text)
}

fn measure<T>(what: &str, all: &[T], run: impl Fn(&T)) {
    let mut times: Vec<f64> = all.iter().map(|one| time(&|| run(one))).collect();
    times.sort_by(f64::total_cmp);
    println!("{what}: median {:.0}, longest {:.0} of {}", times[times.len() / 2], times[times.len() - 1], times.len());
}

/// The shortest of some runs, in microseconds.
fn time(run: &impl Fn()) -> f64 {
    let runs = (0..7).map(|_| {
        let began = Instant::now();
        run();
        began.elapsed().as_secs_f64() * 1e6
    });
    runs.fold(f64::INFINITY, f64::min)
}
