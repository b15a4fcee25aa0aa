"""What numbers of classes stand for: by evidence, and never against a model that is only bad."""

import random

import pytest
from opening import codes, opened, pairs

from cmviewer.readers.decision_keys import Told

CHANCE = random.Random(3)


def written(truth, predicted):
    rows = (f"{i}.png,{true},{said}\n" for i, (true, said) in enumerate(zip(truth, predicted, strict=True)))
    return "image,truth,prediction\n" + "".join(rows)


def good_model(truth, classes, share=0.8):
    """Predict the truth mostly, else any class."""
    return [true if CHANCE.random() < share else CHANCE.choice(classes) for true in truth]


@pytest.mark.parametrize("shift", [-1, 1])
def test_predictions_that_count_from_another_number_are_shifted_and_said(folder, shift):
    classes = range(1, 6) if shift < 0 else range(5)
    truth = [number for number in classes for _ in range(12)]
    right = good_model(truth, classes)
    evaluation = opened(folder({"results.csv": written(truth, [number + shift for number in right])}))
    assert pairs(evaluation) == [(str(true), str(said)) for true, said in zip(truth, right, strict=True)]
    assert codes(evaluation) == {"class-numbers-shifted"}
    plain = opened(evaluation.source, told=(Told("class-numbers", "plain"),))
    assert pairs(plain) == [(str(true), str(said + shift)) for true, said in zip(truth, right, strict=True)]


MODELS = {
    "random": lambda truth, classes: [CHANCE.choice(classes) for _ in truth],
    "untrained": lambda truth, classes: [classes[0]] * len(truth),
    "swaps two classes": lambda truth, _: [{0: 1, 1: 0}.get(true, true) for true in truth],
    "one beside": lambda truth, classes: [(true + 1) % len(classes) for true in truth],
}


@pytest.mark.parametrize("model", MODELS)
def test_a_bad_model_stays_bad(folder, model):
    classes = list(range(6))
    truth = [number for number in classes for _ in range(10)]
    predicted = MODELS[model](truth, classes)
    evaluation = opened(folder({"results.csv": written(truth, predicted)}))
    assert pairs(evaluation) == [(str(true), str(said)) for true, said in zip(truth, predicted, strict=True)]
    assert not {code for code in codes(evaluation) if code.startswith("class-numbers")}


def test_a_random_model_that_counts_otherwise_is_read_plainly_and_said(folder):
    truth = [number for number in range(1, 6) for _ in range(20)]
    predicted = [CHANCE.choice(range(5)) for _ in truth]
    evaluation = opened(folder({"results.csv": written(truth, predicted)}))
    assert pairs(evaluation) == [(str(true), str(said)) for true, said in zip(truth, predicted, strict=True)]
    [problem] = [one for one in evaluation.problems if one.decision == "class-numbers"]
    assert problem.readings == ("from-1",)
    told = opened(evaluation.source, told=(Told("class-numbers", "from-1"),))
    assert pairs(told) == [(str(true), str(said + 1)) for true, said in zip(truth, predicted, strict=True)]


def test_numbers_that_a_file_of_names_has_are_these_names(folder):
    files = {"classes.txt": "1 robin\n2 wren\n3 finch\n", "results.csv": written([1, 2, 3], [2, 2, 3])}
    expected = [("robin", "wren"), ("wren", "wren"), ("finch", "finch")]
    assert pairs(opened(folder(files))) == expected
    folder({"classes.txt": "class_name\nrobin\nwren\nfinch\n", "results.csv": written([0, 1, 2], [1, 1, 2])})
    assert pairs(opened(folder({}))) == expected


@pytest.mark.parametrize(
    "written_as", ["golden.retriever", "Golden_Retriever", "golden-retriever", "GoldenRetriever"]
)
def test_names_that_differ_in_marks_alone_are_one_class_and_said(folder, written_as):
    path = folder({"results.csv": written(["golden retriever", "pug"], [written_as, written_as])})
    evaluation = opened(path)
    assert pairs(evaluation) == [("golden retriever", "golden retriever"), ("pug", "golden retriever")]
    assert codes(evaluation) == {"names-folded"}
    exact = opened(path, told=(Told("names", "exact"),))
    assert pairs(exact) == [("golden retriever", written_as), ("pug", written_as)]


def test_a_truth_that_is_typed_by_hand_has_one_class_a_name(folder):
    path = folder({"results.csv": written(["Cat", "cat", "dog"], ["cat", "cat", "dog"])})
    assert pairs(opened(path)) == [("cat", "cat"), ("cat", "cat"), ("dog", "dog")]
    assert codes(opened(path)) == {"names-folded"}


def test_numbers_that_count_names_from_one_are_these_names_and_said(folder):
    files = {"classes.txt": "robin\nwren\nfinch\n", "results.csv": written([1, 2, 3], [2, 2, 3])}
    evaluation = opened(folder(files))
    assert pairs(evaluation) == [("robin", "wren"), ("wren", "wren"), ("finch", "finch")]
    assert codes(evaluation) == {"class-numbers-shifted"}


def test_numbers_of_a_truth_in_words_count_from_one_or_as_told(folder):
    path = folder({"results.csv": written(["ant", "bee", "cod", "bee"], [1, 3, 3, 2])})
    expected = [("ant", "ant"), ("bee", "cod"), ("cod", "cod"), ("bee", "bee")]
    assert pairs(opened(path)) == expected
    assert pairs(opened(path, told=(Told("class-numbers", "from-1"),))) == expected
    plain = opened(path, told=(Told("class-numbers", "plain"),))
    assert pairs(plain) == [("ant", "1"), ("bee", "3"), ("cod", "3"), ("bee", "2")]


def test_classes_that_truth_tells_apart_stay_apart(folder):
    truth, predicted = ["a_b", "a.b", "ab"], ["a.b", "a-b", "ab"]
    evaluation = opened(folder({"results.csv": written(truth, predicted)}))
    assert pairs(evaluation) == list(zip(truth, predicted, strict=True))


def test_numbers_that_never_are_0_may_count_the_names_from_1(folder):
    """Three of four names occur: nothing tells which is the first."""
    rows = "image,truth,prediction\na.png,1,1\nb.png,2,1\nc.png,3,3\n"
    path = folder({"results.csv": rows, "classes.txt": "cat\ndog\nowl\nfox\n"})
    evaluation = opened(path)
    problem = only_problem(evaluation)
    assert (problem.code, problem.decision) == ("class-numbers-doubtful", "class-numbers")
    assert problem.readings == ("from-1",)
    assert pairs(evaluation) == [("dog", "dog"), ("owl", "dog"), ("fox", "fox")]
    told_so = opened(path, told=(Told("class-numbers", "from-1"),))
    assert pairs(told_so) == [("cat", "cat"), ("dog", "cat"), ("owl", "owl")]
    zero = folder({"results.csv": rows + "d.png,0,0\n", "classes.txt": "cat\ndog\nowl\nfox\n"})
    assert codes(opened(zero)) == set()


def test_a_number_that_alone_is_predicted_may_be_a_name_and_it_is_said(folder):
    path = folder({"results.csv": written(["ant", "bee", "cod", "bee"], [1, 1, 1, 1])})
    evaluation = opened(path)
    assert pairs(evaluation) == [("ant", "bee"), ("bee", "bee"), ("cod", "bee"), ("bee", "bee")]
    [problem] = [one for one in evaluation.problems if one.decision == "class-numbers"]
    assert problem.readings == ("plain", "from-1")
    named = opened(path, told=(Told("class-numbers", "plain"),))
    assert pairs(named) == [("ant", "1"), ("bee", "1"), ("cod", "1"), ("bee", "1")]
    two = opened(folder({"results.csv": written(["ant", "bee", "cod", "bee"], [1, 1, 0, 1])}))
    assert codes(two) == {"classes-in-text-order"}


def only_problem(evaluation):
    (problem,) = evaluation.problems
    return problem
