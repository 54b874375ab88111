# A result of 20 million rows under -Xmx512m: time against JDBC in process, and memory over time
#
# ./bench large [ROUNDS]
. "$root/src/bench/java/start.sh"
bench_java large "$@"
