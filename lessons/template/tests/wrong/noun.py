# says: Only the last number counts
# TODO: what strangers type, what must be said of it and, with `# never: `, what must not.
def noun_total(numbers):
    total = 0
    for number in numbers:
        total = number
    return total
