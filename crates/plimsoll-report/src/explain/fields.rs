use plimsoll_claim::{Claim, ClaimId, Part};

use crate::layout::{Column, Columns, Style};
use crate::wording;

/// The fields of a claim that are set, in words.
pub(super) fn table(claim: &Claim) -> Columns {
    let mut table = Columns::new(&[Column::short("").styled(Style::Faint), Column::words("")]);
    let parties = [claim.supplier.as_deref(), claim.recipient.as_deref()];
    let places = [claim.place_from.as_deref(), claim.place_to.as_deref()];
    let fields = [
        ("figure", Some(wording::figure_with_unit(claim))),
        ("item", claim.item.as_ref().map(ToString::to_string)),
        ("class", claim.item_class.as_ref().map(ToString::to_string)),
        ("measure", Some(wording::named(claim.measure))),
        ("parties", wording::from_to(parties)),
        ("places", wording::from_to(places)),
        ("said by", Some(claim.speaker.as_deref().unwrap_or("the outlet itself").to_string())),
        ("through", (!claim.via.is_empty()).then(|| claim.via.join(", then "))),
        ("said on", claim.said_on.map(wording::date)),
        ("window", claim.period.map(wording::window)),
        ("modality", Some(format!("{:?}", claim.modality).to_lowercase())),
        ("is about", claim.of.as_ref().map(|of| format!("claim {of}"))),
        ("or else", ids(&claim.alternative_to)),
        ("stands in", Some(zone(claim))),
        (
            "assisted",
            claim.assisted.then(|| "a language model proposed it; the rules had passed over it".to_string()),
        ),
    ];
    for (name, value) in fields {
        if let Some(value) = value {
            table.row([name.to_string(), value]);
        }
    }
    table
}

fn ids(claims: &[ClaimId]) -> Option<String> {
    let names: Vec<String> = claims.iter().map(|id| format!("claim {id}")).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

fn zone(claim: &Claim) -> String {
    match claim.part {
        Part::Title => "the title".to_string(),
        Part::Text => format!("the {} of the text", claim.zone.name()),
    }
}
