package io.evenkeel.notify.internal;

import io.evenkeel.notify.Notice;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is handed over at once: one notice, or several that gathered.
 *
 * @param notice with the words and the key of the whole
 * @param createdAt when it was stored
 * @param parts the notices in it; the same one where it went alone
 */
record Parcel(Notice notice, Instant createdAt, List<Notice> parts) {

    private static final int MOST_NAMED = 5;
    private static final int MOST_WORDED = 30;

    Parcel {
        parts = List.copyOf(parts);
    }

    static Parcel of(Notice notice, Instant createdAt) {
        return new Parcel(notice, createdAt, List.of(notice));
    }

    /**
     * @param carrier whose key the whole has
     * @param parts at least one
     */
    static Parcel gathered(Notice carrier, Instant createdAt, List<Notice> parts) {
        boolean single = parts.size() == 1;
        Notice first = parts.getFirst();
        var whole = new Notice(
                carrier.key(),
                carrier.channel(),
                carrier.personId(),
                carrier.address(),
                single ? first.subject() : subject(parts),
                single ? first.text() : text(parts),
                single ? first.about() : "");
        boolean presses = parts.stream().anyMatch(Notice::pressing);
        return new Parcel(OneLine.storable(whole.pressing(presses)), createdAt, parts);
    }

    /** Whether it waited for company, found or not. */
    boolean isGathered() {
        return !parts.equals(List.of(notice));
    }

    private static String subject(List<Notice> parts) {
        List<String> abouts = parts.stream().map(Notice::about).distinct().toList();
        String named = abouts.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return parts.size() + " messages within a minute: " + named + (abouts.size() > MOST_NAMED ? " …" : "");
    }

    private static String text(List<Notice> parts) {
        String worded = parts.stream().limit(MOST_WORDED).map(Notice::text).collect(Collectors.joining("\n\n----\n\n"));
        String others = parts.stream().skip(MOST_WORDED).map(Notice::subject).collect(Collectors.joining("\n"));
        return others.isEmpty() ? worded : worded + "\n\n----\n\n" + others;
    }
}
