/* What both engines behind the search box share: a query taken apart, likeness of words, the passage that is shown. */
(function (site) {
  "use strict";
  const PASSAGE = 180;
  const WORD = /[\p{L}\p{M}\p{N}+#]+/gu;
  const FILTER = /(^|\s)(year|author|keyword):("[^"]*"|[^\s"]+)/giu;

  const join = (text) => site.words(text).join(" ");

  /* Its filters (year:2024, author:"eric xing", keyword:lora), its phrases in quotes, and its words without the filters. */
  const read = (query) => {
    const filters = { year: [], author: [], keyword: [] };
    const text = query.replace(FILTER, (_, before, name, value) => {
      filters[name.toLowerCase()].push(...site.words(value));
      return before;
    });
    const phrases = [...text.matchAll(/"([^"]+)"/g)].map((match) => join(match[1])).filter(Boolean);
    return { filters, phrases, words: site.words(text), filtered: Object.values(filters).some((values) => values.length) };
  };

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

  /* A text cut into [piece, found], a piece being found where its words are among the terms. */
  const pieces = (text, terms) => {
    const result = [];
    let end = 0;
    for (const match of text.matchAll(WORD)) {
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
    const places = [...text.matchAll(WORD)]
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

  site.searching = { join, read, nearlySame, pieces, passage };
})(paperweave);
