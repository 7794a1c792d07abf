"""What people ask: questions that a claim answers, that touch a disagreement, or that the articles leave open.

They widen the search beyond the words of the articles: a question is compared with questions, not with statements.
"""

from typing import Annotated, ClassVar

from pydantic import Field

from tools.knowledge.cells import ClaimIds, Ref, Row, Slug, Text, Texts

ClaimId = Annotated[str, Ref("claims.csv")]


class ClaimQuestion(Row):
    """A question that one claim answers, in the words of somebody who does not know the claim."""

    file: ClassVar[str] = "claim_questions.csv"
    key: ClassVar[tuple[str, ...]] = ("claim_id", "question")

    claim_id: ClaimId
    question: Text


class CommonQuestion(Row):
    """What nearly everybody asks, with the claims that answer it best, in order, whatever words they share with it."""

    file: ClassVar[str] = "common_questions.csv"
    key: ClassVar[tuple[str, ...]] = ("topic",)

    topic: Slug = Field(examples=["pay", "day"])
    claim_ids: ClaimIds = Field(min_length=1, description="The best first.")
    questions: Texts = Field(min_length=1, description="In any wording.")


class ConflictQuestion(Row):
    """A question that cannot be answered honestly without telling of the disagreement."""

    file: ClassVar[str] = "conflict_questions.csv"
    key: ClassVar[tuple[str, ...]] = ("conflict_id", "question")

    conflict_id: Annotated[str, Ref("conflicts.csv")]
    question: Text


class UntoldQuestion(Row):
    """A question near to the articles that none of them answers."""

    file: ClassVar[str] = "untold_questions.csv"
    key: ClassVar[tuple[str, ...]] = ("question",)

    near_claim_id: ClaimId = Field(description="The claim it comes close to; empty where none does.")
    untold: Text = Field(description="What is not told, as a phrase.", examples=["how the growth was measured"])
    question: Text
