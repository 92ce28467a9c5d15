//! What a build of ZenML's stumbles over: mounts, platform, contexts, users, names.

use super::filled;
use super::layer::Layer;
use crate::config::{ComponentType, Goal};
use crate::context::{Sender, ignore_file, sent};
use crate::contract::{self, Entrypoint};
use crate::docker_settings::DockerBuildOptions;
use crate::field::Field;
use crate::outcome::{Image, Plan};
use crate::place::Place;
use crate::problem::{Problem, ProblemKind, Severity};
use crate::rules::Rules;
use crate::situation::Situation;

/// The users of every Debian image (`base-passwd`).
const DEBIAN: &[&str] = &[
    "root", "daemon", "bin", "sys", "sync", "games", "man", "lp", "mail", "news", "uucp", "proxy", "www-data",
    "backup", "list", "irc", "_apt", "nobody",
];

/// Checks the builds of ZenML's that there are.
pub(super) fn check(situation: &Situation<'_>, images: &[Image], problems: &mut Vec<Problem>) {
    let builds = images.iter().any(|image| image.plan.build().is_some());
    if builds || situation.config.goal == Goal::BringYourOwn {
        detected(situation, problems);
    }
    if situation.config.goal != Goal::LetZenmlBuild {
        return;
    }
    dropped(situation, problems);
    let mut report = |severity, place, kind| problems.push(Problem::new(severity, place, kind));
    platform(situation, images, &mut report);
    if builds {
        mount(situation, &mut report);
        user(situation, &mut report);
        ignored(situation, images, &mut report);
    }
    context(situation, &mut report);
    entrypoint(situation, &mut report);
    names(situation, images, &mut report);
}

/// R13: files that lie in the source root are used only if somebody says so. Whoever gives one here probably means it.
fn detected(situation: &Situation<'_>, problems: &mut Vec<Problem>) {
    let (config, settings) = (situation.config, &situation.settings);
    let named = [Field::Requirements, Field::PyprojectPath, Field::ReplicateLocalPythonEnvironment];
    let nothing_named = named.iter().all(|field| config.settings.get(*field).is_none());
    let off = settings.disable_automatic_requirements_detection && Rules::of(situation.release).detects_requirements();
    if config.goal == Goal::Reuse || settings.skip_build || !nothing_named || !off {
        return;
    }
    let lying_there = |path: &&str| config.project.files.iter().any(|(name, _)| name == path);
    if let Some(path) = ["requirements.txt", "pyproject.toml"].into_iter().find(lying_there) {
        let kind = ProblemKind::FoundAndNotUsed(path.to_owned());
        problems.push(Problem::new(Severity::Warning, Place::ProjectFile(path.to_owned()), kind));
    }
}

/// R14: an argument that a person sets and that goes all the same.
fn dropped(situation: &Situation<'_>, problems: &mut Vec<Problem>) {
    for layer in Layer::all(situation.config) {
        let mount = layer.text(Field::PythonPackageInstallerCacheMount);
        let own = situation.settings.python_package_installer_cache_mount.clone();
        if mount.or(own).is_none_or(|mount| mount.is_empty()) {
            continue;
        }
        let field = Field::PythonPackageInstallerArgs;
        if let Some(pair) = layer.pairs(field).into_iter().find(|pair| pair.name == "no-cache-dir") {
            let problem = Problem::new(Severity::Note, layer.place(field), ProblemKind::MountDropsNoCacheDir);
            problems.push(problem.in_line(pair.line));
        }
    }
}

/// P1 and R28: the local builder asks the engine's own interface, whose builder knows no mounts.
fn mount(situation: &Situation<'_>, report: &mut impl FnMut(Severity, Place, ProblemKind)) {
    if !filled(&situation.settings.python_package_installer_cache_mount) {
        return;
    }
    if situation.client().builds_locally() {
        let place = Place::Field(Field::PythonPackageInstallerCacheMount);
        report(Severity::Warning, place, ProblemKind::CacheMountNeedsBuildKit);
    }
}

/// P7: the target platform is a control of ours, and ZenML has it among the build options.
fn platform(situation: &Situation<'_>, images: &[Image], report: &mut impl FnMut(Severity, Place, ProblemKind)) {
    let platform = situation.config.target.platform.trim();
    let passed = |options: &DockerBuildOptions| options.set.contains_key("platform");
    let known = |image: &Image| match &image.plan {
        Plan::OnParent { build } | Plan::OnOwnDockerfile { build, .. } => passed(&build.options),
        Plan::OwnDockerfile { first } => first.options.as_ref().is_some_and(passed),
        Plan::ParentAsIs | Plan::ParentRetagged { .. } | Plan::Refused => true,
    };
    if !platform.is_empty() && !images.iter().all(known) {
        report(Severity::Warning, Place::Platform, ProblemKind::PlatformNotPassed(platform.to_owned()));
    }
}

/// P11: `chown` and `USER` need a user that exists. On ZenML's own image that is known, elsewhere it is not.
fn user(situation: &Situation<'_>, report: &mut impl FnMut(Severity, Place, ProblemKind)) {
    let settings = &situation.settings;
    let user = settings.user.as_deref().map(str::trim).unwrap_or_default();
    let name = user.split(':').next().unwrap_or_default();
    let number = name.bytes().all(|byte| byte.is_ascii_digit());
    if number || DEBIAN.contains(&name) || super::layer::has_placeholder(user) {
        return;
    }
    let own = filled(&settings.parent_image) || filled(&settings.dockerfile);
    let severity = if own { Severity::Note } else { Severity::Warning };
    report(severity, Place::Field(Field::User), ProblemKind::UserNotCreated(name.to_owned()));
}

/// P12: before 0.96.2 the ignore file went along, and a builder that is not on the client applies it to all files, also
/// to those that ZenML wrote.
fn ignored(situation: &Situation<'_>, images: &[Image], report: &mut impl FnMut(Severity, Place, ProblemKind)) {
    let rules = Rules::of(situation.release);
    let sends = |image: &&Image| image.plan.build().is_some_and(|build| build.source_root);
    if rules.since(96, 2) || situation.client().builds_locally() {
        return;
    }
    let path = ignore_file(&situation.config.settings);
    let text = situation.config.project.files.iter().find(|(name, _)| *name == path);
    let (Some((_, text)), Some(build)) = (text, images.iter().find(sends).and_then(|image| image.plan.build())) else {
        return;
    };
    let files: Vec<&str> = build.requirements_files.iter().map(|file| file.name.as_str()).collect();
    if let Some(lost) = sent(text, &files, Sender::Docker).into_iter().find(|file| !file.sent) {
        report(Severity::Warning, Place::ProjectFile(path), ProblemKind::IgnoreFileAppliedTwice(lost.path));
    }
}

/// P10: without a context root the builder sees nothing but the Dockerfile.
fn context(situation: &Situation<'_>, report: &mut impl FnMut(Severity, Place, ProblemKind)) {
    let settings = &situation.settings;
    let path = settings.dockerfile.as_deref().unwrap_or_default();
    if path.is_empty() || settings.skip_build || filled(&settings.build_context_root) {
        return;
    }
    let text = situation.config.project.files.iter().find(|(name, _)| name == path);
    let copies = |line: &str| {
        let mut words = line.split_whitespace();
        let instruction = words.next().unwrap_or_default();
        let from_context =
            |word: &str| !word.starts_with("--from=") && !word.contains("://") && !word.starts_with("<<");
        match words.find(|word| !word.starts_with("--") || word.starts_with("--from=")) {
            Some(first) if instruction.eq_ignore_ascii_case("COPY") || instruction.eq_ignore_ascii_case("ADD") => {
                from_context(first)
            }
            _ => false,
        }
    };
    if text.is_some_and(|(_, text)| text.lines().any(copies)) {
        report(Severity::Warning, Place::Field(Field::Dockerfile), ProblemKind::CopyWithoutContext);
    }
}

/// Finding 7: some orchestrators set the command alone.
fn entrypoint(situation: &Situation<'_>, report: &mut impl FnMut(Severity, Place, ProblemKind)) {
    let Some(orchestrator) = situation.config.stack.of(ComponentType::Orchestrator).next() else { return };
    if contract::entrypoint(orchestrator) != Entrypoint::Kept {
        return;
    }
    let path = situation.settings.dockerfile.as_deref().unwrap_or_default();
    let Some((_, text)) = situation.config.project.files.iter().find(|(name, _)| name == path) else { return };
    let last = text.lines().rev().find_map(|line| {
        let (instruction, rest) = line.trim().split_once(char::is_whitespace)?;
        instruction.eq_ignore_ascii_case("ENTRYPOINT").then(|| rest.trim())
    });
    if last.is_some_and(|last| last != "[]" && !last.contains("\"$@\"")) {
        let kind = ProblemKind::EntrypointKept(orchestrator.flavor.clone());
        report(Severity::Warning, Place::Field(Field::Dockerfile), kind);
    }
}

/// P17 and R26: one name for several images, and names that no registry takes.
fn names(situation: &Situation<'_>, images: &[Image], report: &mut impl FnMut(Severity, Place, ProblemKind)) {
    let built = images
        .iter()
        .filter(|image| image.shared_with.is_none() && !matches!(image.plan, Plan::ParentAsIs | Plan::Refused));
    let mut seen: Vec<&str> = Vec::new();
    for image in built {
        if seen.contains(&image.name.as_str()) {
            let kind = ProblemKind::SameTagForSeveral(image.name.clone());
            report(Severity::Warning, Place::Field(Field::ImageTag), kind);
            break;
        }
        seen.push(&image.name);
    }
    if situation.client().rules().sanitizes_tags() {
        return;
    }
    let unusable = |tag: &&str| super::image_reference::fault_of_tag(tag).is_some();
    let tags = seen.into_iter().filter_map(|name| name.rsplit_once(':').map(|(_, tag)| tag));
    if let Some(tag) = tags.into_iter().find(unusable) {
        report(Severity::Error, Place::PipelineName, ProblemKind::UnusableTag(tag.to_owned()));
    }
}
