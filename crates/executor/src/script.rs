//! A plan as commands for a shell, which launch the same run without this page.

use crate::address::Address;
use crate::call::{Access, Body, Call, Method};
use crate::identity::Identity;
use crate::plan::{Plan, Stage};
use engine::quote::shell::word;
use engine::{Document, Language, Origin};

/// How the id is taken out of a reply, which may follow replies to earlier attempts: of the record itself, or of the first in a
/// list, or nothing where the list is empty. Where there is no id the server's words are printed.
const ID: &str = r#"  id() { python3 -c 'import json, sys
text = rest = sys.stdin.read().strip()
try:
    while rest:
        reply, end = json.JSONDecoder().raw_decode(rest)
        rest = rest[end:].strip()
    print(*[record["id"] for record in reply.get("items", [reply])][:1])
except Exception: sys.exit(text or "no reply")'; }"#;

/// The commands that launch a plan, for any POSIX shell. The key is read from the environment and stands nowhere in them; ids
/// of earlier replies are taken out with `python3`. They go out under the keys of the launch, so that a server that has just
/// done them for this page does nothing twice.
pub fn script(plan: &Plan, address: &Address, launch: Identity) -> Document {
    // What stands for an id that a reply brings: nothing else in the bodies is like it.
    let (build, snapshot) = (launch.of_name("the build's id"), launch.of_name("the copy's id"));
    let calls = plan.calls(launch, (&build.to_string(), &snapshot.to_string()));
    let mut writer = Writer { document: Document::new("launch.sh", Language::Shell) };
    writer.head(plan, address);
    for (stage, call) in &calls {
        match stage {
            Stage::LookUp => {
                writer.line(&format!("  SNAPSHOT_ID=$(zenml {} | id)", writer.target(call, &[])));
                writer.line("  if [ -z \"$SNAPSHOT_ID\" ]; then");
            }
            Stage::Build => writer.post(call, "BUILD_ID", &[]),
            Stage::Snapshot => {
                writer.post(call, "SNAPSHOT_ID", &[(build, "BUILD_ID")]);
                writer.line("  fi");
            }
            _ => writer.post(call, "RUN_ID", &[(snapshot, "SNAPSHOT_ID")]),
        }
    }
    writer.line("  echo \"$RUN_ID\"");
    writer.line(")");
    writer.document
}

impl Call {
    /// The call as one command for a POSIX shell. A key or token is read from `$ZENML_API_KEY`.
    pub fn curl(&self, address: &Address) -> String {
        self.curl_with(address, "ZENML_API_KEY")
    }

    /// The call as one command for a POSIX shell, which reads a key or token from this variable.
    pub fn curl_with(&self, address: &Address, variable: &str) -> String {
        let mut words = vec![format!("curl --fail-with-body --silent --show-error --request {}", self.method.name())];
        if self.access == Access::Token {
            words.push(format!("--oauth2-bearer \"${variable}\""));
        }
        words.extend(self.key.map(|key| format!("--header 'Idempotency-Key: {key}'")));
        let url = word(&format!("{address}{}", self.target()));
        let (body, document) = match &self.body {
            Body::Nothing => (None, None),
            Body::Json(json) => (
                Some("--header 'Content-Type: application/json' --data-binary @-".to_owned()),
                Some(format!(" <<'JSON'\n{}\nJSON", json.pretty())),
            ),
            Body::Trigger(fields) => {
                let fields = fields.iter().map(|(name, value)| word(&format!("{name}={value}")));
                let fields = fields.map(|field| format!(" --data-urlencode {field}")).collect::<String>();
                (Some(format!("--data-urlencode \"token=${variable}\"{fields}")), None)
            }
            Body::Login => {
                let form = format!("--data grant_type=zenml-api-key --data-urlencode \"password=${variable}\"");
                (Some(form), None)
            }
        };
        words.extend(body);
        words.push(url);
        words.join(" \\\n  ") + &document.unwrap_or_default()
    }
}

/// Writes the commands line by line.
struct Writer {
    document: Document,
}

impl Writer {
    fn line(&mut self, text: &str) {
        self.document.push(text, Origin::Zenml);
    }

    fn head(&mut self, plan: &Plan, address: &Address) {
        let images: Vec<&str> = plan.images.iter().map(|(_, image)| image.as_str()).collect();
        let about = format!("# Launches {} on {}.", plan.pipeline.name, images.join(", "));
        // A comment holds one line, whatever the server calls its pipeline.
        self.line(&about.replace(char::is_control, " "));
        self.line("# Needs curl 7.76 or later, python3, and the API key of a service account in ZENML_API_KEY.");
        self.line("(");
        self.line("  set -eu");
        self.line("  : \"${ZENML_API_KEY:?is not set}\"");
        self.line(&format!("  SERVER={}", word(address.origin())));
        self.line("  BODY=$(mktemp)");
        self.line("  trap 'rm -f \"$BODY\"' EXIT");
        self.line("  zenml() {");
        self.line("    curl --fail-with-body --silent --show-error --retry 30 --retry-delay 4 \\");
        self.line("      --oauth2-bearer \"$ZENML_API_KEY\" --header 'Content-Type: application/json' \"$@\"");
        self.line("  }");
        ID.lines().for_each(|line| self.line(line));
    }

    /// A call with a body, and the variable that takes the id of its reply. Identities that stand for ids are replaced by
    /// variables.
    fn post(&mut self, call: &Call, variable: &str, ids: &[(Identity, &str)]) {
        let Body::Json(json) = &call.body else { return };
        self.line("  cat > \"$BODY\" <<'JSON'");
        json.pretty().lines().for_each(|line| self.line(line));
        self.line("JSON");
        let key = call.key.map(|key| format!(" --header 'Idempotency-Key: {key}'")).unwrap_or_default();
        let replaced: Vec<String> = ids.iter().map(|(id, name)| format!("s/{id}/${name}/")).collect();
        let body = if replaced.is_empty() {
            "cat \"$BODY\"".to_owned()
        } else {
            format!("sed \"{}\" \"$BODY\"", replaced.join("; "))
        };
        let target = self.target(call, ids);
        self.line(&format!("  {variable}=$({body} |"));
        self.line(&format!("    zenml --request {}{key} --data-binary @- {target} | id)", Method::Post.name()));
    }

    /// The address of a call as a word.
    fn target(&self, call: &Call, ids: &[(Identity, &str)]) -> String {
        let mut text = format!("\"$SERVER\"{}", word(&call.target()));
        for (id, name) in ids {
            let id = id.to_string();
            text = text.replace(&id, &format!("${{{name}}}"));
        }
        // The path is plain letters, so that it can stand in double quotes with a variable in it.
        if ids.is_empty() {
            text
        } else {
            format!("\"$SERVER{}\"", text.trim_start_matches("\"$SERVER\"").trim_matches('\''))
        }
    }
}
