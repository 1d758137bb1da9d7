"""« Dire un problème »: the questions, the receipt, the follow-up, the paper."""

from numerai.base.ids import check_digit
from numerai.programme.concerns.models import Concern
from numerai.programme.people.models import Account
from tests.gate.referents import answered
from tests.support.pages import Response, Scene, page

WORDS = "Le formateur a crié sur moi.\nJ’ai eu honte."
ANSWERS = {
    "quoi": {"kind": "complaint"},
    "sujet": {"about": "person"},
    "recit": {"words": WORDS},
    "personne": {"who": "Le formateur", "where": "Koné, mardi"},
    "pour-qui": {"said_by": "self"},
    "reponse": {"answer_way": "call"},
    "coordonnees": {"phone": "75.12.34"},
}


def said_up_to(scene: Scene, last: str) -> Response:
    response = scene.post("participant:concern", ANSWERS["quoi"])
    for step, values in list(ANSWERS.items())[1:]:
        if step == last:
            break
        response = scene.post("participant:concern_step", values, etape=step)
    return response


def sent(scene: Scene) -> Response:
    said_up_to(scene, "")
    return scene.post("participant:concern_step", etape="verifier")


def followed(scene: Scene) -> Concern:
    sent(scene)
    concern = Concern.objects.of(scene.programme).latest("received_at")
    scene.post("participant:concern_follow", {"code": concern.code})
    return concern


@page("participant:concern", "empty")
def say_a_problem(scene: Scene) -> Response:
    return scene.get("participant:concern")


@page("participant:concern", "error")
def say_a_problem_without_choosing(scene: Scene) -> Response:
    return scene.post("participant:concern")


@page("participant:concern", "success")
def say_another_problem(scene: Scene) -> Response:
    sent(scene)
    return scene.get("participant:concern")


def question(etape: str, wrong: dict[str, str] | None) -> None:
    """A question as it is met, and as it is when the answer must be corrected."""

    def asked(scene: Scene) -> Response:
        said_up_to(scene, etape)
        return scene.get("participant:concern_step", etape=etape)

    def to_correct(scene: Scene) -> Response:
        said_up_to(scene, etape)
        return scene.post("participant:concern_step", wrong, etape=etape)

    for state, arrange in (("empty", asked), ("error", to_correct)):
        if state == "empty" or wrong is not None:
            arrange.__name__ = f"{arrange.__name__}_{etape}"
            page("participant:concern_step", state)(arrange)


question("sujet", {})
question("recit", {})
question("personne", None)
question("pour-qui", {})
question("reponse", {})
question("coordonnees", {"phone": "12"})


@page("participant:concern_step")
def check_a_problem(scene: Scene) -> Response:
    return said_up_to(scene, "")


@page("participant:concern_step")
def erase_a_problem_before_sending(scene: Scene) -> Response:
    said_up_to(scene, "personne")
    return scene.get("participant:concern_step", etape="effacer")


@page("participant:concern_step", "success")
def receipt_that_someone_reads(scene: Scene) -> Response:
    account = Account.objects.create(username="referent", display_name="Pétrel Exemple")
    account.memberships.create(programme=scene.programme, role="referent")
    return sent(scene)


@page("participant:concern_step", "success")
def receipt_that_nobody_can_read(scene: Scene) -> Response:
    return sent(scene)


@page("participant:concern_step", "success")
def problem_closed_on_a_shared_telephone(scene: Scene) -> Response:
    sent(scene)
    return scene.post("participant:concern_step", etape="fermer")


@page("participant:concern_step")
def something_serious_happened(scene: Scene) -> Response:
    scene.post("participant:concern", {"kind": "incident"})
    return scene.get("participant:concern_step", etape="sujet")


@page("participant:concern_step", "success")
def something_serious_was_sent(scene: Scene) -> Response:
    said_up_to(scene, "")
    scene.post("participant:concern", {"kind": "incident"})
    scene.post("participant:concern_step", etape="verifier")
    return scene.get("participant:concern_step", etape="recu")


@page("participant:concern_paper")
def problem_on_paper(scene: Scene) -> Response:
    return scene.get("participant:concern_paper")


@page("participant:concern_follow", "empty")
def the_number_is_asked(scene: Scene) -> Response:
    return scene.get("participant:concern_follow")


@page("participant:concern_follow", "error")
def a_number_of_nobody(scene: Scene) -> Response:
    return scene.post("participant:concern_follow", {"code": "10000000" + check_digit("10000000")})


@page("participant:concern_follow")
def my_message_arrived(scene: Scene) -> Response:
    followed(scene)
    return scene.get("participant:concern_follow")


@page("participant:concern_follow")
def my_message_answered(scene: Scene) -> Response:
    answered(scene, followed(scene).id)
    return scene.get("participant:concern_follow")


@page("participant:concern_disagree")
def i_do_not_agree(scene: Scene) -> Response:
    answered(scene, followed(scene).id)
    return scene.get("participant:concern_disagree")


@page("participant:concern_disagree", "error")
def i_do_not_agree_at_length(scene: Scene) -> Response:
    answered(scene, followed(scene).id)
    return scene.post("participant:concern_disagree", {"words": "mot " * 1200})


@page("participant:concern_follow", "success")
def my_disagreement_is_noted(scene: Scene) -> Response:
    answered(scene, followed(scene).id)
    return scene.post("participant:concern_disagree", {"words": "Il a encore crié."})


@page("participant:concern_leave", "success")
def follow_up_closed(scene: Scene) -> Response:
    followed(scene)
    return scene.post("participant:concern_leave")
