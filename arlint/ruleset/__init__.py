"""Rules: their form (model), their reading (loading), their choice (selection), their examples."""
