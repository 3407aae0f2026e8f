//! The AsyncAPI 3 document of the sockets, made from the Rust types that are on the wire.

mod messages;

use schemars::{JsonSchema, Schema, generate::SchemaSettings};
use serde_json::{Map, Value, json};

use self::messages::{Description, Side};
use fittribe_actors::wire::CloseCode;

/// The document, as served at `/asyncapi.json`.
#[must_use]
pub fn asyncapi() -> Value {
    let described = messages::all();
    let named =
        |side: Side| described.iter().filter(move |message| message.side == side).map(|message| message.name);
    let reference = |name: &str| json!({ "$ref": format!("#/channels/socket/messages/{name}") });
    let of_channel: Map<String, Value> = described
        .iter()
        .map(|message| {
            (message.name.to_owned(), json!({ "$ref": format!("#/components/messages/{}", message.name) }))
        })
        .collect();
    let components: Map<String, Value> =
        described.iter().map(|message| (message.name.to_owned(), component(message))).collect();
    json!({
        "asyncapi": "3.0.0",
        "info": {
            "title": "FitTribe sockets",
            "version": "1.0.0",
            "description": "Live calendars and notifications. Order, resumption, limits and close codes are described in docs/protocol.md.",
            "license": { "name": "MIT OR Apache-2.0" },
        },
        "defaultContentType": "application/json",
        "channels": { "socket": {
            "address": "/api/v1/ws",
            "description": "One connection, any number of topics. Name the subprotocol `fittribe.v1` and bring a ticket from `POST /api/v1/ws-tickets`.",
            "bindings": { "ws": { "method": "GET", "query": {
                "type": "object",
                "required": ["ticket"],
                "properties": { "ticket": { "type": "string", "description": "Good once, for 30 seconds" } },
            }, "bindingVersion": "0.1.0" } },
            "messages": of_channel,
        } },
        "operations": {
            "tell": { "action": "send", "channel": { "$ref": "#/channels/socket" }, "summary": "What the server says",
                "messages": named(Side::Server).map(reference).collect::<Vec<_>>() },
            "hear": { "action": "receive", "channel": { "$ref": "#/channels/socket" }, "summary": "What the client says",
                "messages": named(Side::Client).map(reference).collect::<Vec<_>>() },
        },
        "components": { "messages": components },
        "x-close-codes": CloseCode::ALL.map(|code| json!({
            "code": code.number(), "name": code.name(), "action": code.action(),
        })),
    })
}

fn component(message: &Description) -> Value {
    json!({
        "name": message.t,
        "title": message.name,
        "summary": message.summary,
        "contentType": "application/json",
        "payload": message.schema,
        "examples": message.examples.iter().map(|example| json!({ "payload": example })).collect::<Vec<_>>(),
    })
}

/// A type's schema with the fields that every message has.
fn schema_of<T: JsonSchema>(t: &str, side: Side) -> Schema {
    let settings = SchemaSettings::draft07().with(|settings| {
        settings.inline_subschemas = true;
        settings.meta_schema = None;
    });
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    let object = schema.ensure_object();
    object.remove("title");
    if let Some(properties) = object.entry("properties").or_insert_with(|| json!({})).as_object_mut() {
        properties.insert("t".to_owned(), json!({ "const": t }));
        properties.insert("v".to_owned(), json!({ "const": 1 }));
    }
    let required: &[&str] = if side == Side::Server { &["v", "t"] } else { &["t"] };
    if let Some(list) = object.entry("required").or_insert_with(|| json!([])).as_array_mut() {
        list.extend(required.iter().map(|name| json!(name)));
    }
    schema
}

#[cfg(test)]
mod tests;
