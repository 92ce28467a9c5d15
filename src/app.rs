//! The page: provides the session, lays out header, form and outputs.

use crate::chrome::{bottom_bar, header, keys, notice, strip};
use crate::dialogs::dialogs;
use crate::form::form;
use crate::markup::{Content, button, element, mount};
use crate::outside::{self, Visit};
use crate::panels::{OUTPUTS, outputs};

/// The id of the words that `index.html` shows until the page is there.
const SHELL: &str = "shell";

/// Mounts the page in the place of what `index.html` shows before, as soon as it is known what the visit begins with.
pub fn start() {
    outside::begin(|visit| {
        mount(|| page(visit));
        browser::element::remove(SHELL);
    });
}

/// The whole page, connected to the world.
fn page(mut visit: Visit) -> Content {
    let portal = visit.portal.take();
    let (session, outside) = outside::connect(visit);
    let above = portal.map(|(portal, policy)| (portal.connect)(session, outside, &policy));
    keys::listen(session, outside);
    let skip = button("skip").child("Skip to the outputs").pressed(move || _ = outside.focus_id(OUTPUTS));
    let main = element("main").class("page").child(form(session, outside)).child(outputs(session, outside));
    let below = [main, bottom_bar(session, outside), notice(session), dialogs(session, outside)];
    Content::Several(vec![
        skip.into(),
        header(session, outside).into(),
        above.unwrap_or(Content::Nothing),
        strip(session, outside).into(),
        below.into_iter().collect(),
    ])
}
