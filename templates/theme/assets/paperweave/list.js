/* The page of all papers and the reading list: filters with counts, sorting, export; what is shown is in the address. */
(function (site) {
  "use strict";
  const FACETS = [
    { name: "keyword", title: "Keyword", every: true, most: 12, find: true },
    { name: "year", title: "Year", every: false, most: 30 },
    { name: "author", title: "Author", every: true, most: 10, find: true },
    { name: "source", title: "Listing", every: false, most: 30 },
  ];
  const SORTS = { date: "Newest first", oldest: "Oldest first", title: "Title", shared: "Most shared keywords" };
  const FORMS = { bib: "BibTeX", ris: "RIS", json: "CSL-JSON", csv: "CSV" };
  const ROWS = 100;
  const reading = document.querySelector(".pw-reading-list") !== null;
  const place = document.querySelector(".pw-all");
  const state = { words: "", sort: "date", rows: ROWS };
  let all, keywords, files, isNew, shown = [];

  // State in the address --------------------------------------------------------------------------------------------

  const readAddress = () => {
    const asked = new URL(location).searchParams;
    state.words = asked.get("words") || "";
    state.sort = SORTS[asked.get("sort")] ? asked.get("sort") : "date";
    for (const { name } of FACETS) state[name] = new Set(asked.getAll(name));
  };
  const writeAddress = () => {
    const address = new URL(location);
    for (const name of ["words", "sort", ...FACETS.map((facet) => facet.name)]) address.searchParams.delete(name);
    if (state.words.trim()) address.searchParams.set("words", state.words.trim());
    if (state.sort !== "date") address.searchParams.set("sort", state.sort);
    for (const { name } of FACETS) for (const value of state[name]) address.searchParams.append(name, value);
    history.replaceState(history.state, "", address);
  };

  // Filtering -------------------------------------------------------------------------------------------------------

  const prepare = (data) => {
    keywords = data.keywords;
    files = data.files;
    const often = new Array(keywords.length).fill(0);
    for (const paper of data.papers) for (const number of paper.keywordNumbers) often[number] += 1;
    all = data.papers.map((paper) => ({
      ...paper,
      foldedTitle: site.fold(paper.title),
      folded: ` ${site.words([paper.title, ...paper.otherTitles].join(" ")).join(" ")}`,
      keyword: paper.keywordNumbers.map((number) => keywords[number]),
      year: paper.date ? [paper.date.slice(0, 4)] : ["unknown"],
      author: paper.authors,
      source: paper.fileNumbers.map((number) => files[number]),
      shared: paper.keywordNumbers.reduce((sum, number) => sum + often[number] - 1, 0),
    }));
  };

  const fits = (paper, facet) => {
    const wanted = state[facet.name];
    if (!wanted.size) return true;
    const has = paper[facet.name];
    return facet.every ? [...wanted].every((value) => has.includes(value)) : has.some((value) => wanted.has(value));
  };

  /* Newest first, as the page itself has them: what has no date last, then by title. */
  const byTitle = (a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : a.index - b.index);
  const ORDERS = {
    date: (a, b) => (b.date > a.date ? 1 : b.date < a.date ? -1 : byTitle(a, b)),
    oldest: (a, b) => (!a.date - !b.date || (a.date > b.date ? 1 : a.date < b.date ? -1 : byTitle(a, b))),
    title: (a, b) => (a.foldedTitle < b.foldedTitle ? -1 : a.foldedTitle > b.foldedTitle ? 1 : a.index - b.index),
    shared: (a, b) => b.shared - a.shared || byTitle(a, b),
  };

  /* All papers in the chosen order; each order is made once, since sorting 10,000 takes longer than filtering them. */
  const sorted = {};
  const inOrder = () => (sorted[state.sort] ||= [...all].sort(ORDERS[state.sort]));

  const choose = () => {
    const saved = reading ? new Set(site.saved()) : null;
    const words = site.words(state.words);
    const base = inOrder().filter((paper) => (!saved || saved.has(paper.address))
      && words.every((word) => paper.folded.includes(` ${word}`)));
    const fitting = (without) => base.filter((paper) => FACETS.every((facet) => facet === without || fits(paper, facet)));
    shown = fitting(null);
    const counts = {};
    for (const facet of FACETS) {
      // A choice among years adds to what is shown: its count is of what it would add. A keyword narrows it.
      const others = facet.every || !state[facet.name].size ? shown : fitting(facet);
      counts[facet.name] = new Map();
      for (const paper of others) for (const value of paper[facet.name]) counts[facet.name].set(value, (counts[facet.name].get(value) || 0) + 1);
    }
    return counts;
  };

  // What is shown ---------------------------------------------------------------------------------------------------

  const row = (paper) => {
    const link = site.make("a", { href: site.url(`papers/${paper.address}`) });
    if (paper.html) link.innerHTML = paper.html;
    else link.textContent = paper.title;
    const facts = [site.shownNames(paper.authors), paper.date && site.shownDate(paper.date), paper.venue].filter(Boolean);
    return site.make("li", {}, link, site.make("br"), facts.join(" · "));
  };

  const status = site.make("p", { className: "pw-quiet" });
  status.setAttribute("role", "status");
  const list = site.make("ul");
  const more = site.make("button", { type: "button", className: "pw-button", textContent: "Show more" });
  const clear = site.make("button", { type: "button", className: "pw-button", textContent: "Clear all filters" });
  const exports = site.make("p", { className: "pw-buttons" });
  const facets = document.querySelector(".pw-facets") || site.make("aside");

  const active = () => Boolean(state.words.trim()) || FACETS.some(({ name }) => state[name].size);

  const sayStatus = () => {
    const many = `${shown.length} ${shown.length === 1 ? "paper" : "papers"}`;
    if (reading && !site.saved().length) {
      status.textContent = "Nothing is saved yet. Every paper's page, and every list of papers, has a button for it.";
    } else if (!shown.length) {
      status.textContent = "No paper fits all of these filters. Take one away, or clear them all.";
    } else {
      status.textContent = reading ? `${many} saved` : active() ? `${many} of ${all.length}` : many;
    }
    clear.hidden = !active();
    exports.hidden = !shown.length;
  };

  const drawRows = () => {
    list.replaceChildren(...shown.slice(0, state.rows).map(row));
    site.dressRows(list, isNew);
    more.hidden = shown.length <= state.rows;
  };

  const choice = (facet, value, count) => {
    const chosen = state[facet.name].has(value);
    const button = site.make("button", { type: "button", className: "pw-choice" },
      site.make("span", { textContent: value }), site.make("span", { className: "pw-count", textContent: count }));
    button.setAttribute("aria-pressed", chosen);
    button.addEventListener("click", () => {
      chosen ? state[facet.name].delete(value) : state[facet.name].add(value);
      update();
      [...facet.box.querySelectorAll("button")].find((other) => other.firstChild.textContent === value)?.focus();
    });
    return site.make("li", {}, button);
  };

  const drawFacet = (facet, counts) => {
    const words = site.words(facet.input?.value || "");
    const choices = [...counts].filter(([value]) => !state[facet.name].has(value))
      .filter(([value]) => words.every((word) => site.fold(value).includes(word)));
    choices.sort(facet.name === "year" ? ([a], [b]) => (a < b ? 1 : -1) : ([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    const chosen = [...state[facet.name]].map((value) => [value, counts.get(value) || 0]);
    facet.box.replaceChildren(...[...chosen, ...choices.slice(0, facet.most)].map(([value, count]) => choice(facet, value, count)));
    facet.rest.textContent = choices.length > facet.most ? `and ${choices.length - facet.most} more` : "";
  };

  const update = () => {
    const counts = choose();
    drawRows();
    if (!reading) for (const facet of FACETS) drawFacet(facet, counts[facet.name]);
    sayStatus();
    if (!reading) writeAddress();
    site.listDrawn = (site.listDrawn || 0) + 1;
  };

  // Export ----------------------------------------------------------------------------------------------------------

  /* A cell that a spreadsheet would take for a formula gets an apostrophe before it. */
  const cell = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? "'" : "") + text.replace(/"/g, '""')}"`;
  const csv = (papers) => [["address", "title", "authors", "date", "venue", "keywords", "url"],
    ...papers.map((paper) => [paper.address, paper.title, paper.authors.join("; "), paper.date, paper.venue,
      paper.keyword.join("; "), site.url(`papers/${paper.address}`)])].map((cells) => cells.map(cell).join(",")).join("\r\n") + "\r\n";

  const download = (name, text) => {
    const link = site.make("a", { href: URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  const addExports = () => {
    exports.append(site.make("span", { className: "pw-quiet", textContent: "Export these:" }));
    for (const [form, name] of Object.entries(FORMS)) {
      const button = site.make("button", { type: "button", textContent: name });
      button.addEventListener("click", async () => {
        const text = form === "csv" ? csv(shown) : await site.citations(shown.map((paper) => paper.address), form);
        download(`${reading ? "reading-list" : "papers"}.${form}`, text);
      });
      exports.append(button);
    }
  };

  // The page --------------------------------------------------------------------------------------------------------

  const later = (act) => { let timer; return () => { clearTimeout(timer); timer = setTimeout(act, 60); }; };

  const addTools = () => {
    const words = site.make("input", { type: "search", value: state.words, placeholder: "Words in the title", autocomplete: "off" });
    words.setAttribute("aria-label", "Words in the title");
    words.addEventListener("input", later(() => { state.words = words.value; state.rows = ROWS; update(); }));
    const sort = site.make("select", {}, ...Object.entries(SORTS).map(([value, name]) =>
      site.make("option", { value, textContent: name, selected: value === state.sort })));
    sort.setAttribute("aria-label", "Order");
    sort.addEventListener("change", () => { state.sort = sort.value; update(); });
    clear.addEventListener("click", () => {
      for (const { name } of FACETS) state[name].clear();
      state.words = words.value = "";
      update();
      words.focus();
    });
    more.addEventListener("click", () => {
      const first = state.rows;
      state.rows += ROWS;
      drawRows();
      list.children[first].querySelector("a").focus();
    });
    return reading ? [] : [site.make("p", { className: "pw-tools" }, words, sort)];
  };

  const addFacets = () => {
    const wide = matchMedia("(min-width: 60em)").matches;
    const inner = site.make("details", { open: wide }, site.make("summary", { textContent: "Filters" }));
    for (const facet of FACETS) {
      facet.box = site.make("ul");
      facet.rest = site.make("p", { className: "pw-quiet" });
      const parts = [site.make("h2", { textContent: facet.title })];
      if (facet.find) {
        facet.input = site.make("input", { type: "search", placeholder: `Find a${facet.name === "author" ? "n" : ""} ${facet.name}`, autocomplete: "off" });
        facet.input.setAttribute("aria-label", facet.input.placeholder);
        facet.input.addEventListener("input", () => drawFacet(facet, choose()[facet.name]));
        parts.push(facet.input);
      }
      inner.append(site.make("section", {}, ...parts, facet.box, facet.rest));
    }
    facets.append(inner);
  };

  const begin = async () => {
    prepare(await site.papers(reading ? site.saved() : undefined));
    isNew = await site.newSince();
    const heading = place.querySelector("h1");
    const tools = addTools();
    addExports();
    if (!reading) addFacets();
    place.replaceChildren(...(heading ? [heading] : []), ...tools, ...(reading ? [] : [facets]), status, clear, list, more, exports);
    update();
    document.addEventListener("paperweave-saved", () => { if (reading) update(); });
  };

  /* Where the page has the newest papers only, all are loaded when somebody wants to filter them. */
  const start = async () => {
    readAddress();
    const many = place.dataset.of;
    if (!many || active() || state.sort !== "date") return begin();
    const open = site.make("button", { type: "button", className: "pw-button", textContent: `Sort and filter all ${many} papers` });
    open.addEventListener("click", async () => {
      open.disabled = true;
      open.textContent = `Loading ${many} papers…`;
      await begin();
      place.querySelector("input").focus();
    });
    place.querySelector("h1").after(site.make("p", { className: "pw-tools" }, open));
  };
  start().catch((error) => { if (reading) place.textContent = `The list cannot be shown (${error.message}).`; });
})(paperweave);
