# Finding a JDK 25: sourced by ./run, ./test and ./bench, so that all three take the same one.

jdk_major() { # the major version of the JDK in directory $1; nothing when there is none
  [ -x "$1/bin/javac" ] && sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

jdk_on_path() { # the home of the java that the shell would call, through its symbolic links
  found=$(command -v java) && found=$(readlink -f "$found") && dirname "$(dirname "$found")"
}

# Sets and exports JAVA_HOME to the first JDK of version 25 or later, or says what to install and exits with 1.
find_jdk() {
  for home in "${JAVA_HOME-}" "$(jdk_on_path)" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.jdks/* /opt/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    major=$(jdk_major "$home")
    if [ "${major:-0}" -ge 25 ]; then
      JAVA_HOME=$home
      export JAVA_HOME
      return
    fi
  done
  echo "No JDK 25 found (JAVA_HOME, PATH, /usr/lib/jvm, ~/.sdkman, ~/.jdks and /opt were searched)." >&2
  echo "Install a JDK 25 or later, for example Eclipse Temurin 25, or set JAVA_HOME to one." >&2
  exit 1
}

# Maven's own libraries make a JDK 25 warn; the warnings say nothing about Vitrine.
need_maven() {
  MAVEN_OPTS="${MAVEN_OPTS-} --sun-misc-unsafe-memory-access=allow"
  export MAVEN_OPTS
  command -v mvn >/dev/null && return
  echo "No Maven found: install Maven 3.8.7 or later (command mvn)." >&2
  exit 1
}
