//! Text that people write.

use crate::error::Problem;

/// One line of 1 to so many characters, trimmed.
///
/// # Errors
/// Points at the field.
pub fn line(pointer: &'static str, text: &str, most: usize) -> Result<String, Problem> {
    let text = text.trim();
    let fits = (1..=most).contains(&text.chars().count()) && !text.chars().any(char::is_control);
    if fits {
        return Ok(text.to_owned());
    }
    Err(Problem::field(pointer, format!("is one line of 1 to {most} characters")))
}

/// Any number of lines of at most so many characters together, trimmed; it may be empty.
///
/// # Errors
/// Points at the field.
pub fn prose(pointer: &'static str, text: &str, most: usize) -> Result<String, Problem> {
    let text = text.trim();
    let control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    if text.chars().count() <= most && !text.chars().any(control) {
        return Ok(text.to_owned());
    }
    Err(Problem::field(pointer, format!("is text of at most {most} characters")))
}
