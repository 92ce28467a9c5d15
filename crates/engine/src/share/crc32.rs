//! CRC-32 as zip and PNG have it (ISO 3309): a checksum against accidents, not against attackers.

/// The checksum of some bytes. Bit by bit, because a table would weigh more than links are long.
pub(crate) fn of(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            let carried = crc & 1 == 1;
            crc >>= 1;
            if carried {
                crc ^= 0xedb8_8320;
            }
        }
    }
    !crc
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn the_checksums_are_those_of_zlib() {
        let cases = [
            ("", 0),
            ("a", 0xe8b7_be43),
            ("123456789", 0xcbf4_3926),
            ("v=1&zenml=0.98.0&goal=reuse&python=3.12", 0xecdd_f607),
            ("é日本", 0x354d_656f),
        ];
        for (text, expected) in cases {
            assert_eq!(of(text.as_bytes()), expected, "{text}");
        }
    }
}
