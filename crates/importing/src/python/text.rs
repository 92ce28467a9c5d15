//! Python's text literals.

use crate::cursor::{Cursor, code_point};
use crate::node::Content;
use crate::notice::Unknown;
use engine::PythonValue;

/// What a text literal is, with its prefix and quotes.
pub(super) fn literal(token: &str) -> Content {
    let quote = token.find(['"', '\'']).unwrap_or_default();
    let (prefix, rest) = token.split_at_checked(quote).unwrap_or_default();
    let has = |letter: char| prefix.chars().any(|other| other.eq_ignore_ascii_case(&letter));
    let body = body(rest);
    if (has('f') || has('t')) && body.contains(['{', '}']) || has('t') {
        return Content::Unknown(Unknown::Formatted);
    }
    if has('b') {
        return bytes(body, has('r'));
    }
    if has('r') {
        return Content::Scalar(PythonValue::Text(lines(body).into_owned()));
    }
    match unescaped(body) {
        Ok(text) => Content::Scalar(PythonValue::Text(text)),
        Err(why) => Content::Unknown(why),
    }
}

/// What stands between the quotes.
fn body(quoted: &str) -> &str {
    for mark in ["\"\"\"", "'''", "\"", "'"] {
        if let Some(rest) = quoted.strip_prefix(mark) {
            return rest.strip_suffix(mark).unwrap_or(rest);
        }
    }
    quoted
}

/// Python reads every line break as `\n`.
fn lines(text: &str) -> std::borrow::Cow<'_, str> {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n").into() } else { text.into() }
}

fn unescaped(body: &str) -> Result<String, Unknown> {
    let body = lines(body);
    let mut cursor = Cursor::new(&body);
    let mut text = String::with_capacity(body.len());
    loop {
        text.push_str(cursor.take_while(|letter| letter != '\\'));
        if cursor.next().is_none() {
            return Ok(text);
        }
        let Some(letter) = cursor.next() else { return Ok(text) };
        match letter {
            'x' => text.push(code_point(&mut cursor, 2).ok_or(Unknown::Letter)?),
            'u' => text.push(code_point(&mut cursor, 4).ok_or(Unknown::Letter)?),
            'U' => text.push(code_point(&mut cursor, 8).ok_or(Unknown::Letter)?),
            // By its name, of which there are too many to carry along.
            'N' => return Err(Unknown::Letter),
            _ => match simple(letter, &mut cursor) {
                Some(Escape::Code(code)) => text.push(char::from_u32(code).ok_or(Unknown::Letter)?),
                Some(Escape::Nothing) => {}
                None => {
                    text.push('\\');
                    text.push(letter);
                }
            },
        }
    }
}

/// What an escape stands for that texts and bytes have in common.
enum Escape {
    Code(u32),
    Nothing,
}

fn simple(letter: char, cursor: &mut Cursor<'_>) -> Option<Escape> {
    let code = match letter {
        '\n' => return Some(Escape::Nothing),
        '\\' | '\'' | '"' => u32::from(letter),
        'a' => 7,
        'b' => 8,
        'f' => 12,
        'n' => 10,
        'r' => 13,
        't' => 9,
        'v' => 11,
        '0'..='7' => {
            let mut code = letter.to_digit(8)?;
            for _ in 0..2 {
                let Some(digit) = cursor.peek().and_then(|digit| digit.to_digit(8)) else { break };
                code = code * 8 + digit;
                cursor.next();
            }
            code
        }
        _ => return None,
    };
    Some(Escape::Code(code))
}

fn bytes(body: &str, raw: bool) -> Content {
    let body = lines(body);
    if !body.is_ascii() {
        return Content::Unknown(Unknown::Bytes);
    }
    if raw {
        return Content::Bytes(body.as_bytes().to_vec());
    }
    let mut cursor = Cursor::new(&body);
    let mut bytes = Vec::with_capacity(body.len());
    loop {
        bytes.extend_from_slice(cursor.take_while(|letter| letter != '\\').as_bytes());
        if cursor.next().is_none() {
            return Content::Bytes(bytes);
        }
        let Some(letter) = cursor.next() else { return Content::Bytes(bytes) };
        let code = if letter == 'x' {
            match code_point(&mut cursor, 2) {
                Some(code) => Some(Escape::Code(u32::from(code))),
                None => return Content::Unknown(Unknown::Bytes),
            }
        } else {
            simple(letter, &mut cursor)
        };
        match code {
            Some(Escape::Code(code)) => bytes.push((code & 0xff) as u8),
            Some(Escape::Nothing) => {}
            None => bytes.extend_from_slice(&[b'\\', u8::try_from(letter).unwrap_or_default()]),
        }
    }
}

/// Two literals next to each other; `None` where Python refuses that.
pub(super) fn joined(one: Content, other: Content) -> Option<Content> {
    Some(match (one, other) {
        (Content::Scalar(PythonValue::Text(mut one)), Content::Scalar(PythonValue::Text(other))) => {
            one.push_str(&other);
            Content::Scalar(PythonValue::Text(one))
        }
        (Content::Bytes(mut one), Content::Bytes(other)) => {
            one.extend(other);
            Content::Bytes(one)
        }
        (Content::Unknown(why), Content::Scalar(_) | Content::Unknown(_))
        | (Content::Scalar(_), Content::Unknown(why)) => Content::Unknown(why),
        _ => return None,
    })
}
