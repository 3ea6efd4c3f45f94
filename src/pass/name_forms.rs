//! Place names in the form of the source language.

use super::Languages;
use crate::analysis::Context;
use crate::finding::{Class, Findings};
use crate::language::{Language, begins_place_names, place_names};
use crate::lexicon::key_of;
use crate::text::{CaseShape, Notes, Recent, Span};
use std::cell::RefCell;

pass! {
    /// Place names that kept the form of the source language.
    ///
    /// # What it finds
    /// A capitalised word or two that is the source language's name of a place which the text's language calls
    /// otherwise: Kiev, Moscú and Londres in English.
    ///
    /// # Why it happens
    /// Translation copies what it takes for a name.
    ///
    /// # Example
    /// The support for Moscú continues.
    ///
    /// # Repair
    /// The support for Moscow continues.
    "name-forms", Words, Suggest, Languages::WithDictionary,
    reads: Lines, doubt: Little,
    example: "en" from "es", "The support for Moscú continues." => "The support for Moscow continues."
}

/// How much rarer (Zipf) in the text's language a form must be that no known source language explains.
const RARER: f32 = 1.2;

fn check(context: &Context<'_>, findings: &mut Findings) {
    for at in context.noted(Notes::PLACE).filter(|&at| context.tokens()[at].is_title_word()) {
        let token = context.tokens()[at];
        if token.is_sentence_initial && token.entry.is_function_word() || follows_name(context, at) {
            continue;
        }
        let names = Names::of(context.word(at), token.language);
        let is_name = |names: Names| {
            if context.source().is_some() { names.has_form } else { names.has_usual_form }
        };
        let single = is_name(names);
        if !(names.go_on || single) {
            continue;
        }
        let mut end = at + 1;
        // the longest name that begins here, of up to three words
        while end < context.tokens().len().min(at + 3)
            && context.is_spaced(end - 1)
            && context.tokens()[end].is_word()
        {
            end += 1;
        }
        let first = if single { at } else { at + 1 };
        let behind = if names.go_on { end } else { at + 1 };
        for last in (first..behind).rev() {
            let span = Span::new(token.start(), context.tokens()[last].end());
            let written = span.of(context.text());
            if last > at && !is_name(Names::of(written, token.language)) {
                continue;
            }
            let Some((form, source)) = form_in(context, at, &key_of(written)) else {
                continue;
            };
            if stands_already(context.text(), span, &form) || is_tied(context, last) {
                break;
            }
            findings
                .propose(span, form.clone(), Class::PlaceName, 0.6, "a place name of the source language")
                .because(format!("“{written}” is {} for {form}", source.name()));
            break;
        }
    }
}

/// Whether a hyphen ties the word at `at` to another with a capital: "Europa-Park" is a name of its own.
fn is_tied(context: &Context<'_>, at: usize) -> bool {
    context.is_glued(at)
        && context.mark(at + 1) == Some('-')
        && context.is_glued(at + 1)
        && context.token(at + 2).is_some_and(|next| next.is_title_word())
}

/// Whether the text has the whole form where `span` is a part of it: "Città del Vaticano" for Vaticano.
fn stands_already(text: &str, span: Span, form: &str) -> bool {
    let written = span.of(text);
    form.match_indices(written).any(|(at, _)| {
        text[..span.start].ends_with(&form[..at]) && text[span.end..].starts_with(&form[at + written.len()..])
    })
}

/// What places are called by, or begin with, some words, which the text's language calls otherwise.
#[derive(Clone, Copy, Debug, Default)]
struct Names {
    /// Names of more words begin with them.
    go_on: bool,
    /// They are the whole name in some language.
    has_form: bool,
    /// The same, and the name in the text's language is so much more usual there that no source need be known.
    has_usual_form: bool,
}

thread_local! {
    /// The names that the words, one or more, which came last begin, by number of the text's language.
    static RECENT: RefCell<Recent<Names, { 1 << 13 }>> = RefCell::default();
}

impl Names {
    fn of(word: &str, language: Language) -> Self {
        RECENT.with_borrow_mut(|recent| {
            recent.get_or_find(language.number() as u8, word, || {
                let key = key_of(word);
                Self {
                    go_on: begins_place_names(&key),
                    has_form: !place_names(&key, language).is_empty(),
                    has_usual_form: usual_form(&key, language).is_some(),
                }
            })
        })
    }
}

/// "Jack London": behind another name a place name is a surname.
fn follows_name(context: &Context<'_>, at: usize) -> bool {
    at > 0
        && context.is_spaced(at - 1)
        && context.tokens()[at - 1].is_word()
        && context.tokens()[at - 1].shape != CaseShape::Lower
        && !context.tokens()[at - 1].is_sentence_initial
}

/// The text's form of a place, if the source language, or any language when none is known, calls it `key`.
/// Without a known source the form must be unknown to the text's language.
fn form_in(context: &Context<'_>, at: usize, key: &str) -> Option<(String, Language)> {
    let target = context.tokens()[at].language;
    let Some(source) = context.source() else { return usual_form(key, target) };
    place_names(key, target)
        .into_iter()
        .find(|(language, _)| *language == source)
        .map(|(source, form)| (form, source))
}

/// The form of `language` for a place that another one, whichever, calls `key`, if it is clearly the more usual.
fn usual_form(key: &str, language: Language) -> Option<(String, Language)> {
    let (source, form) = place_names(key, language).into_iter().next()?;
    let own = language.look_up(key);
    let usual = language.look_up(&key_of(form.split(' ').next().unwrap_or(&form))).zipf();
    (!own.is_valid() || own.zipf() + RARER < usual).then_some((form, source))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::testing::{only_suggests, stays, suggests};

    #[test]
    fn suggests_the_usual_form() {
        suggests(&PASS, "en", Some("es"), &[("He flew to Londres and Kiev.", "He flew to London and Kyiv.")]);
        suggests(&PASS, "es", Some("en"), &[("Viajó por Europe ayer.", "Viajó por Europa ayer.")]);
    }

    #[test]
    fn a_part_of_a_name_keeps_its_form() {
        let text = "La fête a lieu à Europa-Park, près de la frontière.";
        suggests(&PASS, "fr", Some("de"), &[(text, text)]);
        suggests(&PASS, "es", Some("en"), &[("Viajó por Europe ayer.", "Viajó por Europa ayer.")]);
    }

    #[test]
    fn is_never_a_fix() {
        only_suggests(&PASS, "en", None, &[("He flew to Moscú.", "He flew to Moscow.")]);
        stays(&PASS, "en", &["Jack London wrote it.", "Paris and Berlin"]);
        stays(&PASS, "es", &["Viajó a Moscú y a Nueva York."]);
        stays(&PASS, "it", &["Il papa vive nella Città del Vaticano dal 2013."]);
    }
}
