//! The variables of a recipe: build arguments, and what holds while it is built and while it runs.

use super::Writer;
use crate::docker_settings::DockerBuildOptions;
use crate::field::Field;
use crate::place::Origin;
use crate::quote::{self, is_line_break, single_line};
use crate::situation::Situation;
use crate::value::Dict;

impl Writer {
    /// Build arguments by name alone, as ZenML has them: the values come with the command.
    pub(super) fn arguments(&mut self, situation: &Situation<'_>) {
        let options = situation.settings.build_config.as_ref().and_then(|config| config.build_options.as_ref());
        let Some(arguments) = options.and_then(DockerBuildOptions::build_args) else { return };
        let origins = [Field::BuildArgs.into()];
        for (position, (name, _)) in arguments.iter().enumerate() {
            if position == 0 {
                self.paragraph("Their values come with the build command", &origins);
            }
            if quote::dockerfile::is_variable_name(name) {
                self.line(&format!("ARG {name}"), &origins);
            } else {
                self.leave_out(name, "is no name of a build argument", &origins);
            }
        }
    }

    /// What holds from here on, also while packages are installed.
    pub(super) fn environment(&mut self, situation: &Situation<'_>) {
        self.variables(&situation.settings.environment, "For the build and the run", Field::Environment);
    }

    /// What holds only for the run.
    pub(super) fn runtime_environment(&mut self, situation: &Situation<'_>) {
        self.variables(&situation.settings.runtime_environment, "For the run alone", Field::RuntimeEnvironment);
    }

    /// One line for each variable, its name in capitals and its value as text, as ZenML has them.
    fn variables(&mut self, variables: &Dict, comment: &str, field: Field) {
        let origins = [field.into()];
        for (position, (name, value)) in variables.iter().enumerate() {
            if position == 0 {
                self.paragraph(comment, &origins);
            }
            let (name, value) = (name.to_uppercase(), value.to_text());
            if !quote::dockerfile::is_variable_name(&name) {
                self.leave_out(&name, "is no name of a variable", &origins);
            } else if value.contains(is_line_break) {
                self.leave_out(
                    &name,
                    "has a value of several lines, which only the start of a container can set",
                    &origins,
                );
            } else {
                self.line(&format!("ENV {name}={}", quote::dockerfile::value(&value)), &origins);
            }
        }
    }

    fn leave_out(&mut self, name: &str, reason: &str, origins: &[Origin]) {
        self.line(&format!("# Left out: {} {reason}", single_line(name)), origins);
    }
}
