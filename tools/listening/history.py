"""What each fact replaced, and what held before: worked out of the ledger when it is asked for, never kept twice."""

from collections.abc import Iterable, Mapping, Sequence

from tools.listening.ledger import fact_key, skill_key
from tools.schema import ConstraintFact, Fact, FactField, LeftOutFact, SkillFact, Statement

Chain = tuple[Statement, ...]  # statements of one thing, newest first
History = Mapping[tuple[str, ...], Chain]


def history(statements: Iterable[Statement]) -> History:
    """All statements, told oldest first, by what they are of; each with what it replaced."""
    chains: dict[tuple[str, ...], Chain] = {}
    for statement in statements:
        chain = chains.get(fact_key(statement.fact), ())
        before = chain[0].fact if chain and not chain[0].fact.withdrawn else None
        chains[fact_key(statement.fact)] = (statement.model_copy(update={"replaces": before}), *chain)
    return chains


def of_facts(facts: Iterable[Fact]) -> History:
    """The history of facts of which nothing but their order is known."""
    return history(Statement(fact=fact) for fact in facts)


def in_order(told: History) -> tuple[Statement, ...]:
    """All statements again, oldest first within each chain."""
    return tuple(statement for chain in told.values() for statement in reversed(chain))


def chains_of(told: History, field: FactField, label: str = "") -> tuple[Chain, ...]:
    """What was said of a field: one chain, or one for each skill or constraint; a label names the one that is meant."""
    wanted = skill_key(label) if field == "skill" and label else label.casefold()
    return tuple(chain for chain in told.values() if chain[0].fact.field == field and _is_meant(chain[0].fact, wanted))


def counts(chain: Chain) -> Fact | None:
    """What holds now; None where it was taken back."""
    return None if chain[0].fact.withdrawn else chain[0].fact


def earlier(chain: Chain) -> Sequence[Statement]:
    """What was said before the newest word and could hold again: each value once, the latest first."""
    seen = {value_of(chain[0].fact)}
    kept = []
    for statement in chain[1:]:
        value = value_of(statement.fact)
        if not statement.fact.withdrawn and value not in seen:
            seen.add(value)
            kept.append(statement)
    return kept


def undoing(told: History, facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """What puts back what held before these facts: the value each took the place of, or that it is taken back.

    Progress and answers of a check are no changes of a plan: they have an undo of their own.
    """
    newest: dict[tuple[str, ...], list[str]] = {}
    for fact in facts:
        if is_change(fact):
            newest.setdefault(fact_key(fact), []).append(fact.model_dump_json())
    back: list[Fact] = []
    for key, said in newest.items():
        first = next((one for one in reversed(told.get(key, ())) if one.fact.model_dump_json() in said), None)
        if first is None:
            continue
        if first.replaces is not None:
            back.append(first.replaces)
        elif not first.fact.withdrawn:
            back.append(first.fact.model_copy(update={"withdrawn": True}))
    return tuple(back)


def is_change(fact: Fact) -> bool:
    """Whether an undo of the plan takes it back; progress and answers have an undo of their own."""
    return fact.field not in ("answer", "progress")


def _is_meant(fact: Fact, wanted: str) -> bool:
    match fact:
        case _ if not wanted:
            return True
        case SkillFact():
            return skill_key(fact.label) == wanted
        case LeftOutFact():
            return wanted in (fact.skill_id, fact.label.casefold())
        case ConstraintFact():
            return fact.kind == wanted or wanted in fact.text.casefold()
        case _:
            return True


def value_of(fact: Fact) -> str:
    """A fact without the words that carry it."""
    return fact.model_dump_json(exclude={"quote", "turn", "channel", "confidence", "note", "told"})
