//! Reads websocket frames from a server as cheaply as counting them allows.

/// As much of a message is kept as is looked at; of longer ones the beginning.
const KEPT: usize = 2048;

/// Where a stream of frames stands.
#[derive(Default)]
pub struct Frames {
    header: Vec<u8>,
    message: Vec<u8>,
    left: usize,
    last: bool,
    inside: bool,
}

impl Frames {
    /// Takes bytes as they come and calls `told` with each message's beginning once it has come whole.
    pub fn feed(&mut self, mut bytes: &[u8], mut told: impl FnMut(&[u8])) {
        while !bytes.is_empty() {
            if !self.inside {
                self.header.push(bytes[0]);
                bytes = &bytes[1..];
                self.begin();
            }
            if self.inside {
                let taken = self.left.min(bytes.len());
                let kept = taken.min(KEPT.saturating_sub(self.message.len()));
                self.message.extend_from_slice(&bytes[..kept]);
                bytes = &bytes[taken..];
                self.left -= taken;
                self.end(&mut told);
            }
        }
    }

    fn begin(&mut self) {
        let header = &self.header;
        let Some(short) = header.get(1) else { return };
        self.left = match (*short, header.len()) {
            (126, 4) => usize::from(u16::from_be_bytes([header[2], header[3]])),
            (127, 10) => header[2..].iter().fold(0, |length, byte| length << 8 | usize::from(*byte)),
            (126 | 127, _) => return,
            (short, _) => usize::from(short),
        };
        self.last = header[0] & 0x80 != 0;
        self.inside = true;
        self.header.clear();
    }

    fn end(&mut self, told: &mut impl FnMut(&[u8])) {
        if self.left > 0 {
            return;
        }
        self.inside = false;
        if self.last {
            told(&self.message);
            self.message.clear();
        }
    }
}

/// What kind of message it is.
pub fn kind(message: &[u8]) -> &[u8] {
    let Some(rest) = message.strip_prefix(br#"{"v":1,"t":""#) else { return b"" };
    rest.split(|byte| *byte == b'"').next().unwrap_or_default()
}

/// A short or middling message from the server as a frame.
pub fn unmasked(message: &[u8]) -> Vec<u8> {
    framed(message, 0)
}

/// A short message from a client as a frame. Its mask is zero, which leaves the bytes as they are.
pub fn masked(message: &[u8]) -> Vec<u8> {
    framed(message, 0x80)
}

fn framed(message: &[u8], mask: u8) -> Vec<u8> {
    let mut frame = vec![0x81];
    match (u8::try_from(message.len()), u16::try_from(message.len())) {
        (Ok(short), _) if short < 126 => frame.push(mask | short),
        (_, middling) => {
            frame.push(mask | 126);
            frame.extend(middling.unwrap_or(u16::MAX).to_be_bytes());
        }
    }
    if mask != 0 {
        frame.extend([0; 4]);
    }
    frame.extend_from_slice(message);
    frame
}
