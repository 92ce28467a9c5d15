//! Words of a shell and of instructions, with quotes, escapes and variables.

use super::variables::Variables;

/// A word, or what stands between commands.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub text: String,
    /// Its place in the text.
    pub start: usize,
    pub length: usize,
    /// Whether it ends a command: `&&`, `;`, a pipe, a line break.
    pub separates: bool,
    /// The variables in it whose value is not known.
    pub unknown: Vec<String>,
}

/// Whether operators of a shell separate words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grammar {
    Shell,
    Instruction,
}

/// The words of a text.
pub(super) fn words(text: &str, escape: char, grammar: Grammar, variables: &Variables) -> Vec<Word> {
    let mut words = Vec::new();
    let mut letters = text.char_indices().peekable();
    let shell = grammar == Grammar::Shell;
    while let Some((start, letter)) = letters.peek().copied() {
        let is_operator = shell && matches!(letter, '&' | '|' | ';' | '\n' | '(' | ')');
        if is_operator {
            let mut end = start;
            while let Some((at, letter)) = letters.next_if(|(_, next)| *next == letter) {
                end = at + letter.len_utf8();
            }
            words.push(Word { text: String::new(), start, length: end - start, separates: true, unknown: Vec::new() });
            continue;
        }
        if letter.is_whitespace() {
            letters.next();
            continue;
        }
        if shell && letter == '#' {
            while letters.next_if(|(_, letter)| *letter != '\n').is_some() {}
            continue;
        }
        let mut word = Word { text: String::new(), start, length: 0, separates: false, unknown: Vec::new() };
        let mut quote = None;
        let mut end = start;
        while let Some((at, letter)) = letters.peek().copied() {
            let ends = letter.is_whitespace() || shell && matches!(letter, '&' | '|' | ';' | '(' | ')');
            if quote.is_none() && ends {
                break;
            }
            letters.next();
            end = at + letter.len_utf8();
            match (quote, letter) {
                (Some(open), letter) if letter == open => quote = None,
                (None, '"' | '\'') => quote = Some(letter),
                (None | Some('"'), letter) if letter == escape => {
                    let Some((at, next)) = letters.next() else { break };
                    end = at + next.len_utf8();
                    if quote.is_some() && !matches!(next, '"' | '$' | '`') && next != escape {
                        word.text.push(letter);
                    }
                    if next != '\n' {
                        word.text.push(next);
                    }
                }
                (None | Some('"'), '$') => {
                    let rest = text.get(end..).unwrap_or_default();
                    let length = variables.put(rest, &mut word);
                    while letters.peek().is_some_and(|(at, _)| *at < end + length) {
                        letters.next();
                    }
                    end += length;
                }
                (_, letter) => word.text.push(letter),
            }
        }
        word.length = end - start;
        words.push(word);
    }
    words
}
