"""What a stretch of text is, by its words: a link's label, a venue, names, a heading."""

from __future__ import annotations

from paperweave.read.formats.plain_text.word_patterns import (
    announces_no_papers,
    are_names,
    has_subject,
    has_words,
    is_about_the_page,
    is_called_venue,
    is_label,
    is_prose,
    is_venue,
    is_way_back,
    leads_to_paper,
    surely_names,
    venue_in,
)
from tests.support.rows import for_rows

# Labels of links, as lists of papers have them.
LABELS = """
Abs; Abstract; ACL Anthology; ACM DL; AI; App; arXiv article; Available here; Bib; BibTeX; bioRxiv;
Blog; Blogpost; Book; Browse; Cam; Card; Caffe; Chinese; Citation; Cite; Code; Codes; Colab; Com;
Conference; Data; Dataset; Datasets; Deck; Demo; Demos; Docs; Documentation; Download; DOI;
English; Explanation; Extended; Face; Free; Full; Git; GitHub; GitLab; HF; Home; Homepage; HTML;
Hub; Hugging; HuggingFace; IEEE; Implementation; Info; Interactive; JAX; Journal; Keras; Kaggle;
Leaderboard; Lecture; Link; Links; Main; Material; Materials; MATLAB; Model; Models; More; New;
Notebook; Notes; Official; Online; Open; OpenAccess; OpenReview; Page; Pages; Paper; Papers; PDF;
Poster; Post; Preprint; Presentation; Proceedings; Project; PubMed; PWC; Python; PyTorch; Raw;
Read; Reading; Release; Repo; Repository; Report; Reproduction; Resource; Review; Reviews; S2;
Scholar; Semantic; Short; Site; Slide; Slides; Source; Space; Spaces; Springer; Thesis; Star;
Stars; Summary; Supp; Supplement; Supplementary; Talk; TensorFlow; Text; TF; The; Third; Torch;
TorchHub; Tutorial; Tweet; Twitter; Unofficial; Version; Video; Videos; Web; Webpage; Website;
Weights; Wiki; Workshop; X; YouTube; Zhihu; Zotero; Link1; Link2; V1; V2; No; Yes; Soon; Coming;
TBD; Null; None; NA; 论文; 代码; 链接; 项目; 主页; 数据集; 解读; 博客; 视频; 知乎; 2402.17412;
Full text PDF 2; CVPR 2024 Oral; ; * [PDF]
"""
TITLES = """
Looms; Paper looms; PDF of all our looms; The full text and code; An open letter; Scholars
"""


@for_rows("label", [label.strip() for label in LABELS.split(";")])
def test_a_label_says_where_a_link_leads(label: str) -> None:
    assert is_label(label)


@for_rows("title", [title.strip() for title in TITLES.split(";")])
def test_a_title_is_no_label(title: str) -> None:
    assert not is_label(title)


def test_five_words_of_labels_are_a_title() -> None:
    assert is_label("Project page code repository")
    assert not is_label("Project page code model data")


PAPER_LABELS = (
    "paper; PDF; thesis; arXiv; preprint; abs; OpenReview; proceedings; article; 论文; DOI"
)
OTHER_LABELS = "code; project page; slides; bioRxiv of looms; A paper on looms; 代码"
PLACES = """
arxiv.org/abs/1905.01234 alphaxiv.org/abs/1905.01234 ar5iv.labs.example/html/1905.01234
www.biorxiv.org/content/10.1101/1 www.medrxiv.org/content/10.1101/1 chemrxiv.org/engage/1
ssrn.com/abstract=1 doi.org/10.1000/1 openreview.net/forum?id=a aclanthology.org/P19-1001
aclanthology.info/papers/P19-1 aclweb.org/anthology/P19-1001 anthology.aclweb.example/P19-1001
proceedings.mlr.press/v97/loom19a.html papers.nips.cc/paper/1-looms papers.neurips.cc/paper/1-looms
proceedings.neurips.cc/a nips.cc/paper/1 neurips.cc/paper/1 neurips.cc/virtual/2023/poster/1
neurips.cc/virtual/2023/paper/1 jmlr.org/papers/v1/a.html jmlr.org/proceedings/papers/v1
jmlr.csail.mit.edu/papers/v1 jmlr.csail.mit.edu/proceedings/v1 openaccess.thecvf.com/content/a.html
www.cv-foundation.org/openaccess/a.html ieeexplore.ieee.org/document/1 dl.acm.org/citation.cfm?id=1
delivery.acm.org/10.1145/1 portal.acm.org/citation.cfm?id=1 link.springer.com/article/10.1007/1
link.springer.com/chapter/10.1007/1 link.springer.com/content/1
www.sciencedirect.com/science/article/1 www.semanticscholar.org/paper/1 pdfs.semanticscholar.org/1
api.semanticscholar.org/1 www.nature.com/articles/1 www.science.org/doi/1 www.pnas.org/content/1
www.ncbi.nlm.nih.gov/pmc/1 www.ncbi.nlm.nih.gov/pubmed/1 pubmed.ncbi.nlm.nih.gov/1
onlinelibrary.wiley.com/1 www.tandfonline.com/1 academic.oup.com/1 direct.mit.edu/1
www.mitpressjournals.org/1 ojs.aaai.org/1 www.aaai.org/ocs/1 www.aaai.org/papers/1 aaai.org/ojs/1
cdn.aaai.org/library/1 www.ijcai.org/1 www.ecva.net/papers/1 www.isca-speech.org/1
www.isca-archive.org/1 www.usenix.org/1 www.researchgate.net/publication/1
hal.archives-ouvertes.fr/1 hal.science/1 hal.inria.fr/1 www.mdpi.com/1
www.frontiersin.org/articles/1 journals.plos.org/1 huggingface.co/papers/1 hf.co/papers/1
dspace.loom.example/1 eprint.loom.example/1 eprints.loom.example/1 iopscience.iop.org/1
aip.scitation.org/1 journals.aps.org/1 www.cambridge.org/core/journals/1
royalsocietypublishing.org/1 www.vldb.org/1 distill.pub/2019/1 www.roboticsproceedings.org/1
papers.ssrn.com/1 osf.io/preprints/1 projecteuclid.org/1 www.jstor.org/stable/1
epubs.siam.org/doi/1 eccc.weizmann.ac.il/1 eprint.iacr.org/1 paperswithcode.com/paper/1
dblp.org/rec/1 transformer-circuits.pub/2021/1 www.lrec-conf.org/1 cdn.openai.com/papers/1
"""
OTHER_PLACES = """
arxiv-sanity.example/ arxivxorg.example/ www.nature.com/collections/1
neurips.cc/virtual/2023/talk/1 doi.org/looms github.com/a/b aaai.org/about distill.pub/about
transformer-circuits.pub/about
"""


@for_rows("label", PAPER_LABELS.split("; "))
def test_a_label_of_papers_leads_to_one_wherever_it_leads(label: str) -> None:
    assert leads_to_paper(label, "https://loom.example/1")
    assert not leads_to_paper(label, "./notes/1.md")


@for_rows("label", OTHER_LABELS.split("; "))
def test_another_label_leads_to_a_paper_only_by_the_address(label: str) -> None:
    assert not leads_to_paper(label, "https://loom.example/1")
    assert not leads_to_paper(label, "notes/1.pdf")
    assert leads_to_paper(label, "https://loom.example/1.pdf")
    assert leads_to_paper(label, "https://loom.example/1.PDF?raw=true")


@for_rows("place", PLACES.split())
def test_an_address_is_known_as_a_papers(place: str) -> None:
    assert leads_to_paper("x", f"https://{place}")


@for_rows("place", OTHER_PLACES.split())
def test_an_address_is_known_as_none_of_a_paper(place: str) -> None:
    assert not leads_to_paper("x", f"https://{place}")


VENUES = """
NeurIPS; NIPS; ICML; ICLR; CVPR; ICCV; ECCV; WACV; BMVC; ACCV; MICCAI; ISBI; MIDL; ACL; EMNLP;
NAACL; EACL; AACL; IJCNLP; COLING; CoNLL; TACL; LREC; INTERSPEECH; Interspeech; ICASSP; ASRU; SLT;
AAAI; IJCAI; ECAI; AISTATS; UAI; COLT; ALT; COLM; CoLM; CoRL; ICRA; IROS; RSS; RA-L; RAL; T-RO;
TRO; KDD; SIGKDD; WWW; TheWebConf; WSDM; CIKM; SIGIR; ECIR; RecSys; ICDM; SDM; ECML; PKDD; PAKDD;
ICDE; SIGMOD; VLDB; PVLDB; CHI; UIST; CSCW; SIGGRAPH; SIGGRAPH Asia; TOG; TVCG; TPAMI; PAMI; IJCV;
TIP; TMM; TCSVT; TNNLS; TKDE; TKDD; TIST; TMLR; JMLR; JAIR; MLJ; ISCA; MICRO; ASPLOS; HPCA; OSDI;
SOSP; NSDI; EuroSys; ATC; SIGCOMM; INFOCOM; MobiCom; MLSys; SysML; DAC; ICCAD; DATE; ICSE; FSE;
ESEC/FSE; ASE; ISSTA; PLDI; POPL; OOPSLA; CCS; NDSS; S&P; Oakland; USENIX; USENIX Security; SaTML;
FAccT; AIES; ISMIR; MMM; ICME; ICPR; ICIP; ICDAR; 3DV; ACMMM; MM; TASLP; TSP; TIT; JSAC; TWC; FOCS;
STOC; SODA; ITCS; BIBM; CHIL; ML4H; GECCO; EvoStar; AAMAS; HRI; L4DC; CogSci; ESWC; ISWC; LoG;
Findings; PNAS; Nature; Science; Cell; PRL
"""
BESIDE = """
oral spotlight highlight highlights poster posters workshop workshops findings main long short
best paper award honorable honourable mention track dataset datasets benchmark benchmarks and demo
industry conference journal accepted to appear in at under review submitted proc proceedings of the
outstanding notable top extended abstract student IEEE ACM USENIX annual v vol no pp 25
"""


@for_rows("name", [name.strip() for name in VENUES.split(";")])
def test_a_venue_is_known_by_its_name(name: str) -> None:
    assert is_venue(f"{name} 2021")
    assert is_venue(name)
    assert venue_in(f"A. Weaver, loom ({name})") == name


@for_rows("word", BESIDE.split())
def test_a_venue_has_words_beside_it(word: str) -> None:
    assert is_venue(f"ICML 2021 {word}")
    assert is_venue(f"ICML 2021 {word.capitalize()}")


ALSO_VENUES = """
ICML'21; ICML’21; ICML`21; ICML-2021; ICML21; ICML, 2021; arXiv; arXiv 2021; arXiv e-prints;
arXiv eprint 2021; arXiv 2021.03; CoRR; CoRR 2021; bioRxiv; medRxiv 2021; ARXIV; Jun., 2024;
Jun 2024; 2021; ACM MM 2021; arXiv preprint;
Preprint; preprints 2021
"""
NO_VENUES = """
; loom; Looms 2021; ICMLs; my-ICML; wICML; Nature loom 2021; ICML 2021 loom; iclr; arXiv looms
"""


@for_rows("text", [text.strip() for text in ALSO_VENUES.split(";")])
def test_a_venue_has_a_year_or_is_an_archive(text: str) -> None:
    assert is_venue(text)


@for_rows("text", [text.strip() for text in NO_VENUES.split(";")])
def test_other_words_are_no_venue(text: str) -> None:
    assert not is_venue(text)


def test_the_name_of_a_conference_in_full_is_no_short_name() -> None:
    name = "ICML 2021 " + "short paper " * 5 + "track 12"
    assert len(name) == 78
    assert is_venue(f"{name} 3")
    assert not is_venue(f"{name} 34")


IN_TEXT = [
    ("A. Weaver. Looms. ICML 2021 (oral). 3 pages", "ICML 2021"),
    ("A. Weaver, Looms, in ICML, 2021, of 3 pages", "in ICML, 2021"),
    ("[ICLR 2020] Looms", "ICLR 2020"),
    ("{ICLR 2020} Looms", "ICLR 2020"),
    ("【ICLR 2020】Looms", "ICLR 2020"),
    ("（ICLR 2020）Looms", "ICLR 2020"),
    ("《ICLR 2020》Looms", "ICLR 2020"),
    ("Looms | ICLR 2020 | code", "ICLR 2020"),
    ("Looms; ICLR 2020; code", "ICLR 2020"),
    ("Looms\nICLR 2020\ncode", "ICLR 2020"),
    ('"Looms" ICLR 2020 "code"', "ICLR 2020"),
    ("“Looms” ICLR 2020 “code”", "ICLR 2020"),
    ("Looms. Proc. of ICLR 2020.", "of ICLR 2020"),
    ("(**ICLR 2020**)", "ICLR 2020"),
    ("(ICLR 2020_ - )", "ICLR 2020"),
    ("(: ICLR 2020 –)", "ICLR 2020"),
    ("(ICLR 2020 —)", "ICLR 2020"),
    ("(ICLR arXiv 2020)", None),
    ("Looms of " + "the north " * 7 + "in ICLR 2020", None),
    ("Looms of all of us", None),
]


@for_rows(("text", "venue"), IN_TEXT)
def test_a_venue_stands_between_marks(text: str, venue: str | None) -> None:
    assert venue_in(text) == venue


CALLED = """
Conf Conference Journal Proc Proceedings Trans Transactions Workshop Symposium Letters Annals
Magazine Congress Review Bulletin
"""


@for_rows("word", CALLED.split())
def test_a_venue_is_called_so(word: str) -> None:
    assert is_called_venue(f"The {word} of Looms")
    assert not is_called_venue(f"The Re{word}s of looms")


# What venues have in their names, and names of people never.
NO_PEOPLE = """
Conference Conf Journal Proceedings Proc Transactions Trans Letters Workshop Symposium Review
Reviews Research Magazine Findings University Advances Intelligence Computation Computing Learning
Systems Networks Processing Vision Recognition Engineering Technology Report Press Science Sciences
Nature IEEE ACM AAAI Springer Elsevier OpenAI Google Microsoft Meta Survey Surveys Society Biology
Medicine Physics Statistics International Code Paper Presentation Spotlight Poster Award
"""
PARTICLES = """
al bin da dal dan de del della den der des di do dos du el ibn la las le les los san st ten ter the
van von zu
"""
NAMES = """
Ada Weaver* (Loom Lab), Ben Thread† (Knot Lab); Ada Weaver‡ (a), Ben Thread§ (b);
Ada Weaver¶ (a), Ben Thread✉ (b); Ada Weaver1, Ben Thread2*; Ada Weaver^, Ben Thread†‡§¶✉;
Ada Weaver., Ben Thread.; A. B. Weaver, C.-D. Thread; AB Weaver, C Thread; Ada O'Loom, Ben D’Knot;
Ada Weaver-Loom, Ben Thread‐Knot; Weaver, Ada and Thread, Ben; Weaver and Thread et al;
Weaver, A., Thread, B.; Weaver, A. and Thread, B.; Weaver, A. & Thread, B.;
* Ada Weaver, Ben Thread; Ada van der Weaver, Ben Thread; Ada B. C. D. Weaver, Ben Thread;
Weaver, Ada and Thread, Ben and Knot, Cleo and others;
A Weaver, B Thread, C Knot, D Weft, E Warp, loom
"""
NO_NAMES = """
Ada Weaver: Ben Thread, Loom; Are Looms, Threads?; ICML, Ada Weaver; May 2021, Ada Weaver;
Ada, Ben; Looms for threads, Knots for looms; Weaver, Thread and Knot; loom, thread;
Ada B. C. D. E. Weaver, Ben Thread; A Weaver, B Thread, C Knot, D Weft, loom; , ;
Weaver, Ada and Thread; Weaver and Thread
"""


@for_rows("word", NO_PEOPLE.split())
def test_a_word_of_venues_is_in_no_name(word: str) -> None:
    assert not are_names(f"Ada Weaver, Loom {word}")


@for_rows("particle", PARTICLES.split())
def test_a_name_has_a_particle(particle: str) -> None:
    assert are_names(f"Ada {particle} Weaver, Ben Thread")


@for_rows("text", [text.strip() for text in NAMES.split(";")])
def test_people_are_named_in_many_ways(text: str) -> None:
    assert are_names(text)


def test_semicolons_part_names_that_are_turned() -> None:
    assert are_names("Weaver, Ada; Thread, Ben")
    assert not are_names("Weaver, Ada; Thread")


@for_rows("text", [text.strip() for text in NO_NAMES.split(";")])
def test_what_has_capitals_and_commas_may_be_no_names(text: str) -> None:
    assert not are_names(text)


SURELY = [
    ("Deep and Cross Networks", False),
    ("Ada Weaver, Ben Thread", False),
    ("Ada Weaver, Ben Thread, Cleo Knot", True),
    ("A. Weaver and B. Thread", True),
    ("A.Weaver and Ben Thread", True),
    ("Ada Weaver et al.", True),
    ("Ada weaver, ben thread, cleo knot", False),
]


@for_rows(("text", "surely"), SURELY)
def test_capitals_alone_make_no_sure_names(text: str, *, surely: bool) -> None:
    assert surely_names(text) is surely


def test_prose_is_25_words_of_which_most_are_small() -> None:
    assert is_prose("a loom " * 12 + "a")
    assert not is_prose("a loom " * 12)
    assert is_prose("a loom and Ada Weaver " * 5)
    assert not is_prose("a loom and Ada Weaver " * 4 + "a loom and Ada Weaver Loom")


def test_a_word_is_letters_and_figures() -> None:
    assert has_words("a loom_of_2 threads", 5)
    assert not has_words("a loom_of_2 threads", 6)


NO_SUBJECTS = """
Table of contents; Content; TOC; Paper; Papers list; Paper list; List; List of papers; Article;
Articles; Publication; Publications; All papers; 2021; 2021-05; 2021.05; 2021/05; 2021 and later;
1998; In 2021; Year 1998; Before 2019; 2019 and older; Contributing; License; Licence;
Acknowledgment; Acknowledgements; Citation; Citations; Citing; Cite; About; Introduction; Overview;
Misc; Miscellaneous; Other; Others; Update; Updates; News; Awesome looms; Readme; Daily looms;
arXiv; Must-read looms; Must read; Updated on 2021.05.04; Last update: today; Reference;
References; Bibliography; Resource; Resources; Related work; Related papers; Related links;
Conference; Conferences; Journal; Journals; Preprint; Preprints; Recent papers; Important papers;
Selected papers; Reading list; Star history; Contact; Index; 目录; 论文; 论文列表; ## Papers ##;
**Papers**; Papers:; _Papers_; Miscellany; Papers from May 4, 2021 - now (see the full list);
Paper since 2021; Papers before May 2021; Papers after 2021; Papers until 2021; Papers of 2021;
Paper in May, 2021; Method; Methods; Technique; Techniques; Approach; Approaches; Model; Models;
Application; Applications; Basic models; General methods; Main approaches; Analysis; Analyses;
Basics; General; Work; Works; Week papers; Weekly papers; Month papers; Monthly papers;
Latest papers; New papers; Hot paper; Top papers of the week (May 8-14); Paper of the day;
Papers of the month; Papers of the Year 1; – Papers –; - Papers; ; A; ...; PAPERS
"""
SUBJECTS = """
Looms; Paper looms; Tables of looms; Looms at rest in 2021 and 1998; Related looms; 3D; Older looms;
Papers of looms; Methods of weaving; Loom models; Generals
"""


@for_rows("heading", [heading.strip() for heading in NO_SUBJECTS.split(";")])
def test_a_heading_of_the_page_has_no_subject(heading: str) -> None:
    assert not has_subject(heading)


@for_rows("heading", [heading.strip() for heading in SUBJECTS.split(";")])
def test_a_heading_has_a_subject(heading: str) -> None:
    assert has_subject(heading)


def test_a_heading_is_no_longer_than_a_line() -> None:
    assert has_subject("looms ".rjust(80, "a") + " ")
    assert not has_subject("a" * 81)


WAYS_BACK = """
Back to top; back; Back to the top; ⬆ back to contents; Back to content; Top; To top; ↑ top ↑;
回到顶部; 回顶部; 返回; 返回目录; [Back to top]; (top); Back contents
"""
NO_WAYS_BACK = "Looms; Back to the loom; Top looms; 顶; To the loom"
ABOUT_THE_PAGE = """
Contributing; How to contribute; License; Licence; Acknowledgement; Acknowledgments; Star History;
Contact; Contents; Table of contents; Content; To-do; Todo; Cite; Citing; Citation; 贡献; 目录;
许可; ⭐ Contact; **License**; How to cite
"""
OF_PAPERS = "Looms; Contents of looms; City looms; A license; Stars"


@for_rows("text", [text.strip() for text in WAYS_BACK.split(";")])
def test_a_link_leads_back_to_the_contents(text: str) -> None:
    assert is_way_back(text)


@for_rows("text", NO_WAYS_BACK.split("; "))
def test_other_links_lead_nowhere_back(text: str) -> None:
    assert not is_way_back(text)


@for_rows("heading", [heading.strip() for heading in ABOUT_THE_PAGE.split(";")])
def test_a_heading_is_about_the_page(heading: str) -> None:
    assert is_about_the_page(heading)


@for_rows("heading", OF_PAPERS.split("; "))
def test_a_heading_is_not_about_the_page(heading: str) -> None:
    assert not is_about_the_page(heading)


# Below these, lists of papers name other things.
OTHER_THINGS = """
Tool; Tools; Toolbox; Toolboxes; Toolkit; Toolkits; Library; Libraries; Software; Codebase;
Code bases; Framework; Frameworks; Repository; Repositories; Project; Projects; Blog; Blogs; Post;
Posts; Course; Courses; Lecture; Lectures; Tutorial; Tutorials; Talk; Talks; Video; Videos; Book;
Books; Slide; Slides; Website; Websites; Links; List; Lists; People; Group; Groups; Lab; Labs;
Contributing; License; Licence; Contents; TOC; Leaderboard; Leaderboards; Community; Newsletter;
Newsletters; Podcast; Podcasts; Workshop; Workshops; Conference; Conferences; Researchers; Startup;
Startups; Companies; Job; Jobs; Citation; Acknowledgments; Star History; Contact;
Our tools and looms
"""
PAPERS = "Looms; Papers with tools; Link prediction; Metalabs; Retool; Linked looms"


@for_rows("heading", [heading.strip() for heading in OTHER_THINGS.split(";")])
def test_a_heading_announces_other_things_than_papers(heading: str) -> None:
    assert announces_no_papers(heading)


@for_rows("heading", PAPERS.split("; "))
def test_a_heading_may_announce_papers(heading: str) -> None:
    assert not announces_no_papers(heading)
