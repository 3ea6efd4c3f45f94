//! The terminal, which is taken for the review and given back as it was, whatever happens.

use super::app::App;
use super::screen;
use anyhow::{Context, Result};
use ratatui::DefaultTerminal;
use ratatui::crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use ratatui::crossterm::terminal::{EnterAlternateScreen, enable_raw_mode};
use ratatui::crossterm::{cursor, execute};
use std::io::stdout;
use std::sync::{Arc, Mutex, PoisonError};
use std::{mem, panic, thread};

/// The terminal under review. When this is dropped, even by a panic, the terminal is as it was.
pub struct Screen {
    terminal: DefaultTerminal,
    faults: Arc<Mutex<Vec<String>>>,
}

impl Screen {
    /// Takes the terminal.
    ///
    /// # Errors
    /// A terminal that cannot be set.
    pub fn open() -> Result<Self> {
        let terminal = ratatui::try_init().context("the terminal cannot be used for a review")?;
        let faults = Arc::new(Mutex::new(Vec::new()));
        let screen = Self { terminal, faults: Arc::clone(&faults) };
        // The hook of ratatui gives the terminal back. A fault in the analysis of an article is caught, so the review
        // goes on, and what would be told of it has to wait for its end.
        let give_back = panic::take_hook();
        let reviewing = thread::current().id();
        panic::set_hook(Box::new(move |fault| {
            if thread::current().id() == reviewing {
                give_back(fault);
            } else {
                faults.lock().unwrap_or_else(PoisonError::into_inner).push(fault.to_string());
            }
        }));
        execute!(stdout(), EnableBracketedPaste)?;
        Ok(screen)
    }

    /// Draws the state of the review.
    ///
    /// # Errors
    /// Those of the terminal.
    pub fn draw(&mut self, app: &mut App) -> Result<()> {
        self.terminal.draw(|frame| screen::draw(frame, app))?;
        Ok(())
    }

    /// Clears all, so that it is drawn anew.
    ///
    /// # Errors
    /// Those of the terminal.
    pub fn clear(&mut self) -> Result<()> {
        Ok(self.terminal.clear()?)
    }

    /// Gives the terminal to the shell until it continues the program.
    ///
    /// # Errors
    /// Those of the terminal.
    pub fn suspend(&mut self) -> Result<()> {
        #[cfg(unix)]
        {
            use rustix::process::{Signal, getpid, kill_process};
            give_back();
            let stopped = kill_process(getpid(), Signal::TSTP);
            enable_raw_mode()?;
            execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste)?;
            stopped?;
        }
        self.clear()
    }

    /// Gives the terminal back and tells the faults that were caught meanwhile.
    pub fn close(self) -> Vec<String> {
        mem::take(&mut self.faults.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        if thread::panicking() {
            // the hook has done the rest; to leave its screen twice would write over what it told
            let _ = execute!(stdout(), DisableBracketedPaste, cursor::Show);
        } else {
            give_back();
            // the hooks are those of the screen, and nobody else has set one
            drop(panic::take_hook());
        }
    }
}

fn give_back() {
    // there is nobody to tell if the terminal has gone
    let _ = execute!(stdout(), DisableBracketedPaste, cursor::Show);
    ratatui::restore();
}

/// Ends the program if its terminal has gone: a wait for keys would never end. Decisions are kept as they are made, so
/// nothing is lost.
pub fn end_if_gone() {
    #[cfg(unix)]
    {
        use rustix::event::{PollFd, PollFlags, Timespec, poll};
        let stdin = std::io::stdin();
        let mut watched = [PollFd::new(&stdin, PollFlags::IN)];
        let now = Timespec { tv_sec: 0, tv_nsec: 0 };
        if poll(&mut watched, Some(&now)).is_ok() && watched[0].revents().contains(PollFlags::HUP) {
            // as shells tell a process that SIGHUP ended
            std::process::exit(129);
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use portable_pty::{CommandBuilder, PtySize, native_pty_system};
    use std::io::Read;

    const NAME: &str = "cli::review::terminal::tests::a_fault_while_the_screen_is_taken";

    #[test]
    #[ignore = "takes a terminal: the next test gives it one"]
    fn a_fault_while_the_screen_is_taken() {
        let mut screen = Screen::open().expect("a terminal");
        screen.terminal.draw(|frame| frame.render_widget("reviewing", frame.area())).expect("draws");
        let elsewhere = thread::spawn(|| panic!("a fault elsewhere")).join();
        assert!(elsewhere.is_err());
        panic!("a fault in the review");
    }

    #[test]
    fn the_terminal_is_given_back_after_a_panic() {
        let size = PtySize { rows: 24, cols: 100, ..PtySize::default() };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let mode = || pair.master.get_termios().map(|termios| format!("{:?}", termios.local_flags));
        let before = mode();
        let mut command = CommandBuilder::new(std::env::current_exe().expect("this program"));
        command.args([NAME, "--exact", "--ignored", "--nocapture"]);
        // what is told of the fault has to fit on the screen
        command.env("RUST_BACKTRACE", "0");
        let mut child = pair.slave.spawn_command(command).expect("it runs");
        let mut output = pair.master.try_clone_reader().expect("a reader");
        let reader = thread::spawn(move || {
            let (mut seen, mut bytes) = (Vec::new(), [0; 4096]);
            while let Ok(length @ 1..) = output.read(&mut bytes) {
                seen.extend_from_slice(&bytes[..length]);
            }
            seen
        });
        child.wait().expect("it ends");
        assert!(before.is_some() && mode() == before, "{before:?} {:?}", mode());
        drop(pair.slave);
        let mut screen = vt100::Parser::default();
        let seen = reader.join().expect("all was read");
        screen.process(&seen);
        let text = screen.screen().contents();
        assert!(seen.windows(9).any(|window| window == b"reviewing"), "the screen was taken");
        assert!(text.contains("a fault in the review") && !text.contains("a fault elsewhere"), "{text}");
        assert!(!screen.screen().alternate_screen() && !screen.screen().hide_cursor());
        assert!(!screen.screen().bracketed_paste());
    }
}
