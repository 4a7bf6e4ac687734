"""Answers questions about programs with JAX: one JSON line in, one JSON line out, until the input ends.

    python3 tools/oracle/programs.py [folded | compiled]    # needs: pip install jax==0.10.2

A line is a list of questions. A question holds the text of a function `program` (written by `toJax` of
@gradus/testing), its inputs, tangents, a cotangent of the result, and the dtype. The answer holds what
JAX gives: the value, the tangent (forward mode), the gradients (reverse mode), the same on a batch of
two (`batch`), whose second entry is the inputs backwards, and tangents of the gradients (`second`),
where they are asked for. With `only: "value"` inputs may be integers, and nothing else is computed; with
`only: "slopes"` no batch is. With `x64: false` JAX is as it comes, without 64-bit numbers; all questions of a
line agree in that.

Importing JAX takes seconds and compiling a program as many, so one process answers all questions, and
by default (`folded`) the inputs are constants of the compiled program: XLA then computes everything
itself while it folds constants, and a question takes a third of a second. `compiled` is what users do:
inputs are arguments, and XLA generates code with all of its optimizations.
"""

import gc
import json
import math
import os
import sys

MODE = sys.argv[1] if len(sys.argv) > 1 else "folded"
os.environ.setdefault("JAX_PLATFORMS", "cpu")
if MODE == "folded":  # quick to compile; hardly anything is left to run
    os.environ.setdefault(
        "XLA_FLAGS",
        "--xla_backend_optimization_level=0 --xla_llvm_disable_expensive_passes=true "
        "--xla_cpu_use_fusion_emitters=false",
    )

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax, nn
from jax.scipy import special

jax.config.update("jax_enable_x64", True)
jax.config.update("jax_traceback_in_locations_limit", 0)
gc.set_threshold(200_000)  # tracing makes many short-lived objects

MODULES = {"jax": jax, "jnp": jnp, "lax": lax, "nn": nn, "special": special}


def numbers(x):
    """A flat list; what JSON cannot hold as text."""
    flat = np.asarray(x, dtype=np.float64).ravel().tolist()
    return [v if math.isfinite(v) else str(v) for v in flat]


def arrays(entries, dtype):
    def array(e):
        values = np.array([float(v) for v in e["values"]], dtype=np.float64)
        return jnp.asarray(values.astype(e.get("dtype", dtype)).reshape(e["shape"]))

    return tuple(array(e) for e in entries)


def backwards(x):
    return x.ravel()[::-1].reshape(x.shape)


def gradients_of(question, program, cotangent):
    """The value and the gradients: in reverse mode, but a while loop has none in JAX: there by forward mode."""
    if "while_loop" in question["source"]:

        def both(*xs):
            along = lambda *ys: jnp.sum(program(*ys) * cotangent)
            return program(*xs), jax.jacfwd(along, argnums=tuple(range(len(xs))))(*xs)

    else:

        def both(*xs):
            value, pullback = jax.vjp(program, *xs)
            return value, pullback(cotangent)

    return jax.jit(both)


def calculation(question):
    """A function of nothing that gives the whole answer, and another that takes the inputs."""
    space = dict(MODULES)
    exec(question["source"], space)
    program, dtype = space["program"], question["dtype"]
    if question.get("only") == "value":
        return lambda xs: {"value": program(*xs)}, arrays(question["inputs"], dtype)
    inputs, tangents = arrays(question["inputs"], dtype), arrays(question["tangents"], dtype)
    [cotangent] = arrays([question["cotangent"]], dtype)
    both = gradients_of(question, program, cotangent)

    def calculate(xs):
        found = {}
        if question["second"]:
            (value, gradients), (found["tangent"], found["second"]) = jax.jvp(both, xs, tangents)
        else:
            value, gradients = both(*xs)
            _, found["tangent"] = jax.jvp(program, xs, tangents)
        if question.get("only") != "slopes":
            found["batch"], found["batchGradients"] = jax.vmap(both)(
                *[jnp.stack([x, backwards(x)]) for x in xs]
            )
        return {**found, "value": value, "gradients": gradients}

    return calculate, inputs


def written(found):
    shape = {"shape": list(found["value"].shape), "dtype": str(found["value"].dtype)}
    return {**shape, **{key: jax.tree.map(numbers, value) for key, value in found.items()}}


def answers(questions):
    with jax.enable_x64(questions[0].get("x64", True)):
        return computed(questions)


def computed(questions):
    pairs = [calculation(question) for question in questions]
    if MODE == "folded":
        found = jax.jit(lambda: [calculate(inputs) for calculate, inputs in pairs])()
    else:
        found = [jax.jit(calculate)(inputs) for calculate, inputs in pairs]
    return [written(each) for each in found]


def attempt(questions):
    """Answers; where the questions fail together, each on its own, so that the error has an owner."""
    try:
        return answers(questions)
    except Exception as error:
        if len(questions) == 1:
            return [{"error": f"{type(error).__name__}: {error}"}]
        return [attempt([question])[0] for question in questions]


def main():
    print(json.dumps({"jax": jax.__version__}), flush=True)
    for count, line in enumerate(sys.stdin):
        print(json.dumps(attempt(json.loads(line))), flush=True)
        if count % 20 == 19:
            jax.clear_caches()


if __name__ == "__main__":
    main()
