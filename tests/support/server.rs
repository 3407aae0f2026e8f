//! A real server in a process of its own, on a database of its own.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a server that does not start fails the test")]
#![allow(dead_code, reason = "each test binary uses a part of this")]

use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, Instant},
};

use fittribe_store::testing::TestDatabase;
use reqwest::{Client, Method, StatusCode};
use serde_json::{Value, json};

const SECRET: &str = "a secret for tests, long enough to sign with";

/// A running `fittribe serve`. Killed, not asked, when dropped.
pub struct Server {
    process: Child,
    pub base: String,
    folder: tempfile::TempDir,
}

impl Server {
    /// Starts on a free port.
    pub fn start(database: &TestDatabase) -> Self {
        Self::start_at(database, "127.0.0.1:0", &[])
    }

    /// Starts on an address, with further configuration.
    pub fn start_at(database: &TestDatabase, bind: &str, more: &[(&str, &str)]) -> Self {
        Self::start_logging(database, bind, more, Stdio::inherit())
    }

    /// Likewise; what it logs goes somewhere.
    pub fn start_logging(database: &TestDatabase, bind: &str, more: &[(&str, &str)], log: Stdio) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_fittribe"));
        command.args(["serve", "--bind", bind]).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(log);
        command.env("FITTRIBE_DATABASE_URL", database.url()).env("FITTRIBE_DATA_DIR", folder.path());
        // Hundreds of people sign up from one address here.
        command.env("FITTRIBE_RATE_LIMITS", "off").env("FITTRIBE_TRAINER_APPROVAL", "automatic");
        command.env("FITTRIBE_AUTH_SECRET", SECRET).env("FITTRIBE_LOG", "error").envs(more.iter().copied());
        let mut process = command.spawn().unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let base = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| {
                let url = |word: &&str| word.starts_with("http://") || word.starts_with("https://");
                line.split_whitespace().find(url).map(str::to_owned)
            })
            .expect("the server says where it serves");
        // Keeps the pipe open, so that the server never writes into a closed one.
        std::thread::spawn(move || lines.count());
        Self { process, base, folder }
    }

    pub fn pid(&self) -> u32 {
        self.process.id()
    }

    /// kill -9.
    pub fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    /// SIGTERM, and how long it took to leave.
    pub fn terminate(&mut self) -> Duration {
        let begun = Instant::now();
        let asked = Command::new("kill").args(["-TERM", &self.process.id().to_string()]).status().unwrap();
        assert!(asked.success());
        let left = self.process.wait().unwrap();
        assert!(left.success(), "it was ended and did not leave: {left}");
        begun.elapsed()
    }

    /// The letters that stayed here.
    pub fn letters(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.path().join("mail")).into_iter().flatten().flatten();
        entries.map(|entry| std::fs::read_to_string(entry.path()).unwrap_or_default()).collect()
    }

    /// Host and port.
    pub fn address(&self) -> &str {
        self.base.strip_prefix("http://").unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may be dead already.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// Runs `fittribe verify` on a database and returns whether it is content, and what it said.
pub fn verify(database: &TestDatabase) -> (bool, String) {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_fittribe"));
    command
        .arg("verify")
        .env("FITTRIBE_DATABASE_URL", database.url())
        .env("FITTRIBE_DATA_DIR", folder.path());
    let output = command.output().unwrap();
    let said =
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    (output.status.success(), said)
}

pub fn http() -> Client {
    static RING: std::sync::Once = std::sync::Once::new();
    RING.call_once(|| drop(rustls::crypto::ring::default_provider().install_default()));
    Client::builder().timeout(Duration::from_secs(20)).build().unwrap()
}

/// Somebody signed in.
#[derive(Clone)]
pub struct Person {
    pub http: Client,
    pub token: String,
    pub account: String,
}

static NUMBER: AtomicU64 = AtomicU64::new(1);

/// Something no other test run used.
pub fn fresh() -> String {
    format!("{}-{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed))
}

impl Person {
    pub async fn sign_up(base: &str, role: &str) -> Self {
        let http = http();
        let email = format!("{role}-{}@example.org", fresh());
        let body = json!({"email": email, "password": "correct horse battery", "name": "Some Body", "role": role, "tz": "UTC"});
        let answer = http.post(format!("{base}/api/v1/auth/sign-up")).json(&body).send().await.unwrap();
        let status = answer.status();
        let answer: Value = answer.json().await.unwrap();
        assert_eq!(status, StatusCode::CREATED, "{answer}");
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        Self { http, token: text(&answer["access_token"]), account: text(&answer["account"]["id"]) }
    }

    /// A request; creating ones get a fresh idempotency key.
    pub async fn ask(
        &self,
        method: Method,
        url: &str,
        body: Option<Value>,
    ) -> Result<(StatusCode, Value), reqwest::Error> {
        self.ask_with_key(method, url, body, &fresh()).await
    }

    pub async fn ask_with_key(
        &self,
        method: Method,
        url: &str,
        body: Option<Value>,
        key: &str,
    ) -> Result<(StatusCode, Value), reqwest::Error> {
        let mut request =
            self.http.request(method, url).bearer_auth(&self.token).header("Idempotency-Key", key);
        if let Some(body) = body {
            request = request.json(&body);
        }
        let answer = request.send().await?;
        let status = answer.status();
        Ok((status, answer.json().await.unwrap_or(Value::Null)))
    }

    pub async fn ok(&self, method: Method, url: &str, body: Value) -> Value {
        let body = (!body.is_null()).then_some(body);
        let (status, answer) = self.ask(method, url, body).await.unwrap();
        assert!(status.is_success(), "{url}: {status} {answer}");
        answer
    }
}

/// A trainer with an hour's service and a class, open round the clock in UTC without notice.
#[derive(Clone)]
pub struct Trainer {
    pub person: Person,
    pub id: String,
    pub hour: String,
    pub class: String,
}

impl Trainer {
    pub async fn open(base: &str) -> Self {
        let person = Person::sign_up(base, "trainer").await;
        let api = format!("{base}/api/v1");
        let page = json!({"slug": format!("t-{}", fresh()), "headline": "Trains people", "biography": "", "tz": "UTC"});
        let page = person.ok(Method::POST, &format!("{api}/trainers"), page).await;
        let id = page["id"].as_str().unwrap().to_owned();
        let mut policy = person.ok(Method::GET, &format!("{api}/trainers/me/policy"), Value::Null).await;
        policy["notice"] = json!(0);
        policy["reschedule_notice"] = json!(0);
        policy["max_holds_per_client"] = json!(10);
        person.ok(Method::PUT, &format!("{api}/trainers/me/policy"), policy).await;
        let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
        let weekly: Vec<Value> =
            days.iter().map(|day| json!({"weekday": day, "start": "00:00", "end": "00:00"})).collect();
        person.ok(Method::PUT, &format!("{api}/trainers/me/hours"), json!({"weekly": weekly})).await;
        let hour = json!({"name": "Training", "kind": {"type": "one_to_one"}, "duration": 60, "price": {"pay": "free"}});
        let hour = person.ok(Method::POST, &format!("{api}/services"), hour).await["id"]
            .as_str()
            .unwrap()
            .to_owned();
        let class = json!({"name": "Class", "kind": {"type": "class", "capacity": 20}, "duration": 60, "price": {"pay": "free"}});
        let class = person.ok(Method::POST, &format!("{api}/services"), class).await["id"]
            .as_str()
            .unwrap()
            .to_owned();
        Self { person, id, hour, class }
    }

    /// An hour's booking, so many hours from the next whole hour.
    pub fn order(&self, hours: i64, confirm: bool) -> Value {
        json!({"trainer": self.id, "service": self.hour, "start": start(hours), "confirm": confirm})
    }
}

/// The start so many hours from the next whole hour, RFC 3339.
pub fn start(hours: i64) -> String {
    #[expect(clippy::disallowed_methods, reason = "the server's clock is the machine's")]
    let now = jiff::Timestamp::now().as_second();
    jiff::Timestamp::from_second(now - now.rem_euclid(3600) + (hours + 1) * 3600).unwrap().to_string()
}
