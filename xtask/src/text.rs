//! The shape of a dictionary key.

use anyhow::{Context, Result};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_script::{Script, UnicodeScript};

/// The key of a form: NFC, lower case, typewriter apostrophe.
pub fn key(form: &str) -> String {
    if form.is_ascii() {
        return form.to_ascii_lowercase();
    }
    form.nfc().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }).collect()
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

/// Tells words of one script from other text.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    script: Script,
    apostrophes: bool,
}

impl Shape {
    /// Words of the script with this name; `apostrophes` may stand between their letters.
    pub fn new(script: &str, apostrophes: bool) -> Result<Self> {
        let script = Script::from_full_name(script).with_context(|| format!("no script {script}"))?;
        Ok(Self { script, apostrophes })
    }

    /// Whether a key consists of letters of the script.
    pub fn fits(self, key: &str) -> bool {
        let letter = |c: char| c.is_alphabetic() && c.script() == self.script && !matches!(c, 'ª' | 'º');
        let mut previous = None;
        for c in key.chars() {
            let inner = self.apostrophes && c == '\'' && previous.is_some_and(|p| p != '\'');
            if !letter(c) && !inner {
                return false;
            }
            previous = Some(c);
        }
        previous.is_some_and(|last| last != '\'') && key.len() <= 40
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
        let english = Shape::new("Latin", true).unwrap();
        assert!(english.fits("don't") && english.fits("naïve"));
        assert!(
            !english.fits("'tis") && !english.fits("dogs'") && !english.fits("a1") && !english.fits("київ")
        );
        assert!(!Shape::new("Latin", false).unwrap().fits("d'or"));
    }
}
