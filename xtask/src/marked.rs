//! The parts of a hand-written page that a program writes: what stands between two marks in comments.

use anyhow::{Context, Result};

/// `page` with `content` between the marks `<!-- NAME: begin -->` and `<!-- NAME: end -->`.
///
/// # Errors
/// A page without the marks.
pub fn replace(page: &str, name: &str, content: &str) -> Result<String> {
    let (begin, end) = (format!("<!-- {name}: begin -->"), format!("<!-- {name}: end -->"));
    let (before, rest) =
        page.split_once(&begin).with_context(|| format!("the page has no mark {begin}; put it in"))?;
    let (_, after) =
        rest.split_once(&end).with_context(|| format!("the page has no mark {end}; put it in"))?;
    Ok(format!("{before}{begin}\n\n{content}\n{end}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_between_the_marks_is_replaced() {
        let page = "a\n<!-- x: begin -->\nold\n<!-- x: end -->\nb\n";
        let replaced = "a\n<!-- x: begin -->\n\nnew\n\n<!-- x: end -->\nb\n";
        assert_eq!(replace(page, "x", "new\n").unwrap(), replaced);
        assert_eq!(replace(replaced, "x", "new\n").unwrap(), replaced);
        assert!(replace("no marks", "x", "new").is_err());
        assert!(replace(page, "y", "new").is_err());
    }
}
