//! A trainer's page as search engines and messengers see it: with its title, its description and its data.

use serde_json::{Value, json};

use crate::{
    deps::Booking,
    error::Problem,
    site::escaped,
    trainers::{get::published, wire::TrainerPage},
};

/// Whether it can be a trainer's name in an address; files of the build have other names.
pub fn is_slug(text: &str) -> bool {
    let letters = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    !text.is_empty() && text.len() <= 64 && letters(text)
}

/// What everybody may see of a trainer.
///
/// # Errors
/// When the database fails.
pub async fn page(deps: &Booking, slug: &str) -> Result<Option<TrainerPage>, Problem> {
    published(deps, slug.to_owned(), None).await
}

/// JSON that can stand inside a script element: no `<` can end it.
fn data(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

fn description(page: &TrainerPage) -> String {
    let words = format!("{} {}", page.trainer.headline, page.trainer.biography);
    words.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(200).collect()
}

fn linked(page: &TrainerPage, address: &str, image: Option<&str>) -> Value {
    let offers = page.services.iter().map(|service| json!({ "@type": "Offer", "name": service.name }));
    json!({
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "url": address,
        "mainEntity": {
            "@type": "Person",
            "name": page.trainer.name,
            "description": page.trainer.headline,
            "knowsAbout": page.trainer.specialties,
            "knowsLanguage": page.trainer.languages,
            "image": image,
            "makesOffer": offers.collect::<Vec<_>>(),
        },
    })
}

/// The page with what is known of the trainer put into its head.
pub fn dressed(shell: &str, page: &TrainerPage, base: &str) -> String {
    let address = format!("{base}/trainers/{}", page.trainer.slug);
    let known = serde_json::to_value(page).unwrap_or_default();
    let whole = |path: &str| format!("{base}{path}");
    let portrait = page.trainer.avatar.as_deref().map(whole);
    let image =
        known.pointer("/gallery/0/large").and_then(Value::as_str).map(whole).or_else(|| portrait.clone());
    let title = format!("{} · FitTribe", page.trainer.name);
    let mut head = format!("<title>{}</title>", escaped(&title));
    let mut meta = |attribute: &str, name: &str, content: &str| {
        head.push_str(&format!("<meta {attribute}=\"{name}\" content=\"{}\">", escaped(content)));
    };
    let about = description(page);
    meta("name", "description", &about);
    meta("property", "og:type", "profile");
    meta("property", "og:title", &title);
    meta("property", "og:description", &about);
    meta("property", "og:url", &address);
    if let Some(image) = &image {
        meta("property", "og:image", image);
    }
    head.push_str(&format!("<link rel=\"canonical\" href=\"{}\">", escaped(&address)));
    let linked = data(&linked(page, &address, portrait.as_deref().or(image.as_deref())));
    head.push_str(&format!("<script type=\"application/ld+json\">{linked}</script>"));
    head.push_str(&format!("<script type=\"application/json\" id=\"trainer\">{}</script>", data(&known)));
    put(shell, &head)
}

/// Into the head, in the place of the title that it has.
fn put(shell: &str, head: &str) -> String {
    let Some((before, rest)) = shell.split_once("<title>") else {
        return shell.replacen("</head>", &format!("{head}</head>"), 1);
    };
    let after = rest.split_once("</title>").map_or("", |(_, after)| after);
    format!("{before}{head}{after}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_cannot_end_its_element() {
        let shown = data(&json!({ "biography": "</script><script>alert(1)</script>" }));
        assert!(!shown.contains('<'), "{shown}");
        let read: Value = serde_json::from_str(&shown).unwrap();
        assert_eq!(read["biography"], "</script><script>alert(1)</script>");
    }

    #[test]
    fn the_head_takes_the_titles_place() {
        let page = put("<head><title>FitTribe</title><meta></head>", "<title>Ana</title>");
        assert_eq!(page, "<head><title>Ana</title><meta></head>");
        assert!(is_slug("ana-ivanova") && !is_slug("_") && !is_slug("a.txt") && !is_slug("a/b"));
    }
}
