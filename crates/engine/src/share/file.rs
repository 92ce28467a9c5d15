//! A configuration as a file, `*.slipway.json`: the text of a link in a JSON object that says what it is.

use super::{Carrier, Opened, Refused, Shared, decode, limit};
use crate::quote::json;
use crate::value::PythonValue;

/// What the name of such a file ends in.
pub const FILE_ENDING: &str = ".slipway.json";

/// What [`write`] calls the format.
const FORMAT: &str = "slipway";

/// The version of the file around the text, which has a version of its own.
const VERSION: i64 = 1;

impl Shared {
    /// The text as a file, or why there is none: it holds characters that cannot be seen, or is longer than a file may be.
    pub fn file(&self) -> Result<String, Refused> {
        decode(&self.text, Carrier::File)?;
        let text = json::text(&self.text);
        Ok(format!("{{\n  \"format\": \"{FORMAT}\",\n  \"version\": {VERSION},\n  \"text\": {text}\n}}\n"))
    }
}

/// The configuration of a file, or why it is refused. A file that holds a link and nothing else is read as well.
pub fn open_file(content: &str) -> Result<Opened, Refused> {
    limit::length(content, Carrier::File)?;
    if !content.trim_start().starts_with('{') {
        return decode(content, Carrier::File);
    }
    let Some(PythonValue::Dict(members)) = PythonValue::from_json(content) else {
        return Err(Refused::because("it is no whole JSON object"));
    };
    if members.get("format") != Some(&PythonValue::text(FORMAT)) {
        return Err(Refused::because("it was not written by Slipway: its format is not \"slipway\""));
    }
    match (members.get("version"), members.get("text")) {
        (Some(PythonValue::Int(VERSION)), Some(PythonValue::Text(text))) => decode(text, Carrier::File),
        (Some(PythonValue::Int(VERSION)), _) => Err(Refused::because("it has no text")),
        _ => Err(Refused::because("it is of another version than 1; the newest Slipway may read it")),
    }
}
