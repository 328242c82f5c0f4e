// htmx can turn attribute text into code; Troth never wants that, whatever the Content-Security-Policy says.
const refuse = function () {
  throw new Error("Troth does not evaluate code from attributes.");
};
window.htmx?.registerExtension("no-eval", { init: (api) => api.initSecurity(null, refuse, refuse) });
