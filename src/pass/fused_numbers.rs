//! Numbers that lost the space behind them.

use super::Languages;
use crate::analysis::{Context, is_derived};
use crate::finding::{Class, Findings};
use crate::language::{Capitals, Language};
use crate::lexicon::{WordClass, WordList, key_of};
use crate::text::{CaseShape, Notes, Span, TokenKind};

pass! {
    /// A number and the word behind it written as one.
    ///
    /// # What it finds
    /// Digits followed at once by a word of the dictionary ("325million"), and a name that begins with a number
    /// followed by a function word ("20minutosand"). Names, units, ordinals and formats stay: 20minutos, 3D, G7,
    /// A4, 5th, 10km, 1990s.
    ///
    /// # Why it happens
    /// Markup or a narrow space between the number and its word is dropped.
    ///
    /// # Example
    /// The package is worth 325million dollars.
    ///
    /// # Repair
    /// The package is worth 325 million dollars.
    "fused-numbers", Words, Fix, Languages::WithDictionary,
    reads: Lines, doubt: Little,
    example: "en", "The package is worth 325million dollars." => "The package is worth 325 million dollars."
}

/// Names that begin with a number.
const NUMBERED_NAMES: WordList = WordList(include_str!("../../dictionaries/names/numbered.txt"));

/// What stands behind the number of a version that is not the last: 5.1.4beta.
const VERSIONS: &[&str] = &["alpha", "beta", "rc", "dev", "pre", "post", "final"];
/// Letters of an ending of numbers that takes no further ending.
const SHORT_ENDING: usize = 2;
/// Fewest letters of a word behind a number; shorter ones are units and ordinals.
const MIN_LETTERS: usize = 4;
/// The same for a word that is rare, or that no dictionary holds.
const LONG_WORD: usize = 8;

fn check(context: &Context<'_>, findings: &mut Findings) {
    for at in context.noted(Notes::NUMBERED) {
        let token = &context.tokens()[at];
        if token.kind != TokenKind::Mixed
            || token.language.lexicon().is_none()
            || NUMBERED_NAMES.contains(&key_of(context.word(at)))
        {
            continue;
        }
        let word = context.word(at);
        let code = word.bytes().take_while(u8::is_ascii_uppercase).count();
        let digits = word[code..]
            .bytes()
            .take_while(|byte| byte.is_ascii_digit() || code == 0 && matches!(byte, b'.' | b','))
            .count();
        let letters = &word[code + digits..];
        if digits == 0 || digits > 9 || letters.chars().any(|c| !c.is_alphabetic()) {
            continue;
        }
        let start = token.start() + code + digits;
        let is_of_code = code > 0 || is_behind_code(context, at);
        if is_of_code {
            if code <= MOST_CODE && !is_tied_behind(context, at) && follows_code(context, at, letters) {
                findings
                    .propose(
                        Span::at(start),
                        " ",
                        Class::NumberFused,
                        0.9,
                        "a model or formula without the space behind it",
                    )
                    .because(format!("“{letters}” is a right word by itself"));
            }
            continue;
        }
        let shape = CaseShape::of(letters);
        let noun = token.language.profile().capitals == Capitals::Nouns && shape == CaseShape::Title;
        if shape != CaseShape::Lower && !noun || letters.chars().count() < 2 || is_attached(context, at) {
            continue;
        }
        if context.lacks_participle(letters, at) {
            continue;
        }
        if let Some(confidence) = plain_word(context, at, letters, &word[..digits]) {
            let confidence = if is_price(context, at, letters) { confidence.min(PRICE) } else { confidence };
            findings
                .propose(
                    Span::at(start),
                    " ",
                    Class::NumberFused,
                    confidence,
                    "a number without the space behind it",
                )
                .because(format!("“{letters}” is a right word by itself"));
        } else if let Some((cut, confidence)) = named_outlet(context, at, letters, token.language) {
            let comma = token.language.lists().commas.contains(&letters[cut..]);
            findings
                .propose(
                    Span::at(start + cut),
                    if comma { ", " } else { " " },
                    Class::NumberFused,
                    confidence,
                    "a name with a number, without the space behind it",
                )
                .because(format!("“{}” ends with the function word “{}”", word, &letters[cut..]));
        }
    }
}

/// "£11million": newspapers write prices so, and mean it, but for those that write some with the space.
fn is_price(context: &Context<'_>, at: usize, letters: &str) -> bool {
    const LARGE: [&str; 3] = ["million", "billion", "trillion"];
    LARGE.contains(&letters)
        && at > 0
        && context.is_glued(at - 1)
        && matches!(context.mark(at - 1), Some('£' | '$' | '€'))
        && context.words().count(letters).all == 0
}

/// How sure it is that one lost its space.
const PRICE: f32 = 0.75;

/// Whether a mark ties the word to what is beside it: neither the last number of a range ("70-90dage") nor a word before an
/// alternative ("4børn/voksne") is.
fn is_attached(context: &Context<'_>, at: usize) -> bool {
    is_tied_before(context, at) && !ends_range(context, at)
        || is_tied_behind(context, at) && !is_before_alternative(context, at)
}

fn is_tied_before(context: &Context<'_>, at: usize) -> bool {
    at > 0 && context.is_glued(at - 1) && is_tie(context.mark(at - 1))
}

fn is_tied_behind(context: &Context<'_>, at: usize) -> bool {
    context.is_glued(at) && is_tie(context.mark(at + 1))
}

fn is_tie(mark: Option<char>) -> bool {
    mark.is_some_and(|c| matches!(c, '-' | '–' | '/' | '_' | '#' | '@' | '\'' | '’'))
}

/// "70-90dage": the number before is lower and begins the range.
fn ends_range(context: &Context<'_>, at: usize) -> bool {
    let Some(first) = at.checked_sub(2).filter(|&first| {
        context.tokens()[first].kind == TokenKind::Number
            && context.is_glued(first)
            && matches!(context.mark(at - 1), Some('-' | '–'))
    }) else {
        return false;
    };
    let value = |i: usize| {
        let digits: String = context.word(i).chars().take_while(|c| c.is_ascii_digit()).collect();
        digits.parse::<u32>().ok()
    };
    let begins = first == 0 || !context.is_glued(first - 1) || !is_tie(context.mark(first - 1));
    begins && value(first) < value(at)
}

fn is_before_alternative(context: &Context<'_>, at: usize) -> bool {
    let next = context.token(at + 2).filter(|_| context.is_glued(at + 1));
    context.mark(at + 1) == Some('/')
        && next.is_some_and(|next| next.is_lower_word() && next.entry.is_valid())
}

/// Most letters of a code before its number: CO2, B-29, XP-62.
const MOST_CODE: usize = 4;
/// How frequent (Zipf) a word is that stands behind one by accident.
const BEHIND_CODE_ZIPF: f32 = 4.0;

/// "B-29": capitals before the hyphen that stands before the number.
fn is_behind_code(context: &Context<'_>, at: usize) -> bool {
    let before = at.checked_sub(2).and_then(|i| context.token(i));
    is_tied_before(context, at)
        && context.mark(at - 1) == Some('-')
        && before.is_some_and(|before| {
            let code = before.text(context.text());
            before.is_word()
                && context.is_glued(at - 2)
                && code.chars().count() <= MOST_CODE
                && code.chars().all(char::is_uppercase)
        })
}

/// Whether `letters`, behind a code with a number, are the next word of the sentence: "le B-29était", "CO2emissions". Where words
/// are compounded, a noun would need a hyphen in place of the space; and programs name their types so.
fn follows_code(context: &Context<'_>, at: usize, letters: &str) -> bool {
    let language = context.tokens()[at].language;
    let entry = language.look_up(letters);
    let verb = entry.can_be_verb() && !entry.can_be_noun() && !entry.can_be_adjective();
    CaseShape::of(letters) == CaseShape::Lower
        && letters.chars().count() >= MIN_LETTERS
        && entry.is_valid()
        && entry.zipf() >= BEHIND_CODE_ZIPF
        && !VERSIONS.contains(&letters)
        && !belongs_to_number(letters, language)
        && (language.profile().linking.is_none() || entry.is_function_word() || verb)
        && !context.speaks_of_programs()
}

/// How sure it is that the letters are the next word: units, ordinals and years with an ending are not.
fn plain_word(context: &Context<'_>, at: usize, letters: &str, digits: &str) -> Option<f32> {
    let language = context.tokens()[at].language;
    let elsewhere = context.words().count(letters).all > 0;
    let key = key_of(letters);
    let entry = language.look_up(&key);
    let count = letters.chars().count();
    // "art. 15alin."
    let is_shortened = || count >= MIN_LETTERS && context.is_glued(at) && context.mark(at + 1) == Some('.');
    if belongs_to_number(letters, language) || digits.contains('.') && VERSIONS.contains(&letters) {
        return None;
    }
    // "150pressefolk", which no list holds
    if !entry.is_known() && count >= LONG_WORD && is_joined(&key, language) {
        return Some(0.88);
    }
    if !entry.is_valid()
        || entry.is_abbreviation() && !is_shortened()
        || entry.lower_share() < 0.4 && language.profile().capitals != Capitals::Nouns
        || entry.zipf() < 2.5 && count < LONG_WORD
    {
        return None;
    }
    // "20minutos" is the name of a newspaper: a word of the other language is not split off
    match count {
        _ if count >= MIN_LETTERS => Some(if entry.zipf() >= 3.5 || elsewhere { 0.93 } else { 0.88 }),
        2 | 3
            if entry.class().is_some_and(|class| class != WordClass::Numeral)
                && entry.zipf() >= 6.0
                && digits.len() >= 2
                // 6.7in is a length, 802.11be a standard
                && letters != "in"
                && digits.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            Some(0.88)
        }
        _ => None,
    }
}

/// "150pressefolk": a compound of right words, where the language writes them so.
fn is_joined(key: &str, language: Language) -> bool {
    language.profile().linking.is_some() && is_derived(key, CaseShape::Lower, language)
}

/// "1960er", "45esimo", "18letý", "72podlažní": short endings stand alone, longer ones take endings of their own.
fn belongs_to_number(letters: &str, language: Language) -> bool {
    let profile = language.profile();
    let is_adjective = || profile.number_adjectives.iter().any(|ending| letters.ends_with(ending));
    let endings = profile.number_endings;
    is_adjective()
        || endings.iter().any(|ending| {
            letters == *ending || ending.chars().count() > SHORT_ENDING && letters.starts_with(ending)
        })
}

/// "20minutosand": a name that begins with a number, and a function word that cannot belong to it. The
/// name's letters must be a word of some language.
fn named_outlet(context: &Context<'_>, at: usize, letters: &str, language: Language) -> Option<(usize, f32)> {
    letters.char_indices().map(|(cut, _)| cut).filter(|&cut| cut >= MIN_LETTERS).find_map(|cut| {
        let (name, function) = letters.split_at(cut);
        let entry = language.look_up(function);
        let joins = matches!(
            entry.class(),
            Some(
                WordClass::Coordinator
                    | WordClass::Preposition
                    | WordClass::Subordinator
                    | WordClass::Determiner
                    | WordClass::Relative
            )
        );
        let known = language.quoted().chain([language]).chain(context.source()).any(|other| {
            let entry = other.look_up(name);
            entry.is_valid() && entry.zipf() >= 3.0
        });
        let goes_on = context.token(at + 1).is_some_and(|next| next.kind != TokenKind::Punctuation)
            && context.is_spaced(at);
        let is_word = function.chars().count() > 1;
        (joins && known && goes_on && entry.zipf() >= 6.0 && is_word).then_some((cut, 0.9))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::testing::{repairs, stays};

    #[test]
    fn splits_numbers_from_words() {
        repairs(
            &PASS,
            "en",
            &[
                (
                    "as sources have told 20minutosand also the minister",
                    "as sources have told 20minutos and also the minister",
                ),
                ("after 23years at the university", "after 23 years at the university"),
                ("about 45percent of the vote", "about 45 percent of the vote"),
                ("valued at 4.5million euros", "valued at 4.5 million euros"),
            ],
        );
        repairs(
            &PASS,
            "da",
            &[
                ("Vi skal bruge 70-90dage for at klare det.", "Vi skal bruge 70-90 dage for at klare det."),
                ("Der stod 150pressefolk uden for huset.", "Der stod 150 pressefolk uden for huset."),
                ("Der var hold på 4børn/voksne.", "Der var hold på 4 børn/voksne."),
            ],
        );
        repairs(
            &PASS,
            "hu",
            &[
                ("A 30éves versenyző 45perc után feladta.", "A 30 éves versenyző 45 perc után feladta."),
                ("A bérek 2-3százalékkal nőttek.", "A bérek 2-3 százalékkal nőttek."),
            ],
        );
        repairs(
            &PASS,
            "ro",
            &[("Conform art. 15alin. (5) din lege.", "Conform art. 15 alin. (5) din lege.")],
        );
        repairs(&PASS, "fi", &[("Ne elivät 17päivän ajan.", "Ne elivät 17 päivän ajan.")]);
        repairs(
            &PASS,
            "es",
            &[("más de 500plantas del país", "más de 500 plantas del país"), ("unos 20años", "unos 20 años")],
        );
    }

    #[test]
    fn splits_models_and_formulas_from_words() {
        repairs(
            &PASS,
            "fr",
            &[
                ("Le Curtiss XP-62était un prototype.", "Le Curtiss XP-62 était un prototype."),
                ("Les pays réduisent le CO2pour le climat.", "Les pays réduisent le CO2 pour le climat."),
            ],
        );
        repairs(&PASS, "nl", &[("De A28over de brug is dicht.", "De A28 over de brug is dicht.")]);
        repairs(&PASS, "en", &[("They cut CO2emissions by half.", "They cut CO2 emissions by half.")]);
        stays(
            &PASS,
            "en",
            &[
                "Read the SHA256sum of the file.",
                "The H1N1flu and a B-52s song",
                "The U-21team-mates came by plane.",
                "F-16s and MiG-29s",
                "Since RC4beta and RC4alpha",
            ],
        );
        stays(&PASS, "da", &["Landene vil sænke CO2udslip og CO2-udslippet.", "Han spiller på U-21holdet."]);
        stays(&PASS, "de", &["Der CO2Ausstoß sinkt, die A28n sind voll, im U-21team."]);
    }

    #[test]
    fn keeps_prices_that_newspapers_write_close() {
        stays(
            &PASS,
            "en",
            &[
                "The striker pulled out of a £11million deal.",
                "They paid between $3million and $8million in all.",
            ],
        );
        repairs(
            &PASS,
            "en",
            &[(
                "The fee rose from £3 million to £11million within a year.",
                "The fee rose from £3 million to £11 million within a year.",
            )],
        );
    }

    #[test]
    fn keeps_ranges_with_endings() {
        stays(&PASS, "sv", &["De är 2-3åriga barn och 18-20åringar."]);
        stays(&PASS, "de", &["Ein 2-3jähriges Kind, 5-6mal am Tag, Nr. 06-12-45abschnitt."]);
        stays(&PASS, "fi", &["Se oli 5-6vuotias lapsi, 17päiväinen matka ja 3-4tuntinen esitys."]);
        stays(&PASS, "hu", &["A lap 3-4szer jelent meg, a 10-es busz 2szer."]);
        stays(&PASS, "en", &["Call 555-12three, part 10-20abc or 3/4inch."]);
    }

    #[test]
    fn keeps_units_ordinals_and_names() {
        stays(
            &PASS,
            "en",
            &[
                "20minutos reports",
                "a 3D printer",
                "a 13.6in display",
                "Since 5.1.4beta and 2.04alpha",
                "a 12in disc",
                "Wi-Fi 802.11be",
                "the G7 and an A4 page",
                "the 5th of May",
                "in the 1990s",
                "a 10km run",
                "5pm and 10am",
                "a 4x4 car",
                "100ml",
                "the 737max",
                "B2B and 24h",
                "a 12-year-old",
                "MP3s",
                "the 49ers won",
            ],
        );
        stays(&PASS, "cs", &["Vedle stojí 72podlažní budova a 20metrový strom, je to 18letý muž."]);
        stays(&PASS, "cs", &["Zarovná text ve 40znakovém řetězci."]);
        stays(&PASS, "el", &["Το αποφάσισε μια 12μελή επιτροπή του δήμου."]);
        stays(&PASS, "tr", &["Aralık, 4üncü satırın 1inci hücresidir."]);
        stays(&PASS, "tr", &["Ada 1800lerden beri hastalıkla ilgili sorun yaşamadı."]);
        stays(&PASS, "tr", &["Kapasitenin yüzde 10undan fazla seyirciye ve 5ine bilet verilmedi."]);
        stays(&PASS, "sk", &["Vedľa stojí 72podlažná budova a 20metrový strom."]);
        repairs(&PASS, "cs", &[("Stálo to 325milionů korun.", "Stálo to 325 milionů korun.")]);
        stays(
            &PASS,
            "es",
            &["20minutos informa", "un 4x4 de 10km", "el 5º y el G20", "las 10h", "50kg", "el 3D"],
        );
    }
}
