//! The arrows between the rooms only point down.
#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "tests")]

use std::{collections::BTreeMap, process::Command};

use serde_json::Value;

/// Who may depend on whom, dependencies of tests aside.
const ARROWS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("ports", &["domain"]),
    ("adapters", &["domain", "ports"]),
    ("store", &["domain"]),
    ("actors", &["domain", "ports", "store"]),
    ("http", &["domain", "ports", "store", "actors"]),
    ("fuzz", &["domain", "ports", "adapters", "store", "actors", "http"]),
];

/// What a room must not know, wherever it gets it from.
const BANNED: &[(&str, &[&str])] = &[
    ("domain", &["tokio", "actix", "actix-web", "sqlx", "reqwest", "rand", "redis"]),
    ("ports", &["actix", "actix-web", "sqlx", "reqwest", "rand", "redis"]),
    ("store", &["actix", "actix-web", "reqwest", "rand", "redis"]),
    ("actors", &["actix-web", "actix-web-actors", "reqwest", "rand", "redis"]),
    ("http", &["reqwest", "redis"]),
];

fn dependencies() -> BTreeMap<String, Vec<String>> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let arguments = ["metadata", "--no-deps", "--format-version", "1", "--offline"];
    let output =
        Command::new(cargo).args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap().iter();
    let names = |package: &Value| {
        let normal = package["dependencies"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|dependency| dependency["kind"].is_null());
        normal.map(|dependency| dependency["name"].as_str().unwrap().to_owned()).collect()
    };
    packages.map(|package| (package["name"].as_str().unwrap().to_owned(), names(package))).collect()
}

#[test]
fn every_arrow_points_down() {
    let found = dependencies();
    assert_eq!(found.len(), ARROWS.len() + 1, "a room without its arrows: {:?}", found.keys());
    for (room, allowed) in ARROWS {
        let own = &found[&format!("fittribe-{room}")];
        for other in own.iter().filter_map(|name| name.strip_prefix("fittribe-")) {
            assert!(allowed.contains(&other), "{room} must not know {other}");
        }
    }
}

#[test]
fn no_room_knows_what_is_not_its_business() {
    let found = dependencies();
    for (room, banned) in BANNED {
        let own = &found[&format!("fittribe-{room}")];
        let known: Vec<_> = banned.iter().filter(|name| own.iter().any(|own| own == *name)).collect();
        assert!(known.is_empty(), "{room} must not know {known:?}");
    }
}

#[test]
fn only_the_socket_imports_the_websocket_actors() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut importing = Vec::new();
    let mut folders = vec![root.join("http/src"), root.join("actors/src"), root.join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if std::fs::read_to_string(&path).is_ok_and(|text| text.contains("actix_web_actors")) {
                importing.push(path.strip_prefix(root).unwrap().display().to_string());
            }
        }
    }
    assert_eq!(importing, ["http/src/ws/socket.rs"]);
}
