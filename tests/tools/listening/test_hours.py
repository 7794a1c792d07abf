"""Weekly hours in the ways people tell them: parts of a week added up, labels, reasons behind them."""

import pytest

from tests.tools.listening.test_figures import figures_after

TOLD = [
    ("On school days I get one hour after the kids are in bed, on Saturdays four.", 9),
    ("weekday evenings one hour, Saturday morning three", 8),
    ("two evenings, two hours each, and Sunday morning three", 7),
    ("Evenings: half an hour each, weekends two hours in total.", 4.5),
    ("5 hours weekly at work plus 3 at home", 8),
    ("2h a week from my employer plus 4 of my own", 6),
    ("45 min lunch x 4", 3),
    ("Hours? Between 4 and 8 depending on the project phase.", 6),
    ("hours? 6ish", 6),
    ("hours - maybe 5", 5),
    ("Hours per week? Seven.", 7),
    ("20h/week since I only work part time", 20),
    ("at the very most 6 hrs", 6),
    ("my 9 hour shifts leave me about 5 hours a week", 5),
    ("my wife says 4 hours, I say 6", 6),
    ("half a day a week, 4 hours", 4),
    ("12 hrs. budget tiny, say 50.", 12),
    ("an hour here and there, say 4 a week", 4),
    ("I have Fridays off, 6 hours then", 6),
    ("Part-time job, 12h/w to learn", 12),
    ("Nothing on weekdays; Saturday and Sunday 4 hours each", 8),
    ("3 hours at work and another 2 at home, every week", 5),
    ("I can use my 1hr lunch break, x5", 5),
    ("Lunch breaks (30 min), five a week", 2.5),
    ("3 train rides a week, 1.5 hours each", 4.5),
    ("An hour on weekdays, double that on Sundays.", 7),
    ("Half an hour every weekday, three times that on Sunday.", 4),
    ("5 hours during the week and 4 at the weekend", 9),
    ("2 hours daily, Saturday Sunday off", 10),
    ("I can learn 1 hour by day, but on Sunday no.", 6),
    ("2h/day excl. weekends", 10),
    ("Every day two hours for study, weekend four hours", 14),
    ("15 hours a week on top of classes", 15),
    ("My course takes 12 hours a week already so I've only 4 left.", 4),
    ("I only work 20 hours a week so 15 are free for studying.", 15),
    ("In terms of hours: five.", 5),
    ("What's left are about 4 hours a week", 4),
    ("one hour in the morning and one in the evening, every day", 14),
    ("20 min at breakfast, 20 min on the train, 20 at night, five days a week", 5),
    ("Mondays I'm off, so 6 hours then, 1 on each of the other weekdays", 10),
    ("I'm off on Thursdays: 6 hours then. The other days half an hour.", 9),
    ("2 free hours on each working day. Also 1 hour on Sunday.", 11),
    ("60 minutes Mon/Wed/Fri and 90 on Sundays", 4.5),
    ("Every second week I have my kids, then it's 2 hours, the other week 10", 6),
    ("10 hours in a good week, otherwise 5", 7.5),
    ("An hour a night on weekdays", 5),
    ("Every day after 21h I have 1 hour and half", 10.5),
    ("Tue, Thu and Sat evenings, call it 4 hours", 4),
    ("8h per week, of that 3 on Saturday", 8),
    ("my wife says 5 hours a week is the limit", 5),
    ("Hours a week I can do: 5", 5),
    ("Hours available per week: 8-10", 9),
    ("mornings 30 minutes before work, evenings 1 hour, weekends off", 7.5),
    ("1 hour before breakfast and 30 minutes at lunch, five days a week", 7.5),
    ("abends etwa 45 Minuten, am Wochenende zusammen 4 Stunden", 7.8),
    ("45 min on weekdays plus a long Sunday session of 3 hours", 6.8),
    ("My boss pays for courses and I have Tuesday evenings 6 to 9", 3),
    ("I can do 1 hour when they sleep every day", 7),
    ("two sessions of 30 minutes every day", 7),
    ("2 hours in the evening, not on Sundays", 12),
    ("Weeks with the kids: 2 hours. Weeks without: 10.", 6),
    ("Even weeks 12 hours, odd weeks 2.", 7),
    ("I have a split shift so there are 2 free hours on each working day", 10),
]

SPENT_ELSEWHERE = [
    "Tuesday nights I play football for 2 hours.",
    "I walk the dog an hour a day.",
    "On Sundays I spend 3 hours cooking for the week.",
    "I do 20 hours a week at the shop.",
    "24 hours a week behind the counter.",
    "The bootcamp needs 20 hours a week.",
    "I already study 10 hours a week for my degree.",
    "A few hours here and there.",
    "I teach 4 hours on Monday and 6 on Tuesday",
    "I farm 20 hours a week",
    "Mon-Fri 9 to 5, weekends free",
    "Fridays I'm off, but 8 on the others at work",
]


@pytest.mark.parametrize("message", SPENT_ELSEWHERE)
def test_hours_of_something_else_are_no_time_to_learn(message: str) -> None:
    assert "hours" not in figures_after(message)


@pytest.mark.parametrize("asked", [False, True])
@pytest.mark.parametrize(("message", "weekly_hours"), TOLD)
def test_a_week_is_added_up_from_what_is_told_of_it(message: str, weekly_hours: float, asked: bool) -> None:
    turns = ("I am a nurse.", "How many hours a week could you keep free?", message) if asked else (message,)
    assert figures_after(*turns).get("hours") == weekly_hours
