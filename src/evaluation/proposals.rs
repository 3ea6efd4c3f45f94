//! All proposals of the passes over a document, however unsure, each with whether it is right: what models of
//! confidence are fitted to.

use super::{GoldRepair, TestDocument, rewrite};
use crate::analysis::Context;
use crate::cleaner::Cleaner;
use crate::confidence::Features;
use crate::finding::Finding;
use crate::pass::Stage;
use crate::text::Span;

/// A proposal of a pass, judged by gold repairs.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// The pass.
    pub pass: &'static str,
    /// What the pass knows of it.
    pub features: Features,
    /// The confidence that it has now, 0.0 to 1.0.
    pub confidence: f32,
    /// Whether it makes a gold repair, and nothing else.
    pub is_right: bool,
    /// The class of the gold repair at its place, if there is one.
    pub gold: Option<String>,
    /// What stands there.
    pub wrong: String,
    /// What is proposed.
    pub right: String,
}

/// Classes of artifacts that the passes on characters repair before words are looked at.
const CHARACTER_CLASSES: [&str; 4] = ["mojibake", "html_entity", "homoglyph", "invisible"];

/// The proposals of both stages for the text of a document with `gold` repairs of it. For the second stage the
/// artifacts of the first are repaired as the gold says.
pub fn proposals(cleaner: &Cleaner, document: &TestDocument, gold: &[&GoldRepair]) -> Vec<Proposal> {
    let offsets: Vec<usize> =
        document.text.char_indices().map(|(at, _)| at).chain([document.text.len()]).collect();
    let place = |at: usize| offsets[at.min(offsets.len() - 1)];
    let mut repairs: Vec<Repair<'_>> = gold
        .iter()
        .map(|repair| Repair { span: Span::new(place(repair.start), place(repair.end)), gold: repair })
        .collect();
    repairs.sort_by_key(|repair| repair.span);
    let mut found = judged(cleaner, &document.text, &repairs, Stage::Characters);
    let (text, repairs) = with_characters_repaired(&document.text, &repairs);
    found.extend(judged(cleaner, &text, &repairs, Stage::Words));
    found
}

/// The proposals for a text without artifacts: all of them are wrong.
pub fn proposals_on_clean(cleaner: &Cleaner, text: &str) -> Vec<Proposal> {
    [Stage::Characters, Stage::Words]
        .into_iter()
        .flat_map(|stage| judged(cleaner, text, &[], stage))
        .collect()
}

/// A gold repair with its place in bytes.
#[derive(Clone, Copy)]
struct Repair<'g> {
    span: Span,
    gold: &'g GoldRepair,
}

/// The text with the repairs of characters made, and the others at their places in it.
fn with_characters_repaired<'g>(text: &str, repairs: &[Repair<'g>]) -> (String, Vec<Repair<'g>>) {
    let mut repaired = String::with_capacity(text.len());
    let mut rest = Vec::new();
    let mut last = 0;
    for repair in repairs {
        if CHARACTER_CLASSES.contains(&repair.gold.class.as_str()) {
            repaired.push_str(&text[last..repair.span.start]);
            repaired.push_str(&repair.gold.right);
            last = repair.span.end;
        } else {
            let start = repaired.len() + repair.span.start - last;
            rest.push(Repair { span: Span::new(start, start + repair.span.len()), gold: repair.gold });
        }
    }
    repaired.push_str(&text[last..]);
    (repaired, rest)
}

fn judged(cleaner: &Cleaner, text: &str, repairs: &[Repair<'_>], stage: Stage) -> Vec<Proposal> {
    let context = Context::new(text, cleaner.options().language, cleaner.options().source);
    let findings = cleaner.findings(&context, stage);
    findings.iter().filter_map(|finding| judge(text, repairs, finding, &findings)).collect()
}

/// Whether a finding makes a gold repair, together with the others of its pass at the same place: one damaged word
/// may hold several damaged letters.
fn judge(text: &str, repairs: &[Repair<'_>], finding: &Finding, all: &[Finding]) -> Option<Proposal> {
    let replacement = finding.replacement.clone()?;
    let span = finding.span;
    let near = repairs.iter().find_map(|repair| {
        let wide = repair.span.widened_to_spaces(text);
        (span.start <= wide.end && span.end >= wide.start).then_some((repair, wide))
    });
    let is_right = near.is_some_and(|(repair, wide)| {
        let mut own: Vec<(Span, &str)> = all
            .iter()
            .filter(|other| other.pass == finding.pass && other.span.start <= wide.end)
            .filter(|other| {
                other.span.end >= wide.start && (other.span == span || !other.span.collides(span))
            })
            .filter_map(|other| Some((other.span, other.replacement.as_deref()?)))
            .collect();
        own.sort_unstable();
        own.dedup_by_key(|(span, _)| *span);
        let got = rewrite(text, wide, own.into_iter());
        let (head, tail) = (&text[wide.start..repair.span.start], &text[repair.span.end..wide.end]);
        std::iter::once(&repair.gold.right)
            .chain(&repair.gold.alts)
            .any(|right| got.trim() == format!("{head}{right}{tail}").trim())
    });
    Some(Proposal {
        pass: finding.pass,
        features: finding.features.clone(),
        confidence: finding.confidence,
        is_right,
        gold: near.map(|(repair, _)| repair.gold.class.clone()),
        wrong: span.widened_to_spaces(text).of(text).to_owned(),
        right: replacement,
    })
}
