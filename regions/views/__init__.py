"""The screens of the register, a module per audience."""
