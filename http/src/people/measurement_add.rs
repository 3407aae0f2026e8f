//! `POST /me/measurements`

use actix_web::{HttpResponse, http::StatusCode, post, web::Data};
use fittribe_domain::{
    MeasurementId,
    person::measurement::{MeasurementKind, Unit},
};
use fittribe_store::measurements::{self, MOST, Measurement};
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    claim::Claim,
    measurements::{MeasurementBody, ReadingBody},
    words::prose,
};
use crate::{
    deps::Accounts,
    error::{Kind, Problem},
    extract::{Account, Keyed},
    wire::{Instant, reply, saved},
};

/// A value to enter. `kind`, `value` and `unit` are as in a measurement.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMeasurement {
    /// What was measured.
    #[schema(value_type = String, example = "weight")]
    kind: MeasurementKind,
    /// A decimal number as text.
    #[schema(example = "72.5")]
    value: String,
    /// What it is in.
    #[schema(value_type = String, example = "kg")]
    unit: Unit,
    /// When it was taken: now when absent.
    #[serde(default)]
    taken_at: Option<Instant>,
    /// In one's own words.
    #[serde(default)]
    #[schema(max_length = 500)]
    note: String,
}

impl NewMeasurement {
    fn measurement(self, id: MeasurementId, of: Account, now: Timestamp) -> Result<Measurement, Problem> {
        let taken_at = self.taken_at.map_or(now, |Instant(at)| at);
        // Clocks differ a little.
        if taken_at.duration_since(now) > SignedDuration::from_mins(5) {
            return Err(Problem::field("/taken_at", "is not in the future"));
        }
        let note = prose("/note", &self.note, 500)?;
        let reading = ReadingBody { kind: self.kind, value: self.value, unit: self.unit }.reading("")?;
        // As precise as it is kept.
        let taken_at = Timestamp::from_microsecond(taken_at.as_microsecond()).unwrap_or(taken_at);
        Ok(Measurement { id, account: of.id, reading, taken_at, note })
    }
}

/// Enters a measurement.
#[utoipa::path(tag = "people", security(("bearer" = [])), request_body = NewMeasurement,
    params(("Idempotency-Key" = String, Header, description = "New for each measurement")),
    responses(
        (status = 201, description = "It is entered", body = MeasurementBody),
        (status = 409, description = "`limit_reached`: there are 20,000 already", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "`invalid_request`: a unit of another kind, or a value that nobody has", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[post("/me/measurements")]
pub async fn add_measurement(
    deps: Data<Accounts>,
    account: Account,
    request: Keyed<NewMeasurement>,
) -> Result<HttpResponse, Problem> {
    let Keyed { body, key, fingerprint } = request;
    let now = deps.clock.now();
    let measurement = body.measurement(MeasurementId::from_uuid(deps.random.uuid()), account, now)?;
    let claim = Claim { account: account.id, key, fingerprint, at: now };
    let added = deps.db.write(move |conn| {
        Box::pin(async move {
            if let Some(earlier) = claim.earlier(conn).await? {
                return Ok::<_, Problem>(earlier);
            }
            if !measurements::insert(conn, &measurement).await? {
                return Err(Problem::new(
                    Kind::LimitReached,
                    format!("There are {MOST} measurements already."),
                ));
            }
            claim.save(conn, saved(StatusCode::CREATED, &MeasurementBody::from(measurement), None)).await
        })
    });
    reply(added.await?, false)
}
