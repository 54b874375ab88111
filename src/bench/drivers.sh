# The Python connector against this server and against fakesnow's: select 1, a million rows, connecting
#
# ./bench drivers [ROUNDS]
. "$root/src/bench/java/start.sh"
. "$root/src/bench/peers/fakesnow.sh"
export BENCH_PEER="$root/src/bench/drivers.py"
bench_java drivers "$@"
