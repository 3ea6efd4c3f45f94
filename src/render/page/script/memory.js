// What the browser keeps. It may refuse: then decisions last as long as the page, and the page says so.

const PREFIX = "postedit:";

/** The value under a name, or null. */
function recall(name) {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/** Keeps a value. Where there is no room, the decisions of the page that was left alone longest are given up. */
function keep(name, value) {
  for (;;) {
    try {
      localStorage.setItem(PREFIX + name, value);
      return true;
    } catch {
      if (!giveUpOldest(PREFIX + name)) return false;
    }
  }
}

/** Gives up the oldest decisions of another page; answers whether there were any. */
function giveUpOldest(but) {
  try {
    let [oldest, time] = [null, Infinity];
    for (let index = 0; index < localStorage.length; index += 1) {
      const key = localStorage.key(index);
      if (!key.startsWith(`${PREFIX}decisions:`) || key === but) continue;
      const at = Number(localStorage.getItem(key).split(" ", 1)[0]) || 0;
      if (at < time) [oldest, time] = [key, at];
    }
    if (oldest === null) return false;
    localStorage.removeItem(oldest);
    return true;
  } catch {
    return false;
  }
}
