//! An estimate with other assumptions, as a person tries them: no reports are needed, only the ledger they made.

use plimsoll_claim::Date;
use rust_decimal::Decimal;

use super::figures::day_of;
use super::model::{Base, DRAWS, Model, Part, inner};
use super::row::{DIGITS, SEED};
use super::statement::statement;
use super::types::{Assumption, Estimate};
use crate::months::months;
use crate::{Interval, Ledger};

impl Estimate {
    /// The estimate for another day and with other ranges; `ranges`: by the number of the assumption, of those that have a range.
    ///
    /// The figures stay those of the estimate: what was stated after the day is left out, what grew since grows to the day.
    pub fn revised(
        &self,
        ledger: &Ledger,
        as_of: Option<Date>,
        ranges: &[(usize, Decimal, Decimal)],
    ) -> Self {
        let mut revised = Self { as_of: as_of.or(self.as_of), ..self.clone() };
        for (at, low, high) in ranges {
            if let Some(one) = revised.assumptions.get_mut(*at).filter(|one| one.low.is_some()) {
                (one.low, one.high) = (Some(*low.min(high)), Some(*low.max(high)));
            }
        }
        let (model, parts, late) = revised.model(ledger);
        revised.set_aside.extend(late);
        revised.reckon(&model, &parts);
        revised
    }

    /// What the assumptions amount to: the model, which assumption each part of it is, and what is stated after the day.
    fn model(&self, ledger: &Ledger) -> (Model, Vec<(Part, usize)>, Vec<String>) {
        let day = day_of(self.as_of).map(|(day, _)| day);
        let mut model = Model { bases: Vec::new(), growth: None, ratio: None };
        let (mut parts, mut late) = (Vec::new(), Vec::new());
        for (at, one) in self.assumptions.iter().enumerate() {
            let range = Interval { low: one.low, high: one.high };
            match kind(one) {
                Kind::Reading => {
                    let stated = one.origins.first().and_then(|origin| stated_on(ledger, origin));
                    let since = day.zip(stated).map_or(0, |(day, stated)| day - stated);
                    if since < 0 {
                        late.push(format!("{}: stated after that day", one.name));
                        continue;
                    }
                    parts.push((Part::Reading(model.bases.len()), at));
                    model.bases.push(Base { reading: range, months: months(since) });
                }
                Kind::Growth => {
                    model.growth = range.low.is_some().then_some(range);
                    parts.push((Part::Growth, at));
                }
                Kind::Ratio => {
                    model.ratio = Some(range);
                    parts.push((Part::Ratio, at));
                }
                Kind::Choice => parts.push((Part::Choice, at)),
            }
        }
        (model, parts, late)
    }

    fn reckon(&mut self, model: &Model, parts: &[(Part, usize)]) {
        let bound = model.bound();
        let draws = model.draws(SEED).filter(|_| bound.width().is_some());
        let inside = draws.as_deref().map(inner).unwrap_or_default().outward(DIGITS);
        let shown = if draws.is_some() { bound.outward(DIGITS) } else { Interval::default() };
        (self.low, self.high) = (shown.low, shown.high);
        (self.inner_low, self.inner_high) = (inside.low, inside.high);
        self.draws = if draws.is_some() { DRAWS } else { 0 };
        self.reason = draws
            .is_none()
            .then(|| "no figure was stated up to that day, or one is too large to reckon with".to_string());
        for (part, at) in parts {
            self.assumptions[*at].narrows_percent =
                if model.bases.is_empty() { Decimal::ZERO } else { model.narrows(*part) };
        }
        let most = self.assumptions.iter().rev().max_by_key(|one| one.narrows_percent);
        self.moved_most_by =
            most.filter(|one| one.narrows_percent > Decimal::ZERO).map(|one| one.name.clone());
        let parties = (self.supplier.as_str(), self.recipient.as_str());
        self.statement = draws
            .as_deref()
            .zip(self.as_of)
            .and_then(|(draws, day)| statement(draws, &self.unit, parties, day));
    }
}

/// What an assumption is about.
enum Kind {
    Reading,
    Growth,
    Ratio,
    Choice,
}

fn kind(one: &Assumption) -> Kind {
    match one.unit.as_deref() {
        None => Kind::Choice,
        Some(unit) if unit.ends_with("/month") => Kind::Growth,
        Some(unit) if unit.contains('/') => Kind::Ratio,
        Some(_) => Kind::Reading,
    }
}

/// The day on which an origin was stated, as the series have it.
fn stated_on(ledger: &Ledger, origin: &str) -> Option<i32> {
    let points = ledger.series.iter().flat_map(|series| &series.points);
    let stated = points.filter(|point| point.origin == origin).find_map(|point| point.stated_on);
    day_of(stated).map(|(day, _)| day)
}
