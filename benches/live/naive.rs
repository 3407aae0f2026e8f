//! The floor of durable bookings: the same endpoint as most would write it first. Each request checks its
//! token, opens a transaction, looks for conflicts, inserts under the exclusion constraint and commits.

use actix_web::{
    App, HttpRequest, HttpResponse, HttpServer, post,
    web::{Data, Json},
};
use fittribe_adapters::{os_random::OsRandom, system_clock::SystemClock};
use fittribe_http::{accounts::tokens::Tokens, extract::Account};
use fittribe_ports::{clock::Clock, random::Random};
use jiff::Timestamp;
use secrecy::SecretBox;
use serde::Deserialize;
use sqlx::{PgConnection, PgPool, postgres::PgPoolOptions};
use uuid::Uuid;

use crate::{Outcome, bench::SECRET};

/// As many as ask at once: with fewer its commits share fewer syncs.
const CONNECTIONS: u32 = 64;

/// JSON of the size that the real server writes.
#[derive(Clone, Deserialize)]
struct Sample {
    price: String,
    cancellation_policy: String,
    event: String,
}

struct Naive {
    pool: PgPool,
    tokens: Tokens,
    sample: Sample,
}

#[derive(Deserialize)]
struct NewBooking {
    trainer: Uuid,
    service: Uuid,
    start: Timestamp,
}

/// Serves until it is killed.
pub fn serve() -> Outcome<()> {
    let (bind, url) = (std::env::var("BENCH_BIND")?, std::env::var("BENCH_DATABASE_URL")?);
    let sample: Sample = serde_json::from_str(&std::env::var("BENCH_SAMPLE")?)?;
    actix_rt::System::new().block_on(async move {
        let server = HttpServer::new(move || {
            let (url, sample) = (url.clone(), sample.clone());
            App::new().service(book).data_factory(move || {
                // On the worker's own runtime, where its requests run.
                let (url, sample) = (url.clone(), sample.clone());
                async move {
                    let pool = PgPoolOptions::new().max_connections(CONNECTIONS).test_before_acquire(false);
                    let pool = pool.connect(&url).await?;
                    let tokens = Tokens::new(&SecretBox::new(Box::new(SECRET.as_bytes().to_vec())));
                    Ok::<_, sqlx::Error>(Naive { pool, tokens, sample })
                }
            })
        });
        Ok(server.workers(1).bind(bind)?.run().await?)
    })
}

#[post("/api/v1/bookings")]
async fn book(request: HttpRequest, naive: Data<Naive>, body: Json<NewBooking>) -> HttpResponse {
    let header = request.headers().get("authorization").and_then(|value| value.to_str().ok());
    let bearer = header.and_then(|value| value.strip_prefix("Bearer ")).unwrap_or_default();
    let Ok(account) = naive.tokens.verify(bearer, SystemClock.now()) else {
        return HttpResponse::Unauthorized().finish();
    };
    match insert(&naive, &account, &body).await {
        Ok(Some(id)) => HttpResponse::Created().json(serde_json::json!({ "id": id, "start": body.start })),
        Ok(None) => HttpResponse::Conflict().finish(),
        Err(error) => HttpResponse::InternalServerError().body(error.to_string()),
    }
}

#[expect(clippy::disallowed_methods, reason = "the usual way is what is measured")]
async fn insert(naive: &Naive, account: &Account, body: &NewBooking) -> Result<Option<Uuid>, sqlx::Error> {
    let (from, to) = (body.start.as_second() as f64, body.start.as_second() as f64 + 300.0);
    let mut transaction = naive.pool.begin().await?;
    let conflict: Option<Uuid> = sqlx::query_scalar(
        "SELECT id FROM sessions WHERE trainer_id = $1 AND during && tstzrange(to_timestamp($2), to_timestamp($3))
         AND status IN ('held', 'pending', 'scheduled', 'completed') LIMIT 1",
    )
    .bind(body.trainer)
    .bind(from)
    .bind(to)
    .fetch_optional(&mut *transaction)
    .await?;
    if conflict.is_some() {
        return Ok(None);
    }
    let booking = write(&mut transaction, naive, account, body, (from, to)).await?;
    transaction.commit().await?;
    Ok(Some(booking))
}

async fn write(
    conn: &mut PgConnection,
    naive: &Naive,
    account: &Account,
    body: &NewBooking,
    (from, to): (f64, f64),
) -> Result<Uuid, sqlx::Error> {
    let (session, booking) = (OsRandom.uuid(), OsRandom.uuid());
    let statement = "INSERT INTO sessions (trainer_id, id, service_id, class, during, before_min, after_min, status,
         held_until, capacity, taken, changed)
         VALUES ($1, $2, $3, false, tstzrange(to_timestamp($4), to_timestamp($5)), 0, 0, 'scheduled', NULL, 1, 1, 1)";
    let session_row = sqlx::query(statement).bind(body.trainer).bind(session).bind(body.service);
    session_row.bind(from).bind(to).execute(&mut *conn).await?;
    let statement =
        "INSERT INTO bookings (trainer_id, id, session_id, service_id, client_id, status, version, price,
         cancellation_policy, created_at, changed)
         VALUES ($1, $2, $3, $4, $5, 'confirmed', 1, $6::text::jsonb, $7::text::jsonb, now(), 1)";
    let booking_row =
        sqlx::query(statement).bind(body.trainer).bind(booking).bind(session).bind(body.service);
    let booking_row = booking_row.bind(account.id.uuid()).bind(&naive.sample.price);
    booking_row.bind(&naive.sample.cancellation_policy).execute(&mut *conn).await?;
    let statement = "INSERT INTO calendar_events (trainer_id, version, ordinal, decision_id, kind, at, by_account, party,
         booking_id, session_id, body)
         VALUES ($1, nextval('naive_versions'), 0, $2, 'booked', now(), $3, 'client', $4, $5, $6::text::json)";
    let event_row = sqlx::query(statement).bind(body.trainer).bind(OsRandom.uuid()).bind(account.id.uuid());
    event_row.bind(booking).bind(session).bind(&naive.sample.event).execute(&mut *conn).await?;
    Ok(booking)
}
