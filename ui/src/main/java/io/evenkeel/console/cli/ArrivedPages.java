package io.evenkeel.console.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** Which of the numbered alerts of a measurement were paged for, and how long that took. Thread-safe. */
final class ArrivedPages {

    private static final Pattern NUMBER = Pattern.compile("bench-(\\d+)");

    private final Map<Integer, Long> sentNanos = new ConcurrentHashMap<>();
    private final Map<Integer, Long> atOnceMillis = new ConcurrentHashMap<>();
    private final Set<Integer> arrived = ConcurrentHashMap.newKeySet();
    private final AtomicInteger letters = new AtomicInteger();

    void sent(int alert) {
        sentNanos.put(alert, System.nanoTime());
    }

    void refused(int alert) {
        sentNanos.remove(alert);
    }

    /** @param nanos when the mail server had accepted it */
    void accepted(String text, long nanos) {
        letters.incrementAndGet();
        List<Integer> alerts = NUMBER.matcher(text)
                .results()
                .map(found -> Integer.valueOf(found.group(1)))
                .distinct()
                .toList();
        arrived.addAll(alerts);
        // One that waited for company has not gone at once, even if it found none.
        if (!text.contains("Evenkeel-Gathered:")) {
            alerts.stream()
                    .limit(1)
                    .forEach(alert -> Optional.ofNullable(sentNanos.get(alert))
                            .ifPresent(sent -> atOnceMillis.putIfAbsent(alert, (nanos - sent) / 1_000_000)));
        }
    }

    /** Headers with the decoded body; a code and a page are plain words in one or the other. */
    static String text(String letter) {
        int end = letter.indexOf("\n\n");
        String head = letter.substring(0, Math.max(0, end)).replace("\n ", " ");
        String body = letter.substring(Math.max(0, end));
        if (head.toLowerCase(Locale.ROOT).contains("content-transfer-encoding: base64")) {
            byte[] bytes = Base64.getMimeDecoder().decode(body);
            return head + new String(bytes, StandardCharsets.UTF_8);
        }
        return head + body.replace("=\n", "");
    }

    int count() {
        return arrived.size();
    }

    int letters() {
        return letters.get();
    }

    int atOnce() {
        return atOnceMillis.size();
    }

    /** How long those took that went at once; nothing where there was none. */
    void tell(PrintWriter out, String words, IntPredicate which) {
        long[] millis = atOnceMillis.entrySet().stream()
                .filter(page -> which.test(page.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sorted()
                .toArray();
        if (millis.length > 0) {
            out.printf(
                    "%s: %d pages, p50 %d ms, p90 %d ms, p99 %d ms, longest %d ms%n",
                    words,
                    millis.length,
                    at(millis, 0.5),
                    at(millis, 0.9),
                    at(millis, 0.99),
                    millis[millis.length - 1]);
        }
    }

    private static long at(long[] sorted, double part) {
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)];
    }
}
