/* The ranking: site.rank(query) is a promise of { papers, strict, loose, sure, hints, words }, papers being numbers in the order
   of addresses, the best first; site.find(query, most) adds the texts of the best.

   Scores are BM25F: how often a paper has a word, by field, saturates, and counts by how rare the word is. What a person
   most likely means (an identifier, a whole title, a title's name) stands above all scores. */
(function (site) {
  "use strict";
  const { read, venuesIn, stem, nearlySame, pieces, passage } = site.searching;
  const { t } = site;
  const TITLE = 32, AUTHOR = 16, KEYWORD = 8, VENUE = 4, LEVELS = 4;
  const WEIGHTS = [[TITLE, 3], [AUTHOR, 3], [KEYWORD, 2], [VENUE, 2]];
  const LEVEL = [0, 1, 1.8, 3];
  const FREQUENCY = Array.from({ length: 64 }, (_, fields) =>
    WEIGHTS.reduce((sum, [field, weight]) => sum + (fields & field ? weight : 0), LEVEL[fields % LEVELS]));
  const SATURATION = 1.5;  // BM25's k1
  const SAME_STEM = 0.8, PREFIX = 0.5, TYPO = 0.25;
  const SHORTEST_PREFIX = 3, SHORTEST_MISTYPED = 4;
  const MOST_GUESSES = 5;
  const MOST_CHECKED = 100;  // papers that are looked through for a phrase
  const MOST_UNWANTED = 400;  // the same for a phrase that is not wanted
  const A_DESCRIPTION = 4;  // words: so many are a description, of which a paper need not have all
  const BY_MEANING = 3;  // words: so many may say in other words what a paper is about
  const MEANING = 0.5;  // what the best paper by meaning has beside the best by words
  const LEAST_OF_BEST = 0.3;  // of the best score: what has less of a description is not shown
  const MOST_LOOSE = 100;
  const UNSPACED = /^[\u3005\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/u;
  /* Words that say nothing of a subject: they need not be in a paper, and count little anyway. */
  const FUNCTION_WORDS = new Set(("a an and are as at be been being but by can could did do does for from had has have how if in into is it its may "
    + "not of on one only or other our so such than that the their them then there these they this to using via was we were what when where which "
    + "who whom whose why will with without would you your").split(" "));

  /* How an index ranks: { rank, find }. That of another site than this one ranks by words alone, `atOnce`. */
  site.rankingOf = (index) => {
    // Words --------------------------------------------------------------------------------------------------------

    /* What a word finds: itself, words of its stem, and where it may be cut short the longer words that begin so. */
    const found = async (word, mayBeCut) => {
      const base = stem(word);
      const cut = mayBeCut && (word.length >= SHORTEST_PREFIX || UNSPACED.test(word));
      const near = await index.words(cut || base !== word ? base : word, cut || base !== word ? undefined : 1);
      const same = near.filter((term) => term.word === word || (base.length > 2 && stem(term.word) === base))
        .map((term) => ({ ...term, papers: term.papers, weight: term.word === word ? 1 : SAME_STEM }));
      const longer = near.filter((term) => cut && term.word.startsWith(word) && !same.some((other) => other.word === term.word))
        .map((term) => ({ ...term, papers: term.papers, weight: PREFIX * word.length / term.word.length }));
      return [...same, ...longer];
    };

    /* The words that differ from this one by a letter: its right half is the beginning or the end of each. */
    const guesses = async (word) => {
      if (word.length < SHORTEST_MISTYPED) return [];
      const half = Math.floor((word.length - 1) / 2);
      const [starting, ending] = await Promise.all([index.starting(word.slice(0, half)), index.ending(word.slice(half + 1))]);
      const near = [...new Set([...starting, ...ending])].filter((other) => other !== word && nearlySame(other, word));
      const unlike = (other) => (other.length !== word.length) + 2 * (other[0] !== word[0]);
      return near.sort((a, b) => unlike(a) - unlike(b) || (a < b ? -1 : 1)).slice(0, MOST_GUESSES);
    };
    const guessed = async (word) => {
      const exact = (await Promise.all((await guesses(word)).map((other) => index.words(other, 1).then(
        (terms) => terms.filter((term) => term.word === other))))).flat();
      return exact.map((term) => ({ ...term, papers: term.papers, weight: TYPO }));
    };

    /* How often each paper has a word, by all its terms; of longer words, however many, the best counts. */
    const frequencies = (terms) => {
      const sums = new Map();
      for (const { papers, weight } of terms) {
        for (const [paper, fields] of papers) {
          const often = weight * FREQUENCY[fields];
          const before = sums.get(paper) || 0;
          sums.set(paper, weight >= SAME_STEM ? before + often : Math.max(before, often));
        }
      }
      return sums;
    };

    const scored = (terms, size) => {
      const often = frequencies(terms);
      const rare = Math.log(1 + (size - often.size + 0.5) / (often.size + 0.5));
      return new Map([...often].map(([paper, f]) => [paper, rare * f * (SATURATION + 1) / (f + SATURATION)]));
    };

    /* A word with what it finds: { word, terms, needed }. Its closed form (fine tuning, finetuning) finds it too. */
    const looked = async ({ word, parts }, last) => {
      const terms = await found(word, last);
      if (!parts.length || terms.some((term) => term.weight >= SAME_STEM)) return [{ word, terms }];
      return Promise.all(parts.map(async (part) => ({ word: part, terms: await found(part, last) })));
    };
    const closedForms = async (all) => {
      const closed = await Promise.all(all.slice(1).map(async (second, i) => {
        const first = all[i];
        if (FUNCTION_WORDS.has(first.word) || FUNCTION_WORDS.has(second.word)) return [];
        return (await found(first.word + second.word, false)).filter((term) => term.weight >= SAME_STEM);
      }));
      // In the order of the words, not of what is loaded first: sums of the same numbers differ in their last digits.
      all.forEach((one, i) => { one.terms = [...one.terms, ...(closed[i - 1] || []), ...(closed[i] || [])]; });
    };

    // Venues and years ---------------------------------------------------------------------------------------------

    const closedUp = (name) => site.words(name).join("");
    const ofVenue = ({ name, year }) => index.papersOf(`:venue:${closedUp(name)}${year ? `:${year}` : ""}`);

    /* What a venue's name and its year find, beside what the words find by themselves. */
    const withVenue = async (venue) => {
      venue.terms = [{ word: closedUp(venue.name), papers: await ofVenue({ name: venue.name }), weight: 1 }];
      if (venue.year) venue.yearTerms = [{ word: venue.year, papers: await ofVenue(venue), weight: 1 }];
    };

    /* A year that stands by itself is that of a paper, too. */
    const ofYear = async (word) => [{ word, papers: await index.papersOf(`:${word}`), weight: SAME_STEM }];

    /* All that the words of a query find: { all, venues }. A venue's name of several words is taken for one word. */
    const lookedUp = async ({ words: terms, text }) => {
      const plain = terms.flatMap(({ word, parts }, place) => (parts.length ? parts : [word]).map((one) => ({ word: one, place })));
      const venues = venuesIn(plain.map(({ word }) => word), await index.venues());
      const written = text.match(/[\p{L}\p{M}\p{N}+#]+/gu) || [];
      for (const venue of venues) {
        const [first, last] = [plain[venue.from], plain[venue.to - 1]];
        venue.alone ||= first.place === last.place && terms[first.place].parts.length > 0;  // neurips-2024
        if (written.length === plain.length) venue.said = written.slice(venue.from, venue.to).filter((word) => !venue.year || !/^\d+$/.test(word)).join(" ");
      }
      await Promise.all(venues.map(withVenue));
      const venueOf = new Map(venues.flatMap((venue) => plain.slice(venue.from, venue.to).map(({ place }) => [place, venue])));
      const each = await Promise.all(terms.map(async (term, i) => {
        const venue = venueOf.get(i);
        if (venue?.alone) return [];
        const isYear = /^\d+$/.test(term.word) && (venue ? Boolean(venue.year) : /^(?:19|20)\d\d$/.test(term.word));
        const more = venue ? (isYear ? venue.yearTerms : venue.terms) : [];
        if (isYear && venue?.short) return [{ word: venue.year, terms: more }];
        const dated = isYear && !venue?.sure ? await ofYear(term.word) : [];
        return (await looked(term, i === terms.length - 1)).map((one) => ({ ...one, terms: [...one.terms, ...more, ...dated] }));
      }));
      const alone = venues.filter((venue) => venue.alone).flatMap(({ name, year, terms: found, yearTerms }) =>
        [{ word: closedUp(name), terms: found }, ...(year ? [{ word: year, terms: yearTerms }] : [])]);
      return { all: [...each.flat(), ...alone], venues };
    };

    // Filters ------------------------------------------------------------------------------------------------------

    const FIELD_OF = { author: AUTHOR, keyword: KEYWORD, venue: VENUE };

    const withWord = async (word, field) => {
      const papers = new Set();
      for (const term of await index.words(word)) for (const [paper, fields] of term.papers) if (!field || fields & field) papers.add(paper);
      return papers;
    };
    const inAll = ([first, ...others]) => new Set([...first].filter((paper) => others.every((other) => other.has(paper))));

    const ofYears = async ([from, to]) => {
      const terms = (await index.words(":")).filter(({ word }) => /^:\d+$/.test(word) && word.slice(1) >= from && word.slice(1) <= to);
      return new Set(terms.flatMap(({ papers }) => [...papers.keys()]));
    };

    /* The papers that a filter lets through. */
    const passing = async (filter) => {
      if (filter.name === "year") return ofYears(filter.years);
      if (filter.name === "has") return new Set((await index.words(`:has:${filter.words[0]}`)).flatMap(({ papers }) => [...papers.keys()]));
      if (filter.name === "topic") return inAll(await Promise.all(filter.words.map((word) => withWord(`:topic:${word}`))));
      if (filter.name === "phrase") return new Set(await saying([...inAll(await Promise.all(filter.words.map((word) => withWord(word))))], [filter.words.join(" ")], MOST_UNWANTED));
      if (filter.name === "word") {
        const each = (await Promise.all(filter.terms.map((term) => looked(term, false)))).flat();
        return inAll(each.map(({ terms }) => new Set(terms.flatMap(({ papers }) => [...papers.keys()]))));
      }
      const papers = inAll(await Promise.all(filter.words.map((word) => withWord(word, FIELD_OF[filter.name]))));
      if (filter.name !== "venue") return papers;
      const [venue] = venuesIn(filter.words, await index.venues());
      const isWhole = venue && venue.from === 0 && venue.to === filter.words.length;
      return isWhole ? new Set([...papers, ...(await ofVenue(venue)).keys()]) : papers;
    };

    /* Of the papers those whose text has all phrases. */
    const saying = async (papers, phrases, most = MOST_CHECKED) => {
      const checked = papers.slice(0, most);
      const texts = await Promise.all(checked.map(index.text));
      const whole = texts.map((of) => ` ${[of.title, ...of.otherTitles, ...of.authors, ...of.keywords, ...of.subjects, of.venue, of.abstract]
        .map((text) => site.words(text).join(" ")).join(" | ")} `);
      return checked.filter((_, i) => phrases.every((phrase) => whole[i].includes(` ${phrase} `)));
    };

    // Titles and identifiers ---------------------------------------------------------------------------------------

    const NAMED = 6, WHOLE = 5, NAME = 4, GUESSED = 3, BEGINNING = 2, LONG_ENOUGH = 15;

    /* How surely a query means a paper by its title: all of it, its name before a colon, its beginning. */
    const heights = async (query) => {
      const high = new Map();
      if (!query) return high;
      for (const { key, words, paper } of await index.titles(query)) {
        const height = words === query ? WHOLE : key.startsWith(`${query}|`) ? NAME
          : query.length > LONG_ENOUGH && words.startsWith(query) ? BEGINNING
          : words.length > LONG_ENOUGH && query.startsWith(`${words} `) ? BEGINNING : 0;
        if (height > (high.get(paper) || 0)) high.set(paper, height);
      }
      return high;
    };

    /* The same for a query whose unknown word is taken for each of the guesses. */
    const guessedHeights = async (words, place, terms) => {
      const queries = terms.map(({ word }) => words.map((other, i) => (i === place ? word : other)).join(" "));
      const high = new Map();
      for (const each of await Promise.all(queries.map(heights))) {
        for (const [paper, height] of each) if (height > BEGINNING) high.set(paper, GUESSED);
      }
      return high;
    };

    /* The paper that an identifier names; a word that is also a citation key only brings its paper to the front. */
    const identified = async (query) => {
      for (const { id, certain } of site.identifiers(query)) {
        const papers = await index.ids(id);
        if (papers.length) return { papers, certain };
      }
      return { papers: [], certain: false };
    };

    // A query ------------------------------------------------------------------------------------------------------

    const needed = (one) => !FUNCTION_WORDS.has(one.word) && !one.terms.some((term) => term.common && term.word === one.word);

    /* The papers of one group's words: { scores, strict, high, words, hints }. */
    const matched = async (group, size) => {
      const whole = site.wholeWords(group.text);
      const [{ all, venues }, high] = await Promise.all([
        lookedUp(group),
        group.phrases.length ? new Map() : heights(whole.join(" "))]);
      await closedForms(all);
      const unknown = all.filter((one) => !one.terms.length && !FUNCTION_WORDS.has(one.word));
      if (unknown.length && !high.size && !group.phrases.length) {
        await Promise.all(unknown.map(async (one) => { one.terms = one.guessed = await guessed(one.word); }));
        if (unknown.length === 1) for (const [paper, height] of await guessedHeights(whole, whole.indexOf(unknown[0].word), unknown[0].terms)) high.set(paper, height);
      }
      const scores = new Map(), counts = new Map();
      const telling = all.filter((one) => needed(one) && one.terms.length);
      for (const one of all) {
        const weighed = scored(one.terms, size);
        for (const [paper, score] of weighed) scores.set(paper, (scores.get(paper) || 0) + score);
        if (telling.includes(one)) for (const paper of weighed.keys()) counts.set(paper, (counts.get(paper) || 0) + 1);
      }
      const asked = telling.length ? telling.length : 0;
      const nothing = unknown.filter((one) => !one.terms.length);
      const strict = new Set([...scores.keys()].filter((paper) => !nothing.length && (counts.get(paper) || 0) === asked));
      for (const paper of high.keys()) { strict.add(paper); if (!scores.has(paper)) scores.set(paper, 0); }
      return { scores, strict, high, asked, unknown, venues, words: new Set(all.flatMap(({ terms }) => terms.map((term) => term.word))) };
    };

    /* Scores by words, and what a description says beside them: its vectors are waited for, unless a first answer is wanted at
       once. Where they cannot be loaded, words decide alone. */
    const withMeaning = async ({ words, phrases }, of, only, atOnce) => {
      const telling = words.filter(({ word }) => !FUNCTION_WORDS.has(word));
      if (telling.length < BY_MEANING || phrases.length || of.high.size) return of.scores;
      if (atOnce && !(index === site.index && site.meaning?.known)) {
        of.waits = true;
        return of.scores;
      }
      const near = await site.script("meaning").then(() => site.meaning.near(telling.flatMap(({ word, parts }) => (parts.length ? parts : [word])))).catch(() => new Map());
      const best = Math.max(0, ...of.scores.values()) || 1, nearest = Math.max(0, ...near.values()) || 1;
      const scores = new Map(of.scores);
      for (const [paper, cosine] of near) {
        if (!only || scores.has(paper)) scores.set(paper, (scores.get(paper) || 0) + MEANING * best * cosine / nearest);
      }
      return scores;
    };

    const everything = (size) => new Map(Array.from({ length: size }, (_, paper) => [paper, 0]));

    /* One group's papers: { scores, strict, high, words, unknown }, filtered. */
    const ofGroup = async (group, size, atOnce) => {
      const [of, passes, unwanted] = await Promise.all([
        group.words.length ? matched(group, size) : { scores: everything(size), strict: null, high: new Map(), asked: 0, unknown: [], venues: [], words: new Set() },
        Promise.all(group.filters.map(passing)), Promise.all(group.without.map(passing))]);
      const isDescription = of.asked >= A_DESCRIPTION && !group.phrases.length;
      of.scores = await withMeaning(group, of, of.strict?.size && !isDescription, atOnce);
      let papers = [...of.scores.keys()].filter((paper) => passes.every((set) => set.has(paper)) && !unwanted.some((set) => set.has(paper)));
      if (group.phrases.length) {
        papers = papers.filter((paper) => of.strict.has(paper)).sort((a, b) => of.scores.get(b) - of.scores.get(a) || a - b);
        papers = await saying(papers, group.phrases);
      }
      const strict = papers.filter((paper) => !of.strict || of.strict.has(paper));
      if (strict.length && !isDescription) papers = strict;
      else if (isDescription || !strict.length) papers = nearEnough(papers, of);
      return { ...of, papers, strict: new Set(strict) };
    };

    /* Of papers with some of the words those that are not far behind the best. */
    const nearEnough = (papers, { scores, high }) => {
      const best = Math.max(0, ...papers.map((paper) => scores.get(paper)));
      const near = papers.filter((paper) => high.has(paper) || scores.get(paper) >= LEAST_OF_BEST * best);
      return near.sort((a, b) => (high.get(b) || 0) - (high.get(a) || 0) || scores.get(b) - scores.get(a) || a - b).slice(0, MOST_LOOSE);
    };

    const unknownHint = ({ word, guessed: terms }) => (terms?.length
      ? t("js.hint.guess", { word, guesses: terms.map((term) => `“${term.word}”`).join(", ") })
      : t("js.hint.none", { word }));

    const venueHints = ({ venues }) => venues.filter(({ own, terms }) => !own && terms[0].papers.size)
      .map(({ said, name }) => t("js.hint.venue", { said, venue: name }));

    /* The papers of a query, best first. With `atOnce` words alone decide while the vectors are not there, and `waits` says so. */
    const rank = async (query, atOnce = false) => {
      const size = await index.size();
      const named = await identified(query);
      if (named.certain) return { papers: named.papers, strict: named.papers.length, loose: 0, sure: true, hints: [], words: new Set() };
      const { groups, hints } = read(query);
      const each = await Promise.all(groups.map((group) => ofGroup(group, size, atOnce)));
      const merged = new Map();
      for (const of of each) {
        for (const paper of of.papers) {
          const rank = [of.high.get(paper) || 0, of.scores.get(paper), of.strict.has(paper)];
          const before = merged.get(paper);
          if (!before || rank[0] > before[0] || (rank[0] === before[0] && rank[1] > before[1])) merged.set(paper, rank);
        }
      }
      for (const paper of named.papers) merged.set(paper, [NAMED, 0, true]);
      const order = [...merged].sort(([a, x], [b, y]) => y[0] - x[0] || y[1] - x[1] || a - b);
      const strict = order.filter(([, rank]) => rank[2]).length;
      return {
        papers: order.map(([paper]) => paper), strict, loose: order.length - strict,
        waits: each.some(({ waits }) => waits),
        sure: Boolean(order.length) && order[0][1][0] >= GUESSED,
        hints: [...hints, ...each.flatMap(venueHints), ...each.flatMap(({ unknown }) => unknown.map(unknownHint))],
        words: new Set(each.flatMap((of) => [...of.words])),
      };
    };

    const find = async (query, most, atOnce) => {
      const ranked = await rank(query, atOnce);
      const texts = await Promise.all(ranked.papers.slice(0, most).map(index.text));
      const results = texts.map((text) => ({ ...text, marked: pieces(text.title, ranked.words), passage: passage(text.abstract, ranked.words) }));
      return { ...ranked, total: ranked.papers.length, results };
    };

    return { rank, find };
  };
  Object.assign(site, site.rankingOf(site.index));
})(paperweave);
