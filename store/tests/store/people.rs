use fittribe_domain::{
    AccountId,
    account::{Email, Role},
    trainer::Status,
    zone::Zone,
};
use fittribe_store::{
    StoreError, accounts,
    idempotency::{self, Claimed, SavedReply, Use},
    refresh::{self, NewToken, Rotation},
    sign_in, sign_ins,
    testing::{self, TestDatabase},
    trainers::{self, Handle, NewTrainer, Profile, Updated},
};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::scene::{NOW, id};

fn now() -> Timestamp {
    NOW.parse().unwrap()
}

#[tokio::test]
async fn an_address_belongs_to_one_account() {
    let server = TestDatabase::create().await;
    let mut conn = server.database().read().await.unwrap();
    testing::account(&mut conn, id(1), Role::Client, now()).await.unwrap();
    let known = accounts::find(&mut conn, id(1)).await.unwrap().unwrap();
    assert_eq!(known.created_at, now());
    let twin = accounts::Account { id: id(2), ..known.clone() };
    assert!(matches!(accounts::insert(&mut conn, &twin).await, Err(StoreError::EmailTaken)));
    let found = accounts::find_by_email(&mut conn, &known.email).await.unwrap().unwrap();
    assert_eq!(found.id, known.id);
    let nobody = Email::parse("nobody@example.org").unwrap();
    assert!(accounts::find_by_email(&mut conn, &nobody).await.unwrap().is_none());
    let cairo = Zone::named("Africa/Cairo").unwrap();
    let changed = accounts::update_profile(&mut conn, id(1), None, Some(&cairo)).await.unwrap().unwrap();
    assert_eq!((changed.name, changed.tz.name()), (known.name, "Africa/Cairo"));
    assert!(accounts::update_profile(&mut conn, id(9), Some("No"), None).await.unwrap().is_none());
}

#[tokio::test]
async fn a_reused_refresh_token_revokes_its_family() {
    let server = TestDatabase::create().await;
    let mut conn = server.database().read().await.unwrap();
    let (account, now): (AccountId, _) = (id(1), now());
    testing::account(&mut conn, account, Role::Client, now).await.unwrap();
    let (family, other) = (Uuid::from_u128(10), Uuid::from_u128(11));
    let expires_at = now + SignedDuration::from_hours(24 * 30);
    let token = |hash, family| NewToken { hash, family, account, issued_at: now, expires_at };
    sign_ins::begin(&mut conn, &token([1; 32], family), "A phone", false).await.unwrap();
    sign_ins::begin(&mut conn, &token([9; 32], other), &"x".repeat(300), true).await.unwrap();
    assert_eq!(sign_ins::list(&mut conn, account, now).await.unwrap().len(), 2);
    let rotated =
        Rotation::Rotated { account, family, expires_at, authenticated_at: now, second_factor: false };
    assert_eq!(
        refresh::rotate(&mut conn, &[1; 32], &[2; 32], SignedDuration::ZERO, now).await.unwrap(),
        rotated
    );
    assert_eq!(
        refresh::rotate(&mut conn, &[2; 32], &[3; 32], SignedDuration::ZERO, now).await.unwrap(),
        rotated
    );
    let reused = Rotation::Reused { account, family };
    assert_eq!(
        refresh::rotate(&mut conn, &[1; 32], &[4; 32], SignedDuration::ZERO, now).await.unwrap(),
        reused
    );
    assert_eq!(
        sign_ins::ended_since(&mut conn, now - SignedDuration::from_secs(1)).await.unwrap(),
        [(account, family)]
    );
    let live = sign_ins::list(&mut conn, account, now).await.unwrap();
    assert_eq!((live.len(), live[0].id, live[0].device.len()), (1, other, 200));
    assert_eq!(
        refresh::rotate(&mut conn, &[3; 32], &[5; 32], SignedDuration::ZERO, now).await.unwrap(),
        Rotation::Refused
    );
    assert_eq!(
        refresh::rotate(&mut conn, &[8; 32], &[5; 32], SignedDuration::ZERO, now).await.unwrap(),
        Rotation::Refused
    );
    assert_eq!(
        refresh::rotate(&mut conn, &[9; 32], &[6; 32], SignedDuration::ZERO, expires_at).await.unwrap(),
        Rotation::Refused
    );
    assert!(matches!(
        refresh::rotate(&mut conn, &[9; 32], &[6; 32], SignedDuration::ZERO, now).await.unwrap(),
        Rotation::Rotated { .. }
    ));
    assert_eq!(refresh::revoke_by_token(&mut conn, &[6; 32], now).await.unwrap(), Some((account, other)));
    assert_eq!(
        refresh::rotate(&mut conn, &[6; 32], &[7; 32], SignedDuration::ZERO, now).await.unwrap(),
        Rotation::Refused
    );
    assert_eq!(refresh::sweep(&mut conn, expires_at).await.unwrap(), 0);
    assert_eq!(refresh::sweep(&mut conn, Timestamp::MAX).await.unwrap(), 5);
}

#[tokio::test]
async fn a_lost_answer_can_be_asked_for_again_until_somebody_used_it() {
    let server = TestDatabase::create().await;
    let mut conn = server.database().read().await.unwrap();
    let (account, begun): (AccountId, _) = (id(1), now());
    testing::account(&mut conn, account, Role::Client, begun).await.unwrap();
    let (family, expires_at) = (Uuid::from_u128(10), begun + SignedDuration::from_hours(1));
    let token = NewToken { hash: [1; 32], family, account, issued_at: begun, expires_at };
    sign_ins::begin(&mut conn, &token, "A phone", false).await.unwrap();
    let leeway = SignedDuration::from_secs(10);
    let at = |seconds| begun + SignedDuration::from_secs(seconds);
    let goes_on = |rotation| matches!(rotation, Rotation::Rotated { .. });
    for (next, second) in [([2; 32], 0), ([3; 32], 4), ([4; 32], 9)] {
        assert!(
            goes_on(refresh::rotate(&mut conn, &[1; 32], &next, leeway, at(second)).await.unwrap()),
            "{second}"
        );
    }
    // Its last answer arrived after all: from then on the old one is a reuse at once.
    assert!(goes_on(refresh::rotate(&mut conn, &[4; 32], &[5; 32], leeway, at(9)).await.unwrap()));
    let reused = Rotation::Reused { account, family };
    assert_eq!(refresh::rotate(&mut conn, &[1; 32], &[6; 32], leeway, at(9)).await.unwrap(), reused);
    assert_eq!(
        refresh::rotate(&mut conn, &[5; 32], &[7; 32], leeway, at(9)).await.unwrap(),
        Rotation::Refused
    );
}

#[tokio::test]
async fn an_answer_that_was_taken_back_is_a_reuse_once_the_leeway_is_over() {
    let server = TestDatabase::create().await;
    let mut conn = server.database().read().await.unwrap();
    let (account, begun): (AccountId, _) = (id(1), now());
    testing::account(&mut conn, account, Role::Client, begun).await.unwrap();
    let (family, expires_at) = (Uuid::from_u128(10), begun + SignedDuration::from_hours(1));
    let token = NewToken { hash: [1; 32], family, account, issued_at: begun, expires_at };
    sign_ins::begin(&mut conn, &token, "A phone", false).await.unwrap();
    let leeway = SignedDuration::from_secs(10);
    // Somebody copied the first token and shows it right after its owner did; the owner goes on with what they were given.
    refresh::rotate(&mut conn, &[1; 32], &[2; 32], leeway, begun).await.unwrap();
    refresh::rotate(&mut conn, &[1; 32], &[3; 32], leeway, begun + SignedDuration::from_secs(1))
        .await
        .unwrap();
    let later = begun + SignedDuration::from_mins(10);
    let reused = Rotation::Reused { account, family };
    assert_eq!(refresh::rotate(&mut conn, &[2; 32], &[4; 32], leeway, later).await.unwrap(), reused);
    assert_eq!(
        refresh::rotate(&mut conn, &[3; 32], &[5; 32], leeway, later).await.unwrap(),
        Rotation::Refused
    );
}

#[tokio::test]
async fn of_two_who_present_a_token_at_once_one_is_second() {
    let server = TestDatabase::create().await;
    let database = server.database();
    let (account, now): (AccountId, _) = (id(1), now());
    let mut conn = database.read().await.unwrap();
    testing::account(&mut conn, account, Role::Client, now).await.unwrap();
    let expires_at = now + SignedDuration::from_hours(1);
    let token = NewToken { hash: [1; 32], family: Uuid::from_u128(10), account, issued_at: now, expires_at };
    sign_ins::begin(&mut conn, &token, "A phone", false).await.unwrap();
    let present = |next: [u8; 32]| async move {
        let mut transaction = database.begin().await.unwrap();
        let rotation =
            refresh::rotate(&mut transaction, &[1; 32], &next, SignedDuration::ZERO, now).await.unwrap();
        transaction.commit().await.unwrap();
        rotation
    };
    let both = <[_; 2]>::from(tokio::join!(present([2; 32]), present([3; 32])));
    assert_eq!(both.iter().filter(|one| matches!(one, Rotation::Rotated { .. })).count(), 1, "{both:?}");
    assert_eq!(both.iter().filter(|one| matches!(one, Rotation::Reused { .. })).count(), 1, "{both:?}");
}

#[tokio::test]
async fn failed_sign_ins_are_counted_until_one_succeeds() {
    let server = TestDatabase::create().await;
    let mut conn = server.database().read().await.unwrap();
    let (key, now) = ([5; 32], now());
    let minute = SignedDuration::from_mins(1);
    for at in [now - minute * 20, now - minute, now, now] {
        sign_in::record_failure(&mut conn, &key, at).await.unwrap();
    }
    sign_in::record_failure(&mut conn, &[6; 32], now).await.unwrap();
    let recent = sign_in::recent_failures(&mut conn, &key, now - minute * 15).await.unwrap();
    assert_eq!(recent, [now, now, now - minute]);
    assert_eq!(sign_in::sweep(&mut conn, now - minute * 15).await.unwrap(), 1);
    sign_in::clear(&mut conn, &key).await.unwrap();
    assert!(sign_in::recent_failures(&mut conn, &key, Timestamp::MIN).await.unwrap().is_empty());
    assert_eq!(sign_in::recent_failures(&mut conn, &[6; 32], Timestamp::MIN).await.unwrap().len(), 1);
}

#[tokio::test]
async fn trainers_are_found_listed_and_changed() {
    let server = TestDatabase::create().await;
    let mut conn = server.database().read().await.unwrap();
    for number in [3, 1, 2] {
        testing::trainer(&mut conn, Uuid::from_u128(number), Zone::UTC, now()).await.unwrap();
    }
    let two = trainers::find(&mut conn, Handle::Id(id(2))).await.unwrap().unwrap();
    assert_eq!((two.version, two.accepting, two.tz.name()), (1, true, "UTC"));
    let same = trainers::find(&mut conn, Handle::Slug(&two.slug)).await.unwrap().unwrap();
    assert_eq!(same.id, two.id);
    assert_eq!(trainers::find_by_account(&mut conn, two.account).await.unwrap().unwrap().id, two.id);
    let profile = Profile { headline: "Stronger".to_owned(), ..two.profile.clone() };
    match trainers::update(&mut conn, two.id, 1, &profile).await.unwrap() {
        Updated::Done(trainer) => assert_eq!((trainer.version, &trainer.profile), (2, &profile)),
        other => panic!("{other:?}"),
    }
    let stale = trainers::update(&mut conn, two.id, 1, &profile).await.unwrap();
    assert!(matches!(stale, Updated::Stale(2)));
    assert!(matches!(trainers::update(&mut conn, id(9), 1, &profile).await.unwrap(), Updated::Unknown));
}

#[tokio::test]
async fn a_slug_and_an_account_make_one_trainer() {
    let server = TestDatabase::create().await;
    let mut conn = server.database().read().await.unwrap();
    testing::trainer(&mut conn, Uuid::from_u128(1), Zone::UTC, now()).await.unwrap();
    testing::account(&mut conn, id(2), Role::Trainer, now()).await.unwrap();
    let first = trainers::find(&mut conn, Handle::Id(id(1))).await.unwrap().unwrap();
    let page = |account, slug: &str| NewTrainer {
        id: id(5),
        account,
        slug: slug.to_owned(),
        headline: String::new(),
        biography: String::new(),
        created_at: now(),
        status: Status::Approved,
    };
    let taken = trainers::insert(&mut conn, &page(id(2), &first.slug)).await;
    assert!(matches!(taken, Err(StoreError::SlugTaken)));
    let again = trainers::insert(&mut conn, &page(id(1), "other")).await;
    assert!(matches!(again, Err(StoreError::AlreadyTrainer)));
}

#[tokio::test]
async fn a_key_is_free_then_in_flight_then_taken() {
    let server = TestDatabase::create().await;
    let database = server.database();
    let account: AccountId = id(1);
    let mut first = database.begin().await.unwrap();
    let mut second = database.begin().await.unwrap();
    assert_eq!(idempotency::claim(&mut first, account, "k").await.unwrap(), Claimed::Free);
    assert_eq!(idempotency::claim(&mut second, account, "k").await.unwrap(), Claimed::InFlight);
    assert_eq!(idempotency::claim(&mut second, id(2), "k").await.unwrap(), Claimed::Free);
    let reply = SavedReply { status: 201, body: "{}".to_owned(), location: None };
    let used = Use { account, key: "k", fingerprint: [1; 32], trainer: None, reply: &reply, at: now() };
    idempotency::save(&mut first, &used).await.unwrap();
    first.commit().await.unwrap();
    let Claimed::Taken(saved) = idempotency::claim(&mut second, account, "k").await.unwrap() else {
        panic!()
    };
    assert_eq!((saved.fingerprint, &saved.reply), ([1; 32], &reply));
    assert!(matches!(idempotency::save(&mut second, &used).await, Err(StoreError::KeyTaken)));
    drop(second);
    let mut conn = database.read().await.unwrap();
    assert_eq!(idempotency::sweep(&mut conn, now(), 10).await.unwrap(), 0);
    assert_eq!(idempotency::sweep(&mut conn, now() + SignedDuration::from_secs(1), 10).await.unwrap(), 1);
    assert_eq!(idempotency::find(&mut conn, account, "k").await.unwrap(), None);
}
