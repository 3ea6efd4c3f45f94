//! What the tests of the program share.

use assert_cmd::Command;
use std::path::{Path, PathBuf};

/// The program, away from any terminal.
pub fn postedit() -> Command {
    let mut command = Command::cargo_bin("postedit").expect("the program is built");
    command.env_remove("CLICOLOR_FORCE").env_remove("NO_COLOR");
    // the configuration of whoever runs the tests is none of theirs
    command.env("XDG_CONFIG_HOME", root().join("tests/no-configuration"));
    command
}

/// The root of the project.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All articles of the corpus, in order.
pub fn articles() -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(root().join("corpus"))
        .expect("the corpus")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_dir())
        .flat_map(|folder| {
            std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path())
        })
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    found.sort();
    assert!(found.len() >= 12, "the corpus has {} articles", found.len());
    found
}

/// Standard output of a run that must succeed.
pub fn output(arguments: &[&str], path: &Path) -> Vec<u8> {
    let assert = postedit().arg("clean").args(arguments).arg(path).assert().success();
    assert.get_output().stdout.clone()
}

/// Fails with all of `failures`, if there are any.
pub fn assert_none(failures: &[String], what: &str) {
    assert!(failures.is_empty(), "{} {what}:\n{}", failures.len(), failures.join("\n"));
}
