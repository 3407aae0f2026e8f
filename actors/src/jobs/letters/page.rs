//! One letter as plain text and as HTML, from the same parts.

use super::words::Language;

/// A letter's parts, as text.
pub struct Page<'a> {
    /// Its language.
    pub language: Language,
    /// One line.
    pub subject: &'a str,
    /// The greeting.
    pub hello: &'a str,
    /// What it is about.
    pub before: &'a str,
    /// What there is to know, each with what it is.
    pub facts: &'a [(String, String)],
    /// Where its button leads.
    pub link: &'a str,
    /// What the button says.
    pub button: &'a str,
    /// What there is besides.
    pub after: &'a str,
    /// Where people reach FitTribe.
    pub site: &'a str,
    /// Where letters of its kind are switched off, if they can be.
    pub switch_off: Option<&'a str>,
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Fills each `{{place}}` of a template once: what is filled in is not looked at again.
fn filled(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len() * 2);
    let mut rest = template;
    while let Some((before, place, after)) = next_place(rest) {
        filled.push_str(before);
        let value = values.iter().find(|(name, _)| *name == place);
        filled.push_str(value.map_or("", |(_, value)| value));
        rest = after;
    }
    filled.push_str(rest);
    filled
}

fn next_place(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("{{")?;
    let (place, after) = rest.split_once("}}")?;
    Some((before, place, after))
}

impl Page<'_> {
    /// For readers without HTML.
    #[must_use]
    pub fn text(&self) -> String {
        let Self { hello, before, link, after, site, .. } = self;
        let facts: String = self.facts.iter().map(|(what, is)| format!("{what}: {is}\n")).collect();
        let facts = if facts.is_empty() { facts } else { format!("{facts}\n") };
        let mut text = format!("{hello}\n\n{before}\n\n{facts}{link}\n\n{after}\n\nFitTribe\n{site}\n");
        if let Some(off) = self.switch_off {
            text.push_str(&format!("\n{}:\n{off}\n", self.language.say("switch-off")));
        }
        text
    }

    /// With its styles in place; it loads nothing.
    #[must_use]
    pub fn html(&self) -> String {
        filled(
            include_str!("letter.html"),
            &[
                ("lang", self.language.tag()),
                ("subject", &escaped(self.subject)),
                ("hello", &escaped(self.hello)),
                ("before", &escaped(self.before)),
                ("facts", &self.facts_html()),
                ("link", &escaped(self.link)),
                ("button", &escaped(self.button)),
                ("after", &escaped(self.after)),
                ("site", &escaped(self.site)),
                ("switch_off", &self.switch_off_html()),
            ],
        )
    }

    fn facts_html(&self) -> String {
        if self.facts.is_empty() {
            return String::new();
        }
        let rows = self.facts.iter().map(|(what, is)| {
            format!(
                "<tr><th style=\"padding:4px 16px 4px 0;text-align:left;vertical-align:top;font-weight:normal;color:#57606a\">{}</th><td style=\"padding:4px 0\">{}</td></tr>\n",
                escaped(what),
                escaped(is),
            )
        });
        let rows: String = rows.collect();
        format!("<table style=\"margin:0 0 24px;border-collapse:collapse\">\n{rows}</table>\n")
    }

    fn switch_off_html(&self) -> String {
        let Some(link) = self.switch_off else { return String::new() };
        let words = self.language.say("switch-off");
        format!(
            "<p style=\"margin:16px 0 0\"><a href=\"{}\" style=\"color:#57606a\">{}</a></p>\n",
            escaped(link),
            escaped(&words),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_filled_in_is_not_filled_again() {
        assert_eq!(filled("a{{x}}b{{y}}{{z}}c", &[("x", "{{y}}"), ("y", "2")]), "a{{y}}b2c");
        assert_eq!(filled("a{{x", &[("x", "1")]), "a{{x");
    }
}
