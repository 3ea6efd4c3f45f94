// The accepted repairs as a unified diff that `git apply` and `patch -p1` take.

/** Unchanged lines around each change. */
const CONTEXT = 3;

/**
 * The patch of one article as the parts of a file: strings, which are written in UTF-8, and bytes. Nothing if no repair
 * was accepted, or none changes a line.
 *
 * Throws an error that says so if the encoding of the article lacks a letter of a repair.
 */
function patchOf(article) {
  const accepted = acceptedOf(article);
  if (accepted.length === 0 || !article.patch) return [];
  const { old, new: name, bom, label: encoding } = article.patch;
  // a byte-order mark is part of the first line
  const text = bom ? `\ufeff${article.text}` : article.text;
  const shift = bom ? 1 : 0;
  const edits = accepted.map(({ at, right }) => ({ start: at[0] + shift, end: at[1] + shift, right }));
  const lines = splitLines(text);
  const changes = changedLines(text, lines, edits);
  if (changes.length === 0) return [];
  const body = hunkTexts(lines, changes).join("");
  return [`--- ${old}\n+++ ${name}\n`, encoding === null ? body : inSingleBytes(body, encoding)];
}

/** The lines of a text with their line feeds. */
const splitLines = (text) => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** The changes: the lines `from` up to `to` are replaced by `lines`. They are in order and do not touch. */
function changedLines(text, lines, edits) {
  const starts = [0];
  for (const line of lines) starts.push(starts.at(-1) + line.length);
  // an insertion behind the last line feed replaces no line; behind a last line without one, that line
  const end = lines.length - (text === "" || text.endsWith("\n") ? 0 : 1);
  const groups = [];
  for (const edit of edits) {
    const from = Math.min(lineAt(starts, edit.start), end);
    let to = Math.min(lineAt(starts, Math.max(edit.start, edit.end - 1)) + 1, lines.length);
    // where a line feed is deleted, the next line joins
    if (edit.end > edit.start && edit.end === starts[to] && to < lines.length) to += 1;
    const last = groups.at(-1);
    if (last && from < last.to) {
      last.to = Math.max(last.to, to);
      last.edits.push(edit);
    } else {
      groups.push({ from, to, edits: [edit] });
    }
  }
  const changes = [];
  for (const group of groups) {
    const change = trimmed(group, lines, splitLines(applied(text, starts[group.from], starts[group.to], group.edits)));
    const last = changes.at(-1);
    if (change.from === change.to && change.lines.length === 0) continue;
    if (last?.to === change.from) {
      last.to = change.to;
      last.lines.push(...change.lines);
    } else {
      changes.push(change);
    }
  }
  return changes;
}

/** The text from `start` to `end` with the edits made that lie in it. */
function applied(text, start, end, edits) {
  const parts = [];
  let at = start;
  for (const edit of edits) {
    parts.push(text.slice(at, edit.start), edit.right);
    at = edit.end;
  }
  parts.push(text.slice(at, end));
  return parts.join("");
}

/** A change without the lines that stay the same at its beginning and its end. */
function trimmed({ from, to }, lines, made) {
  let [start, stop] = [0, made.length];
  while (from < to && start < stop && lines[from] === made[start]) [from, start] = [from + 1, start + 1];
  while (from < to && start < stop && lines[to - 1] === made[stop - 1]) [to, stop] = [to - 1, stop - 1];
  return { from, to, lines: made.slice(start, stop) };
}

/** The hunks of all changes. */
function hunkTexts(lines, changes) {
  let grown = 0;
  return groupsOf(changes).map((group) => {
    const text = hunkText(lines, group, grown);
    grown += growth(group);
    return text;
  });
}

/** The changes in groups that are so near that their context would touch. */
function groupsOf(changes) {
  const groups = [];
  for (const change of changes) {
    const last = groups.at(-1)?.at(-1);
    if (last && change.from - last.to <= 2 * CONTEXT) groups.at(-1).push(change);
    else groups.push([change]);
  }
  return groups;
}

/** Lines that changes add, less those that they take away. */
const growth = (changes) => changes.reduce((sum, { from, to, lines }) => sum + lines.length - (to - from), 0);

/** One hunk; the hunks before it made the file `grown` lines longer. */
function hunkText(lines, changes, grown) {
  const from = Math.max(0, changes[0].from - CONTEXT);
  const to = Math.min(lines.length, changes.at(-1).to + CONTEXT);
  const out = [];
  let at = from;
  for (const change of changes) {
    for (; at < change.from; at += 1) out.push(signed(" ", lines[at]));
    for (; at < change.to; at += 1) out.push(signed("-", lines[at]));
    for (const line of change.lines) out.push(signed("+", line));
  }
  for (; at < to; at += 1) out.push(signed(" ", lines[at]));
  const length = to - from;
  return `@@ -${range(from, length)} +${range(from + grown, length + growth(changes))} @@\n${out.join("")}`;
}

/** A range of lines: the first, from 1, and their number; an empty one names the line before it. */
function range(from, length) {
  if (length === 1) return String(from + 1);
  return length === 0 ? `${from},0` : `${from + 1},${length}`;
}

const signed = (mark, line) =>
  (line.endsWith("\n") ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`);

/** The bytes of a text in an encoding of one byte a character, by the table that its decoder has. */
function inSingleBytes(text, encoding) {
  const every = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const table = new Map([...new TextDecoder(encoding).decode(every)].map((letter, byte) => [letter, byte]));
  return Uint8Array.from(text, (letter) => {
    const byte = table.get(letter);
    if (byte === undefined) throw new RangeError(`${encoding} has no “${letter}”`);
    return byte;
  });
}
