//! Common base images.

use crate::config::{Config, Goal, RecipeBase};
use crate::field::Field;
use crate::release::PythonVersion;
use crate::value::PythonValue;

/// A base image that many start from.
#[derive(Debug)]
pub struct ImagePreset {
    /// Its name in links to it.
    pub key: &'static str,
    /// Its name on screen.
    pub label: &'static str,
    /// What it is, in a sentence.
    pub about: &'static str,
    base: RecipeBase,
}

/// The base images, in the order of the page.
pub const IMAGES: &[ImagePreset] = &[
    ImagePreset {
        key: "zenml",
        label: "ZenML",
        about: "ZenML's own image of the release, with ZenML in a virtual environment",
        base: RecipeBase::Zenml,
    },
    ImagePreset {
        key: "python",
        label: "Python",
        about: "Python's slim image on Debian, the smallest that everything can be installed on",
        base: RecipeBase::Python,
    },
    ImagePreset {
        key: "pytorch",
        label: "PyTorch with CUDA",
        about: "PyTorch's image with CUDA 12, for training on GPUs",
        base: RecipeBase::Pytorch,
    },
    ImagePreset {
        key: "cuda",
        label: "CUDA",
        about: "NVIDIA's image with CUDA and cuDNN, for anything else on GPUs",
        base: RecipeBase::Cuda,
    },
];

impl ImagePreset {
    /// The image by its name for a Python; `None` for ZenML's own, which needs no name, and where none has the Python.
    pub fn image(&self, python: PythonVersion) -> Option<String> {
        match self.base {
            RecipeBase::Zenml | RecipeBase::ParentImage => None,
            RecipeBase::Python => Some(["python:", &python.to_string(), "-slim-bookworm"].concat()),
            RecipeBase::Pytorch => crate::recipe::pytorch_image(python).map(str::to_owned),
            RecipeBase::Cuda => Some("nvidia/cuda:12.6.3-cudnn-runtime-ubuntu24.04".to_owned()),
        }
    }

    /// Starts from it: a recipe does so by its own choice, a build of ZenML's by the parent image.
    pub fn apply(&self, config: &mut Config) {
        if config.goal != Goal::LetZenmlBuild {
            config.target.recipe_base = self.base;
            return;
        }
        match PythonVersion::parse(config.python.trim()).and_then(|python| self.image(python)) {
            Some(image) => config.settings.set(Field::ParentImage, PythonValue::text(image)),
            None => config.settings.unset(Field::ParentImage),
        }
    }
}
