//! What holds for each article: the command line over the configuration files.
//!
//! Every command that cleans asks [`Settings`], so that an article gets the same treatment whichever command it is.

use super::arguments::Choice;
use super::lexica::{self, Kind};
use anyhow::{Context, Result};
use postedit::Cleaner;
use postedit::config::{
    self, ConfigFile, FILE_NAME, Origin, Sourced, Values, WORDS_NAME, absolute, beside, nearest_file,
    nearest_words,
};
use postedit::user_lexicon::UserLexicon;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The name of standard input for the globs of overrides: it counts as a file in the current folder.
const STDIN: &str = "stdin";

/// The settings of one run of a command. Files are read once; who runs for long makes new settings when one changes.
#[derive(Debug)]
pub struct Settings {
    given: Values,
    files: Files,
    /// The projects of the folders that were asked for.
    folders: Mutex<HashMap<PathBuf, Project>>,
    /// The project files that were read.
    read: Mutex<HashMap<PathBuf, Arc<ConfigFile>>>,
    prepared: Mutex<HashMap<Layers, Arc<Prepared>>>,
    lexica: Mutex<HashMap<(Kind, PathBuf), Opened>>,
}

/// A lexicon that was opened; `None` for a list without an entry.
type Opened = Option<Arc<UserLexicon>>;

/// Which configuration files are asked.
#[derive(Debug)]
enum Files {
    /// None at all.
    None,
    /// This one for every article.
    One(Arc<ConfigFile>),
    /// The user's own, if there is one, and the nearest above each article.
    Nearest(Option<Arc<ConfigFile>>),
}

/// What the folder of an article belongs to.
#[derive(Clone, Debug, Default)]
struct Project {
    file: Option<Arc<ConfigFile>>,
    /// The list of words that needs no mention in the file.
    words: Option<PathBuf>,
}

/// The layers that hold for an article, lowest first: files with the overrides that match, by their numbers, and the
/// list of words that no file names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
struct Layers {
    files: Vec<(PathBuf, Vec<usize>)>,
    words: Option<PathBuf>,
}

/// What holds for some articles.
#[derive(Debug)]
pub struct Prepared {
    /// The values, with their origins.
    pub values: Values,
    /// Cleans by them.
    pub cleaner: Arc<Cleaner>,
}

/// What holds for one path, for a person who wants to know.
#[derive(Debug)]
pub struct Effective {
    /// The absolute path.
    pub path: PathBuf,
    /// The values with their origins.
    pub values: Values,
    /// The files that were asked, lowest first, each with the numbers of the overrides that match.
    pub files: Vec<(Arc<ConfigFile>, Vec<usize>)>,
    /// Whether it is excluded.
    pub is_excluded: bool,
    /// The list of words of its project, for words that an editor adds: the first that the project's file names, or
    /// `postedit.words` beside it, whether it is there or not. Without a project it is the nearest `postedit.words` above
    /// the article, or the first list of the command line, or one in the current folder. `None` if no configuration is
    /// read and no list was given, since nobody would read it again.
    pub own_words: Option<PathBuf>,
}

impl Settings {
    /// The settings of a command: what it was given over the files that it may read.
    ///
    /// # Errors
    /// The file of `--config`, or the user's own, cannot be read or is wrong.
    pub fn new(choice: &Choice) -> Result<Arc<Self>> {
        let files = match &choice.config {
            Some(path) => Files::One(Arc::new(ConfigFile::read(path)?)),
            None if choice.no_config => Files::None,
            None => {
                let own = config::user_file().map(|path| ConfigFile::read_of_user(&path)).transpose()?;
                Files::Nearest(own.map(Arc::new))
            }
        };
        Ok(Self::with(choice.values(), files))
    }

    /// The settings of a command that reads no file but that of `--config`, since what it measures must not depend on
    /// where it is called.
    ///
    /// # Errors
    /// The file of `--config` cannot be read or is wrong.
    pub fn of_command_line(choice: &Choice) -> Result<Arc<Self>> {
        let file = choice.config.as_deref().map(ConfigFile::read).transpose()?;
        Ok(Self::with(choice.values(), file.map_or(Files::None, |file| Files::One(Arc::new(file)))))
    }

    fn with(given: Values, files: Files) -> Arc<Self> {
        Arc::new(Self {
            given,
            files,
            folders: Mutex::default(),
            read: Mutex::default(),
            prepared: Mutex::default(),
            lexica: Mutex::default(),
        })
    }

    /// The cleaner for an article; `-` is standard input. Articles with the same settings share one.
    ///
    /// # Errors
    /// A configuration file or a lexicon that cannot be read or is wrong.
    pub fn cleaner_for(&self, path: &Path) -> Result<Arc<Cleaner>> {
        Ok(Arc::clone(&self.prepared_for(path)?.cleaner))
    }

    /// Makes the cleaners of all these articles, so that what is wrong with a configuration ends a command before
    /// anything is written.
    ///
    /// # Errors
    /// Those of [`Settings::cleaner_for`].
    pub fn prepare(&self, paths: &[PathBuf]) -> Result<()> {
        paths.iter().try_for_each(|path| self.prepared_for(path).map(|_| ()))
    }

    /// The cleaner for an article with the values that it cleans by.
    ///
    /// # Errors
    /// Those of [`Settings::cleaner_for`].
    pub fn prepared_for(&self, path: &Path) -> Result<Arc<Prepared>> {
        let path = whole(path)?;
        let project = self.project_of(&path)?;
        let files = self.files_for(&project, &path);
        let layers = Layers {
            files: files.iter().map(|(file, matching)| (file.path.clone(), matching.clone())).collect(),
            words: project.words.clone(),
        };
        let mut prepared = lock(&self.prepared);
        if let Some(found) = prepared.get(&layers) {
            return Ok(Arc::clone(found));
        }
        let values = self.values(&files, project.words.as_deref());
        let cleaner = Arc::new(Cleaner::new(values.options(self.lexica(&values)?)));
        let made = Arc::new(Prepared { values, cleaner });
        prepared.insert(layers, Arc::clone(&made));
        Ok(made)
    }

    /// What holds for a path, a file or a folder, and why.
    ///
    /// # Errors
    /// A configuration file that cannot be read or is wrong.
    pub fn effective(&self, path: &Path) -> Result<Effective> {
        let path = whole(path)?;
        let is_folder = path.is_dir();
        let project = self.project(if is_folder { &path } else { folder_of(&path) })?;
        let files = self.files_for(&project, &path);
        let values = self.values(&files, project.words.as_deref());
        let is_excluded = files.iter().any(|(file, _)| file.exclude.match_path(&path, is_folder));
        let own_words = self.own_words_of(project);
        Ok(Effective { path, values, files, is_excluded, own_words })
    }

    /// Whether a file or folder that was found in a folder is excluded. What is wrong with a configuration file is told
    /// when a cleaner is asked for.
    pub fn is_excluded(&self, path: &Path, is_folder: bool) -> bool {
        whole(path).is_ok_and(|path| {
            self.project_of(&path).is_ok_and(|project| {
                self.files_for(&project, &path)
                    .iter()
                    .any(|(file, _)| file.exclude.match_entry(&path, is_folder))
            })
        })
    }

    /// Whether a path that was named itself is left out: it is excluded, and that is to hold for such paths too.
    ///
    /// # Errors
    /// A configuration file that cannot be read or is wrong.
    pub fn is_left_out(&self, path: &Path) -> Result<bool> {
        let effective = self.effective(path)?;
        Ok(effective.is_excluded && effective.values.force_exclude.is_some_and(|force| force.value))
    }

    /// See [`Effective::own_words`].
    fn own_words_of(&self, project: Project) -> Option<PathBuf> {
        let given = || self.given.words.first().map(|words| words.value.clone());
        if matches!(self.files, Files::None) {
            return given();
        }
        if let Some(file) = &project.file {
            let named = file.values.words.first().map(|words| words.value.clone());
            return named.or_else(|| Some(file.path.with_file_name(WORDS_NAME)));
        }
        project.words.or_else(given).or_else(|| absolute(Path::new(WORDS_NAME)).ok())
    }

    /// The files for a path, lowest first, with the overrides that match.
    fn files_for(&self, project: &Project, path: &Path) -> Vec<(Arc<ConfigFile>, Vec<usize>)> {
        let own = match &self.files {
            Files::Nearest(own) => own.as_ref(),
            Files::None | Files::One(_) => None,
        };
        let files = own.into_iter().chain(project.file.as_ref());
        files.map(|file| (Arc::clone(file), file.matching(path))).collect()
    }

    fn values(&self, files: &[(Arc<ConfigFile>, Vec<usize>)], words: Option<&Path>) -> Values {
        let mut values = Values::default();
        for (file, matching) in files {
            values.overlay(&file.values_with(matching));
        }
        if let Some(words) = words {
            let found = Sourced { value: words.to_owned(), origin: Origin::Beside };
            values.overlay(&Values { words: vec![found], ..Values::default() });
        }
        values.overlay(&self.given);
        values
    }

    fn project_of(&self, path: &Path) -> Result<Project> {
        self.project(folder_of(path))
    }

    fn project(&self, folder: &Path) -> Result<Project> {
        let found = lock(&self.folders).get(folder).cloned();
        if let Some(found) = found {
            return Ok(found);
        }
        let project = match &self.files {
            Files::None => Project::default(),
            Files::One(file) => Project { file: Some(Arc::clone(file)), words: list_of(file) },
            Files::Nearest(_) => match nearest_file(folder) {
                Some(path) => {
                    let file = self.read(&path)?;
                    Project { words: list_of(&file), file: Some(file) }
                }
                None => Project { file: None, words: nearest_words(folder) },
            },
        };
        lock(&self.folders).insert(folder.to_owned(), project.clone());
        Ok(project)
    }

    fn read(&self, path: &Path) -> Result<Arc<ConfigFile>> {
        let mut read = lock(&self.read);
        if let Some(file) = read.get(path) {
            return Ok(Arc::clone(file));
        }
        let file = Arc::new(ConfigFile::read(path)?);
        read.insert(path.to_owned(), Arc::clone(&file));
        Ok(file)
    }

    /// Opens the lexica that the values name, each once.
    fn lexica(&self, values: &Values) -> Result<Vec<Arc<UserLexicon>>> {
        let kinds = [
            (Kind::Words, &values.words),
            (Kind::Corpus, &values.lexicon),
            (Kind::Hunspell, &values.hunspell),
        ];
        let mut opened = Vec::new();
        for (kind, paths) in kinds {
            for path in paths {
                opened.extend(self.lexicon(kind, path)?);
            }
        }
        Ok(opened)
    }

    /// A lexicon; `None` for a list that no file names and that has no entry yet.
    fn lexicon(&self, kind: Kind, path: &Sourced<PathBuf>) -> Result<Opened> {
        let mut lexica = lock(&self.lexica);
        if let Some(lexicon) = lexica.get(&(kind, path.value.clone())) {
            return Ok(lexicon.clone());
        }
        let lexicon = if path.origin == Origin::Beside && lexica::is_empty_list(&path.value) {
            None
        } else {
            let opened = lexica::open(kind, &path.value);
            let opened = match &path.origin {
                Origin::File { .. } => opened.with_context(|| path.origin.to_string())?,
                Origin::Default | Origin::Beside | Origin::CommandLine => opened?,
            };
            Some(Arc::new(opened))
        };
        lexica.insert((kind, path.value.clone()), lexicon.clone());
        Ok(lexicon)
    }
}

/// The list beside a file, unless the file names others.
fn list_of(file: &ConfigFile) -> Option<PathBuf> {
    if file.values.words.is_empty() { beside(&file.path) } else { None }
}

/// The absolute path of an article.
fn whole(path: &Path) -> Result<PathBuf> {
    let path = if super::files::is_stdin(path) { Path::new(STDIN) } else { path };
    absolute(path).with_context(|| {
        format!("{}: its folder cannot be told, so {FILE_NAME} is not found", lexica::shown(path))
    })
}

fn folder_of(path: &Path) -> &Path {
    path.parent().unwrap_or(path)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use tempfile::TempDir;

    fn folder_with(files: &[(&str, &str)]) -> TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            fs::write(path, text).expect("a file");
        }
        folder
    }

    /// Settings without the file of whoever runs the tests.
    fn settings(choice: &Choice) -> Arc<Settings> {
        if choice.config.is_none() && !choice.no_config {
            return Settings::with(choice.values(), Files::Nearest(None));
        }
        Settings::new(choice).expect("settings")
    }

    #[test]
    fn articles_with_the_same_settings_share_a_cleaner() {
        let folder = folder_with(&[
            ("postedit.toml", "[[overrides]]\npaths = [\"wire/\"]\nlevel = \"suggest\"\n"),
            ("own/postedit.toml", ""),
        ]);
        let settings = settings(&Choice::default());
        let cleaner = |name: &str| settings.cleaner_for(&folder.path().join(name)).expect("a cleaner");
        assert!(Arc::ptr_eq(&cleaner("a.txt"), &cleaner("deep/b.txt")));
        assert!(Arc::ptr_eq(&cleaner("wire/a.txt"), &cleaner("wire/deep/b.txt")));
        assert!(!Arc::ptr_eq(&cleaner("a.txt"), &cleaner("wire/a.txt")));
        assert!(!Arc::ptr_eq(&cleaner("a.txt"), &cleaner("own/a.txt")));
    }

    #[test]
    fn a_lexicon_is_opened_once_for_all_cleaners() {
        let folder = folder_with(&[
            (
                "postedit.toml",
                "words = [\"a.words\"]\n[[overrides]]\npaths = [\"wire/\"]\nlevel = \"suggest\"\n",
            ),
            ("a.words", "Nasams\n"),
        ]);
        let settings = settings(&Choice::default());
        let list = |name: &str| {
            let cleaner = settings.cleaner_for(&folder.path().join(name)).expect("a cleaner");
            Arc::clone(&cleaner.options().lexica[0])
        };
        assert!(Arc::ptr_eq(&list("a.txt"), &list("wire/a.txt")));
    }

    #[test]
    fn words_are_added_to_the_list_of_the_project() {
        let folder = folder_with(&[
            ("named/postedit.toml", "words = [\"x/house.words\", \"more.words\"]\n"),
            ("plain/postedit.toml", ""),
            ("list/postedit.words", "Nasams\n"),
        ]);
        let root = folder.path();
        let own = |choice: &Choice, path: &str| {
            settings(choice).effective(&root.join(path)).expect("a project").own_words
        };
        let nothing = Choice::default();
        assert_eq!(own(&nothing, "named/deep/a.txt"), Some(root.join("named/x/house.words")));
        assert_eq!(own(&nothing, "plain/a.txt"), Some(root.join("plain/postedit.words")));
        assert_eq!(own(&nothing, "list/deep/a.txt"), Some(root.join("list/postedit.words")));
        let given = Choice { words: vec!["given.words".into()], ..Choice::default() };
        assert_eq!(own(&given, "a.txt"), Some("given.words".into()));
        assert_eq!(own(&given, "plain/a.txt"), Some(root.join("plain/postedit.words")));
        let alone = Choice { no_config: true, ..Choice::default() };
        assert_eq!(own(&alone, "list/a.txt"), None);
        let one = Choice { config: Some(root.join("plain/postedit.toml")), ..Choice::default() };
        assert_eq!(own(&one, "named/a.txt"), Some(root.join("plain/postedit.words")));
    }
}
