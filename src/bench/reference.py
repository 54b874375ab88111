# Executes and renders charts with the reference implementation, timed within the process; see Reference.java.
import sys
import time

import ggsql

reader = ggsql.DuckDBReader("duckdb://memory")
writer = ggsql.VegaLiteWriter()
for line in sys.stdin:
    what, text = line.rstrip("\n").split("\t", 1)
    begun = time.perf_counter_ns()
    try:
        if what == "sql":
            reader.execute_sql(text)
        else:
            writer.render(reader.execute(text))
        print(time.perf_counter_ns() - begun, flush=True)
    except ValueError as failed:
        print("error " + " ".join(str(failed).split()), flush=True)
