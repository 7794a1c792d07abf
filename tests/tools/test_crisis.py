"""Words of a person in danger are heard before anything else; tired or angry words are not mistaken for them."""

import pytest

from tools.crisis import in_crisis


@pytest.mark.parametrize(
    "message",
    [
        "I can't do this, I want to die",
        "honestly there's no point in living after that rejection",
        "sometimes i think everyone would be better off without me",
        "My flatmate says he will kill himself if he fails again",
        "I don’t want to be alive anymore",
        "ich möchte nicht mehr leben",
        "ya no quiero vivir",
        "je veux mourir",
        "não quero mais viver",
        "ich will sterben",
        "ich bringe mich um",
        "ich sehe keinen Sinn mehr im Leben",
        "no hay razón para seguir viviendo",
        "ya no tengo ganas de vivir",
        "no le veo sentido a la vida",
        "je ne veux plus vivre",
        "j'ai envie de mourir",
        "nao quero mais viver",
        "não vejo motivo para viver",
        "voglio morire",
        "I've been cutting myself again",
        "life isn't worth living",
        "gonna kms",
        "I took too many pills",
        "I dont wanna be here anymore",
        "everything would be easier if I wasn't around",
        "they'd be happier if i were gone",
        "since the layoff I keep thinking about ending it",
        "my boyfriend hits me when I study",
        "I'm going to jump off the bridge tonight",
        "Nobody would notice if I disappeared",
        "mein Mann schlägt mich",
        "mi novio me pega",
        "mon mari me frappe",
    ],
)
def test_danger_is_heard(message: str) -> None:
    assert in_crisis(message)


@pytest.mark.parametrize(
    "message",
    [
        "this deadline is killing me",
        "my project is a suicide prevention chatbot",
        "no quiero vivir en Madrid",
        "no quiero morir de hambre",
        "I am dying to learn agents",
        "my laptop died",
        "I want to live in Lisbon and work remotely",
        "how do I kill a process on Linux",
        "I will end my contract in May",
        "I drive 40 kms to work",
        "I'm cutting myself some slack this week",
        "tengo muchas ganas de vivir en Lisboa",
        "je ne veux plus vivre à Paris",
        "ich will nicht mehr im Lager arbeiten",
        "coding is my raison de vivre",
        "it would be easier if I wasn't so tired in the evening",
        "my brother beats me at chess",
        "I'd rather be dead than debug CSS lol",
        "i want to die of laughter, this is great",
        "should I jump from the train of web work to data?",
        "I was thinking of ending it with a portfolio project",
        "she kicks me out of the office at five",
        "would it be better if I wasn't working full time?",
    ],
)
def test_everyday_words_are_not(message: str) -> None:
    assert not in_crisis(message)
