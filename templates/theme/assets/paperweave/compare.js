/* What of a pasted bibliography is here: references matched with the papers of this site, all in this browser. */
(function (site) {
  "use strict";
  const { t, make } = site;
  const place = document.querySelector(".pw-comparison");
  /* What is told of the references in each state, and of each fact that differs. */
  const STATES = { here: "js.compare.here", unsure: "js.compare.unsure", missing: "js.compare.missing" };
  const FACTS = { title: "js.compare.title", authors: "js.compare.authors", year: "js.compare.year", venue: "js.compare.venue" };

  const differing = (paper, reference) => site.references.differences(paper, reference).map(({ what, there, here }) =>
    make("li", { textContent: t(FACTS[what], { there, here }) }));

  /* One reference with what was found for it. */
  const row = ({ reference, state, paper, papers }, known) => {
    if (state === "missing") return make("li", { className: "pw-row" }, make("span", { className: "pw-reference", textContent: reference.title || reference.text }));
    const found = state === "here" ? [paper] : papers;
    const rows = found.map((one) => site.row(one, known, { full: false }));
    if (state === "here") {
      const differences = differing(paper, reference);
      if (differences.length) rows[0].append(make("ul", { className: "pw-differences" }, ...differences));
      return rows[0];
    }
    return make("li", { className: "pw-row" }, make("span", { className: "pw-reference", textContent: reference.title || reference.text }),
      make("p", { className: "pw-quiet", textContent: t("js.compare.perhaps", { n: found.length }) }), make("ul", { className: "pw-rows" }, ...rows));
  };

  const toolsOf = (state, results, known, kind) => {
    if (state === "here") {
      const papers = [...new Set(results.map(({ paper }) => paper))];
      const save = site.button(t("js.save.all"), () => { site.save(papers.map(({ address }) => address)); });
      return [save, site.exportMenu("found-here", () => papers, known, [])];
    }
    const text = () => kind.join(results.map(({ reference }) => reference.text));
    const copy = site.button(t("js.copy"), () => site.copy(copy, text()));
    return [copy, site.button(t("js.download"), () => site.download(`${state}.${kind.ending}`, text()))];
  };

  const section = (state, results, known, kind) => {
    const heading = make("h2", { id: `pw-${state}`, textContent: t(STATES[state], { n: results.length }) });
    return make("section", { className: "pw-compared" }, heading, make("p", { className: "pw-tools" }, ...toolsOf(state, results, known, kind)),
      make("ul", { className: "pw-rows" }, ...results.map((result) => row(result, known))));
  };

  const compare = async (text) => {
    const { kind, references } = site.references.read(text);
    const { known, match } = await site.references.matcher();
    const results = await Promise.all(references.map(async (reference) => ({ reference, ...await match(reference) })));
    const of = (state) => results.filter((result) => result.state === state);
    const sections = Object.keys(STATES).filter((state) => of(state).length).map((state) => section(state, of(state), known, kind));
    const told = references.length ? Object.keys(STATES).map((state) => t(STATES[state], { n: of(state).length })).join(" · ") : t("js.compare.nothing");
    return { told, sections };
  };

  const box = make("textarea", { rows: 8, placeholder: t("js.compare.what") });
  box.setAttribute("aria-label", t("js.compare.label"));
  const file = make("input", { type: "file", accept: ".bib,.ris,.txt,.json,.md" });
  file.setAttribute("aria-label", t("js.compare.file"));
  const status = make("p", { className: "pw-quiet" });
  status.setAttribute("role", "status");
  const found = make("div", {});

  const run = async () => {
    status.textContent = t("js.compare.busy");
    try {
      const { told, sections } = await compare(box.value);
      found.replaceChildren(...sections);
      status.textContent = told;
    } catch (error) {
      status.textContent = t("js.error.list", { error: error.message });
    }
    site.compared = (site.compared || 0) + 1;
  };
  const take = async (one) => { if (one) { box.value = await one.text(); await run(); } };
  file.addEventListener("change", () => take(file.files[0]));
  box.addEventListener("dragover", (event) => { if (event.dataTransfer.types.includes("Files")) event.preventDefault(); });
  box.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    take(event.dataTransfer.files[0]);
  });
  place.append(box, make("p", { className: "pw-tools" }, site.button(t("js.compare"), run), file), status, found);
})(paperweave);
