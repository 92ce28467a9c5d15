//! The one `requirements.txt` of a recipe: stack, integrations and project together.

use super::start::Start;
use crate::document::{Document, Language, Line};
use crate::place::{Origin, Place};
use crate::situation::{Situation, Sourced};

/// Options of pasted requirements files first, in their order; then each requirement once, sorted by code point, with
/// everything that asks for it. ZenML itself joins them where the image does not have it.
pub(super) fn accumulated(situation: &Situation<'_>, start: &Start) -> Document {
    let sources = [&situation.stack_requirements, &situation.integration_requirements, &situation.project_requirements];
    let lines = sources.into_iter().flat_map(|lines| logical_lines(lines));
    let (options, mut requirements): (Vec<Line>, Vec<Line>) = lines.partition(|line| line.text.starts_with('-'));
    if let Some(package) = start.package.filter(|package| !requirements.iter().any(|line| is_named(line, package))) {
        requirements.push(Line { text: package.to_owned(), origins: vec![Place::RecipeBase.into()] });
    }
    if !start.has_zenml && !requirements.iter().any(|line| is_named(line, "zenml") && is_pinned(line)) {
        let origins = vec![Origin::Recipe, Place::Release.into()];
        requirements.push(Line { text: format!("zenml=={}", situation.release), origins });
    }
    requirements.sort_by(|one, other| one.text.cmp(&other.text));
    let mut document = Document::new("requirements.txt", Language::Requirements);
    document.lines = options;
    for line in requirements {
        match document.lines.last_mut() {
            Some(last) if last.text == line.text => add_origins(last, line.origins),
            _ => document.lines.push(line),
        }
    }
    document
}

/// The lines as pip reads them: without comments and blank ones, and continued ones as one.
fn logical_lines(sourced: &[Sourced]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut continued = false;
    for (text, origins) in sourced.iter().flat_map(|one| one.text.lines().map(|line| (line, &one.origins))) {
        let text = without_comment(text).trim();
        let (text, continues) = match text.strip_suffix('\\') {
            Some(before) => (before.trim_end(), true),
            None => (text, false),
        };
        match lines.last_mut() {
            Some(line) if continued => {
                line.text.push(' ');
                line.text.push_str(text);
            }
            _ => lines.push(Line { text: text.to_owned(), origins: origins.clone() }),
        }
        continued = continues;
    }
    lines.retain(|line| !line.text.trim().is_empty());
    lines
}

/// The line before a comment, which pip sees at the start or behind a blank.
fn without_comment(line: &str) -> &str {
    let begins = |(position, _): &(usize, &str)| {
        line.get(..*position).is_some_and(|before| before.is_empty() || before.ends_with(char::is_whitespace))
    };
    let comment = line.match_indices('#').find(begins);
    comment.and_then(|(position, _)| line.get(..position)).unwrap_or(line)
}

fn add_origins(line: &mut Line, origins: Vec<Origin>) {
    for origin in origins {
        if !line.origins.contains(&origin) {
            line.origins.push(origin);
        }
    }
}

/// Whether a requirement is one of a distribution; its name has no separators, so that only the case can differ.
fn is_named(line: &Line, name: &str) -> bool {
    let end = line.text.find(|letter: char| !(letter.is_ascii_alphanumeric() || "-_.".contains(letter)));
    let named = end.and_then(|end| line.text.get(..end)).unwrap_or(&line.text);
    named.eq_ignore_ascii_case(name)
}

/// Whether a requirement leaves one version: an exact one, or a place to fetch it from.
fn is_pinned(line: &Line) -> bool {
    let requirement = line.text.split(';').next().unwrap_or_default();
    requirement.contains("==") || requirement.contains('@')
}

#[cfg(test)]
mod tests {
    use super::{is_named, is_pinned, logical_lines};
    use crate::document::Line;
    use crate::field::Field;
    use crate::situation::Sourced;

    fn line(text: &str) -> Line {
        Line { text: text.into(), origins: vec![Field::Requirements.into()] }
    }

    #[test]
    fn a_pasted_file_is_read_as_pip_reads_it() {
        let pasted = [
            "# by uv",
            "--extra-index-url https://wheels.example.com/cpu  # CPU wheels",
            "",
            "pandas==2.2.2 \\",
            "    --hash=sha256:aa \\",
            "    --hash=sha256:bb",
            "    # via ours",
            "thing @ git+https://example.com/thing#egg=thing",
        ];
        let sourced: Vec<Sourced> =
            pasted.map(|text| Sourced { text: text.into(), origins: vec![Field::Requirements.into()] }).into();
        let expected = [
            "--extra-index-url https://wheels.example.com/cpu",
            "pandas==2.2.2 --hash=sha256:aa --hash=sha256:bb",
            "thing @ git+https://example.com/thing#egg=thing",
        ];
        assert_eq!(logical_lines(&sourced), expected.map(line));
    }

    #[test]
    fn the_project_pins_zenml_by_version_or_place() {
        for text in
            ["zenml==0.98.0", "ZenML[server]==0.98.0", "zenml @ git+https://example.com/zenml", "zenml===0.98.0"]
        {
            assert!(is_named(&line(text), "zenml") && is_pinned(&line(text)), "{text}");
        }
        for text in ["zenml", "zenml>=0.80", "zenml-nightly==0.98.0", "zenml ; python_version == '3.12'"] {
            assert!(!(is_named(&line(text), "zenml") && is_pinned(&line(text))), "{text}");
        }
    }
}
