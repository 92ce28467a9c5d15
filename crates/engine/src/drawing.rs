//! The plan as a drawing: which images there are, who builds them, where code comes from, and where each step runs.

mod nodes;
mod shapes;
mod svg;
mod words;

pub use nodes::drawing;
pub use shapes::{EdgeShape, NodeShape, Shapes, shapes};
pub use svg::svg;
pub use words::sentences;

use crate::place::Origin;

/// Nodes in a grid and the edges between them, all of them from left to right.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Drawing {
    /// The nodes; edges name them by position.
    pub nodes: Vec<Node>,
    /// The edges.
    pub edges: Vec<Edge>,
}

/// Something in the drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// Its name in a word or two.
    pub label: String,
    /// Its full name, for example that of an image; empty where the label says all.
    pub detail: String,
    /// Why it is there; never empty.
    pub origins: Vec<Origin>,
    /// Its column, from 0.
    pub column: usize,
    /// Its row in the column, from 0.
    pub row: usize,
}

/// What a node stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NodeKind {
    /// An image or a Dockerfile that a build starts from.
    Start,
    /// Where the code comes from.
    Code,
    /// Who builds.
    Builder,
    /// An image that steps run on.
    Image,
    /// The registry that images are pushed to.
    Registry,
    /// One step, or all that have no settings of their own.
    Step,
    /// The orchestrator or a step operator.
    Runner,
}

/// Something that one node does for another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    /// The node on the left.
    pub from: usize,
    /// The node on the right.
    pub to: usize,
    /// What, in a word or two.
    pub label: &'static str,
}

impl NodeKind {
    /// Its name in class names and on screen.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Code => "code",
            Self::Builder => "builder",
            Self::Image => "image",
            Self::Registry => "registry",
            Self::Step => "step",
            Self::Runner => "runner",
        }
    }

    /// The column of its nodes.
    const fn column(self) -> usize {
        match self {
            Self::Start => 0,
            Self::Builder => 1,
            Self::Image | Self::Code => 2,
            Self::Step | Self::Registry => 3,
            Self::Runner => 4,
        }
    }
}
