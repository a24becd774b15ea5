/* Where a paper's facts were read: pointing at its title, an author, the date, the venue or a number shows the words of the
   listings that say it, and marks them in the raw text below. Loaded when one of these is first pointed at. */
(async function (site) {
  "use strict";
  const { t, make } = site;
  const AROUND = 60;  // letters before and behind
  const MOST = 3;  // sources
  const PATIENCE = 300;  // milliseconds for which a fact is pointed at
  const sources = document.querySelector(".pw-part-sources");
  const said = await site.sources().catch(() => []);
  const codes = [...sources.querySelectorAll("pre code")];
  const raw = codes.map((code) => code.textContent);
  const files = [...sources.querySelectorAll("h3 a[href]")].map((link) => link.textContent);

  /* What says a fact: each { source, text, pieces, line }; a line elsewhere has its own text. */
  const sayings = (fact) => said.flatMap((one, source) => {
    const own = (one[fact] || []).length ? [{ source, text: raw[source], pieces: one[fact], first: one.line, own: true }] : [];
    const lines = (one.elsewhere || []).filter((line) => line.fact === fact)
      .map(({ text, pieces, line }) => ({ source, text, pieces, first: line }));
    return [...own, ...lines];
  });

  /* A text with its pieces marked. */
  const withMarks = (text, pieces, from = 0, to = text.length) => {
    const parts = [];
    let end = from;
    for (const [start, stop] of [...pieces].sort((a, b) => a[0] - b[0])) {
      if (start < end || stop > to) continue;
      parts.push(text.slice(end, start), make("mark", { textContent: text.slice(start, stop) }));
      end = stop;
    }
    return [...parts, text.slice(end, to)];
  };
  const lineOf = (text, place) => text.slice(0, place).split("\n").length - 1;

  /* The words around the first piece, on its line. */
  const excerpt = ({ source, text, pieces, first }) => {
    const start = Math.min(...pieces.map(([a]) => a)), end = Math.max(...pieces.map(([, b]) => b));
    const from = Math.max(text.lastIndexOf("\n", start - 1) + 1, start - AROUND);
    const behind = text.indexOf("\n", end);
    const to = Math.min(behind < 0 ? text.length : behind, end + AROUND);
    return make("div", {}, make("span", { className: "pw-origin__place",
      textContent: t("js.origin", { file: files[source], line: String(first + lineOf(text, start)) }) }),
      make("code", {}, ...withMarks(text, pieces, from, to)));
  };

  const tip = make("div", { className: "pw-origin", id: "pw-origin", hidden: true });
  tip.setAttribute("role", "tooltip");
  document.body.append(tip);
  let shown = null, waiting = 0;

  const hide = () => {
    clearTimeout(waiting);
    if (!shown) return;
    shown.removeAttribute("aria-describedby");
    codes.forEach((code, i) => { if (code.querySelector("mark")) code.textContent = raw[i]; });
    tip.hidden = true;
    shown = null;
  };

  const show = (element, fact) => {
    hide();
    const found = sayings(fact);
    if (!found.length) return;
    shown = element;
    tip.replaceChildren(...found.slice(0, MOST).map(excerpt));
    for (const { own, source, pieces } of found) if (own) codes[source].replaceChildren(...withMarks(raw[source], pieces));
    const { left, bottom } = element.getBoundingClientRect();
    tip.hidden = false;
    const room = document.documentElement.clientWidth - tip.offsetWidth - 8;
    tip.style.left = `${Math.max(8, Math.min(left, room)) + scrollX}px`;
    tip.style.top = `${bottom + scrollY + 4}px`;
    element.setAttribute("aria-describedby", tip.id);
  };

  /* The elements that show facts, each with its fact. */
  const FACTS = [["title", "h1"], ["date", ".pw-when > a[href*='/years/']"], ["venue", ".pw-when > a:not([href*='/years/'])"],
    ["arxiv", ".pw-side a[href*='arxiv.org/abs/']"], ["doi", ".pw-side a[href*='doi.org/']"]];
  const elements = [...FACTS.map(([fact, selector]) => [document.querySelector(selector), fact]),
    ...[...document.querySelectorAll(".pw-authors a")].map((link, i) => [link, `author-${i}`])];
  for (const [element, fact] of elements) {
    if (!element || !sayings(fact).length) continue;
    const focusable = element.closest("a") || element;
    const begin = () => { clearTimeout(waiting); waiting = setTimeout(() => show(focusable, fact), PATIENCE); };
    const leave = ({ relatedTarget }) => { if (!tip.contains(relatedTarget)) hide(); };
    element.addEventListener("pointerenter", begin);
    element.addEventListener("pointerleave", leave);
    focusable.addEventListener("focus", () => show(focusable, fact));
    focusable.addEventListener("blur", hide);
    if (focusable === document.activeElement) show(focusable, fact);
    else if (element.matches(":hover")) begin();
  }
  tip.addEventListener("pointerleave", hide);
  document.addEventListener("keydown", ({ key }) => { if (key === "Escape") hide(); });
})(paperweave);
