//! `GET /me/sign-ins`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_store::sign_ins::{self, SignIn};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{deps::Accounts, error::Problem, extract::Account};

/// One's sign-ins.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SignIns)]
pub struct SignInsBody {
    /// The last used first.
    items: Vec<SignInBody>,
}

/// A device that is signed in.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SignInEntry)]
struct SignInBody {
    /// Its identity.
    id: Uuid,
    /// What it calls itself; empty when it does not say.
    device: String,
    /// Whether it is the one that asks.
    this: bool,
    /// When it signed in.
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    /// When it last exchanged its refresh token.
    #[schema(value_type = String, format = DateTime)]
    last_used_at: Timestamp,
    /// When it has to sign in again.
    #[schema(value_type = String, format = DateTime)]
    expires_at: Timestamp,
}

impl SignInBody {
    fn new(known: SignIn, asking: Uuid) -> Self {
        let SignIn { id, device, created_at, last_used_at, expires_at } = known;
        Self { id, device, this: id == asking, created_at, last_used_at, expires_at }
    }
}

/// Lists where one is signed in.
#[utoipa::path(tag = "accounts", security(("bearer" = [])), responses(
    (status = 200, description = "The live sign-ins", body = SignInsBody),
))]
#[get("/me/sign-ins")]
pub async fn list_sign_ins(deps: Data<Accounts>, account: Account) -> Result<HttpResponse, Problem> {
    let now = deps.clock.now();
    let live = deps.db.read(move |conn| {
        Box::pin(async move { Ok::<_, Problem>(sign_ins::list(conn, account.id, now).await?) })
    });
    let items = live.await?.into_iter().map(|known| SignInBody::new(known, account.session)).collect();
    Ok(HttpResponse::Ok().json(SignInsBody { items }))
}
