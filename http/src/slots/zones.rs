//! Zones and midnights that a worker has looked up before.

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    rc::Rc,
    sync::Arc,
};

use fittribe_domain::zone::Zone;
use jiff::{Timestamp, civil::Date};

use crate::error::Problem;

/// More names than the database has; beyond, everything is looked up anew.
const MOST_ZONES: usize = 1_000;
/// More dates than a year has; beyond, everything is looked up anew.
const MOST_DATES: usize = 1_000;

/// A zone with what was asked of it.
pub struct Known {
    /// The zone.
    pub zone: Zone,
    /// Its name.
    pub name: Arc<str>,
    midnights: RefCell<HashMap<Date, i64>>,
    today: Cell<Option<(Date, i64, i64)>>,
}

thread_local! {
    static ZONES: RefCell<HashMap<Box<str>, Rc<Known>>> = RefCell::new(HashMap::new());
}

/// A zone by its IANA name.
///
/// # Errors
/// Points at the parameter.
pub fn known(name: &str) -> Result<Rc<Known>, Problem> {
    let found = ZONES.with_borrow(|zones| zones.get(name).cloned());
    if let Some(found) = found {
        return Ok(found);
    }
    let zone = Zone::named(name).map_err(|unknown| Problem::field("?tz", unknown.to_string()))?;
    let name_of_zone = Arc::from(zone.name());
    let fresh =
        Rc::new(Known { zone, name: name_of_zone, midnights: RefCell::default(), today: Cell::new(None) });
    ZONES.with_borrow_mut(|zones| {
        if zones.len() >= MOST_ZONES {
            zones.clear();
        }
        zones.insert(name.into(), Rc::clone(&fresh));
    });
    Ok(fresh)
}

impl Known {
    /// The first second of a local date.
    pub fn midnight(&self, date: Date) -> i64 {
        if let Some(second) = self.midnights.borrow().get(&date) {
            return *second;
        }
        let second = self.zone.midnight(date).as_second();
        let mut midnights = self.midnights.borrow_mut();
        if midnights.len() >= MOST_DATES {
            midnights.clear();
        }
        midnights.insert(date, second);
        second
    }

    /// The local date at an instant.
    pub fn today(&self, now: Timestamp) -> Date {
        let second = now.as_second();
        if let Some((date, start, end)) = self.today.get()
            && (start..end).contains(&second)
        {
            return date;
        }
        let date = self.zone.date(now);
        let end = date.tomorrow().map_or(second, |tomorrow| self.midnight(tomorrow));
        self.today.set(Some((date, self.midnight(date), end)));
        date
    }
}
