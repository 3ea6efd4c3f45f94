//! Place names in the form of the source language.

use super::Languages;
use crate::analysis::Context;
use crate::finding::{Class, Findings};
use crate::language::{Language, place_names};
use crate::lexicon::key_of;
use crate::text::{CaseShape, Recent, Span};
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
    example: "en" from "es", "The support for Moscú continues." => "The support for Moscow continues."
}

/// How much rarer (Zipf) in the text's language a form must be that no known source language explains.
const RARER: f32 = 1.2;

fn check(context: &Context<'_>, findings: &mut Findings) {
    for at in context.capitals() {
        let token = context.tokens()[at];
        if token.is_sentence_initial && token.entry.is_function_word()
            || follows_name(context, at)
            || !begins_place_name(context.word(at), token.language)
        {
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
        for last in (at..end).rev() {
            let span = Span::new(token.start(), context.tokens()[last].end());
            let Some((form, source)) = form_in(context, at, &key_of(span.of(context.text()))) else {
                continue;
            };
            findings
                .propose(span, form.clone(), Class::PlaceName, 0.6, "a place name of the source language")
                .because(format!("“{}” is {} for {form}", span.of(context.text()), source.name()));
            break;
        }
    }
}

thread_local! {
    /// Whether each of the words that came last begins the name of a place, by number of the text's language.
    static RECENT: RefCell<Recent<bool, { 1 << 12 }>> = RefCell::default();
}

/// Whether a place that `language` calls otherwise has a name that begins with `word`, or is it.
fn begins_place_name(word: &str, language: Language) -> bool {
    RECENT.with_borrow_mut(|recent| {
        recent.get_or_find(language.number() as u8, word, || {
            crate::language::begins_place_name(&key_of(word), language)
        })
    })
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
    let token = context.tokens()[at];
    let target = token.language;
    let forms = place_names(key, target);
    if let Some(source) = context.source() {
        return forms
            .into_iter()
            .find(|(language, _)| *language == source)
            .map(|(source, form)| (form, source));
    }
    let own = target.look_up(key);
    let (source, form) = forms.into_iter().next()?;
    let usual = target.look_up(&key_of(form.split(' ').next().unwrap_or(&form))).zipf();
    (!own.is_valid() || own.zipf() + RARER < usual).then_some((form, source))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::testing::{stays, suggests};

    #[test]
    fn suggests_the_usual_form() {
        suggests(&PASS, "en", Some("es"), &[("He flew to Londres and Kiev.", "He flew to London and Kyiv.")]);
        suggests(&PASS, "es", Some("en"), &[("Viajó por Europe ayer.", "Viajó por Europa ayer.")]);
    }

    #[test]
    fn is_never_a_fix() {
        stays(&PASS, "en", &["He flew to Moscú.", "Jack London wrote it.", "Paris and Berlin"]);
        stays(&PASS, "es", &["Viajó a Moscú y a Nueva York."]);
    }
}
