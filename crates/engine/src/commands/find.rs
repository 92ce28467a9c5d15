//! How the name of an image of an earlier run is found.

use super::build;
use super::tool::Tool;
use crate::document::{Document, Language};
use crate::field::Field;
use crate::situation::Situation;

/// Python that prints the images of an earlier run by their keys (`zenml.client.Client`).
pub fn find_image() -> Document {
    let mut document = Document::new("find_image.py", Language::Python);
    for line in [
        "from zenml.client import Client",
        "",
        "build = Client().get_pipeline_run(\"RUN_NAME\").build  # or get_build(\"BUILD_ID\")",
        "print({key: item.image for key, item in build.images.items()})",
    ] {
        document.push(line, Field::ParentImage.into());
    }
    document
}

/// Writes the commands around a name: which builds there are, and which digest a name means now.
pub(super) fn write(document: &mut Document, situation: &Situation<'_>, tool: Tool) {
    let origin = || Field::ParentImage.into();
    document.push("# The dashboard shows the image on the page of a run; the builds of all runs are", origin());
    document.push("zenml pipeline builds list", origin());
    let image = situation.settings.parent_image.as_deref().map(str::trim).unwrap_or_default();
    if !image.is_empty() && !image.contains('@') {
        document.push("", origin());
        document.push("# What this name means today", origin());
        if matches!(tool, Tool::Podman) {
            document.push(format!("podman pull {}", crate::quote::shell::word(image)), origin());
        }
        document.push(build::digest(image, tool), origin());
    }
}
