"""Clauses after a typed detail become sentences of their own."""

from dataclasses import replace

import pytest

from helpers.combinations import NAMED
from helpers.details import sentences_with_detail
from templates import RecipientRole, compose


@pytest.mark.parametrize(
    ("detail", "sentences"),
    [
        ("your tip, tried it on Monday", "I appreciated your tip. I tried it on Monday."),
        ("the tour, loved every minute", "I'll remember the tour. I loved every minute."),
        ("the tour, felt at home", "I enjoyed the tour. I felt at home."),
        ("the glue. rewrote my recipe", "the glue. I rewrote my recipe."),
        ("the fold. taught my sister", "the fold. I taught my sister."),
        ("you let me try it, loved it", "I'm glad you let me try it. I loved it."),
        ("the bin, built one with my dad", "remember the bin. I built one with my dad."),
        ("your tip. Tried it, it works", "your tip. I tried it, it works."),
        ("the tour. Felt at home", "I enjoyed the tour. I felt at home."),
        ("your tip, got it at the market", "your tip. I got it at the market."),
        # These clauses are about something or somebody else.
        ("the oven. works like a dream", "the oven. Works like a dream."),
        ("your crew's banter, made my day", "your crew's banter, which made my day."),
        ("the joke about gulls, made my day", "the joke about gulls, which made my day."),
        ("the press, told in ten minutes", "I'll remember the press, told in ten minutes."),
        ("Sam, gave me his coat", "I'll remember Sam, who gave me his coat."),
        ("the kiln, took two hours to warm up", "The kiln, took two hours to warm up."),
        ("the table, made by hand", "I'll remember the table, made by hand."),
        ("the loom, still working after a century", "remember the loom, still working after a century."),
        ("the lad at the gate, told me a joke", "remember the lad at the gate, told me a joke."),
        # These have no clause that lacks its subject.
        ("our chat about boats", "I enjoyed our chat about boats."),
        ("great chat about boats", "I had a great chat about boats."),
        (",x", ",x."),
        ("Kim's comments on my plan", "I appreciated Kim's comments on my plan."),
        ("the notes pinned up in the hall", "I'll remember the notes pinned up in the hall."),
    ],
)  # fmt: skip
def test_only_a_clause_about_the_writer_gets_the_subject_i(detail, sentences):
    assert sentences in sentences_with_detail(detail)


@pytest.mark.parametrize(
    ("detail", "sentences"),
    [
        ("Tunde, you let me try it", "Tunde, you let me try it."),
        ("Dr. Bell, you let me try it", "Dr. Bell, you let me try it."),
        ("Mia-Lou, I missed your question about rust", "Mia-Lou, I missed your question about rust."),
        ("Hana, your talk was worth the trip", "Hana, your talk was worth the trip."),
        ("You had me draw it, and it took hours", "You had me draw it, and it took hours."),
        ("seeing how you plan, I now do the same", "seeing how you plan. I now do the same."),
        ("seeing how you plan and now I do it", "I enjoyed seeing how you plan and now I do it."),
        ("being told why, most firms don't bother", "being told why. Most firms don't bother."),
        ("meeting Ada, she knows each stone", "I enjoyed meeting Ada. She knows each stone."),
        ("your answer, other firms dodge it", "your answer. Other firms dodge it."),
        ("the test, nobody seemed to mind", "remember the test. Nobody seemed to mind."),
        ("the flood, the whole street helped", "remember the flood. The whole street helped."),
        ("the tour, because of it I applied", "the tour. Because of it I applied."),
        ("that you rang, that meant a lot", "is that you rang. That meant a lot."),
        ('you saying "no rush, we have all day"', 'you saying "no rush, we have all day".'),
        ("telling me straight, I needed it", "your telling me straight. I needed it."),
        ("the hay, took me right back to the farm", "the hay, which took me right back to"),
        ("the freezer, man that was cold", "the freezer. Man that was cold."),
        ("the cook, made my day", "I'll remember the cook, who made my day."),
        ("how you greet patients, made my day", "greet patients, which made my day."),
        ("You lent me a torch, made my day", "You lent me a torch, which made my day."),
        ("You lent me a torch, so kind", "I'm glad you lent me a torch. It was so kind."),
        ("that you rang, so kind", "that you rang. It was so kind."),
        ("the forge, amazing", "I'll remember the forge, amazing."),
        ("the forge, what a place", "I'll remember the forge. What a place."),
        ("the forge, most people wouldn't", "the forge. Most people wouldn't."),
        ("the forge, is it still there?", "the forge. Is it still there?"),
        ("the forge, changed my mind", "the forge, which changed my mind."),
        ("the forge, keep it up", "the forge. Keep it up."),
        ("seeing it, like my dad used to", "I enjoyed seeing it, like my dad used to."),
        ("seeing the forge, I think", "I enjoyed seeing the forge, I think."),
        ("your voicemail, so kind", "your voicemail. It was so kind."),
        ("the lids on the tins, so neat", "the lids on the tins. They were so neat."),
        ("baking it first, so easy", "I enjoyed baking it first. So easy."),
        ("the forge, so hot, it singed me", "I'll remember the forge. It was so hot, it singed me."),
        ("your candour, that's rare", "I appreciated your candour. That's rare."),
        ("the forge, not everyone would", "I'll remember the forge. Not everyone would."),
        ("the forge, hadn't seen one since school", "the forge. I hadn't seen one since school."),
        ("seeing the forge, didn't know it was open", "the forge. I didn't know it was open."),
        ("your tip, already used it", "I appreciated your tip. I already used it."),
        ("your tip, works a treat", "I appreciated your tip, which works a treat."),
        ("showing how you oil it, doing it myself now", "your showing how you oil it. I am doing it"),
        ("Everything! Especially the forge", "everything, especially the forge."),
        ("the table where we eat, owner included", "remember the table where we eat, owner included."),
        ("in the forge, nobody shouting", "I'll remember this: in the forge, nobody shouting."),
        ("when we found out we share a street", "was when we found out we share a street."),
        ("from Ada: oil it twice", "From Ada: oil it twice."),
        ("my essay needs fewer words", "My essay needs fewer words."),
        ("the forge, couldn't stop grinning", "the forge. I couldn't stop grinning."),
        ("the mill, hadn't run for years", "The mill, hadn't run for years."),
        ("we saw the forge; tried it on Sunday", "We saw the forge; I tried it on Sunday."),
        ("It's the small jobs. Like how you oil it", "the small jobs, like how you oil it."),
        ("You care. Especially the cooks", "You care. Especially the cooks."),
        ("the moment when it broke you just laughed", "moment when it broke and you just laughed."),
        ("the time the lift stuck and you sang", "I'll remember the time the lift stuck and you sang."),
        ("the time when you asked what I want", "I'll remember the time when you asked what I want."),
        ("when the bell rang nobody panicked", "When the bell rang nobody panicked."),
        ("of all the rooms, the one with looms", "Of all the rooms, what I remember is the one"),
        ("on reflection, how calm it was", "On reflection, what I remember is how calm it was."),
        ("to always check the lid, I do it now", "is to always check the lid. I do it now."),
        ("explained the pension slowly", "I appreciated it when you explained the pension slowly."),
        ("explained the gap in my years", "I explained the gap in my years."),
        ("the head cook, really funny", "the head cook, really funny."),
        ("the cat and the dog, so funny", "the cat and the dog, so funny."),
        ("how you bake, so plain and so well", "I liked how you bake, so plain and so well."),
        ("the shop, so many colours", "the shop, so many colours."),
        ("the bread, so fresh it burned me", "the bread, so fresh it burned me."),
        ("seeing the kiln, I had no idea", "I enjoyed seeing the kiln. I had no idea."),
        ("trying it, I'd never done it before", "trying it. I'd never done it before."),
        ("standing there soaked, I felt at home", "Standing there soaked, I felt at home."),
        ("driving home, it all made sense", "Driving home, it all made sense."),
        ("you showed us it, my gran had told me", "showed us it. My gran had told me."),
        ("walking round, I realised why", "Walking round, I realised why."),
        ("the hall, everyone in white", "I'll remember the hall, everyone in white."),
        ("the yard, you with the map", "I'll remember the yard, you with the map."),
        ("the crane, the one you still use", "remember the crane, the one you still use."),
        ("the lad at the gate, please thank him", "remember the lad at the gate. Please thank him."),
        ("the loom and I loved the bell", "I'll remember the loom. I loved the bell."),
        ("the loom and then you rang", "I'll remember the loom. Then you rang."),
        ("the loom and you at it", "I'll remember the loom and you at it."),
        ("you rang me, no one does that", "you rang me. No one does that."),
        ("the bread, my flat still smells of it", "remember the bread. My flat still smells of it."),
        ("one bird, about so big, I drew it", "one bird, about so big. I drew it."),
        ("Ann ran after me, please thank her", "Ann ran after me, please thank her."),
        ("the tip (from Ann, I think) to rest", "I appreciated the tip (from Ann, I think) to rest."),
        ("the soup, could I have the recipe", "remember the soup. Could I have the recipe?"),
        ("the bell, don't ever sell it", "remember the bell. Don't ever sell it."),
        ("the barn, do thatch it again", "remember the barn. Do thatch it again."),
        ("the dog, give him a bone from me", "remember the dog. Give him a bone from me."),
        ("you rang me, please thank Ann too", "you rang me. Please thank Ann too."),
        ("the tour, thanks to Ann", "the tour, thanks to Ann."),
        ("the tour, from the roof you saw the sea", "the tour. From the roof you saw the sea."),
        ("the loft, with a bed Al made", "I'll remember the loft, with a bed Al made."),
        ("your tip, tiny but I use it", "I appreciated your tip, tiny but I use it."),
        ("the soup, hot but everyone ate it", "I'll remember the soup, hot but everyone ate it."),
        ("baking it, first time anybody let me", "I enjoyed baking it, first time anybody let me."),
        ("the tour, specially when it rained", "the tour, specially when it rained."),
        ("how Al told it, like it was a game", "how Al told it, like it was a game."),
        ("Al showing me his joints, so proud", "Al showing me his joints, so proud."),
        ('what you said, "We fix it once"', 'I liked what you said, "We fix it once".'),
        ("the vault with its casks lit, I stood still", "the vault with its casks lit. I stood still."),
        ("to see you cast it, my own is better now", "good to see you cast it. My own is better now."),
        ("no bells at noon, the class just rose", "There were no bells at noon. The class just rose."),
        ("a go on the big saw, my hands shook", "a go on the big saw. My hands shook."),
        ("how the guides rest, few hotels allow it", "how the guides rest. Few hotels allow it."),
        ("your sexton Piers, he rang us in", "your sexton Piers. He rang us in."),
        ("seeing the kiln, I thought of my dad", "Seeing the kiln, I thought of my dad."),
        ("being asked what I do, I make kites", "being asked what I do. I make kites."),
        ("to hold the bow, I didn't dare breathe", "good to hold the bow. I didn't dare breathe."),
        ("a cat on the till, that told me a lot", "a cat on the till. That told me a lot."),
    ],
)  # fmt: skip
def test_other_words_after_a_detail_join_it_or_become_a_sentence(detail, sentences):
    assert sentences in sentences_with_detail(detail)


@pytest.mark.parametrize(
    ("detail", "sentence"),
    [
        ("Ann, there were five names in the collar. I left them there.",
         "Ann, there were five names in the collar. I left them there."),
        ("Dr Bell, nobody hurried me", "Dr Bell, nobody hurried me."),
        # This is no sentence to her.
        ("Ann, the five names in the collar", "I'll remember this: Ann, the five names"),
        # Nobody of this name is a recipient.
        ("Bees, there were bees in the wall", "I'll remember the bees. There were bees in the wall."),
    ],
)  # fmt: skip
def test_a_sentence_that_begins_with_a_recipients_name_stays_whole(detail, sentence):
    answers = replace(
        NAMED, outcome="not_selected", tone="warm", part=RecipientRole.PANEL,
        recipient_name="Ann Lee, Dr Bell", detail=detail, own_words="",
    )  # fmt: skip
    assert sentence in compose(answers).body()
