"""« Dire un problème »: the questions, the receipt, the follow-up, the paper, and the register of referents."""

from datetime import timedelta
from uuid import UUID

from numerai.base.ids import check_digit
from numerai.programme.concerns import actions
from numerai.programme.concerns.models import Concern
from numerai.programme.people.models import Account
from numerai.programme.people.organisations import write_organisation
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


# ── Two organisations, requests about data ────────────────────────────────────────────────────────

for _name in ("request_link", "request_unlink", "request_nobody", "concern_notified"):
    not_a_page(f"team:{_name}", "takes a POST and leads to the concern")


def of_carrier(scene: Scene, account: Account, key: str) -> Account:
    write_organisation(scene.programme, account, key)
    return account


def furnisher(scene: Scene) -> Furnisher:
    return Furnisher(scene.programme, scene.now, "Exemple")


def colleague(scene: Scene, name: str) -> Account:
    account = Account.objects.create(username=name, display_name=f"{name.title()} Exemple")
    account.memberships.create(programme=scene.programme, role="referent")
    return account


@page("team:concerns", role="referent")
def concerns_read_by_one_organisation(scene: Scene) -> Response:
    of_carrier(scene, me(), "open-nc")
    by = furnisher(scene)
    scene.post("team:concern", None, by.concern())
    by.request()
    by.breach()
    return scene.get("team:concerns")


@page("team:concern", role="referent")
def a_concern_that_names_the_referents_of_the_other_organisation(scene: Scene) -> Response:
    of_carrier(scene, me(), "open-nc")
    other = of_carrier(scene, colleague(scene, "banian"), "collectif-handicaps")
    return scene.get("team:concern", furnisher(scene).concern(named=[other.id]))


@page("team:concern", role="referent")
def an_incident_about_data(scene: Scene) -> Response:
    return scene.get("team:concern", furnisher(scene).breach())


@page("team:concern", "success", role="referent")
def an_incident_that_the_authority_knows(scene: Scene) -> Response:
    return scene.post("team:concern_notified", None, furnisher(scene).breach())


@page("team:concern", role="referent")
def a_request_without_a_file(scene: Scene) -> Response:
    return scene.get("team:concern", furnisher(scene).request())


@page("team:concern", "success", role="referent")
def a_request_whose_file_is_found(scene: Scene) -> Response:
    by = furnisher(scene)
    person = by.file(by.someone("Corail"))
    return scene.post("team:request_link", {"participant": person}, by.request())


@page("team:concern", role="referent")
def a_request_worked_on(scene: Scene) -> Response:
    stage = furnished(scene).stage
    scene.post("team:person_access", None, stage.person)
    scene.post("team:person_erase", None, stage.person)
    return scene.get("team:concern", stage.request)


@page("team:concern_answer", role="referent")
def answer_proposed_when_nobody_is_found(scene: Scene) -> Response:
    asked = furnisher(scene).request()
    scene.post("team:request_nobody", None, asked)
    return scene.get("team:concern_answer", asked)


@page("team:request_find", "empty", role="referent")
def look_for_the_file_of_a_request(scene: Scene) -> Response:
    return scene.get("team:request_find", furnished(scene).stage.request)


@page("team:request_find", "error", role="referent")
def look_for_nobody(scene: Scene) -> Response:
    return scene.post("team:request_find", {"asked": ""}, furnisher(scene).request())


@page("team:request_find", role="referent")
def look_with_the_words_of_the_request(scene: Scene) -> Response:
    asked = furnisher(scene).request(words="Je suis Corail Exemple. Effacez tout.", phone="+687751234")
    return scene.post("team:request_find", {"read": "1"}, asked)


@page("team:request_find", role="referent")
def the_file_of_a_request_is_perhaps_here(scene: Scene) -> Response:
    return scene.post("team:request_find", {"asked": "corail"}, furnished(scene).stage.request)


@page("team:request_find", "empty", role="referent")
def the_file_of_a_request_is_not_found(scene: Scene) -> Response:
    return scene.post("team:request_find", {"asked": "Zoreillou"}, furnished(scene).stage.request)


@page("team:request_refuse", role="referent")
def refuse_a_request(scene: Scene) -> Response:
    return scene.get("team:request_refuse", furnisher(scene).request())


@page("team:request_refuse", "error", role="referent")
def refuse_a_request_without_a_reason(scene: Scene) -> Response:
    return scene.post("team:request_refuse", None, furnisher(scene).request())


@page("team:person_access", role="referent")
def before_giving_the_data_of_a_request(scene: Scene) -> Response:
    return scene.get("team:person_access", furnished(scene).stage.person)


@page("team:person_erase", role="referent")
def erase_for_a_request(scene: Scene) -> Response:
    return scene.get("team:person_erase", furnished(scene).stage.person)
