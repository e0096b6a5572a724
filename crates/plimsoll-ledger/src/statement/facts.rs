use std::hash::BuildHasher;
use std::sync::{Arc, OnceLock};

use memchr::memmem;
use plimsoll_capture::Report;
use plimsoll_claim::{Claim, ClaimId, Date, Part};
use rayon::prelude::*;
use rustc_hash::{FxBuildHasher, FxHashMap};
use smol_str::SmolStr;

use super::kind::item_family;
use super::listed::{Families, Listed, NameAt};
use super::pile::{calibres_in, text_of};
use super::{Days, Figure, MeasureFamily, fold};
use crate::{Limits, ReportClaims};

/// What a report shows by itself, whatever others say.
#[derive(Debug)]
pub(crate) struct Facts {
    /// The claims that count, in the order of the text.
    pub(super) statements: Box<[Fact]>,
    /// The names in its claims, each once.
    pub(super) names: Box<[NameAt]>,
    /// Those through whom the figures of its statements came, one statement after the other: places among the names.
    pub(super) hands: Box<[u32]>,
    /// The families of what its statements count, each once.
    pub(super) families: Box<[SmolStr]>,
    /// Each who speaks and beside whose name the office of a body stands, by the place of the name, with that body; where it was
    /// asked for.
    pub(super) offices: OnceLock<Box<[(u32, usize)]>>,
    /// What stands for the sentence and the words of each statement; where it was asked for.
    sentences: OnceLock<Box<[u128]>>,
}

/// What a claim shows by itself.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    /// Its place among the claims of the report.
    pub(super) claim: u32,
    /// What stands for its id.
    pub(super) id: u64,
    pub(super) figure: Figure,
    pub(super) measure: MeasureFamily,
    /// Its place among the families of the report.
    pub(super) family: u32,
    /// The place of its speaker among the names of the report.
    pub(super) speaker: Option<u32>,
    /// Where its hands begin and end among those of the report.
    pub(super) hands: (u32, u32),
    pub(super) calibre: Option<(u32, bool)>,
    pub(super) said: Option<Days>,
    pub(super) is_quoted: bool,
}

/// Facts by the numbers of reports.
pub(crate) type ByNumber = FxHashMap<u64, Arc<Facts>>;

impl Facts {
    /// The facts of each report; those that are known by its number are not looked for again.
    pub(super) fn of_all(
        reports: &[ReportClaims<'_>],
        numbers: &[u64],
        limits: &Limits,
        before: &ByNumber,
    ) -> Vec<Arc<Self>> {
        let facts = reports.par_iter().enumerate().map(|(place, one)| {
            let known = numbers.get(place).and_then(|number| before.get(number));
            known.map_or_else(|| Arc::new(Self::of(one, limits)), Arc::clone)
        });
        facts.collect()
    }

    fn of(one: &ReportClaims<'_>, limits: &Limits) -> Self {
        let published = one.report.dated().map(Date::from);
        let mut claims: Vec<(u32, &Claim)> =
            (0..).zip(one.claims).filter(|(_, claim)| !claim.assisted).collect();
        claims.sort_by(|(_, a), (_, b)| {
            let key = |claim: &Claim| (claim.part == Part::Text, claim.spans.quantity);
            key(a).cmp(&key(b)).then_with(|| a.claim.cmp(&b.claim))
        });
        claims.dedup_by(|(_, a), (_, b)| a.claim == b.claim);
        let names = Listed::of(one);
        let (mut hands, mut families) = (Vec::new(), Families::default());
        let fact = |(place, claim): &(u32, &Claim)| {
            let begun = hands.len() as u32;
            hands.extend(claim.via.iter().filter_map(|hand| names.place(hand)));
            Fact {
                claim: *place,
                id: hash_of(&claim.claim),
                figure: Figure::of(&claim.quantity),
                measure: MeasureFamily::of(claim.measure),
                family: families.place(&item_family(claim)),
                speaker: claim.speaker.as_ref().and_then(|name| names.place(name)),
                hands: (begun, hands.len() as u32),
                calibre: calibre(claim, limits),
                said: claim.said_on.and_then(|date| Days::resolved(date, published)),
                is_quoted: is_quoted(one.report, claim, limits),
            }
        };
        let statements = claims.iter().map(fact).collect();
        Self {
            statements,
            names: names.into_all(),
            hands: hands.into(),
            families: families.into_all(),
            offices: OnceLock::new(),
            sentences: OnceLock::new(),
        }
    }

    /// What stands for the sentence and the words of each statement.
    pub(crate) fn sentences(&self, one: &ReportClaims<'_>) -> &[u128] {
        self.sentences.get_or_init(|| {
            let sentence = |fact: &Fact| {
                let claim = &one.claims[fact.claim as usize];
                let text = text_of(one.report, claim);
                let words = text.get(claim.spans.sentence.range()).unwrap_or_default();
                let mut hasher = blake3::Hasher::new();
                hasher.update(claim.quantity.text.as_bytes()).update(&[0xff]).update(fold(words).as_bytes());
                hasher.finalize().as_bytes().first_chunk().map_or(0, |half| u128::from_le_bytes(*half))
            };
            self.statements.iter().map(sentence).collect()
        })
    }
}

/// What stands for the id of a claim: ids are spread evenly over its first bits (Knuth's multiplicative hashing).
pub(super) fn hash_of(id: &ClaimId) -> u64 {
    FxBuildHasher.hash_one(id.as_str()).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Whether the figure stands in direct speech: a quotation mark opens before it and closes after it in its sentence.
fn is_quoted(report: &Report, claim: &Claim, limits: &Limits) -> bool {
    let (sentence, quantity) = (claim.spans.sentence, claim.spans.quantity);
    let text = text_of(report, claim);
    let marks = &limits.words.quotation_marks;
    let count = |from: u32, to: u32| {
        let part = text.get(from as usize..to as usize).unwrap_or_default();
        marks.iter().map(|mark| memmem::find_iter(part.as_bytes(), mark.as_bytes()).count()).sum::<usize>()
    };
    sentence.contains(quantity)
        && count(quantity.end(), sentence.end()) > 0
        && count(sentence.start(), quantity.start()) % 2 == 1
}

/// The calibre in the words of the item or of the figure.
fn calibre(claim: &Claim, limits: &Limits) -> Option<(u32, bool)> {
    let item = claim.item.as_deref().unwrap_or_default();
    calibre_in(item, limits).or_else(|| calibre_in(&claim.quantity.text, limits))
}

/// The first calibre named in `text`, in millimetres, and whether it is put in inches.
fn calibre_in(text: &str, limits: &Limits) -> Option<(u32, bool)> {
    // Without a number there is none.
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    calibres_in(&text.to_lowercase(), limits).into_iter().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calibres_are_read_in_both_systems() {
        let limits = Limits::shipped();
        assert_eq!(calibre_in("152mm artillery shells", &limits), Some((152, false)));
        assert_eq!(calibre_in("rounds of 122-millimetre shells", &limits), Some((122, false)));
        assert_eq!(calibre_in("6-inch artillery shells", &limits), Some((152, true)));
        assert_eq!(calibre_in("4.8 inch shells", &limits), Some((122, true)));
        assert_eq!(calibre_in("55-inch screens", &limits), None);
        assert_eq!(calibre_in("artillery shells", &limits), None);
    }
}
