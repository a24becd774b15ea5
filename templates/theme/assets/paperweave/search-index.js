/* The index that paperweave/export/search_index.py wrote: of its parts those that a query needs are loaded. */
(function (site) {
  "use strict";
  const FIELDS = 64;
  const MOST_PARTS = 4;  // of one kind for one word: the beginning of very many words finds some of them
  const LETTERS = Array.from({ length: 91 }, (_, i) => String.fromCharCode(i + 35)).filter((c) => !"\\<".includes(c));
  const DIGITS = new Map(LETTERS.map((letter, i) => [letter, i]));
  const HALF = Math.floor(LETTERS.length / 2);
  /* Numbers that were packed as few letters each. */
  const numbers = (packed) => {
    const found = [];
    let value = 0, scale = 1;
    for (const letter of packed) {
      const digit = DIGITS.get(letter);
      value += (digit % HALF) * scale;
      scale *= HALF;
      if (digit < HALF) continue;
      found.push(value);
      value = 0;
      scale = 1;
    }
    return found;
  };

  /* The papers of a word and in which fields each has it: a map of numbers to fields. The distances of all papers stand before
     their fields; in a site made by an older version each stands with its fields, as one number. */
  const unpacked = (packed, fieldsBehind) => {
    const found = new Map(), values = numbers(packed);
    const many = fieldsBehind ? values.length / 2 : values.length;
    let paper = -1;
    for (let i = 0; i < many; i++) {
      paper += fieldsBehind ? values[i] : Math.floor(values[i] / FIELDS);
      found.set(paper, fieldsBehind ? values[many + i] : values[i] % FIELDS);
    }
    return found;
  };

  const wordLine = (line, { fieldsBehind }) => {
    const space = line.indexOf(" ");
    const common = line[space + 1] === "!";
    let papers;
    return { word: line.slice(0, space), common,
      get papers() { return papers ||= unpacked(line.slice(space + (common ? 2 : 1)), fieldsBehind); } };
  };
  const keyLine = (line) => {
    const [key, paper] = line.split("\t");
    return { key, words: key.replace("|", " "), paper: Number(paper) };
  };
  const asItIs = (line) => line;

  const turned = (word) => [...word].reverse().join("");

  /* The index of this site, or of one like it. */
  site.indexOf = (base) => {
    const loaded = {};
    const index = () => site.data("search", base);

    /* The lines of one part, each taken apart once. */
    const part = (kind, number, taken, known) => loaded[`${kind}-${number}`] ||= site.data(`search/${kind}-${number}`, base)
      .then((text) => text.split("\n").map((line) => taken(line, known)));

    /* The lines of the parts of a kind in which keys with this beginning may stand. */
    const lines = async (kind, beginning, taken, most = MOST_PARTS) => {
      const known = await index(), begins = known.begins[kind];
      if (!begins.length) return [];
      const after = begins.findIndex((key) => key > beginning);
      const first = Math.max((after < 0 ? begins.length : after) - 1, 0);
      let end = first + 1;
      while (end < begins.length && begins[end].startsWith(beginning) && end - first < most) end++;
      const numbers = Array.from({ length: end - first }, (_, i) => first + i);
      return (await Promise.all(numbers.map((number) => part(kind, number, taken, known)))).flat();
    };

    const starting = async (kind, beginning) => (await lines(kind, beginning, asItIs)).filter((word) => word.startsWith(beginning));
    /* The name of each venue by all of its names, closed up. */
    let names;
    const venues = async () => names ||= new Map((await index()).venues.flatMap(
      ([name, ...others]) => [site.words(name).join(""), ...others].map((other) => [other, name])));

    const text = async (paper) => {
      const { textsAPart } = await index();
      const number = Math.floor(paper / textsAPart);
      const [address, title, otherTitles, authors, date, venue, keywords, subjects, topic, abstract, html] =
        (await site.texts(number, base))[paper % textsAPart];
      return { address, title, otherTitles, authors, date, venue, keywords, subjects, topic, abstract, html };
    };

    return {
      numbers, digits: DIGITS,
      size: async () => (await index()).papers,
      /* The other sites whose papers are searched too, each [name, address]. */
      others: async () => (await index()).others || [],  // a copy that the browser kept may be older than the scripts
      venues,
      /* The papers of a word that no text has, like `:2024`. */
      papersOf: async (word) => (await lines("words", word, wordLine, 1)).find((one) => one.word === word)?.papers || new Map(),
      /* All words with this beginning, each { word, papers, common }. */
      words: async (beginning, most) => (await lines("words", beginning, wordLine, most)).filter(({ word }) => word.startsWith(beginning)),
      starting: (beginning) => starting("starts", beginning),
      ending: async (end) => (await starting("ends", turned(end))).map(turned),
      /* Titles around these words in their order, each { key, words, paper }. */
      titles: (words) => lines("titles", words, keyLine),
      ids: async (id) => (await lines("ids", id, keyLine, 1)).filter(({ key }) => key === id).map(({ paper }) => paper),
      text,
    };
  };
  site.index = site.indexOf(site.base);
})(paperweave);
