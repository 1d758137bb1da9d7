"""« Dire un problème »: the questions, the receipt, the follow-up, the paper, and the register of referents."""

from datetime import timedelta
from uuid import UUID

from numerai.base.ids import check_digit
from numerai.programme.concerns import actions
from numerai.programme.concerns.models import Concern
from numerai.programme.people.models import Account
from tests.gate.scenes import furnished
from tests.screens.team.stage import Furnisher
from tests.support.pages import Response, Scene, not_a_page, page
from tests.support.people import NOTOU

not_a_page("team:concern_acknowledge", "takes a POST and leads to the concern")
not_a_page("team:concern_close", "takes a POST and leads to the concern")

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
    concern = Concern.objects.latest("received_at")
    scene.post("participant:concern_follow", {"code": concern.code})
    return concern


def answered(scene: Scene, concern_id: UUID, by: UUID | None = None, days: int = 0) -> None:
    who = by or UUID(int=7)
    text = "Nous sommes désolés.\nNous avons parlé avec le formateur."
    now = scene.now - timedelta(days=days)
    actions.answer(scene.programme, actor="test", by=who, now=now, concern_id=concern_id, text=text)


def of_team(scene: Scene) -> UUID:
    return furnished(scene).stage.concern


def me() -> Account:
    return Account.objects.get(username=NOTOU.username)


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


@page("team:concerns", "empty", role="referent")
def no_concern(scene: Scene) -> Response:
    return scene.get("team:concerns")


@page("team:concerns", role="referent")
def concerns_in_time_late_and_answered(scene: Scene) -> Response:
    of_team(scene)
    late = Furnisher(scene.programme, scene.now - timedelta(days=20), "Exemple")
    late.concern()
    answered(scene, late.concern())
    return scene.get("team:concerns")


@page("team:concern", role="referent")
def a_concern_hidden(scene: Scene) -> Response:
    return scene.get("team:concern", of_team(scene))


@page("team:concern", role="referent")
def a_concern_read(scene: Scene) -> Response:
    return scene.post("team:concern", None, Furnisher(scene.programme, scene.now, "Exemple").concern(who="Le maître"))


@page("team:concern", "success", role="referent")
def a_concern_acknowledged(scene: Scene) -> Response:
    return scene.post("team:concern_acknowledge", None, of_team(scene))


@page("team:concern", role="referent")
def a_concern_that_someone_else_decides(scene: Scene) -> Response:
    concern = of_team(scene)
    other = Account.objects.create(username="autre", display_name="Pétrel Exemple")
    other.memberships.create(programme=scene.programme, role="referent")
    answered(scene, concern, by=me().id)
    actions.appeal(scene.programme, actor="public", now=scene.now, concern_id=concern, text="")
    return scene.get("team:concern", concern)


@page("team:concern_answer", role="referent")
def answer_a_concern(scene: Scene) -> Response:
    return scene.get("team:concern_answer", of_team(scene))


@page("team:concern_answer", "success", role="referent")
def answer_with_the_words_at_hand(scene: Scene) -> Response:
    return scene.post("team:concern_answer", {"lire": "1"}, concern_id=of_team(scene))


@page("team:concern_name", "error", role="referent")
def name_all_the_others(scene: Scene) -> Response:
    concern_id, other = of_team(scene), Account.objects.create(username="petrel", display_name="Pétrel")
    other.memberships.create(programme=scene.programme, role="referent")
    values = {"accounts": [str(other.id)], "session": "none"}
    return scene.post("team:concern_name", values, concern_id=concern_id)


@page("team:concern_answer", "error", role="referent")
def answer_a_concern_with_nothing(scene: Scene) -> Response:
    return scene.post("team:concern_answer", None, of_team(scene))


@page("team:concern_decide", role="referent")
def decide_alone(scene: Scene) -> Response:
    concern = of_team(scene)
    answered(scene, concern, by=me().id)
    actions.appeal(scene.programme, actor="public", now=scene.now, concern_id=concern, text="Non.")
    return scene.get("team:concern_decide", concern)


@page("team:concern_decide", "error", role="referent")
def decide_with_nothing_written(scene: Scene) -> Response:
    concern = of_team(scene)
    answered(scene, concern, by=me().id)
    actions.appeal(scene.programme, actor="public", now=scene.now, concern_id=concern, text="Non.")
    return scene.post("team:concern_decide", None, concern)


@page("team:concern_name", "error", role="referent")
def say_whom_it_is_about_without_a_session(scene: Scene) -> Response:
    return scene.post("team:concern_name", None, of_team(scene))


@page("team:concern_name", role="referent")
def say_whom_it_is_about(scene: Scene) -> Response:
    return scene.get("team:concern_name", of_team(scene))


@page("team:concern_erase", role="referent")
def erase_a_closed_concern(scene: Scene) -> Response:
    concern = of_team(scene)
    answered(scene, concern, days=40)
    actions.close(scene.programme, actor="test", now=scene.now, concern_id=concern)
    return scene.get("team:concern_erase", concern)


@page("team:concern_new", "empty", role="referent")
def write_a_concern_received(scene: Scene) -> Response:
    return scene.get("team:concern_new")


@page("team:concern_new", "error", role="referent")
def write_a_concern_with_mistakes(scene: Scene) -> Response:
    return scene.post("team:concern_new", {"answer_way": "call", "kind": "incident"})
