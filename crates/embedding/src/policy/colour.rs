//! Colours of an owner: taken where words in them can still be read.

use super::members::Members;

/// The contrast that words need (WCAG 2.2, 1.4.3).
const NEEDED: f64 = 4.5;

/// Light and dark paper, as near to white and black as the page's own.
const PAPER: [(&str, [u8; 3]); 2] = [("accent", [0xf4, 0xf8, 0xfa]), ("accent_dark", [0x22, 0x2e, 0x38])];

/// An accent by its name, as `#rrggbb`; empty where there is none that can be used.
pub(super) fn accent(colours: &mut Members<'_>, name: &str) -> String {
    let text = colours.text(name);
    if text.is_empty() {
        return text;
    }
    let Some(colour) = parse(&text) else {
        colours.fault(name, "it is no colour, for example #0a6b96");
        return String::new();
    };
    let paper = PAPER.iter().find(|(of, _)| *of == name).map(|(_, paper)| *paper).unwrap_or_default();
    let contrast = contrast(colour, paper);
    if contrast < NEEDED {
        let message =
            format!("words in it cannot be read on the page: a contrast of {contrast:.1}, and {NEEDED} are needed");
        colours.fault(name, &message);
        return String::new();
    }
    text
}

/// A colour as the accent on light paper and on dark, each empty where words in it could not be read.
pub fn accents(text: &str) -> [String; 2] {
    PAPER.map(|(_, paper)| {
        let readable = parse(text).is_some_and(|colour| contrast(colour, paper) >= NEEDED);
        if readable { text.to_owned() } else { String::new() }
    })
}

fn parse(text: &str) -> Option<[u8; 3]> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
    let byte = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    Some([byte(0)?, byte(2)?, byte(4)?])
}

fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The relative luminance of WCAG 2.2.
fn luminance(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|byte| {
        let part = f64::from(byte) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126f64.mul_add(red, 0.7152f64.mul_add(green, 0.0722 * blue))
}
