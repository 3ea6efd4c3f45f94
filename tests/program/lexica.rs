//! The lexica of users: a corpus that is learnt, lists of words, Hunspell dictionaries.

use crate::common::postedit;
use predicates::prelude::*;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder with files of these names and contents.
fn folder_with(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    folder
}

fn learn(corpus: &Path, lexicon: &Path) {
    postedit().arg("learn").arg(corpus).arg("-o").arg(lexicon).assert().success();
}

/// What `clean` with these arguments makes of `text`.
fn clean(arguments: &[&str], text: &str) -> String {
    let mut command = postedit();
    command.args(["clean", "-", "--stdout", "--quiet", "--lang", "en"]).args(arguments).write_stdin(text);
    let output = command.assert().success().get_output().stdout.clone();
    String::from_utf8(output).expect("UTF-8")
}

fn argument(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

/// Invented surnames of several sounds, no two of which are near each other, each with a given name.
const NAMES: [(&str, &str); 40] = [
    ("Elena", "Kelvarin"),
    ("Robert", "Morshevand"),
    ("Olga", "Tarsenko"),
    ("Peter", "Zubralov"),
    ("Ivan", "Grodechuk"),
    ("Maria", "Vesnitzki"),
    ("Boris", "Dolmarev"),
    ("Anna", "Prishtovic"),
    ("Milan", "Hrastovec"),
    ("Vera", "Luchanova"),
    ("Mehmet", "Karasoylu"),
    ("Leyla", "Demirbakan"),
    ("Emre", "Yoltaroglu"),
    ("Selin", "Tuzmerci"),
    ("Orhan", "Bekdilmen"),
    ("Zeynep", "Ufkarslan"),
    ("Kemal", "Cobandere"),
    ("Aylin", "Saltepe"),
    ("Murat", "Gunverdi"),
    ("Carlos", "Almendrez"),
    ("Pilar", "Torrezuela"),
    ("Diego", "Vallinosa"),
    ("Laura", "Quirondo"),
    ("Pablo", "Esparcia"),
    ("Marta", "Olivarque"),
    ("Jorge", "Bermudillo"),
    ("Luisa", "Zamorique"),
    ("Hugo", "Peralcazar"),
    ("Susan", "Hathermole"),
    ("David", "Wexcombe"),
    ("Helen", "Braddlestone"),
    ("Simon", "Thornquill"),
    ("Alice", "Fennimarsh"),
    ("George", "Cradwick"),
    ("Martha", "Oakenshaft"),
    ("Edward", "Pellingworth"),
    ("Rose", "Dunmarrow"),
    ("Philip", "Skelbrough"),
    ("Ingrid", "Lofsvanger"),
    ("Pierre", "Chavelotte"),
];

/// Sentences about a person; the places are those of given name and surname.
const FRAMES: [&str; 10] = [
    "According to {G} {N}, the bridge will open next year.",
    "The committee invited {G} {N} to the hearing on Monday.",
    "Later {N} said that the repairs would take three weeks.",
    "“We will wait,” {N} told the reporters.",
    "The firm was founded by {G} {N} after the war.",
    "A letter from {N} was read in the council.",
    "Dr. {N} has worked at the hospital for ten years.",
    "Neighbours of {G} {N} heard nothing that night.",
    "{G} {N} won the second round with ease.",
    "The mayor thanked {N} for the gift.",
];

/// Sentences in which words without names stand between them.
const FILLERS: [&str; 6] = [
    "The weather was cold and the roads were empty.",
    "Most of the money went to schools and libraries.",
    "Nobody knew how long the work would take.",
    "The old harbour has been closed since the spring.",
    "Farmers in the valley hope for rain before the harvest.",
    "Tickets are sold at the station and in the museum.",
];

/// A sentence about a person as it should be, and with the name damaged.
fn damaged(number: usize, (given, name): (&str, &str)) -> (String, String) {
    let letters: Vec<char> = name.chars().collect();
    let place = letters.len() / 2;
    let text = |letters: &[char]| letters.iter().collect::<String>();
    let swapped = || {
        let at = (1..letters.len() - 1).find(|&i| i >= place && letters[i] != letters[i + 1]).unwrap_or(1);
        let mut swapped = letters.clone();
        swapped.swap(at, at + 1);
        text(&swapped)
    };
    let beside = |letter: char| {
        let row = ["qwertyuiop", "asdfghjkl", "zxcvbnm"].into_iter().find(|row| row.contains(letter));
        let row: Vec<char> = row.expect("a Latin letter").chars().collect();
        let at = row.iter().position(|&key| key == letter).expect("in its row");
        row[if at > 0 { at - 1 } else { 1 }]
    };
    let consonant = (place..letters.len()).find(|&i| !"aeiouy".contains(letters[i])).unwrap_or(place);
    let (frame, from, written) = match number % 8 {
        0 => ("The list is led by {G} {N}, but the mayor is on it.", "{N}, but", format!("{name}but")),
        1 => ("Dr. {N} and the others left before noon.", "{N} and", format!("{name}and")),
        2 => ("They spoke to {N} with great respect.", "{N} with", format!("{name}with")),
        3 => ("Yesterday {N} said nothing about it.", "{N} said", format!("{name}said")),
        4 => ("The prize went to {G} {N} this time.", "{N}", swapped()),
        5 => {
            let shorter = [&letters[..place], &letters[place + 1..]].concat();
            ("The prize went to {G} {N} this time.", "{N}", text(&shorter))
        }
        6 => {
            let doubled = [&letters[..=place], &letters[place..]].concat();
            ("A speech by {N} ended the evening.", "{N}", text(&doubled))
        }
        _ => {
            let mut slipped = letters.clone();
            slipped[consonant] = beside(letters[consonant]);
            ("The prize went to {G} {N} this time.", "{N}", text(&slipped))
        }
    };
    let frame = frame.replace("{G}", given);
    (frame.replace("{N}", name), frame.replace(from, &written))
}

/// Articles in which each name stands several times.
fn articles() -> Vec<String> {
    (0..96)
        .map(|article| {
            let mut text = String::new();
            for slot in 0..10 {
                let (given, name) = NAMES[(article * 7 + slot * 4) % 40];
                let frame = FRAMES[(article + slot * 3) % FRAMES.len()];
                text += &frame.replace("{G}", given).replace("{N}", name);
                text += if slot % 2 == 0 { " " } else { "\n" };
                text += FILLERS[(article * 5 + slot) % FILLERS.len()];
                text += " ";
            }
            text.trim_end().to_owned() + "\n"
        })
        .collect()
}

#[test]
fn damaged_names_are_repaired_by_the_corpus_that_has_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let corpus = folder.path().join("corpus");
    fs::create_dir(&corpus).expect("a folder");
    let whole: Vec<String> = articles();
    for (number, text) in whole.iter().enumerate() {
        fs::write(corpus.join(format!("{number:03}.txt")), text).expect("an article");
    }
    let cases: Vec<(String, String)> =
        NAMES.iter().enumerate().map(|(number, name)| damaged(number, *name)).collect();
    let filler = |number: usize| FILLERS[number % FILLERS.len()];
    for (number, (_, wrong)) in cases.iter().enumerate() {
        let text = format!("{} {wrong}\n", filler(number));
        fs::write(corpus.join(format!("damaged-{number:02}.txt")), text).expect("an article");
    }
    let lexicon = folder.path().join("names.lexicon");
    learn(&corpus, &lexicon);
    let arguments = ["--lexicon", argument(&lexicon)];

    let failures: Vec<String> = cases
        .iter()
        .enumerate()
        .filter_map(|(number, (right, wrong))| {
            let found = clean(&arguments, &format!("{} {wrong}\n", filler(number)));
            (found != format!("{} {right}\n", filler(number))).then(|| format!("{wrong}\n  {found}"))
        })
        .collect();
    assert!(failures.len() <= 1, "{} of 40 left:\n{}", failures.len(), failures.join("\n"));

    let paths: Vec<PathBuf> =
        (0..whole.len()).map(|number| corpus.join(format!("{number:03}.txt"))).collect();
    let edits = |arguments: &[&str]| {
        let run =
            postedit().args(["clean", "--format", "jsonl", "--quiet"]).args(arguments).args(&paths).assert();
        let output = String::from_utf8(run.success().get_output().stdout.clone()).expect("UTF-8");
        let reports =
            output.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"));
        reports.map(|report| report["edits"].as_array().map_or(0, Vec::len)).sum::<usize>()
    };
    assert!(edits(&arguments) <= edits(&[]));
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let texts = articles();
    let folder = tempfile::tempdir().expect("a folder");
    let lines: String =
        texts.iter().map(|text| format!("{}\n", serde_json::json!({ "body": text }))).collect();
    let corpus = folder.path().join("corpus.jsonl");
    fs::write(&corpus, lines).expect("a corpus");
    let bytes = |threads: &str| {
        let lexicon = folder.path().join(format!("{threads}.lexicon"));
        postedit()
            .env("RAYON_NUM_THREADS", threads)
            .args(["learn", "--field", "body", "--max-forms", "60"])
            .arg(&corpus)
            .arg("-o")
            .arg(&lexicon)
            .assert()
            .success();
        fs::read(lexicon).expect("a lexicon")
    };
    assert_eq!(bytes("1"), bytes("4"));
}

#[test]
fn folders_and_lines_are_read_and_what_is_bad_is_named() {
    let folder = folder_with(&[
        ("corpus/one.txt", "The mayor met Elena Tarsenov."),
        ("corpus/deep/two.jsonl", "{\"text\":\"Elena Tarsenov came.\"}\nno json\n{\"body\":\"x\"}\n\n[1]\n"),
        ("corpus/.hidden.txt", "Nobody reads Glorpinov."),
        ("corpus/picture.png", "no text"),
        ("corpus/broken.txt", "a NUL\0"),
    ]);
    #[cfg(unix)]
    std::os::unix::fs::symlink("..", folder.path().join("corpus/deep/loop")).expect("a link");
    let lexicon = folder.path().join("x.lexicon");
    postedit()
        .args(["learn", "--min-count", "1"])
        .arg(folder.path().join("corpus"))
        .arg("-o")
        .arg(&lexicon)
        .assert()
        .code(2)
        .stderr(predicate::str::contains("two.jsonl: line 2: is no JSON at column 2"))
        .stderr(predicate::str::contains("two.jsonl: line 3: has no member \"text\"; --field names another"))
        .stderr(predicate::str::contains("two.jsonl: line 5: is no JSON object"))
        .stderr(predicate::str::contains("broken.txt: NUL byte at offset 5"))
        .stderr(predicate::str::contains("2 documents, 8 words, 6 forms kept"));
    postedit()
        .args(["lexicon", "show"])
        .arg(&lexicon)
        .args(["Tarsenov", "Glorpinov\u{1b}[2J"])
        .assert()
        .code(1)
        .stdout(predicate::str::contains("tarsenov\t2 in 2 documents\ttitle 2\tbefore elena 2\tafter came 1"))
        .stdout(predicate::str::contains("glorpinov\\u{1b}[2j\tnot in the lexicon"));
    postedit()
        .args(["lexicon", "show"])
        .arg(&lexicon)
        .assert()
        .success()
        .stdout(predicate::str::starts_with("documents\t2\nwords\t8\n"));
}

/// A gzip file of the bytes, as far as it can be read whatever follows.
fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(bytes).expect("packs");
    packed.finish().expect("packs")
}

#[test]
fn many_bad_lines_are_told_in_short_though_the_file_is_cut_off() {
    let lines = format!("{}{}", "no json\n".repeat(13), "{\"text\":\"Elena Tarsenov came.\"}\n\n".repeat(2));
    let rest = gzip(b"{\"text\":\"Nobody reads Glorpinov.\"}\n");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.jsonl.gz");
    fs::write(&path, [gzip(lines.as_bytes()), rest[..rest.len() / 2].to_vec()].concat()).expect("a file");
    let told = postedit()
        .args(["learn", "--min-count", "1"])
        .arg(&path)
        .arg("-o")
        .arg(folder.path().join("x.lexicon"))
        .assert()
        .code(2);
    let told = String::from_utf8(told.get_output().stderr.clone()).expect("UTF-8");
    for number in 1..=13 {
        let is_told = told.contains(&format!("a.jsonl.gz: line {number}: is no JSON at column 2"));
        assert_eq!(is_told, number <= 10, "{number}: {told}");
    }
    assert!(told.contains("a.jsonl.gz: 3 more lines like these\n"), "{told}");
    assert!(told.contains("a.jsonl.gz: line 18: cannot be read: "), "{told}");
    assert!(told.contains("the lines before it are done, get the file again whole\n"), "{told}");
    assert!(told.contains("2 documents, 6 words, 3 forms kept"), "{told}");
    assert!(told.contains("14 texts could not be read"), "{told}");
}

#[test]
fn standard_input_is_one_text() {
    let folder = tempfile::tempdir().expect("a folder");
    postedit()
        .args(["learn", "-", "--min-count", "1", "-o"])
        .arg(folder.path().join("x.lexicon"))
        .write_stdin("Elena Tarsenov came.\nElena Tarsenov left.\n")
        .assert()
        .success()
        .stderr(predicate::str::contains("1 document, 6 words, 4 forms kept"));
}

#[test]
fn a_lexicon_is_replaced_only_if_that_is_asked_for() {
    let folder = folder_with(&[("a.txt", "The mayor came and the mayor left.\n"), ("x.lexicon", "mine")]);
    let lexicon = folder.path().join("x.lexicon");
    let learn = |more: &[&str]| {
        let mut command = postedit();
        command.arg("learn").arg(folder.path().join("a.txt")).arg("-o").arg(&lexicon).args(more);
        command.assert()
    };
    learn(&[]).code(2).stderr(predicate::str::contains("is there already; --force replaces it"));
    assert_eq!(fs::read(&lexicon).expect("bytes"), b"mine");
    learn(&["--force"]).success();
    let left: Vec<_> = fs::read_dir(folder.path()).expect("a folder").collect();
    assert_eq!(left.len(), 2, "no temporary file is left");
}

#[test]
fn what_is_read_is_never_replaced() {
    let folder = folder_with(&[("corpus/a.txt", "The mayor met Tarsenov."), ("b.txt", "A bridge.")]);
    let (corpus, own) = (folder.path().join("corpus"), folder.path().join("corpus/a.txt"));
    for input in [&corpus, &own] {
        postedit().arg("learn").arg(input).arg("-o").arg(&own).arg("--force").assert().code(2).stderr(
            predicate::str::contains("is read, as").and(predicate::str::contains("name another --output")),
        );
    }
    assert_eq!(fs::read_to_string(&own).expect("the article"), "The mayor met Tarsenov.");
    postedit()
        .arg("learn")
        .arg(&own)
        .arg("-o")
        .arg(folder.path())
        .arg("--force")
        .assert()
        .code(2)
        .stderr(predicate::str::contains("is a folder; name a file in it"));
    // a lexicon may lie beside the articles of a folder
    learn(&corpus, &corpus.join("own.lexicon"));
}

#[cfg(unix)]
#[test]
fn links_stay_and_what_is_no_file_is_written_to() {
    let folder = folder_with(&[("a.txt", "The mayor met Tarsenov."), ("old.lexicon", "old")]);
    let (article, link) = (folder.path().join("a.txt"), folder.path().join("link"));
    std::os::unix::fs::symlink("old.lexicon", &link).expect("a link");
    postedit().arg("learn").arg(&article).arg("-o").arg(&link).arg("--force").assert().success();
    assert!(link.is_symlink());
    let lexicon = fs::read(folder.path().join("old.lexicon")).expect("the lexicon");
    let pipe = folder.path().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().is_ok_and(|status| status.success()));
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || fs::read(pipe).expect("what is written")
    });
    postedit().arg("learn").arg(&article).arg("-o").arg(&pipe).arg("--force").assert().success();
    assert_eq!(reader.join().expect("a reader"), lexicon);
    assert!(!fs::metadata(&pipe).expect("the pipe").is_file());
}

#[test]
fn a_file_that_is_named_twice_is_one_document() {
    let folder = folder_with(&[("corpus/a.txt", "The mayor met Tarsenov."), ("corpus/b.txt", "A bridge.")]);
    let (corpus, own) = (folder.path().join("corpus"), folder.path().join("corpus/a.txt"));
    postedit()
        .arg("learn")
        .args([&own, &corpus, &folder.path().join("corpus/../corpus/a.txt")])
        .arg("-o")
        .arg(folder.path().join("own.lexicon"))
        .assert()
        .success()
        .stderr(predicate::str::contains("2 documents"));
}

#[test]
fn files_that_are_no_lexicon_are_told_with_the_remedy() {
    let folder = folder_with(&[("a.txt", "The mayor came and the mayor left.\n")]);
    let lexicon = folder.path().join("x.lexicon");
    learn(&folder.path().join("a.txt"), &lexicon);
    let bytes = fs::read(&lexicon).expect("bytes");
    let mut newer = bytes.clone();
    newer[8] = 7;
    for (name, content, message) in [
        ("cut.lexicon", &bytes[..bytes.len() - 3], "is damaged or cut short; copy it again"),
        ("newer.lexicon", &newer, "has format 7, this version reads up to 1; update postedit"),
        ("words.lexicon", b"Tarsenov\n", "is no lexicon; name a file that `postedit learn` wrote"),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, content).expect("a file");
        postedit()
            .args(["clean", "-", "--lexicon"])
            .arg(&path)
            .write_stdin("")
            .assert()
            .code(2)
            .stderr(predicate::str::contains(format!("{name}: {message}")));
    }
}

#[test]
fn a_word_list_says_what_is_right() {
    let list = "# people\nElena Tarsenov\nNASAMS\n\nglimberod\n";
    let folder = folder_with(&[("house.txt", list), ("bad.txt", "Tarsenov\n--\n")]);
    let list = folder.path().join("house.txt");
    let arguments = ["--words", argument(&list)];
    for (wrong, right) in [
        ("The list is led by Tarsenovand the mayor.\n", "The list is led by Tarsenov and the mayor.\n"),
        ("The prize went to Elena Tarsneov.\n", "The prize went to Elena Tarsenov.\n"),
        ("They bought a glimbeord for the house.\n", "They bought a glimberod for the house.\n"),
        ("They bought a glimberodand a table.\n", "They bought a glimberod and a table.\n"),
    ] {
        assert_eq!(clean(&arguments, wrong), right);
        assert_eq!(clean(&arguments, right), right);
    }
    let suggested =
        clean(&[&arguments[..], &["--level", "suggest"]].concat(), "They use the Nasams system.\n");
    assert_eq!(suggested, "They use the NASAMS system.\n");
    postedit()
        .args(["clean", "-", "--words"])
        .arg(folder.path().join("bad.txt"))
        .write_stdin("")
        .assert()
        .code(2)
        .stderr(predicate::str::contains("bad.txt: line 2 has no word; begin comments with #"));
}

#[test]
fn what_a_hunspell_dictionary_accepts_stays() {
    let affixes = "SET UTF-8\nTRY esianrt\nSFX S Y 1\nSFX S 0 s .\n";
    let folder = folder_with(&[
        ("house.aff", affixes),
        ("house.dic", "2\nhospitall/S\nbuidling\n"),
        ("hu_HU.aff", affixes),
        ("hu_HU.dic", "1\nhospitall/S\n"),
    ]);
    let text = "The new hospitalls said that they were strong.\n";
    let repaired = clean(&[], text);
    assert_ne!(repaired, text);
    for name in ["house", "house.dic", "house.aff"] {
        assert_eq!(clean(&["--hunspell", argument(&folder.path().join(name))], text), text, "{name}");
    }
    // the file name says that it serves Hungarian
    assert_eq!(clean(&["--hunspell", argument(&folder.path().join("hu_HU"))], text), repaired);
    postedit()
        .args(["clean", "-", "--hunspell", "nowhere/de_DE"])
        .write_stdin("")
        .assert()
        .code(2)
        .stderr(predicate::str::contains("a Hunspell dictionary is NAME.aff and NAME.dic"));
}

#[test]
fn packed_lines_nested_members_and_tables_are_counted() {
    let lines = "{\"page\":{\"text\":\"Tarsenov met Tarsenov in Tarsk.\"}}\n".repeat(3);
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    fs::write(path("a.jsonl.zst"), zstd::encode_all(lines.as_bytes(), 3).expect("packs")).expect("written");
    fs::write(path("b.csv"), "id,page.text\n1,\"Tarsenov left, and Tarsenov came.\"\n").expect("written");
    fs::write(path("c.bin"), "no text").expect("written");
    fs::write(path("d.tsv"), "id\tbody\n1\tTarsenov\n").expect("written");
    let run = |input: &str| {
        let mut command = postedit();
        command.current_dir(folder.path()).args([
            "learn",
            input,
            "--field",
            "page.text",
            "--force",
            "-o",
            "l.lexicon",
        ]);
        command.assert()
    };
    let told = predicate::str::contains("4 documents")
        .and(predicate::str::contains("1 file in folders left out"))
        .and(predicate::str::contains("d.tsv: has no column"));
    run(".").code(2).stderr(told);
    run("a.jsonl.zst").success();
    run("b.csv").success().stderr(predicate::str::contains("1 document, 5 words"));
    run("d.tsv").code(2);
}
