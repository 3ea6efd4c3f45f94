//! The way from a document to its report: passes, resolution, and further rounds until nothing is left.

use crate::analysis::Context;
use crate::changed_lines::{ChangedLines, are_local, reads_lines};
use crate::confidence::{Density, is_sure};
use crate::document::Document;
use crate::edit::{Edit, apply, compose, from_original, to_original};
use crate::finding::{Finding, Findings, Level};
use crate::language::Language;
use crate::left_alone::LeftAlone;
use crate::pass::{PASSES, Pass, Stage, by_name};
use crate::report::Report;
use crate::resolve::resolve;
use crate::style::Style;
use crate::text::{Markup, Span};
use crate::user_lexicon::UserLexicon;
use rayon::prelude::*;
use regex::Regex;
use std::borrow::Cow;
use std::cell::LazyCell;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What to look for and what to propose.
#[derive(Clone, Debug)]
pub struct Options {
    /// The language of the text; `None` to detect it by paragraph.
    pub language: Option<Language>,
    /// The language that the text was translated from; `None` to guess it from its traces.
    pub source: Option<Language>,
    /// The lowest level that is proposed.
    pub level: Level,
    /// Least confidence of a proposal, 0.0 to 1.0.
    pub min_confidence: f32,
    /// Names of the passes to run; `None` for all.
    pub select: Option<Vec<&'static str>>,
    /// Names of passes to leave out.
    pub ignore: Vec<&'static str>,
    /// What is known of words beyond the dictionaries; the first that knows a word speaks. What a word list has stays
    /// as it is written there.
    pub lexica: Vec<Arc<UserLexicon>>,
    /// What they match is left alone. A long text is matched in parts that end at line ends.
    pub ignore_patterns: Vec<Regex>,
    /// House style.
    pub style: Style,
    /// What holds for single passes, by their names.
    pub passes: BTreeMap<&'static str, PassOptions>,
}

/// What holds for one pass.
#[derive(Clone, Copy, Debug, Default)]
pub struct PassOptions {
    /// The level that its findings may reach at most; `None` for that of the pass.
    pub ceiling: Option<Level>,
    /// Least confidence of its proposals, 0.0 to 1.0; `None` for that of all passes.
    pub min_confidence: Option<f32>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            language: None,
            source: None,
            level: Level::Fix,
            min_confidence: 0.0,
            select: None,
            ignore: Vec::new(),
            lexica: Vec::new(),
            ignore_patterns: Vec::new(),
            style: Style::default(),
            passes: BTreeMap::new(),
        }
    }
}

/// A text with its repairs made, and what they are.
#[derive(Debug)]
pub struct Cleaned<'t> {
    /// The cleaned text; the very text that was given if there is no edit.
    pub text: Cow<'t, str>,
    /// The edits with their reasons, by their places in the text that was given.
    pub report: Report,
}

/// Cleans texts by one set of options. It has no state, so threads may share it.
#[derive(Debug)]
pub struct Cleaner {
    options: Options,
    passes: Vec<&'static Pass>,
}

/// Rounds over one text at most. One repair may show another ("&amp;amp;", a typo behind a lost space);
/// in practice the second round finds nothing new.
const MAX_ROUNDS: usize = 8;

/// Texts longer than this many bytes are cleaned in blocks of about this length, in parallel, so that
/// memory does not grow with the file. A block ends at a line end.
const BLOCK_BYTES: usize = 1 << 20;

impl Cleaner {
    /// A cleaner with these options.
    pub fn new(options: Options) -> Self {
        let selected = |pass: &Pass| options.select.as_ref().is_none_or(|names| names.contains(&pass.name));
        let passes = PASSES
            .iter()
            .copied()
            .filter(|pass| selected(pass) && !options.ignore.contains(&pass.name))
            .collect();
        Self { options, passes }
    }

    /// The options.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// Cleans one text in memory.
    ///
    /// ```
    /// use postedit::{Cleaner, Options};
    ///
    /// let cleaner = Cleaner::new(Options::default());
    /// let cleaned = cleaner.clean("The package includes. additional ammunition.");
    /// assert_eq!(cleaned.text, "The package includes additional ammunition.");
    /// assert_eq!(cleaned.report.edits[0].pass, "stray-periods");
    /// ```
    ///
    /// # Panics
    /// If the text is longer than [`Document::MAX_BYTES`].
    pub fn clean<'t>(&self, text: &'t str) -> Cleaned<'t> {
        assert!(text.len() <= Document::MAX_BYTES, "the text is longer than 4 GiB");
        let report = self.report_text(text);
        let text = if report.edits.is_empty() { text.into() } else { apply(text, &report.edits).into() };
        Cleaned { text, report }
    }

    /// What is found in one document. Repairs that its encoding cannot express are held back.
    pub fn report(&self, document: &Document) -> Report {
        let mut report = match document.prose() {
            None => self.report_text(document.text()),
            Some(prose) => document.locate(self.report_marked(prose.text(), prose.markup())),
        };
        let encoding = document.encoding();
        let (edits, lost) = report.edits.into_iter().partition(|edit| encoding.can_encode(&edit.replacement));
        report.edits = edits;
        report.held_back.extend::<Vec<Edit>>(lost);
        report.held_back.sort_by_key(|edit| edit.span);
        report
    }

    /// What is found in a text, which must not be longer than [`Document::MAX_BYTES`].
    pub(crate) fn report_text(&self, text: &str) -> Report {
        self.report_marked(text, Markup::NONE)
    }

    /// The same where the format of the article says something of the text.
    fn report_marked(&self, text: &str, markup: &Markup) -> Report {
        let blocks = blocks(text);
        if let [block] = blocks[..] {
            return self.clean_block(text, block, markup, self.options.language);
        }
        let language = self.options.language.or_else(|| first_language(text, blocks[0]));
        let clean = |&block| self.clean_block(text, block, &markup.within(block), language);
        join(blocks.par_iter().map(clean).collect(), language)
    }

    fn clean_block(&self, whole: &str, block: Span, markup: &Markup, language: Option<Language>) -> Report {
        let original = block.of(whole);
        let mut markup = Cow::Borrowed(markup);
        let mut report = Report::default();
        let mut text = Cow::Borrowed(original);
        for stage in [Stage::Characters, Stage::Words] {
            if stage == Stage::Characters && !needs_character_stage(&text) {
                continue;
            }
            for _ in 0..MAX_ROUNDS {
                let context = self.context(&text, &markup, language);
                // only what has findings needs it
                let words = LazyCell::new(|| word_count(&context));
                let sure = sure_edits(&report.edits);
                let mut round = self.round(&context, &markup, stage, |_| true, (&words, sure));
                if round.accepted.is_empty() {
                    self.keep_rest(&mut report, round);
                    break;
                }
                let next = apply(&text, &round.accepted);
                let later = match stage {
                    Stage::Words => {
                        self.later_rounds(&context, &markup, &round.accepted, &next, (&words, sure))
                    }
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
        for pass in self.passes.iter().filter(|pass| pass.stage == stage) {
            if !context.paragraphs().iter().any(|paragraph| pass.languages.include(paragraph.language)) {
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

    /// The level that findings of a pass may reach at most.
    fn ceiling(&self, pass: &str) -> Level {
        let own = self.options.passes.get(pass).and_then(|options| options.ceiling);
        own.or_else(|| by_name(pass).map(|pass| pass.ceiling)).unwrap_or(Level::Suggest)
    }

    /// Least confidence of what a pass proposes.
    fn min_confidence(&self, pass: &str) -> f32 {
        let own = self.options.passes.get(pass).and_then(|options| options.min_confidence);
        own.unwrap_or(self.options.min_confidence)
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
        (words_of_all, sure): (&Count<impl FnOnce() -> usize>, usize),
    ) -> Option<LaterRounds> {
        let options = &self.options;
        if !(markup.is_empty() && options.lexica.is_empty() && options.ignore_patterns.is_empty()) {
            return None;
        }
        let lines = ChangedLines::of(context, accepted)?;
        let first = lines.after(accepted, next);
        let words = context.words_of(lines.stretches());
        let whole = context.as_whole(&words);
        let (mut part, mut edits) = (first.clone(), Vec::new());
        for _ in 1..MAX_ROUNDS {
            let again = Context::of_part(&part.text, options.language, whole).with_style(options.style);
            let is_wanted = |finding: &Finding| reads_lines(finding.pass) && part.includes(finding.span);
            let sure = sure + sure_edits(accepted) + sure_edits(&edits);
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

    /// One round over a text, or a part of one that has so many words and so many sure edits before; of the findings
    /// only those are kept that `is_wanted`.
    fn round(
        &self,
        context: &Context<'_>,
        markup: &Markup,
        stage: Stage,
        is_wanted: impl Fn(&Finding) -> bool,
        (words, sure): (&Count<impl FnOnce() -> usize>, usize),
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
        }
        let (proposals, remarks) =
            findings.into_iter().partition::<Vec<_>, _>(|finding| finding.replacement.is_some());
        let edits = resolve(proposals, |name| self.ceiling(name));
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

fn sure_edits(edits: &[Edit]) -> usize {
    edits.iter().filter(|edit| is_sure(edit.confidence)).count()
}

fn language_at(context: &Context<'_>, span: Span) -> Language {
    let paragraphs = context.paragraphs();
    let at = paragraphs.partition_point(|paragraph| paragraph.span.end < span.start);
    paragraphs.get(at).map_or(context.language(), |paragraph| paragraph.language)
}

/// Whether the text holds any character that the character passes could repair: an ampersand, or a byte
/// that begins one of the characters of mojibake, other scripts' letters, invisible and unusual forms.
fn needs_character_stage(text: &str) -> bool {
    text.is_ascii() && memchr::memchr(b'&', text.as_bytes()).is_some()
        || !text.is_ascii() && {
            let bytes = text.as_bytes();
            bytes.windows(3).any(|window| match window[0] {
                b'&' => true,
                0xc2 => matches!(window[1], 0x80..=0x9f | 0xad),
                0xc3 => matches!(window[1], 0x82..=0xb4) && window[2] >= 0xc2,
                0xcc..=0xd4 | 0xef => true,
                // signs of Arabic, Hangul and kana that stand apart from their letters
                0xd9 => matches!(window[1], 0x93..=0x95),
                0xe1 => matches!(window[1], 0x84..=0x87),
                0xe3 => window[1] == 0x82 && matches!(window[2], 0x99 | 0x9a),
                0xe2 => matches!((window[1], window[2]), (0x80, 0x8b..=0x8d) | (0x81, 0xa0)),
                _ => false,
            }) || bytes.ends_with(b"\xc2\xad")
                || text.contains('â')
        }
}

/// The blocks that a text is cleaned in: line by line up to about [`BLOCK_BYTES`].
fn blocks(text: &str) -> Vec<Span> {
    let mut blocks = Vec::new();
    let mut start = 0;
    while text.len() - start > BLOCK_BYTES {
        let Some(offset) = memchr::memchr(b'\n', &text.as_bytes()[start + BLOCK_BYTES..]) else { break };
        let end = start + BLOCK_BYTES + offset + 1;
        blocks.push(Span::new(start, end));
        start = end;
    }
    if start < text.len() || blocks.is_empty() {
        blocks.push(Span::new(start, text.len()));
    }
    blocks
}

/// The language that the blocks of a text are cleaned in, by the beginning of the first.
pub(crate) fn first_language(text: &str, block: Span) -> Option<Language> {
    let mut end = block.end.min(block.start + 16_384);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let language = Context::new(&text[block.start..end], None, None).language();
    (language != Language::UNDETERMINED).then_some(language)
}

fn shift(report: &mut Report, by: usize) {
    let moved = |span: Span| Span::new(span.start + by, span.end + by);
    for edit in report.edits.iter_mut().chain(&mut report.held_back) {
        edit.span = moved(edit.span);
    }
    for remark in &mut report.remarks {
        remark.span = moved(remark.span);
    }
}

fn join(reports: Vec<Report>, language: Option<Language>) -> Report {
    let mut joined = Report { language, ..Report::default() };
    for report in reports {
        joined.edits.extend(report.edits);
        joined.held_back.extend(report.held_back);
        joined.remarks.extend(report.remarks);
        joined.source = joined.source.or(report.source);
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::style::{PlaceNames, Quotes};
    use crate::user_lexicon::WordList;

    fn clean(text: &str) -> (String, Report) {
        let document = Document::new("test", text);
        let report = Cleaner::new(Options::default()).report(&document);
        (report.cleaned(&document), report)
    }

    #[test]
    fn one_repair_shows_the_next() {
        let (text, report) = clean("We met at the caf&amp;eacute; , and he saidthat it was late.");
        assert_eq!(text, "We met at the café, and he said that it was late.");
        assert!(report.edits.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
    }

    #[test]
    fn a_cleaned_text_gives_no_edit() {
        let (text, _) =
            clean("The goverment of of the town left .It was ofcourse late,but they stayed in “town“.");
        let (again, report) = clean(&text);
        assert_eq!((again, report.edits.len()), (text, 0));
    }

    fn clean_with(options: Options, text: &str) -> String {
        Cleaner::new(options).clean(text).text.into_owned()
    }

    #[test]
    fn single_passes_have_a_level_and_a_confidence_of_their_own() {
        let text = "The goverment of of the town left .";
        let with = |passes: &[(&'static str, PassOptions)]| {
            clean_with(Options { passes: passes.iter().copied().collect(), ..Options::default() }, text)
        };
        assert_eq!(with(&[]), "The government of the town left.");
        let suggested = PassOptions { ceiling: Some(Level::Suggest), ..PassOptions::default() };
        assert_eq!(with(&[("typos", suggested)]), "The goverment of the town left.");
        let sure = PassOptions { min_confidence: Some(1.0), ..PassOptions::default() };
        assert_eq!(with(&[("doubled-words", sure)]), "The government of of the town left.");
    }

    #[test]
    fn what_is_left_alone_stays_through_all_rounds() {
        let patterns = vec![Regex::new(r"goverment|(?m)^>.*").expect("a pattern")];
        let options = Options { ignore_patterns: patterns, ..Options::default() };
        let cleaned = clean_with(
            options.clone(),
            "The goverment of of the town left .\n> teh teh town ,left\nIt recieved it .",
        );
        assert_eq!(cleaned, "The goverment of the town left.\n> teh teh town ,left\nIt received it.");
        assert_eq!(clean_with(options, &cleaned), cleaned);
    }

    #[test]
    fn no_pass_touches_a_word_that_a_list_has() {
        let changing = [
            "mojibake",
            "homoglyphs",
            "fused-words",
            "fused-numbers",
            "odd-capitals",
            "sentence-starts",
            "split-words",
            "typos",
            "misspelt-names",
            "agreement",
            "articles",
            "name-forms",
            "transliteration",
            "acronym-case",
            "residue",
            "calques",
            "house-places",
        ];
        for name in changing {
            let example = &by_name(name).expect("a pass").example;
            let words = example
                .wrong
                .split_whitespace()
                .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
            let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
            let list = |words: &str| Arc::new(UserLexicon::Words(WordList::read(words).expect("a list")));
            let cleaned = |lexica| {
                let options = Options {
                    language: Language::from_code(example.language),
                    source: example.source.and_then(Language::from_code),
                    level: Level::Suggest,
                    select: Some(vec![name]),
                    style: example.style,
                    lexica,
                    ..Options::default()
                };
                clean_with(options, example.wrong)
            };
            assert_eq!(cleaned(vec![list(&words.join("\n"))]), example.wrong, "{name}");
            // a list of other words has no such power
            assert_eq!(cleaned(vec![list("Nasams")]), example.right, "{name}");
        }
    }

    #[test]
    fn damage_around_a_listed_word_is_repaired() {
        let list = WordList::read("Nasams\neBay\nUnconditional\nthe").expect("a list");
        let options = Options {
            lexica: vec![Arc::new(UserLexicon::Words(list))],
            level: Level::Suggest,
            ..Options::default()
        };
        for (wrong, right) in [
            ("He praised the Nasamsbut left it there.", "He praised the Nasams, but left it there."),
            ("The army has the Nasams ,which is new.", "The army has the Nasams, which is new."),
            ("They bought the the Nasams last year.", "They bought the Nasams last year."),
            ("eBay sold it.Then they left.", "eBay sold it. Then they left."),
            ("He spoke of the Unconditional support.", "He spoke of the Unconditional support."),
        ] {
            assert_eq!(clean_with(options.clone(), wrong), right);
        }
    }

    #[test]
    fn both_spellings_of_a_language_stay() {
        for text in [
            "They organise and realise it, and the organisation recognises the apologising visitors.",
            "They organize and realize it, and the organization recognizes the apologizing visitors.",
            "The organisation will organize the analysis, and it analysed what others had analyzed.",
            "The centre of the colour was in the theater, and the traveller traveled to the defense of the harbour.",
        ] {
            let options = Options {
                language: Language::from_code("en"),
                level: Level::Suggest,
                style: Style { place_names: PlaceNames::New, quotes: Quotes::Language },
                ..Options::default()
            };
            assert_eq!(clean_with(options, text), text);
        }
    }

    #[test]
    fn a_styled_text_gives_no_edit() {
        let text =
            "He said \"yes\" in Kiev, „no“ in Odessa and « perhaps » in Kharkov. \"Bombay,\" she said.";
        for style in [
            Style { place_names: PlaceNames::New, quotes: Quotes::Language },
            Style { place_names: PlaceNames::New, quotes: Quotes::Straight },
        ] {
            for level in [Level::Fix, Level::Suggest] {
                let options =
                    Options { style, level, language: Language::from_code("en"), ..Options::default() };
                let once = clean_with(options.clone(), text);
                let marks = if style.quotes == Quotes::Straight { ['"', '"'] } else { ['“', '”'] };
                let [open, close] = marks;
                let wanted = format!(
                    "He said {open}yes{close} in Kyiv, {open}no{close} in Odesa and {open}perhaps{close} in Kharkiv. \
                     {open}Mumbai,{close} she said."
                );
                assert_eq!(once, wanted);
                assert_eq!(clean_with(options, &once), once);
            }
        }
        let old = Style { place_names: PlaceNames::Old, ..Style::default() };
        let options = Options { style: old, level: Level::Suggest, ..Options::default() };
        let text = "He flew from Kyiv to the old port of Odesa and then to Warsaw.";
        assert_eq!(
            clean_with(options, text),
            "He flew from Kiev to the old port of Odessa and then to Warsaw."
        );
    }

    #[test]
    fn threads_may_share_a_cleaner() {
        fn shared<T: Send + Sync>() {}
        shared::<Cleaner>();
    }

    #[test]
    fn a_text_without_edits_is_not_copied() {
        let cleaned = Cleaner::new(Options::default()).clean("He saw the old house.");
        assert!(matches!(cleaned.text, Cow::Borrowed(_)));
    }

    #[test]
    fn an_empty_text_gives_an_empty_report() {
        let (text, report) = clean("");
        assert!(text.is_empty() && report.edits.is_empty() && report.language.is_none());
    }

    #[test]
    fn long_texts_are_cleaned_in_blocks() {
        let line = "The minister said that the the plan would go ahead in the spring of next year.\n";
        let text = line.repeat(2 * BLOCK_BYTES / line.len() + 10);
        assert!(blocks(&text).len() > 1);
        let (cleaned, report) = clean(&text);
        assert_eq!(cleaned, text.replace("the the", "the"));
        assert_eq!(report.edits.len(), text.lines().count());
    }
}
