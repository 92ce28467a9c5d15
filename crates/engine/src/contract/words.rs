//! The contract in words: what has to be so, why, and what makes it so.

use super::{Check, Need, Requirement, Writer};

impl Requirement {
    /// What has to be so, in a few words. Backticks mark what is code.
    pub fn title(&self) -> String {
        match &self.need {
            Need::Distribution(requirement) => code(requirement),
            Need::Python(python) => ["Python ", &python.to_string()].concat(),
            Need::AptPackage(name) => ["Debian package ", &code(name)].concat(),
            Need::Code(_) => "Your code below `/app` or on `PYTHONPATH`, under the same module names".to_owned(),
            Need::Writable { folder, writer } => {
                let who = match writer {
                    Writer::OfImage => "the image's user".to_owned(),
                    Writer::Named(user) => code(user),
                    Writer::Anybody => "any user".to_owned(),
                };
                [&code(folder), " writable for ", &who].concat()
            }
            Need::User(name) => ["The user ", &code(name)].concat(),
            Need::Program(name) => [&code(name), " on the image's `PATH`"].concat(),
            Need::PassingEntrypoint(_) => "No `ENTRYPOINT`, or one that ends in `exec \"$@\"`".to_owned(),
            Need::Platform(platform) if platform.is_empty() => {
                "The architecture of the machines that run it".to_owned()
            }
            Need::Platform(platform) => ["Built for ", &code(platform)].concat(),
            Need::NoSecret => "No secret in its environment or history".to_owned(),
            Need::Digest(None) => "Named by its digest".to_owned(),
            Need::Digest(Some(digest)) => ["The image of the digest ", &code(digest)].concat(),
            Need::Registry { host, .. } => ["Can be pulled from ", &code(host)].concat(),
            Need::Variable(name, value) => code(&[name, "=", value].concat()),
            Need::Installer(name) => [&code(name), " in the image"].concat(),
        }
    }

    /// Why it has to be so.
    pub fn reason(&self) -> String {
        match (self.check, &self.need) {
            (Check::Zenml, _) => {
                "Every step is started by ZenML's own module, of the release that started the run".into()
            }
            (Check::Python, _) => "Objects that steps hand on are pickled by the Python of the client".into(),
            (Check::ArtifactStore, _) => "Without it a step can fetch neither its code nor its inputs".into(),
            (Check::Runner, _) => "Its entrypoint is imported in the container before the step".into(),
            (Check::CodeRepository, _) => "The code is fetched with it when a step starts".into(),
            (Check::Stack, _) => "A component of the stack imports it".into(),
            (Check::Integration, _) => "An integration that the steps use imports it".into(),
            (Check::Project, _) => "Your project asks for it".into(),
            (Check::AptPackage, _) => "Something in Python loads it or starts it".into(),
            (Check::Code, _) => "Nobody brings the code to the step".into(),
            (Check::Writable, Need::Writable { writer: Writer::Anybody, .. }) => {
                "The container runs as the user who starts the pipeline, whom the image does not know".into()
            }
            (Check::Writable, _) => "ZenML works in this folder and keeps its configuration there".into(),
            (Check::User, _) => "The steps run as this user".into(),
            (Check::Shell, _) => "The command of a step goes through a shell here".into(),
            (Check::Program, _) => {
                "Every step is started with `python -m zenml.entrypoints.entrypoint`, without a shell's profile".into()
            }
            (_, Need::PassingEntrypoint(flavor)) if self.severity == crate::problem::Severity::Error => {
                [&code(flavor), " gives the step's command to the image's `ENTRYPOINT`, which would swallow it"]
                    .concat()
            }
            (_, Need::PassingEntrypoint(flavor)) => {
                ["Whether ", &code(flavor), " keeps the image's `ENTRYPOINT` is for its service to say"].concat()
            }
            (Check::Platform, _) => "An image of another architecture does not start".into(),
            (Check::Secret, _) => "Everybody who can pull the image can read both".into(),
            (_, Need::Digest(Some(_))) => "Its name says which image it is, whatever a tag says".into(),
            (Check::Digest, _) => "A tag can be moved to another image, and nothing would notice".into(),
            (_, Need::Registry { of_stack: true, .. }) => "The stack's registry logs in for its own host".into(),
            (Check::Registry, _) => "No registry of the stack logs in for this host".into(),
            (Check::Variable, _) => "ZenML sets it in the images that it builds".into(),
            (Check::Installer, _) => "ZenML installs with it when it builds on the image".into(),
            (Check::Entrypoint, _) => String::new(),
        }
    }

    /// Whether [`Requirement::remedy`] is a line of a Dockerfile.
    pub fn has_instruction(&self) -> bool {
        let remedy = self.remedy();
        remedy.split(' ').next().is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_uppercase()))
    }

    /// What makes it so: a line of a Dockerfile where there is one, otherwise what to do.
    pub fn remedy(&self) -> String {
        match &self.need {
            Need::Distribution(requirement) => ["RUN pip install ", &crate::quote::shell::word(requirement)].concat(),
            Need::Python(python) => ["FROM python:", &python.to_string(), "-slim-bookworm"].concat(),
            Need::AptPackage(name) => [
                "RUN apt-get update && apt-get install --yes --no-install-recommends ",
                &crate::quote::shell::word(name),
            ]
            .concat(),
            Need::Code(_) => "COPY . /app".into(),
            Need::Writable { folder, writer } => match writer {
                Writer::Named(user) => {
                    ["RUN mkdir -p ", folder, " && chown -R ", &crate::quote::shell::word(user), " ", folder].concat()
                }
                _ => ["RUN mkdir -p ", folder, " && chmod -R a+rwX ", folder].concat(),
            },
            Need::User(name) => ["RUN useradd --create-home ", &crate::quote::shell::word(name)].concat(),
            Need::Program("python") => "ENV PATH=\"/opt/venv/bin:$PATH\"".into(),
            Need::Program(name) => ["Start from an image that has ", name].concat(),
            Need::PassingEntrypoint(_) => "ENTRYPOINT []".into(),
            Need::Platform(platform) if platform.is_empty() => "Choose the platform when you build".into(),
            Need::Platform(platform) => ["Build with --platform ", platform].concat(),
            Need::NoSecret => "Give secrets to the run, or to the build as secret mounts".into(),
            Need::Digest(Some(_)) => "Nothing, as long as the registry keeps it".into(),
            Need::Digest(None) => "Copy the digest that the push prints into parent_image".into(),
            Need::Registry { of_stack: true, .. } => {
                "Nothing, as long as the machines of the run may pull there".into()
            }
            Need::Registry { .. } => {
                "Give the machines of the run a pull secret, or push to a registry of the stack".into()
            }
            Need::Variable(name, value) => ["ENV ", name, "=", value].concat(),
            Need::Installer(name) => ["Start from an image that has ", name].concat(),
        }
    }
}

fn code(text: &str) -> String {
    ["`", &crate::quote::single_line(text).replace('`', "'"), "`"].concat()
}
