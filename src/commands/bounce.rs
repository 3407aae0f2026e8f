//! Marks the address that a returned letter is about.

use std::{io::Read as _, process::ExitCode};

use fittribe_actors::marks::Marks;
use fittribe_adapters::bounce::{self, LONGEST, Report};
use fittribe_ports::mailer::says_nobody_is_there;
use fittribe_store::{Database, accounts};
use secrecy::ExposeSecret as _;

use crate::{
    Failure,
    boot::{self, OpenDatabase},
    commands::now,
    config::Config,
};

/// Reads a message on standard input. What is no bounce of ours is passed over and no failure, or mail servers would
/// return it in turn; 75 (a temporary failure for them) when the database cannot be asked.
pub fn read(config: &Config, recipient: Option<&str>) -> Result<ExitCode, Failure> {
    const TEMPORARY: u8 = 75;
    let mut message = Vec::new();
    std::io::stdin().lock().take(u64::try_from(LONGEST)? + 1).read_to_end(&mut message)?;
    let Some(mut report) = bounce::read(&message) else {
        println!("bounce: this is no report about a letter; nothing is done");
        return Ok(ExitCode::SUCCESS);
    };
    if let Some(recipient) = recipient {
        report.came_to = vec![recipient.to_owned()];
    }
    let marks = Marks::new(boot::token_secret(config)?.expose_secret(), config.mail_bounces.as_deref());
    let done = boot::runtime()?.block_on(async {
        let open = OpenDatabase::open(config).await?;
        let done = settle(&open.database, &marks, &report).await;
        open.close().await;
        done
    });
    match done {
        Ok(words) => {
            println!("bounce: {words}");
            Ok(ExitCode::SUCCESS)
        }
        Err(error) => {
            eprintln!("fittribe: {error}");
            Ok(ExitCode::from(TEMPORARY))
        }
    }
}

async fn settle(database: &Database, marks: &Marks, report: &Report) -> Result<&'static str, Failure> {
    let status = report.failures.iter().find(|status| says_nobody_is_there(status));
    let Some(status) = status.cloned() else {
        return Ok("the address may still take mail; nothing is done");
    };
    let Some(returned) = report.came_to.iter().find_map(|address| marks.returned(address)) else {
        return Ok("it did not come to an address of ours; nothing is done");
    };
    let account = accounts::find(&mut *database.read().await?, returned.account).await?;
    let Some(account) = account.filter(|account| marks.sent(&returned, &account.email)) else {
        return Ok("no letter of ours was sent to the account's present address so; nothing is done");
    };
    let marking = database.run(move |conn| {
        Box::pin(
            async move { accounts::mark_bounced(conn, account.id, &account.email, &status, now()).await },
        )
    });
    Ok(if marking.await? { "the address is marked" } else { "the address was marked already" })
}
