"""The e-mail server that the operator may give: read strictly, absent by default."""

import pytest

from numerai import environment
from numerai.base import mail


def test_none_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NUMERAI_MAIL_URL", raising=False)
    assert environment.mail_server() is None
    assert not mail.is_configured()
    assert not mail.send(to="corail@exemple.nc", subject="Essai", text="Essai")


def test_an_address_is_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUMERAI_MAIL_URL", "smtps://moi%40ici:mot%2Fpasse@hote.exemple?from=equipe@exemple.nc")
    server = environment.mail_server()
    assert server
    assert (server.host, server.port, server.is_wrapped) == ("hote.exemple", 465, True)
    assert (server.user, server.password, server.sender) == ("moi@ici", "mot/passe", "equipe@exemple.nc")


@pytest.mark.parametrize("text", ["hote.exemple", "http://hote?from=a@b", "smtp://hote", "smtp://?from=a@b"])
def test_an_address_that_cannot_be_used_is_refused(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("NUMERAI_MAIL_URL", text)
    with pytest.raises(environment.BadSetting, match="NUMERAI_MAIL_URL"):
        environment.mail_server()
