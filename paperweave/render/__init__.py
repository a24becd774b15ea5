"""Pages as Markdown, made with the templates."""
