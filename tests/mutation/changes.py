"""Single changes of a module's rules, each of which a test should notice.

The operators of mutmut change numbers, comparisons, ``and`` and ``or``, ``not``, truth values,
string methods and conditional expressions. Those below change what it leaves alone: members of
sets and tables, operands, conditions, the order of rules, regular expressions.
What changes no result is left out: annotations, decorators (sizes of caches), ``strict=``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import libcst as cst
from libcst.metadata import MetadataWrapper, ParentNodeProvider, PositionProvider
from mutmut.mutation import mutators

from tests.mutation.patterns import changed_patterns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

_OF_MUTMUT = [
    (kind, operator)
    for kind, operator in mutators.mutation_operators
    if operator.__name__
    in {
        "operator_number",
        "operator_name",
        "operator_augmented_assignment",
        "operator_remove_unary_ops",
        "operator_symmetric_string_methods_swap",
        "operator_unsymmetrical_string_methods_swap",
        "operator_keywords",
        "operator_swap_op",
        "operator_if_exp",
    }
]
_PARENS = {"lpar": [cst.LeftParen()], "rpar": [cst.RightParen()]}
_LEFT_OUT = {"strip", "lstrip", "rstrip", "lower", "casefold", "removeprefix", "removesuffix"}
_TWINS = {"min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list"}
_TAKING_MEMBERS = {"frozenset", "set", "tuple", "startswith", "endswith", "dict"}


@dataclass(frozen=True, slots=True)
class Change:
    """One change: where it is, what it reads like, and the module's whole text with it."""

    file: str
    line: int
    end: int
    names: frozenset[str]  # of what it is part of, where it is outside functions
    function: tuple[int, int] | None  # first and last line of the function that it is in
    before: str
    after: str
    render: Callable[[], str]


class _Module:
    """A module's tree, with parents and positions."""

    def __init__(self, path: Path, root: Path) -> None:
        self.file = str(path.relative_to(root))
        wrapper = MetadataWrapper(cst.parse_module(path.read_text(encoding="utf-8")))
        self.tree = wrapper.module
        self.positions = wrapper.resolve(PositionProvider)
        self.parents = wrapper.resolve(ParentNodeProvider)
        self.of_speed = _only_in_decorators(self.tree)

    def above(self, node: cst.CSTNode) -> Iterator[cst.CSTNode]:
        """The nodes that a node is in, from the nearest on."""
        while (parent := self.parents.get(node)) is not None:
            yield parent
            node = parent

    def change(self, node: cst.CSTNode, new: cst.CSTNode) -> Change:
        """The change that puts one node in another's place."""
        place = self.positions[node]
        names, function = set[str](), None
        for parent in self.above(node):
            if isinstance(parent, cst.FunctionDef) and function is None:
                at = self.positions[parent]
                function = (at.start.line, at.end.line)
            if isinstance(parent, cst.Assign | cst.AnnAssign):
                names |= _targets(parent)
        tree = self.tree
        return Change(
            self.file,
            place.start.line,
            place.end.line,
            frozenset(names),
            function,
            _short(tree.code_for_node(node)),
            _short(tree.code_for_node(new)),
            lambda: cast("cst.Module", tree.deep_replace(node, new)).code,
        )


def changes_of(path: Path, root: Path) -> list[Change]:
    """All single changes of a module, in the order of its lines."""
    module = _Module(path, root)
    found: list[Change] = []

    class Visitor(cst.CSTVisitor):
        def on_visit(self, node: cst.CSTNode) -> bool:
            if _is_left_out(node) or (
                isinstance(node, cst.Assign | cst.AnnAssign)
                and _targets(node)
                and _targets(node) <= module.of_speed
            ):
                return False
            for kind, operator in _OF_MUTMUT:
                if isinstance(node, kind):
                    found.extend(module.change(node, new) for new in operator(node))
            for own in _OWN:
                found.extend(module.change(node, new) for new in own(node, module))
            return True

    module.tree.visit(Visitor())
    return sorted(found, key=lambda change: change.line)


def _is_left_out(node: cst.CSTNode) -> bool:
    """Whether nothing in a part of the tree is a rule."""
    match node:
        case cst.Annotation() | cst.Decorator() | cst.Import() | cst.ImportFrom() | cst.Raise():
            return True
        case cst.If(test=cst.Name(value="TYPE_CHECKING")):
            return True
        case cst.Subscript(value=cst.Name(value="Literal")):
            return True
        case cst.Arg(keyword=cst.Name(value="strict" | "maxsize")):
            return True
        case cst.Param():
            return True
        case _:
            return False


def _only_in_decorators(tree: cst.Module) -> frozenset[str]:
    """Constants that nothing but decorators names: the sizes of caches."""
    inside, outside = set[str](), set[str]()

    class Names(cst.CSTVisitor):
        depth = 0

        def visit_Decorator(self, node: cst.Decorator) -> None:  # noqa: ARG002, N802
            self.depth += 1

        def leave_Decorator(self, original_node: cst.Decorator) -> None:  # noqa: ARG002, N802
            self.depth -= 1

        def visit_AssignTarget(self, node: cst.AssignTarget) -> bool:  # noqa: ARG002, N802
            return False

        def visit_Name(self, node: cst.Name) -> None:  # noqa: N802
            (inside if self.depth else outside).add(node.value)

    tree.visit(Names())
    return frozenset(name for name in inside - outside if name.isupper())


def _targets(node: cst.CSTNode) -> set[str]:
    if isinstance(node, cst.Assign):
        return {t.target.value for t in node.targets if isinstance(t.target, cst.Name)}
    if isinstance(node, cst.AnnAssign) and isinstance(node.target, cst.Name):
        return {node.target.value}
    return set()


def _short(code: str) -> str:
    plain = " ".join(code.split())
    return plain if len(plain) <= 90 else plain[:87] + "…"


def _operands(node: cst.CSTNode, _: _Module) -> Iterator[cst.CSTNode]:
    """``a or b`` as ``a`` alone and as ``b`` alone."""
    if isinstance(node, cst.BooleanOperation):
        yield node.left.with_changes(**_PARENS)
        yield node.right.with_changes(**_PARENS)


def _conditions(node: cst.CSTNode, _: _Module) -> Iterator[cst.CSTNode]:
    """A condition that never holds; a comprehension that takes all."""
    if isinstance(node, cst.If):
        yield node.with_changes(
            test=cst.Name("False"), whitespace_before_test=cst.SimpleWhitespace(" ")
        )
    if isinstance(node, cst.CompFor) and node.ifs:
        yield node.with_changes(ifs=())


def _members(node: cst.CSTNode, module: _Module) -> Iterator[cst.CSTNode]:
    """A set or table without one of its members, and with two that changed places."""
    if not isinstance(node, cst.Set | cst.Tuple | cst.List | cst.Dict) or len(node.elements) < 2:
        return
    if not _is_a_table(node, module):
        return
    elements = cast("Sequence[cst.BaseElement]", node.elements)
    for number in range(len(elements)):
        kept = [*elements[:number], *elements[number + 1 :]]
        if isinstance(node, cst.Tuple) and len(kept) == 1:
            kept = [kept[0].with_changes(comma=cst.Comma())]
        yield node.with_changes(elements=kept)
    if isinstance(node, cst.Tuple | cst.List) and _is_ordered(node, module):
        for number in range(len(elements) - 1):
            swapped = list(elements)
            a, b = swapped[number], swapped[number + 1]
            swapped[number] = b.with_changes(comma=a.comma)
            swapped[number + 1] = a.with_changes(comma=b.comma)
            yield node.with_changes(elements=swapped)


def _is_a_table(node: cst.CSTNode, module: _Module) -> bool:
    """Whether the members are alternatives and no fixed parts, such as those of a pair."""
    if isinstance(node, cst.Set):
        return True
    for parent in module.above(node):
        match parent:
            case cst.Assign() | cst.AnnAssign() | cst.ComparisonTarget() | cst.ExceptHandler():
                return isinstance(node, cst.Dict) or not _is_row(node, module)
            case cst.Arg() | cst.StarredElement():
                continue
            case cst.Call(func=cst.Name(value=name) | cst.Attribute(attr=cst.Name(value=name))):
                if name not in _TAKING_MEMBERS:
                    return False
            case cst.BinaryOperation() | cst.Element() | cst.Tuple() | cst.Set():
                continue
            case cst.FunctionDef() | cst.CSTNode():
                return False
    return False


def _is_row(node: cst.CSTNode, module: _Module) -> bool:
    """Whether a tuple is a row of a table, and no list of alternatives."""
    parent = module.parents.get(node)
    return isinstance(parent, cst.Element | cst.DictElement)


def _is_ordered(node: cst.CSTNode, module: _Module) -> bool:
    """Whether the members stand in a module's table, and not in a set or behind ``in``."""
    kinds = (cst.Set, cst.ComparisonTarget, cst.ExceptHandler, cst.Call, cst.FunctionDef)
    return not any(isinstance(parent, kinds) for parent in module.above(node))


def _rules(node: cst.CSTNode, _: _Module) -> Iterator[cst.CSTNode]:
    """Two rules that follow each other, in the other order."""
    if not isinstance(node, cst.IndentedBlock):
        return
    for number, (a, b) in enumerate(zip(node.body, node.body[1:], strict=False)):
        if _is_rule(a) and _is_rule(b):
            body = list(node.body)
            body[number], body[number + 1] = b, a
            yield node.with_changes(body=body)


def _is_rule(node: cst.CSTNode) -> bool:
    if not isinstance(node, cst.If) or not isinstance(node.body, cst.IndentedBlock):
        return False
    if any(isinstance(n, cst.NamedExpr) for n in (node.test,)):
        return False
    last = node.body.body[-1]
    return isinstance(last, cst.SimpleStatementLine) and isinstance(
        last.body[-1], cst.Return | cst.Continue
    )


def _calls(node: cst.CSTNode, _: _Module) -> Iterator[cst.CSTNode]:
    """A call left out, or of its twin; a pattern without its flags; a sign less to strip."""
    if not isinstance(node, cst.Call):
        return
    if isinstance(node.func, cst.Attribute):
        name = node.func.attr.value
        if name in _LEFT_OUT:
            yield node.func.value
        if name == "compile" and len(node.args) > 1:
            yield node.with_changes(
                args=[node.args[0].with_changes(comma=cst.MaybeSentinel.DEFAULT)]
            )
        if name in {"strip", "lstrip", "rstrip"} and node.args:
            yield from _fewer_signs(node)
    elif isinstance(node.func, cst.Name) and node.func.value in _TWINS:
        yield from _twins(node, node.func.value)


def _twins(node: cst.Call, name: str) -> Iterator[cst.CSTNode]:
    if name != "sorted" or len(node.args) == 1:
        yield node.with_changes(func=cst.Name(_TWINS[name]))


def _fewer_signs(node: cst.Call) -> Iterator[cst.CSTNode]:
    signs = node.args[0].value
    if isinstance(signs, cst.SimpleString) and isinstance(signs.evaluated_value, str):
        for sign in signs.evaluated_value if len(signs.evaluated_value) > 1 else "":
            left = signs.evaluated_value.replace(sign, "")
            yield node.with_changes(args=[cst.Arg(cst.SimpleString(repr(left)))])


def _strings(node: cst.CSTNode, module: _Module) -> Iterator[cst.CSTNode]:
    """A pattern with one rule changed; a list in a string without one of its words."""
    if isinstance(node, cst.SimpleString):
        quotes = node.quote
        start = len(node.prefix) + len(quotes)
        text = node.value[start : -len(quotes)]
        changed = list(_changed_texts(node, text, module))
        for new in changed:
            yield node.with_changes(value=node.value[:start] + new + quotes)
    elif isinstance(node, cst.FormattedStringText):
        whole = module.parents[node]
        if isinstance(whole, cst.FormattedString) and "r" in whole.start.lower():
            for new in changed_patterns(node.value):
                yield node.with_changes(value=new)


def _changed_texts(node: cst.SimpleString, text: str, module: _Module) -> Iterator[str]:
    if "r" in node.prefix.lower() and not node.quote.startswith('"""'):
        yield from changed_patterns(text)
    elif len(node.quote) == 3 and _is_a_list(node, module):
        yield from _without_one(text, r"[^;]+;?" if ";" in text else r"\S+\s*")
    elif isinstance(module.parents[node], cst.Attribute) and " " in text:
        yield from _without_one(text, r"\S+\s*")


def _is_a_list(node: cst.CSTNode, module: _Module) -> bool:
    return any(isinstance(parent, cst.Assign | cst.AnnAssign) for parent in module.above(node))


def _without_one(text: str, word: str) -> Iterator[str]:
    for found in re.finditer(word, text):
        if found[0].strip():
            yield text[: found.start()] + text[found.end() :]


_OWN = (_operands, _conditions, _members, _rules, _calls, _strings)
