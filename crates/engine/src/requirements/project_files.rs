//! Paths of the settings, looked up among the files of the project. The source root is the working folder.

use crate::config::Project;

/// What lies at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found<'a> {
    /// A file with this text.
    File(&'a str),
    /// A folder.
    Folder,
    /// Nothing, as far as the project's files are known.
    Nothing,
}

/// What lies at a path, relative to the source root or below `$ROOT`.
pub fn find<'a>(project: &'a Project, path: &str) -> Found<'a> {
    let path = below_root(path);
    let Some(path) = path.strip_prefix("$ROOT") else { return Found::Nothing };
    let Some(path) = path.strip_prefix('/') else { return Found::Folder };
    if let Some((_, text)) = project.files.iter().find(|(name, _)| name == path) {
        return Found::File(text);
    }
    let inside = |name: &str| name.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'));
    if project.files.iter().any(|(name, _)| inside(name)) { Found::Folder } else { Found::Nothing }
}

/// `os.path.abspath(path)`, with `$ROOT` for the source root's own path.
pub(crate) fn below_root(path: &str) -> String {
    let absolute = path.starts_with('/');
    let in_root = path.split('/').next() == Some("$ROOT");
    let mut parts: Vec<&str> = if absolute || in_root { Vec::new() } else { vec!["$ROOT"] };
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    let joined = parts.join("/");
    if parts.first() == Some(&"$ROOT") && !absolute { joined } else { format!("/{joined}") }
}

/// `os.path.dirname(path)` of an absolute path.
pub(crate) fn folder(path: &str) -> &str {
    match path.rsplit_once('/') {
        Some(("", _)) => "/",
        Some((folder, _)) => folder,
        None => path,
    }
}

#[cfg(test)]
mod tests {
    use super::{Found, below_root, find, folder};
    use crate::config::Project;

    #[test]
    fn paths_are_found_however_they_are_written() {
        let files = [("requirements.txt", "a"), ("docker/My.Dockerfile", "b"), ("docker2/x", "c")];
        let project = Project {
            files: files.map(|(path, text)| (path.to_owned(), text.to_owned())).to_vec(),
            ..Project::default()
        };
        let cases = [
            ("requirements.txt", Found::File("a")),
            ("./docker/../requirements.txt", Found::File("a")),
            ("$ROOT/docker/My.Dockerfile", Found::File("b")),
            ("docker", Found::Folder),
            ("docker/", Found::Folder),
            ("", Found::Folder),
            ("dock", Found::Nothing),
            ("/requirements.txt", Found::Nothing),
            ("..", Found::Nothing),
        ];
        for (path, expected) in cases {
            assert_eq!(find(&project, path), expected, "{path}");
        }
    }

    #[test]
    fn a_path_is_made_absolute_and_has_a_folder() {
        assert_eq!(below_root("sub/pyproject.toml"), "$ROOT/sub/pyproject.toml");
        assert_eq!(folder("$ROOT/sub/pyproject.toml"), "$ROOT/sub");
        assert_eq!(folder("/x"), "/");
    }
}
