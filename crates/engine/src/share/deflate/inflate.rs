//! Unpacking.

use super::alphabet::{DISTANCES, END, ORDER, distance, length};
use super::bits::Bits;
use super::code::Code;

/// Why a text cannot be unpacked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// It would be longer than allowed.
    TooLong,
    /// It was not packed like this, or not all of it is there, or something follows it.
    Malformed,
}

/// Unpacks behind what is in `out` until that has more than `longest` bytes. Where it fails, what came before is there.
pub fn inflate(bytes: &[u8], longest: usize, out: &mut Vec<u8>) -> Result<(), Broken> {
    let mut bits = Bits::of(bytes);
    let whole = blocks(&mut bits, longest, out).filter(|()| bits.is_done());
    match whole {
        _ if out.len() > longest => Err(Broken::TooLong),
        Some(()) => Ok(()),
        None => Err(Broken::Malformed),
    }
}

fn blocks(bits: &mut Bits<'_>, longest: usize, out: &mut Vec<u8>) -> Option<()> {
    let mut is_last = false;
    while !is_last {
        is_last = bits.take(1)? == 1;
        match bits.take(2)? {
            0 => stored(bits, longest, out)?,
            1 => packed(bits, &fixed(), longest, out)?,
            2 => {
                let codes = dynamic(bits)?;
                packed(bits, &codes, longest, out)?;
            }
            _ => return None,
        }
    }
    Some(())
}

/// A block of bytes as they are.
fn stored(bits: &mut Bits<'_>, longest: usize, out: &mut Vec<u8>) -> Option<()> {
    bits.align();
    let count = bits.take(16)?;
    if bits.take(16)? != count ^ 0xffff {
        return None;
    }
    for _ in 0..count {
        out.push(u8::try_from(bits.take(8)?).ok()?);
        if out.len() > longest {
            return None;
        }
    }
    Some(())
}

/// A block of literals and repetitions.
fn packed(bits: &mut Bits<'_>, (literals, distances): &(Code, Code), longest: usize, out: &mut Vec<u8>) -> Option<()> {
    loop {
        let symbol = literals.read(bits)?;
        if symbol == END {
            return Some(());
        }
        if let Ok(literal) = u8::try_from(symbol) {
            out.push(literal);
        } else {
            let (shortest, extra) = length(symbol.checked_sub(END + 1)?)?;
            let count = shortest + bits.take(extra)?;
            let (nearest, extra) = distance(distances.read(bits)?)?;
            let from = out.len().checked_sub(nearest + bits.take(extra)?)?;
            for position in from..from + count {
                out.push(*out.get(position)?);
            }
        }
        if out.len() > longest {
            return None;
        }
    }
}

/// The two codes that need not be told.
fn fixed() -> (Code, Code) {
    let mut lengths = [8; 288];
    for (symbol, length) in lengths.iter_mut().enumerate() {
        match symbol {
            144..256 => *length = 9,
            256..280 => *length = 7,
            _ => {}
        }
    }
    (Code::of(&lengths), Code::of(&[5; DISTANCES]))
}

/// The two codes of a block that tells them.
fn dynamic(bits: &mut Bits<'_>) -> Option<(Code, Code)> {
    let literals = bits.take(5)? + END + 1;
    let distances = bits.take(5)? + 1;
    let told = bits.take(4)? + 4;
    let mut lengths = [0_u8; ORDER.len()];
    for symbol in ORDER.iter().take(told) {
        *lengths.get_mut(*symbol)? = u8::try_from(bits.take(3)?).ok()?;
    }
    let code = Code::of(&lengths);
    let mut lengths: Vec<u8> = Vec::new();
    while lengths.len() < literals + distances {
        let (length, count) = match code.read(bits)? {
            16 => (*lengths.last()?, bits.take(2)? + 3),
            17 => (0, bits.take(3)? + 3),
            18 => (0, bits.take(7)? + 11),
            length => (u8::try_from(length).ok()?, 1),
        };
        lengths.extend(core::iter::repeat_n(length, count));
    }
    let (of_literals, of_distances) = lengths.split_at_checked(literals)?;
    (of_distances.len() == distances).then(|| (Code::of(of_literals), Code::of(of_distances)))
}
