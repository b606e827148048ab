"""The checker finds nothing in composed notes, even with misleading names."""

from dataclasses import replace
from itertools import product

import pytest

from helpers.factories import complete_answers
from templates import compose
from templates.etiquette.checker import check_note
from templates.phrasebook.wording_reader import built_in

PEOPLE = (
    "Dean Price; Will Wish; Hope Best; May Day; Grace Field; Faith Hope; Joy Thanks; Mark Wright; Rose Early; "
    "Art Deal; Bill Due; Sue Law; Pat Reason; Dee Feedback; Chance Moore; Mercy Pleading; Charity Case; "
    "Kind Regards; Bess Wishes; Dear Abbey; Deer Hunter; Warren Ward; Hart Broke; Earnest Best; Frank Lee; "
    "Young Love; Long Wait; Rich Loss; Penny Less; Robin Banks; Angel Debt; Victor Bitter; Guy Rude; "
    "Rita Rent; Major Payne; Constance Noring; Honor Bright; Patience Strong; Prudence Poor; Tim Idle; "
    "Wanda Why; Cherry Picked; Dusty Miller; Hale Storm; Noah Reply; Sonny Day; Terry Bull; Ivy Leave; "
    "Yours Truly; Thankful Owens; Welcome Mbeki; Sincere Lee; Regard Dubois; Wishart Kay; Hopeful Ncube; "
    "Bestey Ross; Goodwin Hand; Kindle Burns; Wells Fargo; Everett Never"
).split("; ")
ROLES = (
    "Ward Sister; Ward Clerk; Debt Adviser; Complaints Manager; Feedback Analyst; Critique Editor; "
    "Warm Line Worker; Grief Counsellor; Divorce Lawyer; Depression Nurse; Reviewer; Deal Maker; "
    "Dean of Studies; Wish Coordinator; Best Boy; Second Chance Mentor; Rejections Clerk; Judge; "
    "Reason Developer; Question Writer; Bankruptcy Officer; Eviction Adviser; Regards Officer; "
    "Unpaid Work Supervisor; Trial Manager; Appeals Officer; Reconsideration Officer; Tribunal Clerk; "
    "Cancer Nurse; Stroke Nurse; Surgery Scheduler; Grievance Officer; Discrimination Lawyer; "
    "Silence Keeper; Waste Manager; Rent Officer; Benefits Adviser; Bias Trainer; Redundancy Adviser; "
    "Template Maker; Mistake Proofreader; Rude Mechanical; Decision Scientist; Thanks Officer; Insider; Wishes Granter"
).split("; ")
ORGANISATIONS = (
    "Deaf Children; The Deal Group; Thank-You Bakery; Best Buy; Hope; Will & Sons; Wish; Grace; May & Co; "
    "Dear Green Place; Kind Hearts; Feedback Ltd; Second Chance; Reason; The Why; Warm Homes; Debt Free; "
    "Food Bank Leeds; Citizens Advice; Tribunal Services; Ombudsman; Why Not?; No Regrets; Good Grief; "
    "Unfair Advantage; Rude Health; Bitter End; Divorce Centre; Depression Alliance; Cancer Research; "
    "Critique; Complaint Hub; Glassdoor; Trustpilot; LinkedIn; Waste Not; Wasted; One Last Chance; "
    "Please; Sorry; Yours; Regards; Wishes; Thanks; Cheers; Warmly; Sincerely; Another Look; Think Again; "
    "Rethink; Reconsider; Shelter; The Rent Office; Job Centre; Dismal Science; Misery Arts; Loser Records"
).split("; ")


def compose_notes(person, role, organisation):
    """Yield the answers and the note of each outcome in each tone."""
    wording = built_in()
    for outcome, tone in product(wording.outcomes, wording.tones):
        answers = replace(
            complete_answers(),
            outcome=outcome,
            tone=tone,
            recipient_name=person,
            role=role,
            organisation=organisation,
        )
        yield answers, compose(answers)


NAMES = [
    *((person, "Curator", "Nordlicht") for person in PEOPLE),
    *(("Grace Hopper", role, "Nordlicht") for role in ROLES),
    *(("Grace Hopper", "Curator", organisation) for organisation in ORGANISATIONS),
]


@pytest.mark.slow
def test_nothing_is_found_in_notes_with_misleading_names():
    found = []
    for person, role, organisation in NAMES:
        for answers, note in compose_notes(person, role, organisation):
            for finding in check_note(note.letter(), built_in(), answers, note):
                found.append((person, role, organisation, answers.outcome, answers.tone, finding))
    assert not found, "\n".join(map(str, found[:20]))
