//! Words by their grammatical class.

use serde::Deserialize;

/// A grammatical class of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// of, to, from
    Preposition,
    /// a, an
    Article,
    /// a, the, some
    Determiner,
    /// he, they
    Pronoun,
    /// his, their
    PossessivePronoun,
    /// and, or
    Conjunction,
    /// that, while, because
    Subordinator,
    /// who, which
    Relative,
    /// is, has, do
    Auxiliary,
    /// could, may
    Modal,
    /// not, no, never
    Negation,
    /// also, already, only
    Adverb,
    /// Common verbs that are in no other list: they end noun phrases.
    Verb,
    /// Plural nouns that stand before other nouns ("arms factories").
    PluralModifier,
    /// Plurals that do not end in s ("people", "troops" does).
    IrregularPlural,
    /// Nouns that a number behind them names ("Resolution 1874").
    Label,
    /// war, invasion: what happens between parties
    Conflict,
    /// What a measure behind a figure measures: long, wide, deep.
    Extent,
    /// "other", "such", "more": adjectives without content.
    EmptyAdjective,
    /// "believed", "reported": what stands between "are" and "to have been".
    Belief,
    /// "those", "these": they point at what was said.
    Demonstrative,
    /// "plans", "decided", "ready": before "to", what has not come to pass.
    Prospect,
    /// "refused", "failed": before "to", what is not done.
    Refusal,
    /// "him", "her": one person as an object.
    ObjectPronoun,
    /// "group", "charity": bodies whose own name stands right behind the noun
    Called,
    /// "company", "bank": bodies in business, which reports name without saying that they are one
    Firm,
    /// "follows", "names": what a report does with what it tells
    Telling,
    /// "government", "cabinet": bodies of which a country has one
    Governing,
    /// "Capt.", "Dr.": before a name, what tells no office
    Rank,
    /// "spokeswoman": whoever speaks for others
    Spokesperson,
    /// "airstrike", "ambush": what a death comes of that somebody brings about.
    Violence,
    /// "cancelled", "blocked": what is done to a delivery that then does not come.
    Thwarting,
    /// "delayed", "awaits": what is done to a delivery that has not come yet.
    Postponing,
    /// "covers", "envisages": what a deal does with what it is about.
    Provision,
    /// "sells", "traded": with "for" or "at", of what has its price behind.
    Selling,
    /// "passed", "relays": before what goes on to somebody else.
    Passing,
    /// "cost", "price": of what they are, an amount of money is paid.
    Sum,
    /// "profit", "spending", "fine": what is told in money and in nothing else.
    Takings,
    /// "wheat", "hay", "crop": what is reaped.
    Crop,
    /// "bound for", "destined for": before whom things are to go to.
    Destined,
    /// "republic of": before the name of a state, a part of it.
    Polity,
    /// "announced", "unveils": before things for somebody, that these are to come.
    Announcing,
    /// "considered", "talks on": before a gerund, what is only thought of.
    Deliberation,
    /// "no evidence that": what follows is not so, or nobody knows that it is.
    Disproof,
    /// "contrary to": before what somebody said, that it is not so.
    Contrary,
    /// "pronounced", "found": before the fate of those who are counted.
    Pronounced,
    /// "leased", "rented": of who gets, but of who gives where it goes "to" somebody.
    Letting,
    /// "most of", "half": before the whole of a part that no number tells.
    PartOf,
    /// "while", "whereas": open a clause that is set against the one behind it.
    Contrasting,
    /// "likely that", "signs that": what follows may be so.
    Doubt,
    /// "no evidence": before a clause that no "that" opens.
    BareDisproof,
    /// "did not deny", "cannot be excluded": what follows is left open.
    Undenied,
    /// "asked about", "responding to": before what somebody answers to, ahead of a comma and of what they say.
    Prompted,
    /// "reports of", "rumours that": what is told without anybody who answers for it.
    Hearsay,
    /// "no longer": what follows has ended.
    Cessation,
    /// "instead of": what follows did not come.
    Displacing,
    /// "asked", "called on": with whom is asked and "to", what is wanted of somebody.
    Entreaty,
    /// "ordered", "allowed": with who may or must and "to", what has still to be done.
    Mandate,
    /// "counted", "recorded": what a verb of counting has for its object is a count.
    Tally,
    /// "briefed", "familiar": behind people, of what they have been told.
    Informed,
    /// "group", "think tank": what any body that is no part of a state can be called.
    Grouping,
    /// "observatory", "foundation": what such bodies have in their names.
    Civil,
    /// "service", "bureau": what bodies have in their names that can be called an agency.
    Official,
    /// "spokesman", "analysts": those without a name who speak for the body that is theirs.
    Voicing,
    /// What an outlet does that tells of its own accord: "the Gazette has learned"
    Learning,
    /// "sworn in as", "became": before the office that somebody takes.
    Appointing,
    /// "estimates", "reported": what only somebody does, though some of the words are nouns too.
    Asserting,
    /// "originally": of what was so once.
    Formerly,
    /// "due", "planned": of what is to come at a time.
    Due,
    /// "believed", "assumed": what somebody had in mind.
    Minding,
    /// "boasts": of what one says or has.
    Boasting,
    /// "often", "usually": what is done again and again.
    Frequency,
    /// "responded", "replied": with words or with a deed.
    Answering,
    /// "saw", "observed": who does it answers for what was seen, and tells no more.
    Witnessing,
    /// "seized", "confiscated": what is taken into custody is counted, whatever it is.
    Seizure,
    /// "forecast", "expected": in a clause behind a figure, of what was to come.
    Foretelling,
    /// "images", "on film": what is captured by or in them is only seen.
    Picture,
    /// "distances", "journeys": of so many metres they are far, not high.
    Way,
    /// "now", "today": what "if" sets beside what was.
    Present,
    /// "neighbouring", "landlocked": no part of the name of a country behind them.
    Setting,
    /// "call", "statement": what is made as a deed, and is no product.
    Deed,
    /// "some", "others": subjects that stand for part of what was said.
    PartPronoun,
    /// "real", "true": before a noun for figures, one that takes the place of another that was told.
    Truth,
    /// "the", "both", "all": a figure behind them points back at what was said.
    Definite,
    /// Words before where something goes: to, into.
    Goal,
    /// What is placed with somebody: "an order from" one is of him who gets.
    Commission,
    /// Words before where something comes from or is: from, at.
    Origin,
    /// in, near, at: before where something is
    Whereabouts,
    /// north, south
    Compass,
    /// Countries and members: they count who takes part, not what is told.
    Member,
    /// "reached", "stood": before the level that something has.
    Level,
    /// "a", "another": one, where one is counted.
    Indefinite,
    /// "and", "as well as": what stands behind is counted with what stands before.
    Addition,
    /// "all but", "except": what follows is left out.
    Exception,
    /// "lives": persons, where they are lost.
    Life,
    /// "claimed", "cost": before lives, what takes them.
    Toll,
    /// "including", "among them": what follows is part of what was counted.
    Inclusion,
    /// "took": what is taken is in nothing.
    Taking,
    /// "convoy", "cargo": what is in it is on its way.
    Carrier,
    /// "shot down", "squadron": where they are spoken of, fighters are aircraft.
    Aerial,
    /// "information", "talk": what they are of stands behind "about".
    Topical,
    /// "attempted", "plot": what they speak of has not come to pass.
    Attempt,
    /// "tried", "threatened": before an infinitive, what has not come to pass.
    Trying,
    /// "reached", "stands at": before the level that a count or a flow has.
    LevelVerb,
    /// "left": before the place from which somebody goes.
    Departing,
    /// "reached": before the place to which somebody has come.
    ComingTo,
    /// "sailed": before "from" or "to" and a place.
    Sailing,
    /// "bound", "headed": before "for" and a place.
    Bound,
    /// "unloaded", "docked": of where things have come.
    Arriving,
    /// "loaded": of from where things go.
    Loading,
    /// "operates": before what somebody has and uses.
    Operating,
    /// "fatal": of a deed or a mishap that killed somebody.
    Fatal,
    /// "could", "might": before a verb, of a time behind or ahead.
    Chance,
    /// "mark", "threshold": behind a number, a level that is reached or passed.
    Milestone,
    /// "passed", "crossed": before a level that something has gone beyond.
    Overtaking,
    /// "approached", "neared": before a level that something has nearly come to.
    DrawingNear,
    /// "short of": behind a form of "be", what there is too little of.
    Lacking,
    /// "goes through": before so many a day, what is used.
    UsingUp,
    /// "deal", "package": what is in it is to come.
    Deal,
    /// "aid", "a loan": money that one gives another.
    Funding,
    /// "none", "not one": before "of" and what nothing is told of.
    NoneOf,
    /// "holds": of who is an actor, what is in stock
    Holding,
    /// "warehouse", "depot": where things lie.
    Store,
    /// "lost": what persons are as well as things.
    Losing,
    /// "magnitude": behind it stands where on a scale something is.
    ScaleNoun,
    /// "lasted": behind it stands for how long.
    Lasting,
    /// "reached": behind it stands whom help has come to.
    Reaching,
    /// "aid", "teams": what people are reached by.
    Relief,
    /// "Claim:" before what is checked.
    ClaimLabel,
    /// "Verdict:" before what a check has found.
    VerdictLabel,
    /// "true": what is found of a claim that is so.
    Upheld,
    /// "false": what is found of a claim that is not so.
    Untrue,
    /// "say", "tell": what several do who are somebody.
    Speak,
    /// "warned": what is told by it may come.
    Warning,
    /// "misstated": what is told by it was wrong.
    Misstatement,
    /// "further", "another": more of what was counted before.
    More,
    /// "will": what stands behind it lies ahead, "will have delivered" as well.
    FutureModal,
    /// "range", "depth": how far one thing reaches, between no two places.
    Reach,
    /// "by": before who does it.
    Agent,
    /// is, were, been
    Be,
    /// has, had
    Have,
    /// could, may: modals of room or chance, not of plans
    RoomModal,
    /// could, able: before what something is able to do
    Ability,
    /// hit, struck, bombarded: of what is fired at something
    Assault,
    /// "crates", "truckloads": what things come in, which is counted in their stead.
    Packing,
    /// haul, transport: with a word of ability, how much goes in
    Carriage,
    /// that, while, which: words before which another clause stands
    Complementiser,
    /// by, in, aboard: before how or where something is done, not what
    Adjunct,
    /// "according", "due": behind them "to" gives no direction.
    Directionless,
    /// eastern, southern
    CompassAdjective,
    /// since, following: they open a window with an event
    Opening,
    /// when: a clause about the time before
    When,
    /// up, down: before a figure, a change by it
    Trend,
    /// "as", "more": behind "five times", a comparison
    Comparison,
    /// "figure", "total": nouns for figures themselves
    CountNoun,
    /// "this", "each", "every": before a unit of time, a rate.
    Distributive,
    /// Words between the ends of a range.
    RangeJoint,
    /// Words that make what follows the base of a rate ("per share").
    Per,
    /// Nouns that are the base of a rate behind an article too ("$1.40 a share").
    PerNoun,
    /// Verbs whose "up" says nothing of a rise ("made up").
    PhrasalVerb,
    /// Nouns that end an address behind its number ("12 Harbour Street").
    Thoroughfare,
    /// Fixed phrases whose number counts nothing ("24/7", "one-off").
    NumberedName,
    /// Irregular past forms of verbs whose other forms are nouns too ("threw", "drew").
    Past,
    /// Verbs of moving, behind which "up to" tells where to and bounds nothing ("edged up to 5 percent").
    Motion,
    /// Words between the sides of a thing ("12 by 15 feet", "1 m x 1 m").
    SideJoint,
    /// What makes a number a multiple ("10-fold").
    Fold,
    /// Behind a figure, what makes it negative ("4 below zero").
    BelowZero,
    /// What someone is before a bare number that is an age ("he is 67", "she turned 40").
    AgeVerb,
    /// Nouns and adjectives in -ly, which are no adverbs ("family", "weekly").
    NounInLy,
    /// "up from", "compared with": between a figure and the one it is measured against.
    ComparedJoint,
    /// "and", "including": between a counted figure and a bare one that counts the same.
    JoinedJoint,
    /// What a hundred of house numbers is ("the 300 block of Mill Street").
    HouseBlock,
    /// Words before a year that tells which of several is meant ("the 2016 hopefuls", "below 2010 levels").
    Dated,
    /// "now", "then": between a name and its age
    AgeAdverb,
    /// Irregular participles of verbs whose other forms are nouns too ("chosen", "drawn").
    Participle,
    /// "most", "least": before the adjective of a noun that is counted
    SuperlativeAdverb,
    /// lowest, worst: what is so "since March" is compared with all that came since.
    Superlative,
    /// he, she: pronouns of persons alone
    PersonPronoun,
    /// new, old: adjectives that no ending tells, and that are seldom nouns
    Adjective,
    /// "in general", "in cash": nouns that with "in" are adverbs
    AdverbialNoun,
    /// patient, son: whom one loses by their death
    Dear,
    /// offer, offered: a verb of what is promised in a bargain
    Offer,
    /// batch, tranche: a part of what is ordered or sent
    Portion,
    /// cap, limit, quota: a bound that is set
    Ceiling,
    /// paid: before a sum and what it buys
    Paying,
    /// spent: before a sum and what it is spent on
    Spending,
    /// "arm", "feed": for how many there is enough
    Equipping,
    /// normal, flood level, forecasts: what a level is held to
    Benchmark,
    /// port, depot: behind a country's adjective a place in it
    PlaceNoun,
    /// all, only, entirely: nothing else
    Whole,
    /// calibre, caliber
    Calibre,
    /// of, in, for: between a sum of money and what it is for
    MoneyFor,
    /// half, whole, week: parts of a time
    Span,
    /// hidden, buried, trapped: before "under" and what lies on top
    Covering,
    /// arrived, landed: before "in" and where things have come
    Arrival,
    /// "type", "calibre", "size": behind "of a larger", what tells things of one kind apart
    Kind,
}

impl Class {
    /// Whether its words are nouns that can be the subject of a figure.
    pub fn names_things(self) -> bool {
        matches!(
            self,
            Self::Compass
                | Self::CountNoun
                | Self::Member
                | Self::PlaceNoun
                | Self::AdverbialNoun
                | Self::Calibre
                | Self::Ceiling
                | Self::Benchmark
                | Self::Span
                | Self::Deal
                | Self::Funding
                | Self::Packing
                | Self::Deed
                | Self::Dear
                | Self::Portion
                | Self::Takings
                | Self::Crop
                | Self::Relief
                | Self::Grouping
                | Self::Civil
                | Self::Official
                | Self::Voicing
                | Self::ScaleNoun
                | Self::ClaimLabel
                | Self::VerdictLabel
                | Self::Hearsay
                | Self::Kind
        )
    }

    /// Whether its words end a noun phrase wherever they stand: the closed classes, adverbs apart.
    pub fn is_closed(self) -> bool {
        matches!(
            self,
            Self::Preposition
                | Self::Determiner
                | Self::Pronoun
                | Self::PossessivePronoun
                | Self::Conjunction
                | Self::Subordinator
                | Self::Relative
                | Self::Auxiliary
                | Self::Modal
                | Self::Negation
        )
    }
}
