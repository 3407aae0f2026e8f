//! A connection's descriptor: its options when it comes, and the way to end it when its peer is frozen.

use std::{
    any::Any,
    net::Shutdown,
    os::fd::{AsRawFd, BorrowedFd, RawFd},
    time::Duration,
};

use actix_rt::net::TcpStream;
use actix_tls::accept::rustls_0_23::TlsStream;
use actix_web::dev::Extensions;
use socket2::{SockRef, TcpKeepalive};

/// Bytes that the peer has not taken for this long end the connection, whoever waits for them.
const UNTAKEN: Duration = Duration::from_secs(20);

/// The number of a connection's descriptor.
///
/// A number, not a duplicate: duplicates would halve how many connections the process can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Descriptor(RawFd);

/// For `HttpServer::on_connect`: sets the connection's options and remembers its descriptor.
pub fn on_connect(io: &dyn Any, extensions: &mut Extensions) {
    let plain = io.downcast_ref::<TcpStream>();
    let Some(stream) = plain.or_else(|| Some(io.downcast_ref::<TlsStream<TcpStream>>()?.get_ref().0)) else {
        return;
    };
    let socket = SockRef::from(stream);
    let keepalive =
        TcpKeepalive::new().with_time(Duration::from_secs(60)).with_interval(Duration::from_secs(15));
    let set = socket
        .set_tcp_nodelay(true)
        .and_then(|()| socket.set_tcp_user_timeout(Some(UNTAKEN)))
        .and_then(|()| socket.set_tcp_keepalive(&keepalive));
    if let Err(error) = set {
        // The peer may be gone already; the connection will show it.
        tracing::debug!(error = %error, "connection.options_not_set");
    }
    extensions.insert(Descriptor(stream.as_raw_fd()));
}

impl Descriptor {
    /// Ends the connection in both directions. Whoever reads or writes it finds out at once.
    ///
    /// Only while the connection's response body exists, and on its thread: the connection owns the body and
    /// closes its descriptor after dropping it, so until then the number is still this connection's.
    pub(super) fn shut_down(self) {
        #[expect(
            unsafe_code,
            reason = "borrowing a descriptor by its number cannot be told safe; pidfd_getfd could copy it safely, \
                      but containers commonly forbid that call"
        )]
        // SAFETY: the descriptor is open for as long as the borrow lives. The caller holds the connection's
        // entry in the worker's table, which the body removes when it is dropped; the connection that owns
        // both body and descriptor runs on this very thread, and so cannot drop anything meanwhile.
        let socket = unsafe { BorrowedFd::borrow_raw(self.0) };
        if let Err(error) = SockRef::from(&socket).shutdown(Shutdown::Both) {
            tracing::debug!(error = %error, "socket.gone_already");
        }
    }
}
