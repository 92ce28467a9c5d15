//! Taking secrets out of a text: a requirement line, a command, a file.

use super::name::Naming;
use super::{WITHHELD, form, name, secret_by_name, until_nothing_is_left, url};

/// How many assignments are looked for in one word, so that a long one takes no longer than many short ones.
const ASSIGNMENTS: usize = 64;

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
    // PuTTY's own form has no end.
    if let Some((before, _)) = text.split_once("PuTTY-User-Key-File-") {
        return Some(private_keys(before).unwrap_or_else(|| before.to_owned()) + WITHHELD);
    }
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
    // What was called a name last: `name: DB_PASSWORD`, and in the next line `value: …`.
    let mut named = "";
    // `machine HOST login USER password …` (.netrc).
    let netrc = text.contains("machine ") && text.contains("login ");
    // `docker login -p PASSWORD`; elsewhere `-p` is anything.
    let login = text.contains(" login ");
    let mut rest = text;
    while !rest.is_empty() {
        let (mut word, mut after) = rest.split_at(rest.find(is_between).unwrap_or(rest.len()));
        let mut reading = Reading::of(word, expected, previous);
        if reading.value.is_some() && matches!(expected, "name" | "Name" | "key") {
            named = word;
        }
        if login && previous == "-p" {
            reading = Reading { value: Some(("PASSWORD", 0)), offered: "" };
        } else if matches!(reading.offered, "value" | "Value") {
            reading.offered = named;
        } else if netrc && word == "password" {
            reading.offered = word;
        }
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

/// Takes tokens out of a word that they are a part of, as in `https://example.com/TOKEN/file` and `name.TOKEN`.
fn tokens(word: &str) -> Option<String> {
    let parts = |word: &str, joint: fn(char) -> bool, redact: &dyn Fn(&str) -> Option<String>| {
        let mut redacted = String::new();
        for piece in word.split_inclusive(joint) {
            let shown = piece.trim_end_matches(joint);
            redacted.push_str(redact(shown).as_deref().unwrap_or(shown));
            redacted.push_str(piece.strip_prefix(shown).unwrap_or_default());
        }
        (redacted != word).then_some(redacted)
    };
    let whole = |piece: &str| form::is_token(piece).then(|| WITHHELD.to_owned());
    // Some tokens have dots of their own, so the whole piece comes first.
    parts(word, is_joint, &|piece| whole(piece).or_else(|| parts(piece, |letter| letter == '.', &whole)))
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
        // `HOST:PORT:DATABASE:USER:PASSWORD` (.pgpass).
        let (start, tail) = word.rfind('=').map_or((0, word), |at| (at + 1, word.get(at + 1..).unwrap_or_default()));
        if let [_, port, _, _, _] = tail.split(':').collect::<Vec<_>>().as_slice()
            && (*port == "*" || form::is_number(port))
        {
            return Self {
                value: Some(("PASSWORD", start + tail.rfind(':').map_or(0, |colon| colon + 1))),
                offered: "",
            };
        }
        // `name=value` and `?name=value`, `name=` before a quote; a requirement's `==` assigns nothing. Of several the
        // first whose value is secret: `URL=https://example.com/?token=…`.
        let mut assignments = word
            .match_indices('=')
            .take(ASSIGNMENTS)
            .filter_map(|(at, _)| Some((word.get(..at)?, word.get(at + 1..)?)));
        let first = assignments.clone().next().filter(|(_, value)| !value.starts_with('='));
        if let Some((before, value)) = first {
            // `HEADER=x-api-key: …`, `ARGS=--password …`
            match value.strip_suffix(':') {
                _ if value.is_empty() => return offering(last_name(before)),
                Some(name) => return offering(last_name(name)),
                None if value.starts_with("--") => return offering(value),
                None => {}
            }
            let secret =
                assignments.find(|(before, value)| is_secret(last_name(before), value)).unwrap_or((before, value));
            return Self { value: Some((last_name(secret.0), secret.0.len() + 1)), offered: "" };
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
            _ if ["Bearer", "Basic"].iter().any(|scheme| previous.ends_with(scheme)) => whole("TOKEN"),
            // `curl -u USER:PASSWORD`; two equal names are a user and a group.
            "-u" | "--user"
                if word.split_once(':').is_some_and(|(user, after)| user != after && !form::is_number(after)) =>
            {
                Self { value: Some(("PASSWORD", word.find(':').map_or(0, |colon| colon + 1))), offered: "" }
            }
            "login" if word.len() >= 32 && word.bytes().all(|byte| byte.is_ascii_alphanumeric()) => whole("TOKEN"),
            _ if !expected.is_empty() => whole(expected),
            "ENV" => offering(word),
            _ if word.starts_with("--") => offering(word),
            _ => whole(""),
        }
    }
}

fn is_secret(name: &str, value: &str) -> bool {
    if value.is_empty() || form::is_reference(value) || value.starts_with("--") {
        return false;
    }
    let naming = name::naming(name);
    // What is assigned to a name and looks random is secret here as it is in a variable; a word of its own need not be.
    let random = !name.is_empty() && naming != Naming::Public && form::is_random(value);
    random || secret_by_name(naming, name, value) || form::is_token(value)
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
