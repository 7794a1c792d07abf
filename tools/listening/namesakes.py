"""Short names that two tools share: "tf" beside PyTorch is TensorFlow, beside Kubernetes it is Terraform."""

from tools.listening.message import Message
from tools.listening.vocabulary import Entry, Mark

_TENSORFLOW = Entry("skill", "TensorFlow", "deep-learning")
_NEAR = 12  # tokens on either side
_LEARNING = frozenset("pytorch deep-learning ml-fundamentals fine-tuning nlp-fundamentals computer-vision".split())
_INFRASTRUCTURE = frozenset("kubernetes docker cloud-platforms ci-cd linux-shell".split())  # "tf" itself is of another


def meant(message: Message, mark: Mark) -> Mark:
    """The mark of a name, or of its namesake where the company tells so."""
    if not is_shared(message, mark):
        return mark
    beside = message.between("skill", max(0, mark.first - _NEAR), mark.end + _NEAR)
    nearest = sorted(beside, key=lambda one: abs(one.first - mark.first))
    told = next((one.value.ref for one in nearest if one.value.ref in _LEARNING | _INFRASTRUCTURE), None)
    is_python = any(one.value.ref == "python" for one in beside)
    return mark._replace(value=_TENSORFLOW) if told in _LEARNING or (told is None and is_python) else mark


def is_shared(message: Message, mark: Mark) -> bool:
    """Is the name one of those that say too little by themselves?"""
    return message.words[mark.first : mark.end] == ["tf"]
