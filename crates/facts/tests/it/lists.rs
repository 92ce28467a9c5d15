//! What tests ask of an image, and texts that say what it is like.

use engine::Severity;
use engine::contract::{Check, ImageContract, Need, Requirement};
use engine::place::Origin;
use facts::{Facts, Verdict};
use serde_json::{Value, json};

/// A contract with one need.
pub fn contract(check: Check, need: Need) -> ImageContract {
    let requirement =
        Requirement { check, severity: Severity::Error, need, origins: vec![Origin::Recipe], steps: Vec::new() };
    ImageContract {
        image: "registry.example.com/ml/train:1".into(),
        steps: Vec::new(),
        requirements: vec![requirement],
        installer_options: Vec::new(),
    }
}

/// The verdict on one need, by texts with their names.
pub fn verdict(check: Check, need: Need, texts: &[(&str, &str)]) -> Verdict {
    let [verdict] =
        facts::check(&[contract(check, need)], &read(texts)).try_into().expect("one requirement, one verdict");
    verdict
}

/// Facts from texts with their names.
pub fn read(texts: &[(&str, &str)]) -> Facts {
    Facts::read(texts.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())))
}

/// What `pip inspect` prints for distributions: `[name, version, extras, requirements]`.
pub fn pip_inspect(installed: &Value, environment: &Value) -> String {
    let items = installed.as_array().into_iter().flatten().map(|one| {
        json!({
            "metadata": {"name": one[0], "version": one[1], "provides_extra": one[2], "requires_dist": one[3]},
            "metadata_location": "/usr/lib/python3/site-packages/x.dist-info",
        })
    });
    json!({"version": "1", "pip_version": "26.3", "installed": items.collect::<Value>(), "environment": environment})
        .to_string()
}
