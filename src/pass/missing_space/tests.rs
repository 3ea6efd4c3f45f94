mod beside_quotations;
mod enclosed;

use super::*;
use crate::pass::testing::{repairs, stays};

#[test]
fn keeps_lists_of_codes_and_names_in_programs() {
    stays(
        &PASS,
        "en",
        &[
            "Updated translations (ca,cs,da,de,el,es,fi,fr,pt) of the manual.",
            "The commands cp,install,mv now accept the option, as cat,head,numfmt,tail do.",
            "A new attribute of gdb.Objfile and of gtk.Window objects was added.",
        ],
    );
    repairs(
        &PASS,
        "en",
        &[(
            "They sold bread,butter,cheese and milk,and they closed at noon.The shop is small.",
            "They sold bread, butter, cheese and milk, and they closed at noon. The shop is small.",
        )],
    );
}

#[test]
fn ends_a_sentence_behind_a_year_or_an_acronym() {
    repairs(
        &PASS,
        "en",
        &[
            ("It lasted until 2020.The end came fast.", "It lasted until 2020. The end came fast."),
            ("He spoke to NATO.Several ministers left.", "He spoke to NATO. Several ministers left."),
        ],
    );
    repairs(
        &PASS,
        "de",
        &[
            ("Die Sitzung am 4.Mai war lang.", "Die Sitzung am 4. Mai war lang."),
            ("Er kam am 3.Oktober nach Berlin.", "Er kam am 3. Oktober nach Berlin."),
        ],
    );
    repairs(
        &PASS,
        "el",
        &[("Το είπε η ΕΛΑΣ.Σύμφωνα με αυτήν, δεν έγινε.", "Το είπε η ΕΛΑΣ. Σύμφωνα με αυτήν, δεν έγινε.")],
    );
    stays(
        &PASS,
        "en",
        &[
            "The page was built with ASP.Net, and version 2.The is none.",
            "See 10.1000.The for the key, and 3.May as it is.",
        ],
    );
    stays(&PASS, "de", &["Die Datei 4.Mai.txt liegt da.", "Der Wert 2020.Neu gilt in VB.Net und 3.Auflage."]);
}

#[test]
fn keeps_pairs_proportions_and_names_that_are_set_close() {
    stays(
        &PASS,
        "de",
        &[
            "Schüler:innen und Lehrer:innen protestierten, und jede:r Anwohner:in sah zu.",
            "Der:die Täter:in floh. Das Bürgermeister:innenamt schwieg zum Verhältnis Wasser:Mehl.",
        ],
    );
    stays(
        &PASS,
        "en",
        &[
            "The ratio men:women was low, and the signal:noise ratio too.",
            "Write a tl;dr at the top of name;age;city and watch Steins;Gate.",
            "Their pronouns are they:them, and the pair is key:value.",
        ],
    );
    stays(&PASS, "fr", &["Le rapport hommes:femmes est stable."]);
    stays(
        &PASS,
        "ru",
        &[
            "Яндекс.Такси подорожало в два раза. Сервис работает.",
            "Он ехал на Яндекс.Такси домой. Потом он снова вызвал Яндекс.Такси к дому.",
        ],
    );
    repairs(
        &PASS,
        "en",
        &[(
            "The old shop is closed;the new one opens soon.",
            "The old shop is closed; the new one opens soon.",
        )],
    );
    repairs(
        &PASS,
        "de",
        &[("Er kam mit seiner Frau.Sehr spät ging er.", "Er kam mit seiner Frau. Sehr spät ging er.")],
    );
}

#[test]
fn parts_suspended_compounds_from_their_conjunction() {
    let cases: [(&str, &str, &str); 5] = [
        ("de", "Die Ein-und Ausgabe ist neu.", "Die Ein- und Ausgabe ist neu."),
        ("nl", "Voor de dag-en nachtdienst geldt dat.", "Voor de dag- en nachtdienst geldt dat."),
        ("fi", "Uudet iOS-ja Android-laitteet tulivat.", "Uudet iOS- ja Android-laitteet tulivat."),
        ("sv", "Vinter-och sommartid finns kvar.", "Vinter- och sommartid finns kvar."),
        ("hu", "A kis-és nagykereskedelem nőtt.", "A kis- és nagykereskedelem nőtt."),
    ];
    cases.iter().for_each(|&(language, wrong, right)| repairs(&PASS, language, &[(wrong, right)]));
    stays(
        &PASS,
        "nl",
        &[
            "Het was half-en-half, zwart-wit en goed.",
            "De Rock-en-Roll-band speelde.",
            "De GGD-en in het land helpen.",
        ],
    );
    stays(&PASS, "de", &["Das Und-Gatter und die Hin- und Rückfahrt.", "Ein Sturm-und-Drang-Gedicht"]);
    repairs(
        &PASS,
        "de",
        &[(
            "Alle Features und-Funktionen, auch A/V-und Einwahlkonferenzen.",
            "Alle Features und -Funktionen, auch A/V- und Einwahlkonferenzen.",
        )],
    );
    repairs(&PASS, "fi", &[("sovelluksiin ja-tietoihin", "sovelluksiin ja -tietoihin")]);
    stays(&PASS, "fi", &["Tämä on kyllä-ja-ei-kysymys.", "MariaDB:stä ja MacOS:ssä on uusi versio."]);
    stays(&PASS, "en", &["It was touch-and go for a while."]);
}

#[test]
fn sets_the_turkish_sign_before_its_number() {
    repairs(
        &PASS,
        "tr",
        &[
            ("Bu oran sadece% 30 oldu.", "Bu oran sadece %30 oldu."),
            ("Oran arttı,% 12 oldu.", "Oran arttı, %12 oldu."),
        ],
    );
    stays(&PASS, "tr", &["Oran %30 ve % 5 oldu.", "Bu 30% ya da daha az."]);
    stays(&PASS, "en", &["only 30% 20 of them"]);
}

#[test]
fn puts_the_space_back() {
    repairs(
        &PASS,
        "en",
        &[
            ("He came late,however he stayed.", "He came late, however he stayed."),
            ("Is it true?Yes, it is.", "Is it true? Yes, it is."),
            ("said Mette Frederiksen.The premier left.", "said Mette Frederiksen. The premier left."),
        ],
    );
    repairs(
        &PASS,
        "es",
        &[
            ("Llegó tarde,pero se quedó.", "Llegó tarde, pero se quedó."),
            ("la zona.¿Por qué?", "la zona. ¿Por qué?"),
        ],
    );
    repairs(
        &PASS,
        "de",
        &[("Das war gestern.Heute ist es anders.", "Das war gestern. Heute ist es anders.")],
    );
    repairs(&PASS, "ru", &[("Он пришёл поздно.Потом ушёл.", "Он пришёл поздно. Потом ушёл.")]);
}

#[test]
fn keeps_what_has_no_space() {
    stays(
        &PASS,
        "en",
        &[
            "the U.S. President at 5 p.m. sharp",
            "version 3.5 costs 1,000.50",
            "at 10:30 on example.com",
            "Node.js and ASP.NET and Yahoo.co.uk",
            "J.K. Olmo and St.John",
            "a ratio of 3:2",
            "info@example.org, and",
            "wait...what",
            "the file report.Final.doc",
            "one of the files in ignore.d.{paranoid,server,workstation}, as its name says",
            "with colors=white,black,red in the list",
            "the element <info:manual> of the page",
            "his Ph.D. thesis",
            "com.example.App",
            "the tag &lt;b&gt; in bold",
            "calls sumOf(bar,baz) and str.Split(',') first",
        ],
    );
    stays(
        &PASS,
        "es",
        &[
            "a las 10.30 h en EE.UU.",
            "3,5 millones y 1.200 euros",
            "D.ª María y S.M. el rey",
            "Booking.com creció",
        ],
    );
    stays(&PASS, "de", &["z.B. am 3.10. um 10.30 Uhr", "d.h. nicht", "Dr.-Ing. Weber"]);
    stays(&PASS, "ru", &["т.е. завтра", "и т.д. и т.п.", "на ул.Ленина"]);
    stays(&PASS, "el", &["ό,τι θέλεις"]);
}

#[test]
fn says_nothing_in_scripts_without_case() {
    stays(
        &PASS,
        "ja",
        &[
            "東京,大阪,名古屋",
            "Windows,Linux,macOSに対応",
            "終わった.次へ",
            "彼は言った:“そうだ”",
            "Yahoo!ニュース",
        ],
    );
    stays(&PASS, "zh", &["北京,上海", "他说:“好”", "约翰.史密斯", "苹果,谷歌,Meta", "来了.走了"]);
    stays(&PASS, "ko", &["서울,부산", "정부,대책 발표", "A씨,B씨", "갔다.왔다"]);
    stays(&PASS, "ar", &["علي,حسن", "نعم؛لا", "قال.ذهب"]);
    stays(&PASS, "fa", &["علی,حسن", "ه.ش", "رفت.آمد"]);
    stays(&PASS, "he", &["דן,רות", "כ,ב", "בא.הלך", "אמר:„כן”"]);
    stays(&PASS, "hi", &["राम,श्याम", "कि.मी.", "आया.गया"]);
    stays(&PASS, "en", &["the sign 東京,大阪 on the wall"]);
}

#[test]
fn keeps_marks_in_lines_of_code() {
    stays(
        &PASS,
        "en",
        &[
            "The script says: form = doc.Forms(\"Sheet1\") and then form.Title = \"Name\" at once.",
            "Sub Example Dim a As Long,lMin As Long: lSec = Timer(lMin) End Sub",
            "It runs if Mid(sText,iRun,1) = Chr(iRun) holds.",
        ],
    );
    repairs(
        &PASS,
        "en",
        &[
            (
                "The file(s) and folder(s) are gone.They were (as always) old.",
                "The file(s) and folder(s) are gone. They were (as always) old.",
            ),
            (
                "Tarsen(1990) and Olmo(born 1962) came home,then they left.",
                "Tarsen(1990) and Olmo (born 1962) came home, then they left.",
            ),
        ],
    );
}

#[test]
fn puts_the_space_before_a_quotation_back() {
    let cases = [
        ("hu", "A lap szerint„a fenyő drága” volt.", "A lap szerint „a fenyő drága” volt."),
        ("fr", "Le maire a dit«nous verrons» hier.", "Le maire a dit «nous verrons» hier."),
        ("de", "Er sagte„wir gehen“ und ging.", "Er sagte „wir gehen“ und ging."),
        ("en", "The mayor said“we shall see” and left.", "The mayor said “we shall see” and left."),
    ];
    cases.iter().for_each(|&(language, wrong, right)| repairs(&PASS, language, &[(wrong, right)]));
    // there the mark closes
    repairs(&PASS, "de", &[("Er rief „halt“und ging weiter.", "Er rief „halt“ und ging weiter.")]);
    // a paragraph has the marks of its own language
    let german =
        "Der Sprecher des Ministeriums sagte am Abend: „wir kommen“und nannte noch einmal die Gründe dafür.";
    let english = "The minister spoke in the evening and said that all of them would leave the house soon.";
    let text = |paragraph: &str| format!("{english}\n\n{paragraph}\n\n{english}");
    repairs(&PASS, "en", &[(&text(german), &text(&german.replace("“und", "“ und")))]);
    stays(&PASS, "fr", &["Il a vu l'«ombre» et la d«»emi-lune."]);
    stays(&PASS, "en", &["The word be“fore” was marked so."]);
}

#[test]
fn keeps_the_colons_of_paths() {
    stays(&PASS, "it", &["Scegliere il conto Attività:Banca e il conto Entrate:Guadagni di nuovo."]);
    repairs(
        &PASS,
        "it",
        &[(
            "Il sindaco lo ha detto:Domani la strada riapre.",
            "Il sindaco lo ha detto: Domani la strada riapre.",
        )],
    );
}
