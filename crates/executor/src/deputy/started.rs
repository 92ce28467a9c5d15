//! A run that a service was told to start.

use crate::Json;
use crate::identity::Identity;
use crate::operation::Malformed;
use crate::record::Record;

/// What a service says of a start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Started {
    /// The run's id at the service; `None` where the service took the order and told none, as older GitHub servers do (204).
    pub id: Option<String>,
    /// Its page; `None` for none.
    pub page: Option<String>,
}

/// The runs among which one is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found(Vec<(String, Started)>);

impl Started {
    fn of(json: &Json) -> Self {
        let id = ["workflow_run_id", "id"].into_iter().find_map(|key| as_id(json.get(key)));
        Self { id, page: page(json) }
    }
}

impl Found {
    /// The run of a launch, which carries the identity in its title.
    pub fn of(self, launch: Identity) -> Option<Started> {
        let launch = launch.to_string();
        self.0.into_iter().find(|(title, _)| title.contains(&launch)).map(|(_, started)| started)
    }
}

impl Record for Started {
    fn read(json: &Json) -> Result<Self, Malformed> {
        Ok(Self::of(json))
    }
}

impl Record for Found {
    fn read(json: &Json) -> Result<Self, Malformed> {
        let Json::List(items) = json.get("workflow_runs") else { return Err(Malformed("`workflow_runs`")) };
        let title = |item: &Json| item.get("display_title").to_text().unwrap_or_default();
        Ok(Self(items.iter().map(|item| (title(item), Started::of(item))).collect()))
    }
}

/// An id, which is a number at some services and a text at others.
fn as_id(json: &Json) -> Option<String> {
    match json {
        Json::Number(number) => Some(number.clone()),
        other => other.to_text(),
    }
}

/// The page of a run, if it is one that a browser opens as a page.
pub(super) fn page(json: &Json) -> Option<String> {
    let page = ["html_url", "web_url", "page"].into_iter().find_map(|key| json.get(key).to_text())?;
    Some(page).filter(|page| page.starts_with("https://") || page.starts_with("http://"))
}
