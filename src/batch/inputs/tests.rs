use super::*;

fn folder(files: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for file in files {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, "x").expect("a file");
    }
    folder
}

fn names(folder: &Path, selection: &Selection) -> Vec<String> {
    let listing = Listing::of(&[folder.to_owned()], selection).expect("a listing");
    listing.inputs.iter().map(|input| input.relative.to_string_lossy().into_owned()).collect()
}

#[test]
fn folders_are_listed_in_order_without_hidden_and_other_files() {
    let folder = folder(&["b/2.txt", "b/1.md", "a.jsonl.gz", ".hidden/x.txt", "c.png", "Makefile"]);
    assert_eq!(names(folder.path(), &Selection::default()), ["a.jsonl.gz", "b/1.md", "b/2.txt"]);
    let listing = Listing::of(&[folder.path().to_owned()], &Selection::default()).expect("a listing");
    assert_eq!(listing.all_skipped(), 2);
}

#[test]
fn globs_and_gitignore_choose() {
    let folder = folder(&["a/1.txt", "a/2.txt", "b/1.txt", "b/1.md"]);
    fs::write(folder.path().join(".gitignore"), "2.txt\n").expect("a file");
    let globs = |globs: &[&str]| Selection {
        globs: globs.iter().map(|&glob| glob.to_owned()).collect(),
        ..Selection::default()
    };
    assert_eq!(names(folder.path(), &globs(&["*.md"])), ["b/1.md"]);
    assert_eq!(names(folder.path(), &globs(&["!a/**"])), ["b/1.md", "b/1.txt"]);
    let ignoring = Selection { gitignore: true, ..Selection::default() };
    assert_eq!(names(folder.path(), &ignoring), ["a/1.txt", "b/1.md", "b/1.txt"]);
}

#[test]
fn excluded_folders_are_not_looked_into() {
    let folder = folder(&["a/1.txt", "a/b/1.txt", "b/a/1.txt", "b/2.txt"]);
    let excluded =
        Excluded::new(|path, is_folder| is_folder && path.ends_with("a") || path.ends_with("2.txt"));
    let selection = Selection { excluded, ..Selection::default() };
    assert!(names(folder.path(), &selection).is_empty());
    // a folder that is named is taken
    assert_eq!(names(&folder.path().join("a"), &selection), ["1.txt", "b/1.txt"]);
}

#[test]
fn several_inputs_get_places_of_their_own() {
    let folder = folder(&["a/1.txt", "b/1.txt", "1.txt"]);
    let paths: Vec<PathBuf> = ["a", "b", "1.txt"].map(|name| folder.path().join(name)).into();
    let listing = Listing::of(&paths, &Selection::default()).expect("a listing");
    let places: Vec<_> = listing.inputs.iter().map(|input| input.relative.to_string_lossy()).collect();
    assert_eq!(places, ["a/1.txt", "b/1.txt", "1.txt"]);
    listing.check_places().expect("three places");
    let of_one_name = [paths[2].clone(), folder.path().join("a/1.txt")];
    assert!(Listing::of(&of_one_name, &Selection::default()).expect("a listing").check_places().is_err());
}

#[test]
fn a_file_is_taken_once_by_whatever_names() {
    let folder = folder(&["a/1.txt", "a/2.txt"]);
    let paths = ["a/1.txt", "a", "a/../a/2.txt"].map(|name| folder.path().join(name));
    let listing = Listing::of(&paths, &Selection::default()).expect("a listing");
    assert_eq!((listing.inputs.len(), listing.repeated), (2, 2));
    let standard_input = ["-", "-"].map(PathBuf::from);
    let listing = Listing::of(&standard_input, &Selection::default()).expect("a listing");
    assert_eq!((listing.inputs.len(), listing.repeated), (1, 1));
}

#[test]
fn patches_name_files_from_here_or_from_their_folder() {
    assert_eq!(patch_name(Path::new("x/a.txt"), Path::new("a.txt")), Path::new("x/a.txt"));
    assert_eq!(patch_name(Path::new("/x/a.txt"), Path::new("a.txt")), Path::new("a.txt"));
    assert_eq!(patch_name(Path::new("../x/a.txt"), Path::new("a.txt")), Path::new("a.txt"));
}

#[test]
fn names_that_say_why_they_cannot_be_read() {
    for (name, part) in [
        ("p.jsonl.xz", "Zstandard (.zst)"),
        ("p.txt.BZ2", "Zstandard (.zst)"),
        ("p.txt.gz", "the form text is not read packed"),
        ("p.parquet.zst", "the form Parquet is not read packed"),
        ("p.bin", "--format-in"),
        ("p.bin.gz", "--format-in"),
    ] {
        assert!(why_unreadable(name).contains(part), "{name}: {}", why_unreadable(name));
    }
}
