//! All that is kept of an account, as JSON. No secret is in it: no password's hash, no token, no key.

use fittribe_domain::AccountId;
use sqlx::PgConnection;

use crate::Result;

/// One file of a copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its name.
    pub name: &'static str,
    /// What is in it, in a sentence.
    pub about: &'static str,
    /// JSON, written for people.
    pub json: String,
}

macro_rules! documents {
    ($conn:expr, $account:expr, $($name:literal, $query:literal, $about:literal;)+) => {
        vec![$(Document {
            name: $name,
            about: $about,
            json: sqlx::query_file_scalar!($query, $account).fetch_one(&mut *$conn).await?,
        }),+]
    };
}

/// Everything, as one snapshot when the connection has one ([`crate::Database::snapshot`]).
///
/// # Errors
/// When the database fails.
pub async fn documents(conn: &mut PgConnection, account: AccountId) -> Result<Vec<Document>> {
    let account = account.uuid();
    Ok(documents![conn, account,
        "account.json", "queries/export/account.sql", "Your account: address, name, role and time zone.";
        "profile.json", "queries/export/profile.sql", "What you told about yourself, with your emergency contact.";
        "health_notes.json", "queries/export/health_notes.sql", "Your notes on your health.";
        "client_notes.json", "queries/export/client_notes.sql", "What you wrote down about clients, and what your trainers wrote down about you.";
        "goals.json", "queries/export/goals.sql", "What you want to reach.";
        "measurements.json", "queries/export/measurements.sql", "What you measured; each value as you gave it.";
        "consents.json", "queries/export/consents.sql", "All that you agreed to and withdrew.";
        "notification_preferences.json", "queries/export/notification_preferences.sql", "How you want to be told of things; what is not listed is as it is for everybody.";
        "favourites.json", "queries/export/favourites.sql", "The trainers you keep at hand.";
        "bookings.json", "queries/export/bookings.sql", "Your bookings, as a client.";
        "notifications.json", "queries/export/notifications.sql", "Your inbox.";
        "sign_ins.json", "queries/export/sign_ins.sql", "Where you are and were signed in.";
        "exports.json", "queries/export/exports.sql", "Copies like this one that you asked for.";
        "erasure.json", "queries/export/erasure.sql", "Whether your account is to be erased.";
        "reviews.json", "queries/export/reviews.sql", "What you said of trainers, and what was said of you.";
        "files.json", "queries/export/files.sql", "What you uploaded; pictures and documents themselves are at GET /files.";
        "second_factor.json", "queries/export/second_factor.sql", "How else you sign in: an authenticator, without its secret, and identities at providers.";
        "packages.json", "queries/export/packages.sql", "What you announce in bulk.";
        "certificates.json", "queries/export/certificates.sql", "What you showed that you learnt, and what was said of it.";
        "gallery.json", "queries/export/gallery.sql", "The pictures of your page, in their order.";
        "trainer.json", "queries/export/trainer.sql", "Your page as a trainer, with your rules and hours.";
        "services.json", "queries/export/services.sql", "What you sell.";
        "sessions.json", "queries/export/sessions.sql", "The sessions in your calendar, without your clients.";
    ])
}
