//! Stand-ins for parent images that cannot be pulled: Debian's own Python in a fresh root file system, under their names.

use std::fs;

use super::buildah::{buildah, container};
use crate::{
    command::{command, on_path, printed, run},
    failure::{Explain, Failure},
    place,
    tools::debian::Need,
};

/// What makes a root file system.
pub const DEBOOTSTRAP: Need =
    Need { name: "debootstrap", present: || on_path("debootstrap").is_some(), packages: &["debootstrap"] };

/// The certificates of this machine: indexes may be reached through a proxy with a certificate of its own.
const CERTIFICATES: &str = "/etc/ssl/certs/ca-certificates.crt";

/// What the stand-in has to be like.
#[derive(Clone, Copy)]
pub enum Parent {
    /// ZenML's own image: a virtual environment at `/opt/venv`, first on the PATH, with ZenML in it.
    Zenml,
    /// A plain Python image: `python` and `pip` for everybody.
    Python,
}

impl Parent {
    /// Makes the stand-in under the name `image`.
    pub fn ensure(self, image: &str, release: &str) -> Result<(), Failure> {
        let root_file_system = root_file_system()?;
        let container = container("scratch")?;
        let mut add = buildah(&["add", "--quiet", &container]);
        run(&format!("Making a stand-in for {image}"), add.arg(root_file_system).arg("/"))?;
        let certificates = [format!("SSL_CERT_FILE={CERTIFICATES}"), format!("PIP_CERT={CERTIFICATES}")];
        configure(&container, &certificates)?;
        if let Self::Zenml = self {
            inside(&container, &["python3", "-m", "venv", "/opt/venv"])?;
            inside(&container, &["/opt/venv/bin/pip", "install", "--quiet", &format!("zenml=={release}")])?;
            let path = "PATH=/opt/venv/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
            configure(&container, &[path.into(), "VIRTUAL_ENV=/opt/venv".into()])?;
        }
        run("Keeping it", &mut buildah(&["commit", "--quiet", "--rm", &container, image]))
    }
}

fn configure(container: &str, environment: &[String]) -> Result<(), Failure> {
    let mut config = buildah(&["config"]);
    for variable in environment {
        config.args(["--env", variable]);
    }
    run("Setting its environment", config.arg(container))
}

fn inside(container: &str, arguments: &[&str]) -> Result<(), Failure> {
    let mut inside = buildah(&["run", "--isolation", "chroot", container, "--"]);
    run(&format!("Inside: {}", arguments.join(" ")), inside.args(arguments))
}

/// Debian with its Python, made once and kept.
fn root_file_system() -> Result<std::path::PathBuf, Failure> {
    let folder = place::root().join("target/images/debian");
    let finished = folder.join("usr/bin/python");
    if finished.symlink_metadata().is_ok() {
        return Ok(folder);
    }
    if folder.exists() {
        fs::remove_dir_all(&folder).explain(folder.display())?;
    }
    let mut bootstrap = command("debootstrap");
    bootstrap.args(["--variant=minbase", "--include=python3,python3-pip,python3-venv,ca-certificates", "bookworm"]);
    bootstrap.arg(&folder).arg(mirror()?);
    run("Making a Debian root file system (once; about 90 s)", &mut bootstrap)?;
    for version in fs::read_dir(folder.join("usr/lib")).explain("usr/lib")?.flatten() {
        let marker = version.path().join("EXTERNALLY-MANAGED");
        if marker.exists() {
            fs::remove_file(&marker).explain(marker.display())?;
        }
    }
    fs::copy(CERTIFICATES, folder.join(CERTIFICATES.trim_start_matches('/'))).explain(CERTIFICATES)?;
    std::os::unix::fs::symlink("python3", &finished).explain(finished.display())?;
    Ok(folder)
}

/// Where this machine gets its own packages from.
fn mirror() -> Result<String, Failure> {
    let sites = printed(command("apt-get").args(["indextargets", "--format", "$(SITE)", "Codename: bookworm"]));
    let site = sites.as_deref().and_then(|sites| sites.lines().next()).map(str::to_owned);
    site.ok_or_else(|| Failure::new("apt-get names no source of Debian 12's packages"))
}
