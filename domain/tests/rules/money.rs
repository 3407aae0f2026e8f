//! Money in currencies with two decimals, with none and with three.

use fittribe_domain::money::{Money, MoneyError};

#[test]
fn amounts_are_written_with_the_decimals_of_their_currency() {
    let written = |minor, currency| Money::price(minor, currency).unwrap().to_string();
    assert_eq!(written(1250, "EUR"), "12.50 EUR");
    assert_eq!(written(5, "EUR"), "0.05 EUR");
    assert_eq!(written(1500, "JPY"), "1500 JPY");
    assert_eq!(written(1250, "KWD"), "1.250 KWD");
    assert_eq!(written(7, "BHD"), "0.007 BHD");
    assert_eq!(written(1_000_000_000, "KWD"), "1000000.000 KWD");
}

#[test]
fn decimals_follow_the_currency() {
    let decimals = |currency| Money::price(1, currency).unwrap().decimals();
    assert_eq!(["EUR", "BGN", "JPY", "KRW", "KWD", "TND"].map(decimals), [2, 2, 0, 0, 3, 3]);
}

#[test]
fn an_amount_is_positive_and_not_absurd() {
    assert_eq!(Money::price(0, "EUR"), Err(MoneyError::OutOfRange));
    assert_eq!(Money::price(-1, "JPY"), Err(MoneyError::OutOfRange));
    assert_eq!(Money::price(1_000_000_001, "KWD"), Err(MoneyError::OutOfRange));
    assert!(Money::price(1_000_000_000, "KWD").is_ok());
}

#[test]
fn a_currency_is_one_that_money_is_made_of() {
    for wrong in ["eur", "EURO", "", "XAU", "ZZZ"] {
        assert_eq!(Money::price(1, wrong), Err(MoneyError::UnknownCurrency), "{wrong}");
    }
}

#[test]
fn reading_money_asks_the_same_as_making_it() {
    let read = |text| serde_json::from_str::<Money>(text);
    let price = Money::price(1500, "JPY").unwrap();
    assert_eq!(read(r#"{"minor":1500,"currency":"JPY"}"#).unwrap(), price);
    assert_eq!(serde_json::to_string(&price).unwrap(), r#"{"minor":1500,"currency":"JPY"}"#);
    for wrong in [
        r#"{"minor":-1500,"currency":"JPY"}"#,
        r#"{"minor":0,"currency":"JPY"}"#,
        r#"{"minor":15.5,"currency":"EUR"}"#,
    ] {
        assert!(read(wrong).is_err(), "{wrong}");
    }
}
