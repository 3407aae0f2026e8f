//! A socket's actor and body. The only file that knows actix-web-actors.
//!
//! The actor has a plain `Context` and not that crate's `WebsocketContext`: that one copies and frames every
//! message for every socket, and is polled by the body, so that it freezes with a peer that does not read.

use std::{
    convert::Infallible,
    pin::Pin,
    rc::Rc,
    task::{Context as Task, Poll},
    time::Instant,
};

use actix::{Actor, ActorContext, ActorFutureExt, AsyncContext, Context, StreamHandler, WrapFuture};
use actix_web::{
    HttpRequest, HttpResponse, HttpResponseBuilder,
    body::{BodySize, MessageBody},
    http::header,
    web::Payload,
};
use actix_web_actors::ws;
use bytes::Bytes;
use fittribe_actors::{
    hub::Subscription,
    topic::{Topic, TopicName},
    wire::{
        self, ClientMessage, CloseCode, ErrorCode, Frame,
        client::{Acknowledge, Subscribe, Unreadable, Unsubscribe},
        message::WelcomeData,
    },
};
use serde_json::{Value, json};

use super::{
    bucket::{Bucket, Verdict},
    descriptor::Descriptor,
    guard::{Broken, Guard, Inbound},
    join,
    registry::Place,
    tickets::Owner,
    worker::{Connection, Worker},
};
use crate::error::Problem;

/// Checks the handshake and begins its answer.
///
/// # Errors
/// 422 when it is none, or when the client does not speak this protocol.
pub(super) fn handshake(req: &HttpRequest) -> Result<HttpResponseBuilder, Problem> {
    let offered =
        req.headers().get_all(header::SEC_WEBSOCKET_PROTOCOL).filter_map(|value| value.to_str().ok());
    let mut offered = offered.flat_map(|value| value.split(',')).map(str::trim);
    let answer = ws::handshake_with_protocols(req, &[wire::SUBPROTOCOL]);
    let answer =
        answer.map_err(|error| Problem::field("Upgrade", format!("a websocket handshake: {error}")))?;
    if offered.any(|protocol| protocol == wire::SUBPROTOCOL) {
        Ok(answer)
    } else {
        Err(Problem::field(
            "Sec-WebSocket-Protocol",
            "must name `fittribe.v1`, the protocol that is spoken here",
        ))
    }
}

/// Starts the socket's actor and completes the handshake's answer.
pub(super) fn open(
    worker: &Rc<Worker>,
    req: &HttpRequest,
    mut answer: HttpResponseBuilder,
    payload: Payload,
    owner: Option<Owner>,
    place: Place,
) -> HttpResponse {
    let connection = worker.adopt(owner, req.conn_data::<Descriptor>().copied(), place);
    let config = &worker.deps.config;
    connection.outbox.push_event(wire::welcome(WelcomeData {
        conn: format!("c_{:x}", connection.number),
        account: owner.map(|owner| owner.account.to_string()),
        now: worker.deps.clock.now().as_millisecond(),
        ping_ms: u64::try_from(config.ping.as_millis()).unwrap_or(u64::MAX),
        max: config.longest_message,
    }));
    let body = Body { worker: Rc::clone(worker), connection: Rc::clone(&connection) };
    let guard = Guard::new(payload, config.longest_message);
    let bucket = Bucket::new(config.burst, Instant::now());
    let worker = Rc::clone(worker);
    // Nobody keeps the address: the actor lives as long as the guard has something to say.
    Socket::create(|ctx| {
        ctx.add_stream(guard);
        Socket { worker, connection, subscriptions: Vec::new(), bucket }
    });
    answer.message_body(body).map_or_else(HttpResponse::from_error, HttpResponse::map_into_boxed_body)
}

/// What is written to the peer. While it exists the connection does, descriptor included.
struct Body {
    worker: Rc<Worker>,
    connection: Rc<Connection>,
}

impl MessageBody for Body {
    type Error = Infallible;

    fn size(&self) -> BodySize {
        BodySize::Stream
    }

    fn poll_next(self: Pin<&mut Self>, cx: &mut Task<'_>) -> Poll<Option<Result<Bytes, Infallible>>> {
        self.connection.outbox.poll_next(cx).map(|bytes| bytes.map(Ok))
    }
}

impl Drop for Body {
    fn drop(&mut self) {
        self.worker.remove(&self.connection);
    }
}

/// Owns what one client has asked for. Invariant: messages are handled in order, one after the other, each
/// only if this client may.
struct Socket {
    worker: Rc<Worker>,
    connection: Rc<Connection>,
    subscriptions: Vec<Subscription>,
    bucket: Bucket,
}

impl Actor for Socket {
    type Context = Context<Self>;
}

impl StreamHandler<Result<Inbound, Broken>> for Socket {
    fn handle(&mut self, inbound: Result<Inbound, Broken>, ctx: &mut Context<Self>) {
        match inbound {
            Err(Broken::Rule(code)) => {
                self.worker.end(&self.connection, code);
                ctx.stop();
            }
            Err(Broken::Gone) => {
                self.connection.outbox.finish();
                ctx.stop();
            }
            Ok(Inbound::Close) => {
                self.connection.outbox.close(&[wire::close(CloseCode::Normal)]);
                self.connection.outbox.finish();
                ctx.stop();
            }
            // Said goodbye already: only the client's own goodbye matters now.
            Ok(_) if !self.connection.outbox.is_open() => {}
            Ok(inbound) => self.hear(inbound, ctx),
        }
    }
}

impl Socket {
    fn hear(&mut self, inbound: Inbound, ctx: &mut Context<Self>) {
        let config = &self.worker.deps.config;
        let limits = (config.messages_per_second, config.burst, config.flood);
        match self.bucket.take(limits, Instant::now()) {
            Verdict::Pass => {}
            Verdict::Refuse => return self.fail(None, ErrorCode::RateLimited, None),
            Verdict::Drop => return,
            Verdict::Flood => {
                self.worker.end(&self.connection, CloseCode::Flood);
                return ctx.stop();
            }
        }
        match inbound {
            Inbound::Text(text) => self.read(&text, ctx),
            Inbound::Ping(payload) => self.connection.outbox.push_event(Frame::pong(&payload)),
            Inbound::Pong | Inbound::Close => {}
        }
    }

    fn read(&mut self, text: &str, ctx: &mut Context<Self>) {
        match ClientMessage::read(text) {
            Ok(ClientMessage::Pong(_)) => self.connection.ponged(),
            Ok(ClientMessage::Subscribe(request)) => self.subscribe(request, ctx),
            Ok(ClientMessage::Unsubscribe(request)) => self.unsubscribe(&request),
            Ok(ClientMessage::Acknowledge(request)) => self.acknowledge(&request),
            Err(Unreadable { id, detail }) => {
                self.fail(id, ErrorCode::BadRequest, Some(json!({ "detail": detail })));
            }
        }
    }

    fn fail(&self, id: Option<u64>, code: ErrorCode, d: Option<Value>) {
        self.connection.outbox.push_event(wire::failed(id, code, d));
    }

    /// The topic of that name, if this client may have it.
    fn topic(&self, name: &str) -> Result<Topic, ErrorCode> {
        match name.parse::<TopicName>() {
            Ok(TopicName::Slots(service)) => Ok(Topic::Slots(service)),
            Ok(TopicName::Availability(trainer)) => Ok(Topic::Availability(trainer)),
            Ok(TopicName::Next(trainer)) => Ok(Topic::Next(trainer)),
            Ok(TopicName::Me) => {
                self.connection.owner.map(|owner| Topic::Me(owner.account)).ok_or(ErrorCode::Forbidden)
            }
            Err(_) => Err(ErrorCode::UnknownTopic),
        }
    }

    fn subscribe(&mut self, request: Subscribe, ctx: &mut Context<Self>) {
        let topic = match self.topic(&request.topic) {
            Ok(topic) => topic,
            Err(code) => return self.fail(Some(request.id), code, None),
        };
        // Once more is anew.
        self.subscriptions.retain(|subscription| subscription.topic() != topic && !subscription.ended());
        if self.subscriptions.len() >= self.worker.deps.config.topics {
            let limit = json!({ "limit": self.worker.deps.config.topics });
            return self.fail(Some(request.id), ErrorCode::RateLimited, Some(limit));
        }
        // No further message is handled until this one has been: answers keep the order of requests.
        self.connection.busy.set(true);
        let joining = join::join(Rc::clone(&self.worker), Rc::clone(&self.connection), topic, request);
        ctx.wait(joining.into_actor(self).map(|joined, socket, _| {
            socket.connection.busy.set(false);
            socket.subscriptions.extend(joined);
        }));
    }

    fn unsubscribe(&mut self, request: &Unsubscribe) {
        match self.topic(&request.topic) {
            Ok(topic) => {
                self.subscriptions.retain(|subscription| subscription.topic() != topic);
                self.connection.outbox.push_event(wire::done(request.id, &topic, None));
            }
            Err(code) => self.fail(Some(request.id), code, None),
        }
    }

    fn acknowledge(&self, request: &Acknowledge) {
        match (self.topic(&request.topic), i64::try_from(request.seq)) {
            (Ok(Topic::Me(account)), Ok(seq)) => self.worker.deps.feeds.seen(account, seq, request.visible),
            (Ok(_), _) => self.fail(None, ErrorCode::BadRequest, None),
            (Err(code), _) => self.fail(None, code, None),
        }
    }
}
