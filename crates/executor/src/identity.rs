//! Identities of a launch and of its calls.

mod sha1;

use core::fmt;
use sha1::sha1;

/// A UUID (RFC 9562). Nothing here draws one at random: the page passes the identity of a launch in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Identity([u8; 16]);

impl Identity {
    /// The identity that nothing has.
    pub const NIL: Self = Self([0; 16]);

    /// The identity of 16 bytes that were drawn at random, marked as such (version 4).
    pub const fn of_random(mut bytes: [u8; 16]) -> Self {
        mark(&mut bytes, 4);
        Self(bytes)
    }

    /// Reads the usual form, 32 hexadecimal digits with four dashes; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let groups: Vec<&str> = text.split('-').collect();
        if groups.iter().map(|group| group.len()).ne([8, 4, 4, 4, 12]) {
            return None;
        }
        let digits: Vec<u8> = groups
            .concat()
            .bytes()
            .map(|digit| char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
            .collect::<Option<_>>()?;
        let bytes: Vec<u8> =
            digits.chunks(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit)).collect();
        bytes.try_into().ok().map(Self)
    }

    /// The identity of a name within this one (version 5): always the same, and another one for another name.
    pub fn of_name(self, name: &str) -> Self {
        let digest = sha1(&[&self.0, name.as_bytes()].concat());
        let mut bytes = [0; 16];
        bytes.iter_mut().zip(digest).for_each(|(byte, of_digest)| *byte = of_digest);
        mark(&mut bytes, 5);
        Self(bytes)
    }

    /// The first eight digits: enough for a person to tell two apart.
    pub fn short(self) -> String {
        self.to_string().chars().take(8).collect()
    }
}

impl fmt::Display for Identity {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, byte) in self.0.iter().enumerate() {
            out.write_str(if matches!(position, 4 | 6 | 8 | 10) { "-" } else { "" })?;
            write!(out, "{byte:02x}")?;
        }
        Ok(())
    }
}

/// Marks version and variant.
const fn mark(bytes: &mut [u8; 16], version: u8) {
    let [_, _, _, _, _, _, six, _, eight, ..] = bytes;
    *six = *six & 0x0f | version << 4;
    *eight = *eight & 0x3f | 0x80;
}

#[cfg(test)]
mod tests {
    use super::Identity;

    /// A namespace, a name, and `str(uuid.uuid5(namespace, name))` of Python.
    fn check(namespace: &str, name: &str, expected: &str) {
        let namespace = Identity::parse(namespace).unwrap();
        assert_eq!(namespace.of_name(name).to_string(), expected, "{name}");
    }

    #[test]
    fn names_get_the_identities_that_python_gives_them() {
        check("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.org", "74738ff5-5367-5958-9aee-98fffdcd1876");
        check("00000000-0000-0000-0000-000000000000", "", "e129f27c-5103-5c5c-844b-cdf0a15e160d");
        check("99e5cb6a-78ac-4554-b4c2-7f4b93e9dbff", "build", "1b7fe725-f460-50b2-bc1b-32e5f64c24db");
        check("99e5cb6a-78ac-4554-b4c2-7f4b93e9dbff", &"é".repeat(100), "251b5bfc-c0fe-503a-b08a-da754b823cfa");
    }

    #[test]
    fn only_the_usual_form_is_read() {
        let text = "99e5cb6a-78ac-4554-b4c2-7f4b93e9dbff";
        assert_eq!(Identity::parse(text).unwrap().to_string(), text);
        assert_eq!(Identity::parse(&text.to_uppercase()), Identity::parse(text));
        for text in [
            "",
            "99e5cb6a78ac4554b4c27f4b93e9dbff",
            "99e5cb6a-78ac-4554-b4c2-7f4b93e9dbf",
            "é9e5cb6-78ac-4554-b4c2-7f4b93e9dbff",
        ] {
            assert_eq!(Identity::parse(text), None, "{text}");
        }
    }

    #[test]
    fn random_bytes_become_a_version_4_identity() {
        assert_eq!(Identity::of_random([0xff; 16]).to_string(), "ffffffff-ffff-4fff-bfff-ffffffffffff");
        assert_eq!(Identity::of_random([0; 16]).to_string(), "00000000-0000-4000-8000-000000000000");
    }
}
