"""Where law, register, notices and customs meet. Every activity may be retried."""
