//! What a node depends on, looked at while it serves.

use std::{sync::Arc, time::Duration};

use fittribe_adapters::{firebase::Firebase, os_random::OsRandom, smtp::Smtp};
use fittribe_http::systems::{System, SystemKind, SystemState, Systems};
use fittribe_ports::{
    bus::Bus,
    clock::Clock,
    files::{FileKey, Files, FilesError},
    random::Random as _,
};
use tokio::{
    sync::Mutex,
    time::{Instant, timeout},
};

use crate::{Failure, config::Config};

/// What was found is told for so long before anybody is asked again.
const FRESH: Duration = Duration::from_secs(10);
/// The longest that a provider may take.
const PATIENCE: Duration = Duration::from_secs(3);

/// Keeps a file, reads it and deletes it.
///
/// # Errors
/// What went wrong, in words.
pub async fn probe(files: &dyn Files) -> Result<(), String> {
    const WORDS: &[u8] = b"fittribe doctor";
    let words = |error: FilesError| error.to_string();
    let key =
        FileKey::parse(&format!("probes/{}.bin", OsRandom.uuid())).map_err(|wrong| wrong.to_string())?;
    files.put(&key, "text/plain", WORDS.to_vec()).await.map_err(words)?;
    let read = files.get(&key, 100).await.map_err(words);
    files.delete(&key).await.map_err(words)?;
    if read?.as_deref() == Some(WORDS) {
        Ok(())
    } else {
        Err("what was written is not what is read".to_owned())
    }
}

/// What was found last, and when.
type Lately = Option<(Instant, Vec<System>)>;

/// Everything that is looked at.
struct Watched {
    bus: Option<Arc<dyn Bus>>,
    smtp: Option<Smtp>,
    files: Arc<dyn Files>,
    bucket: Option<String>,
    firebase: Option<Firebase>,
    emulator: Option<String>,
    traces: Option<String>,
    certificate: bool,
}

/// What of a serving node is looked at.
///
/// # Errors
/// When something is configured that cannot be used.
pub fn systems(
    config: &Config,
    clock: &Arc<dyn Clock>,
    bus: &Arc<dyn Bus>,
    files: &Arc<dyn Files>,
    runtime: &tokio::runtime::Handle,
) -> Result<Systems, Failure> {
    let _entered = runtime.enter();
    let emulator = config.firebase.as_ref().and_then(|firebase| firebase.emulator.clone());
    let signed = config.firebase.as_ref().filter(|_| emulator.is_none());
    let watched = Arc::new(Watched {
        bus: config.redis.as_ref().map(|_| Arc::clone(bus)),
        smtp: super::mail::smtp(config)?,
        files: Arc::clone(files),
        bucket: config.files.s3.as_ref().map(|settings| settings.bucket.clone()),
        firebase: signed.map(|firebase| super::firebase(firebase, clock, runtime)).transpose()?,
        emulator,
        traces: config.gateway.traces.as_ref().map(|traces| traces.endpoint.to_string()),
        certificate: config.gateway.tls.is_some(),
    });
    let lately: Arc<Mutex<Lately>> = Arc::default();
    let runtime = runtime.clone();
    Ok(Arc::new(move || {
        let (watched, lately, runtime) = (Arc::clone(&watched), Arc::clone(&lately), runtime.clone());
        Box::pin(async move {
            // Whoever asks meanwhile waits for the same look.
            let mut lately = lately.lock().await;
            if let Some((_, found)) = lately.as_ref().filter(|(at, _)| at.elapsed() < FRESH) {
                return found.clone();
            }
            let found = runtime.spawn(async move { watched.look().await }).await.unwrap_or_default();
            *lately = Some((Instant::now(), found.clone()));
            found
        })
    }))
}

fn real(name: &'static str, tried: Result<(), String>, well: String) -> System {
    let (state, detail) = match tried {
        Ok(()) => (SystemState::Ok, well),
        Err(why) => (SystemState::Failing, why),
    };
    System { name, kind: SystemKind::Real, state, detail }
}

fn off(name: &'static str, detail: &str) -> System {
    System { name, kind: SystemKind::Off, state: SystemState::Unknown, detail: detail.to_owned() }
}

async fn within<E: ToString>(trying: impl Future<Output = Result<(), E>>) -> Result<(), String> {
    match timeout(PATIENCE, trying).await {
        Ok(tried) => tried.map_err(|error| error.to_string()),
        Err(_) => Err(format!("does not answer within {} s", PATIENCE.as_secs())),
    }
}

impl Watched {
    async fn look(&self) -> Vec<System> {
        let (mail, files, firebase) = tokio::join!(self.mail(), self.files(), self.firebase());
        vec![mail, files, self.redis(), firebase, self.traces(), self.tls()]
    }

    async fn mail(&self) -> System {
        let Some(smtp) = &self.smtp else {
            let detail = "letters stay as files in the data folder".to_owned();
            return System { name: "mail", kind: SystemKind::Local, state: SystemState::Ok, detail };
        };
        real("mail", within(smtp.try_out()).await, format!("the mail server answers, {}", smtp.encryption()))
    }

    async fn files(&self) -> System {
        let tried = within(probe(&*self.files)).await;
        match &self.bucket {
            Some(bucket) => {
                real("files", tried, format!("the bucket {bucket} takes, gives and deletes a file"))
            }
            None => System {
                kind: SystemKind::Local,
                ..real("files", tried, "a folder of this machine takes, gives and deletes a file".to_owned())
            },
        }
    }

    fn redis(&self) -> System {
        let Some(bus) = &self.bus else {
            return off("redis", "not configured; this node compares versions with the database instead");
        };
        let tried =
            if bus.connected() { Ok(()) } else { Err("is away; the database is asked oftener".to_owned()) };
        real("redis", tried, "answers".to_owned())
    }

    async fn firebase(&self) -> System {
        if let Some(emulator) = &self.emulator {
            let detail = format!("unsigned tokens of the emulator at {emulator} are taken");
            return System { name: "firebase", kind: SystemKind::Local, state: SystemState::Unknown, detail };
        }
        let Some(firebase) = &self.firebase else {
            return off("firebase", "not configured; people sign in with address and password");
        };
        real("firebase", within(firebase.try_out()).await, "the keys of the project can be had".to_owned())
    }

    fn traces(&self) -> System {
        let Some(endpoint) = &self.traces else { return off("traces", "not collected") };
        let detail = format!("go to {endpoint}");
        System { name: "traces", kind: SystemKind::Real, state: SystemState::Unknown, detail }
    }

    fn tls(&self) -> System {
        if self.certificate {
            return real(
                "tls",
                Ok(()),
                "served with a certificate, which is read again when it changes".to_owned(),
            );
        }
        off("tls", "not configured; a proxy in front has to have it")
    }
}
