# shellcheck shell=sh
# Sourced by .ci/test: which real programs of others are there, and how they are installed.


has_peer() {
    case $1 in
        fonts-* | rsyslog-* | postgresql-*) dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'ok installed' || ! command -v dpkg-query >/dev/null ;;
        *) command -v "$1" >/dev/null ;;
    esac
}

# The Debian packages of what is missing, each once.
missing_packages() {
    sed 's/#.*//' .ci/peers.txt | while read -r program package; do
        [ -z "$program" ] || has_peer "$program" || echo "$package"
    done | sort -u
}

report_peers() {
    [ "$(id -u)" = 0 ] || say "  BLOCKED: root is needed for some tests; as root they run"
    missing=$(missing_packages | tr '\n' ' ')
    if [ -z "$missing" ]; then
        say "  all programs are here"
        return
    fi
    sed 's/#.*//' .ci/peers.txt | while read -r program package; do
        [ -z "$program" ] || has_peer "$program" || say "  BLOCKED: $program is not installed"
    done
    say "  As root on Debian, ./evenkeel test --install-peers installs them, or:" \
        "  apt-get install --no-install-recommends $missing"
}

# Installs what is missing. No service is started meanwhile; the policy that was there before is put back.
install_peers() {
    missing=$(missing_packages | tr '\n' ' ')
    [ -n "$missing" ] || return 0
    command -v apt-get >/dev/null || stop "--install-peers works on Debian and its kin only; install these by hand: $missing"
    [ "$(id -u)" = 0 ] || stop "--install-peers needs root; as root: apt-get install --no-install-recommends $missing"
    say "  installing $missing..."
    policy=/usr/sbin/policy-rc.d
    kept=$(mktemp -d)
    [ ! -e $policy ] && [ ! -L $policy ] || mv $policy "$kept/policy-rc.d"
    trap 'put_policy_back' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    printf '#!/bin/sh\nexit 101\n' >$policy
    chmod 755 $policy
    # shellcheck disable=SC2086 # packages are words
    if ! { apt-get -o DPkg::Lock::Timeout=600 update &&
        DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 install -y --no-install-recommends $missing; } \
        >.evenkeel/test/apt.log 2>&1; then
        tail -n 20 .evenkeel/test/apt.log >&2
        stop "apt-get could not install $missing; see .evenkeel/test/apt.log."
    fi
    put_policy_back
    trap - EXIT INT TERM
}

put_policy_back() {
    rm -f $policy
    [ ! -e "$kept/policy-rc.d" ] && [ ! -L "$kept/policy-rc.d" ] || mv "$kept/policy-rc.d" $policy
    rmdir "$kept"
}
