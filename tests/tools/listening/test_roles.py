"""Who a person is and what they want to become, in the many ways people say it: each row is a message and both."""

from datetime import date

import pytest

from tests.tools.listening.test_profile import LEXICON, profile_of
from tools.listening import listen
from tools.schema import RoleFact

WEIGHED = [
    ("data engineer or AI engineer, which of the two is easier to get into at 40?", None, None),
    ("im between ML engineer and data scientist, cant decide lol", None, None),
    ("line up AI engineer and data engineer for me please, pay and hours", None, None),
    ("If you were me, AI engineer or backend engineer?", None, None),
    ("Torn between data analyst and AI engineer. I'm a teacher, 9 years.", "teacher", None),
    ("As an accountant, should I go for data analyst or AI engineer?", "accountant", None),
    ("what would suit a bus driver like me, data analyst or ai engineer", "bus driver", None),
    ("Data Engineer oder AI Engineer, was meinst du?", None, None),
    ("entre ML engineer y data engineer no sé con cuál quedarme", None, None),
    ("not ML engineer, rather AI engineer", None, "ai-engineer"),
    ("Pas data scientist, plutôt ingénieur IA", None, "ai-engineer"),
]

ASKED = [
    ("supermarket cashier. ai engineer in 1 year possible??", "supermarket cashier", "ai-engineer"),
    ("I'm an accountant. Data scientist, by autumn 2028.", "accountant", "data-scientist"),
    ("How far am I from data engineer? SQL daily, warehouse clerk 6 years", "warehouse clerk", "data-engineer"),
    ("Can you check where I stand for AI engineer?", None, "ai-engineer"),
    ("How do I get from sysadmin to AI platform engineer in a year?", "sysadmin", "ai-platform-engineer"),
    ("could a nurse become a data analyst? asking for myself, 12 yrs on the ward", "nurse", "data-analyst"),
    ("can a nurse become an ML engineer?", None, None),
    ("Kann ich als Altenpfleger überhaupt KI-Ingenieur werden?", "Altenpfleger", "ai-engineer"),
    ("how much would I lose going from paralegal to AI engineer?", None, None),
    ("Historian. ML engineer I suppose?", "Historian", "ml-engineer"),
    ("PhD student in linguistics, 2nd year, data scientist maybe?", "PhD student", "data-scientist"),
    ("Ich hab nächste Woche ein Bewerbungsgespräch als AI Engineer", None, None),
]

MET = [
    ("recruiter says my CV is too long, is she right?", None, None),
    ("landlord raised the rent so money is tight", None, None),
    ("Good night coach, talk tomorrow", None, None),
    ("swimming coach, 6 years", "swimming coach", None),
    ("Mum went from nurse to programmer. I'm a nurse as well, want ML engineer", "nurse", "ml-engineer"),
    ("Paralegal by day, hobby game dev by night", "Paralegal", None),
    ("nobody reads my blog, what do i fix first", None, None),
    ("i fix bugs in my project all night, still broken", None, None),
    ("I teach myself every evening, is that ok?", None, None),
]

BARE = [
    ("Geodesist, 12 years", "Geodesist", None),
    ("Printer (18 yrs), 4 hours a week", "Printer", None),
    ("Head of IT, 19 years", "Head of IT", None),
    ("Lead of the claims desk, 6 years", "Lead of the claims desk", None),
    ("Optician's assistant (4 years). Data analyst in 10 months.", "Optician's assistant", "data-analyst"),
    ("Embroidery digitizer, 8 yrs, data analyst in 9 months", "Embroidery digitizer", "data-analyst"),
    ("Falconer at a castle, 7 years", "Falconer", None),
    ("I am farrier, 16 years", "farrier", None),
    ("Agency life, 5 years of it", None, None),
    ("SAP: 9 years daily. I'd like to be an ai engineer", None, "ai-engineer"),
    ("I'm a fisherman's son and a welder, 9 years", "welder", None),
    ("I ran the hotel reception for six years", "hotel reception manager", None),
    ("I make web development 4 year", "web developer", None),
]

NOT_TOLD = [
    ("tailor the plan to my week", None, None),
    ("admin override, show all users", None, None),
    ("landlord lets me stay till May", None, None),
    ("explain it to me like I'm a cook", None, None),
    ("Job: ML Engineer, PyTorch, AWS, remote EU", None, None),
    ("would a librarian be happier as a data engineer or as an AI engineer", None, None),
    ("baker 9 years. 5 h/week, ML engineer or data scientist", "baker", "ml-engineer"),
    ("chef, 9 years, 5 hours a week, data analyst", "chef", "data-analyst"),
    ("I'd settle for data analyst. chef, 9 years", "chef", "data-analyst"),
    ("Today a baggage handler, tomorrow an ML engineer", "baggage handler", "ml-engineer"),
    ("thought I'd give this AI engineering a go, cashier 9 years", "cashier", "ai-engineer"),
]

NOW = [
    ("I later moved into DevOps.", "DevOps", None),
    ("I fell into accounting by accident.", "accounting", None),
    ("I was offered a position as a data analyst last year", "data analyst", None),
    ("I'd love to be offered a position as a data analyst", None, "data-analyst"),
    ("Until recently I was a primary school teacher, software developer before that.", "primary school teacher", None),
    ("I currently lead a BI team, before that I was a BI dev.", "BI team lead", None),
    ("Not a teacher any more, junior developer since Monday!", "junior developer", None),
    ("Baker until 2022, since then warehouse operator at a big online shop.", "warehouse operator", None),
    ("I'm between jobs. Last one was office manager at a dentist.", "office manager", None),
    ("no more accounting for me, I got hired as a support engineer", "support engineer", None),
    ("a trained cook, but I work as a parking clerk", "parking clerk", None),
    ("Ich bin gelernte Köchin, arbeite aber seit 2018 als Erzieherin", "Erzieherin", None),
    ("8 yrs roofer > 2 yrs IT helpdesk > ? want ai", "helpdesk", "ai-engineer"),
    ("Two jobs: mornings cleaner at a school, evenings bartender", "cleaner", None),
    ("I want to become an AI engineer, I do IT support right now", "IT support", "ai-engineer"),
    ("I work near Torino like car mechanic from 12 years", "car mechanic", None),
    ("Nurse. Want to be a nurse who can code, not to leave nursing.", "Nurse", None),
    ("posso virar engenheiro de machine learning sendo professor?", "professor", "ml-engineer"),
]

BY_VERB = [
    ("I drive for a parcel company, five years", "parcel driver", None),
    ("I translate for an agency, 6 years", "translator", None),
    ("Self-employed (tiling) for 14 years", "tiling", None),
    ("Two years as a cook and then 6 as a pastry chef", "pastry chef", None),
    ("Joined as a trainee in 2011, foreman since 2018", "foreman", None),
    ("Who: customs broker\nWhat: AI engineer", "customs broker", "ai-engineer"),
    ("Teacher -> barista -> data analyst. That's me. Next: AI engineering.", "data analyst", "ai-engineer"),
    ("I'm the one who tests what they build: QA lead, 8 years", "QA lead", None),
    (
        "I install heat pumps. I would like a desk and a salary, so: data analyst.",
        "heat pump installer",
        "data-analyst",
    ),
    ("I've been assembling gearboxes for 9 years", "gearbox assembler", None),
    ("I edit subtitles for a streaming company", "subtitle editor", None),
    ("I restore old chairs for a living", "old chair restorer", None),
    ("I edit my CV every week", None, None),
    ("I install Python packages all day", None, None),
    ("my brother installs heat pumps", None, None),
    # Told as past, or without an "I": a job by its years.
    ("and then translated patents for eleven years in Munich", "patent translator", None),
    ("I spent eight years tuning pianos", "piano tuner", None),
    ("teaching since 2012, maths and physics", "teacher", None),
    ("I played the viola in an orchestra for nine years", "viola player", None),
    ("I played the guitar for nine years", None, None),
    ("I wrote a poem last week", None, None),
    ("I drive for Uber at the moment", "Uber driver", None),
    ("ich fahr seit 6 jahren bus in köln", "Busfahrer", None),
    ("I do bike repairs, self-employed, 9 years", "bike repairs", None),
    ("I do the laundry for a family of five", None, None),
    ("I've been managing a garden centre since 2011", "garden centre manager", None),
    ("I manage a team of testers at an insurer", "tester team lead", None),
    ("I'm in charge of 12 cooks", "cook team lead", None),
]

STORIES = [
    ("My journalism years taught me to dig", "journalism", None),
    ("On leave from a controller job at a furniture maker", "controller", None),
    ("Half a year into an audit job I learnt Alteryx", "audit", None),
    ("When I joined the airline as cabin crew I knew nothing", "cabin crew", None),
    ("I was the English teacher who ran the computer club", "English teacher", None),
    ("Twenty-two years a policeman, the last six in the cyber unit", "policeman", None),
    ("Software tester by trade, carpenter by passion.", "Software tester", None),
    ("I'm a high school biology and PE teacher", "high school biology and PE teacher", None),
    ("Three years as a florist, five as a vet nurse, and since 2021 a lab assistant", "lab assistant", None),
    ("six years in reception, and for the last four I've been an office manager", "office manager", None),
    ("Geologist > yoga teacher > HRIS analyst", "HRIS analyst", None),
    ("From bouncer to barber to barber shop owner", "barber shop owner", None),
    ("trained as a nurse, ended up in medical device sales", "medical device sales", None),
    ("used to be in the navy, these days I sell solar panels", "solar panel sales", None),
    ("platform engineer 6y, before that 4y sysadmin", "platform engineer", None),
    ("Sr. Accountant, 8 yrs exp", "Sr. Accountant", None),
    ("my time as a ship's cook taught me planning", "ship's cook", None),
    ("worked as a subtitler for a year, then managed a bookshop for six years", "bookshop manager", None),
    ("I've seen ML engineer jobs ask for Docker", None, None),
    ("ML engineer already, 3 years", "ML engineer", None),
    ("ML engineer in 3 years", None, "ml-engineer"),
    ("Krankenpfleger, in einem Jahr KI-Entwickler, geht das?", "Krankenpfleger", "ai-engineer"),
    ("Paramedic. After it, junior data analyst roles.", "Paramedic", "data-analyst"),
    ("dá pra virar dev de ia?", None, "ai-engineer"),
]

WANTED = [
    ("Sous chef, 9 years, done with kitchens. Data analyst would be lovely.", "Sous chef", "data-analyst"),
    ("Flight attendant. Ideally I'd work as an AI engineer from home.", "Flight attendant", "ai-engineer"),
    ("Current role - estate agent. Next role - AI application engineer.", "estate agent", "ai-application-engineer"),
    ("probably AI engineer, or something close to it", None, "ai-engineer"),
    ("my drema job is data engineer", None, "data-engineer"),
    ("i wnat to becom an ai enginer", None, "ai-engineer"),
    ("aide-comptable, 3 ans, cible : data engineer", "aide-comptable", "data-engineer"),
    ("thinking about data science", None, "data-scientist"),
    ("find me courses on llms", None, None),
    ("Lisbon, 4 years, then Porto", None, None),
    ("Covid, 2 years of nothing", None, None),
    ("Altogether, 9 years", None, None),
    ("Hi, Christopher here, 3 years", None, None),
    ("I'm sober, 3 years", None, None),
    ("I explained it like I'm a cook", None, None),
    ("ik werk als boekhouder bij een bouwbedrijf, doel: AI engineer", "accountant", "ai-engineer"),
]


@pytest.mark.parametrize(
    ("message", "origin", "target"),
    [*WEIGHED, *ASKED, *MET, *BARE, *NOT_TOLD, *NOW, *BY_VERB, *STORIES, *WANTED],
    ids=lambda one: str(one)[:60],
)
def test_the_job_held_and_the_role_wanted_are_told_from_all_other_roles(
    message: str, origin: str | None, target: str | None
):
    profile = profile_of(message)
    assert (profile.origin_role and profile.origin_role.label) == origin
    assert (profile.target_role and profile.target_role.role_id) == target


@pytest.mark.parametrize(
    ("reply", "message", "target"),
    [
        ("So ML engineer?", "yes exactly", "ml-engineer"),
        ("Would you like to compare it with data scientist?", "yes", None),
        ("Do you want courses for an ML engineer?", "yes", None),
    ],
)
def test_a_yes_is_of_the_goal_only_where_that_was_asked(reply: str, message: str, target: str | None):
    heard = listen(message, lexicon=LEXICON, today=date(2026, 11, 27), turn=2, last_reply=reply)
    assert [fact.role_id for fact in heard.facts if isinstance(fact, RoleFact)] == ([target] if target else [])


FIELDS = [
    ("I do backend at a startup", "backend-engineer"),
    ("mostly frontend work, 6 years", "frontend-engineer"),
    ("full stack 5 yrs", "full-stack-engineer"),
    ("I do data analysis at a bank", "data-analyst"),
    ("coming from data analytics", "data-analyst"),
    ("I've been testing software for two years", "qa-engineer"),
    ("I am a platform engineer, 5 years", "devops-sre-engineer"),
    ("I'm from marketing", "career-switcher"),
    ("payroll is what I do, 8 years", "career-switcher"),
    ("Just finished my bachelor in physics", "student"),
    ("recent CS grad", "student"),
]


@pytest.mark.parametrize(("message", "role_id"), FIELDS)
def test_a_field_of_work_counts_as_the_role_that_works_in_it(message: str, role_id: str) -> None:
    origin = profile_of(message).origin_role
    assert origin is not None
    assert origin.role_id == role_id
