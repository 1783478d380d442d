package io.evenkeel.console.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How long calls of one kind took. Thread-safe. */
final class Latencies {
    private final String what;
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();

    Latencies(String what) {
        this.what = what;
    }

    /** A call whose time counts; what it throws is the caller's. */
    interface Timed {
        void run() throws java.io.IOException, InterruptedException;
    }

    void time(Timed call) throws java.io.IOException, InterruptedException {
        long begin = System.nanoTime();
        call.run();
        nanos.add(System.nanoTime() - begin);
    }

    /** One that was timed elsewhere. */
    void count(long nanoseconds) {
        nanos.add(nanoseconds);
    }

    void forget() {
        nanos.clear();
    }

    int count() {
        return nanos.size();
    }

    void tell(PrintWriter out) {
        double[] millis =
                nanos.stream().mapToDouble(each -> each / 1e6).sorted().toArray();
        if (millis.length == 0) {
            out.printf("%s: none%n", what);
            return;
        }
        out.printf(
                "%s: %,d, p50 %.1f ms, p99 %.1f ms, longest %.0f ms%n",
                what,
                millis.length,
                millis[millis.length / 2],
                millis[millis.length * 99 / 100],
                Arrays.stream(millis).max().orElse(0));
        out.flush();
    }
}
