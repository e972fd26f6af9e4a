// What axe-core finds wrong, one finding a line: rule, element, what is wrong. The
// axe-core that runs is put before this function. "all" is every rule that the
// site is held to; "colors and sizes" is those that another theme or another width
// can break.
async (rules) => {
  const sets = {
    all: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
    'colors and sizes': {
      type: 'rule',
      values: ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'],
    },
  };
  // Contrast is held to AAA by the one rule that axe-core has for AA. Its rule for
  // AAA says nothing of what is worse than AA, and both at once take twice as long.
  // The rest are its own values, which an option replaces all at once.
  const contrast = {
    contrastRatio: { normal: { expected: 7 }, large: { expected: 4.5 } },
    ignoreUnicode: true, ignoreLength: false, ignorePseudo: false, boldValue: 700, boldTextPt: 14, largeTextPt: 18,
    shadowOutlineEmMax: 0.2, textStrokeEmMin: 0.03, pseudoSizeThreshold: 0.25,
  };
  const { passes, violations } = await axe.run(document, {
    runOnly: sets[rules],
    checks: { 'color-contrast': { options: contrast } },
    resultTypes: ['violations'],
  });
  if (!passes.length) return ['axe-core looked at nothing'];
  return violations.flatMap((rule) =>
    rule.nodes.map((node) => {
      const wrong = [...node.any, ...node.all, ...node.none].map((check) => check.message).join('; ');
      return `${rule.id}: ${node.target.join(' ')}: ${wrong || rule.help}`;
    }),
  );
}
