//! What can be told about a link that cannot be opened, without telling what it holds.

use super::{Carrier, crc32, decode, limit, mend};
use crate::secret;

/// How many keys are listed.
const KEYS: usize = 40;

/// A report to send to whoever looks for the cause: lengths, keys and the reason, and no value. Ends with a line break.
pub fn diagnosis(text: &str) -> String {
    let why = decode(text, Carrier::Link).map_or_else(|refused| refused.why, |_| "none, it can be opened".to_owned());
    let mut report = format!("Slipway link, {} characters\nReason: {why}\n", text.chars().count());
    if limit::length(text, Carrier::Link).is_err() {
        return report;
    }
    let body = mend::body(text);
    report.push_str(&format!(
        "Of these the link {}, CRC-32 {:08x}\n",
        body.chars().count(),
        crc32::of(body.as_bytes())
    ));
    for (key, value) in mend::salvage(text).unwrap_or_default().into_iter().take(KEYS) {
        let letters = secret::redact(&key).unwrap_or(key);
        let key: String =
            letters.chars().take(60).map(|letter| if letter.is_control() { '?' } else { letter }).collect();
        report.push_str(&format!("{key} {}\n", value.chars().count()));
    }
    report
}
