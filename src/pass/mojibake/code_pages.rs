//! UTF-8 that was read as another code page than Windows-1252: "РџСЂРёРІРµС‚", "powiedziaĹ‚", "Gen√®ve".
//!
//! What such a reading leaves are letters and signs that right texts hold too, Cyrillic ones above all. So a line counts as
//! a whole: each of its characters outside ASCII has to be part of a sequence of UTF-8, and one lead without its followers
//! tells that it is right. In other lines only what no text holds is decoded: marks of punctuation, which take three
//! characters, words of several letters, and words that are right when they are decoded and are none as they stand.

use super::sequences::{character_of, decode_run, is_control};
use crate::finding::{Class, Findings};
use crate::language::Language;
use crate::lexicon::key_of;
use crate::text::Span;
use encoding_rs::{Encoding, ISO_8859_2, MACINTOSH, WINDOWS_1250, WINDOWS_1251, WINDOWS_1253, WINDOWS_1257};
use std::sync::LazyLock;

/// Code pages that UTF-8 is often taken for, beside Windows-1252.
static PAGES: [&Encoding; 6] =
    [ISO_8859_2, WINDOWS_1251, WINDOWS_1250, WINDOWS_1253, MACINTOSH, WINDOWS_1257];

/// Fewest characters that a line of nothing else says.
const IN_LINE: usize = 2;
/// Fewest letters that are a word of it in a line that holds other characters.
const IN_WORD: usize = 3;

/// In which of the pages, a bit each, a character is the first of a sequence of two bytes or of three, and one that follows.
#[derive(Clone, Copy, Default)]
struct Roles {
    first_of_two: u8,
    first_of_three: u8,
    follows: u8,
}

/// The characters that the pages have are below this one.
const ROLES: usize = 0x2600;

/// The roles of characters by their number.
static ROLE_OF: LazyLock<Vec<Roles>> = LazyLock::new(|| {
    let mut roles = vec![Roles::default(); ROLES];
    for (page, bit) in PAGES.iter().zip((0..).map(|at| 1u8 << at)) {
        for byte in 0x80..=0xffu8 {
            let c = character_of(byte, page).unwrap_or(char::from(byte));
            let Some(roles) = roles.get_mut(c as usize) else { continue };
            match (byte, length_of(byte, page)) {
                (0x80..0xc0, _) => roles.follows |= bit,
                (_, Some(2)) => roles.first_of_two |= bit,
                (_, Some(_)) => roles.first_of_three |= bit,
                _ => {}
            }
        }
    }
    for control in &mut roles[0x80..0xa0] {
        control.follows = u8::MAX;
    }
    roles
});

/// The pages, a bit each, in which a sequence of UTF-8 begins somewhere in a line: of those that right texts are in, few.
fn pages_in(line: &str) -> u8 {
    let role = |c: char| ROLE_OF.get(c as usize).copied().unwrap_or_default();
    let mut pages = 0;
    let (mut first, mut second) = (Roles::default(), Roles::default());
    for c in line.chars() {
        let third = if c.is_ascii() { Roles::default() } else { role(c) };
        pages |= second.first_of_two & third.follows;
        pages |= first.first_of_three & second.follows & third.follows;
        (first, second) = (second, third);
    }
    pages
}

/// A stretch of a line that is UTF-8 in a code page, and what it says.
struct Run {
    span: Span,
    decoded: String,
}

/// Proposes what such lines and stretches of a text in a language say; their places, in order.
pub(super) fn find(text: &str, language: Language, findings: &mut Findings) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let pages = if line.is_ascii() { 0 } else { pages_in(line) };
        let may_be_in = (0..).zip(PAGES).filter(|(at, _)| pages >> at & 1 != 0).map(|(_, page)| page);
        if let Some((page, runs)) = decoded(line, may_be_in, language) {
            for run in runs {
                let span = Span::new(start + run.span.start, start + run.span.end);
                findings
                    .propose(
                        span,
                        run.decoded.clone(),
                        Class::Mojibake,
                        0.97,
                        format!("UTF-8 read as {}", page.name()),
                    )
                    .because(format!("the bytes of “{}” are UTF-8 for “{}”", span.of(text), run.decoded));
                found.push(span);
            }
        }
        start += line.len();
    }
    found
}

/// What a line says in the page in which it says most: pages agree in many letters, so those of the language tell which it
/// was ("ĂŠ" is é, or Ê), and where several say some of them, the words: "myĹĄka" is myška, or myťka. Of Windows-1250
/// and ISO 8859-2, which say the same in most letters, it was the former, unless a control character tells.
fn decoded(
    line: &str,
    pages: impl Iterator<Item = &'static Encoding>,
    language: Language,
) -> Option<(&'static Encoding, Vec<Run>)> {
    let is_own = |c: char| !c.is_alphabetic() || language.has_letter(c);
    let mut best: Option<((bool, usize), &Encoding, Vec<Run>)> = None;
    for page in pages {
        let Some(runs) = runs_of(line, page, language) else { continue };
        let are_own = runs.iter().all(|run| run.decoded.chars().all(is_own));
        if page == ISO_8859_2 && !are_own && !line.contains(is_control_there) {
            continue;
        }
        let said = (are_own, words_in(line, &runs, language));
        let is_better = |(other, of, _): &((bool, usize), &Encoding, Vec<Run>)| {
            let is_usual = page == WINDOWS_1250 && *of == ISO_8859_2 && !line.contains(is_control_there);
            said > *other || said == *other && is_usual
        };
        if best.as_ref().is_none_or(is_better) {
            best = Some((said, page, runs));
        }
    }
    best.map(|(_, page, runs)| (page, runs))
}

/// How many of the words in which the runs stand are right as they are decoded.
fn words_in(line: &str, runs: &[Run], language: Language) -> usize {
    let (mut text, mut last) = (String::new(), 0);
    for run in runs {
        text.push_str(&line[last..run.span.start]);
        text.push_str(&run.decoded);
        last = run.span.end;
    }
    text.push_str(&line[last..]);
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_ascii());
    words.filter(|word| language.look_up(&key_of(word)).is_valid()).count()
}

/// The stretches of a line that are UTF-8 in a code page, if there are any to be decoded.
fn runs_of(line: &str, page: &'static Encoding, language: Language) -> Option<Vec<Run>> {
    let (mut runs, mut others) = (Vec::new(), 0);
    let mut at = 0;
    while let Some(c) = line[at..].chars().next() {
        let (end, decoded) = decode_run(&line[at..], page, |first| length_of(first, page), is_text);
        if end > 0 {
            runs.push(Run { span: Span::new(at, at + end), decoded });
            at += end;
        } else {
            others += usize::from(!c.is_ascii());
            at += c.len_utf8();
        }
    }
    let said = runs.iter().map(|run| run.decoded.chars().count()).sum::<usize>();
    let is_whole = others == 0 && said >= IN_LINE && runs.iter().any(|run| is_in_word(line, run, page));
    if !is_whole {
        let mut is_in_right = runs_in_right_words(line, &runs, page, language).into_iter();
        runs.retain(|run| {
            let is_in_right = is_in_right.next() == Some(true);
            is_in_right || is_mark(&run.decoded) || is_word(&run.decoded, page) || is_root_in_word(line, run)
        });
    }
    (!runs.is_empty()).then_some(runs)
}

/// Which of the runs of a line stand in a word that is right when they are decoded, and is none as it stands: "ĹˇeÄ‡er". All
/// else of it has to be ASCII. Cyrillic and Greek words hold the letters of such runs themselves ("МИР»").
fn runs_in_right_words(line: &str, runs: &[Run], page: &'static Encoding, language: Language) -> Vec<bool> {
    let mut found = vec![false; runs.len()];
    if page == WINDOWS_1251 || page == WINDOWS_1253 {
        return found;
    }
    let is_right = |word: &str| language.look_up(&key_of(word)).is_valid();
    let is_letter = |c: char| c.is_ascii_alphabetic() || language.has_letter(c);
    let says_letters = |run: &Run| run.decoded.chars().all(|c| c.is_alphabetic());
    let mut next = 0;
    while let Some(run) = runs.get(next) {
        let first = next;
        next += 1;
        if !says_letters(run) {
            continue;
        }
        let before = line[..run.span.start].bytes().rev().take_while(u8::is_ascii_alphabetic).count();
        let start = run.span.start - before;
        let mut word = Word { decoded: line[start..run.span.start].to_owned(), end: run.span.start };
        word.add(run);
        loop {
            let behind = line[word.end..].bytes().take_while(u8::is_ascii_alphabetic).count();
            word.decoded.push_str(&line[word.end..word.end + behind]);
            word.end += behind;
            match runs.get(next).filter(|run| run.span.start == word.end && says_letters(run)) {
                Some(run) => word.add(run),
                None => break,
            }
            next += 1;
        }
        // a letter beside it that no run explains makes it another word
        let is_whole = !line[..start].ends_with(char::is_alphabetic)
            && !line[word.end..].starts_with(char::is_alphabetic);
        let letters = word.decoded.chars().count();
        let may_be_right = is_whole && (IN_WORD..=LONGEST_WORD).contains(&letters);
        if may_be_right
            && word.decoded.chars().all(is_letter)
            && is_right(&word.decoded)
            && !is_right(&line[start..word.end])
        {
            found[first..next].fill(true);
        }
    }
    found
}

/// A word as it is decoded so far, and where that ends in its line.
struct Word {
    decoded: String,
    end: usize,
}

impl Word {
    fn add(&mut self, run: &Run) {
        self.decoded.push_str(&run.decoded);
        self.end = run.span.end;
    }
}

/// Most letters of a word that is looked up.
const LONGEST_WORD: usize = 60;

/// Whether a control character stands where Windows-1250 has a mark or a letter: of that page and ISO 8859-2, which agree
/// in most letters, it was the other.
const fn is_control_there(c: char) -> bool {
    is_control(c) && !matches!(c, '\u{81}' | '\u{83}' | '\u{88}' | '\u{90}' | '\u{98}')
}

/// Whether a stretch stands in a word, or is one of several letters or a mark.
fn is_in_word(line: &str, run: &Run, page: &'static Encoding) -> bool {
    is_beside_letter(line, run) || is_mark(&run.decoded) || is_word(&run.decoded, page)
}

fn is_beside_letter(line: &str, run: &Run) -> bool {
    let is_lower = |c: char| c.is_ascii_lowercase();
    line[..run.span.start].ends_with(is_lower) || line[run.span.end..].starts_with(is_lower)
}

/// "вЂ™": three characters for a mark.
fn is_mark(decoded: &str) -> bool {
    decoded.chars().all(|c| matches!(c, '–' | '—' | '‘' | '’' | '‚' | '“' | '”' | '„' | '…' | '•' | '€'))
}

/// "Gen√®ve": the sign of a root, behind or before a letter, for a letter.
fn is_root_in_word(line: &str, run: &Run) -> bool {
    line[run.span.start..].starts_with('√')
        && run.decoded.chars().all(char::is_lowercase)
        && is_beside_letter(line, run)
}

/// Whether it is letters alone, so many that they are there by no chance, of the script that readers of the page write.
fn is_word(decoded: &str, page: &'static Encoding) -> bool {
    let is_own = |c: char| {
        if page == WINDOWS_1251 {
            matches!(c, '\u{400}'..='\u{4ff}')
        } else {
            page == WINDOWS_1253 && matches!(c, '\u{370}'..='\u{3ff}')
        }
    };
    decoded.chars().filter(|&c| is_own(c)).count() >= IN_WORD && decoded.chars().all(is_text)
}

/// Bytes of a sequence that says what texts of the page hold, by the first of them.
fn length_of(first: u8, page: &'static Encoding) -> Option<usize> {
    match first {
        0xc2..=0xc5 => Some(2),
        // Romanian ș and ț
        0xc8 if page == WINDOWS_1250 || page == ISO_8859_2 => Some(2),
        // Greek and Cyrillic letters; in the other pages those bytes are dashes and quotation marks: "—él"
        0xce..=0xd1 if page == WINDOWS_1251 || page == WINDOWS_1253 => Some(2),
        0xe2 => Some(3),
        _ => None,
    }
}

/// Whether articles hold the character: letters of Latin, Greek and Cyrillic script, and usual marks.
const fn is_text(c: char) -> bool {
    matches!(
        c,
        '\u{a0}'..='\u{24f}' | '\u{370}'..='\u{4ff}' | '\u{1e00}'..='\u{1fff}' | '\u{2009}'..='\u{2026}' | '\u{202f}'
            | '‰' | '‹' | '›' | '€' | '№' | '™' | '−'
    )
}

#[cfg(test)]
mod tests {
    use crate::pass::mojibake::PASS;
    use crate::pass::testing::{repairs, stays};
    use encoding_rs::{
        Encoding, ISO_8859_2, MACINTOSH, WINDOWS_1250, WINDOWS_1251, WINDOWS_1253, WINDOWS_1257,
    };

    #[test]
    fn words_tell_two_pages_apart_that_agree_in_most_letters() {
        let text = "myška a hruška jsou doma a maj klid";
        for page in [ISO_8859_2, WINDOWS_1250] {
            repairs(&PASS, "cs", &[(&misread(text, page), text)]);
        }
    }

    /// What is left of a text whose UTF-8 was read as a code page.
    fn misread(text: &str, page: &'static Encoding) -> String {
        let read = |byte: u8| {
            let c = page.decode_without_bom_handling(&[byte]).0.chars().next().expect("a character");
            if c == '\u{fffd}' { char::from(byte) } else { c }
        };
        text.bytes().map(read).collect()
    }

    #[test]
    fn lines_of_other_code_pages_are_decoded() {
        for (code, page, text) in [
            ("ru", WINDOWS_1251, "Министр заявил, что «переговоры» продолжатся — и в понедельник."),
            ("uk", WINDOWS_1251, "Міністр заявив, що переговори тривають і в понеділок."),
            ("en", WINDOWS_1251, "The minister’s “talks” will go on — so says the café owner."),
            ("cs", WINDOWS_1250, "Žlutý kůň prý řekl ministrovi zahraničí, ať přijde v pondělí."),
            ("pl", WINDOWS_1250, "Zażółć gęślą jaźń, powiedział minister w poniedziałek."),
            ("hu", WINDOWS_1250, "A külügyminiszter szerint őszintén működik."),
            ("ro", WINDOWS_1250, "Ministrul a declarat că „negocierile” se vor încheia astăzi în țară."),
            // without a control character
            ("hu", ISO_8859_2, "Az egyéb fájltípusok kezelésére készítették."),
            ("pl", ISO_8859_2, "Minister powiedział, że przyjdzie w poniedziałek wieczór."),
            ("el", WINDOWS_1253, "Ο υπουργός δήλωσε ότι οι συνομιλίες συνεχίζονται τη Δευτέρα."),
            ("lt", WINDOWS_1257, "Šią savaitę ministras žadėjo, kad kainos mažės."),
            ("fr", MACINTOSH, "L’été dernier, le ministre a déclaré que c’était terminé à Genève."),
            ("de", MACINTOSH, "Der Außenminister erklärte am Montag: „Es gibt Gespräche“ über Österreich."),
        ] {
            let wrong = misread(text, page);
            assert_ne!(wrong, text);
            repairs(&PASS, code, &[(&wrong, text)]);
        }
    }

    #[test]
    fn right_words_are_decoded_in_lines_that_hold_other_letters() {
        for (code, page, before, word, behind) in [
            ("hr", WINDOWS_1250, "Kupila je džem i", "šećerne", "kockice u trgovini preko puta."),
            ("cs", WINDOWS_1250, "Starosta řekl, že", "především", "musí počkat."),
            ("sl", ISO_8859_2, "Župan je rekel, da", "čaka", "na odgovor vlade."),
            ("pl", WINDOWS_1250, "Rząd ogłosił, że", "również", "ceny spadną."),
            ("lt", WINDOWS_1257, "Šį savaitgalį prasidėjo", "rungtynės", "dėl bronzos medalių."),
            ("lv", WINDOWS_1257, "Šodien pēcpusdienā sākās", "sacensības", "par bronzas medaļām."),
        ] {
            let sentence = |word: &str| format!("{before} {word} {behind}");
            let wrong = misread(word, page);
            assert_ne!(wrong, word);
            repairs(&PASS, code, &[(&sentence(&wrong), &sentence(word))]);
        }
        for (wrong, right) in [
            ("Rekla je „ĹˇeÄ‡erne“ i otišla.", "Rekla je „šećerne“ i otišla."),
            ("Dobila je ĹˇeÄ‡erne… i otišla.", "Dobila je šećerne… i otišla."),
            ("Ĺ\u{a0}eÄ‡erne kockice su na stolu u kući.", "Šećerne kockice su na stolu u kući."),
        ] {
            repairs(&PASS, "hr", &[(wrong, right)]);
        }
        stays(
            &PASS,
            "ru",
            &["Фестиваль «НОВЫЙ МИР» для детей, УДАР», ДАР» и ПИР».", "Я НЕ ПАС… Это ЧАС… и МАС…"],
        );
        stays(&PASS, "uk", &["Виставка «НОВИЙ МИР» і «СВІЖИЙ СИР»."]);
        stays(&PASS, "bg", &["Вестник „НОВ МИР“ пише за град „БОР“."]);
        stays(&PASS, "mk", &["Книгата „МОЈ ДАР“ излезе вчера."]);
        stays(&PASS, "hr", &["Znak Ĺˇ nije slovo, još manje znak Ĺľ."]);
        stays(&PASS, "cs", &["Ĺšatov a Äáček jsou místa, ne omyl."]);
        stays(&PASS, "lt", &["Ženklai Ä¨ ir ÄÆ čia nieko nereiškia."]);
        stays(&PASS, "de", &["Der Ort heißt Äľšovo, sagte Frau Ĺubin."]);
    }

    #[test]
    fn marks_and_words_are_decoded_in_lines_of_their_own() {
        repairs(
            &PASS,
            "ru",
            &[
                ("Он сказал вЂњдавЂќ и ушёл вЂ” навсегда.", "Он сказал “да” и ушёл — навсегда."),
                ("Он сказал РџСЂРёРІРµС‚ и ушёл.", "Он сказал Привет и ушёл."),
            ],
        );
        repairs(&PASS, "pl", &[("Był w â€žDomuâ€ť i wyszedł.", "Był w „Domu” i wyszedł.")]);
    }

    #[test]
    fn right_texts_of_those_pages_stay() {
        stays(
            &PASS,
            "ru",
            &["В СССР», сказал он, и С. Р.\u{a0}Иванов", "Рис. 5, С№1, «ГОСТ Р» и Р°", "Рё, Сё и РіС"],
        );
        stays(&PASS, "uk", &["Рік, Різдво, Січ і Рівне", "РІВНЕ", "СІЧ"]);
        stays(&PASS, "pl", &["Ósmy, ŻÓŁĆ, Ćma", "Ół i Ęś", "Łódź, Śląsk"]);
        stays(&PASS, "cs", &["Čáp, Řeka, ČŽ, Ďáblík", "Úřad, ÚŽAS"]);
        stays(&PASS, "ro", &["Ţară, Ăla, Âncă", "ÎN ŢARĂ"]);
        stays(&PASS, "hu", &["Őszi, Űr, ŐŰ", "Ízű, ÍRÓ"]);
        stays(&PASS, "el", &["Οι άλλοι, Ξένοι, Ο Ά", "ΟΞ", "Ξ΄, Ο΄"]);
        stays(&PASS, "en", &["√2 and √π, √Ω", "≈ 5 √∞ ¬∂"]);
        stays(&PASS, "fr", &["¬ p et √®", "Ça, ÉTÉ…", "“École “été", "Le mot «école «été"]);
        stays(&PASS, "es", &["—Él vino —él mismo lo dijo", "—ésa —ésta", "Vio –él –así"]);
    }
}
