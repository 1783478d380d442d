package io.evenkeel.database.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Ends a server by the signals that PostgreSQL understands, gentle first; each step has a limit. */
final class Signals {

    private static final Duration GENTLE_LIMIT = Duration.ofSeconds(25);
    private static final Duration HARD_LIMIT = Duration.ofSeconds(8);
    private static final Duration POLL = Duration.ofMillis(20);

    private Signals() {}

    /** SIGINT: end all work and write a checkpoint. SIGQUIT: end at once, recover at the next start. */
    static void stop(ProcessHandle server) {
        send("INT", server);
        if (!hasEnded(server, GENTLE_LIMIT)) {
            send("QUIT", server);
            if (!hasEnded(server, HARD_LIMIT)) {
                server.destroyForcibly();
                hasEnded(server, Duration.ofSeconds(2));
            }
        }
    }

    private static void send(String signal, ProcessHandle server) {
        Command.run(Duration.ofSeconds(5), List.of("kill", "-" + signal, String.valueOf(server.pid())));
    }

    private static boolean hasEnded(ProcessHandle server, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (server.isAlive() && System.nanoTime() < end) {
            LockSupport.parkNanos(POLL.toNanos());
        }
        return !server.isAlive();
    }
}
