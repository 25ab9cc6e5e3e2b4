"""Arabic text: characters, tokens, folding, clitics, positions. Pure: imports nothing else of arlint."""
