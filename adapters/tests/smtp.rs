//! Mail over SMTP against a server that speaks it and keeps what it is given.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::{
    io::{BufRead as _, BufReader, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex},
};

use fittribe_adapters::smtp::Smtp;
use fittribe_ports::mailer::{Letter, MailError, Mailer as _, conformance};

/// Takes letters, one thread a connection; refuses `gone@…` for good and `full@…` for now.
#[derive(Clone)]
struct Catcher {
    address: SocketAddr,
    caught: Arc<Mutex<Vec<String>>>,
}

impl Catcher {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let catcher = Self { address: listener.local_addr().unwrap(), caught: Arc::default() };
        let own = catcher.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let own = own.clone();
                std::thread::spawn(move || own.talk(&stream.unwrap()));
            }
        });
        catcher
    }

    fn talk(&self, stream: &TcpStream) {
        let say = |text: &str| drop((&*stream).write_all(format!("{text}\r\n").as_bytes()));
        let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
        say("220 catcher ESMTP");
        while let Some(line) = lines.next() {
            match line.split([' ', ':']).next().unwrap().to_uppercase().as_str() {
                "EHLO" => say("250-catcher\r\n250-8BITMIME\r\n250 SMTPUTF8"),
                "RCPT" if line.contains("<gone@") => say("550 5.1.1 there is nobody of that name"),
                "RCPT" if line.contains("<unknown@") => say("550 no such user"),
                "RCPT" if line.contains("<strict@") => say("550 5.7.1 not from you"),
                "RCPT" if line.contains("<locked@") => say("530 5.7.0 sign in first"),
                "RCPT" if line.contains("<full@") => say("452 4.2.2 the mailbox is full"),
                "DATA" => {
                    say("354 go on");
                    let letter: Vec<String> = lines.by_ref().take_while(|line| line != ".").collect();
                    self.caught.lock().unwrap().push(letter.join("\n"));
                    say("250 kept");
                }
                "QUIT" => {
                    say("221 bye");
                    return;
                }
                _ => say("250 well"),
            }
        }
    }

    fn mailer(&self) -> Smtp {
        Smtp::new(&format!("smtp://{}", self.address), "FitTribe <post@fittribe.example>", None).unwrap()
    }
}

#[tokio::test]
async fn conforms_and_the_letter_arrives_whole() {
    let catcher = Catcher::start();
    conformance::sends(&catcher.mailer()).await;
    let caught = catcher.caught.lock().unwrap().clone();
    assert_eq!(caught.len(), 1, "a wrong address is refused before anybody is called");
    let letter = &caught[0];
    for part in [
        "From: FitTribe <post@fittribe.example>",
        "<ana@example.org>",
        "Message-ID: <job-1-2@fittribe.example>",
        "Date: ",
        "text/html",
    ] {
        assert!(letter.contains(part), "{part}: {letter}");
    }
    // A line with a single dot does not end the letter.
    assert!(letter.contains("\n..\n") && letter.contains("https://fittribe.example/verify#t"), "{letter}");
}

#[tokio::test]
async fn a_refusal_for_good_is_told_from_one_for_now() {
    let mailer = Catcher::start().mailer();
    let to = |address: &str| Letter { to: address.to_owned(), ..conformance::letter() };
    let gone = mailer.send(&to("gone@example.org")).await;
    assert_eq!(gone, Err(MailError::Undeliverable("5.1.1".to_owned())));
    let unknown = mailer.send(&to("unknown@example.org")).await;
    assert_eq!(unknown, Err(MailError::Undeliverable("550".to_owned())));
    // About us, not about them.
    let strict = mailer.send(&to("strict@example.org")).await;
    assert!(matches!(strict, Err(MailError::Refused(_))), "{strict:?}");
    let locked = mailer.send(&to("locked@example.org")).await;
    assert!(matches!(locked, Err(MailError::Away(_))), "{locked:?}");
    let full = mailer.send(&to("full@example.org")).await;
    assert!(matches!(full, Err(MailError::Busy(_))), "{full:?}");
    let nobody = Smtp::new("smtp://127.0.0.1:1", "post@fittribe.example", None).unwrap();
    let away = nobody.send(&conformance::letter()).await;
    assert!(matches!(away, Err(MailError::Away(_))), "{away:?}");
    assert!(mailer.try_out().await.is_ok() && nobody.try_out().await.is_err());
}

#[tokio::test]
async fn a_wrong_configuration_is_named() {
    assert!(Smtp::new("http://mail.example", "post@fittribe.example", None).is_err());
    assert!(Smtp::new("smtp://mail.example", "nobody", None).is_err());
    let no_certificate = Some(b"no certificate".as_slice());
    assert!(Smtp::new("smtps://mail.example", "post@fittribe.example", no_certificate).is_err());
}
