//! The packed form: `v1z.`, the canonical text without its checksum through raw deflate and base64url, `.`, the checksum.

use super::deflate::{Broken, compress, inflate};
use super::{Refused, base64, crc32};

/// What the packed form of version 1 begins with.
pub(super) const MARK: &str = "v1z.";

/// How long a text may be that comes out, in bytes. Six mebibytes of one letter fit in a link of 8,000 characters.
pub(super) const LONGEST: usize = 65_536;

/// Packs a canonical text.
pub(super) fn pack(text: &str) -> String {
    let packed = base64::encode(&compress(text.as_bytes()));
    format!("{MARK}{packed}.{:08x}", crc32::of(text.as_bytes()))
}

/// Unpacks what follows the mark; `arrived` is how many characters there are with it.
pub(super) fn unpack(text: &str, arrived: usize) -> Result<String, Refused> {
    let text = text.trim_end_matches(|last: char| !last.is_ascii_alphanumeric());
    let (packed, digits) = text.split_once('.').unwrap_or((text, ""));
    if digits.len() < 8 {
        return Err(Refused::because(format!(
            "it was cut off on the way: {arrived} characters arrived, and the checksum at its end is missing"
        )));
    }
    let altered = || {
        Refused::because(format!(
            "it was altered or cut off on the way: its checksum does not fit the {arrived} characters that arrived"
        ))
    };
    let checksum = u32::from_str_radix(digits, 16).ok().filter(|_| digits.len() == 8 && !digits.starts_with('+'));
    let (bytes, whole) = base64::decode(packed);
    let mut unpacked = Vec::new();
    match inflate(&bytes, LONGEST, &mut unpacked) {
        Err(Broken::TooLong) => {
            Err(Refused::because(format!("it is packed, and unpacks to more than {LONGEST} characters")))
        }
        Ok(()) if whole && checksum == Some(crc32::of(&unpacked)) => {
            String::from_utf8(unpacked).map_err(|_| Refused::because("it holds bytes that are no text"))
        }
        _ => Err(altered()),
    }
}

/// What can be unpacked of a text that was cut off or altered: whole pairs alone.
pub(super) fn salvage(text: &str) -> String {
    let (bytes, _) = base64::decode(text.split('.').next().unwrap_or_default());
    let mut unpacked = Vec::new();
    let whole = inflate(&bytes, LONGEST, &mut unpacked).is_ok();
    unpacked.truncate(LONGEST);
    let text = String::from_utf8_lossy(&unpacked);
    match text.rsplit_once('&') {
        Some((pairs, _)) if !whole => pairs.to_owned(),
        _ => text.into_owned(),
    }
}
