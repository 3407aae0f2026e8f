//! Bodies that come with an Idempotency-Key.

use std::{future::Future, pin::Pin, sync::Arc, time::Duration};

use actix_web::{FromRequest, HttpMessage as _, HttpRequest, dev::Payload, web::Data};
use dashmap::{DashMap, mapref::entry::Entry};
use fittribe_domain::AccountId;
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};

use super::{Account, json};
use crate::{
    deps::Gate,
    error::{Kind, Problem},
    gateway::limits::{WRITES, Who},
};

/// The longest key.
const LONGEST_KEY: usize = 255;

/// A parsed body with its key and a hash of method, path and body, which tells whether a repeat is one. Counted
/// for the account, which a handler has to ask for before this.
#[derive(Debug)]
pub struct Keyed<T> {
    /// The body.
    pub body: T,
    /// The client's key.
    pub key: String,
    /// SHA-256 of the request.
    pub fingerprint: [u8; 32],
}

fn key(req: &HttpRequest) -> Result<String, Problem> {
    let missing = || {
        Problem::new(
            Kind::IdempotencyKeyMissing,
            "Send `Idempotency-Key` with 1 to 255 visible ASCII characters, new for each thing you want done.",
        )
    };
    let value = req.headers().get("idempotency-key").ok_or_else(missing)?;
    let value = value.to_str().map_err(|_| missing())?;
    let fits = (1..=LONGEST_KEY).contains(&value.len()) && value.bytes().all(|byte| byte.is_ascii_graphic());
    if fits { Ok(value.to_owned()) } else { Err(missing()) }
}

impl<T: DeserializeOwned + 'static> FromRequest for Keyed<T> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let checked = key(req).and_then(|key| json::check_type(req).map(|()| key));
        let mut hash = Sha256::new();
        hash.update(req.method().as_str());
        hash.update([0]);
        hash.update(req.path());
        hash.update([0]);
        let mut payload = payload.take();
        let (req, account) = (req.clone(), req.extensions().get::<Account>().copied());
        Box::pin(async move {
            if let (Some(gate), Some(account)) = (req.app_data::<Data<Gate>>(), account) {
                gate.limits.count(&req, WRITES, Who::Account(account.id)).await?;
            }
            let key = checked?;
            let body = json::read(&mut payload).await?;
            hash.update(&body);
            Ok(Self { body: json::parse(&body)?, key, fingerprint: hash.finalize().into() })
        })
    }
}

/// The keys whose first request has not ended on this node.
#[derive(Clone, Debug, Default)]
pub struct InFlight(Arc<DashMap<(AccountId, Box<str>), ()>>);

impl InFlight {
    /// Enters a key until the guard is dropped.
    ///
    /// # Errors
    /// 409 while another request with it is under way.
    pub fn enter(&self, account: AccountId, key: &str) -> Result<Guard, Problem> {
        let entered = (account, Box::from(key));
        match self.0.entry(entered.clone()) {
            Entry::Occupied(_) => Err(Problem::bare(Kind::IdempotencyInFlight).after(Duration::from_secs(1))),
            Entry::Vacant(vacant) => {
                vacant.insert(());
                Ok(Guard { keys: Arc::clone(&self.0), entered })
            }
        }
    }
}

/// A key in use.
#[derive(Debug)]
pub struct Guard {
    keys: Arc<DashMap<(AccountId, Box<str>), ()>>,
    entered: (AccountId, Box<str>),
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.keys.remove(&self.entered);
    }
}
