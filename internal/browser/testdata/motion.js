// What moves on the page, or would.
() => {
  const found = [];
  if (getComputedStyle(document.documentElement).scrollBehavior === 'smooth') found.push('the page scrolls smoothly');
  for (const animation of document.getAnimations()) found.push(`${animation.animationName ?? animation.transitionProperty} runs`);
  const lasts = (times) => times.split(',').some((time) => parseFloat(time) > 0);
  for (const e of document.querySelectorAll('*'))
    for (const part of [null, '::before', '::after']) {
      const style = getComputedStyle(e, part);
      if (lasts(style.transitionDuration)) found.push(`${e.tagName.toLowerCase()}.${e.className}${part ?? ''}: a transition of ${style.transitionDuration}`);
      if (lasts(style.animationDuration)) found.push(`${e.tagName.toLowerCase()}.${e.className}${part ?? ''}: an animation of ${style.animationDuration}`);
    }
  return found;
}
