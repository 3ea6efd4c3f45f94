//! Verbs that do not agree with the modal before them.

use super::Languages;
use super::repeat_frames::clause_before;
use crate::analysis::Context;
use crate::finding::{Class, Findings, Level};
use crate::language::Language;
use crate::lexicon::WordClass;
use crate::text::Notes;

pass! {
    /// A third-person form behind a modal verb.
    ///
    /// # What it finds
    /// "will depends", "can also helps": an English modal wants the bare infinitive.
    ///
    /// # Why it happens
    /// The source language has one word for "depends" and "will depend", and an edit of the translation keeps
    /// half of each.
    ///
    /// # Example
    /// The talks will depends on what happens.
    ///
    /// # Repair
    /// The talks will depend on what happens.
    "agreement", Words, Fix, Languages::Only(&["en"]),
    reads: Lines, doubt: Little,
    example: "en", "The talks will depends on what happens." => "The talks will depend on what happens."
}

/// Third-person forms whose infinitive is not the form without its ending.
const IRREGULAR: &[(&str, &str)] =
    &[("has", "have"), ("is", "be"), ("does", "do"), ("goes", "go"), ("was", "be")];

/// Words that open a clause which may end with the modal, and how far before it they stand, in tokens.
const OPENERS: &[&str] =
    &["that", "what", "which", "who", "how", "where", "whatever", "whoever", "than", "as"];
const CLAUSE: usize = 8;

fn check(context: &Context<'_>, findings: &mut Findings) {
    for at in context.noted(Notes::MODAL) {
        let modal = context.tokens()[at];
        if modal.entry.class() != Some(WordClass::Modal) || !modal.is_lower_word() || is_noun(context, at) {
            continue;
        }
        let mut verb = at + 1;
        while context.is_spaced(verb - 1)
            && context.token(verb).is_some_and(|token| token.is_lower_word() && is_adverb(token.entry))
        {
            verb += 1;
        }
        let Some(token) =
            context.token(verb).filter(|token| token.is_lower_word() && context.is_spaced(verb - 1))
        else {
            continue;
        };
        let form = context.word(verb);
        let Some((infinitive, confidence)) = infinitive(form, token.language) else { continue };
        let finding = findings
            .propose(
                token.span(),
                infinitive.clone(),
                Class::Agreement,
                confidence,
                "a third-person form behind a modal",
            )
            .because(format!("“{}” wants the infinitive “{infinitive}”", context.word(at)));
        // "remembering something that no one else can is painful"
        let may_be_main = matches!(form, "is" | "was");
        if may_be_main && clause_before(context, at, CLAUSE).any(|i| OPENERS.contains(&context.word(i))) {
            finding.features.limit(Level::UNSURE);
        }
    }
}

fn is_adverb(entry: crate::lexicon::Entry) -> bool {
    entry.class() == Some(WordClass::Adverb)
        || entry.can_be_adverb() && !entry.can_be_noun() && !entry.can_be_verb()
}

/// "his last will states", "free will", "the can holds": a noun stands behind an article or an adjective,
/// and "I will" opens the line of another.
fn is_noun(context: &Context<'_>, at: usize) -> bool {
    let Some(before) = context.before(at) else { return true };
    if !context.is_spaced(at - 1) || !before.is_word() {
        return true;
    }
    match before.entry.class() {
        Some(
            WordClass::Determiner
            | WordClass::Preposition
            | WordClass::Coordinator
            | WordClass::Modal
            | WordClass::Numeral,
        ) => {
            // "that will", "this may" have a pronoun
            !matches!(context.word(at - 1), "that" | "this" | "all" | "both" | "each" | "and" | "or" | "but")
        }
        Some(_) => false,
        // "his last will"
        None if before.entry.can_be_adjective()
            && at >= 2
            && context.tokens()[at - 2].entry.class() == Some(WordClass::Determiner) =>
        {
            true
        }
        None => {
            before.entry.can_be_adjective() && !before.entry.can_be_noun()
                || context.word(at - 1).ends_with('s') && context.word(at - 1).contains(['\'', '’'])
        }
    }
}

/// The infinitive of a third-person form, and how sure it is that the form is none of a noun.
fn infinitive(form: &str, language: Language) -> Option<(String, f32)> {
    if let Some((_, base)) = IRREGULAR.iter().find(|(third, _)| *third == form) {
        return Some(((*base).to_owned(), 0.92));
    }
    if !form.ends_with('s')
        || form.ends_with("ss")
        || form.ends_with("us")
        || form.ends_with("is")
        || form.len() < 4
    {
        return None;
    }
    let whole = language.look_up(form);
    if !whole.can_be_verb() {
        return None;
    }
    let ies = form.strip_suffix("ies").map(|stem| format!("{stem}y"));
    let es =
        form.strip_suffix("es").filter(|stem| stem.ends_with(['s', 'x', 'z', 'h', 'o'])).map(str::to_owned);
    let s = form.strip_suffix('s').map(str::to_owned);
    let base = [ies, es, s].into_iter().flatten().find(|base| {
        let entry = language.look_up(base);
        entry.is_valid() && entry.can_be_verb()
    })?;
    let noun = whole.can_be_noun() || language.look_up(&base).can_be_noun();
    Some((base, if noun { 0.7 } else { 0.92 }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::testing::{only_suggests, repairs, stays};

    #[test]
    fn gives_the_infinitive() {
        repairs(
            &PASS,
            "en",
            &[
                (
                    "The peace talk will depends first on the ground.",
                    "The peace talk will depend first on the ground.",
                ),
                ("He can also becomes a minister.", "He can also become a minister."),
                ("It could not is true.", "It could not be true."),
            ],
        );
    }

    #[test]
    fn keeps_nouns_and_other_forms() {
        stays(
            &PASS,
            "en",
            &[
                "His last will depends on the court.",
                "The will describes the estate.",
                "They will discuss it and focus on it.",
                "A can contains soup.",
                "It may process claims.",
                "Those who can teach others.",
                "He might, becomes clear.",
            ],
        );
    }

    #[test]
    fn a_clause_may_end_with_the_modal() {
        only_suggests(
            &PASS,
            "en",
            None,
            &[(
                "Remembering something that no one else can is a painful thing.",
                "Remembering something that no one else can be a painful thing.",
            )],
        );
        repairs(
            &PASS,
            "en",
            &[
                ("She said the mayor can has no doubt.", "She said the mayor can have no doubt."),
                (
                    "He assumes that the talk will depends on the ground.",
                    "He assumes that the talk will depend on the ground.",
                ),
            ],
        );
    }
}
