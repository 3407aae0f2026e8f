//! Letters, from a real server to the local mailbox and back through their links.
#![expect(clippy::indexing_slicing, reason = "tests")]

#[path = "support/server.rs"]
mod server;

use std::{
    path::Path,
    time::{Duration, Instant},
};

use fittribe_store::testing::TestDatabase;
use reqwest::StatusCode;
use serde_json::{Value, json};
use server::{Server, fresh, http};

const PASSWORD: &str = "correct horse battery";

/// The secret in the link of the latest letter to an address, once there are so many letters.
async fn secret(mail: &Path, to: &str, letters: usize) -> String {
    let begun = Instant::now();
    loop {
        let entries = std::fs::read_dir(mail).into_iter().flatten().flatten();
        let mut texts: Vec<(std::path::PathBuf, String)> = entries
            .map(|entry| (entry.path(), std::fs::read_to_string(entry.path()).unwrap_or_default()))
            .filter(|(_, text)| text.contains(&format!("<{to}>")))
            .collect();
        texts.sort();
        if texts.len() >= letters {
            // Quoted-printable breaks long lines and writes = as =3D; the text part comes first.
            let text = texts[letters - 1].1.replace("=\r\n", "");
            if let Some((_, rest)) = text.split_once('#') {
                return rest
                    .chars()
                    .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
                    .collect();
            }
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "no letter {letters} to {to}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_address_is_confirmed_and_a_forgotten_password_set_through_the_links_of_letters() {
    let database = TestDatabase::create().await;
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let node = Server::start_at(&database, "127.0.0.1:0", &[("FITTRIBE_DATA_DIR", data)]);
    let (api, mail) = (format!("{}/api/v1", node.base), folder.path().join("mail"));
    let client = http();
    let post =
        async |path: &str, body: Value| client.post(format!("{api}{path}")).json(&body).send().await.unwrap();
    let email = format!("letters-{}@example.org", fresh());
    let body =
        json!({"email": email, "password": PASSWORD, "name": "Some Body", "role": "client", "tz": "UTC"});
    let tokens: Value = post("/auth/sign-up", body).await.json().await.unwrap();
    let token = tokens["access_token"].as_str().unwrap();
    let me = async || -> (StatusCode, Value) {
        let answer = client.get(format!("{api}/me")).bearer_auth(token).send().await.unwrap();
        (answer.status(), answer.json().await.unwrap())
    };
    assert_eq!(me().await.1["verified"], false);

    let first = secret(&mail, &email, 1).await;
    let again = client.post(format!("{api}/me/verification")).bearer_auth(token).send().await.unwrap();
    assert_eq!(again.status(), StatusCode::ACCEPTED);
    let second = secret(&mail, &email, 2).await;
    let old = post("/auth/verify", json!({"token": first})).await;
    assert_eq!(old.status(), StatusCode::UNPROCESSABLE_ENTITY, "there is a newer link");
    assert_eq!(post("/auth/verify", json!({"token": second})).await.status(), StatusCode::NO_CONTENT);
    assert_eq!(me().await.1["verified"], true);
    assert_eq!(
        post("/auth/verify", json!({"token": second})).await.status(),
        StatusCode::UNPROCESSABLE_ENTITY
    );

    assert_eq!(
        post("/auth/forgot", json!({"email": "nobody@example.org"})).await.status(),
        StatusCode::ACCEPTED
    );
    assert_eq!(post("/auth/forgot", json!({"email": email})).await.status(), StatusCode::ACCEPTED);
    let link = secret(&mail, &email, 3).await;
    let new = "another good phrase";
    let reset = post("/auth/reset", json!({"token": link, "password": new})).await;
    assert_eq!(reset.status(), StatusCode::NO_CONTENT);
    assert_eq!(me().await.0, StatusCode::UNAUTHORIZED, "every device is signed out");
    let sign_in =
        async |password: &str| post("/auth/sign-in", json!({"email": email, "password": password})).await;
    assert_eq!(sign_in(PASSWORD).await.status(), StatusCode::UNAUTHORIZED);
    assert_eq!(sign_in(new).await.status(), StatusCode::OK);
    assert_eq!(std::fs::read_dir(&mail).unwrap().count(), 3, "nobody else got a letter");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn letters_that_were_not_begun_when_the_server_died_are_sent_by_the_next() {
    let database = TestDatabase::create().await;
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap().to_owned();
    // A mail server that is away: nothing is sent, everything is tried again.
    let away = [("FITTRIBE_DATA_DIR", data.as_str()), ("FITTRIBE_SMTP_URL", "smtp://127.0.0.1:1")];
    let mut node = Server::start_at(&database, "127.0.0.1:0", &away);
    let client = http();
    let mut people = Vec::new();
    for _ in 0..5 {
        let email = format!("late-{}@example.org", fresh());
        let body =
            json!({"email": email, "password": PASSWORD, "name": "Some Body", "role": "client", "tz": "UTC"});
        let answer =
            client.post(format!("{}/api/v1/auth/sign-up", node.base)).json(&body).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::CREATED, "signing up does not wait for mail");
        people.push(email);
    }
    // Each was tried and noted as such before the end.
    let tried = "SELECT count(*) FROM river_job WHERE attempt >= 1 AND state = 'retryable'";
    let begun = Instant::now();
    while sqlx::query_scalar::<_, i64>(tried).fetch_one(database.database().pool()).await.unwrap() < 5 {
        assert!(begun.elapsed() < Duration::from_secs(60), "the letters are not tried");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    node.kill();
    let _node = Server::start_at(&database, "127.0.0.1:0", &[("FITTRIBE_DATA_DIR", data.as_str())]);
    for email in people {
        assert!(!secret(&folder.path().join("mail"), &email, 1).await.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_copy_of_ones_data_is_made_by_a_nodes_workers_and_a_letter_tells() {
    let database = TestDatabase::create().await;
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let node = Server::start_at(&database, "127.0.0.1:0", &[("FITTRIBE_DATA_DIR", data)]);
    let (api, mail) = (format!("{}/api/v1", node.base), folder.path().join("mail"));
    let person = server::Person::sign_up(&node.base, "client").await;
    let asked = person.ok(reqwest::Method::POST, &format!("{api}/me/export"), json!({})).await;
    assert_eq!(asked["state"], "in_progress");
    let begun = Instant::now();
    let state = async || person.ok(reqwest::Method::GET, &format!("{api}/me/export"), Value::Null).await;
    let told = || {
        let letters = std::fs::read_dir(&mail).into_iter().flatten().flatten();
        letters
            .map(|letter| std::fs::read_to_string(letter.path()).unwrap_or_default())
            .any(|letter| letter.contains("Your data from FitTribe are ready"))
    };
    while state().await["state"] != "ready" || !told() {
        assert!(begun.elapsed() < Duration::from_secs(60), "no copy");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let file =
        person.http.get(format!("{api}/me/export/download")).bearer_auth(&person.token).send().await.unwrap();
    assert_eq!(file.status(), StatusCode::OK);
    // A ZIP begins so.
    assert!(file.bytes().await.unwrap().starts_with(b"PK\x03\x04"));
}
