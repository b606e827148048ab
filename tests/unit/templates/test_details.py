"""A typed detail becomes sentences that a person would write."""

from dataclasses import replace

import pytest

from helpers.combinations import NAMED
from templates import compose

ANSWERS = replace(NAMED, outcome="not_selected", tone="warm", meetings=1)


def sentences_with_detail(detail):
    """Return the sentences of a note after one meeting that hold a detail."""
    note = compose(replace(ANSWERS, detail=detail))
    return " ".join(s.text for s in note.sentences if "detail" in s.moves)


@pytest.mark.parametrize(
    ("detail", "sentences"),
    [
        ("your tip, tried it on Monday", "I appreciated your tip. I tried it on Monday."),
        ("how you fold it, do it that way now", "I liked how you fold it. I do it that way now."),
        ("the tour, loved every minute", "I still think of the tour. I loved every minute."),
        ("the tour, felt at home", "I enjoyed the tour. I felt at home."),
        ("the loom, never seen one", "I still think of the loom. I had never seen one."),
        ("the book, read it twice already", "of the book. I have read it twice already."),
        ("your question, still turning it over", "your question. I am still turning it over."),
        ("the looms, could have watched all day", "the looms. I could have watched all day."),
        ("Tunde, you let me try it", "Tunde, you let me try it."),
        ("our chat about boats", "I enjoyed our chat about boats."),
        ("Kim's comments on my plan", "I appreciated Kim's comments on my plan."),
        ("the notes pinned up in the hall", "I still think of the notes pinned up in the hall."),
        ("You had me draw it, and it took hours", "I'm glad you had me draw it. It took hours."),
        ("that day I saw it fail", "That day I saw it fail."),
        ("the night before the test you rang me", "The night before the test you rang me."),
        ("you let me try it, loved it", "I'm glad you let me try it. I loved it."),
        ("how to hem, did my coat", "What I'll remember is how to hem. I did my coat."),
        ("the joke about gulls, made my day", "the joke about gulls, which made my day."),
        (
            "how it works and how I use it now",
            "I've been thinking about how it works. I use it now.",
        ),
        ("the press, told in ten minutes", "I still think of the press, told in ten minutes."),
        ("the bin, built one with my dad", "of the bin. I built one with my dad."),
        ("Sam, gave me his coat", "Sam, gave me his coat."),
        ("the kiln, took two hours to warm up", "The kiln, took two hours to warm up."),
        ("the table, made by hand", "I still think of the table, made by hand."),
        ("the loom, still working after a century", "of the loom, still working after a century."),
        ("the cake, baked it herself", "I still think of the cake, baked it herself."),
        ("the lad at the gate, told me a joke", "of the lad at the gate, told me a joke."),
        ("your tip, got a test booked for May", "your tip. I have got a test booked for May."),
        ("your tip, got it at the market", "your tip. I got it at the market."),
    ],
)
def test_a_clause_without_its_subject_becomes_a_sentence_about_the_writer(detail, sentences):
    assert sentences in sentences_with_detail(detail)


@pytest.mark.parametrize(
    ("detail", "sentences"),
    [
        ("being told why, most firms don't bother", "being told why. Most firms don't bother."),
        ("meeting Ada, she knows each stone", "I enjoyed meeting Ada. She knows each stone."),
        ("your answer, other firms dodge it", "your answer. Other firms dodge it."),
        ("the test, nobody seemed to mind", "of the test. Nobody seemed to mind."),
        ("the flood, the whole street helped", "of the flood. The whole street helped."),
        ("the tour, because of it I applied", "the tour. Because of it I applied."),
        ("that you rang, that meant a lot", "is that you rang. That meant a lot."),
        ("seeing the kiln, I had no idea", "I enjoyed seeing the kiln. I had no idea."),
        ("trying it, I'd never done it before", "trying it. I'd never done it before."),
        ("standing there soaked, I felt at home", "Standing there soaked, I felt at home."),
        ("driving home, it all made sense", "Driving home, it all made sense."),
        ("driving home I realised why", "Driving home I realised why."),
        ("how does it work", "How does it work?"),
        ("you showed us it, my gran had told me", "showed us it. My gran had told me."),
        ("walking round, I realised why", "Walking round, I realised why."),
        ("the hall, everyone in white", "I still think of the hall, everyone in white."),
        ("the yard, you with the map", "I still think of the yard, you with the map."),
        ("the crane, the one you still use", "of the crane, the one you still use."),
        ("the lad at the gate, please thank him", "of the lad at the gate. Please thank him."),
        ("the loom and I loved the bell", "I still think of the loom. I loved the bell."),
        ("the loom and then you rang", "I still think of the loom. Then you rang."),
        ("the loom and you at it", "I still think of the loom and you at it."),
        ("you rang me, no one does that", "you rang me. No one does that."),
        ("one bird, about so big, I drew it", "one bird, about so big. I drew it."),
        ("Ann ran after me, please thank her", "Ann ran after me. Please thank her."),
        (
            "the tip (from Ann, I think) to rest",
            "I appreciated the tip (from Ann, I think) to rest.",
        ),
        ("the soup, could I have the recipe", "of the soup. Could I have the recipe?"),
        ("the bell, don't ever sell it", "of the bell. Don't ever sell it."),
        ("the dog, give him a bone from me", "of the dog. Give him a bone from me."),
        ("you rang me, please thank Ann too", "you rang me. Please thank Ann too."),
        ("the fold, do it that way now", "I still think of the fold. I do it that way now."),
        ("the tour, thanks to Ann", "the tour, thanks to Ann."),
        ('what you said, "We fix it once"', 'I liked what you said, "We fix it once".'),
    ],
)
def test_a_clause_with_its_own_subject_becomes_a_sentence(detail, sentences):
    assert sentences in sentences_with_detail(detail)


@pytest.mark.parametrize(
    ("detail", "sentence"),
    [
        ("the presses and that they run", "What I'll remember is the presses and that they run."),
        ("how calm it was and that no one ran", "is how calm it was and that no one ran."),
        ("the lift and that smell", "I still think of the lift and that smell."),
        ("from the tour, the view", "I still think of the view from the tour."),
        ("on the ward, how calm it was", "I was struck by how calm it was on the ward."),
        ("in the yard, when it rained", "The best part was in the yard, when it rained."),
        ("above the door, the motto", "I still think of the motto above the door."),
        ("in the end, it was the people", "In the end, it was the people."),
        ("that it floods, you said", "You said that it floods."),
        ("why it floods, Mr Okoro told us", "Mr Okoro told us why it floods."),
        ("there is no small leak, you said", "There is no small leak, you said."),
        ("in May, the plan of how it will look", "the plan in May of how it will look."),
        ("in May, the boat that Ann built", "the boat that Ann built, in May."),
        ("in May, how it grew because of you", "how it grew because of you, in May."),
        ("in May, the boat you showed me", "the boat you showed me in May."),
        ("in May, Ann's talk", "Ann's talk in May."),
        ("just the warm welcome", "I appreciated the warm welcome."),
        ("definately the warm welcome", "I appreciated the warm welcome."),
        ("to be honest the parrot", "I still think of the parrot."),
        ("of course the owls", "I still think of the owls."),
        ("it has to be the owls", "I still think of the owls."),
        ("above all, your patience", "What I'll remember is above all your patience."),
        ("wow, the turbines", "I still think of the turbines."),
        ("Best bit: the crane", "I still think of the crane."),
        ("more than anything the quiet", "What I'll remember is more than anything the quiet."),
        ("you n Ann arguing", "I still think of you and Ann arguing."),
        ("if I had to choose, the owls", "I still think of the owls."),
        ("just before lunch, the choir", "I still think of the choir just before lunch."),
        ("really your patience", "I appreciated your patience."),
        ("definitely being asked", "I appreciated being asked."),
        ("really interesting talk on soil", "I had a really interesting talk on soil."),
        ("clearly the respect", "What I'll remember is clearly the respect."),
        ("mostly seeing the owls", "What I'll remember is mostly seeing the owls."),
        ("for your patience", "I appreciated your patience."),
        ("Honestly, just the warm welcome", "I appreciated the warm welcome."),
        ("maybe the tour was too short", "Maybe the tour was too short."),
        ("not only the job but the people", "is not only the job but the people."),
        ("for a first interview it was fun", "For a first interview it was fun."),
    ],
)
def test_the_parts_of_a_detail_stand_where_the_opening_needs_them(detail, sentence):
    assert sentence in sentences_with_detail(detail)


@pytest.mark.parametrize(
    ("detail", "sentence"),
    [
        ("felt like a proper talk", "It felt like a proper talk."),
        ("felt like one of the team", "I felt like one of the team."),
        ("was lovely to meet you all", "It was lovely to meet you all."),
        ("was nervous", "I was nervous."),
        ("were all so kind", "You were all so kind."),
        ("still smiling about the owl", "I am still smiling about the owl."),
        ("Nice to meet the team", "It was nice to meet the team."),
        ("no silly questions at all", "There were no silly questions at all."),
        ("no rush in the test", "There was no rush in the test."),
        ("easily the best day I've had", "It was easily the best day I've had."),
        ("hearing that the mill stays", "It was good to hear that the mill stays."),
        ("hearing from Ann I was close", "It was good to hear from Ann I was close."),
        ("realising I could do it", "It was good to realise I could do it."),
        ("already looking forward to it", "I am already looking forward to it."),
        ("sorry for the mud", "I am sorry for the mud."),
        ("plenty to think about", "There was plenty to think about."),
        ("is great how you share it", "It is great how you share it."),
        ("never tasted better soup", "I have never tasted better soup."),
        ("so kind of you to stay", "It was so kind of you to stay."),
        ("very kind, very professional", "You were very kind, very professional."),
        ("patient with my English", "You were patient with my English."),
        ("no otters sadly", "There were no otters sadly."),
        ("such a warm place", "It was such a warm place."),
        ("The tour, was great", "The tour was great."),
        ("The tour, with the tea, was great", "The tour, with the tea, was great."),
    ],
)
def test_the_words_that_a_detail_lacks_are_added(detail, sentence):
    assert sentences_with_detail(detail) == sentence


@pytest.mark.parametrize(
    ("detail", "opening"),
    [
        ("how many languages I heard", "I was struck by"),
        ("how friendly and open everyone was", "I was struck by"),
        ("how kind Aled was to her", "I was struck by"),
        ("how very kind you were", "I was struck by"),
        ("how the bees are counted", "I've been thinking about"),
        ("the fact you rang me yourself", "I appreciated"),
        ("the fact that the mill still runs", "I was struck by"),
        ("the fact sheet on bees", "I still think of"),
        ("not being rushed", "I appreciated"),
        ("not being asked why I left", "I appreciated"),
        ("never feeling rushed", "I appreciated"),
        ("getting your reply so soon", "I appreciated"),
        ("getting to try the lathe", "I enjoyed"),
        ("hearing that machine run", "I enjoyed"),
        ("hearing that the mill closed", "I appreciated"),
        ("the possibility to ask you", "I appreciated"),
        ("your respect", "I appreciated"),
        ("coffee with the trainees", "I enjoyed the coffee"),
        ("the tour because I saw how it fits", "I enjoyed the tour because"),
        ("your offer to help", "I appreciated"),
        ("your telling me so", "I appreciated your telling"),
        ("the kind way you put it", "I liked"),
        ("giving everyone the same time", "I appreciated your giving"),
        ("making time for me", "I appreciated your making"),
        ("taking the time to show me it", "I appreciated your taking"),
        ("making bread", "I enjoyed making"),
        ("the interpreter you arranged for me", "I appreciated"),
        ("the list of books Dr Osei sent me", "I appreciated"),
        ("the chair someone kept for my mother", "I appreciated"),
        ("the time Ann took to explain it", "I appreciated"),
        ("the extra time I was given", "I appreciated"),
        ("the time Ann fell in the dock", "I still think of"),
        ("the smile she gave me", "I still think of"),
        ("the lad at the desk who lent me a pen", "I still think of"),
        ("your list of night schools", "I appreciated"),
        ("an hour with your gardener", "I enjoyed an hour"),
        ("half an hour in the yard", "I enjoyed half an hour"),
        ("an hour of silence", "I remember"),
        ("a really useful chat about pay", "I had"),
        ("a short chat about pay", "I enjoyed"),
        ("the story at lunch", "I still think of"),
        ("why you left, and what it cost you", "I was interested to hear"),
        ("having everyone stay even though it was late", "I appreciated"),
        ("trying the lathe even though I was hopeless", "I enjoyed"),
        ("hearing that you fought for the post", "I appreciated"),
        ("warm welcome from everyone", "I appreciated the"),
        ("Mrs Okafor's advice", "I appreciated"),
        ("the email you sent me", "I appreciated"),
        ("your kindness when I lost my way", "I appreciated"),
        ("a bit of advice from Ada", "I was glad of"),
        ("giving advice to trainees", "I enjoyed"),
        ("hearing how the mill closed", "I appreciated"),
        ("hearing how the mill runs", "I enjoyed"),
        ("you and Bela arguing about commas", "I still think of"),
        ("your dog asleep on the plans", "I still think of"),
        ("meeting everyone", "I enjoyed"),
        ("very kind people", "I remember very"),
        ("very tidy workshop", "I still think of the very"),
        ("so many good questions", "I remember so"),
        ("why you left the navy", "I was interested to hear why"),
        ("that you remembered my name", "I appreciated that"),
        ("Ada's question. I think of it daily.", "What I'll remember is Ada's"),
    ],
)
def test_the_opening_fits_the_detail(detail, opening):
    assert sentences_with_detail(detail).startswith(opening)


@pytest.mark.parametrize(
    "detail",
    [
        "You lent me a loaf and my nan loved it.",
        "You rang for me, and you told me the truth.",
        "You bring out the best in people.",
        "You and Bela made me laugh.",
        "The manager explain me everything.",
        "Madam prayed for my family.",
        "The boss know all the names.",
        "I like very much the respect between you.",
        "Almost everyone said hello.",
        "After you told me about the club I joined it.",
        "When you named the course I signed up for it.",
        "Its rare to meet people who listen.",
        "Because you asked I've gone back to the choir.",
        "Because you showed me your drawings I've dared to show mine.",
        "Don't undersell yourself.",
        "Ada, thank you for the tea.",
    ],
)
def test_a_complete_sentence_stays_as_it_was_typed(detail):
    assert sentences_with_detail(detail) == detail
