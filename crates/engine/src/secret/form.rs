//! What the form of a value says, whatever its name is.

use super::beginning_like;

/// Prefixes that nothing but tokens has.
const PREFIXES: &str = "\
    ghp_ gho_ ghu_ ghs_ ghr_ github_pat_ glpat- gldt- glrt- glcbt- glsoat- glagent- xoxb- xoxp- xoxa- xoxr- \
    xoxs- xoxe- xoxe. xapp- sk-ant- sk-proj- sk-or- sk_live_ sk_test_ rk_live_ rk_test_ whsec_ AIza ya29. pypi- \
    dop_v1_ doo_v1_ dor_v1_ shpat_ shpss_ shpca_ dckr_pat_ dckr_oat_ ATATT ATBB lin_api_ nvapi- gsk_ hvs. hvb. \
    hvr. AGE-SECRET-KEY- rubygems_ PMAK- ZENKEY_ ZENPROKEY_ wandb_v1_ sntrys_ sntryu_ glsa_ glc_ ntn_ figd_ LTAI \
    tvly- pplx- xai- sbp_ sq0atp- sq0csp- EAAC EAAA tskey- pul- CLOJARS_ NRAK- NRII- NRJS- dp.pt. dp.st. dapi r8_ cfut_ \
    oy2 ops_eyJ glptt- glft- glimt- gloas- glffct- GR1348941 AKCp cmVmd ABSK bedrock-api-key- dnkey- fo1_ fm2_ fio-u- \
    HRKU- api_org_ pnu_ rdme_ tk-us- xkeysib- shppa_ shippo_ sgp_ tfp_ AQVN tgp_v1_ lsv2_ jina_ pcsk_ sb_secret_ \
    GOCSPX- APA91b FLWSECK PMAK- pscale_ access-production- access-sandbox- $1$ $5$ $6$ $y$ $2a$ $2b$ $2y$ $apr1$ $argon2";

/// No token is shorter than this.
const SHORTEST_TOKEN: usize = 15;

/// Prefixes that also begin harmless words: what follows has to look random.
const VAGUE_PREFIXES: &str = "hf_ sk- npm_ secret_ key- pat- SG. fw_ s. rpa_ esecret_ API- SK";

/// Words that stand for an answer or for nothing.
const SWITCHES: &str = "\
    true false yes no on off none null nil enabled disabled enable disable auto default optional required always \
    never";

/// Whether a value only points to where the real one is: empty, `${NAME}`, `{{secret.key}}`, `<your token>`, `****`.
pub fn is_reference(value: &str) -> bool {
    let value = value.trim();
    let enclosed = [("<", ">"), ("{{", "}}"), ("${", "}"), ("$(", ")"), ("{", "}"), ("%(", ")s"), ("%", "%")];
    let within = |(open, close): &(&str, &str)| {
        let inner = value.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
        inner.is_some_and(|inner| !inner.contains(['"', '{', '<', ',', ':']) || *open == "${" || *open == "{{")
    };
    let variable = value.strip_prefix('$').is_some_and(|name| {
        name.chars().next().is_some_and(|first| first.is_ascii_alphabetic() || first == '_')
            && name.chars().all(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit() || letter == '_')
    });
    let masked = value.chars().all(|letter| letter == '*') || value.chars().all(|letter| matches!(letter, '.' | '…'));
    masked || variable || enclosed.iter().any(within)
}

/// Whether a value is an answer like `true` or `none`.
pub fn is_switch(value: &str) -> bool {
    SWITCHES.split(' ').any(|word| value.trim().eq_ignore_ascii_case(word))
}

/// Whether a value is the place of something: a path from a root or home, or a URL. What a URL may hold besides is
/// looked at elsewhere.
pub fn is_location(value: &str) -> bool {
    let path = ["/", "./", "../", "~/", "~"].iter().any(|start| value.starts_with(start))
        || value.get(1..3).is_some_and(|drive| drive == ":\\" || drive == ":/");
    (path && !value.contains(['+', '=']) && !is_random(value)) || value.contains("://") || value.starts_with("arn:")
}

/// Whether a value is plainly no secret although its name is one's: an answer, a place, a small number, a version.
pub fn is_harmless(value: &str) -> bool {
    let number = value.len() <= 5 && is_number(value);
    let version = value.contains('.') && value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let relative_path = value.contains('/') && !value.contains("//") && is_plain(value);
    number || version || relative_path || is_switch(value) || is_location(value)
}

/// Whether a value is made of words and short numbers: `eu-west-1`, `created_at`, `HS256`, `path/to/train.csv`, `[MASK]`.
pub fn is_plain(value: &str) -> bool {
    value.split(['-', '_', '.', '/', ',', ' ', '+', '<', '>', '[', ']', '|']).all(|part| {
        let word = part.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let word = word.trim_end_matches(|letter: char| letter.is_ascii_digit());
        part.len() - word.len() <= 4 && word.len() <= 20 && word.chars().all(char::is_alphabetic)
    })
}

/// Whether a value has the form of a well-known kind of token, key or password entry.
pub fn is_token(value: &str) -> bool {
    let value = value.trim();
    if value.len() < SHORTEST_TOKEN {
        return false;
    }
    let rest = |prefixes| {
        let mut prefixes = beginning_like(value.as_bytes(), prefixes);
        let prefix = prefixes.find(|prefix| value.as_bytes().starts_with(prefix));
        prefix.and_then(|prefix| value.get(prefix.len()..)).unwrap_or_default()
    };
    let certain = rest(PREFIXES);
    let vague = rest(VAGUE_PREFIXES);
    (certain.len() >= 12 && is_one_word(certain))
        || (vague.len() >= 16 && is_one_word(vague) && !is_plain(vague))
        || is_access_key(value)
        || is_json_web_token(value)
        || is_bot_token(value)
        || is_web_hook(value)
}

/// Whether a value looks drawn at random, or one of its parts between dots does: one long word that changes between
/// small letters, capitals and digits more often than words do. Digests, commits and UUIDs are random too, but nobody's
/// secret: they are written in hex alone.
pub fn is_random(value: &str) -> bool {
    let digest = ["sha256", "sha384", "sha512", "md5"]
        .iter()
        .any(|name| value.strip_prefix(name).is_some_and(|rest| !rest.starts_with('~')));
    // No digest has more than 128 digits.
    let long_hex = value.split(|letter: char| !letter.is_ascii_hexdigit()).any(|run| run.len() > 128);
    !digest
        && (long_hex
            || is_random_word(value, 20)
            || value.contains('.') && value.split('.').any(|part| is_random_word(part, 16)))
}

fn is_random_word(value: &str, shortest: usize) -> bool {
    let base64 = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b'_' | b'-' | b'~');
    if value.len() < shortest || !value.bytes().all(base64) || value.bytes().all(is_hex_or_dash) || is_named(value) {
        return false;
    }
    let classes: Vec<u8> = value.bytes().filter_map(class).collect();
    let changes = classes.windows(2).filter(|pair| pair.first() != pair.last()).count();
    let kinds = (1..=3).filter(|kind| classes.contains(kind)).count();
    (kinds == 3 && changes * 10 >= classes.len() * 3)
        || (kinds == 2 && value.len() >= 24 && changes * 5 >= classes.len())
}

/// Whether a value is a name that somebody or some program made up: words, and between them short pieces and ids in
/// hex, as `meta-llama/Llama-3.1-8B` and `subnet-0a1b2c3d4e5f67890`.
fn is_named(value: &str) -> bool {
    let is_word = |part: &str| {
        let letters = part.trim_end_matches(|letter: char| letter.is_ascii_digit());
        // A capital begins a word of at least two more letters.
        letters.len() >= 4
            && part.len() - letters.len() <= 4
            && letters.bytes().all(|byte| byte.is_ascii_alphabetic())
            && letters.split(|letter: char| letter.is_ascii_uppercase()).skip(1).all(|rest| rest.len() >= 2)
    };
    let is_hex = |part: &str| part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_id = |part: &str| part.len() <= 5 || (part.len() <= 17 && is_hex(part));
    let mut words = 0;
    // A whole part of a path may be a digest of any length.
    for part in value.split('/').filter(|part| !is_hex(part)).flat_map(|part| part.split(['-', '_', '.'])) {
        match (is_word(part), is_id(part)) {
            (true, _) => words += 1,
            (false, true) => {}
            (false, false) => return false,
        }
    }
    words > 0
}

/// Whether a value is a whole number.
pub fn is_number(value: &str) -> bool {
    !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_one_word(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_graphic())
}

fn is_hex_or_dash(byte: u8) -> bool {
    byte.is_ascii_hexdigit() || byte == b'-'
}

const fn class(byte: u8) -> Option<u8> {
    match byte {
        b'a'..=b'z' => Some(1),
        b'A'..=b'Z' => Some(2),
        b'0'..=b'9' => Some(3),
        _ => None,
    }
}

/// An AWS access key: four letters for its kind and sixteen or more capitals and digits.
fn is_access_key(value: &str) -> bool {
    let kind = ["AKIA", "ASIA", "ABIA", "ACCA"].iter().any(|kind| value.starts_with(kind));
    kind && (16..=128).contains(&value.len())
        && value.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

/// A JSON web token, or any other JSON object in base64.
fn is_json_web_token(value: &str) -> bool {
    value.starts_with("eyJ") && value.len() >= 20 && is_one_word(value)
}

/// A Telegram bot's token: a number, a colon and 35 letters.
fn is_bot_token(value: &str) -> bool {
    value.split_once(':').is_some_and(|(number, rest)| {
        number.len() >= 8 && number.bytes().all(|byte| byte.is_ascii_digit()) && rest.len() >= 30 && is_one_word(rest)
    })
}

/// The address of a web hook: who knows it may post.
fn is_web_hook(value: &str) -> bool {
    let hooks = ["hooks.slack.com/", "/api/webhooks/", "webhook.office.com/", "hooks.zapier.com/", "/hooks/catch/"];
    value.contains("://") && hooks.iter().any(|hook| value.contains(hook))
}
