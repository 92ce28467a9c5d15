//! The button that takes a problem away.

use crate::markup::{Content, button};
use crate::session::Session;
use engine::{Problem, Situation, fix};

/// A button for the change that takes the problem away; nothing where there is none.
pub fn fix_button(session: Session, problem: &Problem) -> Content {
    let found = session.catalog().with_untracked(|catalog| {
        session.config().with_untracked(|config| fix::fix(problem, &Situation::of(config, catalog)))
    });
    let Some(fix) = found else { return Content::Nothing };
    let place = problem.place.clone();
    let label = crate::form::prose(&fix.label);
    button("button")
        .child(label)
        .pressed(move || {
            session.seal();
            session.edit(place.clone(), |config| fix.apply(config));
            session.seal();
        })
        .into()
}
