//! Rules, written one by one: they change rarely.

use fittribe_domain::{TrainerId, event::Setting};
use jiff_sqlx::ToSqlx;
use sqlx::{PgConnection, postgres::PgQueryResult};

use super::Placed;
use crate::{
    Result, StoreError,
    column::{instant, json},
};

/// Puts the rules of a round in force, in order.
pub(super) async fn write(conn: &mut PgConnection, round: &[Placed<'_>]) -> Result<()> {
    for (_, write) in round {
        for setting in write.decision.events.iter().filter_map(|event| event.setting.as_ref()) {
            let done = put(conn, write.trainer, setting).await?;
            let lost =
                done.rows_affected() == 0 && !matches!(setting, Setting::Override { windows: None, .. });
            if lost {
                let what = format!("{} has no row to put {setting:?} into", write.trainer);
                return Err(StoreError::corrupt("calendar_rules", what));
            }
        }
    }
    Ok(())
}

async fn put(conn: &mut PgConnection, trainer: TrainerId, setting: &Setting) -> Result<PgQueryResult> {
    let trainer = trainer.uuid();
    let statement = match setting {
        Setting::Zone(zone) => {
            sqlx::query!("UPDATE calendar_rules SET zone = $2 WHERE trainer_id = $1", trainer, zone.name())
        }
        Setting::Accepting(accepting) => {
            sqlx::query!(
                "UPDATE calendar_rules SET accepting = $2 WHERE trainer_id = $1",
                trainer,
                *accepting
            )
        }
        Setting::Policy(policy) => sqlx::query!(
            "UPDATE calendar_rules SET policy = $2::text::jsonb WHERE trainer_id = $1",
            trainer,
            json("calendar_rules", policy)?,
        ),
        Setting::Weekly(windows) => sqlx::query!(
            "UPDATE calendar_rules SET weekly = $2::text::jsonb WHERE trainer_id = $1",
            trainer,
            json("calendar_rules", windows)?,
        ),
        Setting::Service(service) => sqlx::query!(
            "INSERT INTO services (trainer_id, id, body) VALUES ($1, $2, $3::text::jsonb)
             ON CONFLICT (trainer_id, id) DO UPDATE SET body = excluded.body",
            trainer,
            service.id.uuid(),
            json("services", service)?,
        ),
        Setting::Override { date, windows: Some(windows) } => sqlx::query!(
            "INSERT INTO date_overrides (trainer_id, date, windows) VALUES ($1, $2, $3::text::jsonb)
             ON CONFLICT (trainer_id, date) DO UPDATE SET windows = excluded.windows",
            trainer,
            date.to_sqlx() as _,
            json("date_overrides", windows)?,
        ),
        Setting::Override { date, windows: None } => sqlx::query!(
            "DELETE FROM date_overrides WHERE trainer_id = $1 AND date = $2",
            trainer,
            date.to_sqlx() as _,
        ),
        Setting::TimeOff(off) => sqlx::query!(
            "INSERT INTO time_off (trainer_id, id, during, note) VALUES ($1, $2, tstzrange($3, $4), $5)
             ON CONFLICT (trainer_id, id) DO UPDATE SET during = excluded.during, note = excluded.note",
            trainer,
            off.id.uuid(),
            instant(off.interval.start()) as _,
            instant(off.interval.end()) as _,
            off.note,
        ),
        Setting::TimeOffRemoved(id) => {
            sqlx::query!("DELETE FROM time_off WHERE trainer_id = $1 AND id = $2", trainer, id.uuid())
        }
        Setting::External { source, busy } => sqlx::query!(
            "INSERT INTO external_busy (trainer_id, source, busy) VALUES ($1, $2, $3::text::jsonb)
             ON CONFLICT (trainer_id, source) DO UPDATE SET busy = excluded.busy",
            trainer,
            source,
            json("external_busy", busy)?,
        ),
    };
    Ok(statement.execute(conn).await?)
}
