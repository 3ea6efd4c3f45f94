//! The arguments of all commands.

use bytesize::ByteSize;
use clap::builder::PossibleValuesParser;
use clap::builder::TypedValueParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use postedit::pass::{PASSES, Pass, by_name};
use postedit::{Language, Level};
use std::path::PathBuf;

/// Finds the marks that machine translation and scraping leave in articles, and proposes repairs as a diff.
#[derive(Debug, Parser)]
#[command(name = "postedit", version, propagate_version = true, arg_required_else_help = true)]
#[command(after_help = "Exit codes: 0 done, 1 --check found something or lexicon show did not, 2 error, \
                        130 interrupted.")]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
    /// When to use colours
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    pub color: Color,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Propose repairs of articles, as a unified diff
    Clean(CleanArguments),
    /// Clean a whole corpus: folders, record files, standard input
    Batch(Box<BatchArguments>),
    /// List the passes
    Rules(RulesArguments),
    /// List the languages, and how well each of them is served
    Languages(LanguagesArguments),
    /// Show what a pass finds, why it happens, and an example
    Explain {
        /// Name of the pass
        #[arg(value_parser = pass_parser())]
        pass: &'static Pass,
    },
    /// Count the words and names of a corpus, as evidence for `clean --lexicon`
    Learn(LearnArguments),
    /// Look into what `learn` wrote
    #[command(subcommand)]
    Lexicon(LexiconCommand),
    /// Score repairs against gold repairs
    Eval(EvalArguments),
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page in roff
    Man,
}

#[derive(Debug, Args)]
pub struct CleanArguments {
    /// Articles to read; `-` is standard input
    #[arg(value_name = "PATH", default_value = "-")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub choice: Choice,
    /// Write the cleaned texts back to their files
    #[arg(long, short, conflicts_with_all = ["stdout", "check"])]
    pub write: bool,
    /// Print the cleaned text instead of a diff
    #[arg(long, conflicts_with = "format")]
    pub stdout: bool,
    /// Exit with 1 if anything is proposed
    #[arg(long)]
    pub check: bool,
    /// Lines of context around each change
    #[arg(long, short = 'U', value_name = "N", default_value_t = 3)]
    pub unified: usize,
    /// Explain each edit: place, pass, confidence, evidence
    #[arg(long)]
    pub explain: bool,
    /// What to print
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// Print no summary
    #[arg(long, short)]
    pub quiet: bool,
}

#[derive(Debug, Args)]
pub struct BatchArguments {
    /// Text files, record files and folders of such; `-` is JSON lines on standard input
    #[arg(value_name = "INPUT", required = true)]
    pub inputs: Vec<PathBuf>,
    #[command(flatten)]
    pub outputs: BatchOutputs,
    #[command(flatten)]
    pub records: BatchRecords,
    /// In folders, take only files that match; with `!` before it, leave them out
    #[arg(long, value_name = "GLOB")]
    pub glob: Vec<String>,
    /// In folders, obey .gitignore
    #[arg(long)]
    pub gitignore: bool,
    #[command(flatten)]
    pub choice: Choice,
    /// Threads that clean; 0 for one a processor
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub threads: usize,
    /// Memory to use at most
    #[arg(long, value_name = "SIZE", default_value = "1GiB", value_parser = memory)]
    pub max_memory: ByteSize,
    /// End with the first bad record
    #[arg(long)]
    pub fail_fast: bool,
    /// Go on with a run that was interrupted
    #[arg(long)]
    pub resume: bool,
    /// Time between checkpoints
    #[arg(long, value_name = "SECONDS", default_value_t = 5)]
    pub checkpoint_every: u64,
    /// Replace outputs that are there already, and forget an interrupted run
    #[arg(long, conflicts_with = "resume")]
    pub force: bool,
    /// Print no progress and no summary
    #[arg(long, short)]
    pub quiet: bool,
}

/// Where the outputs of a batch go.
#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
pub struct BatchOutputs {
    /// File to write, or folder that mirrors the inputs; `-` is standard output
    #[arg(long, short, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// Replace the inputs themselves
    #[arg(long, conflicts_with = "output")]
    pub in_place: bool,
    /// Write one unified diff of all texts
    #[arg(long, value_name = "FILE")]
    pub patch: Option<PathBuf>,
    /// Write one JSON line for each edit
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
    /// Write the summary as JSON
    #[arg(long, value_name = "FILE")]
    pub summary: Option<PathBuf>,
}

/// How records are read and written.
#[derive(Debug, Args)]
pub struct BatchRecords {
    /// Member or column with the text; page.text is the member text of the member page
    #[arg(long, value_name = "NAME", default_value = "text")]
    pub field: String,
    /// Member or column with the ISO 639-1 code of its language
    #[arg(long, value_name = "NAME")]
    pub lang_field: Option<String>,
    /// Member or column that identifies the record in reports
    #[arg(long, value_name = "NAME")]
    pub id_field: Option<String>,
    /// Leave the text as it is and put its edits beside it, in a member or column of this name
    #[arg(long, value_name = "NAME", num_args = 0..=1, require_equals = true, default_missing_value = "edits")]
    #[arg(conflicts_with = "patch")]
    pub annotate: Option<String>,
    /// Write bad records here, not to the output
    #[arg(long, value_name = "FILE")]
    pub errors: Option<PathBuf>,
}

/// Which findings are proposed.
#[derive(Debug, Args)]
pub struct Choice {
    /// Lowest level to propose: sure fixes only, or suggestions too
    #[arg(long, value_enum, default_value_t)]
    pub level: LowestLevel,
    /// Least confidence of a proposal, 0 to 1
    #[arg(long, value_name = "P", default_value_t = 0.0, value_parser = probability)]
    pub min_confidence: f32,
    /// Run only these passes
    #[arg(long, value_name = "PASS", value_delimiter = ',', value_parser = pass_parser())]
    pub select: Option<Vec<&'static Pass>>,
    /// Leave out these passes
    #[arg(long, value_name = "PASS", value_delimiter = ',', value_parser = pass_parser())]
    pub ignore: Vec<&'static Pass>,
    /// Language of the text, as an ISO 639-1 code; detected if not given
    #[arg(long, value_name = "CODE", value_parser = language)]
    pub lang: Option<Language>,
    /// Language that the text was translated from; guessed from its traces if not given
    #[arg(long, value_name = "CODE", value_parser = language)]
    pub source_lang: Option<Language>,
    /// Counts over a corpus that `postedit learn` wrote: evidence for its names and terms
    #[arg(long, value_name = "FILE")]
    pub lexicon: Vec<PathBuf>,
    /// Words and names as they should be written, one a line in UTF-8; `#` begins a comment
    #[arg(long, value_name = "FILE")]
    pub words: Vec<PathBuf>,
    /// Hunspell dictionary, NAME.aff with NAME.dic; hu_HU serves Hungarian alone, a name without a code all texts
    #[arg(long, value_name = "NAME")]
    pub hunspell: Vec<PathBuf>,
}

impl Choice {
    /// The options for the library.
    ///
    /// # Errors
    /// A lexicon, word list or Hunspell dictionary that cannot be opened.
    pub fn options(&self) -> anyhow::Result<postedit::Options> {
        let lexica = super::lexica::open(&self.words, &self.lexicon, &self.hunspell)?;
        Ok(postedit::Options {
            language: self.lang,
            source: self.source_lang,
            level: self.level.into(),
            min_confidence: self.min_confidence,
            select: self.select.as_ref().map(|passes| passes.iter().map(|pass| pass.name).collect()),
            ignore: self.ignore.iter().map(|pass| pass.name).collect(),
            lexica,
        })
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum LowestLevel {
    /// What is applied by default
    #[default]
    Fix,
    /// What is likely too, for a person to decide
    Suggest,
}

impl From<LowestLevel> for Level {
    fn from(level: LowestLevel) -> Self {
        match level {
            LowestLevel::Fix => Self::Fix,
            LowestLevel::Suggest => Self::Suggest,
        }
    }
}

#[derive(Debug, Args)]
pub struct LearnArguments {
    /// Text files, folders of .txt, .md and .jsonl files, and JSON lines; `-` is one text on standard input
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    /// The lexicon to write
    #[arg(long, short, value_name = "FILE")]
    pub output: PathBuf,
    /// The member of each JSON object that holds the text
    #[arg(long, value_name = "NAME", default_value = "text")]
    pub field: String,
    /// Forms in memory at most, about 200 bytes each; beyond it the counts of rare forms are lower bounds
    #[arg(long, value_name = "N", default_value_t = 1_000_000)]
    #[arg(value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(1..))]
    pub max_forms: usize,
    /// Leave out forms with fewer occurrences
    #[arg(long, value_name = "N", default_value_t = 2)]
    pub min_count: u32,
    /// Language of the texts, as an ISO 639-1 code; detected by paragraph if not given
    #[arg(long, value_name = "CODE", value_parser = language)]
    pub lang: Option<Language>,
    /// Replace the lexicon if it is there already
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Subcommand)]
pub enum LexiconCommand {
    /// Print what a lexicon says of itself and of words
    ///
    /// One line a word: occurrences and documents, then how it is written, then what stands most often before and
    /// behind it. The exit code is 1 if a word is not there.
    Show(ShowArguments),
}

#[derive(Debug, Args)]
pub struct ShowArguments {
    /// The lexicon
    pub file: PathBuf,
    /// Words to look up; without any, the most frequent forms are printed
    #[arg(value_name = "WORD")]
    pub words: Vec<String>,
    /// How many of the most frequent forms are printed
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub top: usize,
}

#[derive(Debug, Args)]
pub struct RulesArguments {
    /// What to print
    #[arg(long, value_enum, default_value_t)]
    pub format: RulesFormat,
}

#[derive(Debug, Args)]
pub struct LanguagesArguments {
    /// Name the passes that serve each language
    #[arg(long)]
    pub passes: bool,
    /// What to print
    #[arg(long, value_enum, default_value_t)]
    pub format: LanguagesFormat,
}

#[derive(Debug, Args)]
pub struct EvalArguments {
    /// Folders with docs.jsonl and gold.jsonl, or with articles NAME.txt beside NAME.gold.jsonl
    #[arg(value_name = "DIR", required_unless_present_any = ["docs", "pair"])]
    pub folders: Vec<PathBuf>,
    /// Documents, one JSON object a line: id, text, and optionally clean and lang
    #[arg(long, value_name = "FILE", requires = "gold", conflicts_with = "folders")]
    pub docs: Option<PathBuf>,
    /// An article as it was found and as an editor left it; may be given several times
    #[arg(long, value_names = ["WRONG", "RIGHT"], num_args = 2, conflicts_with_all = ["folders", "docs"])]
    pub pair: Vec<PathBuf>,
    /// Gold repairs, one JSON object a line: doc, start, end, wrong, right, alts, class
    #[arg(long, value_name = "FILE", requires = "docs")]
    pub gold: Option<PathBuf>,
    #[command(flatten)]
    pub choice: Choice,
    /// Print up to N misses and false edits of each set
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub cases: usize,
    /// Print up to N gold repairs of each set that were not made, or not rightly, with their context
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub misses: usize,
    /// Print up to N edits of each set that no gold repair asks for, with their context
    #[arg(long = "false", value_name = "N", default_value_t = 0)]
    pub false_edits: usize,
    /// Print the N most frequent unknown words of the clean texts of each set
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub unknown: usize,
    /// Print up to N sentences of each set that are taken for another language
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub detection: usize,
    /// Write the measures of the sets that are named by the code of a language to their lines in FILE
    #[arg(long, value_name = "FILE")]
    #[arg(conflicts_with_all = [
        "level", "min_confidence", "select", "ignore", "lang", "source_lang", "lexicon", "words", "hunspell",
    ])]
    pub record: Option<PathBuf>,
    /// Write the cleaned texts of each set to DIR/SET.text.jsonl and DIR/SET.clean.jsonl
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// What to print
    #[arg(long, value_enum, default_value_t)]
    pub format: EvalFormat,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A unified diff
    #[default]
    Diff,
    /// One JSON object per article
    Json,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum RulesFormat {
    /// A list for reading
    #[default]
    Text,
    /// One JSON object per pass
    Json,
    /// The documentation of all passes in Markdown
    Markdown,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum LanguagesFormat {
    /// A table for reading
    #[default]
    Text,
    /// One JSON object per language
    Json,
    /// The table in Markdown, with what its columns mean
    Markdown,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum EvalFormat {
    /// Markdown tables
    #[default]
    Markdown,
    /// One JSON object per set
    Json,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Color {
    /// Makes it the choice of the whole process.
    pub fn write_global(self) {
        let choice = match self {
            Self::Auto => anstream::ColorChoice::Auto,
            Self::Always => anstream::ColorChoice::AlwaysAnsi,
            Self::Never => anstream::ColorChoice::Never,
        };
        choice.write_global();
    }
}

fn pass_parser() -> impl TypedValueParser<Value = &'static Pass> {
    PossibleValuesParser::new(PASSES.iter().map(|pass| pass.name))
        .map(|name| by_name(&name).expect("the parser admits only names of passes"))
}

fn language(code: &str) -> Result<Language, String> {
    Language::from_code(code).filter(|language| *language != Language::UNDETERMINED).ok_or_else(|| {
        let mut codes: Vec<_> =
            Language::all().filter(|l| *l != Language::UNDETERMINED).map(Language::code).collect();
        codes.sort_unstable();
        format!("unknown language; known are {}", codes.join(" "))
    })
}

/// The least memory that a batch can do with.
const LEAST_MEMORY: ByteSize = ByteSize::mib(128);

fn memory(text: &str) -> Result<ByteSize, String> {
    let size: ByteSize = text.parse().map_err(|_| "not a size, as 256MiB or 1GB are".to_owned())?;
    if size < LEAST_MEMORY { Err(format!("{LEAST_MEMORY} are needed at least")) } else { Ok(size) }
}

fn probability(text: &str) -> Result<f32, String> {
    match text.parse::<f32>() {
        Ok(value) if (0.0..=1.0).contains(&value) => Ok(value),
        _ => Err("not a number from 0 to 1".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_consistent() {
        Arguments::command().debug_assert();
    }
}
