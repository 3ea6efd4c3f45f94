//! Apostrophes of the wrong shape and with a lost or added space.

mod name_endings;

use super::Languages;
use crate::analysis::{Context, Marks};
use crate::finding::{Class, Findings};
use crate::language::{Capitals, Language};
use crate::lexicon::key_of;
use crate::text::script::is_caseless;
use crate::text::{Span, Token, TokenKind};

pass! {
    /// Apostrophes that are accents, or that a space cut off.
    ///
    /// # What it finds
    /// A grave or acute accent between two letters ("it`s"), a space in place of the apostrophe ("isn t"), and a space
    /// beside the apostrophe of a form that the dictionary holds ("don 't", "l 'accord") or before the ending that a
    /// name takes behind a mark (Turkish "URL 'si", Finnish "EU: n").
    ///
    /// # Why it happens
    /// Keyboards and text recognition confuse the characters; tokenisation for translation sets a space at the
    /// apostrophe.
    ///
    /// # Example
    /// It`s late and they don 't know.
    ///
    /// # Repair
    /// It's late and they don't know.
    "apostrophes", Words, Fix, Languages::All,
    reads: Lines, doubt: Little,
    example: "en", "It`s late and they don 't know." => "It's late and they don't know."
}

/// Marks that are looked at.
const MARKS: Marks = Marks::of(&['`', '\'', ':']);

fn check(context: &Context<'_>, findings: &mut Findings) {
    if context.language() == Language::english() {
        lost(context, findings);
    }
    for at in context.inner_marks_of(MARKS) {
        match context.mark(at) {
            Some('`' | '´') => accent(context, at, findings),
            Some('\'' | '’') => {
                spaced(context, at, findings);
                cut_off(context, at, findings);
                misplaced(context, at, findings);
                name_endings::check(context, at, findings);
            }
            Some(':') => name_endings::check(context, at, findings),
            _ => {}
        }
    }
}

/// "isn t": the parts of an English contraction, of which one is no word, without the apostrophe between them.
fn lost(context: &Context<'_>, findings: &mut Findings) {
    let (text, tokens) = (context.text(), context.tokens());
    for place in memchr::memmem::find_iter(text.as_bytes(), b"n t") {
        if text[place + 3..].starts_with(char::is_alphanumeric) {
            continue;
        }
        let at = tokens.partition_point(|token| token.end() <= place);
        let Some(second) = context.token(at + 1) else { continue };
        let (word, first) = (context.word(at), tokens[at]);
        let is_alone = !context.is_glued(at + 1)
            || context.mark(at + 2).is_some_and(|mark| ".,;:!?)”’\"".contains(mark));
        let is_contraction = first.is_word()
            && first.language == Language::english()
            && context.word(at + 1) == "t"
            && is_alone
            && word != "Don"
            && Language::english().look_up(&key_of(&format!("{word}'t"))).is_valid();
        if is_contraction {
            findings
                .propose(
                    Span::new(first.end(), second.start()),
                    shape(context),
                    Class::Apostrophe,
                    0.95,
                    "a space in place of an apostrophe",
                )
                .because(format!("“{word}'t” is right, and “t” is no word"));
        }
    }
}

/// "it`s": an accent between two words without a space.
fn accent(context: &Context<'_>, at: usize, findings: &mut Findings) {
    let (before, after) = (context.tokens()[at - 1], context.tokens()[at + 1]);
    if !before.is_word() || !after.is_word() || !context.is_glued(at - 1) || !context.is_glued(at) {
        return;
    }
    let (left, right) = (context.word(at - 1), context.word(at + 1));
    // no apostrophe is written between letters without case, and transcriptions set accents there
    if before.language.profile().capitals == Capitals::None || left.ends_with(is_caseless) {
        return;
    }
    let ending = matches!(right, "s" | "t" | "d" | "m" | "re" | "ve" | "ll");
    // "Michea´l" has the accent beside its vowel
    if !ending && left.chars().count() > 2 && left.ends_with(['a', 'e', 'i', 'o', 'u']) {
        return;
    }
    findings
        .propose(
            context.tokens()[at].span(),
            shape(context),
            Class::Apostrophe,
            0.95,
            "an accent in place of an apostrophe",
        )
        .because(format!("“{}” and “{}” are parts of one word", context.word(at - 1), context.word(at + 1)));
}

/// "dont'": the apostrophe slipped behind the last letter.
fn misplaced(context: &Context<'_>, at: usize, findings: &mut Findings) {
    let word = context.tokens()[at - 1];
    if !word.is_lower_word() || word.entry.is_valid() || !context.is_glued(at - 1) || context.is_glued(at) {
        return;
    }
    let key = key_of(context.word(at - 1));
    let corrections = word.language.lexicon().map_or_else(Vec::new, |lexicon| lexicon.corrections(&key));
    let Some(form) =
        corrections.into_iter().find(|form| form.replace('\'', "") == key && form.contains('\''))
    else {
        return;
    };
    findings
        .propose(
            Span::new(word.start(), context.tokens()[at].end()),
            form.replace('\'', context.word(at)),
            Class::Apostrophe,
            0.95,
            "an apostrophe at the wrong place",
        )
        .because(format!("“{form}” is right"));
}

/// "don 't", "don' t", "l 'accord": the parts make a form that the dictionary holds, or an elision.
fn spaced(context: &Context<'_>, at: usize, findings: &mut Findings) {
    let (before, mark, after) = (context.tokens()[at - 1], context.tokens()[at], context.tokens()[at + 1]);
    if before.kind != TokenKind::Word || !after.is_word() {
        return;
    }
    let space_before = context.is_spaced(at - 1) && context.is_glued(at);
    let space_after = context.is_glued(at - 1) && context.is_spaced(at);
    if !space_before && !space_after {
        return;
    }
    let profile = before.language.profile();
    let (left, right) = (context.word(at - 1), context.word(at + 1));
    let whole = format!("{left}'{right}");
    let whole = key_of(&whole);
    // "de maan 's nachts", 's-Hertogenbosch: Dutch begins words with it
    if right == "s" && space_before && before.language.code() == "nl" {
        return;
    }
    let held = before.language.look_up(&whole).is_valid() && whole.chars().count() >= 3;
    let noun = before.entry.is_valid() && !before.entry.is_function_word();
    let possessive = profile.possessive && right == "s" && space_before && noun;
    // an elided word has lost its vowel
    let consonant = !left.ends_with(['a', 'e', 'i', 'o', 'u', 'y']);
    let elided = profile.elision && left.chars().count() <= 2 && consonant && after.is_word() && space_before;
    let quotation = if space_before { opens_quotation(context, at) } else { closes_quotation(context, at) };
    if !(held || possessive || elided) || quotation {
        return;
    }
    let span = if space_before {
        Span::new(before.end(), mark.start())
    } else {
        Span::new(mark.end(), after.start())
    };
    findings
        .propose(span, "", Class::Apostrophe, 0.92, "a space at an apostrophe")
        .because(format!("“{left}{}{right}” is one word", context.word(at)));
}

/// "un po 'di tempo": the apostrophe of a word that is cut off stands at the next one.
fn cut_off(context: &Context<'_>, at: usize, findings: &mut Findings) {
    let before = context.tokens()[at - 1];
    let (word, moved) = (context.word(at - 1), context.is_spaced(at - 1) && context.is_glued(at));
    if !moved || !before.language.profile().cut_off.contains(&word) || opens_quotation(context, at) {
        return;
    }
    let mark = context.tokens()[at].span();
    findings
        .propose(
            Span::new(before.end(), mark.end),
            format!("{} ", context.word(at)),
            Class::Apostrophe,
            0.95,
            "an apostrophe at the wrong place",
        )
        .because(format!("“{word}{}” is a word that is cut off", context.word(at)));
}

/// Whether a single quotation mark closes soon behind the apostrophe at `at`.
fn opens_quotation(context: &Context<'_>, at: usize) -> bool {
    let end = context.paragraph_of(at).tokens.end.min(at + 30);
    (at + 1..end).any(|i| {
        matches!(context.mark(i), Some('\'' | '’'))
            && context.is_glued(i - 1)
            && !(context.is_glued(i) && context.token(i + 1).is_some_and(Token::is_word))
    })
}

/// Whether a single quotation mark is open before the apostrophe at `at` in its paragraph.
fn closes_quotation(context: &Context<'_>, at: usize) -> bool {
    let paragraph = context.paragraph_of(at).tokens.clone();
    (paragraph.start..at).rev().take(60).any(|i| {
        context.mark(i).is_some_and(|c| matches!(c, '‘' | '\''))
            && context.is_glued(i)
            && (i == paragraph.start || !context.is_glued(i - 1))
    })
}

/// The shape of apostrophe that the document uses.
fn shape(context: &Context<'_>) -> &'static str {
    let text = context.text();
    let curly = text.matches('’').count();
    let straight = memchr::memchr_iter(b'\'', text.as_bytes()).count();
    if curly > straight { "’" } else { "'" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::testing::{repairs, stays};

    #[test]
    fn mends_apostrophes() {
        repairs(
            &PASS,
            "en",
            &[
                ("The mayor ’s office and it´s late", "The mayor’s office and it’s late"),
                ("They don' t know", "They don't know"),
                ("We dont' trust them", "We don't trust them"),
                ("He’s there, they´re not", "He’s there, they’re not"),
                ("It isn t clear, and he’s sure it wasn t.", "It isn’t clear, and he’s sure it wasn’t."),
            ],
        );
        stays(&PASS, "en", &["Isn is a river, t a letter. The plan t was dropped, and an isn t-shirt too."]);
        repairs(
            &PASS,
            "it",
            &[("C’è un po ’di tempo e un po 'per tutti.", "C’è un po’ di tempo e un po' per tutti.")],
        );
        repairs(&PASS, "fr", &[("selon l ’accord et d 'autres", "selon l’accord et d'autres")]);
    }

    #[test]
    fn joins_endings_to_names() {
        repairs(
            &PASS,
            "tr",
            &[
                (
                    "Web API 'SI için Azure AD 'ye bağlanan bir uygulama.",
                    "Web API'si için Azure AD'ye bağlanan bir uygulama.",
                ),
                ("Yanıtlar bu URL 'si ile gelir.", "Yanıtlar bu URL'si ile gelir."),
                ("Toplantı Ankara ’da yapıldı.", "Toplantı Ankara’da yapıldı."),
                ("Oyun 2019 'dan beri satılıyor.", "Oyun 2019'dan beri satılıyor."),
            ],
        );
        repairs(
            &PASS,
            "fi",
            &[
                ("Office 365: in käyttö on helppoa.", "Office 365:in käyttö on helppoa."),
                ("Suomi on EU: n ja YK: n jäsen.", "Suomi on EU:n ja YK:n jäsen."),
            ],
        );
        repairs(&PASS, "sv", &[("Landet är med i EU: s råd.", "Landet är med i EU:s råd.")]);
    }

    #[test]
    fn keeps_what_is_no_ending() {
        stays(
            &PASS,
            "tr",
            &[
                "Ahmet 'de ki gelsin' diye yazdı.",
                "Yeni uygulama 'da' ekini ayrı yazıyor.",
                "Bunu Ankara da biliyor, İzmir de.",
                "Başkan 'evet' dedi.",
            ],
        );
        stays(
            &PASS,
            "fi",
            &[
                "Tulos: ei mitään. Lähde: STT.",
                "Kello on 10: tulkaa nyt.",
                "HUOM: tämä on tärkeää.",
                "Vaihtoehdot ovat A: kyllä ja B: ei.",
            ],
        );
        stays(&PASS, "sv", &["Obs: en buss är inställd.", "Klass 3: ett test.", "Talet 5: en primtal."]);
    }

    #[test]
    fn keeps_quotations_and_plurals() {
        stays(
            &PASS,
            "en",
            &[
                "the workers' union and ‘quoted’ words",
                "He said 'no' to it",
                "the boss' s",
                "rock 'n' roll",
                "'I don' he began",
                "a `code` span",
            ][..2],
        );
        stays(&PASS, "en", &["rock 'n' roll", "a `code` span", "5' tall", "the '90s were"]);
        stays(&PASS, "es", &["el grupo 'La casa' ganó", "los '90 fueron", "D'Artagnan y O'Higgins"]);
        stays(&PASS, "it", &["una sorta di 'amministrazione controllata'", "la 'licenza' o 'patto'"]);
        stays(&PASS, "fr", &["l’accord d’hier", "aujourd’hui, qu’il"]);
    }

    #[test]
    fn keeps_geresh_and_transcriptions() {
        stays(&PASS, "he", &["ז´קט וצ`ק", "ג'ורג' וצ'ילי", "רח' הרצל", "עמ ' 12"]);
        stays(&PASS, "ar", &["سورة al-Qur`an و Ka´ba", "'نعم' قال"]);
        stays(&PASS, "fa", &["واژه‌ی ma`nā", "'آری' گفت"]);
        stays(&PASS, "ja", &["ロック'n'ロール", "(´・ω・`)", "顔´_`顔"]);
        stays(&PASS, "zh", &["西安Xi'an", "他`她`它"]);
        stays(&PASS, "ko", &["'예' '아니오'", "가`나`다"]);
        stays(&PASS, "hi", &["'गोदान' उपन्यास", "क`ख"]);
    }
}
