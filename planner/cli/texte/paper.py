"""What is printed: what the contract says and leaves out, and every paper written as a file."""

from __future__ import annotations

from planner.cli.texte.talk import Talk
from planner.errors import PlannerError
from planner.services.screen import organisation, papers
from planner.services.screen.signed import Signed, signed_papers, write_signed
from planner.services.session import Session
from planner.tui.entry.signed_words import paper_name, signed_blocks
from planner.views.i18n import N_, _
from planner.views.problems import problems

__all__ = ["contract_page"]

_WRITE = {
    "contract": N_("Écrire le contrat en PDF"),
    "family": N_("Écrire la page de la famille en PDF"),
    "landlord": N_("Écrire le plan pour le bailleur, sans le budget"),
    "fsl": N_("Écrire la demande au FSL et ses annexes"),
    "bills": N_("Écrire la demande au FSL pour l’énergie, l’eau, le téléphone"),
    "asll": N_("Écrire la demande d’accompagnement (ASLL)"),
    "review": N_("Écrire le dernier bilan de l’accompagnement (ASLL)"),
    "budget": N_("Écrire le budget et l’échéancier pour un tableur"),
    "dates": N_("Écrire les dates pour un agenda"),
}


def contract_page(talk: Talk, work: Session) -> None:
    """Hear the contract, write it or any other paper."""
    talk.forget("contract")
    while True:
        answers = [("hear", _("Entendre le contrat, et ce qui n’y sera pas"))]
        answers += [(paper, _(_WRITE[paper])) for paper in papers.PAPERS if paper in _WRITE]
        signed = signed_papers(work)
        answers += [(f"signed{paper.number}", _signed(paper)) for paper in signed]
        answers.append(("service", _("Votre service, en tête des documents")))
        answer = talk.choose(_("Contrat"), answers, again="contract", long=True)
        if answer is None:
            return
        if answer == "hear":
            talk.show((*signed_blocks(work), *papers.preview(work, keys=False)))
        elif answer == "service":
            _service(talk, work)
        else:
            paper = next((each for each in signed if answer == f"signed{each.number}"), None)
            try:
                path = papers.export(work, answer) if paper is None else write_signed(work, paper)
                talk.say(_("Écrit : {path}").format(path=path))
            except PlannerError as error:
                for told in problems(error):
                    talk.say(told)


def _signed(paper: Signed) -> str:
    return _("{paper} : écrire ce PDF").format(paper=paper_name(paper))


def _service(talk: Talk, work: Session) -> None:
    """The name and the address that are printed; Enter keeps what is known."""
    known = organisation.known()
    for name, label in organisation.LABELS.items():
        held = known[name] or _("vide")
        text = talk.ask(_("{field} (maintenant {value}) ?").format(field=_(label), value=held))
        known[name] = text.strip() or known[name]
    organisation.tell(known, work)
    talk.say(_("Enregistré."))
