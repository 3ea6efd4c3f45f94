// What the editor decided: open, accepted or rejected, for each item by its number.

const OPEN = 0;
const ACCEPTED = 1;
const REJECTED = 2;
const STATES = ["open", "accepted", "rejected"];

const decided = new Uint8Array(items.length);

/** What can be undone: of each step the items' numbers and what they were before. */
const steps = [];

/** Steps that can be undone at most. */
const STEPS = 500;

/** Called with the numbers of the items that were decided anew. */
let onDecided = () => {};

const stateOf = (item) => STATES[decided[item.number]];

/** Decides some items. It is one step to undo; answers how many items were changed. */
function decide(numbers, state) {
  const changed = numbers.filter((number) => decided[number] !== state && isProposal(items[number]));
  if (changed.length === 0) return 0;
  steps.push(changed.map((number) => [number, decided[number]]));
  if (steps.length > STEPS) steps.shift();
  for (const number of changed) decided[number] = state;
  settle(changed);
  return changed.length;
}

/** Takes the last step back; answers the numbers of its items. */
function undo() {
  const step = steps.pop();
  if (!step) return [];
  for (const [number, before] of step) decided[number] = before;
  const changed = step.map(([number]) => number);
  settle(changed);
  return changed;
}

let isKept = true;

function settle(changed) {
  isKept = remember();
  byId("forgetful").hidden = isKept;
  onDecided(changed);
}

// One character for each item: a page of 100,000 proposals takes 100 kB of what a browser grants.

function remember() {
  return keep(`decisions:${data.totals.key}`, `${Date.now()} ${decided.join("")}`);
}

/** Takes up the decisions that were kept for this page. */
function recallDecisions() {
  const kept = (recall(`decisions:${data.totals.key}`) ?? "").split(" ")[1] ?? "";
  if (kept.length !== items.length) return;
  items.forEach((item, number) => {
    const state = kept.charCodeAt(number) - 48;
    if (isProposal(item) && (state === ACCEPTED || state === REJECTED)) decided[number] = state;
  });
}

/** The proposals of an article that were accepted, in the order of the text. */
const acceptedOf = (article) => article.items.filter((item) => decided[item.number] === ACCEPTED);

const rejectedOf = (article) => article.items.filter((item) => decided[item.number] === REJECTED);
