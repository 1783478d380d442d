# shellcheck shell=sh
# Sourced by ./evenkeel and the scripts beside this file: finds JDK, Maven and Node, and says in one sentence what is missing.

say() {
    printf '%s\n' "$*" >&2
}

stop() {
    say "evenkeel: $*"
    exit 1
}

# Whether the folder is a JDK 25; where nothing is built (java_program=java), a JRE will do. Reads its release file, so
# nothing is started.
is_jdk_25() {
    [ -x "$1/bin/${java_program:-javac}" ] && grep -q '^JAVA_VERSION="25[."]' "$1/release" 2>/dev/null
}

# Sets and exports JAVA_HOME.
find_jdk() {
    if [ -n "${JAVA_HOME:-}" ] && is_jdk_25 "$JAVA_HOME"; then
        export JAVA_HOME
        return
    fi
    on_path=$(command -v "${java_program:-javac}" || true)
    [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
    for found in "$on_path" /usr/lib/jvm/* /usr/java/* /opt/java* /opt/jdk* /opt/*jdk* \
        "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/* \
        "${HOME:-/nonexistent}"/.local/share/mise/installs/java/* "${HOME:-/nonexistent}"/.asdf/installs/java/*; do
        if [ -n "$found" ] && is_jdk_25 "$found"; then
            JAVA_HOME=$found
            export JAVA_HOME
            return
        fi
    done
    stop "no JDK 25 was found (JAVA_HOME${JAVA_HOME:+ is $JAVA_HOME, which is not one}; PATH, /usr/lib/jvm, /opt, ~/.sdkman, ~/.jdks were searched): install one, such as Eclipse Temurin 25 from https://adoptium.net, or set JAVA_HOME."
}

# Whether version $1 is at least major $2, minor $3.
at_least() {
    major=${1%%.*}
    rest=${1#*.}
    minor=${rest%%[!0-9]*}
    [ "$major" -gt "$2" ] || { [ "$major" -eq "$2" ] && [ "${minor:-0}" -ge "$3" ]; }
}

# Sets MVN to a Maven 3.8 or later.
find_maven() {
    MVN=
    for found in "$(command -v mvn || true)" "${MAVEN_HOME:-/nonexistent}/bin/mvn" /opt/maven/bin/mvn /opt/apache-maven*/bin/mvn \
        "${HOME:-/nonexistent}"/.sdkman/candidates/maven/current/bin/mvn; do
        if [ -n "$found" ] && [ -x "$found" ]; then
            MVN=$found
            break
        fi
    done
    [ -n "$MVN" ] || stop "Maven 3.8 or later is needed to build and was not found: install it (Debian: apt-get install maven; else https://maven.apache.org/download.cgi)."
    version=$("$MVN" -B -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p' | head -n 1)
    [ -n "$version" ] || stop "$MVN does not run: try $MVN -v."
    at_least "$version" 3 8 || stop "Maven 3.8 or later is needed to build, and $MVN is $version."
}

# Sees that node and npm are there, Node 20 or later.
find_node() {
    command -v node >/dev/null && command -v npm >/dev/null ||
        stop "Node 20 or later with npm is needed to build the console and was not found: install it from https://nodejs.org or your distribution."
    version=$(node --version 2>/dev/null | sed 's/^v//')
    [ -n "$version" ] || stop "$(command -v node) does not run: try node --version."
    at_least "$version" 20 0 || stop "Node 20 or later is needed to build the console, and $(command -v node) is $version."
}

# Gets the console's libraries where package-lock.json is another one than at the last time.
console_libraries() {
    lock=$(cksum <ui/src/main/console/package-lock.json | tr ' ' -)
    kept=ui/src/main/console/node_modules/.evenkeel-lock
    [ "$(cat $kept 2>/dev/null)" != "$lock" ] || return 0
    npm --prefix ui/src/main/console ci --no-audit --no-fund --no-update-notifier && echo "$lock" >$kept
}

# A number that changes when a file below the given paths is added, removed or changed; what builds make is left out.
fingerprint() {
    find "$@" \( -name node_modules -o -name dist -o -name target -o -name test-results -o -name coverage \) -prune \
        -o -type f -print0 2>/dev/null | LC_ALL=C sort -z | xargs -0 cksum | cksum | tr ' ' -
}

# Runs a command with its whole output in a log; shows the log's end if it fails.
# $1 log, $2 what it is, the rest the command. Standard input of "progress" is the output, line by line.
logged() {
    log=$1 what=$2
    shift 2
    rc_file=$log.rc
    { rc=0; "$@" 2>&1 || rc=$?; echo "$rc" >"$rc_file"; } | tee "$log" | progress
    rc=$(cat "$rc_file")
    rm -f "$rc_file"
    if [ "$rc" != 0 ]; then
        say "" "---- the end of $log"
        grep -v '^\[INFO\] *$' "$log" | tail -n 40 >&2
        say "----"
        if grep -qi 'no space left on device\|ENOSPC' "$log"; then
            stop "$what failed: there is no space left on the disk. Free at least 3 GB, then repeat the command."
        fi
        stop "$what failed (exit code $rc); the whole log is $log."
    fi
}

# Turns the lines of Maven's tests into one for each module and each class that fails.
test_progress() {
    while IFS= read -r line; do
        case $line in
            *'Building Evenkeel :: '*) line=${line#*'Building Evenkeel :: '} && say "  ${line%% *} ${line##* }" ;;
            *'Tests run:'*'<<< '*) say "  ${line#*] }" ;;
            *'Tests run:'*' -- in '* | *'Tests run:'*'Time elapsed'*) ;;
            *'Tests run:'*) say "    ${line#*] }" ;;
            *'COMPILATION ERROR'*) say "  does not compile" ;;
        esac
    done
}

# Turns Maven's lines into a few that a person reads.
progress() {
    got=0
    while IFS= read -r line; do
        case $line in
            *'Building Evenkeel :: '*) line=${line#*'Building Evenkeel :: '} && say "  ${line%% *} ${line##* }" ;;
            *'Downloaded from '*)
                got=$((got + 1))
                [ $((got % 100)) -ne 0 ] || say " ... $got files downloaded"
                ;;
        esac
    done
}
