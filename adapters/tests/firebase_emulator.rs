//! Firebase against the vendor's emulator, which the test starts.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

use std::{
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    sync::Arc,
};

use fittribe_adapters::{firebase::Firebase, system_clock::SystemClock};
use fittribe_ports::identity::{IdentityError, IdentityProvider as _, conformance};
use serde_json::{Value, json};

const PROJECT: &str = "fittribe-test";

/// Ends with this.
struct Emulator {
    process: Child,
    base: String,
}

impl Emulator {
    /// `None` where `make test` could not install it; it says so at its end.
    fn start() -> Option<Self> {
        if std::env::var_os("FITTRIBE_WITHOUT_FIREBASE_EMULATOR").is_some() {
            return None;
        }
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/emulator");
        assert!(
            folder.join("node_modules").is_dir(),
            "scripts/install-firebase-emulator installs the emulator"
        );
        let mut command = Command::new("node");
        command.arg("serve.cjs").arg(PROJECT).current_dir(folder);
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("node");
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines().map_while(Result::ok);
        let port = lines.find_map(|line| line.strip_prefix("port ").map(str::to_owned)).expect("a port");
        std::thread::spawn(move || lines.count());
        Some(Self {
            process,
            base: format!("http://127.0.0.1:{port}/identitytoolkit.googleapis.com/v1/accounts"),
        })
    }

    async fn ask(&self, method: &str, body: Value) -> Value {
        drop(rustls::crypto::ring::default_provider().install_default());
        let client = reqwest::Client::builder().build().unwrap();
        let answer = client.post(format!("{}:{method}?key=any", self.base)).json(&body).send().await.unwrap();
        let answer: Value = answer.json().await.unwrap();
        assert!(answer["idToken"].is_string(), "{answer}");
        answer
    }
}

impl Drop for Emulator {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

fn token(answer: &Value) -> &str {
    answer["idToken"].as_str().unwrap()
}

#[tokio::test]
async fn the_emulators_people_are_who_their_tokens_say() {
    let Some(emulator) = Emulator::start() else { return };
    let firebase = Firebase::emulated(PROJECT, Arc::new(SystemClock));
    let body =
        json!({"email": "ana@example.org", "password": "a quiet morning run", "returnSecureToken": true});
    let ana = emulator.ask("signUp", body).await;
    conformance::verifies(&firebase, token(&ana)).await;
    let who = firebase.verify(token(&ana)).await.unwrap();
    assert_eq!(who.issuer, format!("https://securetoken.google.com/{PROJECT}"));
    assert_eq!(who.subject, ana["localId"]);
    assert_eq!((who.email.as_deref(), who.email_verified), (Some("ana@example.org"), false));
    let claims = json!({"sub": "g-1", "email": "bo@example.org", "email_verified": true, "name": "Bo"});
    let body = json!({
        "postBody": format!("id_token={claims}&providerId=google.com"), "requestUri": "http://localhost",
        "returnSecureToken": true, "returnIdpCredential": true,
    });
    let bo = emulator.ask("signInWithIdp", body).await;
    let who = firebase.verify(token(&bo)).await.unwrap();
    assert_eq!((who.email.as_deref(), who.email_verified), (Some("bo@example.org"), true));
    assert_ne!(who.subject, ana["localId"]);
    // Another project's server takes neither.
    let other = Firebase::emulated("another-project", Arc::new(SystemClock));
    assert!(matches!(other.verify(token(&bo)).await, Err(IdentityError::Refused(_))));
}
