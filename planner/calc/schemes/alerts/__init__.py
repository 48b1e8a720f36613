"""What the counsellor must see: a question to put, facts at odds, what is coming, what is missing.

An alert is never a judgement on the household. It names a place of the dossier where there is one,
and ``for_family`` only where the sentence may be read together.
"""
