// The middle of each element of a kind, from the top left of the page, at most a
// few of each kind.
(selectors) =>
  selectors.split(', ').flatMap((selector) =>
    [...document.querySelectorAll(selector)]
      .filter((e) => e.checkVisibility() && e.getClientRects().length)
      .slice(0, 6)
      .map((e) => e.getClientRects()[0])
      .map((box) => [box.left + scrollX + box.width / 2, box.top + scrollY + box.height / 2]),
  )
