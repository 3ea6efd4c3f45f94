//! Commas left between words that belong together.

use super::Languages;
use crate::analysis::{Context, Marks};
use crate::finding::{Class, Findings};
use crate::lexicon::WordClass;

pass! {
    /// A comma between an article and its noun.
    ///
    /// # What it finds
    /// A comma behind an article or possessive ("the, government") when a noun follows and no second comma closes
    /// an insertion.
    ///
    /// # Why it happens
    /// A link or a tag between the two words is turned into a mark.
    ///
    /// # Example
    /// He met the, minister in Rome.
    ///
    /// # Repair
    /// He met the minister in Rome.
    "stray-commas", Words, Fix, Languages::WithDictionary,
    reads: Lines, doubt: Little,
    example: "en", "He met the, minister in Rome." => "He met the minister in Rome."
}

/// How far behind the comma a second one may close an insertion, in tokens.
const INSERTION: usize = 12;

/// Marks that are looked at.
const MARKS: Marks = Marks::of(&[',']);

fn check(context: &Context<'_>, findings: &mut Findings) {
    for at in context.inner_marks_of(MARKS) {
        if context.mark(at) != Some(',') || !context.is_glued(at - 1) || !context.is_spaced(at) {
            continue;
        }
        let (before, after) = (context.tokens()[at - 1], context.tokens()[at + 1]);
        let article = before.is_lower_word()
            && before.entry.class() == Some(WordClass::Determiner)
            && before.entry.zipf() >= 6.5;
        let noun = after.is_lower_word()
            && after.entry.can_be_noun()
            && !after.entry.is_function_word()
            && !after.entry.can_be_adverb();
        // "the sides a, b and c": letters of a list
        let letter = after.span().len() == 1;
        let pronoun = matches!(
            context.word(at - 1),
            "that" | "this" | "these" | "those" | "all" | "some" | "one" | "uno"
        );
        // where articles are pronouns too, they may end a clause
        let is_pure = before.language.profile().pure_articles;
        let may_end = || is_clitic(context, at - 1) || is_address(context, at);
        if !(article && noun) || letter || pronoun || !is_pure && may_end() {
            continue;
        }
        // and a preposition before one tells that it is none
        let is_article = is_pure
            || context.before(at - 1).is_some_and(|word| word.entry.class() == Some(WordClass::Preposition));
        let confidence = if is_article { 0.88 } else { 0.8 };
        let end = (at + 1 + INSERTION).min(context.sentence_of(at).end);
        let closed = (at + 1..end).any(|i| context.mark(i).is_some_and(|c| matches!(c, ',' | '—' | '–')));
        if !closed && !doubled_behind(context, at) && !is_call(context, at) {
            findings
                .propose(
                    context.tokens()[at].span(),
                    "",
                    Class::StrayComma,
                    confidence,
                    "a comma between an article and its noun",
                )
                .because(format!("no clause ends with “{}”", context.word(at - 1)));
        }
    }
}

/// "Attaquez-les, hordes": a pronoun that a hyphen ties to its verb.
fn is_clitic(context: &Context<'_>, at: usize) -> bool {
    at > 0 && context.is_glued(at - 1)
}

/// "questo, vecchio amico.": a few words to the end of a sentence that call somebody.
fn is_address(context: &Context<'_>, comma: usize) -> bool {
    context.sentence_of(comma).end <= comma + 2 + ADDRESS
}

/// Most words of an address.
const ADDRESS: usize = 2;

/// "join(a, b)": a parenthesis that is glued to the word before it is open.
fn is_call(context: &Context<'_>, at: usize) -> bool {
    (at.saturating_sub(8)..at).rev().take_while(|&i| context.mark(i) != Some(')')).any(|i| {
        context.mark(i) == Some('(') && i > 0 && context.is_glued(i - 1) && context.tokens()[i - 1].is_word()
    })
}

/// "the, the": a speaker who hesitates.
fn doubled_behind(context: &Context<'_>, at: usize) -> bool {
    context.word(at - 1).eq_ignore_ascii_case(context.word(at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::testing::{repairs, stays};

    #[test]
    fn drops_the_comma_behind_an_article() {
        repairs(
            &PASS,
            "en",
            &[("He praised the, government on Monday.", "He praised the government on Monday.")],
        );
        repairs(&PASS, "es", &[("Habló con el, ministro en Roma.", "Habló con el ministro en Roma.")]);
    }

    #[test]
    fn keeps_insertions_and_enumerations() {
        stays(
            &PASS,
            "en",
            &[
                "It is the, well, only way out.",
                "A cuboid has the side lengths a, b and c in it.",
                "He saw the, as it were, truth.",
                "He knew that, people say.",
                "Call join(a, path) and foo(the, house) here.",
                "Of the, by the and for the people",
            ],
        );
        stays(
            &PASS,
            "fr",
            &["Attaquez-les, hordes de la nuit et du froid, dit-il.", "Prends le, vieil ami."],
        );
        stays(
            &PASS,
            "nl",
            &[
                "Ik begrijp het, moeder is ziek van de reis.",
                "Ik weet het, jongen, en wij willen deze, mevrouw.",
            ],
        );
        stays(&PASS, "it", &["Non mi aspettavo questo, vecchio amico."]);
        stays(
            &PASS,
            "es",
            &[
                "Es la, digamos, única salida.",
                "Lo vio, ministro incluido.",
                "De eso, gobierno y oposición hablan.",
            ],
        );
    }
}
