//! The shape of a dictionary key.

use anyhow::{Context, Result, ensure};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_script::{Script, UnicodeScript};

/// The key of a form: NFC, lower case, typewriter apostrophe.
pub fn key(form: &str) -> String {
    if form.is_ascii() {
        return form.to_ascii_lowercase();
    }
    let fold = |c: char| -> char {
        match c {
            '’' | 'ʼ' => '\'',
            'İ' => 'i',
            other => other,
        }
    };
    let mut key: String = form.nfc().map(fold).flat_map(char::to_lowercase).collect();
    // a capital sigma does not tell that it is the last letter
    if key.chars().count() > 1 && key.ends_with('σ') {
        key.pop();
        key.push('ς');
    }
    key
}

/// The form with a capital first letter.
pub fn title(key: &str) -> String {
    let mut chars = key.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The form without accents and other marks, as a keyboard without them writes it.
pub fn without_accents(key: &str) -> String {
    key.nfd().filter(|&c| !is_combining_mark(c)).collect()
}

/// The most scripts that the words of one language are written in.
const SCRIPTS: usize = 3;

/// Tells words of some scripts from other text.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    scripts: [Option<Script>; SCRIPTS],
    apostrophes: bool,
}

impl Shape {
    /// Words of one of the scripts with these names; `apostrophes` may stand between their letters.
    pub fn new<S: AsRef<str>>(names: &[S], apostrophes: bool) -> Result<Self> {
        ensure!(names.len() <= SCRIPTS, "more than {SCRIPTS} scripts");
        let mut scripts = [None; SCRIPTS];
        for (slot, name) in scripts.iter_mut().zip(names) {
            let name = name.as_ref();
            *slot = Some(Script::from_full_name(name).with_context(|| format!("no script {name}"))?);
        }
        Ok(Self { scripts, apostrophes })
    }

    /// Whether a key consists of letters of one script.
    pub fn fits(self, key: &str) -> bool {
        self.scripts.iter().flatten().any(|script| self.fits_script(key, *script))
    }

    fn fits_script(self, key: &str, script: Script) -> bool {
        let letter = |c: char| c.is_alphabetic() && c.script() == script && !matches!(c, 'ª' | 'º');
        let mut previous = None;
        for c in key.chars() {
            let inner = self.apostrophes && c == '\'' && previous.is_some_and(|p| p != '\'');
            if !letter(c) && !inner {
                return false;
            }
            previous = Some(c);
        }
        previous.is_some_and(|last| last != '\'') && key.len() <= 60
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_folded() {
        assert_eq!(key("Don’t"), "don't");
        assert_eq!(key("E\u{301}xito"), "éxito");
        assert_eq!(title("óscar"), "Óscar");
        assert_eq!(without_accents("también año"), "tambien ano");
    }

    #[test]
    fn only_letters_make_a_word() {
        let english = Shape::new(&["Latin"], true).unwrap();
        assert!(english.fits("don't") && english.fits("naïve"));
        assert!(
            !english.fits("'tis") && !english.fits("dogs'") && !english.fits("a1") && !english.fits("київ")
        );
        assert!(!Shape::new(&["Latin"], false).unwrap().fits("d'or"));
    }
}
