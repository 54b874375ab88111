# Sourced by the measurements over the PostgreSQL of the tests, with $root set and after java/start.sh: finds its class path.
find_jdk
need_maven
mkdir -p "$root/target"
mvn -q -B -Dstyle.color=never -f "$root/pom.xml" dependency:build-classpath -DincludeScope=test \
  -Dmdep.outputFile="$root/target/bench-postgres.classpath" >&2 || exit 1
