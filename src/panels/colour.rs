//! Cheap colours for code: one line at a time, by looks alone.

use engine::Language;

/// A piece of a line and its class in the stylesheet; the empty class is plain text.
pub type Token = (&'static str, String);

const WORD: &str = "word";
const NAME: &str = "name";
const QUOTED: &str = "quoted";
const NUMBER: &str = "number";
const QUIET: &str = "quiet";
const PLAIN: &str = "";

/// The pieces of a line. Together they are the line, letter for letter.
pub fn tokens(language: Language, line: &str) -> Vec<Token> {
    if language == Language::Plain {
        return vec![(PLAIN, line.to_owned())];
    }
    let mut tokens = Tokens { language, list: Vec::new(), words: 0, after_marker: false };
    let mut rest = line.chars().peekable();
    let mut before = ' ';
    while let Some(letter) = rest.next() {
        let mut piece = String::from(letter);
        if letter == '#' && before.is_whitespace() {
            piece.extend(rest.by_ref());
            tokens.push(QUIET, piece);
        } else if matches!(letter, '"' | '\'') {
            let mut escaped = false;
            for inner in rest.by_ref() {
                piece.push(inner);
                if inner == letter && !escaped {
                    break;
                }
                escaped = inner == '\\' && !escaped;
            }
            tokens.push(QUOTED, piece);
        } else if in_word(letter) {
            while let Some(inner) = rest.next_if(|inner| in_word(*inner)) {
                piece.push(inner);
            }
            tokens.word(piece, rest.peek().copied());
        } else {
            tokens.after_marker |= letter == ';';
            let class = if letter.is_whitespace() || letter == '{' || letter == '}' { PLAIN } else { QUIET };
            tokens.push(class, piece);
        }
        before = letter;
    }
    tokens.list
}

struct Tokens {
    language: Language,
    list: Vec<Token>,
    words: usize,
    after_marker: bool,
}

impl Tokens {
    /// Adds a piece; neighbours of one class become one.
    fn push(&mut self, class: &'static str, piece: String) {
        match self.list.last_mut() {
            Some((last, text)) if *last == class => text.push_str(&piece),
            _ => self.list.push((class, piece)),
        }
    }

    fn word(&mut self, word: String, next: Option<char>) {
        let class = self.class(&word, next);
        self.words += 1;
        self.push(class, word);
    }

    fn class(&self, word: &str, next: Option<char>) -> &'static str {
        let first = self.words == 0;
        let number = word.starts_with(|letter: char| letter.is_ascii_digit());
        let option = word.starts_with('-') && word.len() > 1;
        match self.language {
            Language::Dockerfile if first && word.bytes().all(|byte| byte.is_ascii_uppercase()) => WORD,
            Language::Dockerfile | Language::Shell if next == Some('=') && !option => NAME,
            Language::Shell if first => WORD,
            Language::Requirements if self.after_marker => QUIET,
            Language::Requirements if first && !option => NAME,
            Language::Python if KEYWORDS.contains(&word) => WORD,
            Language::Python if matches!(next, Some('=' | '(')) => NAME,
            Language::Yaml if next == Some(':') => NAME,
            Language::Yaml if matches!(word, "true" | "false" | "null") => WORD,
            _ if option => NAME,
            _ if number => NUMBER,
            _ => PLAIN,
        }
    }
}

/// Python's words that a settings snippet may hold.
const KEYWORDS: [&str; 9] = ["False", "None", "True", "as", "def", "from", "import", "return", "with"];

const fn in_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '.' | '/') || !letter.is_ascii()
}
