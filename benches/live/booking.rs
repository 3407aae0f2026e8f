//! Requests for bookings, written as bytes.

use std::{io::Write, rc::Rc};

use fittribe_adapters::os_random::OsRandom;
use fittribe_ports::random::Random;
use jiff::Timestamp;
use uuid::Uuid;

use crate::{load::Make, stage::Trainer};

/// Writes requests, each with an idempotency key of its own.
#[derive(Clone)]
pub struct Bookings {
    tokens: Rc<Vec<String>>,
    run: Uuid,
}

impl Bookings {
    /// By these clients: a connection each.
    pub fn by(tokens: Rc<Vec<String>>) -> Self {
        Self { tokens, run: OsRandom.uuid() }
    }

    /// Writes one.
    pub fn write(&self, out: &mut Vec<u8>, connection: usize, nth: u64, trainer: &Trainer, start: Timestamp) {
        let mut body = [0_u8; 256];
        let left = {
            let mut left = &mut body[..];
            let (id, service) = (trainer.id, trainer.service);
            let text = format_args!(
                r#"{{"trainer":"{id}","service":"{service}","start":"{start}","confirm":true}}"#
            );
            left.write_fmt(text).unwrap();
            left.len()
        };
        let body = &body[..256 - left];
        let (token, run) = (&self.tokens[connection % self.tokens.len()], self.run.simple());
        write!(
            out,
            "POST /api/v1/bookings HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer {token}\r\n\
             idempotency-key: {run}-{connection}-{nth}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
            body.len()
        )
        .unwrap();
        out.extend_from_slice(body);
    }

    /// The next free start of each trainer in turn.
    pub fn spread(self, trainers: Rc<Vec<Trainer>>) -> Rc<Make> {
        Rc::new(move |connection, nth, out| {
            let turn = usize::try_from(nth).unwrap_or(0) * 67 + connection * 31;
            let trainer = &trainers[turn % trainers.len()];
            self.write(out, connection, nth, trainer, trainer.next_start());
        })
    }

    /// One start of one trainer, again and again.
    pub fn same(self, trainers: Rc<Vec<Trainer>>, start: Timestamp) -> Rc<Make> {
        Rc::new(move |connection, nth, out| self.write(out, connection, nth, &trainers[0], start))
    }
}
