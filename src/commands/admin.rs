//! `fittribe admin create`: the first administrator, and every other, by whoever holds the server.

use std::{io::Read as _, process::ExitCode};

use fittribe_adapters::os_random::OsRandom;
use fittribe_domain::{
    AccountId,
    account::{Email, Role},
    zone::Zone,
};
use fittribe_http::accounts::passwords::{Passwords, check};
use fittribe_ports::random::Random;
use fittribe_store::{
    Database, StoreError,
    accounts::{self, Account},
    audit::{self, Deed},
    secret,
};
use serde_json::json;

use crate::{
    Failure,
    boot::{self, OpenDatabase},
    commands::now,
    config::Config,
    telemetry,
};

/// Who is to be an administrator.
#[derive(Debug, clap::Args)]
pub struct NewAdmin {
    /// Where mail goes, and what they sign in with
    #[arg(long)]
    email: String,
    /// What others read
    #[arg(long)]
    name: String,
    /// Read the password from standard input instead of making one
    #[arg(long)]
    password_stdin: bool,
}

/// The password as it is given, or a fresh one. Whether it is fresh.
fn password(stdin: bool) -> Result<(String, bool), Failure> {
    if !stdin {
        return Ok((secret::written(&OsRandom.bytes32()).chars().take(24).collect(), true));
    }
    let mut given = String::new();
    std::io::stdin().take(4096).read_to_string(&mut given)?;
    Ok((given.trim_end_matches(['\r', '\n']).to_owned(), false))
}

async fn insert(database: &Database, account: Account) -> Result<(), StoreError> {
    let deed = Deed {
        at: account.created_at,
        actor: None,
        action: "admin.create",
        subject_kind: "account",
        subject_id: account.id.to_string(),
        detail: json!({}),
        request_id: "command line".to_owned(),
    };
    let inserted = database.run(move |conn| {
        Box::pin(async move {
            accounts::insert(conn, &account).await?;
            audit::append(conn, &deed).await
        })
    });
    inserted.await
}

/// Makes an administrator's account. An address that has an account already is refused: an administrator is nobody
/// else besides.
pub fn create(config: &Config, new: NewAdmin) -> Result<ExitCode, Failure> {
    telemetry::start_logs(config);
    let email = Email::parse(&new.email).map_err(|wrong| format!("--email: {wrong}"))?;
    let name = new.name.trim().to_owned();
    if name.is_empty() || name.chars().count() > 120 {
        return Err("--name: is 1 to 120 characters".into());
    }
    let (password, fresh) = password(new.password_stdin)?;
    check(&password, email.as_str()).map_err(|wrong| format!("the password: {wrong}"))?;
    boot::runtime()?.block_on(async {
        let open = OpenDatabase::open(config).await?;
        let passwords = Passwords::new(1, OsRandom.bytes32())?;
        let password_hash = passwords.hash(password.clone(), OsRandom.bytes32()).await?;
        let account = Account {
            id: AccountId::from_uuid(OsRandom.uuid()),
            email,
            name,
            role: Role::Admin,
            tz: Zone::UTC,
            password_hash: Some(password_hash),
            created_at: now(),
            suspended_at: None,
            verified_at: Some(now()),
            avatar: None,
            bounced: None,
        };
        let address = account.email.as_str().to_owned();
        let inserted = insert(&open.database, account).await;
        open.close().await;
        match inserted {
            Err(StoreError::EmailTaken) => {
                return Err(format!(
                    "{address} has an account already; an administrator needs one of their own"
                )
                .into());
            }
            inserted => inserted?,
        }
        println!("{address} is an administrator.");
        if fresh {
            println!("password: {password}");
            println!("It is shown this once. Sign in, then set up an authenticator: POST /api/v1/me/totp");
        }
        Ok(ExitCode::SUCCESS)
    })
}
