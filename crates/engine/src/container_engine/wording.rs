//! Whether the machine that starts a run needs a container engine, in a sentence.

use super::{ContainerEngine, EngineUse, Unneeded};

impl ContainerEngine {
    /// What is so and why; `None` where ZenML refuses the settings anyway.
    pub fn message(&self) -> Option<String> {
        let why = match &self.unneeded {
            Some(unneeded) if !self.is_needed() => unneeded,
            _ => return Some(self.needed()),
        };
        let why = match why {
            Unneeded::Refused => return None,
            Unneeded::NoContainers => "nothing in the stack runs containers".into(),
            Unneeded::NothingBuilt => "nothing is built".into(),
            Unneeded::BuiltElsewhere(flavor) => format!("`{flavor}` builds elsewhere"),
        };
        Some(format!("The machine that starts the run needs no Docker or Podman: {why}"))
    }

    fn needed(&self) -> String {
        let purposes: Vec<&str> =
            self.uses.iter().filter(|asked| asked.is_needed()).map(|asked| asked.purpose()).collect();
        let purposes = match purposes.split_last() {
            Some((last, [])) => (*last).to_owned(),
            Some((last, others)) => [&others.join(", "), " and ", last].concat(),
            None => String::new(),
        };
        format!("The machine that starts the run needs Docker or Podman, to {purposes}")
    }
}

impl EngineUse {
    const fn purpose(self) -> &'static str {
        match self {
            Self::ParentDigest { .. } => "ask for the digest of the parent image",
            Self::ParentIsLocal => "look for the parent image",
            Self::Tag => "rename the parent image",
            Self::Build => "build",
            Self::Push => "push",
            Self::Run => "run the steps",
        }
    }
}
