"""
One Python library in a process of its own. It answers the questions that harness/runner.mjs answers, in the
same words: one line of JSON each.
"""

import importlib
import json
import sys
import time

import numpy as np

library, threads = sys.argv[1], int(sys.argv[2])
works = importlib.import_module(f"{library}_works")
current = None


def setup(question):
    global current
    make = getattr(works, question["function"], None)
    if make is None:
        return {"missing": True}
    inputs = [
        np.fromfile(i["path"], dtype=i["dtype"]).reshape(i["shape"]) for i in question["inputs"]
    ]
    start, processor = time.perf_counter(), time.process_time()
    current = make(*inputs, **question.get("options", {}))
    works.finish(current())
    return times_since(start, processor)


def times_since(start, processor):
    seconds = time.perf_counter() - start
    return {"seconds": seconds, "processor": time.process_time() - processor}


def results(question):
    value = current()
    values = value if isinstance(value, (list, tuple)) else [value]
    arrays = [np.asarray(v, dtype=np.float64).ravel() for v in values]
    np.concatenate(arrays).tofile(question["path"])
    return {"count": sum(a.size for a in arrays)}


def timed(question):
    start, processor = time.perf_counter(), time.process_time()
    for _ in range(question["count"]):
        works.finish(current())
    return times_since(start, processor)


ANSWERS = {"setup": setup, "results": results, "time": timed}

works.start(threads)
version = importlib.import_module(library).__version__
print(json.dumps({"ready": True, "version": version}), flush=True)
for line in sys.stdin:
    question = json.loads(line)
    try:
        answer = ANSWERS[question["ask"]](question)
    except NotImplementedError:
        answer = {"missing": True}
    except Exception as error:
        answer = {"error": str(error).splitlines()[0]}
    print(json.dumps(answer), flush=True)
