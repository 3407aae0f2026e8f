//! Finding trainers, their openings, and what is said of them.

use fittribe_domain::{trainer::Status, zone::Zone};
use fittribe_store::{
    StoreError,
    openings::{self, Openings},
    reviews::{self, Review, Which},
    standing, testing,
    testing::TestDatabase,
    trainers::{
        self, Handle, Profile, Studio,
        search::{Near, Place, Wanted, facets, search},
    },
};
use jiff::{SignedDuration, Timestamp};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::scene::{NOW, id};

fn now() -> Timestamp {
    NOW.parse().unwrap()
}

fn studio(city: &str, at: (f64, f64)) -> Option<Studio> {
    Some(Studio { address: "1 High Street".into(), city: city.into(), country: "BG".into(), at: Some(at) })
}

/// Three trainers: yoga in Sofia, boxing 130 km away in Plovdiv, yoga online.
async fn three(conn: &mut PgConnection) {
    let pages = [
        (1, "Yoga for runners", vec!["yoga", "mobility"], studio("Sofia", (42.6977, 23.3219))),
        (2, "Boxing without bruises", vec!["boxing"], studio("Plovdiv", (42.1354, 24.7453))),
        (3, "Slow yoga", vec!["yoga"], None),
    ];
    for (number, headline, specialties, studio) in pages {
        testing::trainer(conn, Uuid::from_u128(number), Zone::UTC, now()).await.unwrap();
        let profile = Profile {
            headline: headline.into(),
            biography: "Has coached beginners for years.".into(),
            specialties: specialties.into_iter().map(str::to_owned).collect(),
            languages: vec!["en".into(), if number == 2 { "bg".into() } else { "fr".into() }],
            online: studio.is_none(),
            studio,
        };
        trainers::update(conn, id(number), 1, &profile).await.unwrap();
    }
}

async fn found(conn: &mut PgConnection, wanted: &Wanted) -> Vec<u128> {
    let hits = search(conn, wanted, None, 10).await.unwrap();
    let mut ids: Vec<_> = hits.iter().map(|hit| hit.trainer.id.uuid().as_u128()).collect();
    ids.sort_unstable();
    ids
}

#[tokio::test]
async fn each_filter_finds_who_fits_it_and_nobody_else() {
    let server = TestDatabase::create().await;
    let conn = &mut server.database().read().await.unwrap();
    three(conn).await;
    let none = Wanted::default;
    let text = |text: &str| Wanted { text: Some(text.into()), ..none() };
    assert_eq!(found(conn, &none()).await, [1, 2, 3]);
    assert_eq!(found(conn, &text("yoga")).await, [1, 3]);
    assert_eq!(found(conn, &text("bruise")).await, [2], "by its stem");
    assert_eq!(found(conn, &text("yoga -runners")).await, [3], "as in a search box");
    assert_eq!(found(conn, &text("\"without bruises\"")).await, [2]);
    assert_eq!(found(conn, &text("& | ! ( :* '")).await, [0_u128; 0], "nonsense is no error");
    assert_eq!(found(conn, &Wanted { specialty: Some("boxing".into()), ..none() }).await, [2]);
    assert_eq!(found(conn, &Wanted { language: Some("fr".into()), ..none() }).await, [1, 3]);
    assert_eq!(found(conn, &Wanted { online: Some(true), ..none() }).await, [3]);
    assert_eq!(found(conn, &Wanted { city: Some("sofia".into()), ..none() }).await, [1]);
    let near = |km| Wanted { near: Some(Near { lat: 42.7, lon: 23.3, km }), ..none() };
    assert_eq!(found(conn, &near(10.0)).await, [1]);
    assert_eq!(found(conn, &near(150.0)).await, [1, 2]);
    let hit = search(conn, &near(150.0), None, 10).await.unwrap();
    let far = hit.iter().find(|hit| hit.trainer.id == id(2)).unwrap().km.unwrap();
    assert!((130.0..137.0).contains(&far), "{far}");
    assert_eq!(found(conn, &Wanted { rating: Some(40), ..none() }).await, [0_u128; 0]);
    let facets = facets(conn).await.unwrap();
    let yoga = facets.iter().find(|facet| facet.value == "yoga").unwrap();
    assert_eq!((yoga.kind.as_str(), yoga.count), ("specialty", 2));
}

#[tokio::test]
async fn only_approved_trainers_of_accounts_in_good_standing_are_found() {
    let server = TestDatabase::create().await;
    let conn = &mut server.database().read().await.unwrap();
    three(conn).await;
    assert!(standing::set(conn, id(1), &[Status::Approved], Status::Suspended, "why", now()).await.unwrap());
    assert!(!standing::set(conn, id(1), &[Status::Approved], Status::Suspended, "", now()).await.unwrap());
    assert_eq!(standing::takes_bookings(conn, id(1), Timestamp::UNIX_EPOCH).await.unwrap(), Some(false));
    assert!(fittribe_store::accounts::suspend(conn, id(2), Some((now(), "why"))).await.unwrap());
    assert_eq!(standing::takes_bookings(conn, id(2), Timestamp::UNIX_EPOCH).await.unwrap(), Some(false));
    assert_eq!(standing::takes_bookings(conn, id(3), Timestamp::UNIX_EPOCH).await.unwrap(), Some(true));
    assert_eq!(found(conn, &Wanted::default()).await, [3]);
    let suspended = trainers::standing(conn, (Status::Suspended, None), None, 10).await.unwrap();
    assert_eq!((suspended.len(), suspended[0].status_reason.as_str()), (1, "why"));
    assert!(trainers::standing(conn, (Status::Suspended, None), Some(id(1)), 10).await.unwrap().is_empty());
}

#[tokio::test]
async fn pages_fit_together_whatever_their_size() {
    let server = TestDatabase::create().await;
    let conn = &mut server.database().read().await.unwrap();
    three(conn).await;
    for text in [None, Some("yoga".to_owned())] {
        let wanted = Wanted { text, ..Wanted::default() };
        let whole: Vec<_> =
            search(conn, &wanted, None, 10).await.unwrap().iter().map(|hit| hit.trainer.id).collect();
        let (mut after, mut pages) = (None, Vec::new());
        while let Some(hit) = search(conn, &wanted, after, 1).await.unwrap().pop() {
            after = Some(Place { rank: hit.rank, trainer: hit.trainer.id });
            pages.push(hit.trainer.id);
        }
        assert_eq!(pages, whole);
    }
}

#[tokio::test]
async fn who_is_free_in_a_window_is_found_by_their_openings() {
    let server = TestDatabase::create().await;
    let conn = &mut server.database().read().await.unwrap();
    three(conn).await;
    let second = now().as_second();
    assert_eq!(openings::stale(conn, Timestamp::MIN, 10).await.unwrap().len(), 3);
    let starts = vec![(second + 3600, second + 7200), (second + 7200, second + 9000)];
    let next = vec![(second + 3600, second + 3000)];
    let kept = Openings { trainer: id(1), version: 1, computed_at: now(), starts, next };
    openings::put(conn, &kept).await.unwrap();
    assert_eq!(openings::stale(conn, Timestamp::MIN, 10).await.unwrap().len(), 2);
    assert_eq!(openings::stale(conn, now() + SignedDuration::from_secs(1), 10).await.unwrap().len(), 3);
    let within = |from: i64, to: i64| {
        let at = |after| now() + SignedDuration::from_secs(after);
        Wanted { free: Some((at(from), at(to))), ..Wanted::default() }
    };
    assert_eq!(found(conn, &within(0, 3599)).await, [0_u128; 0]);
    assert_eq!(found(conn, &within(0, 3601)).await, [1]);
    assert_eq!(found(conn, &within(9001, 20_000)).await, [0_u128; 0]);
    openings::put(conn, &Openings { version: 0, starts: Vec::new(), ..kept.clone() }).await.unwrap();
    let hit = search(conn, &within(0, 7200), None, 10).await.unwrap().pop().unwrap();
    let at = |after| Timestamp::from_second(second + after).unwrap();
    assert_eq!(hit.next, [(at(3600), at(3000))], "an older look changes nothing");
    // Beyond those that are known one by one, where a stretch begins.
    let farther = vec![(second + 3600, second + 7200), (second + 50_000, second + 60_000)];
    openings::put(conn, &Openings { version: 1, starts: farther, ..kept.clone() }).await.unwrap();
    let hit = search(conn, &Wanted::default(), None, 10)
        .await
        .unwrap()
        .into_iter()
        .find(|hit| hit.trainer.id == id(1));
    assert_eq!(hit.unwrap().next, [(at(3600), at(3000)), (at(50_000), at(50_000))]);
    openings::put(conn, &Openings { version: 2, starts: Vec::new(), next: Vec::new(), ..kept })
        .await
        .unwrap();
    assert_eq!(found(conn, &within(0, 7200)).await, [0_u128; 0]);
}

fn review(number: u128, rating: i16) -> Review {
    Review {
        id: Uuid::from_u128(number),
        trainer: id(1),
        booking: id(number),
        client: id(2),
        client_name: String::new(),
        rating,
        body: "Good".into(),
        created_at: now(),
        edited_at: None,
        answer: None,
        answered_at: None,
        reported: None,
        hidden_at: None,
    }
}

#[tokio::test]
async fn a_rating_is_what_the_shown_reviews_come_to_whoever_changes_them_at_once() {
    let server = TestDatabase::create().await;
    let database = server.database();
    let conn = &mut database.read().await.unwrap();
    three(conn).await;
    let adding = (10..30_u128).map(|number| {
        let database = database.clone();
        tokio::spawn(async move {
            let new = review(number, i16::try_from(number % 5).unwrap() + 1);
            let added: Result<(), StoreError> =
                database.run(move |conn| Box::pin(async move { reviews::insert(conn, &new).await })).await;
            added.unwrap();
            let changed: Result<(), StoreError> = database
                .run(move |conn| {
                    Box::pin(async move {
                        let before = reviews::lock(conn, Uuid::from_u128(number)).await?.unwrap();
                        let mut after = before.clone();
                        after.rating = 5;
                        after.hidden_at = number.is_multiple_of(4).then(now);
                        reviews::save(conn, &before, &after).await
                    })
                })
                .await;
            changed.unwrap();
        })
    });
    for added in adding.collect::<Vec<_>>() {
        added.await.unwrap();
    }
    let trainer = trainers::find(conn, Handle::Id(id(1))).await.unwrap().unwrap();
    assert_eq!((trainer.rating.count, trainer.rating.sum), (15, 75));
    assert!(reviews::miscounted(conn).await.unwrap().is_empty());
    let again = reviews::insert(conn, &Review { id: Uuid::from_u128(99), ..review(11, 3) }).await;
    assert!(matches!(again, Err(StoreError::AlreadyReviewed)));
    assert_eq!(reviews::list(conn, Which::ShownOf(id(1)), None, 100).await.unwrap().len(), 15);
    assert_eq!(reviews::list(conn, Which::By(id(2)), None, 100).await.unwrap().len(), 20);
    sqlx::query("UPDATE trainers SET rating_sum = 74 WHERE id = $1")
        .bind(Uuid::from_u128(1))
        .execute(&mut **conn)
        .await
        .unwrap();
    assert_eq!(reviews::miscounted(conn).await.unwrap(), [id(1)]);
}

#[tokio::test]
async fn s15_the_audit_log_takes_rows_and_never_lets_go_of_them() {
    use fittribe_store::audit::{self, Deed};
    let server = TestDatabase::create().await;
    let conn = &mut server.database().read().await.unwrap();
    for (number, action) in [(1_u128, "account.suspend"), (2, "account.restore"), (3, "review.hide")] {
        let deed = Deed {
            at: now(),
            actor: Some(id(number)),
            action,
            subject_kind: "account",
            subject_id: format!("subject-{number}"),
            detail: serde_json::json!({"reason": format!("Because of {number}")}),
            request_id: "r".into(),
        };
        audit::append(conn, &deed).await.unwrap();
    }
    let wanted = |action: Option<&str>, text: Option<&str>| audit::Wanted {
        action: action.map(str::to_owned),
        text: text.map(str::to_owned),
        ..audit::Wanted::default()
    };
    let all = audit::search(conn, &wanted(None, None), None, 10).await.unwrap();
    assert_eq!(
        all.iter().map(|entry| entry.action.as_str()).collect::<Vec<_>>(),
        ["review.hide", "account.restore", "account.suspend"]
    );
    assert_eq!(audit::search(conn, &wanted(Some("account."), None), None, 10).await.unwrap().len(), 2);
    assert_eq!(audit::search(conn, &wanted(None, Some("because OF 2")), None, 10).await.unwrap().len(), 1);
    assert_eq!(audit::search(conn, &wanted(None, None), Some(all[0].id), 10).await.unwrap().len(), 2);
    for change in ["UPDATE audit_log SET action = 'x'", "DELETE FROM audit_log", "TRUNCATE audit_log"] {
        assert!(sqlx::query(change).execute(&mut **conn).await.is_err(), "{change}");
    }
    assert_eq!(audit::search(conn, &wanted(None, None), None, 10).await.unwrap().len(), 3);
}
