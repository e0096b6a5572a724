//! `plimsoll case decide`

pub(crate) mod args;
mod named;
mod value;

use plimsoll_case::Case;
use plimsoll_ledger::{Correction, Decision, HandMade, Judgement, Reliability};
use plimsoll_text::Span;

use self::args::{Decide, Letter, What};
use super::args::Acting;
use crate::console;
use crate::exit::{Outcome, Usage};

pub(crate) fn run(decide: &Decide) -> anyhow::Result<Outcome> {
    let stamp = super::stamp(acting(&decide.what))?;
    let mut case = super::open(&decide.file)?;
    let decision = decision(&mut case, &decide.what)?;
    let made = case.decide(decision, &stamp).map_err(super::told)?;
    console::note(&format!(
        "decision {}; `plimsoll case undo {} {}` takes it back",
        made.id,
        decide.file.display(),
        made.id
    ));
    Ok(Outcome::Done)
}

fn acting(what: &What) -> &Acting {
    match what {
        What::Merge(several) | What::Split(several) => &several.acting,
        What::SetAside(one) | What::Confirm(one) | What::Dismiss(one) => &one.acting,
        What::Correct(correct) => &correct.acting,
        What::Grade(grade) => &grade.acting,
        What::Claim(claim) => &claim.acting,
        What::Sighting(sighting) => &sighting.acting,
        What::Verdict(verdict) => &verdict.acting,
    }
}

fn decision(case: &mut Case, what: &What) -> anyhow::Result<Decision> {
    Ok(match what {
        What::Merge(several) => {
            Decision::Merge { claims: named::nearest(case, &several.ids)?, reason: several.reason.clone() }
        }
        What::Split(several) => {
            Decision::Split { claims: named::all(case, &several.ids)?, reason: several.reason.clone() }
        }
        What::SetAside(one) => Decision::SetAside {
            claim: case.anchor(&one.id).map_err(super::told)?,
            reason: one.reason.clone(),
        },
        What::Correct(correct) => Decision::Correct {
            claim: case.anchor(&correct.id).map_err(super::told)?,
            correction: value::correction(correct.field, &correct.value)?,
            reason: correct.reason.clone(),
        },
        What::Grade(grade) => Decision::Grade {
            source: grade.source.clone(),
            reliability: reliability(grade.reliability),
            reason: grade.reason.clone(),
        },
        What::Confirm(one) => judged(case, one, Judgement::Confirmed)?,
        What::Dismiss(one) => judged(case, one, Judgement::Dismissed)?,
        What::Claim(claim) => by_hand(case, claim)?,
        What::Sighting(sighting) => Decision::AddSighting { sighting: seen(sighting) },
        What::Verdict(verdict) => Decision::WriteVerdict {
            verdict: plimsoll_ledger::Verdict {
                about: named::all(case, std::slice::from_ref(&verdict.id))?,
                verdict: verdict.verdict.clone(),
                rating: verdict.rating.as_deref().map(value::rating).transpose()?,
                text: verdict.text.clone(),
                url: verdict.url.clone(),
                author: verdict.author.clone(),
            },
        },
    })
}

fn judged(case: &mut Case, one: &args::One, judgement: Judgement) -> anyhow::Result<Decision> {
    Ok(Decision::Judge { finding: named::finding(case, &one.id)?, judgement, reason: one.reason.clone() })
}

fn reliability(letter: Letter) -> Reliability {
    match letter {
        Letter::A => Reliability::A,
        Letter::B => Reliability::B,
        Letter::C => Reliability::C,
        Letter::D => Reliability::D,
        Letter::E => Reliability::E,
        Letter::F => Reliability::F,
    }
}

fn seen(given: &args::Sighting) -> plimsoll_ledger::Sighting {
    plimsoll_ledger::Sighting {
        what: given.what.clone(),
        place: given.place.clone(),
        latitude: given.latitude,
        longitude: given.longitude,
        from: given.from,
        to: given.to.or(given.from),
        source: given.source.clone(),
        note: given.note.clone(),
    }
}

fn by_hand(case: &mut Case, claim: &args::Claim) -> anyhow::Result<Decision> {
    let kept = case.kept(&claim.report).map_err(super::told)?;
    let span = place(&kept.report.text, claim)?;
    let mut fields = vec![value::correction(args::Field::Measure, &claim.measure)?];
    let mut also = |field: Option<Correction>| fields.extend(field);
    also(claim.unit.clone().map(|unit| Correction::Unit(Some(unit))));
    also(claim.item.clone().map(|item| Correction::Item(Some(item))));
    also(claim.item_class.clone().map(|class| Correction::ItemClass(Some(class))));
    also(claim.supplier.clone().map(|name| Correction::Supplier(Some(name))));
    also(claim.recipient.clone().map(|name| Correction::Recipient(Some(name))));
    also(claim.speaker.clone().map(|name| Correction::Speaker(Some(name))));
    also(claim.said_on.map(|date| Correction::SaidOn(Some(date))));
    also(claim.period.map(|period| Correction::Period(Some(period))));
    let made = HandMade {
        report: kept.report.hash.clone(),
        part: plimsoll_claim::Part::Text,
        span,
        words: claim.words.clone(),
        figure: value::figure(&claim.figure)?,
        fields,
        alternative_to: Vec::new(),
        of: None,
    };
    Ok(Decision::AddClaim { claim: made, reason: claim.reason.clone() })
}

/// Where the words stand.
fn place(text: &str, claim: &args::Claim) -> anyhow::Result<Span> {
    let (words, report) = (claim.words.as_str(), claim.report.as_str());
    let places: Vec<usize> =
        text.match_indices(words).map(|(at, _)| at).filter(|_| !words.is_empty()).collect();
    let at = match (places.as_slice(), claim.at) {
        ([], _) => {
            let message =
                format!("“{words}” does not stand in {report}; copy the words from `plimsoll case show`");
            return Err(Usage(message).into());
        }
        ([only], None) => *only,
        (several, Some(at)) if several.contains(&(at as usize)) => at as usize,
        (several, _) => {
            let bytes: Vec<String> = several.iter().take(12).map(ToString::to_string).collect();
            let message = format!(
                "“{words}” stands in {report} at the bytes {}; say which with --at",
                bytes.join(", ")
            );
            return Err(Usage(message).into());
        }
    };
    Ok(Span::of_range(at..at + words.len()))
}
