//! Inputs of one mebibyte that are made to be slow, for everything that reads text.

mod pieces;
mod readers;

use readers::READERS;

/// The length of each input.
const LENGTH: usize = 1 << 20;

/// The slowest input of one reader.
#[derive(Debug, Clone, PartialEq)]
pub struct Slowest {
    /// What reads it.
    pub reader: &'static str,
    /// What the input is made of.
    pub input: String,
    /// How long it takes, in milliseconds: the best of three.
    pub milliseconds: f64,
}

impl Slowest {
    /// The figure as one line.
    pub fn line(&self) -> String {
        format!("hostile {} {:.1} {:?}", self.reader, self.milliseconds, self.input)
    }
}

/// Finds the slowest input of every reader, or only of those that are named.
pub fn each(only: &[String], clock: impl Fn() -> f64, mut found: impl FnMut(Slowest)) {
    for (reader, parts, read) in
        READERS.iter().filter(|(name, ..)| only.is_empty() || only.iter().any(|only| only == name))
    {
        let mut slowest = Slowest { reader, input: String::new(), milliseconds: 0.0 };
        let starts = parts.starts.iter();
        for (start, piece) in starts.flat_map(|start| parts.pieces.iter().map(move |piece| (start, piece))) {
            let text = repeated(start, piece);
            let time = || {
                let began = clock();
                read(&text);
                clock() - began
            };
            let mut milliseconds = time();
            for _ in 0..2 {
                if milliseconds > slowest.milliseconds {
                    milliseconds = milliseconds.min(time());
                }
            }
            if milliseconds > slowest.milliseconds {
                slowest = Slowest { reader, input: format!("{start}{piece}…"), milliseconds };
            }
        }
        found(slowest);
    }
}

/// A text of the full length.
fn repeated(start: &str, piece: &str) -> String {
    let mut text = String::with_capacity(LENGTH);
    text.push_str(start);
    for number in 0_usize.. {
        let piece = piece.replace("{n}", &number.to_string());
        if text.len() + piece.len() > LENGTH {
            break;
        }
        text.push_str(&piece);
    }
    text
}
