//! Python's `str.format` of a command that may name `{directory}`.

use crate::raised::Raised;

/// The command with the folder in place of `{directory}`.
///
/// # Errors
/// The exception of `str.format`. A conversion or format specification is passed over, for a folder's name has no use
/// for one.
pub(super) fn format(command: &str, directory: &str) -> Result<String, Raised> {
    let mut out = String::new();
    let mut rest = command;
    while let Some(position) = rest.find(['{', '}']) {
        let (text, brace) = rest.split_at(position);
        out.push_str(text);
        if let Some(after) = brace.strip_prefix("{{") {
            out.push('{');
            rest = after;
        } else if let Some(after) = brace.strip_prefix("}}") {
            out.push('}');
            rest = after;
        } else {
            let field = brace.strip_prefix('{').and_then(|after| after.split_once('}'));
            let (field, after) = field.ok_or(Raised::LoneBrace)?;
            let name = field.split(['!', ':']).next().unwrap_or_default();
            if name == "directory" {
                out.push_str(directory);
            } else if name.is_empty() {
                return Err(Raised::UnnamedPlaceholder { number: 0 });
            } else if let Ok(number) = name.parse() {
                return Err(Raised::UnnamedPlaceholder { number });
            } else {
                let name = name.split(['.', '[']).next().unwrap_or_default();
                return Err(Raised::UnknownPlaceholder { name: name.to_owned() });
            }
            rest = after;
        }
    }
    out.push_str(rest);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::format;
    use crate::raised::Raised;

    #[test]
    fn braces_are_read_as_python_reads_them() {
        let unknown = |name: &str| Err(Raised::UnknownPlaceholder { name: name.into() });
        let unnamed = |number| Err(Raised::UnnamedPlaceholder { number });
        let cases = [
            ("uv export --directory={directory}", Ok("uv export --directory=$ROOT".to_owned())),
            ("echo {{x}} {directory}{directory}", Ok("echo {x} $ROOT$ROOT".into())),
            ("{{{directory}}}", Ok("{$ROOT}".into())),
            ("{foo}", unknown("foo")),
            ("{foo.bar[0]!r:>5}", unknown("foo")),
            ("{}", unnamed(0)),
            ("{2}", unnamed(2)),
            ("{", Err(Raised::LoneBrace)),
            ("a}", Err(Raised::LoneBrace)),
        ];
        for (command, expected) in cases {
            assert_eq!(format(command, "$ROOT"), expected, "{command}");
        }
    }
}
