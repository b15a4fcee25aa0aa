"""Matrix, metrics and examples → files that stay; knows no toolkit."""
