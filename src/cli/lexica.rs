//! Opening the lexica that the user names.

use anyhow::{Context, Result, anyhow, bail};
use postedit::render::escape::Visible;
use postedit::user_lexicon::{CorpusLexicon, HunspellDictionary, UserLexicon, WordList, WordListError};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The kinds of lexica, in the order in which they are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A list of words.
    Words,
    /// What `postedit learn` wrote.
    Corpus,
    /// A Hunspell dictionary.
    Hunspell,
}

/// Opens a lexicon.
///
/// # Errors
/// A file that cannot be read or is not what it should be, by its name.
pub fn open(kind: Kind, path: &Path) -> Result<UserLexicon> {
    Ok(match kind {
        Kind::Words => UserLexicon::Words(word_list(path)?),
        Kind::Corpus => UserLexicon::Corpus(corpus(path)?),
        Kind::Hunspell => UserLexicon::Hunspell(Box::new(dictionary(path)?)),
    })
}

/// Whether a file is a list of words that has no entry.
pub fn is_empty_list(path: &Path) -> bool {
    fs::read_to_string(path)
        .is_ok_and(|text| WordList::read(&text).is_err_and(|error| error == WordListError::Empty))
}

/// Opens a file that `postedit learn` wrote.
///
/// # Errors
/// A file that cannot be read, or is no lexicon; the message names the file and the remedy.
pub fn corpus(path: &Path) -> Result<CorpusLexicon> {
    let bytes = bytes(path)?;
    CorpusLexicon::open(bytes).with_context(|| shown(path))
}

fn word_list(path: &Path) -> Result<WordList> {
    let text = text(path)?;
    if text.contains('\0') {
        bail!("{}: has a NUL byte, so it is no text; name a list of words", shown(path));
    }
    WordList::read(&text).with_context(|| shown(path))
}

/// The path may be that of the affix file, of the word file, or of both without what tells them apart.
fn dictionary(path: &Path) -> Result<HunspellDictionary> {
    let is_part = path.extension().is_some_and(|extension| extension == "dic" || extension == "aff");
    let stem = if is_part { path.with_extension("") } else { path.to_owned() };
    let with = |extension: &str| {
        let mut name = stem.clone().into_os_string();
        name.push(extension);
        PathBuf::from(name)
    };
    let (affixes, words) = (with(".aff"), with(".dic"));
    for (part, other) in [(&affixes, &words), (&words, &affixes)] {
        if !part.exists() {
            let lack = if other.exists() { "the other half" } else { "neither it nor its other half" };
            bail!(
                "{}: not found, {lack} is there; a Hunspell dictionary is NAME.aff and NAME.dic",
                shown(part)
            );
        }
    }
    let name = stem.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let language = HunspellDictionary::language_of(&name);
    HunspellDictionary::read(&bytes(&affixes)?, &bytes(&words)?, language).with_context(|| shown(&words))
}

/// The text of a file.
///
/// # Errors
/// A file that cannot be read or is not UTF-8, by its name.
pub fn text(path: &Path) -> Result<String> {
    String::from_utf8(bytes(path)?).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        anyhow!("{}: is not UTF-8 at byte offset {offset}; convert it first", shown(path))
    })
}

fn bytes(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => anyhow!("{}: not found; name a file that is there", shown(path)),
        io::ErrorKind::IsADirectory => anyhow!("{}: is a folder; name a file", shown(path)),
        io::ErrorKind::PermissionDenied => {
            anyhow!("{}: may not be read; change its permissions", shown(path))
        }
        _ => anyhow!("{}: {error}", shown(path)),
    })
}

/// A path for a person.
pub fn shown(path: &Path) -> String {
    Visible(&path.to_string_lossy()).to_string()
}
