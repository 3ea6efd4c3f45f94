// The article that is being read. Its pieces become elements when the reader comes near them, so that a page of
// thousands of proposals is as quick as one of ten.

/** Pieces that are built at once. */
const BATCH = 12;

const reader = {
  /** Number of the article, -1 if none is shown. */
  article: -1,
  /** Number of the current item, -1 if none is. */
  current: -1,
  whole: false,
  pieces: [],
  next: 0,
  body: null,
  end: null,
};

/** Builds on when the end of what is built comes near the window. */
const nearEnd = new IntersectionObserver((entries) => {
  if (entries.some((entry) => entry.isIntersecting)) buildOn();
}, { rootMargin: "1500px" });

/** Shows an article from its beginning. */
function showArticle(number) {
  if (reader.article !== number) reader.whole = false;
  reader.article = number;
  built.clear();
  nearEnd.disconnect();
  const place = byId("reader");
  place.replaceChildren();
  if (number < 0) {
    place.append(element("h2", { id: "article-title" }, articles.length === 0 ? "Nothing was found" : "Nothing is shown"),
      element("p", { class: "faint" }, articles.length === 0
        ? "There is no proposal in any article." : "No proposal passes the filters."));
    markArticle();
    return;
  }
  const article = articles[number];
  const own = shown.slice(lowerBound(shown, article.first), lowerBound(shown, article.end)).map((at) => items[at]);
  reader.pieces = cut(article, own, reader.whole);
  reader.next = 0;
  reader.body = element("div", { class: "body" });
  reader.end = element("div", { class: "end" });
  place.append(articleHead(article, own.length), reader.body, reader.end, articleFoot(number));
  buildOn();
  nearEnd.observe(reader.end);
  markArticle();
}

/** The first place in a sorted list whose value is not below `value`. */
function lowerBound(list, value) {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function articleHead(article, number) {
  const [name, folder] = nameAndFolder(article.path);
  const title = element("h2", { id: "article-title", dir: "auto" });
  appendText(title, name);
  const facts = element("p", { class: "facts" });
  const fact = (text) => {
    const made = element("span", {});
    appendText(made, text);
    facts.append(made);
  };
  if (folder) fact(folder);
  if (article.language) fact(article.language.name + (article.source ? `, from ${article.source.name}` : ""));
  fact(`${count(number)} shown`);
  if (article.format !== "plain text") fact(article.format);
  if (article.encoding !== "UTF-8") fact(article.encoding);
  if (!article.patch) {
    facts.append(element("span", { class: "warning" }, "not in the patch, JSON only"));
  }
  const whole = element("button", { type: "button", class: "whole", "aria-pressed": String(reader.whole) },
    "Whole article");
  return element("header", { class: "article-head" }, element("div", {}, title, facts), whole);
}

/** Ways to the articles before and behind that have shown items. */
function articleFoot(number) {
  const foot = element("nav", { class: "foot", "aria-label": "Neighbouring articles" });
  const step = (to, label, name) => {
    if (to === undefined) return;
    const made = element("button", { type: "button", class: name, "data-article": to }, `${label}: `);
    const target = element("bdi");
    appendText(target, nameAndFolder(articles[to].path)[0]);
    made.append(target);
    foot.append(made);
  };
  const at = lowerBound(shown, articles[number].first);
  step(at > 0 ? items[shown[at - 1]].article : undefined, "Before", "before");
  const behind = shown[lowerBound(shown, articles[number].end)];
  step(behind === undefined ? undefined : items[behind].article, "Next", "next");
  return foot;
}

/** Builds the next pieces; answers whether there were any. */
function buildOn() {
  const { pieces } = reader;
  if (reader.next >= pieces.length) return false;
  const stop = Math.min(reader.next + BATCH, pieces.length);
  while (reader.next < stop) {
    reader.body.append(pieceElement(articles[reader.article], pieces[reader.next]));
    reader.next += 1;
  }
  // the observer tells of a change only: what is still near is told again when it is observed anew
  nearEnd.unobserve(reader.end);
  if (reader.next < pieces.length) nearEnd.observe(reader.end);
  return true;
}

function pieceElement(article, piece) {
  if (piece.isGap) return gapElement(article, piece);
  const made = element("section", { class: piece.items.length > 0 ? "piece changed" : "piece" });
  const text = element("div", { class: "text", lang: article.language?.code ?? "" });
  const marks = appendLines(text, article, piece);
  // a long line goes on before or behind this piece of it
  const { start, end } = piece;
  if (start > 0 && article.text[start - 1] !== "\n") text.firstChild.prepend(ellipsis());
  if (end < article.text.length && article.text[end - 1] !== "\n" && article.text[end] !== "\n") {
    text.lastChild.append(ellipsis());
  }
  made.append(text);
  if (piece.items.length > 0) {
    made.setAttribute("aria-label", `Line ${count(piece.items[0].line)}`);
    const cards = element("ol", { class: "cards", "aria-label": "Proposals" });
    for (const item of piece.items) {
      const own = card(item);
      built.set(item.number, { card: own, mark: marks.get(item.number) });
      showState(item.number);
      if (item.number === reader.current) setCurrent(item.number, true);
      cards.append(own);
    }
    made.append(cards);
  }
  return made;
}

const ellipsis = () => element("span", { class: "faint", "aria-hidden": "true" }, "…");

function gapElement(article, piece) {
  const starts = lineStarts(article);
  const lines = lineAt(starts, Math.max(piece.start, piece.end - 1)) - lineAt(starts, piece.start) + 1;
  const amount = lines > 2 ? counted(lines, "line") : counted(piece.end - piece.start, "character");
  const made = element("button", { type: "button", class: "gap" }, `Show ${amount} more`);
  made.addEventListener("click", () => {
    const pieces = [];
    plain(article.text, piece.start, piece.end, pieces);
    // a line of a megabyte is shown part by part
    const part = pieces.slice(0, 40).map((own) => pieceElement(article, own));
    const rest = pieces[40];
    if (rest) part.push(gapElement(article, { start: rest.start, end: piece.end, items: [], isGap: true }));
    part[0].tabIndex = -1;
    made.replaceWith(...part);
    part[0].focus({ preventScroll: true });
  });
  return made;
}

/** Puts the lines of a piece into paragraphs; answers the marks of its items by their numbers. */
function appendLines(parent, { text }, piece) {
  const marks = new Map();
  let line = element("p", { dir: "auto" });
  parent.append(line);
  const append = (start, end) => {
    for (let at = start; ;) {
      const stop = text.indexOf("\n", at);
      const to = stop < 0 || stop >= end ? end : stop;
      // the carriage return of a line end is no sign of its own
      appendText(line, to === stop && text[to - 1] === "\r" ? text.slice(at, to - 1) : text.slice(at, to));
      if (to === end) return;
      at = stop + 1;
      if (at === end && end === piece.end) return;
      line = element("p", { dir: "auto" });
      parent.append(line);
    }
  };
  let at = piece.start;
  for (const item of apart(piece.items)) {
    append(at, item.at[0]);
    const own = mark(item);
    marks.set(item.number, own);
    line.append(own);
    at = item.at[1];
  }
  append(at, Math.max(at, piece.end));
  return marks;
}

/** The items that can stand in the text side by side: proposals before remarks. */
function apart(found) {
  const kept = [];
  const collides = (item) => kept.some(({ at }) => item.at[0] < at[1] && at[0] < item.at[1]);
  for (const item of found.filter(isProposal)) kept.push(item);
  for (const item of found) {
    if (!isProposal(item) && !collides(item)) kept.push(item);
  }
  return kept.sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1]);
}

/** What is deleted and inserted in the text. A letter that stays is not struck out if nothing but it is in the way. */
function mark(item) {
  const made = element("span", { class: `mark ${item.kind}`, "data-item": item.number, "data-state": stateOf(item) });
  if (!isProposal(item)) {
    made.append(spoken("remark on: "));
    appendChanged(made, wrongOf(item));
    return made;
  }
  const [head, old, right, tail] = narrowed(wrongOf(item), item.right);
  appendText(made, head);
  const side = (name, word, text) => {
    if (text === "") return;
    const own = element(name, {}, spoken(` ${word}: `));
    appendChanged(own, text);
    own.append(spoken(". "));
    made.append(own);
  };
  side("del", "deleted", old);
  side("ins", "inserted", right);
  appendText(made, tail);
  made.append(element("span", { class: "hidden told" }));
  return made;
}

/** Cuts what both sides begin and end with, where only an insertion or a deletion is left then. */
function narrowed(old, right) {
  let head = 0;
  while (head < Math.min(old.length, right.length) && old[head] === right[head]) head += 1;
  let tail = 0;
  const room = Math.min(old.length, right.length) - head;
  while (tail < room && old[old.length - 1 - tail] === right[right.length - 1 - tail]) tail += 1;
  const parts = [old.slice(0, head), old.slice(head, old.length - tail), right.slice(head, right.length - tail),
    old.slice(old.length - tail)];
  const isOneSided = parts[1] === "" || parts[2] === "";
  // a surrogate pair or a letter with its marks is never taken apart
  const isClean = !parts.some((part) => /^[\udc00-\udfff\p{M}\u200d\ufe0f]|[\ud800-\udbff\u200d]$/u.test(part));
  return isOneSided && isClean ? parts : ["", old, right, ""];
}

/** Makes an item the current one, or takes that back. */
function setCurrent(number, isCurrent) {
  const parts = built.get(number);
  if (!parts) return;
  parts.card.classList.toggle("current", isCurrent);
  parts.mark?.classList.toggle("current", isCurrent);
  if (isCurrent) parts.card.setAttribute("aria-current", "true");
  else parts.card.removeAttribute("aria-current");
}

/** Goes to an item: shows its article, builds its card, brings it to the middle of the window, and puts the focus on it. */
function goTo(number, { focus = true } = {}) {
  setCurrent(reader.current, false);
  reader.current = number;
  const { article } = items[number];
  if (reader.article !== article) showArticle(article);
  while (!built.has(number) && buildOn());
  setCurrent(number, true);
  const parts = built.get(number);
  if (!parts) return;
  showBoth(parts.mark ?? parts.card, parts.card);
  if (focus) parts.card.focus({ preventScroll: true });
}

/**
 * Brings a place in the text to the middle of the window. Where the card stands below the text, as on a phone, both are
 * brought in sight, or the card alone if they are too far apart: it tells the change too.
 */
function showBoth(place, card) {
  place.scrollIntoView({ block: "center", inline: "nearest" });
  const missing = card.getBoundingClientRect().bottom + 16 - innerHeight;
  if (missing <= 0) return;
  if (place.getBoundingClientRect().top - missing > byId("track").getBoundingClientRect().bottom + 16) scrollBy(0, missing);
  else card.scrollIntoView({ block: "center" });
}

/** The shown item behind (1) or before (-1) the current one, `admits` it; undefined if there is none. */
function neighbour(step, admits = () => true) {
  const at = lowerBound(shown, reader.current);
  const isThere = shown[at] === reader.current;
  let place = step > 0 ? at + (isThere ? 1 : 0) : at - 1;
  while (place >= 0 && place < shown.length && !admits(items[shown[place]])) place += step;
  return shown[place];
}

/** Goes to the next or previous item. */
function move(step) {
  // from nowhere the first step is to the first item of the article that is shown
  const isNowhere = !isShown[reader.current] && reader.article >= 0 && items[reader.current]?.article !== reader.article;
  const to = isNowhere ? shown[lowerBound(shown, articles[reader.article].first)] : neighbour(step);
  if (to === undefined) tell(step > 0 ? "That was the last shown proposal." : "That was the first shown proposal.");
  else goTo(to);
}

/** Decides the current item and goes to the next open one. */
function decideCurrent(state) {
  const number = reader.current;
  if (number < 0 || !isShown[number]) {
    move(1);
    return;
  }
  if (!isProposal(items[number])) {
    tell("A remark has no repair to decide on.");
    return;
  }
  decide([number], state);
  const to = neighbour(1, (item) => isProposal(item) && decided[item.number] === OPEN);
  const word = state === ACCEPTED ? "Accepted" : "Rejected";
  if (to !== undefined) {
    goTo(to);
    tell(`${word}.`);
  } else {
    const left = openShown().length;
    tell(left === 0 ? `${word}. All shown proposals are decided.`
      : `${word}. ${counted(left, "open proposal")} left before this one.`);
  }
}

function listenToReader() {
  byId("reader").addEventListener("click", (event) => {
    const target = event.target;
    const step = target.closest("[data-article]");
    if (step) {
      openArticle(Number(step.dataset.article));
      return;
    }
    if (target.closest(".whole")) {
      reader.whole = !reader.whole;
      const { current } = reader;
      showArticle(reader.article);
      if (items[current]?.article === reader.article && isShown[current]) goTo(current, { focus: false });
      byId("reader").querySelector(".whole").focus({ preventScroll: true });
      return;
    }
    const own = target.closest("[data-item]");
    if (!own) return;
    const number = Number(own.dataset.item);
    const choice = target.closest(".accept, .reject");
    if (choice) {
      const state = choice.matches(".accept") ? ACCEPTED : REJECTED;
      setCurrent(reader.current, false);
      reader.current = number;
      setCurrent(number, true);
      // a second press takes the decision back
      decide([number], decided[number] === state ? OPEN : state);
    } else if (own.matches(".mark") && getSelection().isCollapsed) {
      goTo(number);
    } else if (!target.closest("summary")) {
      setCurrent(reader.current, false);
      reader.current = number;
      setCurrent(number, true);
    }
  });
}

/** Opens an article at its beginning. */
function openArticle(number) {
  setCurrent(reader.current, false);
  reader.current = -1;
  showArticle(number);
  byId("reader").scrollIntoView({ block: "start" });
  byId("reader").focus({ preventScroll: true });
}
