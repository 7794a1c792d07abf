"""Words by which `scope.py` tells whose words these are, and whether they are meant."""

from collections.abc import Sequence

THIRD = frozenset(
    {"he", "she", "they", "er", "elle", "elles", "ils", "ella", "ellos", "ellas", "ele", "ela", "eles", "elas"}
)
INVERTED = frozenset("hatte ware konnte".split())
ADVISES = frozenset("says said thinks thought suggests reckons believes insists recommends feels advised meint".split())
SHOULD = frozenset("should must ought need could can would soll sollte muss".split())
ONESELF = frozenset("i me i'd 'd let's lets".split())
REPORTS = frozenset("read heard say said claims claim reckons according to".split())
REPORTED = (["that"], ["it"], ["you"], ["one"], ["people"], ["most"], ["somewhere"])
KIN = frozenset(
    "mum mom dad mother father wife husband brother sister son daughter boss cousin uncle aunt grandma grandpa "
    "girlfriend boyfriend partner flatmate roommate neighbour neighbor".split()
)
KIN_DOES = frozenset(
    "went says said wants wanted is was has had works worked does did thinks thought became got told tells "
    "keeps".split()
)
SPEAKING = frozenset(
    "course courses bootcamp bootcamps book program programme website site page syllabus video school university "
    "certificate roadmap internet google chatgpt brochure curriculum".split()
)
THEIR = frozenset("their his her its".split())
TURNS = frozenset(
    {"but", "however", "although", "though", "while", "whereas", "aber", "sondern", "pero", "mais", "mas", ";"}
)
WISHES = (["would", "like"], ["would", "love"], ["would", "prefer"])  # "would like to start in May, realistic?"
SUMS_UP = (["that", "'s"], ["that", "is"], ["so", "that"])
ALTHOUGH = frozenset({"though", "although"})
# "What I do have" asks nothing, "do I need it" does.
SUBJECTS = frozenset(
    "i we my our he she they it you there this that people anyone someone companies employers ich wir man du sie "
    "yo je tu vous eu".split()
)
COURSES = frozenset("kurs kurse curso cursos cours".split())
TITLE_REACH = 7  # tokens
PREPOSITIONS = frozenset("of with for to from by at in and married not".split())
ONE = frozenset("one person guy girl woman man voice".split())
TAKEN = frozenset(
    "took taken take taking did done do doing followed finished completed watched read started attended bought "
    "half had have one two three few some course' hago hice haciendo mache gemacht faco fiz fazendo fais suivi".split()
)
KNOWS_HOW = frozenset("know knew learned learnt understood figured knows myself".split())
TO_LEARN = (["to", "learn"], ["learn"], ["learning"], ["learn", "to"])
BEGAN = frozenset("began started set out managed proceeded ended loved enjoyed kept been spent".split())
SELF = frozenset("i we ich wir yo je eu nous".split())
WAS_A = (["was", "a"], ["was", "an"], ["was", "the"], ["as", "a"], ["as", "an"], ["as", "the"])
OBJECTS = frozenset("uns mich mir".split())  # nobody who does anything: "macht bei uns das Python"
WOULD = frozenset({"'d", "would", "could", "might"})
SETTLES = frozenset("say make call switch go take".split())
LEADS = frozenset("actually so and but ok okay hmm hm well sorry oh also then or um uh please now wait".split())
CAN = frozenset(
    "can could would will shall kannst konntest konnen konnten puedes podrias puede podria peux pourrais pouvez "
    "pourriez est-ce est pode poderia podes consegue da".split()
)
IL = frozenset("y faut faudrait me m' reste restait fait vaut s' n'".split())
JOINS = frozenset("and but because since as so while if that when where or".split())
FINDS_OUT = frozenset("know see wonder wondering ask asking sure check unsure".split())
GETS = frozenset("need want have get land find got start leave quit doing do change lose".split())
REQUEST_REACH = 12  # tokens
PLANS = frozenset(
    "plan schedule roadmap timetable programme program lernplan studienplan fahrplan ruta programa horario roteiro "
    "cronograma plano planning calendrier".split()
)
MAKES = frozenset(
    "make build create write draw draft set give put prepare erstellen machen bauen schreiben geben hacer hacerme "
    "crear crearme armar armarme preparar faire creer etablir preparer construire fazer montar criar".split()
)
SETS = frozenset(
    "set change put bring cut lower raise reduce increase extend add shorten move update correct fix drop push "
    "squeeze".split()
)
REMAINS = frozenset({"left", "remaining", "remains"})
AM = frozenset({"'m", "am", "im"})
HEDGES = frozenset(
    "maybe perhaps probably like about around roughly approx approximately guess say so ish vielleicht etwa ungefahr "
    "quiza quizas tal vez unas peut-etre environ talvez uns umas".split()
)
JUDGES = frozenset(
    "enough ok okay realistic possible doable fine good better best sufficient right true too worth anyone anybody "
    "somebody people they you your normal usual what which how why who much many or need needed required "
    "genug moglich realistisch reicht suficiente posible suffisant possible suffit chega suficiente possivel".split()
)
TURNED = frozenset("do does did is are was were can could should would will have has am".split())
NUMBERS = frozenset("one two three four five six seven eight nine ten twelve fifteen twenty".split())
OF_PEOPLE = tuple([word] for word in "analytics management operations ops development partner data manager".split())
_LABEL_WORDS = 6


def is_label(words: Sequence[str]) -> bool:
    """ "Who: Marta, translator", "When -> 18 months": a word of asking that heads a line of a form."""
    head = words[:_LABEL_WORDS]
    sign = next((place for place, word in enumerate(head) if word in (":", "->", "=>")), None)
    if sign is None or sign == len(words) - 1:
        return False
    label = head[:sign]
    return not (TURNED | {"to"}) & set(label)
