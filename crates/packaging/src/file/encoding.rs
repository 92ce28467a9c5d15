//! From the bytes of a requirements file to its text (pip's `_decode_req_file`).

use std::fmt;

/// Why the bytes of a file are no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// The comment at the top names an encoding that is not known here.
    UnknownEncoding(String),
    /// The bytes are not of the encoding that the file has or says it has.
    Malformed(&'static str),
}

#[derive(Clone, Copy)]
enum Encoding {
    Utf8,
    /// Also the seven bits of ASCII, which refuses the rest.
    Ascii,
    Latin1,
    Latin9,
    Windows1252,
    Utf16(ByteOrder),
    Utf32(ByteOrder),
}

#[derive(Clone, Copy)]
enum ByteOrder {
    Little,
    Big,
}

/// The mark of UTF-16 begins that of UTF-32, so the longer one stands first.
const MARKS: [(&[u8], Encoding); 5] = [
    (b"\xef\xbb\xbf", Encoding::Utf8),
    (b"\xff\xfe\x00\x00", Encoding::Utf32(ByteOrder::Little)),
    (b"\x00\x00\xfe\xff", Encoding::Utf32(ByteOrder::Big)),
    (b"\xff\xfe", Encoding::Utf16(ByteOrder::Little)),
    (b"\xfe\xff", Encoding::Utf16(ByteOrder::Big)),
];

pub(super) fn decode(bytes: &[u8]) -> Result<String, DecodeError> {
    for (mark, encoding) in MARKS {
        if let Some(rest) = bytes.strip_prefix(mark) {
            return encoding.decode(rest);
        }
    }
    for line in bytes.split(|byte| *byte == b'\n').take(2) {
        if let Some(name) = line.starts_with(b"#").then(|| declared(line)).flatten() {
            return Encoding::named(&name).ok_or(DecodeError::UnknownEncoding(name))?.decode(bytes);
        }
    }
    Encoding::Utf8.decode(bytes)
}

/// The encoding that a comment names: `coding`, `:` or `=`, blanks, a name (PEP 263).
fn declared(line: &[u8]) -> Option<String> {
    let in_name = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    line.windows(b"coding".len()).enumerate().filter(|(_, window)| window == b"coding").find_map(|(start, window)| {
        let rest = line.get(start + window.len()..)?;
        let rest = rest.strip_prefix(b":").or_else(|| rest.strip_prefix(b"="))?;
        let name: String = rest.trim_ascii_start().iter().take_while(in_name).map(|byte| char::from(*byte)).collect();
        (!name.is_empty()).then_some(name)
    })
}

impl Encoding {
    /// The encodings that such comments name in practice, under Python's names for them.
    fn named(name: &str) -> Option<Encoding> {
        Some(match name.to_ascii_lowercase().replace('_', "-").as_str() {
            "utf-8" | "utf8" | "u8" | "utf" | "cp65001" => Encoding::Utf8,
            "ascii" | "us-ascii" | "646" => Encoding::Ascii,
            "latin-1" | "latin1" | "latin" | "l1" | "iso-8859-1" | "iso8859-1" | "8859" | "cp819" => Encoding::Latin1,
            "iso-8859-15" | "iso8859-15" | "latin-9" | "latin9" | "l9" => Encoding::Latin9,
            "cp1252" | "windows-1252" | "1252" => Encoding::Windows1252,
            "utf-16" | "utf16" | "u16" | "utf-16-le" | "utf-16le" => Encoding::Utf16(ByteOrder::Little),
            "utf-16-be" | "utf-16be" => Encoding::Utf16(ByteOrder::Big),
            "utf-32" | "utf32" | "u32" | "utf-32-le" | "utf-32le" => Encoding::Utf32(ByteOrder::Little),
            "utf-32-be" | "utf-32be" => Encoding::Utf32(ByteOrder::Big),
            _ => return None,
        })
    }

    fn decode(self, bytes: &[u8]) -> Result<String, DecodeError> {
        let single =
            |decode: fn(u8) -> Option<char>| bytes.iter().map(|byte| decode(*byte)).collect::<Option<String>>();
        match self {
            Encoding::Utf8 => str::from_utf8(bytes).ok().map(str::to_owned).ok_or(DecodeError::Malformed("UTF-8")),
            Encoding::Ascii => {
                single(|byte| byte.is_ascii().then_some(char::from(byte))).ok_or(DecodeError::Malformed("ASCII"))
            }
            Encoding::Latin1 => single(|byte| Some(char::from(byte))).ok_or(DecodeError::Malformed("Latin-1")),
            Encoding::Latin9 => single(|byte| Some(latin9(byte))).ok_or(DecodeError::Malformed("Latin-9")),
            Encoding::Windows1252 => single(windows1252).ok_or(DecodeError::Malformed("Windows-1252")),
            Encoding::Utf16(order) => utf16(bytes, order).ok_or(DecodeError::Malformed("UTF-16")),
            Encoding::Utf32(order) => utf32(bytes, order).ok_or(DecodeError::Malformed("UTF-32")),
        }
    }
}

fn utf16(bytes: &[u8], order: ByteOrder) -> Option<String> {
    let (units, rest) = bytes.as_chunks::<2>();
    let units = units.iter().map(|unit| match order {
        ByteOrder::Little => u16::from_le_bytes(*unit),
        ByteOrder::Big => u16::from_be_bytes(*unit),
    });
    rest.is_empty().then(|| char::decode_utf16(units).collect::<Result<String, _>>().ok()).flatten()
}

fn utf32(bytes: &[u8], order: ByteOrder) -> Option<String> {
    let (units, rest) = bytes.as_chunks::<4>();
    let units = units.iter().map(|unit| match order {
        ByteOrder::Little => u32::from_le_bytes(*unit),
        ByteOrder::Big => u32::from_be_bytes(*unit),
    });
    rest.is_empty().then(|| units.map(char::from_u32).collect::<Option<String>>()).flatten()
}

/// ISO 8859-15 is Latin-1 but for eight characters.
fn latin9(byte: u8) -> char {
    match byte {
        0xa4 => '€',
        0xa6 => 'Š',
        0xa8 => 'š',
        0xb4 => 'Ž',
        0xb8 => 'ž',
        0xbc => 'Œ',
        0xbd => 'œ',
        0xbe => 'Ÿ',
        _ => char::from(byte),
    }
}

/// Windows-1252 is Latin-1 but for 0x80 to 0x9f, five of which are nothing.
fn windows1252(byte: u8) -> Option<char> {
    let c = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ".chars().nth(usize::from(byte.wrapping_sub(0x80)));
    match c.filter(|_| byte >= 0x80) {
        Some('\0') => None,
        Some(c) => Some(c),
        None => Some(char::from(byte)),
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DecodeError::UnknownEncoding(name) => {
                write!(f, "Save the file as UTF-8: the encoding “{name}” is not known")
            }
            DecodeError::Malformed(name) => write!(f, "Save the file as UTF-8: it is not valid {name}"),
        }
    }
}

impl std::error::Error for DecodeError {}
