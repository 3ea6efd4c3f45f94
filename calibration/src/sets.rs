//! Test sets, and their division into documents to fit to and documents to check on.

use anyhow::{Context, Result};
use postedit::evaluation::{GoldRepair, TestDocument};
use serde_json::from_str;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

/// One document in so many is kept for the check.
const CHECKED: u64 = 3;

/// A folder with docs.jsonl and gold.jsonl.
pub struct TestSet {
    /// The name of the folder: the code of a language.
    pub name: String,
    /// The documents.
    pub documents: Vec<TestDocument>,
    gold: HashMap<String, Vec<GoldRepair>>,
}

impl TestSet {
    /// Reads the set in `folder`.
    pub fn read(folder: &Path) -> Result<Self> {
        let documents = lines(&folder.join("docs.jsonl"), |line| Ok(from_str(line)?))?;
        let mut gold: HashMap<String, Vec<GoldRepair>> = HashMap::new();
        for repair in lines::<GoldRepair>(&folder.join("gold.jsonl"), |line| Ok(from_str(line)?))? {
            gold.entry(repair.doc.clone()).or_default().push(repair);
        }
        let name = folder.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        Ok(Self { name, documents, gold })
    }

    /// Reads the sets in all of `folders`.
    pub fn read_all(folders: &[PathBuf]) -> Result<Vec<Self>> {
        folders.iter().map(|folder| Self::read(folder)).collect()
    }

    /// The gold repairs of a document.
    pub fn gold(&self, document: &TestDocument) -> Vec<&GoldRepair> {
        self.gold.get(&document.id).into_iter().flatten().collect()
    }
}

fn lines<T>(path: &Path, parse: impl Fn(&str) -> Result<T>) -> Result<Vec<T>> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    text.lines()
        .enumerate()
        .map(|(number, line)| parse(line).with_context(|| format!("{}: line {}", path.display(), number + 1)))
        .collect()
}

/// Parts of the documents that are fitted to, for the check of each on the others.
pub const FOLDS: u64 = 3;

/// Whether a document is kept for the check and nothing is fitted to it. It depends on its name alone.
pub fn is_checked(document: &TestDocument) -> bool {
    hash(document).is_multiple_of(CHECKED)
}

/// The part of the documents that a document belongs to, less than [`FOLDS`].
pub fn fold(document: &TestDocument) -> u64 {
    hash(document) / CHECKED % FOLDS
}

fn hash(document: &TestDocument) -> u64 {
    // FNV-1a
    let hash = document.id.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    hash >> 32
}
