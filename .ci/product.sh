#!/bin/sh
# The built product on this host: starts it as ./evenkeel up does, leads a real incident and a restore drill to their ends, opens the console in a
# browser, and stops it. A part of .ci/test, which sets what is used here.
# shellcheck disable=SC2154 # out and console are of .ci/test
product=$EVENKEEL_HOME/$out/product
password=$(od -An -N 12 -tx1 /dev/urandom | tr -d ' \n')

on_product() {
    EVENKEEL_DATA=$product EVENKEEL_BUILT=yes "$EVENKEEL_HOME/evenkeel" "$@"
}

check "evenkeel prepare" on_product prepare

# Not through the function: the process that is stopped at the end must be the product itself.
EVENKEEL_DATA=$product EVENKEEL_ADMIN_PASSWORD=$password EVENKEEL_BUILT=yes "$EVENKEEL_HOME/evenkeel" up --port 0 >$out/up.log 2>&1 9>&- &
product_pid=$!
trap 'kill $product_pid 2>/dev/null || true' EXIT

url=
seconds=0
while [ -z "$url" ] && [ $seconds -lt 120 ] && kill -0 $product_pid 2>/dev/null; do
    sleep 1
    seconds=$((seconds + 1))
    url=$(sed -n 's/^Evenkeel is ready: //p' $out/up.log)
done

is_ready() {
    [ -n "$url" ] || { cat $out/up.log && return 1; }
    echo "ready after $seconds s at $url"
}

stops_cleanly() {
    on_product stop && wait $product_pid && [ ! -e "$product/run/server.json" ] && ! on_product status
}

check "evenkeel up is ready" is_ready
if [ -n "$url" ]; then
    check "evenkeel status" on_product status
    say "  a real incident, about two minutes …"
    check "evenkeel try cpu --unattended" on_product try cpu --unattended
    tail -n 3 "$out/evenkeel-try-cpu---unattended.log" | sed 's/^/    /' >&2
    if has_peer pgbackrest; then
        check "evenkeel try recovery --unattended" on_product try recovery --unattended
        tail -n 2 "$out/evenkeel-try-recovery---unattended.log" | sed 's/^/    /' >&2
    else
        say "  BLOCKED: pgbackrest is not installed, so no drill is tried"
    fi
    if [ -f $console/playwright.config.ts ]; then
        if has_peer chromium-headless-shell || has_peer chromium; then
            (cd $console && EVENKEEL_URL=$url EVENKEEL_ADMIN_PASSWORD=$password \
                PLAYWRIGHT_JSON_OUTPUT_FILE="$EVENKEEL_HOME/$out/playwright.json" \
                npx --no-install playwright test --reporter=list,json) 2>&1 9>&- | tee $out/playwright.log | sed 's/^/  /' >&2 || true
            [ -s $out/playwright.json ] || echo "failed browser tests" >>$out/checks
        else
            (cd $console && EVENKEEL_URL=$url npx --no-install playwright test --list --reporter=json) \
                >$out/playwright-list.json 2>$out/playwright.log ||
                echo "failed browser tests (they cannot be listed)" >>$out/checks
            say "  BLOCKED: no chromium-headless-shell and no chromium is installed"
        fi
    fi
    check "evenkeel stops cleanly" stops_cleanly
fi
trap - EXIT
