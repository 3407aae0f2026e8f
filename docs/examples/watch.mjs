#!/usr/bin/env node
// Prints what FitTribe says about a topic, one line a message. Needs Node 20 and nothing else.
//
//   node docs/examples/watch.mjs <topic> [access token]
//   FITTRIBE=http://127.0.0.1:8080 node docs/examples/watch.mjs service:<id>:slots
//
// It is short on purpose: it does not reconnect and resume as docs/protocol.md asks of an app.
import { randomBytes } from "node:crypto";
import { request as plain } from "node:http";
import { request as secure } from "node:https";

const server = new URL(process.env.FITTRIBE ?? "http://127.0.0.1:8080");
const [topic, token] = process.argv.slice(2);
if (!topic) {
  give_up("usage: node watch.mjs service:<id>:slots | trainer:<id>:availability | me [access token]");
}

const asked = await fetch(new URL("/api/v1/ws-tickets", server), {
  method: "POST",
  headers: token ? { authorization: `Bearer ${token}` } : {},
}).catch(() => give_up(`nothing answers on ${server.origin}`));
if (!asked.ok) give_up(`no ticket: ${asked.status} ${await asked.text()}`);
const { ticket, url } = await asked.json();

const dial = server.protocol === "https:" ? secure : plain;
const handshake = dial(new URL(`${url}?ticket=${encodeURIComponent(ticket)}`, server), {
  headers: {
    connection: "Upgrade",
    upgrade: "websocket",
    "sec-websocket-version": "13",
    "sec-websocket-key": randomBytes(16).toString("base64"),
    "sec-websocket-protocol": "fittribe.v1",
  },
});
handshake.on("response", (refused) => {
  refused.on("data", (problem) => give_up(`refused: ${refused.statusCode} ${problem}`));
});
handshake.on("error", (error) => give_up(error.message));
handshake.on("upgrade", (_, socket, head) => {
  let bytes = head;
  let message = Buffer.alloc(0);
  const take = () => {
    for (let frame = cut(bytes); frame; frame = cut(bytes)) {
      bytes = frame.rest;
      if (frame.opcode === 8) return socket.end();
      if (frame.opcode > 8) continue;
      message = Buffer.concat([message, frame.payload]);
      if (!frame.last) continue;
      hear(message.toString());
      message = Buffer.alloc(0);
    }
  };
  const hear = (text) => {
    const { t, ts } = JSON.parse(text);
    if (t === "ping") socket.write(text_frame({ t: "pong", ts }));
    else console.log(text);
  };
  socket.on("data", (more) => {
    bytes = Buffer.concat([bytes, more]);
    take();
  });
  socket.on("error", (error) => give_up(error.message));
  socket.on("close", () => process.exit(0));
  process.on("SIGINT", () => process.exit(0));
  socket.write(text_frame({ t: "sub", id: 1, topic }));
  take();
});
handshake.end();

function give_up(why) {
  console.error(why);
  process.exit(1);
}

/** The first frame of what has arrived, when it is whole. */
function cut(bytes) {
  if (bytes.length < 2) return null;
  let length = bytes[1] & 127;
  let at = 2;
  if (length === 126) {
    if (bytes.length < 4) return null;
    length = bytes.readUInt16BE(2);
    at = 4;
  } else if (length === 127) {
    if (bytes.length < 10) return null;
    length = Number(bytes.readBigUInt64BE(2));
    at = 10;
  }
  if (bytes.length < at + length) return null;
  return {
    last: (bytes[0] & 128) !== 0,
    opcode: bytes[0] & 15,
    payload: bytes.subarray(at, at + length),
    rest: bytes.subarray(at + length),
  };
}

/** A client's short text message: one frame, masked as the websocket protocol asks. */
function text_frame(message) {
  const text = Buffer.from(JSON.stringify(message));
  const mask = randomBytes(4);
  const masked = text.map((byte, at) => byte ^ mask[at % 4]);
  const head = text.length < 126 ? [129, 128 | text.length] : [129, 128 | 126, text.length >> 8, text.length & 255];
  return Buffer.concat([Buffer.from(head), mask, masked]);
}
