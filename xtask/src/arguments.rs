//! What follows a task's name on the command line.

use crate::failure::{Explain, Failure};

/// The port after `--port`, or none when there is no argument at all.
///
/// # Errors
/// Any other argument, a missing or an impossible number.
pub fn port(arguments: &[String]) -> Result<Option<u16>, Failure> {
    let number = match arguments {
        [] => return Ok(None),
        [flag, number] if flag == "--port" => number.as_str(),
        [joined] => match joined.strip_prefix("--port=") {
            Some(number) => number,
            None => return Err(unexpected(arguments)),
        },
        _ => return Err(unexpected(arguments)),
    };
    let port = number.parse().explain(format!("`{number}` is no port (0 to 65535; 0 takes any free one)"))?;
    Ok(Some(port))
}

/// Nothing, for a task that takes no arguments.
///
/// # Errors
/// Any argument.
pub fn none(arguments: &[String]) -> Result<(), Failure> {
    if arguments.is_empty() { Ok(()) } else { Err(Failure::new(format!("unexpected: {}", arguments.join(" ")))) }
}

fn unexpected(arguments: &[String]) -> Failure {
    Failure::new(format!("unexpected: {} (this task takes only `--port N`)", arguments.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, expected: Option<Option<u16>>) {
        let arguments: Vec<String> = typed.split_whitespace().map(String::from).collect();
        assert_eq!(port(&arguments).ok(), expected, "{typed}");
    }

    #[test]
    fn a_port_is_read_in_both_spellings() {
        check("", Some(None));
        check("--port 0", Some(Some(0)));
        check("--port=9000", Some(Some(9000)));
    }

    #[test]
    fn anything_else_is_refused() {
        check("--port", None);
        check("--port x", None);
        check("--port 70000", None);
        check("9000", None);
        check("--port 1 2", None);
    }
}
