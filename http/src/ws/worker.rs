//! One HTTP worker's sockets, all on its thread.

use std::{
    cell::{Cell, OnceCell, RefCell},
    collections::HashMap,
    rc::{Rc, Weak},
    time::{Duration, Instant},
};

use fittribe_actors::{
    hub::{LocalHub, Outbox},
    wire::{self, CloseCode, Frame},
};
use tokio::{
    sync::mpsc::{UnboundedReceiver, unbounded_channel},
    time::MissedTickBehavior,
};

use super::{
    Deps,
    descriptor::Descriptor,
    registry::{Order, Place},
    tickets::Owner,
};

/// Where a worker keeps its sockets; filled by the first one.
#[derive(Clone, Default)]
pub struct Slot(Rc<OnceCell<Rc<Worker>>>);

impl Slot {
    pub(super) fn get(&self, deps: &Deps) -> Rc<Worker> {
        Rc::clone(self.0.get_or_init(|| Worker::start(deps.clone())))
    }
}

/// One worker's sockets.
pub(super) struct Worker {
    pub deps: Deps,
    pub local: Rc<LocalHub>,
    sockets: RefCell<HashMap<u64, Rc<Connection>>>,
}

/// What actor, body and sweep know of a socket together.
pub(super) struct Connection {
    pub number: u64,
    pub owner: Option<Owner>,
    pub outbox: Rc<Outbox>,
    /// The actor waits for something of ours and cannot hear a pong.
    pub busy: Cell<bool>,
    descriptor: Option<Descriptor>,
    ping_due: Cell<Instant>,
    pong_due: Cell<Option<Instant>>,
    cut_off: Cell<Option<Instant>>,
    /// Given back with the last of the three.
    _place: Place,
}

impl Connection {
    /// The client answered a ping.
    pub fn ponged(&self) {
        self.pong_due.set(None);
    }

    /// Says goodbye. What is not written within the grace is never written.
    fn end(&self, code: CloseCode, retry: Option<Duration>, grace: Duration) {
        if !self.outbox.is_open() {
            return;
        }
        let retry = retry.map(|retry| u64::try_from(retry.as_millis()).unwrap_or(u64::MAX));
        self.outbox.close(&[wire::bye(code, retry), wire::close(code)]);
        self.cut_off.set(Some(Instant::now() + grace));
        metrics::counter!("fittribe_sockets_closed_total", "reason" => code.name()).increment(1);
        tracing::debug!(socket.number = self.number, socket.code = code.number(), "socket.ended");
    }
}

impl Worker {
    fn start(deps: Deps) -> Rc<Self> {
        let local = LocalHub::start(&deps.hub);
        let (orders, received) = unbounded_channel();
        deps.registry.enlist(orders);
        let worker = Rc::new(Self { deps, local, sockets: RefCell::default() });
        tokio::task::spawn_local(tend(Rc::downgrade(&worker), received, worker.deps.config.sweep));
        worker
    }

    /// Takes a socket in. It stays until its body is dropped: see [`Worker::remove`].
    pub fn adopt(
        &self,
        owner: Option<Owner>,
        descriptor: Option<Descriptor>,
        place: Place,
    ) -> Rc<Connection> {
        let connection = Rc::new(Connection {
            number: self.deps.registry.number(),
            owner,
            outbox: Rc::default(),
            busy: Cell::new(false),
            descriptor,
            ping_due: Cell::new(Instant::now() + self.deps.config.ping),
            pong_due: Cell::new(None),
            cut_off: Cell::new(None),
            _place: place,
        });
        self.sockets.borrow_mut().insert(connection.number, Rc::clone(&connection));
        metrics::gauge!("fittribe_sockets_open").increment(1);
        if self.deps.registry.is_leaving() {
            self.end(&connection, CloseCode::Shutdown);
        }
        connection
    }

    /// The socket's body is gone, and with it the right to use its descriptor.
    pub fn remove(&self, connection: &Connection) {
        connection.outbox.abandon();
        if self.sockets.borrow_mut().remove(&connection.number).is_some() {
            metrics::gauge!("fittribe_sockets_open").decrement(1);
        }
    }

    /// Says goodbye to a socket.
    pub fn end(&self, connection: &Connection, code: CloseCode) {
        let retry = (code.action() == wire::Action::Reconnect).then(|| self.retry());
        connection.end(code, retry, self.deps.config.grace);
    }

    /// When a client should come back: spread, so that not all come at once.
    fn retry(&self) -> Duration {
        let (least, most) = self.deps.config.reconnect;
        least + most.saturating_sub(least).mul_f64(self.deps.random.fraction().clamp(0.0, 1.0))
    }

    fn carry_out(&self, order: Order) {
        for connection in self.sockets.borrow().values() {
            match order {
                Order::CloseAll => self.end(connection, CloseCode::Shutdown),
                Order::CloseAccount(account, session, code) => {
                    let meant = |owner: Owner| {
                        owner.account == account && session.is_none_or(|session| session == owner.session)
                    };
                    if connection.owner.is_some_and(meant) {
                        self.end(connection, code);
                    }
                }
            }
        }
    }

    /// Looks at every socket once.
    fn sweep(&self) {
        let now = Instant::now();
        let mut ping: Option<Frame> = None;
        for connection in self.sockets.borrow().values() {
            self.look_at(connection, now, &mut ping);
        }
    }

    fn look_at(&self, connection: &Connection, now: Instant, ping: &mut Option<Frame>) {
        let (config, outbox) = (&self.deps.config, &connection.outbox);
        if let Some(cut_off) = connection.cut_off.get() {
            if now >= cut_off {
                outbox.finish();
                // The entry is in the table, so the body exists; and this is its thread.
                connection.descriptor.inspect(|descriptor| descriptor.shut_down());
            }
            return;
        }
        let waited = outbox.waiting_since().map(|since| now.saturating_duration_since(since));
        let unanswered = connection.pong_due.get().is_some_and(|due| now >= due) && !connection.busy.get();
        if outbox.overflowed() || waited.is_some_and(|waited| waited >= config.patience) {
            self.end(connection, CloseCode::Slow);
        } else if unanswered {
            self.end(connection, CloseCode::NoPong);
        } else if now >= connection.ping_due.get() {
            connection.ping_due.set(now + config.ping);
            if connection.pong_due.get().is_none() {
                connection.pong_due.set(Some(now + config.pong));
                let frame = ping.get_or_insert_with(|| wire::ping(self.milliseconds()));
                outbox.push_event(frame.clone());
            }
        }
    }

    /// The time as messages tell it.
    pub fn milliseconds(&self) -> u64 {
        u64::try_from(self.deps.clock.now().as_millisecond()).unwrap_or_default()
    }
}

/// Sweeps, and carries out orders, for as long as the worker is there.
async fn tend(worker: Weak<Worker>, mut orders: UnboundedReceiver<Order>, pace: Duration) {
    let mut due = tokio::time::interval(pace);
    due.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = due.tick() => match worker.upgrade() {
                Some(worker) => worker.sweep(),
                None => return,
            },
            order = orders.recv() => match (worker.upgrade(), order) {
                (Some(worker), Some(order)) => worker.carry_out(order),
                _ => return,
            },
        }
    }
}
