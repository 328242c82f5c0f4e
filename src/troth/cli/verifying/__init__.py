"""`troth verify`: whether an installation keeps what was promised. It changes nothing, and says what it cannot see."""
