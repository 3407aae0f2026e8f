//! What mail servers send back: delivery status notifications (RFC 3464).

use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders as _};

/// Longest report that is looked at, in bytes: one that returns a whole letter is far shorter.
pub const LONGEST: usize = 1024 * 1024;

/// A report that a letter could not be delivered. Whom it is about, only where it came in says: the rest of it anybody
/// may have written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The addresses that it was sent to: one is a letter's return path.
    pub came_to: Vec<String>,
    /// How each recipient of the letter failed for good, such as `5.1.1`.
    pub failures: Vec<String>,
}

/// Reads a message. `None`: it is no report, or too long.
#[must_use]
pub fn read(message: &[u8]) -> Option<Report> {
    if message.len() > LONGEST {
        return None;
    }
    let parser = MessageParser::default();
    let message = parser.parse(message)?;
    let report = message.parts.iter().find(|part| {
        part.content_type().is_some_and(|kind| {
            kind.ctype().eq_ignore_ascii_case("message")
                && kind.subtype().is_some_and(|subtype| subtype.eq_ignore_ascii_case("delivery-status"))
        })
    })?;
    Some(Report { came_to: came_to(&message), failures: failures(&parser, report) })
}

fn came_to(message: &Message<'_>) -> Vec<String> {
    const FIELDS: [&str; 5] = ["To", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To"];
    let fields =
        message.headers_raw().filter(|(name, _)| FIELDS.iter().any(|field| field.eq_ignore_ascii_case(name)));
    let words = fields.flat_map(|(_, value)| {
        value.split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | ',' | ';' | '"' | '(' | ')'))
    });
    words.filter(|word| word.contains('@')).map(str::to_owned).collect()
}

/// The fields come in groups, one for the message and one for each recipient.
fn failures(parser: &MessageParser, report: &MessagePart<'_>) -> Vec<String> {
    let text = String::from_utf8_lossy(report.contents()).replace("\r\n", "\n");
    let groups = text.split("\n\n").map(|group| format!("{}\n\n", group.trim_start()));
    let mut failures = Vec::new();
    for group in groups {
        let Some(fields) = parser.parse_headers(group.as_bytes()) else { continue };
        let field = |name: &'static str| fields.header_raw(name).unwrap_or_default().trim().to_owned();
        let status = field("Status");
        let status = status.split_whitespace().next().unwrap_or_default();
        if field("Action").eq_ignore_ascii_case("failed") && status.starts_with("5.") {
            failures.push(status.to_owned());
        }
    }
    failures
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(action: &str, status: &str) -> String {
        format!(
            "Return-Path: <>\r\nDelivered-To: bounces+abc@fittribe.example\r\n\
             From: Mail Delivery System <MAILER-DAEMON@mx.example.org>\r\nTo: <bounces+abc@fittribe.example>\r\n\
             Subject: Undelivered Mail Returned to Sender\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n\
             --b\r\nContent-Type: text/plain\r\n\r\nI am sorry.\r\n\
             --b\r\nContent-Type: message/delivery-status\r\n\r\n\
             Reporting-MTA: dns; mx.example.org\r\nArrival-Date: Mon, 23 Nov 2026 08:00:00 +0000\r\n\r\n\
             Final-Recipient: rfc822; gone@example.org\r\nAction: {action}\r\nStatus: {status}\r\n\
             Remote-MTA: dns; mail.example.org\r\nDiagnostic-Code: smtp; 550 5.1.1 nobody of that name\r\n\r\n\
             --b\r\nContent-Type: text/rfc822-headers\r\n\r\nTo: gone@example.org\r\nStatus: 5.1.1\r\nAction: failed\r\n\
             --b--\r\n"
        )
    }

    #[test]
    fn a_report_says_where_it_came_in_and_how_it_failed() {
        let read = read(report("failed", "5.1.1").as_bytes()).unwrap();
        assert_eq!(read.failures, ["5.1.1"]);
        assert!(read.came_to.iter().all(|to| to == "bounces+abc@fittribe.example"), "{:?}", read.came_to);
        assert_eq!(read.came_to.len(), 2);
    }

    #[test]
    fn a_delay_is_no_failure_and_neither_is_what_may_go_well_later() {
        for (action, status) in
            [("delayed", "4.4.7"), ("failed", "4.2.2"), ("delivered", "2.1.5"), ("relayed", "5.1.1")]
        {
            assert_eq!(
                read(report(action, status).as_bytes()).unwrap().failures,
                Vec::<String>::new(),
                "{action}"
            );
        }
    }

    #[test]
    fn what_is_no_report_says_nothing() {
        let out_of_office =
            "To: bounces+abc@fittribe.example\r\nSubject: 5.1.1\r\n\r\nAction: failed\nStatus: 5.1.1\n";
        assert_eq!(read(out_of_office.as_bytes()), None);
        assert_eq!(read(b""), None);
        let long = report("failed", "5.1.1") + &"x".repeat(LONGEST);
        assert_eq!(read(long.as_bytes()), None);
    }
}
