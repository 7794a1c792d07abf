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
    ("Freelance Translator, 2014 - present\nPart-time Lecturer, 2018 - 2022", 12, "Freelance Translator"),
    ("Total experience: 4.5 years\nCurrent designation: Associate Consultant", 4.5, "Associate Consultant"),
    ("2019 - heute Schichtleiter\n2016 - 2019 Ausbildung Mechaniker", 7, "Schichtleiter"),
    (
        "2016-2019 Maintenance engineer\n2019-2021 parental leave\n2021-today Automation engineer",
        8.5,
        "Automation engineer",
    ),
    ("Nurse (2021-)\nCarer (2016-2021)", 10.4, "Nurse"),
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


def test_what_is_wanted_at_the_foot_of_a_pasted_cv_is_the_persons_own_word() -> None:
    posts = "Site Engineer, Aug 2020 - Present. Surveyor Intern, Jan 2020 - Jun 2020. AutoCAD, Revit, MS Project. "
    wanted = "Want to become an AI engineer, can study 10 hours weekly. Budget 100 dollars."
    heard = listen(posts * 2 + wanted, lexicon=LEXICON, today=date(2026, 11, 27), turn=1)
    told = {fact.field: fact.value for fact in heard.facts if isinstance(fact, NumberFact)}
    assert (told["weekly_hours"], told["budget_usd"]) == (10, 100)
