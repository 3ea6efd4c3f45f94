//! The forms one edit away from a word, found by trying every edit.
//!
//! A word of eight letters has about five hundred strings at distance one, few of which are forms. A filter of the hashes
//! of all forms ([`Filter`]) turns nearly all of the others away before they are spelt out, and the hash of a string with
//! one edit follows from those of what stands before and behind the edit ([`Hash`]). Of letters beyond ASCII a dictionary
//! may have hundreds, so they are tried only where some form has any such letter: a second filter holds the forms with
//! all of these letters made one. That is a hundred times as fast as the walk over the automaton, see
//! [`super::nearest`].
//!
//! The build makes the filters and embeds them. One is stored as the number of bytes of its letters and the number of its
//! blocks of forms (32 bits each, the lowest byte first), the letters as UTF-8, the blocks of forms, and those of
//! skeletons.

#[cfg(test)]
mod builder;
mod filter;
mod hash;
#[cfg(test)]
mod suffixes;

use filter::Filter;
use hash::FormHash;
pub(super) use hash::Hash;

/// A filter of forms with the letters that they are made of.
#[derive(Debug)]
pub(super) struct Variants {
    forms: Filter,
    skeletons: Filter,
    ascii: Vec<(char, Hash)>,
    /// The letters that are not ASCII, by number of bytes less two.
    others: [Vec<(char, Hash)>; 3],
}

impl Variants {
    /// Reads a filter, see the head of the module; `None` if the bytes are none.
    pub(super) fn open(bytes: &'static [u8]) -> Option<Self> {
        let (letters, rest) = bytes.split_first_chunk()?;
        let (forms, rest) = rest.split_first_chunk()?;
        let [letters, forms] = [letters, forms].map(|number| u32::from_le_bytes(*number) as usize);
        let (letters, blocks) = rest.split_at_checked(letters)?;
        let (forms, skeletons) = blocks.as_chunks().0.split_at_checked(forms)?;
        let letters = std::str::from_utf8(letters).ok()?;
        let with_bytes = |bytes: usize| {
            let letters = letters.chars().filter(|letter| letter.len_utf8() == bytes);
            letters.map(|letter| (letter, Hash::of_letter(letter))).collect()
        };
        Some(Self {
            forms: Filter::new(forms),
            skeletons: Filter::new(skeletons),
            ascii: with_bytes(1),
            others: [2, 3, 4].map(with_bytes),
        })
    }

    /// Calls `found` with each string one edit (insertion, deletion, substitution, transposition of neighbours)
    /// from `word` that may be a form. One may come twice, and a few are no forms.
    pub(super) fn each(&self, word: &str, mut found: impl FnMut(&str)) {
        let word: Vec<char> = word.chars().collect();
        let hashes: Vec<FormHash> = word.iter().map(|&letter| FormHash::of_letter(letter)).collect();
        let mut before = vec![FormHash::EMPTY];
        let mut behind = vec![FormHash::EMPTY; word.len() + 1];
        for at in 0..word.len() {
            before.push(before[at].then(hashes[at]));
        }
        for at in (0..word.len()).rev() {
            behind[at] = hashes[at].then(behind[at + 1]);
        }
        let mut buffer = String::new();
        let mut hand_over = |head: &[char], middle: &[char], tail: &[char]| {
            buffer.clear();
            buffer.extend(head.iter().chain(middle).chain(tail));
            found(&buffer);
        };
        for at in 0..=word.len() {
            let (head, tail) = word.split_at(at);
            // an insertion, undone or done
            self.each_letter(before[at], behind[at], |letter| hand_over(head, &[letter], tail));
            let Some((&letter, tail)) = tail.split_first() else { continue };
            self.each_letter(before[at], behind[at + 1], |other| {
                if other != letter {
                    hand_over(head, &[other], tail);
                }
            });
            let whole = before[at].whole;
            if self.forms.may_hold(whole.then(behind[at + 1].whole).mixed()) {
                hand_over(head, &[], tail);
            }
            if let Some((&next, tail)) = tail.split_first()
                && next != letter
            {
                let swapped = whole.then(hashes[at + 1].whole).then(hashes[at].whole);
                if self.forms.may_hold(swapped.then(behind[at + 2].whole).mixed()) {
                    hand_over(head, &[next, letter], tail);
                }
            }
        }
    }

    /// Calls `found` with each letter that may make a form between two strings.
    fn each_letter(&self, before: FormHash, behind: FormHash, mut found: impl FnMut(char)) {
        let mut try_all = |letters: &[(char, Hash)]| {
            let Some((_, first)) = letters.first() else { return };
            let gap = before.whole.around(*first, behind.whole);
            for (letter, hash) in letters {
                if self.forms.may_hold(gap.mixed_with(*hash)) {
                    found(*letter);
                }
            }
        };
        try_all(&self.ascii);
        if self.skeletons.may_hold(before.skeleton.then(Hash::WILD).then(behind.skeleton).mixed()) {
            self.others.iter().for_each(|letters| try_all(letters));
        }
    }

    /// Whether `form` may be one of the forms; few others pass.
    pub(super) fn may_hold_form(&self, form: &str) -> bool {
        self.may_hold(Hash::of(form))
    }

    /// The same of the form with this hash.
    pub(super) fn may_hold(&self, form: Hash) -> bool {
        self.forms.may_hold(form.mixed())
    }
}

#[cfg(test)]
mod tests {
    use super::builder::Builder;
    use super::*;

    fn filter_of<S: AsRef<str>>(forms: &[S]) -> Variants {
        let mut sorted: Vec<&str> = forms.iter().map(AsRef::as_ref).collect();
        sorted.sort_unstable();
        let set = fst::Set::from_iter(sorted).expect("in order");
        let mut builder = Builder::default();
        builder.add(set.as_fst());
        opened(builder)
    }

    fn opened(builder: Builder) -> Variants {
        Variants::open(builder.build().leak()).expect("a filter")
    }

    #[test]
    fn what_is_no_filter_is_none() {
        let bytes: &[u8] = filter_bytes().leak();
        assert!(Variants::open(bytes).is_some());
        for length in [0, 3, 7, 9] {
            assert!(Variants::open(&bytes[..length]).is_none(), "{length}");
        }
    }

    fn filter_bytes() -> Vec<u8> {
        let set = fst::Set::from_iter(["peace", "war"]).expect("in order");
        let mut builder = Builder::default();
        builder.add(set.as_fst());
        builder.build()
    }

    #[test]
    fn letters_of_forms_that_do_not_fit_are_left_out() {
        let map = fst::Map::from_iter([("peace", 1), ("peaß", 0), ("wax", 0)]).expect("in order");
        let mut builder = Builder::default();
        builder.add_fitting(map.as_fst(), &|value| value == 1);
        let filter = opened(builder);
        assert!(filter.may_hold_form("peace"));
        let mut tried = Vec::new();
        filter.each("pea", |form| tried.push(form.to_owned()));
        assert_eq!(tried, [""; 0]);
    }

    fn near(forms: &[&str], word: &str) -> Vec<String> {
        let filter = filter_of(forms);
        let mut found = Vec::new();
        filter.each(word, |form| found.push(form.to_owned()));
        found.sort_unstable();
        found.dedup();
        found.retain(|form| forms.contains(&form.as_str()));
        found
    }

    #[test]
    fn every_kind_of_edit_is_tried() {
        let forms = ["combat", "combats", "comba", "cobmat", "wombat", "comb"];
        assert_eq!(near(&forms, "combat"), ["cobmat", "comba", "combats", "wombat"].map(String::from));
        assert_eq!(near(&["été", "étés", "ete"], "éte"), ["ete", "été"]);
        assert_eq!(near(&["sạo", "são", "sao", "são€"], "so"), ["sao", "são", "sạo"]);
        assert_eq!(near(&["война", "вона"], "воина"), ["война", "вона"]);
    }

    #[test]
    fn few_strings_pass_wrongly() {
        let forms: Vec<String> = (0..10_000).map(|number| format!("form{number}")).collect();
        let filter = filter_of(&forms);
        let wrong = (0..100_000).filter(|n| filter.may_hold_form(&format!("other{n}"))).count();
        assert!(wrong < 1_000, "{wrong}");
        assert!(forms.iter().all(|form| filter.may_hold_form(form)));
    }
}
