//! What names stand for, and where.

use super::Program;
use crate::node::{Content, Node};
use crate::notice::Unknown;
use packaging::Span;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A module, function, class or block, with the names that got a value in it.
pub(super) struct Scope<'t> {
    /// The column of the line that opens it.
    indent: usize,
    kind: ScopeKind,
    names: BTreeMap<&'t str, Rc<Node>>,
}

/// The kinds of scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ScopeKind {
    Module,
    /// The body of a function, by its number, or of a class.
    Function(Option<usize>),
    /// A block that runs once for sure.
    Block,
    /// A block that may run or not, or several times.
    Branch,
}

impl<'t> Scope<'t> {
    pub(super) fn module() -> Self {
        Self::new(0, ScopeKind::Module)
    }

    pub(super) const fn new(indent: usize, kind: ScopeKind) -> Self {
        Self { indent, kind, names: BTreeMap::new() }
    }
}

impl<'t> Program<'t, '_, '_> {
    /// Leaves what a line at a column is no part of any more.
    pub(super) fn dedent(&mut self, column: usize) {
        while self.scopes.len() > 1 && self.scopes.last().is_some_and(|scope| scope.indent >= column) {
            let Some(scope) = self.scopes.pop() else { return };
            let Some(outer) = self.scopes.last_mut() else { return };
            match scope.kind {
                ScopeKind::Module | ScopeKind::Function(_) => {}
                ScopeKind::Block => outer.names.extend(scope.names),
                ScopeKind::Branch => {
                    for (name, node) in scope.names {
                        let content = match &node.content {
                            // A function or import that is only there sometimes is the same one all the same.
                            Content::Function(_) | Content::Name(_) => node,
                            _ => Node::new(node.span, Content::Unknown(Unknown::Conditional(name.to_owned()))),
                        };
                        outer.names.insert(name, content);
                    }
                }
            }
        }
    }

    pub(super) fn bind(&mut self, name: &'t str, node: Rc<Node>) {
        if let Some(scope) = self.scopes.last_mut() {
            scope.names.insert(name, node);
        }
    }

    /// What a name stands for.
    pub(super) fn bound(&self, name: &str) -> Option<&Rc<Node>> {
        self.scopes.iter().rev().find_map(|scope| scope.names.get(name))
    }

    /// Makes a name stand for something unknown from here on.
    pub(super) fn forget(&mut self, name: &'t str, span: Span) {
        self.bind(name, Node::new(span, Content::Unknown(Unknown::Conditional(name.to_owned()))));
    }

    /// The function whose body is being read.
    pub(super) fn within(&self) -> Option<usize> {
        self.scopes.iter().rev().find_map(|scope| match scope.kind {
            ScopeKind::Function(function) => Some(function),
            _ => None,
        })?
    }
}
