"""The contract: what it says, what it leaves out, the files written."""

from __future__ import annotations

from planner.cli.texte.talk import Talk
from planner.services.screen import papers
from planner.services.session import Session
from planner.views.i18n import _

__all__ = ["contract_page"]


def contract_page(talk: Talk, work: Session) -> None:
    """Hear the contract, write it or the family's page."""
    talk.forget("contract")
    while True:
        answer = talk.choose(
            _("Contrat"),
            (
                ("hear", _("Entendre le contrat, et ce qui n’y sera pas")),
                ("contract", _("Écrire le contrat en PDF")),
                ("family", _("Écrire la page de la famille en PDF")),
                ("budget", _("Écrire le budget et l’échéancier pour un tableur")),
                ("dates", _("Écrire les dates pour un agenda")),
            ),
            again="contract",
        )
        if answer is None:
            return
        if answer == "hear":
            talk.show(papers.preview(work, keys=False))
        else:
            talk.say(_("Écrit : {path}").format(path=papers.export(work, answer)))
