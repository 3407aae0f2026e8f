//! `/unsubscribe`: where a letter's link switches its kind off, without signing in (RFC 8058).

use actix_web::{
    HttpResponse, get,
    http::{
        StatusCode,
        header::{self, HeaderValue},
    },
    post,
    web::{Data, Query},
};
use fittribe_actors::jobs::letters::words::Language;
use fittribe_domain::{
    AccountId,
    person::telling::{Channel, Subject},
};
use fittribe_store::{profiles, telling};
use serde::Deserialize;

use super::page;
use crate::{deps::Site, error::Problem};

/// What it may do: look like us, and send its form here.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
);

/// What the link holds.
#[derive(Debug, Deserialize)]
pub struct Link {
    /// Whose letters about what, as only we can have written it.
    #[serde(default)]
    t: String,
}

/// Whose letters about what.
fn whose(site: &Site, link: &Link) -> Option<(AccountId, Subject)> {
    site.marks.switched_off(&link.t)
}

async fn language(site: &Site, account: AccountId) -> Result<Language, Problem> {
    let known = site.db.read(move |conn| {
        Box::pin(async move { Ok::<_, Problem>(profiles::find(conn, account).await?.1.locale) })
    });
    Ok(Language::of(known.await?.as_ref()))
}

fn answer(status: StatusCode, language: Language, body: &str) -> HttpResponse {
    HttpResponse::build(status)
        .insert_header((header::CONTENT_SECURITY_POLICY, POLICY))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .content_type("text/html; charset=utf-8")
        .body(page(language.tag(), "", &language.say("switch-off-page"), body))
}

fn no_good() -> HttpResponse {
    let language = Language::English;
    answer(StatusCode::NOT_FOUND, language, &format!("<p>{}</p>", language.say("switch-off-none")))
}

/// Asks whether they are to be switched off; looking at it changes nothing, since mail servers look at every link.
#[get("/unsubscribe")]
pub async fn ask(site: Data<Site>, link: Query<Link>) -> Result<HttpResponse, Problem> {
    let Some((account, _)) = whose(&site, &link) else { return Ok(no_good()) };
    let language = language(&site, account).await?;
    let (words, button) = (language.say("switch-off-ask"), language.say("switch-off-page"));
    // The mark was read, so it is of letters that need no escaping.
    let form = format!(
        "<p>{words}</p><form method=\"post\" action=\"/unsubscribe?t={}\"><button>{button}</button></form>",
        link.t
    );
    Ok(answer(StatusCode::OK, language, &form))
}

/// Switches them off, as often as it is asked for. Takes whatever body a mail program or the form above sends.
#[post("/unsubscribe")]
pub async fn switch_off(site: Data<Site>, link: Query<Link>) -> Result<HttpResponse, Problem> {
    let Some((account, subject)) = whose(&site, &link) else { return Ok(no_good()) };
    let now = site.clock.now();
    let off = site.db.write(move |conn| {
        Box::pin(async move {
            Ok::<_, Problem>(telling::switch_off(conn, account, subject, Channel::Email, now).await?)
        })
    });
    off.await?;
    let language = language(&site, account).await?;
    Ok(answer(StatusCode::OK, language, &format!("<p>{}</p>", language.say("switch-off-done"))))
}
