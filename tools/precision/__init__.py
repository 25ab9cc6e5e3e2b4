"""Is arlint still as quiet on other people's text as it was? A fetched corpus, a ledger of findings."""
