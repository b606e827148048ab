"""Lists of words that show the grammatical form of a typed answer, and names of days and months."""

AUXILIARIES = frozenset(
    (
        "is was were are am has had have do does did can could will would should might may must "
        "isn't wasn't aren't weren't don't didn't can't couldn't won't wouldn't cannot"
    ).split()
)
"""Auxiliary verbs in finite forms."""

FINITE_FORMS = frozenset(
    (
        "gave showed went took came began felt spoke saw knew struck wrote drove ate drank sang "
        "rang ran chose broke wore grew threw flew woke got became forgot lent understood shook "
        "stood sat lost won met fell rode swore arose beat bit blew bred burst clung "
        "crept dealt drew fled flung froze hid knelt lay leapt rose sank shone "
        "shot shrank slept slid slung sought split sprang stole strode stung swam "
        "swung tore wept withdrew wove said says awoke bore forgave mistook overcame "
        "overtook sowed stank trod underwent undertook strove spat sped dwelt"
    ).split()
)
"""Past forms that are almost certainly finite, unless an auxiliary stands before them."""

PARTICIPLES = frozenset(
    (
        "made told taught brought kept meant left led thought found let built sent held "
        "put read set stuck bought caught paid heard spent cut learnt hit hurt laid fought burnt "
        "spelt spilt spoilt wrung strung upheld withheld repaid shed cast dreamt "
        "hung lit sold bent bound wound dug fed swept spun"
    ).split()
)
"""Participles that are also past tenses; before an object they are finite."""

INTRANSITIVE_VERBS = frozenset(
    (
        "disagreed agreed ended talked smiled laughed listened walked waited stayed looked "
        "happened arrived seemed remained stopped started worked lived applauded helped turned "
        "sounded asked joked nodded chatted cared believed mattered finished cried joined moved "
        "rained snowed smelled smelt tasted collapsed folded died retired expired winked "
        "waved grinned pretended refused hummed whistled shrugged giggled yawned sneezed barked "
        "whispered blushed danced wandered squeaked buzzed crackled rattled hissed creaked wobbled "
        "flickered shivered trembled clapped cheered coughed insisted beamed appeared vanished "
        "mumbled muttered whooped paused hesitated prayed "
        "bloomed cleared drifted erupted flowed glowed landed soared thawed"
    ).split()
)
"""Past tenses, most of them intransitive, that are rarely participles after a noun.

"used" and "planted" are left out: after a noun they are often participles.
"""

SUBJECTLESS_VERBS = frozenset(
    (
        "need want prefer gotta wanna hope plan intend feel know think love like enjoy appreciate "
        "remember enjoyed loved liked appreciated remembered learned accepted decided received "
        "found learnt made heard left kept thought moved passed started completed joined attended "
        "realise realised realize realized "
        "visited enrolled volunteered applied earned signed managed"
    ).split()
)
"""Verbs at the beginning of a sentence without its subject, "I"."""

PASSIVE_PARTICIPLES = frozenset(
    (
        "shown given taken treated invited welcomed allowed offered introduced greeted told "
        "asked taught trusted handed driven walked"
    ).split()
)
"""Participles at the beginning of a sentence without "I was"; before an object most are finite."""

APPOINTMENT_PARTICIPLES = frozenset(
    "promoted admitted appointed elected accepted called hired nominated selected chosen".split()
)
"""Participles that stand without "I was" before "to", "as" or the like: "promoted to foreman"."""

PERFECT_PARTICIPLES = frozenset("been seen done known heard gone eaten".split())
"""Participles at the beginning of a sentence without "I have": "been offered a place"."""

STATE_ADJECTIVES = frozenset(
    (
        "impressed touched moved delighted amazed inspired surprised grateful happy glad "
        "pleased ready unable honoured honored interested blown thrilled charmed reassured humbled "
        "encouraged fascinated struck certified qualified licensed registered nervous "
        "relieved proud scared excited stuck able sorry thankful blessed sad lucky gutted"
    ).split()
)
"""Adjectives and participles at the beginning of a sentence without "I was": "grateful for"."""

GERUND_LOOKALIKES = frozenset(
    (
        "building ceiling evening everything king meeting morning nothing spring something "
        "string thing training wedding wing anything engineering marketing pricing sibling "
        "homecoming gathering existing ongoing parking recurring timing "
        "amazing challenging charming engaging exciting fascinating inspiring interesting "
        "outstanding refreshing stunning surprising welcoming"
    ).split()
)
"""Nouns, and adjectives before a noun, that end in "-ing"."""

THIRD_PERSON_VERBS = frozenset(
    (
        "hangs holds keeps stays stands sits goes comes tells asks thinks lives teaches wants "
        "needs helps brings leaves lets puts writes sings opens begins eats drinks sees gets "
        "runs becomes makes means feels knows says takes gives seems belongs remembers greets "
        "stops works reads ends starts closes finishes returns moves sells retires expires "
        "relocates requires listens explains carries hears deserves"
    ).split()
)
"""Present forms ending in "-s"; some may also be plural nouns."""

COLLECTIVE_NOUNS = frozenset("team crew staff people children men women family".split())
"""Nouns without a plural "-s" that mean several people."""

UNCHANGED_PAST_VERBS = frozenset("shut put set cut hit let read quit spread split".split())
"""Verbs with the same form in the past and the present: "Walt shut his eyes"."""

VERBS_AFTER_PLURAL = frozenset(
    "ask know tell teach say remember bring become seem belong learn listen carry eat write give "
    "think live keep stay matter go come see sing greet make get mean feel take put".split()
)
"""Present forms after a plural subject ("the students ask"), where they are hardly ever nouns."""

VERBS_AFTER_PLURAL_OR_NOUNS = frozenset(
    "check wave taste laugh talk treat share look watch clean sort fix use call train walk move "
    "drive build draw follow try trust show pull plan play answer help hold stand run work read "
    "start finish open close leave let need want love like care stop queue nod "
    "line sing dance smile joke swear shout hum".split()
)
"""Present forms that may also be nouns; they are verbs only after a plural subject."""

PLURALS_BEFORE_NOUNS = frozenset(
    "sales sports arts works goods parts systems news operations communications services customs "
    "savings species series".split()
)
"""Words ending in "-s" that are used before a noun: "your sales plan"."""

PEOPLE = frozenset(
    (
        "team crew boss chief landlord staff lads children kids pupil pupils students patients "
        "people family chef nurse cook dog cat panel class choir colleague apprentice girl boy "
        "lady gentleman head matron foreman receptionist director principal teacher mum dad woman "
        "man women men guy guys couple porter driver client customer visitor neighbour owner "
        "horse cow sheep carer baker son daughter brother sister mother father wife husband "
        "partner gran uncle aunt cousin niece nephew friend doctor lad mate lass bloke chap fella "
        "skipper gaffer pilot intern trainee vet priest clerk guard surgeon accountant assistant "
        "attendant student consultant sergeant vicar goat pony donkey madam sir auntie deputy "
        "applicant cadet candidate guest parent participant recruit resident tenant secretary "
        "trustee employee warden captain mechanic midwife volunteer grandad grandma housemate "
        "analyst barista flatmate mentee coleague collegue company firm usher nanny valet tutor "
        "paralegal servant"
    ).split()
)
"""People, animals and employers: a past form after them is finite ("the chef asked").

After a thing, it may be a participle ("the cake baked for us").
"""

VERBS_OF_EFFECT = frozenset(
    "brought changed cheered gave helped made meant reminded taught".split()
)
"""Past tenses that often say what a thing did to the writer: "made my day", "gave me hope"."""

EVENT_VERBS = frozenset(
    (
        "accepted decided received found got heard left lost won met had made learned learnt "
        "moved bought started been"
    ).split()
)
"""Participles for events, most of them also past tenses: "I found", "I have found"."""

PASTS_WITHOUT_HAVE = frozenset("wanted needed hoped preferred planned wished missed".split())
"""Past tenses at the beginning of an answer that lacks "I", but not "I have".

"Wanted a change" stands for "I wanted", and not for "I have wanted".
"""

NOT_PEOPLE = frozenset(
    (
        "turnover corner poster printer computer letter counter drawer folder trailer weather "
        "flower shower winter summer dinner supper chapter center matter manner container boiler "
        "freezer cooler heater mixer scanner monitor tractor motor sensor corridor mirror error "
        "harbor sector factor reactor generator elevator escalator calculator incubator radiator "
        "number shoulder ladder another answer banner banter barometer beaker better bigger "
        "bumper burner canister charter chatter clutter conveyor cooker copper danger dryer "
        "earlier either feather filter further gutter hammer header helicopter laughter leather "
        "ledger locker longer louder lumber neither newsletter parameter perimeter planner "
        "plaster prayer projector quarter rather register router rubber scooter shelter shutter "
        "silver smaller spanner starter sticker theater thermometer thunder timber toaster "
        "together tower tracker washer whether wrapper younger"
    ).split()
)
"""Words in "-er" or "-or" that do not mean people: "printer", as opposed to "painter"."""

WORK_NOUNS = frozenset(
    (
        "job role post shift position opening meeting place course class uniform hour "
        "day night morning week visit note form room desk exam test"
    ).split()
)
"""Nouns whose plurals, after a word for a person, are not taken for verbs: "technician jobs"."""

SUBJECTS = frozenset("i we you they he she it there ye u".split())
"""Pronouns that are the subject of the verb after them; some may also be objects.

"ye" and "u" are "you" in dialect and in chats.
"""

INDEFINITES = frozenset("nobody everybody somebody everyone someone people each anyone".split())
"""Other words that are subjects without an article."""

DETERMINER_PRONOUNS = frozenset("everything something anything nothing all both each those".split())
"""Determiners that are also pronouns, used without a noun: "everything you told me"."""

POSSESSIVES = frozenset("your my our their his her its ur".split())
"""Possessives; "ur" is "your" in chats."""

NUMBER_WORDS = frozenset(
    (
        "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty "
        "fifty sixty"
    ).split()
)

WEEKDAYS = tuple("monday tuesday wednesday thursday friday saturday sunday".split())
"""The days of the week, in order."""

MONTHS = tuple(
    (
        "january february march april may june july august september october november december"
    ).split()
)
"""The months, in order."""

DETERMINERS = (
    POSSESSIVES
    | NUMBER_WORDS
    | frozenset(
        (
            "the a an this that these those all both every some any no one several "
            "many much everything something anything nothing whatever whichever each such half"
        ).split()
    )
)

PREPOSITIONS = frozenset(
    (
        "of with about on from in at for to between during after before over among around behind "
        "into round by under through without inside outside near until till since like as than "
        "despite besides beyond along across against amid throughout towards toward upon within "
        "beneath above below opposite off past beside via alongside"
    ).split()
)

TIME_OR_PLACE_BEGINNINGS = frozenset(
    (
        "when while before after during in at on from with as until once over near behind despite "
        "till along across throughout within under inside outside through halfway half "
        "since somewhere"
    ).split()
)
"""First words of a phrase or clause that says when or where something was."""

PLACE_PREPOSITIONS = frozenset(
    "by among around beside between beneath beyond above below opposite past round up down".split()
)
"""First words of a place if an article or the like follows: "by the river"."""

QUESTION_WORDS = frozenset("how why what where whether who".split())

SUBORDINATORS = QUESTION_WORDS | frozenset(
    (
        "that whom whose which when because if while as though although until till unless once "
        "before after since whatever whichever whoever wherever whenever"
    ).split()
)
"""Words that begin a subordinate clause."""

ADVERBS = frozenset(
    (
        "really just so very quite also even still always never truly honestly actually especially "
        "particularly thoroughly only already rarely hardly seldom often both "
        "ever then afterwards straight absolutely now simply"
    ).split()
)
"""Words that may come before a verb without changing the form of the text."""

DEGREES = frozenset("absolutely extremely genuinely incredibly really so super truly very".split())
"""Adverbs for the degree of a quality: "so kind"."""

FUNCTION_WORDS = (
    DETERMINERS
    | SUBORDINATORS
    | PREPOSITIONS
    | ADVERBS
    | TIME_OR_PLACE_BEGINNINGS
    | SUBJECTS
    | INDEFINITES
)
"""Words at the beginning of an answer that are not names, even with a capital."""

OBJECT_PRONOUNS = frozenset("me us him them".split())

COORDINATORS = frozenset("and or but so then plus".split())

# A constant, since every word is looked up in this set: combining it each time would take twice as
# long.
NON_NOUNS = (
    PREPOSITIONS
    | COORDINATORS
    | ADVERBS
    | SUBORDINATORS
    | (DETERMINERS - DETERMINER_PRONOUNS - {"one"})
)
"""Words that are certainly not nouns, so that a relative clause cannot follow them."""
