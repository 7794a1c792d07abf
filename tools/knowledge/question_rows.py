"""What people ask: questions that a claim answers, that touch a disagreement, or that the articles leave open.

They widen the search beyond the words of the articles: a question is compared with questions, not with statements.
"""

from typing import Annotated, ClassVar

from pydantic import Field

from tools.knowledge.cells import Ref, Row, Text

ClaimId = Annotated[str, Ref("claims.csv")]


class ClaimQuestion(Row):
    """A question that one claim answers, in the words of somebody who does not know the claim."""

    file: ClassVar[str] = "claim_questions.csv"
    key: ClassVar[tuple[str, ...]] = ("claim_id", "question")

    claim_id: ClaimId
    question: Text


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
