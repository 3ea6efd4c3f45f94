//! `postedit batch`

mod plan;
mod progress;
mod tally;

use super::Outcome;
use super::arguments::BatchArguments;
use super::lexica::shown;
use super::summary::{complain, counted, note};
use anyhow::Result;
use plan::Plan;
use postedit::batch::Ending;
use progress::Display;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

pub fn run(arguments: &BatchArguments) -> Result<Outcome> {
    let plan = Plan::of(arguments)?;
    if let Some(path) = &plan.finished {
        if !arguments.quiet {
            note(&format!("{}: is finished; --force begins anew", shown(path)));
        }
        return Ok(Outcome::Done);
    }
    let interrupted = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&interrupted);
    ctrlc::set_handler(move || {
        if flag.swap(true, Ordering::Relaxed) {
            // the second time: at once
            std::process::exit(130);
        }
    })?;
    let mut display = Display::new(arguments.quiet, interrupted);
    for (name, reason) in &plan.failed {
        display.complain(&format!("{name}: {reason}"));
    }
    let result = plan.run.run(&mut display);
    display.clear();
    let finished = result?;
    match finished.ending {
        Ending::Whole => {}
        Ending::Interrupted => {
            complain(&format!("interrupted{}", remedy(&plan)));
            return Ok(Outcome::Interrupted);
        }
        Ending::Stopped => {
            complain(&format!("stopped at the first bad record{}", remedy(&plan)));
            return Ok(Outcome::Failed);
        }
    }
    let failed = finished.failed + plan.failed.len() as u64;
    display.tell_rest(failed + finished.counts.errors);
    if let Some(path) = &arguments.outputs.summary {
        tally::write(path, &finished, failed, plan.skipped)?;
    }
    plan.run.forget()?;
    if !arguments.quiet {
        tally::print(&finished, failed);
        if plan.skipped > 0 {
            anstream::eprintln!(
                "{} of other forms left out ({})",
                counted(plan.skipped as usize, "file"),
                plan.left_out
            );
        }
        if let Some(hint) = &plan.patch_hint {
            anstream::eprintln!("{hint}");
        }
    }
    Ok(if failed + finished.counts.errors > 0 { Outcome::Failed } else { Outcome::Done })
}

fn remedy(plan: &Plan) -> &'static str {
    if plan.run.checkpoint.is_some() { "; --resume goes on from here" } else { "; nothing was written" }
}
