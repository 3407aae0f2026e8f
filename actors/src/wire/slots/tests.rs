use std::{
    collections::{BTreeMap, BTreeSet},
    time::Instant,
};

use proptest::prelude::*;

use super::*;
use crate::wire;

fn session(number: u8) -> SessionId {
    SessionId::from_uuid(Uuid::from_bytes([number; 16]))
}

prop_compose! {
    fn offer()(
        free in prop::collection::btree_set(0_i64..60, 0..30),
        held in prop::collection::btree_map(0_i64..60, 0_i64..4, 0..10),
        classes in prop::collection::btree_map(0_u8..12, (0_i64..3, 1_u16..3, 0_u16..3), 0..6),
    ) -> Slots {
        let free: BTreeSet<i64> = free.into_iter().filter(|start| !held.contains_key(start)).collect();
        let mut by_start: BTreeMap<i64, ClassSlot> = BTreeMap::new();
        for (id, (shift, capacity, left)) in classes {
            let start = i64::from(id) * 3 + shift;
            by_start.insert(start, ClassSlot { session: session(id), start, end: start + 1, capacity, left });
        }
        Slots { free: free.into_iter().collect(), held: held.into_iter().collect(), classes: by_start.into_values().collect() }
    }
}

proptest! {
    #[test]
    fn the_change_leads_from_the_old_offer_to_the_new(old in offer(), new in offer()) {
        let change = SlotsChange::between(&old, &new);
        prop_assert_eq!(&change.apply(&old), &new);
        prop_assert_eq!(change.is_empty(), old == new);
    }

    #[test]
    fn no_start_is_named_twice(old in offer(), new in offer()) {
        let change = SlotsChange::between(&old, &new);
        let named = change.add.iter().chain(&change.del).chain(change.held.iter().map(|(start, _)| start));
        let distinct: BTreeSet<i64> = named.clone().copied().collect();
        prop_assert_eq!(distinct.len(), named.count());
    }
}

#[test]
fn seats_left_alone_do_not_open_a_class_anew() {
    let class = ClassSlot { session: session(1), start: 10, end: 20, capacity: 8, left: 3 };
    let offer = |left| Slots { classes: vec![ClassSlot { left, ..class }], ..Slots::default() };
    let change = SlotsChange::between(&offer(3), &offer(2));
    assert_eq!(change, SlotsChange { seats: vec![(session(1), 2)], ..SlotsChange::default() });
}

fn view<'a>(zone: &'a Zone, slots: &'a Slots, from: &str, days: i64) -> SlotsView<'a> {
    let from: Date = from.parse().unwrap();
    let to = from.saturating_add(Span::new().days(days));
    SlotsView { zone, now: zone.midnight(from), notice_s: 7_200, duration_s: 3_600, from, to, slots }
}

#[test]
fn starts_are_grouped_by_the_trainers_local_date() {
    let zone = Zone::named("Europe/Sofia").unwrap();
    let at = |text: &str| text.parse::<Timestamp>().unwrap().as_second();
    let slots = Slots {
        free: vec![at("2026-12-01T08:00:00Z"), at("2026-12-01T21:59:00Z"), at("2026-12-01T22:00:00Z")],
        held: vec![(at("2026-12-03T08:00:00Z"), at("2026-11-30T08:05:00Z"))],
        classes: Vec::new(),
    };
    let days = view(&zone, &slots, "2026-12-01", 60).snapshot().days;
    let summary: Vec<_> =
        days.iter().map(|day| (day.date.as_str(), day.free.len(), day.held.len())).collect();
    assert_eq!(summary, [("2026-12-01", 2, 0), ("2026-12-02", 1, 0), ("2026-12-03", 0, 1)]);
}

/// Nine open hours a day in steps of 15 minutes over 60 days.
fn a_full_calendar(zone: &Zone, from: &str) -> Slots {
    let mut slots = Slots::default();
    let mut date: Date = from.parse().unwrap();
    for _ in 0..60 {
        let open = zone.midnight(date).as_second() + 9 * 3_600;
        slots.free.extend((0..36).map(|quarter| open + quarter * 900));
        date = date.tomorrow().unwrap();
    }
    slots
}

#[test]
fn sixty_days_in_quarters_of_an_hour_fit_one_frame() {
    let zone = Zone::named("Europe/Sofia").unwrap();
    let slots = a_full_calendar(&zone, "2026-03-01");
    let view = view(&zone, &slots, "2026-03-01", 60);
    let service = fittribe_domain::ServiceId::from_uuid(Uuid::nil());
    let started = Instant::now();
    let frame = wire::slots_snapshot(service, "c1.20000", 7, &view);
    println!("{} starts, {} bytes, {:?}", slots.free.len(), frame.len(), started.elapsed());
    assert!(frame.len() <= wire::frame::LONGEST, "{}", frame.len());
    let message: wire::message::Message<wire::message::Snapshot<SlotsSnapshot>> =
        serde_json::from_slice(&frame.payload()).unwrap();
    assert_eq!((message.v, message.t.as_ref(), message.body.seq), (1, "snap", 7));
    let starts = message.body.d.days.iter().flat_map(|day| &day.free).map(|start| start.0.as_second());
    assert!(starts.eq(slots.free.iter().copied()));
}
