//! What is put into an element.

use super::effect;
use super::element::Element;
use super::rows::Rows;
use browser::node::Node;
use leptos::prelude::*;

/// What is put into an element.
pub enum Content {
    /// Nothing.
    Nothing,
    /// A text that stays.
    Text(String),
    /// A text that follows what it reads.
    LiveText(Box<dyn Fn() -> String>),
    /// An element.
    Element(Element),
    /// Several things, one after the other.
    Several(Vec<Content>),
    /// Whatever the function returns, made anew whenever something that it read has changed.
    Live(Box<dyn Fn() -> Content>),
    /// Rows, one below the other.
    Rows(Rows),
}

/// Whatever `content` returns, made anew whenever something that it read has changed.
pub fn live<T: Into<Content>>(content: impl Fn() -> T + 'static) -> Content {
    Content::Live(Box::new(move || content().into()))
}

/// A text that follows what it reads.
pub fn text(text: impl Fn() -> String + 'static) -> Content {
    Content::LiveText(Box::new(text))
}

impl Content {
    /// Puts it into an element, before one of its children or at the end.
    pub(super) fn put(self, parent: &Node, before: Option<&Node>) {
        match self {
            Self::Nothing => {}
            Self::Text(text) => parent.insert(&Node::text(&text), before),
            Self::LiveText(text) => {
                let node = Node::text("");
                parent.insert(&node, before);
                effect(move || node.set_text(&text()));
            }
            Self::Element(element) => parent.insert(&element.node, before),
            Self::Several(contents) => contents.into_iter().for_each(|content| content.put(parent, before)),
            Self::Live(content) => put_live(content, parent, before),
            Self::Rows(rows) => rows.put(parent, before),
        }
    }
}

fn put_live(content: Box<dyn Fn() -> Content>, parent: &Node, before: Option<&Node>) {
    let (start, end) = (Node::mark(), Node::mark());
    parent.insert(&start, before);
    parent.insert(&end, before);
    let parent = parent.clone();
    effect(move || {
        let content = content();
        start.remove_up_to(&end);
        // What is put in only reads what concerns it: this effect must not run again for that.
        untrack(|| content.put(&parent, Some(&end)));
    });
}

impl From<()> for Content {
    fn from((): ()) -> Self {
        Self::Nothing
    }
}

impl From<&str> for Content {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Content {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Element> for Content {
    fn from(element: Element) -> Self {
        Self::Element(element)
    }
}

impl From<Vec<Self>> for Content {
    fn from(contents: Vec<Self>) -> Self {
        Self::Several(contents)
    }
}

impl<T: Into<Self>> From<Option<T>> for Content {
    fn from(content: Option<T>) -> Self {
        content.map_or(Self::Nothing, Into::into)
    }
}

/// What an iterator yields, one after the other.
impl<T: Into<Content>> FromIterator<T> for Content {
    fn from_iter<I: IntoIterator<Item = T>>(contents: I) -> Self {
        Self::Several(contents.into_iter().map(Into::into).collect())
    }
}
