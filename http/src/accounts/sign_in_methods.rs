//! `GET /sign-in-methods`

use actix_web::{HttpResponse, get, web::Data};
use serde::Serialize;
use utoipa::ToSchema;

use crate::deps::{Accounts, FirebaseApp};

/// How one can sign in, beside an address and a password.
#[derive(Debug, Serialize, ToSchema)]
pub struct SignInMethods {
    /// With Firebase; null where it is not offered in a browser.
    firebase: Option<FirebaseBody>,
}

/// What Firebase's own script needs in a page. Nothing of it is secret.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FirebaseApp)]
pub struct FirebaseBody {
    /// Names the project to Google.
    api_key: String,
    /// The host of its sign-in pages.
    auth_domain: String,
    /// The project's id.
    project_id: String,
    /// The origin of an emulator that stands in for all of it, in development.
    emulator: Option<String>,
}

impl From<&FirebaseApp> for FirebaseBody {
    fn from(app: &FirebaseApp) -> Self {
        let FirebaseApp { api_key, auth_domain, project_id, emulator } = app.clone();
        Self { api_key, auth_domain, project_id, emulator }
    }
}

/// How one can sign in, beside an address and a password.
#[utoipa::path(tag = "accounts", responses((status = 200, description = "What is offered", body = SignInMethods)))]
#[get("/sign-in-methods")]
pub async fn get_sign_in_methods(deps: Data<Accounts>) -> HttpResponse {
    HttpResponse::Ok().json(SignInMethods { firebase: deps.firebase.as_deref().map(FirebaseBody::from) })
}
