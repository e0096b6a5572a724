//! The rules, one file a family. Each is read around a core: a month, a unit, a number.

mod anchor;
mod calendar;
mod clock;
mod day;
mod duration;
mod fiscal;
mod month;
mod nth;
mod numeric;
mod quarter;
mod relative;
mod set;
mod spoken;
mod year;

use super::scan::{Core, Scan};
use super::shape::{Atom, Parts, Shape};

/// A rule: what it is read around, what it reads, and texts that it reads.
pub(super) struct Rule {
    /// Name in derivations.
    pub(super) name: &'static str,
    /// What it finds around the core at a token.
    pub(super) read: fn(&Scan<'_, '_>, usize, Core) -> Option<Found>,
    /// Texts, the expression in them and its TIMEX3 value, published on Wednesday 2024-02-28. An empty expression: nothing.
    #[cfg_attr(not(test), allow(dead_code))]
    pub(super) examples: &'static [(&'static str, &'static str, &'static str)],
}

/// What a rule found: one expression, or the two ends of a range written with a mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    first: usize,
    end: usize,
    shape: Shape,
    second: Option<(usize, usize, Shape)>,
}

impl Found {
    fn one(first: usize, end: usize, shape: Shape) -> Option<Self> {
        Some(Self { first, end, shape, second: None })
    }

    fn date(first: usize, end: usize, parts: Parts) -> Option<Self> {
        Self::one(first, end, Shape::Date(parts))
    }

    fn two(first: (usize, usize, Parts), second: (usize, usize, Parts)) -> Option<Self> {
        let second = Some((second.0, second.1, Shape::Date(second.2)));
        Some(Self { first: first.0, end: first.1, shape: Shape::Date(first.2), second })
    }
}

/// The rules for a kind of core, in the order they are tried.
fn rules(core: Core) -> &'static [&'static [Rule]] {
    match core {
        Core::Number => {
            &[numeric::RULES, clock::RULES, fiscal::RULES, quarter::RULES, year::RULES, day::NUMBER_RULES]
        }
        Core::Month(_) => &[day::RULES, month::RULES],
        Core::ClockWord(_) => &[clock::WORD_RULES],
        Core::Hour(_) => &[spoken::RULES],
        Core::Frequency(_) => &[set::FREQUENCY_RULES],
        Core::Reference(_) => &[anchor::REFERENCE_RULES],
        Core::Unit(_) => &[
            set::RULES,
            nth::RULES,
            fiscal::UNIT_RULES,
            quarter::UNIT_RULES,
            year::UNIT_RULES,
            relative::UNIT_RULES,
            anchor::UNIT_RULES,
            duration::RULES,
        ],
        Core::Weekday(_) | Core::Season(_) | Core::Part(_) | Core::Named(..) | Core::Feast(_) => {
            &[set::RULES, clock::PART_RULES, nth::RULES, calendar::RULES]
        }
        Core::Deictic(_) => &[calendar::RULES],
    }
}

/// Reads the expression around the core at token `at` into `atoms`.
pub(super) fn read(scan: &Scan<'_, '_>, at: usize, core: Core, atoms: &mut Vec<Atom>) -> bool {
    for rule in rules(core).iter().copied().flatten() {
        if let Some(found) = (rule.read)(scan, at, core) {
            let Found { first, end, shape, second } = found;
            atoms.push(Atom { first, end, shape, rule: rule.name, joins_next: second.is_some() });
            if let Some((first, end, shape)) = second {
                atoms.push(Atom { first, end, shape, rule: rule.name, joins_next: false });
            }
            return true;
        }
    }
    false
}

#[cfg(test)]
pub(super) fn all() -> impl Iterator<Item = &'static Rule> {
    [
        numeric::RULES,
        clock::RULES,
        clock::WORD_RULES,
        clock::PART_RULES,
        spoken::RULES,
        nth::RULES,
        fiscal::RULES,
        fiscal::UNIT_RULES,
        quarter::RULES,
        quarter::UNIT_RULES,
        year::RULES,
        year::UNIT_RULES,
        day::NUMBER_RULES,
        day::RULES,
        month::RULES,
        set::FREQUENCY_RULES,
        set::RULES,
        anchor::REFERENCE_RULES,
        anchor::UNIT_RULES,
        relative::UNIT_RULES,
        calendar::RULES,
        duration::RULES,
    ]
    .into_iter()
    .flatten()
}

#[cfg(test)]
mod tests {
    use plimsoll_capture::Zone;
    use plimsoll_lexicon::Lexicon;

    use super::all;
    use crate::{Reading, time};

    #[test]
    fn every_rule_reads_its_examples() {
        let lexicon = Lexicon::shipped("none").unwrap();
        let mut wrong = Vec::new();
        for rule in all() {
            for (text, expression, value) in rule.examples {
                let mut reading = Reading::new(text, &lexicon, |_| Zone::Body);
                reading.published = "2024-02-28".parse().ok();
                let found: Vec<_> = time::read(&reading)
                    .iter()
                    .map(|mention| (mention.span.of(text).to_string(), mention.value.clone(), mention.rule))
                    .collect();
                let fits = match *expression {
                    "" => found.is_empty(),
                    _ => found.iter().any(|(words, got, _)| words == expression && got == value),
                };
                if !fits {
                    wrong.push(format!("{}: {text:?} gave {found:?}, not {expression:?} {value}", rule.name));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
