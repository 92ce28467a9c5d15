//! The lines to paste.

use embedding::options::View;
use embedding::snippet::{Host, Wish, snippet};
use engine::{Document, Language, Origin};

const PAGE: &str = "https://slipway.example.com/tool/";
const LINK: &str = "v=1&zenml=0.98.0&goal=reuse";

fn settings() -> Document {
    let mut document = Document::new("docker_settings.py", Language::Python);
    ["a = \"<x>\"", "", "b"].into_iter().for_each(|line| document.push(line, Origin::Recipe));
    document
}

fn wish(view: View) -> Wish {
    Wish { view, theme: "dark".into(), read_only: true, locks: vec!["python".into()] }
}

#[test]
fn each_page_gets_its_own_lines() {
    let of = |host| snippet(host, &wish(View::Outputs), PAGE, LINK, &[settings()]);
    let html = of(Host::Html);
    assert!(html.starts_with("<slipway-configurator link=\"v=1&amp;zenml=0.98.0&amp;goal=reuse\" view=\"outputs\" theme=\"dark\" readonly=\"1\" lock=\"python\">\n<pre><code>a = &quot;&lt;x&gt;&quot;\n\nb</code></pre>"), "{html}");
    assert!(html.contains("<script src=\"https://slipway.example.com/tool/embed.js\" defer></script>"), "{html}");
    assert!(!of(Host::MkDocs).contains("\n\n"));
    let frame = of(Host::Frame);
    assert!(frame.contains("src=\"https://slipway.example.com/tool/embed.html?view=outputs&amp;theme=dark&amp;readonly=1&amp;lock=python#v=1&amp;zenml=0.98.0&amp;goal=reuse&amp;shown=a%20%3D%20%22%3Cx%3E%22%0A%0Ab\""), "{frame}");
    assert!(of(Host::Docusaurus).contains("referrerPolicy=\"no-referrer\""));
    let sphinx = of(Host::Sphinx);
    assert!(sphinx.starts_with(".. raw:: html\n\n   <slipway-configurator "), "{sphinx}");
    assert!(sphinx.lines().skip(2).all(|line| line.is_empty() || line.starts_with("   ")), "{sphinx}");
    assert!(of(Host::Markdown).starts_with("[![Open in Slipway](<https://slipway.example.com/tool/badge.svg>)]"));
}

#[test]
fn a_link_cannot_leave_its_attribute() {
    for host in Host::ALL {
        let told = snippet(host, &wish(View::Full), PAGE, "v=1\"><script>alert(1)</script>", &[]);
        assert!(!told.contains("<script>alert"), "{host:?}: {told}");
    }
}
