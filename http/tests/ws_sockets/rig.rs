//! A server with sockets and nothing else, fed by hand, and clients of both kinds: well-behaved and raw.

use std::{
    collections::HashMap,
    net::{SocketAddr, TcpListener},
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
        mpsc,
    },
    thread::JoinHandle,
    time::Duration,
};

use actix_web::{App, HttpServer, dev::ServerHandle, web::Data};
use fittribe_actors::{
    channels::ChannelState,
    hub::{Hub, State},
    topic::Topic,
    wire::{self, Frame, SlotsChange, SlotsView},
};
use fittribe_adapters::memory_once::MemoryOnce;
use fittribe_domain::{AccountId, ServiceId, account::Role, slots::Slots, zone::Zone};
use fittribe_http::ws::{
    self, Config, Deps, Feeds, Registry, Tickets,
    feeds::{Later, Line, Unwatchable},
    tickets::{Grant, Owner},
};
use fittribe_ports::{
    clock::{Clock, ManualClock},
    random::Random,
};
use fittribe_store::secret::written;
use futures_util::FutureExt as _;
use futures_util::{SinkExt, StreamExt};
use jiff::{SignedDuration, Timestamp, civil::Date};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpSocket, TcpStream},
};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{Error, Message, client::IntoClientRequest, http::HeaderValue},
};
use uuid::Uuid;

pub const PAGE: &str = "https://app.example.org";
const PATIENCE: Duration = Duration::from_secs(30);

/// Counts up; nothing here depends on its being random.
#[derive(Default)]
pub struct Counting(AtomicU64);

impl Random for Counting {
    fn uuid(&self) -> Uuid {
        Uuid::from_u128(u128::from(self.0.fetch_add(1, Ordering::Relaxed)))
    }

    fn bytes32(&self) -> [u8; 32] {
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&self.0.fetch_add(1, Ordering::Relaxed).to_be_bytes());
        bytes
    }

    fn fraction(&self) -> f64 {
        0.5
    }
}

/// Inboxes and failures, kept by hand.
#[derive(Default)]
pub struct FakeFeeds {
    pub inboxes: Mutex<HashMap<AccountId, Vec<Line>>>,
    pub refusals: Mutex<HashMap<Topic, Unwatchable>>,
    pub seen: Mutex<Vec<(AccountId, i64, bool)>>,
    /// How long reading an inbox takes.
    pub delay: Mutex<Duration>,
}

impl Feeds for FakeFeeds {
    fn watch(&self, topic: Topic) -> Later<()> {
        let refusal = self.refusals.lock().unwrap().get(&topic).copied();
        Box::pin(async move { refusal.map_or(Ok(()), Err) })
    }

    fn join(&self, account: AccountId) -> Later<ChannelState> {
        let inboxes = self.inboxes.lock().unwrap();
        let seq = inboxes.get(&account).and_then(|lines| lines.last()).map_or(0, |line| line.seq);
        Box::pin(async move { Ok(ChannelState { seq, unread: 3 }) })
    }

    fn missed(&self, account: AccountId, after: i64, limit: u16) -> Later<Vec<Line>> {
        let inboxes = self.inboxes.lock().unwrap();
        let lines = inboxes.get(&account).into_iter().flatten().filter(|line| line.seq > after);
        let lines = lines.take(usize::from(limit)).cloned().collect();
        let delay = *self.delay.lock().unwrap();
        Box::pin(async move {
            tokio::time::sleep(delay).await;
            Ok(lines)
        })
    }

    fn seen(&self, account: AccountId, seq: i64, visible: bool) {
        self.seen.lock().unwrap().push((account, seq, visible));
    }
}

pub struct Rig {
    pub hub: Hub,
    pub registry: Registry,
    pub tickets: Tickets,
    pub feeds: Arc<FakeFeeds>,
    pub clock: Arc<ManualClock>,
    pub address: SocketAddr,
    pub server: ServerHandle,
    random: Counting,
    thread: Option<JoinHandle<()>>,
}

/// Short times, and room for as many sockets as a test likes.
pub fn quick() -> Config {
    Config { origins: vec![PAGE.to_owned()], sweep: Duration::from_millis(50), ..Config::default() }
}

impl Rig {
    pub fn start(config: Config) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let clock = Arc::new(ManualClock::at(Timestamp::from_second(1_788_000_000).unwrap()));
        let (hub, registry) = (Hub::new(), Registry::new());
        let (tickets, feeds) =
            (Tickets::new(Arc::new(MemoryOnce::new(1000))), Arc::new(FakeFeeds::default()));
        let deps = Data::new(Deps {
            feeds: Arc::clone(&feeds) as Arc<dyn Feeds>,
            hub: hub.clone(),
            clock: Arc::clone(&clock) as Arc<dyn Clock>,
            random: Arc::new(Counting(AtomicU64::new(1 << 32))),
            tickets: tickets.clone(),
            registry: registry.clone(),
            config: Arc::new(config),
        });
        let (ready, started) = mpsc::channel();
        let thread = std::thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let app = move || App::new().app_data(deps.clone()).configure(ws::configure);
                let server = HttpServer::new(app).workers(1).on_connect(ws::on_connect).disable_signals();
                let server = server.listen(listener).unwrap().run();
                ready.send(server.handle()).unwrap();
                server.await.unwrap();
            });
        });
        let server = started.recv().unwrap();
        Self {
            hub,
            registry,
            tickets,
            feeds,
            clock,
            address,
            server,
            random: Counting::default(),
            thread: Some(thread),
        }
    }

    pub fn ticket(&self, owner: Option<Owner>, origin: Option<&str>) -> String {
        let (secret, now) = (self.random.bytes32(), self.clock.now());
        let until = now + SignedDuration::from_secs(30);
        let grant = Grant { owner, origin: origin.map(str::to_owned), until };
        // In memory nothing has to be waited for.
        self.tickets.put(secret, &grant).now_or_never().unwrap().unwrap();
        written(&secret)
    }

    pub async fn client(&self) -> Client {
        self.client_of(None).await
    }

    pub async fn client_of(&self, owner: Option<Owner>) -> Client {
        let ticket = self.ticket(owner, None);
        Client::connect(self.address, &ticket, &[("Sec-WebSocket-Protocol", wire::SUBPROTOCOL)])
            .await
            .unwrap()
    }

    /// A connection that has shaken hands and read the welcome, with a small receive buffer.
    pub async fn raw(&self) -> TcpStream {
        self.raw_of(None).await
    }

    pub async fn raw_of(&self, owner: Option<Owner>) -> TcpStream {
        let socket = TcpSocket::new_v4().unwrap();
        socket.set_recv_buffer_size(8 * 1024).unwrap();
        let mut stream = socket.connect(self.address).await.unwrap();
        let request = format!(
            "GET /api/v1/ws?ticket={} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
             Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\
             Sec-WebSocket-Protocol: {}\r\n\r\n",
            self.ticket(owner, None),
            wire::SUBPROTOCOL,
        );
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        while !String::from_utf8_lossy(&answer).contains("\"welcome\"") {
            let mut bytes = [0; 1024];
            let read = stream.read(&mut bytes).await.unwrap();
            assert!(read > 0, "closed: {}", String::from_utf8_lossy(&answer));
            answer.extend(&bytes[..read]);
        }
        stream
    }

    /// A plain POST without a body; the whole answer.
    pub async fn post(&self, path: &str, headers: &[(&str, &str)]) -> String {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        let headers: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n{headers}\r\n"
        );
        stream.write_all(request.as_bytes()).await.unwrap();
        String::from_utf8(read_to_end(&mut stream).await.0).unwrap()
    }

    pub async fn until(&self, what: &str, mut holds: impl FnMut(&Self) -> bool) {
        let waited = async {
            while !holds(self) {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        tokio::time::timeout(PATIENCE, waited).await.unwrap_or_else(|_| panic!("never: {what}"));
    }

    /// A service that publishes, starting with nothing.
    pub fn feed(&self, number: u128) -> Feed {
        let service = service(number);
        let feed = Feed { hub: self.hub.clone(), service, epoch: 1, seq: 1, slots: Slots::default() };
        self.hub.set_latest(feed.topic(), feed.state());
        feed
    }

    /// An event in an account's inbox, published when `live`.
    pub fn happen(&self, account: AccountId, live: bool) -> i64 {
        let mut inboxes = self.feeds.inboxes.lock().unwrap();
        let lines = inboxes.entry(account).or_default();
        let prev = lines.last().map_or(0, |line| line.seq);
        let (seq, body) = (prev + 1, json!({ "kind": "booking.created", "number": prev + 1 }));
        lines.push(Line { seq, body: body.clone() });
        if live {
            let frame = wire::account_event(wire::INBOX_EPOCH, prev, seq, &body);
            self.hub.publish_event(Topic::Me(account), prev, seq, frame);
        }
        seq
    }
}

impl Drop for Rig {
    fn drop(&mut self) {
        self.registry.shutdown();
        // The thread ends with the server.
        std::mem::drop(self.server.stop(false));
        if let Some(thread) = self.thread.take()
            && !std::thread::panicking()
        {
            thread.join().unwrap();
        }
    }
}

pub fn service(number: u128) -> ServiceId {
    ServiceId::from_uuid(Uuid::from_u128(number))
}

pub fn owner(number: u128) -> Owner {
    Owner {
        account: AccountId::from_uuid(Uuid::from_u128(number)),
        role: Role::Trainer,
        session: Uuid::from_u128(number + 1),
    }
}

/// A calendar's part in miniature.
pub struct Feed {
    hub: Hub,
    pub service: ServiceId,
    pub epoch: u64,
    pub seq: u64,
    pub slots: Slots,
}

impl Feed {
    pub fn topic(&self) -> Topic {
        Topic::Slots(self.service)
    }

    fn ep(&self) -> String {
        format!("c{}.20000", self.epoch)
    }

    fn state(&self) -> Arc<State> {
        let (service, seq, ep, slots) = (self.service, self.seq, self.ep(), self.slots.clone());
        State::new(ep.as_str().into(), seq, move || {
            let (from, to) = (Date::constant(2026, 12, 1), Date::constant(2027, 1, 30));
            let now = Timestamp::from_second(1_788_000_000).unwrap();
            let view =
                SlotsView { zone: &Zone::UTC, now, notice_s: 0, duration_s: 3600, from, to, slots: &slots };
            wire::slots_snapshot(service, &ep, seq, &view)
        })
    }

    pub fn publish(&mut self, slots: Slots) {
        let change = SlotsChange::between(&self.slots, &slots);
        let prev = self.seq;
        self.seq += 2;
        self.slots = slots;
        let delta: Frame = wire::slots_delta(self.service, &self.ep(), prev, self.seq, &change);
        self.hub.publish_state(self.topic(), Some(prev), Some(delta), self.state());
    }

    pub fn new_day(&mut self) {
        self.epoch += 1;
        self.hub.publish_state(self.topic(), None, None, self.state());
    }
}

/// A client that keeps to the protocol.
pub struct Client(pub WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Client {
    pub async fn connect(
        address: SocketAddr,
        ticket: &str,
        headers: &[(&'static str, &str)],
    ) -> Result<Self, Error> {
        let mut request = format!("ws://{address}/api/v1/ws?ticket={ticket}").into_client_request()?;
        for (name, value) in headers {
            request.headers_mut().append(*name, HeaderValue::from_str(value).unwrap());
        }
        let (stream, _) = connect_async(request).await?;
        let mut client = Self(stream);
        assert_eq!(client.next().await["t"], "welcome");
        Ok(client)
    }

    pub async fn say(&mut self, message: Value) {
        self.0.send(Message::text(message.to_string())).await.unwrap();
    }

    /// The next message; a close frame as `{"close": code}`, the end as `{"end": true}`.
    pub async fn next(&mut self) -> Value {
        let next = tokio::time::timeout(PATIENCE, self.0.next()).await.expect("the server says something");
        match next {
            Some(Ok(Message::Text(text))) => serde_json::from_str(&text).unwrap(),
            Some(Ok(Message::Close(Some(close)))) => json!({ "close": u16::from(close.code) }),
            Some(Ok(other)) => json!({ "frame": other.to_string() }),
            Some(Err(_)) | None => json!({ "end": true }),
        }
    }

    /// The next message of a kind; others are passed over.
    pub async fn next_of(&mut self, t: &str) -> Value {
        loop {
            let message = self.next().await;
            assert!(message.get("end").is_none(), "the end came before {t}");
            if message["t"] == t {
                return message;
            }
        }
    }

    /// Whether nothing comes for a moment.
    pub async fn is_silent(&mut self) -> bool {
        tokio::time::timeout(Duration::from_millis(150), self.0.next()).await.is_err()
    }

    pub async fn subscribe(&mut self, topic: &str, since: Option<(&str, u64)>) -> Value {
        let since = since.map(|(ep, seq)| json!({ "ep": ep, "seq": seq }));
        let mut message = json!({ "t": "sub", "id": 7, "topic": topic });
        if let Some(since) = since {
            message["since"] = since;
        }
        self.say(message).await;
        self.next().await
    }

    /// The code of the bye, and that of the close frame after it.
    pub async fn goodbye(&mut self) -> (Value, u16) {
        let bye = self.next_of("bye").await;
        let close = self.next().await;
        (bye, u16::try_from(close["close"].as_u64().unwrap()).unwrap())
    }
}

/// A masked client frame.
pub fn masked(first: u8, payload: &[u8]) -> Vec<u8> {
    let mut bytes = vec![first];
    match payload.len() {
        short @ 0..126 => bytes.push(0x80 | u8::try_from(short).unwrap()),
        long => {
            bytes.push(0x80 | 126);
            bytes.extend(u16::try_from(long).unwrap().to_be_bytes());
        }
    }
    bytes.extend([0; 4]);
    bytes.extend(payload);
    bytes
}

/// Reads until the server closes; what it said, and how long that took.
pub async fn read_to_end(stream: &mut TcpStream) -> (Vec<u8>, Duration) {
    let (begun, mut said, mut bytes) = (std::time::Instant::now(), Vec::new(), vec![0; 65_536]);
    while let Ok(Ok(read @ 1..)) = tokio::time::timeout(PATIENCE, stream.read(&mut bytes)).await {
        said.extend(&bytes[..read]);
    }
    (said, begun.elapsed())
}

/// The code of the close frame at the end of what was said.
pub fn close_code(said: &[u8]) -> Option<u16> {
    let at = said.windows(2).rposition(|pair| pair[0] == 0x88 && usize::from(pair[1]) < 126)?;
    Some(u16::from_be_bytes([*said.get(at + 2)?, *said.get(at + 3)?]))
}
