//! The diff of each article of the corpus is applied by other people's tools.

use crate::common::{articles, output, postedit};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// Applies `diff` with a tool in `folder`, where the file that it names lies.
fn apply(tool: &str, arguments: &[&str], diff: &[u8], folder: &Path) {
    use std::io::Write;
    let mut child = Command::new(tool)
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{tool} is needed for this test: {error}"));
    child.stdin.take().expect("a pipe").write_all(diff).expect("the tool reads the diff");
    let result = child.wait_with_output().expect("the tool ends");
    assert!(result.status.success(), "{tool}: {}", String::from_utf8_lossy(&result.stderr));
}

fn each_level(check: impl Fn(&Path, &str)) {
    for article in articles() {
        for level in ["fix", "suggest"] {
            check(&article, level);
        }
    }
}

#[test]
fn git_and_patch_make_of_the_diff_what_stdout_gives() {
    each_level(|article, level| {
        let folder = tempfile::tempdir().expect("a folder");
        let name = article.file_name().expect("a name");
        let copy = folder.path().join(name);
        let original = fs::read(article).expect("an article");
        let cleaned = output(&["--stdout", "--level", level], article);
        assert_ne!(cleaned, original, "{} has artifacts", article.display());

        for (tool, arguments) in
            [("git", &["apply", "-"][..]), ("patch", &["-p1", "--silent", "--binary"][..])]
        {
            fs::write(&copy, &original).expect("a copy");
            let run = postedit()
                .args(["clean", "--level", level])
                .arg(name)
                .current_dir(folder.path())
                .assert()
                .success();
            apply(tool, arguments, &run.get_output().stdout, folder.path());
            assert_eq!(fs::read(&copy).expect("the copy"), cleaned, "{tool} on {}", article.display());
        }
    });
}

#[test]
fn write_gives_what_stdout_gives_and_a_second_run_finds_nothing() {
    each_level(|article, level| {
        let folder = tempfile::tempdir().expect("a folder");
        let copy = folder.path().join(article.file_name().expect("a name"));
        fs::copy(article, &copy).expect("a copy");
        let cleaned = output(&["--stdout", "--level", level], article);
        output(&["--write", "--level", level], &copy);
        assert_eq!(fs::read(&copy).expect("the copy"), cleaned, "{}", article.display());

        let again = output(&["--level", level], &copy);
        assert_eq!(String::from_utf8_lossy(&again), "", "{} at {level}", article.display());
    });
}

#[test]
fn context_lines_are_as_many_as_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.txt");
    fs::write(&path, "One.\nTwo.\nHe saw the the house.\nFour.\nFive.\n").expect("a file");
    let lines = |n: &str| output(&["--lang", "en", "-U", n], &path).split(|&b| b == b'\n').count();
    assert_eq!((lines("0"), lines("1"), lines("2")), (6, 8, 10));
}
