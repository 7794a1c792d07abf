"""The check, beyond figures: names, quotations and who says what. Each rule with a twin that must be caught."""

import json

import pytest

from agent.evidence import evidence_of
from agent.grounding import unsupported
from agent.vocabulary import Vocabulary
from tools.knowledge.catalogue import load_catalogue

FACTS = {
    "told": True,
    "claims": [
        {
            "statement": "LinkedIn is cited as counting 143 percent more AI engineer postings in a year.",
            "source": "AI Engineer Weekly, Opening",
            "region": "US",
            "as_of": "2026",
            "via": "LinkedIn",
        },
        {
            "statement": "Glassdoor is cited with an average of 141,077 dollars a year.",
            "source": "AI Engineer Weekly, Pay",
            "as_of": "2026",
            "via": "Glassdoor",
        },
        {
            "statement": 'Ismat Samadov counts 27 titles and calls the role "a job nobody can define".',
            "source": "Ismat Samadov, Opening",
        },
    ],
    "conflicts": [
        {
            "question": "How long?",
            "description": "Built In has 56 percent at first; PwC expects less, about 33 percent, beside $141,077.",
        }
    ],
}
RESOURCES = {
    "resources": [
        {"title": "Agents Course", "publisher": "Hugging Face", "url": None, "format": "course", "hours": 20},
        {"title": "Building Systems with the ChatGPT API", "publisher": "DeepLearning.AI & OpenAI", "hours": 3.5},
    ]
}
PLAN = {"role": "AI Engineer", "weeks": 26, "weekly_hours": 7, "phases": [{"title": "Programming foundations"}]}
PERSON = "I am Maria and work at Brightwater Clinics as a nurse, 7 hours a week. My boss said I am too old."
EVIDENCE = evidence_of([*map(json.dumps, (FACTS, RESOURCES, PLAN)), PERSON], Vocabulary.build(load_catalogue()))


@pytest.mark.parametrize(
    ("honest", "invented", "named"),
    [
        # companies, schools, publishers
        ("LinkedIn ranks it high.", "Coursera ranks it high.", "Coursera"),
        ("You told me about Brightwater Clinics.", "You told me about Clearwater Clinics.", "Clearwater Clinics"),
        ("The list comes from Glassdoor.", "The list comes from TechNova.", "TechNova"),
        ("Many employers look at portfolios.", "Many employers, such as Deloitte, do.", "Deloitte"),
        ("Indeed, that is a good start.", "You find it on Indeed.", "Indeed"),
        ("The model is served on AWS.", "People at AWS earn more.", "AWS"),
        ("Call the Anthropic API from Python.", "Anthropic hires career switchers.", "Anthropic"),
        ("Hugging Face has a course.", "hugging face and coursera have one.", "coursera"),
        ("A university degree helps.", "A degree of Stanford University helps.", "Stanford University"),
        ("An academy is not needed.", "Bright Future Academy is enough.", "Bright Future Academy"),
        ("I would not pay for a bootcamp.", "Take the Docker Academy path.", "Docker Academy"),
        ("A good institute helps.", "MIT helps.", "MIT"),
        ("Salesforce is a tool you know.", "That is how Salesforce trains people.", "Salesforce"),
        ("Salesforce helps in sales.", "The vendor behind it is Salesforce.", "Salesforce"),
        ("LinkedIn is a network.", "Most of it is on xing and coursera.", "xing"),
        # courses and books
        ("Take the Agents Course.", "Take the Wizards Course.", "Wizards Course"),
        ("Take Hugging Face's Agents Course.", "I like OpenAI's Agents Course.", "OpenAI's Agents Course"),
        ("Begin with Building Systems with the ChatGPT API.", "Begin with Prompt Mastery Pro.", "Prompt Mastery Pro"),
        ("Read a book on RAG.", 'Read the book "Hidden Patterns".', "Hidden Patterns"),
        ("- **Build a Portfolio**: show your work.", "- **Prompt Mastery Pro**: a course.", "Prompt Mastery Pro"),
        ("Take the Agents Course by Hugging Face.", "Take the Agents Course by OpenAI.", "OpenAI"),
        (
            "Understanding Transformers takes a course.",
            'Take the "Prompt Engineering for Developers" course.',
            "Prompt Engineering for Developers",
        ),
        ("Mastering embeddings takes a while.", "1. Mastering Vector Search, a course", "Mastering Vector Search"),
        ("- **Docker**: a good first step.", "- **Docker Deep Dive**: a short course.", "Docker Deep Dive"),
        # people
        ("Great progress so far!", "Grace Hill made the same move.", "Grace Hill"),
        ("A professor may help.", "Professor Hill agrees.", "Professor Hill"),
        ("Ismat Samadov is careful here.", "Andrew Ng is careful here.", "Andrew Ng"),
        ("Samadov is careful here.", "Jane Smithers is careful here.", "Jane Smithers"),
        ("Well done, Maria!", "Well done, Katrin!", "Katrin"),
        ("Mark each hour you learn.", "Mark Hill says so.", "Mark Hill"),
        # quotations
        (
            'Ismat Samadov calls it "a job nobody can define".',
            'Ismat Samadov calls it "a job for everybody".',
            "a job for everybody",
        ),
        ('You said "I am too old".', 'You said "I am too young".', "I am too young"),
        ('You could write: "I led a team."', 'One manager said: "I never read a CV."', "I never read a CV."),
        ("He calls it “a job … define”.", "He said “everybody gets hired”.", "everybody gets hired"),
        ('"A job nobody can define."', '"There is no better job anywhere."', "There is no better job anywhere."),
        ('The word "agent" is used a lot.', "According to Glassdoor, 'pay will double'.", "pay will double"),
        # who says what
        ("LinkedIn says 143 percent.", "Glassdoor says 143 percent.", "143"),
        ("Glassdoor gives $141,077.", "LinkedIn gives $141,077.", "$141,077"),
        ("It is $141,077 (AI Engineer Weekly).", "It is $141,077 (Ismat Samadov).", "$141,077"),
        ("According to LinkedIn it grew by 143%.", "According to Ismat Samadov it grew by 143%.", "143%"),
        (
            "LinkedIn counts 143 percent, while Glassdoor gives $141,077.",
            "Glassdoor counts 143 percent, while LinkedIn gives $141,077.",
            "143",
        ),
        (
            "LinkedIn counts 143 percent and Glassdoor $141,077.",
            "Glassdoor counts 143 percent and LinkedIn $141,077.",
            "143",
        ),
        ("Glassdoor has $141,077.", "PwC says $141,077.", "$141,077"),
        ("Built In has 56 percent.", "PwC says it is 56 percent.", "56"),
        ("The Agents Course takes 20 hours.", "Building Systems with the ChatGPT API takes 20 hours.", "20"),
        ("With 7 hours a week the Agents Course fits.", "Glassdoor says that 7 hours a week are enough.", "7"),
        # units
        ("Pay is $141,077.", "Pay is €141,077.", "€141,077"),
        ("It takes 20 hours.", "It takes 20 weeks.", "20"),
        ("It grew by 143 percent.", "It grew by 143 dollars.", "143"),
        ("The figure is of 2026.", "It takes 2026 hours.", "2026"),
        ("Pay is about $141k.", "Pay is about $142k.", "$142k"),
    ],
)
def test_what_stands_in_the_evidence_passes_and_its_twin_does_not(honest: str, invented: str, named: str) -> None:
    assert unsupported(honest, EVIDENCE) is None
    assert unsupported(invented, EVIDENCE) == named


@pytest.mark.parametrize(
    "sentence",
    [
        "Great question!",
        "That's a solid base: Python, SQL and Docker carry over directly.",
        "Next, learn RAG with LangChain or LlamaIndex, then deploy to AWS, Azure or Google Cloud.",
        "## Your Next Steps",
        "**What You Already Bring**",
        "- **Build a Portfolio Project**: pick something you care about.",
        "1. **RAG basics** – chunking, embeddings, and a vector database such as Pinecone or Qdrant.",
        "As a Senior Machine Learning Engineer you would own CI/CD pipelines.",
        "An MLOps engineer or an LLMOps role may fit, too.",
        "I'd start with Git and GitHub, and I'll keep it short.",
        "On Monday you could begin; by June you'd be done with Phase 2.",
        "German and English postings differ, and so do those in Berlin and the US.",
        "You're at Level 2 in Python; the AI Engineer role asks for Level 4.",
        "Congratulations on finishing Week 3!",
        "Use FastAPI, PyTorch, scikit-learn, NumPy and pandas.",
        "GPT-4, Claude, Llama 3 and Gemini are LLMs.",
        "It's a Kubernetes-based setup with Node.js and TypeScript.",
        "Yes — in your case, Data Engineering is the nearest stepping stone.",
        "Note: This is an estimate, not a promise.",
        "Tell me: How many hours a week do you have?",
        "Sorry to hear that. Take your time.",
        "You don't need a PhD or an MBA.",
        "Put it in your CV (PDF) and your README.md.",
        'For example: "I cut costs by moving a service to Docker."',
        "Ask yourself “what would I build?” before you start.",
        "The 'must-have' skills come first.",
        "Kudos! Onward.",
        "| Skill | Level | Needed |",
        "Would you rather stay in nursing and move internally?",
        "OK, let's look at Docker and Kubernetes next.",
        "Try `pip install langchain` and the `ChatOpenAI` class.",
        "A/B tests, ETL and REST APIs are familiar from backend work.",
        "Full-Stack or Front-End work helps with Streamlit demos.",
        "Re-ranking, fine-tuning and prompt engineering come later.",
        "Do you know Retrieval-Augmented Generation (RAG)?",
        "Transformers, attention and tokenisation are worth an evening.",
    ],
)
def test_plain_sentences_and_the_words_of_the_trade_pass(sentence: str) -> None:
    assert unsupported(sentence, EVIDENCE) is None


TIERS = (
    "Built In counts the three as 11, 6 and 4; Ismat Samadov gives tiers of 60, specialists of 25 and others of 15"
    " percent, PwC 19 percent."
)


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("Built In counts the three as 11, 6 and 4.", None),
        ("Ismat Samadov gives tiers of 60, specialists of 25 and others of 15 percent.", None),
        ("PwC gives 19 percent.", None),
        ("Built In counts the three as 11, 6 and 25.", "25"),
        ("PwC gives specialists of 25 percent.", "25"),
        ("Ismat Samadov gives 19 percent.", "19"),
    ],
)
def test_what_names_nobody_goes_on_with_what_was_said_and_the_next_name_ends_it(
    sentence: str, named: str | None
) -> None:
    facts = {"conflicts": [{"question": "How many of each?", "description": TIERS}]}
    assert unsupported(sentence, evidence_of([json.dumps(facts)], EVIDENCE.vocabulary)) == named
