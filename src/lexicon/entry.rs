//! The packed record that a lexicon keeps for each lower-case form.
//!
//! One `u64` holds all that the passes ask about a form, so a look-up copies eight bytes and touches
//! nothing else. The dictionary builder writes the same bits with [`EntryBuilder`].

use super::tier::Tier;
use super::word_class::WordClass;

/// What a lexicon knows about one lower-case form. `Entry::UNKNOWN` stands for a form it does not hold.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct Entry(u64);

const ZIPF: u32 = 0; // 7 bits
const VALID: u32 = 7;
const TITLE: u32 = 8; // 3 bits
const UPPER: u32 = 11; // 2 bits
const MIXED: u32 = 13;
const NOUN: u32 = 14;
const VERB: u32 = 15;
const ADJECTIVE: u32 = 16;
const ADVERB: u32 = 17;
const CLASS: u32 = 18; // 4 bits
const ABBREVIATION: u32 = 22;
const MISSPELLING: u32 = 23;
const GIVEN: u32 = 24;
const SURNAME: u32 = 25;
const PLACE: u32 = 26;
const ORGANISATION: u32 = 27;
const KNOWN: u32 = 28;
const SMALL: u32 = 29;
const ENDING: u32 = 30;
const COMPOUNDS: u32 = 31;
const LISTED: u32 = 32;
const INFLECTION: u32 = 33;
const CASE_UNKNOWN: u32 = 34;

/// The frequency (Zipf) that obscure forms are given, and no others.
const OBSCURE_ZIPF: f32 = 0.5;

impl Entry {
    /// A form that the lexicon does not hold.
    pub const UNKNOWN: Self = Self(0);

    /// The record with these bits, as a lexicon stores it.
    pub const fn from_bits(bits: u64) -> Self {
        Self(bits)
    }

    /// The same entry as that of a right common word, which is written without capitals.
    pub(crate) fn as_common(self) -> Self {
        self.accepted(0.0, Some(Shares { title: 0.0, upper: 0.0, mixed: false }))
    }

    /// This entry, or that of another writing of the form if that is a right one and more frequent.
    pub(super) fn or_better(self, other: Self) -> Self {
        if other.is_valid() && (!self.is_valid() || other.zipf() > self.zipf()) { other } else { self }
    }

    /// The bits that a lexicon stores.
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// The entry of a form of which the lexicon keeps no more than its tier. Such forms share most of their
    /// automaton.
    pub fn of_tier(tier: Tier) -> Self {
        let plain = EntryBuilder { valid: true, ..EntryBuilder::default() };
        let entry = match tier {
            Tier::Uncommon => EntryBuilder { zipf: 2.5, ..plain },
            Tier::Trusted => EntryBuilder { zipf: 2.5, case_unknown: true, ..plain },
            Tier::Rare | Tier::Scrap => EntryBuilder { zipf: 1.0, ..plain },
            Tier::Name => EntryBuilder { zipf: 1.5, title_share: 1.0, ..plain },
            Tier::Obscure => EntryBuilder { zipf: OBSCURE_ZIPF, ..plain },
            Tier::ObscureName => EntryBuilder { zipf: OBSCURE_ZIPF, title_share: 1.0, ..plain },
            Tier::Seen => EntryBuilder { zipf: 2.0, valid: false, ..plain },
            Tier::Doubtful => EntryBuilder { zipf: 1.0, valid: false, ..plain },
        };
        // a scrap is suspect for want of a class; of the others the class is just not kept
        let listed = if tier == Tier::Scrap { 0 } else { 1 << LISTED };
        Self(entry.build().0 | listed)
    }

    /// Whether the lexicon keeps no word class of the form, as of all that is rare.
    pub const fn is_listed(self) -> bool {
        self.flag(LISTED)
    }

    /// Whether the form stands in one of the obscure tiers.
    pub fn is_obscure(self) -> bool {
        self.is_valid() && self.is_listed() && self.field(ZIPF, 7) == (OBSCURE_ZIPF * 10.0) as u64
    }

    /// The same entry as that of a right form, no misspelling and no scrap of a list, on the word of somebody who
    /// knows better than the lexicon; with the frequency (Zipf) if it is the higher, and the shares if they are given.
    pub(crate) fn accepted(self, zipf: f32, shares: Option<Shares>) -> Self {
        let Shares { title, upper, mixed } = shares.unwrap_or(Shares {
            title: self.title_share(),
            upper: self.upper_share(),
            mixed: self.has_mixed_case(),
        });
        let said = EntryBuilder {
            zipf: zipf.max(self.zipf()),
            valid: true,
            title_share: title,
            upper_share: upper,
            mixed_case: mixed,
            ..EntryBuilder::default()
        };
        let case = 0b111 << TITLE | 0b11 << UPPER | 1 << MIXED | 1 << CASE_UNKNOWN;
        let replaced = 0x7f << ZIPF | case | 1 << MISSPELLING;
        Self(self.0 & !replaced | said.build().0 | 1 << LISTED)
    }

    const fn field(self, at: u32, width: u32) -> u64 {
        (self.0 >> at) & ((1 << width) - 1)
    }

    const fn flag(self, at: u32) -> bool {
        self.field(at, 1) == 1
    }

    /// Whether the lexicon holds the form at all, be it right or wrong.
    pub const fn is_known(self) -> bool {
        self.flag(KNOWN)
    }

    /// Frequency on the Zipf scale: log10 of occurrences in a billion words, 0.0 (none seen) to 8.0.
    /// Source of the scale: van Heuven et al. 2014, "SUBTLEX-UK".
    pub fn zipf(self) -> f32 {
        self.field(ZIPF, 7) as f32 / 10.0
    }

    /// Whether a spelling dictionary or a register of names holds the form: frequency alone is not validity.
    pub const fn is_valid(self) -> bool {
        self.flag(VALID)
    }

    /// Whether it is that of a common word: a right one of a frequency (Zipf) of 4 or more, which is no name.
    pub fn is_common(self) -> bool {
        self.is_valid() && self.zipf() >= 4.0 && self.lower_share() >= 0.5
    }

    /// Share of occurrences inside text that are written with a capital first letter only, 0.0 to 1.0.
    pub fn title_share(self) -> f32 {
        self.field(TITLE, 3) as f32 / 7.0
    }

    /// Share of occurrences that are written all in capitals, 0.0 to 1.0.
    pub fn upper_share(self) -> f32 {
        self.field(UPPER, 2) as f32 / 3.0
    }

    /// Share of occurrences that are written all in lower case, 0.0 to 1.0.
    pub fn lower_share(self) -> f32 {
        (1.0 - self.title_share() - self.upper_share()).max(0.0)
    }

    /// Whether nothing but its frequency makes the form right, so that nobody knows how it is written: it may be a
    /// name. Its shares are those of a common word.
    pub const fn is_case_unknown(self) -> bool {
        self.flag(CASE_UNKNOWN)
    }

    /// Whether text hardly ever writes the form with a capital, titles and sentence starts included: it is
    /// part of no name and of no title that texts speak of.
    pub const fn is_hardly_capitalised(self) -> bool {
        self.flag(SMALL)
    }

    /// Whether many names end with the letters of this function word (Simon-as, Ital-ino).
    pub const fn is_usual_ending(self) -> bool {
        self.flag(ENDING)
    }

    /// Whether this function word is the first part of many words (over-, sobre-, unter-).
    pub const fn begins_compounds(self) -> bool {
        self.flag(COMPOUNDS)
    }

    /// Whether the letters of this word are also an ending that many words of the language take (German
    /// er, Norwegian ens).
    pub const fn is_inflection(self) -> bool {
        self.flag(INFLECTION)
    }

    /// The same entry with what the letters of this word mean at the end and the beginning of others.
    pub const fn with_parts(self, usual_ending: bool, begins_compounds: bool, inflection: bool) -> Self {
        Self(
            self.0
                | (usual_ending as u64) << ENDING
                | (begins_compounds as u64) << COMPOUNDS
                | (inflection as u64) << INFLECTION,
        )
    }

    /// Whether the usual form has capitals inside (iPhone, McDonald); the lexicon then holds it.
    pub const fn has_mixed_case(self) -> bool {
        self.flag(MIXED)
    }

    /// Whether the form can be a noun.
    pub const fn can_be_noun(self) -> bool {
        self.flag(NOUN)
    }

    /// Whether the form can be a finite verb.
    pub const fn can_be_verb(self) -> bool {
        self.flag(VERB)
    }

    /// Whether the form can be an adjective.
    pub const fn can_be_adjective(self) -> bool {
        self.flag(ADJECTIVE)
    }

    /// Whether the form can be an adverb.
    pub const fn can_be_adverb(self) -> bool {
        self.flag(ADVERB)
    }

    /// Whether the form is a function word or can be a noun, verb, adjective or adverb.
    pub const fn has_word_class(self) -> bool {
        self.field(NOUN, 4) != 0 || self.is_function_word()
    }

    /// The closed class that the form belongs to, if it is a function word.
    pub const fn class(self) -> Option<WordClass> {
        WordClass::from_code(self.field(CLASS, 4) as u8)
    }

    /// Whether the form is a function word.
    pub const fn is_function_word(self) -> bool {
        self.field(CLASS, 4) != 0
    }

    /// Whether the form is an abbreviation that takes a period (Mr, approx, Sr, pág).
    pub const fn is_abbreviation(self) -> bool {
        self.flag(ABBREVIATION)
    }

    /// Whether the form is a known misspelling (teh); the lexicon then holds its correction.
    pub const fn is_misspelling(self) -> bool {
        self.flag(MISSPELLING)
    }

    /// Whether the form is a given name.
    pub const fn is_given_name(self) -> bool {
        self.flag(GIVEN)
    }

    /// Whether the form is a surname.
    pub const fn is_surname(self) -> bool {
        self.flag(SURNAME)
    }

    /// Whether the form is (a word of) the name of a place.
    pub const fn is_place(self) -> bool {
        self.flag(PLACE)
    }

    /// Whether the form is (a word of) the name of an organisation.
    pub const fn is_organisation(self) -> bool {
        self.flag(ORGANISATION)
    }

    /// Whether any register of names holds the form.
    pub const fn is_registered_name(self) -> bool {
        self.field(GIVEN, 4) != 0
    }
}

impl std::fmt::Debug for Entry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if !self.is_known() {
            return f.write_str("Entry(unknown)");
        }
        write!(
            f,
            "Entry(zipf {:.1}, valid {}, title {:.2}, upper {:.2}, class {:?}, bits {:#x})",
            self.zipf(),
            self.is_valid(),
            self.title_share(),
            self.upper_share(),
            self.class(),
            self.0
        )
    }
}

/// How a form is written: the shares of [`Entry::title_share`] and [`Entry::upper_share`], and whether with other
/// capitals.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shares {
    pub title: f32,
    pub upper: f32,
    pub mixed: bool,
}

/// Builds the bits of an [`Entry`].
#[derive(Clone, Copy, Debug, Default)]
pub struct EntryBuilder {
    /// Zipf frequency, 0.0 to 8.0; stored in steps of 0.1.
    pub zipf: f32,
    /// Whether a spelling dictionary or a register of names holds the form.
    pub valid: bool,
    /// Share written with a capital first letter only, 0.0 to 1.0; stored in sevenths.
    pub title_share: f32,
    /// Share written all in capitals, 0.0 to 1.0; stored in thirds.
    pub upper_share: f32,
    /// Whether nothing but its frequency makes the form right.
    pub case_unknown: bool,
    /// Whether text hardly ever writes the form with a capital.
    pub hardly_capitalised: bool,
    /// Whether the usual form has capitals inside.
    pub mixed_case: bool,
    /// Whether the form can be a noun.
    pub noun: bool,
    /// Whether the form can be a finite verb.
    pub verb: bool,
    /// Whether the form can be an adjective.
    pub adjective: bool,
    /// Whether the form can be an adverb.
    pub adverb: bool,
    /// The closed class of a function word.
    pub class: Option<WordClass>,
    /// Whether the form takes a period as an abbreviation.
    pub abbreviation: bool,
    /// Whether the form is a known misspelling.
    pub misspelling: bool,
    /// Whether the form is a given name.
    pub given_name: bool,
    /// Whether the form is a surname.
    pub surname: bool,
    /// Whether the form belongs to the name of a place.
    pub place: bool,
    /// Whether the form belongs to the name of an organisation.
    pub organisation: bool,
}

impl EntryBuilder {
    /// Packs the record.
    pub fn build(self) -> Entry {
        let share = |value: f32, steps: f32| (value.clamp(0.0, 1.0) * steps).round() as u64;
        let bit = |set: bool, at: u32| u64::from(set) << at;
        Entry(
            (((self.zipf.clamp(0.0, 8.0) * 10.0).round() as u64) << ZIPF)
                | bit(self.valid, VALID)
                | (share(self.title_share, 7.0) << TITLE)
                | (share(self.upper_share, 3.0) << UPPER)
                | bit(self.mixed_case, MIXED)
                | bit(self.noun, NOUN)
                | bit(self.verb, VERB)
                | bit(self.adjective, ADJECTIVE)
                | bit(self.adverb, ADVERB)
                | (self.class.map_or(0, |class| class as u64) << CLASS)
                | bit(self.abbreviation, ABBREVIATION)
                | bit(self.misspelling, MISSPELLING)
                | bit(self.given_name, GIVEN)
                | bit(self.surname, SURNAME)
                | bit(self.place, PLACE)
                | bit(self.organisation, ORGANISATION)
                | bit(self.hardly_capitalised, SMALL)
                | bit(self.case_unknown, CASE_UNKNOWN)
                | bit(true, KNOWN),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_keeps_what_it_was_given() {
        let entry = EntryBuilder {
            zipf: 4.27,
            valid: true,
            title_share: 0.9,
            upper_share: 0.0,
            class: Some(WordClass::Particle),
            surname: true,
            ..EntryBuilder::default()
        }
        .build();
        assert!((entry.zipf() - 4.3).abs() < 0.01);
        assert!(entry.is_valid() && entry.is_known() && entry.is_surname());
        assert!(entry.title_share() > 0.8 && entry.upper_share() == 0.0);
        assert_eq!(entry.class(), Some(WordClass::Particle));
        assert!(!entry.is_abbreviation() && !entry.is_place() && !entry.has_mixed_case());
    }

    #[test]
    fn an_accepted_form_keeps_its_classes() {
        let wrong =
            EntryBuilder { zipf: 3.0, verb: true, misspelling: true, ..EntryBuilder::default() }.build();
        let shares = Shares { title: 1.0, upper: 0.0, mixed: false };
        let right = wrong.accepted(2.0, Some(shares));
        assert!(right.is_valid() && !right.is_misspelling() && right.can_be_verb() && right.is_listed());
        assert!(right.zipf() == 3.0 && right.title_share() == 1.0 && right.lower_share() == 0.0);
        assert!(Entry::UNKNOWN.accepted(4.0, None).lower_share() == 1.0);
    }

    #[test]
    fn the_unknown_form_has_no_property() {
        assert!(!Entry::UNKNOWN.is_known());
        assert!(!Entry::UNKNOWN.is_valid());
        assert_eq!(Entry::UNKNOWN.zipf(), 0.0);
        assert_eq!(Entry::UNKNOWN.class(), None);
    }

    #[test]
    fn a_tier_says_what_its_forms_are() {
        for tier in Tier::ALL {
            let entry = Entry::of_tier(tier);
            assert!(entry.is_known() && !entry.has_word_class());
            assert_eq!(entry.is_valid(), !matches!(tier, Tier::Seen | Tier::Doubtful));
            assert_eq!(entry.lower_share() < 0.5, matches!(tier, Tier::Name | Tier::ObscureName));
            assert_eq!(entry.is_listed(), tier != Tier::Scrap);
            assert_eq!(entry.is_case_unknown(), tier == Tier::Trusted);
            assert_eq!(entry.is_obscure(), matches!(tier, Tier::Obscure | Tier::ObscureName));
        }
    }
}
