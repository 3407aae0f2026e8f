//! A letter as a message of RFC 5322, for whichever mailer sends it.

use std::error::Error;

use fittribe_ports::mailer::{Appointment, Letter, MailError};
use lettre::{
    Address, Message,
    address::Envelope,
    message::{
        Attachment, Mailbox, MultiPart,
        header::{self, ContentType, Header, HeaderName, HeaderValue},
    },
};

/// A message, and from and to whom it goes.
#[derive(Clone, Debug)]
pub struct Posted {
    /// What mail servers go by.
    pub envelope: Envelope,
    /// The message.
    pub bytes: Vec<u8>,
}

macro_rules! field {
    ($type:ident, $name:literal) => {
        #[derive(Clone)]
        struct $type(String);

        impl Header for $type {
            fn name() -> HeaderName {
                HeaderName::new_from_ascii_str($name)
            }

            fn parse(value: &str) -> Result<Self, Box<dyn Error + Send + Sync>> {
                Ok(Self(value.to_owned()))
            }

            fn display(&self) -> HeaderValue {
                // As it is: what is encoded or folded within a URL is no URL for most readers.
                let value: String = self.0.chars().filter(|c| c.is_ascii_graphic() || *c == ' ').collect();
                HeaderValue::dangerous_new_pre_encoded(Self::name(), value.clone(), value)
            }
        }
    };
}

field!(ListUnsubscribe, "List-Unsubscribe");
field!(ListUnsubscribePost, "List-Unsubscribe-Post");
field!(AutoSubmitted, "Auto-Submitted");

fn refused(error: &dyn std::fmt::Display) -> MailError {
    MailError::Refused(error.to_string())
}

fn attached(appointment: &Appointment) -> Result<lettre::message::SinglePart, MailError> {
    let kind = format!("text/calendar; charset=utf-8; method={}", appointment.method);
    let kind = ContentType::parse(&kind).map_err(|error| refused(&error))?;
    Ok(Attachment::new("booking.ics".to_owned()).body(appointment.ics.clone(), kind))
}

/// Builds the message.
///
/// # Errors
/// [`MailError::Refused`] for an address that is none.
pub fn message(from: &Mailbox, letter: &Letter) -> Result<Posted, MailError> {
    let address: Address = letter.to.parse().map_err(|error| refused(&error))?;
    let returned = letter.return_path.as_ref().map(|path| path.parse::<Address>());
    let returned = returned.transpose().map_err(|error| refused(&error))?;
    let envelope = Envelope::new(Some(returned.unwrap_or_else(|| from.email.clone())), vec![address.clone()]);
    let name = letter.name.replace(char::is_control, " ");
    let subject = letter.subject.replace(char::is_control, " ");
    // Named alike, a letter that is sent twice is shown once.
    let id = letter.key.as_ref().map(|key| format!("<{key}@{}>", from.email.domain()));
    let mut builder = Message::builder()
        .from(from.clone())
        .to(Mailbox::new(Some(name), address))
        .subject(subject)
        .header(header::MIME_VERSION_1_0)
        // Nobody's absence is to be answered to this (RFC 3834).
        .header(AutoSubmitted("auto-generated".to_owned()))
        .message_id(id);
    if let Some(link) = &letter.unsubscribe {
        builder = builder
            .header(ListUnsubscribe(format!("<{link}>")))
            .header(ListUnsubscribePost("List-Unsubscribe=One-Click".to_owned()));
    }
    let body = MultiPart::alternative_plain_html(letter.text.clone(), letter.html.clone());
    let body = match &letter.appointment {
        Some(appointment) => MultiPart::mixed().multipart(body).singlepart(attached(appointment)?),
        None => body,
    };
    let message = builder.multipart(body).map_err(|error| refused(&error))?;
    let envelope = envelope.map_err(|error| refused(&error))?;
    Ok(Posted { envelope, bytes: message.formatted() })
}

#[cfg(test)]
mod tests {
    use fittribe_ports::mailer::conformance;

    use super::*;

    fn written(letter: &Letter) -> (Posted, String) {
        let posted = message(&"FitTribe <post@fittribe.example>".parse().unwrap(), letter).unwrap();
        let text = String::from_utf8(posted.bytes.clone()).unwrap();
        (posted, text)
    }

    #[test]
    fn a_letter_that_can_be_switched_off_says_where_and_another_does_not() {
        let link = format!("https://fittribe.example/unsubscribe?t={}", "a".repeat(90));
        let (_, text) = written(&Letter { unsubscribe: Some(link.clone()), ..conformance::letter() });
        assert!(text.contains(&format!("\r\nList-Unsubscribe: <{link}>\r\n")), "{text}");
        assert!(text.contains("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"), "{text}");
        assert!(!written(&conformance::letter()).1.contains("List-"));
    }

    #[test]
    fn a_link_adds_no_field() {
        let link = "https://fittribe.example/\r\nBcc: eve@example.org".to_owned();
        let (_, text) = written(&Letter { unsubscribe: Some(link), ..conformance::letter() });
        assert!(!text.contains("\r\nBcc:"), "{text}");
    }

    #[test]
    fn it_comes_back_to_where_it_says_or_to_its_sender() {
        let from = |posted: &Posted| posted.envelope.from().unwrap().to_string();
        assert_eq!(from(&written(&conformance::letter()).0), "post@fittribe.example");
        let path = Some("bounces+x@fittribe.example".to_owned());
        let (posted, text) = written(&Letter { return_path: path, ..conformance::letter() });
        assert_eq!(from(&posted), "bounces+x@fittribe.example");
        assert!(!text.contains("bounces+x"), "{text}");
    }

    #[test]
    fn an_appointment_is_attached_for_calendars() {
        let appointment = Appointment { method: "PUBLISH", ics: "BEGIN:VCALENDAR\r\n".to_owned() };
        let (_, text) = written(&Letter { appointment: Some(appointment), ..conformance::letter() });
        assert!(text.contains("Content-Type: text/calendar; charset=utf-8; method=PUBLISH"), "{text}");
        assert!(text.contains("multipart/mixed") && text.contains("booking.ics"), "{text}");
    }
}
