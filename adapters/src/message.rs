//! A letter as a message of RFC 5322, for whichever mailer sends it.

use fittribe_ports::mailer::{Letter, MailError};
use lettre::{
    Address, Message,
    message::{Mailbox, MultiPart, header},
};

/// Builds the message.
///
/// # Errors
/// [`MailError::Refused`] for an address that is none.
pub fn message(from: &Mailbox, letter: &Letter) -> Result<Message, MailError> {
    let refused = |error: &dyn std::fmt::Display| MailError::Refused(error.to_string());
    let address: Address = letter.to.parse().map_err(|error| refused(&error))?;
    let name = letter.name.replace(char::is_control, " ");
    let subject = letter.subject.replace(char::is_control, " ");
    // Named alike, a letter that is sent twice is shown once.
    let id = letter.key.as_ref().map(|key| format!("<{key}@{}>", from.email.domain()));
    let body = MultiPart::alternative_plain_html(letter.text.clone(), letter.html.clone());
    Message::builder()
        .from(from.clone())
        .to(Mailbox::new(Some(name), address))
        .subject(subject)
        .header(header::MIME_VERSION_1_0)
        .message_id(id)
        .multipart(body)
        .map_err(|error| refused(&error))
}
