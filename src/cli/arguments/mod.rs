//! The arguments of all commands.

mod batch;
mod choice;
mod clean;
mod config;
mod eval;
mod learn;
mod lists;
mod lsp;
mod reading;
mod review;

pub use batch::BatchArguments;
pub use choice::{Choice, LowestLevel};
pub use clean::{CleanArguments, DiffStyle, Format, Paging};
pub use config::{ConfigCommand, ConfigFormat, ShowConfigArguments};
pub use eval::{EvalArguments, EvalFormat};
pub use learn::{LearnArguments, LexiconCommand, ShowArguments};
pub use lists::{LanguagesArguments, LanguagesFormat, RulesArguments, RulesFormat};
pub use lsp::LspArguments;
pub use reading::Reading;
pub use review::ReviewArguments;

use clap::builder::PossibleValuesParser;
use clap::builder::TypedValueParser;
use clap::{Parser, Subcommand, ValueEnum};
use postedit::Language;
use postedit::pass::{PASSES, Pass, by_name};

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
    /// Decide on each proposal, at a terminal
    ///
    /// All proposals are shown one by one, suggestions too, with the keys of `git add -p`: y n a d e s u / ? q. The
    /// decisions are kept, and the same command goes on with them. Files are written only when you say so.
    Review(Box<ReviewArguments>),
    /// Clean a whole corpus: folders, record files, standard input
    Batch(Box<BatchArguments>),
    /// Serve an editor: findings and repairs as one writes, by the language server protocol
    Lsp(LspArguments),
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
    /// Look into the configuration that postedit.toml files give
    #[command(subcommand)]
    Config(ConfigCommand),
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

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_consistent() {
        Arguments::command().debug_assert();
    }
}
