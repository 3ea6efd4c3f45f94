//! The command line of postedit.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
