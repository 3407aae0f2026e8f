//! Signing up and in.

use std::time::Instant;

use fittribe_domain::AccountId;
use fittribe_store::account_tokens::{self, NewSecret, Purpose};
use jiff::SignedDuration;
use serde_json::{Value, json};
use sha2::Digest as _;

use crate::app::{App, PASSWORD, Person};

fn without_id(mut problem: Value) -> Value {
    problem.as_object_mut().unwrap().remove("request_id");
    problem
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_up_gives_an_account_that_can_be_seen_and_changed() {
    let app = App::start().await;
    let person = app.client().await;
    let me = app.get("/me").by(&person).send().await.expect(200).json();
    assert_eq!(
        me,
        json!({"id": person.id, "email": person.email, "name": "Somebody", "role": "client", "tz": "UTC", "verified": false, "email_bounced_at": null, "avatar": null})
    );
    let changed = app.method("PATCH", "/me").json(json!({"name": " Ana ", "tz": "Europe/Sofia"})).by(&person);
    let changed = changed.send().await.expect(200).json();
    assert_eq!((&changed["name"], &changed["tz"]), (&json!("Ana"), &json!("Europe/Sofia")));
    let wrong = app.method("PATCH", "/me").json(json!({"tz": "Mars/Olympus"})).by(&person).send().await;
    assert_eq!(wrong.problem(422, "invalid_request")["errors"][0]["pointer"], "/tz");
}

#[tokio::test(flavor = "multi_thread")]
async fn s02_short_long_and_common_passwords_are_refused_at_the_field() {
    let app = App::start().await;
    for password in ["short", "password123", &"x".repeat(129)] {
        let body = json!({"email": "a@example.org", "password": password, "name": "A", "role": "client"});
        let refused = app.post("/auth/sign-up", body).send().await.problem(422, "invalid_request");
        assert_eq!(refused["errors"][0]["pointer"], "/password");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn s03_sign_in_says_the_same_of_an_unknown_address_as_of_a_wrong_password_and_takes_as_long() {
    let app = App::start().await;
    let person = app.client().await;
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for _ in 0..5 {
        let begun = Instant::now();
        let wrong = app.sign_in(&person.email, "some other password").await.problem(401, "bad_credentials");
        known.push(begun.elapsed());
        let begun = Instant::now();
        let nobody =
            app.sign_in("nobody@example.org", "some other password").await.problem(401, "bad_credentials");
        unknown.push(begun.elapsed());
        assert_eq!(without_id(wrong), without_id(nobody));
    }
    let [known, unknown] = [known, unknown].map(|mut times| {
        times.sort();
        times[2].as_secs_f64()
    });
    assert!((0.5..2.0).contains(&(known / unknown)), "known {known}, unknown {unknown}");
}

#[tokio::test(flavor = "multi_thread")]
async fn s03_sign_up_tells_nothing_but_that_the_address_cannot_be_used() {
    let app = App::start().await;
    let person = app.client().await;
    let email = person.email.to_uppercase();
    let body = json!({"email": email, "password": PASSWORD, "name": "Other", "role": "trainer"});
    let refused = app.post("/auth/sign-up", body).send().await.problem(422, "sign_up_refused");
    assert_eq!(refused["detail"], "This address cannot be used to sign up. If it is yours, sign in.");
}

#[tokio::test(flavor = "multi_thread")]
async fn s04_ten_failures_in_a_quarter_of_an_hour_pause_that_account_from_that_address() {
    let app = App::start().await;
    let (person, other) = (app.client().await, app.client().await);
    for _ in 0..10 {
        app.sign_in(&person.email, "some other password").await.expect(401);
        app.advance(SignedDuration::from_secs(10));
    }
    let paused = app.sign_in(&person.email, PASSWORD).await;
    assert_eq!(paused.header("retry-after"), "800", "the first failure leaves the window then");
    assert_eq!(paused.header("ratelimit-policy"), "\"sign-in\";q=10;w=900");
    paused.problem(429, "too_many_requests");
    app.sign_in(&other.email, PASSWORD).await.expect(200);
    app.advance(SignedDuration::from_secs(801));
    app.sign_in(&person.email, PASSWORD).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn s04_success_forgets_the_failures() {
    let app = App::start().await;
    let person = app.client().await;
    for _ in 0..3 {
        for _ in 0..9 {
            app.sign_in(&person.email, "some other password").await.expect(401);
        }
        app.sign_in(&person.email, PASSWORD).await.expect(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn s05_an_access_token_ends_after_a_quarter_of_an_hour_and_the_refresh_token_gives_the_next() {
    let app = App::start().await;
    let person = app.client().await;
    app.advance(SignedDuration::from_secs(899));
    app.get("/me").by(&person).send().await.expect(200);
    app.advance(SignedDuration::from_secs(1));
    let ended = app.get("/me").by(&person).send().await;
    assert_eq!(ended.header("www-authenticate"), "Bearer");
    ended.problem(401, "unauthenticated");
    let body = json!({"refresh_token": person.refresh});
    let next = Person::of(&app.post("/auth/refresh", body).send().await.expect(200).json());
    app.get("/me").by(&next).send().await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn s05_what_is_no_token_of_ours_is_refused() {
    let app = App::start().await;
    let person = app.client().await;
    let unsigned = "eyJhbGciOiJub25lIn0.e30.";
    for value in [
        "",
        "Bearer",
        "Bearer ",
        "Basic YTpi",
        &format!("Bearer {unsigned}"),
        &format!("Bearer {}x", person.access),
    ] {
        app.get("/me").header("authorization", value).send().await.problem(401, "unauthenticated");
    }
    app.get("/me").send().await.problem(401, "unauthenticated");
    app.get("/me").header("authorization", &format!("bearer {}", person.access)).send().await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn s06_a_refresh_token_that_is_used_again_ends_the_whole_sign_in() {
    let app = App::start().await;
    let person = app.client().await;
    let refresh = |token: &str| app.post("/auth/refresh", json!({"refresh_token": token}));
    let second = Person::of(&refresh(&person.refresh).send().await.expect(200).json());
    let third = Person::of(&refresh(&second.refresh).send().await.expect(200).json());
    assert!(person.refresh != second.refresh && second.refresh != third.refresh);
    refresh(&person.refresh).send().await.problem(401, "unauthenticated");
    refresh(&third.refresh).send().await.problem(401, "unauthenticated");
    app.sign_in(&person.email, PASSWORD).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn s06_a_sign_in_ends_after_thirty_days_however_often_it_is_refreshed() {
    let app = App::start().await;
    let mut token = app.client().await.refresh;
    for _ in 0..29 {
        app.advance(SignedDuration::from_hours(24));
        let next = app.post("/auth/refresh", json!({"refresh_token": token})).send().await.expect(200).json();
        token = next["refresh_token"].as_str().unwrap().to_owned();
    }
    app.advance(SignedDuration::from_hours(24));
    app.post("/auth/refresh", json!({"refresh_token": token})).send().await.problem(401, "unauthenticated");
}

#[tokio::test(flavor = "multi_thread")]
async fn s06_signing_out_ends_the_sign_in_and_says_nothing_of_unknown_tokens() {
    let app = App::start().await;
    let person = app.client().await;
    let body = json!({"refresh_token": person.refresh});
    app.post("/auth/sign-out", body.clone()).send().await.expect(204);
    app.post("/auth/refresh", body).send().await.problem(401, "unauthenticated");
    app.post("/auth/sign-out", json!({"refresh_token": "nobody's"})).send().await.expect(204);
}

/// Signs in as another device of the same person.
async fn device(app: &App, person: &Person, name: &str) -> Person {
    let body = json!({"email": person.email, "password": PASSWORD});
    let reply = app.post("/auth/sign-in", body).header("user-agent", name).send().await.expect(200);
    Person::of(&reply.json())
}

async fn devices(app: &App, person: &Person) -> Vec<(String, bool)> {
    let listed = app.get("/me/sign-ins").by(person).send().await.expect(200).json();
    let items = listed["items"].as_array().unwrap().iter();
    let mut named: Vec<_> = items
        .map(|item| (item["device"].as_str().unwrap().to_owned(), item["this"].as_bool().unwrap()))
        .collect();
    named.sort();
    named
}

#[tokio::test(flavor = "multi_thread")]
async fn sign_ins_are_listed_and_ended_by_their_owner_alone() {
    let app = App::start().await;
    let person = app.client().await;
    let phone = device(&app, &person, "A phone").await;
    assert_eq!(devices(&app, &phone).await, [(String::new(), false), ("A phone".to_owned(), true)]);
    let listed = app.get("/me/sign-ins").by(&person).send().await.expect(200).json();
    let id = |this: bool| {
        let mut items = listed["items"].as_array().unwrap().iter();
        items.find(|item| item["this"] == this).unwrap()["id"].as_str().unwrap().to_owned()
    };
    let other = app.client().await;
    let path = format!("/me/sign-ins/{}", id(false));
    app.method("DELETE", &path).by(&other).send().await.problem(404, "not_found");
    app.method("DELETE", &path).by(&person).send().await.expect(204);
    app.method("DELETE", &path).by(&person).send().await.problem(404, "not_found");
    app.get("/me").by(&phone).send().await.problem(401, "unauthenticated");
    let refresh = json!({"refresh_token": phone.refresh});
    app.post("/auth/refresh", refresh).send().await.problem(401, "unauthenticated");
    assert_eq!(devices(&app, &person).await, [(String::new(), true)]);

    let (tablet, laptop) = (device(&app, &person, "A tablet").await, device(&app, &person, "A laptop").await);
    app.method("DELETE", "/me/sign-ins?keep_this=true").by(&laptop).send().await.expect(204);
    for gone in [&person, &tablet] {
        app.get("/me").by(gone).send().await.problem(401, "unauthenticated");
    }
    assert_eq!(devices(&app, &laptop).await, [("A laptop".to_owned(), true)]);
    app.method("DELETE", "/me/sign-ins").by(&laptop).send().await.expect(204);
    app.get("/me").by(&laptop).send().await.problem(401, "unauthenticated");
    app.get("/me").by(&other).send().await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn s09_a_changed_password_ends_the_other_sign_ins_on_every_node_within_a_minute() {
    let app = App::start().await;
    let elsewhere = App::on(std::sync::Arc::clone(&app.database), fittribe_http::Settings::default()).await;
    let person = app.client().await;
    let phone = device(&app, &person, "A phone").await;
    elsewhere.get("/me").by(&phone).send().await.expect(200);
    let put = |current: &str, new: &str| app.put("/me/password", json!({"current": current, "new": new}));
    let wrong = put("not my password", "another good phrase").by(&person).send().await;
    assert_eq!(wrong.problem(422, "invalid_request")["errors"][0]["pointer"], "/current");
    let weak = put(PASSWORD, "password123").by(&person).send().await.problem(422, "invalid_request");
    assert_eq!(weak["errors"][0]["pointer"], "/new");
    app.get("/me").by(&phone).send().await.expect(200);
    put(PASSWORD, "another good phrase").by(&person).send().await.expect(204);
    let begun = Instant::now();
    app.get("/me").by(&phone).send().await.problem(401, "unauthenticated");
    app.get("/me").by(&person).send().await.expect(200);
    while elsewhere.get("/me").by(&phone).send().await.status != 401 {
        assert!(begun.elapsed().as_secs() < 60, "another node still takes the old token");
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    elsewhere.get("/me").by(&person).send().await.expect(200);
    app.sign_in(&person.email, PASSWORD).await.problem(401, "bad_credentials");
    app.sign_in(&person.email, "another good phrase").await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn s04_wrong_present_passwords_count_as_failed_sign_ins() {
    let app = App::start().await;
    let person = app.client().await;
    let body = json!({"current": "not my password", "new": "another good phrase"});
    for _ in 0..10 {
        app.put("/me/password", body.clone()).by(&person).send().await.problem(422, "invalid_request");
    }
    app.put("/me/password", body).by(&person).send().await.problem(429, "too_many_requests");
    app.sign_in(&person.email, PASSWORD).await.problem(429, "too_many_requests");
}

/// A link's secret for an account, as a letter would have it.
async fn secret(app: &App, person: &Person, purpose: Purpose, written: &str, life: SignedDuration) {
    let secret = NewSecret {
        hash: sha2::Sha256::digest(written.as_bytes()).into(),
        account: AccountId::from_uuid(person.id.parse().unwrap()),
        purpose,
        issued_at: app.now(),
        expires_at: app.now() + life,
    };
    let mut connection = app.database.database().read().await.unwrap();
    account_tokens::issue(&mut connection, &secret).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn s07_a_link_is_good_once_in_its_time_for_its_purpose() {
    let app = App::start().await;
    let person = app.client().await;
    let hour = SignedDuration::from_hours(1);
    let reset = async |token: &str, password: &str| {
        app.post("/auth/reset", json!({"token": token, "password": password})).send().await
    };
    secret(&app, &person, Purpose::Verify, "verifies", hour).await;
    let wrong = reset("verifies", "another good phrase").await.problem(422, "invalid_request");
    assert_eq!(wrong["errors"][0]["pointer"], "/token");
    app.post("/auth/verify", json!({"token": "verifies"})).send().await.expect(204);
    app.post("/auth/verify", json!({"token": "verifies"})).send().await.problem(422, "invalid_request");

    secret(&app, &person, Purpose::Reset, "older", hour).await;
    secret(&app, &person, Purpose::Reset, "newer", hour).await;
    reset("older", "another good phrase").await.problem(422, "invalid_request");
    let weak = reset("newer", "password123").await.problem(422, "invalid_request");
    assert_eq!(weak["errors"][0]["pointer"], "/password");
    reset("newer", "another good phrase").await.expect(204);
    reset("newer", "yet another phrase").await.problem(422, "invalid_request");
    app.get("/me").by(&person).send().await.problem(401, "unauthenticated");
    app.sign_in(&person.email, "another good phrase").await.expect(200);

    secret(&app, &person, Purpose::Reset, "late", hour).await;
    app.advance(hour);
    reset("late", "yet another phrase").await.problem(422, "invalid_request");
}

#[tokio::test(flavor = "multi_thread")]
async fn s03_a_forgotten_password_is_answered_alike_whether_or_not_the_address_is_known() {
    let app = App::start().await;
    let person = app.client().await;
    let ask = async |email: &str| app.post("/auth/forgot", json!({"email": email})).send().await.expect(202);
    let (known, unknown) = (ask(&person.email).await, ask("nobody@example.org").await);
    assert_eq!(known.text, unknown.text);
    // Both lead to the same work here: a job each, beside the letter of signing up.
    let jobs: i64 = sqlx::query_scalar("SELECT count(*) FROM river_job WHERE args->>'letter' = 'reset'")
        .fetch_one(app.database.database().pool())
        .await
        .unwrap();
    assert_eq!(jobs, 2);
    app.post("/auth/forgot", json!({"email": "no address"})).send().await.problem(422, "invalid_request");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_behind_links_load_nothing_from_elsewhere_and_send_their_secret_nowhere_else() {
    let app = App::start().await;
    for path in ["/verify", "/reset"] {
        let page = app.bare(path).await.expect(200);
        assert!(page.header("content-security-policy").contains("script-src 'self'"));
        assert!(!page.text.contains("http"), "{path}");
    }
    let script = app.bare("/letter.js").await.expect(200).text;
    assert!(script.contains("history.replaceState") && !script.contains("http"));
}

#[tokio::test(flavor = "multi_thread")]
async fn s12_unknown_and_privileged_fields_are_refused_by_name() {
    let app = App::start().await;
    let body = |but: Value| {
        let mut body = json!({"email": "a@example.org", "password": PASSWORD, "name": "A", "role": "client"});
        body.as_object_mut().unwrap().extend(but.as_object().unwrap().clone());
        body
    };
    for (but, pointer) in [
        (json!({"role": "admin"}), "/role"),
        (json!({"id": "00000000-0000-0000-0000-000000000000"}), "/id"),
        (json!({"suspended_at": null}), "/suspended_at"),
    ] {
        let refused = app.post("/auth/sign-up", body(but)).send().await.problem(422, "invalid_request");
        assert_eq!(refused["errors"][0]["pointer"], pointer, "{refused}");
    }
    let person = app.client().await;
    let refused = app.method("PATCH", "/me").json(json!({"role": "admin"})).by(&person).send().await;
    assert_eq!(refused.problem(422, "invalid_request")["errors"][0]["pointer"], "/role");
}
