package io.evenkeel.workflow.internal.inbox;

import io.evenkeel.audit.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;

/** Where a page of the inbox ended; callers hand it back as they got it. */
record Cursor(String due, String since, String id) {
    static final Cursor START = new Cursor("-infinity", "-infinity", "");
    private static final String BETWEEN = "\n";
    private static final Set<String> INFINITE = Set.of("infinity", "-infinity");
    private static final Pattern ID = Pattern.compile("[0-9a-zA-Z:_-]{0,64}");
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    static Cursor after(Item item) {
        return new Cursor(
                item.due().map(Object::toString).orElse("infinity"),
                item.since().toString(),
                item.id());
    }

    String text() {
        String plain = String.join(BETWEEN, due, since, id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Refusal INVALID if no page ended so */
    static Cursor of(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(BETWEEN, -1);
            if (parts.length == 3
                    && isTime(parts[0])
                    && isTime(parts[1])
                    && ID.matcher(parts[2]).matches()) {
                return new Cursor(parts[0], parts[1], parts[2]);
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // refused below
        }
        throw new Refusal(
                Refusal.Kind.INVALID,
                "cursor-unreadable",
                "The cursor must be what the field next of the page before gave. Begin again without one.",
                "cursor");
    }

    /** One that the database reads too. */
    private static boolean isTime(String text) {
        if (INFINITE.contains(text)) {
            return true;
        }
        Instant time = Instant.parse(text);
        return !time.isBefore(FIRST) && time.isBefore(LAST);
    }
}
