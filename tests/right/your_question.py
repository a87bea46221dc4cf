# TODO: right answers, written in unusual ways.
def your_question_total(numbers): return sum(numbers)
def your_question_mean(numbers): return np.mean(numbers)
