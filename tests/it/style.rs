//! Stylesheets and markup agree, and the stylesheets keep to their few means.

use std::collections::BTreeSet;

use crate::sources::{self, Source, assert_none};

/// The one sheet that may hold colours.
const TOKENS: &str = "style/tokens.css";

/// Colour functions and names that may not stand elsewhere. `color-mix`, `light-dark` and system colours may: they take tokens.
const COLOURS: [&str; 18] = [
    "rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch(", "color(", "white", "black", "red",
    "green", "blue", "gray", "grey", "yellow",
];

#[test]
fn every_class_of_the_stylesheets_is_used_and_every_class_used_has_a_style() {
    let sources = sources::all();
    assert_none(strangers(&sheets(&sources), &markup(&sources)));
}

#[test]
fn the_stylesheets_keep_to_their_means() {
    assert_none(sheets(&sources::all()).into_iter().flat_map(excesses).collect());
}

#[test]
fn a_class_on_one_side_only_is_found() {
    let sheet = source("style/a.css", ".field { > .part { } } .unused:hover { }");
    let page = source("src/a.rs", r#"view! { <p class="field part naked"/> <p class:bare=true/> }"#);
    let complaints = strangers(&[&sheet], &[&page]);
    assert_eq!(
        complaints,
        ["style: `.unused` is used nowhere", "markup: `bare` has no style", "markup: `naked` has no style"]
    );
}

#[test]
fn a_number_or_an_extension_is_no_class() {
    let sheet = source("style/a.css", "/* see a.css */ .a { margin: .5rem 1.5em; background: url(\"b.svg\") }");
    assert_eq!(classes_of_sheet(&sheet.text), BTreeSet::from(["a".to_owned()]));
}

#[test]
fn each_excess_is_found() {
    let bad = |path: &str, text: &str| excesses(&source(path, text)).len();
    assert_eq!(bad("style/a.css", "@import 'b.css';"), 1);
    assert_eq!(bad("style/a.css", ".a { color: var(--ink) !important; }"), 1);
    assert_eq!(bad("style/a.css", "#top { margin: 0 }"), 1);
    assert_eq!(bad("style/a.css", ".a { &:has(#top) { margin: 0 } }"), 1);
    assert_eq!(bad("style/a.css", ".a { color: #fff; background: white; border: 1px solid rgb(0 0 0) }"), 3);
    assert_eq!(bad("style/tokens.css", ":root { --ink: #222; --paper: oklch(98% 0 0) }"), 0);
    assert_eq!(bad("style/a.css", ".a { white-space: pre; color: var(--white); outline: 1px solid Highlight }"), 0);
}

/// Classes that only the stylesheets know, and those that only the markup knows.
fn strangers(sheets: &[&Source], markup: &[&Source]) -> Vec<String> {
    let styled: BTreeSet<String> = sheets.iter().flat_map(|sheet| classes_of_sheet(&sheet.text)).collect();
    let mentioned: BTreeSet<&str> = markup.iter().flat_map(|source| source.text.split(|c| !is_name(c))).collect();
    let used: BTreeSet<String> = markup.iter().flat_map(|source| classes_of_markup(&source.text)).collect();
    let unused = styled.iter().filter(|class| !mentioned.contains(class.as_str()));
    let naked = used.iter().filter(|class| !styled.contains(*class));
    let unused = unused.map(|class| format!("style: `.{class}` is used nowhere"));
    unused.chain(naked.map(|class| format!("markup: `{class}` has no style"))).collect()
}

/// The classes in selectors.
fn classes_of_sheet(text: &str) -> BTreeSet<String> {
    let selectors = pieces(text).into_iter().filter(|piece| piece.opens).map(|piece| piece.text);
    let mut classes = BTreeSet::new();
    for selector in selectors {
        for rest in selector.split('.').skip(1) {
            let name: String = rest.chars().take_while(|c| is_name(*c)).collect();
            if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
                classes.insert(name);
            }
        }
    }
    classes
}

/// The classes that the markup names outright: `class="a b"`, `.class("a b")` and `class:a=…`.
fn classes_of_markup(text: &str) -> BTreeSet<String> {
    let openings = ["class=\"", ".class(\""];
    let quoted = openings.iter().flat_map(|opening| text.split(opening).skip(1));
    let quoted = quoted.filter_map(|rest| rest.split('"').next());
    let listed = quoted.flat_map(str::split_whitespace).map(str::to_owned);
    let switched =
        text.split("class:").skip(1).map(|rest| rest.chars().take_while(|c| is_name(*c)).collect::<String>());
    listed.chain(switched).filter(|class| !class.is_empty()).collect()
}

/// What a stylesheet may not hold.
fn excesses(sheet: &Source) -> Vec<String> {
    let mut complaints = Vec::new();
    let mut complain = |what: &str, text: &str| complaints.push(format!("{}: {what}: {text}", sheet.path));
    for piece in pieces(&sheet.text) {
        if piece.text.starts_with("@import") {
            complain("one file is joined from all, nothing is imported", &piece.text);
        } else if piece.opens && !piece.text.starts_with('@') && piece.text.contains('#') {
            complain("an id is no means of style", &piece.text);
        } else if piece.text.contains("!important") {
            complain("layers settle what wins", &piece.text);
        } else if !piece.opens && sheet.path != TOKENS {
            let value = piece.text.split_once(':').map_or("", |(_, value)| value);
            if value.split([' ', ',', '(']).any(is_colour)
                || COLOURS[..10].iter().any(|function| calls(value, function))
            {
                complain("colours stand in tokens.css", &piece.text);
            }
        }
    }
    complaints
}

fn is_colour(word: &str) -> bool {
    word.starts_with('#') || COLOURS.contains(&word.trim_end_matches([')', ';']))
}

/// Whether a value calls exactly this function, `rgb(` say, and not one whose name only ends so.
fn calls(value: &str, function: &str) -> bool {
    let before = value.split(function).collect::<Vec<_>>();
    before.iter().take(before.len() - 1).any(|before| !before.ends_with(is_name))
}

/// A piece of a stylesheet: a selector or at-rule that opens a block, or a declaration.
struct Piece {
    text: String,
    opens: bool,
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut current = String::new();
    for c in without_comments(text).chars() {
        if matches!(c, '{' | '}' | ';') {
            let text = current.split_whitespace().collect::<Vec<_>>().join(" ");
            if !text.is_empty() {
                pieces.push(Piece { text, opens: c == '{' });
            }
            current.clear();
        } else {
            current.push(c);
        }
    }
    pieces
}

fn without_comments(text: &str) -> String {
    let mut parts = text.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |kept, part| kept + part.split_once("*/").map_or("", |(_, after)| after))
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

fn sheets(sources: &[Source]) -> Vec<&Source> {
    sources.iter().filter(|source| source.is_in("style") && source.is_a("css")).collect()
}

fn markup(sources: &[Source]) -> Vec<&Source> {
    sources.iter().filter(|source| source.path == "index.html" || (source.is_in("src") && source.is_a("rs"))).collect()
}

fn source(path: &str, text: &str) -> Source {
    Source { path: path.into(), text: text.into() }
}
