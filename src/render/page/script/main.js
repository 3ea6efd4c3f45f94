// Puts the parts together.

const countSoon = beforePicture(() => {
  countAll();
  countFacets();
});

onDecided = (changed) => {
  for (const number of changed) showState(number);
  countSoon();
};

onFiltered = () => {
  countAll();
  const { current } = reader;
  // the article stays if it still has something to show
  const at = lowerBound(shown, articles[reader.article]?.first ?? 0);
  const stays = reader.article >= 0 && shown[at] < articles[reader.article].end;
  showArticle(stays ? reader.article : items[shown[0]]?.article ?? -1);
  if (!stays) reader.current = -1;
  else if (current >= 0 && isShown[current]) setCurrent(current, true);
};

recallDecisions();
startAppearance();
fillFacets();
buildOverview();
listenToFilters();
listenToReader();
listenToOverview();
listenToDownloads();
listenToKeys();
filter();
document.documentElement.dataset.ready = "true";
