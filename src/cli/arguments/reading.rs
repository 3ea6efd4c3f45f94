//! The arguments that say how articles are read, shared by the commands that open them one by one.

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use postedit::format::{self, ArticleFormat, FORMATS};

/// How articles are read.
#[derive(Debug, Default, Args)]
pub struct Reading {
    /// Format of the articles; told by the name of each, or else by how it begins, if not given
    #[arg(long, value_name = "FORMAT", value_parser = format_parser())]
    pub format_in: Option<&'static dyn ArticleFormat>,
}

fn format_parser() -> impl TypedValueParser<Value = &'static dyn ArticleFormat> {
    let values = FORMATS.iter().map(|format| PossibleValue::new(format.name()).help(format.title()));
    PossibleValuesParser::new(values)
        .map(|name| format::by_name(&name).expect("the parser admits only names of formats"))
}
