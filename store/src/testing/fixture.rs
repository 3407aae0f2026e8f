//! People and calendars to test with.

use fittribe_domain::{
    AccountId, DecisionId, TrainerId,
    account::{Email, Role},
    trainer::Status,
    zone::Zone,
};
use jiff::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{
    Result, StoreError,
    accounts::{self, Account},
    calendars::{self, NewCalendar},
    trainers::{self, NewTrainer},
};

/// A trainer with an open calendar at version 1.
#[derive(Clone, Copy, Debug)]
pub struct Cast {
    /// The trainer.
    pub trainer: TrainerId,
    /// The trainer's account.
    pub account: AccountId,
    /// The calendar's head.
    pub head: DecisionId,
}

/// Adds an account whose name and address come from its id.
///
/// # Errors
/// When the id is taken.
pub async fn account(conn: &mut PgConnection, id: AccountId, role: Role, at: Timestamp) -> Result<()> {
    let email =
        Email::parse(&format!("{id}@example.org")).map_err(|wrong| StoreError::corrupt("accounts", wrong))?;
    let account = Account {
        id,
        email,
        name: format!("Somebody {id}"),
        role,
        tz: Zone::UTC,
        password_hash: Some("none".to_owned()),
        created_at: at,
        suspended_at: None,
        verified_at: Some(at),
        avatar: None,
        bounced: None,
    };
    accounts::insert(conn, &account).await
}

/// Adds a trainer whose three ids are drawn from one UUID, and opens the calendar.
///
/// # Errors
/// When the ids are taken.
pub async fn trainer(conn: &mut PgConnection, seed: Uuid, zone: Zone, at: Timestamp) -> Result<Cast> {
    let cast = Cast { trainer: seed.into(), account: seed.into(), head: seed.into() };
    account(conn, cast.account, Role::Trainer, at).await?;
    let page = NewTrainer {
        id: cast.trainer,
        account: cast.account,
        slug: format!("trainer-{seed}"),
        headline: "Moves you".to_owned(),
        biography: String::new(),
        created_at: at,
        status: Status::Approved,
    };
    trainers::insert(conn, &page).await?;
    let calendar = NewCalendar {
        trainer: cast.trainer,
        account: cast.account,
        zone,
        decision: cast.head,
        at,
        accepting: true,
    };
    calendars::open(conn, &calendar).await?;
    Ok(cast)
}
