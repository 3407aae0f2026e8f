//! What a caller can decide on when Postgres refuses or is away.

use sqlx::error::DatabaseError;

/// Why a store function failed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Two occupying sessions of a trainer would share time.
    #[error("the trainer's sessions would overlap")]
    Overlap,
    /// A client would have two live seats in one session.
    #[error("the client already has a seat in this session")]
    SeatTaken,
    /// More seats would be taken than there are.
    #[error("the session has no seat left")]
    SeatsExceeded,
    /// The idempotency key was used before.
    #[error("the idempotency key was used before")]
    KeyTaken,
    /// Another account has this address.
    #[error("another account has this address")]
    EmailTaken,
    /// The identity opens an account already.
    #[error("the identity opens an account already")]
    IdentityTaken,
    /// Another trainer has this slug.
    #[error("another trainer has this slug")]
    SlugTaken,
    /// The account is a trainer already, or the calendar is open already.
    #[error("the account is a trainer already")]
    AlreadyTrainer,
    /// The booking has a review.
    #[error("the booking has a review already")]
    AlreadyReviewed,
    /// Another constraint; its name.
    #[error("constraint {0} refused the write")]
    Constraint(String),
    /// Deadlock, serialization failure, lock or statement timeout. Nothing was written; try again.
    #[error("the database gave way to another transaction")]
    Contended(#[source] sqlx::Error),
    /// Connection lost, pool exhausted, server starting or stopping. Try again; if it happened while
    /// committing, the outcome is unknown until the decision's id is looked up.
    #[error("the database is unavailable")]
    Unavailable(#[source] sqlx::Error),
    /// What was read makes no sense; the table and what is wrong.
    #[error("{table}: {what}")]
    Corrupt {
        /// Where.
        table: &'static str,
        /// What.
        what: String,
    },
    /// Anything else.
    #[error("the database refused a statement")]
    Other(#[source] sqlx::Error),
}

impl StoreError {
    /// Whether the same work may succeed when tried again.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        matches!(self, Self::Contended(_) | Self::Unavailable(_))
    }

    /// Whether a commit that ended so may have been written nevertheless.
    #[must_use]
    pub const fn outcome_unknown(&self) -> bool {
        matches!(self, Self::Unavailable(_))
    }

    pub(crate) fn corrupt(table: &'static str, what: impl ToString) -> Self {
        Self::Corrupt { table, what: what.to_string() }
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        use sqlx::Error as E;
        match &error {
            E::Database(refusal) => match refused(refusal.as_ref()) {
                Refusal::Constraint(known) => known,
                Refusal::Contended => Self::Contended(error),
                Refusal::Unavailable => Self::Unavailable(error),
                Refusal::Other => Self::Other(error),
            },
            E::Io(_) | E::Tls(_) | E::PoolTimedOut | E::PoolClosed | E::WorkerCrashed | E::BeginFailed => {
                Self::Unavailable(error)
            }
            // A reply cut short.
            E::Protocol(_) => Self::Unavailable(error),
            _ => Self::Other(error),
        }
    }
}

enum Refusal {
    Constraint(StoreError),
    Contended,
    Unavailable,
    Other,
}

fn refused(refusal: &dyn DatabaseError) -> Refusal {
    if let Some(name) = refusal.constraint() {
        return Refusal::Constraint(constraint(name));
    }
    let code = refusal.code().unwrap_or_default();
    match code.as_ref() {
        // Serialization failure, deadlock, lock not available, statement timeout.
        "40001" | "40P01" | "55P03" | "57014" => Refusal::Contended,
        // The server stops, starts, fails over or has run out of something.
        code if ["08", "53", "57", "58"].iter().any(|class| code.starts_with(class)) => Refusal::Unavailable,
        "25006" | "25P03" => Refusal::Unavailable,
        _ => Refusal::Other,
    }
}

fn constraint(name: &str) -> StoreError {
    match name {
        "sessions_no_overlap" => StoreError::Overlap,
        "bookings_one_seat" => StoreError::SeatTaken,
        "sessions_taken" => StoreError::SeatsExceeded,
        "idempotency_keys_pkey" => StoreError::KeyTaken,
        "accounts_email_key" => StoreError::EmailTaken,
        "identities_pkey" => StoreError::IdentityTaken,
        "trainers_slug_key" => StoreError::SlugTaken,
        "reviews_one_a_booking" => StoreError::AlreadyReviewed,
        "trainers_account_key" | "calendars_pkey" => StoreError::AlreadyTrainer,
        other => StoreError::Constraint(other.to_owned()),
    }
}
