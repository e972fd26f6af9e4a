// Keeps what jumps while the page loads. It runs before the page does.
() => {
  window.shifts = [];
  const name = (node) => node?.outerHTML?.slice(0, 60) ?? node?.textContent?.slice(0, 60) ?? 'something';
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries())
      if (!shift.hadRecentInput)
        window.shifts.push(`a jump of ${shift.value.toFixed(4)}: ${shift.sources.map((source) => name(source.node)).join(', ')}`);
  }).observe({ type: 'layout-shift', buffered: true });
}
