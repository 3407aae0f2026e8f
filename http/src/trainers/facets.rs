//! `GET /trainers/facets`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_store::trainers::search::{self, Facet};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{deps::Booking, error::Problem};

/// One choice.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Facet)]
pub struct FacetBody {
    /// As it is sent to the search.
    value: String,
    /// Trainers who fit it.
    count: i64,
}

/// What a search can be narrowed by, the most frequent first, at most 30 each.
#[derive(Debug, Serialize, ToSchema)]
pub struct Facets {
    /// What is taught.
    specialties: Vec<FacetBody>,
    /// What is spoken.
    languages: Vec<FacetBody>,
    /// Where.
    cities: Vec<FacetBody>,
}

fn of(all: &[Facet], kind: &str) -> Vec<FacetBody> {
    let own = all.iter().filter(|facet| facet.kind == kind);
    own.map(|facet| FacetBody { value: facet.value.clone(), count: facet.count }).collect()
}

/// What a search can be narrowed by.
#[utoipa::path(tag = "trainers", responses((status = 200, description = "The choices", body = Facets)))]
#[get("/trainers/facets")]
pub async fn get_facets(deps: Data<Booking>) -> Result<HttpResponse, Problem> {
    let found =
        deps.db.read(|conn| Box::pin(async move { Ok::<_, Problem>(search::facets(conn).await?) })).await?;
    Ok(HttpResponse::Ok().json(Facets {
        specialties: of(&found, "specialty"),
        languages: of(&found, "language"),
        cities: of(&found, "city"),
    }))
}
