//! Names of ZenML's that have a value everywhere: members of enums, constants.

/// Enums whose members are settings' values (ZenML 0.55.5 to 0.98.0): the member's name in lower case is its value.
const ENUMS: [(&str, &[&str]); 3] = [
    ("PythonPackageInstaller", &["PIP", "UV"]),
    ("PythonEnvironmentExportMethod", &["PIP_FREEZE", "UV_FREEZE", "POETRY_EXPORT"]),
    ("SourceFileMode", &["INCLUDE", "DOWNLOAD_OR_INCLUDE", "DOWNLOAD", "IGNORE"]),
];

/// The module with the names of the integrations.
const INTEGRATIONS: &str = "zenml.integrations.constants.";

/// The text that a dotted name stands for.
pub(super) fn value(path: &str) -> Option<String> {
    let (owner, member) = path.rsplit_once('.').unwrap_or(("", path));
    match member {
        "DOCKER_SETTINGS_KEY" => return Some("docker".into()),
        "RESOURCE_SETTINGS_KEY" => return Some("resources".into()),
        "DEPLOYMENT_SETTINGS_KEY" => return Some("deployment".into()),
        _ => {}
    }
    if let Some(constant) = path.strip_prefix(INTEGRATIONS) {
        return Some(integration(constant));
    }
    let class = owner.rsplit('.').next().unwrap_or_default();
    let (_, members) = ENUMS.iter().find(|(name, _)| *name == class)?;
    members.contains(&member).then(|| member.to_ascii_lowercase())
}

/// The integration that a constant names.
pub(super) fn integration(constant: &str) -> String {
    match constant {
        "OPEN_AI" => "openai".into(),
        "PYTORCH_L" => "pytorch_lightning".into(),
        _ => constant.to_ascii_lowercase(),
    }
}

/// Whether calling a name makes a member of an enum from its value.
pub(super) fn is_enum(name: &str) -> bool {
    ENUMS.iter().any(|(class, _)| *class == name)
}
