//! The drawing as SVG: classes and `currentColor` alone, so that the page's colours are its colours.

use super::{Drawing, Node, sentences};
use crate::document::{Document, Language, Line};
use crate::place::Origin;

/// Measures in user units.
const WIDTH: usize = 196;
const HEIGHT: usize = 52;
const COLUMN: usize = 300;
const ROW: usize = 84;
const MARGIN: usize = 12;

/// How many letters fit into a node.
const LETTERS: usize = 28;

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
        document.lines.push(Line { text: edge_element(from, to, edge.label), origins: to.origins.clone() });
    }
    for node in &drawing.nodes {
        document.lines.push(Line { text: node_element(node), origins: node.origins.clone() });
    }
    document.push("</svg>", Origin::Zenml);
    document
}

fn edge_element(from: &Node, to: &Node, label: &str) -> String {
    let (left, top) = (x(from) + WIDTH, y(from) + HEIGHT / 2);
    let (right, bottom) = (x(to), y(to) + HEIGHT / 2);
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
    let text = |row: usize, weight: &str, content: &str| {
        [
            "<text x=\"",
            &number(left + 12),
            "\" y=\"",
            &number(top + row),
            "\" font-size=\"13\"",
            weight,
            " fill=\"currentColor\">",
            &escaped(&shortened(content)),
            "</text>",
        ]
        .concat()
    };
    let title = if node.detail.is_empty() { node.label.clone() } else { [&node.label, " ", &node.detail].concat() };
    let (first, second) = if node.detail.is_empty() {
        (text(HEIGHT / 2 + 5, " font-weight=\"600\"", &node.label), String::new())
    } else {
        (text(21, " font-weight=\"600\"", &node.label), text(40, "", &node.detail))
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
