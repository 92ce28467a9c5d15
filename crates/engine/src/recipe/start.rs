//! What a recipe starts from, and what that image has to be given before ZenML can use its Python.

use crate::config::RecipeBase;
use crate::docker_settings::Installer;
use crate::field::Field;
use crate::place::{Origin, Place};
use crate::release::PythonVersion;
use crate::situation::Situation;

/// The image of the FROM line and what it brings.
#[derive(Debug)]
pub(super) struct Start {
    /// The image.
    pub image: String,
    /// Why it is this one.
    pub origins: Vec<Origin>,
    /// Whether ZenML of the release is in it.
    pub has_zenml: bool,
    /// A package that the start promises and `requirements.txt` has to bring.
    pub package: Option<&'static str>,
    /// How Python gets there.
    pub python: Python,
}

/// Where the image's Python comes from. Whichever it is, in the end `python` is on PATH, pip and uv install for it, and
/// no shell has to be prepared first (C12).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Python {
    /// ZenML's image: a virtual environment that is on PATH.
    Prepared,
    /// Python's image: the version of the tag, for the whole system.
    System,
    /// PyTorch's image: one version for the whole system, which on Debian's terms belongs to Debian.
    Pytorch,
    /// An image of the person's own: whichever it has.
    Own,
    /// Ubuntu's package, in a virtual environment.
    Apt,
    /// Fetched by uv, in a virtual environment.
    Uv,
}

impl Start {
    /// The start that the person chose. A choice that cannot be kept goes to the next best: an empty parent image to
    /// ZenML's own image, a Python that no PyTorch image has to CUDA's.
    pub fn of(situation: &Situation<'_>) -> Self {
        let parent_image = situation.settings.parent_image.as_deref().map(str::trim).unwrap_or_default();
        match situation.config.target.recipe_base {
            RecipeBase::Zenml => Self::zenml(situation),
            RecipeBase::ParentImage if parent_image.is_empty() => Self::zenml(situation),
            RecipeBase::ParentImage => {
                let is_zenml = parent_image == zenml_image(situation);
                let python = if is_zenml { Python::Prepared } else { Python::Own };
                Self::new(parent_image, vec![Field::ParentImage.into()], is_zenml, python)
            }
            RecipeBase::Python => {
                let image = format!("python:{}-slim-bookworm", situation.python);
                Self::new(image, chosen(&[Place::Python]), false, Python::System)
            }
            RecipeBase::Pytorch => pytorch_image(situation.python).map_or_else(
                || Self { package: Some("torch"), ..Self::cuda(situation.python) },
                |image| Self::new(image, chosen(&[Place::Python]), false, Python::Pytorch),
            ),
            RecipeBase::Cuda => Self::cuda(situation.python),
        }
    }

    fn new(image: impl Into<String>, origins: Vec<Origin>, has_zenml: bool, python: Python) -> Self {
        Self { image: image.into(), origins, has_zenml, package: None, python }
    }

    fn zenml(situation: &Situation<'_>) -> Self {
        Self::new(zenml_image(situation), chosen(&[Place::Release, Place::Python]), true, Python::Prepared)
    }

    fn cuda(python: PythonVersion) -> Self {
        let (ubuntu, python) = match (python.major, python.minor) {
            (3, 10) => ("22.04", Python::Apt),
            (3, 12) => ("24.04", Python::Apt),
            _ => ("24.04", Python::Uv),
        };
        Self::new(format!("nvidia/cuda:12.6.3-cudnn-runtime-ubuntu{ubuntu}"), chosen(&[Place::Python]), false, python)
    }

    /// Packages that apt has to bring for Python.
    pub const fn apt_packages(&self) -> &'static [&'static str] {
        match self.python {
            Python::Apt => &["python3", "python3-venv"],
            _ => &[],
        }
    }

    /// Variables without which the installer would refuse the image's Python or not find it.
    pub const fn installer_environment(&self, installer: Installer) -> &'static [(&'static str, &'static str)] {
        const UV: (&str, &str) = ("UV_SYSTEM_PYTHON", "1");
        const PIP_ANYWAY: (&str, &str) = ("PIP_BREAK_SYSTEM_PACKAGES", "1");
        const UV_ANYWAY: (&str, &str) = ("UV_BREAK_SYSTEM_PACKAGES", "1");
        match (self.python, installer) {
            (Python::System, Installer::Uv) => &[UV],
            (Python::Pytorch, Installer::Pip) => &[PIP_ANYWAY],
            (Python::Pytorch, Installer::Uv) => &[PIP_ANYWAY, UV, UV_ANYWAY],
            _ => &[],
        }
    }
}

fn chosen(places: &[Place]) -> Vec<Origin> {
    core::iter::once(&Place::RecipeBase).chain(places).cloned().map(Origin::from).collect()
}

/// ZenML's own image of the release and the Python.
fn zenml_image(situation: &Situation<'_>) -> String {
    format!("zenmldocker/zenml:{}-py{}", situation.release, situation.python)
}

/// The newest PyTorch image with CUDA 12 that has a Python. The tags do not say which it is.
pub(crate) const fn pytorch_image(python: PythonVersion) -> Option<&'static str> {
    match (python.major, python.minor) {
        (3, 10) => Some("pytorch/pytorch:2.2.2-cuda12.1-cudnn8-runtime"),
        (3, 11) => Some("pytorch/pytorch:2.7.1-cuda12.6-cudnn9-runtime"),
        (3, 12) => Some("pytorch/pytorch:2.12.0-cuda12.6-cudnn9-runtime"),
        _ => None,
    }
}
