//! Python's expressions, as far as their value can be known from the text.

use super::token::TokenKind;
use super::{Program, is_settings, name, number, text};
use crate::node::{Content, Node, Sequence, between};
use crate::notice::Unknown;
use engine::PythonValue;
use std::rc::Rc;

/// How deep brackets may be nested.
const DEPTH: usize = 60;

/// What ends an expression.
const DELIMITERS: [&str; 20] =
    ["", ",", ")", "]", "}", ":", "=", ";", "->", "+=", "-=", "*=", "/=", "//=", "%=", "@=", "&=", "|=", "^=", "**="];

impl Program<'_, '_, '_> {
    /// Reads an expression; it always ends at a delimiter.
    pub(super) fn expression(&mut self) -> Rc<Node> {
        let start = self.token().start;
        self.depth += 1;
        let content = if self.depth > DEPTH {
            self.skip();
            Content::Unknown(Unknown::Deep)
        } else {
            match self.operands() {
                Ok(node) => {
                    self.depth -= 1;
                    return node;
                }
                Err(content) => content,
            }
        };
        self.depth -= 1;
        Node::new(between(start, self.end()), content)
    }

    /// Reads operands up to a delimiter: the only one, or what comes of all.
    fn operands(&mut self) -> Result<Rc<Node>, Content> {
        let first = self.unary();
        if self.at_delimiter() {
            return Ok(first);
        }
        let operator = self.operator();
        if !matches!(operator, "+" | "|") {
            self.skip();
            return Err(Content::Unknown(Unknown::Operation));
        }
        let mut operands = vec![first];
        while self.eat(operator) {
            operands.push(self.unary());
        }
        if !self.at_delimiter() {
            self.skip();
            return Err(Content::Unknown(Unknown::Operation));
        }
        Err(self.operation(operator, &operands))
    }

    fn at_delimiter(&self) -> bool {
        match self.token().kind {
            TokenKind::Newline | TokenKind::End => true,
            TokenKind::Operator => DELIMITERS.contains(&self.operator()),
            _ => false,
        }
    }

    /// Steps over the rest of an expression.
    pub(super) fn skip(&mut self) {
        let mut open = 0_usize;
        loop {
            match self.token().kind {
                TokenKind::End | TokenKind::Newline => return,
                TokenKind::Operator => match self.operator() {
                    "(" | "[" | "{" => open += 1,
                    ")" | "]" | "}" if open == 0 => return,
                    ")" | "]" | "}" => open -= 1,
                    _ if open == 0 && self.at_delimiter() => return,
                    _ => {}
                },
                _ => {}
            }
            self.at += 1;
        }
    }

    /// An operand with its signs.
    fn unary(&mut self) -> Rc<Node> {
        let start = self.token().start;
        let (mut signs, mut negative) = (0, false);
        while matches!(self.operator(), "-" | "+") {
            negative ^= self.operator() == "-";
            signs += 1;
            self.at += 1;
        }
        let operand = self.primary();
        if signs == 0 {
            return operand;
        }
        let content = match &operand.content {
            Content::Scalar(PythonValue::Int(number)) if negative => match number.checked_neg() {
                Some(number) => Content::Scalar(PythonValue::Int(number)),
                None => Content::Unknown(Unknown::Number),
            },
            Content::Scalar(PythonValue::Float(number)) if negative => Content::Scalar(PythonValue::Float(-number)),
            Content::Scalar(value @ (PythonValue::Int(_) | PythonValue::Float(_))) => Content::Scalar(value.clone()),
            // The smallest integer is written as the negative of one that does not fit.
            Content::Unknown(Unknown::Number)
                if negative && number::magnitude(self.text_between(&operand)) == Some(1 << 63) =>
            {
                Content::Scalar(PythonValue::Int(i64::MIN))
            }
            Content::Unknown(why) => Content::Unknown(why.clone()),
            _ => Content::Unknown(Unknown::Operation),
        };
        Node::new(between(start, self.end()), content)
    }

    fn text_between(&self, node: &Node) -> &str {
        self.text.get(node.span.start..node.span.start + node.span.length).unwrap_or_default()
    }

    /// An atom, and what is called, taken or asked of it.
    fn primary(&mut self) -> Rc<Node> {
        let start = self.token().start;
        let mut node = self.atom();
        loop {
            node = match self.operator() {
                "." => {
                    self.at += 1;
                    let Some(attribute) = self.eat_name() else { return node };
                    if self.operator() == "(" {
                        self.method(start, &node, attribute)
                    } else {
                        self.attribute(start, &node, attribute)
                    }
                }
                "(" => self.call(start, &node),
                "[" => self.item(start, &node),
                _ => return node,
            };
        }
    }

    fn atom(&mut self) -> Rc<Node> {
        let token = self.token();
        let content = match token.kind {
            TokenKind::Text => self.texts(),
            TokenKind::Number => {
                self.at += 1;
                number::literal(self.text_of(token))
            }
            TokenKind::Name => {
                self.at += 1;
                match self.text_of(token) {
                    "None" => Content::Scalar(PythonValue::None),
                    "True" => Content::Scalar(PythonValue::Bool(true)),
                    "False" => Content::Scalar(PythonValue::Bool(false)),
                    "lambda" => {
                        while !matches!(self.operator(), ":" | ")" | "]" | "}") && !self.at_line_end() {
                            self.at += 1;
                        }
                        self.eat(":");
                        self.skip();
                        Content::Unknown(Unknown::Operation)
                    }
                    "not" | "await" | "yield" => {
                        self.skip();
                        Content::Unknown(Unknown::Operation)
                    }
                    name => return self.name(name, between(token.start, token.end)),
                }
            }
            TokenKind::Operator => match self.operator() {
                "(" => return self.parenthesis(),
                "[" => {
                    let items = self.sequence("]");
                    Content::Sequence(Sequence::List, items.0)
                }
                "{" => return self.braces(),
                "" | "," | ")" | "]" | "}" | ":" | "=" | ";" => Content::Unknown(Unknown::Operation),
                _ => {
                    self.at += 1;
                    self.skip();
                    Content::Unknown(Unknown::Operation)
                }
            },
            TokenKind::Newline | TokenKind::End => Content::Unknown(Unknown::Operation),
        };
        Node::new(between(token.start, self.end().max(token.start)), content)
    }

    fn at_line_end(&self) -> bool {
        matches!(self.token().kind, TokenKind::Newline | TokenKind::End)
    }

    /// Texts next to each other are one.
    fn texts(&mut self) -> Content {
        let mut whole: Option<Content> = None;
        while self.token().kind == TokenKind::Text {
            let next = text::literal(self.peek());
            self.at += 1;
            whole = match whole {
                None => Some(next),
                Some(one) => Some(text::joined(one, next).unwrap_or(Content::Unknown(Unknown::Operation))),
            };
        }
        whole.unwrap_or(Content::Unknown(Unknown::Operation))
    }

    /// What a name stands for here.
    fn name(&mut self, name: &str, span: packaging::Span) -> Rc<Node> {
        if let Some(node) = self.bound(name) {
            return match &node.content {
                Content::Name(path) => Node::new(span, Content::Name(path.clone())),
                Content::Unknown(why) => Node::new(span, Content::Unknown(why.clone())),
                _ => Rc::clone(node),
            };
        }
        let integration = name::integration(name);
        let is_constant = !name.bytes().any(|letter| letter.is_ascii_lowercase());
        if let Some(text) = name::value(name) {
            return Node::text(span, text);
        }
        if is_constant && self.draft.catalog.integration(&integration).is_some() {
            return Node::text(span, integration);
        }
        Node::new(span, Content::Name(name.to_owned()))
    }

    fn attribute(&mut self, start: usize, node: &Rc<Node>, attribute: &str) -> Rc<Node> {
        let span = between(start, self.end());
        let content = match &node.content {
            // Nothing that is known has so long a name.
            Content::Name(path) if path.len() + attribute.len() > 200 => Content::Unknown(Unknown::Operation),
            Content::Name(path) => {
                let path = format!("{path}.{attribute}");
                match name::value(&path) {
                    Some(text) => Content::Scalar(PythonValue::Text(text)),
                    None => Content::Name(path),
                }
            }
            // The value of an enum's member.
            Content::Scalar(PythonValue::Text(_)) if attribute == "value" => return Rc::clone(node),
            Content::Unknown(why) => Content::Unknown(why.clone()),
            Content::Call(name, ..) => Content::Unknown(Unknown::Call(name.clone())),
            _ => Content::Unknown(Unknown::Operation),
        };
        Node::new(span, content)
    }

    /// `value[key]`.
    fn item(&mut self, start: usize, node: &Rc<Node>) -> Rc<Node> {
        let (keys, ..) = self.sequence("]");
        let found = match (keys.as_slice(), &node.content) {
            ([key], Content::Dict(_)) => key.as_text().and_then(|key| node.get(key)),
            ([key], Content::Sequence(_, items)) => match &key.content {
                Content::Scalar(PythonValue::Int(at)) => {
                    let from_end = usize::try_from(at.unsigned_abs()).ok().filter(|_| *at < 0);
                    let at = from_end.map_or(usize::try_from(*at).ok(), |back| items.len().checked_sub(back));
                    at.and_then(|at| items.get(at))
                }
                _ => None,
            },
            _ => None,
        };
        let content = match &node.content {
            Content::Name(path) => Content::Unknown(Unknown::Name(path.clone())),
            Content::Unknown(why) => Content::Unknown(why.clone()),
            _ => Content::Unknown(Unknown::Operation),
        };
        found.map_or_else(|| Node::new(between(start, self.end()), content), Rc::clone)
    }

    /// A value in parentheses, or a tuple.
    fn parenthesis(&mut self) -> Rc<Node> {
        let start = self.token().start;
        let (mut items, comma) = self.sequence(")");
        if items.len() == 1 && !comma {
            return items.swap_remove(0);
        }
        Node::new(between(start, self.end()), Content::Sequence(Sequence::Tuple, items))
    }

    /// Items up to a closing bracket, and whether there was a comma.
    pub(super) fn sequence(&mut self, close: &str) -> (Vec<Rc<Node>>, bool) {
        self.at += 1;
        let (mut items, mut comma) = (Vec::new(), false);
        while self.operator() != close && !self.at_line_end() {
            let before = self.at;
            let spread = self.eat("*");
            let item = self.expression();
            match (spread, item.items()) {
                (true, Some(inner)) if self.affords(inner.len()) => items.extend(inner.iter().cloned()),
                (true, _) => items.push(Node::new(item.span, Content::Unknown(Unknown::Operation))),
                _ => items.push(item),
            }
            if self.eat(",") {
                comma = true;
            } else if self.operator() != close {
                // A slice, or something that Python would refuse.
                items.push(Node::new(
                    between(self.token().start, self.token().end),
                    Content::Unknown(Unknown::Operation),
                ));
                self.at += usize::from(matches!(self.operator(), ":" | "=") || self.at == before);
                if matches!(self.operator(), ")" | "]" | "}") && self.operator() != close {
                    break;
                }
            }
        }
        self.eat(close);
        (items, comma)
    }

    /// Whether so much more may be copied.
    pub(super) fn affords(&mut self, count: usize) -> bool {
        self.copied += count;
        self.copied < super::operation::MOST_COPIED
    }

    /// A dict or set.
    fn braces(&mut self) -> Rc<Node> {
        let start = self.token().start;
        self.at += 1;
        let (mut entries, mut items) = (Vec::new(), Vec::new());
        while self.operator() != "}" && !self.at_line_end() {
            let before = self.at;
            if self.eat("**") {
                let spread = self.expression();
                match spread.entries() {
                    Some(inner) if self.affords(inner.len()) => entries.extend(inner.iter().cloned()),
                    _ => entries.push((Node::new(spread.span, Content::Spread), spread)),
                }
            } else {
                let spread = self.eat("*");
                let key = self.expression();
                if self.eat(":") {
                    entries.push((key, self.expression()));
                } else if spread {
                    items.extend(key.items().unwrap_or_default().iter().cloned());
                } else {
                    items.push(key);
                }
            }
            if !self.eat(",") && self.operator() != "}" {
                if matches!(self.operator(), ")" | "]") {
                    break;
                }
                self.at += usize::from(self.at == before || matches!(self.operator(), ":" | "="));
            }
        }
        self.eat("}");
        let is_set = entries.is_empty() && !items.is_empty();
        let content = if is_set { Content::Sequence(Sequence::Set, items) } else { Content::Dict(entries) };
        let node = Node::new(between(start, self.end()), content);
        if is_settings(&node) {
            self.objects.push(Rc::clone(&node));
        }
        node
    }
}
