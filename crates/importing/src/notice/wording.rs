//! The words for each notice: what is so, and what to do.

use super::{Notice, NoticeKind, Unknown};

impl Notice {
    /// What is so, in one sentence.
    pub fn message(&self) -> String {
        self.kind.message()
    }

    /// What to do about it, where there is something.
    pub fn suggestion(&self) -> Option<String> {
        self.kind.suggestion()
    }
}

impl NoticeKind {
    fn message(&self) -> String {
        match self {
            Self::Broken(what) => format!("The text cannot be read from here: {what}"),
            Self::Nothing => "Nothing in this text is about an image".into(),
            Self::UnknownField { name, .. } => {
                format!("DockerSettings has no field {name}, and ZenML passes over it without a word")
            }
            Self::UnknownKey { name, .. } => format!("{name} is no key that this file has"),
            Self::RepeatedKey(name) => format!("{name} is there again below, and only the last one counts"),
            Self::MergedTwice(name) => format!("Two merged mappings have {name}"),
            Self::KeyNotText => "This key is no text, and ZenML refuses it".into(),
            Self::Unknown(unknown) => unknown.message(),
            Self::WrongShape(wanted) => format!("Here stands something else than {wanted}"),
            Self::Unrelated(name) => format!("{name} does not concern the image"),
            Self::SameAsUnset(name) => format!("{name} is None, which is the same as leaving it out"),
            Self::Empty(name) => format!("{name} holds nothing; an ignore file of None stands for that"),
            Self::BecameList => "This is taken as a list".into(),
            Self::Positional(name) => format!("{name} takes arguments by name alone"),
            Self::OtherSettings => {
                "These settings are not taken: nothing uses them, or others stand in their place".into()
            }
            Self::OtherPipeline(name) => format!("The pipeline {name} is not taken: a configuration has one pipeline"),
            Self::Unfollowed(path) => format!("The text points to {path}, which cannot be read from here"),
            Self::GivenBuild => "The run takes a build that exists, so its settings build nothing".into(),
            Self::AnyStepOperator => {
                "The step runs in whichever step operator the stack has, and that is not one here".into()
            }
            Self::UnknownComponentType { name, .. } => format!("A stack has no components of type {name}"),
            Self::UnknownFlavor { name, .. } => {
                format!("This release has no flavor {name}; it is taken as one of your own")
            }
            Self::UnreadableRequirement(line) => format!("pip cannot read {line}; it is taken as it stands"),
            Self::LocalRequirement(line) => format!("{line} is on your machine and not in the image"),
            Self::RequirementOption(line) => format!("{line} has no place in the settings"),
            Self::AlreadyBrought(line) => format!("{line} comes with the stack or an integration already"),
            Self::OptionalGroup(name) => {
                format!("The requirements of {name} are only installed where asked for, and are not taken")
            }
            Self::ProjectSetting(name) => format!("{name} decides what is installed and is not taken"),
            Self::PythonNotSupported(specifier) => {
                format!("The project asks for Python {specifier}, which this release of ZenML has none for")
            }
            Self::Instruction(name) => format!("{name} has no counterpart in the settings"),
            Self::DoneByZenml(name) => format!("ZenML writes its own {name}"),
            Self::Command(command) => format!("{command} has no counterpart in the settings"),
            Self::UnknownVariable(name) => format!("The value of {name} is not in the Dockerfile"),
            Self::OtherStage(name) => format!("What comes from {name} cannot be known from here"),
            Self::Link(message, _) => message.clone(),
            Self::Unlisted(count) => format!("{count} more like these are not listed"),
        }
    }

    fn suggestion(&self) -> Option<String> {
        let suggestion = match self {
            Self::Nothing => "Choose another kind, if it is one".into(),
            Self::UnknownField { nearest: Some(name), .. }
            | Self::UnknownKey { nearest: Some(name), .. }
            | Self::UnknownComponentType { nearest: Some(name), .. }
            | Self::UnknownFlavor { nearest: Some(name), .. } => format!("Did you mean {name}?"),
            Self::MergedTwice(_) => "Releases of PyYAML differ on which one counts; write it out".into(),
            Self::KeyNotText => "Put it in quotes".into(),
            Self::Unknown(unknown) => unknown.suggestion()?,
            Self::Positional(_) => "Write the field's name before it".into(),
            Self::OtherPipeline(_) => "Paste that pipeline alone to see it".into(),
            Self::Unfollowed(_) => "Paste that file as well".into(),
            Self::GivenBuild => "Reuse that image to see what the run does".into(),
            Self::AnyStepOperator => "Name the step operator".into(),
            Self::LocalRequirement(_) => {
                "Install it from your code with local_project_install_command, or publish it".into()
            }
            Self::OptionalGroup(_) => "Add those that the steps import".into(),
            Self::ProjectSetting(_) => {
                "Set pyproject_path instead to have ZenML export what the project's lock says".into()
            }
            Self::Instruction(_) | Self::Command(_) => {
                "Keep the Dockerfile and name it in dockerfile, or build on an image that has it".into()
            }
            Self::UnknownVariable(_) => "Write the value in its place".into(),
            Self::OtherStage(_) => "Keep the Dockerfile and name it in dockerfile".into(),
            Self::Link(_, hint) if !hint.is_empty() => hint.clone(),
            _ => return None,
        };
        Some(suggestion)
    }
}

impl Unknown {
    fn message(&self) -> String {
        match self {
            Self::Name(name) => format!("The value of {name} is not in this text"),
            Self::Call(name) => format!("What {name}(…) gives is only known when it runs"),
            Self::Formatted => "An f-string is only known when it runs".into(),
            Self::Operation => "The value of this expression is only known when it runs".into(),
            Self::Conditional(name) => format!("{name} gets different values, depending on what happens"),
            Self::Date => "This is a date, not a text".into(),
            Self::Bytes => "These are bytes, not a text".into(),
            Self::Number => "This number is none that settings can hold".into(),
            Self::Letter => "This character cannot be part of a text here".into(),
            Self::Tag(tag) => format!("A value of {tag} cannot stand in settings"),
            Self::Recursive => "This value contains itself".into(),
            Self::Deep => "This is nested too deep".into(),
            Self::TooMuch => "These are more values than a configuration has".into(),
        }
    }

    fn suggestion(&self) -> Option<String> {
        let suggestion = match self {
            Self::Name(_) | Self::Call(_) | Self::Formatted | Self::Operation | Self::Conditional(_) => {
                "Type the value by hand"
            }
            Self::Date | Self::Bytes | Self::Letter => "Write it as a text in quotes",
            _ => return None,
        };
        Some(suggestion.into())
    }
}
