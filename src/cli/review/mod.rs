//! `postedit review`

mod analysis;
mod app;
mod filter_menu;
mod keys;
mod outputs;
mod prompt;
mod screen;
mod session;
mod terminal;
mod text;
mod theme;
mod word_list;

use super::arguments::{LowestLevel, ReviewArguments};
use super::lexica::shown;
use super::settings::Settings;
use super::summary::{complain, counted};
use super::{Outcome, articles, files};
use analysis::Analysis;
use anyhow::{Result, bail};
use app::{App, Flow, Mode, Targets};
use ratatui::crossterm::event::{self, Event, KeyEventKind};
use session::Session;
use std::collections::HashSet;
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use terminal::Screen;
use theme::Theme;

/// Time that an event is waited for while articles are being analysed.
const BUSY: Duration = Duration::from_millis(40);
/// The same when all are.
const IDLE: Duration = Duration::from_millis(200);
/// How long to wait for a key that has been typed already: no time at all looks at none of them.
const AT_ONCE: Duration = Duration::from_millis(1);
/// Time that the first proposal is waited for before the screen is taken.
const PATIENCE: Duration = Duration::from_millis(300);

pub fn run(mut arguments: ReviewArguments) -> Result<Outcome> {
    if arguments.paths.iter().any(|path| files::is_stdin(path)) {
        bail!("review needs files, not standard input, which is for your keys");
    }
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        bail!(
            "review needs a terminal for its keys and its screen; `postedit clean` prints the proposals, and with \
             --format html makes a page to decide on them"
        );
    }
    // a person decides, so what is likely is shown too
    arguments.choice.level.get_or_insert(LowestLevel::Suggest);
    let settings = Settings::new(&arguments.choice)?;
    let (paths, failed) = articles::expand(&arguments.paths, &settings)?;
    let paths = each_once(paths);
    settings.prepare(&paths)?;
    if paths.is_empty() {
        bail!("no article is in what was named; folders are searched for articles by their endings");
    }
    let count = paths.len();
    let path = match &arguments.session {
        Some(path) => path.clone(),
        None => session::default_path(&arguments.paths)?,
    };
    let (session, memory) = Session::open(path, arguments.restart)?;
    let targets = Targets {
        settings: Some(Arc::clone(&settings)),
        patch: arguments.patch.clone(),
        write: arguments.write,
    };
    let mut app = App::new(Some(session), memory, theme(), targets);
    let mut analysis = Analysis::start(paths, arguments.reading.format_in, settings);
    let mut faults = Vec::new();
    let flow = review(&mut app, &mut analysis, &mut faults);
    tell(app, flow, &faults, count, failed)
}

/// Each file once, whatever the number of ways in which it was named.
fn each_once(mut paths: Vec<PathBuf>) -> Vec<PathBuf> {
    let mut seen = HashSet::new();
    paths.retain(|path| seen.insert(session::absolute(path)));
    paths
}

fn theme() -> Theme {
    let choice = anstream::AutoStream::choice(&io::stdout());
    Theme { has_colour: choice != anstream::ColorChoice::Never }
}

/// Leads the review from its first article to its end.
fn review(app: &mut App, analysis: &mut Analysis, faults: &mut Vec<String>) -> Result<Flow> {
    let begun = Instant::now();
    while app.review.articles().is_empty() && !analysis.is_done() && begun.elapsed() < PATIENCE {
        take_in(app, analysis);
        std::thread::sleep(Duration::from_millis(5));
    }
    if app.review.articles().is_empty() && analysis.is_done() {
        return Ok(Flow::Leave);
    }
    let interrupted = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&interrupted);
    ctrlc::set_handler(move || {
        flag.store(true, Ordering::Relaxed);
        terminal::end_if_gone();
    })?;
    let mut screen = Screen::open()?;
    let flow = watch(app, analysis, &mut screen, &interrupted);
    *faults = screen.close();
    flow
}

/// Takes in the articles that are ready; tells whether there were any.
fn take_in(app: &mut App, analysis: &mut Analysis) -> bool {
    let before = analysis.progress().0;
    while let Some(analysed) = analysis.poll() {
        app.add(analysed);
    }
    app.progress = analysis.progress();
    app.progress.0 > before
}

/// Draws, waits for keys and articles, and so on until the review ends.
fn watch(
    app: &mut App,
    analysis: &mut Analysis,
    screen: &mut Screen,
    interrupted: &AtomicBool,
) -> Result<Flow> {
    // from the first look at the events on, a change of the size is told: before it, one after the first drawing is lost
    event::poll(Duration::ZERO)?;
    let mut is_stale = true;
    let mut is_told = false;
    loop {
        is_stale |= take_in(app, analysis);
        if analysis.is_done() && !is_told {
            app.tell_remembered();
            (is_told, is_stale) = (true, true);
        }
        if is_told && app.review.counts().all() == 0 {
            return Ok(Flow::Leave);
        }
        if is_stale {
            screen.draw(app)?;
            is_stale = false;
        }
        match app.work() {
            Some(Flow::Stay) => {
                is_stale = true;
                continue;
            }
            Some(flow) => return Ok(flow),
            None => {}
        }
        if interrupted.load(Ordering::Relaxed) {
            return Ok(Flow::Interrupt);
        }
        let mut wait = if analysis.is_done() { IDLE } else { BUSY };
        // all that has been typed, before it is drawn
        while event::poll(wait)? {
            wait = AT_ONCE;
            is_stale = true;
            let flow = match event::read()? {
                Event::Key(key) if key.kind != KeyEventKind::Release => app.key(key),
                Event::Paste(pasted) => {
                    if let Mode::Asking(prompt) = &mut app.mode {
                        prompt.paste(&pasted);
                    }
                    Flow::Stay
                }
                _ => Flow::Stay,
            };
            match flow {
                Flow::Stay => {}
                Flow::Leave | Flow::Interrupt => return Ok(flow),
                Flow::Suspend => screen.suspend()?,
                Flow::Redraw => screen.clear()?,
            }
            if app.has_work() {
                break;
            }
        }
    }
}

/// Tells on standard error what came of the review.
fn tell(app: App, flow: Result<Flow>, faults: &[String], count: usize, failed: usize) -> Result<Outcome> {
    for message in faults.iter().chain(&app.failures) {
        complain(message);
    }
    let counts = app.review.counts();
    for line in &app.outcome {
        anstream::eprintln!("{line}");
    }
    if counts.all() == 0 && flow.is_ok() {
        anstream::eprintln!("nothing is proposed in {}", counted(count, "article"));
    } else {
        anstream::eprintln!(
            "{} accepted, {} rejected, {} left",
            counts.accepted + counts.written,
            counts.rejected,
            counts.undecided
        );
    }
    let failed = failed + app.failures.len();
    let (forget, is_undecided) = (app.forget, counts.undecided + counts.accepted > 0);
    if let Some(session) = app.into_session() {
        let path = shown(session.path());
        if session.close(forget) && is_undecided {
            anstream::eprintln!("the decisions are kept in {path}; the same command goes on with them");
        }
    }
    Ok(match flow? {
        Flow::Interrupt => Outcome::Interrupted,
        _ if failed > 0 => Outcome::Failed,
        _ => Outcome::Done,
    })
}
