//! What differs between the images of two builds.

use crate::checksum::own_dockerfile;
use crate::client::Client;
use crate::docker_settings::DockerSettings;
use crate::field::{Field, ROWS};
use crate::pipeline::RequiredBuild;
use crate::plan::plan;
use crate::value::{Dict, PythonValue};

/// One difference.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// The key of the image.
    pub image: String,
    /// What about it.
    pub part: Part,
}

/// What differs about an image.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// Only the earlier build has it.
    OnlyBefore,
    /// Only the later run needs it.
    OnlyAfter,
    /// The images are the same but come in another order.
    Order,
    /// A field of the settings. The values are compared as JSON: order and type count in lists, the order of keys does not.
    Field {
        /// ZenML's name, with dots for a nested field.
        name: String,
        /// Its value in the earlier build.
        before: PythonValue,
        /// Its value now.
        after: PythonValue,
    },
    /// A text that goes into the build: a requirements file, the person's own Dockerfile, a further file.
    File {
        /// Its name.
        name: String,
        /// Its text in the earlier build; `None` where there was none.
        before: Option<String>,
        /// Its text now.
        after: Option<String>,
    },
    /// The checksum differs, and nothing that is known of the two images says why.
    Checksum,
}

impl Difference {
    /// The field of the form, where the difference is in one.
    pub fn field(&self) -> Option<Field> {
        match &self.part {
            Part::Field { name, .. } => Field::from_key(name).or_else(|| {
                let (parent, _) = name.rsplit_once('.')?;
                Field::from_key(&format!("{parent}.*"))
            }),
            _ => None,
        }
    }
}

/// An image of a build as a server keeps it (`BuildItem`): less is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RecordedImage {
    /// Its key.
    pub key: String,
    /// Its checksum.
    pub settings_checksum: Option<String>,
    /// ZenML's Dockerfile; `None` where it wrote none.
    pub dockerfile: Option<String>,
    /// All requirements; `None` where there were none.
    pub requirements: Option<String>,
}

/// What differs between the images of an earlier build and those that are needed now, each side on its client.
pub fn between_builds(
    before: (&Client<'_>, &[RequiredBuild]),
    after: (&Client<'_>, &[RequiredBuild]),
) -> Vec<Difference> {
    let key = |build: &RequiredBuild| build.configuration.image_key();
    let keys = |builds: &[RequiredBuild]| builds.iter().map(key).collect::<Vec<String>>();
    let (keys_before, keys_after) = (keys(before.1), keys(after.1));
    let mut found = presence(&keys_before, &keys_after);
    for build in after.1 {
        let image = key(build);
        if let Some(earlier) = before.1.iter().find(|earlier| key(earlier) == image) {
            let (before, after) = ((before.0, earlier), (after.0, build));
            found.extend(parts(before, after).into_iter().map(|part| Difference { image: image.clone(), part }));
        }
    }
    if found.is_empty() {
        found.extend(order(&keys_before, &keys_after));
    }
    found
}

/// What differs between the images of a build on a server and those that are needed now. Of fields only the server's
/// checksum is known, so that what is shown is what came of them.
pub fn from_record(
    client: &Client<'_>,
    before: &[RecordedImage],
    after: &[RequiredBuild],
    pipeline: &str,
) -> Vec<Difference> {
    let keys_before: Vec<String> = before.iter().map(|image| image.key.clone()).collect();
    let keys_after: Vec<String> = after.iter().map(|build| build.configuration.image_key()).collect();
    let mut found = presence(&keys_before, &keys_after);
    for build in after {
        let key = build.configuration.image_key();
        let Some(earlier) = before.iter().find(|image| image.key == key) else { continue };
        if earlier.settings_checksum.as_ref() == build.settings_checksum.as_ref().ok() {
            continue;
        }
        let planned = plan(client, pipeline, &build.configuration, &build.gathered).image.plan;
        let dockerfile = planned.build().map(|build| build.dockerfile.text());
        let texts: Vec<String> = build.gathered.files.iter().map(|file| file.text()).collect();
        let requirements = planned.build().map(|_| texts.join("\n")).filter(|text| !text.is_empty());
        let texts = [
            ("Dockerfile", earlier.dockerfile.clone(), dockerfile),
            ("requirements", earlier.requirements.clone(), requirements),
        ];
        let mut parts: Vec<Part> =
            texts.into_iter().filter_map(|(name, before, after)| file(name, before, after)).collect();
        if parts.is_empty() {
            parts.push(Part::Checksum);
        }
        found.extend(parts.into_iter().map(|part| Difference { image: key.clone(), part }));
    }
    if found.is_empty() {
        found.extend(order(&keys_before, &keys_after));
    }
    found
}

/// Images that only one side has, in the order of each side.
fn presence(before: &[String], after: &[String]) -> Vec<Difference> {
    let only = |one: &[String], other: &[String], part: Part| {
        let missing = one.iter().filter(|key| !other.contains(key)).cloned();
        missing.map(|image| Difference { image, part: part.clone() }).collect::<Vec<_>>()
    };
    let mut found = only(before, after, Part::OnlyBefore);
    found.extend(only(after, before, Part::OnlyAfter));
    found
}

/// The first image that stands in another place.
fn order(before: &[String], after: &[String]) -> Option<Difference> {
    let (_, image) = before.iter().zip(after).find(|(before, after)| before != after)?;
    Some(Difference { image: image.clone(), part: Part::Order })
}

/// What goes into the checksum of an image and differs (`BuildConfiguration.compute_settings_checksum`).
fn parts(before: (&Client<'_>, &RequiredBuild), after: (&Client<'_>, &RequiredBuild)) -> Vec<Part> {
    let dump = |(client, build): (&Client<'_>, &RequiredBuild)| dump(&build.configuration.settings, client);
    let mut found = Vec::new();
    fields("", &dump(before), &dump(after), &mut found);
    let texts = |(client, build): (&Client<'_>, &RequiredBuild)| {
        let mut texts: Vec<(String, String)> =
            build.gathered.files.iter().map(|file| (file.name.clone(), file.text())).collect();
        texts.extend(build.configuration.extra_files.iter().cloned());
        texts.extend(build.configuration.entrypoint().map(|text| ("ENTRYPOINT".to_owned(), text.to_owned())));
        if let (Ok(Some(text)), Some(path)) =
            (own_dockerfile(client, &build.configuration), &build.configuration.settings.dockerfile)
        {
            texts.push((path.clone(), text.to_owned()));
        }
        texts
    };
    let (texts_before, texts_after) = (texts(before), texts(after));
    let text = |texts: &[(String, String)], name: &str| {
        texts.iter().find(|(known, _)| known == name).map(|(_, text)| text.clone())
    };
    let gone = texts_before.iter().filter(|(name, _)| text(&texts_after, name).is_none());
    for (name, _) in texts_after.iter().chain(gone) {
        found.extend(file(name, text(&texts_before, name), text(&texts_after, name)));
    }
    let checksum = |(_, build): (&Client<'_>, &RequiredBuild)| build.settings_checksum.clone().ok();
    if found.is_empty() && checksum(before) != checksum(after) {
        found.push(Part::Checksum);
    }
    found
}

fn file(name: &str, before: Option<String>, after: Option<String>) -> Option<Part> {
    (before != after).then(|| Part::File { name: name.to_owned(), before, after })
}

/// The fields that are part of the checksum.
fn dump(settings: &DockerSettings, client: &Client<'_>) -> Dict {
    let mut dump = settings.model_dump(client.rules());
    dump.remove("prevent_build_reuse");
    dump
}

/// The fields that differ. Where both sides have a model, its own fields are compared.
fn fields(prefix: &str, before: &Dict, after: &Dict, found: &mut Vec<Part>) {
    let gone = before.iter().filter(|(name, _)| !after.contains_key(name));
    for (name, _) in after.iter().chain(gone) {
        let none = PythonValue::None;
        let (one, other) = (before.get(name).unwrap_or(&none), after.get(name).unwrap_or(&none));
        if one.to_sorted_json() == other.to_sorted_json() {
            continue;
        }
        let name = format!("{prefix}{name}");
        match (one, other) {
            (PythonValue::Dict(one), PythonValue::Dict(other)) if is_model(&name) => {
                fields(&format!("{name}."), one, other, found);
            }
            _ => found.push(Part::Field { name, before: one.clone(), after: other.clone() }),
        }
    }
}

/// Whether a name is that of a model with fields of its own.
fn is_model(name: &str) -> bool {
    ROWS.iter().any(|row| row.key.strip_prefix(name).is_some_and(|rest| rest.starts_with('.')))
}
