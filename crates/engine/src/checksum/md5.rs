//! MD5 (RFC 1321): no protection against anybody, but the name that ZenML gives to a build.

/// A digest in the making.
pub(super) struct Md5 {
    state: [u32; 4],
    /// What does not yet fill a block of 64 bytes.
    pending: Vec<u8>,
    length: u64,
}

const BLOCK: usize = 64;

/// The integer part of 2^32 times the sine of each step's number, counted from 1, round by round.
#[rustfmt::skip]
const SINES: [[u32; 16]; 4] = [
    [
        0xd76a_a478, 0xe8c7_b756, 0x2420_70db, 0xc1bd_ceee, 0xf57c_0faf, 0x4787_c62a, 0xa830_4613, 0xfd46_9501,
        0x6980_98d8, 0x8b44_f7af, 0xffff_5bb1, 0x895c_d7be, 0x6b90_1122, 0xfd98_7193, 0xa679_438e, 0x49b4_0821,
    ],
    [
        0xf61e_2562, 0xc040_b340, 0x265e_5a51, 0xe9b6_c7aa, 0xd62f_105d, 0x0244_1453, 0xd8a1_e681, 0xe7d3_fbc8,
        0x21e1_cde6, 0xc337_07d6, 0xf4d5_0d87, 0x455a_14ed, 0xa9e3_e905, 0xfcef_a3f8, 0x676f_02d9, 0x8d2a_4c8a,
    ],
    [
        0xfffa_3942, 0x8771_f681, 0x6d9d_6122, 0xfde5_380c, 0xa4be_ea44, 0x4bde_cfa9, 0xf6bb_4b60, 0xbebf_bc70,
        0x289b_7ec6, 0xeaa1_27fa, 0xd4ef_3085, 0x0488_1d05, 0xd9d4_d039, 0xe6db_99e5, 0x1fa2_7cf8, 0xc4ac_5665,
    ],
    [
        0xf429_2244, 0x432a_ff97, 0xab94_23a7, 0xfc93_a039, 0x655b_59c3, 0x8f0c_cc92, 0xffef_f47d, 0x8584_5dd1,
        0x6fa8_7e4f, 0xfe2c_e6e0, 0xa301_4314, 0x4e08_11a1, 0xf753_7e82, 0xbd3a_f235, 0x2ad7_d2bb, 0xeb86_d391,
    ],
];

impl Md5 {
    pub(super) const fn new() -> Self {
        Self { state: [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476], pending: Vec::new(), length: 0 }
    }

    /// Takes a text in, as UTF-8.
    pub(super) fn update(&mut self, text: &str) {
        self.length = self.length.wrapping_add(text.len() as u64);
        self.pending.extend_from_slice(text.as_bytes());
        self.blocks();
    }

    /// The digest in hexadecimal.
    pub(super) fn finish(mut self) -> String {
        let bits = self.length.wrapping_mul(8);
        self.pending.push(0x80);
        while self.pending.len() % BLOCK != BLOCK - 8 {
            self.pending.push(0);
        }
        self.pending.extend_from_slice(&bits.to_le_bytes());
        self.blocks();
        self.state.iter().map(|word| format!("{:08x}", word.swap_bytes())).collect()
    }

    /// Works off all whole blocks.
    fn blocks(&mut self) {
        let (blocks, rest) = self.pending.as_chunks::<BLOCK>();
        for block in blocks {
            self.state = self::block(self.state, block);
        }
        self.pending = rest.to_vec();
    }
}

fn block(state: [u32; 4], block: &[u8; BLOCK]) -> [u32; 4] {
    let mut words = [0; 16];
    for (word, bytes) in words.iter_mut().zip(block.as_chunks::<4>().0) {
        *word = u32::from_le_bytes(*bytes);
    }
    let [first, second, third, fourth] = &SINES;
    let mixed = round(state, &words, first, [7, 12, 17, 22], (0, 1), |b, c, d| (b & c) | (!b & d));
    let mixed = round(mixed, &words, second, [5, 9, 14, 20], (1, 5), |b, c, d| (d & b) | (!d & c));
    let mixed = round(mixed, &words, third, [4, 11, 16, 23], (5, 3), |b, c, d| b ^ c ^ d);
    let [a, b, c, d] = round(mixed, &words, fourth, [6, 10, 15, 21], (0, 7), |b, c, d| c ^ (b | !d));
    let [first, second, third, fourth] = state;
    [first.wrapping_add(a), second.wrapping_add(b), third.wrapping_add(c), fourth.wrapping_add(d)]
}

/// Sixteen steps: `shifts` says how far each of four in turn rotates, `order` which word comes first and how far it is from
/// one to the next.
fn round(
    state: [u32; 4],
    words: &[u32; 16],
    sines: &[u32; 16],
    shifts: [u32; 4],
    order: (usize, usize),
    mix: impl Fn(u32, u32, u32) -> u32,
) -> [u32; 4] {
    let [mut a, mut b, mut c, mut d] = state;
    for ((step, sine), shift) in (0..).zip(sines).zip(shifts.into_iter().cycle()) {
        let word = words.get((order.0 + order.1 * step) % 16).copied().unwrap_or_default();
        let sum = a.wrapping_add(mix(b, c, d)).wrapping_add(*sine).wrapping_add(word);
        (a, d, c) = (d, c, b);
        b = b.wrapping_add(sum.rotate_left(shift));
    }
    [a, b, c, d]
}

#[cfg(test)]
mod tests {
    use super::Md5;

    fn check(text: &str, expected: &str) {
        let mut whole = Md5::new();
        whole.update(text);
        assert_eq!(whole.finish(), expected);
        let mut pieces = Md5::new();
        text.chars().for_each(|letter| pieces.update(letter.encode_utf8(&mut [0; 4])));
        assert_eq!(pieces.finish(), expected);
    }

    #[test]
    fn the_test_suite_of_rfc_1321_passes() {
        check("", "d41d8cd98f00b204e9800998ecf8427e");
        check("a", "0cc175b9c0f1b6a831c399e269772661");
        check("abc", "900150983cd24fb0d6963f7d28e17f72");
        check("message digest", "f96b697d7cb7938d525a2f31aaf161d0");
        check("abcdefghijklmnopqrstuvwxyz", "c3fcd3d76192e4007dfb496cca67e13b");
        check("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", "d174ab98d277d9f5a5611c2c9f419d9f");
        check(&"1234567890".repeat(8), "57edf4a22be3c955ac49da2e2107b67a");
    }
}
