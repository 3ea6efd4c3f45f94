//! ASCII marks where the script has marks of its own.

use super::Languages;
use crate::analysis::Context;
use crate::finding::{Class, Findings};
use crate::language::Language;
use crate::text::script::{is_arabic, is_cjk, is_cjk_mark, is_devanagari};
use crate::text::{Span, Token};
use std::collections::HashMap;

pass! {
    /// An ASCII mark in a script that has its own.
    ///
    /// # What it finds
    /// Between Chinese or Japanese characters a comma, colon, semicolon, question or exclamation mark or a pair of
    /// parentheses, and a period at the end of a line; behind an Arabic letter a comma, semicolon or question mark;
    /// behind a Hindi verb a period. A repair only where the text itself writes the mark of its script (，、،।)
    /// clearly more often. Numbers, Latin words, times, names with a dot and addresses stay.
    ///
    /// # Why it happens
    /// Translation copies the mark of the source, and keyboards with two layouts mix them.
    ///
    /// # Example
    /// 他来了，坐下,喝茶，看报，然后走了。
    ///
    /// # Repair
    /// 他来了，坐下，喝茶，看报，然后走了。
    "script-punctuation", Words, Fix, Languages::Only(&["zh", "ja", "ar", "fa", "hi"]),
    reads: WholeText, doubt: Little,
    example: "zh", "他来了，坐下,喝茶，看报，然后走了。" => "他来了，坐下，喝茶，看报，然后走了。"
}

/// An ASCII mark that could be one of the script, as the place where it stands allows.
struct Candidate {
    /// The mark; for a parenthesis, up to the one that closes it.
    span: Span,
    mark: char,
    /// The mark of the script, as the text writes it.
    own: char,
    /// Whether nothing else can be meant.
    sure: bool,
}

/// How often the marks stand that the pass speaks of, counted once for all candidates.
struct Counts(HashMap<char, usize>);

impl Counts {
    fn of(chars: impl Iterator<Item = char>) -> Self {
        let mut counts = HashMap::new();
        for c in chars
            .filter(|&c| c.is_ascii_punctuation() || is_cjk_mark(c) || matches!(c, '،' | '؛' | '؟' | '।'))
        {
            *counts.entry(c).or_default() += 1;
        }
        Self(counts)
    }

    fn get(&self, mark: char) -> usize {
        self.0.get(&mark).copied().unwrap_or(0)
    }
}

/// How many times as often the script's own mark must stand in the text.
const CLEARLY: usize = 3;

/// Longest text in parentheses, in tokens.
const INSERTION: usize = 12;

/// Words that end a Hindi sentence: forms of "to be" and the usual verbs of news. Others are known by the end of
/// the line behind them.
const HINDI_FINALS: &[&str] = &[
    "है",
    "हैं",
    "था",
    "थे",
    "थी",
    "थीं",
    "हूँ",
    "हूं",
    "हो",
    "गया",
    "गई",
    "गए",
    "गयी",
    "गये",
    "दिया",
    "दिए",
    "किया",
    "किए",
    "कहा",
    "बताया",
    "लिया",
    "हुआ",
    "हुई",
    "हुए",
    "रहा",
    "रही",
    "रहे",
    "सका",
    "सके",
];

/// Abbreviations that may end a line: rupees, kilometres, before Christ, number, limited.
const HINDI_ABBREVIATIONS: &[&str] =
    &["डॉ", "श्री", "प्रो", "प्रा", "सें", "लि", "रु", "रू", "कि", "मी", "पू", "सं", "नं"];

fn check(context: &Context<'_>, findings: &mut Findings) {
    let served = context.paragraphs().iter().filter(|paragraph| PASS.languages.include(paragraph.language));
    let own = Counts::of(context.text().chars());
    let candidates: Vec<Candidate> = served
        .flat_map(|paragraph| context.marks_in(paragraph.tokens.start + 1..paragraph.tokens.end))
        .filter_map(|at| candidate(context, &own, at))
        .collect();
    let ascii =
        Counts::of(candidates.iter().filter(|candidate| candidate.sure).map(|candidate| candidate.mark));
    for candidate in &candidates {
        let Candidate { span, mark, own: kept, sure } = *candidate;
        let (written, ascii) = (own.get(kept), ascii.get(mark));
        let confidence = match sure {
            true if written >= CLEARLY * ascii => 0.9,
            _ if written > ascii => 0.5,
            _ => continue,
        };
        let inner = span.of(context.text()).strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
        let replacement = inner.map_or_else(|| kept.to_string(), |inner| format!("（{inner}）"));
        findings
            .propose(
                span,
                replacement,
                Class::ScriptMark,
                confidence,
                "an ASCII mark in a script that has its own",
            )
            .because(format!("the text writes “{kept}” {written} times and “{mark}” {ascii} times"));
    }
}

fn candidate(context: &Context<'_>, counts: &Counts, at: usize) -> Option<Candidate> {
    let mark = context.mark(at)?;
    let token = context.tokens()[at];
    let own = own_mark(counts, token.language, mark)?;
    let span = token.span();
    let before = context.text()[..span.start].chars().next_back()?;
    let after = context.text()[span.end..].chars().next();
    let candidate = |span: Span, sure: bool| Candidate { span, mark, own, sure };
    if is_cjk(before) || matches!(before, '》' | '〉' | '」' | '』' | '）' | '】' | '”') {
        match mark {
            '(' => parenthesis(context, at).map(|close| candidate(Span::new(span.start, close), true)),
            '.' => ideographic_stop(context, at, after).map(|sure| candidate(span, sure)),
            _ => after.is_none_or(is_beside_text).then(|| candidate(span, true)),
        }
    } else if is_arabic(before) || before == '»' {
        let sure =
            after.is_none_or(|c| c.is_whitespace() || is_arabic(c) || matches!(c, '»' | '”' | '"' | ')'));
        sure.then(|| candidate(span, true))
    } else {
        (is_devanagari(before) && ends_hindi_sentence(context, at, after)).then(|| candidate(span, true))
    }
}

/// The mark that `language` has in place of the ASCII one. Japanese officials write ，and ．for 、and 。
fn own_mark(counts: &Counts, language: Language, mark: char) -> Option<char> {
    let own = language.profile().own_marks.iter().find(|(ascii, _)| *ascii == mark)?.1;
    let other = match own {
        '、' => '，',
        '。' if language.profile().own_marks.contains(&(',', '、')) => '．',
        _ => return Some(own),
    };
    Some(if counts.get(other) > counts.get(own) { other } else { own })
}

/// Whether `c`, behind a mark, shows that the mark stands in East Asian text: a letter, a bracket or a line's end.
const fn is_beside_text(c: char) -> bool {
    let bracket =
        matches!(c, '《' | '》' | '〈' | '〉' | '「' | '」' | '『' | '』' | '（' | '）' | '【' | '】');
    is_cjk(c) || bracket || matches!(c, '“' | '”' | '‘' | '’' | '\n' | '\r')
}

/// The end of the parenthesis that opens at `at`, in bytes, if nothing but East Asian letters stands at both of
/// its marks: those around Latin words and numbers may be ASCII.
fn parenthesis(context: &Context<'_>, at: usize) -> Option<usize> {
    let text = context.text();
    let last = (at + 1 + INSERTION).min(context.paragraph_of(at).tokens.end);
    let close = (at + 1..last).find(|&i| matches!(context.mark(i), Some('(' | ')')))?;
    let span = context.tokens()[close].span();
    let inner = &text[context.tokens()[at].end()..span.start];
    let closed = context.mark(close) == Some(')') && inner.starts_with(is_cjk) && inner.ends_with(is_cjk);
    let after = text[span.end..].chars().next();
    let goes_on = after.is_none_or(|c| is_beside_text(c) || matches!(c, '，' | '。' | '、' | '；' | '：'));
    (closed && goes_on).then_some(span.end)
}

/// Whether the period between East Asian letters surely ends a sentence; `None` if it does not. Within a line it may
/// part a foreign name (约翰.史密斯), and at the end of a short one it may follow a number.
fn ideographic_stop(context: &Context<'_>, at: usize, after: Option<char>) -> Option<bool> {
    let line = &context.text()[context.paragraph_of(at).span.start..context.tokens()[at].start()];
    let long = line.chars().count() >= 5;
    match after {
        None | Some('\n' | '\r' | '」' | '』' | '”' | '）') => long.then_some(true),
        Some(c) => (long && is_cjk(c)).then_some(false),
    }
}

/// Whether the period follows the last word of a Hindi sentence and no abbreviation.
fn ends_hindi_sentence(context: &Context<'_>, at: usize, after: Option<char>) -> bool {
    let word = context.word(at - 1);
    let chained = at >= 2 && context.is_glued(at - 2) && context.mark(at - 2) == Some('.');
    if !context.tokens()[at - 1].is_word() || chained || HINDI_ABBREVIATIONS.contains(&word) {
        return false;
    }
    let future = word.ends_with("गा") || word.ends_with("गी") || word.ends_with("गे");
    let verb = HINDI_FINALS.contains(&word) || future && word.chars().count() >= 4;
    let first = context.paragraph_of(at).tokens.start;
    let words = context.tokens()[first..at].iter().filter(|token| Token::is_word(token)).count();
    match after {
        None | Some('\n' | '\r') => verb || words >= 4 && word.chars().count() >= 3,
        Some(c) => verb && (c.is_whitespace() || matches!(c, '”' | '"' | '’')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::testing::{repairs, stays, suggests};

    #[test]
    fn the_mark_that_the_text_uses_is_set() {
        repairs(
            &PASS,
            "zh",
            &[
                (
                    "他说：好。她问：谁？我答：你。信上写:明天见。",
                    "他说：好。她问：谁？我答：你。信上写：明天见。",
                ),
                ("谁？何时？何地？为什么?没人知道。", "谁？何时？何地？为什么？没人知道。"),
                ("好！快！走！停!他喊道。", "好！快！走！停！他喊道。"),
                ("第一；第二；第三;第四；完。", "第一；第二；第三；第四；完。"),
                ("下雨了。天黑了。人散了。街上没有人了.", "下雨了。天黑了。人散了。街上没有人了。"),
                ("甲（一）、乙（二）、丙（三）、丁(四)。", "甲（一）、乙（二）、丙（三）、丁（四）。"),
                ("他说，“好”,然后，坐下，喝茶。", "他说，“好”，然后，坐下，喝茶。"),
            ],
        );
        repairs(
            &PASS,
            "ja",
            &[
                ("春は、花、夏は、海,秋は、月。", "春は、花、夏は、海、秋は、月。"),
                ("花，鳥，風,月，雪。", "花，鳥，風，月，雪。"),
                ("誰？何？いつ？なぜ?答えはない。", "誰？何？いつ？なぜ？答えはない。"),
                (
                    "一日目：朝。二日目：昼。三日目：夜。四日目:休み。",
                    "一日目：朝。二日目：昼。三日目：夜。四日目：休み。",
                ),
                (
                    "雨が降った。風が吹いた。夜が来た。皆は家に帰った.",
                    "雨が降った。風が吹いた。夜が来た。皆は家に帰った。",
                ),
                ("県（北）、市（南）、町（東）、村(西)。", "県（北）、市（南）、町（東）、村（西）。"),
            ],
        );
    }

    #[test]
    fn right_to_left_marks_and_the_danda_too() {
        repairs(
            &PASS,
            "ar",
            &[
                ("علي، وسعيد، وحسن, ومحمد، وصلوا.", "علي، وسعيد، وحسن، ومحمد، وصلوا."),
                ("من؟ أين؟ متى؟ لماذا? لا أحد يعلم.", "من؟ أين؟ متى؟ لماذا؟ لا أحد يعلم."),
                ("قال «نعم»، ثم «لا», ثم صمت، ورحل، وعاد.", "قال «نعم»، ثم «لا»، ثم صمت، ورحل، وعاد."),
            ],
        );
        repairs(
            &PASS,
            "fa",
            &[
                ("علی، حسن، رضا, مریم، آمدند.", "علی، حسن، رضا، مریم، آمدند."),
                ("یک؛ دو؛ سه; چهار؛ تمام.", "یک؛ دو؛ سه؛ چهار؛ تمام."),
                ("که؟ کجا؟ کی؟ چرا?", "که؟ کجا؟ کی؟ چرا؟"),
            ],
        );
        repairs(
            &PASS,
            "hi",
            &[
                (
                    "वह आया। वह बैठा। उसने खाया। वह चला गया. सब चुप थे।",
                    "वह आया। वह बैठा। उसने खाया। वह चला गया। सब चुप थे।",
                ),
                ("बात हुई। काम बना। योजना चलेगी। लोग खुश होंगे.", "बात हुई। काम बना। योजना चलेगी। लोग खुश होंगे।"),
            ],
        );
    }

    #[test]
    fn one_mark_alone_shows_no_habit() {
        suggests(&PASS, "zh", None, &[("他来，她走，我等,你看。", "他来，她走，我等，你看。")]);
        stays(
            &PASS,
            "zh",
            &[
                "他说,他不知道,她也不知道.",
                "油价涨到3.5,房价跌到1,200，工资没变，物价没变，税没变。",
                "约翰.史密斯来了。他讲话。他离开。会议结束。",
                "比分是3:1，时间是8:30，网址是http://a.cn，邮箱是a@b.cn，就这些：一：二：三。",
                "苹果(Apple)、谷歌(Google)（美国）（硅谷）（加州）都来了。",
                "版本2.0(测试版)发布（一）（二）（三）。",
                "什么?!谁？谁？谁？",
                "第一.\n总则。内容。附则。",
                "用A,B,C三种，甲，乙，丙，丁。",
                "Yahoo!新闻！好！妙！",
            ],
        );
        stays(
            &PASS,
            "ja",
            &[
                "彼は,知らない,と言った.",
                "価格は1,200円、税は3.5%、計は、高い、安い。",
                "ジョン.スミスが来た。話した。帰った。終わり。",
                "午前8:30、比率は3:1、合計：一：二：三。",
                "機関(WHO)（国連）（世界）（本部）が発表。",
                "Yahoo!ニュース！速報！号外！",
                "え?!何？誰？いつ？",
                "Vol.1、No.2、Ver.3を、順に、読む。",
            ],
        );
    }

    #[test]
    fn numbers_latin_words_and_abbreviations_keep_theirs() {
        stays(
            &PASS,
            "ar",
            &[
                "وصل الوفد, ثم غادر, ثم عاد.",
                "بلغ العدد 1,250, ثم، ثم، ثم، ارتفع.",
                "شركات Apple, Google، مايكروسوفت، أمازون، ميتا.",
                "الساعة 8:30، والنسبة 3.5، والعدد ١,٢٠٠، والسعر، والوزن.",
                "هل تستعمل what? نعم؟ لا؟ ربما؟",
            ],
        );
        stays(
            &PASS,
            "fa",
            &[
                "هیئت رسید, سپس رفت, و بازگشت.",
                "شمار 1,250, سپس، سپس، سپس، افزایش.",
                "شرکت‌های Apple, Google، آمازون، متا، و دیگران.",
                "ساعت ۸:۳۰، نسبت ۳٫۵، شمار ۱,۲۰۰، بها، وزن.",
            ],
        );
        stays(
            &PASS,
            "hi",
            &[
                "डॉ. शर्मा आए। प्रो. वर्मा गए। पं. जी बोले। सब सुने।",
                "किराया केवल पाँच सौ रु.\nसब आए। सब गए। सब बैठे।",
                "भा.ज.पा. जीती। कांग्रेस हारी। सब खुश। सब दुखी।",
                "दर 3.5 रही। 12 कि.मी. चले। सब थके। सब सोए।",
                "वह गया. मैं रुका. यही हुआ.",
                "यह Node.js है। वह Ver. 2 है। सब ठीक। बस।",
            ],
        );
        stays(&PASS, "ko", &["그는 왔고, 앉았다. 왜? 몰라!", "서울,부산，대전，대구，광주"]);
        stays(&PASS, "he", &["הוא בא, ישב, ואמר: מה? כן; לא."]);
    }
}
