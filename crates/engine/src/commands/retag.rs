//! The commands that give an image a second name.

use super::tool::Tool;
use crate::document::Document;
use crate::field::Field;
use crate::place::Origin;
use crate::quote::{shell, single_line};
use crate::recipe::is_pushable;

/// Writes how a parent image gets to the target's name.
pub(super) fn write(document: &mut Document, parent_image: &str, name: &str, tool: Tool) {
    let (from, to) = (shell::word(&single_line(parent_image)), shell::word(&single_line(name)));
    if tool == Tool::Kaniko {
        document.push("# kaniko only builds; skopeo copies", Origin::Zenml);
        return document.push(format!("skopeo copy docker://{from} docker://{to}"), Field::ParentImage.into());
    }
    let program = tool.program();
    document.push(format!("{program} pull {from}"), Field::ParentImage.into());
    document.push(format!("{program} tag {from} {to}"), Field::ParentImage.into());
    if is_pushable(name) {
        document.push(format!("{program} push {to}"), Origin::Zenml);
    }
}
