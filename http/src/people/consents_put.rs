//! `PUT /me/consents`

use actix_web::{HttpResponse, put, web::Data};
use fittribe_domain::person::consent::Purpose;
use fittribe_store::{
    accounts,
    consents::{self, Consent},
    profiles,
};
use jiff::{Timestamp, tz::TimeZone};
use serde::Deserialize;
use utoipa::ToSchema;

use super::consents::Consents;
use crate::{
    deps::Accounts,
    error::Problem,
    extract::{Account, Json},
    wire::{EXPECTED_DATE, date},
};

/// What one says to some purposes; others stay as they are.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewConsents {
    /// At most one for each purpose.
    #[schema(min_items = 1, max_items = 5)]
    consents: Vec<NewConsent>,
}

/// What one says to a purpose.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewConsent {
    /// `terms`, `health_data`, `analytics`, `marketing_email` or `marketing_sms`.
    #[schema(value_type = String, example = "analytics")]
    purpose: Purpose,
    /// Yes or no.
    granted: bool,
    /// The date of the wording that was shown.
    #[schema(format = Date, example = "2026-11-01")]
    policy_version: String,
}

impl NewConsent {
    fn consent(&self, place: usize, now: Timestamp) -> Result<Consent, Problem> {
        let at = |field: &str| format!("/consents/{place}/{field}");
        if !self.granted && !self.purpose.can_be_withdrawn() {
            let words = "is agreed to as long as there is the account; erase that instead";
            return Err(Problem::field(at("granted"), words));
        }
        let version = date(&self.policy_version);
        let version = version.ok_or_else(|| Problem::field(at("policy_version"), EXPECTED_DATE))?;
        // Somewhere it is tomorrow already.
        if now.to_zoned(TimeZone::UTC).date().tomorrow().is_ok_and(|tomorrow| version > tomorrow) {
            return Err(Problem::field(at("policy_version"), "is not in the future"));
        }
        Ok(Consent { purpose: self.purpose, granted: self.granted, policy_version: version, at: now })
    }
}

fn read(body: &NewConsents, now: Timestamp) -> Result<Vec<Consent>, Problem> {
    if !(1..=Purpose::ALL.len()).contains(&body.consents.len()) {
        return Err(Problem::field("/consents", "has one to five entries"));
    }
    let mut said: Vec<Consent> = Vec::new();
    for (place, new) in body.consents.iter().enumerate() {
        if said.iter().any(|earlier| earlier.purpose == new.purpose) {
            return Err(Problem::field(format!("/consents/{place}/purpose"), "is there twice"));
        }
        said.push(new.consent(place, now)?);
    }
    Ok(said)
}

/// Agrees to purposes or withdraws that. What is said again changes nothing. Withdrawing `health_data` deletes the notes
/// on one's health.
#[utoipa::path(tag = "people", security(("bearer" = [])), request_body = NewConsents, responses(
    (status = 200, description = "The consents as they are now", body = Consents),
))]
#[put("/me/consents")]
pub async fn put_consents(
    deps: Data<Accounts>,
    account: Account,
    Json(body): Json<NewConsents>,
) -> Result<HttpResponse, Problem> {
    let said = read(&body, deps.clock.now())?;
    let put = deps.db.write(move |conn| {
        Box::pin(async move {
            accounts::lock(conn, account.id).await?;
            for consent in &said {
                consents::enter(conn, account.id, consent).await?;
                if consent.purpose == Purpose::HealthData && !consent.granted {
                    profiles::delete_health_notes(conn, account.id).await?;
                }
            }
            Ok::<_, Problem>(consents::history(conn, account.id).await?)
        })
    });
    Ok(HttpResponse::Ok().json(Consents::from(put.await?)))
}
