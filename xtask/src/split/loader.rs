//! The script that loads the parts: it comes from the splitter as a module, and goes into the page's own script.

use super::pack::Pack;
use crate::failure::Failure;

/// A finished file.
pub(super) struct Finished {
    /// What is in it.
    pub(super) pack: Pack,
    /// Its name in dist/.
    pub(super) file: String,
    /// Its hash, as a browser checks it.
    pub(super) integrity: String,
}

/// The splitter's module, which loads each of its files by itself, with loaders of our files in their stead. Each is held against its hash when it
/// arrives.
///
/// # Errors
/// The module is not made in the way that is known here.
pub(super) fn of(module: &str, files: &[Finished]) -> Result<String, Failure> {
    let changed = || Failure::new("the splitter's module is not made as it used to be");
    // What it shares with the page, and what keeps a file that is loaded; behind that, its loaders.
    let (head, loaders) = module.split_at(module.find("function makeLoad(").ok_or_else(changed)?);
    let (make, loaders) = loaders.split_at(loaders.find("\n}\n").ok_or_else(changed)? + 3);
    let mut text = format!("{head}{make}{PACKED}");
    let mut exports = String::new();
    for Finished { pack: Pack { name, after, .. }, file, integrity } in files {
        text.push_str(&format!("const {name} = packed(\"./{file}\", \"{integrity}\", [{}]);\n", after.join(", ")));
        let export = format!("export const {EXPORT}{name} = ");
        if loaders.contains(&export) {
            exports.push_str(&format!("{export}wrapAsyncCb({name});\n"));
        }
    }
    if exports.matches(EXPORT).count() != loaders.matches(EXPORT).count() {
        return Err(changed());
    }
    Ok(text + &exports)
}

/// How the functions are called that load a part.
const EXPORT: &str = "__wasm_split_load_";

/// Loads a file: the modules in its sections first, it itself at last.
const PACKED: &str = r#"const packed = (file, integrity, after) => makeLoad(() => {
    const compiled = WebAssembly.compileStreaming(fetch(new URL(file, import.meta.url), { integrity }));
    compiled.catch(() => {});
    return async (imports) => {
        const module = await compiled;
        const chunks = WebAssembly.Module.customSections(module, "chunk");
        await Promise.all(chunks.map((chunk) => WebAssembly.instantiate(chunk, imports)));
        return WebAssembly.instantiate(module, imports);
    };
}, after);
"#;

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
    let script = others
        .iter()
        .fold(script, |script, other| script.replacen(other, &format!("const {} = {name};", name_of(other)), 1));
    without_remarks(&script)
}

/// A script without its remarks and its indentation, which need not be sent. Trunk cannot do it: its minifier does not read
/// wasm-bindgen's script for its `as default`, says so, and leaves it; of one that it reads it makes a `Promise.all` without its `Promise`.
///
/// # Errors
/// A text that goes over several lines: its indentation would be lost.
fn without_remarks(script: &str) -> Result<String, Failure> {
    let (mut short, mut remark) = (String::with_capacity(script.len()), false);
    for line in script.lines().map(str::trim) {
        remark |= line.starts_with("/*");
        let told = !remark && !line.is_empty() && !line.starts_with("//");
        remark &= !line.ends_with("*/");
        if !told {
            continue;
        }
        if line.replace("\\`", "").matches('`').count() % 2 == 1 {
            return Err(Failure::new(format!("wasm-bindgen's script has a text over several lines: {line}")));
        }
        short.push_str(line);
        short.push('\n');
    }
    Ok(short)
}

/// What an import line calls the module.
fn name_of(import: &str) -> &str {
    import.trim_start_matches("import * as ").split(' ').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::pack;
    use super::*;

    const MODULE: &str = "import { initSync } from \"./main.js\";\n\
        function makeLoad(fetcher, deps) {\n    return fetcher;\n}\n\
        const __chunk_8 = makeLoad(() => fetch(new URL(\"./chunk_8.wasm\", import.meta.url)), []);\n\
        export const __wasm_split_load_a = wrapAsyncCb(makeLoad(() => 1, [__chunk_8]));\n";

    fn file(name: &str, after: &[&str]) -> Finished {
        let after = after.iter().copied().map(str::to_owned).collect();
        let pack = Pack { name: name.to_owned(), modules: Vec::new(), after };
        Finished { pack, file: format!("{name}-1.wasm"), integrity: "sha384-x".to_owned() }
    }

    #[test]
    fn a_part_is_loaded_with_what_it_needs_and_checked() {
        let loader = of(MODULE, &[file("shared", &[]), file("a", &["shared"])]).unwrap();
        let end = "const shared = packed(\"./shared-1.wasm\", \"sha384-x\", []);\n\
            const a = packed(\"./a-1.wasm\", \"sha384-x\", [shared]);\n\
            export const __wasm_split_load_a = wrapAsyncCb(a);\n";
        assert!(loader.ends_with(end), "{loader}");
        assert!(loader.contains(&format!("\"{}\"", pack::SECTION)));
        assert!(!loader.contains("__chunk_8"));
        assert!(of(MODULE, &[file("b", &[])]).is_err());
    }

    #[test]
    fn the_loader_stands_where_it_was_imported() {
        let script =
            "import * as import1 from \"./parts-1.js\"\nimport * as import2 from \"./parts-1.js\"\nlet wasm;\n";
        let module = "import { initSync } from \"./main.js\";\nexport const load_a = 1;\n";
        let whole = put_into(script, "./parts-1.js", module).unwrap();
        assert!(whole.starts_with("const import1 = (() => {\nconst load_a = 1;"), "{whole}");
        assert!(whole.ends_with("return { load_a };\n})();\nconst import2 = import1;\nlet wasm;\n"), "{whole}");
        assert!(put_into("let wasm;\n", "./parts-1.js", module).is_err());
    }

    #[test]
    fn remarks_are_not_sent() {
        let script = "/**\n * About it.\n */\nfunction a() {\n    // Why.\n    return `b /* c */`; /* d */\n\n}\n";
        assert_eq!(without_remarks(script).unwrap(), "function a() {\nreturn `b /* c */`; /* d */\n}\n");
        assert!(without_remarks("a = `b\n    c`;").is_err());
    }
}
