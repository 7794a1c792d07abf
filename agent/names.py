"""Names in a sentence that nothing supports: companies, courses, schools, people, publishers.

A capital letter alone makes no name: sentence starts, skills, job titles, places and headings have one, too. What is a
name is decided here, from the words around it; whether it is supported, by whoever asks.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from agent.vocabulary import Vocabulary, Words, learning_words, words_of

IsSupported = Callable[[Words], bool]

_TOKEN = re.compile(r"[^\W_](?:[\w.+#'’-]*[\w+#])?")
_JOINS = re.compile(r"\s|/|\s?&\s?")
_OPENS = re.compile(r"[.!?:;…–—•|>#\"“”„«»‘(\[{~\n]|\s-\s|^\s*-\s*$")
_CODE = re.compile(r"`[^`\s]*`")
_LABEL = re.compile(r"^\W*(?:#+\s|\*\*[^*\n]{1,80}(?:\*\*:?|:\*\*))")
_QUOTES = ('"', "“", "„", "«", "‘", "'", "[")
_NO_NAME = re.compile(r"I(?:['’](?:m|d|ve|ll))?|[\d.,]+[KMBX]?\+?(?:-[\d.,]+[KMBX]?\+?)?")

_CONNECTORS = frozenset("of for the and in to with from on by a an de von van der at as or".split())
_AT = frozenset("at by from via with on to joined joining for of like than and or".split())
_LOOKS = frozenset("look looking looked looks good better best skilled experienced hand glance point start".split())
_MADE = frozenset(
    """course courses book books guide certificate path training tutorial class program programme offered published
    taught made written issued run hosted provided funded created recommended hired employed""".split()
)
SAYS = frozenset(
    """says said say reports reported report estimates estimated claims claimed predicts predicted hires hired hire pays
    paid recruits recruited writes wrote announced announces recommends recommended expects expected states stated notes
    noted argues argued warns warned found finds surveyed told believes thinks ranks ranked forecasts""".split()
)
_LEARNS = re.compile(
    r"\b(?:courses?|books?|bootcamps?|certificates?|certifications?|class|classes|masterclass|tutorials?|newsletter"
    r"|podcast|speciali[sz]ation|nanodegree|workshop|handbook|program(?:me)?|school|academy|university)\b",
    re.IGNORECASE,
)
# What a company does and a tool does not; what a sentence about companies has.
_ACTS = frozenset("trains trained employs teaches interviews wants hiring pays looks launched founded".split())
_COMPANIES = re.compile(r"\b(?:vendors?|compan(?:y|ies)|employers?|firms?|startups?|start-ups?)\b", re.IGNORECASE)
_COURSE = re.compile(
    r"\W*(?:\d+[.)]\s*)?(?P<title>[A-Z][^:,\n]{2,80}?)\s*[:,–—]\s*(?:an?|the)\s(?:[\w-]+\s){0,2}"
    r"(?:course|book|bootcamp|tutorial|class|masterclass|program(?:me)?|specialization|workshop|newsletter|podcast)\b"
)
_TITLES = frozenset("professor prof dr doctor mr mrs ms sir".split())
# Words of our own talk, which a model may write large in the middle of a sentence.
_OURS = frozenset(
    """phase phases level levels step steps week weeks month months year years day days option options part module plan
    plans stage goal goals portfolio skill skills gap gaps note next hour hours yes no not must have should could nice
    and or your my the what why how when where who own basics basic foundations fundamentals beginner intermediate
    advanced expert question questions answer start finish today profile budget deadline role roles target current
    required total free paid source sources job search interview project projects practice this that it we you they if
    but so then also first second third one two three great good well done tip tips example examples please""".split()
)


@dataclass(frozen=True)
class _Token:
    text: str
    start: int
    end: int
    is_capital: bool
    is_initial: bool
    is_quoted: bool
    words: Words


def unknown_names(sentence: str, vocabulary: Vocabulary, is_supported: IsSupported) -> Iterator[str]:
    """Names as they are shown that are neither supported nor words that everybody uses."""
    text = _CODE.sub(lambda code: " " * len(code.group()), sentence).replace("*", " ").replace("_", " ")
    tokens = _tokens(text)
    learns, companies = bool(_LEARNS.search(sentence)), bool(_COMPANIES.search(sentence))
    place = _Place(vocabulary, is_supported, _is_heading(sentence), learns, companies)
    if (
        (label := _COURSE.match(text))
        and len(words_of(label["title"])) > 1
        and not is_supported(words_of(label["title"]))
    ):
        yield sentence[label.start("title") : label.end("title")].strip()
    for first, last in _runs(tokens, text):
        if place.is_title(tokens, first, last):
            yield sentence[tokens[first].start : tokens[last - 1].end]
            continue
        for one, end in _pieces(tokens, first, last, is_supported):
            if place.is_unknown(tokens, one, end):
                yield sentence[tokens[one].start : tokens[end - 1].end]
    yield from _small_letters(tokens, vocabulary, is_supported)


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    for match in _TOKEN.finditer(text):
        before = text[tokens[-1].end if tokens else 0 : match.start()]
        shown = match.group()
        is_capital = any(map(str.isupper, shown)) and not _NO_NAME.fullmatch(shown)
        is_initial = not tokens or _OPENS.search(before) is not None
        is_quoted = before.endswith(_QUOTES)
        words = words_of(shown)
        tokens.append(_Token(shown, match.start(), match.end(), is_capital, is_initial, is_quoted, words))
    return tokens


def _runs(tokens: Sequence[_Token], text: str) -> Iterator[tuple[int, int]]:
    """Words with capitals in a row, small words between them included: "University of Bologna"."""
    place = 0
    while place < len(tokens):
        if not tokens[place].is_capital:
            place += 1
            continue
        end = place + 1
        while (reach := _next_capital(tokens, end, text)) is not None:
            end = reach + 1
        yield place, end
        place = end


def _next_capital(tokens: Sequence[_Token], end: int, text: str) -> int | None:
    for reach in range(end, min(end + 3, len(tokens))):
        if not _JOINS.fullmatch(text[tokens[reach - 1].end : tokens[reach].start]):
            return None
        if tokens[reach].is_capital:
            return reach
        if tokens[reach].text not in _CONNECTORS:
            return None
    return None


def _pieces(tokens: Sequence[_Token], first: int, last: int, is_supported: IsSupported) -> Iterator[tuple[int, int]]:
    """The run itself where it is supported as a whole, or else its parts between the small words."""
    if is_supported(_words(tokens[first:last])):
        return
    start = first
    for place in range(first, last + 1):
        if place == last or (not tokens[place].is_capital and tokens[place].text in _CONNECTORS):
            if place > start:
                yield start, place
            start = place + 1


@dataclass(frozen=True)
class _Place:
    """Judges the words in capitals of one sentence."""

    vocabulary: Vocabulary
    is_supported: IsSupported
    is_heading: bool
    learns: bool
    speaks_of_companies: bool

    def is_title(self, tokens: Sequence[_Token], first: int, last: int) -> bool:
        """Several words in quotation marks or brackets, where something is to be learned."""
        words = _words(tokens[first:last])
        return self.learns and tokens[first].is_quoted and len(words) > 1 and not self.is_supported(words)

    def is_unknown(self, tokens: Sequence[_Token], first: int, end: int) -> bool:
        is_initial = tokens[first].is_initial
        before = tokens[first - 1].text.lower() if first and not is_initial else ""
        earlier = tokens[first - 2].text.lower() if first > 1 and not is_initial else ""
        after = tokens[end].text.lower() if end < len(tokens) and not tokens[end].is_initial else ""
        words = _words(tokens[first:end])
        if self.is_supported(words) or (self._starts_plainly(words, is_initial) and self.is_supported(words[1:])):
            return False
        telling = tuple(word for token in tokens[first:end] for word in self._telling(token))
        if self.vocabulary.is_known(telling) or self.vocabulary.is_known(words):
            return self._is_known_one(telling, is_initial, before, earlier, after)
        return self._is_name(telling, is_initial, before, after)

    def _starts_plainly(self, words: Words, is_initial: bool) -> bool:
        return is_initial and len(words) > 1 and self.vocabulary.is_plain(words[0])

    def _telling(self, token: _Token) -> Words:
        """Of "Docker-based" and "README.md" only what is written large."""
        parts = [part for part in re.split(r"[-.]", token.text) if part]
        if len(parts) < 2:
            return token.words
        small = [part for part in parts if not any(map(str.isupper, part)) and self.vocabulary.is_plain(part.lower())]
        return words_of(" ".join(part for part in parts if part not in small))

    def _is_known_one(self, words: Words, is_initial: bool, before: str, earlier: str, after: str) -> bool:
        """A company needs support, but for one whose name is a skill or a plain word and stands like one."""
        acts = after in SAYS or (before == "to" and earlier == "according")
        if not self.vocabulary.uncovered(words):
            acts = acts or after in _ACTS or self.speaks_of_companies
            works = before == "at" and earlier not in _LOOKS
            return acts or works or (before in {"by", "from"} and earlier in _MADE)
        if is_initial and all(map(self.vocabulary.is_plain, words)):
            return acts
        return True

    def _is_name(self, words: Words, is_initial: bool, before: str, after: str) -> bool:
        open_words = self.vocabulary.uncovered(words)
        if words[:1] and words[0] in _TITLES and len(words) > 1:
            return True
        if self.learns and len(words) > 2 and words[0].endswith("ing"):  # "Mastering Vector Search"
            return not self.is_heading or bool(open_words)
        if any(not self.vocabulary.is_plain(words[place]) for place in open_words):
            return True
        begins = len(words) > 1 and bool(after)  # "Grace Hill made it": two in a row, and plain words behind them
        if is_initial and open_words and open_words[0] == 0:
            open_words, words = [place - 1 for place in open_words[1:]], words[1:]
        open_words = [place for place in open_words if words[place] not in _OURS | _CONNECTORS]
        if not open_words:
            return False
        is_taught = any(words[place] in learning_words() for place in open_words)
        if self.is_heading:
            return self.learns and len(words) > 1
        if len(words) > 1 or (is_taught and is_initial and before):
            return True
        return after in SAYS or before in _AT or (is_initial and begins)


def _small_letters(tokens: Sequence[_Token], vocabulary: Vocabulary, is_supported: IsSupported) -> Iterator[str]:
    """ "coursera has one": known to everybody, and no plain word."""
    for place, token in enumerate(tokens):
        if token.is_capital or not token.words:
            continue
        for size in (2, 1):
            words = _words(tokens[place : place + size])
            is_small = not any(one.is_capital for one in tokens[place : place + size])
            if is_small and vocabulary.is_known(words) and vocabulary.uncovered(words) and not is_supported(words):
                if not all(map(vocabulary.is_plain, words)):
                    yield " ".join(one.text for one in tokens[place : place + size])
                break


def _is_heading(sentence: str) -> bool:
    """Headings and labels write plain words large: "## Your Next Steps", "**Build a Portfolio**: …"."""
    line = sentence.strip()
    return bool(_LABEL.match(line)) or (line.endswith(":") and len(line) <= 80)


def _words(tokens: Sequence[_Token]) -> Words:
    return tuple(word for token in tokens for word in token.words)
