// Light and dark, and what a small screen folds away.

const prefersDark = matchMedia("(prefers-color-scheme: dark)");

/** The scheme that is shown: the editor's choice or else that of the system. */
const scheme = () => document.documentElement.dataset.theme ?? (prefersDark.matches ? "dark" : "light");

function nameTheme() {
  byId("theme").textContent = scheme() === "dark" ? "Light" : "Dark";
  byId("theme").setAttribute("aria-label", scheme() === "dark" ? "Light colours" : "Dark colours");
}

function startAppearance() {
  const kept = recall("theme");
  if (kept === "dark" || kept === "light") document.documentElement.dataset.theme = kept;
  nameTheme();
  prefersDark.addEventListener("change", nameTheme);
  byId("theme").addEventListener("click", () => {
    document.documentElement.dataset.theme = scheme() === "dark" ? "light" : "dark";
    keep("theme", scheme());
    nameTheme();
  });
  if (matchMedia("(max-width: 60rem)").matches) {
    for (const id of ["filters-fold", "articles-fold", "overview"]) byId(id).open = false;
  }
}
