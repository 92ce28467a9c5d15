//! Programs that come from Debian's packages: installed when running as root, otherwise named with the command to type.

use crate::{
    command::{command, on_path, printed, run},
    failure::Failure,
};

/// Something a task needs, whether it is there, and the packages that bring it.
pub struct Need {
    /// What it is, for the person at the terminal.
    pub name: &'static str,
    /// Whether this machine has it.
    pub present: fn() -> bool,
    /// Debian's packages that bring it.
    pub packages: &'static [&'static str],
}

/// With which the commands of a launch are sent.
pub const CURL: Need = Need { name: "curl", present: || on_path("curl").is_some(), packages: &["curl"] };

/// Installs what is missing.
///
/// # Errors
/// Something is missing and this is not root, or it is still missing afterwards; the text says what to type.
pub fn ensure(needs: &[&Need]) -> Result<(), Failure> {
    let missing = missing(needs);
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<&str> = missing.iter().flat_map(|need| need.packages).copied().collect();
    let typed = format!("sudo apt-get update && sudo apt-get install --yes {}", packages.join(" "));
    if !can_install() {
        return Err(Failure::new(format!("this machine lacks {}. Type:\n\n    {typed}\n", names(&missing))));
    }
    run("Reading Debian's package lists (about 10 s)", command("apt-get").arg("update"))?;
    let what = format!("Installing {} from Debian's packages (once; 1 to 3 minutes)", packages.join(" "));
    let mut install = command("apt-get");
    install.args(["install", "--yes", "--no-install-recommends"]).args(&packages);
    run(&what, install.env("DEBIAN_FRONTEND", "noninteractive"))?;
    let missing = self::missing(needs);
    if missing.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!("{} still missing after `apt-get install {}`", names(&missing), packages.join(" "))))
}

/// Whether this machine has Debian's packages and we may install them.
pub fn can_install() -> bool {
    on_path("apt-get").is_some() && printed(command("id").arg("-u")).is_some_and(|id| id == "0")
}

fn missing<'a>(needs: &[&'a Need]) -> Vec<&'a Need> {
    needs.iter().copied().filter(|need| !(need.present)()).collect()
}

fn names(needs: &[&Need]) -> String {
    needs.iter().map(|need| need.name).collect::<Vec<_>>().join(", ")
}
