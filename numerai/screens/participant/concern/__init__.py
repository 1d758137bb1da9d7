"""« Dire un problème »: its questions, its receipt, its follow-up by number, and its twin on paper."""
