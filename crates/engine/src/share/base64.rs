//! Base64 with the letters that every address may have, without padding (RFC 4648, section 5).

const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The text of some bytes.
pub(super) fn encode(bytes: &[u8]) -> String {
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let number = three.iter().fold(0, |number, byte| number << 8 | usize::from(*byte)) << (8 * (3 - three.len()));
        let letters = [18, 12, 6, 0].map(|place| LETTERS.chars().nth(number >> place & 63));
        text.extend(letters.into_iter().flatten().take(three.len() + 1));
    }
    text
}

/// The bytes of a text, up to the first character that is none of the letters, and whether that was all. The letters of
/// other base64 are read as well.
pub(super) fn decode(text: &str) -> (Vec<u8>, bool) {
    let text = text.trim_end_matches('=');
    let mut bytes = Vec::new();
    let (mut number, mut bits, mut read) = (0_u32, 0, 0);
    for letter in text.bytes() {
        let Some(value) = value(letter) else { break };
        (number, bits, read) = ((number << 6 | u32::from(value)) & 0xffff, bits + 6, read + 1);
        if bits >= 8 {
            bits -= 8;
            bytes.extend(u8::try_from(number >> bits & 0xff));
        }
    }
    // One letter alone at the end is less than a byte.
    (bytes, read == text.len() && read % 4 != 1)
}

const fn value(letter: u8) -> Option<u8> {
    match letter {
        b'A'..=b'Z' => Some(letter - b'A'),
        b'a'..=b'z' => Some(letter - b'a' + 26),
        b'0'..=b'9' => Some(letter - b'0' + 52),
        b'-' | b'+' => Some(62),
        b'_' | b'/' => Some(63),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{decode, encode};

    #[test]
    fn the_texts_are_those_of_the_standard() {
        let cases: [(&[u8], &str); 8] = [
            (b"", ""),
            (b"f", "Zg"),
            (b"fo", "Zm8"),
            (b"foo", "Zm9v"),
            (b"foob", "Zm9vYg"),
            (b"fooba", "Zm9vYmE"),
            (b"foobar", "Zm9vYmFy"),
            (&[0xfb, 0xff, 0xbf], "-_-_"),
        ];
        for (bytes, text) in cases {
            assert_eq!((encode(bytes).as_str(), decode(text)), (text, (bytes.to_vec(), true)));
        }
    }

    #[test]
    fn padding_and_other_letters_are_read_and_what_is_none_ends_the_text() {
        assert_eq!(decode("Zg=="), (b"f".to_vec(), true));
        assert_eq!(decode("+/+/"), (vec![0xfb, 0xff, 0xbf], true));
        assert_eq!(decode("Zm9v!Zm9v"), (b"foo".to_vec(), false));
        assert_eq!(decode("Zm9vY"), (b"foo".to_vec(), false));
    }
}
