//! The grammar of markers, as packaging's `_parser` has it.

use super::literal::python_string;
use super::{Group, Joint, Operand, Relation, Term};
use crate::cursor::Cursor;
use crate::name::normalize;
use crate::parse_error::{ParseError, ParseErrorKind};
use crate::specifier::Operator;

/// Parentheses inside one another that are still read: Python's own parser gives up somewhat later.
const DEEPEST: usize = 200;

/// Spellings of the variables and the names they have today.
const VARIABLES: [(&str, &str); 20] = [
    ("python_version", "python_version"),
    ("python_full_version", "python_full_version"),
    ("os_name", "os_name"),
    ("os.name", "os_name"),
    ("sys_platform", "sys_platform"),
    ("sys.platform", "sys_platform"),
    ("platform_release", "platform_release"),
    ("platform_system", "platform_system"),
    ("platform_version", "platform_version"),
    ("platform.version", "platform_version"),
    ("platform_machine", "platform_machine"),
    ("platform.machine", "platform_machine"),
    ("platform_python_implementation", "platform_python_implementation"),
    ("platform.python_implementation", "platform_python_implementation"),
    ("python_implementation", "platform_python_implementation"),
    ("implementation_name", "implementation_name"),
    ("implementation_version", "implementation_version"),
    ("extra", "extra"),
    ("extras", "extras"),
    ("dependency_groups", "dependency_groups"),
];

/// Reads terms with `and` and `or` between them, and the blanks behind them.
pub(super) fn group(cursor: &mut Cursor, depth: usize) -> Result<Group, ParseError> {
    let first = term(cursor, depth)?;
    let mut rest = Vec::new();
    loop {
        let joint = if keyword(cursor, "and") {
            Joint::And
        } else if keyword(cursor, "or") {
            Joint::Or
        } else {
            return Ok(Group { first, rest });
        };
        rest.push((joint, term(cursor, depth)?));
    }
}

fn term(cursor: &mut Cursor, depth: usize) -> Result<Term, ParseError> {
    cursor.blanks();
    let opening = cursor.position();
    let term = if cursor.eat("(") {
        if depth == DEEPEST {
            return Err(ParseError::new(opening, 1, ParseErrorKind::MarkerTooDeep));
        }
        cursor.blanks();
        let inner = group(cursor, depth + 1)?;
        if !cursor.eat(")") {
            let length = cursor.position() - opening;
            return Err(ParseError::new(opening, length, ParseErrorKind::MarkerUnclosed));
        }
        // Parentheses around one term say nothing.
        match inner {
            Group { first, rest } if rest.is_empty() => first,
            inner => Term::Parentheses(Box::new(inner)),
        }
    } else {
        comparison(cursor)?
    };
    cursor.blanks();
    Ok(term)
}

fn comparison(cursor: &mut Cursor) -> Result<Term, ParseError> {
    let mut left = operand(cursor)?;
    cursor.blanks();
    let relation = relation(cursor)?;
    cursor.blanks();
    let mut right = operand(cursor)?;
    // Extras compare by their normal form (PEP 685), and so do the names in a set of extras or groups (PEP 735).
    match (&mut left, &mut right) {
        (Operand::Variable("extra"), Operand::Literal(name))
        | (Operand::Literal(name), Operand::Variable("extra" | "extras" | "dependency_groups")) => {
            *name = normalize(name)
        }
        _ => {}
    }
    Ok(Term::Comparison { left, relation, right })
}

fn operand(cursor: &mut Cursor) -> Result<Operand, ParseError> {
    if let Some((_, name)) = VARIABLES.iter().find(|(spelling, _)| keyword(cursor, spelling)) {
        return Ok(Operand::Variable(name));
    }
    let start = cursor.position();
    let quote = if cursor.eat("\"") {
        '"'
    } else if cursor.eat("'") {
        '\''
    } else {
        return Err(ParseError::new(start, cursor.rest().len(), ParseErrorKind::MarkerOperandExpected));
    };
    let literal = cursor.take_while(|c| c != quote);
    if !cursor.eat_any(&[quote]) {
        return Err(ParseError::new(start, cursor.position() - start, ParseErrorKind::MarkerQuoteUnclosed));
    }
    python_string(literal)
        .map(Operand::Literal)
        .ok_or_else(|| ParseError::new(start, cursor.position() - start, ParseErrorKind::MarkerLiteralInvalid))
}

fn relation(cursor: &mut Cursor) -> Result<Relation, ParseError> {
    if keyword(cursor, "in") {
        return Ok(Relation::In);
    }
    let start = cursor.position();
    if keyword(cursor, "not") {
        return if cursor.blanks() && keyword(cursor, "in") {
            Ok(Relation::NotIn)
        } else {
            Err(ParseError::new(start, cursor.position() - start, ParseErrorKind::MarkerNotWithoutIn))
        };
    }
    let operator = Operator::scan(cursor).map(Relation::Compares);
    operator.ok_or_else(|| ParseError::new(start, cursor.rest().len(), ParseErrorKind::MarkerOperatorExpected))
}

/// Steps over `word` if it comes next and no longer word does; case counts.
fn keyword(cursor: &mut Cursor, word: &str) -> bool {
    let mut ahead = *cursor;
    let found = ahead.eat(word) && !ahead.peek().is_some_and(|c| c.is_alphanumeric() || c == '_');
    if found {
        *cursor = ahead;
    }
    found
}
