//! The packages that the dictionaries are built from: their list, their download, their contents.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use sha2::{Digest, Sha256};

/// The contents of `dictionaries/sources.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sources {
    /// Everything that is taken from elsewhere.
    #[serde(rename = "package")]
    pub packages: Vec<Package>,
    /// The languages that get a dictionary.
    #[serde(rename = "language")]
    pub languages: Vec<Language>,
    /// What the dictionary of names is made of, by script.
    pub names: Vec<Names>,
    /// What the dictionary of places by language is made of.
    pub places: Places,
    /// Languages whose words others quote: a form that is far more frequent in one of them is no word of a
    /// language whose lists alone hold it.
    pub quoted: Vec<String>,
}

/// The tool that knows a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Registry {
    /// Python packages, fetched with `pip download`.
    Pypi,
    /// JavaScript packages, fetched with `npm pack`.
    Npm,
    /// Rust packages, compiled into this program by cargo.
    Crate,
}

/// One package in one version.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Package {
    /// Where it comes from.
    pub registry: Registry,
    /// Its name there.
    pub name: String,
    /// Its exact version.
    pub version: String,
    /// Name of the downloaded file; empty for a crate.
    #[serde(default)]
    pub file: String,
    /// Checksum of the downloaded file; empty for a crate.
    #[serde(default)]
    pub sha256: String,
    /// Licence of what is taken.
    pub licence: String,
    /// Whom to name.
    pub attribution: String,
    /// What is taken.
    pub takes: String,
}

/// How misspellings of a language become known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Misspellings {
    /// The list of English misspellings.
    Listed,
    /// Words without the accents of a much more frequent right word.
    Accents,
    /// Not at all.
    #[default]
    None,
}

/// The sources of one language's dictionary.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// The language's code, which is also the name of its folder.
    pub code: String,
    /// The scripts of its words.
    pub scripts: Vec<String>,
    /// Whether words have apostrophes inside.
    #[serde(default)]
    pub apostrophes: bool,
    /// Its list of frequencies.
    pub wordfreq: String,
    /// Its tables of probabilities and lemmas.
    pub spacy: Option<String>,
    /// Tables of lemmas by part of speech, as far as they exist.
    #[serde(default)]
    pub parts: Vec<String>,
    /// The number of forms for the filters, if not the usual one: more where the list of frequencies is short.
    pub forms: Option<usize>,
    /// The lowest frequency (Zipf) of forms that are kept though no dictionary holds them.
    pub least_zipf: Option<f32>,
    /// Whether the word classes of nearly all its words are known, so that a form without one is suspect.
    #[serde(default)]
    pub tagged: bool,
    /// Its list of inflected forms.
    pub simplemma: Option<String>,
    /// Its spelling dictionaries, each of which makes a word right.
    #[serde(default)]
    pub hunspell: Vec<String>,
    /// Spelling dictionaries of a neighbouring language that shares the lists: what only they accept is left
    /// out.
    #[serde(default)]
    pub not_of: Vec<String>,
    /// Whether inflected forms that no text shows are left out: where the spelling dictionary holds all.
    #[serde(default)]
    pub only_seen: bool,
    /// Whether the forms that the affixes of its spelling dictionaries make are added: where other lists
    /// of inflected forms are short.
    #[serde(default)]
    pub expand: bool,
    /// Whether a frequent form is right where no list holds it, unless a far more frequent one is near:
    /// where no spelling dictionary is at hand.
    #[serde(default)]
    pub trust_frequent: bool,
    /// Whether endings that many lemmas take are kept, to judge forms that no list holds.
    #[serde(default)]
    pub endings: bool,
    /// Whether the sources are in Latin script and each form is written in Cyrillic too (Serbian).
    #[serde(default)]
    pub both_scripts: bool,
    /// How its misspellings become known.
    #[serde(default)]
    pub misspellings: Misspellings,
    /// Endings that the verb rules make and that no finite verb has.
    #[serde(default)]
    pub non_finite_endings: Vec<String>,
}

/// The sources of the names of one or more scripts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// The scripts of the names.
    pub scripts: Vec<String>,
    /// Languages with a dictionary whose capitals tell names.
    pub tellers: Vec<String>,
    /// The lists of frequencies; the highest of a name counts.
    pub wordfreq: Vec<String>,
    /// Languages whose common words are no names, though the tellers quote them with a capital.
    #[serde(default)]
    pub simplemma: Vec<String>,
    /// Languages that write all nouns with a capital, which then tells no names.
    #[serde(default)]
    pub capital_nouns: Vec<String>,
}

/// Whose names of places are related to each other.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Places {
    /// The languages.
    pub locales: Vec<String>,
}

impl Sources {
    /// Reads the list.
    pub fn read(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
        toml::from_str(&text).with_context(|| path.display().to_string())
    }

    fn package(&self, name: &str) -> Result<&Package> {
        let found = self.packages.iter().find(|package| package.name == name);
        found.with_context(|| format!("no package {name} in the list of sources"))
    }
}

/// The downloaded packages in one folder.
pub struct Store<'a> {
    sources: &'a Sources,
    folder: PathBuf,
}

impl<'a> Store<'a> {
    /// Makes sure that `folder` holds all packages unchanged, and fetches those that it lacks.
    pub fn open(sources: &'a Sources, folder: &Path) -> Result<Self> {
        fs::create_dir_all(folder)?;
        for package in sources.packages.iter().filter(|package| package.registry != Registry::Crate) {
            let path = folder.join(&package.file);
            if !path.exists() {
                fetch(package, folder)?;
            }
            let bytes = fs::read(&path).with_context(|| path.display().to_string())?;
            let sum: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
            ensure!(sum == package.sha256, "{} has checksum {sum}, not {}", package.file, package.sha256);
        }
        Ok(Self { sources, folder: folder.to_owned() })
    }

    /// The contents of one file of a package.
    pub fn file(&self, package: &str, path: &str) -> Result<Vec<u8>> {
        let mut found = self.files(package, |name| name == path)?;
        let (_, bytes) = found.pop().with_context(|| format!("package {package} has no file {path}"))?;
        Ok(bytes)
    }

    /// The names and contents of the files that `wanted` chooses, ordered by name.
    pub fn files(&self, package: &str, wanted: impl Fn(&str) -> bool) -> Result<Vec<(String, Vec<u8>)>> {
        let path = self.folder.join(&self.sources.package(package)?.file);
        let file = fs::File::open(&path)?;
        let mut found = Vec::new();
        if path.extension().is_some_and(|extension| extension == "whl") {
            let mut archive = zip::ZipArchive::new(file)?;
            for index in 0..archive.len() {
                let mut entry = archive.by_index(index)?;
                if wanted(entry.name()) {
                    let mut bytes = Vec::new();
                    entry.read_to_end(&mut bytes)?;
                    found.push((entry.name().to_owned(), bytes));
                }
            }
        } else {
            let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(file));
            for entry in archive.entries()? {
                let mut entry = entry?;
                let name = entry.path()?.to_string_lossy().into_owned();
                if wanted(&name) {
                    let mut bytes = Vec::new();
                    entry.read_to_end(&mut bytes)?;
                    found.push((name, bytes));
                }
            }
        }
        found.sort();
        Ok(found)
    }
}

/// Downloads a package with its registry's own tool, so that the user's settings of that tool hold.
fn fetch(package: &Package, folder: &Path) -> Result<()> {
    eprintln!("fetching {} {}", package.name, package.version);
    let mut command = match package.registry {
        Registry::Pypi => {
            let mut command = Command::new("pip");
            command.args(["download", "--quiet", "--no-deps", "--dest", "."]);
            // Without this, pip builds a source package to read its metadata.
            if package.file.ends_with(".whl") {
                command.args(["--only-binary", ":all:"]);
            }
            command.arg(format!("{}=={}", package.name, package.version));
            command
        }
        Registry::Npm => {
            let mut command = Command::new("npm");
            command.args(["pack", "--silent", &format!("{}@{}", package.name, package.version)]);
            command
        }
        Registry::Crate => bail!("cargo fetches {}", package.name),
    };
    let status = command.current_dir(folder).stdout(Stdio::null()).status();
    let status = status.with_context(|| format!("cannot run {:?}", command.get_program()))?;
    ensure!(status.success(), "cannot fetch {} {}", package.name, package.version);
    Ok(())
}

/// Unpacks gzip.
pub fn gunzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut plain = Vec::new();
    flate2::read::GzDecoder::new(bytes).read_to_end(&mut plain)?;
    Ok(plain)
}
