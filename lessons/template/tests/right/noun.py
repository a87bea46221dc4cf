# TODO: right answers, written in unusual ways.
def noun_total(numbers): return sum(numbers)
def noun_mean(numbers): return np.mean(numbers)
