"""`python -m etl.reading_process`: reads and understands the files that it is given on its input, with all processors.

Input and output are pickles: (tasks, folder of the cache, catalog, memory), and the numbers of the tasks at which forks died.
"""

import gc
import os
import pickle
import sys

SELDOM = 50_000  # new objects between two looks for what can be let go: the readings of a file hold no cycles


def main() -> None:
    """Answer one request; nothing where the input ends without one."""
    gc.disable()  # nothing of what is imported can be let go
    from etl.conforming import ConformedCache  # noqa: PLC0415
    from etl.reading_forks import conform_in_turn  # noqa: PLC0415
    from etl.without_pandas import spare_pandas  # noqa: PLC0415

    spare_pandas()
    gc.freeze()  # nor need it be looked through, or copied for that, in each fork
    gc.set_threshold(SELDOM)
    gc.enable()
    asked = sys.stdin.buffer.read()
    if asked:
        tasks, folder, catalog, memory = pickle.loads(asked)  # noqa: S301  from the process that started this one
        dead = {
            task.kept for task in conform_in_turn(tasks, ConformedCache(folder, catalog, memory), os.cpu_count() or 1)
        }
        sys.stdout.buffer.write(pickle.dumps([number for number, task in enumerate(tasks) if task.kept in dead]))
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
    os._exit(0)  # whoever asked waits for the end, and there is nothing to tidy up
