//! Which language a text is written in.
//!
//! One table holds the most frequent words of all languages with a dictionary, so one look-up a word says how
//! frequent it is in each of them; the sums are the logarithms of a naive Bayes classifier, as in Grefenstette
//! 1995, "Comparing two language identification schemes". It tells close relatives apart by their small words.
//! What the table knows too little of — other scripts, other languages — is left to the detector by trigrams.

use super::Language;
use super::frequent_words::{LANES, Signs};
use super::tally::{FLOOR, Tally, share};
use super::twins::Twins;
use crate::lexicon::Key;
use crate::text::{CaseShape, Token};
use whatlang::Script;

/// A language and how sure the detection is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Detection {
    /// The language.
    pub language: Language,
    /// 0.0 (a guess) to 1.0 (certain).
    pub confidence: f32,
}

/// Bytes of a document that the detector by trigrams reads: more changes no result.
const SAMPLE_BYTES: usize = 4096;
/// Paragraphs with fewer words take the document's language.
pub(super) const MIN_WORDS: usize = 5;
/// From this margin on (log10 of the odds) the most frequent words leave no doubt.
pub(super) const CLEAR: f32 = 3.0;
/// Least frequency (Zipf) of a right word, and that of one that the dictionary does not know.
const VALID: f32 = 1.5;
const UNKNOWN: f32 = 0.5;
/// What is known of a document's language weighs as much as one or two small words of a paragraph.
const DOCUMENT_PRIOR: f32 = 4.0;
/// Share of the words that must stand in the list of a language before it claims a text.
const CLAIM: f32 = 0.3;
/// Words of a text that tell of which of two standards of one language it is.
const TWIN_WORDS: usize = 400;
/// Confidence under which a document has no known language.
const UNSURE: f32 = 0.55;
/// Confidence from which a paragraph has another language than its document.
const SURE: f32 = 0.95;

/// The language of a whole document, from its first words.
pub fn detect(text: &str, tokens: &[Token]) -> Detection {
    let unknown = Detection { language: Language::UNDETERMINED, confidence: 0.0 };
    let mut tally = Tally::of_document();
    for token in tokens.iter().filter(|token| token.is_word()) {
        if !tally.wants_more() {
            break;
        }
        tally.add(token.shape, &Signs::of(token.text(text)));
    }
    let mut scores = Scores::of(&tally);
    scores.ask_dictionaries(text, tokens, None);
    if tally.words() == 0 && tokens.iter().all(|token| !token.is_word()) {
        return unknown;
    }
    decide(sample(text), &scores, None).filter(|found| found.confidence >= UNSURE).unwrap_or(unknown)
}

/// The language of a paragraph of a document in `document`, by the tally of its words. A short paragraph takes the
/// document's language, and so does one that may be in it.
pub fn detect_paragraph(
    text: &str,
    paragraph: &str,
    tokens: &[Token],
    document: Language,
    tally: &Tally,
) -> Language {
    let claims = |claim: f32| claim >= CLAIM;
    if tally.words() < MIN_WORDS || claims(tally.claim(document)) && tally.leads(document, CLEAR) {
        return document;
    }
    let mut scores = Scores::of(tally);
    if scores.ask_dictionaries(text, tokens, Some(document)) == Some(document)
        && claims(tally.claim(document))
    {
        return document;
    }
    match decide(sample(paragraph), &scores, Some(document)) {
        Some(found) if found.confidence >= SURE && !scores.may_be_twin(found.language, document) => {
            found.language
        }
        _ => document,
    }
}

/// Whether a language that lists so many of some words may claim them.
pub(super) fn is_claimed(listed: u16, words: u16) -> bool {
    share(listed, words) >= CLAIM
}

/// Fewest words of a paragraph that is in another language than the one that was told.
const FOREIGN_WORDS: usize = 12;
/// How much more of its words that language must list than the one that was told: kin languages list much the same.
const FOREIGN_LEAD: f32 = 0.3;

/// Whether a paragraph, by the tally of its words, is in `found` and hardly in the language that was told for its text: a
/// quotation, or what a translation left out.
pub fn is_foreign(tally: &Tally, told: Language, found: Language) -> bool {
    told.lexicon().is_some()
        && tally.words() >= FOREIGN_WORDS
        && tally.claim(found) >= tally.claim(told) + FOREIGN_LEAD
}

fn sample(text: &str) -> &str {
    let mut end = SAMPLE_BYTES.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn decide(sample: &str, scores: &Scores<'_>, document: Option<Language>) -> Option<Detection> {
    let (best, confidence) = scores.best(document);
    if let Some(language) = best
        && scores.tally.claim(language) >= CLAIM
    {
        return Some(Detection { language, confidence });
    }
    // little of the text is in any list: another language, names, or a few rare words
    let info = whatlang::detect(sample)?;
    let sure = if info.is_reliable() { 0.97 } else { info.confidence() as f32 * 0.8 };
    if sure < SURE
        && let Some(language) = of_script(sample, info.script())
    {
        return Some(Detection { language, confidence: SURE });
    }
    match Language::from_detector(info.lang()) {
        Some(language) if language.row().data.is_none() => Some(Detection { language, confidence: sure }),
        Some(language) if best.is_none_or(|best| best == language) => {
            Some(Detection { language, confidence: sure.min(0.9) })
        }
        Some(_) => best.map(|language| Detection { language, confidence: confidence.min(0.6) }),
        None => Some(Detection { language: Language::UNDETERMINED, confidence: sure }),
    }
}

/// The language that a script nearly always writes, among those of the table.
fn of_script(sample: &str, script: Script) -> Option<Language> {
    let code = match script {
        Script::Devanagari => "hi",
        Script::Hebrew => "he",
        Script::Hangul => "ko",
        Script::Hiragana | Script::Katakana => "ja",
        Script::Mandarin => "zh",
        // letters that Arabic does not have
        Script::Arabic if sample.contains(['پ', 'چ', 'ژ', 'گ', 'ک', 'ی']) => "fa",
        Script::Arabic => "ar",
        _ => return None,
    };
    Language::from_code(code)
}

/// How well each language explains some words.
struct Scores<'t> {
    tally: &'t Tally,
    /// By number of the language: log10 of the likelihood, up to what all languages share.
    sums: [f32; LANES],
}

impl<'t> Scores<'t> {
    fn of(tally: &'t Tally) -> Self {
        Self { tally, sums: tally.sums() }
    }

    /// Where the most frequent words leave it open which of the two best languages it is, their dictionaries
    /// vote on the others. The language that the words speak for then.
    fn ask_dictionaries(
        &mut self,
        text: &str,
        tokens: &[Token],
        document: Option<Language>,
    ) -> Option<Language> {
        let best = self.leader(document)?;
        let rivals = self
            .candidates()
            .filter(|language| *language != best)
            .max_by(|a, b| self.sums[a.number()].total_cmp(&self.sums[b.number()]));
        let Some(rival) = rivals else { return Some(best) };
        let margin = self.sums[best.number()] - self.sums[rival.number()];
        let twins = Twins::of(best, rival);
        if margin >= CLEAR || self.tally.is_long() && twins.is_none() {
            return Some(best);
        }
        let words = tokens
            .iter()
            .filter(|token| token.is_word() && token.shape == CaseShape::Lower)
            .map(|token| token.text(text));
        if let Some(twins) = twins {
            for (language, vote) in words.take(TWIN_WORDS).filter_map(|word| twins.vote(word)) {
                self.sums[language.number()] += vote;
            }
            return self.leader(document);
        }
        let mut key = Key::new();
        for word in words {
            let signs = Signs::of(word);
            for language in [best, rival] {
                if !signs.lists_whole(language) {
                    let entry = language.look_up(key.of(word));
                    let zipf = if entry.is_valid() { entry.zipf().max(VALID) } else { UNKNOWN };
                    self.sums[language.number()] += zipf.min(FLOOR) - FLOOR;
                }
            }
        }
        self.leader(document)
    }

    /// The languages in whose list some of the words stand.
    fn candidates(&self) -> impl Iterator<Item = Language> {
        Language::with_lexicon().filter(|language| self.tally.lists(*language))
    }

    fn score(&self, language: Language, document: Option<Language>) -> f32 {
        let prior = if Some(language) == document { DOCUMENT_PRIOR } else { 0.0 };
        self.sums[language.number()] + prior
    }

    /// The language that explains the words best.
    fn leader(&self, document: Option<Language>) -> Option<Language> {
        // of two that explain the words equally well the first of the table
        let better = |a, b| if self.score(b, document) > self.score(a, document) { b } else { a };
        self.candidates().reduce(better)
    }

    /// Whether a paragraph for which `found` is best may as well be in the language of its document, another standard of
    /// the same: they share most sentences.
    fn may_be_twin(&self, found: Language, document: Language) -> bool {
        let ahead = || self.score(found, Some(document)) - self.score(document, Some(document));
        Twins::of(found, document).is_some() && self.tally.lists(document) && ahead() < CLEAR
    }

    /// The language that explains the words best, and its probability among all.
    fn best(&self, document: Option<Language>) -> (Option<Language>, f32) {
        let Some(best) = self.leader(document) else { return (None, 0.0) };
        // two standards of one language share most sentences; which of them it is changes little
        let others = self.candidates().filter(|language| Twins::of(best, *language).is_none());
        let odds = |language: Language| match self.score(language, document) - self.score(best, document) {
            // so little that adding it changes nothing
            behind if behind < -9.0 => 0.0,
            behind => 10f32.powf(behind),
        };
        let all: f32 = others.map(odds).sum();
        (Some(best), 1.0 / all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize::tokenize;

    fn code(text: &str) -> &'static str {
        detect(text, &tokenize(text)).language.code()
    }

    fn paragraph_language(text: &str, document: Language) -> Language {
        let tokens = tokenize(text);
        let mut tally = Tally::of_paragraph(document);
        for token in tokens.iter().filter(|token| token.is_word()) {
            tally.add(token.shape, &Signs::of(token.text(text)));
        }
        detect_paragraph(text, text, &tokens, document, &tally)
    }

    #[test]
    fn articles_are_recognised() {
        assert_eq!(
            code("The minister said on Monday that the talks would go on until both sides agree."),
            "en"
        );
        assert_eq!(
            code("El ministro dijo el lunes que las conversaciones seguirán hasta que haya un acuerdo."),
            "es"
        );
        assert_eq!(
            code("Le ministre a déclaré lundi que les discussions se poursuivraient jusqu’à un accord."),
            "fr"
        );
        assert_eq!(
            code("Der Minister sagte am Montag, dass die Gespräche weitergehen, bis es eine Einigung gibt."),
            "de"
        );
        assert_eq!(
            code("O ministro disse na segunda-feira que as conversações vão continuar até haver um acordo."),
            "pt"
        );
        assert_eq!(
            code("Министр заявил в понедельник, что переговоры продолжатся до достижения соглашения."),
            "ru"
        );
    }

    #[test]
    fn close_relatives_are_told_apart() {
        for (expected, text) in [
            (
                "da",
                "Ministeren sagde i går, at forhandlingerne fortsætter, og at der ikke er nogen aftale endnu.",
            ),
            ("nb", "Ministeren sa i går at forhandlingene fortsetter, og at det ikke er noen avtale ennå."),
            (
                "sv",
                "Ministern sade i går att förhandlingarna fortsätter och att det inte finns något avtal ännu.",
            ),
            ("cs", "Ministr včera řekl, že jednání budou pokračovat a že zatím není žádná dohoda."),
            ("sk", "Minister včera povedal, že rokovania budú pokračovať a že zatiaľ nie je žiadna dohoda."),
            ("ca", "El ministre va dir ahir que les converses continuaran i que encara no hi ha cap acord."),
            ("hr", "Ministar je jučer rekao da će se pregovori nastaviti i da još uvijek nema dogovora."),
            ("sr", "Министар је јуче рекао да ће се преговори наставити и да још увек нема договора."),
            ("bg", "Министърът каза вчера, че преговорите ще продължат и че още няма споразумение."),
            ("mk", "Министерот вчера рече дека преговорите ќе продолжат и дека сè уште нема договор."),
            ("uk", "Міністр учора сказав, що переговори триватимуть і що угоди досі немає."),
        ] {
            assert_eq!(code(text), expected, "{text}");
        }
    }

    #[test]
    fn a_short_paragraph_takes_the_language_of_its_document() {
        let english = Language::from_code("en").expect("English");
        let text = "Real Madrid";
        assert_eq!(paragraph_language(text, english), english);
    }

    #[test]
    fn a_long_text_is_told_from_its_twin() {
        let croatian = "Djeluju i učinkoviti su, ali su previše izraženi. Oni su danas u gradu, ali nisu sami i nemaju mnogo \
                        novca. Sada je sve u redu i svi su tu, a vijest je stigla u nedjelju. ";
        assert_eq!(code(&croatian.repeat(6)), "hr");
        let serbian = "Deluju i dobri su, ali su previše izraženi. Oni su danas u gradu, ali nisu sami i nemaju mnogo \
                       novca. Sada je sve u redu i svi su tu, a vest je stigla u nedelju. ";
        assert_eq!(code(&serbian.repeat(6)), "sr");
    }

    #[test]
    fn a_paragraph_that_two_standards_share_takes_the_language_of_its_document() {
        let [croatian, serbian] = ["hr", "sr"].map(|code| Language::from_code(code).expect("a language"));
        for text in [
            "Oni su danas u gradu, ali nisu sami i nemaju mnogo novca.",
            "Djeluju i učinkoviti su, ali su previše izraženi.",
        ] {
            assert_eq!(paragraph_language(text, croatian), croatian, "{text}");
        }
        assert_eq!(paragraph_language("Oni su danas u gradu, ali nisu sami.", serbian), serbian);
        let text =
            "Ministar je juče rekao da će se pregovori nastaviti posle nedelje i da niko ne sme da beži.";
        assert_eq!(paragraph_language(text, croatian), serbian);
    }

    #[test]
    fn a_foreign_paragraph_is_told_from_its_document() {
        let english = Language::from_code("en").expect("English");
        let text = "Los vecinos del barrio esperan que la obra termine antes de la primavera.";
        assert_eq!(paragraph_language(text, english).code(), "es");
    }
}
