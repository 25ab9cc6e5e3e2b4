"""How many of the errors that writers make does arlint find? One error put into a right sentence at a time."""
