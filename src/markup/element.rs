//! One element.

use super::content::Content;
use super::{effect, keep};
use browser::event::Event;
use browser::node::Node;

/// An element on its way onto the page.
pub struct Element {
    pub(super) node: Node,
}

/// An element of a tag.
pub fn element(tag: &str) -> Element {
    Element { node: Node::element(tag) }
}

/// An element of a drawing, of a tag of SVG.
pub fn drawing(tag: &str) -> Element {
    Element { node: Node::drawing(tag) }
}

/// A button, with or without a class.
pub fn button(class: &str) -> Element {
    let button = element("button").set("type", "button");
    if class.is_empty() { button } else { button.class(class) }
}

impl Element {
    /// Gives it its class.
    pub fn class(self, class: &str) -> Self {
        self.set("class", class)
    }

    /// Gives an attribute a value for good.
    pub fn set(self, name: &str, value: &str) -> Self {
        self.node.set_attribute(name, Some(value));
        self
    }

    /// Gives an attribute the value that `value` returns; without one the attribute is not there.
    pub fn live<T: Into<Option<String>>>(self, name: &'static str, value: impl Fn() -> T + 'static) -> Self {
        self.live_attribute(name, Box::new(move || value().into()))
    }

    fn live_attribute(self, name: &'static str, value: Box<dyn Fn() -> Option<String>>) -> Self {
        let node = self.node.clone();
        let mut before = None;
        effect(move || {
            let now = value();
            if now != before {
                node.set_attribute(name, now.as_deref());
                before = now;
            }
        });
        self
    }

    /// Whether something holds, as an attribute that says `true` or `false`.
    pub fn holds(self, name: &'static str, value: impl Fn() -> bool + 'static) -> Self {
        self.live(name, move || String::from(if value() { "true" } else { "false" }))
    }

    /// Keeps the text of a control.
    pub fn value(self, value: impl Fn() -> String + 'static) -> Self {
        let node = self.node.clone();
        let value: Box<dyn Fn() -> String> = Box::new(value);
        effect(move || node.set_text_property("value", &value()));
        self
    }

    /// Keeps a property that is either on or off, for example `checked`.
    pub fn flag(self, name: &'static str, value: impl Fn() -> bool + 'static) -> Self {
        let node = self.node.clone();
        let value: Box<dyn Fn() -> bool> = Box::new(value);
        effect(move || node.set_flag(name, value()));
        self
    }

    /// Does something with its node, at once and again whenever something that was read has changed: for what many
    /// children have in common.
    pub fn follow(self, mut run: impl FnMut(&Node) + 'static) -> Self {
        let node = self.node.clone();
        effect(move || run(&node));
        self
    }

    /// Calls back on an event.
    pub fn on(self, event: &str, called: impl FnMut(Event) + 'static) -> Self {
        keep(self.node.listen(event, Box::new(called)));
        self
    }

    /// Calls back when it is pressed.
    pub fn pressed(self, mut called: impl FnMut() + 'static) -> Self {
        self.on("click", move |_| called())
    }

    /// Puts something in, behind what is there.
    pub fn child(self, content: impl Into<Content>) -> Self {
        self.put(content.into())
    }

    fn put(self, content: Content) -> Self {
        content.put(&self.node, None);
        self
    }
}
