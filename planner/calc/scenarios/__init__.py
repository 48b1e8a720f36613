"""What would happen if: lawful changes, scenarios side by side, shocks, and the referee's table."""
