//! The life of a booking, written out in full.

use fittribe_domain::booking::{BookingStatus, IllegalTransition, Transition};

use BookingStatus as S;
use Transition as T;

const TRANSITIONS: [Transition; 10] = [
    T::BeginPayment,
    T::ReachDeadline,
    T::Confirm,
    T::ApproveToHold,
    T::Decline,
    T::Expire,
    T::Cancel,
    T::Reschedule,
    T::Complete,
    T::MissIt,
];

/// A row for each status, a column for each transition of [`TRANSITIONS`]: where it leads, or nowhere.
const TABLE: [(BookingStatus, [Option<BookingStatus>; 10]); 10] = {
    const NO: Option<BookingStatus> = None;
    const PAYS: Option<BookingStatus> = Some(S::PendingPayment);
    const ENDING: Option<BookingStatus> = Some(S::Expiring);
    const STANDS: Option<BookingStatus> = Some(S::Confirmed);
    const HELD: Option<BookingStatus> = Some(S::Held);
    const DECLINED: Option<BookingStatus> = Some(S::Declined);
    const EXPIRED: Option<BookingStatus> = Some(S::Expired);
    const OFF: Option<BookingStatus> = Some(S::Cancelled);
    const DONE: Option<BookingStatus> = Some(S::Completed);
    const MISSED: Option<BookingStatus> = Some(S::NoShow);
    #[rustfmt::skip]
    let table = [
        //                   pay   deadl.  confirm approve decline   expire   cancel move    done  missed
        (S::Held,            [PAYS, NO,     STANDS, NO,     NO,       EXPIRED, OFF,   NO,     NO,   NO]),
        (S::PendingApproval, [NO,   NO,     STANDS, HELD,   DECLINED, NO,      NO,    NO,     NO,   NO]),
        (S::PendingPayment,  [NO,   ENDING, STANDS, NO,     NO,       NO,      NO,    NO,     NO,   NO]),
        (S::Expiring,        [NO,   NO,     STANDS, NO,     NO,       EXPIRED, NO,    NO,     NO,   NO]),
        (S::Confirmed,       [NO,   NO,     NO,     NO,     NO,       NO,      OFF,   STANDS, DONE, MISSED]),
        (S::Completed,       [NO,   NO,     NO,     NO,     NO,       NO,      NO,    NO,     NO,   NO]),
        (S::NoShow,          [NO,   NO,     NO,     NO,     NO,       NO,      NO,    NO,     NO,   NO]),
        (S::Cancelled,       [NO,   NO,     NO,     NO,     NO,       NO,      NO,    NO,     NO,   NO]),
        (S::Expired,         [NO,   NO,     NO,     NO,     NO,       NO,      NO,    NO,     NO,   NO]),
        (S::Declined,        [NO,   NO,     NO,     NO,     NO,       NO,      NO,    NO,     NO,   NO]),
    ];
    table
};

#[test]
fn every_transition_leads_where_the_table_says_and_no_other_is_taken() {
    for (status, row) in TABLE {
        for (transition, expected) in TRANSITIONS.into_iter().zip(row) {
            let expected = expected.ok_or(IllegalTransition { from: status, transition });
            assert_eq!(status.after(transition), expected, "{status:?} and {transition:?}");
        }
    }
}

#[test]
fn the_table_has_a_row_for_every_status() {
    assert_eq!(TABLE.map(|(status, _)| status), BookingStatus::ALL);
}

#[test]
fn only_what_was_called_off_lets_go_of_its_time() {
    let occupying = BookingStatus::ALL.into_iter().filter(|status| status.occupies()).collect::<Vec<_>>();
    let expected =
        [S::Held, S::PendingApproval, S::PendingPayment, S::Expiring, S::Confirmed, S::Completed, S::NoShow];
    assert_eq!(occupying, expected);
}

#[test]
fn each_status_is_found_by_its_name_and_written_as_it() {
    for status in BookingStatus::ALL {
        assert_eq!(BookingStatus::named(status.name()), Some(status));
        assert_eq!(serde_json::to_string(&status).unwrap(), format!("\"{}\"", status.name()));
    }
    assert_eq!(BookingStatus::named("Held"), None);
}
