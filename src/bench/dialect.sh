# Translation of Snowflake's SQL per statement, and a mixed workload of 16 clients against fakesnow 0.12.1
#
# ./bench dialect [ROUNDS]     needs python3 with venv, and PyPI once: the peer goes into target/bench-fakesnow
. "$root/src/bench/java/start.sh"
venv=$root/target/bench-fakesnow
if ! "$venv/bin/python" -c 'import importlib.metadata as m, sys; sys.exit(m.version("fakesnow") != "0.12.1")' 2>/dev/null; then
  python=$(command -v python3.11 || command -v python3)
  mkdir -p "$root/target" && "$python" -m venv "$venv" &&
    "$venv/bin/pip" install -q fakesnow==0.12.1 snowflake-connector-python==4.8.1 || exit 1
fi
export BENCH_PYTHON="$venv/bin/python" BENCH_PEER="$root/src/bench/mixed.py" BENCH_MIXED="$root/src/bench/mixed.sql"
export BENCH_CORPUS="$root/src/test/resources/snowflake/cases"
bench_java dialect "$@"
