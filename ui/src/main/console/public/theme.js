// Sets theme and language before the first paint, so that a dark room does not flash white. A file, because the
// content security policy allows no script inside the page.
(function () {
  try {
    var chosen = JSON.parse(localStorage.getItem('evenkeel.preferences') || '{}');
    if (chosen.theme === 'light' || chosen.theme === 'dark') document.documentElement.dataset.theme = chosen.theme;
    if (chosen.language) document.documentElement.lang = chosen.language;
  } catch (e) {
    // Without storage the system's theme rules.
  }
})();
