//! What a tab was working on, kept for its reload and for the next visit. Each tab has a draft of its own, so that none
//! overwrites another's.

use browser::clock;
use browser::storage::{self, Area};

/// What all drafts begin with, before the name of their tab.
const DRAFT: &str = "slipway.draft.";

/// Where a tab keeps its name.
const TAB: &str = "slipway.tab";

/// Kept as long as the tab's page is open: a tab that finds it is the copy of another.
const OPEN: &str = "slipway.open";

/// How many drafts are kept.
const MOST: usize = 8;

/// This tab's draft.
#[derive(Clone)]
pub struct Drafts {
    tab: String,
}

impl Drafts {
    /// The drafts as this tab sees them; it gets a name if it has none, or if it is the copy of another one.
    pub fn of_this_tab() -> Self {
        let copied = storage::read(Area::Tab, OPEN).is_some();
        let tab = storage::read(Area::Tab, TAB).filter(|_| !copied).unwrap_or_else(clock::fresh_name);
        storage::write(Area::Tab, TAB, &tab);
        storage::write(Area::Tab, OPEN, "yes");
        browser::event::everywhere("pagehide", |_| storage::remove(Area::Tab, OPEN));
        // A page that comes back from the browser's own memory is open again.
        browser::event::everywhere("pageshow", |_| _ = storage::write(Area::Tab, OPEN, "yes"));
        Self { tab }
    }

    /// The draft to go on with: this tab's own, else the newest of all.
    pub fn last(&self) -> Option<String> {
        let mut all = all();
        all.sort_by_key(|draft| draft.1);
        let own = all.iter().find(|(tab, ..)| *tab == self.tab);
        own.or(all.last()).map(|(.., text)| text.clone())
    }

    /// The drafts of other tabs: where each is kept, when it was, and its text.
    pub fn others(&self) -> Vec<(String, u64, String)> {
        let others = all().into_iter().filter(|(tab, ..)| *tab != self.tab);
        others.map(|(tab, time, text)| (key(&tab), time, text)).collect()
    }

    /// Keeps this tab's draft, and as many of the newest others as there is room for.
    pub fn keep(&self, text: &str) {
        // A full storage keeps the older text; the page goes on.
        storage::write(Area::Browser, &key(&self.tab), &[&clock::now().to_string(), "\n", text].concat());
        let mut others: Vec<(String, u64)> =
            all().into_iter().filter(|(tab, ..)| *tab != self.tab).map(|(tab, time, _)| (tab, time)).collect();
        others.sort_by_key(|other| std::cmp::Reverse(other.1));
        for (tab, _) in others.into_iter().skip(MOST - 1) {
            storage::remove(Area::Browser, &key(&tab));
        }
    }
}

/// Every draft: its tab, when it was kept, and its text.
fn all() -> Vec<(String, u64, String)> {
    let tabs = storage::keys(Area::Browser, DRAFT).into_iter();
    let drafts = tabs.filter_map(|tab| {
        let kept = storage::read(Area::Browser, &key(&tab))?;
        let (time, text) = kept.split_once('\n')?;
        Some((tab, time.parse().ok()?, text.to_owned()))
    });
    drafts.collect()
}

fn key(tab: &str) -> String {
    [DRAFT, tab].concat()
}
