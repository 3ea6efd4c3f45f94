use super::super::testing::{prose, repairs, stays};
use super::*;

fn text(source: &str) -> String {
    prose(&Html, source).text().to_owned()
}

#[test]
fn the_prose_is_what_a_reader_sees() {
    for (source, wanted) in [
        ("<p>He saw\r\n  the <b>old</b> house.</p>\n<p>It</p>", "He saw the old house.\nIt\n"),
        ("<p>one <b> two</b> </p>", "one two\n"),
        ("a<br>b<li>c<td>d", "a\nb\nc\nd\n"),
        ("caf&eacute; R&amp;D &copy &#8220;x&#x201d;", "café R&D © “x”\n"),
        ("go&shy;vern\u{ad}ment<wbr>al", "governmental\n"),
        ("<title>A &amp; B</title><style>p { the the }</style><script>the the</script>", "A & B\n"),
        ("x<script>if (a < b) { \"</p>\" }</script>y", "xy\n"),
        ("<img alt='The pier' title=\"Old & new\" src=x>", "The pier\nOld & new\n"),
        ("<meta name=Description content='Of the port'><meta name=author content='x'>", "Of the port\n"),
        ("<img alt=unquoted>", ""),
        ("ground.<sup>1</sup> The end<sup><a href=#n>[2]</a></sup>", "ground. The end\n"),
        ("<pre>the the</pre>a<textarea>the the</textarea>b", "a\nb\n"),
        ("<p translate=no>the the</p><p>b", "b\n"),
        ("5 < 6 & 7 > 2", "5 < 6 & 7 > 2\n"),
        ("<!-- the the -->a<?php the the ?>b<![CDATA[the]]>c", "abc\n"),
        ("<a <b>x</a", "x\n"),
        ("<a href=\"x", ""),
    ] {
        assert_eq!(text(source), wanted, "{source}");
    }
}

#[test]
fn what_is_no_text_is_one_stretch() {
    for (source, opaque) in [
        ("call <code>f(<b>the</b> the)</code> now", "<code>f(<b>the</b> the)</code>"),
        ("<del>the the</del> now", "<del>the the</del>"),
        ("H<sub>2</sub>O", "<sub>2</sub>"),
        ("the 20<sup>th</sup> of", "<sup>th</sup>"),
        ("see <span class='a notranslate'>the the</span> now", "<span class='a notranslate'>the the</span>"),
        ("dear {{ the | x }} now", "{{ the | x }}"),
    ] {
        let prose = prose(&Html, source);
        let spans: Vec<&str> = prose.markup().opaque.iter().map(|span| span.of(prose.text())).collect();
        assert_eq!(spans, [opaque], "{source}");
    }
}

#[test]
fn only_what_a_reader_sees_is_repaired() {
    repairs(
        &Html,
        &[
            (
                "<p class=\"the the\">The list is led by <a href='/the-the'>Mette Frederiksen</a>but the premier is in it.</p>",
                "<p class=\"the the\">The list is led by <a href='/the-the'>Mette Frederiksen</a>, but the premier is in it.</p>",
            ),
            ("<p>He saw the\n\tthe house.", "<p>He saw the\n\thouse."),
            (
                "<p>It stands on the ground.<b>The Alliance</b> agrees with it.</p>",
                "<p>It stands on the ground. <b>The Alliance</b> agrees with it.</p>",
            ),
            ("<img alt=\"of the the pier\" src=\"the the\">", "<img alt=\"of the pier\" src=\"the the\">"),
            (
                "<p>They met at the caf&amp;eacute; of the the port.</p>",
                "<p>They met at the café of the port.</p>",
            ),
            (
                "<ul><li>The the port<li>It cost 325million dollars</ul>",
                "<ul><li>The port<li>It cost 325 million dollars</ul>",
            ),
            (
                "<p>He saw <code>the the</code> and the <!-- x -->the house.",
                "<p>He saw <code>the the</code> and the<!-- x --> house.",
            ),
        ],
    );
}

#[test]
fn what_is_marked_stays() {
    stays(
        &Html,
        &[
            "<p>\n<!-- postedit-ignore-next-line -->\n<b>He saw the the house.</b></p>",
            "<!-- postedit-ignore-start --><p>He saw the the house.<p>It is of of it.",
            "<p>He saw <!--postedit-ignore-start-->the the<!--postedit-ignore-end--> house.",
        ],
    );
    repairs(
        &Html,
        &[(
            "<!-- postedit-ignore-next-line -->\n<p>\n\nHe saw the the house.\nHe saw the the house.",
            "<!-- postedit-ignore-next-line -->\n<p>\n\nHe saw the the house.\nHe saw the house.",
        )],
    );
    assert!(Html.prose("<p><!-- postedit-ignore-next-line typos -->").is_err());
}

#[test]
fn pages_are_told_by_how_they_begin() {
    for beginning in ["<!DOCTYPE html><p>", "\n<html lang=en>", "<?xml version=\"1.0\"?>\n<!doctype html>"] {
        assert!(Html.begins(beginning), "{beginning}");
    }
    for beginning in ["<p>Hello", "He saw <html>", "<?xml version=\"1.0\"?><xliff>"] {
        assert!(!Html.begins(beginning), "{beginning}");
    }
}

#[test]
fn what_is_inserted_is_no_markup() {
    assert_eq!(escape("R & D <b>"), "R &amp; D &lt;b&gt;");
    let attribute = |source: &str| {
        let at = source.find('x').expect("a value");
        attributes::escape(source, Span::at(at)).map(|escape| escape("a \"b\" 'c' &").into_owned())
    };
    assert_eq!(attribute("alt=\"x").as_deref(), Some("a &quot;b&quot; 'c' &amp;"));
    assert_eq!(attribute("alt='x").as_deref(), Some("a \"b\" &#39;c&#39; &amp;"));
    assert_eq!(attribute("alt=x"), None);
}
