//! Python's tokens.

use crate::cursor::Cursor;
use crate::draft::Draft;
use crate::node::between;

/// A token: its kind and its place in bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub kind: TokenKind,
    pub start: usize,
    pub end: usize,
}

/// The kinds of token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A name or keyword.
    Name,
    /// A number.
    Number,
    /// A text with prefix and quotes, of any sort.
    Text,
    /// An operator or bracket.
    Operator,
    /// The end of a logical line.
    Newline,
    /// The end of the text.
    End,
}

/// Words that begin a line of their own and nothing else: at the left edge they end whatever bracket is still open.
const BEGINNINGS: [&str; 5] = ["@", "def ", "class ", "import ", "from "];

/// Operators of several characters, the longest first.
const OPERATORS: [&str; 24] = [
    "**=", "//=", ">>=", "<<=", "...", "!=", "%=", "&=", "**", "*=", "+=", "-=", "->", "//", "/=", ":=", "<<", "<=",
    "==", ">=", ">>", "@=", "^=", "|=",
];

/// The tokens of a text; the last one is [`TokenKind::End`]. Says where a bracket or quote is never closed.
pub(super) fn tokens(text: &str, draft: &mut Draft<'_>) -> Vec<Token> {
    let mut cursor = Cursor::new(text);
    cursor.eat("\u{feff}");
    let mut tokens: Vec<Token> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    loop {
        cursor.take_while(|letter| matches!(letter, ' ' | '\t' | '\u{c}'));
        let start = cursor.at();
        let kind = match cursor.byte() {
            0 if cursor.at_end() => {
                if let Some(bracket) = open.first() {
                    draft.refuse(between(*bracket, bracket + 1), "this bracket is never closed");
                }
                tokens.extend([TokenKind::Newline, TokenKind::End].map(|kind| Token { kind, start, end: start }));
                return tokens;
            }
            b'\n' | b'\r' => {
                cursor.next();
                let recovers = BEGINNINGS.iter().any(|word| cursor.rest().starts_with(word));
                if let Some(bracket) = open.first().filter(|_| recovers) {
                    draft.refuse(between(*bracket, bracket + 1), "this bracket is never closed");
                    open.clear();
                }
                if open.is_empty() && tokens.last().is_some_and(|last| last.kind != TokenKind::Newline) {
                    tokens.push(Token { kind: TokenKind::Newline, start, end: start });
                }
                continue;
            }
            b'#' => {
                cursor.take_while(|letter| letter != '\n' && letter != '\r');
                continue;
            }
            b'\\' if matches!(cursor.byte_after(1), b'\n' | b'\r') => {
                cursor.next();
                cursor.eat("\r");
                cursor.eat("\n");
                continue;
            }
            b'0'..=b'9' => number(&mut cursor),
            b'.' if cursor.byte_after(1).is_ascii_digit() => number(&mut cursor),
            b'"' | b'\'' => quoted(&mut cursor, false, draft),
            byte if byte == b'_' || byte.is_ascii_alphabetic() || !byte.is_ascii() => name_or_text(&mut cursor, draft),
            byte => {
                match byte {
                    b'(' | b'[' | b'{' => open.push(start),
                    b')' | b']' | b'}' => drop(open.pop()),
                    _ => {}
                }
                if !OPERATORS.iter().any(|operator| cursor.eat(operator)) {
                    cursor.next();
                }
                TokenKind::Operator
            }
        };
        tokens.push(Token { kind, start, end: cursor.at() });
    }
}

fn number(cursor: &mut Cursor<'_>) -> TokenKind {
    let is_decimal = !matches!(cursor.byte_after(1), b'x' | b'X' | b'o' | b'O' | b'b' | b'B');
    loop {
        let part = cursor.take_while(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '.'));
        // The sign of an exponent.
        let exponent = is_decimal && part.ends_with(['e', 'E']) && matches!(cursor.byte(), b'+' | b'-');
        if !exponent || !cursor.byte_after(1).is_ascii_digit() {
            return TokenKind::Number;
        }
        cursor.next();
    }
}

/// A name, or a text with a prefix.
fn name_or_text(cursor: &mut Cursor<'_>, draft: &mut Draft<'_>) -> TokenKind {
    let name = cursor.take_while(|letter| letter == '_' || letter.is_alphanumeric() || !letter.is_ascii());
    let is_prefix = name.len() <= 2 && name.bytes().all(|letter| b"rRbBuUfFtT".contains(&letter));
    if is_prefix && matches!(cursor.byte(), b'"' | b'\'') {
        return quoted(cursor, name.contains(['f', 'F', 't', 'T']), draft);
    }
    if name.is_empty() {
        cursor.next();
    }
    TokenKind::Name
}

/// A text from its first quote on.
fn quoted(cursor: &mut Cursor<'_>, formatted: bool, draft: &mut Draft<'_>) -> TokenKind {
    let start = cursor.at();
    let quote = cursor.byte();
    let (mark, single) = if quote == b'"' { ("\"\"\"", "\"") } else { ("'''", "'") };
    let triple = cursor.eat(mark);
    if !triple {
        cursor.next();
    }
    let mut depth = 0_usize;
    loop {
        match cursor.byte() {
            0 if cursor.at_end() => {
                draft.refuse(between(start, start + 1), "this text has no closing quote");
                return TokenKind::Text;
            }
            b'\\' => {
                cursor.next();
                if !cursor.eat("\r\n") {
                    cursor.next();
                }
                continue;
            }
            b'\n' | b'\r' if !triple => {
                draft.refuse(between(start, start + 1), "this text has no closing quote");
                return TokenKind::Text;
            }
            // Inside the braces of an f-string, quotes are Python's again.
            b'{' if formatted => depth += 1,
            b'}' if formatted => depth = depth.saturating_sub(1),
            byte if byte == quote && depth == 0 && cursor.eat(if triple { mark } else { single }) => {
                return TokenKind::Text;
            }
            _ => {}
        }
        cursor.next();
    }
}
