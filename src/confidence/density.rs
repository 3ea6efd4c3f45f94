//! How full of artifacts a text is, which says much of what is in doubt there.
//!
//! The models are fitted to texts that translation or scraping marred throughout. Where a text of some length shows
//! nothing else that is surely wrong, a strange word is more often right than they say, and where it shows much, more
//! often wrong: the odds of each proposal are those of the models, times the density of the text over the usual one,
//! as Bayes' rule has it for another prior.

use crate::confidence::{Feature, Strength};
use crate::edit::Edit;
use crate::finding::{Class, Finding, Level};
use crate::language::Language;
use crate::pass::{Doubt, Pass, by_name};
use crate::text::Span;
use itertools::Itertools;

/// From this confidence on a finding is counted.
const SURE: f32 = 0.97;
/// Sure artifacts per word of a text in which the models say what they mean.
const USUAL: f32 = 0.005;
/// Sure artifacts per word that are expected before a text is read, and how many of them that counts for. Little, as sixty
/// words tell most of what a text is like, and thirty of whether it loses spaces; and more than usual, as the texts that the
/// models were fitted to have more, so that a sentence by itself is no reason to doubt them.
const EXPECTED: f32 = 0.0065;
const KNOWN: f32 = 0.4;
const KNOWN_OF_SPLIT: f32 = 0.2;
/// Natural logarithm of the odds that a long text without other artifacts takes off at most, and a dense one adds.
const MOST: f32 = 1.5;
/// The same of what two words lose that stand as one: people and machines misspell words in every text, but a text that
/// loses spaces loses many.
const MOST_OF_SPLIT: f32 = 3.0;
/// How much of what speaks for more is believed: artifacts of one kind come together, and may be a way of writing.
const GAINED: f32 = 0.75;
/// The same of what two words that stand as one gain, and the most of it: a text that loses spaces loses many.
const GAINED_OF_SPLIT: f32 = 1.2;
const MOST_GAINED_OF_SPLIT: f32 = 2.0;
/// The gain of a text so full of artifacts that what is certain there outweighs a rule that doubts it, and how probable
/// that has to be where the rule does not yield sooner.
const DENSE: f32 = 0.3;
const CERTAIN: f32 = 0.97;
/// Natural logarithm of the odds that two words for one lose in a language whose repairs were not measured, unless the text
/// is dense: fewer of its inflected forms are in lists, and many a rare one looks like two words.
const UNMEASURED_SPLIT: f32 = 1.45;

/// What the density of a text weighs for findings of a kind.
struct Weight {
    known: f32,
    gained: f32,
    most_gained: f32,
    most_lost: f32,
}

const OF_OTHERS: Weight = Weight { known: KNOWN, gained: GAINED, most_gained: MOST, most_lost: MOST };
const OF_SPLIT: Weight = Weight {
    known: KNOWN,
    gained: GAINED_OF_SPLIT,
    most_gained: MOST_GAINED_OF_SPLIT,
    most_lost: MOST_OF_SPLIT,
};
/// The same where nothing else is wrong, or the first word is unknown.
const OF_SPLIT_ALONE: Weight =
    Weight { known: KNOWN_OF_SPLIT, gained: GAINED, most_gained: MOST, most_lost: MOST_OF_SPLIT };

/// How probable what may have another cause has to be where nothing else is surely wrong in the few words of a text.
const ALONE: f32 = 0.68;

/// What is worth telling.
const TELLING: f32 = 0.5;

/// How many places of a text are surely wrong, by the pass that found them.
#[derive(Clone, Debug, Default)]
pub struct SurePlaces(Vec<OfPass>);

/// Those that one pass found.
#[derive(Clone, Debug)]
struct OfPass {
    pass: &'static str,
    doubt: Doubt,
    count: usize,
}

impl SurePlaces {
    /// Those that some edits repaired, beside these.
    #[must_use]
    pub fn and(mut self, edits: &[Edit]) -> Self {
        for edit in edits.iter().filter(|edit| is_sure(edit.confidence)) {
            *self.of(edit.pass) += 1;
        }
        self
    }

    /// Those of one pass.
    fn of(&mut self, pass: &'static str) -> &mut usize {
        let known = self.0.iter().position(|found| found.pass == pass);
        let at = known.unwrap_or_else(|| {
            self.0.push(OfPass { pass, doubt: doubt(pass), count: 0 });
            self.0.len() - 1
        });
        &mut self.0[at].count
    }

    /// As many as tell of other artifacts. Marks and characters that are wrong in one way throughout are a habit of the
    /// writer or of the program, so of each such kind no more count than of all others, and one.
    fn telling(&self) -> usize {
        let all: usize = self.0.iter().map(|found| found.count).sum();
        let telling = |&OfPass { doubt, count, .. }: &OfPass| {
            if doubt == Doubt::Little { count.min(1 + all - count) } else { count }
        };
        self.0.iter().map(telling).sum()
    }
}

fn doubt(pass: &str) -> Doubt {
    by_name(pass).map_or(Doubt::Little, |pass| pass.doubt)
}

/// What surely is wrong in a text, by which other findings are weighed.
#[derive(Debug)]
pub struct Density {
    /// Words of the text.
    words: usize,
    /// All that is wrong, of earlier rounds and now.
    all: SurePlaces,
    /// Places that are found now, in order and apart, with the pass that found them.
    places: Vec<(Span, &'static str)>,
}

impl Density {
    /// That of a text of so many words, with these sure repairs before and these findings now.
    pub fn new(words: usize, before: SurePlaces, findings: &[Finding]) -> Self {
        let sure =
            findings.iter().filter(|finding| finding.replacement.is_some() && is_sure(finding.confidence));
        // several readings of one place are one artifact
        let one = |(place, pass): (Span, _), next: (Span, _)| {
            let overlaps = next.0.start < place.end || next.0 == place;
            let both = Span::new(place.start, place.end.max(next.0.end));
            if overlaps { Ok((both, pass)) } else { Err(((place, pass), next)) }
        };
        let places: Vec<_> =
            sure.map(|finding| (finding.span, finding.pass)).sorted_unstable().coalesce(one).collect();
        let mut all = before;
        for (_, pass) in &places {
            *all.of(pass) += 1;
        }
        Self { words, all, places }
    }

    /// Weighs a finding in a text or paragraph of `language` anew, if its pass finds what may be right. What a rule
    /// holds to be unsure stays unsure, unless the model is certain of it in a dense text, or sure where the rule yields; in a language whose quality
    /// was not measured nothing gains.
    pub fn weigh(&self, finding: &mut Finding, language: Language) {
        let pass = by_name(finding.pass);
        let doubt = pass.map_or(Doubt::Little, |pass| pass.doubt);
        if doubt == Doubt::Little || finding.features.is_settled() {
            return;
        }
        let own = finding.span;
        let first = self.places.partition_point(|(place, _)| {
            place.end < own.start || place.end == own.start && !place.is_empty()
        });
        let behind = self.places.partition_point(|(place, _)| place.start < own.end || *place == own);
        let mut others = self.all.clone();
        for (_, pass) in self.places.get(first..behind).unwrap_or_default() {
            *others.of(pass) -= 1;
        }
        let others = others.telling();
        let is_split = matches!(finding.class, Class::FusedWords | Class::FusedName);
        // what is no known name may be another one
        let is_unknown = finding.class == Class::FusedName && finding.features.is_so(Feature::LeftUnknown);
        let weight = match is_split {
            false => &OF_OTHERS,
            true if others == 0 || is_unknown => &OF_SPLIT_ALONE,
            true => &OF_SPLIT,
        };
        let own_gain = self.gain(others, weight);
        let gain = match (language.is_measured(), finding.class) {
            (true, _) => own_gain,
            (false, Class::FusedWords) => (own_gain - UNMEASURED_SPLIT).min(0.0),
            (false, _) => own_gain.min(0.0),
        };
        let limit = finding.features.limited().filter(|_| finding.features.decided().is_none());
        let enough = match finding.features.strength() {
            Strength::Weak => pass.map_or(Level::FIX, |pass| pass.fixes_from),
            Strength::Usual => CERTAIN,
            Strength::Firm => f32::INFINITY,
        };
        finding.confidence = match (limit, moved(finding.stated, gain)) {
            (Some(_), stated) if gain >= DENSE && stated >= enough => stated,
            (Some(limit), _) => moved(finding.confidence, gain).min(limit),
            (None, stated) => stated,
        };
        let least = match (language.is_measured(), others) {
            (true, 1..) => 0.0,
            (true, 0) => ALONE,
            (false, _) => Level::FIX,
        };
        let is_alone = own_gain <= -TELLING || finding.confidence < least;
        if doubt == Doubt::Great && is_alone {
            finding.confidence = finding.confidence.min(pass.map_or(Level::UNSURE, Pass::unsure));
        }
        if own_gain <= -TELLING {
            finding.evidence.push("hardly anything else in the text is surely wrong".to_owned());
        } else if gain >= TELLING {
            finding.evidence.push(match others {
                1 => "one other place in the text is surely wrong".to_owned(),
                _ => format!("{others} other places in the text are surely wrong"),
            });
        }
    }

    /// Natural logarithm of the odds that a finding gains beside so many other sure ones, or loses up to `most_lost`.
    fn gain(&self, others: usize, weight: &Weight) -> f32 {
        let density = (others as f32 + weight.known) / (self.words as f32 + weight.known / EXPECTED);
        let gain = (density / USUAL).ln();
        (if gain > 0.0 { weight.gained * gain } else { gain }).clamp(-weight.most_lost, weight.most_gained)
    }
}

/// Whether a confidence makes an artifact count.
fn is_sure(confidence: f32) -> bool {
    confidence >= SURE
}

/// A probability whose odds gain so much.
fn moved(probability: f32, gain: f32) -> f32 {
    if probability <= 0.0 || probability >= 1.0 {
        return probability;
    }
    1.0 / (1.0 + (1.0 - probability) / probability * (-gain).exp())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Findings;

    fn findings(places: &[(usize, f32)]) -> Vec<Finding> {
        findings_of("typos", places)
    }

    fn findings_of(pass: &'static str, places: &[(usize, f32)]) -> Vec<Finding> {
        let mut findings = Findings::default();
        for &(at, confidence) in places {
            findings.propose(Span::new(at, at + 3), "the", Class::Typo, confidence, "wrong");
        }
        findings.sign(0, pass, |_| Language::UNDETERMINED);
        let mut found = findings.into_vec();
        for (finding, (_, confidence)) in found.iter_mut().zip(places) {
            (finding.confidence, finding.stated) = (*confidence, *confidence);
        }
        found
    }

    fn others(pass: &'static str, count: usize) -> SurePlaces {
        sure_places(&[(pass, count)])
    }

    fn sure_places(counts: &[(&'static str, usize)]) -> SurePlaces {
        let mut places = SurePlaces::default();
        counts.iter().for_each(|&(pass, count)| *places.of(pass) += count);
        places
    }

    fn english() -> Language {
        Language::from_code("en").expect("English")
    }

    fn weighed(words: usize, before: usize, places: &[(usize, f32)]) -> Vec<f32> {
        let mut found = findings(places);
        let density = Density::new(words, others("typos", before), &found);
        found.iter_mut().for_each(|finding| density.weigh(finding, english()));
        found.into_iter().map(|finding| finding.confidence).collect()
    }

    #[test]
    fn doubt_grows_in_a_long_clean_text() {
        let alone = |words| weighed(words, 0, &[(10, 0.9)])[0];
        assert!((alone(1) - 0.9).abs() < 0.02, "a sentence tells next to nothing");
        assert!(alone(100) < Level::FIX && alone(400) < alone(100) && alone(400) > 0.6);
        assert!(alone(100_000) > 0.6, "it is no proof");
        assert!(weighed(5_000, 0, &[(10, 0.99)])[0] > 0.95, "what is sure stays so");
    }

    #[test]
    fn alone_in_a_long_text_what_may_have_another_cause_is_a_suggestion() {
        let period = |words, before| {
            let mut found = findings_of("stray-periods", &[(10, 0.999)]);
            Density::new(words, others("typos", before), &found).weigh(&mut found[0], english());
            found[0].confidence
        };
        assert!(period(400, 0) < Level::FIX, "sentences that lost a capital make the same");
        assert!(period(400, 0) >= Level::SUGGEST);
        assert!(period(400, 2) > Level::FIX, "a text with other artifacts");
        assert!(period(40, 0) > Level::FIX, "a few sentences tell nothing");
    }

    #[test]
    fn a_capital_is_repaired_from_its_own_bound_on_beside_other_artifacts_only() {
        let pass = by_name("odd-capitals").expect("a pass");
        let is_fix = |confidence, before, language: &str| {
            let mut found = findings_of("odd-capitals", &[(10, confidence)]);
            let language = Language::from_code(language).expect("a language");
            Density::new(40, others("typos", before), &found).weigh(&mut found[0], language);
            found[0].confidence >= pass.fixes_from
        };
        assert!(is_fix(0.63, 1, "en"), "more likely than not, beside a typo");
        assert!(!is_fix(0.63, 0, "en"), "by itself in a few words");
        assert!(is_fix(0.75, 0, "en"), "sure enough by itself");
        assert!(!is_fix(0.75, 3, "sl"), "where nothing was measured");
        assert!(is_fix(0.93, 3, "sl"), "what is sure is one there too");
    }

    #[test]
    fn other_artifacts_speak_for_one_more() {
        let sure = [(10, 0.9), (30, 0.99), (50, 0.99), (70, 0.98)];
        assert!(weighed(100, 0, &sure)[0] > 0.93);
        assert!(weighed(100, 3, &[(10, 0.9)])[0] > 0.93, "those of earlier rounds too");
        // two readings of the same place are not evidence for each other
        let readings = weighed(400, 0, &[(10, 0.9), (11, 0.98)]);
        assert!(readings[0] < Level::FIX);
    }

    #[test]
    fn marks_of_one_kind_tell_as_much_as_all_others_and_one() {
        let telling = |counts: &[(&'static str, usize)]| sure_places(counts).telling();
        assert_eq!(telling(&[("space-before-punctuation", 20)]), 1);
        assert_eq!(telling(&[("space-before-punctuation", 20), ("typos", 4)]), 9);
        assert_eq!(telling(&[("space-before-punctuation", 3), ("quotation-marks", 2), ("typos", 4)]), 9);
        assert_eq!(telling(&[("typos", 20)]), 20, "words are wrong each by itself");
        assert_eq!(telling(&[]), 0);
    }

    #[test]
    fn two_words_for_one_lose_more_in_a_long_text_than_a_misspelt_one() {
        let alone = |class, confidence| {
            let mut found = findings(&[(10, confidence)]);
            found[0].class = class;
            Density::new(2_500, SurePlaces::default(), &found).weigh(&mut found[0], english());
            found[0].confidence
        };
        assert!(alone(Class::Typo, 0.97) > Level::FIX);
        assert!(alone(Class::FusedWords, 0.97) < Level::FIX && alone(Class::FusedName, 0.97) < Level::FIX);
        assert!(alone(Class::FusedWords, 0.999) > Level::FIX, "what is certain stays so");
    }

    #[test]
    fn two_words_for_one_gain_more_in_a_text_full_of_artifacts() {
        let beside = |class, before| {
            let mut found = findings(&[(10, 0.7)]);
            found[0].class = class;
            let density = Density::new(200, others("typos", before), &found);
            density.weigh(&mut found[0], english());
            found[0].confidence
        };
        assert!(beside(Class::FusedWords, 4) > beside(Class::Typo, 4));
        let alone = [Class::FusedWords, Class::Typo].map(|class| beside(class, 0));
        assert!(alone[0] < alone[1], "alone they are doubted more");
    }

    #[test]
    fn two_words_for_one_are_doubted_where_nothing_was_measured_and_little_is_wrong() {
        let split = |before| {
            let mut found = findings(&[(10, 0.9)]);
            found[0].class = Class::FusedWords;
            let density = Density::new(200, others("typos", before), &found);
            density.weigh(&mut found[0], Language::UNDETERMINED);
            found[0].confidence
        };
        assert!(split(0) < Level::FIX);
        assert!((split(12) - 0.9).abs() < 0.01, "a dense text gives back what was lost, and no more");
    }

    #[test]
    fn what_a_rule_doubts_stays_in_doubt() {
        let mut found = findings(&[(10, 0.8)]);
        let density = Density::new(50, others("typos", 5), &found);
        density.weigh(&mut found[0], english());
        assert!(found[0].confidence > Level::FIX);
        let mut doubted = findings(&[(10, 0.8)]);
        doubted[0].features.limit(Level::UNSURE);
        density.weigh(&mut doubted[0], english());
        assert!(doubted[0].confidence <= Level::UNSURE);
        let mut certain = findings(&[(10, 0.8)]);
        certain[0].features.limit(Level::UNSURE);
        certain[0].stated = 0.95;
        for (before, is_believed) in [(0, false), (5, true)] {
            Density::new(50, others("typos", before), &certain).weigh(&mut certain[0], english());
            assert_eq!(certain[0].confidence > Level::FIX, is_believed, "beside {before} others");
        }
        let mut yielding = findings(&[(10, 0.8)]);
        yielding[0].features.limit_unless_dense(Level::UNSURE);
        for (before, is_believed) in [(0, false), (5, true)] {
            Density::new(50, others("typos", before), &yielding).weigh(&mut yielding[0], english());
            assert_eq!(yielding[0].confidence > Level::FIX, is_believed, "beside {before} others");
        }
        let mut settled = findings(&[(10, 0.88)]);
        settled[0].features.settle(0.88);
        Density::new(5_000, SurePlaces::default(), &settled).weigh(&mut settled[0], english());
        assert!(settled[0].confidence > Level::FIX);
        let mut unmeasured = findings(&[(10, 0.8)]);
        density.weigh(&mut unmeasured[0], Language::UNDETERMINED);
        assert!(unmeasured[0].confidence <= Level::UNSURE);
    }
}
