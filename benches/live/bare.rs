//! The floor of fan-out: a tokio server of one thread that writes the bytes it is given to all who are
//! connected, one write each, and does nothing else. The first connection says what to write: a length of
//! four bytes, then the bytes; it is answered when all are written.

use std::{cell::RefCell, rc::Rc};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    runtime::Builder,
    task::LocalSet,
};

use crate::Outcome;

/// Serves until the first connection ends.
pub fn serve() -> Outcome<()> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    LocalSet::new().block_on(&runtime, async {
        let listener = TcpListener::bind(std::env::var("BENCH_BIND")?).await?;
        let (mut control, _) = listener.accept().await?;
        control.set_nodelay(true)?;
        let watchers: Rc<RefCell<Vec<Rc<TcpStream>>>> = Rc::default();
        let joining = Rc::clone(&watchers);
        tokio::task::spawn_local(async move {
            while let Ok((stream, _)) = listener.accept().await {
                if stream.set_nodelay(true).is_ok() {
                    joining.borrow_mut().push(Rc::new(stream));
                }
            }
        });
        while let Ok(length) = control.read_u32().await {
            let mut bytes = vec![0; usize::try_from(length)?];
            control.read_exact(&mut bytes).await?;
            let all = watchers.borrow().clone();
            for watcher in &all {
                send(watcher, &bytes).await?;
            }
            control.write_u8(1).await?;
        }
        Ok(())
    })
}

async fn send(watcher: &TcpStream, mut bytes: &[u8]) -> Outcome<()> {
    loop {
        match watcher.try_write(bytes) {
            Ok(written) if written == bytes.len() => return Ok(()),
            Ok(written) => bytes = &bytes[written..],
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => watcher.writable().await?,
            // Its watcher left.
            Err(_) => return Ok(()),
        }
    }
}
