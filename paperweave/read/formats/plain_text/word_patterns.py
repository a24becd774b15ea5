"""The signs by which a stretch of text is known.

Names, a venue, a date, a link's label, a heading of no subject.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from paperweave.text.dates import DATE_IN_TEXT, FIGURE

_WORD = re.compile(r"[^\W_]+")
# What may stand around a line or a title without being of it.
AROUND = " \t•*·–-"

# Words of which a link's label consists when it is no title.
_LABEL_WORD = re.compile(
    r"abs|abstract|acl|acm|ai|anthology|app|article|arxiv|available|bib|bibtex|biorxiv|blog|blogpost|book|browse"
    r"|cam|card|caffe|chinese|citation|cite|code|codes|colab|com|conference|data|dataset|datasets|deck|demo"
    r"|demos|dl|docs|documentation|download|doi|english|explanation|extended|face|free|full|git|github|gitlab"
    r"|here|hf|home|homepage|html|hub|hugging|huggingface|ieee|implementation|info|interactive|jax|journal|keras"
    r"|kaggle|leaderboard|lecture|link|links|main|material|materials|matlab|model|models|more|new|notebook|notes"
    r"|official|online|open|openaccess|openreview|page|pages|paper|papers|pdf|poster|post|preprint|presentation"
    r"|proceedings|project|pubmed|pwc|python|pytorch|raw|read|reading|release|repo|repository|report"
    r"|reproduction|resource|review|reviews|s2|scholar|semantic|short|site|slide|slides|source|space|spaces"
    r"|springer|thesis|star|stars|summary|supp|supplement|supplementary|talk|tensorflow|text|tf|the|third|torch"
    r"|torchhub|tutorial|tweet|twitter|unofficial|version|video|videos|web|webpage|website|weights|wiki|workshop"
    r"|x|youtube|zhihu|zotero|link1|link2|v1|v2|no|yes|soon|coming|tbd|null|none|na|论文|代码|链接|项目|主页|数据集|解读|博客|视频"
    r"|知乎"
)
_PAPER_LABEL = re.compile(
    r"paper|pdf|thesis|arxiv|preprint|abs|openreview|proceedings|article|论文|doi|biorxiv",
    re.IGNORECASE,
)
_PAPER_PLACE = re.compile(
    r"arxiv\.org/|alphaxiv\.org/|ar5iv\.|biorxiv\.org/content|medrxiv\.org/content|chemrxiv\.org|ssrn\.com"
    r"|doi\.org/10\.|openreview\.net/|aclanthology\.|aclweb\.org/|anthology\.aclweb|proceedings\.mlr\.press"
    r"|papers\.ni?p?s?\.cc|papers\.nips\.cc|proceedings\.neurips\.cc|nips\.cc/paper"
    r"|neurips\.cc/(?:paper|virtual/\d+/(?:poster|paper))|jmlr\.(?:org|csail\.mit\.edu)/(?:papers|proceedings)"
    r"|openaccess\.thecvf\.com/|cv-foundation\.org/openaccess|ieeexplore\.ieee\.org|dl\.acm\.org"
    r"|delivery\.acm\.org|portal\.acm\.org|link\.springer\.com/(?:article|chapter|content)"
    r"|sciencedirect\.com/science|semanticscholar\.org/paper|pdfs\.semanticscholar|api\.semanticscholar"
    r"|nature\.com/articles|science\.org/doi|pnas\.org/|ncbi\.nlm\.nih\.gov/(?:pmc|pubmed)|pubmed\.ncbi"
    r"|onlinelibrary\.wiley\.com|tandfonline\.com|academic\.oup\.com|direct\.mit\.edu|mitpressjournals"
    r"|ojs\.aaai\.org|aaai\.org/(?:ocs|papers|ojs|library)|ijcai\.org/|ecva\.net/papers"
    r"|isca-(?:speech|archive)\.org|usenix\.org/|researchgate\.net/publication|hal\.(?:archives|science)"
    r"|hal\.inria|mdpi\.com/|frontiersin\.org/articles|plos\.org|huggingface\.co/papers/|hf\.co/papers/|dspace\."
    r"|eprints?\.|iopscience\.iop\.org|aip\.scitation|journals\.aps\.org|cambridge\.org/core/journals"
    r"|royalsocietypublishing|vldb\.org|distill\.pub/\d|roboticsproceedings\.org|papers\.ssrn|osf\.io/preprints"
    r"|projecteuclid\.org/|jstor\.org/stable|epubs\.siam\.org/doi|eccc\.weizmann|eprint\.iacr\.org"
    r"|paperswithcode\.com/paper|dblp\.org/rec|transformer-circuits\.pub/\d|lrec-conf\.org|cdn\.openai\.com/papers",
    re.IGNORECASE,
)

# A heading of the README that a repository's page shows.
_OF_README = re.compile(
    r"https?://(?:www\.)?(?:github|gitlab|gitee)\.com/[^/#?]+/[^/#?]+/?"
    r"(?:(?:-/)?blob/[^/#]+/readme\.md)?#",
    re.IGNORECASE,
)

_VENUES = (
    "NeurIPS|NIPS|ICML|ICLR|CVPR|ICCV|ECCV|WACV|BMVC|ACCV|MICCAI|ISBI|MIDL|ACL|EMNLP|NAACL|EACL|AACL|IJCNLP"
    "|COLING|CoNLL|TACL|LREC|INTERSPEECH|Interspeech|ICASSP|ASRU|SLT|AAAI|IJCAI|ECAI|AISTATS|UAI|COLT|ALT|COLM"
    "|CoLM|CoRL|ICRA|IROS|RSS|RA-L|RAL|T-RO|TRO|KDD|SIGKDD|WWW|TheWebConf|WSDM|CIKM|SIGIR|ECIR|RecSys|ICDM|SDM"
    "|ECML|PKDD|PAKDD|ICDE|SIGMOD|VLDB|PVLDB|CHIL|CHI|UIST|CSCW|SIGGRAPH(?: "
    "Asia)?|TOG|TVCG|TPAMI|PAMI|IJCV|TIP|TMM"
    "|TCSVT|TNNLS|TKDE|TKDD|TIST|TMLR|JMLR|JAIR|MLJ|ISCA|MICRO|ASPLOS|HPCA|OSDI|SOSP|NSDI|EuroSys|ATC|SIGCOMM"
    "|INFOCOM|MobiCom|MLSys|SysML|DAC|ICCAD|DATE|ICSE|FSE|ESEC/FSE|ASE|ISSTA|PLDI|POPL|OOPSLA|CCS|NDSS|S&P"
    "|Oakland|USENIX(?: Security)?|SaTML|FAccT|AIES|ISMIR|MMM|ICME|ICPR|ICIP|ICDAR|3DV|ACMMM|ACM "
    "MM|MM|TASLP"
    "|TSP|TIT|JSAC|TWC|FOCS|STOC|SODA|ITCS|BIBM|ML4H|GECCO|EvoStar|AAMAS|HRI|L4DC|CogSci|ESWC|ISWC|LoG"
    "|Findings|PNAS|Nature|Science|Cell|PRL"
)
_BETWEEN_VENUES = re.compile(
    r"[()\[\]{}【】（）《》|;\n\"“”]|\.\s|,\s(?!\d)|\.$|\sfrom\s"
)
# Each begins with a capital, save two: looking for that takes half of the time.
_VENUE = re.compile(
    rf"(?<![\w-])(?=[A-Z3p])(?:{_VENUES})(?![a-z])[-'’` ]{{0,2}}(?:(?:19|20)?\d\d\b)?"
)
_VENUE_AT_END = re.compile(rf"(?<=\w) (?:{_VENUES})[-'’ ]{{0,2}}(?:19|20)\d\d$")
_BESIDE_VENUE = re.compile(
    r"oral|spotlight|highlights?|posters?|workshops?|findings|main|long|short|best|paper|award|honou?rable|mention|track"
    r"|datasets?|benchmarks?|and|demo|industry|conference|journal|accepted|to|appear|in|at|under|review"
    r"|submitted|submission|proc"
    r"|proceedings|of|the|outstanding|notable|candidates?|top|extended|abstract|student|ieee|acm|usenix|annual|v|vol|no|pp"
)
_ARXIV_VENUE = re.compile(
    r"(?:arxiv|corr|biorxiv|medrxiv)(?:\s?e-?prints?)?|\bpreprints?\b",
    re.IGNORECASE,
)
_VENUE_WORD = re.compile(
    r""
    r"\b(?:Conference|Conf|Journal|Proceedings|Proc|Transactions|Trans|Letters|Workshop|Symposium|Review|Reviews|Research|Magazine|Findings|University|Advances|Intelligence|Computation|Computing|Learning|Systems|Networks|Processing|Vision|Recognition|Engineering|Technology|Report|Press|Science|Sciences|Nature|IEEE|ACM|AAAI|Springer|Elsevier|OpenAI|Google|Microsoft|Meta|Survey|Surveys|Society|Biology|Medicine|Physics|Statistics|International|Code|Paper|Presentation|Spotlight|Poster|Award)\b"
)
_CALLED_VENUE = re.compile(
    r"\b(?:Conf|Conference|Journal|Proc|Proceedings|Trans|Transactions|Workshop|Symposium|Letters"
    r"|Annals|Magazine|Congress|Review|Bulletin)\b"
)
_INITIAL = re.compile(r"(?:[^\W\d_]\.[- ]?){1,4}|[A-Z]{1,2}")
_PARTICLE = re.compile(
    r"al|bin|da|dal|dan|de|del|della|den|der|des|di|do|dos|du|el|ibn|la|las|le|les|los|san|st|ten|ter|the"
    r"|van|von|zu"
)
_NAME = re.compile(r"[^\W\d_][^\W\d]*(?:[-'’.‐][^\W\d]*)*[*†‡§¶✉]*\.?")
_BETWEEN_NAMES = re.compile(r"\s*(?:[,;，、·]\s*(?:and\s|&)?|\s&\s|\sand\s)\s*")
_ET_AL = re.compile(r"[,\s]*\bet\.? ?al\b\.?,?", re.IGNORECASE)
_SEVERAL = re.compile(
    rf"{_BETWEEN_NAMES.pattern}|{_ET_AL.pattern}", re.IGNORECASE
)
_SIGNED = re.compile(r"\b[A-Z]\. ?[A-Z]")
_INITIALS_BEHIND = re.compile(
    r"(?:[^\W\d_][\w'’ -]{1,40},\s(?:[^\W\d_]\.[- ]?){1,4}(?:,?\s(?:&|and)\s|,\s|\s*$))+"
)  # "Doe, J., Roe, A."
_NAMES_AT_MOST = 5  # words in one name
_BESIDE_NAME = re.compile(r"\([^()]*\)|[\d*†‡§¶✉^]+$")

_NO_SUBJECT = re.compile(
    r"(?:table of )?contents?|toc|papers?(?: list)?|list(?: of papers)?|paper list|articles?|"
    r"publications?"
    r"|all papers|(?:19|20)\d\d(?:[-./ ].{0,12})?|.{0,9}(?:19|20)\d\d|before .{4,9}|.{0,12}older"
    r"|contribut.{0,30}|license|licence|acknowledge?ments?|citations?|citing|cite|about|introduction|overview"
    r"|misc(?:ellaneous|ellany)?|others?|updates?|news|awesome.{0,80}|readme|daily.{0,20}|arxiv.{0,20}|must.read.{0,60}"
    r"|updated on.{0,20}|last update.{0,20}|references?|bibliography|resources?|related (?:work|"
    r"papers|links)"
    r"|conferences?|journals?|preprints?|recent papers"
    r"|papers? (?:from|since|before|after|until|in|of) .{0,40}(?:19|20)\d\d.{0,60}"
    r"|(?:basic |general |main )?(?:methods?|techniques?|approach(?:es)?|models?|applications?)"
    r"|analys[ei]s|basics|general|works?"
    r"|.{0,20}\bpapers? of the (?:day|week|month|year)\b.{0,60}"
    r"|(?:week(?:ly)?|month(?:ly)?|latest|new|hot) papers?|important papers|selected papers"
    r"|reading list|star history|contact|index"
    r"|catalog(?:ue)?(?:\s?[(（]目录[)）])?"
    r"|目录|论文|论文列表",
    re.IGNORECASE,
)
_WAY_BACK = re.compile(
    r"\W*(?:back(?: to)?(?: the)?(?: top| contents?)?|(?:to )?top|回到?顶部|返回.{0,4})\W*",
    re.IGNORECASE,
)
_ABOUT_THE_PAGE = re.compile(
    r"(?:\W*)(?:how to )?(?:contribut|licen[cs]e|acknowledge?ment|star history|contact"
    r"|(?:table of )?contents?$|to-?do|cit(?:e|ing|ation)|贡献|目录|许可)"
)
# What may stand beside these without saying more: "Other useful links".
_BESIDE_NO_PAPERS = re.compile(
    r"additional|awesome|invited|other|more|open|past|recent|related|relevant|selected|source"
    r"|useful|with|from|this|that|github"
)
_NO_PAPERS = re.compile(
    r"\b(?:tools?|toolbox(?:es)?|toolkits?|librar(?:y|ies)|software|code ?bases?|frameworks?|"
    r"repositor(?:y|ies)"
    r"|projects?|blogs?|posts?|courses?|lectures?|tutorials?|talks?|videos?|books?|slides?|websites?|links|lists?"
    r"|people|groups?|labs?|contribut|licen[cs]e|contents|toc|leaderboards?|communit|newsletters?|podcasts?|workshops?"
    r"|conferences?|researchers|startups?|compan|jobs?|citation|acknowledg|star history|contact)",
    re.IGNORECASE,
)


def words(text: str) -> list[str]:
    """A text's words: rows of letters and figures."""
    return _WORD.findall(text)


def has_words(text: str, least: int) -> bool:
    """Tell whether a text has at least so many words; a long one is not read to its end."""
    return sum(1 for _ in islice(_WORD.finditer(text), least)) == least


def is_label(text: str) -> bool:
    """Tell whether a link's text says where it leads (``[PDF]``, ``2402.17412``): no title."""
    found = _WORD.findall(text[:200])
    if len(found) > 4:
        return False
    return all(map(_is_of_label, found)) or is_venue(text)


@lru_cache(maxsize=1_000)  # links are called by few words
def _is_of_label(word: str) -> bool:
    return bool(_LABEL_WORD.fullmatch(word.lower())) or word.isdecimal()


# An entry is asked several times for each of its links.
@lru_cache(maxsize=1_000)
def leads_to_paper(label: str, url: str) -> bool:
    """Tell whether a link leads to a paper, by its label or by the site that its address names."""
    place = url[:300]
    if is_of_readme(place):
        return False
    if "arxiv.org/" in place or _PAPER_PLACE.search(place):
        return True
    named = is_label(label) and _PAPER_LABEL.search(label) is not None
    return url.startswith("http") and (
        named or url.lower().split("?")[0].endswith(".pdf")
    )


def is_of_readme(url: str) -> bool:
    """Tell whether an address is a place within the page of a repository on a code host."""
    return "#" in url and _OF_README.match(url) is not None


@lru_cache(maxsize=1_000)  # as are its texts
def is_venue(text: str) -> bool:
    """Tell whether a text is a venue, a date, or both.

    ``CVPR 2024 Oral``, ``arXiv 2021.03``, ``Jun., 2024``.
    """
    if len(text) > 80:  # the name of a conference in full
        return False
    rest = _VENUE.sub(" ", text)
    if _names_an_archive(rest):
        rest = _ARXIV_VENUE.sub(" ", rest)
    without = DATE_IN_TEXT.sub(" ", rest) if FIGURE.search(rest) else rest
    if without.strip() == text.strip():
        return False
    return all(
        word.isdecimal() or _BESIDE_VENUE.fullmatch(word.lower())
        for word in _WORD.findall(without)
    )


def _names_an_archive(text: str) -> bool:
    """Tell whether a text may have an archive's name: soon seen, and most have none."""
    lower = text.lower()
    return "xiv" in lower or "corr" in lower or "preprint" in lower


def is_called_venue(text: str) -> bool:
    """Tell whether a text has a word of venues' names: Journal, Proceedings, Transactions."""
    return _CALLED_VENUE.search(text) is not None


def without_venue_at_end(title: str) -> str:
    """A title without the known venue and year that nothing parts from it: ``Looms KDD 2022``."""
    return _VENUE_AT_END.sub("", title)


def venue_in(text: str) -> str | None:
    """Find a venue in a text, as written, with what stands beside it up to the next mark."""
    if not _VENUE.search(text, 0, 1000):
        return None  # as most texts
    for piece in _BETWEEN_VENUES.split(text[:1000]):
        # see above
        if (
            _VENUE.search(piece)
            and not _ARXIV_VENUE.search(piece)
            and len(piece) < 80
        ):
            named = piece.strip(" ,.:-–—*_")
            return named if _VENUE.search(named) else None
    return None


@lru_cache(maxsize=1_000)
def are_names(text: str, *, alone: bool = False) -> bool:
    """Tell whether a text is a list of names.

    One name only where ``alone`` says that it would be expected.
    """
    if not alone and not may_list_several(text):
        return False
    short = _without_others(text)
    if _says_more_than_names(short):
        return False
    names = list(filter(None, map(str.strip, _BETWEEN_NAMES.split(short))))
    good = list(filter(_is_name, names))
    others = len(short) < len(text.strip(" .,;:*"))  # et al.
    several = len(names) > 1 or others or alone
    if not several or len(good) < max(1, len(names) - len(names) // 6):
        return False
    return others or " " in "".join(good) or _begin_with_families(short, text)


def _begin_with_families(short: str, text: str) -> bool:
    """Tell whether commas or initials show that each name has its family name first."""
    return _are_turned(short) or _have_initials_behind(text)


def _without_others(text: str) -> str:
    """A list of names without ``et al.`` and what stands around it."""
    short = text[:5000]
    return (_ET_AL.sub("", short) if "al" in short.lower() else short).strip(
        " .,;:*"
    )


def may_list_several(text: str) -> bool:
    """Tell whether a text has what stands between names; most have not, which is soon seen."""
    return _SEVERAL.search(text) is not None


def _says_more_than_names(text: str) -> bool:
    """Tell whether a text has what no list of names has: a date, a venue, a question."""
    marked = ":" in text or "?" in text
    if marked or _VENUE.search(text) is not None:
        return True
    return (
        FIGURE.search(text) is not None
        and DATE_IN_TEXT.search(text) is not None
    )


def _are_turned(text: str) -> bool:
    """Tell whether each name has its family name first: ``Doe, Jane and Roe, John``."""
    parts = text.split(";") if ";" in text else text.split(" and ")
    names = [name for name in parts if name.strip() != "others"]
    return len(names) > 1 and all(name.count(",") == 1 for name in names)


def _have_initials_behind(text: str) -> bool:
    return _INITIALS_BEHIND.fullmatch(text[:5000].strip(" ,;:*")) is not None


def surely_names(text: str) -> bool:
    """Tell names from a title in capitals (``Deep and Cross Networks``).

    By initials, ``et al.`` or two commas.
    """
    signed = text.count(",") > 1 or _SIGNED.search(text) or _ET_AL.search(text)
    return bool(signed) and are_names(text)


def is_prose(text: str) -> bool:
    """Tell whether a text is sentences.

    Most of its words do not begin with a capital, as those of names do.
    """
    found = words(text[:2000])
    return (
        len(found) >= 25
        and sum(word[0].islower() for word in found) * 5 >= len(found) * 3
    )


@lru_cache(maxsize=10_000)  # people have several papers
def _is_name(text: str) -> bool:
    text = _BESIDE_NAME.sub("", text).strip()
    parts = text.split()
    if not 1 <= len(parts) <= _NAMES_AT_MOST or _VENUE_WORD.search(text):
        return False
    return all(
        _PARTICLE.fullmatch(part.lower())
        or (_NAME.fullmatch(part) and not part[0].islower())
        or _INITIAL.fullmatch(part)
        for part in parts
    )


def has_subject(heading: str) -> bool:
    """Tell whether a heading says what its papers are about: it can be their keyword."""
    text = heading.strip(" :.#*_-–")
    return (
        1 < len(text) <= 80
        and _NO_SUBJECT.fullmatch(text) is None
        and bool(words(text))
    )


def is_way_back(text: str) -> bool:
    """Tell whether a link beside a heading leads back to the contents."""
    return _WAY_BACK.fullmatch(text.strip(" []()")) is not None


def is_about_the_page(heading: str) -> bool:
    """Tell whether a heading stands above what concerns the page itself.

    How to contribute, its licence.
    """
    return _ABOUT_THE_PAGE.match(heading.strip(" :.#*_-–").lower()) is not None


def announces_no_papers(heading: str) -> bool:
    """Tell whether a heading stands above things that are no papers.

    Tools, courses, other lists.
    """
    return (
        _NO_PAPERS.search(heading) is not None
        and "paper" not in heading.lower()
    )


def announces_more(heading: str) -> bool:
    """Tell whether a heading names something else beside tools or talks: "System and Tutorial"."""
    rest = words(_NO_PAPERS.sub(" ", heading).lower())
    return any(
        len(word) > 3 and not _BESIDE_NO_PAPERS.fullmatch(word) for word in rest
    )
