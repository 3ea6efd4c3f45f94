//! The arguments of `postedit lsp`.

use super::Choice;
use clap::Args;

#[derive(Debug, Args)]
pub struct LspArguments {
    /// Speak on standard input and output; that is so anyway, and many editors say it
    #[arg(long)]
    pub stdio: bool,
    #[command(flatten)]
    pub choice: Choice,
}
