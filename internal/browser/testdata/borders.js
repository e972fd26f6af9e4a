// Boxes of a kind that cannot be told from the text around them where a reader's
// system takes the colors away.
(kinds) => {
  const boxes = [...document.querySelectorAll(kinds)];
  if (!boxes.length) return [`the page has no ${kinds}`];
  if (!matchMedia('(forced-colors: active)').matches) return ['the colors are not taken away'];
  return boxes.flatMap((box) => {
    const style = getComputedStyle(box);
    const drawn = (side) =>
      style[`border${side}Style`] !== 'none' &&
      parseFloat(style[`border${side}Width`]) >= 2 &&
      style[`border${side}Color`] !== getComputedStyle(document.body).backgroundColor;
    return ['Top', 'Right', 'Bottom', 'Left'].filter((side) => !drawn(side)).map((side) => `.${box.className}: no line on the side ${side}`);
  });
}
