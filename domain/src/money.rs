//! Money: integer minor units and an ISO 4217 currency. Never a float.

use std::fmt;

use iso_currency::Currency;
use serde::{Deserialize, Serialize};

/// An amount of one currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Wire")]
pub struct Money {
    minor: i64,
    currency: Currency,
}

/// Money as it is written, before anybody has looked at it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    minor: i64,
    currency: String,
}

impl TryFrom<Wire> for Money {
    type Error = MoneyError;
    fn try_from(wire: Wire) -> Result<Self, MoneyError> {
        Self::price(wire.minor, &wire.currency)
    }
}

/// Why an amount is not money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Prices are positive.
    #[error("an amount is 1 to 1000000000 of the currency’s smallest unit")]
    OutOfRange,
    /// Not an ISO 4217 code.
    #[error("a currency is an ISO 4217 code such as EUR")]
    UnknownCurrency,
}

impl Money {
    /// A price. `minor` counts the currency's smallest unit (cents for EUR, yen for JPY, fils for KWD).
    ///
    /// # Errors
    /// When the amount is not positive or absurd, or the currency is unknown.
    pub fn price(minor: i64, currency: &str) -> Result<Self, MoneyError> {
        let currency = Currency::from_code(currency).ok_or(MoneyError::UnknownCurrency)?;
        // Gold, test codes and the like have no smallest unit.
        if currency.exponent().is_none() {
            return Err(MoneyError::UnknownCurrency);
        }
        if !(1..=1_000_000_000).contains(&minor) {
            return Err(MoneyError::OutOfRange);
        }
        Ok(Self { minor, currency })
    }

    /// The currency's smallest units.
    #[must_use]
    pub const fn minor(self) -> i64 {
        self.minor
    }

    /// The three-letter code.
    #[must_use]
    pub fn currency(self) -> &'static str {
        self.currency.code()
    }

    /// How many digits of [`minor`](Self::minor) stand after the point: 2 for EUR, 0 for JPY, 3 for KWD.
    #[must_use]
    pub fn decimals(self) -> u16 {
        self.currency.exponent().unwrap_or(0)
    }
}

/// `12.50 EUR`, `1500 JPY`, `0.250 KWD`.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = 10_i64.pow(u32::from(self.decimals()));
        let (whole, rest) = (self.minor.div_euclid(unit), self.minor.rem_euclid(unit));
        match usize::from(self.decimals()) {
            0 => write!(f, "{whole} {}", self.currency()),
            digits => write!(f, "{whole}.{rest:0digits$} {}", self.currency()),
        }
    }
}
