//! a or an.

mod hungarian;

use super::Languages;
use crate::analysis::{Context, is_option};
use crate::finding::{Class, Findings};
use crate::language::Language;
use crate::lexicon::{Entry, PairTable, key_of};
use crate::text::{CaseShape, Notes, Token, TokenKind};
use foldhash::HashMap;
use std::sync::LazyLock;

pass! {
    /// The article in the wrong form before a vowel or a consonant: English a and an, Hungarian a before a vowel.
    ///
    /// # What it finds
    /// "a important", "an university": by the first letter, and by a table of words whose sound differs from it.
    /// Letters, numbers, acronyms and words with two usages (an historic) stay. In Hungarian only "a" before the vowel of
    /// a word that the dictionary holds.
    ///
    /// # Why it happens
    /// The noun or adjective was replaced after the article was chosen.
    ///
    /// # Example
    /// It is a important step for an university.
    ///
    /// # Repair
    /// It is an important step for a university.
    "articles", Words, Fix, Languages::Only(&["en", "hu"]),
    reads: Lines, doubt: Little,
    example: "en", "It is a important step for an university." => "It is an important step for a university."
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for at in context.noted(Notes::ARTICLE) {
        if context.tokens()[at].language.code() == "hu" {
            hungarian::check(context, at, findings);
            continue;
        }
        let article = match context.word(at) {
            "a" | "A" => "a",
            "an" | "An" => "an",
            _ => continue,
        };
        if !context.is_spaced(at) {
            continue;
        }
        let next = context.tokens()[at + 1];
        let Some(right) = article_of(context, at + 1, &next).filter(|right| *right != article) else {
            continue;
        };
        if is_letter(context, at) || is_doubtful(context, at) || may_be_foreign(context, at) {
            continue;
        }
        let word = context.word(at);
        let capital = word.starts_with('A');
        let replacement = match (right, capital) {
            ("an", true) => "An",
            ("an", false) => "an",
            (_, true) => "A",
            _ => "a",
        };
        findings
            .propose(
                context.tokens()[at].span(),
                replacement,
                Class::Article,
                0.9,
                "the wrong form of the article",
            )
            .because(format!("“{}” takes “{right}”", context.word(at + 1)));
    }
}

/// "vitamin a", "plan A", "x-a": the letter, not the article.
fn is_letter(context: &Context<'_>, at: usize) -> bool {
    if at == 0 {
        return false;
    }
    let before = context.tokens()[at - 1];
    let opens = |mark| crate::text::chars::is_opener(mark) && mark != '-';
    let glued = context.is_glued(at - 1) && !context.mark(at - 1).is_some_and(opens);
    let capital_inside = context.word(at) == "A" && !context.tokens()[at].is_sentence_initial;
    glued
        || is_option(context, at)
        || capital_inside
        || before.is_word()
            && matches!(
                &*key_of(context.word(at - 1)),
                "vitamin" | "hepatitis" | "plan" | "type" | "grade" | "class"
            )
}

/// "odsustvo a artificial intelligence": among words of another language the article may be a word of that one.
fn may_be_foreign(context: &Context<'_>, at: usize) -> bool {
    let mut near = at.saturating_sub(NEAR)..(at + 1 + NEAR).min(context.tokens().len());
    context.document_entry(at).is_some_and(Entry::is_function_word)
        || context.mixes_languages(at)
        || near.any(|i| context.tokens()[i].is_lower_word() && context.is_unknown(i))
}

/// Words on either side of an article that must be English.
const NEAR: usize = 2;

/// "a a onset", "an Sha-2": twice the article, and a name with a number.
fn is_doubtful(context: &Context<'_>, at: usize) -> bool {
    let is_article = |i: usize| matches!(context.word(i), "a" | "an");
    let doubled = at > 0 && is_article(at - 1) || is_article(at + 1);
    let numbered = context.is_glued(at + 1)
        && context.mark(at + 2) == Some('-')
        && context.token(at + 3).is_some_and(|token| token.kind == TokenKind::Number);
    doubled || numbered
}

/// Words whose first sound differs from their first letter, with their article.
static EXCEPTIONS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let rows = Language::all().filter_map(Language::articles).flat_map(PairTable::rows);
    rows.filter_map(|row| Some((*row.first()?, *row.get(1)?))).collect()
});

/// The article that the word at `at` takes, where that is certain.
fn article_of(context: &Context<'_>, at: usize, token: &Token) -> Option<&'static str> {
    if !token.is_word() || !matches!(token.shape, CaseShape::Lower | CaseShape::Title) {
        return None;
    }
    let key = key_of(context.word(at));
    if key.chars().count() < 3
        || key.contains('\'')
        || !key.is_ascii()
        || !token.entry.is_valid()
        || is_joint(token)
        || may_be_plural(&key, token)
    {
        return None;
    }
    // "an ftp mirror": the letters are spoken one by one
    if !key.contains(['a', 'e', 'i', 'o', 'u', 'y']) {
        return None;
    }
    if let Some(article) = EXCEPTIONS.get(&*key) {
        return Some(article);
    }
    match key.as_bytes()[0] {
        b'a' | b'i' => Some("an"),
        b'e' if !key.starts_with("eu") && !key.starts_with("ew") => Some("an"),
        b'o' if !key.starts_with("one") && !key.starts_with("oui") => Some("an"),
        // of the others some begin as "you"
        b'u' if key.starts_with("un") && !key.starts_with("uni")
            || key.starts_with("up")
            || key.starts_with("ult") =>
        {
            Some("an")
        }
        b'e' | b'o' | b'u' | b'h' | b'x' => None,
        _ => Some("a"),
    }
}

/// "as a objectives": before a plural no form of the article is right.
fn may_be_plural(key: &str, token: &Token) -> bool {
    let plural = key.ends_with('s') && !["ss", "us", "is", "ous"].iter().any(|ending| key.ends_with(ending));
    let singular = key.strip_suffix("es").into_iter().chain(key.strip_suffix('s'));
    let is_noun = |stem: &str| {
        let entry = token.language.look_up(stem);
        entry.is_valid() && entry.can_be_noun()
    };
    plural
        && (singular.clone().any(is_noun)
            || key.strip_suffix("ies").is_some_and(|stem| is_noun(&format!("{stem}y"))))
}

/// Function words behind "a" show that it is no article: "from a to z", "a and b".
fn is_joint(token: &Token) -> bool {
    use crate::lexicon::WordClass::{
        Auxiliary, Coordinator, Modal, Object, Preposition, Relative, Subject, Subordinator,
    };
    matches!(
        token.entry.class(),
        Some(Auxiliary | Coordinator | Modal | Object | Preposition | Relative | Subject | Subordinator)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::testing::{repairs, stays};

    #[test]
    fn writes_the_hungarian_article_before_a_vowel() {
        repairs(
            &PASS,
            "hu",
            &[
                (
                    "Láttam a embert a utcán, a asztal mellett.",
                    "Láttam az embert az utcán, az asztal mellett.",
                ),
                ("A iskola bezárt.", "Az iskola bezárt."),
            ],
        );
        stays(&PASS, "hu", &["A vi a Unix rendszerek része, és a Unity is az."]);
        stays(&PASS, "en", &["You cannot select an ftp mirror or an nfs share, nor a dhcp server."]);
        stays(
            &PASS,
            "hu",
            &[
                "Az A épület és a B épület",
                "Az a és az é hang nem ugyanaz. A ház nagy, az asztal kicsi.",
                "A 5 méteres fal, a EU tagjai.",
                "A C osztály és az A osztály is jött.",
            ],
        );
    }

    #[test]
    fn chooses_the_article_by_sound() {
        repairs(
            &PASS,
            "en",
            &[
                ("It took a hour and an week.", "It took an hour and a week."),
                ("A old friend and an European plan.", "An old friend and a European plan."),
            ],
        );
    }

    #[test]
    fn keeps_letters() {
        stays(
            &PASS,
            "en",
            &["The type-a important rule.", "Vitamin a important for all.", "Class a engines."],
        );
    }

    #[test]
    fn keeps_words_of_another_language() {
        stays(
            &PASS,
            "en",
            &[
                "The phone call was his odsustvo a artificial intelligence was the answer to it all.",
                "Before than what novi kontakt adds, odaberite his imenik and kliknite on a open tipku dalje.",
                "They saw the signs of a a onset of the winter, and an Sha-2 sum.",
                "The kings of the zgrada a even those of Egypt were there.",
            ],
        );
    }

    #[test]
    fn keeps_right_articles_and_letters() {
        stays(
            &PASS,
            "en",
            &[
                "a university, a European, a one-off, a useful thing",
                "an hour, an heir, an honest man, an historic day, a historic day",
                "vitamin a in food, from a to z, plan A is",
                "an FBI agent, a NATO plan, an 8 and a U.S. plan",
                "an MP and a Ukrainian",
                "a la carte, a priori",
                "They served as a objectives of the plan and as a authorities.",
            ],
        );
    }
}
