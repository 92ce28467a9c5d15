//! The order of the steps of a static pipeline (`topsorted_layers`).

/// Names and the names that come before each, as positions in layers: a layer holds what only waits for earlier layers,
/// sorted by name. What waits for itself comes last, as given; `false` says that there is such.
pub(super) fn topological(nodes: &[(String, Vec<String>)]) -> (Vec<usize>, bool) {
    let mut sorted: Vec<usize> = Vec::new();
    let mut waiting: Vec<usize> = (0..nodes.len()).collect();
    let name = |position: usize| nodes.get(position).map(|(name, _)| name.as_str());
    let known = |upstream: &String| nodes.iter().any(|(name, _)| name == upstream);
    while !waiting.is_empty() {
        let placed = |upstream: &String| sorted.iter().any(|position| name(*position) == Some(upstream));
        let ready = |position: &usize| {
            let upstream = nodes.get(*position).map(|(_, upstream)| upstream.as_slice()).unwrap_or_default();
            upstream.iter().all(|upstream| !known(upstream) || placed(upstream))
        };
        let (mut layer, rest): (Vec<usize>, Vec<usize>) = waiting.iter().copied().partition(ready);
        if layer.is_empty() {
            sorted.extend(rest);
            return (sorted, false);
        }
        layer.sort_by_key(|position| name(*position));
        sorted.extend(layer);
        waiting = rest;
    }
    (sorted, true)
}

#[cfg(test)]
mod tests {
    use super::topological;

    /// Expected is what `topsorted_layers` of ZenML 0.98.0 returns, layer after layer.
    fn check(nodes: &[(&str, &[&str])], expected: &[&str], acyclic: bool) {
        let owned: Vec<(String, Vec<String>)> = nodes
            .iter()
            .map(|(name, upstream)| ((*name).to_owned(), upstream.iter().map(|name| (*name).to_owned()).collect()))
            .collect();
        let (sorted, sound) = topological(&owned);
        let names: Vec<&str> = sorted.iter().map(|position| nodes[*position].0).collect();
        assert_eq!((names.as_slice(), sound), (expected, acyclic));
    }

    #[test]
    fn steps_come_in_layers_sorted_by_code_point() {
        check(&[("b", &[]), ("a", &[]), ("Z", &[]), ("é", &[])], &["Z", "a", "b", "é"], true);
        check(&[("a", &["b"]), ("b", &["z"]), ("z", &[]), ("y", &[])], &["y", "z", "b", "a"], true);
        check(&[("d", &["a", "c"]), ("c", &["a"]), ("b", &["a"]), ("a", &[])], &["a", "b", "c", "d"], true);
        check(&[("a", &["gone"]), ("b", &[])], &["a", "b"], true);
        check(&[("a", &["b"]), ("b", &["a"]), ("c", &[])], &["c", "a", "b"], false);
    }
}
