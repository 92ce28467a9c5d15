//! A small generator of our own, so that every run of a test sees the same inputs.

/// The xorshift generator of 64 bits.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Random {
        Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % limit
    }

    pub fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }

    /// Fragments in a row, up to `most` of them.
    pub fn text(&mut self, fragments: &[&str], most: usize) -> String {
        (0..=self.below(most)).map(|_| self.pick(fragments)).collect()
    }
}
