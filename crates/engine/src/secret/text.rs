//! Taking secrets out of a text: a requirement line, a command, a file.

use super::name::Naming;
use super::{WITHHELD, form, name, secret_by_name, until_nothing_is_left, url};

/// The text with every secret in it replaced by [`WITHHELD`]; `None` where nothing looks secret. Replaced are private
/// keys, passwords in URLs, tokens of a known form, and what is assigned to a secret name.
pub fn redact(text: &str) -> Option<String> {
    until_nothing_is_left(text, redact_once)
}

fn redact_once(text: &str) -> Option<String> {
    let without_keys = private_keys(text);
    let without_urls = url_credentials(without_keys.as_deref().unwrap_or(text));
    let changed = without_urls.or(without_keys);
    words(changed.as_deref().unwrap_or(text)).or(changed)
}

/// Replaces PEM blocks of private keys; one without an end goes to the end of the text.
fn private_keys(text: &str) -> Option<String> {
    let mut redacted = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("-----BEGIN ") {
        redacted.push_str(before);
        let (kind, body) = after.split_once("-----").unwrap_or((after, ""));
        if kind.contains("PRIVATE KEY") {
            redacted.push_str(WITHHELD);
            let end = body.split_once("-----END ").and_then(|(_, end)| end.split_once("-----"));
            rest = end.map(|(_, behind)| behind).unwrap_or_default();
        } else {
            redacted.push_str("-----BEGIN ");
            rest = after;
        }
    }
    redacted.push_str(rest);
    redacted.contains(WITHHELD).then_some(redacted).filter(|redacted| redacted != text)
}

fn url_credentials(text: &str) -> Option<String> {
    let mut redacted = String::new();
    let mut done = 0;
    while let Some(found) = url::credentials(text, done) {
        redacted.push_str(text.get(done..found.start)?);
        redacted.push_str(WITHHELD);
        done = found.end;
    }
    redacted.push_str(text.get(done..)?);
    (done > 0).then_some(redacted)
}

/// Goes through a text word by word, with the name that the next word is a value of.
fn words(text: &str) -> Option<String> {
    let mut redacted = String::new();
    let mut changed = false;
    let (mut expected, mut previous, mut quote) = ("", "", None);
    let mut rest = text;
    while !rest.is_empty() {
        let (mut word, mut after) = rest.split_at(rest.find(is_between).unwrap_or(rest.len()));
        let reading = Reading::of(word, expected, previous);
        if let Some((name, start)) = reading.value
            && is_secret(name, word.get(start..)?)
        {
            redacted.push_str(word.get(..start)?);
            redacted.push_str(WITHHELD);
            changed = true;
            (word, after) = rest.split_at(start + value_end(rest.get(start..)?, quote));
        } else if let Some(pieces) = tokens(word) {
            redacted.push_str(&pieces);
            changed = true;
        } else {
            redacted.push_str(word);
        }
        let (between, next) = after.split_at(after.find(|letter| !is_between(letter)).unwrap_or(after.len()));
        redacted.push_str(between);
        quote = between.chars().last().filter(|letter| is_quote(*letter));
        (expected, previous) = if between.contains('\n') { ("", "") } else { (reading.offered, word) };
        rest = next;
    }
    changed.then_some(redacted)
}

/// Takes tokens out of a word that they are a part of, as in `https://example.com/TOKEN/file`.
fn tokens(word: &str) -> Option<String> {
    let mut redacted = String::new();
    for piece in word.split_inclusive(is_joint) {
        let text = piece.trim_end_matches(is_joint);
        let (shown, joint) = piece.split_at(text.len());
        redacted.push_str(if form::is_token(shown) { WITHHELD } else { shown });
        redacted.push_str(joint);
    }
    (redacted != word).then_some(redacted)
}

/// How long a secret value is: to its closing quote; without quotes to the next space, or to the next `&`, `;` or `,`
/// that begins another assignment.
fn value_end(rest: &str, quote: Option<char>) -> usize {
    if let Some(quote) = quote {
        return rest.find([quote, '\n']).unwrap_or(rest.len());
    }
    let mut ends = rest.match_indices(is_between);
    let end = ends.find(|(at, between)| {
        let joins = matches!(*between, "&" | ";" | ",");
        let next = rest.get(at + 1..).unwrap_or_default().split(is_between).next().unwrap_or_default();
        !joins || next.contains('=')
    });
    end.map_or(rest.len(), |(at, _)| at)
}

/// What a word of a text is.
struct Reading<'a> {
    /// The name that it, or its end, is a value of, and where that value begins.
    value: Option<(&'a str, usize)>,
    /// The name that the next word is a value of; empty for none.
    offered: &'a str,
}

impl<'a> Reading<'a> {
    fn of(word: &'a str, expected: &'a str, previous: &'a str) -> Self {
        let offering = |offered| Self { value: None, offered };
        let whole = |name| Self { value: Some((name, 0)), offered: "" };
        // Between a name and its value, or the opening of something that holds names of its own.
        if !word.chars().any(char::is_alphanumeric) {
            let still = if expected.is_empty() { previous } else { expected };
            return offering(if word.contains('{') { "" } else { still });
        }
        // `name=value` and `?name=value`, `name=` before a quote; a requirement's `==` assigns nothing.
        if let Some((before, value)) = word.split_once('=')
            && !value.starts_with('=')
        {
            let name = last_name(before);
            return match value.is_empty() {
                true => offering(name),
                false => Self { value: Some((name, before.len() + 1)), offered: "" },
            };
        }
        if let Some(name) = word.strip_suffix(':') {
            return offering(last_name(name));
        }
        if let Some((name, value)) = word.split_once(':')
            && !value.starts_with("//")
            && name::naming(last_name(name)) == Naming::Password
        {
            return Self { value: Some((last_name(name), name.len() + 1)), offered: "" };
        }
        match previous {
            "Bearer" | "Basic" => whole("TOKEN"),
            _ if !expected.is_empty() => whole(expected),
            "ENV" => offering(word),
            _ if word.starts_with("--") => offering(word),
            _ => whole(""),
        }
    }
}

fn is_secret(name: &str, value: &str) -> bool {
    let none = value.is_empty() || form::is_reference(value) || value.starts_with("--");
    !none && (secret_by_name(name, value) || form::is_token(value))
}

/// The name at the end of a text: `sig` in `c?sig`.
fn last_name(text: &str) -> &str {
    let name = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.');
    text.rsplit(|letter| !name(letter)).next().unwrap_or_default()
}

fn is_joint(letter: char) -> bool {
    "/:@=?#|<>(){}[]".contains(letter)
}

fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '\'' | '`')
}

fn is_between(letter: char) -> bool {
    letter.is_whitespace() || is_quote(letter) || matches!(letter, ',' | ';' | '&')
}

#[cfg(test)]
mod tests {
    use super::redact;

    #[test]
    fn only_the_secret_part_is_taken_out() {
        let cases = [
            (
                "--extra-index-url https://user:pass@example.com/simple\npandas==2.2.2",
                "--extra-index-url https://<withheld>@example.com/simple\npandas==2.2.2",
            ),
            ("ENV API_KEY=abc123 HF_HOME=/opt/hf", "ENV API_KEY=<withheld> HF_HOME=/opt/hf"),
            ("ENV API_KEY abc123", "ENV API_KEY <withheld>"),
            ("token = \"abc123\"", "token = \"<withheld>\""),
            ("{\"auths\": {\"r\": {\"password\":\"abc\"}}}", "{\"auths\": {\"r\": {\"password\":\"<withheld>\"}}}"),
            ("curl -H 'Authorization: Bearer abc.def1' x", "curl -H 'Authorization: Bearer <withheld>' x"),
            ("login --password hunter2 --user me", "login --password <withheld> --user me"),
            ("AccountName=a;AccountKey=Zm9v+/==;End=x", "AccountName=a;AccountKey=<withheld>;End=x"),
            ("https://x.example.com/c?sv=1&sig=aB3%2Fx9Qz", "https://x.example.com/c?sv=1&sig=<withheld>"),
            ("see https://example.com/ghp_0123456789abcdefghij/x", "see https://example.com/<withheld>/x"),
            ("PASSWORD=a,b&c?d rest", "PASSWORD=<withheld> rest"),
            ("password = 'my own words' rest", "password = '<withheld>' rest"),
            ("tokens: [\"abc1\"]", "tokens: [\"<withheld>\"]"),
            ("a\n-----BEGIN RSA PRIVATE KEY-----\nMII\n-----END RSA PRIVATE KEY-----\nb", "a\n<withheld>\nb"),
            ("-----BEGIN CERTIFICATE-----\n-----BEGIN PRIVATE KEY-----\nx", "-----BEGIN CERTIFICATE-----\n<withheld>"),
        ];
        for (text, expected) in cases {
            assert_eq!(redact(text).as_deref(), Some(expected), "{text}");
            assert_eq!(redact(expected), None, "{expected}");
        }
    }

    #[test]
    fn requirements_and_dockerfiles_without_secrets_stay_as_they_are() {
        let cases = [
            "python-secrets==23.4\nsecret-key>=1.0\ntokenizers~=0.15\npassword!=2",
            "torch @ git+https://github.com/pytorch/pytorch@0123456789abcdef0123456789abcdef01234567",
            "pandas==2.2.2 --hash=sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
            "ARG TOKEN\nENV TOKENIZERS_PARALLELISM=false\nRUN --mount=type=secret,id=token pip install -r requirements.txt",
            "ENV PATH=\"/opt/venv/bin:$PATH\"",
            "PASSWORD=${PASSWORD} TOKEN=$TOKEN",
            "keyring-provider = \"subprocess\"\ncache-keys = [{ file = \"pyproject.toml\" }]",
            "",
        ];
        for text in cases {
            assert_eq!(redact(text), None, "{text}");
        }
    }
}
