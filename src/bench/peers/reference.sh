# Sourced by the measurements beside ggsql 0.5.2, with $root set: puts it into target/bench-venv (needs python3 with venv,
# and PyPI once).
venv=$root/target/bench-venv
if ! "$venv/bin/python" -c 'import importlib.metadata as m, sys; sys.exit(m.version("ggsql") != "0.5.2")' 2>/dev/null; then
  mkdir -p "$root/target" && python3 -m venv "$venv" && "$venv/bin/pip" install -q ggsql==0.5.2 || exit 1
fi
export BENCH_PYTHON="$venv/bin/python" BENCH_REFERENCE="$root/src/bench/reference.py"
