//! Signing in with what a provider vouches for.

use std::{collections::HashMap, sync::Arc};

use async_trait::async_trait;
use fittribe_ports::identity::{Identity, IdentityError, IdentityProvider, conformance};
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::{
    app::{App, PASSWORD, Person, Reply},
    proof::protect,
};

/// Knows some tokens.
#[derive(Default)]
struct Known(HashMap<&'static str, Identity>);

impl Known {
    fn with(mut self, token: &'static str, subject: &str, email: &str) -> Self {
        let identity = Identity {
            issuer: "https://issuer.example/project".to_owned(),
            subject: subject.to_owned(),
            email: Some(email.to_owned()),
            email_verified: !token.contains("unverified"),
            name: Some("Ana Ivanova".to_owned()),
        };
        self.0.insert(token, identity);
        self
    }
}

#[async_trait]
impl IdentityProvider for Known {
    async fn verify(&self, token: &str) -> Result<Identity, IdentityError> {
        if token == "away" {
            return Err(IdentityError::Away("no answer".to_owned()));
        }
        self.0.get(token).cloned().ok_or(IdentityError::Refused("it is not known"))
    }
}

async fn app(known: Known) -> App {
    App::knowing(Arc::new(known)).await
}

async fn firebase(app: &App, body: Value) -> Reply {
    app.post("/auth/firebase", body).send().await
}

async fn sign_in(app: &App, token: &str) -> Reply {
    firebase(app, json!({"id_token": token, "role": "client"})).await
}

async fn link(app: &App, by: &Person, token: &str) -> Reply {
    app.post("/me/identities", json!({"id_token": token})).by(by).send().await
}

#[tokio::test]
async fn the_fake_conforms() {
    conformance::verifies(&Known::default().with("good", "a", "ana@example.org"), "good").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn s10_the_first_sign_in_makes_an_account_and_later_ones_open_it_whatever_the_address_is_by_then() {
    let known = Known::default()
        .with("first", "a", "ana@example.org")
        .with("moved", "a", "ana@elsewhere.example")
        .with("heir", "b", "ana@elsewhere.example");
    let app = app(known).await;
    let missing = firebase(&app, json!({"id_token": "first"})).await.problem(422, "invalid_request");
    assert_eq!(missing["errors"][0]["pointer"], "/role");
    let admin = firebase(&app, json!({"id_token": "first", "role": "admin"})).await;
    admin.problem(422, "invalid_request");
    let body = json!({"id_token": "first", "role": "trainer", "tz": "Europe/Sofia"});
    let made = firebase(&app, body).await.expect(201).json();
    let account = &made["account"];
    assert_eq!(account["email"], "ana@example.org");
    assert_eq!((&account["role"], &account["tz"]), (&json!("trainer"), &json!("Europe/Sofia")));
    assert_eq!((&account["name"], &account["verified"]), (&json!("Ana Ivanova"), &json!(true)));
    let ana = Person::of(&made);
    app.get("/me").by(&ana).send().await.expect(200);
    for token in ["first", "moved"] {
        let again = firebase(&app, json!({"id_token": token})).await.expect(200).json();
        assert_eq!(again["account"]["id"], ana.id.as_str(), "{token}");
        assert_eq!(again["account"]["email"], "ana@example.org");
    }
    // Whoever has the address now is somebody else.
    let heir = sign_in(&app, "heir").await.expect(201).json();
    assert_ne!(heir["account"]["id"], ana.id.as_str());
}

#[tokio::test(flavor = "multi_thread")]
async fn s10_an_address_that_an_account_has_does_not_open_it_until_it_is_linked_there() {
    let app = App::knowing(Arc::new(Known::default().with("good", "a", "n0@example.org"))).await;
    let person = app.client().await;
    assert_eq!(person.email, "n0@example.org");
    let refused = sign_in(&app, "good").await.problem(409, "link_required");
    assert!(!refused.to_string().contains(&person.id), "{refused}");
    let linked = link(&app, &person, "good").await.expect(200).json();
    assert_eq!(link(&app, &person, "good").await.expect(200).json(), linked, "again is the same");
    let opened = sign_in(&app, "good").await.expect(200).json();
    assert_eq!(opened["account"]["id"], person.id.as_str());
    let listed = app.get("/me/identities").by(&person).send().await.expect(200).json();
    assert_eq!(listed["items"], json!([linked]));
    assert_eq!(
        (&linked["subject"], &linked["issuer"]),
        (&json!("a"), &json!("https://issuer.example/project"))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn s10_an_identity_opens_one_account_only() {
    let app = app(Known::default().with("good", "a", "ana@example.org")).await;
    let (one, other) = (app.client().await, app.client().await);
    link(&app, &one, "good").await.expect(200);
    link(&app, &other, "good").await.problem(409, "identity_taken");
    let listed = app.get("/me/identities").by(&other).send().await.expect(200).json();
    assert_eq!(listed["items"], json!([]));
    // It is not theirs to unlink.
    let own = app.get("/me/identities").by(&one).send().await.expect(200).json();
    let path = format!("/me/identities/{}", own["items"][0]["id"].as_str().unwrap());
    app.method("DELETE", &path).by(&other).send().await.problem(404, "not_found");
    app.method("DELETE", &path).by(&one).send().await.expect(204);
    app.method("DELETE", &path).by(&one).send().await.problem(404, "not_found");
    link(&app, &other, "good").await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn s03_s10_an_address_that_the_provider_has_not_seen_tells_nothing_and_makes_nothing() {
    let known = Known::default().with("unverified-known", "a", "n0@example.org").with(
        "unverified-new",
        "b",
        "new@example.org",
    );
    let app = app(known).await;
    app.client().await;
    let mut answers = Vec::new();
    for token in ["unverified-known", "unverified-new"] {
        let mut answer = sign_in(&app, token).await.problem(422, "sign_up_refused");
        answer["request_id"] = Value::Null;
        answers.push(answer);
    }
    assert_eq!(answers[0], answers[1]);
}

#[tokio::test(flavor = "multi_thread")]
async fn s05_what_the_provider_refuses_signs_nobody_in_and_links_nothing() {
    let app = app(Known::default()).await;
    let person = app.client().await;
    sign_in(&app, "forged").await.problem(401, "identity_refused");
    let refused = link(&app, &person, "forged").await.problem(422, "invalid_request");
    assert_eq!(refused["errors"][0]["pointer"], "/id_token");
    let away = sign_in(&app, "away").await;
    assert_eq!(away.header("retry-after"), "5");
    away.problem(503, "overloaded");
    link(&app, &person, "away").await.problem(503, "overloaded");
    let more = json!({"id_token": "x", "role": "client", "account": person.id});
    firebase(&app, more).await.problem(422, "invalid_request");
}

#[tokio::test(flavor = "multi_thread")]
async fn s03_an_account_without_a_password_refuses_every_password_in_the_usual_words() {
    let app = app(Known::default().with("good", "a", "ana@example.org")).await;
    let ana = Person::of(&sign_in(&app, "good").await.expect(201).json());
    let mut own = app.sign_in("ana@example.org", PASSWORD).await.problem(401, "bad_credentials");
    let mut unknown = app.sign_in("nobody@example.org", PASSWORD).await.problem(401, "bad_credentials");
    (own["request_id"], unknown["request_id"]) = (Value::Null, Value::Null);
    assert_eq!(own, unknown);
    app.sign_in("ana@example.org", "").await.problem(401, "bad_credentials");
    let change = json!({"current": "", "new": "another good phrase"});
    app.put("/me/password", change).by(&ana).send().await.problem(422, "invalid_request");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_only_way_in_is_not_unlinked() {
    let known = Known::default().with("good", "a", "ana@example.org").with("second", "b", "b@example.org");
    let app = app(known).await;
    let ana = Person::of(&sign_in(&app, "good").await.expect(201).json());
    let identities = async || app.get("/me/identities").by(&ana).send().await.expect(200).json();
    let unlink = async |nth: usize| {
        let id = identities().await["items"][nth]["id"].as_str().unwrap().to_owned();
        app.method("DELETE", &format!("/me/identities/{id}")).by(&ana).send().await
    };
    unlink(0).await.problem(409, "only_way_in");
    // With another identity, or with a password, there is another way.
    link(&app, &ana, "second").await.expect(200);
    unlink(0).await.expect(204);
    unlink(0).await.problem(409, "only_way_in");
    let mut conn = app.database.database().read().await.unwrap();
    let set = sqlx::query("UPDATE accounts SET password_hash = 'x' WHERE email = 'ana@example.org'");
    set.execute(&mut *conn).await.unwrap();
    unlink(0).await.expect(204);
    assert_eq!(identities().await["items"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_suspended_account_is_not_opened() {
    let app = app(Known::default().with("good", "a", "ana@example.org")).await;
    sign_in(&app, "good").await.expect(201);
    let mut conn = app.database.database().read().await.unwrap();
    sqlx::query("UPDATE accounts SET suspended_at = now()").execute(&mut *conn).await.unwrap();
    sign_in(&app, "good").await.problem(403, "forbidden");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_first_sign_ins_at_once_one_account_comes() {
    let app = app(Known::default().with("good", "a", "ana@example.org")).await;
    let answers = futures_util::future::join_all((0..12).map(|_| sign_in(&app, "good"))).await;
    let made = answers.iter().filter(|answer| answer.status == 201).count();
    assert_eq!(made, 1);
    let id = sign_in(&app, "good").await.expect(200).json()["account"]["id"].clone();
    for answer in answers {
        assert!([200, 201].contains(&answer.status.as_u16()), "{}", answer.text);
        assert_eq!(answer.json()["account"]["id"], id);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn s21_sign_ins_with_firebase_count_as_sign_ins_do_and_say_when_it_is_not_configured() {
    let app = App::limited().await;
    let first = sign_in(&app, "x").await;
    assert!(first.header("ratelimit").starts_with("\"sign-in-address\";r=119;"), "{:?}", first.headers);
    first.problem(422, "firebase_not_configured");
    let person = app.client().await;
    link(&app, &person, "x").await.problem(422, "firebase_not_configured");
}

#[tokio::test(flavor = "multi_thread")]
async fn s10_linking_asks_for_a_recent_sign_in() {
    let app = app(Known::default().with("good", "a", "ana@example.org")).await;
    let person = app.client().await;
    app.advance(SignedDuration::from_secs(890));
    let refreshed = app.post("/auth/refresh", json!({"refresh_token": person.refresh})).send().await;
    let person = Person::of(&refreshed.expect(200).json());
    app.advance(SignedDuration::from_secs(11));
    link(&app, &person, "good").await.problem(401, "step_up_required");
    let up =
        app.post("/me/step-up", json!({"password": PASSWORD})).by(&person).send().await.expect(200).json();
    let person = Person { access: up["access_token"].as_str().unwrap().to_owned(), ..person };
    link(&app, &person, "good").await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn s08_an_identity_does_not_stand_in_for_the_second_factor() {
    let app = app(Known::default().with("good", "a", "ana@example.org")).await;
    let person = app.client().await;
    link(&app, &person, "good").await.expect(200);
    let (phone, _) = protect(&app, &person).await;
    sign_in(&app, "good").await.problem(401, "code_required");
    let with = async |code: String| firebase(&app, json!({"id_token": "good", "code": code})).await;
    with("000000".to_owned()).await.problem(401, "wrong_code");
    app.advance(SignedDuration::from_secs(30));
    with(phone.code(&app)).await.expect(200);
    with(phone.code(&app)).await.problem(401, "wrong_code");
}
