//! The options that a requirements file may hold, and how pip reads them from one line (Python's `optparse`).

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{EffectiveOptions, OptionError};
use crate::name::normalize;

/// The options of one line, under the names that pip gives their values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "each field is the option of the same name")]
pub struct LineOptions {
    pub index_url: Option<String>,
    pub extra_index_urls: Vec<String>,
    pub no_index: bool,
    pub find_links: Vec<String>,
    pub no_binary: BTreeSet<String>,
    pub only_binary: BTreeSet<String>,
    pub prefer_binary: bool,
    pub require_hashes: bool,
    pub no_require_hashes: bool,
    pub pre: bool,
    pub all_releases: BTreeSet<String>,
    pub only_final: BTreeSet<String>,
    pub trusted_hosts: Vec<String>,
    pub features_enabled: Vec<String>,
    pub hashes: BTreeMap<String, Vec<String>>,
    pub config_settings: BTreeMap<String, Vec<String>>,
    pub(super) constraints: Vec<String>,
    pub(super) requirements: Vec<String>,
    pub(super) editables: Vec<String>,
}

/// One option: its spellings and the field it sets. An option with one letter has it here.
struct Row {
    long: &'static [&'static str],
    short: Option<char>,
    field: Field,
}

#[derive(Clone, Copy)]
enum Field {
    IndexUrl,
    ExtraIndexUrls,
    NoIndex,
    Constraints,
    Requirements,
    Editables,
    FindLinks,
    NoBinary,
    OnlyBinary,
    PreferBinary,
    RequireHashes,
    NoRequireHashes,
    Pre,
    AllReleases,
    OnlyFinal,
    TrustedHosts,
    FeaturesEnabled,
    Hashes,
    ConfigSettings,
}

const fn row(long: &'static [&'static str], short: Option<char>, field: Field) -> Row {
    Row { long, short, field }
}

/// `SUPPORTED_OPTIONS` and `SUPPORTED_OPTIONS_REQ` of pip's `req_file`.
const ROWS: [Row; 19] = [
    row(&["--index-url", "--pypi-url"], Some('i'), Field::IndexUrl),
    row(&["--extra-index-url"], None, Field::ExtraIndexUrls),
    row(&["--no-index"], None, Field::NoIndex),
    row(&["--constraint"], Some('c'), Field::Constraints),
    row(&["--requirement"], Some('r'), Field::Requirements),
    row(&["--editable"], Some('e'), Field::Editables),
    row(&["--find-links"], Some('f'), Field::FindLinks),
    row(&["--no-binary"], None, Field::NoBinary),
    row(&["--only-binary"], None, Field::OnlyBinary),
    row(&["--prefer-binary"], None, Field::PreferBinary),
    row(&["--require-hashes"], None, Field::RequireHashes),
    row(&["--no-require-hashes"], None, Field::NoRequireHashes),
    row(&["--pre"], None, Field::Pre),
    row(&["--all-releases"], None, Field::AllReleases),
    row(&["--only-final"], None, Field::OnlyFinal),
    row(&["--trusted-host"], None, Field::TrustedHosts),
    row(&["--use-feature"], None, Field::FeaturesEnabled),
    row(&["--hash"], None, Field::Hashes),
    row(&["--config-settings"], Some('C'), Field::ConfigSettings),
];

const FEATURES: [&str; 6] = [
    "fast-deps",
    "inprocess-build-deps",
    "venv-isolation",
    "truststore",
    "no-binary-enable-wheel-cache",
    "build-constraint",
];

impl LineOptions {
    /// Reads the words behind the requirement; words that are no options are passed over. `effective` takes what pip
    /// keeps across lines while it parses: the names of `--no-binary` and its like, on whatever line they stand.
    pub(super) fn parse(words: Vec<String>, effective: &mut EffectiveOptions) -> Result<LineOptions, OptionError> {
        let mut options = LineOptions::default();
        let mut words = VecDeque::from(words);
        while let Some(word) = words.pop_front() {
            if word == "--" {
                break;
            } else if word.starts_with("--") {
                options.long(&word, &mut words, effective)?;
            } else if let Some(letters) = word.strip_prefix('-') {
                options.short(letters, &mut words, effective)?;
            }
        }
        Ok(options)
    }

    /// `--option`, `--option value`, `--option=value`; a beginning that only one option has is enough.
    fn long(
        &mut self,
        word: &str,
        words: &mut VecDeque<String>,
        effective: &mut EffectiveOptions,
    ) -> Result<(), OptionError> {
        let (option, attached) = word.split_once('=').map_or((word, None), |(option, value)| (option, Some(value)));
        let (name, field) = matching(option)?;
        let value = match attached {
            Some(_) if !field.takes_value() => return Err(OptionError::ValueUnexpected(name)),
            Some(value) => value.to_owned(),
            None => field.value(name, words)?,
        };
        self.set(field, value, effective)
    }

    /// One or more letters behind one `-`; what follows a letter that takes a value is its value.
    fn short(
        &mut self,
        letters: &str,
        words: &mut VecDeque<String>,
        effective: &mut EffectiveOptions,
    ) -> Result<(), OptionError> {
        let mut chars = letters.chars();
        let Some(letter) = chars.next() else { return Ok(()) };
        // Every option with a letter takes a value, so no second letter is ever an option.
        let row = ROWS.iter().find(|row| row.short == Some(letter));
        let row = row.ok_or_else(|| OptionError::Unknown(format!("-{letter}")))?;
        let name = row.long.first().copied().unwrap_or_default();
        let value = match chars.as_str() {
            "" => row.field.value(name, words)?,
            value => value.to_owned(),
        };
        self.set(row.field, value, effective)
    }

    fn set(&mut self, field: Field, value: String, effective: &mut EffectiveOptions) -> Result<(), OptionError> {
        match field {
            Field::IndexUrl => self.index_url = Some(value),
            Field::ExtraIndexUrls => self.extra_index_urls.push(value),
            Field::NoIndex => self.no_index = true,
            Field::Constraints => self.constraints.push(value),
            Field::Requirements => self.requirements.push(value),
            Field::Editables => self.editables.push(value),
            Field::FindLinks => self.find_links.push(value),
            Field::NoBinary => {
                choose("--no-binary", &value, &mut self.no_binary, &mut self.only_binary)?;
                choose("--no-binary", &value, &mut effective.no_binary, &mut effective.only_binary)?;
            }
            Field::OnlyBinary => {
                choose("--only-binary", &value, &mut self.only_binary, &mut self.no_binary)?;
                choose("--only-binary", &value, &mut effective.only_binary, &mut effective.no_binary)?;
            }
            Field::PreferBinary => self.prefer_binary = true,
            Field::RequireHashes => self.require_hashes = true,
            Field::NoRequireHashes => self.no_require_hashes = true,
            Field::Pre => self.pre = true,
            Field::AllReleases => {
                choose("--all-releases", &value, &mut self.all_releases, &mut self.only_final)?;
                choose("--all-releases", &value, &mut effective.all_releases, &mut effective.only_final)?;
            }
            Field::OnlyFinal => {
                choose("--only-final", &value, &mut self.only_final, &mut self.all_releases)?;
                choose("--only-final", &value, &mut effective.only_final, &mut effective.all_releases)?;
            }
            Field::TrustedHosts => self.trusted_hosts.push(value),
            Field::FeaturesEnabled => {
                if !FEATURES.contains(&value.as_str()) {
                    return Err(OptionError::FeatureUnknown(value));
                }
                self.features_enabled.push(value);
            }
            Field::Hashes => match value.split_once(':') {
                Some((algorithm @ ("sha256" | "sha384" | "sha512"), digest)) => {
                    self.hashes.entry(algorithm.to_owned()).or_default().push(digest.to_owned());
                }
                _ => return Err(OptionError::HashInvalid(value)),
            },
            Field::ConfigSettings => match value.split_once('=') {
                Some((key, setting)) => {
                    self.config_settings.entry(key.to_owned()).or_default().push(setting.to_owned());
                }
                None => return Err(OptionError::ConfigSettingInvalid(value)),
            },
        }
        Ok(())
    }
}

impl Field {
    fn takes_value(self) -> bool {
        use Field::{NoIndex, NoRequireHashes, Pre, PreferBinary, RequireHashes};
        !matches!(self, NoIndex | PreferBinary | RequireHashes | NoRequireHashes | Pre)
    }

    /// The next word, whatever it is, if the option takes a value.
    fn value(self, name: &'static str, words: &mut VecDeque<String>) -> Result<String, OptionError> {
        if !self.takes_value() {
            return Ok(String::new());
        }
        words.pop_front().ok_or(OptionError::ValueMissing(name))
    }
}

/// The option of this name, or the only one that begins so.
fn matching(option: &str) -> Result<(&'static str, Field), OptionError> {
    let spellings = || ROWS.iter().flat_map(|row| row.long.iter().map(|long| (*long, row.field)));
    if let Some(exact) = spellings().find(|(long, _)| *long == option) {
        return Ok(exact);
    }
    let mut beginning = spellings().filter(|(long, _)| long.starts_with(option));
    match (beginning.next(), beginning.next()) {
        (Some(only), None) => Ok(only),
        (Some(_), Some(_)) => Err(OptionError::Ambiguous(option.to_owned())),
        (None, _) => Err(OptionError::Unknown(option.to_owned())),
    }
}

/// Adds names to `chosen` and takes them from `opposed`; `:all:` stands for every name and `:none:` empties `chosen`
/// (`FormatControl.handle_mutual_excludes` of pip).
fn choose(
    option: &'static str,
    value: &str,
    chosen: &mut BTreeSet<String>,
    opposed: &mut BTreeSet<String>,
) -> Result<(), OptionError> {
    if value.starts_with('-') {
        return Err(OptionError::ValueMissing(option));
    }
    let mut names: Vec<&str> = value.split(',').collect();
    names.dedup();
    let last_none = names.iter().rposition(|name| *name == ":none:");
    let mut first = 0;
    // After `:all:` only what follows a `:none:` can matter.
    for (index, _) in names.iter().enumerate().filter(|(_, name)| **name == ":all:") {
        opposed.clear();
        chosen.clear();
        chosen.insert(":all:".to_owned());
        if last_none.is_none_or(|none| none < index) {
            return Ok(());
        }
        first = index + 1;
    }
    for name in names.into_iter().skip(first) {
        if name == ":none:" {
            chosen.clear();
            continue;
        }
        let name = normalize(name);
        opposed.remove(&name);
        chosen.insert(name);
    }
    Ok(())
}
