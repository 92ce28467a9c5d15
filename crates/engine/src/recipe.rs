//! The image that a person builds without ZenML.

use crate::outcome::Recipe;
use crate::situation::Situation;

/// The recipe; `None` for other goals than bringing one's own image.
pub fn recipe(_situation: &Situation<'_>) -> Option<Recipe> {
    None
}

/// The name of the recipe's image, with registry and tag.
pub fn image_name(_situation: &Situation<'_>) -> String {
    String::new()
}
