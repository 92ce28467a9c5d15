//! The process.

use crate::{Seed, Setup};
use std::{
    env, fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
};

/// The administrator's password.
const PASSWORD: &str = "admin-password";

/// A running server. Dropped, it ends with everything that it started.
#[derive(Debug)]
pub struct Server {
    state: PathBuf,
    port: u16,
    process: Option<Running>,
    /// What is on it.
    pub seed: Seed,
}

#[derive(Debug)]
struct Running {
    child: Child,
    // Held open: the server must not find its output closed.
    _output: BufReader<ChildStdout>,
}

impl Server {
    /// Starts a fresh server and fills it.
    ///
    /// # Panics
    /// There is no Python with ZenML, or the server does not start; its log is shown.
    pub fn start(setup: &Setup) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("slipway-zenml-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let state = setup.state.clone().unwrap_or_else(|| env::temp_dir().join(name));
        let _ = fs::remove_dir_all(&state);
        for folder in ["server", "config", "home", "jobs"] {
            fs::create_dir_all(state.join(folder)).expect("the temporary folder can be written");
        }
        let mut server = Self { port: 0, process: None, seed: Seed::empty(), state };
        server.set_images(&["train:1.0", "train-gpu:1.0"].map(|name| format!("registry.example.com/team/{name}")));
        server.start_again(setup);
        server.fill();
        server
    }

    /// Where it is, for example `http://127.0.0.1:41234`.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The administrator's name and password.
    pub const fn administrator(&self) -> (&'static str, &'static str) {
        ("default", PASSWORD)
    }

    /// The images that can be pulled.
    pub fn set_images(&self, images: &[String]) {
        fs::write(self.state.join("images"), images.join("\n")).expect("the list of images can be written");
    }

    /// The folder with everything that the server writes.
    pub fn state(&self) -> &Path {
        &self.state
    }

    /// Ends the process; what is in the database stays. Steps that run go on.
    pub fn stop(&mut self) {
        let Some(mut running) = self.process.take() else { return };
        let group = running.child.id();
        // First itself, so that it can write what it has; then all that it started.
        signal("TERM", &group.to_string());
        for _ in 0..100 {
            if matches!(running.child.try_wait(), Ok(Some(_))) {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        signal("KILL", &format!("-{group}"));
        let _ = running.child.wait();
    }

    /// Starts the process on the same database, port and keys, perhaps in another setup.
    ///
    /// # Panics
    /// It does not start; its log is shown.
    pub fn start_again(&mut self, setup: &Setup) {
        self.stop();
        let log = self.state.join("server.log");
        let file = fs::File::options().create(true).append(true).open(&log).expect("the log can be written");
        let mut command = self.python("serve.py");
        command.arg(self.port.to_string()).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(file);
        command.envs(setup.variables());
        let mut child = command.spawn().expect("the Python of SLIPWAY_ZENML_PYTHON can be started");
        let mut output = BufReader::new(child.stdout.take().expect("its output is ours"));
        let mut line = String::new();
        while !line.starts_with("ready") {
            line.clear();
            if output.read_line(&mut line).unwrap_or(0) == 0 {
                let _ = child.kill();
                panic!("the server did not start:\n{}", tail(&log));
            }
            if let Some(port) = line.strip_prefix("port ") {
                self.port = port.trim().parse().expect("a port is a number");
            }
        }
        self.process = Some(Running { child, _output: output });
    }

    /// A text without what is secret here or belongs to this machine.
    pub fn scrubbed(&self, text: &str) -> String {
        let python = env::var("SLIPWAY_ZENML_PYTHON").unwrap_or_default();
        let python = Path::new(&python).ancestors().nth(2).map(|folder| folder.to_string_lossy().into_owned());
        let checkout = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2);
        let checkout = checkout.map(|folder| folder.to_string_lossy().into_owned());
        let replaced = [
            (self.seed.key.as_str(), "ZENKEY_scrubbed"),
            (self.seed.member_password.as_str(), "scrubbed"),
            (PASSWORD, "scrubbed"),
            (&python.unwrap_or_default(), "/python"),
            (&checkout.unwrap_or_default(), "/checkout"),
            (&self.address(), "http://127.0.0.1:8237"),
        ];
        let secret = replaced.into_iter().filter(|(secret, _)| !secret.is_empty());
        let text = secret.fold(text.to_owned(), |text, (secret, word)| text.replace(secret, word));
        without_tokens(&text)
    }

    /// The end of the server's log.
    pub fn log(&self) -> String {
        tail(&self.state.join("server.log"))
    }

    fn fill(&mut self) {
        let project = self.state.join("project");
        fs::create_dir_all(&project).expect("the project's folder can be made");
        let code = own_files().join("project/training.py");
        fs::copy(code, project.join("training.py")).expect("the project can be copied");
        let mut command = self.python("seed.py");
        let output =
            command.args([&self.address(), PASSWORD]).current_dir(&project).output().expect("Python can be started");
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "the server could not be filled:\n{errors}\n{}", self.log());
        self.seed = Seed::read(&String::from_utf8_lossy(&output.stdout));
    }

    /// A Python script, in the environment of somebody who works on the server with the SDK.
    ///
    /// # Panics
    /// There is no Python with ZenML.
    pub fn in_repository(&self, script: &Path) -> Command {
        let python = env::var_os("SLIPWAY_ZENML_PYTHON").expect("it was there when the server started");
        let state = self.state.to_string_lossy();
        let mut command = Command::new(python);
        command.arg(script).env_clear().envs([
            ("PATH", env::var("PATH").unwrap_or_default()),
            ("HOME", format!("{state}/home")),
            ("PYTHONPATH", own_files().to_string_lossy().into_owned()),
            ("PYTHONDONTWRITEBYTECODE", "1".into()),
            ("LANG", "C.UTF-8".into()),
            ("PROCESS_STACK", state.to_string()),
            ("ZENML_CONFIG_PATH", format!("{state}/config/repository")),
            ("ZENML_ANALYTICS_OPT_IN", "false".into()),
            ("ZENML_STORE_TYPE", "rest".into()),
            ("ZENML_STORE_URL", self.address()),
            ("ZENML_STORE_API_KEY", self.seed.key.clone()),
            ("ZENML_ACTIVE_PROJECT_ID", self.seed.project.clone()),
            ("ZENML_ACTIVE_STACK_ID", self.seed.stack("team").to_owned()),
        ]);
        command
    }

    /// A script of ours in an environment that has nothing of this process's.
    fn python(&self, script: &str) -> Command {
        let python = env::var_os("SLIPWAY_ZENML_PYTHON")
            .expect("SLIPWAY_ZENML_PYTHON names a Python with zenml[server]; `cargo xtask test` makes one");
        let state = self.state.to_string_lossy();
        let mut command = Command::new(python);
        command.arg(own_files().join(script)).arg(&self.state).env_clear();
        command.envs([
            ("PATH", env::var("PATH").unwrap_or_default()),
            ("HOME", format!("{state}/home")),
            ("PYTHONPATH", own_files().to_string_lossy().into_owned()),
            ("PYTHONDONTWRITEBYTECODE", "1".into()),
            ("LANG", "C.UTF-8".into()),
            ("PROCESS_STACK", state.to_string()),
            ("ZENML_CONFIG_PATH", format!("{state}/server")),
            ("ZENML_ANALYTICS_OPT_IN", "false".into()),
            ("ZENML_STORE_TYPE", "sql".into()),
            ("ZENML_STORE_URL", format!("sqlite:///{state}/server/zenml.db")),
            ("ZENML_DEFAULT_USER_NAME", "default".into()),
            ("ZENML_DEFAULT_USER_PASSWORD", PASSWORD.into()),
            ("ZENML_SERVER_DEPLOYMENT_TYPE", "other".into()),
            ("ZENML_SERVER_AUTO_ACTIVATE", "true".into()),
            ("ZENML_SERVER_JWT_TOKEN_EXPIRE_MINUTES", "60".into()),
            // The artifact store is a folder, which the server reads logs from.
            ("ZENML_SERVER_ALLOW_LOCAL_FILE_ACCESS", "true".into()),
            ("ZENML_SERVER_DISPLAY_ANNOUNCEMENTS", "false".into()),
            ("ZENML_SERVER_DISPLAY_UPDATES", "false".into()),
        ]);
        command
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
        // Steps are processes of their own, each job in a group whose number it left behind.
        for job in fs::read_dir(self.state.join("jobs")).into_iter().flatten().flatten() {
            if let Ok(group) = fs::read_to_string(job.path().join("pid"))
                && !job.path().join("result").exists()
            {
                signal("KILL", &format!("-{group}"));
            }
        }
        let _ = fs::remove_dir_all(&self.state);
    }
}

/// The Python files of this crate.
fn own_files() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("python")
}

/// Sends a signal to a process, or to a group written with a minus. Only numbers of what we started come here.
fn signal(name: &str, target: &str) {
    let kill = "kill -s \"$0\" -- \"$1\"";
    let _ = Command::new("sh").args(["-c", kill, name, target]).stderr(Stdio::null()).status();
}

/// A text without signed tokens: three parts in base64, the first of which is JSON.
fn without_tokens(text: &str) -> String {
    let mut pieces = text.split("eyJ");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let is_inside = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
        out.push_str("eyJscrubbed");
        out.push_str(piece.trim_start_matches(is_inside));
    }
    out
}

fn tail(log: &Path) -> String {
    let text = fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    lines.iter().skip(lines.len().saturating_sub(60)).copied().collect::<Vec<_>>().join("\n")
}
