//! User names and passwords inside URLs.

use super::form;
use core::ops::Range;

/// Whether a text holds a URL with a user's password or token before its host.
pub fn credentials_in_url(text: &str) -> bool {
    credentials(text, 0).is_some()
}

/// Where the next credentials are, from a position on: the part between `://` and `@`.
pub(super) fn credentials(text: &str, from: usize) -> Option<Range<usize>> {
    let mut start = from + text.get(from..)?.find("://")? + 3;
    loop {
        let rest = text.get(start..)?;
        // No user's name goes on behind the next `://`, and so no part of the text is looked at twice.
        let next = rest.find("://");
        let address = rest.get(..next.unwrap_or(rest.len()))?;
        let end = address.find(|letter: char| letter.is_whitespace() || matches!(letter, '"' | '\'' | '`'));
        if let Some(user) = user_part(address.get(..end.unwrap_or(address.len()))?)
            && is_secret(user)
        {
            return Some(start..start + user.len());
        }
        start += next? + 3;
    }
}

/// What stands before the `@` of an address. A password may hold a slash that should have been encoded: then what
/// follows the first colon is no port.
fn user_part(address: &str) -> Option<&str> {
    let authority = address.split(['/', '?', '#']).next()?;
    if let Some((user, _)) = authority.rsplit_once('@') {
        return Some(user);
    }
    let (_, port) = authority.split_once(':')?;
    let no_port = !port.is_empty() && !port.bytes().all(|byte| byte.is_ascii_digit());
    if no_port { address.rsplit_once('@').map(|(user, _)| user) } else { None }
}

fn is_secret(user: &str) -> bool {
    match user.split_once(':') {
        Some((name, password)) => {
            (!password.is_empty() && !form::is_reference(password)) || form::is_token(name) || form::is_random(name)
        }
        None => user.len() >= 12 && !form::is_reference(user) && !form::is_plain(user),
    }
}

#[cfg(test)]
mod tests {
    use super::credentials_in_url;

    #[test]
    fn a_password_before_the_host_is_found() {
        let cases = [
            "https://user:pass@example.com/simple",
            "postgresql+psycopg2://u:p%40ss@db:5432/x",
            "redis://:hunter2@cache:6379/0",
            "see https://a.example.com, then https://u:p@b.example.com",
            "https://3f9a8b7c6d5e4f3a2b1c@sentry.example.com/1",
            "postgres://user:p/ss@db/x",
            "pkg @ git+https://oauth2:x9@git.example.com/a/b@v1",
        ];
        for text in cases {
            assert!(credentials_in_url(text), "{text}");
        }
    }

    #[test]
    fn an_address_without_a_password_is_none() {
        let cases = [
            "https://example.com/simple",
            "git+ssh://git@github.com/org/repo@v1.0",
            "docker://registry.example.com:5000/ml/train@sha256:0123",
            "git+https://github.com:443/org/repo@main",
            "https://${USER}:${PASSWORD}@example.com",
            "https://<withheld>@example.com/simple",
            "https://organisation@pkgs.example.com/simple",
            "user:pass@example.com",
            "://",
            "",
        ];
        for text in cases {
            assert!(!credentials_in_url(text), "{text}");
        }
    }
}
