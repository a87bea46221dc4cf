"""What a learner does between reading: exercises with checks, hints and solutions; quizzes."""
