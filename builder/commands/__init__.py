"""What the shell can ask for, a module for those that need the same of the house."""
