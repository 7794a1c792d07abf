"""The templates of prompts: Jinja in a sandbox, cut down to a form that is filled, with an end to what it may cost.

A prompt may print, choose, go through a list and set a name to a value. It defines nothing, includes nothing and calls
little; loops, texts and numbers are bounded, so that no file can hang the process or fill its memory.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import count
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, meta, nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

MAX_FILLED_CHARS = 60_000
MAX_STEPS = 5_000  # of all loops of one filling together
MAX_RANGE = 1_000
MAX_NUMBER = 1e15

_STEPS = "#steps"  # no template can say this name
_COUNTED = "#counted"
_METHODS = {
    *("items", "keys", "values", "get", "startswith", "endswith", "strip", "lower", "upper", "title", "capitalize"),
    *("split", "count", "cycle", "changed"),
}
_FILTERS = {
    *("abs", "capitalize", "count", "d", "default", "dictsort", "first", "float", "int", "items", "last", "length"),
    *("list", "lower", "map", "max", "min", "reject", "rejectattr", "reverse", "select", "selectattr", "sort"),
    *("string", "sum", "title", "trim", "truncate", "unique", "upper"),
}
_STATEMENTS = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.If, nodes.Assign)
_VALUES = (nodes.Name, nodes.Const, nodes.List, nodes.Tuple, nodes.Dict, nodes.Pair, nodes.Keyword, nodes.Slice)
_READINGS = (nodes.Getattr, nodes.Getitem, nodes.Filter, nodes.Test, nodes.Call, nodes.Concat, nodes.CondExpr)
_LOGIC = (nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Neg, nodes.Pos)
_SUMS = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod)
_KNOWN = (*_STATEMENTS, *_VALUES, *_READINGS, *_LOGIC, *_SUMS)


class BoundedEnvironment(ImmutableSandboxedEnvironment):
    """The sandbox of every prompt. `filters` are ours, beside those of Jinja that cannot make much out of little."""

    intercepted_binops = frozenset({"+", "*", "%"})

    def __init__(self, filters: Mapping[str, Callable[..., Any]]) -> None:
        super().__init__(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
        known = {name: self.filters[name] for name in _FILTERS}
        self.filters = {**known, "join": _join, "replace": _replace, _COUNTED: _counted, **filters}
        self.globals = {"range": _range}

    def read(self, body: str) -> tuple[Template, set[str]]:
        """A body, ready to be filled, and the names it wants.

        Raises: TemplateSyntaxError, with the line in the body, where it is broken or does what no prompt may.
        """
        try:
            tree = self.parse(body)
            names = meta.find_undeclared_variables(tree)
            for node in tree.find_all(nodes.Node):
                _check(node)
            return self.from_string(_bounded(tree)), names
        except (RecursionError, MemoryError, SyntaxError) as error:
            raise TemplateSyntaxError("is nested too deeply", 1) from error

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        if isinstance(left, int | float) and isinstance(right, int | float):
            return _small(super().call_binop(context, operator, left, right))
        if operator == "%":
            raise SecurityError("% is for numbers only")
        if operator == "*":
            text, times = (left, right) if isinstance(left, str) else (right, left)
            if not isinstance(text, str) or not isinstance(times, int):
                raise SecurityError("only numbers and texts can be multiplied")
            _short(len(text) * times)
        elif operator == "+":
            _short(len(left) + len(right))
        return super().call_binop(context, operator, left, right)


def fill(template: Template, values: Mapping[str, object]) -> str:
    """The filled text. Raises SecurityError where it would become too long, or take too long."""
    parts, length = [], 0
    for part in template.generate({**values, _STEPS: count(1)}):
        length = _short(length + len(part))
        parts.append(part)
    return "".join(parts)


def _check(node: nodes.Node) -> None:
    """Refuse what a form has no need of, before anything is said."""
    if not isinstance(node, _KNOWN):
        _refuse(node, f"{type(node).__name__.lower()} is not for prompts")
    if isinstance(node, nodes.For) and node.recursive:
        _refuse(node, "a recursive loop is not for prompts")
    if isinstance(node, nodes.Assign) and _holds_a_list(node.node):
        _refuse(node, "a name is set to one value, not to a list")
    if isinstance(node, nodes.Filter) and node.name == "map" and node.args:
        _refuse(node, "map is for attributes only: map(attribute=...)")
    if isinstance(node, nodes.Call) and not _may_be_called(node.node):
        _refuse(node, "a prompt may call range and simple methods only")


def _holds_a_list(value: nodes.Node) -> bool:
    kinds = (nodes.List, nodes.Tuple, nodes.Dict)
    return isinstance(value, kinds) or any(isinstance(inner, kinds) for inner in value.find_all(nodes.Expr))


def _may_be_called(called: nodes.Expr) -> bool:
    if isinstance(called, nodes.Getattr):
        return called.attr in _METHODS
    return isinstance(called, nodes.Name) and called.name == "range"


def _refuse(node: nodes.Node, reason: str) -> None:
    raise TemplateSyntaxError(reason, node.lineno)


def _bounded(tree: nodes.Template) -> nodes.Template:
    """Count the steps of every loop, and join with our own filter wherever a template joins with ~."""
    for loop in tree.find_all(nodes.For):
        loop.iter = _filter(loop.iter, _COUNTED)
    _replace_joins(tree)
    return tree


def _replace_joins(parent: nodes.Node) -> None:
    for name, child in parent.iter_fields():
        if isinstance(child, list):
            setattr(parent, name, [_joined(item) for item in child])
        else:
            setattr(parent, name, _joined(child))
    for node in parent.iter_child_nodes():
        _replace_joins(node)


def _joined(node: Any) -> Any:
    if not isinstance(node, nodes.Concat):
        return node
    return _filter(nodes.List(node.nodes, lineno=node.lineno), "join")


def _filter(value: nodes.Node, name: str) -> nodes.Filter:
    return nodes.Filter(value, name, [], [], None, None, lineno=value.lineno)


@pass_context
def _counted(context: Context, items: Iterable[Any]) -> Iterator[Any]:
    for item in items:
        if next(context.parent[_STEPS]) > MAX_STEPS:
            raise SecurityError(f"its loops take more than {MAX_STEPS} steps")
        yield item


def _range(*bounds: int) -> range:
    made = range(*bounds)
    if len(made) > MAX_RANGE:
        raise SecurityError(f"a range has at most {MAX_RANGE} numbers")
    return made


def _join(values: Iterable[Any], between: str = "") -> str:
    parts, length = [], 0
    for value in values:
        parts.append(str(value))
        length = _short(length + len(parts[-1]) + len(between))
    return between.join(parts)


def _replace(text: str, old: str, new: str) -> str:
    _short(len(text) + str(text).count(old) * len(new))
    return str(text).replace(old, new)


def _short(length: int) -> int:
    if length > MAX_FILLED_CHARS:
        raise SecurityError(f"it is longer than {MAX_FILLED_CHARS} characters when filled")
    return length


def _small(number: float) -> float:
    if abs(number) > MAX_NUMBER:
        raise SecurityError("a number is too large")
    return number
