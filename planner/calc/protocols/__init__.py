"""The schemes of a CCAS: their protocols, the clock of each entry, commissions, evaluation."""
