//! How many bookings share a sync of the write-ahead log.

use crate::{
    Outcome,
    bench::Bench,
    measures::durable::Scene,
    report::{Line, Target},
    sql::{REPORTED_AFTER, wal_syncs},
};

/// Runs the rounds. All syncs of the cluster count, those of its own background too.
pub fn measure(bench: &Bench) -> Outcome<Vec<Line>> {
    bench.block_on(async {
        let scene = Scene::set(bench, "bench_syncs", bench.trainers).await?;
        let mut each = Vec::new();
        tokio::time::sleep(REPORTED_AFTER).await;
        for _ in 0..bench.rounds {
            let before = wal_syncs(bench).await?;
            let (run, _) = scene.book(bench, &scene.server, &scene.trainers).await?;
            tokio::time::sleep(REPORTED_AFTER).await;
            let syncs = wal_syncs(bench).await? - before;
            println!("{syncs} syncs for {} bookings", run.all);
            each.push(syncs as f64 / run.all as f64);
        }
        Ok(vec![Line::alone("WAL syncs per booking", "", &each, Target::AtMost(0.05))])
    })
}
