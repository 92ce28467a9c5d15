//! A token that lapses by itself, so that a key need not be kept.

use crate::Json;
use crate::call::Call;
use crate::credential::{Credential, CredentialError};
use crate::operation::{Ask, Malformed};
use crate::record::Record;

/// The longest time that a server gives such a token, in seconds: a week.
pub const LONGEST: u32 = 604_800;

/// A token for a while.
#[derive(Debug)]
pub struct ShortToken(Credential);

impl ShortToken {
    /// Asks for a token for so many seconds; the server gives none for longer than [`LONGEST`].
    pub fn ask(seconds: u32) -> Ask<Self> {
        let call = Call::get(&["api_token"]).with("token_type", "generic");
        Ask::new(call.with("expires_in", seconds.min(LONGEST).to_string()))
    }

    /// What to log in with from now on.
    pub fn credential(self) -> Credential {
        self.0
    }
}

impl Record for ShortToken {
    fn read(json: &Json) -> Result<Self, Malformed> {
        let token = json.as_text().map(Credential::token);
        token.and_then(|token: Result<Credential, CredentialError>| token.ok()).map(Self).ok_or(Malformed("a token"))
    }
}
