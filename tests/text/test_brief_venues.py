"""What readers see of texts: the short name of a venue, as researchers say it, and no other one."""

from __future__ import annotations

from paperweave.text.venues.brief import brief_venue
from tests.support.rows import for_rows

ACL = "Annual Meeting of the Association for Computational Linguistics"
NAACL = "Conference of the North American Chapter of the Association for Computational Linguistics"
EMNLP = "Conference on Empirical Methods in Natural Language Processing"
IJCNLP = "International Joint Conference on Natural Language Processing"
COLING = "International Conference on Computational Linguistics"
FINDINGS = "Findings of the Association for Computational Linguistics:"


@for_rows(
    ("written", "brief"),
    [
        # Known series: without ordinal, year and the volume that all mean.
        (f"Proceedings of the 62nd {ACL} (Volume 1: Long Papers)", "ACL"),
        (f"Proceedings of the 62nd {ACL} (Volume 2: Short Papers)", "ACL"),
        (f"Proceedings of the 2024 {NAACL}: Human Language Technologies", "NAACL"),
        (
            f"Proceedings of the 2024 {NAACL}: Human Language Technologies (Volume 1: Long Papers)",
            "NAACL",
        ),
        (f"Proceedings of the 58th {ACL} (Volume 1)", "ACL"),
        (f"Proceedings of the 62nd {ACL} (Vol. 1: Main Conference)", "ACL"),
        (f"Proceedings of the 28th {COLING}: Technical Papers", "COLING"),
        (f"Proceedings of the 62nd {ACL}: Full and Regular Research Track Proceedings", "ACL"),
        ("Proc. of CVPR 2024", "CVPR"),
        ("Conference on Computer Vision and Pattern Recognition (CVPR)", "CVPR"),
        ("NIPS'24", "NeurIPS"),
        # Other volumes are not the conference itself.
        (f"Proceedings of the 62nd {ACL} (Volume 4: Student Research Workshop)",
         "ACL: Student Research Workshop"),
        (f"Proceedings of the 62nd {ACL}: System Demonstrations", "ACL: System Demonstrations"),
        (f"Proceedings of the 2024 {EMNLP}: Industry Track", "EMNLP: Industry Track"),
        (
            f"Proceedings of the 2024 {NAACL}: Human Language Technologies: Industry Track",
            "NAACL: Industry Track",
        ),
        # Neither are findings, workshops and what is held beside it.
        ("Findings of the Association for Computational Linguistics: ACL 2024", "Findings of ACL"),
        ("Findings of the Association for Computational Linguistics ACL 2024", "Findings of ACL"),
        ("Findings of the Association for Computational Linguistics: ACL-IJCNLP 2024",
         "Findings of ACL-IJCNLP"),
        ("NeurIPS 2024 Workshop on Looms", "NeurIPS Workshop on Looms"),
        ("Workshop on Looms at NeurIPS 2024", "Workshop on Looms at NeurIPS"),
        (f"{ACL} Workshop on Looms", f"{ACL.removeprefix('Annual ')} Workshop on Looms"),
        ("CVPR Workshops 2024", "CVPR Workshops"),
        # Held together.
        (f"Proceedings of the 59th {ACL} and the 11th {IJCNLP} (Volume 1: Long Papers)",
         "ACL-IJCNLP"),
        (f"Proceedings of the 59th {ACL} and the 11th {IJCNLP}: Tutorial Abstracts",
         "ACL-IJCNLP: Tutorial Abstracts"),
        (f"Proceedings of the 59th {ACL} and the 11th Symposium on Looms",
         f"{ACL.removeprefix('Annual ')} and the 11th Symposium on Looms"),
        (f"Proceedings of the 2024 {EMNLP} and the 9th {IJCNLP} (EMNLP-IJCNLP)", "EMNLP-IJCNLP"),
        # An acronym of the series' own, with or without a year.
        ("Proceedings of the Ninth Workshop on Noisy User-generated Text (W-NUT 2024)", "W-NUT"),
        ("Proceedings of the 3rd Workshop on Asian Translation (WAT2024)", "WAT"),
        ("Third International Conference on Looms and Knots (ICLK’02)", "ICLK"),
        ("Workshop on Semantic Evaluation (SemEval-2024)", "SemEval"),
        # What stands in brackets for something else is none.
        ("Workshop on Looms (LOOM-" + 40 * "O" + ")", "Workshop on Looms (LOOM-" + 40 * "O" + ")"),
        ("Workshop on Looms (ORK)", "Workshop on Looms (ORK)"),
        ("Workshop on Looms (SMOOL)", "Workshop on Looms (SMOOL)"),
        ("Workshop on Looms (Online)", "Workshop on Looms (Online)"),
        ("Workshop on Looms (USA)", "Workshop on Looms (USA)"),
        ("Symposium on Knots (OK)", "Symposium on Knots (OK)"),
        ("Workshop on Looms (WLO) and Knots", "Workshop on Looms (WLO) and Knots"),
        ("International Conference on Looms (Depling, LoomFest 2024)",
         "International Conference on Looms (Depling, LoomFest)"),
        ("Workshop LT 2024 : Looms (LT 2024 : Threads)", "Workshop LT 2024: Looms (LT: Threads)"),
        # Said twice.
        (f"Proceedings of COLING 2024, the 26th {COLING}: Technical Papers", "COLING"),
        (f"COLING 2024: Proceedings of the 26th {COLING}", "COLING"),
        ("COLING 2024: Proceedings of the 3rd Workshop on Looms",
         "COLING: Proceedings of the 3rd Workshop on Looms"),
        # Others keep their names.
        ("Proceedings of the First Workshop on Looms", "Workshop on Looms"),
        ("Proceedings of the first workshop on looms", "Workshop on looms"),
        ("Actes de la 22e conférence sur les métiers", "Conférence sur les métiers"),
        ("Computational Linguistics, Volume 50, Issue 3 - September 2024",
         "Computational Linguistics"),
        ("Linguistic Issues, Vol. 10", "Linguistic Issues"),
        ("Looms, Numéro 3", "Looms"),
        ("Nature 521, 436-444 (2024)", "Nature"),
        ("JMLR 24(324), 2024", "JMLR"),
        ("PhD thesis, ETH, 2024", "PhD thesis, ETH, 2024"),
        ("Proceedings of the IEEE", "Proceedings of the IEEE"),
        ("Looms", "Looms"),
        ("eLife", "eLife"),
        ("bioRxiv", "bioRxiv"),
        ("J. Loom. Res.", "J. Loom. Res."),
        ("ICLR.cc/2024/Conference", "ICLR.cc/2024/Conference"),
        ("Looms and Knots, July 1-2, 2024, Proceedings, Part I",
         "Looms and Knots, July 1-2, Proceedings, Part I"),
        # Another place than the conference itself.
        ("ACL (Findings)", "ACL (Findings)"),
        ("CVPR (Workshops)", "CVPR (Workshops)"),
        # DBLP's names.
        (f"Proceedings of the 2024 {EMNLP}, EMNLP 2024, Miami, FL, USA, November 12-16, 2024",
         "EMNLP"),
        (f"{FINDINGS} EMNLP 2024, Miami, November 12-16, 2024", "Findings of EMNLP"),
        (f"Proceedings of the 62nd {ACL}: System Demonstrations, ACL 2024, Bangkok",
         "ACL: System Demonstrations"),
        (f"{ACL} and the 11th {IJCNLP}, ACL/IJCNLP 2024, (Volume 1: Long Papers), Virtual Event",
         "ACL-IJCNLP"),
        ("Computer Vision - ECCV 2024 - 18th European Conference, Milan, Proceedings, Part X",
         "ECCV"),
        ("Computer Vision – ECCV 2024", "ECCV"),
        ("Computer Vision - ECCV 2024 Workshops - Milan, Italy, Proceedings", "ECCV Workshops"),
        ("IEEE Conference on Looms Workshops, CVPR Workshops 2024, virtual", "CVPR Workshops"),
        ("Advances in Looms - 46th European Conference on Wool Research, ECWR 2024, Glasgow",
         "ECWR"),
        ("Conference on Looms, USA 2024, virtual", "Conference on Looms, USA, virtual"),
        ("KDD '24: The 30th Conference on Digging, Barcelona, Spain, 2024", "KDD"),
        ("Interspeech 2024, 25th Annual Conference of the Loom Association, Kos", "INTERSPEECH"),
        ("The 3rd International Workshop on Loom Evaluation, LoomEval@ACL 2024, Bangkok",
         "LoomEval"),
        ("The 3rd Workshop on Looms, LoomEval@ACL 2024, Bangkok", "Workshop on Looms"),
        ("EMNLP Workshop on Looms, EMNLP 2024, Miami", "EMNLP Workshop on Looms"),
        ("Extended Abstracts of the CHI Meeting, CHI 2024, Honolulu",
         "Extended Abstracts of the CHI Meeting"),
    ],
)  # fmt: skip
def test_a_list_says_a_venue_as_researchers_do(written: str, brief: str) -> None:
    assert brief_venue(written, 2024) == brief


@for_rows(("year", "brief"), [(2024, "NeurIPS"), (2023, "NeurIPS 2024"), (None, "NeurIPS 2024")])
def test_the_year_of_a_venue_is_said_where_no_date_says_it(year: int | None, brief: str) -> None:
    assert brief_venue("NeurIPS 2024", year) == brief
