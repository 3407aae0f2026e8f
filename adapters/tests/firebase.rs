//! Firebase ID tokens against a key server of our own, with keys made here.
#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "tests")]

use std::{
    io::{BufRead as _, BufReader, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{Arc, LazyLock, Mutex},
};

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use fittribe_adapters::firebase::Firebase;
use fittribe_ports::{
    clock::ManualClock,
    identity::{IdentityError, IdentityProvider as _, conformance},
};
use jiff::SignedDuration;
use jsonwebtoken::{Algorithm, EncodingKey, crypto};
use rsa::{RsaPrivateKey, pkcs1::EncodeRsaPrivateKey as _, traits::PublicKeyParts as _};
use serde_json::{Value, json};
use tokio::runtime::Handle;

const PROJECT: &str = "fittribe-test";
const NOW: i64 = 1_800_000_000;

fn make() -> RsaPrivateKey {
    RsaPrivateKey::new(&mut rsa::rand_core::OsRng, 2048).unwrap()
}

/// Making one takes a while.
static KEYS: LazyLock<[RsaPrivateKey; 2]> = LazyLock::new(|| [make(), make()]);

fn jwk(kid: &str, key: &RsaPrivateKey) -> Value {
    let (n, e) = (BASE64.encode(key.n().to_bytes_be()), BASE64.encode(key.e().to_bytes_be()));
    json!({"kid": kid, "kty": "RSA", "alg": "RS256", "use": "sig", "n": n, "e": e})
}

/// Serves a set of keys, and counts how often it is asked.
#[derive(Clone)]
struct KeyServer {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
}

struct State {
    keys: Vec<Value>,
    fields: String,
    status: u16,
    asked: u32,
}

impl KeyServer {
    fn start(fields: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let keys = vec![jwk("first", &KEYS[0])];
        let state = State { keys, fields: fields.to_owned(), status: 200, asked: 0 };
        let server = Self { address: listener.local_addr().unwrap(), state: Arc::new(Mutex::new(state)) };
        let own = server.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                own.answer(&stream.unwrap());
            }
        });
        server
    }

    fn answer(&self, stream: &TcpStream) {
        let lines = BufReader::new(stream).lines().map_while(Result::ok);
        if lines.take_while(|line| !line.is_empty()).count() == 0 {
            return;
        }
        let mut state = self.state.lock().unwrap();
        state.asked += 1;
        let body = json!({"keys": state.keys}).to_string();
        let (status, fields, length) = (state.status, &state.fields, body.len());
        let head =
            format!("HTTP/1.1 {status} X\r\nconnection: close\r\n{fields}content-length: {length}\r\n\r\n");
        drop((&*stream).write_all((head + &body).as_bytes()));
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.state.lock().unwrap());
    }

    fn asked(&self) -> u32 {
        self.state.lock().unwrap().asked
    }

    fn firebase(&self) -> (Firebase, ManualClock) {
        drop(rustls::crypto::ring::default_provider().install_default());
        let clock = ManualClock::at(jiff::Timestamp::from_second(NOW).unwrap());
        let url = format!("http://{}/keys", self.address);
        (Firebase::new(PROJECT, &url, Arc::new(clock.clone()), Handle::current()).unwrap(), clock)
    }
}

fn claims() -> Value {
    json!({
        "iss": format!("https://securetoken.google.com/{PROJECT}"), "aud": PROJECT, "sub": "subject-1",
        "iat": NOW - 10, "auth_time": NOW - 20, "exp": NOW + 1_000_000, "email": "ana@example.org",
        "email_verified": true, "name": "Ana", "firebase": {"sign_in_provider": "google.com"},
    })
}

fn unsigned(header: &Value, claims: &Value) -> String {
    format!("{}.{}", BASE64.encode(header.to_string()), BASE64.encode(claims.to_string()))
}

fn signed(header: &Value, claims: &Value, key: &RsaPrivateKey) -> String {
    let token = unsigned(header, claims);
    let key = EncodingKey::from_rsa_der(key.to_pkcs1_der().unwrap().as_bytes());
    let signature = crypto::sign(token.as_bytes(), &key, Algorithm::RS256).unwrap();
    format!("{token}.{signature}")
}

fn header(kid: &str) -> Value {
    json!({"alg": "RS256", "kid": kid, "typ": "JWT"})
}

fn good() -> String {
    signed(&header("first"), &claims(), &KEYS[0])
}

async fn refused(firebase: &Firebase, token: &str) -> &'static str {
    match firebase.verify(token).await {
        Err(IdentityError::Refused(why)) => why,
        other => panic!("{other:?}: {token}"),
    }
}

const HOUR: &str = "cache-control: public, max-age=3600, must-revalidate\r\n";

#[tokio::test]
async fn conforms_and_tells_who_it_is() {
    let server = KeyServer::start(HOUR);
    let (firebase, _) = server.firebase();
    conformance::verifies(&firebase, &good()).await;
    let who = firebase.verify(&good()).await.unwrap();
    assert_eq!(who.issuer, format!("https://securetoken.google.com/{PROJECT}"));
    assert_eq!((who.subject.as_str(), who.email.as_deref()), ("subject-1", Some("ana@example.org")));
    assert_eq!((who.email_verified, who.name.as_deref()), (true, Some("Ana")));
    assert_eq!(server.asked(), 1);
    firebase.try_out().await.unwrap();
}

#[tokio::test]
async fn s05_other_algorithms_types_and_keys_of_the_tokens_own_choice_are_refused() {
    let server = KeyServer::start(HOUR);
    let (firebase, _) = server.firebase();
    let with = |name: &str, value: Value| {
        let mut header = header("first");
        header[name] = value;
        signed(&header, &claims(), &KEYS[0])
    };
    assert!(firebase.verify(&with("typ", json!("JWT"))).await.is_ok());
    for (name, value) in [
        ("alg", json!("none")),
        ("alg", json!("HS256")),
        ("alg", json!("RS512")),
        ("alg", json!("rs256")),
        ("alg", Value::Null),
        ("typ", json!("at+jwt")),
        ("typ", json!(7)),
        ("kid", Value::Null),
        ("kid", json!("")),
        ("jku", json!("https://evil.example/keys")),
        ("jwk", jwk("first", &KEYS[1])),
        ("x5u", json!("https://evil.example/cert")),
        ("x5c", json!([])),
        ("crit", json!(["exp"])),
    ] {
        refused(&firebase, &with(name, value)).await;
    }
    let none = unsigned(&json!({"alg": "none", "typ": "JWT"}), &claims());
    refused(&firebase, &format!("{none}.")).await;
    // The public key as the secret of an HMAC.
    let confused = unsigned(&json!({"alg": "HS256", "kid": "first", "typ": "JWT"}), &claims());
    let secret = EncodingKey::from_secret(&KEYS[0].n().to_bytes_be());
    let signature = crypto::sign(confused.as_bytes(), &secret, Algorithm::HS256).unwrap();
    refused(&firebase, &format!("{confused}.{signature}")).await;
}

#[tokio::test]
async fn s05_wrong_claims_are_refused() {
    let server = KeyServer::start(HOUR);
    let (firebase, clock) = server.firebase();
    let other = "https://securetoken.google.com/other";
    for (name, value) in [
        ("aud", json!("other")),
        ("aud", json!([PROJECT])),
        ("iss", json!(other)),
        ("iss", json!(format!("https://securetoken.google.com/{PROJECT}/"))),
        ("iss", json!(PROJECT)),
        ("exp", json!(NOW)),
        ("iat", json!(NOW + 61)),
        ("auth_time", json!(NOW + 61)),
        ("sub", json!("")),
        ("sub", json!("x".repeat(129))),
        ("sub", json!(7)),
    ] {
        let mut wrong = claims();
        wrong[name] = value;
        refused(&firebase, &signed(&header("first"), &wrong, &KEYS[0])).await;
        let mut missing = claims();
        missing.as_object_mut().unwrap().remove(name);
        refused(&firebase, &signed(&header("first"), &missing, &KEYS[0])).await;
    }
    let mut short = claims();
    short["exp"] = json!(NOW + 60);
    let short = signed(&header("first"), &short, &KEYS[0]);
    assert!(firebase.verify(&short).await.is_ok());
    clock.advance(SignedDuration::from_secs(60));
    assert_eq!(refused(&firebase, &short).await, "it has expired");
}

#[tokio::test]
async fn s05_altered_tokens_and_those_of_other_keys_are_refused() {
    let server = KeyServer::start(HOUR);
    let (firebase, _) = server.firebase();
    refused(&firebase, &signed(&header("first"), &claims(), &KEYS[1])).await;
    let mut other = claims();
    other["sub"] = json!("somebody-else");
    let signature = good().rsplit_once('.').unwrap().1.to_owned();
    refused(&firebase, &format!("{}.{signature}", unsigned(&header("first"), &other))).await;
    refused(&firebase, &format!("{}.", unsigned(&header("first"), &claims()))).await;
}

#[tokio::test]
async fn keys_are_kept_for_their_lifetime_less_their_age_and_no_longer() {
    let server = KeyServer::start("cache-control: public, max-age=100\r\nage: 40\r\n");
    let (firebase, clock) = server.firebase();
    for (seconds, asked) in [(0, 1), (59, 1), (1, 2), (59, 2)] {
        clock.advance(SignedDuration::from_secs(seconds));
        assert!(firebase.verify(&good()).await.is_ok());
        assert_eq!(server.asked(), asked);
    }
    // A key that was withdrawn is not good beyond that, and one without a lifetime for five minutes.
    server.change(|state| {
        state.keys = vec![jwk("second", &KEYS[1])];
        state.fields = String::new();
    });
    clock.advance(SignedDuration::from_secs(1));
    assert_eq!(refused(&firebase, &good()).await, "its key is not known");
    let second = signed(&header("second"), &claims(), &KEYS[1]);
    for (seconds, asked) in [(0, 3), (299, 3), (1, 4)] {
        clock.advance(SignedDuration::from_secs(seconds));
        assert!(firebase.verify(&second).await.is_ok());
        assert_eq!(server.asked(), asked);
    }
}

#[tokio::test]
async fn an_unknown_key_is_fetched_once_a_minute_however_many_ask() {
    let server = KeyServer::start(HOUR);
    let (firebase, clock) = server.firebase();
    assert!(firebase.verify(&good()).await.is_ok());
    clock.advance(SignedDuration::from_secs(60));
    server.change(|state| state.keys.push(jwk("second", &KEYS[1])));
    let rotated = signed(&header("second"), &claims(), &KEYS[1]);
    assert!(firebase.verify(&rotated).await.is_ok(), "a new key is found before the old set has expired");
    assert!(firebase.verify(&good()).await.is_ok());
    assert_eq!(server.asked(), 2);
    let unknown = signed(&header("third"), &claims(), &KEYS[1]);
    for _ in 0..20 {
        assert_eq!(refused(&firebase, &unknown).await, "its key is not known");
    }
    assert_eq!(server.asked(), 2);
    clock.advance(SignedDuration::from_secs(60));
    refused(&firebase, &unknown).await;
    refused(&firebase, &unknown).await;
    assert_eq!(server.asked(), 3);
}

#[tokio::test]
async fn a_provider_that_is_away_is_no_refusal_and_not_asked_all_the_time() {
    let server = KeyServer::start(HOUR);
    let (firebase, clock) = server.firebase();
    server.change(|state| state.status = 503);
    for _ in 0..5 {
        let away = firebase.verify(&good()).await;
        assert!(matches!(away, Err(IdentityError::Away(_))), "{away:?}");
    }
    assert_eq!(server.asked(), 1);
    server.change(|state| state.status = 200);
    clock.advance(SignedDuration::from_secs(5));
    assert!(firebase.verify(&good()).await.is_ok());
    // Keys that are still in their time need nobody.
    server.change(|state| state.status = 500);
    assert!(firebase.verify(&good()).await.is_ok());
}

#[tokio::test]
async fn the_emulators_tokens_are_taken_by_the_emulated_alone_and_checked_all_the_same() {
    let clock = ManualClock::at(jiff::Timestamp::from_second(NOW).unwrap());
    let emulated = Firebase::emulated(PROJECT, Arc::new(clock));
    let token = |claims: &Value| format!("{}.", unsigned(&json!({"alg": "none", "typ": "JWT"}), claims));
    conformance::verifies(&emulated, &token(&claims())).await;
    refused(&emulated, &good()).await;
    let mut other = claims();
    other["aud"] = json!("other");
    refused(&emulated, &token(&other)).await;
    refused(&emulated, &format!("{}x", token(&claims()))).await;
}
