package io.evenkeel.console.cli;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Made-up log lines for a measurement: some hundred kinds of unequal frequency, of 120 characters on average, with numbers,
 * addresses and ids in them, from fifty hosts; all from one seed. Not thread-safe.
 */
final class LogFeed {
    /** A word of many lines, about one in twelve. */
    static final String COMMON = "upstream";

    /** A word of few lines, about one in ten thousand. */
    static final String RARE = "quorum";

    private static final List<String> WORDS = List.of(
            "connection",
            "refused",
            "by",
            "peer",
            "while",
            "reading",
            "response",
            "header",
            "from",
            "client",
            "server",
            "request",
            "timeout",
            "after",
            "retry",
            "session",
            "opened",
            "closed",
            "user",
            "job",
            "started",
            "finished",
            "queue",
            "worker",
            "cache",
            "miss",
            "written",
            "to",
            "disk",
            "replica",
            "behind",
            "leader",
            COMMON);
    private static final int KINDS = 400;
    private static final int HOSTS = 50;
    private static final int PROGRAMS = 12;
    private static final int LENGTH = 112;
    private static final int RARE_ONE_IN = 10_000;

    private final Random random;
    private final List<String> kinds = new ArrayList<>();
    private Instant begin;
    private final long spanMillis;

    /** @param seed another for each sender; the kinds of lines are the same for all */
    LogFeed(long seed, Instant begin, Duration span) {
        this.random = new Random(seed);
        this.begin = begin;
        this.spanMillis = span.toMillis();
        Random same = new Random(7);
        for (int i = 0; i < KINDS; i++) {
            kinds.add(kind(same));
        }
    }

    /** Later lines have times from here on. */
    void moveTo(Instant next) {
        begin = next;
    }

    private static String kind(Random random) {
        StringBuilder kind = new StringBuilder();
        while (kind.length() < LENGTH) {
            kind.append(WORDS.get(random.nextInt(WORDS.size())));
            kind.append(
                    switch (random.nextInt(12)) {
                        case 0 -> " #";
                        case 1 -> "=# ";
                        case 2 -> " @ ";
                        default -> " ";
                    });
        }
        return kind.toString().strip();
    }

    /** A bulk request. */
    byte[] request(int lines) {
        StringBuilder body = new StringBuilder(lines * 280);
        for (int i = 0; i < lines; i++) {
            body.append("{\"create\":{}}\n{\"@timestamp\":\"")
                    .append(begin.plusMillis((long) (random.nextDouble() * spanMillis)))
                    .append("\",\"host\":{\"name\":\"host")
                    .append(random.nextInt(HOSTS))
                    .append("\"},\"log\":{\"file\":{\"path\":\"/var/log/app")
                    .append(random.nextInt(PROGRAMS))
                    .append(".log\"}},\"message\":\"");
            message(body);
            body.append("\"}\n");
        }
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void message(StringBuilder body) {
        String kind = kinds.get((int) (Math.abs(random.nextGaussian()) / 4 * KINDS) % KINDS);
        for (int i = 0; i < kind.length(); i++) {
            switch (kind.charAt(i)) {
                case '#' -> body.append(random.nextInt(10) < 6 ? random.nextInt(100) : random.nextInt(1_000_000));
                case '@' ->
                    body.append("10.")
                            .append(random.nextInt(4))
                            .append('.')
                            .append(random.nextInt(256))
                            .append(".7");
                default -> body.append(kind.charAt(i));
            }
        }
        if (random.nextInt(RARE_ONE_IN) == 0) {
            body.append(' ').append(RARE);
        }
    }
}
