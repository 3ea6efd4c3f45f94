//! `batch`: the same bytes with any number of threads, and after any interruption.

use crate::batch::folder_with;
use assert_cmd::cargo::cargo_bin;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Records that hold much beside their text, so that a run has many pieces and is soon done.
fn records(count: usize) -> Vec<u8> {
    let mut lines = Vec::new();
    for n in 0..count {
        let beside = format!("{:x}", n as u128 * 0x9e37_79b9_7f4a_7c15).repeat(600);
        let line = match n % 50 {
            49 => format!("{{\"n\":{n},\"text\":{n}}}\n"),
            _ => format!(
                "{{\"n\":{n},\"beside\":\"{beside}\",\"lang\":\"{}\",\"text\":\"He saw the the house {n}.\"}}\n",
                label(n)
            ),
        };
        lines.extend(line.into_bytes());
    }
    lines
}

/// The language of a record: mostly one that is known, else a frequent code or one of so many that not all are kept.
fn label(n: usize) -> String {
    match n % 5 {
        0 => "tlh".to_owned(),
        1 => format!("x-{}", n * 7919 % 1009),
        _ => "en".to_owned(),
    }
}

fn batch(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(cargo_bin("postedit"));
    command
        .current_dir(folder)
        .args(["batch", "--lang-field", "lang", "--select", "doubled-words", "-q"])
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    command
}

/// Runs to the end; the exit code.
fn finish(mut command: Command) -> Option<i32> {
    let output = command.output().expect("the program runs");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code().is_some_and(|code| code != 101), "{told}");
    output.status.code()
}

/// The outputs of a run: their bytes by name, the summary without what time has to do with.
fn outputs(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for entry in fs::read_dir(at).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let mut bytes = fs::read(&path).expect("a file");
            if path.ends_with("summary.json") {
                let mut summary: Value = serde_json::from_slice(&bytes).expect("JSON");
                let summary = summary.as_object_mut().expect("an object");
                summary.retain(|name, _| name != "seconds" && name != "megabytes_per_second");
                bytes = serde_json::to_vec(&summary).expect("JSON");
            }
            found.insert(path.strip_prefix(folder).expect("below").to_owned(), bytes);
        }
    }
    found
}

fn assert_equal(found: &BTreeMap<PathBuf, Vec<u8>>, expected: &BTreeMap<PathBuf, Vec<u8>>) {
    assert_eq!(found.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
    for (name, bytes) in found {
        assert!(*bytes == expected[name], "{} differs", name.display());
    }
}

/// Kills the run once its checkpoint has been written `times` more times; whether it was still running.
fn kill_after(mut child: Child, checkpoint: &Path, times: usize) -> bool {
    let begun = Instant::now();
    let (mut last, mut seen) = (fs::read(checkpoint).ok(), 0);
    while seen < times && begun.elapsed() < Duration::from_secs(60) {
        if child.try_wait().expect("a state").is_some() {
            return false;
        }
        let now = fs::read(checkpoint).ok();
        if now.is_some() && now != last {
            (last, seen) = (now, seen + 1);
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    let is_running = child.try_wait().expect("a state").is_none();
    child.kill().expect("is killed");
    child.wait().expect("ends");
    is_running
}

/// Kills a run several times, lets it go on each time, and compares what it comes to with an undisturbed run.
fn kill_and_compare(files: &[(&str, &[u8])], arguments: &[&str], checkpoint: &str) {
    let undisturbed = folder_with(files);
    let code = finish(batch(undisturbed.path(), arguments));
    let disturbed = folder_with(files);
    let path = disturbed.path().join(checkpoint);
    let mut killed = 0;
    for times in [1, 3, 2, 5, 1, 4] {
        let mut command = batch(disturbed.path(), arguments);
        command.args(["--checkpoint-every", "0"]);
        if path.exists() {
            command.arg("--resume");
        } else if killed > 0 {
            break;
        }
        killed += usize::from(kill_after(command.spawn().expect("starts"), &path, times));
    }
    assert!(killed >= 3, "the run ended before it could be killed");
    if path.exists() {
        let mut command = batch(disturbed.path(), arguments);
        command.arg("--resume");
        assert_eq!(finish(command), code);
    }
    assert_equal(&outputs(disturbed.path()), &outputs(undisturbed.path()));
}

const OUTPUTS: [&str; 6] =
    ["--report", "report.jsonl.gz", "--errors", "bad.jsonl", "--summary", "summary.json"];

#[test]
fn a_killed_run_over_records_goes_on_to_the_same_bytes() {
    let packed = zstd::encode_all(&records(4000)[..], 1).expect("packs");
    let arguments = [&["in.jsonl.zst", "-o", "out.jsonl.zst"], &OUTPUTS[..]].concat();
    kill_and_compare(&[("in.jsonl.zst", &packed)], &arguments, "out.jsonl.zst.checkpoint");
}

/// Short and long articles, with and without artifacts, a file of records among them, and tables without a text.
fn articles() -> Vec<(String, Vec<u8>)> {
    let article = |n: usize| {
        let line = format!("He saw {} house {n}.\n", if n.is_multiple_of(5) { "the" } else { "the the" });
        (format!("in/{}/{n}.txt", n % 7), line.repeat(if n.is_multiple_of(3) { 1 } else { 40 }).into_bytes())
    };
    let mut files: Vec<_> = (0..200).map(article).collect();
    files.push(("in/3/records.jsonl".into(), records(1500)));
    // which cannot be read, and must be told once
    files.push(("in/0/other.csv".into(), b"title\nHe saw the the house.\n".to_vec()));
    files.push(("in/5/other.csv".into(), b"title\nHe saw the the house.\n".to_vec()));
    files
}

fn borrowed(files: &[(String, Vec<u8>)]) -> Vec<(&str, &[u8])> {
    files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect()
}

#[test]
fn a_killed_run_over_a_folder_goes_on_to_the_same_bytes() {
    let files = articles();
    let arguments = [&["in", "-o", "out", "--patch", "all.patch"], &OUTPUTS[..]].concat();
    kill_and_compare(&borrowed(&files), &arguments, "out.checkpoint");
}

#[test]
fn a_killed_run_in_place_goes_on_to_the_same_bytes() {
    let files = articles();
    let arguments = [&["in", "--in-place"], &OUTPUTS[..]].concat();
    kill_and_compare(&borrowed(&files), &arguments, "report.jsonl.gz.checkpoint");
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let lines = records(1500);
    let of = |threads: &str| {
        let folder = folder_with(&[("in.jsonl", &lines)]);
        let arguments = [&["in.jsonl", "-o", "out.jsonl", "--threads", threads], &OUTPUTS[..]].concat();
        assert_eq!(finish(batch(folder.path(), &arguments)), Some(2));
        outputs(folder.path())
    };
    let one = of("1");
    let summary: Value = serde_json::from_slice(&one[Path::new("summary.json")]).expect("JSON");
    let unknown = &summary["unknown_languages"];
    let frequent = serde_json::json!({"code": "tlh", "records": 300, "missed": 0});
    assert_eq!((&unknown["records"], &unknown["codes"][0]), (&600.into(), &frequent));
    assert_equal(&of("2"), &one);
    assert_equal(&of("8"), &one);
}

#[test]
#[cfg(unix)]
fn an_interrupt_ends_the_run_and_it_can_be_gone_on_with() {
    let lines = records(4000);
    let folder = folder_with(&[("in.jsonl", &lines)]);
    let arguments = ["in.jsonl", "-o", "out.jsonl", "--checkpoint-every", "0"];
    let child = batch(folder.path(), &arguments).spawn().expect("starts");
    let checkpoint = folder.path().join("out.jsonl.checkpoint");
    while !checkpoint.exists() {
        std::thread::sleep(Duration::from_millis(2));
    }
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill runs");
    assert!(sent.success());
    let ended = child.wait_with_output().expect("ends");
    assert_eq!(ended.status.code(), Some(130));
    assert!(String::from_utf8_lossy(&ended.stderr).contains("interrupted; --resume goes on"));
    assert!(checkpoint.exists() && !folder.path().join("out.jsonl").exists());
    // a new run does not forget it by accident
    assert_eq!(finish(batch(folder.path(), &arguments)), Some(2));
    assert!(!folder.path().join("out.jsonl").exists());

    // another run does not go on with it
    let mut other = batch(folder.path(), &arguments);
    other.args(["--resume", "--level", "suggest"]);
    let told = String::from_utf8_lossy(&other.output().expect("runs").stderr).into_owned();
    assert!(told.contains("--level") && told.contains("--force"), "{told}");
    let changed = [&lines[..], b"{\"text\":\"x\"}\n"].concat();
    fs::write(folder.path().join("in.jsonl"), changed).expect("writes");
    let mut other = batch(folder.path(), &arguments);
    other.arg("--resume");
    let told = String::from_utf8_lossy(&other.output().expect("runs").stderr).into_owned();
    assert!(told.contains("the inputs are not what they were"), "{told}");
}

/// Names and times of change of all files, to see whether any was written.
fn states(folder: &Path) -> BTreeMap<PathBuf, std::time::SystemTime> {
    let changed = |name: &PathBuf| fs::metadata(folder.join(name)).and_then(|file| file.modified());
    outputs(folder).into_keys().map(|name| (name.clone(), changed(&name).expect("a time"))).collect()
}

#[test]
fn a_finished_run_has_nothing_left_to_go_on_with() {
    let lines = b"{\"text\":\"He saw the the house.\"}\nbad\n";
    for (arguments, first) in [
        (&["in.jsonl", "-o", "out.jsonl", "--errors", "bad.jsonl"][..], "out.jsonl"),
        (&["in.jsonl", "in.txt", "-o", "out"], "out"),
        (&["in.jsonl", "--report", "report.jsonl"], "report.jsonl"),
        (&["in.jsonl", "in.txt", "--in-place", "--report", "report.jsonl"], "report.jsonl"),
    ] {
        // only the bad records that were set apart tell of errors
        let (known, code) = if arguments.contains(&"--errors") { (", with errors", 2) } else { ("", 0) };
        let folder = folder_with(&[("in.jsonl", &lines[..]), ("in.txt", b"He saw the the house.\n")]);
        assert_eq!(finish(batch(folder.path(), arguments)), Some(2), "a bad record is told once");
        let before = states(folder.path());
        let resume = |more: &[&str]| {
            let mut command = Command::new(cargo_bin("postedit"));
            command.current_dir(folder.path()).arg("batch").args(arguments).arg("--resume").args(more);
            let output = command.output().expect("the program runs");
            (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
        };
        let (found, told) = resume(&[]);
        assert_eq!(found, Some(code), "{told}");
        assert!(told.contains(&format!("{first}: is finished{known}; --force begins anew")), "{told}");
        assert_eq!(resume(&["-q"]), (Some(code), String::new()));
        assert_eq!(states(folder.path()), before);
    }
}

#[test]
fn outputs_of_which_some_are_missing_are_not_taken_for_finished() {
    let folder = folder_with(&[("in.jsonl", b"{\"text\":\"x\"}\n"), ("out.jsonl", b"of somebody else\n")]);
    let arguments = ["in.jsonl", "-o", "out.jsonl", "--report", "report.jsonl", "--resume"];
    let output = batch(folder.path(), &arguments).output().expect("the program runs");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("out.jsonl: is there already"), "{told}");
    // without any output the run begins
    fs::remove_file(folder.path().join("out.jsonl")).expect("removed");
    assert_eq!(finish(batch(folder.path(), &arguments)), Some(0));
    // an input is never taken for a finished output
    let itself = ["in.jsonl", "-o", "in.jsonl", "--resume"];
    let output = batch(folder.path(), &itself).output().expect("the program runs");
    assert!(String::from_utf8_lossy(&output.stderr).contains("is an input"));
}
