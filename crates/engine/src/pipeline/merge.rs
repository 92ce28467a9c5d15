//! How ZenML lays settings over each other (`zenml.utils.dict_utils.recursive_update`).

use crate::value::{Dict, PythonValue};

/// What a `None` in the update does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nones {
    /// It takes the place of what was there: between the layers of one level.
    Override,
    /// It is passed over, at every depth: from the pipeline to its steps.
    Ignore,
}

/// `recursive_update(original, update, ignore_none)`: dicts merge, everything else is replaced. A key keeps its place.
pub fn recursive_update(original: &Dict, update: &Dict, nones: Nones) -> Dict {
    let counts = |value: &PythonValue| *value != PythonValue::None || nones == Nones::Override;
    let updated = update.iter().filter(|(_, value)| counts(value)).map(|(key, value)| {
        let value = match value {
            PythonValue::Dict(update) => match original.get(key) {
                Some(PythonValue::Dict(original)) => PythonValue::Dict(recursive_update(original, update, nones)),
                Some(other) if other.truth() => value.clone(),
                _ => PythonValue::Dict(recursive_update(&Dict::new(), update, nones)),
            },
            value => value.clone(),
        };
        (key, value)
    });
    let original = original.iter().map(|(key, value)| (key, value.clone()));
    original.chain(updated).collect()
}

/// The entries that are not `None`, on the first level alone (`model_dump(exclude_none=True)` of settings).
pub(super) fn without_nones(settings: &Dict) -> Dict {
    let kept = settings.iter().filter(|(_, value)| **value != PythonValue::None);
    kept.map(|(key, value)| (key, value.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::{Nones, recursive_update};
    use crate::value::PythonValue;

    /// Expected is what `recursive_update` of ZenML 0.98.0 returns.
    fn check(original: &str, update: &str, nones: Nones, expected: &str) {
        let dict = |text| match PythonValue::from_json(text) {
            Some(PythonValue::Dict(dict)) => dict,
            other => panic!("{other:?}"),
        };
        let merged = recursive_update(&dict(original), &dict(update), nones);
        assert_eq!(PythonValue::Dict(merged).repr(), PythonValue::Dict(dict(expected)).repr(), "{original} {update}");
    }

    #[test]
    fn dicts_merge_and_everything_else_is_replaced() {
        let (original, update) = (r#"{"a": {"x": 1, "y": [1]}, "b": 2}"#, r#"{"a": {"y": [2], "z": 3}, "c": {}}"#);
        check(original, update, Nones::Override, r#"{"a": {"x": 1, "y": [2], "z": 3}, "b": 2, "c": {}}"#);
        check(
            r#"{"a": [], "b": "x"}"#,
            r#"{"a": {"n": null}, "b": {"n": null}}"#,
            Nones::Ignore,
            r#"{"a": {}, "b": {"n": null}}"#,
        );
    }

    #[test]
    fn none_takes_a_place_between_layers_and_is_passed_over_from_pipeline_to_step() {
        let (original, update) = (r#"{"user": "x", "e": {"A": 1}}"#, r#"{"user": null, "e": {"A": null}}"#);
        check(original, update, Nones::Override, r#"{"user": null, "e": {"A": null}}"#);
        check(original, update, Nones::Ignore, original);
        check("{}", r#"{"e": {"A": null}, "l": [null]}"#, Nones::Ignore, r#"{"e": {}, "l": [null]}"#);
    }
}
