//! The words of letters in their languages, from the `.ftl` files beside this.

use std::sync::LazyLock;

use fittribe_domain::{person::contact::Locale, zone::Zone};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use jiff::Timestamp;
use unic_langid::LanguageIdentifier;

/// A language that letters are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English, for whoever reads none of the others.
    English,
    /// German.
    German,
    /// Spanish.
    Spanish,
    /// Bosnian, Croatian and Serbian in Latin script.
    Bosnian,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 4] = [Self::English, Self::German, Self::Spanish, Self::Bosnian];

    /// What somebody reads: by the language alone, whatever its script and region.
    #[must_use]
    pub fn of(locale: Option<&Locale>) -> Self {
        let language = locale.and_then(|locale| locale.as_str().split('-').next());
        match language.unwrap_or_default() {
            "de" => Self::German,
            "es" => Self::Spanish,
            "bs" | "hr" | "sr" | "sh" => Self::Bosnian,
            _ => Self::English,
        }
    }

    /// As HTML names it.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::Spanish => "es",
            Self::Bosnian => "bs",
        }
    }

    pub(super) const fn source(self) -> &'static str {
        match self {
            Self::English => include_str!("en.ftl"),
            Self::German => include_str!("de.ftl"),
            Self::Spanish => include_str!("es.ftl"),
            Self::Bosnian => include_str!("bs.ftl"),
        }
    }

    fn bundle(self) -> &'static FluentBundle<FluentResource> {
        static ENGLISH: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| read(Language::English));
        static GERMAN: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| read(Language::German));
        static SPANISH: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| read(Language::Spanish));
        static BOSNIAN: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| read(Language::Bosnian));
        match self {
            Self::English => &ENGLISH,
            Self::German => &GERMAN,
            Self::Spanish => &SPANISH,
            Self::Bosnian => &BOSNIAN,
        }
    }
}

fn read(language: Language) -> FluentBundle<FluentResource> {
    let tag: LanguageIdentifier = language.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // What goes in is plain text of one direction; the marks would be seen in subjects.
    bundle.set_use_isolating(false);
    // What cannot be read is left out; the tests find it.
    let resource = FluentResource::try_new(language.source().to_owned());
    bundle.add_resource_overriding(resource.unwrap_or_else(|(readable, _)| readable));
    bundle
}

/// What stands in the messages' places.
#[derive(Default)]
pub struct Places<'a>(FluentArgs<'a>);

impl<'a> Places<'a> {
    /// One more.
    #[must_use]
    pub fn with(mut self, name: &'a str, value: impl Into<FluentValue<'a>>) -> Self {
        self.0.set(name, value);
        self
    }

    /// An instant, in a zone: `weekday`, `day`, `month`, `year` and `from`.
    #[must_use]
    pub fn at(self, at: Timestamp, zone: &Zone) -> Self {
        let local = at.to_zoned(zone.rules().clone());
        self.with("weekday", i64::from(local.weekday().to_monday_one_offset()))
            .with("day", i64::from(local.day()))
            .with("month", i64::from(local.month()))
            .with("year", i64::from(local.year()))
            .with("from", clock(at, zone))
    }
}

/// The time of the day, of 24 hours.
#[must_use]
pub fn clock(at: Timestamp, zone: &Zone) -> String {
    at.to_zoned(zone.rules().clone()).strftime("%H:%M").to_string()
}

impl Language {
    /// A message; empty when there is none.
    #[must_use]
    pub fn say(self, message: &str) -> String {
        self.tell(message, &Places::default())
    }

    /// A message with what stands in its places.
    #[must_use]
    pub fn tell(self, message: &str, places: &Places<'_>) -> String {
        let bundle = self.bundle();
        let Some(pattern) = bundle.get_message(message).and_then(|message| message.value()) else {
            tracing::error!(message, language = self.tag(), "letters.no_words");
            return String::new();
        };
        let mut errors = Vec::new();
        let told = bundle.format_pattern(pattern, Some(&places.0), &mut errors).into_owned();
        if !errors.is_empty() {
            tracing::error!(message, language = self.tag(), ?errors, "letters.words_incomplete");
        }
        told
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// The messages and which variables they name, read without the library.
    fn messages(language: Language) -> BTreeMap<String, BTreeSet<String>> {
        let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut present = None;
        for line in language.source().lines().filter(|line| !line.starts_with('#')) {
            if let Some((id, _)) = line.split_once(" = ").filter(|_| !line.starts_with([' ', '}'])) {
                assert!(!found.contains_key(id), "{id} twice in {language:?}");
                present = Some(id.to_owned());
            }
            let Some(id) = &present else { continue };
            let variables = found.entry(id.clone()).or_default();
            for rest in line.split('{').skip(1) {
                let name: String = rest.trim().chars().take_while(|c| *c != '}' && *c != ' ').collect();
                variables.insert(name);
            }
        }
        found
    }

    #[test]
    fn every_language_has_each_message_with_the_same_variables() {
        let english = messages(Language::English);
        assert!(english.len() > 50 && english["moment"].contains("$to"), "{english:?}");
        for language in Language::ALL {
            let resource = FluentResource::try_new(language.source().to_owned());
            assert!(resource.is_ok(), "{language:?}: {:?}", resource.err().map(|(_, errors)| errors));
            for (id, variables) in &messages(language) {
                assert_eq!(Some(variables), english.get(id), "{id} of {language:?}");
            }
            let missing: Vec<_> = english.keys().filter(|id| !messages(language).contains_key(*id)).collect();
            assert!(missing.is_empty(), "{language:?} lacks {missing:?}");
        }
    }

    #[test]
    fn the_language_alone_decides_and_english_is_for_everybody_else() {
        for (tag, language) in [
            ("de", Language::German),
            ("de-AT", Language::German),
            ("es-419", Language::Spanish),
            ("bs-Latn-BA", Language::Bosnian),
            ("hr-HR", Language::Bosnian),
            ("sr-Latn", Language::Bosnian),
            ("en-GB", Language::English),
            ("bg-BG", Language::English),
            ("zh-Hant-TW", Language::English),
        ] {
            assert_eq!(Language::of(Some(&Locale::parse(tag).unwrap())), language, "{tag}");
        }
        assert_eq!(Language::of(None), Language::English);
    }

    #[test]
    fn a_moment_is_told_in_the_readers_zone_and_words() {
        let at: Timestamp = "2026-11-24T23:30:00Z".parse().unwrap();
        let sofia = Zone::named("Europe/Sofia").unwrap();
        let places = Places::default().at(at, &sofia).with("to", "02:30");
        let told = Language::ALL.map(|language| language.tell("moment", &places));
        assert_eq!(
            told,
            [
                "Wednesday, 25 November 2026, 01:30–02:30",
                "Mittwoch, 25. November 2026, 01:30–02:30 Uhr",
                "miércoles, 25 de noviembre de 2026, 01:30–02:30",
                "srijeda, 25. novembra 2026, 01:30–02:30",
            ]
        );
    }
}
