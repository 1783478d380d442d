package io.evenkeel.logs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lines and queries of a small world, so that queries often find something; all from one seed. */
public final class RandomLines {
    private static final List<String> WORDS = List.of(
            "connection",
            "refused",
            "Timeout",
            "disk",
            "磁盘已满",
            "10.1.2.3:80",
            "user=alice",
            "a/b.c",
            "took",
            "15ms",
            "x");
    private static final List<String> HOSTS = List.of("web1", "web2", "DB-1", "db-2.example");
    private static final List<String> SOURCES = List.of("/var/log/app.log", "sshd", "cron");
    private static final List<String> NAMES = List.of("status", "path", "trace", "took");
    private static final List<String> VALUES = List.of("200", "503", "-1.5", "1e3", "/Index", "GET", "abc def");

    private final Random random;
    private final Instant begin;
    private long id = 1;

    public RandomLines(long seed, Instant begin) {
        this.random = new Random(seed);
        this.begin = begin;
    }

    /** @param span in which they lie, in milliseconds; small, so that many share a time */
    public LogLine line(int span) {
        Map<String, String> fields = new HashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            fields.put(one(NAMES), one(VALUES));
        }
        return new LogLine(
                id++,
                begin.plusMillis(random.nextInt(span)),
                one(HOSTS),
                one(SOURCES),
                one(List.of(Severity.values())),
                message(),
                fields,
                random.nextInt(4),
                random.nextInt(5) == 0);
    }

    public List<LogLine> lines(int count, int span) {
        List<LogLine> lines = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            lines.add(line(span));
        }
        return lines;
    }

    private String message() {
        return IntStream.range(0, random.nextInt(8)).mapToObj(_ -> one(WORDS)).collect(Collectors.joining(" "));
    }

    /** @param depth how deep it may nest */
    public String query(int depth) {
        return switch (depth > 0 ? random.nextInt(13) : random.nextInt(9)) {
            case 0 -> one(WORDS);
            case 1 -> "\"" + one(WORDS) + " " + one(WORDS) + "\"";
            case 2 -> one(List.of("host", "source")) + ":" + one(List.of("web1", "db-1", "web*", "?b-1", "*", "cron"));
            case 3 -> "level:" + one(List.of("error", "warn", ">=warning", "<info", "[debug TO error}", "none"));
            case 4 -> one(NAMES) + ":" + one(List.of("200", ">=200", "[-2 TO 1000]", "{200 TO *]", "get", "a*", "*"));
            case 5 ->
                one(List.of("conn*", "t?ok", "*used", "磁*", "new:true", "new:false", "template:2", "template:>1"));
            case 6 -> one(List.of("/refused|Timeout/", "/^disk/", "host:/b-\\d/", "path:/^.Index$/", "/\\d{2}ms/"));
            case 7 -> one(VALUES).contains(" ") ? "trace:\"abc def\"" : "path:" + one(VALUES);
            case 8 -> "*";
            case 9 -> "NOT " + query(depth - 1);
            case 10, 11 -> "(" + query(depth - 1) + " " + query(depth - 1) + ")";
            default -> "(" + query(depth - 1) + " OR " + query(depth - 1) + ")";
        };
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
