# Translation of Snowflake's SQL per statement, and a mixed workload of 16 clients against fakesnow 0.12.1
#
# ./bench dialect [ROUNDS]
. "$root/src/bench/java/start.sh"
. "$root/src/bench/peers/fakesnow.sh"
export BENCH_PEER="$root/src/bench/mixed.py" BENCH_MIXED="$root/src/bench/mixed.sql"
export BENCH_CORPUS="$root/src/test/resources/snowflake/cases"
bench_java dialect "$@"
