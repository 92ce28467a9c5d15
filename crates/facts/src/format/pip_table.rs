//! The table of `pip list` and `uv pip list`.

use super::lines::Lines;
use crate::distribution::{DirectUrl, Distribution};
use crate::format::{Listing, PIP_HIDES};
use crate::notice::{Notice, NoticeKind};
use crate::reading::Reading;

/// Whether a line is the head of the table.
pub(super) fn is_head(line: &str) -> bool {
    let mut words = line.split_whitespace();
    words.next() == Some("Package") && words.next() == Some("Version")
}

/// Reads the rows and gives the numbers of lines that are none.
pub(super) fn read(lines: &Lines<'_>, reading: &mut Reading) -> Vec<usize> {
    let mut rest = Vec::new();
    let mut inside = false;
    for (number, line) in lines {
        let words: Vec<&str> = line.split_whitespace().collect();
        if is_head(line) {
            inside = true;
            reading.listing = Listing::AllBut(PIP_HIDES);
            if words.contains(&"Latest") {
                reading.listing = Listing::Some;
                reading.notices.push(Notice::new(*number, NoticeKind::OnlyAPart));
            }
            continue;
        }
        match words.as_slice() {
            [first, ..] if inside && first.bytes().all(|byte| byte == b'-') => {}
            [name, version, more @ ..]
                if inside && version.starts_with(|first: char| first.is_ascii_alphanumeric()) && more.len() < 4 =>
            {
                match Distribution::new(name, Some(version), reading.line(*number)) {
                    Some(mut distribution) => {
                        let folder = more.iter().find(|word| word.contains(['/', '\\']));
                        let direct = |folder: &&str| DirectUrl {
                            url: ["file://", folder].concat(),
                            commit: None,
                            editable: true,
                        };
                        distribution.direct = folder.map(direct);
                        reading.distributions.push(distribution);
                    }
                    None => rest.push(*number),
                }
            }
            _ => rest.push(*number),
        }
    }
    rest
}
