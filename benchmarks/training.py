"""How fast networks train: beside the tutorial's loop, and beside scikit-learn and PyTorch where installed.

    python benchmarks/training.py

All train on the same examples in turns, so that a busy machine slows all of them. What counts are the ratios of
the medians; milliseconds differ from machine to machine.
"""

import functools
import importlib.util
import sys
import warnings
from pathlib import Path
from statistics import median
from time import perf_counter

import numpy as np
from table import compare, comparison, show
from tutorial import TutorialsNetwork

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from nn_lesson import data  # noqa: E402 (not found before)
from nn_lesson.clinic import NAMES, diagnose, make_patient, train_patient  # noqa: E402
from nn_lesson.network import Network, predict_digits  # noqa: E402
from nn_lesson.neuron import NeuralNetwork, count_words  # noqa: E402
from nn_lesson.read_the_mood import make_vocabulary, split_rows, train_early  # noqa: E402
from nn_lesson.words import words_of  # noqa: E402

ITERATIONS = 10_000  # of one neuron
RATE = 0.1
SMALL, BATCH, STEPS, POINTS = (2, 8, 1), 10, 1_000, 200
DIGITS, EPOCHS, BATCH_OF_DIGITS, RATE_OF_DIGITS = (64, 64, 10), 30, 32, 0.003
UNITS, EPOCHS_OF_SENTENCES, SEEDS = 2, 60, 20
UNSEEN = range(200, 220)  # seeds of patients
TURNS, TURNS_OF_DIGITS = 9, 3


# ---- One neuron, one example a step -------------------------------------------------------------------------


def neuron(network_class):
    network_class(RATE).train(data.TRAINING_VECTORS, data.TRAINING_TARGETS, ITERATIONS)


def neuron_in_scikit_learn():
    from sklearn.linear_model import SGDClassifier  # noqa: PLC0415 (may not be installed)

    inputs, targets = data.TRAINING_VECTORS, data.TRAINING_TARGETS
    network = SGDClassifier(loss="log_loss", learning_rate="constant", eta0=RATE, alpha=0)
    network.partial_fit(inputs[:1], targets[:1], classes=[0, 1])
    for _ in range(ITERATIONS // 10):
        i = np.random.randint(len(inputs))
        network.partial_fit(inputs[i : i + 1], targets[i : i + 1])


def neuron_in_pytorch():
    import torch  # noqa: PLC0415

    inputs = torch.tensor(data.TRAINING_VECTORS, dtype=torch.float32)
    targets = torch.tensor(data.TRAINING_TARGETS, dtype=torch.float32)
    model = torch.nn.Linear(2, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=RATE)
    for _ in range(ITERATIONS // 10):
        i = np.random.randint(len(inputs))
        optimizer.zero_grad()
        (torch.sigmoid(model(inputs[i])) - targets[i]).square().sum().backward()
        optimizer.step()


# ---- A small network, as the playground of lesson 7 trains it -----------------------------------------------


@functools.cache
def points():
    generator = np.random.default_rng(0)
    inputs = generator.normal(size=(POINTS, 2))
    return inputs, (inputs[:, 0] * inputs[:, 1] > 0).astype(int)


def small():
    inputs, targets = points()
    network = Network(list(SMALL), "tanh", learning_rate=0.03)
    for step in range(STEPS):
        at = step * BATCH % POINTS
        network.step(inputs[at : at + BATCH], targets[at : at + BATCH])


def small_in_pytorch():
    import torch  # noqa: PLC0415

    inputs, targets = (torch.tensor(array, dtype=torch.float32) for array in points())
    model = torch.nn.Sequential(torch.nn.Linear(*SMALL[:2]), torch.nn.Tanh(), torch.nn.Linear(*SMALL[1:]))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.03)
    error = torch.nn.BCEWithLogitsLoss()
    for step in range(STEPS):
        at = step * BATCH % POINTS
        optimizer.zero_grad()
        error(model(inputs[at : at + BATCH])[:, 0], targets[at : at + BATCH]).backward()
        optimizer.step()


# ---- The digits of lesson 8; each returns the share of the test images that are read right ------------------


def digits():
    train, _validation, test = data.digits()
    network = Network(list(DIGITS), "relu", learning_rate=RATE_OF_DIGITS)
    network.train(train.images, train.labels, EPOCHS, BATCH_OF_DIGITS)
    return np.mean(network.predict(test.images).argmax(axis=1) == test.labels)


def digits_in_scikit_learn():
    from sklearn.neural_network import MLPClassifier  # noqa: PLC0415

    train, _validation, test = data.digits()
    options = {"max_iter": EPOCHS, "batch_size": BATCH_OF_DIGITS, "learning_rate_init": RATE_OF_DIGITS, "alpha": 0}
    network = MLPClassifier(DIGITS[1:-1], n_iter_no_change=EPOCHS, **options)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that it could go on
        network.fit(train.images, train.labels)
    return network.score(test.images, test.labels)


def digits_in_pytorch():
    import torch  # noqa: PLC0415

    train, _validation, test = data.digits()
    inputs, labels = torch.tensor(train.images, dtype=torch.float32), torch.tensor(train.labels)
    model = torch.nn.Sequential(torch.nn.Linear(*DIGITS[:2]), torch.nn.ReLU(), torch.nn.Linear(*DIGITS[1:]))
    optimizer, error = torch.optim.Adam(model.parameters(), lr=RATE_OF_DIGITS), torch.nn.CrossEntropyLoss()
    for _ in range(EPOCHS):
        order = torch.randperm(len(inputs))
        for batch in order.split(BATCH_OF_DIGITS):
            optimizer.zero_grad()
            error(model(inputs[batch]), labels[batch]).backward()
            optimizer.step()
    answers = model(torch.tensor(test.images, dtype=torch.float32)).argmax(axis=1).numpy()
    return float(np.mean(answers == test.labels))


# ---- The sentences of lesson 9, beside who counts words of two lists; one mood for all is right in half ------


def mood_of_sentences(seed, order):
    """Which sentences of the test are read right by the network, and by counting; and how long it trained."""
    texts, moods, _topics = data.sentences()
    words = [words_of(text) for text in texts]
    train, validation, test = split_rows(order, data.PARTS["train"], data.PARTS["validation"])
    vocabulary = make_vocabulary(words, train)
    bags = np.array([count_words(sentence, vocabulary) for sentence in words])
    np.random.seed(seed)
    weights_1, weights_2 = np.random.randn(len(vocabulary), UNITS), np.random.randn(UNITS, 2)
    start = weights_1 / np.sqrt(len(vocabulary)), np.zeros(UNITS), weights_2 / np.sqrt(UNITS), np.zeros(2)
    began = perf_counter()
    parameters = train_early(start, bags, moods, train, validation, EPOCHS_OF_SENTENCES)
    seconds = perf_counter() - began
    bad, good = data.mood_words()
    lead = [sum(word in good for word in words[row]) - sum(word in bad for word in words[row]) for row in test]
    counted = max(((np.array(lead) >= least) == moods[test] for least in (0, 1)), key=np.sum)  # as draws do best
    return predict_digits(parameters, bags[test]).argmax(axis=1) == moods[test], counted, seconds


def lead_over_counting(orders):
    """Over a seed for each order: the share read right, how much more than by counting, give or take, seconds."""
    rows = [mood_of_sentences(seed, order) for seed, order in enumerate(orders)]
    right, counted, seconds = (np.array(part, float) for part in zip(*rows, strict=True))
    leads = right - counted
    tested = np.concatenate([order[-right.shape[1] :] for order in orders])
    by_sentence = [leads.ravel()[tested == row].mean() for row in np.unique(tested)]
    return right.mean(), leads.mean(), 2 * np.std(by_sentence) / np.sqrt(len(by_sentence)), seconds.max()


# ---- The sick networks of lesson 10 -------------------------------------------------------------------------


def name_diseases():
    """The share of patients, of seeds that no threshold was set on, whose disease the examinations name."""
    named = [diagnose(train_patient(make_patient(name, seed))) == name for seed in UNSEEN for name in NAMES]
    return float(np.mean(named))


def patient_in_training():
    train_patient.cache_clear()
    train_patient(make_patient("a wrong sign", 0))


# ---- The table ----------------------------------------------------------------------------------------------


def in_turns(turns, *works):
    """For each piece of work, the median of its seconds, and of what it returns; None where it cannot be done."""
    (seconds, returned), lost = ([[] for _ in works] for _ in range(2)), []
    for turn in range(turns + 1):
        for work, times, values in zip(works, seconds, returned, strict=True):
            if work not in (None, *lost):
                np.random.seed(turn)
                start = perf_counter()
                try:
                    value = work()
                except Exception as error:  # a library that is there, and does not work
                    lost.append(work)
                    print(f"Not measured: {work.__name__} ({type(error).__name__}: {error})", file=sys.stderr)
                    continue
                if turn:  # the first has something to prepare
                    times.append(perf_counter() - start)
                    values.append(value)
    return [median(times) if times else None for times in seconds], returned


def where_installed(library, work):
    return work if importlib.util.find_spec(library) else None


def measure():
    try:
        import torch  # noqa: PLC0415

        torch.set_num_threads(1)  # quickest for networks as small as these
    except ImportError:
        pass
    table = comparison(
        "Training",
        "How many times as long as the course's own code others take for the same steps, in turns. Of steps of "
        "one example, scikit-learn and PyTorch take a tenth, counted tenfold.",
    )
    peers = where_installed("sklearn", neuron_in_scikit_learn), where_installed("torch", neuron_in_pytorch)
    ours = functools.partial(neuron, NeuralNetwork)
    times, _ = in_turns(TURNS, ours, functools.partial(neuron, TutorialsNetwork), *peers)
    what = f"one neuron, {ITERATIONS:,} steps of one example"
    compare(table, f"{what}: `NeuralNetwork.train`, ms", 1000 * times[0], ".0f")
    compare(table, f"{what}: the tutorial's loop", over(times[1], times[0]), ".1f", at_least=2)
    compare(table, f"{what}: scikit-learn's `SGDClassifier`", over(times[2], times[0], 10), ".0f", at_least=1)
    compare(table, f"{what}: PyTorch", over(times[3], times[0], 10), ".0f", at_least=1)
    times, _ = in_turns(TURNS, small, where_installed("torch", small_in_pytorch))
    what = f"{'-'.join(map(str, SMALL))} tanh, Adam, batches of {BATCH}"
    compare(table, f"{what}: `Network`, steps a second", STEPS / times[0], ",.0f")
    compare(table, f"{what}: PyTorch", over(times[1], times[0]), ".1f", at_least=1)
    peers = where_installed("sklearn", digits_in_scikit_learn), where_installed("torch", digits_in_pytorch)
    times, right = in_turns(TURNS_OF_DIGITS, digits, *peers)
    what = f"digits, {'-'.join(map(str, DIGITS))} relu, Adam, {EPOCHS} epochs, batches of {BATCH_OF_DIGITS}"
    compare(table, f"{what}: `Network`, ms", 1000 * times[0], ".0f")
    for name, time, share in zip(("`MLPClassifier`", "PyTorch"), times[1:], right[1:], strict=True):
        compare(table, f"{what}: {name}", over(time, times[0]), ".1f", at_least=1)
        compare(table, "… its share of test images read right, less the course's", less(share, right[0]), "+.3f")
    compare(table, "… share of the test images that `Network` reads right", median(right[0]), ".3f", at_least=0.95)
    rows = np.arange(sum(data.PARTS.values()))
    what = f"sentences, two units, {EPOCHS_OF_SENTENCES} epochs, the best kept, {SEEDS} seeds"
    for parts, orders in (
        ("the lesson's parts", [rows] * SEEDS),
        ("parts drawn anew", [np.random.default_rng(seed).permutation(rows) for seed in range(SEEDS)]),
    ):
        share, lead, uncertain, seconds = lead_over_counting(orders)
        compare(table, f"{what}, {parts}: at most, seconds", seconds, ".2f", at_most=5)
        compare(table, "… share of the test sentences that are read right", share, ".3f")
        more = "… more than by counting words; wanted: more than chance"
        compare(table, more, lead, ".3f", at_least=round(uncertain, 3))
    times, _ = in_turns(TURNS, patient_in_training)
    compare(table, "a patient of lesson 10 in training, ms", 1000 * times[0], ".0f", at_most=500)
    what = f"… share of {len(UNSEEN) * len(NAMES)} patients, sick and healthy, told apart by their examinations"
    compare(table, what, name_diseases(), ".3f", at_least=0.98)
    return [table]


def over(time, ours, fold=1):
    return None if time is None else fold * time / ours


def less(theirs, ours):
    return median(theirs) - median(ours) if theirs else None


if __name__ == "__main__":
    show(measure())
