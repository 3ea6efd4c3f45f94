// An article is shown in pieces: the lines with proposals whole, with a line around them, and what lies between
// folded. A very long line is cut into windows around its proposals, so that no piece is long.

/** Code units of unchanged text that are not worth a fold. */
const SHORT = 900;
/** Code units of a piece at most, where it can be cut. */
const LONG = 2400;
/** Items of a piece at most. */
const MANY = 12;
/** Code units shown around an item of a long line. */
const AROUND = 240;

/**
 * The pieces of an article, in order. A piece has `start`, `end` and the items in it; one with `isGap` is folded.
 * `whole` folds nothing.
 */
function cut(article, shownItems, whole) {
  const starts = lineStarts(article);
  const endOf = (line) => (line + 1 < starts.length ? starts[line + 1] - 1 : article.text.length);
  const pieces = [];
  let line = 0;
  for (const stretch of stretches(starts, shownItems)) {
    if (stretch.from > line) {
      unchanged(article, starts[line], endOf(stretch.from - 1), line > 0, true, whole, pieces);
    }
    windows(article, starts[stretch.from], endOf(stretch.to), stretch.items, whole, pieces);
    line = stretch.to + 1;
  }
  if (line < starts.length && starts[line] < article.text.length) {
    unchanged(article, starts[line], article.text.length, line > 0, false, whole, pieces);
  }
  return pieces;
}

/** Stretches of whole lines that hold items, with their items. */
function stretches(starts, shownItems) {
  const found = [];
  for (const item of shownItems) {
    const from = lineAt(starts, item.at[0]);
    const to = lineAt(starts, Math.max(item.at[0], item.at[1] - 1));
    const last = found.at(-1);
    if (last && from <= last.to) {
      last.to = Math.max(last.to, to);
      last.items.push(item);
    } else {
      found.push({ from, to, items: [item] });
    }
  }
  return found;
}

/** Lines without items: a little text beside the changed lines, and a fold for the rest. */
function unchanged({ text }, start, end, isBehind, isBefore, whole, pieces) {
  if (whole || end - start <= SHORT) {
    plain(text, start, end, pieces);
    return;
  }
  const from = isBehind ? oneLine(text, start, end) : start;
  const to = isBefore ? oneLineBack(text, from, end) : end;
  if (from > start) plain(text, start, from, pieces);
  pieces.push({ start: from, end: to, items: [], isGap: true });
  if (to < end) plain(text, to, end, pieces);
}

/** End of the first line that is not blank, or of its beginning. */
function oneLine(text, start, end) {
  const blank = text.slice(start, end).search(/\S/);
  if (blank < 0) return end;
  const stop = text.indexOf("\n", start + blank);
  const to = stop < 0 ? end : Math.min(stop + 1, end);
  return to - start > SHORT ? breakAt(text, start + AROUND, start) : to;
}

/** Start of the last line that is not blank, or of its end; not before `start`. */
function oneLineBack(text, start, end) {
  const kept = text.slice(start, end).trimEnd().length;
  const line = text.lastIndexOf("\n", start + kept - 1) + 1;
  const from = Math.max(line, start);
  return end - from > SHORT ? breakAt(text, end - AROUND, start) : from;
}

/** Unchanged text as pieces that are not too long. */
function plain(text, start, end, pieces) {
  for (let at = start; at < end;) {
    const stop = end - at <= LONG ? end : lineOrBreak(text, at + LONG, at);
    pieces.push({ start: at, end: stop, items: [] });
    at = stop;
  }
}

/** The last line start up to `at`, or else the last space. */
function lineOrBreak(text, at, after) {
  const line = text.lastIndexOf("\n", at - 1) + 1;
  return line > after ? line : breakAt(text, at, after);
}

/** A place up to `at`, and behind `after`, where a long line may be cut: behind a space if one is near. */
function breakAt(text, at, after) {
  const space = text.lastIndexOf(" ", at - 1) + 1;
  if (space > after && space > at - 60) return space;
  const isLow = (code) => code >= 0xdc00 && code <= 0xdfff;
  return at - 1 > after && isLow(text.charCodeAt(at)) ? at - 1 : at;
}

/** The pieces of lines that hold items. */
function windows({ text }, start, end, found, whole, pieces) {
  if (end - start <= LONG && found.length <= MANY) {
    pieces.push({ start, end, items: found });
    return;
  }
  let at = start;
  for (let index = 0; index < found.length;) {
    const first = found[index];
    const piece = { start: Math.max(at, windowStart(text, first, start)), end: 0, items: [] };
    let reach = first.at[0];
    while (index < found.length && belongs(piece, found[index], reach)) {
      piece.items.push(found[index]);
      reach = Math.max(reach, found[index].at[1]);
      index += 1;
    }
    const next = found[index]?.at[0] ?? end;
    const limit = next - reach > AROUND ? Math.min(reach + AROUND, end) : Math.floor((reach + next) / 2);
    piece.end = index === found.length && end - reach <= AROUND ? end : Math.max(breakAt(text, limit, reach), reach);
    between(text, at, piece.start, whole, pieces);
    pieces.push(piece);
    at = piece.end;
  }
  between(text, at, end, whole, pieces);
}

function windowStart(text, item, start) {
  const at = item.at[0] - AROUND;
  return at <= start ? start : Math.min(breakAt(text, at, start), item.at[0]);
}

/** Whether an item still fits into a piece whose items reach up to `reach`. */
function belongs(piece, item, reach) {
  if (piece.items.length === 0 || item.at[0] < reach) return true;
  return piece.items.length < MANY && item.at[0] - reach <= 2 * AROUND && item.at[1] - piece.start <= LONG;
}

function between(text, start, end, whole, pieces) {
  if (end <= start) return;
  if (whole || end - start <= AROUND) plain(text, start, end, pieces);
  else pieces.push({ start, end, items: [], isGap: true });
}
