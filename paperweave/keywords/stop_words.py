"""Which phrases say something about a subject.

Rules on the words of a phrase, whatever the corpus.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from paperweave.keywords.one_text.choices import often_titled
from paperweave.text.abroad.general_words import (
    is_general_abroad,
    wraps_a_subject,
)
from paperweave.text.languages import is_foreign_function_word
from paperweave.text.tokens import CACHED_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

# Nouns of every science. Alone, or with only each other and weak words beside them, they name no
# subject.
_GENERIC_NOUNS = frozenset(
    """ability absence adaptation abstract academia accuracy achievement action activity
    addition adoption advance advancement advantage aim algorithm alternative amount analysis
    angle answer appendix application approach area argument article aspect assessment
    assumption attempt attention attribute author availability average baseline basis behavior
    benchmark benefit bottleneck breadth capability capacity case category cause challenge
    change characteristic choice claim class code collection combination community comparison
    competitor complexity component computation concept conclusion condition configuration
    consequence consideration consistency constraint content context contrast contribution
    control core correlation cost counterpart coverage creation criterion data dataset
    deficiency definition degree demand demonstration dependence dependency depth description
    design detail development difference difficulty dimension direction disadvantage discovery
    discussion diversity domain drawback effect effectiveness efficacy efficiency effort element
    emergence end enhancement entity environment error estimate estimation evaluation evidence
    evolution example execution existence experience experiment expert exploration expression
    extension extent fact factor failure family fashion feature feedback fidelity field figure
    finding flexibility focus form format formulation foundation fraction framework frequency
    function functionality future gain gap generality generation goal group growth guideline
    hand handling help human idea illustration impact implementation implication importance
    improvement increase index indication individual industry influence information input
    insight inspiration instance instruction intelligence interaction interest interpretation
    introduction intuition investigation issue item iteration job key kind knowledge lack layer
    lead learning length level library limit limitation line list literature location loss
    magnitude maintenance majority manner margin mean measure measurement mechanism member
    metric method methodology mind mode model modification module motivation name nature need
    network notion novelty number object objective observation obstacle operation opportunity
    optimization option order organization origin outcome output overhead overview pair paper
    paradigm parameter part participant past pattern performance period person perspective phase
    phenomenon picture piece pipeline place point policy popularity population portion position
    possibility potential power practice practitioner precision prediction presence present
    presentation principle problem procedure process processing product production program
    progress project proof property proposal prospect provision purpose quality quantity
    question range rate ratio reader reality reason reduction reference regard regime region
    relation relationship relevance reliability report representation requirement research
    researcher resource response result review rise risk role rule run sample scale scenario
    scheme science scope score section selection sense sequence series set setting setup shape
    shift side signal significance simplicity simulation situation size skill solution source
    space speed stability stage standard state statement step story strategy strength structure
    student study style subject success summary superiority support survey system table target
    task technique technology tendency term test testing text theory thing thought threshold
    time token tool top topic trade-off tradeoff trade training transition treatment trend trial
    trick type understanding unit usage use user utility utilization validation validity value
    variable variant variation variety version view viewpoint way weakness weight whole word
    work workflow world year state-of-the-art sota art ablation project-page github website page
    repository url link demo codebase open-source checkpoint arxiv supplementary preprint
    percent percentage hour day week month minute second""".split()  # noqa: SIM905
)
# Words that only grade or point: they say nothing in front of a noun and never end a phrase.
_WEAK = frozenset(
    """able above accurate ad-hoc additional adequate advanced aforementioned aim allow
    alternative amenable apparent applicable appropriate available bad basic best better big
    billion broad broader carefully certain challenging clear close closely common comparable
    compelling competitive complete complex comprehensive considerable consistent consistently
    conventional correct corresponding cost-effective crucial current currently cutting-edge
    day-to-day de-facto deeper desirable desired detailed different difficult direct directly
    distinct diverse double dozen drastically drop-in due earlier early easily easy easy-to-use
    effective effectively efficient efficiently eight eleven encouraging end-to-end enhanced entire
    entirely equal essential established ever-growing evident excellent exciting existing
    expensive explicitly extensive extensively extra extreme extremely facto famous far faster
    favorable fewer trained proposed downstream down base secure feasible final five flexible
    following former four free frequent fully further generally given good great greater greatly
    growing half hard heavy helpful high-quality higher highest highly hundred important
    impressive improved in-depth inadequate increased increasing increasingly incredible
    inferior inherent initial innovative insufficient interesting intuitive known large-scale
    largely larger largest last latest latter leading less lesser light likely limited little
    long-standing longer longstanding low-quality lower lowest main major many massive
    meaningful mere merely million minimal minor moderate modern modest naive narrow near
    necessary negligible new newly next nine non-expert non-trivial nontrivial normal notable
    notably novel numerous obvious often old one-of-a-kind only open-source ordinary original
    other out-of-the-box outstanding overall particular particularly past perfect plausible
    plug-and-play poor popular possible potential potentially powerful practical precise
    preliminary present previous previously prior priori profound prominent promising proper
    publicly qualitative quick quickly rapid rapidly real real-world realistic reasonable recent
    recently related relatively relevant reliable remaining remarkable remarkably respective
    respectively rich right rigorous rough same satisfactory second seminal separate serious set
    seven severe sheer short shorter significant significantly similar simple simpler simply six
    slight slightly slow small-scale smaller smallest so-called sole solid sophisticated
    specific specifically state-of-the-art strong stronger strongly subsequent substantial
    substantially subtle successful successfully such sufficient suitable superior surprising
    surprisingly tailored task-specific ten thereby third thorough thousand time-consuming top
    total traditional tremendous trillion triple true twelve twenty typical typically
    ubiquitous unclear
    underlying unexplored unique unknown unlikely unprecedented unsatisfactory up-to-date
    upcoming usable useful usual valid valuable varied various vast versatile very vital
    well-designed well-established well-known wide wide-ranging widely wider widespread worse
    worst wrong""".split()  # noqa: SIM905
)
# These also grade, but begin names: "large models", "deep learning", "zero-shot learning".
_GRADING = frozenset(
    """compact technical tuned real-time fine-grained neural language visual semantic discrete
    infinite textual multi-level two-stage multi-stage one-step two-step classical computational
    conceptual critical deep dense dynamic empirical exact experimental explicit fair fast first
    fine full fundamental general global hidden high high-level intensive intermediate key large
    latent linear local long low low-level maximum mean minimum multiple natural optimal primary
    private public quantitative rare raw regular relative representative robust secondary
    sensible sequential single small special systematic three tiny two unified universal weak
    zero""".split()  # noqa: SIM905
)
# Words of everyday use, of idioms ("thanks to") and of titles ("Towards …") that say nothing alone.
_NO_SUBJECT = frozenset(
    """enough era rest insight guidance essence spirit promise journey glimpse lens light step
    landscape ecosystem cornerstone backbone backdrop hallmark surge wave wealth plethora myriad
    host bunch rethinking unleashing unlocking bridging advancing accelerating harnessing
    empowering revisiting towards beyond mind eye hand heart door game changer assistance
    predecessor thesis necessity proportion proficiency suitability usefulness applicability
    feasibility lightweight gpu cpu api ram tpu flop rtx tuning scaling recipe composition mixture
    label decomposition synthesis editing edge tensor coordinator vision feed-forward
    feedforward submission university institute department workshop proceedings multi mono
    semi non pre post inter intra sub super anti pseudo quasi cross look read speak write listen
    hear watch matter thank self aware driven worth harder act strike unveiling demystifying
    unraveling deciphering taming dissecting combating democratizing mastering harmonizing pushing
    breaking looking generalizing wish warning measuring characterizing uncovering
    diagnosing deconstructing disentangling""".split()  # noqa: SIM905
)
# Verbs in the forms that no ending gives away.
_VERBS = frozenset(
    """achieve adapt add address adopt affect aggregate aid aim align allow analyze appear apply
    approximate argue arise ask assess assign assume attain avoid become begin believe belong
    boost bring build calculate capture carry choose combine come compare complement comprise
    compute conclude conduct confirm consider consist construct contain contribute convert
    correspond create deal decide decompose decrease define deliver demonstrate denote depend
    deploy derive describe designate detect determine develop devise differ discover discuss
    distinguish effect elucidate emerge emphasize employ enable encounter encourage enhance
    ensure entail establish estimate evaluate examine exceed exhibit exist expand expect explain
    exploit explore expose express extend extract face facilitate fail fall feed fill find fit
    follow formulate foster fuse gain gather generate get give go grow guide handle happen help
    highlight hinder hold identify ignore illustrate imagine implement imply improve include
    incorporate incur indicate infer inform inherit inject inspire integrate intend interpret
    introduce investigate involve justify keep know lack lead learn let leverage lie lose
    maintain make match maximize meet minimize mitigate modify motivate move obtain occur offer
    optimize outperform overcome perceive perform persist pose possess predict prefer present
    preserve prevent prioritize produce promote propose prove provide pursue put raise reach
    realize receive reconstruct recover reduce refer refine reflect relate release rely remain
    remove render replace represent require resolve respond retain reveal say see seek seem
    select serve shed show simplify solve specify start stem strive struggle suffer suggest
    surpass tackle take tell tend think train transfer transform translate treat try turn
    understand undergo unify unlock update use utilize validate vary verify want yield made
    found shown gave given taken done seen known built led brought drawn held kept left lost
    meant met paid sent spent stood told thought understood went won wrote written chosen fed
    grown alleviate ameliorate constitute depict exacerbate impose necessitate underlie
    undermine""".split()  # noqa: SIM905
)
# Of the verbs those that are as often the noun at the end of a phrase: "hyperparameter transfer",
# "rank update".
_ALSO_NOUNS = frozenset(
    [
        "aid",
        "estimate",
        "fit",
        "guide",
        "lead",
        "match",
        "release",
        "transfer",
        "transform",
        "update",
        "use",
    ]
)
_MEASURES = frozenset(
    """requirement count degradation time number size cost consumption performance result rate
    gain gap footprint accuracy capacity latency quality quantity ability capability benefit
    speed budget usage demand""".split()  # noqa: SIM905
)
# More nouns that name no subject at the end of a phrase: "linear layers", "computational load".
_GENERAL_ENDS = frozenset(
    """load seed matrix burden combination overhead distribution complexity resource constraint
    owner signal fashion phase weight run ratio variant regime counterpart community researcher
    practitioner configuration checkpoint initialization sample pass report evidence study
    system framework method approach technique strategy task setting""".split()  # noqa: SIM905
)
# In "machine learning models" the last word adds nothing to what stands before it.
CONTAINERS = frozenset(
    [
        "model",
        "method",
        "algorithm",
        "system",
        "task",
        "approach",
        "technique",
        "framework",
        "architecture",
        "strategy",
        "problem",
        "setting",
    ]
)
# Behind a phrase of any length these add nothing: "unlearning process", "inference stage".
EMPTY_TAILS = frozenset(
    """process stage step phase layer design environment community setup procedure paradigm scheme
    operation community regime module mechanism block""".split()  # noqa: SIM905
)
# What papers themselves are, and do: "empirical study", "technical report".
_OF_PAPERS = frozenset(
    """study report analysis survey review evidence evaluation research paper article comparison
    investigation overview case perspective image step stage""".split()  # noqa: SIM905
)
# What a paper is: "empirical study", "short survey". There are reviews of products, too.
_KINDS_OF_PAPERS = frozenset(
    "study report survey paper article investigation overview".split()  # noqa: SIM905
)
# What titles do to a subject: "using large language models". Where this is itself a subject
# ("training", "boosting"), it is none of these.
_MERELY_DOING = frozenset(
    """using leveraging utilizing employing exploiting harnessing unleashing unlocking rethinking
    revisiting exploring investigating evaluating assessing improving enhancing enabling
    facilitating empowering""".split()  # noqa: SIM905
)
_AGAIN = "re-"  # "re-thinking", "re-evaluating"
# When something happened is no subject; neither is which part or phase it was.
_CALENDAR = frozenset(
    """january february march april june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday
    ii iii iv vi vii viii ix xi xii xiii""".split()  # noqa: SIM905
)
# What goes on behind these: "factors associated" with something, "adolescents aged" 12 to 15.
_GO_ON = frozenset({"associated", "aged"})
_PART_OF_A_PAPER = "abstract"  # "extended abstract", but "abstract reasoning"
_LONGEST_UNIT = 4  # letters
_UNITS = ("bit", "bits", "byte", "bytes")  # "32bit"
_ENDS_GENERALLY = (_GENERIC_NOUNS - CONTAINERS) | _GENERAL_ENDS
_SAYS_LITTLE = _GENERIC_NOUNS | _WEAK | _GRADING | _VERBS
# Of the texts elsewhere that have it; with 0.3, there were 28 more uses on 2,067 papers, one
# of them an author's keyword ("AI-generated", "language-guided").
_OFTEN_TITLED = 0.45
_NOT_ALONE = (
    "ed",
    "ly",
    "ful",
    "able",
    "ible",
    "ive",
    "ous",
    "ical",
    "less",
    "wise",
    "ary",
    "ious",
    "ically",
    "ant",
)


def says_a_subject(words: Sequence[str]) -> bool:
    """Tell whether folded words (at least one) name a subject.

    They do not when the first or last is weak or a verb, or when a single word is general or of a
    form that only a verb, a participle, an adverb or an adjective has.
    """
    if not (may_begin(words[0]) and may_end(words[-1])):
        return False
    if len(words) == 1 and not _stands_alone(words[0]):
        return False
    empty = _says_nothing_abroad(words) or wraps_a_subject(words)
    return not (empty or _is_size(words))


def _says_nothing_abroad(words: Sequence[str]) -> bool:
    """Tell a phrase of another language that is all made of words of every science."""
    if _SPECIFIC in map(_generality, words):
        return False
    return _ABROAD in map(_generality, words)


_SPECIFIC, _ENGLISH, _ABROAD = range(3)


@lru_cache(CACHED_WORDS)
def _generality(word: str) -> int:
    """Tell a word that says something from those that do not, of English and of others."""
    if word.lower() in _SAYS_LITTLE:
        return _ENGLISH
    # An acronym has capitals: "MARCO".
    return _ABROAD if is_general_abroad(word) else _SPECIFIC


def says_something(word: str) -> bool:
    """Tell a word that not every science has, of English or another language."""
    return _generality(word) == _SPECIFIC


def _is_size(words: Sequence[str]) -> bool:
    """Tell a number with its unit: ``16-bit``, but not ``1,2-dichloroethane``."""
    two = len(words) == 2
    return two and may_be_number(words[0]) and may_be_unit(words[1])


def may_be_number(word: str) -> bool:
    """Tell what may stand before a unit."""
    return word[0].isdigit()


def may_be_unit(word: str) -> bool:
    """Tell what may stand behind a number as its unit: ``bit``."""
    return len(word) <= _LONGEST_UNIT and word.islower()


def is_verb(word: str) -> bool:
    """Tell a verb in a form that is hardly ever a noun."""
    return word in _VERBS and word not in _ALSO_NOUNS


def is_general(words: Sequence[str]) -> bool:
    """Tell whether each word by itself says little.

    ``deep learning`` as well as ``high quality``.
    """
    return all(map(_generality, words))


def is_measure(words: Sequence[str]) -> bool:
    """Tell a property that is measured of anything: ``memory requirements``, ``inference time``."""
    return words[-1] in _MEASURES


def ends_generally(words: Sequence[str]) -> bool:
    """Tell a phrase whose last word is of every science: ``linear layer``, ``random seed``."""
    return words[-1] in _ENDS_GENERALLY


def is_kind_of_paper(words: Sequence[str]) -> bool:
    """Tell what says of papers what they are: ``empirical study``, but not ``cohort study``."""
    return words[-1] in _KINDS_OF_PAPERS and is_general(words)


def is_wrapped(words: Sequence[str]) -> bool:
    """Tell a phrase that says nothing without its last word, and no more with it.

    ``learning algorithm``, ``training scheme``.
    """
    empty = words[-1] in CONTAINERS or words[-1] in EMPTY_TAILS
    return empty and is_general(words)


def is_of_papers(words: Sequence[str]) -> bool:
    """Tell a kind of paper or what it only has: ``technical report``, ``sampling method``."""
    return words[-1] in _OF_PAPERS or words[-1] in CONTAINERS


def begins_generally(words: Sequence[str]) -> bool:
    """Tell a phrase whose first word only grades what follows: ``single image``."""
    return words[0] in _GRADING


def is_merely_doing(low: str) -> bool:
    """Tell what titles do to any subject: ``exploiting``, which makes none of ``exploitation``."""
    forms = {low, low.replace("-", ""), low.removeprefix(_AGAIN)}
    return not forms.isdisjoint(_MERELY_DOING)


@lru_cache(CACHED_WORDS)
def may_begin(word: str) -> bool:
    """Tell whether a phrase that begins with a word may name a subject."""
    low = _hyphened(word)
    if low in _WEAK or is_verb(low) or low.endswith("ly"):
        return False
    return not (is_merely_doing(low) or is_foreign_function_word(low))


@lru_cache(CACHED_WORDS)
def may_end(word: str) -> bool:
    """Tell whether a phrase that ends with a word may name a subject."""
    low = _hyphened(word)
    if low in _GRADING or low in _GO_ON or low == _PART_OF_A_PAPER:
        return False
    return may_begin(word)


def _hyphened(word: str) -> str:
    """Return a word as the lists above have it.

    Folded, it has other signs in place of its hyphens.
    """
    return "-".join(word.lower().split())


_NEVER_ALONE = _SAYS_LITTLE | _NO_SUBJECT | _CALENDAR


@lru_cache(CACHED_WORDS)
def _stands_alone(word: str) -> bool:
    low = _hyphened(word)
    return (
        (len(low) > 2 or _is_short_name(word))
        and low not in _NEVER_ALONE
        and (not low.endswith(_NOT_ALONE) or _is_titled_compound(low))
        and not is_general_abroad(word)
        and not (low[0].isdigit() and low.endswith(_UNITS))
        and not _is_verbs_gerund(low)
    )


def _is_titled_compound(low: str) -> bool:
    """Tell ``weakly-supervised`` and ``event-based``, which titles elsewhere often have."""
    folded = low.replace("-", "")
    return folded != low and often_titled(folded, _OFTEN_TITLED)


def _is_short_name(word: str) -> bool:
    """Tell ``T5`` and ``C4`` from ``3D``: a letter, then a digit."""
    return len(word) > 1 and word[0].isalpha() and word[1].isdigit()


def _is_verbs_gerund(word: str) -> bool:
    """Tell ``including`` and ``using``, which name nothing, from ``pruning`` and ``reasoning``."""
    stem = word.removesuffix("ing")
    return stem != word and not {stem, stem + "e", stem[:-1]}.isdisjoint(_VERBS)
