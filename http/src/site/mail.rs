//! `/dev/mail`: the letters that stayed on this machine, for whoever develops. There is no such page where letters are
//! sent, nor in production.

use actix_web::{
    HttpResponse, get,
    http::header::{self, HeaderValue},
    web::{Data, Path},
};
use fittribe_ports::mailer::{Kept, Listed, MailError, Postbox};

use super::{escaped, page};
use crate::{
    deps::Site,
    error::{Kind, Problem},
};

/// Letters on the page.
const MOST: usize = 100;

const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
);

/// What a letter may do where it is shown: have its colours. It is nobody's page, runs nothing and loads nothing.
const LETTER_POLICY: HeaderValue = HeaderValue::from_static(
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'",
);

fn postbox(site: &Site) -> Result<&dyn Postbox, Problem> {
    site.postbox.as_deref().ok_or_else(none)
}

fn none() -> Problem {
    Problem::not_found("There is nothing here.")
}

#[expect(clippy::needless_pass_by_value, reason = "as map_err hands it over")]
fn away(error: MailError) -> Problem {
    tracing::warn!(%error, "postbox.unreadable");
    Problem::bare(Kind::Internal)
}

fn answer(head: &str, title: &str, body: &str) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_SECURITY_POLICY, POLICY))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .content_type("text/html; charset=utf-8")
        .body(page("en", head, title, body))
}

fn row(letter: &Listed) -> String {
    format!(
        "<li><a href=\"/dev/mail/{}\">{}</a><br><small>{} · {}</small></li>",
        escaped(&letter.name),
        escaped(if letter.subject.is_empty() { "(no subject)" } else { &letter.subject }),
        escaped(&letter.to),
        letter.at.strftime("%F %T UTC"),
    )
}

/// The letters, the latest first; looks again by itself.
#[get("/dev/mail")]
pub async fn list(site: Data<Site>) -> Result<HttpResponse, Problem> {
    let letters = postbox(&site)?.list(MOST).await.map_err(away)?;
    let about = "<p>Letters stay on this machine while no mail server is configured.</p>";
    let rows: String = letters.iter().map(row).collect();
    let rows = if rows.is_empty() {
        "<p>There are none yet.</p>".to_owned()
    } else {
        format!("<ul class=\"mail\">{rows}</ul>")
    };
    Ok(answer("<meta http-equiv=\"refresh\" content=\"3\">\n", "Mail", &format!("{about}{rows}")))
}

/// Text with its links made such.
fn linked(text: &str) -> String {
    let words = text.split_inclusive(char::is_whitespace).map(|word| {
        let link = word.trim_end();
        let rest = word.strip_prefix(link).unwrap_or_default();
        if link.starts_with("https://") || link.starts_with("http://") {
            return format!("<a href=\"{0}\" rel=\"noreferrer\">{0}</a>{rest}", escaped(link));
        }
        escaped(word)
    });
    words.collect()
}

fn shown(name: &str, letter: &Kept) -> String {
    let fields = letter.fields.iter();
    let fields = fields.map(|(name, value)| format!("<dt>{}</dt><dd>{}</dd>", escaped(name), escaped(value)));
    let attached = letter.attached.iter();
    let attached = attached
        .map(|(name, text)| format!("<h2>{}</h2><pre class=\"mail\">{}</pre>", escaped(name), escaped(text)));
    format!(
        "<p><a href=\"/dev/mail\">All letters</a></p>\
         <h2>As text</h2><pre class=\"mail\">{}</pre>\
         <h2>As HTML</h2><iframe class=\"mail\" sandbox src=\"/dev/mail/{}/html\" title=\"The letter as HTML\"></iframe>\
         {}<h2>Header</h2><dl class=\"mail\">{}</dl>",
        linked(&letter.text),
        escaped(name),
        attached.collect::<String>(),
        fields.collect::<String>(),
    )
}

async fn read(site: &Site, name: &str) -> Result<Kept, Problem> {
    postbox(site)?.read(name).await.map_err(away)?.ok_or_else(none)
}

/// One of them.
#[get("/dev/mail/{name}")]
pub async fn one(site: Data<Site>, name: Path<String>) -> Result<HttpResponse, Problem> {
    let letter = read(&site, &name).await?;
    Ok(answer("", &escaped(&letter.subject), &shown(&name, &letter)))
}

/// Its HTML, for a frame that can do nothing.
#[get("/dev/mail/{name}/html")]
pub async fn html(site: Data<Site>, name: Path<String>) -> Result<HttpResponse, Problem> {
    let letter = read(&site, &name).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_SECURITY_POLICY, LETTER_POLICY))
        .insert_header((header::X_FRAME_OPTIONS, "SAMEORIGIN"))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .content_type("text/html; charset=utf-8")
        .body(letter.html))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_and_only_links_to_the_web_are_links() {
        let text = "<b> https://x.example/?a=1&b=\"2\"\njavascript:alert(1) http://y.example";
        assert_eq!(
            linked(text),
            "&lt;b&gt; <a href=\"https://x.example/?a=1&amp;b=&quot;2&quot;\" rel=\"noreferrer\">https://x.example/?a=1&amp;b=&quot;2&quot;</a>\n\
             javascript:alert(1) <a href=\"http://y.example\" rel=\"noreferrer\">http://y.example</a>"
        );
    }
}
