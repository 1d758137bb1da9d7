"""How often participants' pages may be tried in a quarter of an hour. See base/throttle for who is counted.

Enrolling is counted when it starts: a draft enrols once. A venue may enrol hundreds of people through one address,
with telephones of one model, in a quarter of an hour. Codes have 90 million values
and some 150 are in use at once: 120 wrong codes a quarter of an hour leave less than two chances in a hundred
to find one in a whole day of guessing.
"""

from django.http import HttpRequest

from numerai.base import dates, throttle
from numerai.base.throttle import Limit, Visitor

START = Limit("start", by_visitor=60, by_place=1_000, in_all=5_000)
CONTACT = Limit("contact", by_visitor=6, by_place=120, in_all=600)
CHANGE = Limit("change", by_visitor=40, in_all=5_000)
CODE = Limit("code", by_visitor=8, by_address=30, in_all=120)
CONCERN = Limit("concern", by_visitor=20, by_place=200, in_all=1_000)
CONCERN_CODE = Limit("concern_code", by_visitor=8, by_address=30, in_all=120)


def allowed(request: HttpRequest, limit: Limit) -> bool:
    return throttle.allowed(limit, Visitor.of(request), programme=str(request.programme.id), now=dates.now())


def forgive(request: HttpRequest, limit: Limit) -> None:
    throttle.forgive(limit, Visitor.of(request), programme=str(request.programme.id), now=dates.now())
