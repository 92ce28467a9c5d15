//! The engine beside ZenML's Python, on the same configurations: natively, and as Wasm in Chromium.

use std::{
    collections::BTreeMap,
    io::Write,
    process::{Command, Stdio},
};

use ::bench::configuration::{PYTHON, RELEASE, SIZES, catalog, configuration};
use ::bench::work::same_outputs;
use engine::{Config, PythonValue, outcome::Build};
use serde_json::{Value, json};

use crate::{
    command::{cargo, command, heading, on_path, run_reading},
    failure::{Explain, Failure},
    place, tools,
};

/// How many times the complete outcome may cost what the outputs alone cost that ZenML's Python makes as well.
const COMPLETE: f64 = 10.0;

/// How many times ten times the requirements may cost.
const GROWTH: f64 = 12.0;

/// The sizes at which ours is no slower than ZenML's.
const NO_SLOWER: [usize; 2] = [20, 200];

/// Medians in milliseconds, by the name of the row and the number of requirements.
type Figures = BTreeMap<(&'static str, usize), f64>;

/// The rows: their names and what they are.
const ROWS: [(&str, &str); 5] = [
    ("python", "ZenML's Python: settings, requirements, Dockerfile"),
    ("same", "native: the same outputs, with origins"),
    ("complete", "native: the complete outcome"),
    ("wasm same", "Wasm: the same outputs, with origins"),
    ("wasm complete", "Wasm: the complete outcome"),
];

/// Prints all figures, ratios and growth; answers with what does not hold.
///
/// # Errors
/// A program that cannot be built or does not end well; outputs that are not ZenML's.
pub fn run() -> Result<Vec<String>, Failure> {
    tools::for_bench()?;
    let mut figures = Figures::new();
    python(&mut figures)?;
    run_reading("Measuring natively", &mut native(), |line| take(line, "", &mut figures))?;
    run_reading("Measuring in Chromium", &mut wasm("the_engine_is_measured"), |line| {
        take(line, "wasm ", &mut figures)
    })?;
    print(&figures);
    Ok(broken(&figures))
}

/// The program that measures natively, as fast as the compiler makes it.
pub fn native() -> Command {
    let mut native = cargo();
    native.args(["run", "--quiet", "--locked", "--package", "bench", "--bin", "bench", "--profile", "fast"]);
    native
}

/// The same functions in a browser, built as the page is: one test, which prints figures.
pub fn wasm(test: &str) -> Command {
    let mut wasm = cargo();
    wasm.args(["test", "--quiet", "--locked", "--package", "bench", "--test", "wasm", "--release"]);
    wasm.args(["--target", "wasm32-unknown-unknown", "--", "--nocapture", test]);
    wasm.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", place::root().join("tests/webdriver.json"));
    wasm.env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    wasm.env("CHROMEDRIVER", on_path("chromedriver").unwrap_or_else(|| "chromedriver".into()));
    // Otherwise cargo builds tests so that panics unwind, and the standard library twice.
    wasm.env("CARGO_UNSTABLE_PANIC_ABORT_TESTS", "true");
    tools::with_small_library(&mut wasm);
    wasm
}

/// A line `figure WHAT REQUIREMENTS MILLISECONDS`.
fn take(line: &str, before: &str, figures: &mut Figures) {
    let Some((_, rest)) = line.split_once("figure ") else { return };
    let mut words = rest.split_whitespace();
    let (Some(what), Some(size), Some(time)) = (words.next(), words.next(), words.next()) else { return };
    let row = ROWS.iter().find(|(name, _)| name.strip_prefix(before) == Some(what));
    if let (Some((row, _)), Ok(size), Ok(time)) = (row, size.parse(), time.parse()) {
        figures.insert((*row, size), time);
    }
}

/// Times ZenML's Python, and compares what it makes with what the engine makes.
fn python(figures: &mut Figures) -> Result<(), Failure> {
    heading(&format!("Measuring ZenML {RELEASE} in Python"));
    let catalog = catalog().ok_or_else(|| Failure::new(format!("there is no catalog of {RELEASE}")))?;
    let mut child = command(tools::zenml_python())
        .arg(place::root().join("xtask/python/bench_zenml.py"))
        .env("PYTHONUTF8", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .explain("ZenML's Python")?;
    if let Some(mut input) = child.stdin.take() {
        for requirements in SIZES {
            writeln!(input, "{}", case(&configuration(requirements)))?;
        }
    }
    let output = child.wait_with_output()?;
    let text = String::from_utf8(output.stdout).explain("what ZenML's Python says")?;
    let answers: Vec<Value> = text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    if !output.status.success() || answers.len() != SIZES.len() {
        return Err(Failure::new("ZenML's Python did not answer"));
    }
    for (requirements, answer) in SIZES.into_iter().zip(&answers) {
        let build = same_outputs(&configuration(requirements), &catalog, Build::clone);
        let build = build.ok_or_else(|| Failure::new("the engine builds nothing"))?;
        let files: Vec<Value> = build.requirements_files.iter().map(|file| json!([file.name, file.text()])).collect();
        if answer.get("dockerfile") != Some(&build.dockerfile.text().into())
            || answer.get("files") != Some(&files.into())
        {
            return Err(Failure::new(format!("with {requirements} requirements the outputs are not ZenML's")));
        }
        let time = answer.get("milliseconds").and_then(Value::as_f64).unwrap_or(f64::NAN);
        figures.insert(("python", requirements), time);
    }
    Ok(())
}

/// A Config as a case that the scripts understand.
fn case(config: &Config) -> Value {
    let settings = PythonValue::Dict(config.settings.keywords()).to_json();
    let stack: Vec<Value> = config
        .stack
        .components
        .iter()
        .map(|component| {
            json!({
                "type": component.component_type.key(),
                "flavor": component.flavor,
                "uri": component.uri,
                "builds_locally": component.flavor == "local",
            })
        })
        .collect();
    json!({
        "zenml_version": RELEASE,
        "python_version": PYTHON,
        "docker_settings": serde_json::from_str::<Value>(&settings).unwrap_or_default(),
        "stack": stack,
    })
}

fn print(figures: &Figures) {
    let of = |row: &'static str, size: usize| figures.get(&(row, size)).copied().unwrap_or(f64::NAN);
    let line = |what: &str, cells: &mut dyn Iterator<Item = String>| {
        println!("{what:<52}{}", cells.map(|cell| format!("{cell:>12}")).collect::<String>());
    };
    println!("\nMilliseconds (median; processor time, in Chromium time by the clock)");
    line("requirements", &mut SIZES.iter().map(usize::to_string));
    for (row, about) in ROWS {
        line(about, &mut SIZES.iter().map(|size| format!("{:.3}", of(row, *size))));
    }
    println!("\nRatios");
    let ratios = [
        ("ZenML's Python to native, same outputs", "python", "same"),
        ("ZenML's Python to native, complete", "python", "complete"),
        ("complete to same outputs, native", "complete", "same"),
        ("complete to same outputs, Wasm", "wasm complete", "wasm same"),
        ("ZenML's Python to Wasm, complete", "python", "wasm complete"),
        ("Wasm to native, complete", "wasm complete", "complete"),
    ];
    for (about, one, other) in ratios {
        line(about, &mut SIZES.iter().map(|size| format!("{:.2}", of(one, *size) / of(other, *size))));
    }
    println!("\nGrowth from the size before");
    for (row, about) in ROWS {
        let growth = SIZES.windows(2).map(|sizes| match sizes {
            [before, after] => format!("{:.2}", of(row, *after) / of(row, *before)),
            _ => String::new(),
        });
        line(about, &mut std::iter::once(String::new()).chain(growth));
    }
}

/// What has to hold and does not.
fn broken(figures: &Figures) -> Vec<String> {
    let of = |row: &'static str, size: usize| figures.get(&(row, size)).copied().unwrap_or(f64::NAN);
    let mut broken = Vec::new();
    // A figure that is missing is not a number, and then nothing holds.
    let mut must = |holds: bool, text: String| broken.extend((!holds).then_some(text));
    for size in NO_SLOWER {
        must(of("same", size) <= of("python", size), format!("slower than ZenML's Python with {size} requirements"));
    }
    for size in SIZES {
        let times = of("complete", size) / of("same", size);
        must(
            times <= COMPLETE,
            format!("with {size} requirements the complete outcome costs {times:.1} times its outputs"),
        );
        must(of("wasm complete", size) > 0.0, format!("there is no figure of Wasm with {size} requirements"));
    }
    for row in ["same", "complete"] {
        let growth = of(row, 10_000) / of(row, 1_000);
        must(growth <= GROWTH, format!("ten times the requirements cost {growth:.1} times as much ({row})"));
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Figures that hold, with some of them changed.
    fn check(changes: &[(&'static str, usize, f64)], expected: usize) {
        let mut figures = Figures::new();
        for size in SIZES {
            let time = size as f64;
            let all = [("python", 5.0), ("same", 1.0), ("complete", 9.0), ("wasm same", 3.0), ("wasm complete", 30.0)];
            figures.extend(all.map(|(row, times)| ((row, size), time * times)));
        }
        for (row, size, time) in changes {
            figures.insert((row, *size), *time);
        }
        assert_eq!(broken(&figures).len(), expected, "{:?}", broken(&figures));
    }

    #[test]
    fn what_does_not_hold_is_said() {
        check(&[], 0);
        check(&[("python", 20, 19.0)], 1);
        check(&[("complete", 200, 2_001.0)], 1);
        check(&[("complete", 10_000, 109_000.0), ("same", 10_000, 11_000.0)], 1);
        check(&[("same", 20, f64::NAN)], 2);
    }

    #[test]
    fn a_line_of_figures_is_read_wherever_it_stands() {
        let mut figures = Figures::new();
        take("log: figure same 20 0.25", "wasm ", &mut figures);
        take("figure complete 1000 3.5", "", &mut figures);
        take("running 1 test", "", &mut figures);
        let expected = [(("complete", 1000), 3.5), (("wasm same", 20), 0.25)];
        assert_eq!(figures, Figures::from(expected));
    }
}
