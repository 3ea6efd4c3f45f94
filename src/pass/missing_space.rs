//! Spaces that are missing behind a punctuation mark.

mod brackets;
mod dotted;
mod numbers;
mod quotations;
mod suspended;

use super::Languages;
use crate::analysis::{Context, Marks, is_in_code};
use crate::finding::{Class, Findings};
use crate::language::{Capitals, Family};
use crate::lexicon::Entry;
use crate::text::chars::is_quote;
use crate::text::script::{is_caseless, is_cjk, is_cjk_mark};
use crate::text::{CaseShape, Span, Token, TokenKind};
use dotted::DottedNames;
use itertools::Itertools;

pass! {
    /// A punctuation mark without the space behind it.
    ///
    /// # What it finds
    /// A comma, semicolon, colon, period, question or exclamation mark between two words without a space, a comma or period
    /// between a quotation or a year and a word, and a bracket or a quotation that has none on its outer side. Addresses,
    /// decimals, times, abbreviations, initials, names such as Node.js, paths of accounts and what a function takes stay.
    ///
    /// # Why it happens
    /// A line break or a tag between two sentences is dropped.
    ///
    /// # Example
    /// It depends on the ground.The Alliance believes so.
    ///
    /// # Repair
    /// It depends on the ground. The Alliance believes so.
    "missing-space", Words, Fix, Languages::All,
    reads: Lines, doubt: Little,
    example: "en", "It depends on the ground.The Alliance believes so." => "It depends on the ground. The Alliance believes so."
}

/// Marks that are looked at.
const MARKS: Marks =
    Marks::of(&['.', ',', ';', ':', '!', '?', '-', '%', '(', ')', '„', '«', '“', '”', '»', '–', '—']);

fn check(context: &Context<'_>, findings: &mut Findings) {
    for paragraph in context.paragraphs() {
        quotations::plain(context, paragraph, findings);
    }
    let dotted = DottedNames::new(context);
    for at in context.inner_marks_of(MARKS) {
        let Some(mark) = context.mark(at) else { continue };
        match mark {
            '-' => suspended::check(context, at, findings),
            '%' => percent(context, at, findings),
            '„' | '«' | '“' => before_opening_quote(context, at, findings),
            '(' | ')' => brackets::check(context, at, findings),
            '–' | '—' => before_dash(context, at, findings),
            _ => {}
        }
        if is_quote(mark) {
            quotations::behind_closing(context, at, findings);
        }
        if !matches!(mark, '.' | ',' | ';' | ':' | '!' | '?' | '…') || !context.is_glued(at - 1) {
            continue;
        }
        if !context.is_glued(at) {
            continue;
        }
        let quoted = context.mark(at + 1).is_some_and(|c| matches!(c, '“' | '«' | '„' | '¿' | '¡'));
        let confidence = if quoted {
            behind_opening_quote(context, at, mark)
        } else if context.mark(at - 1).is_some_and(is_quote) {
            quotations::behind_mark(context, at, mark)
        } else {
            between_words(context, at, mark, &dotted)
        };
        let confidence = confidence.zip(script_limit(context, at)).map(|(own, limit)| own.min(limit));
        if let Some(confidence) = confidence.filter(|_| !is_in_code(context, at)) {
            let (before, after) = (context.word(at - 1), context.word(at + 1));
            let is_behind_quotation = context.mark(at - 1).is_some_and(is_quote);
            findings
                .propose(
                    Span::at(context.tokens()[at].end()),
                    " ",
                    Class::MissingSpace,
                    confidence,
                    "a missing space",
                )
                .because(if is_behind_quotation {
                    format!("“{after}” is no part of the quotation")
                } else {
                    format!("“{before}” and “{after}” are two words")
                });
        }
    }
}

/// "sadece% 30": where the percent sign stands before its number, it slipped to the word before.
fn percent(context: &Context<'_>, at: usize, findings: &mut Findings) {
    let (before, sign, after) = (context.tokens()[at - 1], context.tokens()[at], context.tokens()[at + 1]);
    let is_moved = sign.language.profile().sign_first
        && context.is_glued(at - 1)
        && (before.is_word() || context.mark(at - 1) == Some(','))
        && context.is_spaced(at)
        && after.kind == TokenKind::Number;
    if is_moved {
        findings
            .propose(
                Span::new(sign.start(), after.start()),
                " %",
                Class::MissingSpace,
                0.95,
                "a missing space",
            )
            .because(format!("the sign belongs to “{}”", context.word(at + 1)));
    }
}

/// The confidence that the script allows at most: scripts without spaces miss none, and in scripts without
/// capitals nothing tells a new sentence from a name or a list that is set close.
fn script_limit(context: &Context<'_>, at: usize) -> Option<f32> {
    let profile = context.tokens()[at].language.profile();
    let beside = [context.word(at - 1).chars().next_back(), context.word(at + 1).chars().next()];
    let beside = |is: fn(char) -> bool| beside.into_iter().flatten().any(is);
    if profile.unspaced || beside(|c| is_cjk(c) || is_cjk_mark(c)) {
        None
    } else if profile.capitals == Capitals::None || beside(is_caseless) {
        Some(0.6)
    } else {
        Some(1.0)
    }
}

fn between_words(context: &Context<'_>, at: usize, mark: char, dotted: &DottedNames<'_, '_>) -> Option<f32> {
    let (before, after) = (context.tokens()[at - 1], context.tokens()[at + 1]);
    if before.kind == TokenKind::Number && mark == '.' && !is_chained(context, at) {
        return numbers::behind_period(context, at);
    }
    if mark == ',' && before.kind == TokenKind::Number {
        return numbers::behind_comma(context, at);
    }
    if !before.is_word() || !after.is_word() || is_chained(context, at) || is_set_of_code(context, at) {
        return None;
    }
    let known = before.language.lexicon().is_some();
    let (left, right) = (context.word(at - 1), context.word(at + 1));
    let (left_len, right_len) = (left.chars().count(), right.chars().count());
    let fits = |entry: Entry| !known || entry.is_valid();
    match mark {
        // "Яндекс.Такси"
        '.' if before.shape == CaseShape::Title && !after.entry.is_function_word() && dotted.include(at) => {
            None
        }
        '.' => sentence_end(&before, &after, left_len, right_len, known),
        '!' | '?' | '…' if after.shape != CaseShape::Lower => Some(0.95),
        '!' | '?' => None,
        // Greek ό,τι
        ',' | ';' if left_len < 2 => None,
        ',' if is_in_list_of_code(context, at) => None,
        // &lt;b&gt;
        ';' if names_character(context, at - 1) => None,
        // TL;DR
        ';' if before.shape == CaseShape::Upper && after.shape == CaseShape::Upper => None,
        // "tl;dr", "Steins;Gate", "name;age;city"
        ';' if left_len <= SHORT_ITEM && right_len <= SHORT_ITEM || is_in_close_list(context, at) => None,
        ';' if before.shape == CaseShape::Title && after.shape == CaseShape::Title => Some(DOUBTFUL),
        ',' | ';' if fits(before.entry) && fits(after.entry) => Some(0.95),
        ',' | ';' if fits(before.entry) || fits(after.entry) || after.shape == CaseShape::Title => Some(0.88),
        // Finnish "MariaDB:stä"
        ':' if is_ending(&before, right, mark) => None,
        // "Schüler:innen", "der:die"
        ':' if before.language.code() == "de" && names_women(left, right) => None,
        // "signal:noise", "men:women": a proportion or a pair is set close on purpose
        ':' if left_len > 2 && right_len > 2 && known && is_pair(&before, &after) => {
            fits(before.entry).then_some(DOUBTFUL)
        }
        // "Entrate:Guadagni:Interessi": a path of accounts or folders
        ':' if after.shape == CaseShape::Title && is_in_path(context, at) => Some(DOUBTFUL),
        ':' if before.shape != CaseShape::Upper
            && left_len > 2
            && right_len > 2
            && fits(before.entry)
            && !is_bracketed(context, at - 1)
            && known =>
        {
            Some(0.88)
        }
        _ => None,
    }
}

/// "in the end.– She left": a dash that opens what somebody says stands close behind the sentence before.
fn before_dash(context: &Context<'_>, at: usize, findings: &mut Findings) {
    let opens = !context.is_glued(at) && context.token(at + 1).is_some_and(Token::is_title_word);
    let ends = at > 1
        && context.is_glued(at - 1)
        && context.is_glued(at - 2)
        && matches!(context.mark(at - 1), Some('.' | '!' | '?'))
        && context.tokens()[at - 2].is_lower_word()
        && context.tokens()[at - 2].entry.is_valid();
    // elsewhere laws and bibliographies write "artículo primero.— El"
    let is_of_dialogue = context.tokens()[at].language.profile().families.contains(&Family::NorthGermanic);
    if opens && ends && is_of_dialogue {
        findings
            .propose(Span::at(context.tokens()[at].start()), " ", Class::MissingSpace, 0.9, "a missing space")
            .because("a dash opens what somebody says");
    }
}

/// A period between two words ends a sentence if the first looks like the end of one and the second like
/// the beginning of one.
fn sentence_end(
    before: &Token,
    after: &Token,
    left_len: usize,
    right_len: usize,
    known: bool,
) -> Option<f32> {
    // without a dictionary a short word may be an abbreviation
    let least = if known { 2 } else { 5 };
    if after.shape != CaseShape::Title || left_len < least || before.entry.is_abbreviation() {
        return None;
    }
    let function = after.entry.is_function_word();
    if right_len < 2 && !function {
        return None;
    }
    match before.shape {
        CaseShape::Lower if function => Some(0.98),
        CaseShape::Lower if !known || before.entry.is_valid() => Some(0.94),
        // "gdb.Objfile": a name in a program
        CaseShape::Lower if left_len <= SHORT => None,
        CaseShape::Lower if after.entry.is_valid() => Some(0.94),
        CaseShape::Lower => Some(0.88),
        CaseShape::Title if function && left_len > 2 => Some(0.93),
        CaseShape::Title if before.entry.is_valid() && after.entry.lower_share() > 0.8 && left_len > 3 => {
            Some(0.88)
        }
        CaseShape::Upper if function && left_len > 2 => Some(0.9),
        // "η ΕΛΑΣ.Σύμφωνα", and not "ASP.Net"
        CaseShape::Upper
            if left_len > 2
                && right_len > SHORT
                && after.entry.is_valid()
                && after.entry.lower_share() > 0.8
                && after.entry.zipf() >= OPENING_ZIPF =>
        {
            Some(0.88)
        }
        _ => None,
    }
}

/// Whether the words beside a colon may be a pair: the second begins in lower case, or both are nouns with a capital.
fn is_pair(before: &Token, after: &Token) -> bool {
    let are_nouns = before.language.profile().capitals == Capitals::Nouns
        && before.shape == CaseShape::Title
        && !after.entry.is_function_word();
    after.shape == CaseShape::Lower || are_nouns
}

/// Whether two colons or more near the one at `at` stand close between words with capitals.
fn is_in_path(context: &Context<'_>, at: usize) -> bool {
    let is_title = |i: usize| context.token(i).is_some_and(Token::is_title_word);
    let is_path = |&at: &usize| {
        context.mark(at) == Some(':')
            && context.is_glued(at - 1)
            && context.is_glued(at)
            && is_title(at - 1)
            && is_title(at + 1)
    };
    let near = at.saturating_sub(NEAR).max(1)..(at + NEAR).min(context.tokens().len());
    context.marks_of(near, Marks::of(&[':'])).filter(is_path).nth(1).is_some()
}

/// German forms for women and men with a colon, of those that are as long as words: Schüler:innen, Kauf:frau, der:die.
fn names_women(left: &str, right: &str) -> bool {
    let articles = ["der", "die", "das", "den", "dem", "des", "sie", "ihm", "ihr", "sein", "seine", "ihre"];
    let is_article = |word: &str| articles.contains(&&*word.to_lowercase());
    right.starts_with("innen") || matches!(right, "frau" | "frauen") || is_article(left) && is_article(right)
}

/// "name;age;city": an item of a list whose semicolons have no spaces.
fn is_in_close_list(context: &Context<'_>, at: usize) -> bool {
    let links = |mark: usize| {
        mark > 0 && context.mark(mark) == Some(';') && context.is_glued(mark - 1) && context.is_glued(mark)
    };
    at.checked_sub(2).is_some_and(links) || links(at + 2)
}

/// Whether a word is an ending that the language sets behind a name and this mark.
fn is_ending(before: &Token, word: &str, mark: char) -> bool {
    before.shape != CaseShape::Lower
        && before.language.profile().endings_behind(mark).is_some_and(|endings| endings.contains(&word))
}

/// Whether the word at `at` is the name in a character reference (&lt;), which the semicolon closes.
fn names_character(context: &Context<'_>, at: usize) -> bool {
    let opens = |before: usize| context.mark(before) == Some('&') && context.is_glued(before);
    context.tokens()[at].shape == CaseShape::Lower && at.checked_sub(1).is_some_and(opens)
}

/// How near other colons of a path, or of a list of them, stand, in tokens.
const NEAR: usize = 60;
/// Tokens of a chain that are looked at before a mark.
const CHAIN: usize = 24;
/// Items of a list that are looked at on either side of a comma, and how many are a list.
const LIST: usize = 8;
const LEAST_ITEMS: usize = 3;
/// Bytes of a code at most: of a language, of a country.
const CODE: usize = 3;
/// Letters of both sides of a semicolon that are set close as they are: tl;dr.
const SHORT_ITEM: usize = 3;
/// Least frequency (Zipf) of a word behind an acronym and a period, which opens a sentence.
const OPENING_ZIPF: f32 = 4.5;
/// What may well be set close on purpose.
const DOUBTFUL: f32 = 0.7;
/// Letters of a word that no dictionary holds, which may be a name in a program.
const SHORT: usize = 4;

/// "{paranoid,server}", "colors=pp,ap,om": what a brace or an equals sign opens is set close on purpose.
fn is_set_of_code(context: &Context<'_>, at: usize) -> bool {
    let glued = (1..=CHAIN.min(at)).take_while(|back| context.is_glued(at - back));
    glued.into_iter().any(|back| matches!(context.mark(at - back), Some('{' | '=')))
}

/// "(ca,cs,da,de)", "cp,install,mv": the items of a list that has no space at all, most of them short or no words, are
/// codes or commands.
fn is_in_list_of_code(context: &Context<'_>, at: usize) -> bool {
    let links = |mark: usize| {
        mark > 0 && context.mark(mark) == Some(',') && context.is_glued(mark - 1) && context.is_glued(mark)
    };
    let is_item = |item: &usize| context.token(*item).is_some_and(Token::is_word);
    let before = (0..LIST).map(|n| at.checked_sub(1 + 2 * n)).map_while(|item| item.filter(is_item));
    let before = before.take_while_inclusive(|&item| item > 0 && links(item - 1));
    let behind = (0..LIST).map(|n| at + 1 + 2 * n).take_while(is_item);
    let behind = behind.take_while_inclusive(|&item| links(item + 1));
    let (mut items, mut codes) = (0, 0);
    for item in before.chain(behind) {
        let token = context.tokens()[item];
        items += 1;
        codes += usize::from(token.span().len() <= CODE || !token.entry.is_valid());
    }
    items >= LEAST_ITEMS && codes * 2 >= items
}

/// "<info:gcc>", "»dies:das«": a name of two parts stands in brackets or quotation marks of its own.
fn is_bracketed(context: &Context<'_>, at: usize) -> bool {
    at > 0
        && context.is_glued(at - 1)
        && context.mark(at - 1).is_some_and(|c| is_quote(c) || matches!(c, '<' | '[' | '{'))
        && context.token(at + 3).is_some()
        && context.is_glued(at + 2)
        && context.mark(at + 3).is_some_and(|c| is_quote(c) || matches!(c, '>' | ']' | '}'))
}

/// "www.example.Org", "a.b.c", "com.example.App": a dotted name has further marks on either side.
fn is_chained(context: &Context<'_>, at: usize) -> bool {
    let dotted =
        |mark: Option<char>| mark.is_some_and(|c| matches!(c, '.' | '/' | '@' | '_' | ':' | '\\' | '='));
    let left = at >= 2 && context.is_glued(at - 2) && dotted(context.mark(at - 2));
    let right = context.is_glued(at + 1) && dotted(context.mark(at + 2)) && context.is_glued(at + 2);
    left || right
}

/// “…,“ or ".¿": an opening mark follows at once.
fn behind_opening_quote(context: &Context<'_>, at: usize, mark: char) -> Option<f32> {
    let before = context.tokens()[at - 1];
    let opens = context.mark(at + 1)?;
    let opening = matches!(opens, '¿' | '¡') || before.language.profile().only_opens_quotations(opens);
    let word_follows = context.is_glued(at + 1) && context.token(at + 2).is_some_and(Token::is_word);
    (opening && word_follows && before.is_word() && context.word(at - 1).chars().count() > 1 && mark != '…')
        .then_some(0.9)
}

/// "szerint„a fenyő": a mark that only opens stands close behind a word and before another.
fn before_opening_quote(context: &Context<'_>, at: usize, findings: &mut Findings) {
    let (before, after) = (context.tokens()[at - 1], context.tokens()[at + 1]);
    let is_between_words = context.is_glued(at - 1)
        && context.is_glued(at)
        && before.is_word()
        && after.is_word()
        && before.entry.is_valid()
        && context.word(at - 1).chars().count() > 2;
    if is_between_words
        && context.mark(at).is_some_and(|mark| before.language.profile().only_opens_quotations(mark))
    {
        findings
            .propose(
                Span::at(context.tokens()[at].start()),
                " ",
                Class::MissingSpace,
                0.93,
                "a missing space",
            )
            .because("a quotation opens behind the word");
    }
}

#[cfg(test)]
mod tests;
