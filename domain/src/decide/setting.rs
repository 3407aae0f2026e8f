//! Changes of a trainer's rules. What is booked stays.

use super::Draft;
use crate::{
    calendar::rejection::{Reason, Rejection},
    event::{Event, EventKind, Setting},
    hours::{Hours, WeeklyWindow},
    policy::{OutOfBounds, bounded},
    service::{Price, Service, ServiceKind},
};

impl Draft<'_> {
    pub(super) fn configure(&mut self, setting: Setting) -> Result<(), Rejection> {
        self.check(&setting).map_err(|wrong| self.refuse(wrong.into()))?;
        match &setting {
            Setting::Service(service) => self.check_service(service)?,
            Setting::TimeOffRemoved(id) if !self.state.hours().time_off.iter().any(|off| off.id == *id) => {
                return Err(self.refuse(Reason::WrongSetting("there is no such time off")));
            }
            _ => {}
        }
        self.events.push(Event {
            kind: EventKind::Configured,
            session: None,
            booking: None,
            setting: Some(setting),
        });
        Ok(())
    }

    pub(super) fn replace_weekly(&mut self, weekly: Vec<WeeklyWindow>, seen: u32) -> Result<(), Rejection> {
        let actual = self.state.hours().weekly_mark();
        if actual != seen {
            return Err(self.refuse(Reason::HoursChanged { actual }));
        }
        self.configure(Setting::Weekly(weekly))
    }

    fn check(&self, setting: &Setting) -> Result<(), OutOfBounds> {
        let hours = self.state.hours();
        match setting {
            Setting::Policy(policy) => policy.check(),
            Setting::Service(service) => service.check(),
            Setting::Weekly(weekly) => Hours { weekly: weekly.clone(), ..Hours::default() }.check(),
            Setting::Override { date, windows } => {
                let mut changed = Hours { overrides: hours.overrides.clone(), ..Hours::default() };
                changed.overrides.extend(windows.clone().map(|windows| (*date, windows)));
                changed.check()
            }
            Setting::TimeOff(off) => {
                bounded(off.note.chars().count() <= 200, "note", "is at most 200 characters")?;
                let others = hours.time_off.iter().filter(|known| known.id != off.id).count();
                bounded(others < 1000, "time_off", "takes at most 1000 entries")
            }
            Setting::External { busy, .. } => {
                bounded(busy.len() <= 10_000, "busy", "takes at most 10000 intervals")
            }
            Setting::Zone(_) | Setting::Accepting(_) | Setting::TimeOffRemoved(_) => Ok(()),
        }
    }

    fn check_service(&self, service: &Service) -> Result<(), Rejection> {
        if matches!(service.price, Price::Online { .. }) {
            return Err(self.refuse(Reason::PaymentsNotConfigured));
        }
        let known = self.state.service(service.id);
        let class = |service: &Service| matches!(service.kind, ServiceKind::Class { .. });
        if known.is_some_and(|known| class(known) != class(service)) {
            return Err(self.refuse(Reason::WrongSetting(
                "a service stays one-to-one or class; make a new service for the other kind",
            )));
        }
        if known.is_none() && self.state.services().len() >= 100 {
            return Err(
                self.refuse(Reason::WrongSetting("a trainer has at most 100 services; take one off sale"))
            );
        }
        Ok(())
    }
}
