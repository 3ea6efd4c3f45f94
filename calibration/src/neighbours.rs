//! Counts of neighbouring word classes, and of neighbouring frequent words.

use crate::sets::{TestSet, is_checked};
use postedit::Language;
use postedit::analysis::{Context, FIRST_WORD, Neighbour, NeighbourClass};
use postedit::lexicon::key_of;
use postedit::text::TokenKind;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;

/// Frequent words of a language that are counted one by one.
const FREQUENT: usize = 150;
/// Least count of a pair that is written: what stands once in a text tells nothing.
const LEAST_PAIR: u32 = 2;

/// Lines of language, class, and how often each class stands behind it, from the clean texts that are fitted to.
pub fn count(sets: &[TestSet]) -> String {
    let mut text = String::new();
    for set in sets {
        let counts = counts(set);
        for (before, row) in counts.chunks(NeighbourClass::COUNT).enumerate() {
            let cells: Vec<String> = row.iter().map(u32::to_string).collect();
            let _ = writeln!(text, "{}\t{before}\t{}", set.name, cells.join("\t"));
        }
    }
    text
}

fn counts(set: &TestSet) -> Vec<u32> {
    let size = NeighbourClass::COUNT;
    let mut counts = vec![0; size * size];
    let texts = set.documents.iter().filter(|document| !is_checked(document));
    for text in texts.filter_map(|document| document.clean.as_deref()) {
        let context = Context::new(text, Language::from_code(&set.name), None);
        for paragraph in context.paragraphs() {
            let mut before = NeighbourClass::EDGE;
            for at in paragraph.tokens.clone() {
                let class = context.neighbour_class(Some(at));
                counts[before.index() * size + class.index()] += 1;
                before = class;
            }
            counts[before.index() * size + NeighbourClass::EDGE.index()] += 1;
        }
    }
    counts
}

/// Lines for the frequent words of each language: the words, how often each number stands behind another, and how often
/// each before others and before which.
pub fn count_words(sets: &[TestSet]) -> String {
    let mut text = String::new();
    for set in sets {
        let language = Language::from_code(&set.name);
        let texts = || {
            let fitted = set.documents.iter().filter(|document| !is_checked(document));
            fitted.filter_map(|document| document.clean.as_deref())
        };
        let mut times: HashMap<String, usize> = HashMap::new();
        for_each_token(texts(), language, |word, _| *times.entry(word.to_owned()).or_default() += 1);
        times.remove("");
        let mut words: Vec<_> = times.into_iter().collect();
        words.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        words.truncate(FREQUENT);
        let numbers: HashMap<&str, Neighbour> =
            words.iter().map(|(word, _)| word.as_str()).zip(FIRST_WORD..).collect();
        let size = numbers.len() + usize::from(FIRST_WORD);
        let mut pairs: BTreeMap<(Neighbour, Neighbour), u32> = BTreeMap::new();
        let edge = NeighbourClass::EDGE.index() as Neighbour;
        let mut before = edge;
        for_each_token(texts(), language, |word, class| {
            let number = numbers.get(word).copied().unwrap_or(class.index() as Neighbour);
            if before != edge || number != edge {
                *pairs.entry((before, number)).or_default() += 1;
            }
            before = number;
        });
        let _ = writeln!(text, "{}\twords\t{}", set.name, joined(words.iter().map(|(word, _)| word.clone())));
        let (mut behind, mut ahead) = (vec![0; size], vec![0; size]);
        for ((first, second), count) in &pairs {
            ahead[usize::from(*first)] += count;
            behind[usize::from(*second)] += count;
        }
        let _ = writeln!(text, "{}\tbehind\t{}", set.name, joined(behind.iter().map(u32::to_string)));
        for (first, count) in (0..).zip(ahead).filter(|(_, count)| *count > 0) {
            let own = pairs.range((first, 0)..=(first, Neighbour::MAX));
            let own = own.filter(|(_, count)| **count >= LEAST_PAIR);
            let cells = joined(own.map(|((_, second), count)| format!("{second}:{count}")));
            let _ = writeln!(text, "{}\t{first}\t{count}\t{cells}", set.name);
        }
    }
    text
}

fn joined(cells: impl Iterator<Item = String>) -> String {
    cells.collect::<Vec<_>>().join(" ")
}

/// Tells each token with its class, words by their form without capitals, others and the edge by an empty one.
fn for_each_token<'t>(
    texts: impl Iterator<Item = &'t str>,
    language: Option<Language>,
    mut tell: impl FnMut(&str, NeighbourClass),
) {
    for text in texts {
        let context = Context::new(text, language, None);
        for paragraph in context.paragraphs() {
            tell("", NeighbourClass::EDGE);
            for at in paragraph.tokens.clone() {
                let is_word = context.tokens()[at].kind == TokenKind::Word;
                let form = if is_word { key_of(context.word(at)) } else { "".into() };
                tell(&form, context.neighbour_class(Some(at)));
            }
            tell("", NeighbourClass::EDGE);
        }
    }
}
