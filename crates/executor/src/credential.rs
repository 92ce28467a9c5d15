//! What a person logs in with. It is shown nowhere: no type here writes its content, and nothing here travels in a link.

use core::fmt;

/// A text that is never shown. It has no way out but [`Secret::reveal`], which the calls that need it use.
pub struct Secret(String);

/// Says that there is something, and not what.
impl fmt::Debug for Secret {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("…")
    }
}

impl Secret {
    /// Takes a text over, without the blanks that copying left around it.
    pub fn new(text: &str) -> Self {
        Self(text.trim().to_owned())
    }

    /// The text, for a request that is about to be sent.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The text with every occurrence of the secret taken out.
    pub fn scrub(&self, text: &str) -> String {
        if self.0.is_empty() { text.to_owned() } else { text.replace(&self.0, "…") }
    }
}

/// How a person proves who they are.
#[derive(Debug)]
pub enum Credential {
    /// The API key of a service account, which is exchanged for a token.
    Key(Secret),
    /// A user's name and password, which are exchanged for a token.
    Password {
        /// The name.
        username: String,
        /// The password.
        password: Secret,
    },
    /// A token that is used as it is and lapses by itself (`GET /api/v1/api_token`).
    Token(Secret),
    /// Nothing, for a server without authentication.
    Nothing,
}

/// Why a text is no key and no token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CredentialError {
    /// Nothing was typed.
    Empty,
    /// It cannot stand in a header: it holds a blank, a line break or a letter beyond ASCII.
    Letters,
    /// A key of a service account begins with `ZENKEY_`.
    NoKey,
    /// It is a key of a service account and not a token.
    KeyAsToken,
}

/// What the API keys of service accounts begin with (`ZENML_API_KEY_PREFIX`).
const KEY: &str = "ZENKEY_";
/// What keys of ZenML Pro begin with (`ZENML_PRO_API_KEY_PREFIX`). Servers take them as they are and exchange none.
const PRO_KEY: &str = "ZENPROKEY_";

impl Credential {
    /// The API key of a service account. One of ZenML Pro becomes a token, because it is used like one.
    ///
    /// # Errors
    /// It is none.
    pub fn key(text: &str) -> Result<Self, CredentialError> {
        let secret = in_header(text)?;
        if secret.reveal().starts_with(KEY) {
            Ok(Self::Key(secret))
        } else if secret.reveal().starts_with(PRO_KEY) {
            Ok(Self::Token(secret))
        } else {
            Err(CredentialError::NoKey)
        }
    }

    /// A user's name and password.
    ///
    /// # Errors
    /// There is no name.
    pub fn password(username: &str, password: &str) -> Result<Self, CredentialError> {
        let username = username.trim();
        if username.is_empty() {
            return Err(CredentialError::Empty);
        }
        Ok(Self::Password { username: username.to_owned(), password: Secret(password.to_owned()) })
    }

    /// A token.
    ///
    /// # Errors
    /// It is none.
    pub fn token(text: &str) -> Result<Self, CredentialError> {
        let secret = in_header(text)?;
        if secret.reveal().starts_with(KEY) { Err(CredentialError::KeyAsToken) } else { Ok(Self::Token(secret)) }
    }

    /// Whether it is exchanged for a token, and so can get another one when that has lapsed.
    pub const fn is_exchanged(&self) -> bool {
        matches!(self, Self::Key(_) | Self::Password { .. })
    }
}

impl CredentialError {
    /// What is so.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Empty => "There is nothing to log in with",
            Self::Letters => "A key holds no blanks, no line breaks and no letters beyond ASCII",
            Self::NoKey => "The API key of a service account begins with `ZENKEY_`",
            Self::KeyAsToken => "This is an API key and not a token",
        }
    }

    /// What to do.
    pub const fn hint(self) -> &'static str {
        match self {
            Self::Empty => "Fill in the key of a service account, or a user name and a password",
            Self::Letters => "Copy it again, as one line",
            Self::NoKey => "An administrator makes one with `zenml service-account create`, which shows it once",
            Self::KeyAsToken => "Fill it in as the API key",
        }
    }
}

/// A secret that can stand in a header.
fn in_header(text: &str) -> Result<Secret, CredentialError> {
    let secret = Secret::new(text);
    match secret.reveal() {
        "" => Err(CredentialError::Empty),
        text if text.bytes().all(|byte| byte.is_ascii_graphic()) => Ok(secret),
        _ => Err(CredentialError::Letters),
    }
}

#[cfg(test)]
mod tests {
    use super::{Credential, CredentialError, Secret};

    #[test]
    fn a_key_a_token_and_a_password_are_told_apart() {
        assert!(matches!(Credential::key(" ZENKEY_abc\n"), Ok(Credential::Key(key)) if key.reveal() == "ZENKEY_abc"));
        assert!(matches!(Credential::key("ZENPROKEY_abc"), Ok(Credential::Token(_))));
        assert!(matches!(Credential::token("eyJhbGciOiJIUzI1NiJ9.e30.x"), Ok(Credential::Token(_))));
        let blanks = Credential::password("default", " with blanks ");
        assert!(matches!(blanks, Ok(Credential::Password { password, .. }) if password.reveal() == " with blanks "));
        for (credential, error) in [
            (Credential::key(""), CredentialError::Empty),
            (Credential::key("eyJh"), CredentialError::NoKey),
            (Credential::key("ZENKEY_a b"), CredentialError::Letters),
            (Credential::token("é"), CredentialError::Letters),
            (Credential::token("ZENKEY_abc"), CredentialError::KeyAsToken),
            (Credential::password(" ", "x"), CredentialError::Empty),
        ] {
            assert_eq!(credential.unwrap_err(), error);
        }
    }

    #[test]
    fn no_way_of_writing_shows_a_secret() {
        for credential in [
            Credential::key("ZENKEY_hush").unwrap(),
            Credential::password("default", "hush").unwrap(),
            Credential::token("hush").unwrap(),
        ] {
            assert!(!format!("{credential:?} {credential:#?}").contains("hush"));
        }
        assert_eq!(Secret::new("hush").scrub("a hush in a text"), "a … in a text");
        assert_eq!(Secret::new("").scrub("a text"), "a text");
    }
}
