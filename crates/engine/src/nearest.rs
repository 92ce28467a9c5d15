//! The name that a mistyped one probably means.

/// The known name nearest to a typed one, by edit distance without regard to case, `-` and `_`; `None` when none is
/// near. Of equally near ones it is the first.
pub fn nearest<'a>(typed: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let typed = letters(typed);
    // One mistake in three letters is still a typing error; a long text is no name.
    let limit = (typed.len() / 3).max(1);
    if typed.is_empty() || typed.len() > 64 {
        return None;
    }
    let alike = known.filter(|name| name.chars().count().abs_diff(typed.len()) <= limit);
    let near = alike.filter_map(|name| {
        let distance = distance(&typed, &letters(name));
        (distance <= limit && distance < typed.len()).then_some((distance, name))
    });
    near.min_by_key(|(distance, _)| *distance).map(|(_, name)| name.to_owned())
}

fn letters(name: &str) -> Vec<char> {
    name.chars().map(|letter| if letter == '-' { '_' } else { letter.to_ascii_lowercase() }).collect()
}

/// Levenshtein's distance, row by row.
fn distance(one: &[char], two: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=two.len()).collect();
    for (position, left) in (1..).zip(one) {
        let mut before = position;
        let mut diagonal = position - 1;
        for (cell, right) in row.iter_mut().skip(1).zip(two) {
            let replaced = diagonal + usize::from(left != right);
            diagonal = *cell;
            *cell = replaced.min(before + 1).min(diagonal + 1);
            before = *cell;
        }
        if let Some(first) = row.first_mut() {
            *first = position;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{distance, nearest};

    #[test]
    fn the_distance_counts_letters_put_in_taken_out_and_replaced() {
        let cases =
            [("", "abc", 3), ("abc", "", 3), ("kitten", "sitting", 3), ("flaw", "lawn", 2), ("same", "same", 0)];
        for (one, two, expected) in cases {
            let letters = |text: &str| text.chars().collect::<Vec<char>>();
            assert_eq!(distance(&letters(one), &letters(two)), expected, "{one} {two}");
        }
    }

    #[test]
    fn a_typing_error_finds_its_name_and_a_foreign_name_finds_none() {
        let known = ["huggingface", "kubernetes", "pytorch", "pytorch_lightning", "s3", "skypilot_aws", "xgboost"];
        let cases = [
            ("pytroch", Some("pytorch")),
            ("PyTorch", Some("pytorch")),
            ("skypilot-aws", Some("skypilot_aws")),
            ("kubernets", Some("kubernetes")),
            ("s33", Some("s3")),
            ("fastai", None),
            ("", None),
            ("x", None),
        ];
        for (typed, expected) in cases {
            assert_eq!(nearest(typed, known.into_iter()).as_deref(), expected, "{typed}");
        }
    }
}
