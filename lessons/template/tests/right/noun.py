# TODO: right answers, written in unusual ways.
def noun_total(numbers): return sum(numbers)
def noun_mean(numbers): return np.mean(numbers)
def noun_range(numbers): return sorted(numbers)[-1] - sorted(numbers)[0]
def noun_centred(numbers): return np.array(numbers) - np.mean(numbers)
