"""Ten whole talks: what a person says, and the state and the plan each must end in."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Talk:
    """Messages of one person, and what must be known and planned after the last of them."""

    who: str
    messages: tuple[str, ...]
    weekly_hours: float | None
    role_id: str
    verdicts: frozenset[str]
    known: dict[str, object] = field(default_factory=dict)
    skills: dict[str, int] = field(default_factory=dict)
    phases: frozenset[str] = frozenset()
    no_phases: frozenset[str] = frozenset()
    gaps: frozenset[str] = frozenset()
    no_gaps: frozenset[str] = frozenset()
    hours_at_most: float | None = None


def _set(*names: str) -> frozenset[str]:
    return frozenset(names)


TALKS = (
    Talk(
        who="software engineer",
        messages=(
            "Hi! Backend engineer, 6 years of Python and Django. I want to become an AI engineer.",
            "About 5 hours a week, I have two kids.",
            "Within a year would be great.",
            "I can spend up to 200 dollars.",
            "Please make my plan.",
        ),
        weekly_hours=5,
        role_id="ai-engineer",
        verdicts=_set("fits", "tight"),
        known={"years_experience": 6, "budget_usd": 200},
        skills={"python": 3},
        phases=_set("llm_basics", "rag", "evaluation", "portfolio", "job_search"),
        no_phases=_set("programming_foundations", "ml_foundations"),
        gaps=_set("rag", "llm-evaluation"),
        no_gaps=_set("python"),
    ),
    Talk(
        who="data scientist who cannot deploy",
        messages=(
            "I'm a data scientist with 4 years in pandas, scikit-learn and SQL.",
            "I have never deployed anything: no Docker, no CI/CD.",
            "8 hours a week, and I'd like to be done in 12 months.",
            "AI engineer is what I'm after. No money for courses.",
            "make me a plan",
        ),
        weekly_hours=8,
        role_id="ai-engineer",
        verdicts=_set("fits", "tight"),
        known={"budget_usd": 0, "years_experience": 4},
        skills={"docker": 0, "ci-cd": 0},
        phases=_set("software_engineering", "rag", "production"),
        gaps=_set("docker", "ci-cd"),
    ),
    Talk(
        who="nurse who has never programmed",
        messages=(
            "I have been a nurse for 14 years and have never programmed.",
            "I can manage 7 hours a week between shifts.",
            "I'd like to build AI applications for hospitals, as an AI application engineer.",
            "In two and a half years, with 50 dollars at most.",
            "Can you make the plan?",
        ),
        weekly_hours=7,
        role_id="ai-application-engineer",
        verdicts=_set("fits", "tight"),
        known={"years_experience": 14, "budget_usd": 50},
        phases=_set("programming_foundations", "software_engineering", "llm_basics", "rag"),
        no_phases=_set("fine_tuning"),
        gaps=_set("python", "git-version-control", "rag"),
    ),
    Talk(
        who="student who believes the adverts",
        messages=(
            "2nd year computer science student, I saw ads saying I can be an AI engineer in 4 weeks.",
            "10 hours a week, in one month, no money",
            "I know some Python and a bit of Git",
            "ai engineer, make my plan",
        ),
        weekly_hours=10,
        role_id="ai-engineer",
        verdicts=_set("not_now"),
        known={"budget_usd": 0},
        skills={"python": 2},
        gaps=_set("rag"),
    ),
    Talk(
        who="teacher",
        messages=(
            "hello",
            "I teach maths at a secondary school, going on nine years.",
            "never written code, only Excel",
            "four hours a week",
            "not sure about the role",
            "no date",
            "nothing to spend",
        ),
        weekly_hours=4,
        role_id="ai-engineer",
        verdicts=_set("open"),
        known={"years_experience": 9, "budget_usd": 0},
        phases=_set("programming_foundations"),
        gaps=_set("python"),
    ),
    Talk(
        who="manager",
        messages=(
            "I'm a product manager, 10 years, a little SQL, no coding.",
            "What is the difference between an AI engineer and an ML engineer?",
            "I could do 6 hours a week for 18 months, budget 500 dollars.",
            "Plan for AI engineer please",
        ),
        weekly_hours=6,
        role_id="ai-engineer",
        verdicts=_set("fits", "tight", "does_not_fit"),
        known={"years_experience": 10, "budget_usd": 500},
        phases=_set("programming_foundations"),
        gaps=_set("python", "docker"),
    ),
    Talk(
        who="someone terse",
        messages=("sre. 8y. k8s, terraform, go, python. 4h/wk. ai platform. 12 months. 300 usd.", "plan"),
        weekly_hours=4,
        role_id="ai-platform-engineer",
        verdicts=_set("fits", "tight", "does_not_fit"),
        known={"years_experience": 8, "budget_usd": 300},
        skills={"kubernetes": 3},
        phases=_set("platform_infra"),
        no_phases=_set("programming_foundations"),
        gaps=_set("llm-apis"),
        no_gaps=_set("kubernetes"),
    ),
    Talk(
        who="someone who changes their mind",
        messages=(
            "Frontend developer, 3 years of React and TypeScript. I want to be a data scientist.",
            "10 hours a week, a year, 100 dollars",
            "make a plan",
            "Actually no, make it AI application engineer.",
            "and only 6 hours a week after all",
        ),
        weekly_hours=6,
        role_id="ai-application-engineer",
        verdicts=_set("fits", "tight"),
        known={"years_experience": 3, "budget_usd": 100},
        no_phases=_set("programming_foundations", "ml_foundations"),
        gaps=_set("rag"),
        no_gaps=_set("typescript-javascript"),
    ),
    Talk(
        who="someone who only asks questions",
        messages=(
            "What does an AI engineer earn?",
            "How long does it take to become one?",
            "Do I need a PhD?",
            "free courses on RAG?",
            "I'm a QA engineer and know Python. What would a plan look like?",
            "make it",
        ),
        weekly_hours=None,
        role_id="ai-engineer",
        verdicts=_set("open"),
        gaps=_set("rag"),
        no_phases=_set("programming_foundations"),
    ),
    Talk(
        who="someone already qualified",
        messages=(
            "I'm an ML engineer, 7 years. I build LLM applications every day.",
            "I am an expert in Python, Docker, Kubernetes, CI/CD, Git, testing, SQL, FastAPI and AWS.",
            "I am an expert in RAG, embeddings, vector databases, LLM APIs, prompt engineering, evals, agents, "
            "LangChain, structured output, tool calling, LLM observability and guardrails.",
            "10 hours a week, 6 months, AI engineer, 1000 dollars",
            "plan please",
        ),
        weekly_hours=10,
        role_id="ai-engineer",
        verdicts=_set("already_there", "fits"),
        known={"years_experience": 7, "budget_usd": 1000},
        no_phases=_set("programming_foundations"),
        no_gaps=_set("python", "rag", "docker", "llm-apis"),
        hours_at_most=150,
    ),
)
