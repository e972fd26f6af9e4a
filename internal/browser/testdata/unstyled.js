// Stylesheets that the page asks for and did not get. Of one that was not loaded a
// browser makes an empty sheet, whose rules it does not show.
() => {
  const readable = (sheet) => {
    try {
      return sheet.cssRules.length > 0;
    } catch {
      return false;
    }
  };
  return [...document.querySelectorAll('link[rel=stylesheet]')].filter((link) => !link.sheet || !readable(link.sheet)).map((link) => `the page is without ${link.getAttribute('href')}`);
}
