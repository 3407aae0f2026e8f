//! `GET /me/favourites`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_store::favourites;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{deps::Accounts, error::Problem, extract::Account, files::wire::avatar_path};

/// The trainers one keeps at hand.
#[derive(Debug, Serialize, ToSchema)]
pub struct Favourites {
    /// The latest first.
    items: Vec<FavouriteBody>,
}

/// A trainer one keeps at hand.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Favourite)]
struct FavouriteBody {
    /// Who.
    trainer: Uuid,
    /// The address of their page.
    slug: String,
    /// Their name.
    name: String,
    /// Where their picture is.
    #[schema(
        format = "uri-reference",
        example = "/api/v1/images/0193a1b2-0000-7000-8000-000000000001/medium"
    )]
    avatar: Option<String>,
    /// Their page's one line.
    headline: String,
    /// Since when.
    #[schema(value_type = String, format = DateTime)]
    since: Timestamp,
}

/// The trainers one keeps at hand; there are at most 500.
#[utoipa::path(tag = "people", security(("bearer" = [])), responses(
    (status = 200, description = "The trainers", body = Favourites),
))]
#[get("/me/favourites")]
pub async fn list_favourites(deps: Data<Accounts>, account: Account) -> Result<HttpResponse, Problem> {
    let found = deps.db.read(move |conn| {
        Box::pin(async move { Ok::<_, Problem>(favourites::list(conn, account.id).await?) })
    });
    let items = found.await?.into_iter().map(|kept| FavouriteBody {
        trainer: kept.trainer.uuid(),
        slug: kept.slug,
        name: kept.name,
        avatar: kept.avatar.map(avatar_path),
        headline: kept.headline,
        since: kept.at,
    });
    Ok(HttpResponse::Ok().json(Favourites { items: items.collect() }))
}
