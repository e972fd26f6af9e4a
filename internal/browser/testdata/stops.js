// How many elements a reader should be able to tab to.
() => {
  const can = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
  return [...document.querySelectorAll(can)].filter((e) => e.checkVisibility() && !e.disabled).length;
}
