//! What people tell about themselves.

use fittribe_domain::{
    person::{
        contact::{Locale, Phone},
        measurement::{Decimal, MeasurementKind, NotAReading, Quantity, Reading, Unit},
        telling::{Channel, Choices, QuietHours, Subject},
    },
    zone::Zone,
};
use jiff::{SignedDuration, Timestamp, civil::Time};
use proptest::prelude::*;

fn quantity(value: &str, unit: Unit) -> Quantity {
    Quantity { value: Decimal::parse(value).unwrap(), unit }
}

#[test]
fn locales_are_read_as_people_write_them_and_kept_as_the_standard_does() {
    for (text, tag) in
        [("en", "en"), ("BG_bg", "bg-BG"), ("zh-hant-tw", "zh-Hant-TW"), ("es-419", "es-419"), ("fil", "fil")]
    {
        assert_eq!(Locale::parse(text).unwrap().as_str(), tag);
    }
    for wrong in ["", "e", "english", "en-", "en-GBR", "en-GB-x-private", "en-GB-GB", "12", "en GB", "è-IT"]
    {
        assert!(Locale::parse(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn phones_have_a_countrys_code_and_are_kept_without_blanks() {
    for text in ["+359888123456", " +359 88 812-34-56", "+359 (88) 812.3456"] {
        assert_eq!(Phone::parse(text).unwrap().as_str(), "+359888123456");
    }
    for wrong in
        ["", "0888123456", "00359888123456", "+0888123456", "+1234567", "+1234567890123456", "+35988a"]
    {
        assert!(Phone::parse(wrong).is_err(), "{wrong}");
    }
    assert_eq!(format!("{:?}", Phone::parse("+359888123456").unwrap()), "Phone(…)", "no log line shows one");
}

#[test]
fn values_are_exact_and_nothing_is_lost_silently() {
    for (text, thousandths) in [("72.5", 72_500), ("72", 72_000), ("0.001", 1), ("072.50", 72_500)] {
        assert_eq!(Decimal::parse(text).unwrap().thousandths(), thousandths);
    }
    for wrong in ["", ".5", "5.", "72.1234", "-1", "+1", "1e3", "1,5", " 1", "1234567890"] {
        assert!(Decimal::parse(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn a_reading_is_in_a_unit_of_its_kind_and_one_that_a_person_can_have() {
    let weight = |value, unit| Reading::new(MeasurementKind::Weight, quantity(value, unit));
    assert_eq!(weight("160", Unit::Pound).unwrap().compared(), quantity("72.575", Unit::Kilogram));
    assert_eq!(weight("160", Unit::Pound).unwrap().quantity(), quantity("160", Unit::Pound));
    assert_eq!(weight("72", Unit::Centimetre), Err(NotAReading::WrongUnit { expected: "`kg` or `lb`" }));
    let words = weight("725", Unit::Kilogram).unwrap_err().to_string();
    assert_eq!(words, "is 20 to 500 kg");
    assert!(weight("20", Unit::Kilogram).is_ok() && weight("500", Unit::Kilogram).is_ok());
    assert!(weight("19.999", Unit::Kilogram).is_err() && weight("500.001", Unit::Kilogram).is_err());
    let inches = Reading::new(MeasurementKind::Height, quantity("70", Unit::Inch)).unwrap();
    assert_eq!(inches.compared(), quantity("177.8", Unit::Centimetre));
}

#[test]
fn quiet_hours_may_cross_midnight_and_end_by_the_local_clock() {
    let night = QuietHours::new(Time::constant(22, 0, 0, 0), Time::constant(7, 0, 0, 0)).unwrap();
    let sofia = Zone::named("Europe/Sofia").unwrap();
    let at = |text: &str| text.parse::<Timestamp>().unwrap();
    // 21:59, 22:00 and 03:00 there.
    assert_eq!(night.next_allowed(at("2026-11-24T19:59:00Z"), &sofia), at("2026-11-24T19:59:00Z"));
    assert_eq!(night.next_allowed(at("2026-11-24T20:00:00Z"), &sofia), at("2026-11-25T05:00:00Z"));
    assert_eq!(night.next_allowed(at("2026-11-25T01:00:00Z"), &sofia), at("2026-11-25T05:00:00Z"));
    // The night in which clocks go back is an hour longer.
    assert_eq!(night.next_allowed(at("2026-10-24T20:00:00Z"), &sofia), at("2026-10-25T05:00:00Z"));
    assert_eq!(QuietHours::new(Time::midnight(), Time::midnight()), None);
}

#[test]
fn offers_and_text_messages_are_asked_for() {
    for channel in Channel::ALL {
        assert!(!Choices::default().allow(Subject::Marketing, channel));
    }
    for subject in Subject::ALL {
        assert!(!Choices::default().allow(subject, Channel::Sms));
    }
}

proptest! {
    #[test]
    fn a_written_decimal_reads_as_itself(thousandths in 0_i64..1_000_000_000_000) {
        let decimal = Decimal::from_thousandths(thousandths);
        prop_assert_eq!(Decimal::parse(&decimal.to_string()), Ok(decimal));
    }

    #[test]
    fn converting_there_and_back_is_off_by_rounding_only(thousandths in 0_i64..1_000_000_000) {
        for (one, other) in [(Unit::Kilogram, Unit::Pound), (Unit::Centimetre, Unit::Inch)] {
            let start = Quantity { value: Decimal::from_thousandths(thousandths), unit: one };
            let back = start.in_unit(other).and_then(|there| there.in_unit(one)).unwrap();
            // Half a thousandth of the other unit at most: 1.27 of a centimetre's, 0.23 of a kilogram's.
            prop_assert!((back.value.thousandths() - thousandths).abs() <= 2, "{start:?} {back:?}");
        }
    }

    #[test]
    fn units_of_different_things_never_convert(thousandths in 0_i64..1_000_000) {
        let start = Quantity { value: Decimal::from_thousandths(thousandths), unit: Unit::Pound };
        for other in [Unit::Percent, Unit::Centimetre, Unit::Inch, Unit::Hour, Unit::Count, Unit::BeatsPerMinute] {
            prop_assert_eq!(start.in_unit(other), None);
        }
    }

    #[test]
    fn what_may_be_sent_waits_for_quiet_hours_alone_and_never_longer_than_a_day(
        from in 0_i8..24, until in 0_i8..24, second in 1_700_000_000_i64..1_900_000_000,
    ) {
        let Some(quiet) = QuietHours::new(Time::constant(from, 0, 0, 0), Time::constant(until, 0, 0, 0)) else {
            return Ok(());
        };
        for zone in ["UTC", "Asia/Kolkata", "America/New_York", "Australia/Lord_Howe"] {
            let zone = Zone::named(zone).unwrap();
            let at = Timestamp::from_second(second).unwrap();
            let sent = quiet.next_allowed(at, &zone);
            prop_assert!(sent >= at && sent.duration_since(at) <= SignedDuration::from_hours(25));
            if !quiet.contain(at.to_zoned(zone.rules().clone()).time()) {
                prop_assert_eq!(sent, at);
            }
        }
    }

    #[test]
    fn a_choice_is_what_was_chosen_last(choices in prop::collection::vec((0_usize..5, 0_usize..3, any::<bool>()), 0..40)) {
        let mut kept = Choices::default();
        let mut naive = std::collections::HashMap::new();
        for (subject, channel, enabled) in choices {
            let (subject, channel) = (Subject::ALL[subject], Channel::ALL[channel]);
            kept.choose(subject, channel, enabled);
            naive.insert((subject, channel), enabled);
        }
        for subject in Subject::ALL {
            for channel in Channel::ALL {
                let expected = naive.get(&(subject, channel)).copied();
                let expected = expected.unwrap_or(Choices::default_for(subject, channel));
                prop_assert_eq!(kept.allow(subject, channel), expected);
            }
        }
        prop_assert!(kept.departures().all(|(subject, channel, on)| on != Choices::default_for(subject, channel)));
    }
}
