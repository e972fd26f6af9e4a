// Keeps what the policy of the page forbade, for a test that asks later. It runs
// before the page does.
() => {
  window.violations = [];
  document.addEventListener('securitypolicyviolation', (event) =>
    window.violations.push(`the policy forbade ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
  );
}
