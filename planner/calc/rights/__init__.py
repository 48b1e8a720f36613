"""Rights perhaps not claimed: what a coded rule gives, and what only a question can settle.

Many households behind on their rent do not receive everything the law gives them. Each right has
one module that holds its rule, written once against a ``Recorder``: family benefits (``af``,
``cf``, ``asf``, ``paje``, ``ars``), the RSA, the prime d'activité, the AAH, the ASPA, the health
cover (``c2s``) and the energy voucher. ``review`` reads a whole dossier and says, right by right,
what is received, what the rule gives, what is missing to decide and the question to put.

Everything here is indicative: the payer decides. What is not coded or not known is a range or a
question (``ToCheck``), never a zero. Mainland France only.
"""
