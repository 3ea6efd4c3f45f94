//! What no clean-up may touch, in `tests/untouchable/CODE.tsv`: addresses, code, names, dialect, verse and the
//! like, in sentences as articles have them.
//!
//! A case is a line `kind<TAB>text`; `⏎` stands for a line break, and lines that begin with `#` are comments.

use crate::common::{assert_none, root};
use postedit::{Cleaner, Document, Language, Options};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The kinds of cases, and what each holds.
const KINDS: &[(&str, &str)] = &[
    ("address", "web and mail addresses, with and without a scheme"),
    ("handle", "names of accounts and hashtags"),
    ("file", "names of files and paths"),
    ("code", "identifiers, commands, flags, versions, expressions"),
    ("formula", "chemical formulas, genes, proteins, statistics"),
    ("product", "products, models, vehicles, weapons"),
    ("measure", "numbers with units"),
    ("money", "prices and sums"),
    ("numeral", "Roman numerals"),
    ("initials", "names with initials"),
    ("nickname", "nicknames and stage names"),
    ("colloquial", "dialect, interjections, spellings of speech"),
    ("repetition", "words that rightly stand twice"),
    ("foreign", "quoted words of another language"),
    ("verse", "lines that begin in lower case, capitals inside them"),
    ("title", "titles of works with marks and capitals of their own"),
    ("company", "names of companies that begin in lower case"),
    ("score", "results of sports"),
    ("time", "dates and times"),
    ("number", "numbers of telephones and books, coordinates"),
    ("law", "references to laws and rulings"),
    ("abbreviation", "periods of abbreviations inside a sentence"),
    ("ellipsis", "three periods, with and without spaces"),
    ("markup", "letters of lists, footnotes, Markdown, HTML"),
    ("smiley", "smileys and emoji"),
    ("acronym", "acronyms with endings"),
    ("name", "names that look like a word with a function word behind it"),
    ("quotes", "quotes inside quotes"),
    ("loan", "loan words"),
];

/// One line of a file of cases.
struct Case {
    language: Language,
    kind: String,
    text: String,
}

fn read(path: &Path) -> Vec<Case> {
    let shown = path.display();
    let code = path.file_stem().expect("a name").to_string_lossy();
    let language = Language::from_code(&code).unwrap_or_else(|| panic!("{shown}: no language"));
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{shown}: {error}"));
    let case = |(number, line): (usize, &str)| match line.split_once('\t') {
        Some((kind, text)) if KINDS.iter().any(|(known, _)| *known == kind) => {
            Case { language, kind: kind.into(), text: text.replace('⏎', "\n") }
        }
        _ => panic!("{shown}: line {} is no case: {line:?}", number + 1),
    };
    text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')).map(case).collect()
}

fn all() -> Vec<Case> {
    let folder = fs::read_dir(root().join("tests/untouchable")).expect("the cases");
    let mut files: Vec<_> = folder.map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    files.iter().flat_map(|path| read(path)).collect()
}

/// What is proposed to be changed in a case, if anything is, by a cleaner that is told `language`.
fn proposed(case: &Case, language: Option<Language>) -> Option<String> {
    let cleaner = Cleaner::new(Options { language, ..Options::default() });
    let document = Document::new("case", case.text.as_str());
    let report = cleaner.report(&document);
    if report.edits.is_empty() {
        return None;
    }
    let edits = report.edits.iter().map(|edit| {
        let wrong = edit.span.of(&case.text);
        format!("\n    {}: {wrong:?} -> {:?}", edit.pass, edit.replacement)
    });
    Some(format!("{} {}: {}{}", case.language, case.kind, case.text, edits.collect::<String>()))
}

#[test]
fn is_left_alone_in_the_language_that_is_given() {
    let failures: Vec<_> = all().par_iter().filter_map(|case| proposed(case, Some(case.language))).collect();
    assert_none(&failures, "right texts were changed");
}

#[test]
fn is_left_alone_in_the_language_that_is_detected() {
    let failures: Vec<_> = all().par_iter().filter_map(|case| proposed(case, None)).collect();
    assert_none(&failures, "right texts were changed");
}

#[test]
fn every_kind_is_in_many_languages() {
    let cases = all();
    let languages: BTreeSet<&str> = cases.iter().map(|case| case.language.code()).collect();
    assert!(cases.len() >= 450, "{} cases", cases.len());
    assert!(languages.len() >= 18, "{} languages", languages.len());
    let mut of_kind: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for case in &cases {
        of_kind.entry(&case.kind).or_default().insert(case.language.code());
    }
    for (kind, holds) in KINDS {
        let found = of_kind.get(kind).map_or(0, BTreeSet::len);
        assert!(found >= 5, "{kind} ({holds}) is in {found} languages");
    }
    let texts: BTreeSet<&str> = cases.iter().map(|case| case.text.as_str()).collect();
    assert_eq!(texts.len(), cases.len(), "a text stands twice");
}
