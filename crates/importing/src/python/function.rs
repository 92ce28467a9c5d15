//! Functions of the text that are steps or pipelines.

use crate::node::Node;
use packaging::Span;
use std::rc::Rc;

/// A function with its decorator.
pub(super) struct Function {
    pub role: Option<Role>,
    /// Its name in Python.
    pub name: String,
    pub span: Span,
    /// The arguments of its decorator.
    pub arguments: Vec<(Rc<Node>, Rc<Node>)>,
}

/// What a decorator makes of a function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Pipeline,
    Step,
}

impl Role {
    /// The role that a decorator of a dotted name gives.
    pub(super) fn of(path: &str) -> Option<Self> {
        match path.rsplit('.').next() {
            Some("pipeline") => Some(Self::Pipeline),
            Some("step") => Some(Self::Step),
            _ => None,
        }
    }
}
