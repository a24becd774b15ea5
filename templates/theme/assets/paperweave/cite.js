/* A paper's citation in each form, of the parts that its page or `data/citations-N.js` has and of its abstract: the same texts,
   letter for letter, that paperweave/export/cite/ writes into files. `parts.py` there says what the parts are. */
(function (site) {
  "use strict";
  const SPACES = /[\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;
  const oneLine = (text) => text.split(SPACES).filter(Boolean).join(" ");

  const SIGNS = { "&": "\\&", "%": "\\%", "#": "\\#", "_": "\\_", "$": "\\$", "{": "\\textbraceleft{}", "}": "\\textbraceright{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}", "\\": "\\textbackslash{}" };
  const latex = (text, tex = {}) => [...text].map((sign) => SIGNS[sign] ?? (Object.hasOwn(tex, sign) ? tex[sign] : sign)).join("");

  /* The entry as a reader copies it, or, with an abstract ("" where there is none), as a file has it. */
  const bib = (parts, abstract) => (abstract === undefined ? parts.bib
    : parts.bib.slice(0, -"\n}\n".length) + parts.more.join(latex(oneLine(abstract), parts.tex)));
  const ris = (parts, abstract = "") => parts.ris.join(oneLine(abstract));
  const item = (parts, abstract = "") => JSON.parse(parts.json.join(JSON.stringify(abstract)));
  const json = (parts, abstract) => `${JSON.stringify([item(parts, abstract)], null, 1)}\n`;
  const txt = (parts) => parts.txt;

  site.cite = { bib, ris, json, txt, item };
})(paperweave);
