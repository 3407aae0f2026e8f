//! The edge: REST, the websocket, and the gateway in front of both.

pub mod accounts;
pub mod admin;
pub mod bookings;
pub mod certificates;
pub mod classes;
pub mod deps;
pub mod docs;
pub mod error;
pub mod extract;
pub mod files;
pub mod gallery;
pub mod gateway;
pub mod health;
pub mod hours;
pub mod notice;
pub mod notifications;
pub mod people;
pub mod reviews;
pub mod routes;
pub mod server;
pub mod services;
pub mod site;
pub mod slots;
pub mod systems;
pub mod trainers;
pub mod web;
pub mod why;
pub mod wire;
pub mod ws;

pub use deps::{Deps, FirebaseApp, Health, Settings, Storage};
pub use docs::openapi;
pub use server::{configure, server};
