//! What makes it doubtful that one word is two, whatever else speaks for it.

use super::fused::{APART, LINKS};
use super::is_quoted;
use crate::analysis::compounds;
use crate::analysis::context::Context;
use crate::analysis::derivation;
use crate::analysis::grammar;
use crate::analysis::split::Split;
use crate::analysis::suspect::Suspect;
use crate::language::{Capitals, Family, Language, names};
use crate::lexicon::WordClass;
use crate::text::CaseShape;

/// How many compounds, as log10, tell the form that a word takes in them.
const MANY_HEADS: f32 = 1.0;
/// Fewest letters of a last part without its ending, and most letters of that.
const SHORTEST_STEM: usize = 3;
const LONGEST_ENDING: usize = 4;
/// Fewest letters that stand twice in a row by no chance.
const STUTTER: usize = 4;

/// Whether the split is only worth a suggestion.
pub(super) fn is_doubtful(context: &Context<'_>, suspect: &Suspect, split: &Split) -> bool {
    let token = context.tokens()[suspect.token];
    let language = token.language;
    may_be_compound(split, language)
        || may_be_derived(context, suspect, split)
        || is_unsure_name(context, suspect, split)
        || is_of_document(context, suspect, split)
        || is_stuttered(split)
        || is_quoted(context, suspect.token)
}

/// Whether the two words may be parts of a compound.
fn may_be_compound(split: &Split, language: Language) -> bool {
    let (left, (first, second)) = (split.parts.0.as_str(), split.entries);
    let (function_left, function_right) = (first.is_function_word(), second.is_function_word());
    // a translation by parts leaves the link out: "arbejdeprincipper" is a bad compound and not two words
    let is_bound = || {
        let heads = compounds::heads(left, language);
        let is_more = |linked: f32| linked >= MANY_HEADS && linked > heads;
        compounds::linked_heads(left, language).is_some_and(is_more)
    };
    let has_kin =
        || language.profile().linking.is_some() && compounds::has_kin(left, &split.parts.1, language);
    // words for numbers begin compounds: septiņpadsmitgadīgā, двохсотп'ятдесятиріччя, девяностометровый
    let counts = first.class() == Some(WordClass::Numeral)
        && (!language.is_measured()
            // jednatřicet: units before tens
            || is_rich_in_endings(language) && (second.class() == Some(WordClass::Numeral) || !function_right && second.zipf() < COUNTED)
            || begins_with_number(&split.parts.1, language));
    // where no repair was measured, nothing tells how many compounds the dictionary lacks: posljednjeplasiranog
    let is_rare = !language.is_measured()
        && !split.is_name
        && !function_left
        && !function_right
        && first.zipf().min(second.zipf()) < RARE;
    counts
        || is_rare
        || is_linked(split, language)
        || is_joint_adjective(split)
        || compounds::is_linked(left, language)
        || !split.is_name && !function_left && !function_right && (is_bound() || has_kin())
}

/// Whether the language is a Slavic one, or its suffixes chain: these make adjectives of a number and a noun, and set names in
/// cases.
fn is_rich_in_endings(language: Language) -> bool {
    let profile = language.profile();
    let is_slavic =
        |family: &Family| matches!(family, Family::CyrillicSlavic | Family::SouthSlavic | Family::WestSlavic);
    profile.agglutinates || profile.families.iter().any(is_slavic)
}

/// Least frequency (Zipf) of what is counted, and of either of two words that are surely two.
const COUNTED: f32 = 4.0;
const RARE: f32 = 2.0;

/// Whether a longer word begins with a word for a number.
fn begins_with_number(word: &str, language: Language) -> bool {
    let starts = word.char_indices().map(|(end, _)| &word[..end]).skip(SHORTEST_NUMBER);
    starts.into_iter().any(|start| language.look_up(start).class() == Some(WordClass::Numeral))
}

/// Fewest letters of such a word.
const SHORTEST_NUMBER: usize = 3;

/// многоцветно, себеотрицание: a vowel that links two words.
fn is_linked(split: &Split, language: Language) -> bool {
    let (left, (first, second)) = (split.parts.0.as_str(), split.entries);
    let may_link = matches!(
        first.class(),
        None | Some(WordClass::Adverb | WordClass::Determiner | WordClass::Object | WordClass::Numeral)
    );
    may_link
        && !language.is_measured()
        && language.profile().linking.is_none()
        && !second.is_function_word()
        && !split.is_name
        && left.ends_with(LINKS)
        && left.chars().count() >= APART
}

/// hospodářskofinanční, турецкофранцузький: the first of two adjectives that stand as one, whose hyphen may be missing too.
fn is_joint_adjective(split: &Split) -> bool {
    let (left, (first, second)) = (split.parts.0.as_str(), split.entries);
    let joins =
        ["sko", "cko", "зко", "ско", "цко", "зько", "сько", "цько"].iter().any(|end| left.ends_with(end));
    joins && first.class().is_none() && !first.can_be_adverb() && !second.is_function_word() && !split.is_name
}

/// Whether the second word may be an ending, or want another form of the first.
fn may_be_derived(context: &Context<'_>, suspect: &Suspect, split: &Split) -> bool {
    let token = context.tokens()[suspect.token];
    let language = token.language;
    let ((left, right), (first, second)) = ((&*split.parts.0, &*split.parts.1), split.entries);
    let function_right = second.is_function_word();
    // kansainvaellusaikana: a split would want kansainvaelluksen
    let (postpositions, genitives) = language.profile().behind_genitive;
    let lacks_genitive = postpositions.contains(&right) && !genitives.iter().any(|end| left.ends_with(end));
    // resepsiyonisti: an ending that makes words, and a word by chance
    let is_suffix = language.profile().suffixes.iter().any(|(suffix, _)| *suffix == right);
    let is_participle = compounds::is_nominal_participle(left, language) && !function_right;
    // "Jagdverein": where nouns have capitals, what looks like a name that nobody knows may be part of one
    let is_compound = || {
        matches!(language.profile().capitals, Capitals::Nouns)
            && derivation::is_derived(&suspect.key, token.shape, language)
    };
    // "migrationsstrøm", which is mig and a compound that no list holds only by chance; where no repair was measured, what
    // rules make of gaps in the dictionary tells less
    let is_whole = || {
        split.is_derived
            && (!language.is_measured() || derivation::is_derived(&suspect.key, token.shape, language))
    };
    // mittknappen: a prefix that is a word as well
    let is_prefix = language.profile().prefixes.contains(&left) && !function_right && !split.is_name;
    lacks_genitive
        || is_circumfixed(left, right, language)
        || is_prefix
        || is_whole()
        || is_participle
        || is_suffix && !function_right && !split.is_name
        || split.is_name && !first.is_known() && split.in_document == 0 && is_compound()
}

/// "mengembangbiakkan": a prefix and a suffix that stand together join two words to one.
fn is_circumfixed(left: &str, right: &str, language: Language) -> bool {
    let circumfixes = language.profile().circumfixes;
    // "mereka akan": what is left of the second word is a word
    let is_word = |stem: &str| stem.chars().count() >= STEM && language.look_up(stem).is_valid();
    circumfixes
        .iter()
        .any(|(prefix, suffix)| left.starts_with(prefix) && right.strip_suffix(suffix).is_some_and(is_word))
}

/// Fewest letters of a word that a suffix is put to.
const STEM: usize = 3;

/// Whether the word may be a name as a whole, or a name does not end where it is cut.
fn is_unsure_name(context: &Context<'_>, suspect: &Suspect, split: &Split) -> bool {
    let at = suspect.token;
    let (first, second) = split.entries;
    // a name at the head of a sentence, as of a club: Nehirspor
    let may_be_name =
        context.tokens()[at].shape == CaseShape::Title && !split.is_name && !first.is_function_word();
    // "the rhythmbox command" beside "Rhythmbox": a name of one word
    let is_name_elsewhere = || context.words().count(&suspect.key).title_inside > 0;
    may_be_name && !second.is_function_word()
        || split.is_name && grammar::opens_at_end(context, second, at)
        || !split.is_name && is_name_elsewhere()
        || is_short_surname(split)
        || is_name_of_document(suspect, split)
        || ends_in_case(split, context.tokens()[at].language)
        || lacks_apostrophe(split, context.tokens()[at].language)
        // "Adam Cuerden": hardly an article stands behind a whole name
        || split.is_name
            && (split.behind_given_name || !context.tokens()[at].language.is_measured())
            && second.class() == Some(WordClass::Determiner)
            && !first.is_known()
            && split.in_document == 0
}

/// "Marchandau" beside "Marchandeau": a slip of a name of the document, and no name with a word behind it.
fn is_name_of_document(suspect: &Suspect, split: &Split) -> bool {
    let is_near = || suspect.corrections.iter().any(|form| form.in_document > 0 && form.is_name());
    split.is_name && split.in_document == 0 && is_near()
}

/// "Roberto Malinow", "Anna Smirnow": behind a given name so few letters are hardly a surname of their own, unless registers
/// or the document have it as one.
fn is_short_surname(split: &Split) -> bool {
    let left = &*split.parts.0;
    split.is_name
        && split.behind_given_name
        && split.in_document == 0
        && left.chars().count() <= SHORT_SURNAME
        && !split.entries.0.is_surname()
        && !names().get(left).is_surname()
}

/// "Velitsom", "Mayorkase", "Weldyniin": the last letter of a name that nobody knows and the ending of a case, which are a
/// function word by chance.
fn ends_in_case(split: &Split, language: Language) -> bool {
    let (left, right) = (&*split.parts.0, &*split.parts.1);
    let mut letters = right.chars();
    let last = letters.next();
    let is_consonant = |c: char| !"aeiouyáéíóúůýěαεηιουωаеёиіоуыэюяєї".contains(c);
    split.is_name
        && !split.entries.0.is_known()
        && split.in_document == 0
        && is_rich_in_endings(language)
        && (split.behind_given_name || right.chars().count() >= LONG_CASE)
        && last.is_some_and(is_consonant)
        && names().get(left).zipf() == 0.0
        && language.look_up(letters.as_str()).is_inflection()
}

/// "Suriyede": a name with its ending, between which the apostrophe is lost, and no name with a word behind it.
fn lacks_apostrophe(split: &Split, language: Language) -> bool {
    let endings = language.profile().endings_behind('\'');
    split.is_name && endings.is_some_and(|endings| endings.contains(&&*split.parts.1))
}

/// Fewest letters of a last letter and an ending that a function word is by chance, if nothing else tells.
const LONG_CASE: usize = 3;

/// Most letters of such a surname.
const SHORT_SURNAME: usize = 4;

/// Whether other words of the document tell that the word is one.
fn is_of_document(context: &Context<'_>, suspect: &Suspect, split: &Split) -> bool {
    // "typeahead", "offsetof": among functions and options, a name in a program
    let is_of_program = || !split.entries.0.is_function_word() && context.speaks_of_programs();
    // "pårørenderommet" beside "pårørenderom": who writes it as one in two forms means one word
    !split.is_name && (is_of_program() || has_shorter_form(context, &suspect.key, &split.parts.1))
}

/// "пригородгородов", "законодательзаконодательства": the end of the first word stands again, so that a repetition went
/// wrong, and no space was lost.
fn is_stuttered(split: &Split) -> bool {
    let (left, right) = (&*split.parts.0, &*split.parts.1);
    left.char_indices()
        .map(|(start, _)| &left[start..])
        .any(|end| end.chars().count() >= STUTTER && right.starts_with(end))
}

/// Whether the document has the word with this key, which ends with `last`, without an ending too.
fn has_shorter_form(context: &Context<'_>, key: &str, last: &str) -> bool {
    let stem = key.len() - last.len();
    let ends = last.char_indices().skip(SHORTEST_STEM).map(|(cut, _)| stem + cut);
    ends.filter(|&end| key[end..].chars().count() <= LONGEST_ENDING)
        .any(|end| context.words().count(&key[..end]).all > 0)
}
