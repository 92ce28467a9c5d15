//! A link or file of Slipway's own.

use crate::draft::Draft;
use crate::node::between;
use crate::notice::NoticeKind;
use engine::diff::configs;
use engine::share::{self, Carrier};

/// Imports the whole configuration that the text is; it takes the place of the present one.
pub(crate) fn import(text: &str, draft: &mut Draft<'_>) {
    let whole = between(0, 0);
    match share::decode(text, Carrier::File) {
        Ok(opened) => {
            let text = between(0, text.trim_end().len());
            for change in configs(&draft.config, &opened.config) {
                draft.take(text, change.place);
            }
            draft.config = opened.config;
            for notice in opened.notices {
                let kind = NoticeKind::Link(notice.message(), notice.hint().unwrap_or_default());
                draft.note(whole, notice.severity, kind);
            }
        }
        Err(refused) => {
            let problem = engine::Problem::from(refused);
            let kind = NoticeKind::Link(problem.message(), problem.hint().unwrap_or_default());
            draft.note(whole, problem.severity, kind);
        }
    }
}
