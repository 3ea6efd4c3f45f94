// Counts: the progress, the passes, the confidence, the articles. They follow filters and decisions.

/** Bounds of the columns of confidence, in %: sure fixes begin at 85. */
const BINS = [[0, 49], [50, 69], [70, 84], [85, 94], [95, 100]];

/** Rows of passes that are shown at first. */
const FIRST_PASSES = 6;

const rows = { passes: new Map(), bins: [], articles: [] };

/** How many proposals of a list are open, accepted and rejected, and how many items there are at all. */
function tally(numbers) {
  const made = { open: 0, accepted: 0, rejected: 0, all: numbers.length };
  for (const number of numbers) {
    if (isProposal(items[number])) made[STATES[decided[number]]] += 1;
  }
  return made;
}

function buildOverview() {
  const about = new Map(data.about.passes.map(({ name, summary }) => [name, summary]));
  for (const name of new Set(items.map(({ pass }) => pass))) rows.passes.set(name, passRow(name, about.get(name) ?? ""));
  rows.bins = BINS.map(([least, most]) => bin(least, most));
  byId("bins").append(...rows.bins.map(({ row }) => row));
  rows.articles = articles.map(articleRow);
  byId("articles").append(...rows.articles.map(({ row }) => row));
  byId("articles-number").textContent = count(articles.length);
  for (const { path, reason } of data.totals.failures) {
    const row = element("li");
    appendText(row, reason.startsWith(path) ? reason : `${path}: ${reason}`);
    byId("failures").append(row);
  }
  byId("failures").hidden = data.totals.failures.length === 0;
  if (data.totals.clean > 0) {
    byId("articles-clean").textContent = `Nothing was found in ${counted(data.totals.clean, "other article")}.`;
  }
}

/** The three parts of a bar. */
function bar() {
  const parts = ["accepted", "rejected", "open"].map((state) => element("span", { class: `part ${state}` }));
  const made = element("span", { class: "bar", "aria-hidden": "true" }, ...parts);
  return { bar: made, parts };
}

function passRow(name, summary) {
  const choose = element("button", { type: "button", class: "choose", title: summary }, name);
  choose.addEventListener("click", () => toggleFilter("by-pass", name));
  const { bar: drawn, parts } = bar();
  const number = element("span", { class: "number" });
  const told = spoken("");
  const accept = element("button", { type: "button", class: "small accept" });
  const reject = element("button", { type: "button", class: "small reject" });
  const of = (item) => item.pass === name;
  accept.addEventListener("click", () => decideAll(openShown(of), ACCEPTED, name));
  reject.addEventListener("click", () => decideAll(openShown(of), REJECTED, name));
  const row = element("tr", { "data-pass": name },
    element("th", { scope: "row" }, choose),
    element("td", {}, element("span", { class: "measure" }, drawn, number), told),
    element("td", { class: "decide" }, accept, reject));
  return { row, choose, parts, number, told, accept, reject };
}

function bin(least, most) {
  const { bar: drawn, parts } = bar();
  const number = element("span", { class: "number" });
  const choose = element("button", { type: "button", class: "choose" }, number, spoken(" shown, "), drawn,
    element("span", { class: "range" }, `${least}–${most}`), spoken(" %"));
  choose.addEventListener("click", () => {
    const isChosen = choose.getAttribute("aria-pressed") === "true";
    [byId("by-least").value, byId("by-most").value] = isChosen ? [0, 100] : [least, most];
    filter();
  });
  return { row: element("li", {}, choose), choose, parts, number, least, most };
}

function articleRow(article) {
  const [name, folder] = nameAndFolder(article.path);
  const title = element("span", { class: "title", dir: "auto" });
  appendText(title, name);
  const number = element("span", { class: "number" });
  const open = element("button", { type: "button" }, title, number);
  if (folder) {
    const below = element("span", { class: "folder" });
    appendText(below, folder);
    open.append(below);
  }
  open.addEventListener("click", () => openArticle(article.number));
  return { row: element("li", {}, open), open, number };
}

/** Decides many at once; what was decided one by one stays. */
function decideAll(numbers, state, what) {
  const changed = decide(numbers, state);
  const word = { [ACCEPTED]: "accepted", [REJECTED]: "rejected", [OPEN]: "open again" }[state];
  tell(changed === 0 ? `No open proposal ${what ? `of ${what} ` : ""}is shown.`
    : `${counted(changed, "proposal")}${what ? ` of ${what}` : ""} ${word}. Undo takes it back.`);
}

/** Writes all counts anew. */
function countAll() {
  countProgress();
  countPasses();
  countBins();
  countArticles();
  const all = tally(shown);
  byId("all-shown").textContent = `${count(shown.length)} of ${count(items.length)} shown`;
  label(byId("accept-all"), `Accept ${count(all.open)} open`, all.open);
  label(byId("reject-all"), `Reject ${count(all.open)} open`, all.open);
  byId("reopen-all").hidden = all.accepted + all.rejected === 0;
  label(byId("reopen-all"), `Reopen ${count(all.accepted + all.rejected)}`, all.accepted + all.rejected);
  byId("undo").setAttribute("aria-disabled", String(steps.length === 0));
}

/** Names a button; one that has nothing to do keeps its place and the focus. */
function label(button, text, number) {
  button.textContent = text;
  button.setAttribute("aria-disabled", String(number === 0));
}

function countProgress() {
  const all = tally(items.map(({ number }) => number));
  const proposals = all.open + all.accepted + all.rejected;
  const share = (number) => `${proposals === 0 ? 0 : (100 * number) / proposals}%`;
  byId("track-accepted").style.width = share(all.accepted);
  byId("track-rejected").style.width = share(all.rejected);
  const done = proposals === 0 ? 100 : Math.floor((100 * (all.accepted + all.rejected)) / proposals);
  byId("track").setAttribute("aria-valuenow", String(done));
  byId("counts").textContent =
    `${count(all.accepted)} accepted, ${count(all.rejected)} rejected, ${count(all.open)} open`;
}

function draw(parts, all, most) {
  for (const part of parts) {
    const state = part.classList[1];
    // remarks are neither open nor decided, but they are there
    const number = state === "open" ? all.all - all.accepted - all.rejected : all[state];
    part.style.flexGrow = String(number);
  }
  parts[0].parentElement.style.setProperty("--share", most === 0 ? "0" : String(all.all / most));
}

function countPasses() {
  const groups = new Map();
  for (const number of shown) {
    const { pass } = items[number];
    if (!groups.has(pass)) groups.set(pass, []);
    groups.get(pass).push(number);
  }
  const most = Math.max(0, ...[...groups.values()].map(({ length }) => length));
  const chosen = byId("by-pass").value;
  const order = [...groups].sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1));
  const wanted = order.map(([name, numbers]) => {
    const { row, choose, parts, number, told, accept, reject } = rows.passes.get(name);
    const all = tally(numbers);
    draw(parts, all, most);
    number.textContent = count(all.all);
    told.textContent = ` shown, ${count(all.accepted)} accepted, ${count(all.rejected)} rejected`;
    label(accept, `Accept ${count(all.open)}`, all.open);
    label(reject, "Reject", all.open);
    accept.setAttribute("aria-label", `Accept ${count(all.open)} open of ${name}`);
    reject.setAttribute("aria-label", `Reject ${count(all.open)} open of ${name}`);
    choose.setAttribute("aria-pressed", String(chosen === name));
    return row;
  });
  const more = byId("all-passes");
  const isWide = more.getAttribute("aria-expanded") === "true";
  more.hidden = wanted.length <= FIRST_PASSES + 1;
  more.textContent = isWide ? "Fewer passes" : `All ${count(wanted.length)} passes`;
  wanted.forEach((row, at) => { row.hidden = !more.hidden && !isWide && at >= FIRST_PASSES; });
  const body = byId("passes");
  // rows that stand where they should are left alone, so that the focus stays
  const isSame = wanted.length === body.children.length && wanted.every((row, at) => row === body.children[at]);
  if (isSame) return;
  const focused = document.activeElement;
  body.replaceChildren(...wanted);
  if (body.contains(focused)) focused.focus({ preventScroll: true });
}

function countBins() {
  const groups = BINS.map(() => []);
  for (const number of shown) {
    const confidence = percent(items[number].confidence);
    groups[BINS.findIndex(([, most]) => confidence <= most)].push(number);
  }
  const most = Math.max(...groups.map(({ length }) => length));
  const [from, to] = confidenceBounds();
  rows.bins.forEach(({ choose, parts, number, least, most: upTo }, at) => {
    const all = tally(groups[at]);
    draw(parts, all, most);
    number.textContent = count(all.all);
    choose.setAttribute("aria-pressed", String(from === least && to === upTo));
  });
}

function countArticles() {
  rows.articles.forEach(({ row, open, number }, at) => {
    const { first, end } = articles[at];
    const own = shown.slice(lowerBound(shown, first), lowerBound(shown, end));
    const all = tally(own);
    row.hidden = own.length === 0;
    const isDone = all.open === 0 && all.accepted + all.rejected > 0;
    open.classList.toggle("done", isDone);
    const left = all.open > 0 || isDone ? `${count(all.open)} open` : counted(own.length, "remark");
    number.textContent = isDone ? "✓ done" : left;
  });
}

/** Marks the article that is shown in the list. */
function markArticle() {
  rows.articles.forEach(({ open }, at) => {
    if (at === reader.article) open.setAttribute("aria-current", "true");
    else open.removeAttribute("aria-current");
  });
}

function listenToOverview() {
  byId("accept-all").addEventListener("click", () => decideAll(openShown(), ACCEPTED, ""));
  byId("reject-all").addEventListener("click", () => decideAll(openShown(), REJECTED, ""));
  byId("all-passes").addEventListener("click", ({ currentTarget }) => {
    currentTarget.setAttribute("aria-expanded", String(currentTarget.getAttribute("aria-expanded") !== "true"));
    countPasses();
  });
  byId("reopen-all").addEventListener("click", () => {
    decideAll([...shown], OPEN, "");
    // the button goes when nothing is left to reopen
    byId("accept-all").focus();
  });
}
