// Elements. Text goes into them as text only; there is no way here from a string to markup.

/** The element with this id, which the page has. */
const byId = (id) => document.getElementById(id);

/**
 * Makes an element. `properties` are attributes; those whose value is null or undefined are left out, and true
 * stands for an attribute without a value. Children are nodes or strings.
 */
function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

/** Text that only a screen reader tells. */
const spoken = (text) => element("span", { class: "hidden" }, text);

const numbers = new Intl.NumberFormat("en");

/** A number as people read it. */
const count = (number) => numbers.format(number);

/** A number with its noun. */
const counted = (number, noun) => `${count(number)} ${noun}${number === 1 ? "" : "s"}`;

/** A confidence, 0 to 1, in %. It is rounded down, so that no proposal of less than 85 % says 85. */
const percent = (confidence) => Math.floor(confidence * 100 + 1e-6);

/** Runs `work` once before the next picture, however often it is asked for until then. */
function beforePicture(work) {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      work();
    });
  };
}

let statusTimer = 0;

/** Tells what was done, in sight and to screen readers. */
function tell(message) {
  const status = byId("status");
  status.textContent = message;
  clearTimeout(statusTimer);
  statusTimer = setTimeout(() => { status.textContent = ""; }, 6000);
}
