//! Figures as they are printed.

/// What a figure has to reach.
#[derive(Clone, Copy)]
pub enum Target {
    /// No less.
    AtLeast(f64),
    /// No more.
    AtMost(f64),
    /// Told for its own sake.
    None,
}

impl Target {
    fn text(self) -> String {
        match self {
            Self::AtLeast(bound) => format!("≥ {}", rounded(bound)),
            Self::AtMost(bound) => format!("≤ {}", rounded(bound)),
            Self::None => "–".to_owned(),
        }
    }

    fn verdict(self, value: f64) -> &'static str {
        match self {
            Self::AtLeast(bound) if value >= bound => "reached",
            Self::AtMost(bound) if value <= bound => "reached",
            Self::None => "",
            _ => "MISSED",
        }
    }
}

/// A line of the table.
pub struct Line {
    what: String,
    ours: String,
    floor: String,
    value: f64,
    spread: (f64, f64),
    target: Target,
}

impl Line {
    /// A measure and its floor, round by round: the ratio that counts is the median of the pairs' ratios.
    pub fn ratio(what: impl Into<String>, unit: &str, pairs: &[(f64, f64)], target: Target) -> Self {
        let column =
            |pick: fn(&(f64, f64)) -> f64| format!("{} {unit}", rounded(median(pairs.iter().map(pick))));
        let ratios: Vec<f64> = pairs.iter().map(|(ours, floor)| ours / floor).collect();
        Self { ours: column(|pair| pair.0), floor: column(|pair| pair.1), ..Self::of(what, ratios, target) }
    }

    /// A measure that stands alone, round by round.
    pub fn alone(what: impl Into<String>, unit: &str, values: &[f64], target: Target) -> Self {
        let line = Self::of(what, values.to_vec(), target);
        Self { ours: format!("{} {unit}", rounded(line.value)), ..line }
    }

    fn of(what: impl Into<String>, values: Vec<f64>, target: Target) -> Self {
        let spread = values
            .iter()
            .fold((f64::MAX, f64::MIN), |(least, most), value| (value.min(least), value.max(most)));
        Self {
            what: what.into(),
            ours: String::new(),
            floor: "–".to_owned(),
            value: median(values),
            spread,
            target,
        }
    }

    fn print(&self) {
        let (least, most) = self.spread;
        println!(
            "| {} | {} | {} | {} ({} – {}) | {} | {} |",
            self.what,
            self.ours,
            self.floor,
            rounded(self.value),
            rounded(least),
            rounded(most),
            self.target.text(),
            self.target.verdict(self.value),
        );
    }
}

/// Prints lines as a table.
pub fn print(lines: &[Line]) {
    println!(
        "\n| measure | ours | floor | median of rounds (min – max) | target | |\n|---|---|---|---|---|---|"
    );
    lines.iter().for_each(Line::print);
}

/// Three figures that count.
pub fn rounded(value: f64) -> String {
    match value.abs() {
        0.0 => "0".to_owned(),
        size if size >= 99.5 => format!("{value:.0}"),
        size if size >= 9.95 => format!("{value:.1}"),
        size if size >= 0.095 => format!("{value:.2}"),
        _ => format!("{value:.4}"),
    }
}

/// The middle.
pub fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_unstable_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() {
        0 => f64::NAN,
        odd if odd % 2 == 1 => values[middle],
        _ => f64::midpoint(values[middle - 1], values[middle]),
    }
}

/// The value below which this share of sorted values lies.
pub fn quantile(sorted: &[u32], share: f64) -> f64 {
    if sorted.is_empty() {
        return f64::NAN;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a length")]
    let at = (share * (sorted.len() - 1) as f64).round() as usize;
    f64::from(sorted[at.min(sorted.len() - 1)])
}
