//! Letters about a booking.

use fittribe_domain::{
    BookingId, Interval, booking::BookingStatus, event::EventKind, person::telling::Subject,
};
use fittribe_ports::mailer::Letter;
use fittribe_store::letters::Told;
use jiff::Timestamp;

use super::{
    Desk, Reader,
    appointment::appointment,
    page::Page,
    words::{Places, clock},
};

/// What became of a booking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// It stands.
    Booked,
    /// It is at another time.
    Moved,
    /// It was called off.
    Cancelled,
}

impl What {
    const fn name(self) -> &'static str {
        match self {
            Self::Booked => "booked",
            Self::Moved => "moved",
            Self::Cancelled => "cancelled",
        }
    }
}

/// News of a booking, for one of its two.
#[derive(Clone, Debug)]
pub struct News {
    /// What became of it.
    pub what: What,
    /// Whether the reader is its trainer.
    pub to_trainer: bool,
    /// The other one's name.
    pub other: String,
    /// What was booked.
    pub service: String,
    /// When it is, or was to be.
    pub interval: Interval,
    /// When it was before it moved.
    pub moved_from: Option<Timestamp>,
    /// The booking.
    pub booking: BookingId,
    /// The booking's version.
    pub version: u32,
    /// When this was decided.
    pub at: Timestamp,
}

impl News {
    /// What an event tells its client or its trainer. `None`: nothing that a letter is for.
    #[must_use]
    pub fn of(told: &Told, to_trainer: bool) -> Option<Self> {
        let booking = &told.event.booking.as_ref()?.after;
        let session = &told.event.session.as_ref()?.after;
        let what = match told.event.kind {
            EventKind::BookingCreated if booking.status == BookingStatus::Confirmed => What::Booked,
            EventKind::BookingRescheduled if booking.status == BookingStatus::Confirmed => What::Moved,
            EventKind::BookingCancelled => What::Cancelled,
            EventKind::BookingCreated
            | EventKind::BookingRescheduled
            | EventKind::HoldPlaced
            | EventKind::HoldExpired
            | EventKind::HoldReleased
            | EventKind::ClassScheduled
            | EventKind::ClassCancelled
            | EventKind::Configured => return None,
        };
        let other = if to_trainer { &told.client_name } else { &told.trainer_name };
        Some(Self {
            what,
            to_trainer,
            other: other.clone(),
            service: told.service.clone(),
            interval: session.interval,
            moved_from: told.moved_from.filter(|_| what == What::Moved),
            booking: booking.id,
            version: booking.version,
            at: told.at,
        })
    }

    /// What letters about this are switched off as.
    pub const SUBJECT: Subject = Subject::Bookings;
}

/// Writes the letter.
#[must_use]
pub fn write(news: &News, to: &Reader, desk: &Desk) -> Letter {
    let (language, account) = (to.language(), &to.account);
    let zone = &account.tz;
    let places = Places::default()
        .at(news.interval.start(), zone)
        .with("to", clock(news.interval.end(), zone))
        .with("service", news.service.as_str())
        .with("other", news.other.as_str());
    let role = if news.to_trainer { "trainer" } else { "client" };
    let say = |part: &str| language.tell(&format!("{}-{role}-{part}", news.what.name()), &places);
    let mut facts = vec![
        (language.say("service"), news.service.clone()),
        (language.say(&format!("other-{role}")), news.other.clone()),
        (language.say("when"), language.tell("moment", &places)),
    ];
    if let Some(earlier) = news.moved_from {
        let earlier = language.tell("moment-start", &Places::default().at(earlier, zone));
        facts.push((language.say("earlier"), earlier));
    }
    let token = desk.marks.switch_off(account.id, News::SUBJECT);
    let switch_off = format!("{}/unsubscribe?t={token}", desk.site);
    let subject = say("subject");
    let page = Page {
        language,
        subject: &subject,
        hello: &to.hello(),
        before: &say("before"),
        facts: &facts,
        link: &format!("{}/", desk.site),
        button: &language.say("open"),
        after: &language.tell("booking-after", &Places::default().with("zone", zone.name())),
        site: &desk.site,
        switch_off: Some(&switch_off),
    };
    let summary = format!("{} · {}", news.service, news.other);
    Letter {
        unsubscribe: Some(switch_off.clone()),
        appointment: Some(appointment(news, &summary, &desk.site)),
        ..to.letter(&page, desk)
    }
}
