//! Letters that come back, from a real server over a real mail server.
#![expect(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, reason = "tests")]

#[path = "../adapters/tests/catcher/catcher.rs"]
mod catcher;
#[path = "support/server.rs"]
mod server;

use std::{
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use catcher::{Catcher, Mode};
use fittribe_store::testing::TestDatabase;
use serde_json::{Value, json};
use server::{Server, fresh, http};

const SECRET: &str = "a secret for tests, long enough to sign with";

fn settings<'a>(url: &'a str, authority: &'a str) -> [(&'a str, &'a str); 3] {
    [
        ("FITTRIBE_SMTP_URL", url),
        ("FITTRIBE_SMTP_CA", authority),
        ("FITTRIBE_MAIL_BOUNCES", "bounces@fittribe.example"),
    ]
}

/// Somebody whose letter of welcome is on its way; their token.
async fn sign_up(node: &Server, email: &str) -> String {
    let body = json!({"email": email, "password": "correct horse battery", "name": "Ana", "role": "client", "tz": "UTC"});
    let answer = http().post(format!("{}/api/v1/auth/sign-up", node.base)).json(&body).send().await.unwrap();
    let answer: Value = answer.json().await.unwrap();
    answer["access_token"].as_str().unwrap().to_owned()
}

async fn bounced(node: &Server, token: &str) -> Value {
    let answer = http().get(format!("{}/api/v1/me", node.base)).bearer_auth(token).send().await.unwrap();
    answer.json::<Value>().await.unwrap()["email_bounced_at"].clone()
}

/// What a mail server writes when a letter that it took cannot be delivered.
fn report(to: &str, status: &str) -> String {
    format!(
        "From: MAILER-DAEMON@mx.example.org\r\nTo: <{to}>\r\nSubject: Undelivered Mail Returned to Sender\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n\
         --b\r\nContent-Type: text/plain\r\n\r\nI am sorry.\r\n\
         --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.org\r\n\r\n\
         Final-Recipient: rfc822; somebody@example.org\r\nAction: failed\r\nStatus: {status}\r\n\r\n--b--\r\n"
    )
}

/// What `fittribe bounce` says of a message.
fn hand_in(database: &TestDatabase, message: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_fittribe"));
    command.arg("bounce").env("FITTRIBE_DATABASE_URL", database.url()).env("FITTRIBE_AUTH_SECRET", SECRET);
    command.env("FITTRIBE_DATA_DIR", folder.path()).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut process = command.spawn().unwrap();
    process.stdin.take().unwrap().write_all(message.as_bytes()).unwrap();
    let output = process.wait_with_output().unwrap();
    assert!(output.status.success(), "a mail server would return it in turn");
    String::from_utf8(output.stdout).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_address_that_the_mail_server_refuses_for_good_is_marked() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let Some(catcher) = Catcher::start(root, Mode::StartTls) else { return };
    let database = TestDatabase::create().await;
    let (url, authority) = (catcher.url(), catcher.authority());
    let node = Server::start_at(&database, "127.0.0.1:0", &settings(&url, authority.to_str().unwrap()));
    let token = sign_up(&node, &format!("gone@{}.example", fresh())).await;
    let begun = Instant::now();
    while bounced(&node, &token).await == Value::Null {
        assert!(begun.elapsed() < Duration::from_secs(60), "the address is not marked");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn s49_a_returned_letter_marks_whom_it_was_sent_to_and_a_forged_one_nobody() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let Some(catcher) = Catcher::start(root, Mode::Tls) else { return };
    let database = TestDatabase::create().await;
    let (url, authority) = (catcher.url(), catcher.authority());
    let node = Server::start_at(&database, "127.0.0.1:0", &settings(&url, authority.to_str().unwrap()));
    let token = sign_up(&node, &format!("ana-{}@example.org", fresh())).await;
    let letters = tokio::task::spawn_blocking(move || (catcher.letters(1), catcher));
    let (letters, _catcher) = letters.await.unwrap();
    let path = letters[0]["from"].as_str().unwrap();
    assert!(path.starts_with("bounces+") && path.ends_with("@fittribe.example"), "{path}");

    let last = if path.contains("0@") { "1@" } else { "0@" };
    let forged = format!("{}{last}fittribe.example", &path[..path.find('@').unwrap() - 1]);
    for (message, said) in [
        (report(&forged, "5.1.1"), "no letter of ours"),
        (report("bounces@fittribe.example", "5.1.1"), "not come to an address of ours"),
        (report(path, "4.4.7"), "may still take mail"),
        (report(path, "5.7.1"), "may still take mail"),
        (format!("To: {path}\r\nSubject: I am away\r\n\r\nStatus: 5.1.1\r\n"), "no report"),
    ] {
        let words = hand_in(&database, &message);
        assert!(words.contains(said), "{words}");
        assert_eq!(bounced(&node, &token).await, Value::Null, "{message}");
    }
    assert!(hand_in(&database, &report(path, "5.1.1")).contains("is marked"));
    assert!(bounced(&node, &token).await.is_string());
    assert!(hand_in(&database, &report(path, "5.1.1")).contains("marked already"));
}
