//! What a repository needs for its CI to take orders: a workflow, and the script that it runs.

use super::Deputy;
use crate::address::Address;
use crate::order::Order;
use engine::situation::Situation;
use engine::{Document, Language, Origin};

/// The script, for either service.
const SCRIPT: &str = include_str!("launch.py");

/// The name of the script's file.
const LAUNCH: &str = "launch.py";

impl Deputy {
    /// The files that CI needs, for the module with the pipelines; none for a gateway. The workflow installs ZenML and the integrations
    /// of the stack, and says which of the repository's secrets and variables it reads.
    pub fn files(&self, situation: &Situation<'_>, module: &str) -> Vec<Document> {
        let commands = commands(situation, module);
        let workflow = match self {
            Self::Gateway => return Vec::new(),
            Self::Github { workflow, .. } => github(workflow, &situation.config.python, &commands),
            Self::Gitlab { .. } => gitlab(&situation.config.python, &commands),
        };
        vec![workflow, written(LAUNCH, Language::Python, SCRIPT)]
    }

    /// The start of an order as a command for any POSIX shell. The token is read from the environment and stands nowhere in it.
    pub fn commands(&self, order: &Order, address: &Address) -> Document {
        let variable = self.variable();
        let about = format!("# Starts {} at {}.", order.pipeline, address.origin());
        // A comment holds one line, whatever the pipeline is called.
        let about = about.replace(char::is_control, " ");
        let call = self.start_call(order).curl_with(address, variable);
        let text = format!("{about}\n# Needs curl 7.76 or later, and the token in {variable}.\n{call}");
        written("launch.sh", Language::Shell, &text)
    }
}

/// The commands of the job.
fn commands(situation: &Situation<'_>, module: &str) -> Vec<String> {
    let stack = &situation.config.stack.components;
    let flavors = stack.iter().filter_map(|of| situation.catalog.flavor(of.component_type, &of.flavor));
    let mut integrations: Vec<&str> = flavors.filter_map(|flavor| flavor.integration.as_deref()).collect();
    integrations.sort_unstable();
    integrations.dedup();
    let mut commands = vec![format!("pip install zenml=={}", plain(&situation.config.release))];
    if !integrations.is_empty() {
        commands.push(format!("zenml integration install {} --yes", integrations.join(" ")));
    }
    commands.push(format!("python {LAUNCH} {}", plain(module)));
    commands
}

fn github(file: &str, python: &str, commands: &[String]) -> Document {
    let commands: String = commands.iter().map(|command| format!("          {command}\n")).collect();
    let text = format!(
        "# .github/workflows/{}, with {LAUNCH} in the repository's root
name: Launch
run-name: Slipway ${{{{ fromJSON(inputs.launch).id }}}}
on:
  workflow_dispatch:
    inputs:
      launch:
        description: An order in JSON
        required: true
        type: string
permissions:
  contents: read
jobs:
  launch:
    runs-on: ubuntu-latest
    env:
      # A secret of the repository: the key of a service account
      ZENML_STORE_API_KEY: ${{{{ secrets.ZENML_STORE_API_KEY }}}}
      # Three variables of the repository
      ZENML_STORE_URL: ${{{{ vars.ZENML_STORE_URL }}}}
      ZENML_ACTIVE_PROJECT_ID: ${{{{ vars.ZENML_ACTIVE_PROJECT_ID }}}}
      ZENML_ACTIVE_STACK_ID: ${{{{ vars.ZENML_ACTIVE_STACK_ID }}}}
      # Never inside a command, where the shell would read it
      SLIPWAY_LAUNCH: ${{{{ inputs.launch }}}}
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: \"{}\"
      - run: |
{commands}",
        plain(file),
        plain(python)
    );
    written(&plain(file), Language::Yaml, &text)
}

fn gitlab(python: &str, commands: &[String]) -> Document {
    let commands: String = commands.iter().map(|command| format!("    - {command}\n")).collect();
    let text = format!(
        "# .gitlab-ci.yml, beside it: {LAUNCH}
# Four variables of the project, the first of them masked: ZENML_STORE_API_KEY, ZENML_STORE_URL, ZENML_ACTIVE_PROJECT_ID and
# ZENML_ACTIVE_STACK_ID
launch:
  image: python:{}
  rules:
    - if: $CI_PIPELINE_SOURCE == \"trigger\" && $SLIPWAY_LAUNCH
  script:
{commands}",
        plain(python)
    );
    written(".gitlab-ci.yml", Language::Yaml, &text)
}

/// A text as a document.
fn written(name: &str, language: Language, text: &str) -> Document {
    let mut document = Document::new(name, language);
    text.lines().for_each(|line| document.push(line, Origin::Recipe));
    document
}

/// Only what may stand in a file name, a version or the name of a module, so that YAML and the shell read it as it is.
fn plain(text: &str) -> String {
    text.trim().chars().filter(|letter| letter.is_ascii_alphanumeric() || "._-".contains(*letter)).collect()
}
