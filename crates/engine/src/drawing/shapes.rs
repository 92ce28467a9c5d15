//! Where everything of a drawing stands, for whoever draws it: as SVG text, or as elements of a page.

use super::{Drawing, Edge, Node, NodeKind};

/// Measures in user units.
const WIDTH: usize = 200;
const HEIGHT: usize = 52;
const COLUMN: usize = 300;
const ROW: usize = 84;
const MARGIN: usize = 12;

/// How many letters fit into a node.
const LETTERS: usize = 24;

/// A drawing in user units, from the top left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shapes {
    /// The width of the whole.
    pub width: usize,
    /// The height of the whole.
    pub height: usize,
    /// The edges, which lie below the nodes.
    pub edges: Vec<EdgeShape>,
    /// The nodes, in the order of the drawing.
    pub nodes: Vec<NodeShape>,
}

/// An edge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EdgeShape {
    /// Its path, as SVG writes paths.
    pub path: String,
    /// Its label.
    pub label: &'static str,
    /// Where the label ends.
    pub x: usize,
    /// Where the label stands.
    pub y: usize,
    /// The position of the node that it leads to.
    pub to: usize,
}

/// A node: a box with one or two lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NodeShape {
    /// What it is.
    pub kind: NodeKind,
    /// Its whole text.
    pub title: String,
    /// The left side of the box.
    pub x: usize,
    /// The top of the box.
    pub y: usize,
    /// The width of the box.
    pub width: usize,
    /// The height of the box.
    pub height: usize,
    /// The lines in it, the first one in bold: where each stands, and its text.
    pub lines: Vec<(usize, String)>,
}

impl NodeShape {
    /// Where its lines begin.
    pub const fn text_x(&self) -> usize {
        self.x + 12
    }
}

/// The shapes of a drawing.
pub fn shapes(drawing: &Drawing) -> Shapes {
    let most = |of: fn(&Node) -> usize| drawing.nodes.iter().map(of).max().unwrap_or_default();
    let edges = drawing.edges.iter().filter_map(|edge| {
        let (from, to) = (drawing.nodes.get(edge.from)?, drawing.nodes.get(edge.to)?);
        let (left, top) = (x(from) + WIDTH, y(from) + port(drawing, edge, |edge| edge.from, |edge| edge.to));
        let (right, bottom) = (x(to), y(to) + port(drawing, edge, |edge| edge.to, |edge| edge.from));
        let bend = left.midpoint(right);
        let points = [left, top, bend, top, bend, bottom, right, bottom].map(|number| number.to_string());
        let [a, b, c, d, e, f, g, h] = &points;
        let path = ["M", a, " ", b, " C", c, " ", d, " ", e, " ", f, " ", g, " ", h].concat();
        // Beside its target, where edges that begin together have parted.
        Some(EdgeShape { path, label: edge.label, x: right - 8, y: bottom - 7, to: edge.to })
    });
    Shapes {
        width: most(|node| node.column) * COLUMN + WIDTH + 2 * MARGIN,
        height: most(|node| node.row) * ROW + HEIGHT + 2 * MARGIN,
        edges: edges.collect(),
        nodes: drawing.nodes.iter().map(node).collect(),
    }
}

fn node(node: &Node) -> NodeShape {
    let (x, y) = (x(node), y(node));
    let (title, lines) = if node.detail.is_empty() {
        (node.label.clone(), vec![(y + HEIGHT / 2 + 5, shortened(&node.label))])
    } else {
        let title = [&node.label, " ", &node.detail].concat();
        (title, vec![(y + 21, shortened(&node.label)), (y + 40, shortened(&node.detail))])
    };
    NodeShape { kind: node.kind, title, x, y, width: WIDTH, height: HEIGHT, lines }
}

/// How far below the top of a node an edge meets it: all edges at one side of a node share that side, in the order of
/// their other ends.
fn port(drawing: &Drawing, edge: &Edge, here: fn(&Edge) -> usize, there: fn(&Edge) -> usize) -> usize {
    let mut beside: Vec<&Edge> = drawing.edges.iter().filter(|other| here(other) == here(edge)).collect();
    beside.sort_by_key(|other| drawing.nodes.get(there(other)).map(|node| (node.row, node.column)));
    let position = beside.iter().position(|other| *other == edge).unwrap_or_default();
    HEIGHT * (position + 1) / (beside.len() + 1)
}

const fn x(node: &Node) -> usize {
    MARGIN + node.column * COLUMN
}

const fn y(node: &Node) -> usize {
    MARGIN + node.row * ROW
}

/// The end of a long text is what tells it from others.
fn shortened(text: &str) -> String {
    let count = text.chars().count();
    if count <= LETTERS {
        return text.to_owned();
    }
    core::iter::once('…').chain(text.chars().skip(count + 1 - LETTERS)).collect()
}
