// Which items are shown. Each choice also tells how many items it would show beside the other filters.

const KINDS = [["proposed", "Proposed repairs"], ["held", "Suggestions held back"], ["remark", "Remarks"]];
const STATE_NAMES = [["open", "Open"], ["accepted", "Accepted"], ["rejected", "Rejected"]];

const languageOf = (item) => articleOf(item).language?.code ?? "";

/** A facet is a select with what it reads of an item; `all` is its first option. */
const facets = [
  { id: "by-kind", all: "Everything", of: (item) => item.kind, options: KINDS },
  { id: "by-state", all: "Any", of: (item) => (isProposal(item) ? stateOf(item) : ""), options: STATE_NAMES },
  { id: "by-pass", all: "All passes", of: (item) => item.pass },
  { id: "by-class", all: "All classes", of: (item) => item.class, name: (value) => value.replaceAll("_", " ") },
  { id: "by-language", all: "All", of: languageOf, name: languageName },
];

function languageName(code) {
  const article = articles.find(({ language }) => language?.code === code);
  return article ? article.language.name : "Not known";
}

/** Numbers of the shown items, in order. */
let shown = [];

/** For each item whether it is shown. A decision does not take an item away: that is done by the next filtering. */
const isShown = new Uint8Array(items.length);

/** Called when other items are shown. */
let onFiltered = () => {};

function fillFacets() {
  for (const facet of facets) {
    const values = facet.options?.map(([value]) => value) ?? [...new Set(items.map(facet.of))].sort();
    facet.select = byId(facet.id);
    facet.labels = new Map(facet.options ?? values.map((value) => [value, facet.name?.(value) ?? value]));
    // what is not known has the value "", which stands for all
    facet.choices = [["", facet.all], ...values.filter(Boolean).map((value) => [value, facet.labels.get(value)])]
      .map(([value, label]) => ({ value, label, option: element("option", { value }, label) }));
    facet.select.append(...facet.choices.map(({ option }) => option));
  }
  startFilters();
}

/** Proposals first; where there are none, everything. */
function startFilters() {
  byId("by-kind").value = items.some((item) => item.kind === "proposed") ? "proposed" : "";
}

/** The bounds of confidence in %; a bound that cannot be read bounds nothing. */
function confidenceBounds() {
  const [least, most] = ["by-least", "by-most"].map((id) => byId(id).value.trim());
  return [least === "" ? 0 : Number(least), most === "" ? 100 : Number(most)];
}

/** Code units of its line on either side of an item in which a text is searched. */
const NEAR = 80;

/** What is searched in an item: its words before and after with those around them, its message, pass and path. */
function searched(item) {
  if (item.searched === undefined) {
    const { text, path } = articleOf(item);
    const before = text.slice(Math.max(0, item.at[0] - NEAR), item.at[0]).split("\n").at(-1);
    const behind = text.slice(item.at[1], item.at[1] + NEAR).split("\n", 1)[0];
    const texts = [path, before + wrongOf(item) + behind, item.message, item.pass];
    if (item.right !== null) texts.push(before + item.right + behind);
    item.searched = normal(texts.join("\n"));
  }
  return item.searched;
}

const normal = (text) => text.normalize("NFC").toLowerCase();

/**
 * For each item the filters that it does not pass: a bit for each facet by its place, and the next bit for text and
 * confidence.
 */
function failures() {
  const wanted = normal(byId("by-text").value.trim());
  const [least, most] = confidenceBounds();
  const chosen = facets.map(({ select }) => select.value);
  return items.map((item) => {
    let failed = 0;
    facets.forEach((facet, place) => {
      if (chosen[place] !== "" && chosen[place] !== facet.of(item)) failed |= 1 << place;
    });
    const confidence = percent(item.confidence);
    const passes = confidence >= least && confidence <= most && (wanted === "" || searched(item).includes(wanted));
    return passes ? failed : failed | (1 << facets.length);
  });
}

/** Takes the filters anew. */
function filter() {
  const failed = failures();
  failed.forEach((bits, number) => { isShown[number] = bits === 0 ? 1 : 0; });
  shown = items.filter((_, number) => isShown[number]).map((item) => item.number);
  countFacets(failed);
  onFiltered();
}

/** Writes behind each choice how many items it would show. */
function countFacets(failed = failures()) {
  facets.forEach((facet, place) => {
    const counts = new Map();
    let all = 0;
    failed.forEach((bits, number) => {
      if ((bits & ~(1 << place)) !== 0) return;
      const value = facet.of(items[number]);
      counts.set(value, (counts.get(value) ?? 0) + 1);
      all += 1;
    });
    for (const { value, label, option } of facet.choices) {
      option.textContent = `${label} (${count(value === "" ? all : counts.get(value) ?? 0)})`;
    }
  });
}

/** Sets a filter as if the editor had; choosing what is chosen already takes it back. */
function toggleFilter(id, value) {
  const field = byId(id);
  field.value = field.value === value ? "" : value;
  filter();
}

/** Numbers of the shown proposals that are open and that `admits` admits. */
const openShown = (admits = () => true) =>
  shown.filter((number) => isProposal(items[number]) && decided[number] === OPEN && admits(items[number]));

function listenToFilters() {
  let timer = 0;
  const form = byId("filters");
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", (event) => {
    if (event.target.matches("select")) filter();
  });
  form.addEventListener("input", (event) => {
    if (event.target.matches("select")) return;
    // a word is typed letter by letter: it is searched when the hand rests
    clearTimeout(timer);
    timer = setTimeout(filter, 150);
  });
  form.addEventListener("reset", () => {
    clearTimeout(timer);
    // the fields are empty only after this event
    setTimeout(() => {
      startFilters();
      filter();
      tell("The filters are cleared.");
    });
  });
}
