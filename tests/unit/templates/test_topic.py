"""What a follow-up brings, in a few words."""

import pytest

from templates.letter.typed_answers.capitals import uncapitalise
from templates.letter.typed_answers.news import parse_news
from templates.letter.typed_answers.tie import parse_tie
from templates.letter.typed_answers.topic import find_topic, find_topic_of_follow_up


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("Ann and I", ""),
        ("They took my two scarves for Tweed & Co", "my two scarves for Tweed and Co"),
        ("a list of the books our customers only half remember", "a list of the books"),
        ("the tally of our cut tests so far, in a table", "the tally of our cut tests"),
        ("the report on frost that we spoke of", "the report on frost"),
        ("I have started the pruning course that you named on our walk", "started the pruning course"),
        ("My sister has moved to Leiden, so I could work there too", "my sister has moved to Leiden"),
        ("The growers took the old press to the county fair, where it came second", "the old press"),
        (
            "I passed the council's felling and climbing course in May, so I may",
            "passed the council's felling and climbing course",
        ),
        (
            "I passed plant identification for my certificate last week, and well",
            "passed plant identification for my certificate",
        ),
        ("I have written the grafting guide up on one page for Alan", "the grafting guide"),
        ("I have been asked to show round two new growers at the orchard by the river", "two new growers"),
        (
            "My short paper on frost in old orchards has been accepted for the meeting in Leiden",
            "my short paper on frost in old orchards",
        ),
        (
            "I have a place on the long pruning and grafting course in Leiden, which starts soon",
            "a place on the long pruning and grafting course",
        ),
        ("Harvest is in, and the late block came through well", "Harvest is in"),
        ("Our season ends on the 22nd and I am free", "our season ends on the 22nd"),
        ("I heard at the market that your orchard did so well this year", ""),
        ("how the orchard in Leiden goes about it", ""),
        ("I did the grafting course in Leiden last week and have the badge", "the grafting course in Leiden"),
        ("I took a course in cider making, and it is paying off", "a course in cider making"),
        ('I made a sheet for the yard, "Before You Lift", and a copy is attached', "Before You Lift"),
        ("my brother and I have opened a small bakery where people may watch", "a small bakery"),
        (
            "I talked my boss into buying a better winch for the second boat this spring",
            "I talked my boss into buying a better winch",
        ),
        (
            "an article on how the museum in Riga lists its plans",
            "an article on how the museum in Riga lists its plans",
        ),
        (
            "this article on how a port books its slots: https://port.example/slots. I liked it",
            "an article on how a port books its slots",
        ),
        ("an article on how the museum in Riga lists all of the plans that it was ever given", ""),
        ("this utter rebuild of the boat shed", "an utter rebuild of the boat shed"),
        ("this unimportant list of apples", "an unimportant list of apples"),
        ("this onerous list of apples", "an onerous list of apples"),
        ("this usher's list of seats", "an usher's list of seats"),
        ("this useful list of seats", "a useful list of seats"),
        ("this unique list of seats", "a unique list of seats"),
        ("this one-page list of seats", "a one-page list of seats"),
        ("this ukulele song about apples", "a ukulele song about apples"),
        ("this UK list of mills", "a UK list of mills"),
        ("I passed my pruning course last week. You were right about the saw", "passed my pruning course"),
        ("We have our own cider press since last week", "our own cider press"),
        (
            "The inn puts my plum and ginger jam on its winter menu, and you had the first jar",
            "my plum and ginger jam",
        ),
        (
            "I have finished a course in grafting and passed with the frost on my hands",
            "finished a course in grafting",
        ),
        ("Since we changed our list after your question, nobody has written to us", ""),
        ("the drawing of how the stair turns", "the drawing of how the stair turns"),
        ("I've renewed my boat master's licence now, so that is in order", "renewed my boat master's licence"),
        (
            "A trade paper is printing a short article of mine about worn bearings, and a copy is attached",
            "a short article of mine about worn bearings",
        ),
        (
            "My rhubarb and custard Danish is going on the café's spring menu, and a photo is attached",
            "my rhubarb and custard Danish",
        ),
        ("I've got my climbing badge now, so I may", "my climbing badge"),
        ("the slides from my talk on old orchards at our local branch", "the slides from my talk on old orchards"),
        (
            "My translation of a short guide to the lighthouses of the Azores has come out",
            "my translation of a short guide",
        ),
        # What a sentence is about is rather its object than its first words.
        ("A cider of mine has taken a silver at the county show", "a silver at the county show"),
        ("The two new pickers have just begun a board of bad fruit", "a board of bad fruit"),
        ("There's a new fund for small orchards, open till June", "a new fund for small orchards"),
        ("The paper has sent me drawings of our press", "drawings of our press"),
        ("A dealer told me of forty yards of oak, going cheaply", "forty yards of oak"),
        ("My boss had me do the pruning class for the new pickers", "the pruning class for the new pickers"),
        ("Our site has made the pressing of windfalls a rule", "the pressing of windfalls"),
        ("I wanted to tell you that the pickers have begun a brass band", "the pickers have begun a brass band"),
        ("Kari, who runs the fair in Lyon, has a free stall for your apprentice", "Kari has a free stall for your apprentice"),
        ("The fair in Lyon has two free passes left", "two free passes left"),
        ("The show has sold my poster of the seven hills for the first time", "my poster of the seven hills"),
        ("Your advice about the frost saved the early block", "your advice about the frost"),
        ("Two of our saplings have flowered since the spring", "two of our saplings"),
        ("I have passed the first of the three papers for my licence", "passed the first of the three papers"),
        ("I passed my felling course and start in May", "passed my felling course"),
        ("found the tin you were looking for", "the tin you were looking for"),
        ("All of my pickers now want the line on how they were helped", "the line on how they were helped"),
        ("My son's class built your bridge out of straw", "your bridge"),
        ("I'm now allowed to press my own cider with hot stones", "my own cider"),
        ("I've drawn up a one-page plan of my press, with a brake", "a one-page plan of my press"),
        ("I've been given the night class to run", "the night class"),
        ("I have been made foreman of the lower orchard", "foreman of the lower orchard"),
        ("I've passed my drone test and flown my first orchard", "passed my drone test"),
        ("I'm showing two new growers the ropes, and both now sing", "two new growers"),
        # In these, the topic is the subject.
        ("A photo of our crooked bench is attached, with a straighter one beside it", "a photo of our crooked bench"),
        ("The line for guests is now in our day book too, and nobody has complained of it", "the line for guests"),
        ("An article from a growers' magazine about frost and bark is attached", "an article about frost and bark"),
        # The topic may be a short clause.
        ("The cider press at my farm has come. A photo is attached", "the cider press at my farm has come"),
        ("Rita, as her badge says, served me in the café by the river", "Rita served me in the café by the river"),
        ("My mother is walking to the shop again with a stick, and asks who you are", "my mother is walking to the shop again"),
        ("A former workmate, Thierry, lives in Vienne and would like to meet you all one day", "a former workmate lives in Vienne"),
        # These say too little without the rest of the sentence.
        ("My group has found that we spill less at the press", ""),
        ("In the storm the pickers knew where they should wait for me", ""),
        ("One of the three people I trained that morning served me at the fair", ""),
    ],
)  # fmt: skip
def test_the_topic_of_a_follow_up(typed, topic):
    assert uncapitalise(find_topic(parse_news(typed))) == uncapitalise(topic)


@pytest.mark.parametrize("blank", ["", " "])
def test_no_news_has_no_topic(blank):
    assert find_topic(parse_news(blank)) == ""


@pytest.mark.parametrize(
    ("tie", "topic"),
    [
        ("your question about the frost", "your question about the frost"),
        ("Your question about frost set it off", "your question about frost"),
        ("It began with the board on your packing shed", "the board on your packing shed"),
        ("I thought of your frost log when I read it", "your frost log"),
        ("You asked me what I would have told the pickers", ""),
        # "Your idea" would be too vague.
        ("It was your idea", ""),
        ("", ""),
    ],
)
def test_news_without_a_topic_has_that_of_the_tie(tie, topic):
    news = parse_news("My group has found that we spill less. They stand. A photo is attached.")
    assert find_topic_of_follow_up(news, parse_tie(tie)).casefold() == topic
