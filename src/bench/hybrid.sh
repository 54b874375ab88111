# PostgreSQL with 10 million rows as a connection: charts with their statistics there and with all rows fetched, and cancels
#
# ./bench hybrid [ROUNDS]
. "$root/src/bench/java/start.sh"
find_jdk
need_maven
mkdir -p "$root/target"
mvn -q -B -Dstyle.color=never -f "$root/pom.xml" dependency:build-classpath -DincludeScope=test \
  -Dmdep.outputFile="$root/target/bench-postgres.classpath" >&2 || exit 1
bench_java hybrid "$@"
