"""The diagnosis: arrears, allowance, capacity, deadlines and what the debt could be spread over."""
