//! The rounds over one text: passes, resolution, and the same again until nothing is left.

use super::Cleaner;
use super::blocks::shift;
use super::contradictions;
use super::damage::needs_character_stage;
use super::divided::Divided;
use crate::analysis::Context;
use crate::changed_lines::{ChangedLines, are_local, reads_lines};
use crate::confidence::{Density, SurePlaces};
use crate::edit::{Edit, apply, compose, from_original, to_original};
use crate::finding::{Finding, Findings};
use crate::language::Language;
use crate::left_alone::LeftAlone;
use crate::pass::{Stage, by_name};
use crate::report::Report;
use crate::resolve::resolve;
use crate::text::{Markup, Span};
use itertools::Itertools;
use std::borrow::Cow;
use std::cell::LazyCell;

/// Rounds over one text at most. One repair may show another ("&amp;amp;", a typo behind a lost space);
/// in practice the second round finds nothing new.
const MAX_ROUNDS: usize = 8;

impl Cleaner {
    /// What is found in a block of a text, in all rounds, by its place in the whole.
    pub(super) fn clean_block(
        &self,
        whole: &str,
        block: Span,
        markup: &Markup,
        language: Option<Language>,
    ) -> Report {
        let original = block.of(whole);
        let mut markup = Cow::Borrowed(markup);
        let mut report = Report::default();
        let mut text = Cow::Borrowed(original);
        let mut reached = None;
        let mut rounds = MAX_ROUNDS;
        'text: loop {
            let context = self.context(&text, &markup, language);
            let stage =
                reached.get_or_insert_with(|| match needs_character_stage(&text, context.language()) {
                    true => Stage::Characters,
                    false => Stage::Words,
                });
            // only what has findings needs it
            let words = LazyCell::new(|| word_count(&context));
            let sure = SurePlaces::default().and(&report.edits);
            let divided = Divided::of(&report.edits, &text);
            let is_wanted = |finding: &Finding| !divided.forbid(finding, finding.span);
            let mut round = loop {
                let round = self.round(&context, &markup, *stage, is_wanted, (&words, sure.clone()));
                if !round.accepted.is_empty() {
                    break round;
                }
                self.keep_rest(&mut report, round);
                if *stage == Stage::Words {
                    break 'text;
                }
                (*stage, rounds) = (Stage::Words, MAX_ROUNDS);
            };
            let next = apply(&text, &round.accepted);
            let later = match *stage {
                Stage::Words => self.later_rounds(&context, &markup, &round.accepted, &next, (&words, sure)),
                Stage::Characters => None,
            };
            if let Some(later) = later {
                round.rest.retain(|edit| !later.lines.include(edit.span));
                round.remarks.retain(|remark| !later.lines.include(remark.span));
                let accepted = std::mem::take(&mut round.accepted);
                // each at its place in the text of its round
                self.keep_rest(&mut report, round);
                report.edits = compose(&text, std::mem::take(&mut report.edits), accepted);
                self.keep_rest(&mut report, later.last);
                report.edits = compose(&next, std::mem::take(&mut report.edits), later.edits);
                break;
            }
            if !markup.is_empty() {
                let moved = |places: &[usize]| from_original(&round.accepted, places.iter().copied());
                markup = Cow::Owned(markup.moved(moved));
            }
            report.edits = compose(&text, std::mem::take(&mut report.edits), round.accepted);
            text = next.into();
            rounds -= 1;
            if rounds == 0 {
                if *stage == Stage::Words {
                    break;
                }
                (*stage, rounds) = (Stage::Words, MAX_ROUNDS);
            }
        }
        report.edits.retain(|edit| edit.span.of(original) != edit.replacement);
        report.held_back.sort_by_key(|edit| edit.span);
        report.remarks.sort_by_key(|remark| remark.span);
        shift(&mut report, block.start);
        report
    }

    /// Adds what the last round found and did not apply, at its place in the original text.
    fn keep_rest(&self, report: &mut Report, round: Round) {
        for mut edit in round.rest {
            edit.span = to_original(&report.edits, edit.span);
            report.held_back.push(edit);
        }
        for mut remark in round.remarks {
            remark.span = to_original(&report.edits, remark.span);
            report.remarks.push(remark);
        }
        report.language = round.language.or(report.language);
        report.source = round.source.or(report.source);
    }

    /// What the passes of a stage find in an analysed text, however unsure.
    pub(crate) fn findings(&self, context: &Context<'_>, stage: Stage) -> Vec<Finding> {
        let mut findings = Findings::default();
        let languages: Vec<Language> =
            context.paragraphs().iter().map(|paragraph| paragraph.language).dedup().collect();
        for pass in self.passes.iter().filter(|pass| pass.stage == stage) {
            if !languages.iter().any(|&language| pass.languages.include(language)) {
                continue;
            }
            let first = findings.len();
            (pass.check)(context, &mut findings);
            findings.sign(first, pass.name, |span| language_at(context, span));
        }
        let mut findings = findings.into_vec();
        findings.retain(|finding| {
            let pass = by_name(finding.pass).expect("signed with the name of a pass");
            pass.languages.include(language_at(context, finding.span))
        });
        findings
    }

    fn context<'t>(&'t self, text: &'t str, markup: &'t Markup, language: Option<Language>) -> Context<'t> {
        let options = &self.options;
        Context::with_knowledge(text, language, options.source, &options.lexica, markup)
            .with_style(options.style)
    }

    /// The rounds over the lines that the first round changed in the text of `context`, which it left as `next`;
    /// `None` if the text has to be looked at as a whole again. What the user knows or wants left alone may hang on
    /// places far apart.
    fn later_rounds(
        &self,
        context: &Context<'_>,
        markup: &Markup,
        accepted: &[Edit],
        next: &str,
        (words_of_all, sure): (&Count<impl FnOnce() -> usize>, SurePlaces),
    ) -> Option<LaterRounds> {
        let options = &self.options;
        if !(markup.is_empty() && options.lexica.is_empty() && options.ignore_patterns.is_empty()) {
            return None;
        }
        let lines = ChangedLines::of(context, accepted)?;
        let first = lines.after(accepted, next);
        let words = context.words_of(lines.stretches());
        let whole = context.as_whole(&words);
        let divided = Divided::of(accepted, next);
        let (mut part, mut edits) = (first.clone(), Vec::new());
        for _ in 1..MAX_ROUNDS {
            let again = Context::of_part(&part.text, options.language, whole).with_style(options.style);
            let is_wanted = |finding: &Finding| {
                reads_lines(finding.pass)
                    && part.includes(finding.span)
                    && !divided.forbid(finding, first.outer(to_original(&edits, finding.span)))
            };
            let sure = sure.clone().and(accepted).and(&edits);
            let mut round = self.round(&again, Markup::NONE, Stage::Words, is_wanted, (words_of_all, sure));
            if round.accepted.is_empty() {
                let tokens = context.tokens();
                let elsewhere =
                    context.suspects().iter().filter(|suspect| !lines.include(tokens[suspect.token].span()));
                if again.bears_on(elsewhere) {
                    return None;
                }
                let outer = |span: Span| first.outer(to_original(&edits, span));
                round.rest.iter_mut().for_each(|edit| edit.span = outer(edit.span));
                round.remarks.iter_mut().for_each(|remark| remark.span = outer(remark.span));
                (round.language, round.source) = (None, None);
                edits.iter_mut().for_each(|edit: &mut Edit| edit.span = first.outer(edit.span));
                return Some(LaterRounds { lines, edits, last: round });
            }
            if !are_local(&part.text, &round.accepted) {
                return None;
            }
            let after = part.after(&round.accepted);
            edits = compose(&part.text, edits, round.accepted);
            part = after;
        }
        None
    }

    /// One round over a text, or a part of one that has so many words and these sure edits before; of the findings
    /// only those are kept that `is_wanted`.
    fn round(
        &self,
        context: &Context<'_>,
        markup: &Markup,
        stage: Stage,
        is_wanted: impl Fn(&Finding) -> bool,
        (words, sure): (&Count<impl FnOnce() -> usize>, SurePlaces),
    ) -> Round {
        let options = &self.options;
        let mut findings = self.findings(context, stage);
        findings.retain(|finding| is_wanted(finding) && !markup.is_opaque(finding.span));
        if !findings.is_empty() {
            let places = options.style.place_names;
            let text = context.text();
            let left_alone = LeftAlone::new(text, &options.ignore_patterns, &options.lexica, places);
            findings.retain(|finding| !left_alone.forbids(finding));
            let density = Density::new(**words, sure, &findings);
            for finding in &mut findings {
                density.weigh(finding, language_at(context, finding.span));
            }
            contradictions::doubt(&mut findings, text);
            contradictions::drop_behind_halves(&mut findings, text);
        }
        let (proposals, remarks) =
            findings.into_iter().partition::<Vec<_>, _>(|finding| finding.replacement.is_some());
        let edits = resolve(proposals, |finding| self.level(finding));
        let (accepted, rest) = edits.into_iter().partition(|edit| {
            edit.level <= options.level && edit.confidence >= self.min_confidence(edit.pass)
        });
        let has_words = !context.tokens().is_empty();
        Round {
            accepted,
            rest,
            remarks,
            language: has_words.then(|| context.language()),
            source: context.source(),
        }
    }
}

/// What one round over a text found.
struct Round {
    accepted: Vec<Edit>,
    rest: Vec<Edit>,
    remarks: Vec<Finding>,
    language: Option<Language>,
    source: Option<Language>,
}

/// What the rounds after the first found, which looked only at the lines that it changed.
struct LaterRounds {
    lines: ChangedLines,
    /// Edits of the text as the first round left it.
    edits: Vec<Edit>,
    /// What the last of them found, at its place in that text.
    last: Round,
}

/// A number that is counted when it is first asked for.
type Count<F> = LazyCell<usize, F>;

fn word_count(context: &Context<'_>) -> usize {
    context.tokens().iter().filter(|token| token.is_word()).count()
}

fn language_at(context: &Context<'_>, span: Span) -> Language {
    let paragraphs = context.paragraphs();
    let at = paragraphs.partition_point(|paragraph| paragraph.span.end < span.start);
    paragraphs.get(at).map_or(context.language(), |paragraph| paragraph.language)
}
