//! A text as literals and repetitions of what came before (RFC 1951, section 4).

use super::alphabet::{LONGEST, WINDOW};

/// The shortest repetition.
const SHORTEST: usize = 3;

/// How many earlier places are tried for one repetition.
const TRIED: usize = 128;

/// How many lists of places there are.
const LISTS: usize = 4096;

/// A piece of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    /// A byte as it is.
    Literal(u8),
    /// So many bytes that stood so far back.
    Repeat(usize, usize),
}

/// The pieces of a text.
pub(super) fn pieces(bytes: &[u8]) -> Vec<Piece> {
    let mut seen = Seen { bytes, last: vec![usize::MAX; LISTS], before: Vec::with_capacity(bytes.len()) };
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(literal) = bytes.get(at) {
        let found = seen.longest(at);
        // A repetition waits one byte when a longer one begins there.
        let waits = found.0 < LONGEST && seen.longest(at + 1).0 > found.0;
        let (count, distance) = if waits { (0, 0) } else { found };
        if count < SHORTEST {
            pieces.push(Piece::Literal(*literal));
            at += 1;
        } else {
            pieces.push(Piece::Repeat(count, distance));
            at += count;
        }
    }
    pieces
}

/// Where each three bytes stood before.
struct Seen<'a> {
    bytes: &'a [u8],
    /// The last place of each list; `usize::MAX` for none.
    last: Vec<usize>,
    /// For each place that is known the one before it in its list.
    before: Vec<usize>,
}

impl Seen<'_> {
    /// The longest repetition at a place: how long it is and how far back; `(0, 0)` for none.
    fn longest(&mut self, at: usize) -> (usize, usize) {
        while self.before.len() < at {
            self.note(self.before.len());
        }
        let mut found = (0, 0);
        let mut place = self.list(at).and_then(|list| self.last.get(list)).copied().unwrap_or(usize::MAX);
        for _ in 0..TRIED {
            // Places behind this one are known already where a longer repetition was looked for there.
            if place < at {
                let distance = at - place;
                if distance > WINDOW {
                    break;
                }
                let count = self.same(place, at);
                if count > found.0 {
                    found = (count, distance);
                }
            }
            let Some(earlier) = self.before.get(place) else { break };
            place = *earlier;
        }
        found
    }

    fn note(&mut self, at: usize) {
        let last = self.list(at).and_then(|list| self.last.get_mut(list));
        let earlier = last.map_or(usize::MAX, |last| core::mem::replace(last, at));
        self.before.push(earlier);
    }

    /// The list of the three bytes at a place.
    fn list(&self, at: usize) -> Option<usize> {
        let three = self.bytes.get(at..at + SHORTEST)?;
        let hash = three.iter().fold(0_usize, |hash, byte| (hash << 4) ^ usize::from(*byte));
        Some(hash % LISTS)
    }

    /// How many bytes are the same from two places on.
    fn same(&self, one: usize, other: usize) -> usize {
        let from = |place: usize| self.bytes.iter().skip(place);
        from(one).zip(from(other)).take(LONGEST).take_while(|(one, other)| one == other).count()
    }
}

#[cfg(test)]
mod tests {
    use super::{Piece, pieces};

    #[test]
    fn a_text_that_comes_again_is_one_piece() {
        use Piece::{Literal, Repeat};
        let literals = |text: &str| text.bytes().map(Literal).collect::<Vec<_>>();
        assert_eq!(pieces(b"abcabcabcd"), [literals("abc"), vec![Repeat(6, 3), Literal(b'd')]].concat());
        assert_eq!(pieces(b"aaaaa"), [Literal(b'a'), Repeat(4, 1)]);
        // `bcde` from the second letter on is longer than `abc`.
        assert_eq!(pieces(b"abc-bcde-abcde"), [literals("abc-bcde-a"), vec![Repeat(4, 6)]].concat());
    }
}
