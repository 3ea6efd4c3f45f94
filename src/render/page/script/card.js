// A proposal beside the text: what would become of the words, why, and the two buttons.

/** The card and the mark in the text of each item that is built, by the item's number. */
const built = new Map();

const idOf = (number, part) => `${part}-${number}`;

/** What an item changes, each side with the rest of the words that it touches. */
function change(item) {
  const [before, behind] = besides(item);
  const line = element("p", { class: "change", id: idOf(item.number, "change"), dir: "auto" });
  const lang = articleOf(item).language?.code;
  if (lang) line.lang = lang;
  const side = (name, word, text) => {
    const made = element(name, {}, spoken(`${word} `));
    appendText(made, before);
    appendChanged(made, text);
    appendText(made, behind);
    return made;
  };
  if (!isProposal(item)) {
    const noted = element("mark", {});
    appendText(noted, before + wrongOf(item) + behind);
    line.append(noted);
    return line;
  }
  const old = before + wrongOf(item) + behind;
  const made = before + item.right + behind;
  if (old !== "") line.append(side("del", "before:", wrongOf(item)));
  if (old !== "" && made !== "") line.append(element("span", { class: "arrow", "aria-hidden": "true" }, " → "));
  if (made !== "") line.append(side("ins", "after:", item.right));
  return line;
}

function confidenceOf(item) {
  const value = percent(item.confidence);
  const level = value >= 95 ? "high" : value >= 85 ? "good" : value >= 50 ? "fair" : "low";
  return element("span", { class: `confidence ${level}`, title: "How likely an editor makes this very repair" },
    spoken("confidence "), `${value}\u202f%`);
}

function button(item, word, mark, pressed) {
  return element("button", {
    type: "button",
    class: word.toLowerCase(),
    "aria-pressed": String(pressed),
    "aria-describedby": idOf(item.number, "change"),
  }, element("span", { class: "tick", "aria-hidden": "true" }, mark), word);
}

/** Builds the card of an item. */
function card(item) {
  const made = element("li", {
    class: `card ${item.kind}`,
    tabindex: "-1",
    "data-item": item.number,
    "data-state": stateOf(item),
  });
  const meta = element("p", { class: "meta" },
    element("span", { class: "pass" }, item.pass),
    element("span", { class: "place" }, `line ${count(item.line)}:${count(item.column)}`));
  if (item.kind === "held") meta.append(element("span", { class: "kind" }, "held back"));
  else if (item.kind === "remark") meta.append(element("span", { class: "kind" }, "remark"));
  else if (item.level === "suggest") meta.append(element("span", { class: "kind" }, "suggestion"));
  const message = element("p", { class: "message" });
  appendText(message, item.message);
  const below = element("div", { class: "below" });
  if (isProposal(item)) {
    below.append(button(item, "Accept", "✓", decided[item.number] === ACCEPTED),
      button(item, "Reject", "✕", decided[item.number] === REJECTED));
  }
  if (item.evidence.length > 0) below.append(evidence(item));
  made.append(element("div", { class: "card-head" }, change(item), confidenceOf(item)),
    element("div", { class: "about" }, message, meta), below);
  return made;
}

function evidence(item) {
  const list = element("ul", {}, ...item.evidence.map((reason) => {
    const row = element("li");
    appendText(row, reason);
    return row;
  }));
  return element("details", { class: "why" }, element("summary", {}, "Why"), list);
}

/** Shows in the card and in the text what was decided. */
function showState(number) {
  const parts = built.get(number);
  if (!parts || !isProposal(items[number])) return;
  const state = stateOf(items[number]);
  parts.card.dataset.state = state;
  if (parts.mark) {
    parts.mark.dataset.state = state;
    parts.mark.querySelector(".told").textContent = state === "open" ? "" : ` (${state})`;
  }
  for (const [name, own] of [["accept", ACCEPTED], ["reject", REJECTED]]) {
    parts.card.querySelector(`.${name}`)?.setAttribute("aria-pressed", String(decided[number] === own));
  }
}
