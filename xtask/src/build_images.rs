//! `cargo xtask build-images`: builds the Dockerfile of a training image and the recipe of a prebuilt one for real, with
//! buildah, on stand-ins for their parent images, and looks inside; and with `facts` the images whose facts the tests of
//! `facts` read. It takes minutes and gigabytes, so `test` leaves it out.

mod buildah;
mod images;
mod stand_in;

use std::{fs, path::Path};

use engine::{
    Document, Outcome,
    share::{self, Carrier},
};

use crate::{
    command::heading,
    failure::{Explain, Failure},
    place, server,
    tools::debian,
};
use tokio::runtime::Runtime;

/// An image to build: the case's link, the stand-in that takes its parent's name, and what is too large to install.
struct Case {
    folder: &'static str,
    /// Distributions whose lines are left out of the requirements files: they, or what they pull in, are gigabytes.
    left_out: &'static [&'static str],
    /// An index that the case names and that does not exist: an empty one of our own takes its place.
    index: Option<&'static str>,
    parent: stand_in::Parent,
}

const CASES: &[Case] = &[
    Case {
        folder: "aws-training",
        // `datasets` is small, but ZenML installs its files one after another: it takes back the fsspec that s3fs, from
        // the file before, needs, and `pip check` rightly complains.
        left_out: &[
            "accelerate",
            "bitsandbytes",
            "datasets",
            "peft",
            "sagemaker",
            "torch",
            "torchvision",
            "transformers",
            "xgboost",
        ],
        index: None,
        parent: stand_in::Parent::Zenml,
    },
    Case {
        folder: "prebuilt",
        left_out: &["accelerate", "bitsandbytes", "peft", "torch", "torchvision", "transformers"],
        index: Some("https://wheels.example.com/cpu"),
        parent: stand_in::Parent::Python,
    },
];

/// What follows the task's name.
pub const ARGUMENTS: &str = "[facts [NAME…]]";

/// Builds every case and checks the result; behind `facts` all images whose facts are recorded, or those that are named.
///
/// # Errors
/// A tool is missing, a build fails, `pip check` complains, ZenML cannot be imported, or an image contradicts a verdict.
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    match arguments.split_first() {
        None => {
            debian::ensure(&[&buildah::BUILDAH, &stand_in::DEBOOTSTRAP])?;
            CASES.iter().try_for_each(build)
        }
        Some((what, names)) if what == "facts" => {
            debian::ensure(&[&buildah::BUILDAH, &stand_in::DEBOOTSTRAP, &buildah::PODMAN, &buildah::SKOPEO])?;
            images::run(names)
        }
        Some((other, _)) => Err(Failure::new(format!("build-images takes `facts` or nothing, not `{other}`"))),
    }
}

fn build(case: &Case) -> Result<(), Failure> {
    let link = place::root().join("crates/engine/tests/cases").join(case.folder).join("link.txt");
    let link = fs::read_to_string(&link).explain(link.display())?;
    let opened = share::decode(link.trim(), Carrier::Link).map_err(|refused| Failure::new(refused.why))?;
    let catalog =
        catalog::catalog(&opened.config.release).ok_or_else(|| Failure::new("the link's release is unknown"))?;
    let outcome = engine::outcome(&opened.config, &catalog);
    let context = place::root().join("target/images").join(case.folder);
    let empty_index = EmptyIndex::open()?;
    let dockerfile = write_context(&context, &outcome, case, &empty_index.origin)?;

    let parent = dockerfile.lines().find_map(|line| line.strip_prefix("FROM ")).unwrap_or_default().to_owned();
    case.parent.ensure(&parent, &opened.config.release)?;
    let image = format!("localhost/slipway-{}", case.folder);
    buildah::build(&image, &context)?;
    let checked = buildah::check(&image, &[&["python", "-m", "pip", "check"], &["python", "-c", "import zenml"]]);
    buildah::remove(&[&image, &parent])?;
    checked
}

/// Writes the Dockerfile and its requirements files, less the distributions that are left out, and says which those were.
fn write_context(folder: &Path, outcome: &Outcome, case: &Case, empty_index: &str) -> Result<String, Failure> {
    if folder.exists() {
        fs::remove_dir_all(folder).explain(folder.display())?;
    }
    fs::create_dir_all(folder).explain(folder.display())?;
    let (dockerfile, requirements): (&Document, Vec<&Document>) = match &outcome.recipe {
        Some(recipe) => (&recipe.dockerfile, vec![&recipe.requirements]),
        None => {
            let build = outcome.image().and_then(|image| image.plan.build());
            let build = build.ok_or_else(|| Failure::new("the case builds nothing"))?;
            (&build.dockerfile, build.requirements_files.iter().map(|file| &**file).collect())
        }
    };
    for file in requirements {
        let (out, kept): (Vec<&str>, Vec<&str>) =
            file.lines.iter().map(|line| line.text.as_str()).partition(|line| names(line, case.left_out));
        fs::write(folder.join(&file.name), kept.join("\n") + "\n").explain(&file.name)?;
        heading(&format!("{}: {} lines, left out: {}", file.name, kept.len(), out.join(", ")));
    }
    let mut text = dockerfile.text();
    if let Some(index) = case.index {
        if !text.contains(index) {
            return Err(Failure::new(format!("the Dockerfile does not name the index {index}")));
        }
        heading(&format!("Dockerfile: {index}, which does not exist, is {empty_index}, which is empty"));
        text = text.replace(index, empty_index);
    }
    fs::write(folder.join("Dockerfile"), &text).explain("Dockerfile")?;
    Ok(text)
}

/// A package index on this machine that has no packages: pip asks it, is told so, and goes on. Gone when dropped.
struct EmptyIndex {
    origin: String,
    _runtime: Runtime,
}

impl EmptyIndex {
    fn open() -> Result<Self, Failure> {
        let folder = place::root().join("target/images/empty");
        fs::create_dir_all(&folder).explain(folder.display())?;
        let listener = server::listen(0)?;
        let origin = server::origin(&listener)?;
        let runtime = Runtime::new().explain("the empty index")?;
        runtime.spawn(async move { server::serve(listener, &folder).await });
        Ok(Self { origin, _runtime: runtime })
    }
}

/// Whether a requirement line is for one of these distributions. A line with an option (an index that does not exist
/// here) counts as one of them.
fn names(line: &str, distributions: &[&str]) -> bool {
    match packaging::Requirement::parse(line) {
        Ok(requirement) => distributions.contains(&requirement.name.normalized()),
        Err(_) => true,
    }
}
