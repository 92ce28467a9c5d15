//! What is kept of an order, so that a page that was reloaded finds its run again.

use super::Deputy;
use crate::Json;
use crate::address::Address;
use crate::identity::Identity;

/// An order that was handed to a service, and nothing to log in with. It starts nothing: what it leads to only asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handed {
    /// The service.
    pub deputy: Deputy,
    /// Where it is.
    pub address: Address,
    /// The identity of the launch.
    pub launch: Identity,
    /// The pipeline.
    pub pipeline: String,
    /// The images of the run: that of the pipeline, and behind their names those of steps.
    pub images: Vec<(Option<String>, String)>,
    /// The run's id at the service, once that is known.
    pub id: Option<String>,
    /// The run's page.
    pub page: Option<String>,
}

impl Handed {
    /// It as one line of text.
    pub fn text(&self) -> String {
        let some = |text: &Option<String>| text.as_ref().map_or(Json::Null, Json::text);
        let image = |(step, image): &(Option<String>, String)| Json::List(vec![some(step), Json::text(image)]);
        let parts = parts(&self.deputy).into_iter().map(Json::text);
        let json = Json::object([
            ("service", Json::List(parts.collect())),
            ("address", Json::text(self.address.origin())),
            ("launch", Json::text(self.launch.to_string())),
            ("pipeline", Json::text(&self.pipeline)),
            ("images", Json::List(self.images.iter().map(image).collect())),
            ("id", some(&self.id)),
            ("page", some(&self.page)),
        ]);
        json.to_string()
    }

    /// Reads such a text; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let json = Json::parse(text)?;
        let parts: Vec<String> = json.get("service").items().iter().filter_map(Json::to_text).collect();
        let address = Address::parse(json.get("address").as_text()?).ok()?;
        let image = |json: &Json| match json.items() {
            [step, image] => Some((step.to_text(), image.to_text()?)),
            _ => None,
        };
        let page = json.get("page").to_text();
        Some(Self {
            deputy: deputy(&parts, &address)?,
            address,
            launch: Identity::parse(json.get("launch").as_text()?)?,
            pipeline: json.get("pipeline").to_text()?,
            images: json.get("images").items().iter().map(image).collect::<Option<_>>()?,
            id: json.get("id").to_text(),
            page: page.filter(|page| page.starts_with("https://") || page.starts_with("http://")),
        })
    }
}

/// A service as texts.
fn parts(deputy: &Deputy) -> Vec<&str> {
    match deputy {
        Deputy::Gateway => vec!["gateway"],
        Deputy::Github { owner, repository, workflow, reference, .. } => {
            vec!["github", owner, repository, workflow, reference]
        }
        Deputy::Gitlab { project, reference } => vec!["gitlab", project, reference],
    }
}

fn deputy(parts: &[String], address: &Address) -> Option<Deputy> {
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    Some(match parts.as_slice() {
        ["gateway"] => Deputy::Gateway,
        ["github", owner, repository, workflow, reference] => Deputy::Github {
            owner: (*owner).into(),
            repository: (*repository).into(),
            workflow: (*workflow).into(),
            reference: (*reference).into(),
            enterprise: Deputy::is_enterprise(address),
        },
        ["gitlab", project, reference] => Deputy::Gitlab { project: (*project).into(), reference: (*reference).into() },
        _ => return None,
    })
}
