//! The way from a document to its report.

mod blocks;
mod contradictions;
mod damage;
mod divided;
mod options;
mod rounds;

use crate::document::Document;
use crate::edit::{Edit, apply};
use crate::finding::{Finding, Level};
use crate::pass::{PASSES, Pass, by_name};
use crate::report::Report;
use crate::text::Markup;
use blocks::{blocks, join};
use rayon::prelude::*;
use std::borrow::Cow;

pub use blocks::PIECE_BYTES;
pub(crate) use blocks::first_language;
pub use options::{Options, PassOptions};

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

    /// How far a finding may go by itself: by its confidence, and at most as far as its pass may.
    fn level(&self, finding: &Finding) -> Level {
        let Some(pass) = by_name(finding.pass) else { return Level::Suggest };
        let own = self.options.passes.get(pass.name).and_then(|options| options.ceiling);
        if finding.confidence >= pass.fixes_from { own.unwrap_or(pass.ceiling) } else { Level::Suggest }
    }

    /// Least confidence of what a pass proposes.
    fn min_confidence(&self, pass: &str) -> f32 {
        let own = self.options.passes.get(pass).and_then(|options| options.min_confidence);
        own.unwrap_or(self.options.min_confidence)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::style::{PlaceNames, Quotes, Style};
    use crate::user_lexicon::{UserLexicon, WordList};
    use regex::Regex;
    use std::sync::Arc;

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
    fn a_name_that_other_lines_have_too_stays_in_later_rounds() {
        let other =
            "Город стоит на берегу реки, и летом здесь всегда много людей из соседних деревень.\n".repeat(4);
        let text = |mark: &str| {
            format!(
                "Вчера он ехал домой на Яндекс.Такси{mark}, и ему было холодно.\n{other}Потом он снова вызвал Яндекс.Такси \
                 к дому.\n"
            )
        };
        assert_eq!(clean(&text(" ")).0, text(""));
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
    fn a_list_of_other_words_takes_no_evidence_away() {
        let list = WordList::read("Nasams").expect("a list");
        let french = Language::from_code("fr");
        let options = Options {
            lexica: vec![Arc::new(UserLexicon::Words(list))],
            language: french,
            ..Options::default()
        };
        let wrong = "Le maire dit qu il vient de l eau et que l homme a parlé. C est la fin de l histoire.";
        let right = "Le maire dit qu'il vient de l'eau et que l'homme a parlé. C'est la fin de l'histoire.";
        assert_eq!(clean_with(options, wrong), right);
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
}
