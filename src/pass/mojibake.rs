//! UTF-8 that was read as another encoding, mostly Windows-1252 or ISO 8859-1.

mod code_pages;
mod sequences;
mod single_bytes;

use super::Languages;
use crate::analysis::Context;
use crate::finding::{Class, Findings, Level};
use crate::language::{Capitals, Language};
use crate::lexicon::key_of;
use crate::text::Span;
use crate::text::chars::is_quote;
use crate::text::script::{is_caseless, is_cjk_mark};
use encoding_rs::WINDOWS_1252;
use sequences::{byte_of, is_control};

pub(crate) use single_bytes::MisreadSigns;

pass! {
    /// Letters and quotation marks that were decoded with the wrong encoding.
    ///
    /// # What it finds
    /// Runs of characters that are the bytes of one UTF-8 character, each read as Windows-1252 ("Ã©", "â€™") or as
    /// ISO 8859-1, which leaves control characters, also where that happened twice; lines of UTF-8 that was read as
    /// Windows-1250, 1251, 1253 or 1257, ISO 8859-2 or Mac Roman, and single words of it; the apostrophe of which only the first
    /// byte is left ("carâs"), and the "Ã" whose second byte became a space ("cittÃ ").
    /// Letters of a code page of one byte that was read as another, where they are words then and none before: of Windows-1250,
    /// 1251, 1253, 1254 and 1257 and ISO 8859-2 read as Windows-1252 ("képviselõk", "Baþbakan"), and of that read as 1250 or
    /// 1251 ("Espańa").
    ///
    /// # Why it happens
    /// A scraper or an export takes UTF-8 bytes for an older one-byte encoding, or one of these for another, and stores the
    /// result.
    ///
    /// # Example
    /// The cafÃ© opened on the mayorâ€™s birthday.
    ///
    /// # Repair
    /// The café opened on the mayor’s birthday.
    "mojibake", Characters, Fix, Languages::All,
    reads: Lines, doubt: Little,
    example: "en", "The cafÃ© opened on the mayorâ€™s birthday." => "The café opened on the mayor’s birthday."
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let text = context.text();
    let found_in_lines = code_pages::find(text, context.language(), findings);
    let mut taken = found_in_lines.clone();
    let mut in_lines = found_in_lines.into_iter().peekable();
    let mut at = 0;
    while let Some(offset) = memchr::memchr(LEAD, &text.as_bytes()[at..]) {
        let start = at + offset;
        while in_lines.next_if(|span| span.end <= start).is_some() {}
        if let Some(span) = in_lines.peek().filter(|span| span.start <= start) {
            at = span.end;
            continue;
        }
        if !text[start..].starts_with(is_lead) {
            at = start + 2;
            continue;
        }
        let (end, decoded) = decode_run(&text[start..]);
        let decoded = decoded_again(decoded);
        if end > 0 && is_plausible(&decoded, &text[..start], context.language()) {
            let span = Span::new(start, start + end);
            let confidence = if is_specimen(text, span, &decoded) { Level::UNSURE } else { 0.97 };
            findings
                .propose(span, decoded.clone(), Class::Mojibake, confidence, "UTF-8 read as Windows-1252")
                .because(format!("the bytes of “{}” are UTF-8 for “{decoded}”", span.of(text)));
            taken.push(span);
            at = start + end;
        } else if decoded.len() > LONG {
            at = start + end;
        } else {
            at = start + text[start..].chars().next().map_or(1, char::len_utf8);
        }
    }
    taken.sort_unstable();
    single_bytes::find(context, &taken, findings);
    lost_controls(context, findings);
    lost_spaces(context, findings);
}

/// Bytes of what a run says from which on, if it says nothing likely, what it says from further on is not asked.
const LONG: usize = 200;

/// “Ã©”: a letter or two alone between quotation marks show what a wrong encoding makes of it.
fn is_specimen(text: &str, span: Span, decoded: &str) -> bool {
    let is_space = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}');
    let (before, behind) =
        (text[..span.start].trim_end_matches(is_space), text[span.end..].trim_start_matches(is_space));
    before.ends_with(is_quote) && behind.starts_with(is_quote) && decoded.chars().count() <= SPECIMEN
}

/// Most characters of a specimen.
const SPECIMEN: usize = 2;

/// What a decoded run says where UTF-8 was read wrongly twice, and control characters show that it was.
fn decoded_again(decoded: String) -> String {
    if !decoded.contains(is_control) {
        return decoded;
    }
    let (taken, again) = decode_run(&decoded);
    if taken == decoded.len() { again } else { decoded }
}

/// The first of the two bytes of each character from Â to ô.
const LEAD: u8 = 0xc3;

fn is_lead(c: char) -> bool {
    matches!(c, 'Â'..='ô') && byte_of(c, WINDOWS_1252).is_some_and(|byte| (0xc2..=0xf4).contains(&byte))
}

/// Decodes characters from the start of `text` as long as each is a whole UTF-8 sequence: how many bytes
/// of `text` they take, and what they say.
fn decode_run(text: &str) -> (usize, String) {
    let length_of = |first| match first {
        0xc2..=0xdf => Some(2),
        0xe0..=0xef => Some(3),
        0xf0..=0xf4 => Some(4),
        _ => None,
    };
    sequences::decode_run(text, WINDOWS_1252, length_of, |_| true)
}

/// Whether the decoded characters are such as prose holds: "CAFÉ»" would decode to a phonetic sign. One
/// letter of another script is a chance; a run of them is a word.
fn is_plausible(decoded: &str, before: &str, language: Language) -> bool {
    let own = |c: char| {
        matches!(
            c,
            '\u{a0}'
                ..='ÿ'
                    | 'Œ'
                    | 'œ'
                    | 'Š'
                    | 'š'
                    | 'Ž'
                    | 'ž'
                    | 'Ÿ'
                    | '–'
                    | '—'
                    | '‘'
                    | '’'
                    | '‚'
                    | '“'
                    | '”'
                    | '„'
                    | '†'
                    | '•'
                    | '…'
                    | '‰'
                    | '‹'
                    | '›'
                    | '€'
                    | '™'
                    | '\u{fb01}'
                    | '\u{fb02}'
                    | '\u{200b}'
                    | '\u{feff}'
                    | '\u{2011}'
                    | '\u{2010}'
                    | '\u{202f}'
                    | '\u{2009}'
                    | '−'
        ) || language.has_letter(c)
    };
    let letters = decoded.chars().filter(|c| c.is_alphabetic()).count();
    // inside a word the marks that continue a sequence cannot be what they look like
    let inside = before.ends_with(char::is_alphabetic);
    let central_european = |c: char| own(c) || matches!(c, 'Ā'..='ſ' | 'Ș'..='ț');
    let east_asian = decoded.chars().count() >= 2
        && decoded
            .chars()
            .all(|c| matches!(c, '\u{3001}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}') || is_cjk_mark(c));
    // where the text is in such a script, Latin letters that say something in it are no chance
    let caseless = language.profile().capitals == Capitals::None
        && decoded
            .chars()
            .all(|c| own(c) || is_caseless(c) || is_cjk_mark(c) || matches!(c, '،' | '؛' | '؟' | '।'));
    // "això — ": four signs of a right text decode too, to what is no character in use
    let emoji = decoded.chars().any(|c| matches!(c, '\u{1f300}'..='\u{1faff}'))
        && decoded.chars().all(|c| c < '\u{10000}' || matches!(c, '\u{1f1e6}'..='\u{1faff}'));
    decoded.chars().all(own)
        || emoji
        || east_asian
        || caseless
        || inside && decoded.chars().all(central_european)
        || letters >= 3 && letters * 10 >= decoded.chars().count() * 7
}

/// "backâ€": of the three characters of a closing quotation mark the last was a control character.
const LOST_CLOSING: &str = "â€";

/// "carâs": of the three characters of an apostrophe two were control characters, which got lost.
fn lost_controls(context: &Context<'_>, findings: &mut Findings) {
    let text = context.text();
    for (start, _) in text.match_indices(LOST_CLOSING) {
        let end = start + LOST_CLOSING.len();
        let behind = text[..start].chars().next_back().is_some_and(|c| !c.is_whitespace());
        let closes = text[end..].chars().next().is_none_or(|c| c.is_whitespace() || c.is_ascii_punctuation());
        if behind && closes {
            findings
                .propose(
                    Span::new(start, end),
                    "”",
                    Class::Mojibake,
                    0.93,
                    "a quotation mark without its last byte",
                )
                .because("the third byte of a closing quotation mark is a control character, which got lost");
        }
    }
    for token in context.tokens() {
        let language = token.language;
        if !token.is_word()
            || !token.is_non_ascii
            || text[token.end()..].starts_with('€')
            || language.lexicon().is_none()
            || language.profile().letters.contains('â')
        {
            continue;
        }
        let word = token.text(text);
        let Some(at) = word.find('â').filter(|&at| at > 0) else { continue };
        let repaired = word.replacen('â', "’", 1);
        let (before, after) = (&word[..at], &word[at + 'â'.len_utf8()..]);
        let possessive =
            after == "s" && language.profile().possessive && language.look_up(&key_of(before)).is_known();
        if possessive || language.look_up(&key_of(&repaired)).is_valid() {
            let span = Span::new(token.start() + at, token.start() + at + 'â'.len_utf8());
            findings
                .propose(
                    span,
                    "’",
                    Class::Mojibake,
                    0.95,
                    "an apostrophe of which only the first byte is left",
                )
                .because(format!("“{repaired}” is right, “{word}” is not"));
        }
    }
}

/// "cittÃ  vecchia": the second byte of à is a space that does not break, which became one that does.
fn lost_spaces(context: &Context<'_>, findings: &mut Findings) {
    let text = context.text();
    for token in context.tokens() {
        let word = token.text(text);
        let Some(stem) =
            word.strip_suffix('Ã').filter(|stem| stem.ends_with(|c: char| c.is_ascii_lowercase()))
        else {
            continue;
        };
        let language = token.language;
        let repaired = format!("{stem}à");
        let behind = &text[token.end()..];
        let has_right_letter = language.profile().letters.contains('à') && !language.has_letter('ã');
        if !has_right_letter || !behind.starts_with(' ') || !language.look_up(&key_of(&repaired)).is_valid() {
            continue;
        }
        // where two spaces were made one, that one stands between the words, or before a mark that French sets apart
        let is_own = behind[1..].starts_with([' ', ',', '.', ')', '”']);
        let span = Span::new(token.start() + stem.len(), token.end() + usize::from(is_own));
        findings
            .propose(span, "à", Class::Mojibake, 0.95, "UTF-8 read as Windows-1252, and its space changed")
            .because(format!("“{repaired}” is right, “{word}” is not"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::testing::{repairs, stays};

    #[test]
    fn repairs_letters_whose_second_byte_became_a_space() {
        repairs(
            &PASS,
            "it",
            &[
                ("La libertÃ  è un diritto della cittÃ .", "La libertà è un diritto della città."),
                ("La cittÃ dorme ancora.", "La città dorme ancora."),
            ],
        );
        repairs(
            &PASS,
            "fr",
            &[("Il est dÃ©jÃ : trop tard, « voilÃ » hier.", "Il est déjà : trop tard, « voilà » hier.")],
        );
        stays(&PASS, "pt", &["A maÃ verde e a irmÃ mais velha."]);
        stays(&PASS, "it", &["Il segno Ã non è una lettera, e neppure xyÃ ."]);
    }

    #[test]
    fn keeps_accents_before_spaces_that_do_not_break() {
        for (language, text) in [
            ("ca", "Va dir això\u{a0}—\u{a0}caldria esperar\u{a0}— i va marxar."),
            ("es", "El plan cambió\u{a0}—\u{a0}dijo\u{a0}— y pasó\u{a0}«\u{a0}de largo\u{a0}»."),
        ] {
            stays(&PASS, language, &[text]);
        }
        repairs(&PASS, "es", &[("Qué alegría ðŸ˜€ tenerte aquí.", "Qué alegría 😀 tenerte aquí.")]);
    }

    #[test]
    fn repairs_what_was_decoded_wrongly() {
        repairs(
            &PASS,
            "en",
            &[
                ("â€œIt rains,â€\u{9d} she said", "“It rains,” she said"),
                ("the carâs door and it isnât shut", "the car’s door and it isn’t shut"),
                ("price: Â£5 â€“ or â‚¬6", "price: £5 – or €6"),
                ("cafÃƒÂ©", "café"),
                (
                    "the carâ\u{80}\u{99}s door, they donÃ¢Â\u{80}Â\u{99}t write â\u{80}\u{93} and",
                    "the car’s door, they don’t write – and",
                ),
                ("â€œthere is no way backâ€ on Monday", "“there is no way back” on Monday"),
            ],
        );
        repairs(
            &PASS,
            "es",
            &[
                ("la situaciÃ³n polÃ\u{ad}tica en EspaÃ±a", "la situación política en España"),
                ("Â¿QuÃ© pasÃ³?", "¿Qué pasó?"),
            ],
        );
        repairs(&PASS, "pt", &[("SÃ£o Paulo nÃ£o dorme", "São Paulo não dorme")]);
        repairs(&PASS, "ru", &[("ÐœÐ¾Ñ\u{81}ÐºÐ²Ð°", "Москва")]);
        repairs(&PASS, "pl", &[("wiÄ™cej", "więcej")]);
    }

    #[test]
    fn leaves_right_letters() {
        stays(
            &PASS,
            "fr",
            &["« LE CAFÉ »", "À l’âge de dix ans, où êtes-vous ?", "LA FORÊT… brûle", "CAFÉ»"],
        );
        stays(&PASS, "pt", &["ÃO e não", "A MAÇÃ “verde”", "câmara, você"]);
        stays(&PASS, "de", &["ÄÖÜ äöü ß", "Ä“ sagte sie"]);
        stays(&PASS, "sv", &["Å, ä och ö"]);
        stays(&PASS, "en", &["naïve, façade, Ångström", "the château’s owner"]);
        stays(&PASS, "vi", &["Đây là tiếng Việt"]);
    }

    #[test]
    fn leaves_what_shows_a_wrong_encoding() {
        stays(&PASS, "en", &["The letter é becomes “Ã©” and è becomes ”Ã¨” in such a page."]);
        stays(&PASS, "fr", &["On y lit « Ã© » ou «\u{a0}Ã¨\u{a0}» à leur place."]);
        stays(&PASS, "it", &["Al posto di è si legge “Ã¨” nella pagina."]);
        repairs(&PASS, "es", &[("Dijo “SÃ\u{ad}, claro” y “cafÃ©”.", "Dijo “Sí, claro” y “café”.")]);
    }

    #[test]
    fn repairs_turkish_capitals() {
        repairs(&PASS, "tr", &[("Dün Ä°stanbul şehrine gitti.", "Dün İstanbul şehrine gitti.")]);
    }

    #[test]
    fn repairs_scripts_without_case() {
        repairs(&PASS, "ar", &[("Ø§Ù„Ø³Ù„Ø§Ù… Ù…Ù† Ø§Ù„Ø´Ø¹Ø¨", "السلام من الشعب")]);
        repairs(&PASS, "fa", &[("Ø³Ù„Ø§Ù… Ø¨Ø± Ù‡Ù…Ú¯ÛŒ", "سلام بر همگی")]);
        repairs(&PASS, "he", &[("×©×œ ×›×•×œ×\u{9d}", "של כולם")]);
        repairs(&PASS, "hi", &[("à¤®à¤¹à¤¾à¤¨ à¤¹à¥ˆà¥¤", "महान है।")]);
        repairs(&PASS, "ja", &[("ã€Œæ—¥æœ¬ã€\u{8d}", "「日本」")]);
        repairs(&PASS, "zh", &[("ä½\u{a0}å¥½ï¼Œä¸–ç•Œ", "你好，世界")]);
        repairs(&PASS, "ko", &[("ì•ˆë…• í•˜ì„¸ìš”", "안녕 하세요")]);
    }

    #[test]
    fn leaves_latin_names_in_them() {
        stays(&PASS, "ja", &["カフェ「Été」とSão Pauloの街", "Ångström単位"]);
        stays(&PASS, "zh", &["“CAFÉ”咖啡馆，Ö和Ü"]);
        stays(&PASS, "ko", &["‘CAFÉ’에서 만난 Müller씨"]);
        stays(&PASS, "ar", &["مقهى «CAFÉ» في مدينة Orléans"]);
        stays(&PASS, "fa", &["کافه «CAFÉ» در Besançon"]);
        stays(&PASS, "he", &["בית הקפה “CAFÉ” בעיר Málaga"]);
        stays(&PASS, "hi", &["“CAFÉ” और Zürich शहर"]);
    }
}
