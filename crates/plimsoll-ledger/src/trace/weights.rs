use crate::EvidenceKind;

/// What evidence has to weigh together for two claims to be held one utterance.
pub const LEAST_WEIGHT: u32 = 4;

impl EvidenceKind {
    /// All kinds.
    pub const ALL: [Self; 14] = [
        Self::SameFigure,
        Self::SameSpeaker,
        Self::SameBody,
        Self::SameOccasion,
        Self::SameRelay,
        Self::Cited,
        Self::WireTag,
        Self::Link,
        Self::CopiedText,
        Self::Mirror,
        Self::SameReport,
        Self::Companion,
        Self::Background,
        Self::Decided,
    ];

    /// What evidence of this kind weighs. Two claims of an origin are joined, directly or through others, by evidence of
    /// [`LEAST_WEIGHT`] or more. The figure alone is never enough, and nothing is enough without it
    /// but a person's decision.
    pub fn weight(self) -> u32 {
        match self {
            Self::Decided => LEAST_WEIGHT,
            Self::CopiedText | Self::Mirror | Self::SameSpeaker => 3,
            Self::SameFigure
            | Self::SameBody
            | Self::SameOccasion
            | Self::SameRelay
            | Self::Cited
            | Self::WireTag
            | Self::Link
            | Self::SameReport
            | Self::Companion => 2,
            Self::Background => 1,
        }
    }
}
