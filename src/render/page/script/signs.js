// Characters that show nothing, or that would change how the text around them is shown, are shown as signs.

/** Short names of the frequent ones, and what a screen reader says. */
const SIGNS = new Map([
  ["\u00ad", ["SHY", "soft hyphen"]],
  ["\u061c", ["ALM", "Arabic letter mark"]],
  ["\u200b", ["ZWSP", "zero-width space"]],
  ["\u200c", ["ZWNJ", "zero-width non-joiner"]],
  ["\u200d", ["ZWJ", "zero-width joiner"]],
  ["\u200e", ["LRM", "left-to-right mark"]],
  ["\u200f", ["RLM", "right-to-left mark"]],
  ["\u2028", ["LS", "line separator"]],
  ["\u2029", ["PS", "paragraph separator"]],
  ["\u202a", ["LRE", "left-to-right embedding"]],
  ["\u202b", ["RLE", "right-to-left embedding"]],
  ["\u202c", ["PDF", "end of a directional embedding"]],
  ["\u202d", ["LRO", "left-to-right override"]],
  ["\u202e", ["RLO", "right-to-left override"]],
  ["\u2060", ["WJ", "word joiner"]],
  ["\u2066", ["LRI", "left-to-right isolate"]],
  ["\u2067", ["RLI", "right-to-left isolate"]],
  ["\u2068", ["FSI", "first strong isolate"]],
  ["\u2069", ["PDI", "end of a directional isolate"]],
  ["\ufeff", ["BOM", "byte-order mark"]],
  ["\u001b", ["ESC", "escape"]],
  ["\r", ["CR", "carriage return"]],
  // these are shown only where they are changed
  ["\n", ["↵", "line end"]],
  ["\t", ["⇥", "tab"]],
  [" ", ["␣", "space"]],
  ["\u00a0", ["NBSP", "no-break space"]],
  ["\u2009", ["THSP", "thin space"]],
  ["\u202f", ["NNBSP", "narrow no-break space"]],
]);

// Controls but tab and line feed, format characters but the visible signs of Arabic and other scripts, separators of
// lines, fillers that are letters by name only, private use and what is no character.
const HIDDEN = "(?:(?![\\t\\n\\u0600-\\u0605\\u06dd\\u070f\\u0890\\u0891\\u08e2\\u{110bd}\\u{110cd}])"
  + "[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Co}\\p{Cn}\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u3164\\uffa0])";
// Joiners do their work inside the words of some scripts and inside emoji.
const JOINED = "(?<=[\\p{Script=Arabic}\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Gurmukhi}\\p{Script=Gujarati}"
  + "\\p{Script=Oriya}\\p{Script=Tamil}\\p{Script=Telugu}\\p{Script=Kannada}\\p{Script=Malayalam}\\p{Script=Sinhala}]"
  + "\\p{Mn}*)[\\u200c\\u200d]|(?<=[\\p{Extended_Pictographic}\\p{EMod}\\ufe0f])\\u200d(?=\\p{Extended_Pictographic})";

const hidden = new RegExp(`(${JOINED})|(${HIDDEN}+)`, "gu");
const hiddenOrSpace = new RegExp(`(?:${HIDDEN}|[\\n\\t\\u00a0\\u2009\\u202f])+`, "gu");

/** Characters that are signed one by one; of a longer run only the number is told. */
const RUN = 4;

/** A sign for one character. */
function sign(character) {
  const code = character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
  const [label, name] = SIGNS.get(character) ?? [`U+${code}`, `character U+${code}`];
  return element("span", { class: "sign", role: "img", "aria-label": name, title: `${name} (U+${code})` }, label);
}

function signs(run) {
  const characters = [...run];
  if (characters.length <= RUN) return characters.map(sign);
  const label = `${count(characters.length)} hidden characters`;
  const codes = [...new Set(characters)].slice(0, 12)
    .map((character) => `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`);
  return [element("span", { class: "sign", role: "img", "aria-label": label, title: codes.join(" ") }, label)];
}

/** Appends a text that stays as it is. */
function appendText(parent, text) {
  let last = 0;
  for (const found of text.matchAll(hidden)) {
    if (found[1] !== undefined) continue;
    parent.append(text.slice(last, found.index), ...signs(found[2]));
    last = found.index + found[0].length;
  }
  parent.append(text.slice(last));
}

/** Appends a text that is inserted or deleted: spaces of all kinds can be told apart in it. */
function appendChanged(parent, text) {
  if (/^ +$/.test(text)) {
    parent.append(...signs(text));
    return;
  }
  let last = 0;
  for (const found of text.matchAll(hiddenOrSpace)) {
    parent.append(text.slice(last, found.index), ...signs(found[0]));
    last = found.index + found[0].length;
  }
  parent.append(text.slice(last));
}
