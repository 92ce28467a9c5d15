//! The drawing in sentences, for those who do not see it.

use super::{Drawing, Node, NodeKind};

/// One sentence for each thing that one node does for another, in the order in which it happens.
pub fn sentences(drawing: &Drawing) -> Vec<String> {
    let mut edges: Vec<_> = drawing
        .edges
        .iter()
        .filter_map(|edge| Some((drawing.nodes.get(edge.from)?, drawing.nodes.get(edge.to)?, edge.label)))
        .collect();
    edges.sort_by_key(|(from, to, _)| (to.column, to.row, from.column, from.row));
    let said = edges.into_iter().map(|(from, to, label)| sentence(from, to, label));
    let alone = drawing
        .nodes
        .iter()
        .enumerate()
        .filter(|(position, _)| !drawing.edges.iter().any(|edge| edge.from == *position || edge.to == *position));
    said.chain(alone.map(|(_, node)| named(node))).collect()
}

fn sentence(from: &Node, to: &Node, label: &str) -> String {
    let (one, other) = (named(from), named(to));
    match (from.kind, to.kind) {
        (NodeKind::Start, NodeKind::Builder) if to.label == "You" => ["You start from ", &lower(&one)].concat(),
        (NodeKind::Start, NodeKind::Builder) => [&other, " ", label, " ", &lower(&one)].concat(),
        (NodeKind::Image, NodeKind::Step) => [&other, plural(to, " run on ", " runs on "), &lower(&one)].concat(),
        (NodeKind::Image, NodeKind::Registry) => [&one, " is pushed to the ", &lower(&other)].concat(),
        (NodeKind::Step, NodeKind::Runner) => {
            [&one, plural(from, " run in the ", " runs in the "), &lower(&other)].concat()
        }
        (NodeKind::Code, NodeKind::Step) => {
            let whom = [" the code from the ", &lower(&one)].concat();
            [&other, plural(to, " fetch", " fetches"), &whom].concat()
        }
        (NodeKind::Code, _) => {
            let is = if label == "has to be in" { " " } else { " is " };
            [&one, is, label, " ", &lower(&other)].concat()
        }
        (NodeKind::Builder, _) if from.label == "You" => {
            ["You ", label.trim_end_matches('s'), " ", &lower(&other)].concat()
        }
        _ => [&one, " ", label, " ", &lower(&other)].concat(),
    }
}

fn named(node: &Node) -> String {
    if node.detail.is_empty() { node.label.clone() } else { [&node.label, " ", &node.detail].concat() }
}

fn plural<'a>(node: &Node, many: &'a str, one: &'a str) -> &'a str {
    if node.label.starts_with("All") { many } else { one }
}

/// The first letter small, for the middle of a sentence.
fn lower(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_ascii_lowercase());
    first.into_iter().chain(letters).collect()
}
