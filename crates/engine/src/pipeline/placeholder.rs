//! Environment variables of the client in the place of `${NAME}` (`env_utils.substitute_env_variable_placeholders`, R24).

use crate::value::{Dict, PythonValue};

/// The client's environment variables.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placeholders<'a> {
    /// Names and values; `None` where nobody knows them, and then all placeholders stay.
    pub environment: Option<&'a [(String, String)]>,
}

impl Placeholders<'_> {
    /// Settings with every placeholder in their values replaced. The names of the settings themselves stay.
    ///
    /// # Errors
    /// The first variable that is not set.
    pub fn in_settings(self, settings: &Dict) -> Result<Dict, String> {
        settings.iter().map(|(key, value)| Ok((key, self.in_value(value)?))).collect()
    }

    /// A text with every placeholder replaced once.
    ///
    /// # Errors
    /// The first variable that is not set.
    pub fn in_text(self, text: &str) -> Result<String, String> {
        let Some(environment) = self.environment else { return Ok(text.to_owned()) };
        let mut replaced = String::new();
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once("${") {
            replaced.push_str(before);
            rest = behind;
            match name(behind) {
                Some((name, behind)) => {
                    let found = environment.iter().find(|(variable, _)| variable == name);
                    replaced.push_str(&found.ok_or_else(|| name.to_owned())?.1);
                    rest = behind;
                }
                None => replaced.push_str("${"),
            }
        }
        replaced.push_str(rest);
        Ok(replaced)
    }

    fn in_value(self, value: &PythonValue) -> Result<PythonValue, String> {
        Ok(match value {
            PythonValue::Text(text) => PythonValue::Text(self.in_text(text)?),
            PythonValue::List(items) => {
                PythonValue::List(items.iter().map(|item| self.in_value(item)).collect::<Result<_, _>>()?)
            }
            PythonValue::Dict(entries) => {
                let entries = entries.iter().map(|(key, value)| Ok((self.in_text(key)?, self.in_value(value)?)));
                PythonValue::Dict(entries.collect::<Result<_, String>>()?)
            }
            other => other.clone(),
        })
    }
}

/// The name of a placeholder whose `${` has been read, and what is behind its brace.
fn name(text: &str) -> Option<(&str, &str)> {
    let end = text.bytes().position(|byte| !byte.is_ascii_alphanumeric() && byte != b'_')?;
    let (name, behind) = text.split_at_checked(end)?;
    Some((name, behind.strip_prefix('}')?)).filter(|(name, _)| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::Placeholders;

    /// Expected is what ZenML 0.98.0 makes of the text with `A=1` and `B_2=${A}`; an error names the missing variable.
    fn check(text: &str, expected: Result<&str, &str>) {
        let environment = [("A", "1"), ("B_2", "${A}")].map(|(name, value)| (name.to_owned(), value.to_owned()));
        let replaced = Placeholders { environment: Some(&environment) }.in_text(text);
        assert_eq!(replaced.as_deref().map_err(String::as_str), expected, "{text}");
    }

    #[test]
    fn only_complete_placeholders_are_replaced_and_only_once() {
        check("x${A}y${B_2}", Ok("x1y${A}"));
        check("$A ${A:-y} ${} ${A-B} ${A", Ok("$A ${A:-y} ${} ${A-B} ${A"));
        check("${${A}}", Ok("${1}"));
        check("$${A}", Ok("$1"));
        check("${A}${MISSING}${NONE}", Err("MISSING"));
    }

    #[test]
    fn where_the_environment_is_unknown_everything_stays() {
        assert_eq!(Placeholders { environment: None }.in_text("${A}").as_deref(), Ok("${A}"));
    }
}
