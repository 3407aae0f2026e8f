//! Services on the wire.

use fittribe_domain::{
    ServiceId,
    event::{Decision, Setting},
    money::Money,
    policy::Minutes,
    service::{Overrides, Price, Service, ServiceKind},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::error::Problem;

/// A service.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Service)]
pub struct ServiceBody {
    /// Its identity.
    pub id: Uuid,
    /// What clients read.
    pub name: String,
    /// More of it.
    pub description: String,
    /// One-to-one or class.
    pub kind: KindBody,
    /// A session's minutes.
    pub duration: u32,
    /// Its price.
    pub price: PriceBody,
    /// Its own rules.
    pub overrides: OverridesBody,
    /// Whether it is on sale.
    pub active: bool,
}

/// A service as a trainer writes it.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceInput {
    /// What clients read.
    #[schema(min_length = 1, max_length = 120)]
    name: String,
    /// More of it.
    #[serde(default)]
    #[schema(max_length = 4000)]
    description: String,
    /// One-to-one or class. It stays what it is.
    kind: KindBody,
    /// A session's minutes.
    #[schema(minimum = 5, maximum = 1440)]
    duration: u32,
    /// Its price.
    price: PriceBody,
    /// Where it departs from the trainer's policy.
    #[serde(default)]
    overrides: OverridesBody,
    /// Whether it is on sale; what is booked stays.
    #[serde(default = "on_sale")]
    #[schema(default = true)]
    active: bool,
}

const fn on_sale() -> bool {
    true
}

/// Who shares a session.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case", tag = "type", deny_unknown_fields)]
#[schema(as = ServiceKind)]
pub enum KindBody {
    /// One client, at any bookable start.
    OneToOne {},
    /// Many clients, at the times the trainer schedules.
    Class {
        /// Seats.
        #[schema(minimum = 1, maximum = 1000)]
        capacity: u16,
    },
}

/// What a session costs and where it is paid.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case", tag = "pay", deny_unknown_fields)]
#[schema(as = Price)]
pub enum PriceBody {
    /// Nothing.
    Free {},
    /// Paid when they meet.
    InPerson {
        /// How much.
        amount: MoneyBody,
    },
    /// Paid when booking.
    Online {
        /// How much.
        amount: MoneyBody,
    },
}

/// An amount.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Money)]
pub struct MoneyBody {
    /// Smallest units: cents for EUR, yen for JPY, fils for KWD.
    #[schema(minimum = 1, maximum = 1_000_000_000)]
    minor: i64,
    /// ISO 4217.
    #[schema(example = "EUR")]
    currency: String,
}

/// A service's own rules; absent ones are its trainer's.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(as = Overrides)]
pub struct OverridesBody {
    /// Minutes between starts.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 5, maximum = 240)]
    step: Option<u32>,
    /// Least minutes to the start.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(maximum = 43_200)]
    notice: Option<u32>,
    /// Local days ahead, today included.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 1, maximum = 365)]
    horizon_days: Option<u16>,
    /// Minutes kept free before.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(maximum = 240)]
    buffer_before: Option<u32>,
    /// Minutes kept free after.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(maximum = 240)]
    buffer_after: Option<u32>,
}

impl MoneyBody {
    /// An amount as it is stored.
    #[must_use]
    pub fn new(minor: i64, currency: &str) -> Self {
        Self { minor, currency: currency.to_owned() }
    }

    /// A price.
    ///
    /// # Errors
    /// Points at it when it cannot be one.
    pub fn money(&self, pointer: &'static str) -> Result<Money, Problem> {
        Money::price(self.minor, &self.currency).map_err(|wrong| Problem::field(pointer, wrong.to_string()))
    }
}

impl From<Price> for PriceBody {
    fn from(price: Price) -> Self {
        let body = |amount: Money| MoneyBody::new(amount.minor(), amount.currency());
        match price {
            Price::Free => Self::Free {},
            Price::InPerson { amount } => Self::InPerson { amount: body(amount) },
            Price::Online { amount } => Self::Online { amount: body(amount) },
        }
    }
}

fn price(body: &PriceBody) -> Result<Price, Problem> {
    let money = |amount: &MoneyBody| amount.money("/price/amount");
    Ok(match body {
        PriceBody::Free {} => Price::Free,
        PriceBody::InPerson { amount } => Price::InPerson { amount: money(amount)? },
        PriceBody::Online { amount } => Price::Online { amount: money(amount)? },
    })
}

impl From<&Service> for ServiceBody {
    fn from(service: &Service) -> Self {
        let own = service.overrides;
        Self {
            id: service.id.uuid(),
            name: service.name.clone(),
            description: service.description.clone(),
            kind: match service.kind {
                ServiceKind::OneToOne => KindBody::OneToOne {},
                ServiceKind::Class { capacity } => KindBody::Class { capacity },
            },
            duration: service.duration.count(),
            price: service.price.into(),
            overrides: OverridesBody {
                step: own.step.map(Minutes::count),
                notice: own.notice.map(Minutes::count),
                horizon_days: own.horizon_days,
                buffer_before: own.buffer_before.map(Minutes::count),
                buffer_after: own.buffer_after.map(Minutes::count),
            },
            active: service.active,
        }
    }
}

impl ServiceInput {
    /// The service it describes.
    ///
    /// # Errors
    /// Points at what cannot be.
    pub fn service(self, id: ServiceId) -> Result<Service, Problem> {
        let own = self.overrides;
        Ok(Service {
            id,
            name: self.name.trim().to_owned(),
            description: self.description,
            kind: match self.kind {
                KindBody::OneToOne {} => ServiceKind::OneToOne,
                KindBody::Class { capacity } => ServiceKind::Class { capacity },
            },
            duration: Minutes::new(self.duration),
            price: price(&self.price)?,
            overrides: Overrides {
                step: own.step.map(Minutes::new),
                notice: own.notice.map(Minutes::new),
                horizon_days: own.horizon_days,
                buffer_before: own.buffer_before.map(Minutes::new),
                buffer_after: own.buffer_after.map(Minutes::new),
            },
            active: self.active,
        })
    }
}

/// The service that a decision put in force.
#[must_use]
pub fn configured(decision: &Decision) -> Option<ServiceBody> {
    decision.events.iter().find_map(|event| match &event.setting {
        Some(Setting::Service(service)) => Some(ServiceBody::from(service)),
        _ => None,
    })
}
