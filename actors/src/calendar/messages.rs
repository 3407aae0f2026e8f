//! What a calendar is told, and what it answers.

use std::time::Instant;

use actix::Message;
use fittribe_domain::{AccountId, Command, DecisionId};
use fittribe_store::{commit::Verdict, idempotency::SavedReply};
use tokio::sync::{OwnedSemaphorePermit, oneshot};

use crate::{
    calendars::{Answer, AskError, ClaimRequest},
    topic::Topic,
};

/// A command on its way through.
pub(crate) struct Ask {
    pub command: Command,
    pub claim: Option<ClaimRequest>,
    pub reply: oneshot::Sender<Told>,
    pub deadline: Instant,
    /// How often it was decided and then lost to another writer.
    pub lost: u8,
    /// Admission: held until the command is answered.
    pub permit: OwnedSemaphorePermit,
}

/// What an actor tells a handle.
pub(crate) enum Told {
    Done(Answer),
    Failed(AskError),
    /// The key was used on this calendar before; its reply is in the store.
    Known,
    /// The key was used before, with this request and this reply.
    Taken {
        fingerprint: [u8; 32],
        reply: SavedReply,
    },
}

/// Asks the calendar something.
#[derive(Message)]
#[rtype(result = "()")]
pub(crate) struct Submit(pub Ask);

/// Makes the calendar publish a topic.
#[derive(Message)]
#[rtype(result = "()")]
pub(crate) struct Watch {
    pub topic: Topic,
    pub reply: oneshot::Sender<()>,
}

/// The store no longer has the reply of a key: a repeat is a new request.
#[derive(Message)]
#[rtype(result = "()")]
pub(crate) struct Forget {
    pub account: AccountId,
    pub key: String,
}

/// The database may be ahead: somebody says it reached this version.
#[derive(Message)]
#[rtype(result = "()")]
pub(crate) struct Heard {
    pub version: u64,
}

/// What became of a decision.
#[derive(Debug)]
pub enum Settlement {
    /// The writer knows.
    Known(Verdict),
    /// The connection went while committing.
    Unknown,
    /// The database refused it, alone too.
    Refused,
}

/// What became of decisions, in the order they were made.
#[derive(Message)]
#[rtype(result = "()")]
pub struct Settled(pub Vec<(DecisionId, Settlement)>);

/// A caller that left needs no answer.
pub(crate) fn answer(ask: Ask, told: Told) {
    drop(ask.permit);
    drop(ask.reply.send(told));
}
