//! From the bytes of a file to a text: what Windows' programs write is read as well.

/// Decodes by the byte order mark, else as UTF-16 where every other byte is nothing, else as UTF-8, else as Windows-1252.
/// What is no character becomes U+FFFD, so that the rest is not lost.
pub(crate) fn decode(bytes: Vec<u8>) -> String {
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return utf16(rest, u16::from_le_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return utf16(rest, u16::from_be_bytes);
    }
    let text = match bytes.get(..2) {
        Some([first, 0]) if *first != 0 => return utf16(&bytes, u16::from_le_bytes),
        Some([0, second]) if *second != 0 => return utf16(&bytes, u16::from_be_bytes),
        _ => String::from_utf8(bytes),
    };
    match text {
        Ok(text) => match text.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => text,
        },
        Err(error) => error.as_bytes().iter().map(|byte| windows1252(*byte)).collect(),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.as_chunks::<2>().0.iter().map(|pair| unit(*pair));
    char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// Windows-1252 is Latin-1 but for 0x80 to 0x9f, five of which are nothing.
fn windows1252(byte: u8) -> char {
    const LETTERS: [char; 32] = [
        '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž', '\u{fffd}',
        '\u{fffd}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}', 'ž', 'Ÿ',
    ];
    let special = byte.checked_sub(0x80).and_then(|offset| LETTERS.get(usize::from(offset)));
    special.copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn what_windows_writes_is_read() {
        // Python: "naïve – €".encode("utf-16"), .encode("cp1252"), .encode("utf-8-sig").
        let text = "naïve – €";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [
            text.as_bytes().to_vec(),
            [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            [b"\xff\xfe".as_slice(), &little].concat(),
            [b"\xfe\xff".as_slice(), &big].concat(),
            little,
            big,
            b"na\xefve \x96 \x80".to_vec(),
        ] {
            assert_eq!(decode(bytes), text);
        }
        assert_eq!(decode(b"\xff\xfea\0b".to_vec()), "a");
        assert_eq!(decode(b"\x81\xe9".to_vec()), "\u{fffd}é");
        assert_eq!(decode(Vec::new()), "");
    }
}
