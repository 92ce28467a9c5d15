//! What the options of a requirements file amount to.

use std::collections::BTreeSet;

use super::LineOptions;

/// The state of pip's finder and options after the last line of a requirements file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EffectiveOptions {
    /// Whether the index that pip was started with is still asked; it comes before `index_urls`.
    pub default_index: bool,
    /// The indexes that the file names, in the order they are asked.
    pub index_urls: Vec<String>,
    /// `--find-links`, the first of each line.
    pub find_links: Vec<String>,
    /// `--no-index` was given: later indexes are not taken.
    pub no_index: bool,
    /// `--prefer-binary`
    pub prefer_binary: bool,
    /// Normalised names, or `:all:`.
    pub no_binary: BTreeSet<String>,
    /// Normalised names, or `:all:`.
    pub only_binary: BTreeSet<String>,
    /// Normalised names, or `:all:`; `--pre` is `:all:`.
    pub all_releases: BTreeSet<String>,
    /// Normalised names, or `:all:`.
    pub only_final: BTreeSet<String>,
    /// `--require-hashes`
    pub require_hashes: bool,
    /// `--no-require-hashes`
    pub no_require_hashes: bool,
    /// `--use-feature`, each once.
    pub features_enabled: Vec<String>,
}

impl Default for EffectiveOptions {
    fn default() -> Self {
        EffectiveOptions {
            default_index: true,
            index_urls: Vec::new(),
            find_links: Vec::new(),
            no_index: false,
            prefer_binary: false,
            no_binary: BTreeSet::new(),
            only_binary: BTreeSet::new(),
            all_releases: BTreeSet::new(),
            only_final: BTreeSet::new(),
            require_hashes: false,
            no_require_hashes: false,
            features_enabled: Vec::new(),
        }
    }
}

impl EffectiveOptions {
    /// Takes over the options of a line that has no requirement and includes no file (pip's `handle_option_line`).
    pub(super) fn apply(&mut self, line: &LineOptions) {
        if line.no_index {
            self.no_index = true;
            self.default_index = false;
            self.index_urls.clear();
        }
        if !self.no_index {
            if let Some(url) = line.index_url.as_ref().filter(|url| !url.is_empty()) {
                self.default_index = false;
                self.index_urls = vec![url.clone()];
            }
            self.index_urls.extend(line.extra_index_urls.iter().cloned());
        }
        self.find_links.extend(line.find_links.first().cloned());
        self.prefer_binary |= line.prefer_binary;
        self.require_hashes |= line.require_hashes;
        self.no_require_hashes |= line.no_require_hashes;
        if line.pre {
            self.all_releases.insert(":all:".to_owned());
        }
        for feature in &line.features_enabled {
            if !self.features_enabled.contains(feature) {
                self.features_enabled.push(feature.clone());
            }
        }
    }
}
