//! Percent-encoding of keys and values, and the text that they make together.

const HEX: &str = "0123456789ABCDEF";

/// Version 1 and the pairs as one text, without a checksum. Its last character is a letter or a digit, unless the last
/// value is empty.
pub(super) fn compose<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut text = String::from("v=1");
    for (key, value) in pairs {
        text.push('&');
        escape(key, &mut text);
        text.push('=');
        escape(value, &mut text);
    }
    match text.pop() {
        // What `escape` leaves as it is is ASCII, so the last character is one byte.
        Some(last) if !last.is_ascii_alphanumeric() && last != '=' => encoded(last as u8, &mut text),
        Some(last) => text.push(last),
        None => {}
    }
    text
}

/// Leaves what every program leaves alone; two dots in a row are a way out of a folder to some.
fn escape(text: &str, out: &mut String) {
    for byte in text.bytes() {
        match byte {
            b'.' if out.ends_with('.') => encoded(byte, out),
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' | b':' | b'@' | b',' => {
                out.push(char::from(byte));
            }
            _ => encoded(byte, out),
        }
    }
}

fn encoded(byte: u8, out: &mut String) {
    out.push('%');
    for half in [byte >> 4, byte & 15] {
        out.extend(HEX.chars().nth(usize::from(half)));
    }
}

/// The text behind a percent-encoded one; a percent sign that encodes nothing stands for itself. `None` where the bytes
/// are not UTF-8.
pub(super) fn unescape(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        if *first == b'%'
            && let [high, low, after @ ..] = after
            && let (Some(high), Some(low)) = (digit(*high), digit(*low))
        {
            bytes.push(high << 4 | low);
            rest = after;
        } else {
            bytes.push(*first);
        }
    }
    String::from_utf8(bytes).ok()
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::{compose, unescape};

    #[test]
    fn a_text_ends_in_a_letter_or_a_digit_and_comes_back() {
        let cases = [
            ("plain", "v=1&k=plain"),
            ("a b&c=d%", "v=1&k=a%20b%26c%3Dd%25"),
            ("/opt/hf", "v=1&k=/opt/hf"),
            ("../x..", "v=1&k=.%2E/x.%2E"),
            ("v1.", "v=1&k=v1%2E"),
            ("é日\u{1f600}\n", "v=1&k=%C3%A9%E6%97%A5%F0%9F%98%80%0A"),
        ];
        for (value, expected) in cases {
            let text = compose([("k", value)]);
            assert_eq!(text, expected);
            assert_eq!(unescape(expected.strip_prefix("v=1&k=").unwrap()).as_deref(), Some(value));
        }
    }

    #[test]
    fn a_percent_sign_alone_is_itself_and_broken_utf8_is_nothing() {
        assert_eq!(unescape("100%").as_deref(), Some("100%"));
        assert_eq!(unescape("%zz%4").as_deref(), Some("%zz%4"));
        assert_eq!(unescape("%2f%2F").as_deref(), Some("//"));
        assert_eq!(unescape("%ff"), None);
    }
}
