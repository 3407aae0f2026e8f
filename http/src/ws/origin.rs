//! Which pages may connect.

use actix_web::{HttpRequest, http::header};

use crate::error::{Kind, Problem};

/// The page's origin, when a browser says one.
///
/// # Errors
/// 403 when it is not on the list.
pub fn allowed(req: &HttpRequest, origins: &[String]) -> Result<Option<String>, Problem> {
    let Some(value) = req.headers().get(header::ORIGIN) else { return Ok(None) };
    let named =
        value.to_str().ok().filter(|origin| origins.iter().any(|known| known.eq_ignore_ascii_case(origin)));
    let refused = || Problem::new(Kind::Forbidden, "Pages of this origin may not open sockets here.");
    named.map(|origin| Some(origin.to_ascii_lowercase())).ok_or_else(refused)
}
