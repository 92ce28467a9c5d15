//! The user that a recipe's steps run as.

use crate::quote::shell;

/// The parts of `user` or `user:group`, as the `USER` instruction takes them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct User<'a> {
    name: &'a str,
    group: Option<&'a str>,
}

impl<'a> User<'a> {
    /// Reads the setting.
    pub fn of(text: &'a str) -> Self {
        match text.trim().split_once(':') {
            Some((name, group)) => Self { name, group: Some(group) },
            None => Self { name: text.trim(), group: None },
        }
    }

    /// The shell command that makes the user where the image does not have it; `None` where a number or root needs none.
    /// ZenML never creates it, so that its own build fails on a plain image (`zenml-rules.md`, P11).
    pub fn creation(&self) -> Option<String> {
        let group = self.group.filter(|group| needs_entry(group)).map(shell::word);
        let name = needs_entry(self.name).then(|| shell::word(self.name));
        let group_creation = group.as_ref().map(|group| format!("groupadd --force {group}"));
        let user_creation = name.map(|name| {
            let within = group.as_ref().map(|group| format!("--gid {group} ")).unwrap_or_default();
            format!("(id -u {name} > /dev/null 2>&1 || useradd --create-home {within}{name})")
        });
        match (group_creation, user_creation) {
            (Some(group), Some(user)) => Some(format!("{group} && {user}")),
            (None, Some(user)) => {
                // Alone it needs no parentheses.
                let bare = user.strip_prefix('(').and_then(|user| user.strip_suffix(')'));
                bare.map(str::to_owned)
            }
            (group, None) => group,
        }
    }
}

/// Whether a name has to be looked up in the image's files: numbers are taken as they are, and root is always there.
fn needs_entry(name: &str) -> bool {
    !name.is_empty() && name != "root" && !name.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::User;

    #[test]
    fn only_named_users_and_groups_are_created() {
        for (user, creation) in [
            ("zenml", Some("id -u zenml > /dev/null 2>&1 || useradd --create-home zenml")),
            ("root", None),
            ("1000", None),
            ("1000:1000", None),
            ("1000:staff", Some("groupadd --force staff")),
            (
                "zenml:staff",
                Some(
                    "groupadd --force staff && (id -u zenml > /dev/null 2>&1 || useradd --create-home --gid staff zenml)",
                ),
            ),
            ("a b", Some("id -u 'a b' > /dev/null 2>&1 || useradd --create-home 'a b'")),
        ] {
            assert_eq!(User::of(user).creation().as_deref(), creation, "{user}");
        }
    }
}
