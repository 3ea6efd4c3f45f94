use crate::user_lexicon::{CorpusLexicon, FormCounts, Metadata, UserLexicon, WordList, write_lexicon};
use crate::{Cleaner, Document, Language, Level, Options};
use std::sync::Arc;

fn name(count: u32, given: &str) -> FormCounts {
    FormCounts {
        documents: count,
        title_inside: count,
        before: vec![(given.to_owned(), count / 2)],
        ..FormCounts::default()
    }
}

fn corpus(forms: &[(&str, FormCounts)]) -> UserLexicon {
    let mut bytes = Vec::new();
    let metadata = Metadata { documents: 1000, words: 1_000_000, ..Metadata::default() };
    let forms = forms.iter().map(|(form, counts)| ((*form).to_owned(), counts.clone()));
    write_lexicon(metadata, forms, &mut bytes).expect("written");
    UserLexicon::Corpus(CorpusLexicon::open(bytes).expect("a lexicon"))
}

fn clean(lexicon: UserLexicon, language: &str, level: Level, text: &str) -> String {
    let language = Language::from_code(language);
    let lexica = vec![Arc::new(lexicon)];
    let document = Document::new("test", text);
    Cleaner::new(Options { language, level, lexica, ..Options::default() })
        .report(&document)
        .cleaned(&document)
}

fn tarsenov() -> UserLexicon {
    corpus(&[("tarsenov", name(300, "elena"))])
}

#[test]
fn slips_in_names_of_the_corpus_are_repaired() {
    for (wrong, right) in [
        ("The prize went to Tarsneov.", "The prize went to Tarsenov."),
        ("The prize went to Taresnov this time.", "The prize went to Tarsenov this time."),
        ("The prize went to Elena Tarsinov.", "The prize went to Elena Tarsenov."),
        ("They met Tarsenovand the mayor.", "They met Tarsenov and the mayor."),
        ("Yesterday Tarsenovsaid nothing.", "Yesterday Tarsenov said nothing."),
    ] {
        assert_eq!(clean(tarsenov(), "en", Level::Fix, wrong), right);
    }
}

#[test]
fn letters_that_changed_places_are_a_slip_beside_the_right_name_too() {
    let wrong = "Reporters asked Tarsenov about the bridge, and Tarsneov answered.";
    let right = "Reporters asked Tarsenov about the bridge, and Tarsenov answered.";
    assert_eq!(clean(tarsenov(), "en", Level::Fix, wrong), right);
    // who names two speaks of two
    let two = "Reporters asked Tarsenov about the bridge, and Tarsinov answered.";
    assert_eq!(clean(tarsenov(), "en", Level::Fix, two), two);
}

#[test]
fn a_few_articles_tell_a_slip_in_a_long_right_text() {
    let sentence = "The old harbour has been closed since the spring, and the farmers wait for rain. ";
    let text = |name: &str| format!("{}The prize went to {name} this time.", sentence.repeat(40));
    let few = || corpus(&[("tarsenov", name(8, "elena"))]);
    for slip in ["Tarsneov", "Tarseenov", "Tarseov"] {
        assert_eq!(clean(few(), "en", Level::Fix, &text(slip)), text("Tarsenov"), "{slip}");
    }
    for other in ["Tarsenova", "Tarsinov", "Tarpenov"] {
        assert_eq!(clean(few(), "en", Level::Fix, &text(other)), text(other));
    }
}

#[test]
fn months_are_no_names_and_long_vowels_may_be_endings() {
    let lexicon = || corpus(&[("august", name(40, "pierre")), ("tarsenian", name(40, "elena"))]);
    for (language, text) in [
        ("en", "They met Pierre Augustin Tarsen and went home in August."),
        ("fi", "He marssivat syvälle Tarseniaan ennen talvea."),
    ] {
        assert_eq!(clean(lexicon(), language, Level::Fix, text), text);
    }
}

#[test]
fn other_names_and_inflected_ones_stay() {
    for (language, text) in [
        ("en", "The prize went to Tarsinov and to Elena Tarsenova."),
        ("en", "The Tarsenovs met Tarsenko."),
        ("pl", "Nagroda trafiła do Tarsenova, a potem oddano ją Tarsenovowi."),
    ] {
        assert_eq!(clean(tarsenov(), language, Level::Fix, text), text);
    }
}

#[test]
fn what_enough_documents_write_is_right_unless_it_is_a_slip() {
    let text = "They bought a glimberod and met Tarsneov.";
    let term = |count| FormCounts { documents: count, lower: count, ..FormCounts::default() };
    let slip =
        corpus(&[("glimberod", term(5)), ("tarsenov", name(300, "elena")), ("tarsneov", name(3, "x"))]);
    assert_eq!(clean(slip, "en", Level::Fix, text), text.replace("Tarsneov", "Tarsenov"));
    let two = corpus(&[("glimberod", term(5)), ("tarsenov", name(60, "elena")), ("tarsneov", name(30, "x"))]);
    assert_eq!(clean(two, "en", Level::Suggest, text), text);
}

#[test]
fn a_name_of_a_word_list_may_have_letters_of_another_language() {
    let list = UserLexicon::Words(WordList::read("Mehmet Zalkasoğlu\n").expect("a list"));
    let text = "Gestern kamen Mehmet Zalkasoğluund die anderen an.";
    let right = "Gestern kamen Mehmet Zalkasoğlu und die anderen an.";
    assert_eq!(clean(list, "de", Level::Fix, text), right);
}

#[test]
fn words_behind_known_names_are_cut_off_where_suffixes_chain() {
    for (language, form, given, wrong, right) in [
        (
            "fi",
            "hirvistöinen",
            "elina",
            "Elina Hirvistöinenja muut tulivat.",
            "Elina Hirvistöinen ja muut tulivat.",
        ),
        (
            "hu",
            "mórlendvey",
            "péter",
            "Péter Mórlendveyés a többiek eljöttek.",
            "Péter Mórlendvey és a többiek eljöttek.",
        ),
        (
            "tr",
            "taşvazkan",
            "ahmet",
            "Dün Ahmet Taşvazkanile görüştüler.",
            "Dün Ahmet Taşvazkan ile görüştüler.",
        ),
        (
            "es",
            "urriondera",
            "elena",
            "Luego Elena Urrionderaescribió al alcalde.",
            "Luego Elena Urriondera escribió al alcalde.",
        ),
    ] {
        let lexicon = || corpus(&[(form, name(40, given))]);
        assert_eq!(clean(lexicon(), language, Level::Fix, wrong), right);
        assert_eq!(clean(lexicon(), language, Level::Fix, right), right);
    }
    let plural = "Talossa asui kolme Hirvistoja ja yksi Virtanen.";
    assert_eq!(clean(corpus(&[("hirvisto", name(40, "elina"))]), "fi", Level::Fix, plural), plural);
}

#[test]
fn cases_of_names_with_a_fleeting_vowel_stay() {
    for (language, form, text) in [
        ("cs", "bradovec", "Poslanci včera pozdravili pana Bradovce a jeho rodinu."),
        ("hr", "bradovac", "Zastupnici su pozdravili Bradovca i njegovu obitelj."),
    ] {
        assert_eq!(clean(corpus(&[(form, name(40, "jan"))]), language, Level::Fix, text), text);
    }
}
