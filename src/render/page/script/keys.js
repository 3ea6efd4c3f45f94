// Single keys. They rest while the editor types, and can be turned off for those whose speech software types them.

const ACTIONS = {
  j: () => move(1),
  k: () => move(-1),
  y: () => decideCurrent(ACCEPTED),
  n: () => decideCurrent(REJECTED),
  u: undoLast,
  "/": () => {
    byId("filters-fold").open = true;
    byId("by-text").focus();
    byId("by-text").select();
  },
  "?": () => byId("help-dialog").showModal(),
};

/** The Latin letter of a key: a Cyrillic or Greek keyboard has it in the same place. */
function letterOf(event) {
  if (event.key in ACTIONS) return event.key;
  const isOtherLetter = /^\p{L}$/u.test(event.key) && !/^\p{Script=Latin}$/u.test(event.key);
  return isOtherLetter && /^Key[A-Z]$/.test(event.code) ? event.code.slice(3).toLowerCase() : event.key.toLowerCase();
}

function undoLast() {
  const changed = undo();
  if (changed.length === 0) {
    tell("There is nothing to undo.");
    return;
  }
  if (changed.length === 1) goTo(changed[0]);
  tell(`${counted(changed.length, "decision")} undone.`);
}

function listenToKeys() {
  const isOn = byId("keys-on");
  isOn.checked = recall("keys") !== "off";
  isOn.addEventListener("change", () => keep("keys", isOn.checked ? "on" : "off"));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (byId("help-dialog").open) return;
    const isField = event.target.closest("input, select, textarea") !== null;
    // out of a field, to where keys are no text
    if (event.key === "Escape" && isField) event.target.blur();
    if (!isOn.checked || isField) return;
    const letter = letterOf(event);
    const action = Object.hasOwn(ACTIONS, letter) ? ACTIONS[letter] : undefined;
    if (!action) return;
    event.preventDefault();
    action();
  });
  byId("undo").addEventListener("click", undoLast);
  byId("help").addEventListener("click", () => byId("help-dialog").showModal());
}
