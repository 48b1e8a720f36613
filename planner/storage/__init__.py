"""The dossiers on this machine: found, opened, saved, never half written, never lost.

Nothing is encrypted yet. The files are readable by the user's own account only (mode 0600 in
folders of mode 0700); whoever has that account, or the disk, has the dossiers.
"""
