//! Percent-encoding.

/// A text as a part of a path, a query or a form: everything but the unreserved letters is encoded (RFC 3986 §2.3).
pub fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::encoded;

    #[test]
    fn texts_are_encoded_as_pythons_quote_does_it() {
        // Right: `urllib.parse.quote(text, safe="")`.
        for (text, expected) in [
            ("static_one-image.v1~", "static_one-image.v1~"),
            ("desc:created", "desc%3Acreated"),
            ("a b&c=d/e?f#g%h+i", "a%20b%26c%3Dd%2Fe%3Ff%23g%25h%2Bi"),
            ("é\n\u{1f680}", "%C3%A9%0A%F0%9F%9A%80"),
        ] {
            assert_eq!(encoded(text), expected);
        }
    }
}
