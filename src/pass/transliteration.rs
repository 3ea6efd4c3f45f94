//! Personal names transliterated as the source language does.

use super::Languages;
use crate::analysis::{Context, in_case_of};
use crate::finding::{Class, Findings};
use crate::language::names;
use crate::lexicon::key_of;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

pass! {
    /// Names from another script, written as the source language transliterates them.
    ///
    /// # What it finds
    /// A name that the text's language does not know and that sounds the same as one it knows: Volodimir Zelenski
    /// for Volodymyr Zelensky.
    ///
    /// # Why it happens
    /// Each language transliterates by its own rules; translation copies the letters.
    ///
    /// # Example
    /// Volodimir Zelenski spoke to the troops.
    ///
    /// # Repair
    /// Volodymyr Zelensky spoke to the troops.
    "transliteration", Words, Suggest, Languages::WithDictionary,
    example: "en" from "es", "Volodimir Zelenski spoke to the troops." => "Volodymyr Zelensky spoke to the troops."
}

/// Rarest name (Zipf) that is suggested, and by how much it must be more usual than what stands there.
const MIN_ZIPF: f32 = 1.5;
const MARGIN: f32 = 0.3;
/// Shortest name in letters: short ones resemble too many others.
const MIN_LETTERS: usize = 6;

fn check(context: &Context<'_>, findings: &mut Findings) {
    // without a source language the form may be the one that its bearer uses
    if context.source().is_none() {
        return;
    }
    for (at, token) in context.tokens().iter().enumerate() {
        if !token.is_title_word() || token.language.lexicon().is_none() {
            continue;
        }
        let word = context.word(at);
        let key = key_of(word);
        let (stem, ending) = match key.strip_suffix("'s") {
            Some(stem) => (stem.to_owned(), &word[word.len() - (word.len() - stem.len())..]),
            None => (key.clone(), ""),
        };
        let own = token.language.look_up(&stem).zipf();
        let known = token.language.look_up(&stem);
        if stem.chars().count() < MIN_LETTERS || known.is_valid() || names().get(&stem).zipf() >= 2.0 {
            continue;
        }
        if let Some(form) = usual_form(&stem, own, token.language) {
            let repaired = in_case_of(&form, word) + ending;
            findings
                .propose(
                    token.span(),
                    repaired,
                    Class::Transliteration,
                    0.55,
                    "a name as another language writes it",
                )
                .because(format!(
                    "“{}” is the usual form in {}",
                    in_case_of(&form, word),
                    token.language.name()
                ));
        }
    }
}

/// The most usual name within two edits that sounds like `stem`, if it is clearly more usual.
fn usual_form(stem: &str, own: f32, language: crate::language::Language) -> Option<String> {
    let sound = sound(stem);
    let own = own.max(names().get(stem).zipf());
    let lexicon = language.lexicon()?;
    let mut best: Option<(f32, String)> = None;
    for candidate in lexicon.nearest(stem, 2).into_iter().chain(names().nearest(stem, 2)) {
        let zipf = lexicon.get(&candidate.form).zipf().max(candidate.entry.zipf());
        let name = candidate.entry.title_share() >= 0.5 || candidate.entry.is_registered_name();
        if without_accents(&candidate.form) == without_accents(stem) {
            continue;
        }
        if !name
            || zipf < MIN_ZIPF.max(own + MARGIN)
            || self::sound(&candidate.form) != sound
            || candidate.form.contains('\'')
        {
            continue;
        }
        if best.as_ref().is_none_or(|(other, form)| zipf > *other || zipf == *other && candidate.form < *form)
        {
            best = Some((zipf, candidate.form));
        }
    }
    best.map(|(_, form)| form)
}

fn without_accents(name: &str) -> String {
    name.nfd().filter(|c| !is_combining_mark(*c)).collect()
}

/// A key that the usual transliterations of one Slavic name share.
fn sound(name: &str) -> String {
    let mut key = name.to_owned();
    for (spelling, sound) in [
        ("shch", "s"),
        ("sch", "s"),
        ("tch", "c"),
        ("tsch", "c"),
        ("ch", "c"),
        ("sh", "s"),
        ("š", "s"),
        ("č", "c"),
        ("zh", "z"),
        ("ž", "z"),
        ("kh", "h"),
        ("ou", "u"),
        ("yy", "i"),
        ("iy", "i"),
        ("ij", "i"),
        ("ii", "i"),
        ("yi", "i"),
        ("ï", "i"),
        ("í", "i"),
        ("y", "i"),
        ("j", "i"),
        ("w", "v"),
        ("ff", "v"),
        ("ó", "o"),
        ("á", "a"),
        ("é", "e"),
        ("ú", "u"),
        ("ë", "e"),
        ("ö", "o"),
    ] {
        if key.contains(spelling) {
            key = key.replace(spelling, sound);
        }
    }
    let mut letters: Vec<char> = key.chars().collect();
    letters.dedup();
    letters.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::testing::{stays, suggests};

    #[test]
    fn spellings_of_one_name_sound_alike() {
        for (a, b) in [
            ("volodimir", "volodymyr"),
            ("zelenski", "zelenskyy"),
            ("sergueï", "serguei"),
            ("medwedew", "medvedev"),
        ] {
            assert_eq!(sound(a), sound(b));
        }
        assert_ne!(sound("martin"), sound("marten"));
    }

    #[test]
    fn suggests_the_usual_form() {
        suggests(&PASS, "en", Some("es"), &[("Zelenski’s troops", "Zelensky’s troops")]);
    }

    #[test]
    fn is_never_a_fix() {
        stays(&PASS, "en", &["Volodimir Zelenski spoke.", "Martin Andersen met Olsen."]);
        stays(&PASS, "es", &["Volodimir Zelenski habló."]);
    }
}
