//! Finding trainers among ten thousand.

use std::rc::Rc;

use fittribe_adapters::system_clock::SystemClock;
use fittribe_ports::clock::Clock;
use sqlx::{Connection, Executor, PgConnection, Row};
use uuid::Uuid;

use crate::{
    Outcome,
    bench::Bench,
    http::request,
    load::{self, Load, Make},
    process::Cpu,
    report::{Line, Target},
    servers::Server,
    sql::create_database,
    stage::{self, USUAL},
};

/// Who search at once.
const SEARCHING: usize = 4;
/// The statement that is timed, as the store has it.
const STATEMENT: &str = include_str!("../../../store/queries/search.sql");

/// What people look for: a name, the query, and the statement's first thirteen parameters for its plan.
const SEARCHES: [(&str, &str, &str); 4] = [
    ("nothing in particular", "", "NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL"),
    (
        "words",
        "q=yoga+back+pain",
        "'yoga back pain',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL",
    ),
    (
        "near a place",
        "lat=42.7&lon=23.3&km=25&min_rating=4",
        "NULL,NULL,NULL,NULL,NULL,42.7,23.3,25,NULL,NULL,40,NULL,NULL",
    ),
    (
        "everything, and free this week",
        "q=strength&specialty=strength&language=en&max_price=6000&currency=EUR&WINDOW",
        "'strength','strength','en',NULL,NULL,NULL,NULL,NULL,6000,'EUR',NULL,now(),now() + '7 days'",
    ),
];

/// Ten thousand trainers made of one: its calendar's rules, service and openings with other words, places, prices and
/// stars.
const MULTIPLY: &[&str] = &[
    "CREATE TEMP TABLE made AS SELECT nth, gen_random_uuid() AS trainer, gen_random_uuid() AS account,
         (ARRAY['yoga','strength','running','boxing','pilates','mobility','swimming','climbing'])[1 + nth % 8] AS one,
         (ARRAY['back pain','weight loss','posture','endurance','beginners'])[1 + nth % 5] AS other
     FROM generate_series(1, 9999) AS nth",
    "INSERT INTO accounts (id, email, name, role, tz, created_at)
     SELECT account, 'many-' || nth || '@bench.fittribe.example', 'Coach ' || nth, 'trainer', 'UTC', now() FROM made",
    "INSERT INTO trainers (id, account_id, slug, headline, biography, created_at, status, status_at, specialties,
         languages, online, address, city, country, lat, lon, rating_sum, rating_count)
     SELECT trainer, account, 'many-' || nth, 'I teach ' || one || ' for ' || other,
         repeat('Years of ' || one || ', classes and single sessions, for people with ' || other || '. ', 5), now(),
         'approved', now(), ARRAY[one, other], CASE nth % 3 WHEN 0 THEN ARRAY['en'] WHEN 1 THEN ARRAY['bg', 'en']
         ELSE ARRAY['de'] END, nth % 2 = 0, 'Street ' || nth, 'Town ' || nth % 100, 'BG',
         42 + (nth % 100) * 0.02, 23 + (nth / 100) * 0.02, (nth % 50) * (3 + nth % 3), nth % 50 FROM made",
    "INSERT INTO calendars SELECT m.trainer, m.account, c.version, c.head, c.epoch FROM made m, calendars c
     WHERE c.trainer_id = $1",
    "INSERT INTO calendar_rules SELECT m.trainer, r.zone, r.accepting, r.policy, r.weekly FROM made m, calendar_rules r
     WHERE r.trainer_id = $1",
    r#"INSERT INTO services (trainer_id, id, body) SELECT m.trainer, gen_random_uuid(), s.body || jsonb_build_object('price',
         jsonb_build_object('pay', 'in_person', 'amount', jsonb_build_object('minor', 2000 + m.nth % 80 * 100, 'currency', 'EUR')))
     FROM made m, services s WHERE s.trainer_id = $1"#,
    "INSERT INTO trainer_openings SELECT m.trainer, o.version, o.computed_at + interval '1 day',
         CASE WHEN m.nth % 4 = 0 THEN '{}' ELSE o.starts END, CASE WHEN m.nth % 4 = 0 THEN '{}' ELSE o.next END,
         CASE WHEN m.nth % 4 = 0 THEN '{}' ELSE o.next_until END
     FROM made m, trainer_openings o WHERE o.trainer_id = $1",
];

/// Runs the rounds.
pub fn measure(bench: &Bench) -> Outcome<Vec<Line>> {
    bench.block_on(async {
        let url = create_database(bench, "bench_search").await?;
        let server = Server::fittribe(bench, &url).await?;
        let store = stage::store(&url).await?;
        let trainers = stage::trainers(&store, server.address, 1, &USUAL).await?;
        store.close().await;
        let mut conn = PgConnection::connect(&url).await?;
        multiply(&mut conn, trainers[0].id).await?;
        for (name, _, parameters) in SEARCHES {
            plan(&mut conn, name, parameters).await?;
        }
        let mut lines = Vec::new();
        for (name, query, _) in SEARCHES {
            let (mut p99, mut p50) = (Vec::new(), Vec::new());
            for _ in 0..bench.rounds {
                let run = searched(bench, &server, query).await?;
                println!("{name}: {:.0}/s, p50 {:.1} ms, p99 {:.1} ms", run.0, run.1, run.2);
                p50.push(run.1);
                p99.push(run.2);
            }
            lines.push(Line::alone(format!("search, {name}: p99"), "ms", &p99, Target::None));
            lines.push(Line::alone("– p50", "ms", &p50, Target::None));
        }
        Ok(lines)
    })
}

async fn multiply(conn: &mut PgConnection, template: Uuid) -> Outcome<()> {
    // The server itself enters the first one's openings.
    for _ in 0..600 {
        let entered = "SELECT count(*) FROM trainer_openings o JOIN calendars USING (trainer_id, version)
                       WHERE o.trainer_id = $1 AND o.next <> '{}'";
        let entered: i64 = sqlx::query_scalar(entered).bind(template).fetch_one(&mut *conn).await?;
        if entered == 1 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    for statement in MULTIPLY {
        let query = sqlx::query(*statement);
        let query = if statement.contains("$1") { query.bind(template) } else { query };
        let made = query.execute(&mut *conn).await?.rows_affected();
        if made != 9999 {
            return Err(format!("{made} rows instead of 9999: {statement}").into());
        }
    }
    conn.execute("ANALYZE").await?;
    Ok(())
}

/// Prints how Postgres goes about a search, and how long each part of it takes.
async fn plan(conn: &mut PgConnection, name: &str, parameters: &str) -> Outcome<()> {
    // The types are those that the statement casts its parameters to.
    let types = "text,text,text,boolean,text,float8,float8,float8,bigint,text,integer,timestamptz,timestamptz,float8,uuid,bigint";
    let prepare = format!("PREPARE search ({types}) AS {STATEMENT}");
    conn.execute(sqlx::AssertSqlSafe(prepare)).await?;
    let explain = format!(
        "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY ON) EXECUTE search ({parameters},NULL,NULL,21)"
    );
    println!("\nplan of {name}:");
    for row in conn.fetch_all(sqlx::AssertSqlSafe(explain)).await? {
        println!("    {}", row.get::<String, _>(0));
    }
    conn.execute("DEALLOCATE search").await?;
    Ok(())
}

/// Searches a second, and the milliseconds that half and all but one of a hundred took.
async fn searched(bench: &Bench, server: &Server, query: &str) -> Outcome<(f64, f64, f64)> {
    let now = SystemClock.now();
    let week = now + jiff::SignedDuration::from_hours(7 * 24);
    let query = query.replace("WINDOW", &format!("free_from={now:.0}&free_to={week:.0}"));
    let asked = request("GET", &format!("/api/v1/trainers?{query}"), None, "", "");
    let observe = || Cpu::of(server.pid());
    let (to, connections, lasts) = (server.address, SEARCHING, bench.lasts);
    let make: Rc<Make> = Rc::new(move |_, _, out| out.extend_from_slice(&asked));
    let run = load::run(&Load { to, connections, lasts, expect: 200, observe: &observe }, make).await?;
    Ok((run.rate(), run.within(0.5), run.within(0.99)))
}
