//! A calendar that panics. Alone in its binary: fail points are the whole process's.

#[path = "support/stage.rs"]
mod stage;

use std::time::{Duration, Instant};

use fittribe_actors::calendars::AskError;
use stage::{Stage, booking, hour, until};

#[test]
fn a_panicking_handler_loses_one_calendar_for_one_back_off_and_no_acknowledged_booking() {
    let scenario = fail::FailScenario::setup();
    Stage::play(|stage| async move {
        let node = stage.node();
        let (trainer, other) = (stage.trainer(&node).await, stage.trainer(&node).await);
        let client = stage.clients(1).await[0];
        let before = node.calendars.ask(trainer.id, trainer.book(client, hour(24), true)).await.unwrap();
        node.calendars.ask(other.id, other.book(client, hour(24), true)).await.unwrap();

        fail::cfg("calendar.decide", "1*panic->off").unwrap();
        let begun = Instant::now();
        // The handle asks the next incarnation once more, so the caller only waits for the back-off.
        let after = node.calendars.ask(trainer.id, trainer.book(client, hour(26), true)).await.unwrap();
        assert!(begun.elapsed() >= Duration::from_millis(90), "the calendar rested: {:?}", begun.elapsed());
        assert!(begun.elapsed() < Duration::from_secs(15), "one back-off: {:?}", begun.elapsed());
        let stored = stage.stored(trainer.id).await;
        assert!(stored.booking(booking(&before)).is_some() && stored.booking(booking(&after)).is_some());
        node.calendars.ask(other.id, other.book(client, hour(28), true)).await.unwrap();

        // A calendar that keeps panicking is put into quarantine, and the others never notice.
        fail::cfg("calendar.decide", "panic").unwrap();
        until("quarantine", || async {
            let asked = node.calendars.ask(trainer.id, trainer.book(client, hour(30), true)).await;
            matches!(asked, Err(AskError::Unavailable { retry_after }) if retry_after > Duration::from_secs(30))
        })
        .await;
        fail::cfg("calendar.decide", "off").unwrap();
        node.calendars.ask(other.id, other.book(client, hour(30), true)).await.unwrap();
        let refused = node.calendars.ask(trainer.id, trainer.book(client, hour(32), true)).await;
        assert!(matches!(refused, Err(AskError::Unavailable { .. })));
        assert_eq!(stage.findings().await, []);
        node.stop(Duration::from_secs(5)).await;
    });
    scenario.teardown();
}
