//! Parts of the page that come after it, each in a Wasm file of its own: what they bring, and the way to them.
//!
//! A part is functions of this same program, not another program: it shares types, memory and signals with the page. The
//! build takes what only a part reaches out of the page's Wasm (`xtask/src/split.rs`); nothing of a part may therefore be
//! called but through the struct that stands for it here.

use crate::chrome;
use crate::form;
use crate::launch::{self, Launching};
use crate::markup::Content;
use crate::outside::{self, Outside};
use crate::panels::{self, Pane};
use crate::session::{self, Arrival, Carried, Dialog, Panel, Session};
use engine::config::Config;
use engine::diff::ConfigChange;
use engine::outcome::{self, Judge};
use engine::share::{Start, Withheld};
use engine::{Document, Place, Problem};

/// A part could not be loaded: the network is gone, or the file since the page was loaded.
#[derive(Debug, Clone, Copy)]
pub struct NotLoaded;

/// What is loaded as soon as the first outputs are on screen: what is worth saying, the text of the link, every output
/// but the first, and the part of the form that is folded at first.
#[derive(Clone, Copy)]
pub struct Rest {
    /// Finds what is worth saying.
    pub judge: Judge,
    /// The configuration as the text of a link.
    pub encode: fn(&Config, &[Withheld]) -> Carried,
    /// Opens the text of a link.
    pub open: fn(Session, &str),
    /// Opens a file that was dropped, of a name and with a text.
    pub receive: fn(Outside, &str, &str),
    /// What there is to say about a link that arrived.
    pub arrival: fn(Session, Outside, Arrival) -> Content,
    /// The steps in the form.
    pub steps: fn(Session, Outside) -> Content,
    /// What there is to choose from beyond what the release ships.
    pub offers: form::Offers,
    /// Problems under their field.
    pub problems: fn(Session, &[Problem]) -> Content,
    /// What a line of a Dockerfile does.
    pub explain: fn(&Document, usize) -> Option<String>,
    /// A document as Markdown with the link, which begins with the address of the page.
    pub as_markdown: fn(Session, &Document, &str) -> String,
    /// Everything that the goal gives as one archive, with the link.
    pub archive: fn(Session, &str) -> Vec<u8>,
    /// Leads from a field to its lines.
    pub show_effect: fn(Session, Outside, &Place),
    /// What a tab shows.
    pub panel: fn(Pane, Panel) -> Content,
    /// The settings that would be or became others, as a table.
    pub changes: fn(&[ConfigChange]) -> Content,
}

/// What reads the link or the draft that a visit begins with.
#[derive(Clone, Copy)]
pub struct Links {
    /// What a visit begins with, of the text behind `#`, a draft, the configuration of a first visit, and all releases.
    pub start: fn(&str, Option<&str>, Config, &[&str]) -> Start,
}

/// What imports texts.
#[derive(Clone, Copy)]
pub struct Imports {
    /// What is in the dialog.
    pub body: fn(Session, Outside) -> Content,
}

/// What launches runs.
#[derive(Clone, Copy)]
pub struct Launches {
    /// What a person does there. It stays while other tabs are shown.
    pub launching: Launching,
    /// What the tab shows.
    pub body: fn(Pane, Launching) -> Content,
}

/// What makes the page a part of another one, or an owner's own.
#[derive(Clone, Copy)]
pub struct Portal {
    /// What a visit without a link begins with, of the owner's policy.
    pub first: fn(&str, Config) -> Config,
    /// Puts the owner's decisions and the options of the frame in force and returns what stands above the page.
    pub connect: fn(Session, Outside, &str) -> Content,
}

/// What checks an image.
#[derive(Clone, Copy)]
pub struct Checks {
    /// What the checklist's second half shows.
    pub body: fn(Pane) -> Content,
}

/// What opens over the page.
#[derive(Clone, Copy)]
pub struct Dialogs {
    /// What is in a dialog.
    pub body: fn(Session, Outside, Dialog) -> Content,
}

/// Makes a part reachable: in a release a file of its own, elsewhere part of the page.
macro_rules! part {
    ($(#[$about:meta])* $name:ident -> $part:ty { $value:expr }) => {
        $(#[$about])*
        #[cfg(split)]
        #[wasm_split_helpers::wasm_split($name, fallible)]
        pub fn $name() -> Result<$part, NotLoaded> {
            Ok($value)
        }

        $(#[$about])*
        #[cfg(not(split))]
        pub async fn $name() -> Result<$part, NotLoaded> {
            Ok($value)
        }
    };
}

part! {
    /// Loads the part that the page needs next.
    ///
    /// # Errors
    /// Its file cannot be had.
    rest -> Rest {
        Rest {
            judge: outcome::judge,
            encode: session::carried,
            open: Session::open,
            receive: outside::receive,
            arrival: chrome::arrival,
            steps: form::steps,
            offers: form::OFFERS,
            problems: form::problem_list,
            explain: engine::explain::explain,
            as_markdown: panels::as_markdown,
            archive: panels::archive,
            show_effect: panels::show_effect,
            panel: panels::panel,
            changes: panels::changes,
        }
    }
}

part! {
    /// Loads the part that reads links.
    ///
    /// # Errors
    /// Its file cannot be had.
    links -> Links {
        Links { start: Start::new }
    }
}

part! {
    /// Loads the part with the dialogs.
    ///
    /// # Errors
    /// Its file cannot be had.
    dialogs -> Dialogs {
        Dialogs { body: crate::dialogs::body }
    }
}

part! {
    /// Loads the part that launches runs.
    ///
    /// # Errors
    /// Its file cannot be had.
    launches -> Launches {
        Launches { launching: launch::begin(), body: launch::body }
    }
}

part! {
    /// Loads the part that imports texts.
    ///
    /// # Errors
    /// Its file cannot be had.
    imports -> Imports {
        Imports { body: crate::dialogs::import }
    }
}

part! {
    /// Loads the part that frames and owners need.
    ///
    /// # Errors
    /// Its file cannot be had.
    portal -> Portal {
        Portal { first: outside::first_of_owner, connect: outside::belong }
    }
}

part! {
    /// Loads the part that checks images.
    ///
    /// # Errors
    /// Its file cannot be had.
    checks -> Checks {
        Checks { body: panels::checks }
    }
}

#[cfg(split)]
impl From<wasm_split_helpers::SplitLoaderError> for NotLoaded {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}
