//! Second factors, stepping up, and sign-ins that are kept in a cookie.

use fittribe_http::accounts::proof::authenticator;
use jiff::SignedDuration;
use serde_json::{Value, json};
use totp_rs::Secret;

use crate::app::{App, PASSWORD, Person, Reply};

/// An authenticator app.
pub struct Phone(Vec<u8>);

impl Phone {
    pub fn code(&self, app: &App) -> String {
        let second = u64::try_from(app.now().as_second()).unwrap();
        authenticator(&self.0, "a@b.example").unwrap().generate(second).to_string()
    }
}

async fn begin(app: &App, person: &Person) -> Phone {
    let begun =
        app.post("/me/totp", json!({"password": PASSWORD})).by(person).send().await.expect(201).json();
    assert!(begun["uri"].as_str().unwrap().starts_with("otpauth://totp/FitTribe:"), "{begun}");
    Phone(Secret::try_from_base32(begun["secret"].as_str().unwrap()).unwrap().as_bytes().to_vec())
}

/// Gives a person an authenticator; with its recovery codes.
pub async fn protect(app: &App, person: &Person) -> (Phone, Vec<String>) {
    let phone = begin(app, person).await;
    let confirmed = app.post("/me/totp/confirm", json!({"code": phone.code(app)})).by(person).send().await;
    let codes = confirmed.expect(200).json()["recovery_codes"].as_array().unwrap().clone();
    (phone, codes.iter().map(|code| code.as_str().unwrap().to_owned()).collect())
}

async fn sign_in(app: &App, person: &Person, code: Value) -> Reply {
    app.post("/auth/sign-in", json!({"email": person.email, "password": PASSWORD, "code": code})).send().await
}

#[tokio::test(flavor = "multi_thread")]
async fn s08_a_code_of_the_authenticator_is_asked_for_and_works_once() {
    let app = App::start().await;
    let person = app.client().await;
    let phone = begin(&app, &person).await;
    // Not asked for before it has shown a code.
    sign_in(&app, &person, Value::Null).await.expect(200);
    let wrong = app.post("/me/totp/confirm", json!({"code": "000000"})).by(&person).send().await;
    wrong.problem(401, "wrong_code");
    let code = phone.code(&app);
    app.post("/me/totp/confirm", json!({"code": code})).by(&person).send().await.expect(200);
    app.post("/me/totp", json!({"password": PASSWORD})).by(&person).send().await.problem(409, "wrong_state");

    sign_in(&app, &person, Value::Null).await.problem(401, "code_required");
    sign_in(&app, &person, json!("123456")).await.problem(401, "wrong_code");
    sign_in(&app, &person, json!(code)).await.problem(401, "wrong_code");
    app.advance(SignedDuration::from_secs(30));
    let next = phone.code(&app);
    sign_in(&app, &person, json!(next)).await.expect(200);
    sign_in(&app, &person, json!(next)).await.problem(401, "wrong_code");
    app.advance(SignedDuration::from_secs(90));
    sign_in(&app, &person, json!(next)).await.problem(401, "wrong_code");
    // The password alone tells nothing of the code, and a wrong one nothing of the authenticator.
    app.sign_in(&person.email, "some other password").await.problem(401, "bad_credentials");
}

#[tokio::test(flavor = "multi_thread")]
async fn s08_of_many_who_send_one_code_at_once_one_gets_in() {
    let app = App::start().await;
    let person = app.client().await;
    let (phone, _) = protect(&app, &person).await;
    app.advance(SignedDuration::from_secs(60));
    let code = phone.code(&app);
    let tries = (0..5).map(|_| sign_in(&app, &person, json!(code)));
    let answers = futures_util::future::join_all(tries).await;
    assert_eq!(answers.iter().filter(|answer| answer.status.as_u16() == 200).count(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn s08_a_recovery_code_stands_in_once_and_can_be_renewed() {
    let app = App::start().await;
    let person = app.client().await;
    let (phone, codes) = protect(&app, &person).await;
    assert_eq!(codes.len(), 10);
    sign_in(&app, &person, json!(codes[0].to_uppercase())).await.expect(200);
    sign_in(&app, &person, json!(codes[0])).await.problem(401, "wrong_code");
    let stands = app.get("/me/totp").by(&person).send().await.expect(200).json();
    assert_eq!(stands, json!({"enabled": true, "recovery_codes_left": 9}));
    app.advance(SignedDuration::from_secs(30));
    let renewed =
        app.post("/me/totp/recovery-codes", json!({"code": phone.code(&app)})).by(&person).send().await;
    let fresh = renewed.expect(200).json()["recovery_codes"][0].clone();
    sign_in(&app, &person, json!(codes[1])).await.problem(401, "wrong_code");
    sign_in(&app, &person, fresh).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn s09_a_second_factor_that_comes_or_goes_signs_every_other_device_out() {
    let app = App::start().await;
    let person = app.client().await;
    let other = Person::of(&sign_in(&app, &person, Value::Null).await.expect(200).json());
    let (phone, _) = protect(&app, &person).await;
    app.get("/me").by(&other).send().await.problem(401, "unauthenticated");
    app.get("/me").by(&person).send().await.expect(200);
    app.advance(SignedDuration::from_secs(30));
    let other = Person::of(&sign_in(&app, &person, json!(phone.code(&app))).await.expect(200).json());
    app.advance(SignedDuration::from_secs(30));
    let without = app.post("/me/totp/remove", json!({"password": PASSWORD})).by(&person).send().await;
    without.problem(401, "code_required");
    let body = json!({"password": PASSWORD, "code": phone.code(&app)});
    app.post("/me/totp/remove", body).by(&person).send().await.expect(204);
    app.get("/me").by(&other).send().await.problem(401, "unauthenticated");
    sign_in(&app, &person, Value::Null).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn s04_wrong_codes_count_as_failed_sign_ins() {
    let app = App::start().await;
    let person = app.client().await;
    let (phone, _) = protect(&app, &person).await;
    app.advance(SignedDuration::from_secs(30));
    for _ in 0..10 {
        sign_in(&app, &person, json!("000000")).await.problem(401, "wrong_code");
    }
    let limited = sign_in(&app, &person, json!(phone.code(&app))).await;
    assert!(!limited.header("retry-after").is_empty());
    limited.problem(429, "too_many_requests");
}

#[tokio::test(flavor = "multi_thread")]
async fn s15_an_administrator_shows_again_who_they_are_after_a_quarter_of_an_hour() {
    let app = App::start().await;
    let admin = app.admin().await;
    app.get("/admin/audit").by(&admin).send().await.expect(200);
    app.advance(SignedDuration::from_secs(890));
    // A refresh carries on a sign-in and shows nothing anew.
    let refreshed = app.post("/auth/refresh", json!({"refresh_token": admin.refresh})).send().await;
    let admin = Person::of(&refreshed.expect(200).json());
    app.advance(SignedDuration::from_secs(11));
    let refused = app.get("/admin/audit").by(&admin).send().await;
    assert!(refused.header("www-authenticate").contains("insufficient_user_authentication"));
    refused.problem(401, "step_up_required");
    app.get("/me").by(&admin).send().await.expect(200);
    let wrong = app.post("/me/step-up", json!({"password": "not this one"})).by(&admin).send().await;
    wrong.problem(422, "invalid_request");
    let up =
        app.post("/me/step-up", json!({"password": PASSWORD})).by(&admin).send().await.expect(200).json();
    let admin = Person { access: up["access_token"].as_str().unwrap().to_owned(), ..admin };
    app.get("/admin/audit").by(&admin).send().await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn s08_where_it_is_asked_for_an_administrator_needs_a_second_factor() {
    let settings = fittribe_http::Settings { admins_need_second_factor: true, ..Default::default() };
    let app = App::with(settings).await;
    let admin = app.admin().await;
    app.get("/admin/audit").by(&admin).send().await.problem(403, "second_factor_required");
    let (phone, _) = protect(&app, &admin).await;
    app.advance(SignedDuration::from_secs(30));
    let admin = Person::of(&sign_in(&app, &admin, json!(phone.code(&app))).await.expect(200).json());
    app.get("/admin/audit").by(&admin).send().await.expect(200);
}

/// The refresh cookie of an answer, as a browser would send it back.
fn cookie(answer: &Reply) -> String {
    let set = answer.header("set-cookie");
    for part in ["__Host-fittribe=", "HttpOnly", "SameSite=Strict", "Secure", "Path=/"] {
        assert!(set.contains(part), "{set}");
    }
    set.split(';').next().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn s37_a_browsers_refresh_token_is_in_a_cookie_and_of_no_use_to_other_sites() {
    let app = App::start().await;
    let person = app.client().await;
    let body = json!({"email": person.email, "password": PASSWORD, "cookie": true});
    let signed_in = app.post("/auth/sign-in", body).send().await.expect(200);
    assert_eq!(signed_in.json()["refresh_token"], Value::Null);
    let first = cookie(&signed_in);
    let refresh = |cookie: &str, site: &str| {
        let call = app.post("/auth/refresh", json!({})).header("cookie", cookie);
        call.header("sec-fetch-site", site)
    };
    for site in ["cross-site", "same-site", "none"] {
        refresh(&first, site).send().await.problem(403, "forbidden");
    }
    let forged = app.post("/auth/refresh", json!({})).header("cookie", &first);
    forged.header("origin", "https://evil.example").send().await.problem(403, "forbidden");
    app.post("/auth/refresh", json!({})).header("cookie", &first).send().await.problem(403, "forbidden");
    app.post("/auth/refresh", json!({})).send().await.problem(401, "unauthenticated");
    // None of those used it up.
    let refreshed = refresh(&first, "same-origin").send().await.expect(200);
    assert_eq!(refreshed.json()["refresh_token"], Value::Null);
    let second = cookie(&refreshed);
    assert_ne!(first, second);
    let access = refreshed.json()["access_token"].as_str().unwrap().to_owned();
    // A page that reloaded before that answer came shows the first once more; what was lost with it is good no more.
    app.advance(SignedDuration::from_secs(9));
    let again = refresh(&first, "same-origin").send().await.expect(200);
    let second = cookie(&again);

    let sign_out = |site: &str| {
        app.post("/auth/sign-out", json!({})).header("cookie", &second).header("sec-fetch-site", site)
    };
    sign_out("cross-site").send().await.problem(403, "forbidden");
    let out = sign_out("same-origin").send().await.expect(204);
    assert!(out.header("set-cookie").contains("Max-Age=0"));
    refresh(&second, "same-origin").send().await.problem(401, "unauthenticated");
    let signed_out = Person { access, ..person };
    app.get("/me").by(&signed_out).send().await.problem(401, "unauthenticated");
}
