//! Builds: the images that were made for a pipeline or that runs are told to use.

use crate::Json;
use crate::call::Call;
use crate::operation::{Ask, Malformed};
use crate::record::{Page, Record, Reference, Search};
use engine::check::moves;
use engine::reuse::{ExistingBuild, RecordedImage};

/// A build (`PipelineBuildResponse`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Build {
    /// Its id.
    pub id: String,
    /// When it was made, in UTC (ISO 8601).
    pub created: String,
    /// Its images in the server's order.
    pub images: Vec<BuildImage>,
    /// The stack that it was made for.
    pub stack: Option<Reference>,
    /// The pipeline that it was made for.
    pub pipeline: Option<Reference>,
    /// The ZenML release that made it.
    pub zenml_version: Option<String>,
    /// The Python that made it, with its patch number.
    pub python_version: Option<String>,
    /// The checksum by which the SDK finds it again.
    pub checksum: Option<String>,
    /// The checksum of the stack's integrations then.
    pub stack_checksum: Option<String>,
    /// Whether its images never left the machine that built them.
    pub is_local: bool,
    /// Whether an image holds code.
    pub contains_code: bool,
}

/// An image of a build (`BuildItem`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuildImage {
    /// Its key: a component, or a step and a component with a dot between them.
    pub key: String,
    /// Its name.
    pub image: String,
    /// The checksum of its settings.
    pub settings_checksum: Option<String>,
    /// ZenML's Dockerfile; `None` where it wrote none.
    pub dockerfile: Option<String>,
    /// All requirements; `None` where there were none.
    pub requirements: Option<String>,
    /// Whether it holds code.
    pub contains_code: bool,
    /// Whether code is fetched at start.
    pub requires_code_download: bool,
}

/// What is worth knowing before an image of a build is used for something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Caveat {
    /// It was never pushed: another machine does not find it.
    Local,
    /// It holds code as it was then.
    ContainsCode,
    /// It is named by a tag that can change.
    Moving,
    /// It was made by another release of ZenML: which.
    Release(String),
    /// It was made for another Python: which.
    Python(String),
}

impl Build {
    /// The builds of a project that others can use, the newest first. `pipeline` and `stack` narrow them down to an id.
    pub fn list(project: &str, pipeline: Option<&str>, stack: Option<&str>, search: &Search) -> Ask<Page<Self>> {
        let mut call = Call::get(&["pipeline_builds"]).with("project", project).with("is_local", "false");
        for (name, value) in [("pipeline_id", pipeline), ("stack_id", stack)] {
            call = value.map_or(call.clone(), |value| call.with(name, value));
        }
        // A build has no name that one could search for.
        let search = Search { name: String::new(), ..search.clone() };
        search.of(call.with("hydrate", "true").with("sort_by", "desc:created"))
    }

    /// A build.
    pub fn whole(id: &str) -> Call {
        Call::get(&["pipeline_builds", id])
    }

    /// The image of a key.
    pub fn image(&self, key: &str) -> Option<&BuildImage> {
        self.images.iter().find(|image| image.key == key)
    }

    /// What is worth knowing about an image of this build for somebody who works with a release and a Python. Either may
    /// be empty for not known.
    pub fn caveats(&self, image: &BuildImage, release: &str, python: &str) -> Vec<Caveat> {
        let other_release = self.zenml_version.clone().filter(|made_by| !release.is_empty() && made_by != release);
        let other_python = self.python_version.clone().filter(|made_for| {
            !python.is_empty() && made_for != python && !made_for.starts_with(&format!("{python}."))
        });
        let said = [
            (self.is_local, Caveat::Local),
            (image.contains_code, Caveat::ContainsCode),
            (moves(&image.image), Caveat::Moving),
        ];
        let said = said.into_iter().filter(|(holds, _)| *holds).map(|(_, caveat)| caveat);
        said.chain(other_release.map(Caveat::Release)).chain(other_python.map(Caveat::Python)).collect()
    }

    /// The build as the engine knows it, to say whether it would be reused. The server compares the registry of the
    /// stack's, which comes with the stack.
    pub fn existing(&self, container_registry: Option<&str>) -> ExistingBuild {
        ExistingBuild {
            stack_id: self.stack.as_ref().map(|stack| stack.id.clone()),
            container_registry_id: container_registry.map(str::to_owned),
            is_local: self.is_local,
            contains_code: self.contains_code,
            zenml_version: self.zenml_version.clone(),
            python_version: self.python_version.clone(),
            checksum: self.checksum.clone(),
        }
    }

    /// Its images as the engine knows them.
    pub fn recorded(&self) -> Vec<RecordedImage> {
        let recorded = self.images.iter().map(|image| RecordedImage {
            key: image.key.clone(),
            settings_checksum: image.settings_checksum.clone(),
            dockerfile: image.dockerfile.clone(),
            requirements: image.requirements.clone(),
        });
        recorded.collect()
    }
}

impl Caveat {
    /// What is so.
    pub fn message(&self) -> String {
        match self {
            Self::Local => "It was never pushed, so another machine does not find it".into(),
            Self::ContainsCode => "It holds the code of the run that it was built for".into(),
            Self::Moving => "Its tag can be moved, so the next run may get another image".into(),
            Self::Release(release) => format!("It was made with ZenML {release}"),
            Self::Python(python) => format!("It was made for Python {python}"),
        }
    }
}

impl Record for Build {
    fn read(json: &Json) -> Result<Self, Malformed> {
        let Reference { id, .. } = Reference::read(json)?;
        let metadata = json.get("metadata");
        let Json::Object(images) = metadata.get("images") else { return Err(Malformed("`images`")) };
        Ok(Self {
            id,
            created: json.at(&["body", "created"]).to_text().unwrap_or_default(),
            images: images.iter().map(|(key, image)| BuildImage::read(key, image)).collect::<Result<_, _>>()?,
            stack: Reference::if_any(metadata.get("stack")),
            pipeline: Reference::if_any(metadata.get("pipeline")),
            zenml_version: metadata.get("zenml_version").to_text(),
            python_version: metadata.get("python_version").to_text(),
            checksum: metadata.get("checksum").to_text(),
            stack_checksum: metadata.get("stack_checksum").to_text(),
            is_local: metadata.get("is_local").is_true(),
            contains_code: metadata.get("contains_code").is_true(),
        })
    }
}

impl BuildImage {
    fn read(key: &str, json: &Json) -> Result<Self, Malformed> {
        Ok(Self {
            key: key.to_owned(),
            image: json.get("image").to_text().ok_or(Malformed("`image`"))?,
            settings_checksum: json.get("settings_checksum").to_text(),
            dockerfile: json.get("dockerfile").to_text(),
            requirements: json.get("requirements").to_text(),
            contains_code: json.get("contains_code").is_true(),
            requires_code_download: json.get("requires_code_download").is_true(),
        })
    }
}
