"""What might be, spoken: the amounts on the table, what may change, what if life changes."""

from __future__ import annotations

from planner.cli.texte.talk import Talk
from planner.services.screen.running import Running
from planner.services.session import Session
from planner.views import running as told
from planner.views import scenarios as words
from planner.views import together
from planner.views.i18n import _

__all__ = ["whatif_page"]


def whatif_page(talk: Talk, work: Session) -> None:
    """Ask what might be until the person goes back; the scenario is kept with the dossier, and
    no figure of it counts it.
    """
    running = Running(work)
    talk.forget("whatif")
    while True:
        answer = talk.choose(
            _("Et si ?"),
            (
                ("table", _("Quel montant tient : demandé, proposé, calculé")),
                ("levers", _("Ce qui peut changer : un scénario à côté d’aujourd’hui")),
                ("repair", _("Le moins de changements qui suffisent")),
                ("shocks", _("Si la vie change : le mois où le plan casse")),
                ("debts", _("Toutes les dettes, dans leur ordre")),
            ),
            again="whatif",
        )
        if answer is None:
            return
        if answer == "table":
            talk.show(told.on_the_table(running.referee(), work.dossier))
        elif answer == "levers":
            _levers(talk, work, running)
        elif answer == "repair":
            talk.show(words.repair(running.asked.repair(), work.dossier))
        elif answer == "shocks":
            talk.say(_("Calcul en cours…"))
            talk.show(told.struck(running.shocks(), work.dossier))
        else:
            asked = running.asked
            talk.show(words.debts_in_order(asked.debts(), work.dossier))
            talk.show(together.repaid_together(asked.today(), work.dossier))
            talk.show(together.curve_together(asked.curve_together()))


def _levers(talk: Talk, work: Session, running: Running) -> None:
    """Switch each possible change on or off; what the whole does is said after each."""
    board = running.board
    if not board.levers:
        talk.say(_("Aucun changement possible n’a été trouvé pour ce ménage."))
        return
    while True:
        answers = [
            (
                place,
                _("{lever} : {state}").format(
                    lever=words.lever(each, work.dossier),
                    state=_("compté") if board.on(place, 0) else _("non compté"),
                ),
            )
            for place, each in enumerate(board.levers)
        ]
        chosen = talk.choose(_("Compter ou ne plus compter quel changement ?"), answers, long=True)
        if chosen is None:
            return
        if not board.switch(chosen, 0):
            talk.say(_("La loi n’admet pas ce changement à côté de ceux qui sont comptés."))
            continue
        running.keep()
        talk.show(told.board(board.comparison(), changes=True))
