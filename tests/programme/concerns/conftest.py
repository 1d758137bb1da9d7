from tests.programme.concerns.register import say  # noqa: F401
