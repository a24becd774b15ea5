/* A query taken apart, words brought to their stems, and the passage that is shown of what was found.
   Together with search-index.js and search-rank.js this is the engine of the search. */
(function (site) {
  "use strict";
  const PASSAGE = 180;
  const TERM = /[\p{L}\p{M}\p{N}+#]+(?:[-\u2010\u2011][\p{L}\p{M}\p{N}+#]+)*/gu;
  const OPERATORS = ["year", "author", "keyword", "venue", "topic", "has"];
  const HAS = ["code", "project", "data", "demo", "pdf", "abstract"];
  /* A sign, an operator with its value, a phrase in quotes, or a word up to the next space. */
  const PIECE = /(-?)(?:(\p{L}+):(?=[^\s/])("[^"]*"?|[^\s"]+)|"([^"]*)("?)|([^\s"]+))/gu;
  const YEARS = /^(\d{4})?(?:(-|–|\.\.)(\d{4})?)?$/u;
  const { t } = site;

  const clean = (text) => text.replace(/^"|"$/g, "").trim();

  /* The words of a text; what has a hyphen is one word with its parts beside: { word, parts }. */
  const terms = (text) => [...text.matchAll(TERM)].flatMap(([chunk]) => {
    const parts = site.words(chunk);
    if (!/[-\u2010\u2011]/u.test(chunk) || parts.length < 2) return parts.map((word) => ({ word, parts: [] }));
    return [{ word: parts.join(""), parts }];
  });

  const yearsOf = (value) => {
    const [, from, to, until] = YEARS.exec(value) || [];
    if (!from && !until) return null;
    return [Number(from || 0), to ? Number(until || 9999) : Number(from)];
  };

  /* One filter of a query, or a hint where its value says nothing. */
  const filterOf = (name, value, hints) => {
    if (name === "year") {
      const years = yearsOf(value);
      if (years) return { name, years };
      hints.push(t("js.hint.year", { value }));
    } else if (name === "has") {
      const kind = value.toLowerCase();
      if (HAS.includes(kind)) return { name, words: [kind] };
      hints.push(t("js.hint.has", { value, known: HAS.map((one) => `has:${one}`).join(", ") }));
    } else {
      const words = site.words(value);
      if (words.length) return { name, words };
    }
    return null;
  };

  const empty = () => ({ text: "", words: [], phrases: [], filters: [], without: [] });

  const addWords = (group, text) => {
    group.text += ` ${text}`;
    group.words.push(...terms(text));
  };

  /* A query as { groups, hints }: each group (OR stands between them) has words, phrases, filters, and what is unwanted. */
  const read = (query) => {
    const groups = [empty()], hints = [];
    for (const [whole, minus, name, value, phrase, closed, bare] of query.matchAll(PIECE)) {
      const group = groups.at(-1);
      const operator = name?.toLowerCase();
      if (bare === "OR" && !minus) groups.push(empty());
      else if (operator && OPERATORS.includes(operator)) {
        const filter = filterOf(operator, clean(value), hints);
        if (filter) (minus ? group.without : group.filters).push(filter);
      } else if (phrase !== undefined) {
        const words = site.words(phrase);
        if (!closed && words.length) hints.push(t("js.hint.quote", { phrase: phrase.trim() }));
        if (!words.length) continue;
        if (minus) group.without.push({ name: "phrase", words });
        else if (closed) group.phrases.push(words.join(" "));
        if (!minus) addWords(group, phrase);
      } else {
        if (operator && /^\p{L}{3,}$/u.test(name) && name === operator) {
          hints.push(t("js.hint.filter",
            { name, known: OPERATORS.map((one) => `${one}:`).join(", ") }));
        }
        const unwanted = minus ? terms(whole.slice(1)) : [];
        if (unwanted.length) group.without.push({ name: "word", terms: unwanted });
        else addWords(group, whole);
      }
    }
    const told = groups.filter((group) => group.words.length || group.filters.length || group.without.length);
    if (groups.length > 1 && told.length < groups.length) hints.push(t("js.hint.or"));
    return { groups: told, hints };
  };

  /* The venues that words name, by any of their names, with the year beside: NIPS 2024, 2024 NeurIPS, CVPR'24, neurips24.
     Each is { from, to, said, name, own, year, short, sure, alone }: where its words begin and end, what was written, the venue's
     own name and whether that was it, whether the year has two digits, whether the name cannot well be other words (an acronym),
     or means nothing else. */
  const MOST_OF_A_NAME = 15, ALONE = 3;
  const FULL_YEAR = /^(?:19|20)\d\d$/;
  const GLUED = /^(\p{L}+)((?:19|20)?\d\d)$/u;
  const ACRONYM = /\p{Lu}.*\p{Lu}/u;
  const yearOf = (word = "") => (FULL_YEAR.test(word) ? word : /^\d\d$/.test(word) ? (word > "50" ? "19" : "20") + word : "");
  const venueAt = (words, from, names) => {
    const [, letters, digits] = GLUED.exec(words[from]) || [];
    if (names.has(letters)) return { from, to: from + 1, said: letters, name: names.get(letters), year: yearOf(digits), alone: true };
    for (let to = Math.min(words.length, from + MOST_OF_A_NAME); to > from; to--) {
      const name = names.get(words.slice(from, to).join(""));
      if (!name) continue;
      const of = { from, to, said: words.slice(from, to).join(" "), name, year: yearOf(words[to]), alone: to - from >= ALONE };
      if (of.year) return { ...of, to: to + 1, short: words[to].length === 2 };
      return FULL_YEAR.test(words[from - 1]) ? { ...of, from: from - 1, year: words[from - 1] } : of;
    }
    return null;
  };
  const venuesIn = (words, names) => {
    const found = [];
    for (let from = 0; from < words.length; from++) {
      const one = venueAt(words, from, names);
      if (!one) continue;
      found.push({ ...one, own: site.wholeWords(one.name).join("") === one.said.replaceAll(" ", ""), sure: one.alone || one.name.split(" ").every((word) => ACRONYM.test(word)) });
      from = one.to - 1;
    }
    return found;
  };

  /* A word without its ending, which is always a beginning of the word: generation and generated are gener. */
  const ENDINGS = ("izations isations ization isation ications ication ational ations ation atives ative ators ator ating ated ates ate "
    + "fulness ousness iveness ments ment ings ing ions ion ities ity ivity ives ive izers izer ifiers ifier ifies ified ifying ifications ification "
    + "izes ized izing ize ises ised ising iers ier ied ies ying ness ances ance ences ence ancy ency ent ant ables able ibles ible ically ical ics ic "
    + "ally als al ists ist isms ism ors or ers er ed es e y s").split(" ");
  const LEAST = { ent: 5, ant: 5, ance: 5, ences: 5, ence: 5, ancy: 5, ency: 5, al: 6, als: 6, ally: 5, or: 4, ors: 4, ic: 4, ics: 4, ment: 4, able: 4, ist: 4 };
  const byLength = [...ENDINGS].sort((a, b) => b.length - a.length);
  const strip = (word) => {
    for (const ending of byLength) {
      if (word.endsWith(ending) && word.length - ending.length >= (LEAST[ending] || 3)) return word.slice(0, -ending.length);
    }
    return word;
  };
  const stem = (word) => {
    if (!/^[a-z]{4,}$/.test(word)) return word;
    let base = word;
    if (base.endsWith("ly") && base.length > 6) base = base.slice(0, -2);
    else if (/[^suia]s$/.test(base) && base.length > 4) base = base.slice(0, -1);
    base = strip(base);
    return /([^aeiou])\1$/.test(base) && base.length > 3 ? base.slice(0, -1) : base;
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

  const isFound = (chunk, found) => {
    const words = site.words(chunk);
    return words.some((word) => found.has(word)) || (words.length > 1 && found.has(words.join("")));
  };

  /* A text cut into [piece, found], a piece being found where its words are among those that were found. */
  const pieces = (text, found) => {
    const result = [];
    let end = 0;
    for (const match of text.matchAll(TERM)) {
      if (!isFound(match[0], found)) continue;
      if (match.index > end) result.push([text.slice(end, match.index), false]);
      end = match.index + match[0].length;
      result.push([match[0], true]);
    }
    if (end < text.length) result.push([text.slice(end), false]);
    return result;
  };

  /* The part of an abstract that has the most of the words, cut at words. */
  const passage = (text, found) => {
    const places = [...text.matchAll(TERM)].filter((match) => isFound(match[0], found)).map((match) => match.index);
    let best = 0, most = 0;
    for (let first = 0, last = 0; last < places.length; last++) {
      while (places[last] - places[first] > PASSAGE - 30) first++;
      if (last - first + 1 > most) { most = last - first + 1; best = places[first]; }
    }
    const start = best < 40 ? 0 : text.indexOf(" ", best - 40) + 1;
    let end = start + PASSAGE;
    if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), start + 1);
    return pieces((start ? "… " : "") + text.slice(start, end) + (end < text.length ? " …" : ""), found);
  };

  site.searching = { read, venuesIn, stem, nearlySame, pieces, passage };
})(paperweave);
