"""Questions whether who somebody is counts for or against them, told from messages that only name who one is.

Three things must come together: a trait that is said of a person (no "black box", no "American company", no "I teach
deaf children"), a word of counting ("a problem", "lower chances", "hires"), and a question.
"""

import re

_PEOPLE = (  # groups, as words for those in them
    r"(?:women|men|females|girls|mothers|mums|moms|blacks|whites|asians|africans|arabs|latin[oa]s|muslims|jews"
    r"|hindus|christians|immigrants|migrants|refugees|foreigners|gays|lesbians|indians|turks|nigerians"
    r"|pakistanis|europeans|americans|autistics|(?:older|old|elderly|disabled|deaf|blind|gay|trans(?:gender)?|queer"
    r"|autistic|dyslexic|black|white|brown|asian|african|arab|muslim|jewish|indian|chinese|turkish|foreign|immigrant"
    r"|female|pregnant) (?:people|persons?|candidates?|applicants?|folks?|engineers?|coders?|programmers?|developers?"
    r"|wom[ae]n|m[ae]n|workers?)|(?:people|anyone|someone|wom[ae]n|m[ae]n|engineers|developers|candidates|persons?)"
    r" (?:(?:over|above|past|older than) \d\d(?! ?(?:h|hours|years of|%)\b)"
    r"|with (?:adhd|autism|dyslexia|disabilit\w+|an? accent)"
    r"|from (?:india|africa|pakistan|nigeria|china|brazil|poor countries))"
    r"|frauen|mutter|auslander\w*|migranten|schwarze|behinderte\w*|altere|mujeres|inmigrantes|extranjeros|femmes"
    r"|immigres|etrangers|mulheres|imigrantes|estrangeiros)"
)
_TRAIT = (  # what one can be
    r"(?:wom[ae]n|female|girl|mother|mum|mom|man|black|white|brown|asian|african|arab|latin[oa]|muslim|jew(?:ish)?"
    r"|hindu|christian|immigrant|migrant|refugee|foreigner|gay|lesbian|trans(?:gender)?|queer|lgbt\w*|blind|deaf"
    r"|disabled|in a wheelchair|autistic|dyslexic|bipolar|pregnant|indian|chinese|turkish|nigerian|pakistani|european"
    r"|american|from (?:india|africa|pakistan|nigeria|china|brazil|mexico|turkey|iran|egypt|syria|ukraine"
    r"|a poor country)|(?:over|above|past) (?:40|45|50|55|60|forty|fifty|sixty))"
)
_WHO = (  # the same in other languages
    r"(?:ich bin (?:eine? )?(?:\w+ )?(?:frau|mutter|auslander\w*|turkin|turke|schwarz\w*|taub|gehorlos|blind|behindert"
    r"|schwul|lesbisch|muslim\w*|migrant\w*|fluchtling|autist\w*|schwanger)"
    r"|soy (?:una? )?(?:mujer|madre|negr[oa]|inmigrante|extranjer[oa]|sord[oa]|cieg[oa]|gay|lesbiana|musulman\w*"
    r"|gitan[oa]|discapacitad[oa]|autista)|je suis (?:une? )?(?:femme|mere|noire?|immigree?|etranger\w*|sourde?|aveugle"
    r"|gay|lesbienne|musulman\w*|handicape\w*|autiste)|sou (?:uma? )?(?:mulher|mae|negr[oa]|imigrante|estrangeir[oa]"
    r"|surd[oa]|ceg[oa]|gay|lesbica|muculman\w*|deficiente|autista))"
)
_ENDS = (  # a "black belt" or an "American teacher" is no trait
    r"(?=\W*(?:$|[,.;!?]|(?:and|but|so|of|in|who|will|would|is|am|do|does|can|person|woman|man|guy|girl"
    r"|an? (?:problem|issue|disadvantage|obstacle|barrier))\b))"
)
_SELF = (
    rf"(?:(?:i'm|im|i am|being|as) (?:(?:an?|the|now|also|(?:\w+ )?\w+ and|\d\d|and|openly|visibly|born) )*"
    rf"(?:\w+ )?{_TRAIT}\b{_ENDS}"
    r"|(?:i have|i've(?: got)?|i got|with|having) (?:my |an? |some )?(?:\w+ )?"
    r"(?:adhd|autism|dyslexia|accent|disabilit\w+)"
    r"|my (?:\w+ )?(?:accent|hijab|headscarf|skin(?: colou?r)?|gender|religion|race|nationality|ethnicity|adhd|autism"
    r"|dyslexia|disability|(?:last |first |foreign )?name is (?!on\b|in\b|not\b)\w+)"
    rf"|i (?:wear|use|need) (?:an? )?(?:hijab|headscarf|wheelchair)|{_WHO})"
)
_HIRES = r"(?:hires?|hired|hiring|takes?|employ\w*|picks?|invites?)"
_AGAINST = (
    r"(?:differen(?:t|ce)|(?:lower|worse|less|fewer|hurt|ruin|affect|reduce|change)s?\b.{0,20}\b(?:chances?|odds)"
    r"|too (?:stupid|dumb|slow)|against me|hold(?:s|ing)? (?:\w+ )?back|(?:an? |the |any )(?:issue|problem"
    r"|disadvantage|obstacle|barrier)|matters?(?! that i (?:have|do|can))|discriminat\w+|rejects?|refuse\w*"
    r"|easier role|suited|made for|right for|forget everything|harder"
    rf"|(?:will|would|do|does|anyone|anybody|nobody|no one|they|companies|someone|who)\b[^.?!,]{{0,25}}\b{_HIRES}"
    r"|nachteil|problema?|probleme|rolle|(?:nimmt|stellt) mich|trotzdem|unterschied|desventaja|importa|contratar\w*"
    r"|influye|desavantage|genant|embauch\w*|compte|quand meme|est-ce que je peux|atrapalha|desvantagem|diferenca)"
)
_OF_GROUP = (
    rf"(?:{_AGAINST}|(?:worse|better|good|bad|slower) (?:at|in|programmers?|engineers?|coders?|developers?)"
    r"|(?:can(?:not|'t)?|able to) (?:\w+ )?(?:code|program|become|learn|do (?:this|it|that))"
    rf"|(?:don't|do not|won't|never|not) (?:want to )?{_HIRES}\b"
    rf"|allowed|schlechter|peores|moins bon\w*|piores|{_HIRES})"
)
_BETWEEN = r"[^\d?]{0,60}"  # "a mother of two, 5 hours a week, is that a problem?" asks of the hours
_IS_ASKED = re.compile(r"\?|\b(?:tell me|be honest|say that|honestly|which companies|right)\b")
_OF_ELSE = re.compile(
    r"\b(?:models?|llms?|classifiers?|datasets?|algorithms?|visas?|permits?|sponsor\w*|salar\w+|tax\w*|gdpr|laws?"
    r"|legal\w*|time ?zones?|clients?)\b"
)
_OWN_WORK = re.compile(
    rf"\b(?:i|we)(?: also| mostly| only)? (?!am\b|was\b|think\b|hear|read|believe|wonder|feel|know|guess)\w+"
    rf"(?: \w+){{0,6}} {_PEOPLE}\b"
)
_OF_SELF = re.compile(
    rf"(?<!\w){_SELF}{_BETWEEN}(?<!\w){_AGAINST}(?!\w)"
    rf"|(?<!\w){_AGAINST}\b.{{0,40}}(?<!\w)(?:because|that|if|since|when|for|as|with|being|due to|of)? ?{_SELF}"
    rf"|(?<!\w){_SELF}(?: person| man| woman)?[,.;]? (?:so |and |but )?can(?:not|'t)? i\b"
    rf"|\bcan i\b[^.?!,]{{0,50}}\b(?:if|as|though|being|with|despite|even though) {_SELF}"
)
_GROUP_COUNTS = re.compile(
    rf"\b{_PEOPLE}\b(?!'s).{{0,40}}(?<!\w){_OF_GROUP}(?!\w)|(?<!\w){_OF_GROUP}\b.{{0,40}}\b{_PEOPLE}\b(?!'s)"
)
_CAN_ONE = re.compile(
    rf"\bcan (?:an? |any |some )?(?:{_PEOPLE}|{_TRAIT}) (?:\w+ ){{0,2}}(?:become|be|do|code|program|work|learn|get)\b"
)
_CLAUSE = re.compile(r"[.!?;,:\n]")


def asks_of_traits(low: str) -> bool:
    """Whether a folded message asks if a trait of a person, or of a group, counts for anything."""
    if not _IS_ASKED.search(low) or _OF_ELSE.search(low):
        return False
    clauses = [clause for clause in _CLAUSE.split(low) if not _OWN_WORK.search(clause)]
    return _OF_SELF.search(low) is not None or any(
        _GROUP_COUNTS.search(clause) or _CAN_ONE.search(clause) for clause in clauses
    )
