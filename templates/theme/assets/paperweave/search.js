/* The engine behind the search box: MiniSearch over titles, other titles, authors, keywords and abstracts, indexed in the
   browser when the box is first used. It offers one function, paperweave.find(query), so that another index can take
   its place: a promise of { total, results }, each result { address, title, html, authors, date, venue, passage } with
   title and passage as pieces [text, found]. */
(function (site) {
  "use strict";
  const FIELDS = ["title", "others", "authors", "keywords", "abstract"];
  const BOOST = { title: 6, others: 4, authors: 3, keywords: 2, abstract: 1 };
  const PASSAGE = 180;

  const join = (words) => words.join(" ");

  /* A title's name: what stands before its colon, or all of it. */
  const nameOf = (title) => title.split(/:\s/)[0];

  const tokens = (text) => site.words(text);

  /* Whether two texts differ by one letter at most: changed, added, left out, or swapped with its neighbour. */
  const nearlySame = (a, b) => {
    if (Math.abs(a.length - b.length) > 1) return false;
    let i = 0;
    while (i < a.length && a[i] === b[i]) i++;
    let j = 0;
    while (j < Math.min(a.length, b.length) - i && a[a.length - 1 - j] === b[b.length - 1 - j]) j++;
    const restA = a.length - i - j, restB = b.length - i - j;
    if (restA <= 1 && restB <= 1) return true;
    return restA === 2 && restB === 2 && a[i] === b[i + 1] && a[i + 1] === b[i];
  };

  const build = async () => {
    const [{ papers, keywords }, abstracts] = await Promise.all([
      site.papers(), site.data("abstracts"), site.load("assets/paperweave/minisearch.min.js")]);
    const index = new MiniSearch({
      fields: FIELDS, idField: "index", tokenize: tokens, processTerm: (term) => term,
      searchOptions: { boost: BOOST, prefix: true, fuzzy: (term) => term.length > 3 ? 1 : 0,
        weights: { prefix: 0.6, fuzzy: 0.25 } },
    });
    index.addAll(papers.map((paper) => ({
      index: paper.index, title: paper.title, others: paper.otherTitles.join(" "), authors: paper.authors.join(" "),
      keywords: paper.keywordNumbers.map((number) => keywords[number]).join(" "), abstract: abstracts[paper.index],
    })));
    const titles = papers.map((paper) => [paper.title, ...paper.otherTitles]);
    const whole = titles.map((all) => all.map((title) => join(tokens(title))));
    const names = titles.map((all) => all.map((title) => join(tokens(nameOf(title)))));
    const texts = [];
    const textOf = (i) => (texts[i] ||= ` ${[...whole[i], ...papers[i].authors.map((name) => join(tokens(name))),
      ...papers[i].keywordNumbers.map((n) => join(tokens(keywords[n]))), join(tokens(abstracts[i]))].join(" | ")} `);
    return { papers, abstracts, index, whole, names, textOf };
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

  const ranked = (engine, query) => {
    const phrases = [...query.matchAll(/"([^"]+)"/g)].map((match) => join(tokens(match[1]))).filter(Boolean);
    const words = tokens(query);
    if (!words.length) return [];
    const hits = new Map();
    const strict = engine.index.search(query, { combineWith: "AND" });
    const found = strict.length || phrases.length ? strict : engine.index.search(query);
    for (const hit of found) hits.set(hit.id, hit);
    const folded = join(words);
    const known = engine.index.search(folded, { prefix: false, fuzzy: false, combineWith: "AND" }).length > 0;
    for (const { index: i } of engine.papers) {
      const height = phrases.length ? 0 : tier(engine, i, folded, known);
      if (!height) continue;
      const hit = hits.get(i) || { id: i, score: 0, terms: words };
      hits.set(i, { ...hit, height });
    }
    return [...hits.values()]
      .filter((hit) => phrases.every((phrase) => engine.textOf(hit.id).includes(` ${phrase} `)))
      .sort((a, b) => (b.height || 0) - (a.height || 0) || b.score - a.score || a.id - b.id);
  };

  /* A text cut into [piece, found], a piece being found where its words are among the terms. */
  const pieces = (text, terms) => {
    const result = [];
    let end = 0;
    for (const match of text.matchAll(/[\p{L}\p{M}\p{N}+#]+/gu)) {
      if (!site.words(match[0]).some((word) => terms.has(word))) continue;
      if (match.index > end) result.push([text.slice(end, match.index), false]);
      end = match.index + match[0].length;
      result.push([match[0], true]);
    }
    if (end < text.length) result.push([text.slice(end), false]);
    return result;
  };

  /* The part of an abstract that has the most of the terms, cut at words. */
  const passage = (text, terms) => {
    const places = [...text.matchAll(/[\p{L}\p{M}\p{N}+#]+/gu)]
      .filter((match) => site.words(match[0]).some((word) => terms.has(word))).map((match) => match.index);
    let best = 0, most = 0;
    for (let first = 0, last = 0; last < places.length; last++) {
      while (places[last] - places[first] > PASSAGE - 30) first++;
      if (last - first + 1 > most) { most = last - first + 1; best = places[first]; }
    }
    const start = best < 40 ? 0 : text.indexOf(" ", best - 40) + 1;
    let end = start + PASSAGE;
    if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), start + 1);
    return pieces((start ? "… " : "") + text.slice(start, end) + (end < text.length ? " …" : ""), terms);
  };

  let engine;
  site.find = async (query) => {
    engine ||= build().catch((error) => { engine = undefined; throw error; });
    const ready = await engine;
    const hits = ranked(ready, query);
    const results = hits.slice(0, 200).map((hit) => {
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
