"""What a household can be made to pay: the seizable portion, the commission's capacity."""
