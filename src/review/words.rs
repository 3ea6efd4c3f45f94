//! The words that a proposal would change, for those that nothing may touch.

use crate::edit::Edit;
use crate::text::Span;
use crate::text::tokenize::tokenize;

/// The words of `text` that `replacement` at `span` would change or take away, in their order, each once.
pub fn words_at<'t>(text: &'t str, span: Span, replacement: &str) -> Vec<&'t str> {
    let wide = span.widened_to_spaces(text);
    let old = wide.of(text);
    let new = format!("{}{replacement}{}", &text[wide.start..span.start], &text[span.end..wide.end]);
    let mut found: Vec<&str> = Vec::new();
    for word in words(old) {
        if !found.contains(&word) && count(&words(old), &[word]) > count(&words(&new), &[word]) {
            found.push(word);
        }
    }
    found
}

/// Whether `edit` would change or take away `word`, which may be several words, as it is written. Damage around it,
/// as in "Nasamsbut" or "Nasams.The", is none of it.
pub fn takes_away(text: &str, edit: &Edit, word: &str) -> bool {
    let wanted = words(word);
    if wanted.is_empty() {
        return false;
    }
    // of several words the others stand beside the edit
    let mut wide = edit.span;
    for _ in 0..wanted.len() {
        wide = grown(text, wide.widened_to_spaces(text));
    }
    let new = format!(
        "{}{}{}",
        &text[wide.start..edit.span.start],
        edit.replacement,
        &text[edit.span.end..wide.end]
    );
    count(&words(wide.of(text)), &wanted) > count(&words(&new), &wanted)
}

/// The span with the white space on either side.
fn grown(text: &str, span: Span) -> Span {
    let start = text[..span.start].trim_end().len();
    let end = text.len() - text[span.end..].trim_start().len();
    Span::new(start, end)
}

fn words(text: &str) -> Vec<&str> {
    tokenize(text)
        .iter()
        .filter(|token| !token.is_mark() && token.text(text).chars().any(char::is_alphanumeric))
        .map(|token| token.text(text))
        .collect()
}

fn count(words: &[&str], wanted: &[&str]) -> usize {
    words.windows(wanted.len()).filter(|window| *window == wanted).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::tests::edit;

    fn at(text: &str, wrong: &str, replacement: &str) -> Edit {
        let start = text.find(wrong).expect("the text has it");
        edit(start, start + wrong.len(), replacement)
    }

    #[test]
    fn a_changed_word_is_taken_away_and_damage_around_it_is_not() {
        let takes = |text, wrong, new| takes_away(text, &at(text, wrong, new), "Nasams");
        assert!(takes("They use Nasams here", "Nasams", "NASAMS"));
        assert!(takes("They use Nasams here", "s here", " here"));
        assert!(!takes("They use Nasamsbut", "Nasamsbut", "Nasams, but"));
        assert!(!takes("They use Nasams.The end", ".The", ". The"));
        assert!(!takes("They use nasams here", "nasams", "NASAMS"));
        assert!(!takes("They use Nasams .", "Nasams .", "Nasams."));
    }

    #[test]
    fn several_words_are_one_name() {
        let takes = |text, wrong, new| takes_away(text, &at(text, wrong, new), "Elena Tarsenov");
        assert!(takes("and Elena Tarsenov came", "Tarsenov", "Tarasenov"));
        assert!(takes("and Elena Tarsenov came", "Elena", "Helena"));
        assert!(!takes("and Irena Tarsenov came", "Tarsenov", "Tarasenov"));
    }

    #[test]
    fn the_words_that_an_edit_changes_are_told() {
        let text = "It is is Nasams, they say";
        let changed = |text, wrong, new| {
            let edit = at(text, wrong, new);
            words_at(text, edit.span, &edit.replacement)
        };
        assert_eq!(changed(text, "Nasams", "NASAMS"), ["Nasams"]);
        assert_eq!(changed(text, " is is", " is"), ["is"]);
        assert_eq!(changed("ground.The end", ".The", ". The"), [""; 0]);
    }
}
