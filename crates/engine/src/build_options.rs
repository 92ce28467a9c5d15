//! Build options as the builders take them (`DockerBuildOptions`).

use crate::docker_settings::{DockerBuildOptions, SDK_ARGUMENTS};
use crate::rules::Rules;
use crate::value::{Dict, PythonValue};

/// ZenML's own options in the order of declaration.
const OWN: [&str; 7] = ["pull", "rm", "no_cache", "shm_size", "labels", "build_args", "cache_from"];

impl DockerBuildOptions {
    /// Options for the command line of Docker, Podman and the cloud builders (`to_docker_cli_options`).
    pub fn to_docker_cli_options(&self) -> Vec<String> {
        let mut options = Vec::new();
        for (name, option) in [("pull", "--pull"), ("rm", "--rm"), ("no_cache", "--no-cache")] {
            if self.set.get(name) == Some(&PythonValue::Bool(true)) {
                options.push(option.to_owned());
            }
        }
        if let Some(size @ PythonValue::Int(1.. | ..=-1)) = self.set.get("shm_size") {
            options.extend(["--shm-size".to_owned(), size.to_text()]);
        }
        for (name, option) in [("labels", "--label"), ("build_args", "--build-arg"), ("cache_from", "--cache-from")] {
            if let Some(value @ (PythonValue::Dict(_) | PythonValue::List(_))) = self.set.get(name) {
                push(option, value, &mut options);
            }
        }
        for (name, value) in self.set.iter().filter(|(name, _)| !OWN.contains(name)) {
            push(&format!("--{}", name.replace('_', "-")), value, &mut options);
        }
        options
    }

    /// Keyword arguments for the Docker SDK (`to_docker_python_sdk_options`): the options that are set, those with a
    /// name of their own in the SDK under that.
    pub fn to_docker_python_sdk_options(&self) -> Dict {
        let mut options = self.set.clone();
        for (argument, name) in SDK_ARGUMENTS {
            if let Some(value) = options.remove(name) {
                options.insert(argument, value);
            }
        }
        options
    }

    /// The arguments of `ARG` lines.
    pub fn build_args(&self) -> Option<&Dict> {
        match self.set.get("build_args") {
            Some(PythonValue::Dict(arguments)) => Some(arguments),
            _ => None,
        }
    }

    /// The options of ZenML's own build: it decides about `pull`, and about `rm` where that is open (R7). In older
    /// releases the person's options come after ZenML's and so replace them.
    pub(crate) fn with_pull(&self, pull: bool, rules: Rules) -> Self {
        if rules.lets_person_pull() {
            let own = [("pull", PythonValue::Bool(pull)), ("rm", PythonValue::Bool(false))];
            let set = self.set.iter().map(|(name, value)| (name, value.clone()));
            return Self { set: own.into_iter().chain(set).collect() };
        }
        let rm = match self.set.get("rm") {
            Some(PythonValue::Bool(rm)) => *rm,
            _ => false,
        };
        let decided = [("pull", PythonValue::Bool(pull)), ("rm", PythonValue::Bool(rm))];
        let rest = self.set.iter().filter(|(name, _)| !matches!(*name, "pull" | "rm"));
        Self { set: decided.into_iter().chain(rest.map(|(name, value)| (name, value.clone()))).collect() }
    }
}

/// One option and its value. In Python `1 == True`, so a bare option also follows from 1 and 1.0.
fn push(option: &str, value: &PythonValue, options: &mut Vec<String>) {
    let mut with = |value: String| options.extend([option.to_owned(), value]);
    match value {
        PythonValue::Dict(entries) => {
            entries.iter().for_each(|(name, value)| with(format!("{name}={}", value.to_text())));
        }
        PythonValue::List(items) => items.iter().for_each(|item| with(item.to_text())),
        PythonValue::None | PythonValue::Bool(true) | PythonValue::Int(1) => options.push(option.to_owned()),
        PythonValue::Float(number) if *number == 1.0 => options.push(option.to_owned()),
        PythonValue::Bool(false) => {}
        other => with(other.to_text()),
    }
}
