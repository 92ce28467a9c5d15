//! Packing.

use super::alphabet::{DISTANCES, END, LITERALS, ORDER, distance, length, symbol};
use super::bits::Written;
use super::code::Codewords;
use super::repeats::{Piece, pieces};

/// Packs bytes, as one block with codes of its own: links are long enough for that to pay.
pub fn compress(bytes: &[u8]) -> Vec<u8> {
    let pieces = pieces(bytes);
    let mut of_literals = [0_usize; LITERALS];
    let mut of_distances = [0_usize; DISTANCES];
    count(&mut of_literals, END);
    for piece in &pieces {
        match *piece {
            Piece::Literal(byte) => count(&mut of_literals, byte.into()),
            Piece::Repeat(many, far) => {
                count(&mut of_literals, END + 1 + symbol(many, length).0);
                count(&mut of_distances, symbol(far, distance).0);
            }
        }
    }
    let literals = Codewords::of(&of_literals, 15);
    let distances = Codewords::of(&of_distances, 15);
    let mut out = Written::default();
    out.put(0b101, 3);
    tell(&literals.lengths, &distances.lengths, &mut out);
    for piece in pieces {
        match piece {
            Piece::Literal(byte) => literals.write(byte.into(), &mut out),
            Piece::Repeat(many, far) => {
                let (number, rest, extra) = symbol(many, length);
                literals.write(END + 1 + number, &mut out);
                out.put(rest, extra);
                let (number, rest, extra) = symbol(far, distance);
                distances.write(number, &mut out);
                out.put(rest, extra);
            }
        }
    }
    literals.write(END, &mut out);
    out.finish()
}

fn count(frequencies: &mut [usize], symbol: usize) {
    if let Some(frequency) = frequencies.get_mut(symbol) {
        *frequency += 1;
    }
}

/// Writes the two codes (RFC 1951, section 3.2.7): the lengths of their codewords, in a third code.
fn tell(literals: &[u8], distances: &[u8], out: &mut Written) {
    let literals = used(literals, END + 1);
    let distances = used(distances, 1);
    let runs = runs(&[literals, distances].concat());
    let mut frequencies = [0; ORDER.len()];
    runs.iter().for_each(|(symbol, _, _)| count(&mut frequencies, *symbol));
    let code = Codewords::of(&frequencies, 7);
    let lengths: Vec<u8> = ORDER.iter().filter_map(|symbol| code.lengths.get(*symbol)).copied().collect();
    let told = used(&lengths, 4);
    out.put(literals.len() - END - 1, 5);
    out.put(distances.len() - 1, 5);
    out.put(told.len() - 4, 4);
    told.iter().for_each(|length| out.put(usize::from(*length), 3));
    for (symbol, rest, extra) in runs {
        code.write(symbol, out);
        out.put(rest, extra);
    }
}

/// The lengths without the zeros at the end, but at least so many.
fn used(lengths: &[u8], least: usize) -> &[u8] {
    let count = lengths.iter().rposition(|length| *length > 0).map_or(0, |last| last + 1);
    lengths.get(..count.max(least)).unwrap_or(lengths)
}

/// Lengths as symbols of the third code, each with the bits that follow it and how many they are.
fn runs(lengths: &[u8]) -> Vec<(usize, usize, u32)> {
    let mut runs = Vec::new();
    let mut rest = lengths;
    let mut previous = None;
    while let Some(length) = rest.first() {
        let run = rest.iter().take_while(|other| *other == length).count();
        let (taken, symbol) = match (length, run) {
            (0, 11..) => (run.min(138), (18, run.min(138) - 11, 7)),
            (0, 3..) => (run, (17, run - 3, 3)),
            (_, 3..) if previous == Some(length) => (run.min(6), (16, run.min(6) - 3, 2)),
            _ => (1, (usize::from(*length), 0, 0)),
        };
        runs.push(symbol);
        previous = Some(length);
        rest = rest.get(taken..).unwrap_or_default();
    }
    runs
}
