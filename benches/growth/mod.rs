//! Reports in any number, written for the purpose: stories with people, bodies, days and figures of their own, each told by one
//! report or by very many.

use plimsoll_bench::Chance;
use plimsoll_capture::{Moment, Report, SourceMap};
use plimsoll_claim::Claim;
use plimsoll_lexicon::Lexicon;

/// How reports tell a story.
const TEMPLATES: &str = include_str!("reports.txt");
/// What names are made of.
const SYLLABLES: [&str; 24] = [
    "bel", "dor", "han", "ik", "jor", "kal", "lem", "mar", "nev", "or", "pel", "quin", "ras", "sol", "tam",
    "ul", "vor", "wen", "yar", "zel", "bran", "cor", "fen", "gil",
];
const BODIES: [&str; 6] = [
    "Harbour Office",
    "Ministry of Ports",
    "Coastal Survey",
    "Tonnage Board",
    "Defence Ministry",
    "Rescue Service",
];
const BOUNDS: [&str; 6] = ["about", "more than", "at least", "up to", "some", "nearly"];
const FILLERS: [&str; 8] = [
    "The weather on the coast was calm.",
    "Prices of grain did not move.",
    "A spokesman of the port had no comment.",
    "Neighbours called for calm.",
    "The talks go on next week.",
    "Trains ran late for another day.",
    "Pictures from above show the quay.",
    "No count of the ships was given.",
];
/// No story is told by more reports.
const MOST_CARRIERS: u64 = 5_000;

/// A report with its claims.
pub(crate) type Told = (Report, Vec<Claim>);

/// One story.
struct Story {
    values: Vec<(&'static str, String)>,
    day: i64,
}

fn name(chance: &mut Chance, syllables: u64) -> String {
    let word: String = (0..syllables).map(|_| *chance.of(&SYLLABLES)).collect();
    word[..1].to_uppercase() + &word[1..]
}

/// 13,000 for 13000.
fn grouped(number: u64) -> String {
    let plain = number.to_string();
    let mark = |(at, digit): (usize, char)| {
        let is_mark = at > 0 && (plain.len() - at).is_multiple_of(3);
        [is_mark.then_some(','), Some(digit)]
    };
    plain.chars().enumerate().flat_map(mark).flatten().collect()
}

fn date(day: i64) -> (i16, u8, u8) {
    let day = jiff::civil::date(2015, 1, 1).saturating_add(jiff::Span::new().days(day));
    (day.year(), day.month().unsigned_abs(), day.day().unsigned_abs())
}

fn written(day: i64) -> String {
    let (year, month, day) = date(day);
    let months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    format!("{} {day}, {year}", months[usize::from(month) - 1])
}

impl Story {
    fn new(chance: &mut Chance) -> Self {
        let family = name(chance, 2);
        let place = name(chance, 2);
        let day = chance.below(3_000) as i64;
        let boxes = (11 + chance.below(89)) * 10_u64.pow(1 + chance.below(4) as u32);
        let dead = 2 + chance.below(400);
        let values = vec![
            ("speaker", format!("{} {family}", name(chance, 2))),
            ("body", format!("the {} of {place}", chance.of(&BODIES))),
            ("relay", format!("{} Wire", name(chance, 2))),
            ("day", written(day)),
            ("since", written(day - 30 - chance.below(300) as i64)),
            ("boxes", grouped(boxes)),
            ("before", grouped(boxes - boxes / 5)),
            ("rounds", grouped(boxes * 450)),
            ("rockets", grouped(boxes * 75)),
            ("share", (10 + chance.below(80)).to_string()),
            ("ships", (2 + chance.below(40)).to_string()),
            ("dead", dead.to_string()),
            ("hurt", (dead * 3 + 1).to_string()),
            ("family", family),
            ("place", place),
        ];
        Self { values, day }
    }

    /// The story as one report tells it, who may change a bound or add what has nothing to do with it.
    fn told(&self, chance: &mut Chance, number: u64) -> Report {
        let templates: Vec<&str> = TEMPLATES.split("----\n").filter(|one| !one.trim().is_empty()).collect();
        let mut text = chance.of(&templates).to_string();
        for (key, value) in &self.values {
            text = text.replace(&format!("{{{key}}}"), value);
        }
        text = text.replace("{bound}", chance.of::<&str>(&BOUNDS));
        for _ in 0..chance.below(5) {
            text.push_str("\n\n");
            text.push_str(chance.of::<&str>(&FILLERS));
        }
        let (title, text) = text.trim_start().split_once("\n\n").unwrap_or(("", &text));
        let (year, month, day) = date(self.day + chance.below(12) as i64);
        // One outlet in every few reports is seen for the first time.
        let outlet = chance.below(40 + number / 3);
        Report {
            id: format!("grown-{number:07}"),
            url: None,
            outlet: Some(format!("{} Post {outlet}", name(&mut Chance::new(outlet), 2))),
            byline: None,
            published: Moment::day(year, month, day),
            updated: None,
            title: Some(title.to_string()),
            language: plimsoll_text::language_of(text),
            hash: format!("blake3:{}", blake3::hash(text.as_bytes()).to_hex()),
            text: text.to_string(),
            zones: Vec::new(),
            remarks: Vec::new(),
            wires: Vec::new(),
            links: Vec::new(),
            source_map: SourceMap::default(),
        }
    }
}

/// Reports with `claims` claims or a few more: the same number, the same reports. Many stories are told once, few by
/// thousands of reports.
pub(crate) fn grown(claims: usize, lexicon: &Lexicon) -> Vec<Told> {
    let mut chance = Chance::new(20_240_226);
    let mut told: Vec<Told> = Vec::new();
    let mut all = 0;
    while all < claims {
        let mut reports = Vec::new();
        while reports.len() < 4_096 && all + 3 * reports.len() < claims {
            let story = Story::new(&mut chance);
            let carriers = (1_000_000 / (1 + chance.below(1_000_000))).clamp(1, MOST_CARRIERS);
            for _ in 0..carriers {
                let number = (told.len() + reports.len()) as u64;
                reports.push(story.told(&mut chance, number));
            }
        }
        let read = plimsoll_bench::halves(reports, |report| {
            let mut claims = plimsoll_claim::read(&report, lexicon);
            // The ledger asks for no derivations.
            claims.iter_mut().for_each(|claim| claim.derivation = Vec::new());
            claims.shrink_to_fit();
            (report, claims)
        });
        all += read.iter().map(|(_, claims)| claims.len()).sum::<usize>();
        told.extend(read);
    }
    told
}
