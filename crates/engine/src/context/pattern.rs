//! One pattern of an ignore file, as the two programs that apply it read it.

use super::Sender;

/// A pattern, taken apart.
#[derive(Debug)]
pub(super) struct Pattern {
    /// Whether it takes back what earlier ones exclude.
    pub takes_back: bool,
    /// The number of parts between slashes, cleaned of `.` and `..`.
    pub parts: usize,
    /// The parts joined again.
    pub cleaned: String,
    pieces: Vec<Piece>,
}

/// A piece of a pattern.
#[derive(Debug)]
enum Piece {
    /// This character.
    Letter(char),
    /// Any one but a slash.
    One,
    /// Any number of them without a slash.
    Several,
    /// Any number of folders, none as well.
    Folders,
    /// Whatever follows.
    Rest,
    /// One of some, or one that is none of them; a slash can be among them.
    Class { not: bool, ranges: Vec<(char, char)> },
}

impl Pattern {
    /// Reads a line; `None` where nothing is left of it.
    pub fn read(line: &str, sender: Sender) -> Option<Self> {
        let (takes_back, text) = line.strip_prefix('!').map_or((false, line), |rest| (true, rest));
        let parts = cleaned(text.trim(), sender);
        if parts.is_empty() {
            return None;
        }
        let cleaned = parts.join("/");
        // ZenML's way to match has no regard for the case of letters.
        let matched = if sender.ignores_case() { cleaned.to_lowercase() } else { cleaned.clone() };
        Some(Self { takes_back, parts: parts.len(), pieces: pieces(&matched, sender), cleaned })
    }

    /// Whether the pattern is that of a path, given in lower case where the sender has no regard for it.
    pub fn is_of(&self, path: &[char]) -> bool {
        // Positions in the path that the pieces so far can reach.
        let mut reached = vec![false; path.len() + 1];
        if let Some(start) = reached.first_mut() {
            *start = true;
        }
        for piece in &self.pieces {
            if !reached.contains(&true) {
                return false;
            }
            reached = step(piece, &reached, path);
        }
        reached.last().copied().unwrap_or_default()
    }
}

/// Where one more piece leads to.
fn step(piece: &Piece, before: &[bool], path: &[char]) -> Vec<bool> {
    let mut after = Vec::with_capacity(before.len());
    let mut open = false;
    let mut last = None;
    // One position behind, together with the letter between the two.
    let mut came_before = false;
    let letters = path.iter().copied().map(Some).chain([None]);
    for (came, next) in before.iter().copied().zip(letters) {
        let one = |fits: bool| came_before && last.is_some() && fits;
        after.push(match piece {
            Piece::Letter(letter) => one(last == Some(*letter)),
            Piece::One => one(last != Some('/')),
            Piece::Class { not, ranges } => {
                one(last.is_some_and(|letter| ranges.iter().any(|(from, to)| (*from..=*to).contains(&letter)) != *not))
            }
            Piece::Several => {
                open = came || (open && last != Some('/'));
                open
            }
            Piece::Folders => {
                let passed = open && last == Some('/');
                open |= came;
                came || passed
            }
            Piece::Rest => {
                open |= came;
                open
            }
        });
        came_before = came;
        last = next;
    }
    after
}

/// The parts of a pattern without `.` and `..`, which take the part before them along.
fn cleaned(text: &str, sender: Sender) -> Vec<&str> {
    let mut parts: Vec<&str> = Vec::new();
    for part in text.split('/').filter(|part| !part.is_empty() && *part != ".") {
        if part != ".." {
            parts.push(part);
        } else if parts.pop().is_none() && sender == Sender::Docker && !text.starts_with('/') {
            // Docker keeps what leads out of the folder, and nothing is there.
            return vec!["..", ""];
        }
    }
    parts
}

fn pieces(text: &str, sender: Sender) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let piece = match letter {
            '*' if letters.next_if_eq(&'*').is_some() => {
                letters.next_if_eq(&'/');
                if letters.peek().is_none() { Piece::Rest } else { Piece::Folders }
            }
            '*' => Piece::Several,
            '?' => Piece::One,
            '[' => match class(letters.clone(), sender) {
                Some((piece, length)) => {
                    letters.by_ref().take(length).for_each(drop);
                    piece
                }
                None => Piece::Letter('['),
            },
            '\\' if sender == Sender::Docker => Piece::Letter(letters.next().unwrap_or('\\')),
            letter => Piece::Letter(letter),
        };
        pieces.push(piece);
    }
    pieces
}

/// A class behind its opening bracket, and how many characters it takes; `None` where nothing closes it.
fn class(letters: impl Iterator<Item = char>, sender: Sender) -> Option<(Piece, usize)> {
    let negation = if sender == Sender::Docker { '^' } else { '!' };
    let mut inside: Vec<char> = Vec::new();
    let mut not = false;
    let mut closed = false;
    for (position, letter) in letters.enumerate() {
        if position == 0 && letter == negation {
            not = true;
        } else if letter == ']' && !inside.is_empty() {
            closed = true;
            break;
        } else {
            // A bracket that comes first closes nothing.
            inside.push(letter);
        }
    }
    if !closed {
        return None;
    }
    let length = usize::from(not) + inside.len() + 1;
    let mut ranges = Vec::new();
    let mut inside = inside.into_iter();
    while let Some(mut from) = inside.next() {
        if from == '\\' && sender == Sender::Docker {
            from = inside.next().unwrap_or('\\');
        }
        let mut ahead = inside.clone();
        match (ahead.next(), ahead.next()) {
            (Some('-'), Some(to)) => {
                ranges.push((from, to));
                inside = ahead;
            }
            _ => ranges.push((from, from)),
        }
    }
    Some((Piece::Class { not, ranges }, length))
}
