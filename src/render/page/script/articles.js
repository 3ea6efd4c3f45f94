// The articles and what was found in them, as they stand in the page.

const data = JSON.parse(byId("data").textContent);
// the text is in memory once now, not twice
byId("data").remove();

const articles = data.articles;

/** All proposals and remarks, by article and place. Each knows its own number and its article's. */
const items = [];

articles.forEach((article, number) => {
  article.number = number;
  article.first = items.length;
  for (const item of article.items) {
    item.number = items.length;
    item.article = number;
    items.push(item);
  }
  article.end = items.length;
});

/** Whether an item can be accepted or rejected. */
const isProposal = (item) => item.kind !== "remark";

const articleOf = (item) => articles[item.article];

const wrongOf = (item) => articleOf(item).text.slice(item.at[0], item.at[1]);

/** UTF-16 code units that a word beside an edit is shown with at most. */
const WORD = 32;

/** The unchanged letters before and behind an item, up to the next space: the rest of the words that it touches. */
function besides(item) {
  const { text } = articleOf(item);
  const [start, end] = item.at;
  const before = text.slice(Math.max(0, start - WORD), start).match(/[^\s]*$/u)[0];
  const behind = text.slice(end, end + WORD).match(/^[^\s]*/u)[0];
  return [whole(before), whole(behind)];
}

/** A slice of a text without the half of a surrogate pair that may stand at either end. */
const whole = (slice) => slice.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, "");

/** Offsets where the lines of an article begin. A line ends at a line feed alone, as in a patch. */
function lineStarts(article) {
  if (!article.lines) {
    article.lines = [0];
    for (let at = article.text.indexOf("\n"); at >= 0; at = article.text.indexOf("\n", at + 1)) {
      article.lines.push(at + 1);
    }
  }
  return article.lines;
}

/** Number of the line, from 0, that holds the code unit at `at`. */
function lineAt(starts, at) {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The name of a file without its folders, and the folders. */
function nameAndFolder(path) {
  const cut = path.lastIndexOf("/") + 1;
  return [path.slice(cut), path.slice(0, cut)];
}
