//! Showing again who one is: with the password and, where there is an authenticator, a code.

use fittribe_domain::AccountId;
use fittribe_ports::random::Random;
use fittribe_store::{
    PgConnection,
    accounts::{self, Account as Stored},
    secret::{TokenHash, hash},
    sign_in::AttemptKey,
    totp,
    vault::Vault,
};
use jiff::Timestamp;
use totp_rs::{Builder, Secret, Totp};

use super::sign_in;
use crate::{
    deps::Accounts,
    error::{Kind, Problem},
    extract::{Account, ClientAddress},
};

/// Recovery codes that are given out at once.
const CODES: usize = 10;

/// What a person typed: six digits of the authenticator, or one of the recovery codes. Spaces and dashes do not count.
enum Code {
    Totp(String),
    Recovery(TokenHash),
}

impl Code {
    fn read(typed: &str) -> Option<Self> {
        let plain: String = typed
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '-')
            .take(40)
            .collect::<String>()
            .to_uppercase();
        match plain.len() {
            6 if plain.bytes().all(|byte| byte.is_ascii_digit()) => Some(Self::Totp(plain)),
            16 => Some(Self::Recovery(hash(&plain))),
            _ => None,
        }
    }
}

/// An account's authenticator.
///
/// # Errors
/// When the secret cannot be one, which is a failure of ours.
pub fn authenticator(secret: &[u8], email: &str) -> Result<Totp, Problem> {
    let built = Builder::new()
        .with_secret(Secret::from(secret))
        .with_account_name(email.replace(':', "_"))
        .with_issuer(Some("FitTribe"))
        .build();
    built.map_err(|error| Problem::internal(&error))
}

/// Fresh recovery codes as a person writes them down, and what is stored of them.
pub fn recovery_codes(random: &dyn Random) -> (Vec<String>, Vec<TokenHash>) {
    let codes = (0..CODES).map(|_| {
        let bits = random.bytes32();
        let plain = Secret::from(bits.get(..10).unwrap_or(&bits)).to_base32();
        let groups: Vec<_> = plain.as_bytes().chunks(4).map(String::from_utf8_lossy).collect();
        (groups.join("-").to_lowercase(), hash(&plain))
    });
    codes.unzip()
}

/// Whether a code is right; it works no second time. Commit the transaction when it is.
///
/// # Errors
/// When the database fails.
pub async fn spend(
    conn: &mut PgConnection,
    vault: &Vault,
    account: &Stored,
    typed: &str,
    now: Timestamp,
) -> Result<bool, Problem> {
    let Some(stored) = totp::find(conn, account.id).await? else { return Ok(false) };
    match Code::read(typed) {
        Some(Code::Totp(digits)) => {
            let row = account.id.uuid();
            let secret = vault.open(row.as_bytes(), &stored.sealed).ok_or_else(unreadable)?;
            let second = u64::try_from(now.as_second()).unwrap_or(0);
            match authenticator(&secret, account.email.as_str())?.check(&digits, second) {
                Some(step) => Ok(totp::use_step(conn, account.id, step).await?),
                None => Ok(false),
            }
        }
        Some(Code::Recovery(code)) if stored.confirmed => {
            Ok(totp::use_recovery(conn, account.id, &code, now).await?)
        }
        Some(Code::Recovery(_)) | None => Ok(false),
    }
}

/// The key that sealed it is gone.
fn unreadable() -> Problem {
    Problem::internal(&std::io::Error::other(
        "a TOTP secret does not open: FITTRIBE_ENCRYPTION_KEYS lacks its key",
    ))
}

/// Checks the second factor of an account that has one. Whether it has.
///
/// # Errors
/// 401 when a code is missing or wrong.
pub async fn second_factor(
    conn: &mut PgConnection,
    vault: &Vault,
    account: &Stored,
    typed: Option<&str>,
    now: Timestamp,
) -> Result<bool, Problem> {
    if !totp::find(conn, account.id).await?.is_some_and(|stored| stored.confirmed) {
        return Ok(false);
    }
    let Some(typed) = typed.filter(|typed| !typed.trim().is_empty()) else {
        return Err(Problem::new(
            Kind::CodeRequired,
            "Send `code`: six digits of your authenticator, or a recovery code.",
        ));
    };
    if spend(conn, vault, account, typed, now).await? {
        return Ok(true);
    }
    Err(Problem::new(Kind::WrongCode, "This code is wrong, too old, or was used before."))
}

/// The account of whoever asks, and under which key its wrong tries are counted. Clear the key when they got it right.
///
/// # Errors
/// 429 after too many wrong tries.
pub async fn begin(
    deps: &Accounts,
    account: AccountId,
    from: ClientAddress,
) -> Result<(Stored, AttemptKey), Problem> {
    let known = deps
        .db
        .read(move |conn| Box::pin(async move { Ok::<_, Problem>(accounts::find(conn, account).await?) }));
    let known = known.await?.ok_or_else(|| Problem::bare(Kind::Unauthenticated))?;
    let key = sign_in::attempt_key(known.email.as_str(), from.0);
    sign_in::begin(deps, key, None, deps.clock.now()).await?;
    Ok((known, key))
}

/// As [`begin`], and checks the password.
///
/// # Errors
/// 422 at `pointer` when it is wrong.
pub async fn password(
    deps: &Accounts,
    account: Account,
    from: ClientAddress,
    password: String,
    pointer: &'static str,
) -> Result<(Stored, AttemptKey), Problem> {
    let (known, key) = begin(deps, account.id, from).await?;
    let fits = password.chars().count() <= 128
        && deps.passwords.verify(password, known.password_hash.clone()).await?;
    if fits { Ok((known, key)) } else { Err(Problem::field(pointer, "is not your password")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Counting(std::sync::atomic::AtomicU8);

    impl Random for Counting {
        fn uuid(&self) -> uuid::Uuid {
            uuid::Uuid::nil()
        }
        fn bytes32(&self) -> [u8; 32] {
            [self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed); 32]
        }
        fn fraction(&self) -> f64 {
            0.5
        }
    }

    #[test]
    fn recovery_codes_differ_and_are_read_as_people_type_them() {
        let (written, hashes) = recovery_codes(&Counting(0.into()));
        assert_eq!((written.len(), hashes.len()), (10, 10));
        for (code, stored) in written.iter().zip(&hashes) {
            for typed in [code.clone(), code.to_uppercase(), code.replace('-', " ")] {
                assert!(
                    matches!(Code::read(&typed), Some(Code::Recovery(read)) if read == *stored),
                    "{typed}"
                );
            }
        }
        assert_ne!(hashes[0], hashes[1]);
        assert!(matches!(Code::read("123 456"), Some(Code::Totp(digits)) if digits == "123456"));
        for nonsense in ["", "12345", "1234567", "abcdef", &"x".repeat(10_000)] {
            assert!(Code::read(nonsense).is_none(), "{nonsense}");
        }
    }

    #[test]
    fn the_test_vectors_of_rfc_6238_hold() {
        let totp = authenticator(b"12345678901234567890", "a@b.example").unwrap();
        for (second, code) in [(59, "287082"), (1_111_111_109, "081804"), (20_000_000_000, "353130")] {
            assert_eq!(totp.check(code, second), Some(second / 30), "{second}");
            assert_eq!(totp.check(code, second + 90), None);
        }
    }
}
