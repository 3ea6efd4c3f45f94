use super::super::testing::{prose, repairs, stays};
use super::*;

fn text(source: &str) -> String {
    prose(&Markdown, source).text().to_owned()
}

#[test]
fn the_prose_is_what_a_reader_sees() {
    for (source, wanted) in [
        (
            "# The *port* opens\n\nIt was\nlate, and\n> quoted\n> text\n",
            "The port opens\nIt was late, and\nquoted text\n",
        ),
        ("- one\n- two\n  more\n\n1. three\n", "one\ntwo more\nthree\n"),
        ("| a | b |\n|---|---|\n| c \\| d | e |\n", "a\nb\nc | d\ne\n"),
        ("R &amp; D, caf&eacute; 5 \\* 3\n", "R & D, café 5 * 3\n"),
        ("---\ntitle: the the\n---\nText[^1] ends.\n\n[^1]: A note.\n", "Text ends.\nA note.\n"),
        ("and <!-- x --> text ![a](b) end\n", "and text end\na\n"),
        ("He [saw](/x \"The title\") it ![a pier](/p.png)here.\n", "He saw it here.\nThe title\na pier\n"),
        ("a  \nb\\\nc\n", "a\nb\nc\n"),
        ("Setext\n======\nx<br>y\n", "Setext\nx\ny\n"),
        ("- [ ] to do\n- [x] done\n", "to do\ndone\n"),
        ("**Bold**text and __more__\n", "Boldtext and more\n"),
        ("\\*not\\* emphasis\n", "*not* emphasis\n"),
        ("> [!NOTE]\n> Read it.\n", "Read it.\n"),
        ("Term\n: What it means\n", "Term\nWhat it means\n"),
        ("```\nthe the\n```\n\n    the the\n\n<div>the the</div>\n", ""),
        ("$$\nx\n$$\n", ""),
    ] {
        assert_eq!(text(source), wanted, "{source}");
    }
}

#[test]
fn what_is_no_text_is_one_stretch() {
    for (source, opaque) in [
        ("call `f(the the)` now\n", "`f(the the)`"),
        ("see <https://example.org/the-the> now\n", "<https://example.org/the-the>"),
        ("see [[Harbour the the]] now\n", "[[Harbour the the]]"),
        ("the area $a^2$ grows\n", "$a^2$"),
        ("~~the the~~ now\n", "~~the the~~"),
        ("see [the the] now\n\n[the the]: /x\n", "[the the]"),
        ("see [the the][] now\n\n[the the]: /x\n", "[the the]"),
        ("press <kbd>the the</kbd> now\n", "<kbd>the the</kbd>"),
        ("dear {{ the the }} now\n", "{{ the the }}"),
    ] {
        let prose = prose(&Markdown, source);
        let spans: Vec<&str> = prose.markup().opaque.iter().map(|span| span.of(prose.text())).collect();
        assert_eq!(spans, [opaque], "{source}");
    }
}

#[test]
fn only_what_a_reader_sees_is_repaired() {
    repairs(
        &Markdown,
        &[
            ("# The the plan\n\nHe saw the\nthe house.\n", "# The plan\n\nHe saw the\nhouse.\n"),
            ("He saw `the the` and the the house.\r\n", "He saw `the the` and the house.\r\n"),
            (
                "The list is led by [Mette Frederiksen](https://example.org/the-the)but the premier is in it.\n",
                "The list is led by [Mette Frederiksen](https://example.org/the-the), but the premier is in it.\n",
            ),
            (
                "> The package includes. additional equipment\n> for the the port.\n",
                "> The package includes additional equipment\n> for the port.\n",
            ),
            (
                "He saw ![of the the pier](a.png \"of the the port\") then.\n",
                "He saw ![of the pier](a.png \"of the port\") then.\n",
            ),
            (
                "| The the port | 325million dollars |\n|--|--|\n| of of it | b |\n",
                "| The port | 325 million dollars |\n|--|--|\n| of it | b |\n",
            ),
            ("The ground.The *Alliance* agrees.\n", "The ground. The *Alliance* agrees.\n"),
            (
                "It stands on the ground.**The Alliance** agrees with it.\n",
                "It stands on the ground. **The Alliance** agrees with it.\n",
            ),
            ("Of the **the** cat.\n", "Of the **the** cat.\n"),
        ],
    );
}

#[test]
fn what_is_marked_stays() {
    stays(
        &Markdown,
        &[
            "<!-- postedit-ignore-next-line -->\nHe saw the the house.\n",
            "<!-- postedit-ignore-next-line -->\n\n# The the plan\n",
            "<!-- postedit-ignore-start -->\nHe saw the the house.\n\n- of of it\n<!-- postedit-ignore-end -->\n",
            "---\ntitle: the the\n---\n",
            "He saw <!-- postedit-ignore-start --> the the <!-- postedit-ignore-end --> house.\n",
            "It cost $5 or <del>the the</del> more.\n",
        ],
    );
    repairs(
        &Markdown,
        &[(
            "<!-- postedit-ignore-next-line -->\nHe saw the the house.\n\nHe saw the the house.\n",
            "<!-- postedit-ignore-next-line -->\nHe saw the the house.\n\nHe saw the house.\n",
        )],
    );
    assert!(Markdown.prose("<!-- postedit-ignore-line -->\n").is_err());
}

#[test]
fn what_is_inserted_is_no_markup() {
    for (text, written) in [("a*b", "a\\*b"), ("[x]", "\\[x\\]"), ("R & D", "R \\& D"), ("plain", "plain")] {
        assert_eq!(escape(text), written);
        assert_eq!(self::text(&format!("{written}\n")), format!("{text}\n"));
    }
}

#[test]
fn sums_of_money_are_no_formula() {
    assert_eq!(text("Between $5million and US$6million.\n"), "Between $5million and US$6million.\n");
    assert!(prose(&Markdown, "Between $5million and US$6million.\n").markup().opaque.is_empty());
}

#[test]
fn edits_that_would_become_markup_are_dropped() {
    use crate::edit::tests::edit;
    let source = "a b\n\nc d\n\n3 b\n";
    let edits = vec![edit(0, 1, "-"), edit(4, 5, "e"), edit(8, 9, "#")];
    let report = crate::report::Report { edits, ..Default::default() };
    let report = prose(&Markdown, source).locate_as(&Markdown, source, report);
    let left: Vec<_> = report.edits.iter().map(|edit| (edit.span.of(source), &*edit.replacement)).collect();
    // "- b" would be a list; "# b" would be a heading, but is written so that it is none
    assert_eq!(left, [("c", "e"), ("3", "\\#")]);
}
