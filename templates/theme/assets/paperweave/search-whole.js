/* The engine behind the search box of a small site: MiniSearch over titles, other titles, authors, keywords and abstracts,
   indexed in the browser when the box is first used. Like search-parts.js it offers one function,
   paperweave.find(query, most): a promise of { total, results }, of the results no more than asked for, each
   { address, title, html, authors, date, venue, passage } with title and passage as pieces [text, found]. */
(function (site) {
  "use strict";
  const { join, read, nearlySame, pieces, passage } = site.searching;
  const FIELDS = ["title", "others", "authors", "keywords", "abstract"];
  const BOOST = { title: 6, others: 4, authors: 3, keywords: 2, abstract: 1 };

  /* A title's name: what stands before its colon, or all of it. */
  const nameOf = (title) => title.split(/:\s/)[0];

  const build = async () => {
    const [{ papers, keywords }, abstracts] = await Promise.all([
      site.papers(), site.data("abstracts"), site.load("assets/paperweave/minisearch.min.js")]);
    const index = new MiniSearch({
      fields: FIELDS, idField: "index", tokenize: site.words, processTerm: (term) => term,
      searchOptions: { boost: BOOST, prefix: true, fuzzy: (term) => term.length > 3 ? 1 : 0,
        weights: { prefix: 0.6, fuzzy: 0.25 } },
    });
    index.addAll(papers.map((paper) => ({
      index: paper.index, title: paper.title, others: paper.otherTitles.join(" "), authors: paper.authors.join(" "),
      keywords: paper.keywordNumbers.map((number) => keywords[number]).join(" "), abstract: abstracts[paper.index],
    })));
    const titles = papers.map((paper) => [paper.title, ...paper.otherTitles]);
    const whole = titles.map((all) => all.map(join));
    const names = titles.map((all) => all.map((title) => join(nameOf(title))));
    const texts = [];
    const textOf = (i) => (texts[i] ||= ` ${[...whole[i], ...papers[i].authors.map(join),
      ...papers[i].keywordNumbers.map((n) => join(keywords[n])), join(abstracts[i])].join(" | ")} `);
    return { papers, keywords, abstracts, index, whole, names, textOf };
  };

  /* What a person most likely means stands above all scores: a whole title, a title's beginning or name, a name with a typo. */
  const tier = (engine, i, query, known) => {
    const { whole, names } = engine;
    if (whole[i].includes(query)) return 5;
    if (names[i].includes(query)) return 4;
    if (!known && query.length > 2 && names[i].some((name) => nearlySame(name, query))) return 3;
    if (query.length > 15 && whole[i].some((title) => title.startsWith(query))) return 2;
    if (query.length > 15 && whole[i].some((title) => query.startsWith(title) || nearlySame(title, query))) return 2;
    return 0;
  };

  const passes = (engine, i, { year, author, keyword }) => {
    const paper = engine.papers[i];
    const names = site.words(paper.authors.join(" "));
    const subjects = site.words(paper.keywordNumbers.map((number) => engine.keywords[number]).join(" "));
    return year.every((value) => paper.date.startsWith(value))
      && author.every((word) => names.some((name) => name.startsWith(word)))
      && keyword.every((word) => subjects.some((subject) => subject.startsWith(word)));
  };

  const search = (engine, text, options) => engine.index.search(text, { combineWith: "AND", ...options });

  const ranked = (engine, query) => {
    const { filters, phrases, words, filtered } = read(query);
    if (!words.length && !filtered) return [];
    const hits = new Map();
    const folded = words.join(" ");
    if (!words.length) for (const { index } of engine.papers) hits.set(index, { id: index, score: 0, terms: [] });
    else {
      const strict = search(engine, folded);
      const found = strict.length || phrases.length ? strict : search(engine, folded, { combineWith: "OR" });
      for (const hit of found) hits.set(hit.id, hit);
      const known = search(engine, folded, { prefix: false, fuzzy: false }).length > 0;
      for (const { index: i } of engine.papers) {
        const height = phrases.length ? 0 : tier(engine, i, folded, known);
        if (height) hits.set(i, { ...(hits.get(i) || { id: i, score: 0, terms: words }), height });
      }
    }
    return [...hits.values()]
      .filter((hit) => phrases.every((phrase) => engine.textOf(hit.id).includes(` ${phrase} `)))
      .filter((hit) => !filtered || passes(engine, hit.id, filters))
      .sort((a, b) => (b.height || 0) - (a.height || 0) || b.score - a.score || a.id - b.id);
  };

  let engine;
  site.find = async (query, most) => {
    engine ||= build().catch((error) => { engine = undefined; throw error; });
    const ready = await engine;
    const hits = ranked(ready, query);
    const results = hits.slice(0, most).map((hit) => {
      const paper = ready.papers[hit.id];
      const terms = new Set(hit.terms);
      return {
        address: paper.address, html: paper.html, authors: paper.authors, date: paper.date, venue: paper.venue,
        title: pieces(paper.title, terms), passage: passage(ready.abstracts[hit.id], terms),
      };
    });
    return { total: hits.length, results };
  };
})(paperweave);
