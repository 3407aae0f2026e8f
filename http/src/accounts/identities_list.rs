//! `GET /me/identities`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_store::identities::{self, Identity};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{deps::Accounts, error::Problem, extract::Account};

/// One's identities.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Identities)]
pub struct IdentitiesBody {
    /// The first linked first.
    items: Vec<IdentityBody>,
}

/// An identity that opens one's account.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Identity)]
pub struct IdentityBody {
    /// What it is unlinked by.
    id: Uuid,
    /// Who vouches for it.
    issuer: String,
    /// Who one is there.
    subject: String,
    /// When it was linked.
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
}

impl From<Identity> for IdentityBody {
    fn from(known: Identity) -> Self {
        let Identity { id, issuer, subject, created_at } = known;
        Self { id, issuer, subject, created_at }
    }
}

/// Lists the identities that open one's account, besides its password.
#[utoipa::path(tag = "accounts", security(("bearer" = [])), responses(
    (status = 200, description = "The identities", body = IdentitiesBody),
))]
#[get("/me/identities")]
pub async fn list_identities(deps: Data<Accounts>, account: Account) -> Result<HttpResponse, Problem> {
    let known = deps.db.read(move |conn| {
        Box::pin(async move { Ok::<_, Problem>(identities::list(conn, account.id).await?) })
    });
    let items = known.await?.into_iter().map(IdentityBody::from).collect();
    Ok(HttpResponse::Ok().json(IdentitiesBody { items }))
}
