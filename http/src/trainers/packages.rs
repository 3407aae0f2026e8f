//! Packages on the wire.

use fittribe_domain::{TrainerId, money::Money};
use fittribe_store::packages::Package;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{error::Problem, services::wire::MoneyBody};

/// So many sessions for one price.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Package)]
pub struct PackageBody {
    /// Its identity.
    id: Uuid,
    /// What clients read.
    name: String,
    /// More.
    description: String,
    /// Sessions in it.
    sessions: i32,
    /// For all of them.
    price: MoneyBody,
    /// Days that they can be used in.
    valid_days: i32,
    /// Whether it is on sale.
    active: bool,
}

/// A package as a trainer writes it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PackageInput {
    /// What clients read.
    #[schema(min_length = 1, max_length = 120)]
    name: String,
    /// More.
    #[serde(default)]
    #[schema(max_length = 2000)]
    description: String,
    /// Sessions in it.
    #[schema(minimum = 2, maximum = 100)]
    sessions: i32,
    /// For all of them.
    price: MoneyBody,
    /// Days that they can be used in.
    #[schema(minimum = 1, maximum = 1095)]
    valid_days: i32,
    /// Whether it is on sale.
    #[serde(default = "on_sale")]
    active: bool,
}

const fn on_sale() -> bool {
    true
}

/// Packages.
#[derive(Debug, Serialize, ToSchema)]
pub struct PackageList {
    /// Oldest first.
    pub items: Vec<PackageBody>,
}

impl From<Vec<Package>> for PackageList {
    fn from(packages: Vec<Package>) -> Self {
        Self { items: packages.iter().map(PackageBody::from).collect() }
    }
}

impl From<&Package> for PackageBody {
    fn from(package: &Package) -> Self {
        Self {
            id: package.id,
            name: package.name.clone(),
            description: package.description.clone(),
            sessions: package.sessions,
            price: MoneyBody::new(package.price_minor, &package.currency),
            valid_days: package.valid_days,
            active: package.active,
        }
    }
}

impl PackageInput {
    /// The package it describes.
    ///
    /// # Errors
    /// Points at what is wrong.
    pub fn package(self, id: Uuid, trainer: TrainerId, now: Timestamp) -> Result<Package, Problem> {
        let name = self.name.trim().to_owned();
        if !(1..=120).contains(&name.chars().count()) || name.chars().any(char::is_control) {
            return Err(Problem::field("/name", "is one line of 1 to 120 characters"));
        }
        if self.description.chars().count() > 2000 {
            return Err(Problem::field("/description", "is at most 2000 characters"));
        }
        if !(2..=100).contains(&self.sessions) {
            return Err(Problem::field("/sessions", "is 2 to 100"));
        }
        if !(1..=1095).contains(&self.valid_days) {
            return Err(Problem::field("/valid_days", "is 1 to 1095"));
        }
        let price: Money = self.price.money("/price")?;
        Ok(Package {
            id,
            trainer,
            name,
            description: self.description,
            sessions: self.sessions,
            price_minor: price.minor(),
            currency: price.currency().to_owned(),
            valid_days: self.valid_days,
            active: self.active,
            created_at: now,
        })
    }
}
