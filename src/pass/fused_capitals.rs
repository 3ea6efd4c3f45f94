//! Words that lost the space before a capital.

use super::Languages;
use crate::analysis::{Context, First, Second};
use crate::finding::{Class, Findings};
use crate::text::Span;

pass! {
    /// Two words joined at a capital.
    ///
    /// # What it finds
    /// A word in lower case with a name at its end ("inLondon", "saidTusk"), a sentence or a headline with the next one
    /// at its end ("soldThe"), a given name with a surname ("AngelaMerkel"). Brands, identifiers of programs, forms for
    /// women and men, and what a text writes so more than once stay: YouTube, easyJet, getValue, StudentInnen.
    ///
    /// # Why it happens
    /// A crawler drops the markup around a link, or the line break behind a headline, without leaving a space.
    ///
    /// # Example
    /// The minister arrived inLondon on Monday.
    ///
    /// # Repair
    /// The minister arrived in London on Monday.
    "fused-capitals", Words, Fix, Languages::WithDictionary,
    reads: Lines, doubt: Little,
    example: "en", "The minister arrived inLondon on Monday." => "The minister arrived in London on Monday."
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for split in context.capital_splits() {
        let token = context.tokens()[split.token];
        let class = match split.first {
            First::GivenName | First::Title | First::OtherScript => Class::FusedName,
            _ => Class::FusedWords,
        };
        let (left, right) = context.word(split.token).split_at(split.at);
        let [first, second] = [what_is_first(split.first), what_is_second(split.second)];
        findings
            .propose(
                Span::at(token.start() + split.at),
                " ",
                class,
                split.confidence,
                "two words without a space",
            )
            .because(format!("“{left}” is {first}, and “{right}” behind it {second}"));
    }
}

const fn what_is_first(first: First) -> &'static str {
    match first {
        First::FunctionWord | First::Letter => "a function word",
        First::Common => "a common word",
        First::Rare => "a right word",
        First::TwoWords => "a word with a preposition",
        First::Beginning => "a word with which names begin too",
        First::GivenName => "a given name",
        First::Title => "a word with a capital of its own",
        First::OtherScript => "a word in another script",
    }
}

const fn what_is_second(second: Second) -> &'static str {
    match second {
        Second::Name => "a name",
        Second::Opener => "one that opens sentences",
        Second::Common => "a common word",
        Second::Acronym => "an acronym",
        Second::Unknown => "a word with a capital",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::testing::{repairs, repairs_in, stays};

    #[test]
    fn words_before_names_are_cut_off() {
        let cases = [
            (
                "en",
                "The plan was first described byMargaret Olsen of the harbour board.",
                "The plan was first described by Margaret Olsen of the harbour board.",
            ),
            (
                "hu",
                "Azt mondta, hogyMark Rutte volt az egyik jelölt.",
                "Azt mondta, hogy Mark Rutte volt az egyik jelölt.",
            ),
            ("de", "Er sagte, dassMerkel erst morgen komme.", "Er sagte, dass Merkel erst morgen komme."),
            (
                "fr",
                "Le maire affirme queMacron viendra demain.",
                "Le maire affirme que Macron viendra demain.",
            ),
            (
                "pt",
                "O ator foi escolhido para contracenar comValentino nesse filme.",
                "O ator foi escolhido para contracenar com Valentino nesse filme.",
            ),
            ("ru", "Он сказал, чтоПутин приедет завтра.", "Он сказал, что Путин приедет завтра."),
            (
                "es",
                "El equipo viajó haciaBarcelona el lunes por la noche.",
                "El equipo viajó hacia Barcelona el lunes por la noche.",
            ),
            (
                "de",
                "Das gilt auch für dieEU und ihre Nachbarn.",
                "Das gilt auch für die EU und ihre Nachbarn.",
            ),
        ];
        repairs_in(&PASS, &cases);
    }

    #[test]
    fn prepositions_of_one_letter_are_cut_off_before_places() {
        repairs(
            &PASS,
            "sv",
            &[("Ministern landade iKiev på onsdagen.", "Ministern landade i Kiev på onsdagen.")],
        );
        stays(&PASS, "sv", &["Han köpte en iPhone, en iPad, en iMac och läste om iRobot och iCloud."]);
        stays(
            &PASS,
            "en",
            &["isAndulela is a bright star that was seen in winter.", "uPoprad and isiXhosa are names."],
        );
        stays(&PASS, "en", &["Angus MacSwan and Niall FitzGerald met DeShawn LaMarr."]);
    }

    #[test]
    fn words_with_prepositions_are_cut_off() {
        repairs(
            &PASS,
            "en",
            &[(
                "The delegation arrivedinToulouse on Monday and saw the cityofLyon.",
                "The delegation arrivedin Toulouse on Monday and saw the cityof Lyon.",
            )],
        );
        repairs(
            &PASS,
            "es",
            &[("La delegación llegódeMadrid el lunes.", "La delegación llegóde Madrid el lunes.")],
        );
        stays(&PASS, "en", &["Use logoutToken and signinForm here.", "He works for StandardinWerk in town."]);
        stays(&PASS, "de", &["Die Firma HandelmitHerz und das Projekt LandinSicht bleiben."]);
    }

    #[test]
    fn sentences_and_headlines_are_cut_off() {
        repairs(
            &PASS,
            "en",
            &[(
                "The old mill was soldThe owner did not speak to the press.",
                "The old mill was sold The owner did not speak to the press.",
            )],
        );
        repairs(
            &PASS,
            "de",
            &[
                (
                    "Die Fähre wird gesuchtDas allein hilft dem Dorf nicht.",
                    "Die Fähre wird gesucht Das allein hilft dem Dorf nicht.",
                ),
                (
                    "Die Vorräte gingen zur NeigeAls wir ankamen, war das Haus leer.",
                    "Die Vorräte gingen zur Neige Als wir ankamen, war das Haus leer.",
                ),
            ],
        );
        repairs(
            &PASS,
            "ru",
            &[(
                "Фото сделало агентство ReutersПрезидент уехал вечером.",
                "Фото сделало агентство Reuters Президент уехал вечером.",
            )],
        );
    }

    #[test]
    fn given_names_are_cut_off_surnames() {
        let cases = [
            (
                "it",
                "Il presidente SergioMattarella ha parlato.",
                "Il presidente Sergio Mattarella ha parlato.",
            ),
            ("ru", "Президент ВладимирПутин уехал вечером.", "Президент Владимир Путин уехал вечером."),
            (
                "de",
                "Der Präsident Frank-WalterSteinmeier hat die Stadt besucht.",
                "Der Präsident Frank-Walter Steinmeier hat die Stadt besucht.",
            ),
            (
                "hu",
                "A miniszterelnök, OrbánViktor tegnap érkezett.",
                "A miniszterelnök, Orbán Viktor tegnap érkezett.",
            ),
        ];
        repairs_in(&PASS, &cases);
        stays(
            &PASS,
            "en",
            &[
                "She met MaryAnn and JoBeth at the TomTom office near AdaBoost and MarkMonitor.",
                "The paper of LeAnn Miller was read by AnneMarie and by JeanPaul.",
            ],
        );
        stays(&PASS, "de", &["Die Schwestern AnneSophie und EvaMaria kauften ein MaxPax."]);
    }

    #[test]
    fn names_of_firms_programs_and_people_stay() {
        stays(
            &PASS,
            "en",
            &[
                "She watched YouTube on her iPhone and paid with PayPal on LinkedIn.",
                "They flew with easyJet and airBaltic, then drove a DeLorean past the McDonald house.",
                "The mRNA vaccine and the siRNA were stored with macOS and openSUSE beside it.",
                "OpenAI, DeepMind, GitHub and WordPress were there with TripAdvisor and SoundCloud.",
                "The function getValue() returns displayName and the field lastName.",
                "Then the isValid method calls sortBy, goTo and toString without a word.",
                "They read theGrio and deviantArt, and theGrio was better.",
                "The MacBook of Ms DiCaprio ran JavaScript on a PlayStation.",
            ],
        );
        stays(
            &PASS,
            "de",
            &[
                "Die StudentInnen und die LehrerInnen lasen derStandard und sahen ProSieben.",
                "Der eBay-Verkäufer und die easyCredit-Bank schwiegen zu VfB und GmbH.",
            ],
        );
        stays(&PASS, "fr", &["Les étudiantEs et les professionnelLEs ont lu LaPresse chez BlaBlaCar."]);
        stays(&PASS, "es", &["Los niñOs y las niñAs vieron LaLiga en laSexta y en elDiario."]);
        stays(&PASS, "it", &["Lo studio di deLuca usa il siRNA e guarda SkyTg con FinecoBank."]);
        stays(&PASS, "ru", &["Он купил АвтоВАЗ и читал СитиЛаб, а потом ВКонтакте."]);
        stays(&PASS, "nl", &["Hij werkt bij deVolksbank en woont in FitForFree naast vanGogh."]);
    }
}
