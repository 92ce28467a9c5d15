//! What a recipe's image is called.

use crate::config::ComponentType;
use crate::situation::Situation;

/// The name of the recipe's image, with registry and tag. What the person leaves open follows ZenML's own order
/// (`PipelineDockerImageBuilder.get_target_image_name`): the stack's registry; the settings' repository, then the
/// registry's, then `zenml`; the settings' tag. The tag's default tells apart what must not be mixed up: ZenML's
/// release and the Python.
pub fn image_name(situation: &Situation<'_>) -> String {
    let target = &situation.config.target;
    let registry = situation.config.stack.of(ComponentType::ContainerRegistry).next();
    let uri = first([&target.registry, registry.map_or("", |registry| &registry.uri)]).trim_end_matches('/');
    let repository = first([
        &target.repository,
        situation.settings.target_repository.as_deref().unwrap_or_default(),
        registry.map_or("", |registry| &registry.default_repository),
        "zenml",
    ]);
    let tag = match first([&target.tag, situation.settings.image_tag.as_deref().unwrap_or_default()]) {
        "" => format!("{}-py{}", situation.release, situation.python),
        tag => tag.to_owned(),
    };
    let separator = if uri.is_empty() { "" } else { "/" };
    format!("{uri}{separator}{repository}:{tag}")
}

/// The first text that says anything.
fn first<const COUNT: usize>(texts: [&str; COUNT]) -> &str {
    texts.into_iter().map(str::trim).find(|text| !text.is_empty()).unwrap_or_default()
}

/// The host of an image name's registry; `None` for Docker's own.
pub(crate) fn registry_of(image: &str) -> Option<&str> {
    let (host, _) = image.split_once('/')?;
    (host.contains(['.', ':']) || host == "localhost").then_some(host)
}

/// Whether an image name says where the image could be pushed to.
pub fn is_pushable(image: &str) -> bool {
    image.contains('/')
}
