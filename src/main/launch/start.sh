#!/bin/sh
# Starts the Vitrine whose jars lie beside this file in lib/. Arguments are options for the Java machine;
# VITRINE_JAVA_OPTS comes after them and wins. The process becomes Java, so signals reach the server.
app=$(cd "$(dirname "$0")" && pwd -P)
options=${VITRINE_JAVA_OPTS-}
unset VITRINE_JAVA_OPTS
[ -f "$app/vitrine.aot" ] && set -- -XX:AOTCache="$app/vitrine.aot" "$@"
# GCTimeRatio: a busy heap grows to its bound before collections take 1 % of the time, where G1's own 4 % keeps it small
# and marks it without end.
# shellcheck disable=SC2086 # the options are several words
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx1g -XX:GCTimeRatio=99 \
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  --add-opens=java.base/java.nio=ALL-UNNAMED \
  "$@" $options -jar "$app/lib/vitrine.jar"
