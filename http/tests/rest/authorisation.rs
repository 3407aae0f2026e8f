//! Who may do what: every route, every role, somebody else's things.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::{
    app::{App, Person, Studio},
    documents::operations,
    files::stored_avatar,
};

/// What nobody, a client, another trainer and an administrator get; all ask for things that are not theirs.
struct Row {
    operation: &'static str,
    body: Value,
    /// 0: not refused for who asks.
    expected: [u16; 4],
}

fn row(operation: &'static str, body: Value, expected: [u16; 4]) -> Row {
    Row { operation, body, expected }
}

/// One row for each operation. `{id}` is somebody else's booking, class, service, time off, goal or measurement, or
/// somebody else.
fn table(studio: &Studio, theirs: &Theirs) -> Vec<Row> {
    let open = [0, 0, 0, 0];
    let own = [401, 0, 0, 0];
    let trainers = [401, 403, 0, 403];
    let foreign = [401, 404, 404, 0];
    let admins = [401, 403, 403, 0];
    let service =
        json!({"name": "Hour", "kind": {"type": "one_to_one"}, "duration": 60, "price": {"pay": "free"}});
    let hold = json!({"trainer": studio.trainer, "service": studio.service, "start": "2026-12-01T09:00:00Z"});
    let credentials = json!({"email": "nobody@example.org", "password": "some other password"});
    vec![
        row("GET /healthz", Value::Null, open),
        row("GET /readyz", Value::Null, open),
        row("GET /metrics", Value::Null, open),
        row("GET /openapi.json", Value::Null, open),
        row("GET /asyncapi.json", Value::Null, open),
        row("POST /api/v1/ws-tickets", json!({}), open),
        row("POST /api/v1/auth/sign-up", json!({}), open),
        // 401 for everybody: these are wrong credentials, not a missing account.
        row("POST /api/v1/auth/sign-in", credentials, [401; 4]),
        row("POST /api/v1/auth/refresh", json!({"refresh_token": "x"}), [401; 4]),
        row("POST /api/v1/auth/firebase", json!({"id_token": "x"}), open),
        row("GET /api/v1/me/identities", Value::Null, own),
        row("POST /api/v1/me/identities", json!({"id_token": "x"}), own),
        row("DELETE /api/v1/me/identities/{id}", Value::Null, [401, 404, 404, 404]),
        row("POST /api/v1/auth/sign-out", json!({"refresh_token": "x"}), open),
        // A link that is no good, whoever holds it.
        row("POST /api/v1/auth/verify", json!({"token": "x"}), [422; 4]),
        row("POST /api/v1/auth/reset", json!({"token": "x", "password": "another good phrase"}), [422; 4]),
        row("POST /api/v1/auth/forgot", json!({"email": "nobody@example.org"}), open),
        row("POST /api/v1/me/verification", Value::Null, own),
        row("POST /api/v1/me/step-up", json!({"password": "x"}), [401, 422, 422, 422]),
        row("GET /api/v1/me/totp", Value::Null, own),
        row("POST /api/v1/me/totp", json!({"password": "x"}), [401, 422, 422, 422]),
        row("POST /api/v1/me/totp/confirm", json!({"code": "000000"}), [401, 409, 409, 409]),
        row("POST /api/v1/me/totp/recovery-codes", json!({"code": "000000"}), [401, 409, 409, 409]),
        row("POST /api/v1/me/totp/remove", json!({"password": "x"}), [401, 422, 422, 422]),
        row("GET /api/v1/me", Value::Null, own),
        row("PATCH /api/v1/me", json!({}), own),
        row(
            "PUT /api/v1/me/password",
            json!({"current": "x", "new": "another good phrase"}),
            [401, 422, 422, 422],
        ),
        row("GET /api/v1/me/sign-ins", Value::Null, own),
        row("DELETE /api/v1/me/sign-ins", Value::Null, own),
        row("DELETE /api/v1/me/sign-ins/{id}", Value::Null, [401, 404, 404, 404]),
        row("PUT /api/v1/me/avatar", json!({"file": theirs.file}), [401, 422, 422, 422]),
        row("DELETE /api/v1/me/avatar", Value::Null, own),
        row(
            "POST /api/v1/files",
            json!({"purpose": "avatar", "content_type": "image/png", "length": 1, "name": "a.png"}),
            own,
        ),
        row("GET /api/v1/files", Value::Null, own),
        row("POST /api/v1/files/{id}/complete", Value::Null, [401, 404, 404, 404]),
        row("GET /api/v1/files/{id}", Value::Null, foreign),
        row("GET /api/v1/images/{id}/{size}", Value::Null, open),
        row("DELETE /api/v1/files/{id}", Value::Null, foreign),
        // No account opens these, only a link.
        row("PUT /api/v1/uploads", Value::Null, [403; 4]),
        row("GET /api/v1/downloads", Value::Null, [403; 4]),
        row("GET /api/v1/notifications", Value::Null, own),
        row("GET /api/v1/me/profile", Value::Null, own),
        row("PUT /api/v1/me/profile", json!({}), own),
        row("GET /api/v1/me/goals", Value::Null, own),
        row("POST /api/v1/me/goals", json!({"title": "Ten push-ups"}), own),
        row("PATCH /api/v1/me/goals/{id}", json!({"title": "x"}), [401, 404, 404, 404]),
        row("DELETE /api/v1/me/goals/{id}", Value::Null, [401, 404, 404, 404]),
        row("GET /api/v1/me/measurements", Value::Null, own),
        row("POST /api/v1/me/measurements", json!({"kind": "weight", "value": "70", "unit": "kg"}), own),
        row("DELETE /api/v1/me/measurements/{id}", Value::Null, [401, 404, 404, 404]),
        row("GET /api/v1/me/health-notes", Value::Null, own),
        row("PUT /api/v1/me/health-notes", json!({"notes": "x"}), own),
        // A client of another trainer's: not even administrators.
        row("GET /api/v1/clients/{id}", Value::Null, [401, 404, 404, 404]),
        row("GET /api/v1/clients/{id}/health-notes", Value::Null, [401, 404, 404, 404]),
        row("GET /api/v1/me/consents", Value::Null, own),
        row(
            "PUT /api/v1/me/consents",
            json!({"consents": [{"purpose": "analytics", "granted": false, "policy_version": "2026-11-01"}]}),
            own,
        ),
        row("GET /api/v1/me/notification-preferences", Value::Null, own),
        row("PUT /api/v1/me/notification-preferences", json!({}), own),
        row("GET /api/v1/me/favourites", Value::Null, own),
        row("PUT /api/v1/me/favourites/{id}", Value::Null, own),
        row("DELETE /api/v1/me/favourites/{id}", Value::Null, own),
        row("GET /api/v1/me/export", Value::Null, own),
        row("POST /api/v1/me/export", json!({}), own),
        // There is none of theirs yet, and somebody else's is not theirs.
        row("GET /api/v1/me/export/download", Value::Null, [401, 404, 404, 404]),
        row("GET /api/v1/me/erasure", Value::Null, own),
        row("POST /api/v1/me/erasure", json!({"password": "x"}), [401, 422, 422, 422]),
        row("DELETE /api/v1/me/erasure", Value::Null, [401, 404, 404, 404]),
        row("GET /api/v1/trainers", Value::Null, open),
        row("POST /api/v1/trainers", json!({"slug": "x", "headline": "", "tz": ""}), trainers),
        row("GET /api/v1/trainers/{id}", Value::Null, open),
        row("PUT /api/v1/trainers/me", json!({"headline": "", "biography": "", "tz": "UTC"}), trainers),
        row("POST /api/v1/trainers/me/submit", Value::Null, [401, 403, 422, 403]),
        row("GET /api/v1/trainers/facets", Value::Null, open),
        row("GET /api/v1/trainers/me/packages", Value::Null, trainers),
        row("GET /api/v1/trainers/me/services", Value::Null, trainers),
        row("PUT /api/v1/trainers/me/packages/{id}", package(), trainers),
        row("PUT /api/v1/trainers/me/gallery", json!({"pictures": []}), trainers),
        row("GET /api/v1/trainers/me/certificates", Value::Null, trainers),
        // Somebody else's file is no document of one's own.
        row("PUT /api/v1/trainers/me/certificates/{id}", certificate(&theirs.file), [401, 403, 422, 403]),
        row("DELETE /api/v1/trainers/me/certificates/{id}", Value::Null, [401, 403, 404, 403]),
        row("GET /api/v1/notice", Value::Null, open),
        row("GET /api/v1/sign-in-methods", Value::Null, open),
        row("GET /api/v1/clients", Value::Null, trainers),
        row("GET /api/v1/clients/{id}/notes", Value::Null, [401, 403, 404, 403]),
        row("PUT /api/v1/clients/{id}/notes", json!({"notes": "Left knee."}), [401, 403, 404, 403]),
        row("GET /api/v1/admin/health", Value::Null, admins),
        row("GET /api/v1/trainers/{id}/packages", Value::Null, open),
        row("GET /api/v1/trainers/{id}/reviews", Value::Null, open),
        row("GET /api/v1/me/reviews", Value::Null, own),
        row("POST /api/v1/bookings/{id}/review", json!({"rating": 5}), [401, 404, 404, 404]),
        row("PUT /api/v1/reviews/{id}", json!({"rating": 1}), [401, 404, 404, 404]),
        row("PUT /api/v1/reviews/{id}/answer", json!({"answer": "Thanks"}), [401, 403, 404, 403]),
        row("POST /api/v1/reviews/{id}/report", json!({"reason": "Rude"}), own),
        row("GET /api/v1/admin/accounts", Value::Null, admins),
        row("POST /api/v1/admin/accounts/{id}/suspend", because(), [401, 403, 403, 404]),
        row("POST /api/v1/admin/accounts/{id}/restore", because(), [401, 403, 403, 404]),
        row("GET /api/v1/admin/audit", Value::Null, admins),
        row("GET /api/v1/admin/trainers", Value::Null, admins),
        row("POST /api/v1/admin/trainers/{id}/approve", because(), admins),
        row("POST /api/v1/admin/trainers/{id}/return", because(), admins),
        row("POST /api/v1/admin/trainers/{id}/suspend", because(), admins),
        row("POST /api/v1/admin/trainers/{id}/restore", because(), admins),
        row("GET /api/v1/admin/jobs", Value::Null, admins),
        row("POST /api/v1/admin/jobs/{id}/retry", because(), [401, 403, 403, 404]),
        row("POST /api/v1/admin/jobs/{id}/cancel", because(), [401, 403, 403, 404]),
        row("GET /api/v1/admin/certificates", Value::Null, admins),
        row("POST /api/v1/admin/certificates/{id}/confirm", because(), [401, 403, 403, 404]),
        row("POST /api/v1/admin/certificates/{id}/reject", because(), [401, 403, 403, 404]),
        row("GET /api/v1/admin/settings", Value::Null, admins),
        row("PUT /api/v1/admin/settings", settings(), admins),
        row("GET /api/v1/admin/schedule", Value::Null, admins),
        row("GET /api/v1/admin/reviews", Value::Null, admins),
        row("POST /api/v1/admin/reviews/{id}/hide", because(), admins),
        row("POST /api/v1/admin/reviews/{id}/keep", because(), admins),
        row("GET /api/v1/trainers/me/policy", Value::Null, trainers),
        row("PUT /api/v1/trainers/me/policy", policy(), trainers),
        row("GET /api/v1/trainers/me/hours", Value::Null, trainers),
        row("PUT /api/v1/trainers/me/hours", json!({"weekly": []}), trainers),
        row("PUT /api/v1/trainers/me/overrides/{date}", json!({"windows": []}), trainers),
        row("DELETE /api/v1/trainers/me/overrides/{date}", Value::Null, trainers),
        row(
            "POST /api/v1/trainers/me/time-off",
            json!({"start": "2027-01-01T00:00:00Z", "end": "2027-01-02T00:00:00Z"}),
            trainers,
        ),
        row("DELETE /api/v1/trainers/me/time-off/{id}", Value::Null, [401, 403, 404, 403]),
        row("POST /api/v1/services", service.clone(), trainers),
        row("PUT /api/v1/services/{id}", service, [401, 403, 404, 403]),
        row("GET /api/v1/trainers/{id}/services", Value::Null, open),
        row("GET /api/v1/trainers/{id}/slots", Value::Null, open),
        row("GET /api/v1/trainers/{id}/why", Value::Null, open),
        row("GET /api/v1/trainers/{id}/calendar", Value::Null, [401, 403, 403, 0]),
        row(
            "POST /api/v1/classes",
            json!({"service": studio.service, "start": "2026-12-01T09:00:00Z"}),
            [401, 403, 422, 403],
        ),
        row("POST /api/v1/classes/{id}/cancel", json!({}), [401, 403, 404, 403]),
        row("POST /api/v1/bookings", hold, own),
        row("GET /api/v1/bookings", Value::Null, own),
        row("GET /api/v1/bookings/{id}", Value::Null, foreign),
        row("POST /api/v1/bookings/{id}/confirm", json!({}), foreign),
        row("POST /api/v1/bookings/{id}/release", json!({}), foreign),
        row("POST /api/v1/bookings/{id}/cancel", json!({}), foreign),
        row("POST /api/v1/bookings/{id}/reschedule", json!({"start": "2026-11-30T09:00:00Z"}), foreign),
    ]
}

fn because() -> Value {
    json!({"reason": "Because."})
}

fn certificate(file: &str) -> Value {
    json!({"kind": "first_aid", "title": "First aid", "issuer": "Red Cross", "file": file})
}

fn settings() -> Value {
    json!({"sign_up_open": true, "announcement": null, "required_certificates": []})
}

fn package() -> Value {
    json!({"name": "Ten", "sessions": 10, "price": {"minor": 40_000, "currency": "EUR"}, "valid_days": 90})
}

fn policy() -> Value {
    json!({
        "step": 15, "notice": 0, "horizon_days": 60, "buffer_before": 0, "buffer_after": 0, "hold": 10,
        "max_sessions_per_day": null, "max_holds_per_client": 2, "reschedule_notice": 0, "cancellation": [],
    })
}

struct Theirs {
    trainer: String,
    service: String,
    class: String,
    booking: String,
    time_off: String,
    review: String,
    file: String,
    client: String,
    goal: String,
    measurement: String,
}

async fn theirs(app: &App, studio: &Studio) -> Theirs {
    let id = |made: Value| made["id"].as_str().unwrap().to_owned();
    let off = json!({"start": "2027-01-01T00:00:00Z", "end": "2027-01-02T00:00:00Z"});
    let time_off =
        id(app.post("/trainers/me/time-off", off).by(&studio.owner).send().await.expect(201).json());
    let service = app.service(&studio.owner, json!({"kind": {"type": "class", "capacity": 3}})).await;
    let class = json!({"service": service, "start": "2026-11-24T18:00:00Z"});
    let class = id(app.post("/classes", class).by(&studio.owner).send().await.expect(201).json());
    let client = app.client().await;
    let booking =
        id(app.book(studio, "2026-11-24T09:00:00Z", true).by(&client).send().await.expect(201).json());
    let review = crate::search::review(app, studio, &booking).await;
    let file = stored_avatar(app, &client).await;
    let goal = json!({"title": "Ten push-ups"});
    let goal = id(app.post("/me/goals", goal).by(&client).send().await.expect(201).json());
    let value = json!({"kind": "weight", "value": "70", "unit": "kg"});
    let measurement = id(app.post("/me/measurements", value).by(&client).send().await.expect(201).json());
    Theirs {
        trainer: studio.trainer.clone(),
        service: studio.service.clone(),
        class,
        booking,
        time_off,
        review,
        file,
        client: client.id,
        goal,
        measurement,
    }
}

impl Theirs {
    fn path(&self, path: &str) -> String {
        let id = if path.contains("/reviews/{id}") {
            &self.review
        } else if path.contains("/accounts/{id}") {
            // No account has a class's id.
            &self.class
        } else if path.contains("/bookings/") {
            &self.booking
        } else if path.contains("/clients/") {
            &self.client
        } else if path.contains("/goals/") {
            &self.goal
        } else if path.contains("/measurements/") {
            &self.measurement
        } else if path.contains("/classes/") {
            &self.class
        } else if path.contains("/services/{id}") {
            &self.service
        } else if path.contains("/files/") || path.contains("/images/") {
            &self.file
        } else if path.contains("/time-off/") {
            &self.time_off
        } else {
            &self.trainer
        };
        let query = match path.rsplit('/').next() {
            Some("slots") => format!("?service={}", self.service),
            Some("why") => format!("?service={}&at=2026-12-01T09:00:00Z", self.service),
            // Those who ask go on asking.
            Some("sign-ins") => "?keep_this=true".to_owned(),
            Some("uploads") => "?key=a.bin&content_type=a&length=1&expires=9999999999&signature=a".to_owned(),
            Some("downloads") => {
                "?key=a.bin&content_type=a&filename=a&expires=9999999999&signature=a".to_owned()
            }
            Some("calendar") => "?from=2026-11-24&to=2026-11-25".to_owned(),
            _ => String::new(),
        };
        format!(
            "!{}{query}",
            path.replace("{id}", id).replace("{date}", "2027-12-24").replace("{size}", "small")
        )
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn s11_every_route_refuses_every_role_what_is_not_theirs() {
    let app = App::start().await;
    let studio = app.studio().await;
    let theirs = theirs(&app, &studio).await;
    let (client, other, admin) = (app.client().await, app.studio().await.owner, app.admin().await);
    let askers: [(&str, Option<&Person>); 4] = [
        ("nobody", None),
        ("a client", Some(&client)),
        ("another trainer", Some(&other)),
        ("an administrator", Some(&admin)),
    ];
    let table = table(&studio, &theirs);
    let rows: BTreeSet<String> = table.iter().map(|row| row.operation.to_owned()).collect();
    assert_eq!(
        rows,
        operations(&fittribe_http::openapi()),
        "each route has a row, and no row is without a route"
    );
    for row in &table {
        let (method, path) = row.operation.split_once(' ').unwrap();
        for ((who, asker), expected) in askers.iter().zip(row.expected) {
            let call = app.method(method, &theirs.path(path)).by_maybe(*asker);
            let call = call.header("idempotency-key", &app.fresh());
            let call = if row.body.is_null() { call } else { call.json(row.body.clone()) };
            let status = call.send().await.status.as_u16();
            match expected {
                0 => assert!(![401, 403, 404].contains(&status), "{who}, {}: {status}", row.operation),
                expected => assert_eq!(status, expected, "{who}, {}", row.operation),
            }
        }
    }
}
