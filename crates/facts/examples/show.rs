//! Shows what texts say.
fn main() {
    let texts = std::env::args().skip(1).map(|path| (path.clone(), std::fs::read(&path).unwrap()));
    let facts = facts::Facts::read(texts);
    for r in &facts.readings {
        println!(
            "{} {:?} dist {} {:?} deb {} {:?} user {:?} ep {:?} plat {:?} vars {} {:?} hist {} {:?} sys {:?} inside {} markers {} digests {:?} installs {}",
            r.name,
            r.format,
            r.distributions.len(),
            r.listing,
            r.debian_packages.len(),
            r.debian_listing,
            r.image.user.as_ref().map(|f| &f.value),
            r.image.entrypoint.as_ref().map(|f| &f.value),
            r.image.platform.as_ref().map(|f| &f.value),
            r.image.variables.len(),
            r.image.variables_listing,
            r.image.history.len(),
            r.image.history_listing,
            r.system.as_ref().map(|f| &f.value),
            r.inside.is_some(),
            r.markers.is_some(),
            r.image.digests.as_ref().map(Vec::len),
            r.image.installs.len()
        );
    }
    for (place, n) in facts.all_notices() {
        println!("  {}: {} | {:?}", facts.place(place), n.message(), n.hint());
    }
    for c in facts.contradictions() {
        println!("  ! {} {:?}", c.subject, c.said.iter().map(|s| s.0.clone()).collect::<Vec<_>>());
    }
}
