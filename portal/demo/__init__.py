"""Demo mode: invented people, and cases in every state that the real acts have brought there."""
