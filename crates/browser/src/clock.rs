//! The time of day, and a number that nobody can guess.

/// Milliseconds since 1970, UTC.
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// A time as the person's own language writes it, date and time of day.
pub fn written(milliseconds: f64) -> String {
    let date = js_sys::Date::new(&milliseconds.into());
    date.to_locale_string("default", &js_sys::Object::new()).into()
}

/// A name that no other tab has.
pub fn fresh_name() -> String {
    let number = js_sys::Math::random() * 1e9;
    // Both are far below what a 64-bit integer holds.
    format!("{:x}{:x}", now() as u64, number as u64)
}
