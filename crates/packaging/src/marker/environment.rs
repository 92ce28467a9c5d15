//! The environment that markers ask about.

use std::borrow::Cow;

use crate::name::normalize;

/// The values of the environment markers of PEP 508, under their names there.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each field is the marker of the same name")]
pub struct MarkerEnvironment {
    pub implementation_name: String,
    pub implementation_version: String,
    pub os_name: String,
    pub platform_machine: String,
    pub platform_python_implementation: String,
    pub platform_release: String,
    pub platform_system: String,
    pub platform_version: String,
    pub python_full_version: String,
    pub python_version: String,
    pub sys_platform: String,
}

impl MarkerEnvironment {
    /// CPython in a Linux image. `python_full_version` is `3.11.9` or just `3.11`, which counts as `3.11.0`;
    /// `platform_machine` is `x86_64`, `aarch64`, …. The kernel is the host's and unknown: its release and version
    /// are empty, as Python has them where it cannot find out.
    pub fn linux(python_full_version: &str, platform_machine: &str) -> MarkerEnvironment {
        let mut parts = python_full_version.splitn(3, '.');
        let (major, minor) = (parts.next().unwrap_or_default(), parts.next().unwrap_or("0"));
        let patch = parts.next().unwrap_or("0");
        let full = format!("{major}.{minor}.{patch}");
        MarkerEnvironment {
            implementation_name: "cpython".to_owned(),
            implementation_version: full.clone(),
            os_name: "posix".to_owned(),
            platform_machine: platform_machine.to_owned(),
            platform_python_implementation: "CPython".to_owned(),
            platform_release: String::new(),
            platform_system: "Linux".to_owned(),
            platform_version: String::new(),
            python_full_version: full,
            python_version: format!("{major}.{minor}"),
            sys_platform: "linux".to_owned(),
        }
    }

    /// The value under a name, for markers that write it as a text too; a Python built from its repository ends its
    /// version with `+`, which becomes a local version.
    pub(super) fn value(&self, name: &str, extra: Option<&str>) -> Option<Cow<'_, str>> {
        let value = match name {
            "implementation_name" => &self.implementation_name,
            "implementation_version" => &self.implementation_version,
            "os_name" => &self.os_name,
            "platform_machine" => &self.platform_machine,
            "platform_python_implementation" => &self.platform_python_implementation,
            "platform_release" => &self.platform_release,
            "platform_system" => &self.platform_system,
            "platform_version" => &self.platform_version,
            "python_full_version" if self.python_full_version.ends_with('+') => {
                return Some((self.python_full_version.clone() + "local").into());
            }
            "python_full_version" => &self.python_full_version,
            "python_version" => &self.python_version,
            "sys_platform" => &self.sys_platform,
            "extra" => return Some(extra.map(normalize).unwrap_or_default().into()),
            _ => return None,
        };
        Some(value.into())
    }
}
