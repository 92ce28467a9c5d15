//! The value of a quoted text in a marker: packaging lets Python itself read it, escapes and all.

/// The value of a Python string literal, given what stands between its quotation marks. `None` where Python has a
/// syntax error: a bare line break, a NUL, a backslash at the end, an escape that lacks digits. A character by its
/// Unicode name (`\N{…}`) is refused too: no marker needs it and the names would be a megabyte.
pub(super) fn python_string(inner: &str) -> Option<String> {
    let mut value = String::with_capacity(inner.len());
    let mut rest = inner.chars();
    while let Some(c) = rest.next() {
        match c {
            '\n' | '\r' | '\0' => return None,
            '\\' => escape(&mut rest, &mut value)?,
            _ => value.push(c),
        }
    }
    Some(value)
}

fn escape(rest: &mut std::str::Chars, value: &mut String) -> Option<()> {
    let c = rest.next()?;
    match c {
        // A backslash before a line end takes both away.
        '\n' => {}
        '\r' => {
            let mut ahead = rest.clone();
            if ahead.next() == Some('\n') {
                *rest = ahead;
            }
        }
        '\\' | '\'' | '"' => value.push(c),
        'a' => value.push('\u{7}'),
        'b' => value.push('\u{8}'),
        'f' => value.push('\u{c}'),
        'n' => value.push('\n'),
        'r' => value.push('\r'),
        't' => value.push('\t'),
        'v' => value.push('\u{b}'),
        '0'..='7' => {
            let mut code = c.to_digit(8)?;
            for _ in 0..2 {
                let mut ahead = rest.clone();
                let Some(digit) = ahead.next().and_then(|c| c.to_digit(8)) else { break };
                code = code * 8 + digit;
                *rest = ahead;
            }
            value.push(char::from_u32(code)?);
        }
        'x' => value.push(hexadecimal(rest, 2)?),
        'u' => value.push(hexadecimal(rest, 4)?),
        'U' => value.push(hexadecimal(rest, 8)?),
        'N' | '\0' => return None,
        // An escape that Python does not know stays as it is.
        _ => value.extend(['\\', c]),
    }
    Some(())
}

/// A lone surrogate, which Python's strings can hold and ours cannot, becomes the replacement character.
fn hexadecimal(rest: &mut std::str::Chars, digits: usize) -> Option<char> {
    let mut code: u32 = 0;
    for _ in 0..digits {
        code = code.checked_mul(16)?.checked_add(rest.next()?.to_digit(16)?)?;
    }
    if (0xd800..0xe000).contains(&code) { Some(char::REPLACEMENT_CHARACTER) } else { char::from_u32(code) }
}
