//! Requirements that a command prints or a file holds.

use super::project_files::{Found, below_root, find, folder};
use super::{LOCAL, PYPROJECT, USER, file, template};
use crate::client::Client;
use crate::docker_settings::Requirements;
use crate::document::{Document, Line};
use crate::field::Field;
use crate::place::{Origin, Place};
use crate::raised::Raised;

/// Runs commands and reads files, as far as their results were given, and keeps account of it.
pub(super) struct Exports<'a> {
    client: &'a Client<'a>,
    /// The commands that ZenML runs, up to the first exception.
    pub(super) commands: Vec<String>,
    /// The exceptions, the first one first.
    pub(super) raised: Vec<Raised>,
}

impl<'a> Exports<'a> {
    /// Nothing run so far.
    pub(super) const fn new(client: &'a Client<'a>) -> Self {
        Self { client, commands: Vec::new(), raised: Vec::new() }
    }

    /// Notes an exception.
    pub(super) fn raise(&mut self, raised: impl IntoIterator<Item = Raised>) {
        self.raised.extend(raised);
    }

    /// `.zenml_local_requirements`: what the command prints.
    pub(super) fn local_environment(&mut self, command: String) -> Document {
        let printed = self.run(&command);
        let origins = [Field::ReplicateLocalPythonEnvironment.into(), Place::Command(command.clone()).into()];
        self.raise(printed.is_err().then_some(Raised::LocalExportFailed { command }));
        verbatim(LOCAL, printed.unwrap_or_default(), &origins)
    }

    /// `.zenml_pyproject_requirements`: what the export command prints, or, without one, the first of ZenML's own that
    /// succeeds.
    pub(super) fn pyproject(&mut self, path: &str, words: &[String]) -> Document {
        if find(self.client.project, path) == Found::Nothing {
            self.raise([Raised::PyprojectMissing { path: below_root(path) }]);
        }
        let (command, printed) = if words.is_empty() { self.own_commands(path) } else { self.command(path, words) };
        let origins = [Field::PyprojectPath.into(), Place::Command(command).into()];
        verbatim(PYPROJECT, printed, &origins)
    }

    /// `.zenml_user_requirements`: the list, or the file's text with its line breaks made uniform. An empty text makes
    /// no file.
    pub(super) fn user_requirements(&mut self, requirements: Option<&Requirements>) -> Option<Document> {
        let path = match requirements? {
            Requirements::List(list) => {
                let mut file = file(USER);
                list.iter().for_each(|line| file.push(line.as_str(), Field::Requirements.into()));
                let empty = list.iter().all(String::is_empty) && list.len() < 2;
                return (!empty).then_some(file);
            }
            Requirements::File(path) => path,
        };
        let origins = [Field::Requirements.into(), Place::ProjectFile(path.clone()).into()];
        let text = match find(self.client.project, path) {
            Found::File(text) => text.replace("\r\n", "\n").replace('\r', "\n"),
            Found::Folder => {
                self.raise([Raised::RequirementsFileIsFolder { path: below_root(path) }]);
                return None;
            }
            Found::Nothing => {
                self.raise([Raised::RequirementsFileMissing { path: below_root(path) }]);
                return Some(file(USER));
            }
        };
        (!text.is_empty()).then(|| verbatim(USER, &text, &origins))
    }

    /// The command of the settings, as run, and what it prints.
    fn command(&mut self, path: &str, words: &[String]) -> (String, &'a str) {
        let command = words.join(" ");
        let run = match self.in_folder_of(path, &command) {
            Ok(run) => run,
            Err(raised) => {
                self.raise([raised]);
                return (command, "");
            }
        };
        match self.run(&run) {
            Ok(printed) => (run, printed),
            Err(stderr) => {
                self.raise([Raised::PyprojectExportFailed { command, run: run.clone(), stderr: stderr.into() }]);
                (run, "")
            }
        }
    }

    /// The first of ZenML's own commands that succeeds, as run, and what it prints.
    fn own_commands(&mut self, path: &str) -> (String, &'a str) {
        let mut failed = Vec::new();
        let mut first = None;
        for command in self.client.rules().pyproject_export_commands() {
            let Ok(run) = self.in_folder_of(path, command) else { continue };
            match self.run(&run) {
                Ok(printed) => return (run, printed),
                Err(stderr) => failed.push(((*command).to_owned(), stderr.to_owned())),
            }
            first.get_or_insert(run);
        }
        self.raise([Raised::PyprojectExportsFailed { commands: failed }]);
        (first.unwrap_or_default(), "")
    }

    fn in_folder_of(&self, path: &str, command: &str) -> Result<String, Raised> {
        template::format(command, folder(&below_root(path)))
    }

    /// What a command prints, or its error text. A command whose result was not given is one that the shell does not
    /// find.
    fn run(&mut self, command: &str) -> Result<&'a str, &'a str> {
        if self.raised.is_empty() {
            self.commands.push(command.to_owned());
        }
        let given = self.client.project.commands.iter().find(|(name, _)| name == command);
        match given {
            Some((_, result)) if result.return_code == 0 => Ok(&result.stdout),
            Some((_, result)) => Err(&result.stderr),
            None => Err("sh: 1: command not found\n"),
        }
    }
}

/// A file with this text, letter for letter.
fn verbatim(name: &str, text: &str, origins: &[Origin]) -> Document {
    let mut file = file(name);
    file.final_newline = text.ends_with('\n');
    let lines = text.strip_suffix('\n').unwrap_or(text);
    if !text.is_empty() {
        let line = |text: &str| Line { text: text.to_owned(), origins: origins.to_vec() };
        file.lines.extend(lines.split('\n').map(line));
    }
    file
}
