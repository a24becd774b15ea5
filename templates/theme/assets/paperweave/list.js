/* Lists of papers: the page of all papers, which is also that of search results, and the pages of keywords, authors, venues
   and topics. Words, filters with counts, sorting, export; what is shown is in the address. */
(function (site) {
  "use strict";
  const { t, make } = site;
  /* `every`: a paper must have all chosen values; else one of them. */
  const FACETS = [
    { name: "topic", title: "facet.topic", most: 12 },
    { name: "keyword", title: "facet.keyword", every: true, most: 10, find: "js.find.keyword" },
    { name: "year", title: "facet.year", range: true },
    { name: "venue", title: "facet.venue", most: 8, find: "js.find.venue" },
    { name: "author", title: "facet.author", every: true, most: 8, find: "js.find.author" },
    { name: "has", title: "facet.has", every: true, most: 6, shown: (value) => t(`has.${value}`) },
    { name: "source", title: "facet.source", most: 30, folded: true },
  ];
  const SORTS = new Map([["relevance", "js.sort.relevance"], ["date", "js.sort.newest"], ["oldest", "js.sort.oldest"],
    ["added", "js.sort.added"], ["title", "js.sort.title"]]);
  const sectionOfSite = location.pathname.slice(site.base.pathname.length).split("/")[0];
  if (sectionOfSite === "topics") SORTS.set("central", "js.sort.central");
  const HAS = { c: "code", p: "project", d: "data", m: "demo" };
  const shownValue = (facet, value) => (facet.shown ? facet.shown(value) : value);
  const ROWS = 100, FIRST_ROWS = 20, FEW = 5;
  const place = document.querySelector(".pw-all");
  if (!place) return;
  const isAll = document.querySelector(".pw-papers") !== null;
  const columns = document.querySelector(".pw-columns");
  const facets = columns && make("aside", { className: "pw-side pw-facets" });
  facets?.setAttribute("aria-label", t("js.filters"));
  columns?.append(facets);
  const state = { q: "", sort: "", rows: ROWS, year: null };
  let known, all, isNew, shown = [], ranked = null, asked = 0;

  // State in the address --------------------------------------------------------------------------------------------

  const yearsOf = (values) => {
    const numbers = values.flatMap((value) => {
      const [, from, dash, to] = /^(\d{4})?(-)?(\d{4})?$/.exec(value) || [];
      return from || to ? [Number(from || 0), dash ? Number(to || 9999) : Number(from)] : [];
    });
    return numbers.length ? [Math.min(...numbers), Math.max(...numbers)] : null;
  };
  const readAddress = () => {
    const address = new URL(location).searchParams;
    state.q = (address.get("q") || address.get("words") || "").slice(0, 1000);
    state.sort = SORTS.has(address.get("sort")) ? address.get("sort") : "";
    for (const { name, range } of FACETS) state[name] = range ? yearsOf(address.getAll(name)) : new Set(address.getAll(name).filter(Boolean));
  };
  const shownYears = ([from, to]) => (from === to ? `${from}` : `${from || ""}-${to === 9999 ? "" : to}`);
  const writeAddress = () => {
    const address = new URL(location);
    for (const name of ["q", "words", "sort", ...FACETS.map((facet) => facet.name)]) address.searchParams.delete(name);
    if (state.q.trim()) address.searchParams.set("q", state.q.trim());
    if (state.sort) address.searchParams.set("sort", state.sort);
    for (const { name, range } of FACETS) {
      if (range) { if (state[name]) address.searchParams.set(name, shownYears(state[name])); }
      else for (const value of state[name]) address.searchParams.append(name, value);
    }
    history.replaceState(history.state, "", address);
  };

  // Filtering -------------------------------------------------------------------------------------------------------

  const prepare = (data, addresses) => {
    known = data;
    const wanted = addresses && new Map(addresses.map((address, place) => [address, place]));
    all = data.papers.filter((paper) => !wanted || wanted.has(paper.address)).map((paper) => Object.assign(paper, {
      place: wanted?.get(paper.address) ?? 0,
      foldedTitle: site.fold(paper.title),
      keyword: paper.keywordNumbers.map((number) => data.keywords[number]),
      year: Number(paper.date.slice(0, 4)) || 0,
      author: paper.authors,
      venueNames: paper.venue ? [paper.venue] : [],
      topicNames: paper.topic >= 0 ? [data.topics[paper.topic]] : [],
      source: paper.fileNumbers.map((number) => data.files[number]),
      has: Object.keys(HAS).filter((kind) => paper.links[kind]).map((kind) => HAS[kind]),
    }));
    FACETS.forEach(giveNumbers);
  };
  /* The values of a facet have numbers, by which they are counted: 30,000 authors in a map, made anew at each choice, took
     most of its time. */
  const giveNumbers = (facet, place) => {
    const numbers = new Map();
    for (const paper of all) {
      paper.numbers ||= [];
      paper.numbers[place] = [valuesOf(paper, facet)].flat().map((value) => {
        if (!numbers.has(value)) numbers.set(value, numbers.size);
        return numbers.get(value);
      });
    }
    Object.assign(facet, { values: [...numbers.keys()], foldedValues: null, place });
  };
  const VALUES = { topic: "topicNames", venue: "venueNames" };
  const valuesOf = (paper, facet) => paper[VALUES[facet.name] || facet.name];
  const isChosen = (facet) => (facet.range ? Boolean(state.year) : state[facet.name].size > 0);
  const fits = (paper, facet) => {
    if (!isChosen(facet)) return true;
    const wanted = state[facet.name], has = valuesOf(paper, facet);
    if (facet.range) return has >= wanted[0] && has <= wanted[1] && has > 0;
    return facet.every ? [...wanted].every((value) => has.includes(value)) : has.some((value) => wanted.has(value));
  };

  const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  /* Newest first, as the page itself has them: what has no date last, then by title. */
  const byTitle = (a, b) => compare(a.foldedTitle, b.foldedTitle) || a.index - b.index;
  const ORDERS = new Map([
    ["date", (a, b) => compare(b.date, a.date) || byTitle(a, b)],
    ["oldest", (a, b) => !a.date - !b.date || compare(a.date, b.date) || byTitle(a, b)],
    ["added", (a, b) => compare(b.added, a.added) || compare(b.date, a.date) || byTitle(a, b)],
    ["title", byTitle],
    ["central", (a, b) => a.place - b.place],
  ]);
  const order = () => state.sort || (ranked ? "relevance" : SORTS.has("central") ? "central" : "date");

  /* All papers in the chosen order; each order is made once, since sorting 10,000 takes longer than filtering them. */
  const sorted = new Map();
  const sortedBy = (name) => {
    if (!sorted.has(name)) sorted.set(name, [...all].sort(ORDERS.get(name)));
    return sorted.get(name);
  };
  const foundIn = (name) => {
    const places = new Map(ranked.papers.map((number, i) => [number, i]));
    if (name !== "relevance") return sortedBy(name).filter((paper) => places.has(paper.index));
    return all.filter((paper) => places.has(paper.index)).sort((a, b) => places.get(a.index) - places.get(b.index));
  };
  const inOrder = () => {
    const name = ORDERS.has(order()) || (ranked && order() === "relevance") ? order() : "date";
    if (!ranked) return sortedBy(name);
    ranked.sorted ||= new Map();
    if (!ranked.sorted.has(name)) ranked.sorted.set(name, foundIn(name));
    return ranked.sorted.get(name);
  };

  /* How many of these papers have each value of a facet, by the value's number. */
  const counted = ({ place, values }, papers) => {
    const counts = new Int32Array(values.length);
    for (const { numbers } of papers) for (const number of numbers[place]) counts[number]++;
    return counts;
  };

  const choose = () => {
    const base = inOrder(), chosen = FACETS.filter(isChosen);
    const fitting = (wanted) => (wanted.length ? base.filter((paper) => wanted.every((facet) => fits(paper, facet))) : base);
    shown = fitting(chosen);
    for (const facet of FACETS) {
      // A choice that adds to what is shown is counted by what it would add; one that narrows it, by what is left.
      const adds = !facet.every && chosen.includes(facet);
      facet.counts = counted(facet, adds ? fitting(chosen.filter((other) => other !== facet)) : shown);
    }
  };

  // What is shown ---------------------------------------------------------------------------------------------------

  const status = make("p", { className: "pw-quiet" });
  status.setAttribute("role", "status");
  const chips = make("p", { className: "pw-chips" });
  const printed = make("p", { className: "pw-printed" });
  const list = make("ul", { className: "pw-rows" });
  const more = site.button("", () => {
    const first = state.rows;
    state.rows += ROWS;
    drawRows(first);
    list.children[first]?.querySelector("a").focus();
  });
  const clear = site.button(t("js.clear"), () => {
    for (const { name, range } of FACETS) range ? (state[name] = null) : state[name].clear();
    state.q = "";
    if (box) box.value = "";
    ask().then(() => box?.focus());
  });
  const saveAll = site.button(t("js.save.all"), () => {
    const fresh = site.save(shown.map(({ address }) => address));
    saveAll.textContent = t("js.save.some", { n: fresh.length });
    setTimeout(() => { saveAll.textContent = t("js.save.all"); }, 2000);
  });
  let box = null, sortBox = null;

  const active = () => Boolean(state.q.trim()) || FACETS.some(isChosen);

  const told = () => FACETS.flatMap((facet) => (facet.range
    ? state.year ? [[facet, null, shownYears(state.year).replace("-", "–")]] : []
    : [...state[facet.name]].map((value) => [facet, value, shownValue(facet, value)])));

  const drawChips = () => {
    chips.replaceChildren(...told().flatMap(([facet, value, text]) => {
      const filter = t("js.filtered", { facet: t(facet.title), value: text });
      const chip = site.button(`${filter} ×`, () => {
        facet.range ? (state.year = null) : state[facet.name].delete(value);
        update();
        (chips.querySelector("button") || box || list.querySelector("a"))?.focus();
      }, "pw-chip");
      chip.setAttribute("aria-label", t("js.filtered.remove", { filter }));
      return [chip, " "];
    }), ...(active() ? [clear] : []));
    chips.hidden = !active();
    const words = state.q.trim() ? [t("js.filtered.search", { query: state.q.trim() })] : [];
    printed.textContent = [...words, ...told().map(([facet, , text]) => t("js.filtered", { facet: t(facet.title), value: text }))].join("; ");
  };

  const sayStatus = () => {
    const hints = ranked?.hints || [];
    // A group's page says above how many papers it has.
    let text = isAll || active() ? site.manyPapers(shown.length) : "";
    if (!shown.length) text = t("js.nomatch");
    else if (shown.length < all.length) text = t("js.of", { some: shown.length, all: site.manyPapers(all.length) });
    if (ranked && shown.length && ranked.loose) text += `. ${site.foundInWords(ranked)}`;
    status.replaceChildren(text, ...hints.map((hint) => make("span", { className: "pw-hint", textContent: hint })));
  };

  /* The rows from one on; those before it stay. */
  const drawRows = (first = 0) => {
    const full = site.view() === "full";
    const rows = shown.slice(first, state.rows).map((paper) => site.row(paper, known, { full, isNew }));
    first ? list.append(...rows) : list.replaceChildren(...rows);
    list.classList.toggle("pw-rows--full", full);
    const left = shown.length - state.rows;
    more.hidden = left <= 0;
    more.textContent = t("js.show.more", { n: Math.min(left, ROWS) });
  };

  /* The feed below the list is that of what is shown, or there is none. */
  const feed = document.querySelector(".pw-feed a");
  const ownFeed = feed?.href;
  const showFeed = () => {
    if (!feed) return;
    const [[facet, value]] = told().length === 1 ? told() : [[{}]];
    const pathOf = (names, paths, fed) => { const i = names.indexOf(value); return fed.includes(i) ? paths[i] : null; };
    const paths = { keyword: pathOf(known.keywords, known.keywordPaths, known.fedKeywords),
      topic: pathOf(known.topics, known.topicPaths, known.fedTopics) };
    const path = isAll && !ranked ? paths[facet.name] : null;
    if (path) feed.href = new URL(`feeds/${path}.atom`, site.base);
    else feed.href = ownFeed;
    feed.parentElement.hidden = active() && !path;
  };

  // Filters beside the list -----------------------------------------------------------------------------------------

  const choice = (facet, value, count) => {
    const chosen = state[facet.name].has(value);
    const button = site.button("", () => {
      chosen ? state[facet.name].delete(value) : state[facet.name].add(value);
      update();
      [...facet.box.querySelectorAll("button")].find((other) => other.value === value)?.focus();
    }, "pw-choice");
    button.value = value;
    button.append(make("span", { textContent: shownValue(facet, value) }), make("span", { className: "pw-count", textContent: count }));
    button.setAttribute("aria-pressed", chosen);
    return make("li", {}, button);
  };

  /* The values with the highest counts, in their order; 30,000 authors are not sorted for eight of them. */
  const most = (choices, many, order) => {
    const best = choices.slice(0, many).sort(order);
    for (const one of choices.slice(many)) {
      if (order(one, best[many - 1]) < 0) {
        best[many - 1] = one;
        best.sort(order);
      }
    }
    return best;
  };

  /* The numbers of the values that may be chosen, of those that say what was typed above them. What all papers have, as on
     its own page, narrows nothing. */
  const choicesOf = (facet) => {
    const { name, input, values, counts } = facet;
    const idle = isChosen(facet) ? Infinity : shown.length;
    const words = site.wholeWords(input?.value || "");
    if (words.length) facet.foldedValues ||= values.map(site.fold);
    const says = (number) => words.every((word) => facet.foldedValues[number].includes(word));
    return [...counts.keys()].filter((number) => counts[number] && counts[number] < idle && !state[name].has(values[number]) && says(number));
  };

  const drawChoices = (facet) => {
    const { values, counts } = facet;
    const choices = choicesOf(facet);
    const chosen = [...state[facet.name]].map((value) => [value, counts[values.indexOf(value)] || 0]);
    const best = most(choices, facet.most, (a, b) => counts[b] - counts[a] || compare(values[a], values[b]));
    facet.box.replaceChildren(...[...chosen, ...best.map((number) => [values[number], counts[number]])]
      .map(([value, count]) => choice(facet, value, count)));
    facet.rest.textContent = choices.length > facet.most ? t("js.choices", { n: choices.length - facet.most }) : "";
    facet.section.hidden = !choices.length && !chosen.length && !facet.input?.value;
  };

  const drawYears = (facet) => {
    const counts = new Map(facet.values.map((year, number) => [year, facet.counts[number]]));
    const years = facet.values.filter((year) => year && counts.get(year));
    for (const end of state.year || []) if (end > 0 && end < 9999 && !years.includes(end)) years.push(end);
    years.sort();
    facet.ends.forEach((select, i) => {
      const options = years.map((year) => make("option", { value: year, textContent: counts.get(year) ? `${year} (${counts.get(year)})` : year }));
      select.replaceChildren(make("option", { value: "", textContent: i ? t("js.to") : t("js.from") }), ...options);
      const end = state.year?.[i];
      select.value = end > 0 && end < 9999 ? end : "";
    });
    facet.section.hidden = years.length < 2 && !state.year;
  };

  const yearSelects = () => [0, 1].map((i) => {
    const select = make("select", {});
    select.setAttribute("aria-label", i ? t("js.to.year") : t("js.from.year"));
    select.addEventListener("change", () => {
      const range = state.year || [0, 9999];
      range[i] = Number(select.value) || (i ? 9999 : 0);
      if (range[0] > range[1]) range[1 - i] = range[i];
      state.year = range[0] === 0 && range[1] === 9999 ? null : range;
      update();
    });
    return select;
  });

  const section = (facet) => {
    facet.box = make("ul");
    facet.rest = make("p", { className: "pw-quiet" });
    const parts = [];
    if (facet.find) {
      facet.input = make("input", { type: "search", placeholder: t(facet.find), autocomplete: "off" });
      facet.input.setAttribute("aria-label", facet.input.placeholder);
      facet.input.addEventListener("input", () => drawChoices(facet));
      parts.push(facet.input);
    }
    if (facet.range) {
      facet.ends = yearSelects();
      parts.push(make("p", { className: "pw-range" }, ...facet.ends));
    } else parts.push(facet.box, facet.rest);
    const heading = facet.folded ? make("summary", { textContent: t(facet.title) }) : make("h2", { textContent: t(facet.title) });
    facet.section = facet.folded ? make("details", {}, heading, ...parts) : make("section", {}, heading, ...parts);
    return facet.section;
  };

  /* On narrow screens the filters open over the page. */
  const opener = site.button(t("js.filters"), () => openFilters(true), "pw-button pw-opener");
  const closer = site.button("", () => openFilters(false), "pw-button pw-closer");
  const openFilters = (open) => {
    facets.classList.toggle("pw-facets--open", open);
    opener.setAttribute("aria-expanded", open);
    (open ? closer : opener).focus();
  };
  const addFacets = () => {
    facets.append(closer, ...FACETS.map(section));
    facets.addEventListener("keydown", (event) => { if (event.key === "Escape" && facets.classList.contains("pw-facets--open")) openFilters(false); });
    opener.setAttribute("aria-expanded", false);
  };

  // The page --------------------------------------------------------------------------------------------------------

  const update = () => {
    choose();
    drawRows();
    if (facets?.children.length) {
      for (const facet of FACETS) (facet.range ? drawYears : drawChoices)(facet);
      closer.textContent = t("js.show", { papers: site.manyPapers(shown.length) });
    }
    if (sortBox) sortBox.value = order();
    drawChips();
    sayStatus();
    showFeed();
    actions.hidden = !shown.length;
    writeAddress();
    site.listDrawn = (site.listDrawn || 0) + 1;
  };

  /* Rank the query anew, then show. */
  const ask = async () => {
    const number = ++asked;
    state.rows = ROWS;
    const query = state.q.trim();
    const answer = query ? await site.engine().then(() => site.rank(query)) : null;
    if (number !== asked) return;
    ranked = answer;
    sortBox?.querySelector("[value=relevance]").toggleAttribute("disabled", !ranked);
    if (!ranked && state.sort === "relevance") state.sort = "";
    update();
    await askOthers(query, number);
  };

  /* What other sites of a series have for the query: their counts above the list, their best papers below it. */
  const othersLine = make("p", { className: "pw-quiet", hidden: true });
  const others = make("section", { className: "pw-others", hidden: true });
  const askOthers = async (query, number) => {
    const any = isAll && query && (await site.index.others()).length;
    const answer = any ? await site.script("elsewhere").then(() => site.elsewhere(query)) : { line: [], section: [] };
    if (number !== asked) return;
    for (const [element, parts] of [[othersLine, answer.line], [others, answer.section]]) {
      element.replaceChildren(...parts);
      element.hidden = !parts.length;
    }
  };

  const later = (act) => { let timer; return () => { clearTimeout(timer); timer = setTimeout(act, 80); }; };
  const actions = make("span", { className: "pw-actions" });

  const addTools = () => {
    box = make("input", { type: "search", value: state.q, placeholder: isAll ? t("js.search.all") : t("js.search.these"), autocomplete: "off" });
    box.setAttribute("aria-label", box.placeholder);
    box.addEventListener("input", later(() => { state.q = box.value; ask(); }));
    sortBox = make("select", {}, ...[...SORTS].map(([value, name]) => make("option", { value, textContent: t(name), disabled: value === "relevance" && !state.q })));
    sortBox.setAttribute("aria-label", t("js.order"));
    sortBox.addEventListener("change", () => { state.sort = sortBox.value === "relevance" ? "" : sortBox.value; update(); });
    const name = isAll ? "papers" : document.querySelector("h1").textContent.trim().replace(/[^\p{L}\p{N}]+/gu, "-").toLowerCase() || "papers";
    actions.append(saveAll, " ", site.exportMenu(name, () => shown, known));
    const view = site.viewButton(() => drawRows());
    const few = all.length <= FEW;
    return [make("p", { className: "pw-tools" }, ...(few ? [view] : [box, sortBox, view, ...(facets ? [opener] : [])])),
      make("div", { className: "pw-told" }, status, actions), othersLine, chips, printed];
  };

  /* The lists of papers in a group's page and their headings make room for ours. */
  const ownLists = () => [...place.querySelectorAll(":scope > ul")].filter((ul) => site.addressOf(ul.querySelector(":scope > li > a")));
  const takePlace = (parts) => {
    if (isAll) return place.replaceChildren(place.querySelector("h1"), ...parts);
    const lists = ownLists();
    const headings = lists.map((ul) => ul.previousElementSibling).filter((element) => element?.matches("h2"));
    lists[0].before(...parts);
    for (const element of [...headings, ...lists]) element.remove();
  };

  const begin = async (addresses) => {
    await site.script("list-rows");
    const [data, fresh] = await Promise.all([site.papers(addresses), site.newSince()]);
    prepare(data, addresses);
    isNew = fresh;
    const tools = addTools();
    if (facets && all.length > FEW) addFacets();
    takePlace([...tools, list, more, others]);
    await ask();
  };

  /* A large site: the best of the results stand there before all facts are loaded. */
  const firstRows = async () => {
    const [{ results }] = await Promise.all([site.engine().then(() => site.find(state.q, FIRST_ROWS)), site.script("list-rows")]);
    if (!all) place.replaceChildren(place.querySelector("h1"), make("ul", { className: "pw-rows" },
      ...results.map((paper) => site.row({ ...paper, keywordNumbers: [], links: {} }, {}, { full: false }))));
  };

  const start = async () => {
    readAddress();
    const many = Number(place.dataset.of) || 0;
    if (isAll) {
      if (many && state.q.trim()) await firstRows();
      if (!many || active() || state.sort) return begin();
    } else if (!place.dataset.of) return begin(ownAddresses());
    const open = site.button(isAll ? t("js.tools.all", { n: many }) : t("js.tools"), async () => {
      open.disabled = true;
      open.textContent = t("js.loading");
      await begin(isAll ? undefined : ownAddresses());
      open.remove();
      place.querySelector("input, button").focus();
    });
    place.querySelector("h1").after(make("p", { className: "pw-tools" }, open));
  };
  /* Whoever follows a link to a file of all papers that the site leaves to browsers (`#papers.ris`) gets it made here. */
  const makeFile = async () => {
    const [, name, form] = /^#(papers\.(ris|json|csv))$/.exec(location.hash) || [];
    if (!name) return;
    const told = make("p", { className: "pw-made pw-quiet", textContent: t("js.file.making", { name }) });
    told.setAttribute("role", "status");
    place.parentElement.before(told);
    try {
      await site.script("list-rows");
      const text = await site.ofAll(form);
      if (text === null) return told.remove();
      site.download(name, text);
      told.textContent = t("js.file.made", { name });
      // Whoever reloads the page, or comes back to it, does not want the file again.
      history.replaceState(history.state, "", location.pathname + location.search);
    } catch (error) {
      told.textContent = t("js.file.failed", { name, error: error.message });
    }
  };
  if (isAll) {
    makeFile();
    addEventListener("hashchange", makeFile);
  }

  const ownAddresses = () => ownLists().flatMap((ul) => [...ul.querySelectorAll(":scope > li > a")].map(site.addressOf)).filter(Boolean);

  if (isAll || (!["years", "sources"].includes(sectionOfSite) && ownLists().length)) {
    start().catch((error) => { status.textContent = t("js.error.list", { error: error.message }); place.append(status); });
  }
})(paperweave);
