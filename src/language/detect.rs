//! Which language a text is written in.
//!
//! One table holds the most frequent words of all languages with a dictionary, so one look-up a word says how
//! frequent it is in each of them; the sums are the logarithms of a naive Bayes classifier, as in Grefenstette
//! 1995, "Comparing two language identification schemes". It tells close relatives apart by their small words.
//! What the table knows too little of — other scripts, other languages — is left to the detector by trigrams.

use super::frequent_words::Signs;
use super::{Language, table};
use crate::lexicon::{Key, key_of};
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
/// Words of a document, and of a paragraph, that are looked up.
const DOCUMENT_WORDS: usize = 240;
const PARAGRAPH_WORDS: usize = 60;
/// Paragraphs with fewer words take the document's language.
const MIN_WORDS: usize = 5;
/// Frequency (Zipf) of a word in the languages in whose list it does not stand.
const FLOOR: f32 = 2.0;
/// From this margin on (log10 of the odds) the most frequent words leave no doubt.
const CLEAR: f32 = 3.0;
/// Least frequency (Zipf) of a right word, and that of one that the dictionary does not know.
const VALID: f32 = 1.5;
const UNKNOWN: f32 = 0.5;
/// What a word costs a language that does not write one of its letters.
const FOREIGN_LETTER: f32 = 2.0;
/// Capitalised words are names as often as not.
const TITLE_WEIGHT: f32 = 0.4;
/// What is known of a document's language weighs as much as one or two small words of a paragraph.
const DOCUMENT_PRIOR: f32 = 4.0;
/// Share of the words that must stand in the list of a language before it claims a text.
const CLAIM: f32 = 0.3;
/// Words after which it is asked whether more of them can change the result, in a document and in a paragraph, and
/// the lead (log10 of the odds) of a language from which they hardly can.
const DOCUMENT_STEP: usize = 30;
const PARAGRAPH_STEP: usize = 15;
const SETTLED: f32 = 10.0;
/// Languages that are no evidence against each other.
const TWINS: [(&str, &str); 2] = [("hr", "sr"), ("sr", "hr")];
/// Confidence under which a document has no known language.
const UNSURE: f32 = 0.55;
/// Confidence from which a paragraph has another language than its document.
const SURE: f32 = 0.95;

/// The language of a whole document, from its first words.
pub fn detect(text: &str, tokens: &[Token]) -> Detection {
    let unknown = Detection { language: Language::UNDETERMINED, confidence: 0.0 };
    let mut scores = Scores::of(text, tokens, DOCUMENT_WORDS, DOCUMENT_STEP, |_| true);
    scores.ask_dictionaries(text, tokens, None);
    if scores.words == 0 && tokens.iter().all(|token| !token.is_word()) {
        return unknown;
    }
    decide(sample(text), &scores, None).filter(|found| found.confidence >= UNSURE).unwrap_or(unknown)
}

/// The language of a paragraph of a document in `document`. A short paragraph takes the document's
/// language, and so does one that may be in it.
pub fn detect_paragraph(text: &str, paragraph: &str, tokens: &[Token], document: Language) -> Language {
    let words = tokens.iter().filter(|token| token.is_word()).take(MIN_WORDS).count();
    if words < MIN_WORDS {
        return document;
    }
    let mut scores =
        Scores::of(text, tokens, PARAGRAPH_WORDS, PARAGRAPH_STEP, |language| language == document.number());
    let claims = |scores: &Scores| scores.claim(document) >= CLAIM;
    if claims(&scores) && scores.is_clear(document)
        || scores.ask_dictionaries(text, tokens, Some(document)) == Some(document) && claims(&scores)
    {
        return document;
    }
    match decide(sample(paragraph), &scores, Some(document)) {
        Some(found) if found.confidence >= SURE => found.language,
        _ => document,
    }
}

fn sample(text: &str) -> &str {
    let mut end = SAMPLE_BYTES.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn decide(sample: &str, scores: &Scores, document: Option<Language>) -> Option<Detection> {
    let (best, confidence) = scores.best(document);
    if let Some(language) = best
        && scores.claim(language) >= CLAIM
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
struct Scores {
    /// By number of the language: log10 of the likelihood, up to what all languages share.
    sums: [f32; table::LANGUAGES.len()],
    /// By number of the language: words that stand in its list.
    listed: [u16; table::LANGUAGES.len()],
    words: usize,
}

impl Scores {
    /// The scores of the first words, `limit` at most, and fewer if after some steps a language that may settle it
    /// leads by so much that the others hardly count.
    fn of(
        text: &str,
        tokens: &[Token],
        limit: usize,
        step: usize,
        may_settle: impl Fn(usize) -> bool,
    ) -> Self {
        let mut scores =
            Self { sums: [0.0; table::LANGUAGES.len()], listed: [0; table::LANGUAGES.len()], words: 0 };
        for token in tokens.iter().filter(|token| token.is_word()).take(limit) {
            let weight = if token.shape == CaseShape::Lower { 1.0 } else { TITLE_WEIGHT };
            scores.words += 1;
            let signs = Signs::of(token.text(text), key_of);
            for list in signs.lists() {
                for &(language, zipf) in list {
                    scores.sums[language.number()] += weight * (zipf - FLOOR);
                    scores.listed[language.number()] += 1;
                }
            }
            for number in signs.foreign() {
                scores.sums[number] -= weight * FOREIGN_LETTER;
            }
            if scores.words.is_multiple_of(step) && scores.settled().is_some_and(&may_settle) {
                break;
            }
        }
        scores
    }

    /// The number of the language that leads by [`SETTLED`].
    fn settled(&self) -> Option<usize> {
        let best = self.sums.iter().fold(f32::NEG_INFINITY, |best, &sum| if sum > best { sum } else { best });
        // the leader is one of those that it does not leave behind
        self.is_alone(|sum| best < sum + SETTLED)
            .then(|| self.sums.iter().position(|&sum| sum == best).expect("the best is one of the sums"))
    }

    /// Whether the language leads all others by so much that neither what is known of its document nor a dictionary
    /// could change it. What this does not tell is found by asking [`Self::ask_dictionaries`].
    fn is_clear(&self, language: Language) -> bool {
        let own = self.sums[language.number()];
        self.is_alone(|sum| own - sum < CLEAR)
    }

    /// Whether one sum alone, of all languages, is as `is_such` asks. No sum ends the search, so that several are
    /// compared in one step.
    fn is_alone(&self, is_such: impl Fn(f32) -> bool) -> bool {
        self.sums.iter().map(|&sum| u32::from(is_such(sum))).sum::<u32>() == 1
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
        if margin >= CLEAR || self.words > PARAGRAPH_WORDS {
            return Some(best);
        }
        let mut key = Key::new();
        for token in tokens.iter().filter(|token| token.is_word() && token.shape == CaseShape::Lower) {
            let word = token.text(text);
            let signs = Signs::of(word, key_of);
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

    /// The share of the words that stand in the list of a language.
    fn claim(&self, language: Language) -> f32 {
        f32::from(self.listed[language.number()]) / self.words.max(1) as f32
    }

    /// The languages in whose list some of the words stand.
    fn candidates(&self) -> impl Iterator<Item = Language> {
        Language::with_lexicon().filter(|language| self.listed[language.number()] > 0)
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

    /// The language that explains the words best, and its probability among all.
    fn best(&self, document: Option<Language>) -> (Option<Language>, f32) {
        let Some(best) = self.leader(document) else { return (None, 0.0) };
        // two standards of one language share most sentences; which of them it is changes little
        let twin = |language: Language| TWINS.contains(&(best.code(), language.code()));
        let others = self.candidates().filter(|language| !twin(*language));
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
        assert_eq!(detect_paragraph(text, text, &tokenize(text), english), english);
    }

    #[test]
    fn a_foreign_paragraph_is_told_from_its_document() {
        let english = Language::from_code("en").expect("English");
        let text = "Los vecinos del barrio esperan que la obra termine antes de la primavera.";
        assert_eq!(detect_paragraph(text, text, &tokenize(text), english).code(), "es");
    }
}
