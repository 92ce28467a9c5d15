//! Images of many kinds, each looked at by real programs: what those print is recorded for the tests of `facts`, the verdicts
//! are held against the image itself, and what is missing is mended and looked at again.

use std::{
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
};

use engine::contract::ImageContract;
use facts::{Facts, Verdict};
use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use serde_json::{Value, json};

use super::{buildah, stand_in};
use crate::{
    command::{command, heading},
    failure::{Explain, Failure},
    place, tools,
};

// The tests' own stacks and comparison, so that task and tests cannot differ.
#[path = "../../../crates/facts/tests/it/agreement.rs"]
#[allow(clippy::indexing_slicing, reason = "it is a test's, and indexing is how tests read JSON")]
mod agreement;
#[path = "../../../crates/facts/tests/it/stacks.rs"]
#[allow(clippy::expect_used, reason = "it is a test's")]
mod stacks;

/// What the Dockerfiles start from.
const PARENT: &str = "localhost/slipway-python";

/// The image that has everything, and tells what each implementation imports.
const FULL: &str = "full";

/// Images that are mended for a stack.
const MENDED: [(&str, &str); 6] = [
    ("plain", "kubernetes"),
    ("no-store", "kubernetes"),
    ("profile-environment", "docker"),
    ("no-folder", "ssh"),
    ("entrypoint", "airflow"),
    ("wrong-versions", "ssh"),
];

/// What Syft and pip inspect print is long: it is kept for one image.
const LONG: [&str; 3] = ["syft.json", "spdx.json", "pip-inspect.json"];

/// The image for which it is kept.
const KEPT: &str = "own-environment";

/// What a person gives who does as the page says.
const GIVEN: [&str; 3] = ["probe.json", "inspect.json", "history.json"];

/// Builds and records every image, or those that are named.
///
/// # Errors
/// A tool is missing, a build fails, or an image contradicts a verdict.
pub fn run(names: &[String]) -> Result<(), Failure> {
    let recorder = Recorder { tools: tools::recorder()?, asked: asked() };
    stand_in::Parent::Python.ensure(PARENT, "")?;
    let mut broken = Vec::new();
    let mut all: Vec<String> = place::files(&cases())?
        .iter()
        .filter_map(|path| Some(path.file_name()?.to_str()?.strip_suffix(".Dockerfile")?.to_owned()))
        .filter(|name| names.is_empty() || names.contains(name))
        .collect();
    all.sort_by_key(|name| (name != FULL, name.clone()));
    for name in &all {
        let (image, context) = (format!("localhost/slipway-{name}"), place::root().join("target/images").join(name));
        let dockerfile = cases().join(format!("{name}.Dockerfile"));
        write_context(&context, &fs::read_to_string(&dockerfile).explain(dockerfile.display())?)?;
        buildah::build(&image, &context)?;
        let mut recording = recorder.record(&image, name)?;
        if name != KEPT {
            forget(&mut recording);
        }
        save(name, &recording)?;
        let imports = agreement::imports(&load(FULL)?);
        for (stack, config) in stacks::stacks() {
            let contract = stacks::contract_of(&config, &image);
            let verdicts = agreement::verdicts(&contract, &recording, &GIVEN);
            let found = agreement::disagreements(&config, &verdicts, &recording, &imports);
            heading(&format!("{name}, {stack}: {}", facts::summary(&verdicts).sentence()));
            broken.extend(found.into_iter().map(|line| format!("{name}, {stack}: {line}")));
            if MENDED.contains(&(name.as_str(), stack)) {
                broken.extend(mend(&recorder, &contract, &recording, &format!("{name}.{stack}"))?);
            }
        }
        buildah::remove(&[&image])?;
    }
    buildah::remove(&[PARENT])?;
    if broken.is_empty() { Ok(()) } else { Err(Failure::new(broken.join("\n"))) }
}

/// Builds what mends an image for a stack, records it and says what still fails.
fn mend(
    recorder: &Recorder,
    contract: &ImageContract,
    recording: &Value,
    name: &str,
) -> Result<Option<String>, Failure> {
    let (facts, verdicts): (Facts, Vec<Verdict>) =
        (agreement::facts_of(recording, &GIVEN), agreement::verdicts(contract, recording, &GIVEN));
    let dockerfile = facts::way_out(contract, &verdicts, &facts).dockerfile.text();
    let (image, context) = (format!("localhost/slipway-{name}"), place::root().join("target/images").join(name));
    if dockerfile.is_empty() {
        return Ok(Some(format!("{name}: there is nothing that mends it")));
    }
    write_context(&context, &dockerfile)?;
    buildah::build(&image, &context)?;
    let mut mended = recorder.record(&image, name)?;
    buildah::remove(&[&image])?;
    forget(&mut mended);
    if let Some(mended) = mended.as_object_mut() {
        mended.insert("dockerfile".into(), dockerfile.into());
    }
    save(&format!("{name}.mended"), &mended)?;
    let summary = facts::summary(&agreement::verdicts(contract, &mended, &GIVEN));
    heading(&format!("{name}, mended: {}", summary.sentence()));
    Ok(summary.fails().then(|| format!("{name}, mended: {}", summary.sentence())))
}

fn forget(recording: &mut Value) {
    if let Some(texts) = recording.get_mut("texts").and_then(Value::as_object_mut) {
        texts.retain(|file, _| !LONG.contains(&file.as_str()));
    }
}

/// The program that looks at an image, and what it asks.
struct Recorder {
    tools: PathBuf,
    asked: String,
}

impl Recorder {
    fn record(&self, image: &str, name: &str) -> Result<Value, Failure> {
        heading(&format!("Looking at {image} (30 s)"));
        let asked = self.tools.join("asked.json");
        fs::write(&asked, &self.asked).explain(asked.display())?;
        let mut record = command("python3");
        record.arg("xtask/python/record_image.py").args([image, name]).arg(&self.tools);
        let output = record.stdin(File::open(&asked).explain(asked.display())?).output().explain("python3")?;
        if !output.status.success() {
            return Err(Failure::new(String::from_utf8_lossy(&output.stderr).into_owned()));
        }
        Ok(serde_json::from_slice(&output.stdout)?)
    }
}

/// What the judge is asked in every image.
fn asked() -> String {
    let mut flavors: Vec<[String; 2]> =
        stacks::stacks().iter().flat_map(|(_, config)| stacks::flavors(config)).collect();
    flavors.sort();
    flavors.dedup();
    json!({ "requirements": stacks::requirements(), "flavors": flavors }).to_string()
}

fn write_context(folder: &Path, dockerfile: &str) -> Result<(), Failure> {
    fs::create_dir_all(folder).explain(folder.display())?;
    fs::write(folder.join("Dockerfile"), dockerfile).explain("Dockerfile")
}

fn cases() -> PathBuf {
    place::root().join("crates/facts/tests/cases/images")
}

fn path(name: &str) -> PathBuf {
    cases().join(format!("{name}.json.gz"))
}

fn save(name: &str, recording: &Value) -> Result<(), Failure> {
    let path = path(name);
    let mut file = GzEncoder::new(File::create(&path).explain(path.display())?, Compression::best());
    file.write_all(recording.to_string().as_bytes())?;
    file.finish().explain(path.display()).map(|_| ())
}

fn load(name: &str) -> Result<Value, Failure> {
    let path = path(name);
    let file = File::open(&path).explain(path.display())?;
    Ok(serde_json::from_reader(GzDecoder::new(file))?)
}
