"""Lists of words in names, titles and teams.

Words are in lower case and without a full stop at the end. As exceptions, HONORIFICS and
UNUSUAL_CAPITALS have their capitals, and titles are written as in a greeting.
"""


def _words(text: str) -> frozenset[str]:
    """Return the words of a text that are separated by spaces or line breaks."""
    return frozenset(text.split())


# --- titles, as they are written in a greeting

ABBREVIATED_TITLES = _words(
    "Mr Mrs Ms Mx Dr Drs Rev Revd Capt Sgt Lt Col Maj Gen Cpl Cdr Adm Fr Cllr"
)
"""Titles with a full stop in American spelling."""
_TITLES_IN_FULL = (
    "Miss Madam Professor Captain Sergeant Lieutenant Major Colonel General Corporal Commander "
    "Admiral Constable Inspector Reverend Father Sister Brother Mother Pastor Rabbi Imam Canon "
    "Bishop Archbishop Nurse Matron Chef Coach Judge Councillor Senator Ambassador Sir Dame Lord "
    "Lady Baroness Monsieur Madame Mme Mlle Mademoiselle Herr Frau Señor Señora Señorita Signor "
    "Signora Senhor Senhora Doña Mevrouw Meneer Encik Puan Cik Datuk Datin Bapak Pak Ibu Bu Khun "
    "Shri Smt Sheikh Uncle Auntie Aunt Big"
)
_TITLES_ALWAYS_WITH_FULL_STOP = "Sr Sra Srta Dhr Mevr"

TITLES = {
    **{word.casefold(): word for word in (*ABBREVIATED_TITLES, *_TITLES_IN_FULL.split())},
    **{word.casefold(): f"{word}." for word in _TITLES_ALWAYS_WITH_FULL_STOP.split()},
    **dict.fromkeys(("prof", "univ-prof", "apl-prof", "hon-prof"), "Professor"),
    **dict.fromkeys(("doctor", "dr-ing", "dra", "dott", "dott.ssa"), "Dr"),
    "mister": "Mr",
    "missus": "Mrs",
    "sgt-maj": "Sgt Maj",
    "lt-col": "Lt Col",
    "bro": "Brother",
    "sig-ra": "Signora",
    "dato'": "Dato'",
    # Titles that a greeting leaves out.
    **dict.fromkeys(("hon", "honourable", "honorable", "dipl-ing", "dipl", "pd"), ""),
}
"""The form of each title in a greeting, by the title; "" if a greeting leaves it out."""

GIVEN_NAME_TITLES = _words("Sir Dame")
"""Titles that are used with the given name, in every tone."""

FAMILY_NAME_TITLES = _words("Lord Lady Baroness Judge")
"""Titles that are used with the family name, in every tone."""

COMMON_TITLE = r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor)\.?"
"""A pattern for the titles that people type most, in their usual case."""

TITLES_WITH_FIXED_NAME = GIVEN_NAME_TITLES | FAMILY_NAME_TITLES
"""Titles that are used with the same name in every tone."""

FULL_NAME_TITLES = _words(
    """
    Sister Brother Mother Uncle Auntie Aunt Big Chef Coach Pak Bapak Ibu Bu Khun
    """
)
"""Titles that are used with the given name in a warm tone, and the full name in a formal one."""

KEPT_TITLES = FULL_NAME_TITLES | _words("Father Fr Pastor Rabbi Imam")
"""Titles that are not left out in a warm tone, but used with the given name."""

RANKS = _words(
    """
    Lt Lieutenant Sgt Sergeant Col Colonel Maj Major Gen General Cdr Commander Corporal
    """
)
"""Ranks of which several make one title: "Lt Col"."""

COURTESY_TITLES = _words(
    """
    Mr Mrs Ms Mx Miss Madam Mme Mlle Monsieur Madame Mademoiselle Herr Frau Sr. Sra. Srta. Señor
    Señora Señorita Signor Signora Senhor Senhora Doña Mevrouw Meneer Mevr. Dhr. Encik Puan Cik
    Bapak Pak Ibu Bu Khun Shri Smt Uncle Auntie Aunt Big
    """
)
"""Titles that are left out beside any other: "Frau Dr. Weber" is greeted as "Dr Weber"."""

WORDS_BEFORE_TITLES = _words(
    "assoc associate assistant asst adjunct visiting rear charge ward sous head senior the rt "
    "pd apl"
)
"""Words that a greeting leaves out before a title: "Assistant" in "Assistant Professor"."""

ABBREVIATED_GIVEN_NAMES = _words("wm geo chas jas jos thos edw rbt md mohd muhd st")
"""Abbreviated given names, which are not titles despite their full stop."""

WORDS_AFTER_TITLE = {
    "Professor": _words("em emer emeritus emerita"),
    "Datuk": _words("seri sri"),
    "Dr": _words("med rer nat pol phil iur jur h.c habil dent vet mult oec theol techn"),
}
"""Words that a greeting leaves out after a title, by title: "rer. nat." in "Dr. rer. nat."."""

# --- suffixes

SUFFIXES = _words(
    """
    jr sr jnr snr ii iii iv esq phd dphil md mba msc ma ba bsc bsn msn rn rgn rmn np pa lpn cpa cfa
    pe frs frcs frcp mrcp frsa obe mbe cbe kbe dbe qc kc mp jp phr sphr shrm-cp shrm-scp cipd
    mcipd fcipd pmp ceng csm meng beng mph mphil llb llm jd dds dmd dvm edd psyd pharmd scd do
    dsc lcsw ms cissp acca fca aca qts fhea sfhea mrics frics riba aia ret retd
    """
)
"""Words after a family name that are not part of it."""

SUFFIXES_OR_NAMES = _words("ma ba pa do mp jp np pe kc qc ret ms ii")
"""Suffixes that may also be names or initials, unless they are in capitals after a full name."""

DOCTORATES = _words("phd dphil md dds dmd dvm edd psyd pharmd scd dsc do")
"""Suffixes of people who are greeted as "Dr"."""

# --- parts of family names

PARTICLES = _words(
    """
    al el ap ab ben bin bint da dal de del dela della dem den der des di do dos das du ibn la le
    las los lo mac nic ní ni o ó op san santa st ten ter tot uí van vander vom von y zu zum
    zur 't ’t e af av und
    """
)
"""Words in a family name that may be in lower case: "van der Berg"."""

LEADING_PARTICLES = _words(
    "de del della der den du el la le mac st san ter ten van von zu ó ní uí nic"
)
"""Particles that begin a family name even if they are the first word, with a capital."""

LEADING_PARTICLES_AFTER_TITLE = LEADING_PARTICLES | {"al", "ben"}
"""Particles that begin a family name after a title; without one, "Al" and "Ben" are given names."""

LOWER_CASE_WORDS = _words(
    """
    van von der den de da di del della dos das du ter ten zu zum zur 't bin binti y und af av of
    the and at for
    """
)
"""Words that stay in lower case inside a name when its capitals are corrected."""

HONORIFICS = _words("san sama sensei Sensei kun chan ssi nim ji bey Bey Hanım Hanim")
"""Honorifics after a name, with a hyphen or a space."""

PATRONYMIC_PARTICLES = _words("bin binti binte bte a/l a/p ibn bint")
"""Words before the father's name; people with such a name are called by their given name."""

GIVEN_NAME_PREFIXES = _words("abdul abdel abd abu umm")
"""First words of given names of two words: "Abdul Rahman"."""

PARTS_AFTER_MAC = _words(
    """
    allister arthur aulay bride callum dermott diarmid donald donnell dougall farlane gregor
    innes intosh intyre iver kay kenna kenzie kinnon lachlan laren lean leod millan namara
    naughton neil neill nab pherson queen rae sweeney taggart tavish
    """
)
"""Parts of names that have a capital after "Mac": "MacDonald", but "Mackie"."""

DOUBLE_GIVEN_NAMES = frozenset(
    first + " " + second
    for first, seconds in (
        ("mary", "ann anne jane lou beth kate ellen jo sue rose louise margaret grace lynn pat"),
        ("anna", "maria marie lena lisa"),
        ("ana", "maria maría luisa isabel paula"),
        ("anne", "marie louise"),
        ("ann", "marie"),
        ("jo", "ann anne"),
        ("lee", "ann anne"),
        ("sue", "ellen ann"),
        ("ruth", "ann"),
        ("carol", "ann anne"),
        ("sarah", "jane"),
        ("rose", "marie"),
        ("peggy", "sue"),
        ("billy", "joe bob ray"),
        ("bobby", "joe ray"),
        ("jim", "bob"),
        ("john", "paul"),
        ("jean", "pierre luc marc paul claude jacques louis michel yves françois"),
        ("marie", "claire claude france hélène louise pierre thérèse anne"),
        ("pierre", "yves"),
        ("hans", "peter jürgen joachim georg"),
        ("karl", "heinz"),
        ("josé", "luis antonio manuel maría carlos miguel ángel ramón"),
        ("jose", "luis antonio manuel maria carlos miguel angel ramon"),
        ("juan", "carlos pablo josé jose manuel antonio luis"),
        ("luis", "miguel alberto fernando"),
        ("miguel", "ángel angel"),
        ("maría", "josé jesús teresa isabel luisa elena dolores pilar"),
        ("maria", "jose jesus teresa isabel luisa elena dolores pilar"),
        ("carlos", "alberto eduardo"),
        ("luiz", "carlos fernando"),
        ("joão", "paulo pedro"),
        ("joao", "paulo pedro"),
        ("gian", "luca carlo paolo"),
    )
    for second in seconds.split()
)
"""Given names of two words: "Mary Ann"."""

# --- given names, which distinguish "Alan, Kathleen" from "Hopper, Grace"

GIVEN_NAMES = _words(
    """
    aaron abby abdul abigail ada adam adele aditya adrian agnes ahmad ahmed aidan aisha aisling
    al alan alastair albert alejandro alessandro alex alexander alexandra alexis alfred ali
    alice alicia alison alistair allison alma amanda amber amelia amina amit amir amy ana
    anastasia andre andrea andreas andrei andrew andy angel angela anil anita anjali ann anna
    anne annette annie anthony antoine anton antonio anya april archie arjun arthur ashley asif
    astrid audrey ava ayesha barbara barry bart beatrice becky belinda ben benjamin bernadette
    bernard bert beth bethany betty bev beverley beverly bill billy bjorn bob bobby brad brenda
    brendan brian bridget brigitte bruce bryan caitlin calum callum camilla carl carla carlos
    carmen carol caroline carolyn carrie cath catherine cathy cecilia chad charlie charlotte
    chloe chris christian christina christine christoph christopher ciara claire clare claude
    claudia clive col colette colin connor conor craig cynthia daisy dan daniel daniela danielle
    danny daphne darren dave david dawn deb debbie deborah deepak deirdre denis denise derek
    dermot des diana diane dick diego dimitri dom dominic don donald donna doris dorothy doug
    douglas duncan dylan eamon ed eddie edith eduardo edward edwin eileen elaine eleanor elena
    eli elisa elizabeth ella ellen ellie elsa emily emma emmanuel enrique eric erica erik erin
    ernest esther ethan eugene eva evan eve evelyn fatima federico felicity felix fernando finn
    fiona florence frances francesca francesco francisco frank franz fred freddie frederick
    freya gabriel gabriela gail gareth gary gavin gaz gemma geoff geoffrey georgia georgina
    gerald gerard gerry giles gill gillian gina giorgio giovanni giulia gladys glen glenn gloria
    grace graeme graham greg gregory greta gwen hamish hannah harriet harry hasan hassan hazel
    heather hector heidi helen helena helga herbert hilary hilda holly hugh hugo hussain ian
    ibrahim ida igor imogen imran ines ingrid irene iris isaac isabel isabella isla ivan ivy
    jack jackie jacob jacqueline jade jake james jamie jan jane janet janice jason jasmine
    javier jay jayne jean jeff jeffrey jen jennifer jenny jeremy jerry jess jesse jessica jill
    jim jimmy jo joan joanna joanne joe joel johan johanna john johnny jon jonas jonathan jorge
    jose joseph josephine josh joshua joy joyce juan judith judy julia julian julie juliet june
    justin karen karim karl kasia kat kate katherine kathleen kathryn kathy katie katy kay kaz
    keith ken kenneth kenny kerry kev kevin khalid kim kirsten kirsty kyle lara lars laura
    lauren laurence layla leah leanne len lena leo leon leonard leroy lesley leslie liam lianne
    lily linda lindsay lisa liz lola loretta lorna lorraine lou louis louisa louise luca lucas
    lucia lucy luigi luis luke luther lydia lynn lynne mae maeve maggie maisie malcolm mandy
    manuel marc marco marcus margaret maria marian marianne marie marina mario marion marjorie
    mark marlene marta martha martina mary mateo matt matthew maureen maurice mauro max maya
    meera meg megan mehmet mel melanie melissa meredith mia michael michel michelle miguel mike
    mikhail mila millie milly mina miranda miriam mo mohamed mohammad mohammed moira mollie
    molly monica muhammad myra nadia nancy naomi natalia natalie natasha nathan ned neha neil
    nia niall nick nicola nicolas nicole nigel nik nikki nina noah noel nora nuala odette olga
    oliver olivia ollie omar oscar owen pablo paddy pam pamela pat patricia patrick paul paula
    pauline pavel pearl pedro peggy penelope penny pete peter petra phil philip philippa phillip
    phoebe pierre piotr polly pooja preeti priya rachel rafael raj rajesh ralph ramesh raphael
    ravi ray raymond rebecca reg rhys ricardo rich richard rick rita rob robbie robert roberto
    robin rod roger rohan roland ron ronald ronnie rory rosa rosalind rose rosemary rosie roy
    ruby rupert ruth sabine sabrina sadie sal sally sam samantha samir samuel sandra sandy
    sanjay sara sarah sasha saul sean sebastian sergei sergio seth shane shannon sharon shaun
    shaz sheila shirley sid silvia simone siobhan siobhán sofia sonia sophia sophie stan stefan
    stella stephanie stephen steve steven stewart stuart sue suki sunil sunita susan susanna
    susie suzanne sven sylvia tamara tania tanya tara tariq ted tess theo theresa tia tim
    timothy tina toby todd tom tomas tommy toni tony tracey tracy trevor trish tristan ursula
    val valerie vanessa vera veronica vic vicky victor victoria vijay vik vikram vincent viola
    violet virginia vivian vivien wayne wendy wilfred will william winston xavier yasmin yolanda
    yusuf yvette yvonne zac zach zainab zara zoe zoë zofia
    """
)
"""Names that are usually given names, unlike "Thomas" and "Kelly"."""

GIVEN_OR_FAMILY_NAMES = _words("lee thomas scott george henry lewis kelly martin gordon")
"""Names that are given names as often as family names."""

# --- family names, in Latin letters

CHINESE_OR_KOREAN_NAMES = _words(
    """
    li wang zhang liu chen yang huang zhao wu zhou xu sun zhu ma hu gao lin guo he luo zheng
    liang xie song tang han feng deng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye
    cheng wei su lu lv lü ding ren shen yao cui fan fang shi qian tan liao zou xiong jin hao
    gong shao wan qin bai meng qiu hou jia xue lei duan kim lee park pak choi choe jung jeong
    kang cho yoon yun jang lim shin kwon hwang ahn hong yoo moon bae baek heo nam chan wong
    cheung lau leung ng lam yip fung tsang tsui kwok chow chu ho yeung mok poon tam tong siu goh
    ong koh teo tay yeo chua hsu hsieh tsai chang chiang chin toh sim loh seah foo low
    """
)

CHINESE_OR_KOREAN_NAMES_ALSO_GIVEN = _words(
    """
    kim lee jin sun han ma sim lim jung song wei lin yang yu shin foo low moon
    """
)
"""Names in CHINESE_OR_KOREAN_NAMES that are also given names: "Kim Lane"."""

VIETNAMESE_NAMES = _words(
    """
    nguyen nguyễn tran trần pham phạm hoang hoàng huynh huỳnh phan vu vũ vo võ dang đặng bui bùi
    ngo ngô duong dương đỗ lê le dinh đinh trinh trịnh truong trương doan đoàn
    """
)

JAPANESE_NAMES = _words(
    """
    sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada
    sasaki yamaguchi matsumoto inoue kimura hayashi shimizu yamazaki mori ikeda hashimoto
    ishikawa ogawa okada goto hasegawa murakami kondo ishii saito sakamoto endo aoki fujii
    nishimura fukuda ota miura fujiwara okamoto matsuda nakagawa nakano harada ono tamura
    takeuchi kaneko wada nakayama ishida ueda morita hara shibata sakai kudo yokoyama miyazaki
    miyamoto uchida takagi ando taniguchi ohno maruyama imai fujita takeda
    """
)

HUNGARIAN_NAMES = _words(
    """
    nagy kovács kovacs tóth toth szabó szabo horváth horvath varga kiss molnár molnar németh
    nemeth farkas balogh papp takács takacs juhász juhasz lakatos mészáros meszaros oláh olah
    rácz racz szűcs szucs szalai fekete török torok fehér feher halász halasz szilágyi szilagyi
    bíró biro katona
    """
)

SPANISH_NAMES = _words(
    """
    garcia martinez gonzalez lopez hernandez perez sanchez ortega lozano torres moreno alonso
    romero navarro serrano molina delgado castro ortiz rubio marin iglesias medina garrido
    santos cruz reyes rivera flores vargas mendoza silva rojas morales herrera castillo guerrero
    vega soto ramos blanco pino prats ibarra aguilar salazar contreras carrillo fuentes campos
    vera leon
    """
)
"""Common Spanish family names; others are recognised by their ending or accent.

A person has two of them: the whole "García Lorca" is the family name.
"""

# --- teams, roles and organisations

TEAM_ENDINGS = _words(
    """
    team teams department dept committee panel hr recruitment careers recruiting resourcing
    acquisition
    """
)
"""Last words of teams: "Hiring Team"."""

ENDINGS_THAT_NEED_TEAM = _words(
    """
    hr recruitment recruiting hiring acquisition talent people resources careers admissions
    resourcing staffing personnel culture operations ops reception payroll jobs
    """
)
"""Last words after which a greeting adds "Team": "HR" is greeted as "HR Team"."""

ROLE_ENDINGS = _words(
    """
    manager recruiter director coordinator officer administrator recruitment hr acquisition ceo
    cto cfo coo chro cpo vp svp evp founder co-founder cofounder headteacher receptionist
    interviewer headhunter president executive specialist consultant supervisor
    """
)
"""Last words of roles: "HR Manager"."""

CORE_ROLE_WORDS = ROLE_ENDINGS | TEAM_ENDINGS | ENDINGS_THAT_NEED_TEAM | _words(
    """
    lead leader head partner owner chair chairman chairwoman chairperson chief principal sourcer
    assistant associate adviser advisor boss office board chef nurse matron sister
    """
)  # fmt: skip
"""The words in ROLE_WORDS that are hardly ever names; a role or a team has at least one."""

ROLE_WORDS = CORE_ROLE_WORDS | _words(
    """
    charge sous human interview interviewing selection search appointments appointing staff desk
    crew unit division group kitchen ward school shop store house bar nursing engineering design
    marketing sales finance product data research onboarding early graduate global uk us development
    learning dean agent engineer developer designer analyst architect scientist technician
    teacher lecturer tutor doctor senior junior deputy vice general line regional area
    business programme program project client account customer service services technical it
    training trainee intern secretary clerk buyer editor producer foreman site workshop studio
    restaurant duty floor practice managing operating personal responsible external
    internal contact employer employment & staffing whole
    """
)
"""Words of roles and teams, some of which may also be names."""

COMPANY_ENDINGS = _words("ltd limited inc llc llp plc gmbh ag bv b.v pty corp corporation")
"""Last words of companies: "Acme Ltd"."""

ORGANISATION_WORDS = COMPANY_ENDINGS | _words(
    """
    company university college school hospital trust council institute foundation holdings bank
    solutions technologies consulting partners associates agency nhs
    """
)
"""Words that occur in the names of organisations, and hardly ever in those of people."""

UNNAMED_RECIPIENTS = {
    "to whom it may concern": "To whom it may concern",
    **dict.fromkeys(
        (
            "sir or madam", "sir/madam", "sir / madam", "madam or sir", "madam/sir", "sirs",
            "sir and madam",
        ),
        "Sir or Madam",
    ),
    "sir": "Sir",
    "madam": "Madam",
    "ladies and gentlemen": "Ladies and Gentlemen",
    **{word: word for word in ("all", "both", "colleagues", "friends")},
}  # fmt: skip
"""How a recipient without a name is addressed, by the typed text in lower case."""

SHARED_MAILBOXES = _words(
    """
    info hello contact admin office mail email enquiries enquiry inquiries support noreply reply
    jobs job vacancies apply applications work join hiring team
    """
)
"""Words in email addresses that several people share: "jobs@acme.com"."""

NON_NAME_WORDS = ROLE_WORDS | _words(
    """
    all and any at attn both colleagues contact cc dear everybody everyone fao for friends from
    gentlemen good greetings hello her hers hey hi him his hiya idea in it known ladies madam name
    nobody not of on or pronouns re she sir sirs sure team the them they to via whoever whom with
    your our their he i don't ltd limited inc llc plc gmbh
    """
)
"""Words that are not names: a text with one of them is more than the name of a person."""

UNKNOWN_RECIPIENTS = frozenset(
    (
        "unknown", "n/a", "na", "none", "no name", "not sure", "not known", "don't know",
        "dont know",
        "i don't know", "no idea", "tbc", "tbd", "anon", "anonymous", "whoever", "nobody",
        "someone", "name", "their name", "first name", "last name", "xxx",
    )
)  # fmt: skip
"""Texts that people type if they do not know the name."""

UNUSUAL_CAPITALS = {
    **{word.casefold(): word for word in "PhD DPhil MSc BSc Jr Sr Jnr Snr Esq EdD PsyD".split()},
    **{word.casefold(): word for word in "HR IT UK US EU CEO CTO CFO COO VP NHS HRBP".split()},
    "ph.d": "Ph.D",
}
"""Words with unusual capitals, by their lower-case form."""
