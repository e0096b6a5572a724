use std::collections::BTreeMap;

use plimsoll_claim::{Bound, ClaimId, Date};
use rust_decimal::Decimal;

use super::figures::{Figures, Pair, Stated};
use super::model::{Base, DRAWS, Model, Part, inner};
use super::statement::{grouped, statement};
use super::types::{Assumption, Estimate, EstimateMethod};
use crate::months::months;
use crate::view::View;
use crate::{Interval, stable_id};

/// Where the draws begin. Any number would do; it is fixed so that anyone can redo them.
pub(super) const SEED: u64 = 20_240_226;
/// A counter whose last figure is older than this is set aside where another has a later one.
const DAYS_FRESH: i32 = 183;
/// Figures set aside that are named.
const MOST_SET_ASIDE: usize = 12;
/// Significant digits of what is printed.
pub(super) const DIGITS: u32 = 3;

/// What all estimates of one pair have in common.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'v, 'a> {
    pub(super) view: &'v View<'a>,
    pub(super) pair: &'v Pair,
    /// The day of the estimates, and how it is written.
    pub(super) day: Option<(i32, Date)>,
}

/// A model with what its parts are, in words.
struct Laid {
    model: Model,
    parts: Vec<(Part, Assumption)>,
    set_aside: Vec<String>,
}

impl Row<'_, '_> {
    /// From the counters' figures of the class itself.
    pub(super) fn of_counters(&self, figures: &Figures<'_>) -> Estimate {
        let laid = self.lay(figures);
        let why = "the highest figure to date of each counter, grown at no more than the highest rate that the figures show";
        self.estimate((figures.class, figures.unit), EstimateMethod::Counters, laid, why)
    }

    /// From the containers and the rounds that one holds.
    pub(super) fn of_ratio(
        &self,
        containers: &Figures<'_>,
        thing: (&str, &str),
        range: Interval,
        sources: Vec<String>,
    ) -> Estimate {
        let mut laid = self.lay(containers);
        laid.model.ratio = Some(range);
        let assumption = Assumption {
            name: "rounds in each container".to_string(),
            low: range.low,
            high: range.high,
            unit: Some("round/container".to_string()),
            source: "the pack: what figures published together imply".to_string(),
            sources,
            origins: Vec::new(),
            claims: Vec::new(),
            narrows_percent: Decimal::ZERO,
        };
        laid.parts.push((Part::Ratio, assumption));
        let why = "the containers, by the highest figure to date of each counter, times the rounds that published figures give to one";
        let mut estimate = self.estimate(thing, EstimateMethod::ContainersByRatio, laid, why);
        estimate.condition = Some(format!(
            "every container is taken to hold {} and nothing else; nobody has counted what is in them",
            thing.0.replace('_', " ") + "s",
        ));
        estimate
    }

    /// The assumptions about a running total on the day.
    fn lay(&self, figures: &Figures<'_>) -> Laid {
        let Some((day, _)) = self.day else {
            let model = Model { bases: Vec::new(), growth: None, ratio: None };
            return Laid { model, parts: Vec::new(), set_aside: self.undated(figures) };
        };
        let (used, set_aside) = self.choose(figures, day);
        let mut parts = Vec::new();
        let base = |stated: &&Stated<'_>| {
            Some(Base { reading: stated.reading?, months: months((day - stated.day).max(0)) })
        };
        let bases: Vec<Base> = used.iter().filter_map(base).collect();
        for (at, stated) in used.iter().enumerate() {
            parts.push((Part::Reading(at), self.reading(figures, stated)));
        }
        let is_old = bases.iter().any(|base| base.months > Decimal::ZERO);
        let growth = figures.fastest(day).filter(|_| is_old);
        if is_old {
            parts.push((Part::Growth, self.growth(figures, growth.as_ref())));
        }
        if bases.len() > 1 {
            parts.push((Part::Choice, self.choice(&used)));
        }
        let growth = growth.map(|(rate, _)| Interval::of(Decimal::ZERO, rate.round()));
        Laid { model: Model { bases, growth, ratio: None }, parts, set_aside }
    }

    /// Of each counter the figure that stands on the day, and what is set aside.
    fn choose<'f, 's>(&self, figures: &'f Figures<'s>, day: i32) -> (Vec<&'f Stated<'s>>, Vec<String>) {
        let mut set_aside = Vec::new();
        let mut highest: BTreeMap<&str, &Stated<'_>> = BTreeMap::new();
        for stated in figures.stated.iter().filter(|stated| stated.day <= day) {
            let Some(reading) = stated.reading else {
                set_aside.push(format!("{}: a ceiling bounds nothing from below", self.tell(stated)));
                continue;
            };
            // A total to date cannot fall: the highest figure of a counter stands.
            let held = highest.get(stated.counter).and_then(|held| held.reading);
            if held.is_none_or(|held| held.low <= reading.low) {
                highest.insert(stated.counter, stated);
            }
        }
        let last = highest.values().map(|stated| stated.day).max().unwrap_or(day);
        let (fresh, old): (Vec<_>, Vec<_>) =
            highest.into_values().partition(|stated| last - stated.day <= DAYS_FRESH);
        set_aside.extend(old.iter().map(|stated| {
            format!("{}: older by more than half a year than the latest figure", self.tell(stated))
        }));
        set_aside.extend(self.undated(figures));
        if let Some(more) = set_aside.len().checked_sub(MOST_SET_ASIDE).filter(|more| *more > 0) {
            set_aside.truncate(MOST_SET_ASIDE);
            set_aside.push(format!("and {more} more figures"));
        }
        (fresh, set_aside)
    }

    fn undated(&self, figures: &Figures<'_>) -> Vec<String> {
        let tell = |&(counter, origin): &(&str, usize)| {
            let words = self.view.pile.wording(self.view.traced[origin].nearest());
            format!("“{words}” of {counter}: no day is told")
        };
        figures.undated.iter().take(MOST_SET_ASIDE).map(tell).collect()
    }

    fn reading(&self, figures: &Figures<'_>, stated: &Stated<'_>) -> Assumption {
        let reading = stated.reading.unwrap_or_default();
        let how = match stated.bound {
            Bound::MoreThan | Bound::AtLeast => "read up to the next step of two digits",
            Bound::About => "“about”, read as a step of two digits to both sides",
            Bound::Range => "as said",
            _ => "read as rounded to two digits",
        };
        let how = match stated.before {
            Some(before) => format!(
                "{how}; it counts its window alone, and up to {} that came before it are added at the upper end",
                grouped(before)
            ),
            None => how.to_string(),
        };
        let window =
            stated.window.map_or_else(|| "no window told".to_string(), |window| format!("window {window}"));
        Assumption {
            name: format!("{} ({window})", self.tell(stated)),
            low: reading.low,
            high: reading.high,
            unit: Some(figures.unit.to_string()),
            source: how,
            sources: Vec::new(),
            origins: vec![self.view.traced[stated.origin].id.to_string()],
            claims: vec![self.claim(stated.origin)],
            narrows_percent: Decimal::ZERO,
        }
    }

    fn growth(&self, figures: &Figures<'_>, growth: Option<&(Decimal, Vec<usize>)>) -> Assumption {
        let (rate, from) = growth.cloned().unwrap_or_default();
        let source = match from.len() {
            0 => "no two figures show a rate, so nothing is added: missing, not zero".to_string(),
            _ => "up to the highest rate that the counters’ own figures show".to_string(),
        };
        Assumption {
            name: "growth from the day of a figure to the day of the estimate, a month".to_string(),
            low: growth.map(|_| Decimal::ZERO),
            high: growth.map(|_| rate.round()),
            unit: Some(format!("{}/month", figures.unit)),
            source,
            sources: Vec::new(),
            origins: from.iter().map(|&origin| self.view.traced[origin].id.to_string()).collect(),
            claims: from.iter().map(|&origin| self.claim(origin)).collect(),
            narrows_percent: Decimal::ZERO,
        }
    }

    fn choice(&self, used: &[&Stated<'_>]) -> Assumption {
        Assumption {
            name: "which counter is right".to_string(),
            low: None,
            high: None,
            unit: None,
            source: "each as likely as another; their windows may differ".to_string(),
            sources: Vec::new(),
            origins: used.iter().map(|stated| self.view.traced[stated.origin].id.to_string()).collect(),
            claims: used.iter().map(|stated| self.claim(stated.origin)).collect(),
            narrows_percent: Decimal::ZERO,
        }
    }

    /// “more than 13,000 containers” of Harbour Office, 2024-08-27
    fn tell(&self, stated: &Stated<'_>) -> String {
        let words = self.view.pile.wording(self.view.traced[stated.origin].nearest());
        format!("“{words}” of {}, {}", stated.counter, stated.date)
    }

    fn claim(&self, origin: usize) -> ClaimId {
        self.view.pile.id(self.view.traced[origin].nearest())
    }

    fn estimate(
        &self,
        (class, unit): (&str, &str),
        method: EstimateMethod,
        laid: Laid,
        why: &str,
    ) -> Estimate {
        let Laid { model, parts, set_aside } = laid;
        let (supplier, recipient) = self.pair.clone();
        let date = self.day.map(|(_, date)| date);
        let id = stable_id([
            "estimate",
            &supplier,
            &recipient,
            class,
            if method == EstimateMethod::Counters { "counters" } else { "ratio" },
            &date.map_or_else(String::new, |date| date.to_string()),
        ]);
        let bound = model.bound();
        let draws = model.draws(SEED).filter(|_| bound.width().is_some());
        let inner = draws.as_deref().map(inner).unwrap_or_default();
        let assumptions: Vec<Assumption> = parts
            .into_iter()
            .map(|(part, assumption)| Assumption { narrows_percent: model.narrows(part), ..assumption })
            .collect();
        let most = assumptions.iter().rev().max_by_key(|one| one.narrows_percent);
        let moved_most_by =
            most.filter(|one| one.narrows_percent > Decimal::ZERO).map(|one| one.name.clone());
        let (shown, inner) = (bound.outward(DIGITS), inner.outward(DIGITS));
        let reason = draws.is_none().then(|| match model.bases.len() {
            0 => "no counter gives a dated total up to that day that is more than a ceiling".to_string(),
            _ => "a figure is too large to reckon with".to_string(),
        });
        let statement =
            draws.as_deref().and_then(|draws| statement(draws, unit, (&supplier, &recipient), date?));
        let whole = if reason.is_none() { shown } else { Interval::default() };
        Estimate {
            estimate: id,
            as_of: date,
            supplier,
            recipient,
            item_class: class.to_string(),
            unit: unit.to_string(),
            method,
            condition: None,
            low: whole.low,
            high: whole.high,
            inner_low: inner.low,
            inner_high: inner.high,
            draws: if draws.is_some() { DRAWS } else { 0 },
            seed: SEED,
            assumptions,
            moved_most_by,
            set_aside,
            statement,
            reason,
            why: why.to_string(),
        }
    }
}
