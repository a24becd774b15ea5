/* Short vectors of what papers are about, and of what a query says. paperweave/related/meaning.py made them; this file and
   the data are loaded when a description is first searched for, or a list asks for more like it. */
(function (site) {
  "use strict";
  const { index } = site;
  const STEPS = 44, TOP = 88, FALL = 12;  // of numbers and weights, as in Python
  const STEM = 6, WORD_COLUMNS = 2 ** 21, NGRAM_COLUMNS = 2 ** 16, NGRAM_SIZES = [4, 5];
  const CELLS = 12;  // that are looked through: of 10,000 papers nearly a third

  const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value;
  });
  const crc32 = (text) => {
    let value = -1;
    for (const byte of new TextEncoder().encode(text)) value = TABLE[(value ^ byte) & 255] ^ (value >>> 8);
    return (value ^ -1) >>> 0;
  };

  const ascending = (packed) => {
    let value = -1;
    return index.numbers(packed).map((distance) => (value += distance));
  };
  const vectors = (letters) => Int8Array.from(letters, (letter) => index.digits.get(letter) - STEPS);

  /* The part of a long row of numbers that is one vector. */
  const one = (row, place, size) => row.subarray(place * size, (place + 1) * size);
  const product = (a, b) => {
    let sum = 0;
    for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
    return sum;
  };
  const length = (vector) => Math.sqrt(product(vector, vector)) || 1;

  /* The result of `make`, once; after a failure it is made again. */
  const once = (make) => {
    let made = null;
    return () => made ||= make().catch((error) => { made = null; throw error; });
  };
  const load = once(() => site.data("meaning").then((data) => data && ({
    size: data.numbers,
    centres: vectors(data.centres),
    cellOf: index.numbers(data.cells),
  })));
  const loadTerms = once(() => site.data("meaning-terms").then((data) => ({
    words: new Map(ascending(data.words).map((column, place) => [column, place])),
    ngrams: new Map(ascending(data.ngrams).map((column, place) => [column, place])),
    behind: index.numbers(data.words).length,
    vectors: vectors(data.terms),
    weights: Array.from(data.weights, (letter) => Math.exp((index.digits.get(letter) - TOP) / FALL)),
  })));

  const cells = new Map();
  const cell = (number, size) => {
    if (!cells.has(number)) {
      cells.set(number, site.data(`meaning-${number}`).then((data) => {
        const all = vectors(data.vectors);
        return ascending(data.papers).map((paper, place) => {
          const vector = one(all, place, size);
          return { paper, vector, length: length(vector) };
        });
      }));
    }
    return cells.get(number);
  };

  // The vector of a query -------------------------------------------------------------------------------------------

  const wordColumn = (word) => crc32(word.slice(0, STEM)) % WORD_COLUMNS;
  const ngramColumns = (word) => {
    const spaced = ` ${word} `;
    const all = NGRAM_SIZES.flatMap((size) => Array.from({ length: Math.max(spaced.length - size + 1, 0) },
      (_, start) => crc32(spaced.slice(start, start + size))));
    return all.filter((checksum) => checksum % 2 === 0).map((checksum) => (checksum / 2) % NGRAM_COLUMNS);
  };

  /* The terms of words that are known, with how often they are there. A plural is known by its singular too. */
  const termsOf = (words, { words: wordPlaces, ngrams, behind }) => {
    const often = new Map();
    const count = (place) => often.set(place, (often.get(place) || 0) + 1);
    for (const word of words) {
      const column = [word, word.replace(/s$/, "")].map(wordColumn).find((one) => wordPlaces.has(one));
      if (column !== undefined) count(wordPlaces.get(column));
      for (const ngram of ngramColumns(word)) if (ngrams.has(ngram)) count(behind + ngrams.get(ngram));
    }
    return often;
  };

  const vectorOf = async (words, size) => {
    const terms = await loadTerms();
    const found = new Float64Array(size);
    for (const [place, often] of termsOf(words, terms)) {
      const weight = (1 + Math.log(often)) * terms.weights[place];
      one(terms.vectors, place, size).forEach((value, i) => { found[i] += weight * value; });
    }
    return found;
  };

  // Papers ----------------------------------------------------------------------------------------------------------

  /* The numbers of the cells whose centres are nearest to a vector. */
  const nearestCells = (vector, { centres, size }, most) => {
    const near = Array.from({ length: centres.length / size }, (_, number) => {
      const centre = one(centres, number, size);
      return [product(vector, centre) / length(centre), number];
    });
    return near.sort((a, b) => b[0] - a[0] || a[1] - b[1]).slice(0, most).map(([, number]) => number);
  };

  /* The papers of cells, each { paper, vector, length }. */
  const papersOf = async (numbers, size) => (await Promise.all(numbers.map((number) => cell(number, size)))).flat();

  /* How near papers are to what words say together: a map of their numbers to cosines above zero; papers far away are missing. */
  const near = async (words) => {
    const data = await load();
    const vector = data && await vectorOf(words, data.size);
    if (!vector || !vector.some(Boolean)) return new Map();
    const whole = length(vector);
    const papers = await papersOf(nearestCells(vector, data, CELLS), data.size);
    site.meaning.known = true;
    return new Map(papers.map((one) => [one.paper, product(vector, one.vector) / whole / one.length]).filter(([, cosine]) => cosine > 0));
  };

  site.meaning = { near, load, papersOf, nearestCells, product, length, known: false };
})(paperweave);
