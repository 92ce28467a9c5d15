//! Why something did not work: what is so, what the server said, what to do.

use crate::form::prose;
use crate::markup::{Content, Element, element};
use executor::Failure;
use executor::address::AddressError;
use executor::credential::CredentialError;

/// Why something did not work. It holds words for a person and no secret.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Trouble {
    /// What is so.
    pub message: String,
    /// The server's own words; empty for none.
    pub said: String,
    /// What to do.
    pub hints: Vec<String>,
}

impl Trouble {
    /// What is so and what to do, where nobody said anything.
    pub fn plain(message: &str, hint: &str) -> Self {
        Self { message: message.to_owned(), said: String::new(), hints: vec![hint.to_owned()] }
    }

    /// It as a person reads it.
    pub fn shown(&self) -> Element {
        let said = (!self.said.is_empty()).then(|| element("blockquote").child(self.said.as_str()));
        let hints = self.hints.iter().map(|hint| element("li").child(prose(hint)));
        element("div")
            .class("launch-trouble")
            .set("role", "alert")
            .child(element("strong").child(prose(&self.message)))
            .child(said)
            .child(element("ul").child(hints.collect::<Content>()))
    }
}

impl From<&Failure> for Trouble {
    fn from(failure: &Failure) -> Self {
        Self { message: failure.message(), said: failure.said().unwrap_or_default(), hints: failure.hints() }
    }
}

impl From<AddressError> for Trouble {
    fn from(error: AddressError) -> Self {
        Self { message: error.message(), said: String::new(), hints: vec![error.hint()] }
    }
}

impl From<CredentialError> for Trouble {
    fn from(error: CredentialError) -> Self {
        Self { message: error.message().to_owned(), said: String::new(), hints: vec![error.hint().to_owned()] }
    }
}
