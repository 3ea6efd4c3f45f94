//! Shell completions and the manual page, generated from the arguments.

use super::Outcome;
use super::arguments::Arguments;
use anyhow::Result;
use clap::CommandFactory;
use std::io;

pub fn completions(shell: clap_complete::Shell) -> Result<Outcome> {
    clap_complete::generate(shell, &mut Arguments::command(), "postedit", &mut io::stdout().lock());
    Ok(Outcome::Done)
}

/// Prints the page of the program followed by the pages of its commands.
pub fn page() -> Result<Outcome> {
    let mut out = io::stdout().lock();
    let mut command = Arguments::command();
    command.build();
    clap_mangen::Man::new(command.clone()).render(&mut out)?;
    for sub in command.get_subcommands().filter(|sub| !sub.is_hide_set() && sub.get_name() != "help") {
        let man = clap_mangen::Man::new(sub.clone());
        man.render_synopsis_section(&mut out)?;
        man.render_description_section(&mut out)?;
        man.render_options_section(&mut out)?;
    }
    Ok(Outcome::Done)
}
