// What the editor takes along: the patch, and the decisions as JSON.

/** Hands a file to the browser's downloads. */
function save(name, type, parts) {
  const url = URL.createObjectURL(new Blob(parts, { type }));
  const link = element("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  // the download has begun long before
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}

const whyNoPatch = ({ package: isPackage, format, encoding }) =>
  (isPackage ? `${format}: its file is no text` : `no patch can be written in ${encoding}`);

function savePatch() {
  const parts = [];
  let repairs = 0;
  const left = [];
  for (const article of articles) {
    const accepted = acceptedOf(article);
    if (accepted.length === 0) continue;
    try {
      if (!article.patch) throw new RangeError(whyNoPatch(article));
      parts.push(...patchOf(article));
      repairs += accepted.length;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      left.push(`${article.path} (${error.message})`);
    }
  }
  const rest = left.length === 0 ? "" : ` Not in it, take the JSON: ${left.join("; ")}.`;
  if (parts.length === 0) {
    tell(rest === "" ? "Nothing is accepted yet." : `There is nothing to write.${rest}`);
    return;
  }
  save("postedit.patch", "text/x-patch", parts);
  tell(`The patch holds ${counted(repairs, "repair")}.${rest}`);
}

/** An item as the other reports of postedit tell it. */
function reported(item) {
  return {
    start: item.bytes[0],
    end: item.bytes[1],
    line: item.line,
    column: item.column,
    wrong: wrongOf(item),
    right: item.right,
    pass: item.pass,
    class: item.class,
    level: item.level,
    confidence: item.confidence,
    message: item.message,
    evidence: item.evidence,
  };
}

function saveJson() {
  const decidedArticles = articles
    .map((article) => ({
      path: article.path,
      encoding: article.encoding,
      language: article.language?.code ?? null,
      source_language: article.source?.code ?? null,
      accepted: acceptedOf(article).map(reported),
      rejected: rejectedOf(article).map(reported),
    }))
    .filter(({ accepted, rejected }) => accepted.length + rejected.length > 0);
  if (decidedArticles.length === 0) {
    tell("Nothing is decided yet.");
    return;
  }
  const json = { version: data.about.version, articles: decidedArticles };
  save("postedit-decisions.json", "application/json", [JSON.stringify(json, null, 2), "\n"]);
  tell(`The JSON holds the decisions on ${counted(decidedArticles.length, "article")}.`);
}

function listenToDownloads() {
  byId("save-patch").addEventListener("click", savePatch);
  byId("save-json").addEventListener("click", saveJson);
  addEventListener("beforeunload", (event) => {
    if (!isKept) event.preventDefault();
  });
}
