//! The name of the copy.

use crate::Json;
use crate::identity::Identity;

/// More of an image's name would not help a person.
const LONGEST: usize = 60;

/// A name that says what it is for and follows from what it names: another image, setting or source gives another name.
pub fn of(image: &str, content: &[&Json]) -> String {
    let last = image.trim().rsplit('/').next().unwrap_or_default();
    let plain = |letter: char| if letter.is_ascii_alphanumeric() || "._".contains(letter) { letter } else { '-' };
    let last: String = last.chars().map(plain).take(LONGEST).collect();
    let text: Vec<String> = content.iter().map(|json| json.to_string()).collect();
    let digest: String = Identity::NIL.of_name(&text.concat()).to_string().split('-').take(2).collect();
    format!("slipway-{}-{digest}", last.trim_matches('-'))
}
