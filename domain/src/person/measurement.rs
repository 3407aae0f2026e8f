//! What people measure, exactly: no value is ever a floating-point number.

mod decimal;
mod unit;

use serde::{Deserialize, Serialize};

pub use decimal::{Decimal, InvalidDecimal};
pub use unit::Unit;

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeasurementKind {
    /// The body's weight.
    Weight,
    /// The part of it that is fat.
    BodyFat,
    /// The part of it that is muscle.
    MuscleMass,
    /// The body's height.
    Height,
    /// Around the waist.
    Waist,
    /// Around the hips.
    Hips,
    /// Around the chest.
    Chest,
    /// Around an upper arm.
    Arm,
    /// Around a thigh.
    Thigh,
    /// Heartbeats a minute at rest.
    RestingHeartRate,
    /// Sleep in a night.
    Sleep,
    /// Steps in a day.
    Steps,
}

/// A value with its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// How much.
    pub value: Decimal,
    /// Of what.
    pub unit: Unit,
}

/// A value of a kind of measurement. Invariant: the unit is one of the kind's, and the value is one that a person can
/// have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    kind: MeasurementKind,
    quantity: Quantity,
}

/// Why a value is not one of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAReading {
    /// The kind is measured in others.
    #[error("is {expected}")]
    WrongUnit {
        /// The kind's units, in words.
        expected: &'static str,
    },
    /// Nobody has that.
    #[error("is {least} to {most} {}", unit.name())]
    Implausible {
        /// The least that is taken.
        least: Decimal,
        /// The most that is taken.
        most: Decimal,
        /// What both are in: the kind's own unit.
        unit: Unit,
    },
}

impl MeasurementKind {
    /// Every kind.
    pub const ALL: [Self; 12] = [
        Self::Weight,
        Self::BodyFat,
        Self::MuscleMass,
        Self::Height,
        Self::Waist,
        Self::Hips,
        Self::Chest,
        Self::Arm,
        Self::Thigh,
        Self::RestingHeartRate,
        Self::Sleep,
        Self::Steps,
    ];

    /// The stored and transmitted name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Weight => "weight",
            Self::BodyFat => "body_fat",
            Self::MuscleMass => "muscle_mass",
            Self::Height => "height",
            Self::Waist => "waist",
            Self::Hips => "hips",
            Self::Chest => "chest",
            Self::Arm => "arm",
            Self::Thigh => "thigh",
            Self::RestingHeartRate => "resting_heart_rate",
            Self::Sleep => "sleep",
            Self::Steps => "steps",
        }
    }

    /// The unit in which values of different origin are compared.
    #[must_use]
    pub const fn unit(self) -> Unit {
        match self {
            Self::Weight | Self::MuscleMass => Unit::Kilogram,
            Self::BodyFat => Unit::Percent,
            Self::Height | Self::Waist | Self::Hips | Self::Chest | Self::Arm | Self::Thigh => {
                Unit::Centimetre
            }
            Self::RestingHeartRate => Unit::BeatsPerMinute,
            Self::Sleep => Unit::Hour,
            Self::Steps => Unit::Count,
        }
    }

    /// The least and the most that a person can have, in whole units of [`Self::unit`], both included. Wide on purpose:
    /// they catch a slip of the finger and a wrong unit, not an unusual body.
    const fn bounds(self) -> (i64, i64) {
        match self {
            Self::Weight => (20, 500),
            Self::BodyFat => (1, 80),
            Self::MuscleMass => (5, 200),
            Self::Height => (50, 275),
            Self::Waist | Self::Hips | Self::Chest => (30, 300),
            Self::Arm => (10, 100),
            Self::Thigh => (20, 150),
            Self::RestingHeartRate => (20, 220),
            Self::Sleep => (0, 24),
            Self::Steps => (0, 200_000),
        }
    }
}

impl Quantity {
    /// The same in another unit, to the nearest thousandth, half to even. `None`: they measure different things.
    #[must_use]
    pub fn in_unit(self, unit: Unit) -> Option<Self> {
        unit::convert(self.value, self.unit, unit).map(|value| Self { value, unit })
    }
}

impl Reading {
    /// Takes a value for one of a kind.
    ///
    /// # Errors
    /// [`NotAReading`].
    pub fn new(kind: MeasurementKind, quantity: Quantity) -> Result<Self, NotAReading> {
        let unit = kind.unit();
        let wrong = NotAReading::WrongUnit { expected: unit.alternatives() };
        let compared = quantity.in_unit(unit).ok_or(wrong)?;
        let (least, most) = kind.bounds();
        let (least, most) = (Decimal::whole(least), Decimal::whole(most));
        if (least..=most).contains(&compared.value) {
            return Ok(Self { kind, quantity });
        }
        Err(NotAReading::Implausible { least, most, unit })
    }

    /// What is measured.
    #[must_use]
    pub const fn kind(&self) -> MeasurementKind {
        self.kind
    }

    /// As it was given.
    #[must_use]
    pub const fn quantity(&self) -> Quantity {
        self.quantity
    }

    /// In the kind's own unit, in which readings are compared.
    #[must_use]
    pub fn compared(&self) -> Quantity {
        self.quantity.in_unit(self.kind.unit()).unwrap_or(self.quantity)
    }
}
