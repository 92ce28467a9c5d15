//! The script that loads the parts: it comes from the splitter as a module, and goes into the page's own script.

use crate::failure::Failure;

/// A finished part.
pub(super) struct Part {
    /// The splitter's name of its file, without the extension.
    pub(super) name: String,
    /// Its file in dist/.
    pub(super) file: String,
    /// Its hash, as a browser checks it.
    pub(super) integrity: String,
}

/// The splitter's module with the parts under their final names, each held against its hash when it arrives.
///
/// # Errors
/// The module does not load a part in the way that is known here.
pub(super) fn of(module: &str, parts: &[Part]) -> Result<String, Failure> {
    parts.iter().try_fold(module.to_owned(), |module, Part { name, file, integrity }| {
        let call = format!("fetch(new URL(\"./{name}.wasm\", import.meta.url))");
        if !module.contains(&call) {
            return Err(Failure::new(format!("the splitter's module does not load {name} as it used to")));
        }
        let checked = format!("fetch(new URL(\"./{file}\", import.meta.url), {{ integrity: \"{integrity}\" }})");
        Ok(module.replace(&call, &checked))
    })
}

/// The page's script with the loader in it and not beside it: one file less to load, and no circle between two.
///
/// # Errors
/// The script does not import the module in the way that is known here.
pub(super) fn put_into(script: &str, module: &str, loader: &str) -> Result<String, Failure> {
    let from = format!("from \"{module}\"");
    // wasm-bindgen imports the module once for each function that it needs of it.
    let imports = script.lines().filter(|line| line.starts_with("import * as ") && line.contains(&from));
    let imports: Vec<&str> = imports.collect();
    let Some((first, others)) = imports.split_first() else {
        return Err(Failure::new("wasm-bindgen's script does not import the loader of the parts as it used to"));
    };
    let name = name_of(first);
    let (mut body, mut exports) = (String::new(), Vec::new());
    // `initSync`, which it imports from the script, is in reach already.
    for line in loader.lines().filter(|line| !line.starts_with("import { initSync }")) {
        let line = match line.strip_prefix("export const ") {
            Some(rest) => {
                exports.push(rest.split(' ').next().unwrap_or_default());
                format!("const {rest}")
            }
            None => line.to_owned(),
        };
        body.push_str(&line);
        body.push('\n');
    }
    let inside = format!("const {name} = (() => {{\n{body}return {{ {} }};\n}})();", exports.join(", "));
    let script = script.replacen(first, &inside, 1);
    Ok(others
        .iter()
        .fold(script, |script, other| script.replacen(other, &format!("const {} = {name};", name_of(other)), 1)))
}

/// What an import line calls the module.
fn name_of(import: &str) -> &str {
    import.trim_start_matches("import * as ").split(' ').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODULE: &str = "import { initSync } from \"./main.js\";\n\
        export const load_a = wrap(() => fetch(new URL(\"./split_a.wasm\", import.meta.url)));\n";

    fn part(name: &str) -> Part {
        Part { name: name.to_owned(), file: "a-1.wasm".to_owned(), integrity: "sha384-x".to_owned() }
    }

    #[test]
    fn a_part_is_loaded_under_its_final_name_and_checked() {
        let loader = of(MODULE, &[part("split_a")]).unwrap();
        assert!(loader.contains("fetch(new URL(\"./a-1.wasm\", import.meta.url), { integrity: \"sha384-x\" })"));
        assert!(of(MODULE, &[part("split_b")]).is_err());
    }

    #[test]
    fn the_loader_stands_where_it_was_imported() {
        let script =
            "import * as import1 from \"./parts-1.js\"\nimport * as import2 from \"./parts-1.js\"\nlet wasm;\n";
        let whole = put_into(script, "./parts-1.js", MODULE).unwrap();
        assert!(whole.starts_with("const import1 = (() => {\nconst load_a = wrap("), "{whole}");
        assert!(whole.ends_with("return { load_a };\n})();\nconst import2 = import1;\nlet wasm;\n"), "{whole}");
        assert!(put_into("let wasm;\n", "./parts-1.js", MODULE).is_err());
    }
}
