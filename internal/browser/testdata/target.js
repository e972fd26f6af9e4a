// Whether the place that the address names is in sight.
() => {
  const target = document.querySelector(':target');
  if (!target) return [`no place on the page has the name ${location.hash}`];
  const box = target.getBoundingClientRect();
  return box.bottom > 0 && box.top < innerHeight ? [] : [`${location.hash} is out of sight, ${Math.round(box.top)} px from the top`];
}
