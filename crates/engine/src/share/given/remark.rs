//! What in a link deserves a second look, because a link is easily made by somebody else.

use super::host::{host, hosts, registry, registry_address};
use crate::field::Field;
use crate::place::Place;
use crate::secret::is_withheld;

/// Why something that a link sets deserves a second look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// An image comes from this registry, or goes to it, and it is not Docker's own.
    Registry(String),
    /// Packages come from this host, which is not Python's own package index.
    Index(String),
    /// It names another host.
    Address(String),
    /// ZenML or the build runs it as a command.
    Command,
    /// A value was left out, because it looks secret.
    Withheld,
    /// Nobody knows the key here.
    Unrecognised,
}

/// The remarks about a value.
pub(super) fn remarks(place: &Place, key: &str, text: &str) -> Vec<Remark> {
    let mut remarks = Remarks(Vec::new());
    let name = key.rsplit('.').next().unwrap_or_default();
    match place {
        Place::Field(field) | Place::Step(_, Some(field)) => remarks.of_field(*field, key, text),
        Place::ImageName if key == "registry" => remarks.add_registry(registry_address(text)),
        Place::Component(..) if name == "uri" => remarks.add_registry(registry_address(text)),
        Place::ProjectFile(_) if name == "text" => text.lines().for_each(|line| remarks.of_line(line)),
        Place::Command(_) if key != "command" => text.lines().for_each(|line| remarks.of_line(line)),
        _ => remarks.of_line(text),
    }
    if is_withheld(text) || is_withheld(key) {
        remarks.add(Remark::Withheld);
    }
    remarks.0
}

/// The remarks so far, each once.
struct Remarks(Vec<Remark>);

impl Remarks {
    fn add(&mut self, remark: Remark) {
        if !self.0.contains(&remark) {
            self.0.push(remark);
        }
    }

    fn of_field(&mut self, field: Field, key: &str, text: &str) {
        match field {
            Field::ParentImage | Field::BuildCacheFrom | Field::ParentCacheFrom => self.add_registry(registry(text)),
            Field::LocalProjectInstallCommand | Field::PyprojectExportCommand => {
                self.add(Remark::Command);
                self.of_line(text);
            }
            Field::Requirements => text.lines().for_each(|line| self.of_line(line)),
            // The name of an entry says what its value is.
            _ => match key.split_once(field.key()).map(|(_, name)| name.trim_start_matches('.')) {
                Some(name) if !name.is_empty() => self.named(name, text),
                _ => self.of_line(text),
            },
        }
    }

    fn add_registry(&mut self, registry: Option<String>) {
        registry.into_iter().for_each(|registry| self.add(Remark::Registry(registry)));
    }

    /// A value under a name, of a variable or an option.
    fn named(&mut self, name: &str, text: &str) {
        let is_address = text.contains("://");
        if is_index(name) {
            let found = if is_address { hosts(text) } else { named_host(name, text).into_iter().collect() };
            found.into_iter().for_each(|host| self.add(Remark::Index(host)));
        } else {
            let proxy = name.to_ascii_lowercase().ends_with("proxy") && !is_address;
            let found = if proxy { host(text).into_iter().collect() } else { hosts(text) };
            found.into_iter().for_each(|host| self.add(Remark::Address(host)));
        }
    }

    /// A line: a requirement, an option of pip's, an instruction of a Dockerfile, or anything else.
    fn of_line(&mut self, line: &str) {
        let mut words = line.split_whitespace();
        let first = words.next().unwrap_or_default();
        match first.to_ascii_uppercase().as_str() {
            "FROM" => {
                if let Some(image) = words.find(|word| !word.starts_with("--")) {
                    self.add_registry(registry(image));
                }
            }
            "COPY" | "ADD" | "RUN" => {
                let from = line.split("from=").nth(1).and_then(|image| image.split([' ', ',']).next());
                from.into_iter().for_each(|image| self.add_registry(registry(image)));
            }
            _ => {}
        }
        if let Some((_, image)) = line.split_once("syntax=").filter(|_| line.starts_with('#')) {
            self.add_registry(registry(image));
        }
        // `--index-url URL`, `--trusted-host=HOST`, `ENV PIP_INDEX_URL=URL`: the name stands before the address.
        let mut name = "";
        for word in line.split([' ', '\t', '=']).filter(|word| !word.is_empty()) {
            if word.contains("://") {
                self.named(name, word);
            } else if is_index(name) {
                named_host(name, word).into_iter().for_each(|host| self.add(Remark::Index(host)));
            }
            name = word;
        }
    }
}

/// Whether a name is that of an option or a variable that says where packages come from.
fn is_index(name: &str) -> bool {
    let name = name.to_ascii_lowercase().replace('_', "-");
    let parts = ["index-url", "find-links", "trusted-host", "insecure-host", "default-index"];
    matches!(name.as_str(), "-i" | "-f" | "--index" | "index" | "uv-index" | "extra-index")
        || parts.iter().any(|part| name.ends_with(part))
}

/// The host that is the value of an option for hosts.
fn named_host(name: &str, text: &str) -> Option<String> {
    name.to_ascii_lowercase().ends_with("host").then(|| host(text))?
}

#[cfg(test)]
mod tests {
    use super::{Remark, remarks};
    use crate::config::ComponentType;
    use crate::field::Field;
    use crate::place::Place;

    fn check(place: Place, key: &str, text: &str, expected: &[(&str, &str)]) {
        let found: Vec<(&str, String)> = remarks(&place, key, text)
            .into_iter()
            .map(|remark| match remark {
                Remark::Registry(host) => ("registry", host),
                Remark::Index(host) => ("index", host),
                Remark::Address(host) => ("address", host),
                Remark::Command => ("command", String::new()),
                Remark::Withheld => ("withheld", String::new()),
                Remark::Unrecognised => ("unrecognised", String::new()),
            })
            .collect();
        let found: Vec<(&str, &str)> = found.iter().map(|(kind, host)| (*kind, host.as_str())).collect();
        assert_eq!(found, expected, "{key}={text}");
    }

    #[test]
    fn images_of_another_registry_are_remarked_upon_wherever_they_are_named() {
        let evil = &[("registry", "registry.evil.example")];
        let image = "registry.evil.example/ml/train:v1";
        check(Place::Field(Field::ParentImage), "parent_image", image, evil);
        check(Place::Step(0, Some(Field::ParentImage)), "step.parent_image", image, evil);
        check(Place::Field(Field::BuildCacheFrom), "build_config.build_options.cache_from", image, evil);
        check(Place::ImageName, "registry", "registry.evil.example/ml", evil);
        let registry = Place::Component(ComponentType::ContainerRegistry, 0);
        check(registry.clone(), "stack.container_registry.uri", "registry.evil.example", evil);
        check(registry, "stack.container_registry", "aws", &[]);
        let dockerfile = "# syntax=registry.evil.example/docker/dockerfile:1\nFROM --platform=linux/amd64 python:3.12 AS x\n\
                          COPY --from=registry.evil.example/x /a /a";
        check(Place::ProjectFile("Dockerfile".into()), "file.text", dockerfile, evil);
        check(Place::Field(Field::ParentImage), "parent_image", "pytorch/pytorch:2.4", &[]);
        check(Place::ImageName, "repository", "ml/train", &[]);
    }

    #[test]
    fn indexes_and_other_hosts_are_told_apart() {
        let evil = &[("index", "evil.example")];
        let requirements = Place::Field(Field::Requirements);
        check(requirements.clone(), "requirements", "--extra-index-url https://evil.example/simple", evil);
        check(requirements.clone(), "requirements", "--index-url=https://evil.example/simple", evil);
        check(requirements.clone(), "requirements", "-i https://evil.example/simple", evil);
        check(requirements.clone(), "requirements", "--trusted-host evil.example", evil);
        check(
            requirements.clone(),
            "requirements",
            "pandas @ https://evil.example/pandas.whl",
            &[("address", "evil.example")],
        );
        check(requirements, "requirements", "pandas==2.2.2 ; python_version >= '3.9'", &[]);
        let arguments = Place::Field(Field::PythonPackageInstallerArgs);
        let key = |name: &str| ["python_package_installer_args.", name].concat();
        check(arguments.clone(), &key("index-url"), "https://evil.example/simple", evil);
        check(arguments.clone(), &key("trusted-host"), "evil.example", evil);
        check(arguments, &key("index-strategy"), "unsafe-best-match", &[]);
        let environment = Place::Field(Field::Environment);
        check(environment.clone(), "environment.UV_DEFAULT_INDEX", "https://evil.example/simple", evil);
        check(environment.clone(), "environment.PIP_INDEX_URL", concat!("https://pypi", ".org/simple"), &[]);
        check(environment.clone(), "environment.HTTPS_PROXY", "evil.example:3128", &[("address", "evil.example:3128")]);
        check(environment.clone(), "environment.HF_ENDPOINT", "https://hf.example/", &[("address", "hf.example")]);
        check(environment, "environment.HF_HOME", "/opt/hf", &[]);
        let output = Place::Command("pip freeze".into());
        check(output, "command.stdout", "a==1\nb @ git+https://evil.example/b@0123\n", &[("address", "evil.example")]);
    }

    #[test]
    fn commands_and_what_was_withheld_are_remarked_upon() {
        let command = Place::Field(Field::LocalProjectInstallCommand);
        check(command, "local_project_install_command", "pip install .", &[("command", "")]);
        let environment = Place::Field(Field::Environment);
        check(environment, "environment.HF_TOKEN", "<withheld>", &[("withheld", "")]);
    }
}
