//! A real mail server (aiosmtpd) on this machine. Ends with this.
#![allow(dead_code, reason = "each test binary uses a part of this")]

use std::{
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use serde_json::Value;

/// How it is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// By STARTTLS, and no letter without it.
    StartTls,
    /// From the first byte.
    Tls,
}

pub struct Catcher {
    process: Child,
    port: u64,
    mode: Mode,
    said: Arc<Mutex<Vec<Value>>>,
    folder: tempfile::TempDir,
}

impl Catcher {
    /// `None` where `make test` could not install it; it says so at its end. `root` is the repository's folder.
    pub fn start(root: &Path, mode: Mode) -> Option<Self> {
        if std::env::var_os("FITTRIBE_WITHOUT_SMTP_CATCHER").is_some() {
            return None;
        }
        let tools = root.join(".data/tools/smtp-catcher");
        assert!(tools.is_dir(), "scripts/install-smtp-catcher installs the mail server");
        let folder = tempfile::tempdir().unwrap();
        let own = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        let (certificate, key) = (folder.path().join("cert.pem"), folder.path().join("key.pem"));
        std::fs::write(&certificate, own.cert.pem()).unwrap();
        std::fs::write(&key, own.signing_key.serialize_pem()).unwrap();
        let name = match mode {
            Mode::StartTls => "starttls",
            Mode::Tls => "tls",
        };
        let mut command = Command::new("python3");
        command.arg(root.join("adapters/tests/catcher/catcher.py")).arg(name).arg(certificate).arg(key);
        command.env("PYTHONPATH", tools).stdin(Stdio::null()).stdout(Stdio::piped());
        let mut process = command.spawn().expect("python3");
        let lines = BufReader::new(process.stdout.take().unwrap()).lines().map_while(Result::ok);
        let mut lines = lines.map(|line| serde_json::from_str::<Value>(&line).unwrap());
        let port = lines.next().expect("a port")["port"].as_u64().unwrap();
        let said: Arc<Mutex<Vec<Value>>> = Arc::default();
        let heard = Arc::clone(&said);
        std::thread::spawn(move || lines.for_each(|line| heard.lock().unwrap().push(line)));
        Some(Self { process, port, mode, said, folder })
    }

    pub fn url(&self) -> String {
        match self.mode {
            Mode::StartTls => format!("smtp://localhost:{}?tls=required", self.port),
            Mode::Tls => format!("smtps://localhost:{}", self.port),
        }
    }

    /// What signed its certificate.
    pub fn authority(&self) -> PathBuf {
        self.folder.path().join("cert.pem")
    }

    /// The letters that it took, once there are so many.
    pub fn letters(&self, least: usize) -> Vec<Value> {
        let begun = Instant::now();
        loop {
            let said = self.said.lock().unwrap().clone();
            let letters: Vec<Value> = said.into_iter().filter(|line| line["letter"].is_string()).collect();
            if letters.len() >= least {
                return letters;
            }
            assert!(begun.elapsed() < Duration::from_secs(60), "{} letters of {least}", letters.len());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// How many connections were made.
    pub fn connections(&self) -> usize {
        self.said.lock().unwrap().iter().filter(|line| line["connection"] == true).count()
    }
}

impl Drop for Catcher {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}
