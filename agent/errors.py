"""CoachError: what `Coach` raises when only the person can go on: one sentence and the next step."""

from tools.errors import CrosswalkError


class CoachError(CrosswalkError):
    """One sentence for the person. `notice` names the prompt that worded it."""

    def __init__(self, sentence: str, notice: str) -> None:
        super().__init__(sentence)
        self.notice = notice
