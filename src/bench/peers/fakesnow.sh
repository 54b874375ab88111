# Sourced by the measurements beside fakesnow 0.12.1, with $root set: puts it, its server and the Python connector that it
# knows into target/bench-fakesnow (needs python3 with venv, and PyPI once).
venv=$root/target/bench-fakesnow
if ! "$venv/bin/python" -c 'import fakesnow.server, pyarrow, importlib.metadata as m, sys; sys.exit(m.version("fakesnow") != "0.12.1")' 2>/dev/null; then
  python=$(command -v python3.11 || command -v python3)
  mkdir -p "$root/target" && "$python" -m venv "$venv" &&
    "$venv/bin/pip" install -q 'fakesnow[server]==0.12.1' 'snowflake-connector-python[pandas]==4.8.1' || exit 1
fi
export SNOWFLAKE_DISABLE_PLATFORM_DETECTION=true
export BENCH_PYTHON="$venv/bin/python" BENCH_FAKESNOW="$venv/bin/fakesnow"
