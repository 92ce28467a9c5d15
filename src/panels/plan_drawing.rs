//! The plan: which images there are, who builds them, where code comes from and where each step runs, as a drawing and in
//! sentences.

use super::Pane;
use super::listing::listing;
use crate::form::prose;
use crate::markup::{Content, Element, drawing, element, list, live};
use crate::session::slice;
use engine::drawing::{EdgeShape, NodeShape, Shapes, sentences, shapes, svg};
use engine::{Origin, Situation};

/// The drawing, its sentences, what is asked of a container engine, and the drawing as a file.
pub(super) fn plan_drawing(pane: Pane) -> Content {
    let plan = slice(move || {
        let session = pane.session;
        session.catalog().with(|catalog| {
            session.config().with(|config| {
                session.outcome().with(|outcome| engine::drawing::drawing(&Situation::of(config, catalog), outcome))
            })
        })
    });
    let picture = live(move || {
        plan.with(|plan| {
            picture(pane, &shapes(plan), &plan.nodes.iter().map(|node| node.origins.clone()).collect::<Vec<_>>())
        })
    });
    let words = list(move || plan.with(sentences), |_, sentence| element("li").child(prose(sentence)));
    let engine = pane.session.outcome();
    let engine = list(
        move || engine.with(|outcome| outcome.container_engine.message().into_iter().collect()),
        |_, sentence| element("li").child(prose(sentence)),
    );
    let file = slice(move || plan.with(svg));
    Content::Several(vec![
        element("div")
            .class("drawing-frame")
            .set("tabindex", "0")
            .set("role", "group")
            .set("aria-label", "Drawing")
            .child(picture)
            .into(),
        words_under("In words", words),
        words_under("The machine that starts the run", engine),
        element("details")
            .class("more")
            .child(element("summary").child("The drawing as a file"))
            .child(listing(pane, "plan-svg", "", file, "There is nothing to draw"))
            .into(),
    ])
}

fn words_under(title: &str, words: Content) -> Content {
    let list = element("ul").class("sentences").child(words);
    element("section").class("words").child(element("h3").child(title)).child(list).into()
}

/// The drawing as elements; a press on a node leads to what decided it.
fn picture(pane: Pane, shapes: &Shapes, origins: &[Vec<Origin>]) -> Element {
    let size = ["0 0 ", &shapes.width.to_string(), " ", &shapes.height.to_string()].concat();
    let arrow = drawing("marker")
        .set("id", "plan-arrow")
        .set("viewBox", "0 0 8 8")
        .set("refX", "8")
        .set("refY", "4")
        .set("markerWidth", "8")
        .set("markerHeight", "8")
        .set("orient", "auto")
        .child(drawing("path").set("d", "M0 0 8 4 0 8z"));
    drawing("svg")
        .class("drawing")
        .set("viewBox", &size)
        .set("width", &shapes.width.to_string())
        .set("height", &shapes.height.to_string())
        .set("aria-hidden", "true")
        .child(drawing("defs").child(arrow))
        .child(shapes.edges.iter().map(edge).collect::<Content>())
        .child(shapes.nodes.iter().zip(origins).map(|(shape, origins)| node(pane, shape, origins)).collect::<Content>())
}

fn edge(edge: &EdgeShape) -> Element {
    let path = drawing("path").set("d", &edge.path).set("marker-end", "url(#plan-arrow)");
    let label = drawing("text").set("x", &edge.x.to_string()).set("y", &edge.y.to_string()).child(edge.label);
    drawing("g").class("drawing-edge").child(path).child(label)
}

fn node(pane: Pane, node: &NodeShape, origins: &[Origin]) -> Element {
    let number = |number: usize| number.to_string();
    let frame = drawing("rect")
        .set("x", &number(node.x))
        .set("y", &number(node.y))
        .set("width", &number(node.width))
        .set("height", &number(node.height))
        .set("rx", "6");
    let line = |(y, text): &(usize, String)| {
        drawing("text").set("x", &number(node.text_x())).set("y", &number(*y)).child(text.as_str())
    };
    let place = origins.iter().find_map(Origin::place);
    drawing("g")
        .class("drawing-node")
        .set("data-kind", node.kind.key())
        .child(drawing("title").child(node.title.as_str()))
        .child(frame)
        .child(node.lines.iter().map(line).collect::<Content>())
        .on("click", move |_| {
            if let Some(place) = &place {
                pane.outside.focus(place);
            }
        })
}
