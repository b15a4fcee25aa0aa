"""From outcomes to what a person looks at: listed, sorted, grouped, and put into words. No files, no Qt."""
