//! The drawing as SVG: classes and `currentColor` alone, so that the page's colours are its colours.

use super::{Drawing, Edge, Node, sentences};
use crate::document::{Document, Language, Line};
use crate::place::Origin;

/// Measures in user units.
const WIDTH: usize = 200;
const HEIGHT: usize = 52;
const COLUMN: usize = 300;
const ROW: usize = 84;
const MARGIN: usize = 12;

/// How many letters fit into a node.
const LETTERS: usize = 24;

/// The SVG, a node or an edge per line. It says itself in sentences to those who do not see it.
pub fn svg(drawing: &Drawing) -> Document {
    let mut document = Document::new("plan.svg", Language::Markup);
    let most = |of: fn(&Node) -> usize| drawing.nodes.iter().map(of).max().unwrap_or_default();
    let width = (most(|node| node.column) * COLUMN + WIDTH + 2 * MARGIN).to_string();
    let height = (most(|node| node.row) * ROW + HEIGHT + 2 * MARGIN).to_string();
    let mut line = |text: String| document.push(text, Origin::Zenml);
    line(
        [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ",
            &width,
            " ",
            &height,
            "\" width=\"",
            &width,
            "\" height=\"",
            &height,
            "\" class=\"drawing\" role=\"img\" aria-labelledby=\"drawing-title drawing-words\">",
        ]
        .concat(),
    );
    line("<title id=\"drawing-title\">What is built, where it goes and where it runs</title>".to_owned());
    line(["<desc id=\"drawing-words\">", &escaped(&sentences(drawing).join(". ")), "</desc>"].concat());
    line(
        "<defs><marker id=\"drawing-arrow\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\"><path d=\"M0 0 8 4 0 8z\" fill=\"currentColor\"/></marker></defs>"
            .to_owned(),
    );
    for edge in &drawing.edges {
        let (Some(from), Some(to)) = (drawing.nodes.get(edge.from), drawing.nodes.get(edge.to)) else { continue };
        let start = (x(from) + WIDTH, y(from) + port(drawing, edge, |edge| edge.from, |edge| edge.to));
        let end = (x(to), y(to) + port(drawing, edge, |edge| edge.to, |edge| edge.from));
        document.lines.push(Line { text: edge_element(start, end, edge.label), origins: to.origins.clone() });
    }
    for node in &drawing.nodes {
        document.lines.push(Line { text: node_element(node), origins: node.origins.clone() });
    }
    document.push("</svg>", Origin::Zenml);
    document
}

/// How far below the top of a node an edge meets it: all edges at one side of a node share that side, in the order of
/// their other ends.
fn port(drawing: &Drawing, edge: &Edge, here: fn(&Edge) -> usize, there: fn(&Edge) -> usize) -> usize {
    let mut beside: Vec<&Edge> = drawing.edges.iter().filter(|other| here(other) == here(edge)).collect();
    beside.sort_by_key(|other| drawing.nodes.get(there(other)).map(|node| (node.row, node.column)));
    let position = beside.iter().position(|other| *other == edge).unwrap_or_default();
    HEIGHT * (position + 1) / (beside.len() + 1)
}

fn edge_element((left, top): (usize, usize), (right, bottom): (usize, usize), label: &str) -> String {
    let bend = left.midpoint(right);
    let number = |number: usize| number.to_string();
    let path = [
        "M",
        &number(left),
        " ",
        &number(top),
        " C",
        &number(bend),
        " ",
        &number(top),
        " ",
        &number(bend),
        " ",
        &number(bottom),
        " ",
        &number(right),
        " ",
        &number(bottom),
    ]
    .concat();
    // Beside its target, where edges that begin together have parted.
    let label_at = [&number(right - 8), "\" y=\"", &number(bottom - 7)].concat();
    [
        "<g class=\"drawing-edge\"><path d=\"",
        &path,
        "\" fill=\"none\" stroke=\"currentColor\" marker-end=\"url(#drawing-arrow)\"/><text x=\"",
        &label_at,
        "\" text-anchor=\"end\" font-size=\"11\" fill=\"currentColor\">",
        label,
        "</text></g>",
    ]
    .concat()
}

fn node_element(node: &Node) -> String {
    let number = |number: usize| number.to_string();
    let (left, top) = (x(node), y(node));
    let text = |row: usize, bold: bool, content: &str| {
        let look = if bold { "13\" font-weight=\"600" } else { "12" };
        [
            "<text x=\"",
            &number(left + 12),
            "\" y=\"",
            &number(top + row),
            "\" font-size=\"",
            look,
            "\" fill=\"currentColor\">",
            &escaped(&shortened(content)),
            "</text>",
        ]
        .concat()
    };
    let title = if node.detail.is_empty() { node.label.clone() } else { [&node.label, " ", &node.detail].concat() };
    let (first, second) = if node.detail.is_empty() {
        (text(HEIGHT / 2 + 5, true, &node.label), String::new())
    } else {
        (text(21, true, &node.label), text(40, false, &node.detail))
    };
    [
        "<g class=\"drawing-node drawing-",
        node.kind.key(),
        "\"><title>",
        &escaped(&title),
        "</title><rect x=\"",
        &number(left),
        "\" y=\"",
        &number(top),
        "\" width=\"",
        &number(WIDTH),
        "\" height=\"",
        &number(HEIGHT),
        "\" rx=\"6\" fill=\"none\" stroke=\"currentColor\"/>",
        &first,
        &second,
        "</g>",
    ]
    .concat()
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

/// A text that means nothing in XML, without the characters that it cannot hold at all.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            letter if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            letter => out.push(letter),
        }
    }
    out
}
