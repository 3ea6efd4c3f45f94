//! Renamed places in the form that the house writes.

use super::Languages;
use crate::analysis::Context;
use crate::finding::{Class, Findings};
use crate::language::Capitals;
use crate::style::{PlaceNames, Style};
use crate::text::chars::is_apostrophe;
use crate::text::{CaseShape, Span, Token};
use crate::user_lexicon::WordList;
use std::collections::HashMap;
use std::sync::LazyLock;

pass! {
    /// Names of places that were renamed or are spelt anew, in the form that the house writes.
    ///
    /// # What it finds
    /// Where `style.place-names` is new, the older of two names of a place (Kiev, Bombay), and where it is old, the
    /// newer one. Names of other things (Peking duck, the Odessa of Texas) stay, and beside another name it is only
    /// suggested. Without the setting it finds nothing.
    ///
    /// # Why it happens
    /// Agencies, translation systems and authors follow different style books.
    ///
    /// # Example
    /// The train from Kiev was late.
    ///
    /// # Repair
    /// The train from Kyiv was late.
    "house-places", Words, Fix, Languages::Only(&["en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb"]),
    reads: Lines, doubt: Little,
    example: "en" in Style { place_names: PlaceNames::New, ..Style::DEFAULT },
    "The train from Kiev was late." => "The train from Kyiv was late."
}

/// Confidence where nothing speaks against it, and where another name stands beside the place.
const SURE: f32 = 0.95;
const BESIDE_A_NAME: f32 = 0.6;

/// A place with its two names in one language.
#[derive(Debug)]
struct Renamed {
    new: &'static str,
    /// The usual one first.
    old: Vec<&'static str>,
    /// Words beside which the old name is that of something else.
    keeps: Vec<&'static str>,
}

static TABLE: LazyLock<HashMap<&'static str, Vec<Renamed>>> = LazyLock::new(|| {
    let mut table: HashMap<&'static str, Vec<Renamed>> = HashMap::new();
    for line in include_str!("house_places.tsv").lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split('\t');
        let mut next = || cells.next().unwrap_or_default();
        let (language, new, old, keeps) = (next(), next(), next(), next());
        table.entry(language).or_default().push(Renamed {
            new,
            old: old.split(' ').collect(),
            keeps: keeps.split(' ').filter(|word| !word.is_empty()).collect(),
        });
    }
    table
});

static NEW: LazyLock<WordList> = LazyLock::new(|| list_of(|place, words| words.push(place.new)));
static OLD: LazyLock<WordList> = LazyLock::new(|| list_of(|place, words| words.extend(&place.old)));

fn list_of(add: impl Fn(&Renamed, &mut Vec<&'static str>)) -> WordList {
    let mut words = Vec::new();
    TABLE.values().flatten().for_each(|place| add(place, &mut words));
    words.sort_unstable();
    WordList::read(&words.join("\n")).expect("the table has names")
}

/// The names that a house writes, in all languages, which no pass may change.
pub(crate) fn kept_forms(style: PlaceNames) -> impl Iterator<Item = &'static WordList> {
    let (new, old) = match style {
        PlaceNames::Suggest => (false, false),
        PlaceNames::New => (true, false),
        PlaceNames::Old => (false, true),
        PlaceNames::Keep => (true, true),
    };
    new.then(|| &*NEW).into_iter().chain(old.then(|| &*OLD))
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let wants_new = match context.style().place_names {
        PlaceNames::New => true,
        PlaceNames::Old => false,
        PlaceNames::Suggest | PlaceNames::Keep => return,
    };
    for (at, token) in context.tokens().iter().enumerate() {
        if !token.is_word() || token.shape == CaseShape::Lower || token.shape == CaseShape::Mixed {
            continue;
        }
        let Some(places) = TABLE.get(token.language.code()) else { continue };
        let (word, ending) = without_ending(token, context.word(at));
        let is = |name: &&str| is_written(word, name, token.shape);
        let (place, written) = match places
            .iter()
            .find(|place| if wants_new { place.old.iter().any(is) } else { is(&place.new) })
        {
            Some(place) if wants_new => (place, place.new),
            Some(place) => (place, place.old[0]),
            None => continue,
        };
        if [at.checked_sub(1), Some(at + 1)]
            .into_iter()
            .flatten()
            .any(|beside| keeps(context, place, at, beside))
        {
            continue;
        }
        // behind a possessive (Kiev's Mayor) the name of the place has ended
        let confidence =
            if ending.is_empty() && stands_beside_a_name(context, at) { BESIDE_A_NAME } else { SURE };
        let name = if token.shape == CaseShape::Upper {
            token.language.in_capitals(written)
        } else {
            written.to_owned()
        };
        findings
            .propose(
                Span::new(token.start(), token.start() + word.len()),
                name,
                Class::PlaceName,
                confidence,
                "a place by the name that the house does not write",
            )
            .because(format!("the house style writes “{written}{ending}”"));
    }
}

/// A word without the ending that names take, of letters alone where they are no capitals.
fn without_ending<'w>(token: &Token, word: &'w str) -> (&'w str, &'w str) {
    let is_apt = |ending: &&str| token.shape == CaseShape::Title || ending.contains(is_apostrophe);
    let endings = token.language.profile().name_genitives.iter().copied().filter(is_apt);
    let known = |stem: &str| {
        TABLE.get(token.language.code()).into_iter().flatten().any(|place| {
            is_written(stem, place.new, token.shape)
                || place.old.iter().any(|old| is_written(stem, old, token.shape))
        })
    };
    let cut = { endings }.find_map(|ending| word.strip_suffix(ending).filter(|stem| known(stem)));
    cut.map_or((word, ""), |stem| word.split_at(stem.len()))
}

fn is_written(word: &str, name: &str, shape: CaseShape) -> bool {
    if shape == CaseShape::Upper { word == name.to_uppercase() } else { word == name }
}

/// Whether the token `beside` the place, or the one behind a comma there, makes its name that of something else.
fn keeps(context: &Context<'_>, place: &Renamed, at: usize, beside: usize) -> bool {
    let further = if context.mark(beside) == Some(',') && beside > at { beside + 1 } else { beside };
    context.token(further).is_some_and(|token| place.keeps.contains(&token.text(context.text())))
}

/// Whether another name stands directly before or behind the place: it may be a part of it (the Kiev Post).
fn stands_beside_a_name(context: &Context<'_>, at: usize) -> bool {
    let is_name = |token: &Token| {
        let is_noun = token.language.profile().capitals == Capitals::Nouns && token.entry.is_valid();
        token.is_word()
            && !is_noun
            && token.shape != CaseShape::Lower
            && !token.is_sentence_initial
            && !token.entry.is_function_word()
            && !token.language.listed(token.text(context.text())).calendar
    };
    let is_shouted = context.tokens()[at].shape == CaseShape::Upper;
    let before = at > 0 && context.is_spaced(at - 1) && is_name(&context.tokens()[at - 1]);
    let behind = context.is_spaced(at) && context.token(at + 1).is_some_and(is_name);
    // in capitals everything looks like a name
    !is_shouted && (before || behind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::testing::{stays, styles};

    const NEW_NAMES: Style = Style { place_names: PlaceNames::New, ..Style::DEFAULT };
    const OLD_NAMES: Style = Style { place_names: PlaceNames::Old, ..Style::DEFAULT };

    #[test]
    fn writes_the_new_names() {
        styles(
            &PASS,
            NEW_NAMES,
            "en",
            &[
                ("He flew to Kiev and Bombay.", "He flew to Kyiv and Mumbai."),
                ("Kiev's mayor met Burma’s envoy.", "Kyiv's mayor met Myanmar’s envoy."),
                ("The Kiev-based firm left KIEV.", "The Kyiv-based firm left KYIV."),
                ("They left Kiev Monday, Odessa, Ukraine.", "They left Kyiv Monday, Odesa, Ukraine."),
            ],
        );
        styles(
            &PASS,
            NEW_NAMES,
            "de",
            &[("Kiews Bürgermeister war in Rangun.", "Kyjiws Bürgermeister war in Yangon.")],
        );
        styles(
            &PASS,
            NEW_NAMES,
            "sv",
            &[("Kievs borgmästare var i Odessa.", "Kyjivs borgmästare var i Odesa.")],
        );
    }

    #[test]
    fn writes_the_old_names() {
        styles(&PASS, OLD_NAMES, "en", &[("He flew to Kyiv and Mykolaiv.", "He flew to Kiev and Nikolaev.")]);
        styles(&PASS, OLD_NAMES, "fr", &[("Il est arrivé à Kyiv hier.", "Il est arrivé à Kiev hier.")]);
    }

    #[test]
    fn leaves_other_names_and_every_name_without_a_style() {
        let same = |text| (text, text);
        styles(
            &PASS,
            NEW_NAMES,
            "en",
            &[
                same("They ate Peking duck and chicken Kiev."),
                same("It is made in Odessa, Texas, by a firm."),
                same("She writes for the Kiev Post."),
                same("It is a burma and a madras."),
                same("Kyiv and Beijing"),
            ],
        );
        stays(&PASS, "en", &["Kiev and Kyiv", "Bombay and Mumbai"]);
        for keep in [PlaceNames::Keep, PlaceNames::Suggest] {
            styles(&PASS, Style { place_names: keep, ..Style::DEFAULT }, "en", &[same("Kiev and Kyiv")]);
        }
    }

    #[test]
    fn no_name_is_new_in_one_language_and_old_in_another() {
        let places = || TABLE.values().flatten();
        let clash = places().find(|place| places().any(|other| other.old.contains(&place.new)));
        assert!(clash.is_none(), "{clash:?}");
        assert!(places().all(|place| !place.new.is_empty() && !place.old[0].is_empty()));
        let Languages::Only(codes) = PASS.languages else { panic!("the pass serves some languages") };
        assert!(TABLE.keys().all(|code| codes.contains(code)) && codes.len() == TABLE.len());
    }
}
