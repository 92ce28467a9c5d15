//! Prefix codes that follow from the lengths of their codewords (RFC 1951, section 3.2.2).

use super::bits::{Bits, Written};

/// A code that is read.
pub(super) struct Code {
    /// How many codewords there are of each length.
    counts: [usize; 16],
    /// The symbols in the order of their codewords.
    symbols: Vec<usize>,
}

impl Code {
    /// The code in which the symbols have codewords of these lengths; 0 stands for none.
    pub fn of(lengths: &[u8]) -> Self {
        let mut counts = [0; 16];
        let mut symbols = Vec::new();
        for (length, count) in (1..).zip(counts.iter_mut().skip(1)) {
            let of_length = (0..).zip(lengths).filter(|(_, own)| **own == length).map(|(symbol, _)| symbol);
            let before = symbols.len();
            symbols.extend(of_length);
            *count = symbols.len() - before;
        }
        Self { counts, symbols }
    }

    /// Reads a symbol; `None` at the end and where no codeword begins.
    pub fn read(&self, bits: &mut Bits<'_>) -> Option<usize> {
        let (mut code, mut first, mut before) = (0_usize, 0, 0);
        for count in self.counts.iter().skip(1) {
            code = code << 1 | bits.take(1)?;
            first <<= 1;
            let position = code.checked_sub(first)?;
            if position < *count {
                return self.symbols.get(before + position).copied();
            }
            before += count;
            first += count;
        }
        None
    }
}

/// A code that is written: for each symbol its codeword and the length of that.
pub(super) struct Codewords {
    /// The lengths; 0 where a symbol has no codeword.
    pub lengths: Vec<u8>,
    words: Vec<usize>,
}

impl Codewords {
    /// A code for symbols that come up so often, with no codeword longer than `longest` bits.
    pub fn of(frequencies: &[usize], longest: u8) -> Self {
        let mut frequencies = frequencies.to_vec();
        let mut lengths = depths(&frequencies);
        while lengths.iter().any(|length| *length > longest) {
            // The rarest come up as often as the second rarest: the tree gets flatter.
            frequencies.iter_mut().for_each(|frequency| *frequency = frequency.div_ceil(2));
            lengths = depths(&frequencies);
        }
        let mut words = vec![0; lengths.len()];
        let mut next = 0;
        for length in 1..=longest {
            next <<= 1;
            for (word, _) in words.iter_mut().zip(&lengths).filter(|(_, own)| **own == length) {
                *word = next;
                next += 1;
            }
        }
        Self { lengths, words }
    }

    /// Writes a symbol; one without a codeword is none.
    pub fn write(&self, symbol: usize, out: &mut Written) {
        let (word, length) = (self.words.get(symbol), self.lengths.get(symbol));
        let (Some(word), Some(length)) = (word, length) else { return };
        // The first bit of a codeword is its highest.
        (0..*length).rev().for_each(|place| out.put(word >> place, 1));
    }
}

/// How deep each symbol lies in Huffman's tree; 0 for those that do not come up.
fn depths(frequencies: &[usize]) -> Vec<u8> {
    // The trees that are still to be joined: how often their symbols come up, and which they are.
    let mut trees: Vec<(usize, Vec<usize>)> = (0..)
        .zip(frequencies)
        .filter(|(_, frequency)| **frequency > 0)
        .map(|(symbol, frequency)| (*frequency, vec![symbol]))
        .collect();
    let mut depths = vec![0_u8; frequencies.len()];
    let mut deepen = |symbols: &[usize]| {
        let below = |(symbol, depth): (usize, &mut u8)| *depth += u8::from(symbols.contains(&symbol));
        depths.iter_mut().enumerate().for_each(below);
    };
    // One symbol alone has a codeword all the same.
    if let [(_, alone)] = trees.as_slice() {
        deepen(alone);
    }
    while trees.len() > 1 {
        let (one, mut symbols) = take_rarest(&mut trees);
        let (other, others) = take_rarest(&mut trees);
        symbols.extend(others);
        deepen(&symbols);
        trees.push((one + other, symbols));
    }
    depths
}

fn take_rarest(trees: &mut Vec<(usize, Vec<usize>)>) -> (usize, Vec<usize>) {
    let rarest = trees.iter().enumerate().min_by_key(|(_, (frequency, _))| *frequency);
    rarest.map(|(position, _)| position).map(|position| trees.swap_remove(position)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Codewords, depths};

    #[test]
    fn what_comes_up_often_lies_high() {
        assert_eq!(depths(&[1, 1, 2, 4, 0]), [3, 3, 2, 1, 0]);
        assert_eq!(depths(&[0, 5, 0]), [0, 1, 0]);
        assert_eq!(depths(&[0, 0]), [0, 0]);
    }

    #[test]
    fn no_codeword_is_longer_than_asked_for() {
        let steep: Vec<usize> = (0..30).map(|place| 1 << place).collect();
        assert!(depths(&steep).contains(&29));
        let lengths = Codewords::of(&steep, 15).lengths;
        assert_eq!(lengths.iter().max(), Some(&15));
        // A code is whole when its codewords leave no bits over (Kraft).
        assert_eq!(lengths.iter().map(|length| 1_usize << (15 - length)).sum::<usize>(), 1 << 15);
    }
}
