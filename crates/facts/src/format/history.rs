//! `docker history` and `podman history`: as a table, as JSON, and as JSON lines.

use super::image;
use crate::format::{Format, Listing};
use crate::json::Value;
use crate::notice::{Notice, NoticeKind};
use crate::place::Found;
use crate::reading::Reading;

/// Whether an object is a layer of a history.
pub(super) fn is_layer(value: &Value) -> bool {
    (value.has("CreatedBy") || value.has("createdBy") || value.has("created_by")) && !value.has("architecture")
}

/// Layers in JSON, the newest first, as the tools print them.
pub(super) fn layers(layers: &[(usize, Value)], reading: &mut Reading) {
    for (line, layer) in layers.iter().rev() {
        let mut one = crate::reading::Image::default();
        image::commands(&Value::List(vec![layer.clone()]), Listing::All, reading.line(*line), &mut one);
        reading.image.history.append(&mut one.history);
    }
    finish(reading);
}

/// Whether a line is the head of the table.
pub(super) fn is_head(line: &str) -> bool {
    line.contains("CREATED BY") && (line.starts_with("IMAGE ") || line.starts_with("ID "))
}

/// The table: the columns begin where the words of its head do.
pub(super) fn table(lines: &[(usize, &str)], reading: &mut Reading) -> Vec<usize> {
    let mut rest = Vec::new();
    let mut columns = None;
    for (line, text) in lines {
        if is_head(text) {
            let from = text.find("CREATED BY").unwrap_or_default();
            columns = Some((from, text.find("SIZE").unwrap_or(text.len())));
        } else if let Some((from, to)) = columns
            && let Some(command) = column(text, from, to)
        {
            reading.image.history.insert(0, Found::new(command.to_owned(), reading.line(*line)));
        } else {
            rest.push(*line);
        }
    }
    finish(reading);
    rest
}

/// The letters from a column to another; `None` where a row has none.
fn column(text: &str, from: usize, to: usize) -> Option<&str> {
    let at = |count: usize| text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
    let cell = text.get(at(from)..at(to))?.trim();
    (!cell.is_empty()).then_some(cell)
}

/// Says whether commands are whole.
fn finish(reading: &mut Reading) {
    reading.format = Format::History;
    let cut = |found: &Found<String>| found.value.ends_with('…') || found.value.ends_with("...");
    let is_cut = reading.image.history.iter().any(cut);
    if is_cut {
        reading.notices.push(Notice::new(0, NoticeKind::CutOff));
    }
    reading.image.history_listing = Some(if is_cut { Listing::Some } else { Listing::All });
}
