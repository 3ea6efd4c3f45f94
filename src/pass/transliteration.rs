//! Personal names transliterated as the source language does.

use super::Languages;
use crate::analysis::{Context, in_case_of, is_common_word};
use crate::finding::{Class, Findings};
use crate::language::{Language, names};
use crate::lexicon::key_of;
use crate::text::Recent;
use crate::text::chars::is_apostrophe;
use quick_cache::sync::Cache;
use std::cell::RefCell;
use std::sync::LazyLock;

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
    reads: Lines, doubt: Little,
    example: "en" from "es", "Volodimir Zelenski spoke to the troops." => "Volodymyr Zelensky spoke to the troops."
}

/// Rarest name (Zipf) that is suggested, and by how much it must be more usual than what stands there.
const MIN_ZIPF: f32 = 1.5;
const MARGIN: f32 = 0.3;
/// Shortest name in letters: short ones resemble too many others.
const MIN_LETTERS: usize = 6;
/// Most: of a word the spellings grow with the square of its length.
const MAX_LETTERS: usize = 24;
/// Names whose usual forms are kept.
const KEPT: usize = 1 << 12;

fn check(context: &Context<'_>, findings: &mut Findings) {
    // without a source language the form may be the one that its bearer uses
    if context.source().is_none() {
        return;
    }
    for at in context.capitals() {
        let token = context.tokens()[at];
        let word = context.word(at);
        if token.language.lexicon().is_none() || is_settled(word, token.language) {
            continue;
        }
        let Some((form, ending)) = other_form(word, token.language) else { continue };
        findings
            .propose(
                token.span(),
                in_case_of(&form, word, token.language) + ending,
                Class::Transliteration,
                0.55,
                "a name as another language writes it",
            )
            .because(format!(
                "“{}” is the usual form in {}",
                in_case_of(&form, word, token.language),
                token.language.name()
            ));
    }
}

thread_local! {
    /// Whether each of the words that came last has no other form, by number of the language.
    static RECENT: RefCell<Recent<bool, { 1 << 12 }>> = RefCell::default();
}

fn is_settled(word: &str, language: Language) -> bool {
    RECENT.with_borrow_mut(|recent| {
        recent.get_or_find(language.number() as u8, word, || other_form(word, language).is_none())
    })
}

/// The usual form of a name that the language writes otherwise, without its ending, and the ending.
fn other_form(word: &str, language: Language) -> Option<(String, &str)> {
    let key = key_of(word);
    // the key is no guide to the bytes of the word: ’ is three of them and ' is one
    let (stem, ending) = match (key.strip_suffix("'s"), word.rfind(is_apostrophe)) {
        (Some(stem), Some(at)) => (stem.to_owned(), &word[at..]),
        _ => (key.into_owned(), ""),
    };
    let own = language.look_up(&stem);
    if !(MIN_LETTERS..=MAX_LETTERS).contains(&stem.chars().count())
        || own.is_valid()
        || names().get(&stem).zipf() >= 2.0
        || is_english_word(&stem)
    {
        return None;
    }
    /// The usual forms of the names that came last, in any text; each takes hundreds of look-ups.
    static FORMS: LazyLock<Cache<(Language, String), Option<String>>> = LazyLock::new(|| Cache::new(KEPT));
    let name = (language, stem);
    let form = FORMS.get(&name).unwrap_or_else(|| {
        let form = usual_form(&name.1, own.zipf(), language);
        FORMS.insert(name, form.clone());
        form
    });
    Some((form?, ending))
}

/// "Choice Hotels", "Chelsea Handler": names are made of English words in texts of all languages.
fn is_english_word(stem: &str) -> bool {
    is_common_word(Language::english().look_up(stem))
}

/// The most usual name that `stem` may transliterate, if it is clearly more usual than `stem` itself.
fn usual_form(stem: &str, own: f32, language: Language) -> Option<String> {
    let lexicon = language.lexicon()?;
    let least = MIN_ZIPF.max(own.max(names().get(stem).zipf()) + MARGIN);
    let zipf_of = |form: &String| {
        let (entry, name) = (lexicon.get_frequent(form, least), names().get(form));
        let is_name = name.is_known() || entry.title_share() >= 0.5 || entry.is_registered_name();
        is_name.then(|| entry.zipf().max(name.zipf())).filter(|zipf| *zipf >= least)
    };
    let mut found: Vec<(f32, String)> =
        variants(stem).into_iter().filter_map(|form| Some((zipf_of(&form)?, form))).collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    found.into_iter().next().map(|(_, form)| form)
}

/// Spellings that transliterations of one letter or sound of Slavic names vary between.
const SPELLINGS: &[&[&str]] = &[
    &["i", "y", "iy", "yy", "ij", "ii", "ï", "í"],
    &["sh", "sch", "ch", "š"],
    &["ch", "tch", "tsch", "cz", "č"],
    &["kh", "h", "j", "ch"],
    &["zh", "j", "ž"],
    &["v", "w"],
    &["v", "ff", "w"],
    &["u", "ou", "ú"],
    &["e", "ye", "ë", "é", "iè"],
    &["a", "á"],
    &["o", "ó"],
    &["ks", "x"],
];

/// How many sounds of a name may be spelt otherwise.
const MAX_CHANGES: usize = 2;

/// All forms of which up to [`MAX_CHANGES`] sounds are spelt in another way.
fn variants(stem: &str) -> Vec<String> {
    let mut forms = Vec::new();
    vary(stem, 0, MAX_CHANGES, &mut forms);
    forms.sort_unstable();
    forms.dedup();
    forms.retain(|form| form != stem);
    forms
}

/// Adds the variants of `form` that differ from it at or behind byte `from`.
fn vary(form: &str, from: usize, changes: usize, forms: &mut Vec<String>) {
    if changes == 0 {
        return;
    }
    for (at, _) in form[from..].char_indices().map(|(at, c)| (at + from, c)) {
        for group in SPELLINGS {
            for spelling in group.iter().filter(|spelling| form[at..].starts_with(**spelling)) {
                for other in group.iter().filter(|other| other != &spelling) {
                    let changed = format!("{}{other}{}", &form[..at], &form[at + spelling.len()..]);
                    vary(&changed, at + other.len(), changes - 1, forms);
                    forms.push(changed);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::testing::{stays, suggests};

    #[test]
    fn spellings_of_one_name_are_variants() {
        for (a, b) in [
            ("volodimir", "volodymyr"),
            ("zelenski", "zelenskyy"),
            ("iouri", "yuri"),
            ("medwedew", "medvedev"),
        ] {
            assert!(variants(a).iter().any(|form| form == b), "{a} {b}");
        }
        assert!(!variants("martin").iter().any(|form| form == "marten"));
    }

    #[test]
    fn suggests_the_usual_form() {
        suggests(
            &PASS,
            "en",
            Some("es"),
            &[("Zelenski’s troops", "Zelensky’s troops"), ("Zelenski's’s", "Zelenski's’s")],
        );
    }

    #[test]
    fn is_never_a_fix() {
        stays(
            &PASS,
            "en",
            &[
                "The Artist’s’s and the Who’d's set",
                "Volodimir Zelenski spoke.",
                "Martin Andersen met Olsen.",
            ],
        );
        stays(&PASS, "es", &["Volodimir Zelenski habló."]);
    }

    #[test]
    fn keeps_names_made_of_english_words() {
        let text = "Hun kjøpte aksjer i Choice Hotels og ringte Suicide & Crisis Lifeline.";
        suggests(&PASS, "nb", Some("ru"), &[(text, text)]);
    }
}
