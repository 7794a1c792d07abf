"""A CV as a text: the latest post is the origin role, and years are those that posts cover, overlaps counted once."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from tools.listening import spans, titles
from tools.listening.message import Message
from tools.listening.ranges import Stretch, date_ranges, read_ranges
from tools.listening.scope import Scope
from tools.schema import NumberFact, RoleFact

_EDUCATION = re.compile(
    r"\b(?:education|academic|degree|university|college|bachelor\w*|master'?s?(?! chef)|b\.?sc|m\.?sc|b\.?a|mba|"
    r"phd|diploma|high school|studies|"
    r"certificat\w+|training|weiterbildung|course\w*|bootcamp|ausbildung|bildung|studium|universitat|universidad|universite|universidade|formation|formacion|formacao|educacion|educacao|"
    r"estudios|licence|licenciatura|grado|abitur|hochschule|bac|baccalaureat|lycee|graduacao|ensino|volunteer\w*|ehrenamt|benevolat|voluntariado|thesis|b\.?tech|m\.?tech|"
    r"a-levels|gcse|bts|bba|career break|parental leave|maternity leave|sabbatical|elternzeit|conge parental)\b"
)
# Time that is no work, whatever title stands beside it.
_NO_WORK = re.compile(
    r"\b(?:apprentice\w*|traineeship|volunteer\w*|ehrenamt\w*|benevol\w*|voluntari\w*|career break|parental leave|"
    r"maternity|elternzeit|sabbatical|caring for|family break|break|looking for a (?:new )?(?:job|position|role)|"
    r"travell?ing(?! (?:nurse|sales|consultant|technician))|"
    r"not employed|unemployed|job search\w*|looking for work|arbeitslos\w*|arbeitssuchend|en paro|chomage|"
    r"ausbildung zu[mr]?|berufsausbildung|ausbildung(?= [a-z]*(?:er|in|ist|mann|frau|eur)\b)|vocational school|"
    r"berufsschule|apprentissage|aprendiz\w*|"
    r"gap year|world trip|illness|stay-at-home|at home with|homemaker|"
    r"full-time (?:parent|mum|mom|dad|father|mother)|hausmann|hausfrau)\b"
)
_WORK = re.compile(
    r"\b(?:experience|employment|work|work history|career history|career|positions?|professional|berufserfahrung|"
    r"beruflicher|werdegang|experiencia|experiences|parcours|emploi|"
    r"professionnelle?s?|profissional|laboral)\b"
)
# A heading of one word: an employer's name may hold it, too.
_SCHOOL = re.compile(r"\W*(?:school(?:ing|s)?|schule|schulbildung|escuela|ecole|escola)\W*")
_LISTS = re.compile(
    r"\W*(?:(?:technical|key|core|computer|it|other|further|personal|professional|digital|soft|hard|additional)[\s-])*"
    r"(?:skills?|skillset|tools?|stack|technologies|knowledge|competenc\w+|languages|interests|hobbies|summary|profile|about|also|certificat\w+|kenntnisse|fahigkeiten|"
    r"sprachen|interessen|competences|langues|loisirs|centres? d'interet|conocimientos|habilidades|idiomas|"
    r"intereses|aficiones|conhecimentos|competencias|interesses|publications)\b"
)
_HEADER_WORDS = 4
_HEAD_LINES = 2
_LEAD_CHARS = 14  # what may stand before the first date of a line whose entries begin with their dates
_AROUND = (0, -1, -2, 1)  # lines beside a date that may hold its title, the likeliest first


@dataclass(frozen=True)
class _Post:
    """A stretch of work, the characters of its line, and the title that stands beside it."""

    when: Stretch
    line: tuple[int, int]
    role: titles.Named | None


def read_cv(message: Message) -> list[RoleFact | NumberFact]:
    """Role and years out of the dated posts; nothing where no post is dated."""
    posts = _posts(message)
    if not posts:
        return []
    facts: list[RoleFact | NumberFact] = []
    named = [post for post in posts if post.role]
    if named:
        latest = max(named, key=lambda post: (post.when.end, post.when.start))
        facts.append(_role(message, _headed(message, latest, posts) or latest))
    years = _covered(posts) / 12
    facts.append(spans.years_fact(message, years, years, _words(message, posts[0]), confidence=0.8))
    return facts


def _role(message: Message, post: _Post) -> RoleFact:
    assert post.role is not None
    return RoleFact(
        field="origin_role",
        label=post.role.label,
        role_id=post.role.role_id or titles.SWITCHER,
        quote=_words(message, post),
        turn=message.turn,
        channel=message.channel,
        confidence=0.85,
    )


def _headed(message: Message, post: _Post, posts: Sequence[_Post]) -> _Post | None:
    """ "Ann B. | Site Reliability Engineer" over a post as "on-call lead": the head says which known job that is."""
    assert post.role is not None
    if post.role.role_id or message.channel != "cv":
        return None
    of_posts = {one.role.head for one in posts if one.role}
    head = next((one for one in _held(message) if one.role_id and not one.is_ai and one.head not in of_posts), None)
    end = [match.end() for match in re.finditer(r"[^\n]+", message.text.low)][:_HEAD_LINES]
    if (
        head is None
        or not end
        or message.tokens.starts[head.head] >= end[-1]
        or message.scope(head.first) & Scope.WISHED
    ):
        return None
    return _Post(post.when, (0, end[-1]), head)


def _words(message: Message, post: _Post) -> str:
    return " ".join(message.text.written(*post.line)[:160].split())


def _posts(message: Message) -> list[_Post]:
    """Dated lines that are no schooling."""
    if "posts" not in message.memo:
        message.memo["posts"] = _read_posts(message)
    posts: list[_Post] = message.memo["posts"]
    return posts


def _read_posts(message: Message) -> list[_Post]:
    named, low = _held(message), message.text.low
    lines = [match.span() for match in re.finditer(r"[^\n]+", low)]
    schooling = _schooling(low, lines)
    found: list[_Post] = []
    ranges = list(read_ranges(low, message.today))
    for when in ranges:
        index = bisect_right(lines, (when.first, len(low))) - 1
        entry = _entry(lines[index], when, [one for one in ranges if lines[index][0] <= one.first < lines[index][1]])
        words = low[slice(*entry)]
        if (
            index in schooling
            or _NO_WORK.search(words)
            or (_EDUCATION.search(words) and not _title(message, named, entry))
        ):
            continue
        above = low[slice(*lines[index - 1])] if index and entry[0] == lines[index][0] else ""
        above = "" if date_ranges().search(above) else above  # an entry of its own: "2019-2021 parental leave"
        if _NO_WORK.search(above) and not _title(message, named, entry) and when.last - when.first > len(words) - 4:
            continue
        if _EDUCATION.search(above) and not _WORK.search(above) and not _title(message, named, lines[index - 1]):
            continue
        role = _title(message, named, entry) or (
            _beside(message, named, lines, index) if entry == lines[index] else None
        )
        found.append(_Post(when, entry, role))
    return found


def _held(message: Message) -> list[titles.Named]:
    """Titles but the one behind "target title:"."""
    return [one for one in titles.names(message) if not message.labels("target", one.first)]


def is_work(message: Message, place: int) -> bool:
    """Does a token of a CV stand under a post, not in a list of skills?"""
    if "work" not in message.memo:
        message.memo["work"] = _work_lines(message)
    char = message.tokens.starts[place]
    return any(start <= char < end for start, end in message.memo["work"])


def _work_lines(message: Message) -> list[tuple[int, int]]:
    """The lines of posts: from a heading of work, or a dated post, up to the next heading of something else."""
    posts = {post.line[0] for post in _posts(message)}
    found, inside = [], False
    for start, end in (match.span() for match in re.finditer(r"[^\n]+", message.text.low)):
        words = message.text.low[start:end]
        if len(words.split()) <= _HEADER_WORDS and not any(char.isdigit() for char in words):
            inside = (inside or bool(_WORK.search(words))) and not (_EDUCATION.search(words) or _LISTS.search(words))
        inside = inside or any(start <= post < end for post in posts)
        if inside and not _LISTS.match(words):
            found.append((start, end))
    return found


def _entry(line: tuple[int, int], when: Stretch, ranges: Sequence[Stretch]) -> tuple[int, int]:
    """The part of a line that a stretch belongs to: up to the next, or from the last where dates close an entry."""
    if len(ranges) == 1:
        return line
    place = ranges.index(when)
    if ranges[0].first - line[0] <= _LEAD_CHARS:
        return when.first if place else line[0], ranges[place + 1].first if place + 1 < len(ranges) else line[1]
    return ranges[place - 1].last if place else line[0], when.last if place + 1 < len(ranges) else line[1]


def _schooling(low: str, lines: Sequence[tuple[int, int]]) -> set[int]:
    """Lines under a heading of education, up to one of work."""
    inside, found = False, set()
    for index, (start, end) in enumerate(lines):
        words = low[start:end]
        if (
            len(words.split()) <= _HEADER_WORDS
            and not date_ranges().search(words)
            and not any(char.isdigit() for char in words)
        ):
            is_headed = _EDUCATION.search(words) or _SCHOOL.fullmatch(words)
            inside = (bool(is_headed) or inside) and not _WORK.search(words)
        if inside:
            found.add(index)
    return found


def _beside(
    message: Message, named: Sequence[titles.Named], lines: Sequence[tuple[int, int]], index: int
) -> titles.Named | None:
    """The title on a line or near it; a line that is dated itself keeps its own."""
    for offset in _AROUND:
        other = index + offset
        if not 0 <= other < len(lines):
            continue
        if offset and date_ranges().search(message.text.low[slice(*lines[other])]):
            continue
        if title := _title(message, named, lines[other]):
            return title
    return None


def _title(message: Message, named: Sequence[titles.Named], line: tuple[int, int]) -> titles.Named | None:
    starts = message.tokens.starts
    return next((one for one in named if line[0] <= starts[one.head] < line[1]), None)


def _covered(posts: Sequence[_Post]) -> int:
    """Months that at least one post covers."""
    total, reached = 0, 0
    for post in sorted(posts, key=lambda one: one.when.start):
        total += max(0, post.when.end - max(post.when.start, reached))
        reached = max(reached, post.when.end)
    return total
