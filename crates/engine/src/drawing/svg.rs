//! The drawing as SVG: classes and `currentColor` alone, so that the page's colours are its colours.

use super::{Drawing, EdgeShape, NodeShape, sentences, shapes};
use crate::document::{Document, Language, Line};
use crate::place::Origin;

/// The SVG, a node or an edge per line. It says itself in sentences to those who do not see it.
pub fn svg(drawing: &Drawing) -> Document {
    let mut document = Document::new("plan.svg", Language::Markup);
    let shapes = shapes(drawing);
    let (width, height) = (shapes.width.to_string(), shapes.height.to_string());
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
    let origins = |position: usize| drawing.nodes.get(position).map(|node| node.origins.clone()).unwrap_or_default();
    for edge in &shapes.edges {
        document.lines.push(Line { text: edge_element(edge), origins: origins(edge.to) });
    }
    for (position, node) in shapes.nodes.iter().enumerate() {
        document.lines.push(Line { text: node_element(node), origins: origins(position) });
    }
    document.push("</svg>", Origin::Zenml);
    document
}

fn edge_element(edge: &EdgeShape) -> String {
    [
        "<g class=\"drawing-edge\"><path d=\"",
        &edge.path,
        "\" fill=\"none\" stroke=\"currentColor\" marker-end=\"url(#drawing-arrow)\"/><text x=\"",
        &edge.x.to_string(),
        "\" y=\"",
        &edge.y.to_string(),
        "\" text-anchor=\"end\" font-size=\"11\" fill=\"currentColor\">",
        edge.label,
        "</text></g>",
    ]
    .concat()
}

fn node_element(node: &NodeShape) -> String {
    let lines = node.lines.iter().enumerate().map(|(row, (y, content))| {
        [
            "<text x=\"",
            &node.text_x().to_string(),
            "\" y=\"",
            &y.to_string(),
            "\" font-size=\"",
            if row == 0 { "13\" font-weight=\"600" } else { "12" },
            "\" fill=\"currentColor\">",
            &escaped(content),
            "</text>",
        ]
        .concat()
    });
    let lines: String = lines.collect();
    [
        "<g class=\"drawing-node drawing-",
        node.kind.key(),
        "\"><title>",
        &escaped(&node.title),
        "</title><rect x=\"",
        &node.x.to_string(),
        "\" y=\"",
        &node.y.to_string(),
        "\" width=\"",
        &node.width.to_string(),
        "\" height=\"",
        &node.height.to_string(),
        "\" rx=\"6\" fill=\"none\" stroke=\"currentColor\"/>",
        &lines,
        "</g>",
    ]
    .concat()
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
