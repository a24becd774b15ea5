/* The engine behind the search box of a large site: of the index that paperweave/export/search_index.py wrote it loads the parts
   that a query needs. Its one function is that of search-whole.js. */
(function (site) {
  "use strict";
  const { join, read, nearlySame, pieces, passage } = site.searching;
  const PLACES = 16, AUTHOR = 4, KEYWORD = 2, ANY = 15;
  const BOOST = [[8, 6], [AUTHOR, 3], [KEYWORD, 2], [1, 1]];
  const WEIGHTS = Array.from({ length: PLACES }, (_, places) =>
    BOOST.reduce((sum, [place, boost]) => sum + (places & place ? boost : 0), 0));
  const PREFIX = 0.6, TYPO = 0.25;
  const SHORTEST_PREFIX = 3, SHORTEST_MISTYPED = 4;
  const MOST_PARTS = 4;  // of one kind for one word: the beginning of very many words finds some of them
  const MOST_GUESSES = 5;
  const MOST_CHECKED = 100;  // papers that are looked through for a phrase
  const LETTERS = Array.from({ length: 91 }, (_, i) => String.fromCharCode(i + 35)).filter((c) => !"\\<".includes(c));
  const DIGITS = new Map(LETTERS.map((letter, i) => [letter, i]));
  const HALF = Math.floor(LETTERS.length / 2);

  /* The lines of the parts of a kind in which keys with this beginning may stand. */
  const lines = async (index, kind, beginning, most = MOST_PARTS) => {
    const begins = index.begins[kind];
    if (!begins.length) return [];
    const after = begins.findIndex((key) => key > beginning);
    const first = Math.max((after < 0 ? begins.length : after) - 1, 0);
    let end = first + 1;
    while (end < begins.length && begins[end].startsWith(beginning) && end - first < most) end++;
    const numbers = Array.from({ length: end - first }, (_, i) => first + i);
    const texts = await Promise.all(numbers.map((number) => site.data(`search/${kind}-${number}`)));
    return texts.flatMap((text) => text.split("\n"));
  };

  /* The papers of a word and where each has it: a map of numbers to places. */
  const unpacked = (packed) => {
    const found = new Map();
    let paper = -1, value = 0, scale = 1;
    for (const letter of packed) {
      const digit = DIGITS.get(letter);
      value += (digit % HALF) * scale;
      scale *= HALF;
      if (digit < HALF) continue;
      paper += Math.floor(value / PLACES);
      found.set(paper, value % PLACES);
      value = 0;
      scale = 1;
    }
    return found;
  };

  /* A word, and the longer words that begin so: each { word, papers, common, weight }. */
  const beginningWith = async (index, word, shortest = SHORTEST_PREFIX) => {
    const whole = word.length < shortest;
    const fits = whole ? (key) => key === word : (key) => key.startsWith(word);
    const found = [];
    for (const line of await lines(index, "words", word, whole ? 1 : MOST_PARTS)) {
      const space = line.indexOf(" ");
      const key = line.slice(0, space);
      if (!fits(key)) continue;
      const common = line[space + 1] === "!";
      const weight = key === word ? 1 : PREFIX * key.length / (key.length + 0.3 * (key.length - word.length));
      found.push({ word: key, papers: unpacked(line.slice(space + (common ? 2 : 1))), common, weight });
    }
    return found;
  };

  /* The words that differ from this one by a letter: its right half is the beginning or the end of each. */
  const guesses = async (index, word) => {
    if (word.length < SHORTEST_MISTYPED) return [];
    const half = Math.floor((word.length - 1) / 2);
    const end = [...word.slice(half + 1)].reverse().join("");
    const [starting, ending] = await Promise.all(
      [lines(index, "starts", word.slice(0, half)), lines(index, "ends", end)]);
    const all = [...starting, ...ending.map((reversed) => [...reversed].reverse().join(""))];
    const near = [...new Set(all)].filter((other) => other !== word && nearlySame(other, word));
    const unlike = (other) => (other.length !== word.length) + 2 * (other[0] !== word[0]);
    return near.sort((a, b) => unlike(a) - unlike(b) || (a < b ? -1 : 1)).slice(0, MOST_GUESSES);
  };

  const guessed = async (index, word) => {
    const found = await Promise.all((await guesses(index, word)).map((other) => beginningWith(index, other, Infinity)));
    return found.flat().map((term) => ({ ...term, weight: TYPO }));
  };

  /* How well each paper has a word, by its best term: a word's longer forms, however rare, say no more than the word. */
  const scored = (index, terms, within = ANY) => {
    const scores = new Map();
    for (const { papers, weight } of terms) {
      for (const [paper, places] of papers) {
        const score = places & within && weight * WEIGHTS[places];
        if (score > (scores.get(paper) || 0)) scores.set(paper, score);
      }
    }
    const rare = Math.log(1 + (index.papers - scores.size + 0.5) / (scores.size + 0.5));
    for (const [paper, score] of scores) scores.set(paper, score * rare);
    return scores;
  };

  /* Papers that have all words, with their scores; a word that nearly all papers have adds to them, and is not asked for. */
  const joint = (index, ofWords) => {
    const scores = ofWords.map((terms) => scored(index, terms));
    const telling = scores.filter((_, i) => !ofWords[i].some((term) => term.common));
    const [least, ...others] = [...(telling.length ? telling : scores)].sort((a, b) => a.size - b.size);
    const hits = new Map();
    for (const paper of least ? least.keys() : []) {
      if (others.every((of) => of.has(paper))) hits.set(paper, scores.reduce((sum, of) => sum + (of.get(paper) || 0), 0));
    }
    return hits;
  };

  const any = (index, ofWords) => {
    const hits = new Map();
    for (const terms of ofWords) for (const [paper, score] of scored(index, terms)) hits.set(paper, (hits.get(paper) || 0) + score);
    return hits;
  };

  /* What a person most likely means stands above all scores: a whole title, a title's name, a title's beginning. */
  const heights = async (index, query) => {
    const found = new Map();
    if (!query) return found;
    for (const line of await lines(index, "titles", query)) {
      const [key, paper] = line.split("\t");
      const title = key.replace("|", " ");
      if (!title.startsWith(query)) continue;
      const height = title === query ? 5 : key.startsWith(`${query}|`) ? 4 : query.length > 15 ? 2 : 0;
      if (height > (found.get(Number(paper)) || 0)) found.set(Number(paper), height);
    }
    return found;
  };

  /* The same for a query whose unknown word is taken for each of the guesses. */
  const guessedHeights = async (index, words, place, terms) => {
    const queries = terms.map(({ word }) => words.map((other, i) => (i === place ? word : other)).join(" "));
    const found = new Map();
    for (const each of await Promise.all(queries.map((query) => heights(index, query)))) {
      for (const [paper, height] of each) if (height > 3) found.set(paper, 3);
    }
    return found;
  };

  const filter = async (index, filters) => {
    const within = { author: AUTHOR, keyword: KEYWORD, year: ANY };
    const asked = Object.entries(filters).flatMap(([name, values]) =>
      values.map((value) => [name === "year" ? `:${value}` : value, within[name]]));
    return Promise.all(asked.map(async ([word, places]) => scored(index, await beginningWith(index, word), places)));
  };

  /* The papers of a query's words: { hits, heights, terms }. */
  const matched = async (index, words, phrases) => {
    const [found, high] = await Promise.all(
      [Promise.all(words.map((word) => beginningWith(index, word))), phrases.length ? new Map() : heights(index, words.join(" "))]);
    let ofWords = found;
    let hits = joint(index, ofWords);
    if (words.length && !hits.size && !high.size && !phrases.length) {
      const unknown = found.some((terms) => !terms.length) ? (terms) => !terms.length : () => true;
      ofWords = await Promise.all(found.map(async (terms, i) => (unknown(terms) ? [...terms, ...await guessed(index, words[i])] : terms)));
      hits = joint(index, ofWords);
      const place = found.findIndex(unknown);
      for (const [paper, height] of await guessedHeights(index, words, place, ofWords[place])) high.set(paper, height);
      if (!hits.size) hits = any(index, ofWords);
    }
    for (const paper of high.keys()) if (!hits.has(paper)) hits.set(paper, 0);
    return { hits, high, terms: new Set(ofWords.flat().map((term) => term.word)) };
  };

  const text = async (index, paper) => {
    const part = await site.data(`search/texts-${Math.floor(paper / index.textsAPart)}`);
    const [address, title, otherTitles, authors, date, venue, keywords, abstract, html] = part[paper % index.textsAPart];
    return { address, title, otherTitles, authors, date, venue, keywords, abstract, html };
  };

  /* Of the papers those whose text has all phrases. */
  const saying = async (index, papers, phrases) => {
    const texts = await Promise.all(papers.slice(0, MOST_CHECKED).map((paper) => text(index, paper)));
    const whole = texts.map((found) => ` ${[found.title, ...found.otherTitles, ...found.authors, ...found.keywords, found.abstract]
      .map(join).join(" | ")} `);
    return papers.slice(0, MOST_CHECKED).filter((_, i) => phrases.every((phrase) => whole[i].includes(` ${phrase} `)));
  };

  site.find = async (query, most) => {
    const index = await site.data("search");
    const { filters, phrases, words, filtered } = read(query);
    const [{ hits, high, terms }, passing] = await Promise.all(
      [matched(index, words, phrases), filter(index, filters)]);
    const base = words.length || !filtered ? hits : passing[0];
    let papers = [...base.keys()].filter((paper) => passing.every((scores) => scores.has(paper)))
      .sort((a, b) => (high.get(b) || 0) - (high.get(a) || 0) || (hits.get(b) || 0) - (hits.get(a) || 0) || a - b);
    if (phrases.length) papers = await saying(index, papers, phrases);
    const shown = await Promise.all(papers.slice(0, most).map((paper) => text(index, paper)));
    const results = shown.map(({ address, html, authors, date, venue, title, abstract }) => ({
      address, html, authors, date, venue, title: pieces(title, terms), passage: passage(abstract, terms),
    }));
    return { total: papers.length, results };
  };
})(paperweave);
