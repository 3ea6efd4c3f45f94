//! Spaces before a punctuation mark that takes none.

mod brackets;
mod numbers;
mod quotations;

use super::Languages;
use crate::analysis::{Context, Marks};
use crate::finding::{Class, Findings, Level};
use crate::language::{Capitals, Language};
use crate::lexicon::WordClass;
use crate::text::script::{is_cjk, is_cjk_mark};
use crate::text::{Span, Token, TokenKind};
use std::cell::LazyCell;
use std::collections::HashMap;

pass! {
    /// A space before a mark that stands close to its word.
    ///
    /// # What it finds
    /// A space before a comma, period, semicolon, colon, question or exclamation mark, by the rule of the
    /// language: French sets a space before ; : ! ? and keeps it. A space on the inner side of a bracket, and one at the
    /// mark inside a number.
    ///
    /// # Why it happens
    /// The text was split into tokens for translation and not put together again, or a link ended there.
    ///
    /// # Example
    /// After the visit , he left .
    ///
    /// # Repair
    /// After the visit, he left.
    "space-before-punctuation", Words, Fix, Languages::All,
    reads: Lines, doubt: Little,
    example: "en", "After the visit , he left ." => "After the visit, he left."
}

/// Marks that are looked at.
const MARKS: Marks = Marks::of(&[',', '.', ';', ':', '!', '?']);

fn check(context: &Context<'_>, findings: &mut Findings) {
    for paragraph in context.paragraphs() {
        quotations::check(context, paragraph, findings);
    }
    brackets::check(context, findings);
    numbers::check(context, findings);
    let mut accidents = HashMap::new();
    // texts that were put together from tokens have spaces before all marks
    let is_of_tokens = LazyCell::new(|| context.text().contains(" ,"));
    for at in context.marks_of(1..context.tokens().len().max(1), MARKS) {
        let Some(mark) = context.mark(at) else { continue };
        if !matches!(mark, ',' | '.' | ';' | ':' | '!' | '?' | '،' | '؛' | '؟') {
            continue;
        }
        let gap = context.gap(at - 1);
        let joins = joins_words(context, at, mark);
        if !matches!(gap, " " | "\u{a0}" | "\u{202f}") || !(joins || stands_alone(context, at, mark)) {
            continue;
        }
        if is_smiley(context, at, mark) || is_image(context, at, mark) || is_spoken_of(context, at, mark) {
            continue;
        }
        let language = context.tokens()[at].language;
        if language.profile().spaced_marks.contains(mark) || language == Language::UNDETERMINED {
            continue;
        }
        let before = context.tokens()[at - 1];
        if language.profile().unspaced || context.word(at - 1).ends_with(|c| is_cjk(c) || is_cjk_mark(c)) {
            continue;
        }
        let behind_text = match before.kind {
            TokenKind::Number if mark == ':' => false,
            TokenKind::Punctuation => context
                .mark(at - 1)
                .is_some_and(|c| matches!(c, ')' | '%' | ']' | '€') || closes_quotation(c, language)),
            _ => true,
        };
        if !behind_text {
            continue;
        }
        let confidence: f32 = match mark {
            ',' | '.' | '،' => 0.95,
            ';' | '!' | '?' | '؛' | '؟' => 0.9,
            _ => 0.88,
        };
        let confidence = if language.profile().capitals == Capitals::None {
            let accident = *accidents.entry(mark).or_insert_with(|| is_accident(context.text(), mark));
            let word = context.word(at - 1).chars().count() > 1;
            if accident && word { 0.9 } else { 0.5 }
        } else {
            confidence
        };
        let confidence = if stands_for_another(context, at, mark) && !*is_of_tokens {
            confidence.min(Level::UNSURE)
        } else {
            confidence
        };
        let mark_span = context.tokens()[at].span();
        let (span, replacement) = if joins {
            (Span::new(before.end(), mark_span.end), format!("{mark} "))
        } else {
            (Span::new(before.end(), mark_span.start), String::new())
        };
        findings
            .propose(
                span,
                replacement,
                Class::SpaceBeforePunct,
                confidence,
                "a space before a punctuation mark",
            )
            .because(format!("{} sets no space before “{mark}”", language.name()));
    }
}

/// In Hebrew, Arabic, Hindi and Korean many houses space their marks, and abbreviations are spaced too
/// ("ه . ش"): only a comma or period that is set close elsewhere in the text is surely wrong.
fn is_accident(text: &str, mark: char) -> bool {
    let spaced = text.matches(&format!(" {mark}")).count();
    let close = text.matches(mark).count() - spaced;
    matches!(mark, ',' | '.' | '،') && close >= 3 && (spaced == 1 || close >= 8 * spaced)
}

/// "Познать ? сравнить", "add a symbol . at the front": where the sentence goes on, the mark may stand for a dash that an
/// encoding lost, or for itself; and so may one before its name or an example ("known as . (a dot)", "with ; /home").
fn stands_for_another(context: &Context<'_>, at: usize, mark: char) -> bool {
    let goes_on = || context.token(at + 1).is_some_and(Token::is_lower_word);
    // "contain . at the front": a sentence that lost its capital hardly opens so
    let is_told_where =
        || context.token(at + 1).is_some_and(|next| next.entry.class() == Some(WordClass::Preposition));
    let is_named =
        || context.mark(at + 1) == Some('(') && context.token(at + 2).is_some_and(Token::is_lower_word);
    let is_example = || {
        context.mark(at + 1) == Some('/')
            || context.token(at + 1).is_some_and(|next| next.kind == TokenKind::Opaque)
    };
    context.is_spaced(at)
        && match mark {
            '?' | '!' => goes_on(),
            '.' => goes_on() && is_told_where() || is_named(),
            ';' => is_named() || is_example(),
            _ => false,
        }
}

/// "![a picture](name.png)": what opens an image in Markdown.
fn is_image(context: &Context<'_>, at: usize, mark: char) -> bool {
    mark == '!' && context.is_glued(at) && context.mark(at + 1) == Some('[')
}

/// "rename it with a . at the beginning": behind an article or a preposition, and before a word of the same sentence.
fn is_spoken_of(context: &Context<'_>, at: usize, mark: char) -> bool {
    let class = context.tokens()[at - 1].entry.class();
    matches!(mark, '.' | '?' | '!' | ';')
        && matches!(class, Some(WordClass::Determiner | WordClass::Preposition))
        && context.is_spaced(at)
        && context.token(at + 1).is_some_and(Token::is_lower_word)
}

/// "quite dry : (", "I am just sharing : -)": eyes and a mouth, which no word follows at once.
fn is_smiley(context: &Context<'_>, at: usize, mark: char) -> bool {
    let is_mouth = |at: usize| matches!(context.mark(at), Some('(' | ')')) && !context.is_glued(at);
    let has_nose = || context.mark(at + 1) == Some('-') && context.is_glued(at + 1);
    matches!(mark, ':' | ';') && (is_mouth(at + 1) || has_nose() && is_mouth(at + 2))
}

/// "tired ,but", "“yes” ,he said": the space stands on the wrong side of a comma.
fn joins_words(context: &Context<'_>, at: usize, mark: char) -> bool {
    let language = context.tokens()[at].language;
    let is_word = |token: &Token| token.is_word() && token.text(context.text()).chars().count() > 1;
    let ends = is_word(&context.tokens()[at - 1])
        || context.mark(at - 1).is_some_and(|mark| {
            language.profile().closes_quotations(mark) && at > 1 && context.is_glued(at - 2)
        });
    let begins = |next: &Token| is_word(next) || next.is_lower_word() && next.entry.is_function_word();
    matches!(mark, ',' | ';' | '،' | '؛')
        && context.is_glued(at)
        && ends
        && context.token(at + 1).is_some_and(begins)
}

/// Whether what begins at `at` makes a lone period before it the name of a folder in a command: "find . -name",
/// "grep -r x . > out".
fn is_behind_folder(context: &Context<'_>, at: usize) -> bool {
    let begins_option = |hyphen: usize| {
        context.mark(hyphen) == Some('-')
            && context.is_glued(hyphen)
            && context.token(hyphen + 1).is_some_and(Token::is_word)
    };
    match context.mark(at) {
        Some('\\' | '>' | '|' | '&') => true,
        Some('-') => begins_option(at) || context.is_glued(at) && begins_option(at + 1),
        _ => false,
    }
}

/// Whether the mark ends something: a space, the end or a closing mark follows (not ".net", ":-)", "!=").
fn stands_alone(context: &Context<'_>, at: usize, mark: char) -> bool {
    if at + 1 == context.tokens().len() {
        return true;
    }
    if !context.is_glued(at) {
        // a line of dots, or a period that begins something
        let begins = || context.is_spaced(at) && is_behind_folder(context, at + 1);
        return !(mark == '.' && (context.mark(at + 1) == Some('.') || begins()));
    }
    let language = context.tokens()[at].language;
    context.mark(at + 1).is_some_and(|next| closes_quotation(next, language)) && mark != ':'
}

/// Whether a mark ends quotations, double or single.
fn closes_quotation(mark: char, language: Language) -> bool {
    mark == '’' || language.profile().closes_quotations(mark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::testing::{only_suggests, repairs, stays, suggests};

    #[test]
    fn suggests_to_take_spaces_out_of_quotations_at_the_ends_of_a_line() {
        suggests(
            &PASS,
            "en",
            None,
            &[
                (
                    "\" Nearly all of them left early,\" she said.",
                    "\"Nearly all of them left early,\" she said.",
                ),
                ("He said: \"All the people will relax.  \"", "He said: \"All the people will relax.\""),
                ("He said: “All the people will relax. ”", "He said: “All the people will relax.”"),
            ],
        );
        stays(
            &PASS,
            "en",
            &[
                "\"Are you angry?\" \"Yes, I was.\"",
                "\" and so on, without another mark in it at all.",
                "They measured 5 feet and 6 inches by 3' 4. \"",
            ],
        );
        stays(&PASS, "fr", &["« Elle est partie tôt. »"]);
        stays(&PASS, "en", &["See the picture ![a house](house.png) below."]);
    }

    #[test]
    fn a_mark_inside_a_sentence_may_stand_for_another() {
        stays(&PASS, "ru", &["Познать ? сравнить, а женщина ? несравненна."]);
        stays(&PASS, "en", &["In this dialog press ! to run the command and ? to see the help."]);
        let spaced = [("He came , he saw ! and he left.", "He came, he saw! and he left.")];
        repairs(&PASS, "en", &spaced);
        repairs(&PASS, "en", &[("Did he come ? He did.", "Did he come? He did.")]);
    }

    #[test]
    fn each_language_closes_its_quotations() {
        for (language, wrong, right) in [
            ("de", "Er sagte „nein“ , dann ging er nach Hause.", "Er sagte „nein“, dann ging er nach Hause."),
            ("de", "Er sagte: „Das geht heute nicht .“", "Er sagte: „Das geht heute nicht.“"),
            ("da", "Han sagde »nej« , og så gik han hjem.", "Han sagde »nej«, og så gik han hjem."),
            ("cs", "Řekl „ne“ , a potom odešel domů.", "Řekl „ne“, a potom odešel domů."),
        ] {
            repairs(&PASS, language, &[(wrong, right)]);
        }
        stays(&PASS, "en", &["He asked if “ , and then” is right here."]);
    }

    #[test]
    fn closes_brackets_around_words() {
        let cases = [
            (
                "en",
                "( He left early ) and she ( as he said ) stayed.",
                "(He left early) and she (as he said) stayed.",
            ),
            ("uk", "Він ( як і всі ) мовчав.", "Він (як і всі) мовчав."),
            (
                "es",
                "El plan ( el nuevo ) gusta ( a todos los vecinos ).",
                "El plan (el nuevo) gusta (a todos los vecinos).",
            ),
            ("fr", "La gare ( fermée hier ) rouvre.", "La gare (fermée hier) rouvre."),
        ];
        cases.iter().for_each(|&(language, wrong, right)| repairs(&PASS, language, &[(wrong, right)]));
        stays(
            &PASS,
            "en",
            &[
                "I am sad : ( and glad ; ) here, name ( _____ ) please.",
                "The set ( a + b ) = ( c | d ) and f( x ) = 1, tick ( ) one or [ ] two.",
            ],
        );
        let one_sided = [("The plan ( a new one) is liked.", "The plan (a new one) is liked.")];
        suggests(&PASS, "en", None, &one_sided);
        stays(&PASS, "ru", &["Имена расширений ( и ) и номер ( № )."]);
        stays(&PASS, "de", &["Bitte ( ) Ja ( ) Nein ankreuzen, siehe ( 1 ) und (2 )."]);
        stays(&PASS, "ja", &["東京 ( とうきょう ) です。"]);
    }

    #[test]
    fn closes_the_marks_inside_numbers() {
        let cases = [
            ("en", "It cost 1, 000 euros a day.", "It cost 1,000 euros a day."),
            ("de", "Es waren 10 .000 Leute und 1 ,5 Liter.", "Es waren 10.000 Leute und 1,5 Liter."),
            ("uk", "Сума становила 1 ,93 млрд гривень.", "Сума становила 1,93 млрд гривень."),
            ("fr", "Les prix ont augmenté de 3, 4 % en un an.", "Les prix ont augmenté de 3,4 % en un an."),
            ("ru", "Доля выросла на 12, 5% за год.", "Доля выросла на 12,5% за год."),
            ("de", "Die Preise stiegen um 2, 4 Prozent.", "Die Preise stiegen um 2,4 Prozent."),
        ];
        cases.iter().for_each(|&(language, wrong, right)| repairs(&PASS, language, &[(wrong, right)]));
        // "in group 3, 5 million people"
        for (language, wrong, right) in [
            ("de", "Es kostet 1, 5 Milliarden Euro.", "Es kostet 1,5 Milliarden Euro."),
            ("en", "It cost $1. 5 billion in all.", "It cost $1.5 billion in all."),
            ("pl", "Wydano 2, 75 mln złotych.", "Wydano 2,75 mln złotych."),
        ] {
            only_suggests(&PASS, language, None, &[(wrong, right)]);
        }
        stays(
            &PASS,
            "fr",
            &["Score final : 3-2, 40 % de possession.", "Le 14/7, 10 € pour tous, salle 3, 5 milliardaires."],
        );
        stays(&PASS, "cs", &["V sále 3, 5 milionářů a 2 hosté."]);
        stays(&PASS, "it", &["Nella stanza 7, 2 mia figlie."]);
        stays(
            &PASS,
            "en",
            &["See pages 1, 100 and 200, years 1990, 000 of 2, room 12. 000 and the Mark 4 .22 pistol."],
        );
        stays(
            &PASS,
            "de",
            &[
                "Am 3. 10. 1990, um 10 Uhr, in Zeile 4, 10 und 12.",
                "Um 3, 4, 5 % stiegen sie in den Jahren 2017, 18 Millionen zahlten.",
            ],
        );
        stays(
            &PASS,
            "en",
            &["He ranked 3. 4 % of them voted for him.", "On pages 1, 5 million names stand."],
        );
        stays(&PASS, "es", &["Los artículos 1, 2 y 3, y en 2019, 20 más."]);
        stays(&PASS, "pl", &["W punktach 3, 5 miast nie podano nic."]);
    }

    #[test]
    fn keeps_a_period_that_stands_for_a_folder() {
        stays(
            &PASS,
            "en",
            &["The command find . -name works, as grep -r pattern . > out does with tar . | less."],
        );
    }

    #[test]
    fn keeps_marks_that_are_spoken_of() {
        stays(
            &PASS,
            "en",
            &[
                "Rename it with a . at the beginning.",
                "Files that start with . or end with ~ are hidden.",
                "List the files that do not contain . on their names.",
                "Separate the folders with ; /home/anna and so on.",
            ],
        );
        stays(&PASS, "de", &["Benennen Sie den Ordner mit einem . am Anfang um."]);
        stays(&PASS, "fr", &["Les fichiers commencent par un . et sont cachés."]);
        stays(&PASS, "es", &["Este directorio es conocido como . (un punto), y el superior no."]);
        stays(&PASS, "ru", &["Файл можно скрыть, добавив символ . в начале имени файла."]);
        stays(&PASS, "cs", &["Chcete-li více složek, oddělte je znakem ; (středník) bez mezery."]);
        repairs(
            &PASS,
            "en",
            &[("They went home . later they came back.", "They went home. later they came back.")],
        );
    }

    #[test]
    fn keeps_smileys() {
        stays(
            &PASS,
            "es",
            &["Están muy deshidratados : (\nPero ya llueve ; )", "Solo lo comparto : -) gracias."],
        );
        repairs(&PASS, "es", &[("El plan : (a) leer y (b) votar.", "El plan: (a) leer y (b) votar.")]);
    }

    #[test]
    fn closes_the_gap() {
        repairs(&PASS, "en", &[("Why not ? He came , saw and won .", "Why not? He came, saw and won.")]);
        repairs(&PASS, "en", &[("He sees only himself . -- Oscar", "He sees only himself. -- Oscar")]);
        repairs(&PASS, "en", &[("They were tired ,but happy.", "They were tired, but happy.")]);
        repairs(&PASS, "es", &[("La visita , dijo , fue breve .", "La visita, dijo, fue breve.")]);
        repairs(&PASS, "fr", &[("La visite , dit-il , fut brève .", "La visite, dit-il, fut brève.")]);
        repairs(&PASS, "de", &[("Der Besuch , sagte er , war kurz .", "Der Besuch, sagte er, war kurz.")]);
    }

    #[test]
    fn keeps_the_spaces_of_french_and_of_code() {
        stays(
            &PASS,
            "fr",
            &["Pourquoi ? Il l’a dit : « non » ; voilà !", "Est-ce vrai\u{a0}?", "Attention\u{202f}!"],
        );
        stays(
            &PASS,
            "en",
            &[
                "the .net platform",
                "a smile :-) here",
                "if a != b",
                "about .5 percent",
                "wait ... what",
                "a .pdf file",
            ],
        );
        stays(&PASS, "es", &["un archivo .doc y más", "ganó 3 : 2 ... y ya", "el .es del dominio"]);
    }

    #[test]
    fn in_scripts_without_case_the_rest_of_the_text_decides() {
        repairs(
            &PASS,
            "ar",
            &[("حضر علي، وسعيد، وحسن، ومحمد ، ثم غادروا.", "حضر علي، وسعيد، وحسن، ومحمد، ثم غادروا.")],
        );
        repairs(
            &PASS,
            "fa",
            &[("علی، حسن، رضا، مریم ،سارا و دیگران آمدند.", "علی، حسن، رضا، مریم، سارا و دیگران آمدند.")],
        );
        repairs(&PASS, "he", &[("דן, רות, משה, יעל , ושרה באו.", "דן, רות, משה, יעל, ושרה באו.")]);
        repairs(
            &PASS,
            "ko",
            &[("월요일, 화요일, 수요일, 목요일 , 금요일", "월요일, 화요일, 수요일, 목요일, 금요일")],
        );
        repairs(
            &PASS,
            "hi",
            &[("राम, श्याम, मोहन, गीता , और सीता आए।", "राम, श्याम, मोहन, गीता, और सीता आए।")],
        );
        stays(&PASS, "ar", &["حضر الوزير ، ثم غادر .", "قال : نعم ؟ لا !", "سنة ١٤٢٠ هـ . ق"]);
        stays(&PASS, "fa", &["وزیر آمد ، و رفت .", "سال ۱۳۵۷ ه . ش", "گفت : آری ؛ چرا ؟"]);
        stays(&PASS, "he", &["השר בא , ואז הלך .", "מה קרה ? לא ידוע !"]);
        stays(&PASS, "hi", &["सभा समाप्त हुई । लोग गए ।", "क्या आप आएँगे ?", "दिल्ली : मौसम"]);
        stays(&PASS, "ko", &["왜 ? 몰라 !", "비율은 3 : 2", "그는 갔다 ."]);
        stays(&PASS, "ja", &["東京 , 大阪", "Apple , Google", "何 ? 誰 !"]);
        stays(&PASS, "zh", &["北京 , 上海", "Apple , Google", "什么 ? 谁 !"]);
    }
}
