//! Statements, line by line: what gives names a value, what opens a block, and expressions.

use super::Program;
use super::function::{Function, Role};
use super::scope::{Scope, ScopeKind};
use super::token::TokenKind;
use crate::node::{Content, Node, Sequence, between};
use std::rc::Rc;

/// The decorator of the function that comes next: what it makes of it, and its arguments.
type Decorator = (Role, Vec<(Rc<Node>, Rc<Node>)>);

impl<'t> Program<'t, '_, '_> {
    /// Reads every statement.
    pub(super) fn statements(&mut self) {
        let mut decorator = None;
        let mut at_line_start = true;
        let mut column = 0;
        while self.token().kind != TokenKind::End {
            if self.token().kind == TokenKind::Newline {
                self.at += 1;
                at_line_start = true;
                continue;
            }
            if std::mem::replace(&mut at_line_start, false) {
                column = self.column();
                self.dedent(column);
            }
            let before = self.at;
            self.statement(column, &mut decorator);
            // Several statements on one line, or one behind the colon of its block.
            let _ = self.eat(";");
            if self.at == before {
                self.at += 1;
            }
        }
        self.dedent(0);
    }

    /// The column of the line's first token; a tab counts as up to the next multiple of 8.
    fn column(&self) -> usize {
        let start = self.token().start;
        let before = self.text.get(..start).unwrap_or_default();
        let line = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
        let indent = before.get(line..).unwrap_or_default().chars().take_while(|letter| letter.is_whitespace());
        indent.fold(0, |column, letter| if letter == '\t' { column / 8 * 8 + 8 } else { column + 1 })
    }

    fn statement(&mut self, column: usize, decorator: &mut Option<Decorator>) {
        if self.eat("@") {
            let found = self.decorator();
            *decorator = found.or_else(|| decorator.take());
            return;
        }
        match if self.token().kind == TokenKind::Name { self.peek() } else { "" } {
            "async" => self.at += 1,
            "def" => self.define(column, decorator.take()),
            "class" => {
                self.at += 1;
                self.header();
                self.scopes.push(Scope::new(column, ScopeKind::Function(None)));
            }
            "import" => self.import(),
            "from" => self.import_from(),
            "if" if self.is_main_guard() => self.block(column, ScopeKind::Block),
            "with" => self.block(column, ScopeKind::Block),
            "if" | "elif" | "else" | "for" | "while" | "try" | "except" | "finally" => {
                self.block(column, ScopeKind::Branch);
            }
            "return" | "yield" | "await" | "raise" | "assert" => self.at += 1,
            "pass" | "break" | "continue" | "global" | "nonlocal" | "del" => self.line(),
            _ => self.assignment(),
        }
    }

    /// Steps to the end of the line.
    fn line(&mut self) {
        while !matches!(self.token().kind, TokenKind::Newline | TokenKind::End) {
            self.at += 1;
        }
    }

    /// Steps over a header to behind its colon, without a look at what stands in it.
    fn header(&mut self) {
        while !matches!(self.token().kind, TokenKind::Newline | TokenKind::End) {
            if self.eat(":") {
                return;
            }
            if matches!(self.operator(), "(" | "[" | "{") {
                self.at += 1;
                self.skip();
                while self.eat(",") || self.eat(":") || self.eat("=") || self.eat("->") {
                    self.skip();
                }
            }
            if !matches!(self.token().kind, TokenKind::Newline | TokenKind::End) {
                self.at += 1;
            }
        }
    }

    fn decorator(&mut self) -> Option<Decorator> {
        let start = self.at;
        let mut path = self.eat_name()?.to_owned();
        if let Some(Content::Name(bound)) = self.bound(&path).map(|node| &node.content) {
            path.clone_from(bound);
        }
        while self.operator() == "." {
            self.at += 1;
            path.push('.');
            path.push_str(self.eat_name()?);
        }
        let role = Role::of(&path);
        if let Some(role) = role {
            let arguments = if self.operator() == "(" { self.arguments().named } else { Vec::new() };
            return Some((role, arguments));
        }
        self.at = start;
        self.expression();
        None
    }

    fn define(&mut self, column: usize, decorator: Option<Decorator>) {
        self.at += 1;
        let span = between(self.token().start, self.token().end);
        let Some(name) = self.eat_name() else { return };
        let (role, arguments) = decorator.map_or((None, Vec::new()), |(role, arguments)| (Some(role), arguments));
        let number = self.functions.len();
        self.functions.push(Function { role, name: name.to_owned(), span, arguments });
        let content = if role.is_some() { Content::Function(number) } else { Content::Name(name.to_owned()) };
        self.bind(name, Node::new(span, content));
        let parameters = self.at;
        self.header();
        self.scopes.push(Scope::new(column, ScopeKind::Function(Some(number))));
        self.forget_names(parameters);
    }

    /// Names between a token and the present one stand for something unknown.
    fn forget_names(&mut self, from: usize) {
        for at in from..self.at {
            let Some(token) = self.tokens.get(at).copied() else { return };
            if token.kind == TokenKind::Name {
                let (name, span) = (self.text_of(token), between(token.start, token.end));
                self.bind(name, Node::new(span, Content::Name(name.to_owned())));
            }
        }
    }

    /// `if __name__ == "__main__"`.
    fn is_main_guard(&self) -> bool {
        self.text_of(self.next_token()) == "__name__"
    }

    fn block(&mut self, column: usize, kind: ScopeKind) {
        let is_loop = matches!(self.peek(), "for" | "with" | "except");
        let start = self.at;
        self.header();
        self.scopes.push(Scope::new(column, kind));
        // What a loop or `as` gives a value.
        let mut target = false;
        for at in start..self.at {
            let Some(token) = self.tokens.get(at).copied().filter(|_| is_loop) else { continue };
            match self.text_of(token) {
                "for" | "as" => target = true,
                "in" | ":" | "," => target &= self.text_of(token) == ",",
                name if target && token.kind == TokenKind::Name => {
                    self.bind(name, Node::new(between(token.start, token.end), Content::Name(name.to_owned())));
                }
                _ => {}
            }
        }
    }

    /// `import a.b, c as d`.
    fn import(&mut self) {
        self.at += 1;
        while let Some(first) = self.eat_name() {
            let mut path = first.to_owned();
            while self.eat(".") {
                path.push('.');
                path.push_str(self.eat_name().unwrap_or_default());
            }
            let span = between(self.end(), self.end());
            match self.alias() {
                Some(alias) => self.bind(alias, Node::new(span, Content::Name(path))),
                None => self.bind(first, Node::new(span, Content::Name(first.to_owned()))),
            }
            if !self.eat(",") {
                break;
            }
        }
        self.line();
    }

    /// `from a.b import (c as d, e)`.
    fn import_from(&mut self) {
        self.at += 1;
        let mut module = String::new();
        while self.peek() != "import" {
            if matches!(self.token().kind, TokenKind::Newline | TokenKind::End) {
                return;
            }
            module.push_str(self.peek());
            self.at += 1;
        }
        self.at += 1;
        self.eat("(");
        while let Some(name) = self.eat_name() {
            let span = between(self.end(), self.end());
            let path = format!("{module}.{name}");
            let content = match super::name::value(&path) {
                Some(text) => Content::Scalar(engine::PythonValue::Text(text)),
                None => Content::Name(path),
            };
            let bound = self.alias().unwrap_or(name);
            self.bind(bound, Node::new(span, content));
            if !self.eat(",") {
                break;
            }
        }
        self.line();
    }

    fn alias(&mut self) -> Option<&'t str> {
        if self.peek() != "as" || self.token().kind != TokenKind::Name {
            return None;
        }
        self.at += 1;
        self.eat_name()
    }

    /// An expression, or names that get its value.
    fn assignment(&mut self) {
        let start = self.at;
        let first = self.expression_list();
        if self.eat(":") {
            // An annotation.
            self.skip();
        }
        let operator = self.operator();
        if matches!(operator, "+=" | "|=") {
            let (Some(name), operator) = (self.name_at(start), operator.trim_end_matches('=')) else { return };
            self.at += 1;
            let operands = [first, self.expression_list()];
            let content = self.operation(operator, &operands);
            let [first, _] = operands;
            return self.bind(name, Node::new(first.span, content));
        }
        if operator.len() > 1 && operator.ends_with('=') {
            self.at += 1;
            self.expression_list();
            return self.forget_target(start);
        }
        let mut targets = vec![start];
        let mut value = None;
        while self.eat("=") {
            targets.push(self.at);
            value = Some(self.expression_list());
        }
        targets.pop();
        let Some(value) = value else {
            // A method may change what a name stands for.
            return self.forget_changed(start);
        };
        for target in targets {
            match self.name_at(target) {
                Some(name) => self.bind(name, Rc::clone(&value)),
                None => self.forget_target(target),
            }
        }
    }

    pub(super) fn expression_list(&mut self) -> Rc<Node> {
        let start = self.token().start;
        let first = self.expression();
        if self.operator() != "," {
            return first;
        }
        let mut items = vec![first];
        while self.eat(",") {
            if matches!(self.token().kind, TokenKind::Newline | TokenKind::End) || self.operator() == "=" {
                break;
            }
            let before = self.at;
            items.push(self.expression());
            if self.at == before {
                break;
            }
        }
        Node::new(between(start, self.end()), Content::Sequence(Sequence::Tuple, items))
    }

    /// The name that a statement begins with, if nothing else belongs to its target.
    fn name_at(&self, at: usize) -> Option<&'t str> {
        let token = *self.tokens.get(at)?;
        let next = *self.tokens.get(at + 1)?;
        let alone = matches!(self.text_of(next), "=" | ":" | "+=" | "|=") && next.kind == TokenKind::Operator;
        (token.kind == TokenKind::Name && alone).then(|| self.text_of(token))
    }

    /// The names in a target that is more than a name stand for something unknown.
    fn forget_target(&mut self, at: usize) {
        let mut depth = 0;
        for at in at..self.tokens.len() {
            let Some(token) = self.tokens.get(at).copied() else { return };
            match (token.kind, self.text_of(token)) {
                (TokenKind::Newline | TokenKind::End, _) => return,
                (TokenKind::Operator, "[") => depth += 1,
                (TokenKind::Operator, "]") => depth -= 1,
                (TokenKind::Operator, text) if text.ends_with('=') => return,
                (TokenKind::Name, name) if depth <= 0 => self.forget(name, between(token.start, token.end)),
                _ => {}
            }
        }
    }

    /// `packages.append("git")` and the like.
    fn forget_changed(&mut self, at: usize) {
        let Some([name, dot, _, bracket]) = self.tokens.get(at..at + 4) else { return };
        let (name, is_call) = (*name, self.text_of(*dot) == "." && self.text_of(*bracket) == "(");
        if !is_call || name.kind != TokenKind::Name {
            return;
        }
        let text = self.text_of(name);
        let changeable =
            self.bound(text).is_some_and(|node| matches!(node.content, Content::Sequence(..) | Content::Dict(_)));
        if changeable {
            self.forget(text, between(name.start, name.end));
        }
    }
}
