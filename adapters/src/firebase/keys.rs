//! The provider's public keys, kept for as long as it says.

use std::{collections::HashMap, error::Error as _, sync::Arc, time::Duration};

use fittribe_ports::{clock::Clock, identity::IdentityError};
use jiff::{SignedDuration, Timestamp};
use jsonwebtoken::DecodingKey;
use reqwest::{Client, Response, Url, header, redirect::Policy};
use serde::Deserialize;
use tokio::{runtime::Handle, sync::Mutex};

/// How long keys are kept that come without a max-age.
const UNSTATED: SignedDuration = SignedDuration::from_mins(5);
/// However long a max-age is, a withdrawn key is good for no longer.
const LONGEST: SignedDuration = SignedDuration::from_hours(24);
/// Tokens that name unknown keys cause one fetch in this time, whoever sends them.
const BETWEEN: SignedDuration = SignedDuration::from_mins(1);
/// While the provider is away it is asked this often.
const AWAY: SignedDuration = SignedDuration::from_secs(5);
/// The vendor's set has about 2 KiB.
const LARGEST: usize = 64 * 1024;

/// Keys by their names. Invariant: no key is used beyond the lifetime its set came with.
pub struct Keys {
    url: Url,
    client: Client,
    clock: Arc<dyn Clock>,
    runtime: Handle,
    /// Held while fetching, so that many who need keys cause one fetch.
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    by_name: HashMap<String, DecodingKey>,
    good_until: Option<Timestamp>,
    asked_at: Option<Timestamp>,
    failed: Option<String>,
}

#[derive(Deserialize)]
struct Set {
    keys: Vec<Key>,
}

#[derive(Deserialize)]
struct Key {
    kid: Option<String>,
    kty: String,
    alg: Option<String>,
    #[serde(rename = "use")]
    purpose: Option<String>,
    n: Option<String>,
    e: Option<String>,
}

type Fetched = (HashMap<String, DecodingKey>, SignedDuration);

impl Keys {
    /// Keys from a URL, fetched when they are needed.
    pub fn new(url: &str, clock: Arc<dyn Clock>, runtime: Handle) -> Result<Self, IdentityError> {
        let away = |error: &dyn std::fmt::Display| IdentityError::Away(error.to_string());
        let url = Url::parse(url).map_err(|error| away(&error))?;
        let client = Client::builder()
            .connect_timeout(Duration::from_secs(2))
            .timeout(Duration::from_secs(10))
            .redirect(Policy::none())
            .build()
            .map_err(|error| away(&error))?;
        Ok(Self { url, client, clock, runtime, kept: Mutex::default() })
    }

    /// The key of a name.
    pub async fn find(&self, kid: &str) -> Result<DecodingKey, IdentityError> {
        let mut kept = self.kept.lock().await;
        let now = self.clock.now();
        let fresh = kept.good_until.is_some_and(|until| now < until);
        if fresh && let Some(key) = kept.by_name.get(kid) {
            return Ok(key.clone());
        }
        let pause = if kept.failed.is_some() { AWAY } else { BETWEEN };
        let lately = kept.asked_at.is_some_and(|at| now.duration_since(at) < pause);
        match (lately, &kept.failed) {
            (true, Some(failed)) => return Err(IdentityError::Away(failed.clone())),
            (true, None) if fresh => return Err(IdentityError::Refused("its key is not known")),
            _ => self.renew(&mut kept, now).await?,
        }
        kept.by_name.get(kid).cloned().ok_or(IdentityError::Refused("its key is not known"))
    }

    /// Fetches whatever is kept.
    pub async fn fetch_now(&self) -> Result<(), IdentityError> {
        let mut kept = self.kept.lock().await;
        self.renew(&mut kept, self.clock.now()).await
    }

    async fn renew(&self, kept: &mut Kept, now: Timestamp) -> Result<(), IdentityError> {
        kept.asked_at = Some(now);
        let asking = self.client.get(self.url.clone());
        // Connections belong to the runtime that opens them.
        let fetching = self.runtime.spawn(async move { fetch(asking.send().await.map_err(words)?).await });
        match fetching.await.unwrap_or_else(|_| Err("the fetch did not end".to_owned())) {
            Ok((by_name, lifetime)) => {
                let good_until = now.checked_add(lifetime).unwrap_or(now);
                *kept = Kept { by_name, good_until: Some(good_until), asked_at: Some(now), failed: None };
                Ok(())
            }
            Err(why) => {
                tracing::warn!(why, "firebase.keys_not_fetched");
                kept.failed = Some(why.clone());
                Err(IdentityError::Away(why))
            }
        }
    }
}

/// An error with its cause, without the URL, which is the operator's.
fn words(error: reqwest::Error) -> String {
    let error = error.without_url();
    error.source().map_or_else(|| error.to_string(), |cause| format!("{error}: {cause}"))
}

async fn fetch(mut answer: Response) -> Result<Fetched, String> {
    if !answer.status().is_success() {
        return Err(format!("the keys' address answers {}", answer.status()));
    }
    let lifetime = lifetime(&answer);
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await.map_err(words)? {
        if body.len() + chunk.len() > LARGEST {
            return Err("the keys' address answers with too much".to_owned());
        }
        body.extend_from_slice(&chunk);
    }
    let set: Set = serde_json::from_slice(&body).map_err(|error| format!("no set of keys: {error}"))?;
    Ok((set.keys.into_iter().filter_map(usable).collect(), lifetime))
}

/// RSA keys for signatures; others are none of ours.
fn usable(key: Key) -> Option<(String, DecodingKey)> {
    let ours = key.kty == "RSA"
        && key.alg.is_none_or(|alg| alg == "RS256")
        && key.purpose.is_none_or(|purpose| purpose == "sig");
    let decoding = DecodingKey::from_rsa_components(&key.n?, &key.e?).ok()?;
    ours.then_some((key.kid?, decoding))
}

/// `max-age`, less the time the answer spent in caches on its way.
fn lifetime(answer: &Response) -> SignedDuration {
    let number = |name, prefix: &str| {
        let values = answer.headers().get_all(name).iter().filter_map(|value| value.to_str().ok());
        let mut parts = values.flat_map(|value| value.split(',')).map(str::trim);
        parts.find_map(|part| part.strip_prefix(prefix)?.trim_matches('"').parse::<u32>().ok())
    };
    let Some(most) = number(header::CACHE_CONTROL, "max-age=") else { return UNSTATED };
    let rest = most.saturating_sub(number(header::AGE, "").unwrap_or(0));
    SignedDuration::from_secs(i64::from(rest)).min(LONGEST)
}
