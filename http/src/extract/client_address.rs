//! Where a request comes from, as far as it can be trusted.

use std::{
    convert::Infallible,
    future::{Ready, ready},
    net::{IpAddr, Ipv6Addr},
};

use actix_web::{FromRequest, HttpRequest, dev::Payload, web::Data};

use crate::deps::Gate;

/// The client's network address: the peer's, or what the configured number of proxies say it is. IPv6
/// addresses count by their /64, which one customer has whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientAddress(pub IpAddr);

impl ClientAddress {
    fn of(req: &HttpRequest) -> IpAddr {
        let peer = req.peer_addr().map_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED), |peer| peer.ip());
        let hops = req.app_data::<Data<Gate>>().map_or(0, |gate| gate.trusted_proxies);
        if hops == 0 {
            return peer;
        }
        let forwarded = req.headers().get_all("x-forwarded-for").filter_map(|value| value.to_str().ok());
        let chain: Vec<&str> = forwarded.flat_map(|value| value.split(',')).map(str::trim).collect();
        let at = chain.len().checked_sub(hops);
        at.and_then(|at| chain.get(at)?.parse().ok()).unwrap_or(peer)
    }
}

/// Drops what a customer can choose freely.
fn customer(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => v6
            .to_ipv4_mapped()
            .map_or_else(|| IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & (u128::MAX << 64))), IpAddr::V4),
    }
}

impl FromRequest for ClientAddress {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self(customer(Self::of(req)))))
    }
}
