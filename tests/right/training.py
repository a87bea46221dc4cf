def stopping_place(errors, patience):
    for i in range(patience, len(errors)):
        if min(errors[i - patience + 1 : i + 1]) >= min(errors[: i - patience + 1]):
            return i
    return len(errors) - 1
def train_line(inputs, targets, rate, rounds):
    line = np.zeros(2)
    for x, target in list(zip(inputs, targets)) * rounds:
        line -= rate * 2 * (line @ [x, 1] - target) * np.array([x, 1])
    return tuple(line)
