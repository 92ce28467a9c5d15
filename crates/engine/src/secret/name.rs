//! What the name of a variable says about its value.

use super::{beginning_like, entries};

/// What a name promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// A password: even a number or a word of the dictionary is secret.
    Password,
    /// A secret, unless the value is plainly none.
    Secret,
    /// Something around secrets: the value decides.
    Perhaps,
    /// Nothing.
    Plain,
    /// Something that everybody may know, however random it looks.
    Public,
}

/// Ends of words that name a password.
const PASSWORDS: &str = "PASSWORD PASSWD PASSPHRASE PASSCODE MNEMONIC DBPASS USERPASS ROOTPASS ADMINPASS";

/// Whole words that name a password, where they come last.
const LAST_PASSWORDS: &str = "PASS PWD PW PSK";

/// Ends of words that name a secret.
const SECRETS: &str = "\
    SECRET TOKEN CREDENTIAL APIKEY ACCESSKEY SECRETKEY PRIVATEKEY ACCOUNTKEY AUTHKEY MASTERKEY SIGNINGKEY \
    ENCRYPTIONKEY SHAREDKEY SSHKEY LICENSEKEY";

/// Words of which only the value can tell.
const PERHAPS: &str = "\
    AUTH OAUTH AUTHORIZATION SALT PEPPER SIGNATURE SIG COOKIE PAT BEARER JWT SAS DSN WEBHOOK SESSION SESSIONID SESSID \
    PRIVATE OTP NONCE KUBECONFIG";

/// Before `KEY` or `TOKEN` they name something else.
const HARMLESS_BEFORE: &str = "\
    PRIMARY FOREIGN PARTITION SORT CACHE SHARD ROW DATASET DATA OBJECT LOOKUP GROUP INDEX ROUTING RANGE IMAGE \
    FEATURE LABEL JOIN MAP ITEM METRIC UNIQUE TARGET INPUT OUTPUT LOG EMBEDDING TEXT TAG BUCKET COLUMN HOT PAD \
    EOS BOS UNK MASK SEP CLS SPECIAL STOP START END MAX MIN NUM TOTAL PER NEW";

/// At the end of a name they say that the value only describes a secret.
const DESCRIPTIONS: &str = "\
    NAME PATH FILE FILENAME DIR DIRECTORY FOLDER URL URI ID TYPE LENGTH LEN SIZE COUNT LIMIT TTL EXPIRY EXPIRES \
    TIMEOUT FORMAT POLICY VERSION REGION PROVIDER MANAGER STORE VAULT ARN REF HOST PORT ENABLED REQUIRED MODE \
    ALGORITHM BITS PREFIX SUFFIX FIELD HEADER INTERVAL ENDPOINT SCOPE BACKEND CLASS ISSUER AUDIENCE HASHER \
    SECONDS MINUTES HOURS DAYS MS PROJECT METHOD STRATEGY SERVER DOMAIN LOCATION SOCK SOCKET ROTATION RETRIES \
    SERVICE USER USERNAME EMAIL NAMESPACE BUDGET";

/// What a name says about its value.
pub fn naming(name: &str) -> Naming {
    let words = words(name);
    if words.iter().any(|word| word == "PUBLIC") {
        return Naming::Public;
    }
    let Some((last, before)) = words.split_last() else { return Naming::Plain };
    if is_one_of(last, DESCRIPTIONS) {
        return Naming::Plain;
    }
    if words.iter().any(|word| ends_in(word, PASSWORDS)) || is_one_of(last, LAST_PASSWORDS) {
        return Naming::Password;
    }
    let harmless = before.last().is_some_and(|word| is_one_of(word, HARMLESS_BEFORE));
    let is_key = singular(last) == "KEY";
    if (is_key && before.is_empty()) || ((is_key || singular(last) == "TOKEN") && harmless) {
        return Naming::Perhaps;
    }
    if is_key || ends_in(last, SECRETS) {
        return Naming::Secret;
    }
    let around = |word: &String| is_one_of(word, PERHAPS) || singular(word) == "KEY" || ends_in(word, SECRETS);
    if words.iter().any(around) { Naming::Perhaps } else { Naming::Plain }
}

/// The words of a name in capitals, without numbers at their ends: `dbPassword2` is `DB`, `PASSWORD`.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut after_small = false;
    for letter in name.chars() {
        if !letter.is_alphanumeric() || (after_small && letter.is_uppercase()) {
            words.push(String::new());
        }
        if letter.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(letter.to_uppercase());
        }
        after_small = letter.is_lowercase();
    }
    for word in &mut words {
        word.truncate(word.trim_end_matches(|letter: char| letter.is_ascii_digit()).len());
    }
    words.retain(|word| !word.is_empty());
    words
}

fn singular(word: &str) -> &str {
    word.strip_suffix('S').unwrap_or(word)
}

/// Whether a word, or its singular, is in a list.
fn is_one_of(word: &str, list: &str) -> bool {
    let (word, singular) = (word.as_bytes(), singular(word).as_bytes());
    beginning_like(word, list).any(|entry| entry == word || entry == singular)
}

/// Whether a word, or its singular, ends in one of a list.
fn ends_in(word: &str, ends: &str) -> bool {
    let (word, singular) = (word.as_bytes(), singular(word).as_bytes());
    entries(ends).any(|end| word.ends_with(end) || singular.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::{Naming, naming};

    #[test]
    fn a_name_is_read_word_by_word() {
        let cases = [
            ("HF_TOKEN", Naming::Secret),
            ("AWS_SECRET_ACCESS_KEY", Naming::Secret),
            ("accountKey", Naming::Secret),
            ("NGROK_AUTHTOKEN", Naming::Secret),
            ("PGPASSWORD", Naming::Password),
            ("db-password-2", Naming::Password),
            ("SMTP_PASS", Naming::Password),
            ("REDISCLI_AUTH", Naming::Perhaps),
            ("CACHE_KEY", Naming::Perhaps),
            ("TOKENIZERS_PARALLELISM", Naming::Plain),
            ("MONKEY", Naming::Plain),
            ("AUTHOR", Naming::Plain),
            ("COMPASS", Naming::Plain),
            ("HF_TOKEN_PATH", Naming::Plain),
            ("SSH_PUBLIC_KEY", Naming::Public),
            ("", Naming::Plain),
        ];
        for (name, expected) in cases {
            assert_eq!(naming(name), expected, "{name}");
        }
    }
}
