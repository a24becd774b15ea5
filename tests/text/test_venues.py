from __future__ import annotations

import pytest

from paperweave.text.venues.series import conference_at, school_of, venue_in
from tests.support.rows import for_rows


@pytest.mark.parametrize(
    "text",
    [
        "NeurIPS 2024",
        "NeurIPS'24",
        "NIPS ’24",
        "Advances in Neural Information Processing Systems 37 (2024)",
        "Advances in Neural Information Processing Systems, volume 37, 2024",
        "Proceedings of the 2024 Conference on Neural Information Processing Systems (NeurIPS)",
        "Thirty-eighth Conference on Neural Information Processing Systems, 2024",
        "In: Proc. of the 38th Annual Conference on Neural Information Processing Systems 2024",
    ],
)
def test_the_names_of_one_conference_meet(text: str) -> None:
    venue = venue_in(text)
    assert (venue.series, venue.kind, venue.year) == ("NeurIPS", "conference", 2024)


@pytest.mark.parametrize(
    ("text", "series"),
    [
        ("MLSys Workshop @ NeurIPS 2023", "MLSys Workshop @ NeurIPS"),
        ("Workshop on Bees at NeurIPS 2023", "Workshop on Bees at NeurIPS"),
        ("Findings of EMNLP 2023", "Findings of EMNLP"),
        ("NeurIPS Datasets and Benchmarks 2023", "NeurIPS Datasets and Benchmarks"),
        ("Nature Communications", "Nature Communications"),
        ("ACL (Findings)", "ACL (Findings)"),
        ("CVPR (Workshops)", "CVPR (Workshops)"),
        ("EMNLP (Industry Track)", "EMNLP (Industry Track)"),
        ("WWW (Companion Volume)", "WWW (Companion Volume)"),
        ("ACL (demo)", "ACL (demo)"),
        ("Years of bees (Venice, 1995)", "Years of bees (Venice)"),
        ("Workshop on Bees (BeeSys 2020)", "Workshop on Bees (BeeSys)"),
        ("Workshop on Bees (2020)", "Workshop on Bees"),
        ("Has been accepted by EMNLP", "EMNLP"),
        ("Accepted in EMNLP 2020", "EMNLP"),
        # journals that begin like conferences
        ("Health Psychology", "Health Psychology"),
        ("Earth and Planetary Science Letters", "Earth and Planetary Science Letters"),
        ("North American Journal of Bees", "North American Journal of Bees"),
        ("Annual Review of Bees", "Annual Review of Bees"),
        ("Second Language Research", "Second Language Research"),
        ("19th-Century Music", "19th-Century Music"),
        ("19th Century Music", "19th Century Music"),
        ("The Annals of Bees", "Annals of Bees"),
        ("In: Proceedings of the Bee Society B", "Proceedings of the Bee Society B"),
        ("Proceedings of the Academy of Bees", "Proceedings of the Academy of Bees"),
        ("Proc. of the Institution of Bees", "Proc. of the Institution of Bees"),
        *(
            (f"Proceedings of the Bee Society {meets}", f"Bee Society {meets}")
            for meets in ("Symposium", "Conference", "Meeting", "Workshop", "Congress")
        ),
        ("Proceedings of the Conference of the Bee Society", "Conference of the Bee Society"),
        ("Proceedings of the ACM on Bees", "Proceedings of the ACM on Bees"),
        ("Proceedings of the ACM Bee Days", "ACM Bee Days"),
        ("Proceedings of Machine Learning Research", "Proceedings of Machine Learning Research"),
        ("Proc. Natl. Acad. Bees USA", "Proc. Natl. Acad. Bees USA"),
        ("Proc. Int. Conf. Bees", "Int. Conf. Bees"),
        ("Proc. BeeSys", "BeeSys"),
        ("Proc. Symp. Bees", "Symp. Bees"),
        ("Proc. Worksh. Bees", "Worksh. Bees"),
        ("Proc. Meet. Bees", "Meet. Bees"),
        ("Proc. Congr. Bees", "Congr. Bees"),
        ("Second BeeSys", "BeeSys"),
        ("Proceedings of the Second Bee Days", "Bee Days"),
        ("Second Meeting of Bees", "Meeting of Bees"),
        ("Third Bee Convention", "Bee Convention"),
    ],
)
def test_what_only_resembles_a_known_name_stays_apart(text: str, series: str) -> None:
    assert venue_in(text).series == series


@for_rows("text", ["ICLR 2024 poster", "ICLR 2023 notable top 5%", "ICLR 2024 Conference Oral",
                   "ICLR 2024 spotlight", "ICLR (Poster)", "ICLR (3)", "ICLR (12)"])  # fmt: skip
def test_how_a_paper_was_shown_is_no_part_of_its_conference(text: str) -> None:
    assert venue_in(text).series == "ICLR"


def test_proceedings_of_a_society_are_a_journal() -> None:
    assert venue_in("Proceedings of the American Bee Society").kind == "journal"


@pytest.mark.parametrize(
    ("text", "kind", "name", "volume", "number", "pages"),
    [
        ("JMLR 24(324), 2023", "journal", "JMLR", "24", "324", None),
        ("Nature 521, 436-444 (2015)", "journal", "Nature", "521", None, "436-444"),
        ("IEEE Transactions on Bees, vol. 3, no. 2, pp. 10–20, 2021", "journal",
         "IEEE Transactions on Bees", "3", "2", "10-20"),
        ("JAIR 75, 2022", "journal", "JAIR", "75", None, None),
        ("Proceedings of the IEEE", "journal", "Proceedings of the IEEE", None, None, None),
        ("Symposium on Bees", "conference", "Symposium on Bees", None, None, None),
        ("PhD thesis, ETH", "thesis", "PhD thesis, ETH", None, None, None),
        ("Hive 12", None, "Hive 12", None, None, None),
    ],
)  # fmt: skip
def test_a_venue_is_taken_apart(  # noqa: PLR0913, PLR0917 - the columns of the table
    text: str,
    kind: str | None,
    name: str,
    volume: str | None,
    number: str | None,
    pages: str | None,
) -> None:
    venue = venue_in(text)
    assert (venue.kind, venue.name) == (kind, name)
    assert (venue.volume, venue.number, venue.pages) == (volume, number, pages)


def test_a_school_is_what_a_thesis_says_beside_its_kind_and_year() -> None:
    assert school_of("Ph.D. thesis, Department of Bees, ETH, 2020") == "Department of Bees, ETH"
    assert school_of("PhD thesis") is None


@for_rows(
    ("address", "conference"),
    [
        ("https://openaccess.thecvf.com/content_CVPR_2019/papers/A.pdf", ("CVPR", 2019)),
        ("http://openaccess.thecvf.com/content_iccv_2015/html/A.html", ("ICCV", 2015)),
        ("https://openaccess.thecvf.com/content/CVPR2021/papers/A.pdf", ("CVPR", 2021)),
        ("https://openaccess.thecvf.com/content/WACV2024/papers/A.pdf", ("WACV", 2024)),
        ("https://openaccess.thecvf.com/content/ICCV2023W/X/A.pdf", ("ICCV Workshops", 2023)),
        ("https://openaccess.thecvf.com/content_CVPRW_2019/A.pdf", ("CVPR Workshops", 2019)),
        ("http://openaccess.thecvf.com/content_cvpr_2018_workshops/w1/A", ("CVPR Workshops", 2018)),
        ("https://www.cv-foundation.org/openaccess/content_cvpr_2014/A.pdf", ("CVPR", 2014)),
        ("https://www.ecva.net/papers/eccv_2022/papers_ECCV/A.pdf", ("ECCV", 2022)),
        ("https://aclanthology.org/2021.acl-long.404.pdf", ("ACL", 2021)),
        ("https://www.aclweb.org/anthology/2020.emnlp-main.1/", ("EMNLP", 2020)),
        *(
            (f"https://aclanthology.org/2020.{name.lower()}-main.1", (name, 2020))
            for name in ("AACL", "COLING", "CoNLL", "EACL", "LREC", "NAACL")
        ),
        ("https://aclanthology.org/2021.findings-acl.404/", None),
        ("https://papers.nips.cc/paper/1987/hash/A-Abstract.html", ("NeurIPS", 1987)),
        ("https://papers.nips.cc/paper_files/paper/2018/file/A.pdf", ("NeurIPS", 2018)),
        ("https://proceedings.neurips.cc/paper/2020/hash/A.html", ("NeurIPS", 2020)),
        ("https://datasets-benchmarks-proceedings.neurips.cc/paper/2021/A", ("NeurIPS", 2021)),
        ("https://papers.nips.cc/paper/7181-attention-is-all-you-need", None),
        ("https://nips.cc/virtual/2018/poster/11201", None),
        ("https://proceedings.iclr.cc/paper_files/paper/2024/hash/A.html", ("ICLR", 2024)),
        ("https://proceedings.mlsys.org/paper/2020/file/A.pdf", ("MLSys", 2020)),
        ("https://proceedings.mlsys.org/paper_files/paper/2023/A", ("MLSys", 2023)),
        ("https://www.ijcai.org/proceedings/2023/0371.pdf", ("IJCAI", 2023)),
        ("https://www.ijcai.org/Proceedings/16/Papers/001.pdf", ("IJCAI", 2016)),
        (
            "https://www.isca-archive.org/interspeech_2022/a22_interspeech.html",
            ("INTERSPEECH", 2022),
        ),
        ("https://www.isca-speech.org/archive/interspeech_2020/a.html", ("INTERSPEECH", 2020)),
        ("https://www.usenix.org/conference/osdi20/presentation/a", ("OSDI", 2020)),
        ("https://www.usenix.org/system/files/conference/atc16/a.pdf", ("USENIX ATC", 2016)),
        ("https://www.usenix.org/conference/usenixsecurity21/a", ("USENIX Security", 2021)),
        ("https://www.usenix.org/conference/nsdi22/a", ("NSDI", 2022)),
        ("https://www.usenix.org/conference/fast18/a", ("FAST", 2018)),
        ("https://www.usenix.org/conference/soups2019/a", None),
        ("https://mirror.example/openaccess.thecvf.com/content_CVPR_2019/A.pdf", None),
        ("https://arxiv.org/abs/1904.01234", None),
    ],
)
def test_an_address_tells_the_proceedings_in_which_it_lies(
    address: str, conference: tuple[str, int] | None
) -> None:
    assert conference_at(address) == conference
