"""The tool that repairs French signs touches what gettext translates, and nothing else."""

import ast
import runpy

from numerai.base.typography import NBSP
from tests.support.sources import ROOT

TOOL = runpy.run_path(str(ROOT / "tools" / "french-signs"))


def test_a_template_is_repaired_inside_its_tags_only() -> None:
    source = (
        '<a href="?a : b">{% translate "Où ?" %}</a> {% blocktranslate %}{{ n }} places !{% endblocktranslate %} c :'
    )
    assert TOOL["of_template"](source) == (
        f'<a href="?a : b">{{% translate "Où{NBSP}?" %}}</a> '
        f"{{% blocktranslate %}}{{{{ n }}}} places{NBSP}!{{% endblocktranslate %}} c :"
    )


def test_a_module_is_repaired_inside_gettext_only() -> None:
    source = 'A = "a : b"\nB = _("é : " "l\'un")\nC = ngettext("un :", "deux :", n)\nD = _("juste\\u00a0: x")\n'
    repaired = TOOL["of_module"](source, ast.parse(source))
    assert repaired == (
        f'A = "a : b"\nB = _("é{NBSP}: " "l’un")\n'
        f'C = ngettext("un{NBSP}:", "deux{NBSP}:", n)\nD = _("juste\\u00a0: x")\n'
    )
