use super::*;
use crate::document::{Document, OpenError};
use crate::edit::tests::edit;
use crate::format::testing::Dice;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

fn xml(body: &str) -> String {
    format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"{NAMESPACE}\"><w:body>{body}</w:body></w:document>")
}

fn archive(parts: &[(&str, &str)], method: CompressionMethod) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        writer.start_file(*name, SimpleFileOptions::default().compression_method(method)).expect("an entry");
        writer.write_all(part.as_bytes()).expect("memory");
    }
    writer.finish().expect("an archive").into_inner()
}

fn open(body: &str) -> Document {
    let parts = [("a.xml", "<a/>"), ("word/document.xml", &xml(body)), ("z.xml", "<z/>")];
    let bytes = archive(&parts, CompressionMethod::Deflated);
    Document::open("a.docx", bytes, None).expect("a Word document")
}

/// The body after the first `wrong` of the text was replaced.
fn changed(body: &str, wrong: &str, right: &str) -> Option<String> {
    let document = open(body);
    let at = document.text().find(wrong).expect("the text has it");
    let edited = document.encode_edits(&[edit(at, at + wrong.len(), right)]).ok()?;
    let again = Document::open("a.docx", edited.clone(), None).expect("still a Word document");
    assert_eq!(again.text(), document.text().replacen(wrong, right, 1));
    let (_, part) = archive::main_part(&edited).expect("a main part");
    let part = String::from_utf8(part).expect("UTF-8");
    Some(
        part[part.find("<w:body>").expect("a body") + 8..part.find("</w:body>").expect("its end")].to_owned(),
    )
}

/// A paragraph of runs; one that begins with `*` is bold.
fn paragraph(runs: &[&str]) -> String {
    let run = |run: &&str| match run.strip_prefix('*') {
        Some(bold) => format!("<w:r><w:rPr><w:b/></w:rPr><w:t>{bold}</w:t></w:r>"),
        None => format!("<w:r><w:t>{run}</w:t></w:r>"),
    };
    format!("<w:p>{}</w:p>", runs.iter().map(run).collect::<String>())
}

#[test]
fn the_text_is_a_paragraph_a_line() {
    let link = "<w:hyperlink><w:r><w:t>the link</w:t></w:r></w:hyperlink>";
    let field = |code: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>found</w:t></w:r>\
             <w:r><w:fldChar w:fldCharType='end'/></w:r>"
        )
    };
    for (body, wanted) in [
        (paragraph(&["One ", "*two", " th"]), "Onetwoth\n"),
        (
            "<w:p><w:r><w:t xml:space='preserve'>A </w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>"
                .into(),
            "A \nb\nc\n",
        ),
        (format!("<w:p>{link}<w:r><w:t>.</w:t></w:r></w:p><w:p/>"), "the link.\n"),
        (format!("<w:p>{}</w:p>", field(" HYPERLINK \"x\" ")), "found\n"),
        (format!("<w:p>{}</w:p>", field(" PAGEREF _a ")), "found\n"),
        (
            "<w:p><w:del><w:r><w:t>gone</w:t></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins></w:p>"
                .into(),
            "new\n",
        ),
        (
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r><w:r><w:t>seen</w:t></w:r></w:p>"
                .into(),
            "seen\n",
        ),
        (
            "<w:p><w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op &amp; &#228;</w:t></w:r></w:p>".into(),
            "co\u{2011}op & ä\n",
        ),
    ] {
        assert_eq!(open(&body).text(), wanted, "{body}");
    }
}

#[test]
fn an_edit_goes_to_the_run_that_it_belongs_to() {
    let bold = paragraph(&["Led by", "*Mette Lar", "*sen", "but he"]);
    assert_eq!(
        changed(&bold, "Larsenbut", "Larsen, but"),
        Some(bold.replace("<w:t>but he", "<w:t>, but he"))
    );
    // the space needs the one change of markup that there is
    assert_eq!(
        changed(&bold, "byMette", "by Mette"),
        Some(bold.replace("<w:t>Led by<", "<w:t xml:space=\"preserve\">Led by <"))
    );
    assert_eq!(changed(&bold, "Larsen", "Larson"), Some(bold.replace("<w:t>sen", "<w:t>son")));
    let link = "<w:p><w:r><w:t>See</w:t></w:r><w:hyperlink w:anchor='a'><w:r><w:t>here</w:t></w:r></w:hyperlink>\
                <w:r><w:t>and go</w:t></w:r></w:p>";
    assert_eq!(
        changed(link, "Seehere", "See here"),
        Some(link.replace("<w:t>See<", "<w:t xml:space=\"preserve\">See <"))
    );
    assert_eq!(
        changed(link, "hereand", "here and"),
        Some(link.replace("<w:t>and", "<w:t xml:space=\"preserve\"> and"))
    );
}

#[test]
fn spaces_that_word_drops_do_not_come_back() {
    let body = "<w:p><w:r><w:t> ground.The </w:t></w:r><w:r><w:t>end</w:t></w:r></w:p>";
    assert_eq!(open(body).text(), "ground.Theend\n");
    assert_eq!(changed(body, "ground.The", "ground. The"), Some(body.replace("d.T", "d. T")));
    assert_eq!(
        changed(body, "Theend", "The end"),
        Some(body.replace("<w:t>end", "<w:t xml:space=\"preserve\"> end"))
    );
    let before = "<w:p><w:r><w:t xml:space='default'> saw </w:t></w:r><w:r><w:b/><w:rPr><w:b/></w:rPr><w:t>it</w:t></w:r></w:p>";
    assert_eq!(
        changed(before, "sawit", "saw it"),
        Some(before.replace("'default'> saw <", "'preserve'>saw <"))
    );
}

#[test]
fn what_has_no_place_is_refused() {
    let body = "<w:p><w:r><w:t>one</w:t><w:tab/><w:t>two</w:t></w:r></w:p>";
    assert_eq!(changed(body, "one\ntwo", "one two"), None);
    assert_eq!(changed(body, "one", "o\u{1}ne"), None);
    assert_eq!(changed(body, "one", "o\nne"), None);
    let field = "<w:p><w:fldSimple w:instr='DATE'><w:r><w:t>May</w:t></w:r></w:fldSimple></w:p>";
    assert_eq!(changed(field, "May", "June"), None);
    let styled = "<w:p><w:r><w:rPr><w:rStyle w:val='HTMLCode'/></w:rPr><w:t>the the</w:t></w:r></w:p>";
    assert_eq!(changed(styled, "the the", "the"), None);
}

#[test]
fn any_edit_that_has_a_place_changes_the_text_as_it_says_and_nothing_else() {
    let body = "<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr><w:r><w:t xml:space='preserve'>He said that </w:t></w:r>\
                <w:r><w:rPr><w:b/></w:rPr><w:t>R&amp;D</w:t></w:r><w:r><w:t>was</w:t><w:tab/></w:r><w:r><w:t>over</w:t></w:r>\
                <w:hyperlink><w:r><w:t>at last</w:t></w:r></w:hyperlink><w:r><w:footnoteReference w:id='1'/></w:r>\
                <w:r><w:noBreakHyphen/><w:t> &lt;so &#228;.</w:t></w:r><w:r><w:object><w:x/></w:object></w:r></w:p>\
                <w:p><w:r><w:t>Наводнение.</w:t></w:r></w:p>";
    let document = open(body);
    assert_eq!(document.encode_edits(&[]), Ok(archive_bytes(&document)));
    let mut dice = Dice::new(11);
    let mut made = 0;
    for _ in 0..2_000 {
        let edit = dice.edit(document.text());
        let Ok(edited) = document.encode_edits(std::slice::from_ref(&edit)) else { continue };
        made += 1;
        let again = Document::open("a.docx", edited, None).expect("still a Word document");
        assert_eq!(again.text(), apply(document.text(), [&edit]), "{edit:?}");
        let same = |document: &Document| skeleton(&archive_bytes(document));
        assert_eq!(same(&again), same(&document), "{edit:?}");
    }
    assert!(made > 500, "only {made} of the edits had a place");
}

fn archive_bytes(document: &Document) -> Vec<u8> {
    document.encode_edits(&[]).expect("no edit can fail")
}

/// The main part without its texts, and the rest of the archive's entries.
fn skeleton(bytes: &[u8]) -> (String, String) {
    let (_, part) = archive::main_part(bytes).expect("a main part");
    let part = String::from_utf8(part).expect("UTF-8");
    let body = body::read(&part).expect("a body");
    let (mut markup, mut at) = (String::new(), 0);
    for text in &body.texts {
        markup.push_str(&part[at..text.inner.start]);
        at = text.inner.end;
    }
    markup.push_str(&part[at..]);
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let names: Vec<String> = (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index(at).expect("an entry");
            let mut part = String::new();
            if file.name() != "word/document.xml" {
                file.read_to_string(&mut part).expect("its checksum is right");
            }
            format!("{}:{part}\n", file.name())
        })
        .collect();
    (markup.replace(" xml:space=\"preserve\"", ""), names.concat())
}

#[test]
fn other_files_are_refused_with_a_reason() {
    let reason = |bytes: Vec<u8>| match Document::open("a.docx", bytes, None) {
        Err(OpenError::Package { message, .. }) => message,
        other => panic!("{other:?}"),
    };
    let stored = |parts: &[(&str, &str)]| archive(parts, CompressionMethod::Stored);
    assert!(reason(b"text".to_vec()).contains("no ZIP archive"));
    assert!(reason(b"\xd0\xcf\x11\xe0\xa1\xb1".to_vec()).contains("password"));
    assert!(reason(stored(&[("a.txt", "a")])).contains("no word/document.xml"));
    assert!(reason(stored(&[("word/document.xml", "<a/>")])).contains("no Word document"));
    assert!(reason(stored(&[("word/document.xml", "<w:document")])).contains("word/document.xml"));
    let whole = stored(&[("word/document.xml", &xml(&paragraph(&["a"])))]);
    for length in [4, whole.len() / 2, whole.len() - 1] {
        reason(whole[..length].to_vec());
    }
}

#[test]
fn the_main_part_may_have_another_name() {
    let relations = "<Relationships><Relationship Id='a' Target='/word/other.xml' \
                     Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'/></Relationships>";
    let parts = [("_rels/.rels", relations), ("word/other.xml", &xml(&paragraph(&["Here."])))];
    let bytes = archive(&parts, CompressionMethod::Stored);
    // without an ending the archive itself tells
    let document = Document::open("-", bytes, None).expect("a Word document");
    assert!(document.is_package() && document.text() == "Here.\n");
}
