"""Clauses after a typed detail become sentences of their own."""

import pytest

from helpers.details import sentences_with_detail


@pytest.mark.parametrize(
    ("detail", "sentences"),
    [
        ("your tip, tried it on Monday", "I appreciated your tip. I tried it on Monday."),
        ("how you fold it, do it that way now", "I liked how you fold it. I do it that way now."),
        ("the tour, loved every minute", "I'll remember the tour. I loved every minute."),
        ("the tour, felt at home", "I enjoyed the tour. I felt at home."),
        ("the loom, never seen one", "I'll remember the loom. I had never seen one."),
        ("the glue. rewrote my recipe", "the glue. I rewrote my recipe."),
        ("the fold. taught my sister", "the fold. I taught my sister."),
        ("the oven. works like a dream", "the oven. Works like a dream."),
        ("Loved the barn!! especially the owls", "I loved the barn, especially the owls."),
        ("the tour. especially the roof", "I enjoyed the tour, especially the roof."),
        ("the book, read it twice already", "remember the book. I have read it twice already."),
        ("your question, still turning it over", "your question. I am still turning it over."),
        ("the looms, could have watched all day", "the looms. I could have watched all day."),
        ("Tunde, you let me try it", "Tunde, you let me try it."),
        ("our chat about boats", "I enjoyed our chat about boats."),
        ("Kim's comments on my plan", "I appreciated Kim's comments on my plan."),
        ("the notes pinned up in the hall", "I'll remember the notes pinned up in the hall."),
        ("You had me draw it, and it took hours", "I'm glad you had me draw it. It took hours."),
        ("that day I saw it fail", "That day I saw it fail."),
        ("the night before the test you rang me", "The night before the test you rang me."),
        ("you let me try it, loved it", "I'm glad you let me try it. I loved it."),
        ("how to hem, did my coat", "What I'll remember is how to hem. I did my coat."),
        ("seeing how you plan, I now do the same", "seeing how you plan. I now do the same."),
        ("seeing how you plan and now I do it", "I enjoyed seeing how you plan. Now I do it."),
        ("hearing Ada plan and I've begun it", "I enjoyed hearing Ada plan. I've begun it."),
        ("your trick, works every time", "I liked your trick. It works every time."),
        ("your crew's banter, made my day", "your crew's banter, which made my day."),
        ("the joke about gulls, made my day", "the joke about gulls, which made my day."),
        (
            "how it works and how I use it now",
            "I'll remember how it works. I use it now.",
        ),
        ("the press, told in ten minutes", "I'll remember the press, told in ten minutes."),
        ("the bin, built one with my dad", "remember the bin. I built one with my dad."),
        ("Sam, gave me his coat", "Sam, gave me his coat."),
        ("the kiln, took two hours to warm up", "The kiln, took two hours to warm up."),
        ("the table, made by hand", "I'll remember the table, made by hand."),
        (
            "the loom, still working after a century",
            "remember the loom, still working after a century.",
        ),
        ("the cake, baked it herself", "I'll remember the cake, baked it herself."),
        ("the lad at the gate, told me a joke", "remember the lad at the gate, told me a joke."),
        ("your tip, got a test booked for May", "your tip. I have got a test booked for May."),
        ("your tip. Tried it, it works", "your tip. I tried it, it works."),
        ("the tour. Felt at home", "I enjoyed the tour. I felt at home."),
        ("your tip, had 3 calls since", "your tip. I have had 3 calls since."),
        ("your tip, got 2 calls", "your tip. I got 2 calls."),
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
        ("the test, nobody seemed to mind", "remember the test. Nobody seemed to mind."),
        ("the flood, the whole street helped", "remember the flood. The whole street helped."),
        ("the tour, because of it I applied", "the tour. Because of it I applied."),
        ("that you rang, that meant a lot", "is that you rang. That meant a lot."),
        ('you saying "no rush, we have all day"', 'you saying "no rush, we have all day".'),
        ("your voicemail, so kind", "your voicemail, which was so kind."),
        ("the head cook, really funny", "the head cook, who was really funny."),
        ("the panel, very fair", "the panel, who were very fair."),
        ("the two apprentices, so keen and polite", "apprentices, who were so keen and polite."),
        ("the cat and the dog, so funny", "the cat and the dog, so funny."),
        ("how you bake, so plain and so well", "I liked how you bake, so plain and so well."),
        ("the shop, so many colours", "the shop, so many colours."),
        ("the bread, so fresh it burned me", "the bread, so fresh it burned me."),
        ("seeing the kiln, I had no idea", "I enjoyed seeing the kiln. I had no idea."),
        ("trying it, I'd never done it before", "trying it. I'd never done it before."),
        ("standing there soaked, I felt at home", "Standing there soaked, I felt at home."),
        ("driving home, it all made sense", "Driving home, it all made sense."),
        ("driving home I realised why", "Driving home I realised why."),
        ("how does it work", "How does it work?"),
        ("you showed us it, my gran had told me", "showed us it. My gran had told me."),
        ("walking round, I realised why", "Walking round, I realised why."),
        ("the hall, everyone in white", "I'll remember the hall, everyone in white."),
        ("the yard, you with the map", "I'll remember the yard, you with the map."),
        ("the crane, the one you still use", "remember the crane, the one you still use."),
        (
            "the lad at the gate, please thank him",
            "remember the lad at the gate. Please thank him.",
        ),
        ("the loom and I loved the bell", "I'll remember the loom. I loved the bell."),
        ("the loom and then you rang", "I'll remember the loom. Then you rang."),
        ("the loom and you at it", "I'll remember the loom and you at it."),
        ("you rang me, no one does that", "you rang me. No one does that."),
        (
            "the bread, my flat still smells of it",
            "remember the bread. My flat still smells of it.",
        ),
        ("one bird, about so big, I drew it", "one bird, about so big. I drew it."),
        ("Ann ran after me, please thank her", "Ann ran after me. Please thank her."),
        (
            "the tip (from Ann, I think) to rest",
            "I appreciated the tip (from Ann, I think) to rest.",
        ),
        ("the soup, could I have the recipe", "remember the soup. Could I have the recipe?"),
        ("the bell, don't ever sell it", "remember the bell. Don't ever sell it."),
        ("the dog, give him a bone from me", "remember the dog. Give him a bone from me."),
        ("you rang me, please thank Ann too", "you rang me. Please thank Ann too."),
        ("the fold, do it that way now", "I'll remember the fold. I do it that way now."),
        ("the tour, thanks to Ann", "the tour, thanks to Ann."),
        ('what you said, "We fix it once"', 'I liked what you said, "We fix it once".'),
    ],
)
def test_a_clause_with_its_own_subject_becomes_a_sentence(detail, sentences):
    assert sentences in sentences_with_detail(detail)
