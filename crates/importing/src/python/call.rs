//! Calls: those that make settings, those that use them, and a few whose result is plain.

use super::function::Role;
use super::token::TokenKind;
use super::uses::Use;
use super::{Program, is_settings, name};
use crate::node::{Content, Node, Sequence, between};
use engine::PythonValue;
use std::rc::Rc;

/// The arguments of a call.
pub(super) struct Arguments {
    pub named: Vec<(Rc<Node>, Rc<Node>)>,
    pub others: Vec<Rc<Node>>,
}

impl Program<'_, '_, '_> {
    /// Reads arguments in their parentheses.
    pub(super) fn arguments(&mut self) -> Arguments {
        self.at += 1;
        let mut arguments = Arguments { named: Vec::new(), others: Vec::new() };
        while self.operator() != ")" && !matches!(self.token().kind, TokenKind::Newline | TokenKind::End) {
            let before = self.at;
            let (token, next) = (self.token(), self.next_token());
            if self.eat("**") {
                let spread = self.expression();
                match spread.entries() {
                    Some(inner) if self.affords(inner.len()) => arguments.named.extend(inner.iter().cloned()),
                    _ => arguments.named.push((Node::new(spread.span, Content::Spread), spread)),
                }
            } else if token.kind == TokenKind::Name && next.kind == TokenKind::Operator && self.text_of(next) == "=" {
                let key = Node::text(between(token.start, token.end), self.text_of(token));
                self.at += 2;
                arguments.named.push((key, self.expression()));
            } else {
                self.eat("*");
                arguments.others.push(self.expression());
            }
            if !self.eat(",") && self.operator() != ")" {
                if matches!(self.operator(), "]" | "}") {
                    break;
                }
                self.at += usize::from(self.at == before || matches!(self.operator(), ":" | "="));
            }
        }
        self.eat(")");
        arguments
    }

    /// The call of a name or of anything else.
    pub(super) fn call(&mut self, start: usize, callee: &Rc<Node>) -> Rc<Node> {
        let Arguments { named, others } = self.arguments();
        let span = between(start, self.end());
        let path = match &callee.content {
            Content::Name(path) => path.clone(),
            Content::Function(function) => {
                self.functions.get(*function).map(|function| function.name.clone()).unwrap_or_default()
            }
            Content::Call(path, ..) => path.clone(),
            _ => self
                .text
                .get(start..callee.span.start + callee.span.length)
                .unwrap_or_default()
                .chars()
                .take(40)
                .collect(),
        };
        let class = path.rsplit('.').next().unwrap_or_default();
        if let Some(content) = plain(class, &named, &others) {
            return Node::new(span, content);
        }
        let is_docker_settings = class == crate::settings::CLASS;
        let node = Node::new(span, Content::Call(path, named, others.len()));
        if is_docker_settings {
            self.evaluated.insert(callee.span.start + callee.span.length - class_length(callee, self.text));
            self.objects.push(Rc::clone(&node));
        }
        node
    }

    /// The call of a method.
    pub(super) fn method(&mut self, start: usize, receiver: &Rc<Node>, method: &str) -> Rc<Node> {
        let named_end = self.end();
        if let Content::Name(path) = &receiver.content {
            if !matches!(method, "with_options" | "configure") {
                let callee = Node::new(between(start, named_end), Content::Name(format!("{path}.{method}")));
                return self.call(start, &callee);
            }
            let name = path.rsplit('.').next().unwrap_or_default().to_owned();
            let within = self.within().and_then(|function| self.functions.get(function));
            let role = match within.and_then(|function| function.role) {
                Some(Role::Pipeline) => Role::Step,
                _ => Role::Pipeline,
            };
            let Arguments { named, .. } = self.arguments();
            self.uses.push(Use { function: None, role, name, arguments: named, span: receiver.span });
            return Rc::clone(receiver);
        }
        let Arguments { named, others } = self.arguments();
        let span = between(start, self.end());
        match &receiver.content {
            Content::Function(function) if matches!(method, "with_options" | "configure") => {
                if let Some(known) = self.functions.get(*function) {
                    let (role, name) = (known.role.unwrap_or(Role::Pipeline), known.name.clone());
                    self.uses.push(Use { function: Some(*function), role, name, arguments: named, span });
                }
                Rc::clone(receiver)
            }
            // Settings that are changed on the way are no longer those that were read.
            _ if is_settings(receiver) && matches!(method, "copy" | "model_copy") && named.is_empty() => {
                Rc::clone(receiver)
            }
            _ => Node::new(span, Content::Call(method.to_owned(), named, others.len())),
        }
    }
}

/// How long the last part of a dotted name is as it is written.
fn class_length(callee: &Node, text: &str) -> usize {
    let written = text.get(callee.span.start..callee.span.start + callee.span.length).unwrap_or_default();
    written.rsplit(|letter: char| !(letter.is_alphanumeric() || letter == '_')).next().map_or(0, str::len)
}

/// Calls whose result can be told.
fn plain(class: &str, named: &[(Rc<Node>, Rc<Node>)], others: &[Rc<Node>]) -> Option<Content> {
    match (class, others) {
        ("dict", []) => Some(Content::Dict(named.to_vec())),
        ("dict", [first]) => {
            let mut entries = first.entries()?.to_vec();
            entries.extend(named.iter().cloned());
            Some(Content::Dict(entries))
        }
        ("list" | "tuple" | "set", []) if named.is_empty() => Some(Content::Sequence(sequence(class), Vec::new())),
        ("list" | "tuple" | "set", [first]) => Some(Content::Sequence(sequence(class), first.items()?.to_vec())),
        ("float", [first]) => match &first.content {
            Content::Scalar(PythonValue::Text(text)) => {
                float(text).map(|number| Content::Scalar(PythonValue::Float(number)))
            }
            Content::Scalar(PythonValue::Float(number)) => Some(Content::Scalar(PythonValue::Float(*number))),
            _ => None,
        },
        ("str", [first]) => match &first.content {
            Content::Scalar(value) => Some(Content::Scalar(PythonValue::Text(value.to_text()))),
            _ => None,
        },
        (_, [first]) if name::is_enum(class) => first.as_text().map(|text| Content::Scalar(PythonValue::text(text))),
        _ => None,
    }
}

fn sequence(class: &str) -> Sequence {
    match class {
        "list" => Sequence::List,
        "tuple" => Sequence::Tuple,
        _ => Sequence::Set,
    }
}

/// `float(text)`, for the texts that have no literal.
fn float(text: &str) -> Option<f64> {
    let text = text.trim();
    let (negative, word) = match text.strip_prefix(['-', '+']) {
        Some(word) => (text.starts_with('-'), word),
        None => (false, text),
    };
    let number = match word.to_ascii_lowercase().as_str() {
        "inf" | "infinity" => f64::INFINITY,
        "nan" => f64::NAN,
        digits if !digits.starts_with('-') => engine::value::float_of_digits(digits)?,
        _ => return None,
    };
    Some(if negative { -number } else { number })
}
