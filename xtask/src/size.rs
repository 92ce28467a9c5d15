//! Weighs what a first visit loads.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use crate::{
    arguments,
    compress::compressed,
    dist,
    failure::{Explain, Failure},
    place, tools,
};

/// Bytes of brotli, all requests together.
const MOST_BYTES: u64 = 220_000;
const MOST_REQUESTS: usize = 8;

/// Prints each file that a first visit loads, and the sum.
///
/// # Errors
/// More bytes or requests than allowed; a page that cannot be built.
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    arguments::none(arguments)?;
    tools::for_page()?;
    dist::ensure()?;
    weigh(&place::dist())
}

/// Prints and judges the page in `folder`.
///
/// # Errors
/// More bytes or requests than allowed, a file that the page names and does not have.
pub fn weigh(folder: &Path) -> Result<(), Failure> {
    let page = fs::read_to_string(folder.join("index.html")).explain("dist/index.html")?;
    let mut names = vec!["index.html".to_owned()];
    names.extend(loaded(&page));
    let (mut raw, mut sent) = (0, 0);
    println!("{:>9} {:>9}", "raw", "brotli");
    for name in &names {
        let path = folder.join(name);
        let size = bytes(&path)?;
        let small = if compressed(&path).exists() { bytes(&compressed(&path))? } else { size };
        println!("{size:>9} {small:>9}  {name}");
        raw += size;
        sent += small;
    }
    let first = "until the page can be used";
    println!(
        "{raw:>9} {sent:>9}  {first}, in {} requests (at most {MOST_BYTES} bytes in {MOST_REQUESTS})",
        names.len()
    );
    later(folder, &names)?;
    if sent > MOST_BYTES || names.len() > MOST_REQUESTS {
        return Err(Failure::new(format!("a first visit loads too much: {sent} bytes in {} requests", names.len())));
    }
    Ok(())
}

/// Prints the parts of the page that are loaded after it.
fn later(folder: &Path, first: &[String]) -> Result<(), Failure> {
    for path in place::files(folder)? {
        let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().into_owned();
        if name.ends_with(".wasm") && !first.contains(&name) {
            println!("{:>9} {:>9}  {name}, later", bytes(&path)?, bytes(&compressed(&path))?);
        }
    }
    Ok(())
}

/// The files that the page names in the attributes from which a browser, or `boot.js`, loads.
fn loaded(page: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for attribute in [" src=", " href=", " data-js=", " data-wasm="] {
        for rest in page.split(attribute).skip(1) {
            let value = match rest.chars().next() {
                Some(quote @ ('"' | '\'')) => rest.split(quote).nth(1),
                _ => rest.split(|c: char| c.is_whitespace() || c == '>').next(),
            };
            // A link to another page is followed by a person; a reference within the page loads nothing.
            let name = value.unwrap_or_default().trim_start_matches("./");
            if !(name.is_empty() || name.starts_with('#') || name.contains(':')) {
                names.insert(name.to_owned());
            }
        }
    }
    names
}

fn bytes(path: &PathBuf) -> Result<u64, Failure> {
    Ok(fs::metadata(path).explain(path.display())?.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(page: &str, expected: &[&str]) {
        assert_eq!(loaded(page).into_iter().collect::<Vec<_>>(), expected, "{page}");
    }

    #[test]
    fn each_file_counts_once_however_it_is_written() {
        check(
            "<link rel=modulepreload href=./a-1.js><script src=\"./boot.js\" data-js='./a-1.js' data-wasm=./b.wasm></script>",
            &["a-1.js", "b.wasm", "boot.js"],
        );
    }

    #[test]
    fn links_that_a_person_follows_do_not_count() {
        check("<a href=\"https://example.com/\">x</a><a href=\"#top\">y</a>", &[]);
    }

    #[test]
    fn a_page_over_the_limit_is_refused() {
        let folder = std::env::temp_dir().join(format!("slipway-size-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("index.html"), "<script src=boot.js>").unwrap();
        fs::write(folder.join("boot.js"), vec![b' '; 1000]).unwrap();
        weigh(&folder).unwrap();
        fs::write(folder.join("boot.js"), vec![b' '; 220_001]).unwrap();
        let failure = weigh(&folder).unwrap_err().to_string();
        assert!(failure.contains("too much"), "{failure}");
        fs::remove_dir_all(&folder).unwrap();
    }
}
