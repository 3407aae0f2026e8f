use std::collections::BTreeSet;

use fittribe_actors::wire::{
    AvailabilityDelta, AvailabilitySnapshot, ClientMessage, NextSnapshot, SlotsDelta, SlotsSnapshot,
    message::{Bye, Delta, Done, Event, Failed, Message, Ping, Reset, Snapshot, Welcome},
};
use serde::{Serialize, de::DeserializeOwned};

use super::*;

fn through<T: DeserializeOwned + Serialize>(example: &Value) -> Value {
    serde_json::to_value(serde_json::from_value::<T>(example.clone()).unwrap()).unwrap()
}

/// An example read as the Rust type of its message and written down again.
fn through_rust(name: &str, example: &Value) -> Value {
    match name {
        "sub" | "unsub" | "ack" | "pong" => through::<ClientMessage>(example),
        "welcome" => through::<Message<Welcome>>(example),
        "ok" => through::<Message<Done>>(example),
        "err" => through::<Message<Failed>>(example),
        "ping" => through::<Message<Ping>>(example),
        "bye" => through::<Message<Bye>>(example),
        "reset" => through::<Message<Reset>>(example),
        "slots_snap" => through::<Message<Snapshot<SlotsSnapshot>>>(example),
        "slots_delta" => through::<Message<Delta<SlotsDelta>>>(example),
        "availability_snap" => through::<Message<Snapshot<AvailabilitySnapshot>>>(example),
        "availability_delta" => through::<Message<Delta<AvailabilityDelta>>>(example),
        "next_snap" => through::<Message<Snapshot<NextSnapshot>>>(example),
        "evt" => through::<Message<Event<Value>>>(example),
        other => panic!("{other} has no Rust type here"),
    }
}

#[test]
fn every_message_has_examples_that_its_schema_and_its_type_accept() {
    let document = asyncapi();
    let components = document["components"]["messages"].as_object().unwrap();
    for (name, component) in components {
        let validator = jsonschema::draft7::new(&component["payload"]).unwrap();
        let examples = component["examples"].as_array().unwrap();
        assert!(!examples.is_empty(), "{name}");
        for example in examples.iter().map(|example| &example["payload"]) {
            let wrong: Vec<String> = validator
                .iter_errors(example)
                .map(|error| format!("{error} at {}", error.instance_path))
                .collect();
            assert!(wrong.is_empty(), "{name}: {wrong:?}");
            assert_eq!(&through_rust(name, example), example, "{name}");
        }
    }
}

#[test]
fn a_schema_refuses_what_its_type_refuses() {
    let document = asyncapi();
    for (name, component) in document["components"]["messages"].as_object().unwrap() {
        let validator = jsonschema::draft7::new(&component["payload"]).unwrap();
        let mut example = component["examples"][0]["payload"].clone();
        example["t"] = json!("nonsense");
        assert!(!validator.is_valid(&example), "{name} takes any kind");
        assert!(!validator.is_valid(&json!({})), "{name} takes nothing at all");
    }
}

#[test]
fn every_message_belongs_to_one_operation() {
    let document = asyncapi();
    let operations = document["operations"].as_object().unwrap().values();
    let named: Vec<&str> = operations
        .flat_map(|operation| operation["messages"].as_array().unwrap())
        .map(|reference| reference["$ref"].as_str().unwrap().rsplit('/').next().unwrap())
        .collect();
    let distinct: BTreeSet<&str> = named.iter().copied().collect();
    let components = document["components"]["messages"].as_object().unwrap();
    assert_eq!(named.len(), distinct.len());
    assert_eq!(distinct, components.keys().map(String::as_str).collect());
}
