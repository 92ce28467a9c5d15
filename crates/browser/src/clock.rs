//! The time of day, and a number that nobody can guess.

/// Milliseconds since 1970, UTC.
pub fn now() -> u64 {
    // A whole number, and far below what fits.
    js_sys::Date::now() as u64
}

/// A time as the person's own language writes it, date and time of day.
pub fn written(milliseconds: u64) -> String {
    let date = js_sys::Date::new(&(milliseconds as f64).into());
    date.to_locale_string("default", &js_sys::Object::new()).into()
}

/// The time that a server wrote in UTC (ISO 8601), with or without saying so; `None` for anything else.
pub fn read(text: &str) -> Option<u64> {
    let zoned = text.ends_with('Z') || text.contains('+');
    let milliseconds = js_sys::Date::parse(&[text, if zoned { "" } else { "Z" }].concat());
    // Not a number is no time; any other is a whole one.
    (milliseconds >= 0.0).then_some(milliseconds as u64)
}

/// A name that no other tab has.
pub fn fresh_name() -> String {
    let number = (js_sys::Math::random() * 1e9) as u64;
    [now().to_string(), "-".to_owned(), number.to_string()].concat()
}
