//! Measured values on the wire.

use fittribe_domain::person::measurement::{Decimal, MeasurementKind, Quantity, Reading, Unit};
use fittribe_store::measurements::Measurement;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::error::Problem;

/// A value of a kind of measurement.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Reading)]
pub struct ReadingBody {
    /// `weight`, `body_fat`, `muscle_mass`, `height`, `waist`, `hips`, `chest`, `arm`, `thigh`, `resting_heart_rate`,
    /// `sleep` (hours in a night) or `steps` (in a day).
    #[schema(value_type = String, example = "weight")]
    pub kind: MeasurementKind,
    /// A decimal number with at most three places, as text: no digit of it is ever lost.
    #[schema(example = "72.5", pattern = "^[0-9]{1,9}(\\.[0-9]{1,3})?$")]
    pub value: String,
    /// `kg` or `lb`, `cm` or `in`, `%`, `bpm`, `h` or `count`, as the kind has it.
    #[schema(value_type = String, example = "kg")]
    pub unit: Unit,
}

/// A measurement.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Measurement)]
pub struct MeasurementBody {
    /// Its identity.
    id: Uuid,
    /// As it was given.
    #[serde(flatten)]
    reading: ReadingBody,
    /// The value in the unit that all of its kind can be compared in, to the nearest thousandth.
    #[schema(example = "72.5")]
    compared_value: String,
    /// That unit.
    #[schema(example = "kg")]
    compared_unit: &'static str,
    /// When it was taken.
    #[schema(value_type = String, format = DateTime)]
    taken_at: Timestamp,
    /// In one's own words.
    note: String,
}

impl ReadingBody {
    /// The reading. Pointers begin with `at`.
    ///
    /// # Errors
    /// Points at the field that is wrong.
    pub fn reading(&self, at: &str) -> Result<Reading, Problem> {
        use fittribe_domain::person::measurement::NotAReading as Wrong;
        let value = Decimal::parse(&self.value)
            .map_err(|wrong| Problem::field(format!("{at}/value"), wrong.to_string()))?;
        Reading::new(self.kind, Quantity { value, unit: self.unit }).map_err(|wrong| {
            let field = match wrong {
                Wrong::WrongUnit { .. } => "unit",
                Wrong::Implausible { .. } => "value",
            };
            Problem::field(format!("{at}/{field}"), wrong.to_string())
        })
    }
}

impl From<Reading> for ReadingBody {
    fn from(reading: Reading) -> Self {
        let Quantity { value, unit } = reading.quantity();
        Self { kind: reading.kind(), value: value.to_string(), unit }
    }
}

impl From<Measurement> for MeasurementBody {
    fn from(measurement: Measurement) -> Self {
        let compared = measurement.reading.compared();
        Self {
            id: measurement.id.uuid(),
            reading: ReadingBody::from(measurement.reading),
            compared_value: compared.value.to_string(),
            compared_unit: compared.unit.name(),
            taken_at: measurement.taken_at,
            note: measurement.note,
        }
    }
}
