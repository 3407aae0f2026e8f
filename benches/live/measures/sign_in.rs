//! Signing in: as fast as argon2 lets it, and in nobody's way.

use std::{rc::Rc, time::Instant};

use argon2::{Algorithm, Argon2, Params, PasswordHasher as _, Version};
use serde_json::json;

use crate::{
    Outcome,
    bench::Bench,
    http::{Connection, request},
    load::{self, Load, Make, Run},
    process::Cpu,
    report::{Line, Target},
    servers::Server,
    sql::create_database,
    stage::{self, USUAL},
};

/// Sign-ins that are on their way at once.
const AT_ONCE: usize = 50;
/// Connections that ask for slots meanwhile.
const ASKING: usize = 4;
const PASSWORD: &str = "a password for measuring";
/// Hashes that are timed for the floor.
const HASHES: u32 = 20;

/// Runs the rounds.
pub fn measure(bench: &Bench) -> Outcome<Vec<Line>> {
    bench.block_on(async {
        let url = create_database(bench, "bench_sign_in").await?;
        let server = Server::fittribe(bench, &url).await?;
        let store = stage::store(&url).await?;
        let trainers = stage::trainers(&store, server.address, 1, &USUAL).await?;
        store.close().await;
        // An account each: of one account few sign-ins may be under way at once.
        let mut accounts = Vec::new();
        for nth in 0..AT_ONCE {
            let email = format!("somebody-{nth}@bench.fittribe.example");
            sign_up(&server, &email).await?;
            let body = json!({ "email": email, "password": PASSWORD }).to_string();
            accounts.push(request("POST", "/api/v1/auth/sign-in", None, "", &body));
        }
        let trainer = &trainers[0];
        let path = format!("/api/v1/trainers/{}/slots?service={}", trainer.id, trainer.service);
        let slots = vec![request("GET", &path, None, "", ""); ASKING];
        let (mut hashes, mut p99) = (Vec::new(), Vec::new());
        for _ in 0..bench.rounds {
            let floor = hash_rate()?;
            let idle = ask(bench, &server, slots.clone()).await?;
            let (busy, signed_in) =
                tokio::join!(ask(bench, &server, slots.clone()), ask(bench, &server, accounts.clone()));
            let (busy, signed_in) = (busy?, signed_in?);
            println!(
                "argon2 alone {floor:.1}/s; {AT_ONCE} sign-ins at once: {:.1}/s; GET slots p99 {:.2} ms, {:.2} ms without them",
                signed_in.rate(),
                busy.within(0.99),
                idle.within(0.99)
            );
            hashes.push((signed_in.rate(), floor));
            p99.push((busy.within(0.99), idle.within(0.99)));
        }
        let name = format!("p99 of GET slots while {AT_ONCE} sign-ins run ÷ idle");
        Ok(vec![
            Line::ratio(name, "ms", &p99, Target::AtMost(2.0)),
            Line::ratio("sign-ins/s meanwhile ÷ argon2 alone on a core", "/s", &hashes, Target::None),
        ])
    })
}

async fn sign_up(server: &Server, email: &str) -> Outcome<()> {
    let body = json!({ "email": email, "password": PASSWORD, "name": "Somebody", "role": "client" });
    let asked = request("POST", "/api/v1/auth/sign-up", None, "", &body.to_string());
    let mut connection = Connection::open(server.address).await?;
    match connection.exchange(&asked).await?.status {
        201 => Ok(()),
        other => Err(format!("signing up was answered with {other}").into()),
    }
}

/// Each connection asks the same again and again.
async fn ask(bench: &Bench, server: &Server, asked: Vec<Vec<u8>>) -> Outcome<Run> {
    let observe = || Cpu::of(server.pid());
    let (to, connections, lasts) = (server.address, asked.len(), bench.lasts);
    let load = Load { to, connections, lasts, expect: 200, observe: &observe };
    let make: Rc<Make> = Rc::new(move |number, _, out| out.extend_from_slice(&asked[number]));
    load::run(&load, make).await
}

/// Hashes a second of one core, at the product's cost. Timed here, where nothing else runs meanwhile.
fn hash_rate() -> Outcome<f64> {
    let params = Params::new(19_456, 2, 1, None).map_err(|error| error.to_string())?;
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let begun = Instant::now();
    for _ in 0..HASHES {
        let hashed = argon2.hash_password_with_salt(PASSWORD.as_bytes(), b"sixteen bytes ok");
        std::hint::black_box(hashed.map_err(|error| error.to_string())?);
    }
    Ok(f64::from(HASHES) / begun.elapsed().as_secs_f64())
}
