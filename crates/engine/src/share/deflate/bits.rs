//! Bits in bytes, the lowest first (RFC 1951, section 3.1.1).

/// Bits that are read one after another.
pub(super) struct Bits<'a> {
    bytes: &'a [u8],
    /// How many bits have been read.
    done: usize,
}

/// Bits that are written one after another.
#[derive(Default)]
pub(super) struct Written {
    bytes: Vec<u8>,
    /// How many bits there are.
    count: usize,
}

impl<'a> Bits<'a> {
    /// All bits of some bytes.
    pub const fn of(bytes: &'a [u8]) -> Self {
        Self { bytes, done: 0 }
    }

    /// The next bits as a number; `None` where there are not so many.
    pub fn take(&mut self, count: u32) -> Option<usize> {
        let mut number = 0;
        for place in 0..count {
            let byte = self.bytes.get(self.done / 8)?;
            number |= usize::from(byte >> (self.done % 8) & 1) << place;
            self.done += 1;
        }
        Some(number)
    }

    /// Goes on with the next whole byte.
    pub const fn align(&mut self) {
        self.done = self.done.next_multiple_of(8);
    }

    /// Whether all bytes have been begun.
    pub const fn is_done(&self) -> bool {
        self.done.div_ceil(8) == self.bytes.len()
    }
}

impl Written {
    /// Writes a number with its lowest bits.
    pub fn put(&mut self, number: usize, count: u32) {
        for place in 0..count {
            if self.count.is_multiple_of(8) {
                self.bytes.push(0);
            }
            if let Some(last) = self.bytes.last_mut()
                && number >> place & 1 == 1
            {
                *last |= 1 << (self.count % 8);
            }
            self.count += 1;
        }
    }

    /// The bytes; the bits that are missing to a whole one are zeros.
    pub fn finish(self) -> Vec<u8> {
        self.bytes
    }
}
