//! A server, a way to log in, and the token that came of it.

use crate::address::Address;
use crate::call::{Access, Call};
use crate::credential::{Credential, Secret};
use crate::failure::NoAnswer;
use crate::reply::Reply;
use crate::request::{Request, Token};
use crate::{Json, Malformed};

/// Everything that a request needs besides its call. It lives in memory alone.
#[derive(Debug)]
pub struct Connection {
    address: Address,
    page: String,
    credential: Credential,
    token: Option<Token>,
    zenml: bool,
}

impl Connection {
    /// A connection that nobody has logged in to yet. `page` is the origin of the page, as in `location.origin`.
    pub fn new(address: Address, credential: Credential, page: &str) -> Self {
        Self { address, page: page.to_owned(), credential, token: None, zenml: true }
    }

    /// A connection to another service than ZenML's, which takes a token as it is ([`crate::deputy`]).
    pub fn to_deputy(address: Address, token: Credential, page: &str) -> Self {
        Self { zenml: false, ..Self::new(address, token, page) }
    }

    /// Where the server is.
    pub const fn address(&self) -> &Address {
        &self.address
    }

    /// What is logged in with.
    pub const fn credential(&self) -> &Credential {
        &self.credential
    }

    /// Logs in with something else from now on. What was begun goes on.
    pub fn log_in_with(&mut self, credential: Credential) {
        self.credential = credential;
        self.token = None;
    }

    /// The request that a call is.
    pub fn request(&self, call: &Call) -> Request {
        let given = match &self.credential {
            Credential::Token(token) => Some(Token { access: Secret::new(token.reveal()), csrf: None }),
            _ => None,
        };
        Request::of(call, &self.address, &self.credential, given.as_ref().or(self.token.as_ref()))
    }

    /// Where to knock when a call got no answer: a `GET` with `mode: "no-cors"` and nothing that proves who asks. It fails where
    /// nothing answers, and succeeds, without showing anything, where the server only does not allow this page. What it tells
    /// goes into [`crate::Failure::knocked`].
    pub fn knock(&self) -> String {
        format!("{}/health", self.address.origin())
    }

    /// Whether the credential has to be exchanged before a call is sent.
    pub(crate) fn needs_login(&self, call: &Call) -> bool {
        call.access == Access::Token && self.credential.is_exchanged() && self.token.is_none()
    }

    /// Takes the token of a login.
    ///
    /// # Errors
    /// The reply holds none.
    pub(crate) fn take_token(&mut self, reply: &Json) -> Result<(), Malformed> {
        let access = reply.get("access_token").as_text().ok_or(Malformed("`access_token`"))?;
        let csrf = reply.get("csrf_token").as_text().map(Secret::new);
        self.token = Some(Token { access: Secret::new(access), csrf });
        Ok(())
    }

    /// Forgets the token, so that the next call logs in again.
    pub(crate) fn forget_token(&mut self) {
        self.token = None;
    }

    /// What can be known about a call without an answer.
    pub(crate) fn no_answer(&self) -> NoAnswer {
        NoAnswer {
            server: self.address.origin().to_owned(),
            zenml: self.zenml,
            page: self.address.is_foreign_to(&self.page).then(|| self.page.clone()),
            mixed: self.address.is_mixed_for(&self.page),
            reached: None,
        }
    }

    /// A reply without anything that was secret in the request.
    pub(crate) fn scrubbed(&self, reply: Reply) -> Reply {
        let of_credential = match &self.credential {
            Credential::Key(secret) | Credential::Token(secret) | Credential::Password { password: secret, .. } => {
                Some(secret)
            }
            Credential::Nothing => None,
        };
        let of_token = self.token.iter().flat_map(|token| [Some(&token.access), token.csrf.as_ref()]).flatten();
        let body = of_credential.into_iter().chain(of_token).fold(reply.body, |body, secret| secret.scrub(&body));
        Reply { body, ..reply }
    }
}
