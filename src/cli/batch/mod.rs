//! `postedit batch`

mod finished;
mod outputs;
mod plan;
mod progress;
mod tally;

use super::Outcome;
use super::arguments::BatchArguments;
use super::lexica::shown;
use super::summary::{complain, counted, note};
use anyhow::Result;
use finished::FinishedRun;
use plan::Plan;
use postedit::batch::Ending;
use progress::Display;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

pub fn run(arguments: &BatchArguments) -> Result<Outcome> {
    let plan = Plan::of(arguments)?;
    if let Some(FinishedRun { output, had_errors }) = &plan.finished {
        if !arguments.quiet {
            let errors = if *had_errors { ", with errors" } else { "" };
            note(&format!("{}: is finished{errors}; --force begins anew", shown(output)));
        }
        return Ok(if *had_errors { Outcome::Failed } else { Outcome::Done });
    }
    let (begun, interrupted) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
    let (runs, flag) = (Arc::clone(&begun), Arc::clone(&interrupted));
    ctrlc::set_handler(move || {
        // while the run starts nobody looks at the flag, and nothing is lost; the second time is meant to end it at once
        if flag.swap(true, Ordering::Relaxed) || !runs.load(Ordering::Relaxed) {
            std::process::exit(130);
        }
    })?;
    let mut display = Display::new(arguments.quiet, begun, interrupted);
    let result = plan.run.run(&mut display);
    display.clear();
    let finished = result?;
    match finished.ending {
        Ending::Whole => {}
        Ending::Interrupted => {
            complain(&format!("interrupted{}", remedy(&plan, "--resume")));
            return Ok(Outcome::Interrupted);
        }
        Ending::Stopped => {
            let resume = "--resume without --fail-fast";
            complain(&format!("stopped at the first bad record{}", remedy(&plan, resume)));
            return Ok(Outcome::Failed);
        }
    }
    let failed = finished.failed.len() as u64;
    display.tell_rest(failed + finished.counts.errors, arguments.records.errors.as_deref());
    if let Some(path) = &arguments.outputs.summary {
        tally::write(path, &finished, (plan.skipped, plan.links))?;
    }
    plan.run.forget()?;
    if !arguments.quiet {
        tally::print(&finished);
        if plan.skipped > 0 {
            anstream::eprintln!(
                "{} of other forms left out ({})",
                counted(plan.skipped as usize, "file"),
                plan.left_out
            );
        }
        if plan.links > 0 {
            anstream::eprintln!("{} in folders left out", counted(plan.links as usize, "symbolic link"));
        }
        if plan.repeated > 0 {
            let files = counted(plan.repeated as usize, "repeated file");
            anstream::eprintln!("{files} left out, as each is cleaned once");
        }
        if plan.unpatched > 0 {
            anstream::eprintln!("{} left out of the patch", counted(plan.unpatched, "record file"));
        }
        if finished.counts.unpatched > 0 {
            let files = counted(finished.counts.unpatched as usize, "file");
            anstream::eprintln!("{files} left out of the patch, being no text or too long for one");
        }
        if let Some(hint) = &plan.patch_hint {
            anstream::eprintln!("{hint}");
        }
    }
    Ok(if failed + finished.counts.errors > 0 { Outcome::Failed } else { Outcome::Done })
}

fn remedy(plan: &Plan, resume: &str) -> String {
    match plan.run.checkpoint {
        Some(_) => format!("; {resume} goes on from here"),
        None => "; nothing was written".to_owned(),
    }
}
