"""Lesson 4, further: `steepest_place` and `lowest_point`."""

from nn_lesson.learner.values import show
from nn_lesson.neuron import gradient_step, numerical_derivative
from nn_lesson.practice.exercise import number, task, vector
from nn_lesson.practice.exercises.derivatives import FORMULAS, cube, square, straight


def steepest_place(height, places):
    """That of the places at which the curve rises or falls most."""
    steepness = [abs(numerical_derivative(height, place)) for place in places]
    return places[steepness.index(max(steepness))]


def lowest_point(height, x, learning_rate, steps):
    """Where gradient descent on a curve arrives, from `x`, after so many steps."""
    for _step in range(steps):
        derivative = numerical_derivative(height, x)
        x = gradient_step(x, derivative, learning_rate)
    return x


def wave(x):
    return x * x * x - 3 * x


def says_steepest_place(height, *given):
    return f"`steepest_place(height, {', '.join(map(show, given))})` with height(x) = {CURVES[height]}"


def says_lowest_point(*case):
    return says_steepest_place(*case).replace("steepest_place", "lowest_point")


def curve_and_places(rng):
    """Places of which no two are equally steep: either would be right."""
    height, places = rng.choice([square, wave, valley]), vector(rng, 4)
    steepness = {round(abs(numerical_derivative(height, place)), 3) for place in places}
    return (height, places) if len(steepness) == len(places) else curve_and_places(rng)


def valley(x):
    return (x - 2) ** 2


CURVES = {**FORMULAS, wave: "x³ − 3x", valley: "(x − 2)²"}

FURTHER = [
    task(
        steepest_place,
        curve_and_places,
        [
            (square, [1, -3, 2]),  # steepest where it falls
            (cube, [-1, 2, 0.5]),
            (wave, [-1, 0, 1.5]),  # highest where it is flat
            (wave, [0, 1, -1.2]),  # steepest in the middle
            (valley, [3.4, 0.5, 1, 2]),  # not the farthest from 0
            (square, [-1, -2, 0, 1.5]),
            (wave, [3, 2.5, 2, -0.5]),
            (wave, [1]),  # a level road, and one place to choose from
        ],
        "Measure the slope at each place. A road that falls is steep, too: what do you do with the sign?",
        "`abs` takes a sign away. Keep the largest steepness so far, and the place where you found it.",
        "With the list `steepness` of all `abs(...)`, return `places[steepness.index(max(steepness))]`.",
        slips="""
        number: return steepness.index(max(steepness))
            This says where in the list it stands. The place itself is wanted.
        falls: abs(numerical_derivative(height, place)) -> numerical_derivative(height, place)
            Where the curve falls, its slope is below 0, so that it never counts as steep here. Take the sign away.
        high: abs(numerical_derivative(height, place)) -> height(place)
            This looks for the highest place. The slope says how steep it is there.
        far_from_0: abs(numerical_derivative(height, place)) -> abs(height(place))
            This looks for the height that is farthest from 0. The slope says how steep it is there.
        slope: return max(steepness)
            This is how steep it is there. The place itself is wanted.
        place_of_the_least: return np.argmin([numerical_derivative(height, place) for place in places])
            This says where in the list the least slope stands. Take the signs away, look for the largest, and
            return the place itself.
        rises: return max(numerical_derivative(height, place) for place in places)
            This is the largest slope. The place itself is wanted, and a road that falls is steep, too.
        flattest: return places[steepness.index(min(steepness))]
            This is where it is flattest. The steepest place is due.
        least: return min(places, key=lambda place: numerical_derivative(height, place))
            This is the least slope, with its sign. Where the curve rises, it may be steeper: take the sign away,
            and look for the largest.
        slope_by_place: def steepest_place(height, places):
            |     best = places[0]
            |     for place in places:
            |         if abs(numerical_derivative(height, place)) > best:
            |             best = place
            |     return best
            A slope is compared with a place. Keep two things: the largest steepness so far, and its place.
        rise_by_place: def steepest_place(height, places):
            |     best = places[0]
            |     for here, there in zip(places, places[1:]):
            |         if abs((height(there) - height(here)) / (there - here)) > abs(best):
            |             best = there
            |     return best
            This compares the heights of neighbouring places: measure the slope at each place itself. And a slope
            is compared with a place: keep the largest steepness so far, too.
        neighbours_from_0: def steepest_place(height, places):
            |     rises = [0] + [abs(height(there) - height(here)) for here, there in zip(places, places[1:])]
            |     return places[rises.index(max(rises))]
            This compares the heights of neighbouring places. Measure the slope at each place itself.
        from_place_to_place: def steepest_place(height, places):
            |     pairs = list(zip(places, places[1:]))
            |     slopes = [abs((height(there) - height(here)) / (there - here)) for here, there in pairs]
            |     return places[slopes.index(max(slopes))]
            This is the slope from one place of the list to the next. Measure it at each place itself.
        from_the_first_place_on: def steepest_place(height, places):
            |     pairs = list(zip(places, places[1:]))
            |     slopes = [abs((height(there) - height(here)) / (there - here)) for here, there in pairs] + [0]
            |     return places[slopes.index(max(slopes))]
            The slope is taken from one place of the list to the next here. Measure it at each place itself.
        last_above_0: return [place for place, slope in zip(places, steepness) if slope > 0][-1]
            The largest steepness so far is not kept, so that each later place takes the place of the one before.
        neighbours: def steepest_place(height, places):
            |     rises = [abs(height(there) - height(here)) for here, there in zip(places, places[1:])]
            |     return places[rises.index(max(rises))]
            This compares the heights of neighbouring places. Measure the slope at each place itself.
        farthest: return max(places, key=abs)
            Here a place counts by how far it is from 0, as its slope does for x² alone. What should count is the
            slope of `height` there, whatever the curve, without its sign.
        first: return places[0]
            This is always the first place. Does a `return` stand in the loop, so that it ends in the first round?
        last: return places[-1]
            This is always the last place. Keep the one with the largest steepness so far.
        all: return steepness
            These are the steepnesses at all places. At which place is it largest?
        """,
        says=says_steepest_place,
        tolerance=2e-3,  # so far off are slopes that are measured to one side
    ),
    task(
        lowest_point,
        lambda rng: (square, number(rng), rng.choice([0.05, 0.1, 0.2]), rng.randint(2, 6)),
        [
            (square, 4, 0.25, 2),
            (square, -2, 0.1, 1),
            (cube, 2, 0.02, 5),
            (straight, 1, 0.5, 3),
            (cube, 1, 0.1, 0),
            (square, 1, 1.1, 2),  # each step jumps farther up the other side
        ],
        "One step needs the slope at the place where you stand. Each step begins where the one before ended.",
        "In a loop of so many `steps`, measure the slope at `x`, take a step, and store the new place in `x`.",
        "In each round, a new `x` comes from `gradient_step`, with the slope `numerical_derivative(height, x)`.",
        slips="""
        height_there: return height(x)
            This is how high the curve is where it ends. The place itself is wanted.
        height: derivative = height(x)
            The height is taken for the slope. How high the curve is does not say which way is down.
        of_square: derivative = 2 * x
            This is the slope of x² alone. The curve may be any: measure its slope.
        slope_of_the_start: def lowest_point(height, x, learning_rate, steps):
            |     return x - steps * learning_rate * numerical_derivative(height, x)
            All steps go by the slope of the start. Measure it anew in each round, where you stand then.
        one_step: def lowest_point(height, x, learning_rate, steps):
            |     return x - learning_rate * numerical_derivative(height, x) if steps else x
            Only one step is taken. Does each round begin where the last one ended?
        step_too_many: range(steps) -> range(steps + 1)
            This takes one step too many.
        step_too_few: range(steps) -> range(steps - 1)
            This takes one step too few.
        equal_steps: derivative = (numerical_derivative(height, x) > 0) - (numerical_derivative(height, x) <= 0)
            All steps are equally long. How long one is, the slope decides, too.
        lowest_so_far: def lowest_point(height, x, learning_rate, steps):
            |     path = [x]
            |     for _step in range(steps):
            |         path.append(path[-1] - learning_rate * numerical_derivative(height, path[-1]))
            |     return min(path, key=height)
            This is the lowest place on the way. Where the last step ends is due, even if it has jumped too far.
        path: def lowest_point(height, x, learning_rate, steps):
            |     path = [x]
            |     for _step in range(steps):
            |         path.append(path[-1] - learning_rate * numerical_derivative(height, path[-1]))
            |     return path
            These are all the places on the way. Only the last one is due.
        uphill: derivative = -numerical_derivative(height, x)
            This walks uphill. To go down, go against the slope.
        uphill_by_the_slope_of_the_start: def lowest_point(height, x, learning_rate, steps):
            |     return x + steps * learning_rate * numerical_derivative(height, x)
            This walks uphill: to go down, go against the slope. Besides, all steps go by the slope of the start.
            Measure it anew in each round, where you stand then.
        """,
        says=says_lowest_point,
        tolerance=2e-3,  # so far off are slopes that are measured to one side
    ),
]
