//! Units and how they convert.

use serde::{Deserialize, Serialize};

use super::Decimal;

/// What a value is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// Mass.
    #[serde(rename = "kg")]
    Kilogram,
    /// Mass: 0.45359237 kg exactly.
    #[serde(rename = "lb")]
    Pound,
    /// A part of a hundred.
    #[serde(rename = "%")]
    Percent,
    /// Length.
    #[serde(rename = "cm")]
    Centimetre,
    /// Length: 2.54 cm exactly.
    #[serde(rename = "in")]
    Inch,
    /// Frequency.
    #[serde(rename = "bpm")]
    BeatsPerMinute,
    /// Time.
    #[serde(rename = "h")]
    Hour,
    /// Just a number.
    #[serde(rename = "count")]
    Count,
}

impl Unit {
    /// The stored and transmitted name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kilogram => "kg",
            Self::Pound => "lb",
            Self::Percent => "%",
            Self::Centimetre => "cm",
            Self::Inch => "in",
            Self::BeatsPerMinute => "bpm",
            Self::Hour => "h",
            Self::Count => "count",
        }
    }

    /// The units that measure the same, in words.
    pub(super) const fn alternatives(self) -> &'static str {
        match self {
            Self::Kilogram | Self::Pound => "`kg` or `lb`",
            Self::Percent => "`%`",
            Self::Centimetre | Self::Inch => "`cm` or `in`",
            Self::BeatsPerMinute => "`bpm`",
            Self::Hour => "`h`",
            Self::Count => "`count`",
        }
    }

    /// What one is, as a fraction of the unit that all of its measure are compared in.
    const fn worth(self) -> (Self, i128, i128) {
        match self {
            Self::Pound => (Self::Kilogram, 45_359_237, 100_000_000),
            Self::Inch => (Self::Centimetre, 254, 100),
            other => (other, 1, 1),
        }
    }
}

/// A value in another unit of the same measure, to the nearest thousandth, half to even.
pub(super) fn convert(value: Decimal, from: Unit, to: Unit) -> Option<Decimal> {
    if from == to {
        return Some(value);
    }
    let ((base, over, under), (same, to_over, to_under)) = (from.worth(), to.worth());
    if base != same {
        return None;
    }
    let exact = i128::from(value.thousandths()) * over * to_under;
    let rounded = divide(exact, under * to_over);
    i64::try_from(rounded).ok().map(Decimal::from_thousandths)
}

/// The nearest whole number, half to even; the divisor is positive.
const fn divide(number: i128, by: i128) -> i128 {
    let (whole, rest) = (number.div_euclid(by), number.rem_euclid(by));
    if rest * 2 > by || (rest * 2 == by && whole % 2 != 0) { whole + 1 } else { whole }
}
