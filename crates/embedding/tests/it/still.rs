//! A configuration without a frame.

use embedding::still::{badge, beside, html, markdown};
use engine::{Document, Language, Origin};

fn document(name: &str, text: &str) -> Document {
    let mut document = Document::new(name, Language::Plain);
    text.lines().for_each(|line| document.push(line, Origin::Recipe));
    document
}

#[test]
fn nothing_in_a_text_is_markup() {
    let hostile = document("<script>", "</code></pre><img src=x onerror=alert(1)> & \"quoted\"");
    let page = "https://host/\"><script>alert(1)</script>";
    let told = html(&[hostile], Some(page), "v=1\"><script>");
    assert_eq!(told.matches("<script").count() + told.matches("<img src=x").count(), 0, "{told}");
    assert!(
        told.contains("&lt;/code&gt;&lt;/pre&gt;&lt;img src=x onerror=alert(1)&gt; &amp; &quot;quoted&quot;"),
        "{told}"
    );
}

#[test]
fn the_badge_is_there_where_there_is_a_page_and_leads_to_the_configuration() {
    let documents = [document("Dockerfile", "FROM x")];
    let page = Some("https://host/tools/");
    let told = markdown(&documents, page, "v=1&zenml=0.98.0");
    let badge = "[![Open in Slipway](<https://host/tools/badge.svg>)](<https://host/tools/#v=1&zenml=0.98.0>)";
    assert_eq!(told, format!("{badge}\n\n`Dockerfile`\n\n```text\nFROM x\n```\n"));
    assert!(
        html(&documents, page, "v=1&a=b").contains("<a href=\"https://host/tools/#v=1&amp;a=b\" rel=\"noopener\">")
    );
    assert_eq!(markdown(&documents, None, ""), "`Dockerfile`\n\n```text\nFROM x\n```\n");
    assert!(!html(&documents, None, "").contains("<a "));
}

#[test]
fn an_address_cannot_leave_its_place_in_markdown() {
    let told = badge("https://host/>)[x](javascript:alert(1)//", "v=1>)\n\n<script>");
    assert_eq!(told.matches('>').count(), 2, "{told}");
    assert_eq!(told.lines().count(), 1, "{told}");
}

#[test]
fn a_file_beside_the_page_has_its_folder() {
    for (page, expected) in [
        ("https://host", "https://host/badge.svg"),
        ("https://host/", "https://host/badge.svg"),
        ("https://host/a/index.html", "https://host/a/badge.svg"),
    ] {
        assert_eq!(beside(page, "badge.svg"), expected);
    }
}
