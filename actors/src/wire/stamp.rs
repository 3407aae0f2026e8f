//! Instants on the wire.

use std::borrow::Cow;

use jiff::Timestamp;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize, Serializer};

/// An instant, written as RFC 3339 in UTC: `2026-12-01T08:00:00Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(transparent)]
pub struct Stamp(pub Timestamp);

impl Stamp {
    /// So many seconds after 1970; clamped at the ends of time.
    #[must_use]
    pub fn from_second(second: i64) -> Self {
        Self(Timestamp::from_second(second).unwrap_or(if second < 0 {
            Timestamp::MIN
        } else {
            Timestamp::MAX
        }))
    }
}

impl From<Timestamp> for Stamp {
    fn from(at: Timestamp) -> Self {
        Self(at)
    }
}

/// A snapshot carries thousands of instants, nearly all of them whole seconds of this era.
impl Serialize for Stamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let second = self.0.as_second();
        if self.0.subsec_nanosecond() == 0 && (0..253_402_300_800).contains(&second) {
            let text = written(second);
            if let Ok(text) = std::str::from_utf8(&text) {
                return serializer.serialize_str(text);
            }
        }
        serializer.collect_str(&self.0)
    }
}

/// Days to civil date after Howard Hinnant's `civil_from_days`, for 1970 to 9999.
fn written(second: i64) -> [u8; 20] {
    let (days, of_day) = (second.div_euclid(86_400) + 719_468, second.rem_euclid(86_400));
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    let ([y, e], [a, r]) = (pair(year / 100), pair(year % 100));
    let ([m, o], [d, b]) = (pair(month), pair(day));
    let ([h, i], [n, u], [s, c]) = (pair(of_day / 3_600), pair(of_day / 60 % 60), pair(of_day % 60));
    [y, e, a, r, b'-', m, o, b'-', d, b, b'T', h, i, b':', n, u, b':', s, c, b'Z']
}

fn pair(number: i64) -> [u8; 2] {
    let digit = |digit: i64| u8::try_from(digit % 10).map_or(b'0', |digit| b'0' + digit);
    [digit(number / 10), digit(number)]
}

impl JsonSchema for Stamp {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Instant".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date-time" })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_short_way_writes_what_the_long_way_writes(second in 0_i64..253_402_300_800) {
            let at = Timestamp::from_second(second).unwrap();
            prop_assert_eq!(serde_json::to_string(&Stamp(at)).unwrap(), format!("\"{at}\""));
        }
    }

    #[test]
    fn fractions_and_far_times_are_kept() {
        for text in ["2026-12-01T08:00:00.5Z", "1969-12-31T23:59:59Z", "-000001-01-01T00:00:00Z"] {
            let at: Timestamp = text.parse().unwrap();
            let json = serde_json::to_string(&Stamp(at)).unwrap();
            assert_eq!(json, format!("\"{text}\""));
            assert_eq!(serde_json::from_str::<Stamp>(&json).unwrap(), Stamp(at));
        }
    }
}
