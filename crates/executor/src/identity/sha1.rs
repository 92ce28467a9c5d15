//! SHA-1 (RFC 3174), as version 5 identities need it. It protects nothing here.

/// The digest of some bytes.
pub fn sha1(message: &[u8]) -> [u8; 20] {
    let mut padded = message.to_vec();
    padded.push(0x80);
    // The length of the message takes the last eight bytes of the last block.
    padded.resize((message.len() + 8) / 64 * 64 + 56, 0);
    padded.extend((message.len() as u64 * 8).to_be_bytes());
    let mut state = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0];
    padded.chunks(64).for_each(|block| mix(&mut state, block));
    let mut digest = [0; 20];
    let bytes = state.into_iter().flat_map(u32::to_be_bytes);
    digest.iter_mut().zip(bytes).for_each(|(place, byte)| *place = byte);
    digest
}

/// Mixes a block of 64 bytes into the state.
fn mix(state: &mut [u32; 5], block: &[u8]) {
    let mut words = [0_u32; 16];
    for (word, bytes) in words.iter_mut().zip(block.chunks(4)) {
        *word = bytes.iter().fold(0, |word, byte| word << 8 | u32::from(*byte));
    }
    let [mut a, mut b, mut c, mut d, mut e] = *state;
    for round in 0..80 {
        let [first, ..] = words;
        let (mixed, constant) = match round {
            0..20 => (b & c | !b & d, 0x5a82_7999),
            20..40 => (b ^ c ^ d, 0x6ed9_eba1),
            40..60 => (b & c | b & d | c & d, 0x8f1b_bcdc),
            _ => (b ^ c ^ d, 0xca62_c1d6),
        };
        let next = a.rotate_left(5).wrapping_add(mixed).wrapping_add(e).wrapping_add(constant).wrapping_add(first);
        (a, b, c, d, e) = (next, a, b.rotate_left(30), c, d);
        // The word that is used goes to the end, as the one of sixteen rounds later.
        let [zero, _, two, _, _, _, _, _, eight, _, _, _, _, thirteen, ..] = words;
        words.rotate_left(1);
        let [.., last] = &mut words;
        *last = (zero ^ two ^ eight ^ thirteen).rotate_left(1);
    }
    for (word, mixed) in state.iter_mut().zip([a, b, c, d, e]) {
        *word = word.wrapping_add(mixed);
    }
}

#[cfg(test)]
mod tests {
    use super::sha1;

    /// A message, and `hashlib.sha1(message).hexdigest()` of Python.
    fn check(message: &[u8], expected: &str) {
        let digest: String = sha1(message).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(digest, expected, "{} bytes", message.len());
    }

    #[test]
    fn digests_are_those_of_python_at_every_edge_of_a_block() {
        check(&[b'a'; 0], "da39a3ee5e6b4b0d3255bfef95601890afd80709");
        check(&[b'a'; 1], "86f7e437faa5a7fce15d1ddcb9eaeaea377667b8");
        check(&[b'a'; 55], "c1c8bbdc22796e28c0e15163d20899b65621d65a");
        check(&[b'a'; 56], "c2db330f6083854c99d4b5bfb6e8f29f201be699");
        check(&[b'a'; 57], "f08f24908d682555111be7ff6f004e78283d989a");
        check(&[b'a'; 63], "03f09f5b158a7a8cdad920bddc29b81c18a551f5");
        check(&[b'a'; 64], "0098ba824b5c16427bd7a1122a5a442a25ec644d");
        check(&[b'a'; 65], "11655326c708d70319be2610e8a57d9a5b959d3b");
        check(&[b'a'; 119], "ee971065aaa017e0632a8ca6c77bb3bf8b1dfc56");
        check(&[b'a'; 120], "f34c1488385346a55709ba056ddd08280dd4c6d6");
        check(&[b'a'; 128], "ad5b3fdbcb526778c2839d2f151ea753995e26a0");
        check(&[b'a'; 1000], "291e9a6c66994949b57ba5e650361e98fc36b1ba");
    }
}
