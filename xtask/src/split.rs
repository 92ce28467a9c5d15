//! Takes the parts of the page out of its Wasm, each into a file of its own that is loaded when it is first asked for.
//!
//! Trunk calls `wasm-bindgen`, which is this program: the Wasm is split before it goes through, and the script that
//! comes out gets the way to the parts. The parts wait in a folder of their own until Trunk has finished `dist/`.

mod loader;
mod pack;

use std::{
    env,
    ffi::OsString,
    fs,
    hash::{DefaultHasher, Hasher},
    path::{Path, PathBuf},
};

use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha384};

use crate::{
    command::{command, run},
    failure::{Explain, Failure},
    place,
};
use loader::Finished;
use pack::Pack;

/// Set by the tasks for a build whose parts are files of their own.
pub const SPLIT: &str = "SLIPWAY_SPLIT";

/// Runs wasm-bindgen as its command line asks, and splits the Wasm beforehand where the build asks for that.
///
/// # Errors
/// A file that cannot be read or written, a Wasm that cannot be split, a failure of wasm-bindgen itself.
pub fn wasm_bindgen(mut arguments: Vec<OsString>) -> Result<(), Failure> {
    let input = arguments.iter_mut().find(|argument| Path::new(argument).extension().is_some_and(|end| end == "wasm"));
    let (Some(input), true) = (input, env::var_os(SPLIT).is_some()) else { return bind(arguments) };
    let split = split(Path::new(input))?;
    *input = split.page.into_os_string();
    // The parts need the table of functions, which is one of the linker's own exports.
    arguments.push("--keep-lld-exports".into());
    let script = script(&arguments)?;
    bind(arguments)?;
    let text = fs::read_to_string(&script).explain(script.display())?;
    fs::write(&script, loader::put_into(&text, &split.module, &split.loader)?).explain(script.display())
}

/// Copies the parts of the last build into dist/ and returns their names.
///
/// # Errors
/// A file that cannot be copied.
pub fn put_into(dist: &Path) -> Result<(), Failure> {
    for part in place::files(&finished())? {
        let copy = dist.join(part.file_name().unwrap_or_default());
        fs::copy(&part, &copy).explain(copy.display())?;
    }
    Ok(())
}

/// A Wasm that was split.
struct Split {
    /// The page's own Wasm.
    page: PathBuf,
    /// The module from which it imports the functions that load a part.
    module: String,
    /// The text of that module, with the parts under their final names.
    loader: String,
}

/// Where the finished parts are until they are put into dist/.
fn finished() -> PathBuf {
    place::root().join("target/parts")
}

fn split(whole: &Path) -> Result<Split, Failure> {
    let folder = place::root().join("target/split");
    for folder in [&folder, &finished()] {
        if folder.exists() {
            fs::remove_dir_all(folder).explain(folder.display())?;
        }
        fs::create_dir_all(folder).explain(folder.display())?;
    }
    let bytes = fs::read(whole).explain(whole.display())?;
    // wasm-bindgen names what it writes after what it reads.
    let page = folder.join(whole.file_name().unwrap_or_default());
    let module = module_of(&bytes);
    let mut options = wasm_split_cli_support::Options::new(&bytes);
    options.output_dir = &folder;
    options.main_out_path = &page;
    options.link_name = &module;
    let split = wasm_split_cli_support::transform(options)
        .map_err(|error| Failure::new(format!("the Wasm cannot be split: {error:?}")))?;
    let text = fs::read_to_string(folder.join(&module)).explain(&module)?;
    split.split_modules.iter().try_for_each(|module| shrink(module))?;
    let packs = pack::packs(&split.prefetch_map).into_iter();
    let files = packs.map(|pack| finish(pack, &folder)).collect::<Result<Vec<_>, _>>()?;
    Ok(Split { page, module, loader: loader::of(&text, &files)? })
}

/// The name of the module behind which the parts are. It goes into the page's Wasm and changes with every part and with
/// the loader, so that the page's own name, which is a hash of its Wasm and the script's as well, changes with them.
fn module_of(whole: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(whole);
    hasher.write(include_bytes!("split/loader.rs"));
    hasher.write(include_bytes!("split/pack.rs"));
    format!("./parts-{:016x}.js", hasher.finish())
}

/// Makes a module small, into a file beside it.
fn shrink(module: &Path) -> Result<(), Failure> {
    let mut output = OsString::from("--output=");
    output.push(module.with_extension("small"));
    let name = module.file_stem().unwrap_or_default().to_string_lossy();
    run(
        &format!("Making the part {name} small"),
        command("wasm-opt").arg(output).args(["-Oz", "--low-memory-unused"]).arg(module),
    )
}

/// Writes a file of small modules in `folder`, and names it by its content.
fn finish(pack: Pack, folder: &Path) -> Result<Finished, Failure> {
    let bytes = pack::bytes(&pack, folder)?;
    let digest = Sha384::digest(&bytes);
    let hash: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let file = format!("{}-{hash}.wasm", pack.name);
    fs::write(finished().join(&file), &bytes).explain(&file)?;
    Ok(Finished { pack, file, integrity: format!("sha384-{}", BASE64_STANDARD.encode(digest)) })
}

/// wasm-bindgen itself.
fn bind(arguments: Vec<OsString>) -> Result<(), Failure> {
    wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(arguments).map_err(|error| Failure::new(format!("{error:?}")))
}

/// The script that wasm-bindgen will write.
fn script(arguments: &[OsString]) -> Result<PathBuf, Failure> {
    let value = |name: &str| {
        let mut arguments = arguments.iter().map(|argument| argument.to_string_lossy());
        arguments.find_map(|argument| Some(argument.strip_prefix(name)?.strip_prefix('=')?.to_owned()))
    };
    match (value("--out-dir"), value("--out-name")) {
        (Some(folder), Some(name)) => Ok(Path::new(&folder).join(format!("{name}.js"))),
        _ => Err(Failure::new("Trunk does not say where wasm-bindgen is to write")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_is_where_trunk_says() {
        let arguments = ["wasm-bindgen", "--target=web", "--out-dir=/a/b", "--out-name=slipway", "/c/slipway.wasm"];
        let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
        assert_eq!(script(&arguments).unwrap(), Path::new("/a/b/slipway.js"));
        assert!(script(&arguments[..2]).is_err());
    }

    #[test]
    fn another_wasm_has_another_module() {
        assert_ne!(module_of(b"one"), module_of(b"other"));
        assert_eq!(module_of(b"one"), module_of(b"one"));
    }
}
