//! Letters of a code page of one byte a letter that was read as another: "képviselõk" (képviselők), "Baþbakan" (Başbakan),
//! "Ìèíèñòð" (Министр).
//!
//! Each byte says a letter in both pages, so nothing but the words tells: what is no word becomes one when its bytes are read
//! in a page that the language is written in. Where most words with such letters do, the text as a whole was read wrongly,
//! and so were those that no dictionary holds.

mod mixup;

use crate::analysis::{Context, is_derived};
use crate::finding::{Class, Findings, Level};
use crate::language::{Language, PerLanguage, names};
use crate::lexicon::{Entry, key_of};
use crate::text::{CaseShape, Span};
use mixup::{Mixup, is_read};

/// A word that becomes one which a dictionary holds, and another word of a text that was read wrongly.
const PROVED: f32 = 0.97;
const WITH_OTHERS: f32 = 0.93;
/// Fewest words that prove that a whole text was read wrongly, and how many of ten with such letters.
const WHOLE: usize = 6;
const OF_TEN: usize = 6;
/// Fewest letters of a word that proves anything (a text may speak of é and ×), and of one that proves it alone; how many
/// prove what shorter ones are.
const LETTERS: usize = 2;
const SEVERAL: usize = 3;
const ALONE: usize = 4;
/// Fewest letters of a word that is made of right ones by the rules of its language.
const DERIVED: usize = 6;
/// How much more frequent (Zipf) a word is than what lists have of misread texts.
const FAR_MORE: f32 = 1.5;
/// Fewest letters that a language does not write, and one in how many characters, for a text in which others are tried.
const FOREIGN: usize = 8;
const ONE_IN: usize = 60;

/// A word with letters that its bytes have in the wrong page.
struct Misread {
    span: Span,
    right: String,
    /// Whether a dictionary holds what its bytes say in the right page, and not what is written.
    is_right: bool,
    /// Whether it is so, and long enough to prove something.
    is_proof: bool,
    /// Whether signs that are no letters stand for some (Polish ³ for ł), as they may stand behind a word.
    has_signs: bool,
}

/// Proposes what such words of a text say, but for those that overlap the spans in `taken`, which are in order.
pub(super) fn find(context: &Context<'_>, taken: &[Span], findings: &mut Findings) {
    let Some((mixup, words)) = best(context) else { return };
    let proofs = count_proofs(&words);
    let is_whole = is_whole(&words);
    for word in words {
        let at = taken.partition_point(|span| span.end <= word.span.start);
        let written = word.span.of(context.text());
        let confidence = match word.is_right {
            _ if taken.get(at).is_some_and(|span| span.start < word.span.end) => continue,
            false if is_whole => WITH_OTHERS,
            false => continue,
            true if is_whole || proofs >= if word.is_proof { 2 } else { SEVERAL } => PROVED,
            true if !word.has_signs && is_sure_alone(written, mixup.language) => PROVED,
            true => Level::UNSURE,
        };
        let pages = format!("{} read as {}", mixup.written.name(), mixup.read.name());
        findings.propose(word.span, word.right.clone(), Class::Mojibake, confidence, pages).because(format!(
            "the bytes of “{written}” are {} for “{}”",
            mixup.written.name(),
            word.right
        ));
    }
}

/// The characters of Latin-1 and Latin Extended-A that such words of a language have: one bit each, by the first byte.
#[derive(Clone, Copy, Default)]
pub(crate) struct MisreadSigns([u64; 4]);

impl MisreadSigns {
    /// Those of a language.
    pub(crate) fn of(language: Language) -> &'static Self {
        static SIGNS: PerLanguage<MisreadSigns> = PerLanguage::new();
        SIGNS.get_or_make(language, || {
            let mut signs = Self::default();
            for sign in ('\u{80}'..='\u{17f}').filter(|&c| may_be_misread(language, c)) {
                let mut bytes = [0; 2];
                sign.encode_utf8(&mut bytes);
                signs.0[usize::from(bytes[0] - FIRST)] |= 1 << (bytes[1] & 0x3f);
            }
            signs
        })
    }

    /// Whether the bytes, of which the first is the first of a character, begin with one.
    pub(crate) fn begin(&self, bytes: &[u8]) -> bool {
        let [first, second, ..] = bytes else { return false };
        let of_first = first.checked_sub(FIRST).and_then(|at| self.0.get(usize::from(at)));
        of_first.is_some_and(|signs| signs >> (second & 0x3f) & 1 != 0)
    }
}

/// The first byte of U+0080 to U+00BF.
const FIRST: u8 = 0xc2;

/// Whether the character is one of the language in another page.
fn may_be_misread(language: Language, c: char) -> bool {
    Mixup::of(language).iter().any(|mixup| mixup.letter_for(c).is_some())
}

/// The mix-up that explains most words, and the words.
fn best(context: &Context<'_>) -> Option<(&'static Mixup, Vec<Misread>)> {
    let (text, language) = (context.text(), context.language());
    let in_language = explained(text, language);
    if in_language.as_ref().is_some_and(|(_, words)| is_whole(words)) || !is_full_of_foreign(text, language) {
        return in_language;
    }
    // what the language has as a word proves nothing of another: Italian "più", which would be Polish "pił"
    let is_own = |word: &Misread| language.look_up(&key_of(word.span.of(text))).is_valid();
    let others = Language::with_lexicon().filter(|other| *other != language);
    let whole = others.filter_map(|other| explained(text, other)).filter_map(|(mixup, mut words)| {
        for word in words.iter_mut().filter(|word| is_own(word)) {
            (word.is_right, word.is_proof) = (false, false);
        }
        is_whole(&words).then_some((mixup, words))
    });
    whole.max_by_key(|(_, words)| count_proofs(words)).or(in_language)
}

/// The mix-up of a language that explains most words of a text, if one explains any.
fn explained(text: &str, language: Language) -> Option<(&'static Mixup, Vec<Misread>)> {
    let all = Mixup::of(language).iter().map(|mixup| (mixup, misread(text, mixup)));
    // one Cyrillic letter in a Latin word may be there for its looks
    let is_told = |(mixup, words): &(&Mixup, Vec<Misread>)| {
        count_proofs(words) > 0 && (!mixup.crosses_scripts() || is_whole(words))
    };
    all.filter(is_told).max_by_key(|(_, words)| count_proofs(words))
}

fn count_proofs(words: &[Misread]) -> usize {
    words.iter().filter(|word| word.is_proof).count()
}

fn is_whole(words: &[Misread]) -> bool {
    let proofs = count_proofs(words);
    proofs >= WHOLE && proofs * 10 >= words.len() * OF_TEN
}

/// Whether a text has many letters that the language does not write, of pages in which texts are read, and signs behind
/// letters.
fn is_full_of_foreign(text: &str, language: Language) -> bool {
    let is_foreign = |(before, c): &(char, char)| {
        let is_sign =
            || matches!(c, '\u{a1}'..='\u{bf}') && !matches!(c, '«' | '»') && before.is_alphabetic();
        !c.is_ascii() && (c.is_alphabetic() && !language.has_letter(*c) && is_read(*c) || is_sign())
    };
    let pairs = text.chars().zip(text.chars().skip(1));
    pairs.filter(is_foreign).count() >= FOREIGN.max(text.len() / ONE_IN)
}

/// The words of a text that the mix-up would make letters of its language of.
fn misread(text: &str, mixup: &Mixup) -> Vec<Misread> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let is_part = c.is_alphabetic() || mixup.letter_for(c).is_some();
        match start {
            None if is_part => start = Some(at),
            Some(first) if !is_part => {
                found.extend(misread_word(Span::new(first, at), text, mixup));
                start = None;
            }
            _ => {}
        }
    }
    found
}

fn misread_word(span: Span, text: &str, mixup: &Mixup) -> Option<Misread> {
    let written = span.of(text);
    if written.is_ascii() || !written.contains(|c| mixup.letter_for(c).is_some()) {
        return None;
    }
    let letter = |c: char| match mixup.letter_for(c) {
        Some(letter) => Some(letter),
        None => (c.is_ascii() || mixup.language.has_letter(c)).then_some(c),
    };
    let right: String = written.chars().map(letter).collect::<Option<_>>()?;
    let has_signs = written.contains(|c: char| !c.is_alphabetic());
    let may_be_derived = !has_signs && written.chars().count() >= DERIVED;
    let entry = |word: &str| mixup.language.look_up(&key_of(word));
    let holds = |word: &str, entry: Entry| {
        entry.is_valid() || may_be_derived && is_derived(&key_of(word), CaseShape::of(word), mixup.language)
    };
    let (found, own) = (entry(&right), entry(written));
    // lists counted misread texts too
    let is_word = || holds(written, own) && own.zipf() + FAR_MORE > found.zipf();
    let is_right = holds(&right, found) && !is_word() && !names().get(&key_of(written)).is_known();
    let is_proof = is_right && written.chars().count() >= LETTERS;
    Some(Misread { span, right, is_right, is_proof, has_signs })
}

/// Whether one such word in a text is no word of another language: "señor" in a Czech text.
fn is_sure_alone(written: &str, language: Language) -> bool {
    let is_elsewhere = |other: Language| other.look_up(&key_of(written)).is_known();
    written.chars().count() >= ALONE
        && !Language::with_lexicon().filter(|other| *other != language).any(is_elsewhere)
}

#[cfg(test)]
mod tests {
    use crate::pass::mojibake::PASS;
    use crate::pass::testing::{repairs_in, stays, suggests};

    #[test]
    fn words_tell_in_which_page_they_were_written() {
        let cases = [
            (
                "hu",
                "A képviselõk az elõzõ évben a fûtésrõl is beszéltek.",
                "A képviselők az előző évben a fűtésről is beszéltek.",
            ),
            (
                "hu",
                "A miniszter az elõzõ évben is beszélt erről.",
                "A miniszter az előző évben is beszélt erről.",
            ),
            (
                "tr",
                "Baþbakan dün Ýstanbul'da deðiþen koþullar altýnda çalýþmalarýn süreceðini söyledi.",
                "Başbakan dün İstanbul'da değişen koşullar altında çalışmaların süreceğini söyledi.",
            ),
            (
                "ro",
                "Preºedintele a declarat cã þara noastrã ºi-a îndeplinit obligaþiile.",
                "Președintele a declarat că țara noastră și-a îndeplinit obligațiile.",
            ),
            (
                "cs",
                "Pøedseda vlády øekl, že èást penìz bude urèena na školství.",
                "Předseda vlády řekl, že část peněz bude určena na školství.",
            ),
            (
                "pl",
                "Rz¹d og³osi³, ¿e czêœæ pieniêdzy trafi do szkó³.",
                "Rząd ogłosił, że część pieniędzy trafi do szkół.",
            ),
            (
                "pl",
                "Rz±d og³osi³, ¿e czê¶æ ¶rodków trafi do szkó³.",
                "Rząd ogłosił, że część środków trafi do szkół.",
            ),
            (
                "lt",
                "Þmogus, kuris gyveno ðalia eþero, matë daug þmoniø.",
                "Žmogus, kuris gyveno šalia ežero, matė daug žmonių.",
            ),
            (
                "hr",
                "Župan je rekao da æe sljedeæi tjedan poèeti gradnja.",
                "Župan je rekao da će sljedeći tjedan početi gradnja.",
            ),
            (
                "es",
                "El ańo pasado Espańa seńaló al pequeńo ministro.",
                "El año pasado España señaló al pequeño ministro.",
            ),
            ("pt", "A decisăo năo agradou ŕs naçőes.", "A decisão não agradou às nações."),
            (
                "it",
                "La cittŕ č piů bella, perň c'č poca libertŕ.",
                "La città è più bella, però c'è poca libertà.",
            ),
            // in a text that is taken for an English one
            (
                "en",
                "Pøedseda vlády øekl, že èást penìz bude urèena na školství, a také na nové cesty. Øekl, že penìz je málo.",
                "Předseda vlády řekl, že část peněz bude určena na školství, a také na nové cesty. Řekl, že peněz je málo.",
            ),
        ];
        repairs_in(&PASS, &cases);
    }

    #[test]
    fn a_text_of_another_script_is_told_by_its_words() {
        let cases = [
            (
                "ru",
                "Ìèíèñòð ñêàçàë, ÷òî ÷àñòü äåíåã ïîéä¸ò íà íîâûå øêîëû.",
                "Министр сказал, что часть денег пойдёт на новые школы.",
            ),
            (
                "el",
                "Ï õðïõñãüò åßðå üôé ôá ó÷ïëåßá èá áíïßîïõí áýñéï ôï ðñùß.",
                "Ο υπουργός είπε ότι τα σχολεία θα ανοίξουν αύριο το πρωί.",
            ),
        ];
        repairs_in(&PASS, &cases);
    }

    #[test]
    fn names_and_quotations_of_other_languages_stay() {
        stays(
            &PASS,
            "hu",
            &["João Félix és Tõnu Õnnepalu a Bøgh család vendége volt.", "A señor és a garçon."],
        );
        stays(
            &PASS,
            "cs",
            &["Pan señor Muñoz přijel z Besançonu s paní Bjørnsonovou.", "Řekl jen: très bien, père."],
        );
        stays(
            &PASS,
            "pl",
            &["Działka ma 100 m³ i 20 km², jak wskazano w tabeli¹.", "Señor Nuñez powiedział: ¿qué pasa?"],
        );
        stays(
            &PASS,
            "nb",
            &["Er du norsk manager i Englands øverst\u{435} divisjon, blir du ofte n\u{435}vnt."],
        );
        stays(&PASS, "tr", &["Søren ve Guðmundur İzlanda'da Þingvellir parkına gitti.", "Ýmir adlı dev."]);
        stays(&PASS, "ro", &["Articolul nº 5 și alin. 1º, São Paulo și Cluj.", "João a plecat la Málaga."]);
        stays(&PASS, "it", &["Dvořák, Janáček e Čapek erano cechi; Wałęsa no.", "Il caffè di Beneš."]);
        stays(
            &PASS,
            "it",
            &[
                "Il più antico (Μικρή Ἄρκτος), già noto: la metà più a nord (Ὄφις, Λύρα, Ὄρνις) è più chiara, \
                 e mostrerà più stelle (Κασσιέπεια, Περσεύς) della metà a sud. Là la libertà è più rara.",
            ],
        );
        stays(&PASS, "pt", &["O presidente Băsescu e o músico Dvořák.", "Ele leu Mickiewicz e Ionesco."]);
        stays(&PASS, "es", &["El ministro polaco Sikorski y el húngaro Pető.", "Gdańsk es una ciudad."]);
        stays(&PASS, "lt", &["Søren ir Þórr buvo Islandijoje.", "Señor Muñoz."]);
        stays(
            &PASS,
            "uk",
            &[
                "Щоб отримати é, è та ë, натисніть клавішу; ельф має атаку 5×4, а орк 9×2 і 3×5.",
                "Це é та ô, ×.",
            ],
        );
        stays(&PASS, "ru", &["Слова naïve, façade и déjà vu остались.", "Ärger und Übermut."]);
    }

    #[test]
    fn one_short_word_or_sign_is_a_suggestion() {
        stays(&PASS, "pl", &["Nie wiadomo, czy s¹ tu jeszcze ludzie."]);
        suggests(
            &PASS,
            "pl",
            None,
            &[("Nie wiadomo, czy s¹ tu jeszcze ludzie.", "Nie wiadomo, czy są tu jeszcze ludzie.")],
        );
    }
}
