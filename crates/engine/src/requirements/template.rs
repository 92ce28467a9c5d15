//! Python's `str.format` of a command that may name `{directory}`.

use crate::raised::Raised;
use crate::value::PythonValue;

/// The command with the folder in place of `{directory}`.
///
/// # Errors
/// The exception of `str.format`. A format specification is passed over, for a folder's name has no use for one.
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
            out.push_str(&value(field, directory)?);
            rest = after;
        }
    }
    out.push_str(rest);
    Ok(out)
}

/// What stands for a placeholder.
fn value(field: &str, directory: &str) -> Result<String, Raised> {
    let (name, format) = field.split_at(field.find(['!', ':']).unwrap_or(field.len()));
    let conversion = format.strip_prefix('!').map(|format| format.split(':').next().unwrap_or_default());
    if conversion.is_some_and(|conversion| conversion.chars().count() != 1) {
        return Err(Raised::LoneBrace);
    }
    let first = name.split(['.', '[']).next().unwrap_or_default();
    if first.bytes().all(|byte| byte.is_ascii_digit()) {
        let number = if first.is_empty() { Ok(0) } else { first.parse() };
        return Err(number.map_or(Raised::LoneBrace, |number| Raised::UnnamedPlaceholder { number }));
    }
    if name != "directory" {
        return Err(Raised::UnknownPlaceholder { name: first.to_owned() });
    }
    match conversion {
        None | Some("s") => Ok(directory.to_owned()),
        Some("r") => Ok(PythonValue::text(directory).repr()),
        Some("a") => Ok(ascii(&PythonValue::text(directory).repr())),
        Some(_) => Err(Raised::LoneBrace),
    }
}

/// `ascii(…)` of what `repr(…)` makes.
fn ascii(text: &str) -> String {
    let escaped = text.chars().map(|letter| match u32::from(letter) {
        0..=0x7f => letter.to_string(),
        code @ 0x80..=0xff => format!("\\x{code:02x}"),
        code @ 0x100..=0xffff => format!("\\u{code:04x}"),
        code => format!("\\U{code:08x}"),
    });
    escaped.collect()
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
            ("{.a}", unnamed(0)),
            ("{0[1]}", unnamed(0)),
            ("{+1}", unknown("+1")),
            ("{99999999999999999999}", Err(Raised::LoneBrace)),
            ("{directory!s} {directory!r} {directory!a:}", Ok("$ROOT '$ROOT' '$ROOT'".into())),
            ("{directory!z}", Err(Raised::LoneBrace)),
            ("{directory!}", Err(Raised::LoneBrace)),
            ("{directory!rr}", Err(Raised::LoneBrace)),
            ("{a!}", Err(Raised::LoneBrace)),
            ("{", Err(Raised::LoneBrace)),
            ("a}", Err(Raised::LoneBrace)),
        ];
        for (command, expected) in cases {
            assert_eq!(format(command, "$ROOT"), expected, "{command}");
        }
    }
}
