# TODO: right answers, written in unusual ways.
def what_is_wrong_total(numbers): return sum(numbers)
def what_is_wrong_mean(numbers): return np.mean(numbers)
