"""Hear that a person may be in danger: a short, cautious list, checked before anything else is said.

A false alarm costs a kind sentence; a miss can cost far more, so the list is wide and needs no certainty.
"""

import re

_THAN_CODE = r"than (?:debug|write|use|code|touch|read|learn|program)"
_SELF = (
    r"(?:kill|unalive?)(?:ing)? (?:my ?self|himself|herself|themsel\w+)(?! (?:some|off|short|loose|out|a) )"
    r"|(?:hurt|harm|cut|cutt)(?:ing)? (?:my ?self|himself|herself|themsel\w+)"
    r"(?! (?:some|off\b|short|loose|out|a|at work|on the job|lifting|playing|skiing|running|climbing|falling)\b)"
    r"|(?:gonna|wanna|want to|might|should) kms|^kms$",
    r"(?:end|take|taking|ending) (?:my|his|her|their)(?: own)? life",
    r"(?:want|wanna|wish|ready|rather) (?:\w+ ){0,3}"
    rf"(?:die(?! (?:of (?:laugh|boredom|shame|embarrass|hunger|curiosity)|hard |{_THAN_CODE}))"
    rf"|dead(?! (?:{_THAN_CODE}|sure|simple|serious|certain|easy|last|on |set |line))"
    r"|disappear forever|not wake up|never wake up)",
    r"wish(?:ed)? i (?:was|were|had) (?:never|not) (?:been )?born|wish i wasn'?t born(?! in)",
    r"(?:don'?t|do not|no longer|not) (?:want to|wish to|wanna) "
    r"(?:live|be alive|exist|be here any ?more|go on living|wake up)",
    r"(?:no|any) (?:reason|point) (?:to|in) (?:live(?! (?:in|near|at)\b)|living(?! (?:in|near|at)\b)|be alive)",
    r"what(?:'s| is) the point (?:of|in) (?:living|being alive)(?! (?:in|near|at|with)\b)",
    r"(?:can'?t|cannot|don'?t want to) go on (?:living|any ?more)(?! (?:with|in|as|at|doing|working)\b)",
    r"want (?:it all|everything) to (?:stop|end|be over)|(?:as|be) well be dead|threat\w+ to (?:kill|hurt|beat) me"
    r"|threat\w+ me with (?:a |his |her )?(?:knife|gun|weapon)",
    r"no (?:reason|point) (?:to|in) (?:live|living|go on|going on|be alive|being alive)",
    r"(?:life|living)(?: is|'s)?(?: not|n'?t| no longer)(?: really)? worth living",
    r"(?:don'?t|do not|can'?t|cannot|no longer) see (?:the|any|a) point (?:in|of|to) "
    r"(?:anything|living|life|it all|going on)",
    r"better off (?:dead|without me)|(?:world|everyone|everybody|family|kids|children) \w+ (?:be )?better without me",
    r"(?:nobody|no one|noone) (?:would|will|'d) (?:even |ever )?"
    r"(?:(?:notice|miss me|care) if i (?:disappeared|died|vanished|was gone|were gone|wasn'?t here)"
    r"(?! (?:for|at|in|from) )|miss me(?! (?:in|at|on|if) ))",
    r"jump(?:ing)? (?:off|from|out of) (?:a|the|that|my) (?:\w+ )?(?:bridge|roof|balcony|building|cliff|window)"
    r"(?! of (?!the|a|our|this)| of theory)",
    r"(?:jump|walk|step|throw my ?self)(?:ing)? (?:in front of|under) (?:a|the|that) (?:train|bus|truck|car|tram)",
    r"hang(?:ing)? my ?self(?! out|-)|slit(?:ting)? my wrists",
    r"(?:easier|better|happier|fine|relie\w+)\b.{0,30} if i (?:(?:was|were)(?: just)? gone"
    r"|(?:wasn'?t|weren'?t|was not|were not|'m not) (?:around|here|there|alive)|(?:wasn'?t|weren'?t)(?=\W*$))"
    r"(?: any ?more)?(?! (?:so|in|at|on|to|a|the|for|from|when|by)\b)",
    r"(?:think\w*|thoughts?|ready|planning|plan|going|gonna|want|wanna) (?:\w+ ){0,2}?(?:about |of |to )?end(?:ing)? "
    r"(?:it all|it tonight|(?:it|everything)(?! (?:(?:here|there) )?(?:with|by|there|off|at|before|in|on|for|after|like"
    r"|when|as|i)\b)(?!:))",
    r"(?<!people with )(?<!patients with )suicid\w*"
    r"(?! (?:prevention|hotline|helpline|line|research|awareness|patients|clients|teens|youth))",
    r"self[- ]?harm\w*(?! (?:detection|prevention|content|classifier|moderation|research))"
    r"|overdos\w+(?! on (?:tutorials|coffee|caffeine|sugar|podcasts|courses|youtube|content|videos))"
    r"|end it all|(?:took|taken|swallowed) (?:too many|all (?:the|my)) pills",
    r"(?:ich )?(?:will|möchte|moechte|mag|kann) nicht (?:mehr|länger) leben|(?:mir|sich) das leben nehmen|umbringen"
    r"|bring(?:e|t)? (?:mich|sich) um|selbstmord|suizid\w*|(?:will|möchte|moechte) (?:\w+ )?(?:sterben|tot sein)"
    r"|keine? (?:lust|kraft) (?:mehr )?(?:zu leben|zum leben|weiterzuleben)"
    r"|kein(?:en)? (?:grund|sinn) (?:mehr )?(?:im leben|zu leben|weiterzuleben|am leben)",
    r"(?:no )?quiero (?:morir(?:me)?(?! de (?:hambre|risa|frío|frio|calor|sed|ganas))|vivir más|matarme)"
    r"|quitarme la vida"
    r"|no quiero (?:seguir viviendo|vivir(?! (?:en|con|de|como|lejos|cerca|allí|ahí)\b))"
    r"|(?:no|sin|ning\w+|perd\w+) (?:\w+ ){0,3}(?:raz[oó]n|razones|motivos?|sentido|ganas) "
    r"(?:para|de|a) (?:la vida|mi vida|seguir viviendo|vivir)|ganas de morir"
    r"|(?:quiero|querría) acabar con (?:todo|mi vida)",
    r"(?:je )?(?:veux|voudrais) (?:mourir|en finir)|me (?:tuer|suicider)|plus envie de vivre|envie de mourir"
    r"|(?:veux|peux) plus vivre(?! (?:à|a|en|au|dans|chez|avec)\b)|(?:plus|aucune|pas) (?:de )?raison de vivre",
    r"(?:quero|queria) morrer|me matar|tirar a (?:minha )?(?:própria |propria )?vida|n[ãa]o quero (?:mais )?viver"
    r"|acabar com (?:a )?minha (?:própria )?vida|n[ãa]o aguento mais viver|vontade de morrer"
    r"|(?:não|nao|sem|nenhum\w*|perdi) (?:\w+ ){0,3}(?:razão|razao|motivos?|vontade) "
    r"(?:para|de) (?:continuar )?(?:a )?viv\w+",
    r"(?:boyfriend|girlfriend|husband|wife|partner|ex|(?:step)?(?:father|mother|dad|mum|mom)|brother|he|she) "
    r"(?:\w+ ){0,2}(?:hits?|beats?|chokes?|choked|kicks?|kicked|punche[sd]|strangle[sd]?) me"
    r"(?! (?:up|at|to|in|by|with|on|out|off|for|hard(?:er)? to|(?:every time|when|whenever) we (?:play|race))\b)",
    r"(?:schlägt|schlaegt|verprügelt|würgt) mich(?! (?:vor|im|beim|in)\b)"
    r"|(?:vater|mutter|mann|freund|freundin|frau|partner|ex|er|sie) (?:\w+ ){0,2}hat mich (?:\w+ )?"
    r"(?:geschlagen|verprügelt|gewürgt)(?<!im geschlagen)"
    r"|(?:marido|novi[oa]|pareja|padre|madre|espos[oa]|namorad[oa]|companheir[oa]|pai|mãe) (?:\w+ ){0,2}me "
    r"(?:peg[aó]|golpe[aó]|maltrat[aó]|bate[u]?|espanc(?:a|ou)|agrid(?:e|iu))"
    r"|(?:mari|copain|copine|conjoint|père|mère|compagnon) (?:\w+ ){0,2}"
    r"m(?:e |'a )(?:frapp[eé]e?|bat(?:tue?)?|tabass[eé]e?)(?! (?:à|aux|au)\b)",
    r"(?:voglio|vorrei) morire|non voglio più vivere|(?:togliermi|tolgo) la vita|wil (?:dood|niet meer leven)",
)
_SAFE = re.compile(
    r"\b(?:i'?m|i am|we are) (?:\w+ ){0,2}(?:safe|okay|ok|fine|alright|better|not alone)\b|\bsafe now\b|"
    r"\b(?:won'?t|will not|not going to) (?:do|hurt|kill|harm)\b|\b(?:bin|fühle mich) (?:\w+ )?sicher\b|"
    r"\bestoy (?:a salvo|bien|mejor)\b|\bje (?:suis en sécurité|vais (?:bien|mieux))\b|"
    r"\bestou (?:bem|segur[oa]|melhor)\b",
    re.IGNORECASE,
)
_CRISIS = re.compile(r"\b(?:" + "|".join(_SELF) + r")\b", re.IGNORECASE)


def in_crisis(message: str) -> bool:
    """True where the words speak of ending a life, of harming oneself, or of being beaten."""
    return _CRISIS.search(" ".join(message[:20_000].replace("’", "'").split())) is not None


def says_safe(message: str) -> bool:
    """True where somebody says that they are out of danger."""
    return _SAFE.search(message[:2_000].replace("’", "'")) is not None
