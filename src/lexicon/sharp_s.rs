//! The sharp s of German, which lists of frequencies write as ss.
//!
//! A form with ß is therefore sought in both writings, and what is found with ss is written as the country writes it
//! where that is to be told: behind a long vowel or a diphthong (Straße), never in Switzerland (Strasse).

use std::borrow::Cow;

/// `key` as the lists of frequencies write it, if it has a sharp s.
pub fn without(key: &str) -> Option<String> {
    (!key.is_ascii() && key.contains('ß')).then(|| key.replace('ß', "ss"))
}

/// `key` as the lists of frequencies write it.
pub fn as_listed(key: &str) -> Cow<'_, str> {
    without(key).map_or(Cow::Borrowed(key), Cow::Owned)
}

/// Parts of words that have a sharp s in German, in the writing of the lists: none of them is a part of other words but
/// those that [`NEVER`] names.
const SHARP: &[&str] = &[
    "gross",
    "gröss",
    "strass",
    "fuss",
    "füss",
    "grüss",
    "gruss",
    "weiss",
    "heiss",
    "reiss",
    "beiss",
    "schmeiss",
    "scheiss",
    "fleiss",
    "schweiss",
    "schliess",
    "fliess",
    "giess",
    "geniess",
    "schiess",
    "stiess",
    "liess",
    "hiess",
    "spiess",
    "verdriess",
    "stoss",
    "stöss",
    "bloss",
    "blöss",
    "kloss",
    "klöss",
    "massnahm",
    "massgeb",
    "massstab",
    "ausmass",
    "übermass",
    "gemäss",
    "mässig",
    "einigermassen",
    "gleichermassen",
    "süss",
    "spass",
    "strauss",
    "sträuss",
    "drauss",
    "äusser",
    "dreissig",
    "gefäss",
    "gesäss",
    "vergass",
    "scheusslich",
    "preuss",
    "müssig",
    "büss",
];

/// The same at the beginning of words alone.
const SHARP_BEGINNINGS: &[&str] = &["aussen", "ausser"];

/// Parts of words in which one s ends a part and the next begins another, or in which the vowel is short.
const NEVER: &[&str] = &[
    "weissag",
    "beweiss",
    "ausweiss",
    "hinweiss",
    "kreiss",
    "preiss",
    "greiss",
    "vliess",
    "aussend",
    "eisscholl",
];

/// A form that the lists have, written as texts in German have it that was meant by the word with `key`: what that
/// word has, sharp or double, stays; elsewhere the part of the word tells.
pub fn restored<'f>(form: &'f str, key: &str) -> Cow<'f, str> {
    if !form.contains("ss") {
        return Cow::Borrowed(form);
    }
    let mut sharp = String::with_capacity(form.len());
    let mut rest = 0;
    while let Some(found) = form[rest..].find("ss") {
        let at = rest + found;
        sharp.push_str(&form[rest..at]);
        sharp.push_str(if is_sharp(form, at, key) { "ß" } else { "ss" });
        rest = at + "ss".len();
    }
    sharp.push_str(&form[rest..]);
    Cow::Owned(sharp)
}

/// Whether the ss at this place of a form stands for a sharp s.
fn is_sharp(form: &str, at: usize, key: &str) -> bool {
    let (before, behind) = (&form[..at], &form[at + "ss".len()..]);
    let has = |spelt: &str| {
        let begins = key.strip_prefix(before).is_some_and(|rest| rest.starts_with(spelt));
        begins || key.strip_suffix(behind).is_some_and(|rest| rest.ends_with(spelt))
    };
    if has("ß") || has("ss") {
        return has("ß");
    }
    let covers =
        |part: &str| form.match_indices(part).any(|(start, _)| (start..start + part.len()).contains(&at));
    let begins = SHARP_BEGINNINGS.iter().any(|part| form.starts_with(part) && at < part.len());
    (begins || SHARP.iter().any(|part| covers(part))) && !NEVER.iter().any(|part| covers(part))
}

/// Whether a text is written by the rules of Switzerland: without a sharp s where others have one.
pub fn is_swiss(text: &str) -> bool {
    const TELLING: &[&str] = &[
        "gross",
        "Gross",
        "grösse",
        "Grösse",
        "strasse",
        "Strasse",
        "weiss ",
        "heiss",
        "schliess",
        "ausser",
        "äusser",
        "dreissig",
        "gemäss",
        "mässig",
        "Massnahme",
    ];
    !text.contains('ß') && TELLING.iter().any(|part| text.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_vowels_have_the_sharp_s() {
        for (key, form, meant) in [
            ("strase", "strasse", "straße"),
            ("drausen", "draussen", "draußen"),
            ("fußbal", "fussball", "fußball"),
            ("fusbal", "fussball", "fußball"),
            ("größste", "grösste", "größte"),
            ("schlies", "schliess", "schließ"),
            ("ausenpolitik", "aussenpolitik", "außenpolitik"),
            ("weiswurst", "weisswurst", "weißwurst"),
        ] {
            assert_eq!(restored(form, key), meant);
        }
    }

    #[test]
    fn short_vowels_and_parts_that_meet_have_two() {
        for (key, form) in [
            ("wase", "wasser"),
            ("wichtigse", "wichtigste"),
            ("preisenkung", "preissenkung"),
            ("aussendun", "aussendung"),
            ("strasenbahn", "strassenbahn"),
        ] {
            let expected = if key == "strasenbahn" { "straßenbahn" } else { form };
            assert_eq!(restored(form, key), expected);
        }
        // who writes it with two goes on so
        assert_eq!(restored("strassenbahn", "strassenban"), "strassenbahn");
    }

    #[test]
    fn texts_tell_their_country() {
        assert!(is_swiss("Die Strasse ist breit."));
        assert!(!is_swiss("Die Straße ist breit, sagte Herr Strasser."));
        assert!(!is_swiss("Das Wasser ist kalt."));
    }
}
