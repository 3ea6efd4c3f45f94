//! Which script a letter belongs to, as far as scripts differ in punctuation, spacing and joining.

/// Whether the character is a Han or kana letter or sign: scripts that set no spaces between words.
pub const fn is_cjk(c: char) -> bool {
    matches!(
        c,
        '\u{3005}'..='\u{3007}'
            | '\u{3041}'..='\u{309f}'
            | '\u{30a1}'..='\u{30fa}'
            | '\u{30fc}'..='\u{30ff}'
            | '\u{31f0}'..='\u{31ff}'
            | '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{ff66}'..='\u{ff9f}'
            | '\u{20000}'..='\u{3ffff}'
    )
}

/// Whether the character is a mark of East Asian typography: brackets, full-width and ideographic marks.
pub const fn is_cjk_mark(c: char) -> bool {
    matches!(
        c,
        '\u{3001}'..='\u{3003}'
            | '\u{3008}'..='\u{301f}'
            | '\u{30fb}'
            | '\u{ff01}'..='\u{ff0f}'
            | '\u{ff1a}'..='\u{ff20}'
            | '\u{ff3b}'..='\u{ff40}'
            | '\u{ff5b}'..='\u{ff65}'
    )
}

/// Whether the character is a Hangul syllable or jamo.
pub const fn is_hangul(c: char) -> bool {
    matches!(
        c,
        '\u{1100}'..='\u{11ff}' | '\u{3131}'..='\u{318e}' | '\u{a960}'..='\u{a97c}' | '\u{ac00}'..='\u{d7fb}'
    )
}

/// Whether the character is a letter or vowel sign of the Arabic script; digits and marks are not.
pub const fn is_arabic(c: char) -> bool {
    matches!(
        c,
        '\u{620}'..='\u{65f}'
            | '\u{66e}'..='\u{6d3}'
            | '\u{6d5}'..='\u{6dc}'
            | '\u{6ee}'..='\u{6ef}'
            | '\u{6fa}'..='\u{6ff}'
            | '\u{750}'..='\u{77f}'
            | '\u{8a0}'..='\u{8ff}'
            | '\u{fb50}'..='\u{fd3d}'
            | '\u{fd50}'..='\u{fdfb}'
            | '\u{fe70}'..='\u{fefc}'
    )
}

/// Whether the character is a Hebrew letter or point; maqaf and sof pasuq are not.
pub const fn is_hebrew(c: char) -> bool {
    matches!(
        c,
        '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}'..='\u{5c2}' | '\u{5c4}'..='\u{5c5}' | '\u{5c7}'
            | '\u{5d0}'..='\u{5f2}'
            | '\u{fb1d}'..='\u{fb4f}'
    )
}

/// Whether the character is a Devanagari letter or sign; danda and digits are not.
pub const fn is_devanagari(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{963}' | '\u{971}'..='\u{97f}')
}

/// Whether the character is a letter of a script without capitals.
pub fn is_caseless(c: char) -> bool {
    is_cjk(c)
        || is_hangul(c)
        || is_arabic(c)
        || is_hebrew(c)
        || matches!(c, '\u{700}'..='\u{10ff}' | '\u{1780}'..='\u{18af}') && c.is_alphabetic()
}

/// Whether the character belongs to a script that steers its shapes with zero-width joiners and non-joiners:
/// Arabic and the scripts of South and South-East Asia; Hebrew places vowel points with them.
pub const fn takes_joiners(c: char) -> bool {
    matches!(c, '\u{591}'..='\u{109f}' | '\u{1780}'..='\u{18af}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// Whether the character belongs to a script that marks where a line may break with zero-width spaces: Thai, Lao,
/// Tibetan, Burmese, Khmer.
pub const fn takes_zero_width_spaces(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_belong_to_their_script() {
        assert!("漢字かなカナ々〇ｶﾅ".chars().all(is_cjk));
        assert!("한글ㅋ".chars().all(is_hangul));
        assert!("عربيپچگی".chars().all(is_arabic));
        assert!("עברית".chars().all(is_hebrew));
        assert!("हिन्दी".chars().all(is_devanagari));
        assert!("漢한عעहไ".chars().all(is_caseless));
    }

    #[test]
    fn marks_and_digits_belong_to_none() {
        for c in "、。，「》・،؛؟٠۵־।५aéжλ".chars() {
            let letter = is_cjk(c) || is_hangul(c) || is_arabic(c) || is_hebrew(c) || is_devanagari(c);
            assert!(!letter && !is_caseless(c), "{c}");
        }
        assert!("、。，：「》（・".chars().all(is_cjk_mark));
    }
}
