// Keeps the color of the page at each frame from the first on which there is
// something to paint. It runs before the page does.
() => {
  window.grounds = [];
  const look = () => {
    if (document.body) window.grounds.push(getComputedStyle(document.body).backgroundColor);
    if (window.grounds.length < 60) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
