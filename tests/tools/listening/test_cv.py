"""CVs in the shapes people send: dated posts, a head with years in words, or nothing but a line."""

from datetime import date

import pytest

from tools.knowledge.catalogue import load_catalogue
from tools.listening import Lexicon, listen
from tools.schema import NumberFact, RoleFact

LEXICON = Lexicon.build(load_catalogue())
CVS = [
    # (text, years, job)
    ("Ana S. - Data Analyst (4 years)\nSQL, Power BI, Python\nLisbon", 4, "Data Analyst"),
    ("Lena H. | Frontend Developer | 6 yrs | React, TypeScript | Berlin", 6, "Frontend Developer"),
    ("Occupation: pharmacist\nExperience: 12 yrs in hospital pharmacy\nComputer skills: Word", 12, "pharmacist"),
    ("Thomas K., Krankenpfleger, 14 Jahre Berufserfahrung. PC-Kenntnisse: Word und Excel.", 14, "Krankenpfleger"),
    ("Bill E.\nDevOps engineer (5y), before that sysadmin (4y)\nTerraform, AWS", 5, "DevOps engineer"),
    ("Profile: Teacher of mathematics, eleven years. Python: beginner.", 11, "Teacher of mathematics"),
    ("Rosa D.\nEnfermera, 9 años de experiencia en urgencias", 9, "Enfermera"),
    ("Title: Data Engineer\nTarget title: AI Engineer\n2020-2026 Shop AG", 6, "Data Engineer"),
    # The head says which known job a post in other words belongs to.
    (
        "Ann B. | Site Reliability Engineer\n2020-2026 CloudNine: on-call lead, Kubernetes\n2016-2020 HostIt: admin",
        10,
        "Site Reliability Engineer",
    ),
]


@pytest.mark.parametrize(("text", "years", "job"), CVS)
def test_years_and_job_of_a_cv(text: str, years: float, job: str) -> None:
    heard = listen(text, lexicon=LEXICON, today=date(2026, 11, 27), turn=1, channel="cv")
    (told,) = (fact.value for fact in heard.facts if isinstance(fact, NumberFact) and fact.field == "years_experience")
    (held,) = (fact.label for fact in heard.facts if isinstance(fact, RoleFact) and fact.field == "origin_role")
    assert told == pytest.approx(years, abs=1)
    assert held == job
