//! Passwords: which are accepted, and how they are kept.

use std::{
    collections::HashSet,
    sync::{
        Arc, LazyLock,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use argon2::{Algorithm, Argon2, Params, PasswordHasher as _, PasswordVerifier as _, Version};
use rayon::{ThreadPool, ThreadPoolBuildError, ThreadPoolBuilder};
use tokio::sync::oneshot;

use crate::{deps::Interrupted, error::Problem};

/// Memory in KiB, passes, lanes: the floor that OWASP names.
const COST: (u32, u32, u32) = (19_456, 2, 1);
/// Hashes that may wait for their turn; more are refused with 503.
const MOST_WAITING: usize = 256;
/// How far below everything else hashing runs, as `nice` counts. With 7 it gets all of an idle core and about a sixth of
/// a busy one: whoever asks for something else meanwhile is not kept waiting, and nobody who signs in starves.
#[cfg(target_os = "linux")]
const NICENESS: i32 = 7;

static COMMON: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("common_passwords.txt").lines().collect());

/// Whether a password is accepted for an account.
///
/// # Errors
/// What is wrong with it.
pub fn check(password: &str, email: &str) -> Result<(), &'static str> {
    let length = password.chars().count();
    if length < 8 {
        return Err("has at least 8 characters");
    }
    if length > 128 {
        return Err("has at most 128 characters");
    }
    let lower = password.to_lowercase();
    let local = email.split('@').next().unwrap_or_default();
    if COMMON.contains(lower.as_str()) || lower == email || lower == local {
        return Err(
            "is among the most common passwords or is your address; choose one that nobody would guess",
        );
    }
    Ok(())
}

/// Hashes and verifies on threads of its own, of which there is a bounded number, below the priority of all others.
#[derive(Clone)]
pub struct Passwords {
    threads: Arc<ThreadPool>,
    waiting: Arc<AtomicUsize>,
    /// Verified in place of an unknown account's, so that it takes as long.
    dummy: Arc<str>,
}

/// Counts a waiter for as long as it waits.
struct Waiter(Arc<AtomicUsize>);

impl Drop for Waiter {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

fn argon2() -> Argon2<'static> {
    let (memory, passes, lanes) = COST;
    let params = Params::new(memory, passes, lanes, None).unwrap_or(Params::DEFAULT);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

fn hash(password: &[u8], salt: &[u8]) -> Result<String, Problem> {
    let hashed = argon2().hash_password_with_salt(password, salt);
    hashed.map(|hash| hash.to_string()).map_err(|error| Problem::internal(&error))
}

/// The niceness of what is to step back for a process that has this one.
#[cfg(target_os = "linux")]
const fn behind(niceness: i32) -> i32 {
    let behind = niceness + NICENESS;
    if behind > 19 { 19 } else { behind }
}

/// Puts the calling thread behind the others. Elsewhere than on Linux a priority is the whole process's, so nothing is done;
/// where it is not allowed, hashing works all the same.
fn step_back() {
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{getpriority_process, setpriority_process};
        let stepped = getpriority_process(None).and_then(|now| setpriority_process(None, behind(now)));
        if let Err(error) = stepped {
            tracing::warn!({ error = %error }, "passwords.priority_not_lowered");
        }
    }
}

fn threads(at_once: usize) -> Result<ThreadPool, ThreadPoolBuildError> {
    ThreadPoolBuilder::new()
        .num_threads(at_once.max(1))
        .thread_name(|nth| format!("password-{nth}"))
        .start_handler(|_| step_back())
        // Whoever waits for it is told that it was interrupted.
        .panic_handler(|_| tracing::error!("passwords.panicked"))
        .build()
}

impl Passwords {
    /// At most `at_once` hashes at a time.
    ///
    /// # Errors
    /// When hashing does not work here at all.
    pub fn new(at_once: usize, salt: [u8; 32]) -> Result<Self, Problem> {
        let dummy = hash(&salt, salt.get(..16).unwrap_or(&salt))?.into();
        let threads = threads(at_once).map_err(|error| Problem::internal(&error))?;
        Ok(Self { threads: Arc::new(threads), waiting: Arc::default(), dummy })
    }

    /// A password's PHC string under a fresh salt.
    ///
    /// # Errors
    /// 503 when too many wait.
    pub async fn hash(&self, password: String, salt: [u8; 32]) -> Result<String, Problem> {
        self.turn(move || hash(password.as_bytes(), salt.get(..16).unwrap_or(&salt))).await?
    }

    /// Whether a password belongs to a PHC string. Without one it takes as long and is false.
    ///
    /// # Errors
    /// 503 when too many wait.
    pub async fn verify(&self, password: String, stored: Option<String>) -> Result<bool, Problem> {
        let (against, known) =
            stored.map_or_else(|| (self.dummy.to_string(), false), |stored| (stored, true));
        let fits = self
            .turn(move || argon2().verify_password(password.as_bytes(), against.as_str()).is_ok())
            .await?;
        Ok(fits && known)
    }

    async fn turn<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Problem> {
        let before = self.waiting.fetch_add(1, Ordering::Relaxed);
        let waiter = Waiter(Arc::clone(&self.waiting));
        if before >= MOST_WAITING {
            return Err(Problem::overloaded(Duration::from_secs(2)));
        }
        let (tell, told) = oneshot::channel();
        self.threads.spawn_fifo(move || {
            drop(waiter);
            // Whoever left meanwhile needs no answer, and so no work.
            if !tell.is_closed() {
                drop(tell.send(work()));
            }
        });
        told.await.map_err(|_| Interrupted.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s02_length_is_8_to_128_characters_and_nothing_is_asked_of_their_kind() {
        assert!(check("seven 7", "a@b.c").is_err());
        assert!(check("тренировка-в-осем", "a@b.c").is_ok());
        assert!(check("longandplainwords", "a@b.c").is_ok());
        assert!(check(&"ab".repeat(64), "a@b.c").is_ok());
        assert!(check(&"ab".repeat(65), "a@b.c").is_err());
    }

    #[test]
    fn s02_common_passwords_are_refused_in_any_case() {
        assert!(COMMON.len() >= 1000);
        assert!(COMMON.iter().all(|word| word.chars().count() >= 8 && *word == word.to_lowercase()));
        for word in ["password", "Password1", "12345678", "qwertyuiop", "ILOVEYOU", "letmein123"] {
            assert!(check(word, "a@b.c").is_err(), "{word}");
        }
        assert!(check("anna.example", "anna.example@mail.example").is_err());
    }

    #[test]
    fn s01_a_hash_is_argon2id_with_the_stated_cost() {
        let hashed = hash(b"longandplainwords", &[7; 16]).unwrap();
        assert!(hashed.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hashed}");
    }

    #[tokio::test]
    async fn s01_only_so_many_hashes_run_at_once_and_the_rest_wait_or_are_refused() {
        let passwords = Passwords::new(2, [1; 32]).unwrap();
        let hashed = passwords.hash("longandplainwords".into(), [2; 32]).await.unwrap();
        assert!(passwords.verify("longandplainwords".into(), Some(hashed.clone())).await.unwrap());
        assert!(!passwords.verify("longandplainwordz".into(), Some(hashed)).await.unwrap());
        assert!(!passwords.verify("longandplainwords".into(), None).await.unwrap());
        assert_eq!(passwords.threads.current_num_threads(), 2);
        passwords.waiting.store(MOST_WAITING, Ordering::Relaxed);
        assert!(passwords.verify("longandplainwords".into(), None).await.is_err());
    }

    #[cfg(target_os = "linux")]
    #[tokio::test]
    async fn s01_hashing_steps_back_for_everything_else() {
        let passwords = Passwords::new(1, [1; 32]).unwrap();
        let niceness = || rustix::process::getpriority_process(None).unwrap();
        let before = niceness();
        assert_eq!(passwords.turn(niceness).await.unwrap(), behind(before));
        assert_eq!(niceness(), before, "the others keep theirs");
        assert!(behind(0) > 0 && behind(19) == 19);
    }
}
