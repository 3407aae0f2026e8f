//! Files: announced, uploaded over a signed link, looked at, shown, gone.

use std::{io::Cursor, time::Duration};

use async_trait::async_trait;
use fittribe_actors::files::{Size, document_key, picture_key, sweep_once, upload_key};
use fittribe_domain::FileId;
use fittribe_ports::files::{
    Files as _,
    conformance::{self, Answer, Visitor},
};
use image::{DynamicImage, ImageEncoder as _, ImageFormat, Rgb, RgbImage, codecs::jpeg::JpegEncoder};
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::app::{App, Person, Reply};

const WHERE: &[u8] = b"42.6977 N, 23.3219 E";

/// Red on the left, blue on the right, taken with the camera on its side, and with where it was taken.
fn photograph(width: u32, height: u32) -> Vec<u8> {
    let mut exif = b"II*\0\x08\0\0\0\x02\0".to_vec();
    exif.extend([0x0f, 0x01, 2, 0, WHERE.len() as u8, 0, 0, 0, 38, 0, 0, 0]);
    exif.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0]);
    exif.extend([0, 0, 0, 0]);
    exif.extend(WHERE);
    let picture =
        RgbImage::from_fn(
            width,
            height,
            |x, _| if x < width / 2 { Rgb([250, 0, 0]) } else { Rgb([0, 0, 250]) },
        );
    let mut jpeg = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut jpeg, 90);
    encoder.set_exif_metadata(exif).unwrap();
    encoder.encode_image(&picture).unwrap();
    jpeg
}

fn png() -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(RgbImage::new(20, 10)).write_to(&mut file, ImageFormat::Png).unwrap();
    file.into_inner()
}

/// A PNG whose header says 30 000 × 30 000: two and a half gigabytes of pixels in 82 bytes.
fn bomb() -> Vec<u8> {
    let mut png = png();
    png[16..20].copy_from_slice(&30_000_u32.to_be_bytes());
    png[20..24].copy_from_slice(&30_000_u32.to_be_bytes());
    let mut crc = flate2::Crc::new();
    crc.update(&png[12..29]);
    png[29..33].copy_from_slice(&crc.sum().to_be_bytes());
    png
}

fn holds(file: &[u8], words: &[u8]) -> bool {
    file.windows(words.len()).any(|window| window == words)
}

struct Announced {
    id: String,
    url: String,
    content_type: String,
}

impl Announced {
    fn file(&self) -> FileId {
        self.id.parse().unwrap()
    }
}

async fn announce(app: &App, who: &Person, purpose: &str, content_type: &str, contents: &[u8]) -> Announced {
    let file = json!({"purpose": purpose, "content_type": content_type, "length": contents.len(), "name": "Мой файл"});
    let made = app.post("/files", file).by(who).send().await.expect(201);
    let body = made.json();
    let id = body["id"].as_str().unwrap().to_owned();
    assert_eq!(made.header("location"), format!("/api/v1/files/{id}"));
    assert_eq!((&body["state"], &body["upload"]["method"]), (&json!("awaiting"), &json!("PUT")));
    let headers = json!({"content-type": content_type, "content-length": contents.len().to_string()});
    assert_eq!(body["upload"]["headers"], headers);
    let url = body["upload"]["url"].as_str().unwrap().to_owned();
    Announced { id, url, content_type: content_type.to_owned() }
}

async fn send(app: &App, announced: &Announced, contents: &[u8]) -> Reply {
    app.method("PUT", &app.path_of(&announced.url)).bytes(contents, &announced.content_type).send().await
}

async fn complete(app: &App, who: &Person, announced: &Announced) -> Reply {
    app.method("POST", &format!("/files/{}/complete", announced.id)).by(who).send().await
}

/// Announced, uploaded and completed.
async fn bring(
    app: &App,
    who: &Person,
    purpose: &str,
    content_type: &str,
    contents: &[u8],
) -> (Announced, Reply) {
    let announced = announce(app, who, purpose, content_type, contents).await;
    send(app, &announced, contents).await.expect(204);
    let completed = complete(app, who, &announced).await;
    (announced, completed)
}

/// A file that is stored; its id.
pub async fn stored(app: &App, who: &Person, purpose: &str) -> String {
    let (announced, completed) = bring(app, who, purpose, "image/png", &png()).await;
    completed.expect(200);
    announced.id
}

/// An avatar that is stored; its id.
pub async fn stored_avatar(app: &App, who: &Person) -> String {
    stored(app, who, "avatar").await
}

#[tokio::test(flavor = "multi_thread")]
async fn s32_s33_a_photograph_becomes_three_upright_pictures_that_say_nothing_of_where_it_was_taken() {
    let app = App::start().await;
    let ana = app.client().await;
    let original = photograph(1600, 800);
    assert!(holds(&original, WHERE));
    let (announced, completed) = bring(&app, &ana, "avatar", "image/jpeg", &original).await;
    let body = completed.expect(200).json();
    assert_eq!(
        (&body["state"], &body["content_type"], &body["download"]),
        (&json!("stored"), &json!("image/jpeg"), &Value::Null)
    );
    for (size, edge) in [("small", 160), ("medium", 480), ("large", 1280)] {
        let path = body["pictures"][size].as_str().unwrap().to_owned();
        let shown = app.bare(&path).await.expect(200);
        assert_eq!(shown.header("content-type"), "image/jpeg");
        assert_eq!(shown.header("x-content-type-options"), "nosniff");
        assert_eq!(shown.header("cache-control"), "public, max-age=31536000, immutable");
        assert!(!holds(&shown.bytes, WHERE) && !holds(&shown.bytes, b"Exif"), "{size}");
        let seen = image::load_from_memory(&shown.bytes).unwrap().into_rgb8();
        assert_eq!((seen.width(), seen.height()), (edge / 2, edge), "{size}");
        assert!(
            seen.get_pixel(edge / 4, 2)[0] > 180 && seen.get_pixel(edge / 4, edge - 3)[2] > 180,
            "{size}: upright"
        );
        let again =
            app.method("GET", &format!("!{path}")).header("if-none-match", shown.header("etag")).send().await;
        assert!(again.status == 304 && again.bytes.is_empty());
    }
    let kept = app.files.head(&upload_key(announced.file()).unwrap()).await.unwrap();
    assert_eq!(kept, None, "the original is deleted");
    let again = complete(&app, &ana, &announced).await.expect(200).json();
    assert_eq!(again, body, "it may be said twice");
    app.bare(&format!("/api/v1/images/{}/huge", announced.id)).await.problem(404, "not_found");
}

#[tokio::test(flavor = "multi_thread")]
async fn s31_a_link_takes_exactly_what_was_signed() {
    let app = App::start().await;
    let ana = app.client().await;
    let contents = png();
    let announced = announce(&app, &ana, "avatar", "image/png", &contents).await;
    let other = announce(&app, &ana, "avatar", "image/png", &contents).await;
    let put = async |url: &str, contents: &[u8], content_type: &str| {
        app.method("PUT", &app.path_of(url)).bytes(contents, content_type).send().await
    };
    let length = format!("length={}", contents.len());
    let altered = [
        announced.url.replace(&announced.id, &other.id),
        announced.url.replace("image%2Fpng", "text%2Fhtml"),
        announced.url.replace(&length, "length=1000000"),
        announced.url.replace("expires=1", "expires=2"),
        announced.url.replace("signature=", "signature=A"),
    ];
    for url in altered {
        assert_ne!(url, announced.url);
        put(&url, &contents, "image/png").await.problem(403, "link_refused");
    }
    put(&announced.url, &contents, "image/jpeg").await.problem(422, "invalid_request");
    put(&announced.url, &contents[1..], "image/png").await.problem(422, "invalid_request");
    let longer = [contents.as_slice(), b"x"].concat();
    put(&announced.url, &longer, "image/png").await.problem(422, "invalid_request");
    assert_eq!(app.files.head(&upload_key(announced.file()).unwrap()).await, Ok(None), "nothing was taken");
    complete(&app, &ana, &announced).await.problem(409, "upload_missing");
    app.advance(SignedDuration::from_mins(14));
    put(&announced.url, &contents, "image/png").await.expect(204);
    app.advance(SignedDuration::from_mins(1));
    let late = put(&announced.url, &contents, "image/png").await.problem(403, "link_refused");
    assert!(late["detail"].as_str().unwrap().contains("expired"));
}

#[tokio::test(flavor = "multi_thread")]
async fn s32_what_is_not_what_it_says_is_rejected_and_gone() {
    let app = App::start().await;
    let owner = app.sign_up("trainer").await;
    let html = b"<!doctype html><script>alert(1)</script>".to_vec();
    let broken = photograph(100, 100)[..150].to_vec();
    let cases: [(&str, &str, Vec<u8>, &str); 6] = [
        ("gallery", "image/png", bomb(), "30000 × 30000 pixels"),
        ("gallery", "image/jpeg", png(), "not image/jpeg"),
        ("avatar", "image/png", html.clone(), "not image/png"),
        ("certificate", "application/pdf", html, "not application/pdf"),
        ("avatar", "image/webp", b"RIFF\x10\0\0\0WEBPVP8 \0\0\0\0\0\0\0\0".to_vec(), "damaged"),
        ("certificate", "image/jpeg", broken, "damaged"),
    ];
    for (purpose, content_type, contents, why) in cases {
        let (announced, completed) = bring(&app, &owner, purpose, content_type, &contents).await;
        let refused = completed.problem(422, "file_rejected");
        assert!(refused["detail"].as_str().unwrap().contains(why), "{refused}");
        complete(&app, &owner, &announced).await.problem(422, "file_rejected");
        let file = app.get(&format!("/files/{}", announced.id)).by(&owner).send().await.expect(200).json();
        assert_eq!((&file["state"], &file["pictures"]), (&json!("rejected"), &Value::Null));
        assert!(file["rejected"].as_str().unwrap().contains(why), "{file}");
        app.bare(&format!("/api/v1/images/{}/small", announced.id)).await.problem(404, "not_found");
        let id = announced.file();
        for key in [upload_key(id), document_key(id), picture_key(id, Size::Small)] {
            assert_eq!(app.files.head(&key.unwrap()).await, Ok(None));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn s33_a_document_is_private_and_saved_but_never_shown() {
    let app = App::start().await;
    let (owner, other, admin) =
        (app.sign_up("trainer").await, app.sign_up("trainer").await, app.admin().await);
    let pdf = b"%PDF-1.7\nwhat was learnt\n%%EOF".to_vec();
    let (announced, completed) = bring(&app, &owner, "certificate", "application/pdf", &pdf).await;
    let link = completed.expect(200).json()["download"]["url"].as_str().unwrap().to_owned();
    let given = app.method("GET", &app.path_of(&link)).send().await.expect(200);
    assert_eq!(given.bytes, pdf);
    assert_eq!(given.header("content-type"), "application/pdf");
    assert!(given.header("content-disposition").starts_with("attachment; filename="));
    assert_eq!(given.header("x-content-type-options"), "nosniff");
    assert_eq!(given.header("cache-control"), "private, no-store");
    let path = format!("/files/{}", announced.id);
    app.get(&path).by(&other).send().await.problem(404, "not_found");
    app.get(&path).by(&admin).send().await.expect(200);
    app.bare(&format!("/api/v1/images/{}/large", announced.id)).await.problem(404, "not_found");
    let altered = [
        link.replace("application%2Fpdf", "text%2Fhtml"),
        link.replace("documents", "uploads"),
        link.replace("expires=1", "expires=2"),
    ];
    for url in altered {
        assert_ne!(url, link);
        app.method("GET", &app.path_of(&url)).send().await.problem(403, "link_refused");
    }
    // Whoever still has the link of the upload changes nothing of what was looked at.
    let html = vec![b'<'; pdf.len()];
    send(&app, &announced, &html).await.expect(204);
    assert_eq!(app.method("GET", &app.path_of(&link)).send().await.expect(200).bytes, pdf);
    app.advance(SignedDuration::from_mins(5));
    app.method("GET", &app.path_of(&link)).send().await.problem(403, "link_refused");
    let fresh = app.get(&path).by(&owner).send().await.expect(200).json();
    app.method("GET", &app.path_of(fresh["download"]["url"].as_str().unwrap())).send().await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn s32_a_certificate_that_is_a_picture_is_drawn_anew_too() {
    let app = App::start().await;
    let owner = app.sign_up("trainer").await;
    let (announced, completed) =
        bring(&app, &owner, "certificate", "image/jpeg", &photograph(400, 200)).await;
    let body = completed.expect(200).json();
    let link = body["download"]["url"].as_str().unwrap();
    let given = app.method("GET", &app.path_of(link)).send().await.expect(200);
    assert!(!holds(&given.bytes, WHERE) && given.header("content-disposition").starts_with("attachment"));
    let seen = image::load_from_memory(&given.bytes).unwrap();
    assert_eq!((seen.width(), seen.height()), (200, 400));
    assert_eq!(body["length"], given.bytes.len());
    assert_eq!(body["id"], announced.id);
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_announcements_are_refused_at_their_field() {
    let app = App::start().await;
    let (client, owner) = (app.client().await, app.sign_up("trainer").await);
    let right = json!({"purpose": "avatar", "content_type": "image/png", "length": 100, "name": "a.png"});
    let cases = [
        ("purpose", json!("logo"), "/purpose"),
        ("content_type", json!("image/svg+xml"), "/content_type"),
        ("content_type", json!("application/pdf"), "/content_type"),
        ("length", json!(0), "/length"),
        ("length", json!(10 * 1024 * 1024 + 1), "/length"),
        ("length", json!(-1), "/length"),
        ("name", json!(" "), "/name"),
        ("name", json!("a\r\nb"), "/name"),
        ("name", json!("x".repeat(201)), "/name"),
        ("owner", json!(owner.id), ""),
    ];
    for (field, value, pointer) in cases {
        let mut wrong = right.clone();
        wrong[field] = value;
        let refused = app.post("/files", wrong).by(&client).send().await.problem(422, "invalid_request");
        let pointed = refused["errors"][0]["pointer"].as_str().unwrap();
        assert!(pointed == pointer || (pointer.is_empty() && pointed.contains(field)), "{refused}");
    }
    let webp = json!({"purpose": "certificate", "content_type": "image/webp", "length": 100, "name": "a"});
    app.post("/files", webp).by(&owner).send().await.problem(422, "invalid_request");
    for purpose in ["gallery", "certificate"] {
        let theirs = json!({"purpose": purpose, "content_type": "image/png", "length": 100, "name": "a.png"});
        app.post("/files", theirs.clone()).by(&client).send().await.problem(403, "forbidden");
        app.post("/files", theirs).by(&owner).send().await.expect(201);
    }
    app.post("/files", right.clone())
        .by(&client)
        .without_key()
        .send()
        .await
        .problem(400, "idempotency_key_missing");
    let first = app.post("/files", right.clone()).key("once").by(&client).send().await.expect(201);
    let second = app.post("/files", right.clone()).key("once").by(&client).send().await.expect(201);
    assert_eq!(first.text, second.text, "a repeat gets the first answer");
    for _ in 1..10 {
        app.post("/files", right.clone()).by(&client).send().await.expect(201);
    }
    app.post("/files", right).by(&client).send().await.problem(409, "upload_limit");
    let listed = app.get("/files").by(&client).send().await.expect(200).json();
    assert_eq!(listed["items"].as_array().unwrap().len(), 10);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_avatar_is_shown_replaced_and_taken_away() {
    let app = App::start().await;
    let (ana, ben) = (app.client().await, app.client().await);
    let avatar = async || app.get("/me").by(&ana).send().await.expect(200).json()["avatar"].clone();
    assert_eq!(avatar().await, Value::Null);
    let (first, second) = (stored_avatar(&app, &ana).await, stored_avatar(&app, &ana).await);
    let set = app.put("/me/avatar", json!({"file": first})).by(&ana).send().await.expect(200).json();
    assert_eq!(set["avatar"], format!("/api/v1/images/{first}/medium"));
    app.bare(avatar().await.as_str().unwrap()).await.expect(200);
    let bens = stored_avatar(&app, &ben).await;
    let awaited = announce(&app, &ana, "avatar", "image/png", b"x").await.id;
    for wrong in [bens, awaited] {
        let refused = app.put("/me/avatar", json!({"file": wrong})).by(&ana).send().await;
        assert_eq!(refused.problem(422, "invalid_request")["errors"][0]["pointer"], "/file");
    }
    app.put("/me/avatar", json!({"file": first})).by(&ana).send().await.expect(200);
    app.put("/me/avatar", json!({"file": second})).by(&ana).send().await.expect(200);
    app.bare(&format!("/api/v1/images/{first}/medium")).await.problem(404, "not_found");
    app.get(&format!("/files/{first}")).by(&ana).send().await.problem(404, "not_found");
    assert_eq!(app.files.head(&picture_key(first.parse().unwrap(), Size::Large).unwrap()).await, Ok(None));
    app.method("DELETE", &format!("/files/{second}")).by(&ana).send().await.expect(204);
    assert_eq!(avatar().await, Value::Null, "a deleted file is nobody's picture");
    app.method("DELETE", &format!("/files/{second}")).by(&ana).send().await.problem(404, "not_found");
    let third = stored_avatar(&app, &ana).await;
    app.put("/me/avatar", json!({"file": third})).by(&ana).send().await.expect(200);
    app.method("DELETE", "/me/avatar").by(&ana).send().await.expect(204);
    app.method("DELETE", "/me/avatar").by(&ana).send().await.expect(204);
    assert_eq!(avatar().await, Value::Null);
    app.bare(&format!("/api/v1/images/{third}/small")).await.problem(404, "not_found");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_stands_wherever_its_person_is_named() {
    let app = App::start().await;
    let (studio, client) = (app.studio().await, app.client().await);
    app.book(&studio, "2026-11-24T09:00:00Z", true).by(&client).send().await.expect(201);
    app.method("PUT", &format!("/me/favourites/{}", studio.trainer)).by(&client).send().await.expect(204);
    let (page, clients) = (format!("/trainers/{}", studio.trainer), format!("/clients/{}", client.id));
    // Who is shown to whom, and where in the answer.
    let places = [
        (page.as_str(), &client, "/avatar", &studio.owner),
        ("/trainers", &client, "/items/0/avatar", &studio.owner),
        ("/me/favourites", &client, "/items/0/avatar", &studio.owner),
        ("/clients", &studio.owner, "/items/0/avatar", &client),
        (&clients, &studio.owner, "/avatar", &client),
    ];
    for (path, reader, place, _) in places {
        let none = app.get(path).by(reader).send().await.expect(200).json();
        assert_eq!(none.pointer(place).unwrap_or(&Value::Null), &Value::Null, "{path}");
    }
    let mut shown = std::collections::BTreeMap::new();
    for person in [&studio.owner, &client] {
        let file = stored_avatar(&app, person).await;
        app.put("/me/avatar", json!({"file": file})).by(person).send().await.expect(200);
        shown.insert(person.id.clone(), format!("/api/v1/images/{file}/medium"));
    }
    for (path, reader, place, person) in places {
        let answer = app.get(path).by(reader).send().await.expect(200).json();
        assert_eq!(answer.pointer(place), Some(&json!(shown[&person.id])), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_finished_is_swept_with_its_contents() {
    let app = App::start().await;
    let ana = app.client().await;
    let contents = png();
    let kept = stored_avatar(&app, &ana).await;
    let abandoned = announce(&app, &ana, "avatar", "image/png", &contents).await;
    send(&app, &abandoned, &contents).await.expect(204);
    let (rejected, _) = bring(&app, &ana, "avatar", "image/jpeg", &contents).await;
    // Whoever has the link brings it back after it was rejected.
    send(&app, &rejected, &contents).await.expect(204);
    let sweep = async || sweep_once(app.database.database(), &app.files, app.now()).await.unwrap();
    let is_there = async |id: FileId| app.files.head(&upload_key(id).unwrap()).await.unwrap().is_some();
    let rows = async || {
        let counted = sqlx::query_scalar::<_, i64>("SELECT count(*) FROM files");
        counted.fetch_one(app.database.database().pool()).await.unwrap()
    };
    assert_eq!(sweep().await, 0, "nothing is old");
    app.advance(SignedDuration::from_hours(2));
    assert_eq!(sweep().await, 1, "what was uploaded for the stored one");
    app.advance(SignedDuration::from_hours(23));
    assert_eq!(sweep().await, 0, "marked, and looked at an hour later");
    assert!(is_there(abandoned.file()).await && is_there(rejected.file()).await);
    assert_eq!(rows().await, 3);
    let ana = app.later(&ana, SignedDuration::from_mins(61)).await;
    app.get(&format!("/files/{}", abandoned.id)).by(&ana).send().await.problem(404, "not_found");
    assert_eq!(sweep().await, 2);
    assert!(!is_there(abandoned.file()).await && !is_there(rejected.file()).await);
    assert_eq!(rows().await, 1, "the row goes last");
    app.bare(&format!("/api/v1/images/{kept}/small")).await.expect(200);
    assert_eq!(sweep().await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_who_complete_at_once_all_hear_the_same() {
    let app = App::start().await;
    let ana = app.client().await;
    let contents = photograph(600, 400);
    let announced = announce(&app, &ana, "avatar", "image/jpeg", &contents).await;
    send(&app, &announced, &contents).await.expect(204);
    let completing = (0..8).map(|_| complete(&app, &ana, &announced));
    for completed in futures_util::future::join_all(completing).await {
        assert_eq!(completed.expect(200).json()["state"], "stored");
    }
    for size in Size::ALL {
        app.bare(&format!("/api/v1/images/{}/{}", announced.id, size.name())).await.expect(200);
    }
}

struct Outside<'a>(&'a App);

#[async_trait]
impl Visitor for Outside<'_> {
    async fn send(&self, method: &str, url: &str, headers: &[(String, String)], body: &[u8]) -> Answer {
        let mut call = self.0.method(method, &self.0.path_of(url));
        if method == "PUT" {
            let kind = headers.iter().find(|(name, _)| name == "content-type");
            call = call.bytes(body, kind.map_or("", |(_, value)| value.as_str()));
        }
        let reply = call.send().await;
        let headers = reply.headers.iter();
        let headers = headers.map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()));
        Answer { status: reply.status.as_u16(), headers: headers.collect(), body: reply.bytes.clone() }
    }

    async fn wait(&self, time: Duration) {
        self.0.advance(time.try_into().unwrap());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn s31_s33_links_to_a_folder_conform_to_the_port() {
    let app = App::start().await;
    conformance::takes_what_was_signed(&app.files, &Outside(&app)).await;
    conformance::gives_what_was_signed(&app.files, &Outside(&app)).await;
}
