//! Texts that are nearly right, made right.

use crate::check::{is_image, is_package};

/// The packages that a line probably means: one per line, in small letters; `None` where that is no help.
pub(super) fn packages(line: &str) -> Option<String> {
    let lower = line.to_lowercase();
    let words: Vec<&str> = lower
        .split([' ', ',', ';', '\t'])
        .map(|word| word.trim_matches(['\'', '"']))
        .filter(|word| !word.is_empty())
        .collect();
    (!words.is_empty() && words.iter().all(|word| is_package(word))).then(|| words.join("\n"))
}

/// The image that a text probably means: without scheme and blanks, in small letters before the tag.
pub(super) fn image(text: &str) -> Option<String> {
    let text = text.trim().trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("docker://");
    let text: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let path = text.find('/').map_or(0, |slash| slash + 1);
    let end = text.get(path..).and_then(|rest| rest.find([':', '@'])).map_or(text.len(), |colon| path + colon);
    let (name, rest) = text.split_at_checked(end)?;
    let image = [&name.to_lowercase(), rest].concat();
    is_image(&image).then_some(image)
}

/// A name that the shell and the builder take.
pub(super) fn variable(name: &str) -> Option<String> {
    let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '_' };
    let name: String = name.trim().chars().map(plain).collect();
    if name.is_empty() {
        return None;
    }
    Some(if name.starts_with(|letter: char| letter.is_ascii_digit()) { ["_", &name].concat() } else { name })
}

/// What a tag may hold of a name.
pub(super) fn tag(name: &str) -> Option<String> {
    let plain = |letter: char| if letter.is_ascii_alphanumeric() || "_.-".contains(letter) { letter } else { '_' };
    let name: String = name.chars().map(plain).collect();
    let name = name.trim_start_matches(['.', '-']).to_owned();
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::{image, packages, tag, variable};

    #[test]
    fn nearly_right_texts_become_right_ones() {
        for (typed, expected) in [
            ("GIT", Some("git")),
            ("git curl", Some("git\ncurl")),
            ("'git', curl", Some("git\ncurl")),
            ("$(x)", None),
            ("", None),
        ] {
            assert_eq!(packages(typed).as_deref(), expected, "{typed}");
        }
        for (typed, expected) in [
            ("https://Registry.example.com/ML/Train:V1", Some("registry.example.com/ml/train:V1")),
            (" localhost:5000/A ", Some("localhost:5000/a")),
            ("a//b", None),
        ] {
            assert_eq!(image(typed).as_deref(), expected, "{typed}");
        }
        assert_eq!(variable("my-key").as_deref(), Some("my_key"));
        assert_eq!(variable("1A").as_deref(), Some("_1A"));
        assert_eq!(tag("My Pipeline (v2)").as_deref(), Some("My_Pipeline__v2_"));
    }
}
