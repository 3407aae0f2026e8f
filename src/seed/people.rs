//! Who is in the demo.

use jiff::civil::Weekday::{self, Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};

/// A demo trainer.
pub struct TrainerSketch {
    pub slug: &'static str,
    pub name: &'static str,
    pub zone: &'static str,
    pub headline: &'static str,
    pub biography: &'static str,
    pub currency: &'static str,
    pub step: u32,
    pub buffer: u32,
    pub days: &'static [Weekday],
    /// Local hours, from and to.
    pub windows: &'static [(i8, i8)],
    /// Name, minutes, price in minor units; 0 is free.
    pub sessions: &'static [(&'static str, u32, i64)],
    /// Name, minutes, seats.
    pub class: (&'static str, u32, u16),
}

/// What a demo trainer is found by.
pub struct Found {
    pub specialties: &'static [&'static str],
    pub languages: &'static [&'static str],
    /// Street, town, country, degrees north and east; none: on video alone.
    pub studio: Option<(&'static str, &'static str, &'static str, f64, f64)>,
}

/// In the order of [`TRAINERS`].
pub const FOUND: [Found; 12] = [
    found(&["strength", "mobility"], &["bg", "en"], Some(("12 Oborishte", "Sofia", "BG", 42.6964, 23.3422))),
    found(&["boxing", "conditioning"], &["bg", "en"], Some(("4 Vitosha", "Sofia", "BG", 42.6936, 23.3198))),
    found(
        &["yoga", "mobility"],
        &["es", "en"],
        Some(("8 Calle de Fuencarral", "Madrid", "ES", 40.4233, -3.7005)),
    ),
    found(&["running"], &["es", "fr"], Some(("1 Casa de Campo", "Madrid", "ES", 40.4198, -3.7493))),
    found(
        &["strength", "kettlebells"],
        &["en"],
        Some(("220 W 42nd Street", "New York", "US", 40.7566, -73.9886)),
    ),
    found(&["boxing"], &["en", "es"], Some(("77 Front Street", "New York", "US", 40.7027, -73.9899))),
    found(
        &["yoga", "breathing"],
        &["en", "es"],
        Some(("30 Ocean Avenue", "Los Angeles", "US", 34.0109, -118.4962)),
    ),
    found(&["running", "trail running"], &["en"], None),
    found(&["strength", "mobility"], &["ja", "en"], Some(("3 Jingumae", "Tokyo", "JP", 35.6702, 139.7026))),
    found(&["running", "sprinting"], &["ja"], Some(("1 Yoyogi", "Tokyo", "JP", 35.6717, 139.6949))),
    found(&["yoga", "mobility"], &["en"], Some(("5 Campbell Parade", "Sydney", "AU", -33.8908, 151.2743))),
    found(&["boxing", "conditioning"], &["en"], None),
];

const fn found(
    specialties: &'static [&'static str],
    languages: &'static [&'static str],
    studio: Option<(&'static str, &'static str, &'static str, f64, f64)>,
) -> Found {
    Found { specialties, languages, studio }
}

/// Local part of the address, name, zone.
pub const CLIENTS: [(&str, &str, &str); 10] = [
    ("nina", "Nina Berg", "Europe/Stockholm"),
    ("omar", "Omar Haddad", "Africa/Cairo"),
    ("lucy", "Lucy Chen", "America/New_York"),
    ("pavel", "Pavel Novak", "Europe/Prague"),
    ("aiko", "Aiko Tanaka", "Asia/Tokyo"),
    ("maria", "Maria Santos", "America/Sao_Paulo"),
    ("jack", "Jack Miller", "Australia/Sydney"),
    ("elena", "Elena Petrova", "Europe/Sofia"),
    ("raj", "Raj Patel", "Asia/Kolkata"),
    ("zoe", "Zoe Martin", "Europe/Paris"),
];

/// What clients say afterwards: stars, words, and what the trainer answers.
pub const SAID: [(i16, &str, Option<&str>); 11] = [
    (5, "Clear, patient, and never in a hurry. I booked the next one on the way home.", None),
    (5, "Explains why, and not only what.", Some("That is half of the training. See you next week!")),
    (4, "Good session; the warm-up could be shorter.", Some("Noted. We start with the fun part next time.")),
    (5, "My knees say thank you.", None),
    (4, "Worked hard and laughed a lot.", None),
    (5, "Careful with an old injury of mine, and still I was tired afterwards.", Some("As it should be.")),
    (
        3,
        "Fine, but we began ten minutes late.",
        Some("You are right, I am sorry. The next ten minutes are yours."),
    ),
    (5, "Finally somebody who listens first.", None),
    (4, "Came for one session, stayed for three.", None),
    (5, "", None),
    (5, "Moved my time twice without a fuss, and I saw the new ones at once.", None),
];

const WORKWEEK: &[Weekday] = &[Monday, Tuesday, Wednesday, Thursday, Friday];
const MOST_DAYS: &[Weekday] = &[Monday, Tuesday, Wednesday, Friday, Saturday];
const EVENINGS: &[Weekday] = &[Tuesday, Wednesday, Thursday, Saturday, Sunday];
const SPLIT: &[(i8, i8)] = &[(7, 12), (15, 20)];
const DAYTIME: &[(i8, i8)] = &[(9, 18)];
const LATE: &[(i8, i8)] = &[(14, 22)];

const STRENGTH: &[(&str, u32, i64)] = &[("Strength session", 60, 5500), ("Free introduction", 30, 0)];
const RUNNING: &[(&str, u32, i64)] = &[("Running technique", 45, 4000), ("Free introduction", 30, 0)];
const YOGA: &[(&str, u32, i64)] = &[("Private yoga", 75, 6000), ("Posture check", 30, 2500)];
const BOXING: &[(&str, u32, i64)] = &[("Boxing pads", 45, 4500), ("Free introduction", 20, 0)];

macro_rules! trainers {
    ($($slug:literal, $name:literal, $zone:literal, $currency:literal, $step:literal, $buffer:literal, $days:ident, $windows:ident, $sessions:ident, $class:expr, $headline:literal, $biography:literal;)+) => {
        /// The demo trainers: twelve, in six zones.
        pub const TRAINERS: &[TrainerSketch] = &[$(TrainerSketch {
            slug: $slug, name: $name, zone: $zone, headline: $headline, biography: $biography, currency: $currency,
            step: $step, buffer: $buffer, days: $days, windows: $windows, sessions: $sessions, class: $class,
        }),+];
    };
}

trainers! {
    "ana-ivanova", "Ana Ivanova", "Europe/Sofia", "EUR", 15, 0, WORKWEEK, SPLIT, STRENGTH, ("Morning circuit", 45, 12), "Strong at any age", "Fifteen years of barbell coaching for people who have never held one.";
    "georgi-dimitrov", "Georgi Dimitrov", "Europe/Sofia", "EUR", 30, 15, MOST_DAYS, DAYTIME, BOXING, ("Boxing basics", 60, 10), "Boxing without bruises", "Former national team, now teaching footwork and fun.";
    "sofia-romero", "Sofia Romero", "Europe/Madrid", "EUR", 15, 10, WORKWEEK, LATE, YOGA, ("Evening flow", 75, 20), "Yoga for stiff people", "Slow, precise, and kind to knees.";
    "hugo-marin", "Hugo Marin", "Europe/Madrid", "EUR", 15, 0, EVENINGS, SPLIT, RUNNING, ("Track intervals", 60, 15), "Run longer, hurt less", "Marathon coach with a physiotherapist’s eye.";
    "grace-obrien", "Grace O’Brien", "America/New_York", "USD", 15, 0, WORKWEEK, SPLIT, STRENGTH, ("Kettlebell lunch", 45, 14), "Lift before work", "Early mornings, short sessions, steady progress.";
    "marcus-reed", "Marcus Reed", "America/New_York", "USD", 30, 15, EVENINGS, LATE, BOXING, ("Heavy bag hour", 60, 12), "Ring craft for beginners", "Golden Gloves finalist who likes teaching better.";
    "camila-torres", "Camila Torres", "America/Los_Angeles", "USD", 15, 0, MOST_DAYS, DAYTIME, YOGA, ("Sunrise yoga", 60, 18), "Breath first", "Vinyasa and restorative yoga by the sea.";
    "ben-whitaker", "Ben Whitaker", "America/Los_Angeles", "USD", 20, 10, WORKWEEK, DAYTIME, RUNNING, ("Hill repeats", 50, 16), "Trails, not treadmills", "Ultra runner who coaches first 5 ks.";
    "yuki-sato", "Yuki Sato", "Asia/Tokyo", "JPY", 15, 5, WORKWEEK, LATE, STRENGTH, ("Mobility class", 45, 16), "Quiet strength", "Olympic lifting and mobility, in Japanese and English.";
    "haruto-mori", "Haruto Mori", "Asia/Tokyo", "JPY", 30, 0, MOST_DAYS, SPLIT, RUNNING, ("Park run drills", 60, 20), "Faster by form", "Sprint coach; video analysis in every session.";
    "isla-macleod", "Isla MacLeod", "Australia/Sydney", "AUD", 15, 0, MOST_DAYS, SPLIT, YOGA, ("Beach stretch", 50, 24), "Stretch, surf, repeat", "Yoga for surfers and for people who sit too much.";
    "liam-walsh", "Liam Walsh", "Australia/Sydney", "AUD", 15, 15, WORKWEEK, DAYTIME, BOXING, ("Fit boxing", 45, 12), "Punch your way fit", "Boxing fitness for every body.";
}
