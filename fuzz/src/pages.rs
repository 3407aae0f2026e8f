//! `next` of a page, which clients send back as `cursor`, and the instants and dates of queries.

use fittribe_http::{people::measurements_list, trainers::list as trainers_list, wire};
use fittribe_store::{measurements, trainers::search};

use crate::Target;

/// A cursor, an instant or a date.
pub struct Pages;

impl Target for Pages {
    fn try_out(&self, input: &[u8]) {
        let Ok(text) = std::str::from_utf8(input) else { return };
        if let Ok(place) = trainers_list::read_cursor(text) {
            let again = trainers_list::read_cursor(&trainers_list::cursor(place));
            assert_eq!(again.ok(), Some(place), "{text}");
        }
        if let Ok(place) = measurements_list::read_cursor(text) {
            let again = measurements_list::read_cursor(&measurements_list::cursor(place));
            assert_eq!(again.ok(), Some(place), "{text}");
        }
        if let Some(at) = wire::instant(text) {
            assert_eq!(wire::instant(&at.to_string()), Some(at), "{text}");
        }
        if let Some(date) = wire::date(text) {
            assert_eq!(date.to_string(), text);
        }
    }

    fn seeds(&self) -> Vec<Vec<u8>> {
        let taken_at = jiff::Timestamp::from_second(1_800_000_000).unwrap();
        let id = uuid::Uuid::from_u128(7);
        let trainers = [0.5, -0.0, f64::MAX, f64::INFINITY, f64::NAN]
            .map(|rank| trainers_list::cursor(search::Place { rank, trainer: id.into() }));
        let measurements = measurements_list::cursor(measurements::Place { taken_at, id: id.into() });
        let instants =
            ["2026-12-01T09:00:00+02:00", "2026-12-01T09:00:00 02:00", "2026-12-01"].map(str::to_owned);
        [trainers.to_vec(), vec![measurements], instants.into()]
            .concat()
            .into_iter()
            .map(String::into_bytes)
            .collect()
    }
}
