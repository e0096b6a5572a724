use plimsoll_claim::Date;
use smol_str::SmolStr;

use super::gather::Group;
use super::nearest::Cited;
use super::origin::Traced;
use crate::statement::{Days, Pile, Voice};

/// An origin as its statements tell it, whatever their places in the pile: these are places among the statements of the group.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    id: SmolStr,
    /// Statements, the one nearest the utterance first.
    members: Box<[u32]>,
    /// A statement of the voice; none: it is nobody's.
    voice: Option<u32>,
    /// A statement that has the speaker's name.
    speaker: Option<u32>,
    uttered_on: Option<Date>,
    days: Option<Days>,
    unclear: Option<String>,
}

impl Told {
    pub(crate) fn of(pile: &Pile<'_>, cited: &Cited, group: &Group) -> Self {
        let traced = Traced::read(pile, cited, group);
        // What is read is read in the members.
        let place = |index: usize| group.members.binary_search(&index).unwrap_or_default() as u32;
        let first = |is_it: &dyn Fn(usize) -> bool| {
            traced.members.iter().copied().find(|&index| is_it(index)).map(place)
        };
        let statements = &pile.statements;
        Self {
            voice: first(&|index| traced.voice != Voice::Nobody && statements[index].voice == traced.voice),
            speaker: first(&|index| {
                traced.speaker.is_some() && statements[index].claim.speaker.as_deref() == traced.speaker
            }),
            members: traced.members.iter().copied().map(place).collect(),
            id: traced.id,
            uttered_on: traced.uttered_on,
            days: traced.days,
            unclear: traced.unclear,
        }
    }

    /// The origin of a group that tells this.
    pub(crate) fn traced<'w>(&self, pile: &Pile<'w>, group: &Group) -> Traced<'w> {
        let member = |place: u32| group.members[place as usize];
        let voice = self.voice.map_or(Voice::Nobody, |place| pile.statements[member(place)].voice);
        let speaker = self.speaker.and_then(|place| pile.statements[member(place)].claim.speaker.as_deref());
        let members = self.members.iter().map(|&place| member(place)).collect();
        Traced {
            id: self.id.clone(),
            uttered_on: self.uttered_on,
            days: self.days,
            unclear: self.unclear.clone(),
            ..Traced::spoken(pile, group, members, (voice, speaker))
        }
    }
}
