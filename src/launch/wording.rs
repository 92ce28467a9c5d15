//! Words on what has to be mended before a launch, and on whether ZenML would take a build that is there.

use engine::reuse::Obstacle;
use executor::build::Build;

/// Why ZenML would not look for one.
pub fn obstacles(obstacles: &[Obstacle]) -> String {
    let reason = match obstacles.first() {
        Some(Obstacle::NothingToBuild) | None => {
            "nothing has to be built for these settings, the image is used as it is"
        }
        Some(Obstacle::Stopped(_)) => "it stops before, at a problem of the configuration",
        Some(Obstacle::Prevented) => "prevent_build_reuse is set",
        Some(Obstacle::CodeIncluded) => "the images have to hold the code, which may have changed",
        Some(Obstacle::NoCodeRepository) => "there is no code repository, and this release reuses no build without one",
        Some(Obstacle::NoContainerRegistry) => "the stack has no container registry where an earlier image could be",
    };
    ["ZenML would look for no build: ", reason].concat()
}

/// That ZenML would take a build.
pub fn would_take(build: &Build) -> String {
    let images: Vec<&str> = build.images.iter().map(|image| image.image.as_str()).collect();
    let day = build.created.split(['T', ' ']).next().unwrap_or_default();
    ["ZenML would take the build of ", day, ": ", &images.join(", ")].concat()
}

/// That there is none.
pub const fn would_build() -> &'static str {
    "No build of this project has the same stack, release, Python and settings, so ZenML would make a new one"
}

/// How many things have to be mended before a launch; empty where there is none.
pub fn to_mend(errors: usize) -> String {
    match errors {
        0 => String::new(),
        1 => "One thing has to be mended before".to_owned(),
        count => [&count.to_string(), " things have to be mended before"].concat(),
    }
}
