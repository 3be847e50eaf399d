"""What words without a symbol refer to: read, looked up in the register, never guessed."""
