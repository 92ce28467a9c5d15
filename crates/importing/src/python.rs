//! Python source with `DockerSettings`: read, never run. Literals, names that the text gives a value, and the calls that
//! make settings are understood; all else has a value that only running it would tell.

mod call;
mod expression;
mod function;
mod name;
mod number;
mod operation;
mod scope;
mod statement;
mod text;
mod token;
mod uses;

use crate::draft::Draft;
use crate::node::{Content, Node};
use crate::notice::NoticeKind;
use function::Function;
use scope::Scope;
use std::collections::BTreeSet;
use std::rc::Rc;
use token::{Token, TokenKind};
use uses::Use;

/// Imports what a program says about its pipeline and steps.
pub(crate) fn import(text: &str, draft: &mut Draft<'_>) {
    let mut program = Program::new(text, draft);
    program.statements();
    program.overlooked();
    uses::conclude(program);
}

/// A program that is being read, statement by statement.
struct Program<'t, 'd, 'c> {
    text: &'t str,
    tokens: Vec<Token>,
    /// Which token comes next.
    at: usize,
    /// How deep the present expression is nested.
    depth: usize,
    /// How much was copied to join texts and lists.
    copied: usize,
    draft: &'d mut Draft<'c>,
    scopes: Vec<Scope<'t>>,
    functions: Vec<Function>,
    uses: Vec<Use>,
    /// Settings that were made, and dicts that hold some under `docker`, in the order of the text.
    objects: Vec<Rc<Node>>,
    /// Where calls of `DockerSettings` that were read begin.
    evaluated: BTreeSet<usize>,
}

impl<'t, 'd, 'c> Program<'t, 'd, 'c> {
    fn new(text: &'t str, draft: &'d mut Draft<'c>) -> Self {
        Self {
            text,
            tokens: token::tokens(text, draft),
            at: 0,
            depth: 0,
            copied: 0,
            draft,
            scopes: vec![Scope::module()],
            functions: Vec::new(),
            uses: Vec::new(),
            objects: Vec::new(),
            evaluated: BTreeSet::new(),
        }
    }

    fn token(&self) -> Token {
        let end = Token { kind: TokenKind::End, start: self.text.len(), end: self.text.len() };
        self.tokens.get(self.at).copied().unwrap_or(end)
    }

    fn next_token(&self) -> Token {
        self.tokens.get(self.at + 1).copied().unwrap_or(self.token())
    }

    fn text_of(&self, token: Token) -> &'t str {
        self.text.get(token.start..token.end).unwrap_or_default()
    }

    /// The text of the next token.
    fn peek(&self) -> &'t str {
        self.text_of(self.token())
    }

    /// The next token, if it is an operator or bracket; empty otherwise.
    fn operator(&self) -> &'t str {
        let token = self.token();
        if token.kind == TokenKind::Operator { self.text_of(token) } else { "" }
    }

    fn eat(&mut self, operator: &str) -> bool {
        let next = self.operator() == operator;
        if next {
            self.at += 1;
        }
        next
    }

    /// The next name, if one comes.
    fn eat_name(&mut self) -> Option<&'t str> {
        let token = self.token();
        if token.kind != TokenKind::Name {
            return None;
        }
        self.at += 1;
        Some(self.text_of(token))
    }

    /// Where the last token that was taken ends.
    fn end(&self) -> usize {
        self.at.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(0, |token| token.end)
    }

    /// Calls of `DockerSettings` in expressions that were passed over.
    fn overlooked(&mut self) {
        let mut found = Vec::new();
        for pair in self.tokens.windows(2) {
            let [name, bracket] = pair else { continue };
            let is_call = self.text_of(*name) == crate::settings::CLASS && self.text_of(*bracket) == "(";
            if is_call && name.kind == TokenKind::Name && !self.evaluated.contains(&name.start) {
                found.push(crate::node::between(name.start, name.end));
            }
        }
        for span in found {
            self.draft.warn(span, NoticeKind::OtherSettings);
        }
    }
}

/// Whether a node is settings, or a dict that holds some.
fn is_settings(node: &Node) -> bool {
    match &node.content {
        Content::Call(name, ..) => name.rsplit('.').next() == Some(crate::settings::CLASS),
        Content::Dict(_) => node.get("docker").is_some(),
        _ => false,
    }
}

/// The value of an expression, and whether its text could be read to the end.
#[cfg(test)]
pub(crate) fn evaluate(text: &str, draft: &mut Draft<'_>) -> Rc<Node> {
    let mut program = Program::new(text, draft);
    program.expression_list()
}
