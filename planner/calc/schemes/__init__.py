"""The ways out: payment plan, FSL, ASLL, over-indebtedness, rights; one module for each."""
